//! One RSVP behind its link: see it, change it, withdraw it. GET shows, POST acts.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::contact::EmailAddress;
use crate::domain::links;
use crate::domain::rsvp::{self, Refusal, Rsvp, State};
use crate::services::ports::{Purpose, Vault};
use crate::services::read_rsvp::{self, Found};
use crate::services::{Error as Failure, change_rsvp, claim_seats, forget_rsvp, withdraw_rsvp};
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::forms::{self, Reader};
use crate::web::limits::Bucket;
use crate::web::pages::form::FormView;
use crate::web::pages::layout::Section;
use crate::web::pages::public::error::{ErrorPage, Trouble};
use crate::web::pages::public::qr;
use crate::web::pages::public::rsvp::{Done, Held, RsvpPage, RsvpStanding};
use crate::web::public::{chrome, private, views};
use crate::web::staff::see_other;
use crate::web::state::App;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

async fn find(request: &HttpRequest, app: &App, token: &str) -> Result<Option<Found>, Error> {
    app.limits.check(Bucket::Token, app.proxies.of(request))?;
    let token = token.to_owned();
    app.read(
        move |tx, context| match read_rsvp::run(tx, context, &token) {
            Err(Failure::NotFound) => Ok(None),
            other => other.map(Some),
        },
    )
    .await
}

pub(super) fn nothing_held(wanted: &Wanted) -> Answer {
    let words = wanted.words(&crate::domain::language::Language::ALL);
    private(
        StatusCode::NOT_FOUND,
        &ErrorPage::new(words, Trouble::NothingHeld, None),
    )
}

/// GET `/rsvps/{token}`
pub(crate) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
) -> Answer {
    let Some(found) = find(&request, &app, &token).await? else {
        return nothing_held(&wanted);
    };
    let done = match request
        .query_string()
        .split('&')
        .find_map(|pair| pair.strip_prefix("done="))
    {
        Some("changed") => Some(Done::Changed),
        Some("claimed") => Some(Done::Claimed),
        Some("withdrawn") => Some(Done::Withdrawn),
        Some("held") => Some(Done::Held),
        _ => None,
    };
    private(
        StatusCode::OK,
        &page(&app, &wanted, &found, (&token, done, FormView::new())),
    )
}

fn page(
    app: &App,
    wanted: &Wanted,
    found: &Found,
    (token, done, form): (&str, Option<Done>, FormView),
) -> RsvpPage {
    let (department, event, rsvp) = (&found.department, &found.event, &found.rsvp);
    let words = wanted.words(&department.languages);
    let language = words.language();
    let mut chrome = chrome(
        app,
        wanted,
        department,
        (
            words.t("manage-title"),
            Section::Events,
            &links::rsvp(token),
        ),
    );
    chrome.in_error = form.has_errors();
    let open = matches!(
        rsvp::open(event, app.clock.now()),
        Ok(()) | Err(Refusal::Closed)
    );
    let form = if form.has_errors() {
        form
    } else {
        filled(rsvp)
    };
    let code = app
        .secrets
        .rsvp_code(&rsvp.public_id, rsvp.epoch)
        .to_string();
    RsvpPage {
        chrome,
        event: views::brief(department, event, language),
        standing: match rsvp.state {
            State::Withdrawn => RsvpStanding::Withdrawn,
            State::Waitlisted => RsvpStanding::Waitlisted,
            State::Held => RsvpStanding::Held,
            State::Offered => RsvpStanding::Offered,
            State::Confirmed => RsvpStanding::Confirmed,
        },
        done,
        answer_by: rsvp
            .answer_by
            .map(|by| views::event_moment(event, by, language)),
        seats_free: rsvp.state == State::Waitlisted
            && event
                .seats_left()
                .is_none_or(|left| left >= rsvp.party_size.heads()),
        come_anyway: department.settings.come_anyway,
        party_size: i64::from(rsvp.party_size.heads()),
        locked: !open,
        form,
        form_token: String::new(),
        action: links::rsvp(token),
        claim_action: links::rsvp_confirmation(token),
        withdraw_action: links::rsvp_cancellation(token),
        forget_action: links::rsvp_deletion(token),
        qr: qr::svg(
            &app.links
                .absolute(&links::check_in(event.slug.as_str(), &code)),
        ),
        code,
        code_url: app.links.absolute(&links::code(department.slug.as_str())),
        code_path: links::code(department.slug.as_str()),
        held: held(app, found),
        keep_until: views::keep_until(department, event, language),
    }
}

fn filled(rsvp: &Rsvp) -> FormView {
    let heads = rsvp.party_size.heads();
    let form = FormView::new().with("party_size", heads.to_string());
    match rsvp.children {
        Some(children) => form
            .with("adults", heads.saturating_sub(children).to_string())
            .with("children", children.to_string()),
        None => form,
    }
}

