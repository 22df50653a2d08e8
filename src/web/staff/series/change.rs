//! Other dates, an end, or an event's form that is meant for more than its own date: shown first,
//! done by the second POST.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use chrono::NaiveDate;

use super::show::{face, id, series_page, sheet};
use super::{Answer, Form, REPEATED, form, preview, start};
use crate::domain::event::{Event, EventFacts};
use crate::domain::ids::PublicId;
use crate::domain::series::plan::{impossible, is_by_hand};
use crate::domain::series::{Reach, Rule};
use crate::services::Error as Failure;
use crate::services::change_series::{self, Proposal, Request, What};
use crate::services::read_series::Sheet;
use crate::services::save_event::Parts;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, series as fields_of};
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::staff::event_end::EventEndPage;
use crate::web::pages::staff::notices::NoticePage;
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, page};
use crate::words::dates;

/// A change that was sent: what, from where, and where its pages lead.
struct Sent<'a> {
    request: Request,
    fields: &'a Fields,
    action: String,
    back: String,
    may_edit: bool,
}

/// GET `/staff/series/{s}/rule`, `?repeat=weekly` chooses how.
pub(crate) async fn ask(request: HttpRequest, raw: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let sheet = sheet(&desk, &id(&raw)?).await?;
    let (own, mut view, ticked) = form::from_rule(&sheet.series.rule);
    view.set("reach", "all");
    let ticked: Vec<&str> = ticked.iter().map(String::as_str).collect();
    let repeat = start::chosen(&request).unwrap_or(own);
    let filled = form::page(&desk, frame(&desk, &sheet)?, (repeat, view, &ticked));
    page(StatusCode::OK, &filled)
}

fn frame<'a>(desk: &Desk, sheet: &'a Sheet) -> Result<form::Frame<'a>, Error> {
    let event = face(sheet, desk.app.clock.now()).ok_or(Error::NotFound)?;
    let id = sheet.series.public_id.as_str();
    Ok(form::Frame {
        action: paths::series_rule(id),
        back: paths::series(id),
        event,
        reach: reaches(desk, sheet),
    })
}

/// Every date still to come from which new dates may hold.
fn reaches(desk: &Desk, sheet: &Sheet) -> Vec<Choice> {
    let (words, now) = (desk.words, desk.app.clock.now());
    let ahead = sheet.events.iter().filter(|event| !event.is_over(now));
    let mut days: Vec<NaiveDate> = ahead.filter_map(|event| event.series?.date).collect();
    days.sort();
    let from = days.into_iter().map(|date| {
        let said = dates::date(date, words.language());
        Choice::new(date.to_string(), words.t1("series-from-date", "date", said))
    });
    std::iter::once(Choice::new("all", words.t("series-from-all")))
        .chain(from)
        .collect()
}

/// POST `/staff/series/{s}/rule`
pub(crate) async fn submit(request: HttpRequest, raw: web::Path<String>, sent: Form) -> Answer {
    let fields = Fields::new(sent).once_each(&REPEATED)?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let id = id(&raw)?;
    let mut reader = Reader::new(&fields, desk.words);
    let rule = fields_of::read(&mut reader);
    let reach = reach(&mut reader, rule.as_ref());
    let (Some(rule), Some(reach), false) = (rule, reach, fields.get("then") == "edit") else {
        let status = if reader.view.has_errors() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        };
        let sheet = sheet(&desk, &id).await?;
        let again = form::again(&desk, frame(&desk, &sheet)?, &fields, reader.view);
        return page(status, &again);
    };
    let sent = Sent {
        fields: &fields,
        action: paths::series_rule(id.as_str()),
        back: paths::series(id.as_str()),
        may_edit: true,
        request: Request {
            series: id,
            reach,
            what: What::Rule(rule),
        },
    };
    look_or_do(&desk, sent).await
}

/// From when the rule holds; it cannot begin before that.
fn reach(reader: &mut Reader<'_>, rule: Option<&Rule>) -> Option<Reach> {
    let Ok(date) = reader.fields.get("reach").parse::<NaiveDate>() else {
        return Some(Reach::All);
    };
    if rule?.start < date {
        let words = reader.words;
        let date = dates::date(date, words.language());
        let sentence = words.t1("series-error-starts-cut", "date", date);
        reader.refuse("starts", sentence);
        return None;
    }
    Some(Reach::Following(date))
}

