//! Cancelling and postponing: two taps and a sentence.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::text::Line;
use crate::services::read_event::Hub;
use crate::services::{Error as Failure, cancel_event, postpone_event};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::event_end::{Ending, EventEndPage};
use crate::web::pages::staff::notices::NoticePage;
use crate::web::pages::staff::paths;
use crate::web::staff::event_form::is_live;
use crate::web::staff::{Desk, events, page, views};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// GET `/staff/events/{e}/cancellation`
pub(crate) async fn ask_cancel(request: HttpRequest, slug: web::Path<String>) -> Answer {
    ask(request, &slug, Ending::Cancel).await
}

/// GET `/staff/events/{e}/postponement`
pub(crate) async fn ask_postpone(request: HttpRequest, slug: web::Path<String>) -> Answer {
    ask(request, &slug, Ending::Postpone).await
}

/// POST `/staff/events/{e}/cancellation`
pub(crate) async fn cancel(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    end(
        request,
        slug.into_inner(),
        Fields::new(form),
        Ending::Cancel,
    )
    .await
}

/// POST `/staff/events/{e}/postponement`
pub(crate) async fn postpone(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    end(
        request,
        slug.into_inner(),
        Fields::new(form),
        Ending::Postpone,
    )
    .await
}

async fn ask(request: HttpRequest, slug: &str, ending: Ending) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let hub = events::hub(&desk, slug).await?;
    if !is_live(&hub.event, desk.app.clock.now()) {
        return page(
            StatusCode::CONFLICT,
            &NoticePage::state(desk.chrome.clone(), &paths::event(slug)),
        );
    }
    page(
        StatusCode::OK,
        &end_page(&desk, hub, ending, FormView::new()),
    )
}

async fn end(request: HttpRequest, slug: String, fields: Fields, ending: Ending) -> Answer {
    let fields = fields.once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let mut reader = Reader::new(&fields, desk.words);
    let reason = reader.line("reason", EventEndPage::MAX_REASON, "staff-error-reason");
    if reader.view.has_errors() {
        let hub = events::hub(&desk, &slug).await?;
        return page(
            StatusCode::UNPROCESSABLE_ENTITY,
            &end_page(&desk, hub, ending, reader.view),
        );
    }
    let reason = Line::cleaned(&reason);
    let (actor, path) = (desk.present.actor.clone(), paths::event(&slug));
    let done = desk
        .app
        .write(move |tx, context| {
            let ended = match ending {
                Ending::Cancel => cancel_event::run(tx, context, &actor, &slug, reason.as_str()),
                Ending::Postpone => {
                    postpone_event::run(tx, context, &actor, &slug, reason.as_str())
                }
            };
            match ended {
                Err(Failure::State { .. }) => Ok(false),
                other => other.map(|_| true),
            }
        })
        .await?;
    if done {
        return Ok(desk.done(&path, ending.done()));
    }
    page(
        StatusCode::CONFLICT,
        &NoticePage::state(desk.chrome.clone(), &path),
    )
}

fn end_page(desk: &Desk, hub: Hub, ending: Ending, form: FormView) -> EventEndPage {
    let language = desk.words.language();
    EventEndPage {
        chrome: desk.chrome.clone(),
        ending,
        slug: hub.event.slug.to_string(),
        title: views::title(&hub.event, language),
        when: views::when(&hub.event, language),
        venue: hub.event.venue.facts.name.clone(),
        parties: hub.totals.confirmed_parties + hub.totals.waiting_parties,
        heads: hub.totals.confirmed_heads + hub.totals.waiting_heads,
        addresses: u32::try_from(hub.to_tell).unwrap_or(u32::MAX),
        form,
    }
    .titled()
}