fn held(app: &App, found: &Found) -> Held {
    let masked = |sealed: &Vec<u8>| {
        let plain = app.secrets.open(Purpose::Contact, sealed)?;
        Some(
            EmailAddress::parse(std::str::from_utf8(&plain).ok()?)
                .ok()?
                .masked(),
        )
    };
    Held {
        name: found.rsvp.name_sealed.is_some(),
        masked_email: found.rsvp.contact_sealed.as_ref().and_then(masked),
        note: found.rsvp.note_sealed.is_some(),
        article: found.rsvp.wants_article,
    }
}

/// POST `/rsvps/{token}`
pub(crate) async fn change(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
    form: Form,
) -> Answer {
    let Some(found) = find(&request, &app, &token).await? else {
        return nothing_held(&wanted);
    };
    let fields = Fields::new(form).once_each(&[])?;
    let words = wanted.words(&found.department.languages);
    let mut reader = Reader::new(&fields, words);
    let size = forms::rsvp::party_size(&mut reader);
    let children = forms::rsvp::children(&mut reader, size);
    if let Some(size) = size.filter(|_| !reader.view.has_errors()) {
        let key = token.to_string();
        let changed = app
            .write(
                move |tx, context| match change_rsvp::run(tx, context, &key, size, children) {
                    Err(Failure::TooFewSeats { left }) => Ok(Err(Some(left))),
                    Err(Failure::Rsvp(_)) => Ok(Err(None)),
                    other => other.map(Ok),
                },
            )
            .await?;
        match changed {
            Ok(()) => return Ok(see_other(&back(&token, "changed", &wanted, words))),
            Err(Some(left)) => reader.refuse(
                "party_size",
                words.t1("manage-too-few", "left", i64::from(left)),
            ),
            Err(None) => reader.view.refuse_all(words.t("manage-locked")),
        }
    }
    let view = (token.as_str(), None, reader.view);
    private(
        StatusCode::UNPROCESSABLE_ENTITY,
        &page(&app, &wanted, &found, view),
    )
}

/// POST `/rsvps/{token}/confirmation`: only this takes seats, opening the link does not.
pub(crate) async fn claim(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
) -> Answer {
    let Some(found) = find(&request, &app, &token).await? else {
        return nothing_held(&wanted);
    };
    let words = wanted.words(&found.department.languages);
    let key = token.to_string();
    let claimed = app
        .write(
            move |tx, context| match claim_seats::run(tx, context, &key) {
                Err(Failure::TooFewSeats { .. }) => Ok(Err("manage-claim-wait")),
                Err(Failure::Rsvp(_)) => Ok(Err("manage-locked")),
                other => other.map(Ok),
            },
        )
        .await?;
    match claimed {
        Ok(()) => Ok(see_other(&back(&token, "claimed", &wanted, words))),
        Err(sentence) => {
            let mut view = FormView::new();
            view.refuse_all(words.t(sentence));
            let view = (token.as_str(), None, view);
            let page = page(&app, &wanted, &found, view);
            private(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// POST `/rsvps/{token}/cancellation`
pub(crate) async fn withdraw(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
) -> Answer {
    let Some(found) = find(&request, &app, &token).await? else {
        return nothing_held(&wanted);
    };
    let key = token.to_string();
    app.write(move |tx, context| withdraw_rsvp::run(tx, context, &key))
        .await?;
    Ok(see_other(&back(
        &token,
        "withdrawn",
        &wanted,
        wanted.words(&found.department.languages),
    )))
}

/// POST `/rsvps/{token}/deletion`: afterwards the same address says that nothing is held.
pub(crate) async fn forget(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
) -> Answer {
    let Some(found) = find(&request, &app, &token).await? else {
        return nothing_held(&wanted);
    };
    let key = token.to_string();
    let forgotten = app
        .write(
            move |tx, context| match forget_rsvp::run(tx, context, &key) {
                Err(Failure::Held) => Ok(false),
                // Two clicks at once: the second finds what it asked for.
                Ok(()) | Err(Failure::NotFound) => Ok(true),
                Err(other) => Err(other),
            },
        )
        .await?;
    let done = if forgotten { "forgotten" } else { "held" };
    let words = wanted.words(&found.department.languages);
    Ok(see_other(&back(&token, done, &wanted, words)))
}

fn back(token: &str, done: &str, wanted: &Wanted, words: crate::words::Words) -> String {
    let path = format!("{}?done={done}", links::rsvp(token));
    if wanted.is_chosen() {
        links::in_language(&path, words.language())
    } else {
        path
    }
}
