//! "Repeat this event": the form, the dates it would make, and making them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::{Answer, Form, REPEATED, form, preview};
use crate::domain::event::Event;
use crate::domain::series::Rule;
use crate::domain::series::plan::impossible;
use crate::services::start_series::{self, Proposal};
use crate::services::{Error as Failure, read_event};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, series as fields_of};
use crate::web::pages::form::FormView;
use crate::web::pages::staff::notices::NoticePage;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::series_form::Repeat;
use crate::web::staff::{Desk, page};

async fn event(desk: &Desk, slug: &str) -> Result<Event, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    let hub = desk
        .app
        .read(move |tx, context| read_event::hub(tx, context, &actor, &slug))
        .await?;
    Ok(hub.event)
}

/// GET `/staff/events/{e}/repeat`, `?repeat=weekly` chooses how.
pub(crate) async fn ask(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let event = event(&desk, &slug).await?;
    if event.series.is_some() {
        return Ok(desk.go(&paths::event(&slug)));
    }
    let date = event.times.local_start.date();
    let today = crate::domain::zone::local(desk.app.clock.now(), event.times.zone).date();
    let (view, ticked) = form::from_date(date, date.max(today));
    let ticked: Vec<&str> = ticked.iter().map(String::as_str).collect();
    let repeat = chosen(&request).unwrap_or(Repeat::Monthly);
    let frame = form::Frame::begin(&event);
    page(
        StatusCode::OK,
        &form::page(&desk, frame, (repeat, view, &ticked)),
    )
}

/// How it comes again, when the link says so.
pub(super) fn chosen(request: &HttpRequest) -> Option<Repeat> {
    let query = web::Query::<Vec<(String, String)>>::from_query(request.query_string()).ok()?;
    let (_, way) = query.iter().find(|(name, _)| name == "repeat")?;
    Some(Repeat::of(way))
}

/// POST `/staff/events/{e}/repeat`: shows the dates, makes them when `then` is `do`.
pub(crate) async fn submit(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&REPEATED)?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let mut reader = Reader::new(&fields, desk.words);
    let rule = fields_of::read(&mut reader);
    let (Some(rule), false) = (rule, fields.get("then") == "edit") else {
        let status = match reader.view.has_errors() {
            true => StatusCode::UNPROCESSABLE_ENTITY,
            false => StatusCode::OK,
        };
        let event = event(&desk, &slug).await?;
        let frame = form::Frame::begin(&event);
        return page(status, &form::again(&desk, frame, &fields, reader.view));
    };
    if fields.get("then") == "do" {
        return make(&desk, &slug, rule, &fields).await;
    }
    look(&desk, &slug, rule, (&fields, FormView::new())).await
}

async fn proposal(desk: &Desk, slug: &str, rule: Rule) -> Result<Option<Proposal>, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(
            move |tx, context| match start_series::preview(tx, context, &actor, &slug, &rule) {
                Err(Failure::Stale) => Ok(None),
                other => other.map(Some),
            },
        )
        .await
}

async fn look(
    desk: &Desk,
    slug: &str,
    rule: Rule,
    (fields, mut form): (&Fields, FormView),
) -> Answer {
    let Some(proposal) = proposal(desk, slug, rule.clone()).await? else {
        let notice = NoticePage::state(desk.chrome.clone(), &paths::event(slug));
        return page(StatusCode::CONFLICT, &notice);
    };
    let status = match (form.has_errors(), impossible(&proposal.lines).next()) {
        (true, _) => StatusCode::CONFLICT,
        (_, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    if proposal.lines.is_empty() {
        form.refuse_all(desk.words.t("series-error-no-date"));
    }
    let frame = preview::Frame {
        action: paths::event_repeat(slug),
        back: paths::event(slug),
        fields,
        form,
        may_edit: true,
    };
    page(status, &preview::begin(desk, frame, &rule, &proposal))
}

async fn make(desk: &Desk, slug: &str, rule: Rule, fields: &Fields) -> Answer {
    let (actor, own, stamp) = (
        desk.present.actor.clone(),
        slug.to_owned(),
        fields.get("stamp").to_owned(),
    );
    let wanted = rule.clone();
    let made = desk
        .app
        .write(move |tx, context| {
            match start_series::run(tx, context, &actor, &own, (&wanted, &stamp)) {
                Err(Failure::Stale) => Ok(None),
                other => other.map(Some),
            }
        })
        .await?;
    if let Some(series) = made {
        return Ok(desk.done(&paths::series(series.public_id.as_str()), "series-made"));
    }
    let mut form = FormView::new();
    form.refuse_all(desk.words.t("series-changed-meanwhile"));
    look(desk, slug, rule, (fields, form)).await
}