/// POST `/staff/series/{s}/end`
pub(crate) async fn end(request: HttpRequest, raw: web::Path<String>, sent: Form) -> Answer {
    let fields = Fields::new(sent).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let id = id(&raw)?;
    let mut reader = Reader::new(&fields, desk.words);
    let Some(last) = fields_of::date(&mut reader, "last", "series-error-last") else {
        let sheet = sheet(&desk, &id).await?;
        let again = series_page(&desk, &sheet, reader.view);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &again);
    };
    let sent = Sent {
        fields: &fields,
        action: paths::series_end(id.as_str()),
        back: paths::series(id.as_str()),
        may_edit: false,
        request: Request {
            series: id,
            reach: Reach::All,
            what: What::End(last),
        },
    };
    look_or_do(&desk, sent).await
}

/// The form of an event, sent with `reach` beyond its own date.
pub(in crate::web::staff) struct EventForm {
    pub series: PublicId,
    pub parts: Parts,
    pub facts: EventFacts,
}

/// How far the form of `event` is meant to reach; `None` is only this one.
pub(in crate::web::staff) fn reach_of(event: &Event, fields: &Fields) -> Option<Reach> {
    let date = event.series?.date.filter(|_| !is_by_hand(event))?;
    match fields.get("reach") {
        "following" => Some(Reach::Following(date)),
        "all" => Some(Reach::All),
        _ => None,
    }
}

/// Shows what the form changes in the series, or does it.
pub(in crate::web::staff) async fn event_form(
    desk: &Desk,
    (event, reach): (&Event, Reach),
    form: EventForm,
    fields: &Fields,
) -> Answer {
    let slug = event.slug.as_str();
    let what = What::Facts {
        slug: slug.to_owned(),
        version: fields.get("version").parse().unwrap_or(-1),
        parts: Box::new(form.parts),
        facts: Box::new(form.facts),
    };
    let sent = Sent {
        fields,
        action: paths::event_edit(slug),
        back: paths::event(slug),
        may_edit: true,
        request: Request {
            series: form.series,
            reach,
            what,
        },
    };
    look_or_do(desk, sent).await
}

async fn look_or_do(desk: &Desk, sent: Sent<'_>) -> Answer {
    if sent.fields.get("then") != "do" {
        return look(desk, sent, FormView::new()).await;
    }
    let mut reader = Reader::new(sent.fields, desk.words);
    let reason = reader.optional_line("reason", EventEndPage::MAX_REASON);
    if reader.view.has_errors() {
        return look(desk, sent, reader.view).await;
    }
    let (actor, request) = (desk.present.actor.clone(), sent.request.clone());
    let (stamp, given) = (sent.fields.get("stamp").to_owned(), reason.clone());
    let done = desk
        .app
        .write(move |tx, context| {
            match change_series::run(tx, context, &actor, &request, (&stamp, &given)) {
                Err(Failure::Stale) => Ok(None),
                other => other.map(Some),
            }
        })
        .await?;
    if let Some(series) = done {
        return Ok(desk.done(&paths::series(series.public_id.as_str()), "series-changed"));
    }
    let mut form = reader.view;
    if reason.is_empty() {
        form.set("reason", "");
    }
    again(desk, sent, form).await
}

/// Why it was not done: a reason is missing, or something changed since it was shown.
async fn again(desk: &Desk, sent: Sent<'_>, mut form: FormView) -> Answer {
    let Some(proposal) = proposal(desk, &sent).await? else {
        return changed(desk, &sent);
    };
    if proposal.stamp == sent.fields.get("stamp") {
        if proposal.calls_off() {
            form.refuse("reason", desk.words.t("staff-error-reason"));
        }
    } else {
        form.refuse_all(desk.words.t("series-changed-meanwhile"));
    }
    shown(desk, sent, form, &proposal)
}

async fn look(desk: &Desk, sent: Sent<'_>, form: FormView) -> Answer {
    match proposal(desk, &sent).await? {
        Some(proposal) => shown(desk, sent, form, &proposal),
        None => changed(desk, &sent),
    }
}

fn changed(desk: &Desk, sent: &Sent<'_>) -> Answer {
    let notice = NoticePage::state(desk.chrome.clone(), &sent.back);
    page(StatusCode::CONFLICT, &notice)
}

async fn proposal(desk: &Desk, sent: &Sent<'_>) -> Result<Option<Proposal>, Error> {
    let (actor, request) = (desk.present.actor.clone(), sent.request.clone());
    desk.app
        .read(
            move |tx, context| match change_series::preview(tx, context, &actor, &request) {
                Err(Failure::Stale) => Ok(None),
                other => other.map(Some),
            },
        )
        .await
}

fn shown(desk: &Desk, sent: Sent<'_>, form: FormView, proposal: &Proposal) -> Answer {
    let is_wrong = form.has_errors() || impossible(&proposal.lines).next().is_some();
    let status = if is_wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let frame = preview::Frame {
        action: sent.action,
        back: sent.back,
        fields: sent.fields,
        form,
        may_edit: sent.may_edit,
    };
    page(status, &preview::change(desk, frame, proposal))
}
