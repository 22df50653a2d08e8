//! The door of an event: taps, and parties that show a code. GET shows, POST counts.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use crate::domain::arrival::{Heads, NotCounting, Tap};
use crate::domain::code::Code;
use crate::domain::rsvp::State;
use crate::services::count_arrivals::{self, Door, Party};
use crate::services::ports::Vault;
use crate::services::{Error as Failure, read_counts};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::event_arrivals::{EventArrivalsPage, PartyView};
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, page, query_value, views};
use crate::words::Words;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

struct Seen {
    door: Door,
    expected: String,
}

async fn look(desk: &Desk, slug: &str) -> Result<Seen, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    let words = desk.words;
    desk.app
        .read(move |tx, context| {
            let door = count_arrivals::door(tx, context, &actor, &slug)?;
            let expected = read_counts::expect(tx, &door.event)?;
            Ok(Seen {
                door,
                expected: views::expected(&expected, words).0,
            })
        })
        .await
}

fn why(closed: NotCounting, words: Words) -> String {
    words.t(match closed {
        NotCounting::Off => "staff-door-closed-off",
        NotCounting::TooEarly => "staff-door-closed-too-early",
        NotCounting::TooLate => "staff-door-closed-too-late",
    })
}

fn door_page(
    desk: &Desk,
    seen: &Seen,
    party: Option<PartyView>,
    form: FormView,
) -> EventArrivalsPage {
    let event = &seen.door.event;
    let closed = seen.door.closed.map(|closed| why(closed, desk.words));
    EventArrivalsPage {
        chrome: desk
            .chrome
            .clone()
            .at(paths::event_arrivals(event.slug.as_str())),
        slug: event.slug.to_string(),
        arrived: seen.door.arrivals.heads(),
        checked_in: u32::try_from(seen.door.arrivals.checked_in).unwrap_or(0),
        expected: seen.expected.clone(),
        closed: closed.unwrap_or_default(),
        tap: desk.app.secrets.public_id().to_string(),
        party,
        form,
    }
    .titled(event.title(desk.words.language()))
}

/// GET `/staff/events/{e}/arrivals`
pub(crate) async fn show(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let seen = look(&desk, &slug).await?;
    page(
        StatusCode::OK,
        &door_page(&desk, &seen, None, FormView::new()),
    )
}

/// POST `/staff/events/{e}/arrivals`: a browser's form goes back to the page; the script of the page
/// asks for JSON and gets the number.
pub(crate) async fn tap(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_count_arrivals()?;
    let tap = Tap::parse(fields.get("tap")).ok_or(Error::BadRequest)?;
    let heads = Heads::parse(fields.get("heads")).ok_or(Error::BadRequest)?;
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event_arrivals(&slug);
    let counted = desk
        .app
        .write(move |tx, context| {
            match count_arrivals::run(tx, context, &actor, &slug, (tap, heads)) {
                Err(Failure::NotCounting(_)) => Ok(None),
                other => other.map(Some),
            }
        })
        .await?;
    let accepts = request.headers().get(header::ACCEPT);
    if accepts.is_some_and(|kinds| kinds == "application/json") {
        return Ok(match counted {
            Some(arrivals) => HttpResponse::Ok().json(json!({ "arrived": arrivals.heads() })),
            None => HttpResponse::Conflict().finish(),
        });
    }
    Ok(desk.done(&path, if counted.is_some() { "tapped" } else { "" }))
}

fn standing(party: Party, words: Words) -> String {
    words.t(match party.state {
        State::Confirmed => "staff-door-standing-confirmed",
        State::Held | State::Offered => "staff-door-standing-kept",
        State::Waitlisted => "staff-door-standing-waitlisted",
        State::Withdrawn => "staff-door-standing-withdrawn",
    })
}

async fn party(desk: &Desk, slug: &str, typed: &str) -> Result<Option<PartyView>, Error> {
    let Some(code) = Code::parse(typed) else {
        return Ok(None);
    };
    let (actor, slug, words) = (desk.present.actor.clone(), slug.to_owned(), desk.words);
    desk.app
        .read(
            move |tx, context| match count_arrivals::party(tx, context, &actor, &slug, &code) {
                Err(Failure::NotFound) => Ok(None),
                other => other.map(|party| {
                    Some(PartyView {
                        code: code.to_string(),
                        heads: party.heads,
                        standing: standing(party, words),
                        is_checked_in: party.is_checked_in,
                    })
                }),
            },
        )
        .await
}

/// GET `/staff/events/{e}/check-in?code=…`: what a scanned picture opens; counts nothing.
pub(crate) async fn ask(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let seen = look(&desk, &slug).await?;
    let typed = query_value(&request, "code");
    let found = party(&desk, &slug, &typed).await?;
    let mut form = FormView::new();
    let status = if found.is_some() {
        StatusCode::OK
    } else {
        form = form.with("code", typed);
        form.refuse("code", desk.words.t("staff-door-code-wrong"));
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page(status, &door_page(&desk, &seen, found, form))
}

/// POST `/staff/events/{e}/check-in`
pub(crate) async fn check_in(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_count_arrivals()?;
    let code = Code::parse(fields.get("code")).ok_or(Error::BadRequest)?;
    let tap = Tap::parse(fields.get("tap")).ok_or(Error::BadRequest)?;
    let heads = Heads::parse(fields.get("heads")).filter(|heads| heads.number() > 0);
    let Some(heads) = heads else {
        let seen = look(&desk, &slug).await?;
        let found = party(&desk, &slug, fields.get("code")).await?;
        let mut form = FormView::new();
        form.refuse_all(desk.words.t("staff-door-heads-wrong"));
        let view = door_page(&desk, &seen, found, form);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    };
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event_arrivals(&slug);
    desk.app
        .write(move |tx, context| {
            count_arrivals::check_in(tx, context, &actor, &slug, (&code, tap, heads))
        })
        .await?;
    Ok(desk.done(&path, "checked-in"))
}
