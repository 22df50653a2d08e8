//! The rain plan: on, and back to the usual plan. Two taps, and a sentence for who likes.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::text::Line;
use crate::services::read_event::Hub;
use crate::services::{Error as Failure, switch_rain};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Passage;
use crate::web::pages::staff::event_rain::EventRainPage;
use crate::web::pages::staff::notices::NoticePage;
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, events, page, views};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// GET `/staff/events/{e}/rain`
pub(crate) async fn ask(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let hub = events::hub(&desk, &slug).await?;
    if !hub.may_turn_rain {
        return conflict(&desk, &slug);
    }
    page(StatusCode::OK, &rain_page(&desk, hub, FormView::new()))
}

/// POST `/staff/events/{e}/rain`
pub(crate) async fn turn(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let mut reader = Reader::new(&fields, desk.words);
    let sentence = reader.optional_line("sentence", EventRainPage::MAX_SENTENCE);
    if reader.view.has_errors() {
        let hub = events::hub(&desk, &slug).await?;
        let view = rain_page(&desk, hub, reader.view);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let mut view = reader.view;
    let rain = fields.get("plan") == "rain";
    let version = fields.get("version").parse().unwrap_or(-1);
    let sentence = Line::cleaned(&sentence).as_str().to_owned();
    let (actor, at) = (desk.present.actor.clone(), slug.clone());
    let turned = desk
        .app
        .write(move |tx, context| {
            let wish = (rain, sentence.as_str());
            match switch_rain::run(tx, context, &actor, (&at, version), wish) {
                Err(Failure::State { .. }) => Ok(Err(false)),
                Err(Failure::Stale) => Ok(Err(true)),
                other => other.map(|_| Ok(())),
            }
        })
        .await?;
    match turned {
        Ok(()) => {
            let done = if rain { "rain-plan" } else { "usual-plan" };
            Ok(desk.done(&paths::event(&slug), done))
        }
        Err(false) => conflict(&desk, &slug),
        Err(true) => {
            view.refuse_all(desk.words.t("rain-stale"));
            let hub = events::hub(&desk, &slug).await?;
            page(StatusCode::CONFLICT, &rain_page(&desk, hub, view))
        }
    }
}

fn conflict(desk: &Desk, slug: &str) -> Answer {
    page(
        StatusCode::CONFLICT,
        &NoticePage::state(desk.chrome.clone(), &paths::event(slug)),
    )
}

fn rain_page(desk: &Desk, hub: Hub, form: FormView) -> EventRainPage {
    let language = desk.words.language();
    let event = &hub.event;
    let plan = event.rain_plan(language);
    EventRainPage {
        chrome: desk.chrome.clone(),
        rain: event.rain_since.is_none(),
        slug: event.slug.to_string(),
        version: event.version,
        title: views::title(event, language),
        when: views::when(event, language),
        venue: event.venue.facts.name.clone(),
        plan: plan.map(|(own, plan)| Passage::new(plan, own, language)),
        parties: hub.totals.confirmed_parties + hub.totals.waiting_parties,
        heads: hub.totals.confirmed_heads + hub.totals.waiting_heads,
        addresses: u32::try_from(hub.to_tell).unwrap_or(u32::MAX),
        form,
    }
    .titled()
}
