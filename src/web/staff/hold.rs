//! A legal hold on what is kept about one event.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::services::hold_event;
use crate::services::read_event::Hub;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::event_hold::EventHoldPage;
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, events, page};
use crate::words::dates;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// GET `/staff/events/{e}/hold`
pub(crate) async fn show(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_hold_records()?;
    let hub = events::hub(&desk, &slug).await?;
    let reason = hub.hold.as_ref().map_or("", |hold| hold.reason.as_str());
    let form = FormView::new().with("reason", reason);
    page(StatusCode::OK, &hold_page(&desk, &hub, form))
}

/// POST `/staff/events/{e}/hold`
pub(crate) async fn change(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_hold_records()?;
    let lifts = fields.get("do") == "lift";
    let mut reader = Reader::new(&fields, desk.words);
    let reason = if lifts {
        None
    } else {
        let missing = "staff-hold-reason-missing";
        Some(reader.line("reason", EventHoldPage::MAX_REASON, missing))
    };
    if reader.view.has_errors() {
        let hub = events::hub(&desk, &slug).await?;
        let view = hold_page(&desk, &hub, reader.view);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event(&slug);
    desk.app
        .write(move |tx, context| hold_event::run(tx, context, &actor, &slug, reason.as_deref()))
        .await?;
    Ok(desk.done(&path, if lifts { "hold-lifted" } else { "hold-set" }))
}

fn hold_page(desk: &Desk, hub: &Hub, form: FormView) -> EventHoldPage {
    let (language, zone) = (desk.words.language(), hub.event.times.zone);
    let since =
        |hold: &crate::domain::retention::Hold| dates::date_time(hold.since, zone, language);
    EventHoldPage {
        chrome: desk.chrome.clone(),
        slug: hub.event.slug.to_string(),
        since: hub.hold.as_ref().map(since).unwrap_or_default(),
        form,
    }
    .titled(hub.event.title(language))
}
