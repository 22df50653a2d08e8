//! The RSVP form, its answer, and the receipt of who gave an address.

use std::net::IpAddr;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, TimeDelta};

use crate::domain::links;
use crate::domain::rsvp::{self, PartySize, Refusal, Request};
use crate::domain::seating::Decision;
use crate::domain::topic::Topic;
use crate::domain::wish::Request as Wish;
use crate::services::Error as Failure;
use crate::services::raise_topics;
use crate::services::read_event::Shown;
use crate::services::submit_rsvp::{self, Outcome};
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::forms;
use crate::web::limits::Bucket;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::layout::Section;
use crate::web::pages::public::rsvp_form::{Door, RsvpFormPage};
use crate::web::pages::public::rsvp_received::RsvpReceivedPage;
use crate::web::public::{asks, chrome, private, views};
use crate::web::staff::see_other;
use crate::web::state::App;

type Answer = Result<HttpResponse, Error>;
type Slugs = web::Path<(String, String)>;

/// Octets of a public form.
pub(super) const FORM: usize = 16 * 1024;
/// A receipt can be looked at again for this long.
const RECEIPT: TimeDelta = TimeDelta::minutes(60);

async fn read(app: &App, slugs: &(String, String)) -> Result<(Shown, Vec<Topic>), Error> {
    let (department, event) = slugs.clone();
    app.read(move |tx, context| raise_topics::offer(tx, context, &department, &event))
        .await
}

/// GET `/{d}/events/{e}/rsvps`
pub(crate) async fn form(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slugs: Slugs,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let (shown, topics) = read(&app, &slugs).await?;
    let token = app
        .secrets
        .form_token(shown.event.public_id.as_str(), app.clock.now());
    private(
        StatusCode::OK,
        &form_page(
            &app,
            &wanted,
            (&shown, &topics, &[]),
            FormView::new(),
            token,
        ),
    )
}

/// POST `/{d}/events/{e}/rsvps`
pub(crate) async fn submit(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slugs: Slugs,
    form: web::Form<Vec<(String, String)>>,
) -> Answer {
    if content_length(&request) > FORM {
        return Err(Error::TooLarge);
    }
    let client = app.proxies.of(&request);
    let waits = app.limits.check(Bucket::Rsvp, client);
    if waits.is_err() {
        app.limits.check(Bucket::Page, client)?;
    }
    let fields = Fields::new(form).once_each(&["topic"])?;
    let ticked = forms::asks::ticked(&fields);
    let (shown, topics) = read(&app, &slugs).await?;
    let words = wanted.words(&shown.department.languages);
    if let Err(Error::TooMany { retry_after }) = waits {
        let seen = (&shown, topics.as_slice(), ticked.as_slice());
        return later(&app, &wanted, seen, &fields, (retry_after, "rsvp-later"));
    }
    let subject = shown.event.public_id.as_str();
    let now = app.clock.now();
    let token = app
        .secrets
        .read_form_token(subject, fields.get("form_token"))
        .filter(|token| token.is_timely(now));
    let parsed = forms::rsvp::parse(
        &fields,
        words,
        token.as_ref().map_or("", |token| &token.nonce),
    );
    let mut wish = match (token, parsed) {
        (Some(_), Ok(wish)) if fields.get("website").is_empty() => wish,
        (kept, parsed) => {
            let view = parsed
                .err()
                .map_or_else(|| filled_again(&fields, words), |view| *view);
            let nonce = match kept {
                Some(_) if view.has_errors() => fields.get("form_token").to_owned(),
                _ => app.secrets.form_token(subject, now),
            };
            return private(
                StatusCode::UNPROCESSABLE_ENTITY,
                &form_page(&app, &wanted, (&shown, &topics, &ticked), view, nonce),
            );
        }
    };
    match held_up(&app, client, subject, wish.email.is_some()) {
        Ok(must_prove) => wish.must_prove = must_prove,
        Err(why) => {
            let seen = (&shown, topics.as_slice(), ticked.as_slice());
            return later(&app, &wanted, seen, &fields, why);
        }
    }
    let (department, event) = slugs.into_inner();
    let raised = Wish {
        topics: ticked.clone(),
        text: None,
        language: wish.language,
        nonce: wish.nonce.clone(),
    };
    let outcome = store(&app, (&department, &event), wish, raised).await?;
    match outcome {
        Ok(Outcome::Here { token }) => Ok(see_other(&carry(&links::rsvp(&token), &wanted, words))),
        Ok(Outcome::ByMail {
            decision,
            party_size,
        }) => {
            let receipt = sign_receipt(&app, subject, decision, party_size);
            Ok(see_other(&carry(
                &links::rsvp_received(&department, &event, &receipt),
                &wanted,
                words,
            )))
        }
        // What the page said a moment ago is not true any more: it is shown as it is now, with what
        // was typed.
        Err(_) => {
            let (shown, topics) = read(&app, &(department, event)).await?;
            let typed = forms::Reader::new(&fields, words).view;
            let token = fields.get("form_token").to_owned();
            private(
                StatusCode::UNPROCESSABLE_ENTITY,
                &form_page(&app, &wanted, (&shown, &topics, &ticked), typed, token),
            )
        }
    }
}

/// Whether an address has to be proved because very many answer at once; or after how many seconds to
/// press again, and the sentence that says why.
fn held_up(
    app: &App,
    client: IpAddr,
    subject: &str,
    has_address: bool,
) -> Result<bool, (u64, &'static str)> {
    if has_address
        && let Err(Error::TooMany { retry_after }) = app.limits.check(Bucket::Address, client)
    {
        return Err((retry_after, "rsvp-addresses"));
    }
    match app.limits.check_event(subject) {
        Ok(()) => Ok(false),
        Err(_) if has_address => Ok(true),
        Err(retry_after) => Err((retry_after, "rsvp-crowd")),
    }
}

/// The RSVP and what was ticked with it, in one transaction; or why RSVPs are not taken any more.
async fn store(
    app: &App,
    (department, event): (&str, &str),
    wish: Request,
    raised: Wish,
) -> Result<Result<Outcome, Refusal>, Error> {
    let (d, e) = (department.to_owned(), event.to_owned());
    app.write(
        move |tx, context| match submit_rsvp::run(tx, context, &d, &e, wish) {
            Err(Failure::Rsvp(refusal)) => Ok(Err(refusal)),
            Err(other) => Err(other),
            Ok(outcome) => {
                raise_topics::run(tx, context, &d, &e, &raised)?;
                Ok(Ok(outcome))
            }
        },
    )
    .await
}

/// Too much at once: the form as it was sent, with when to press again. The token is kept, so that
/// pressing again is the same RSVP.
fn later(
    app: &App,
    wanted: &Wanted,
    seen: (&Shown, &[Topic], &[String]),
    fields: &Fields,
    (seconds, sentence): (u64, &'static str),
) -> Answer {
    let words = wanted.words(&seen.0.department.languages);
    let mut view = forms::Reader::new(fields, words).view;
    view.set("website", "");
    view.refuse_all(words.t(sentence));
    let token = fields.get("form_token").to_owned();
    let page = form_page(app, wanted, seen, view, token);
    let mut answer = private(StatusCode::TOO_MANY_REQUESTS, &page)?;
    answer
        .headers_mut()
        .insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
    Ok(answer)
}

/// What the page after an RSVP by mail may say, proved.
fn sign_receipt(app: &App, subject: &str, decision: Decision, party: PartySize) -> String {
    let payload = format!(
        "{subject}|{}|{}|{}",
        app.clock.now().timestamp(),
        party.heads(),
        word(decision)
    );
    app.secrets.sign("receipt", &payload)
}

/// The word for a decision in a receipt.
fn word(decision: Decision) -> &'static str {
    match decision {
        Decision::Accept => "accept",
        Decision::Hold => "hold",
        Decision::Waitlist => "waitlist",
    }
}

pub(super) fn content_length(request: &HttpRequest) -> usize {
    let header = request
        .headers()
        .get("content-length")
        .and_then(|value| value.to_str().ok());
    header
        .and_then(|length| length.parse().ok())
        .unwrap_or(usize::MAX)
}

pub(super) fn carry(path: &str, wanted: &Wanted, words: crate::words::Words) -> String {
    if wanted.is_chosen() {
        links::in_language(path, words.language())
    } else {
        path.to_owned()
    }
}

/// Nothing is wrong with what was typed, but the form was too fast, too old or filled by a machine:
/// it is shown as it was sent, and sending it once more is enough.
fn filled_again(fields: &Fields, words: crate::words::Words) -> FormView {
    let mut view = forms::Reader::new(fields, words).view;
    view.set("website", "");
    view.refuse_all(words.t("rsvp-again"));
    view
}

fn form_page(
    app: &App,
    wanted: &Wanted,
    (shown, topics, ticked): (&Shown, &[Topic], &[String]),
    form: FormView,
    token: String,
) -> RsvpFormPage {
    let (department, event) = (&shown.department, &shown.event);
    let words = wanted.words(&department.languages);
    let language = words.language();
    let path = links::rsvps(department.slug.as_str(), event.slug.as_str());
    let mut chrome = chrome(
        app,
        wanted,
        department,
        (words.t("rsvp-title"), Section::Events, &path),
    );
    chrome.in_error = form.has_errors();
    let form = if form.value("language").is_empty() {
        form.with("language", language.tag())
    } else {
        form
    };
    let choice = |own: &crate::domain::language::Language| Choice {
        lang: own.tag(),
        ..Choice::new(own.tag(), own.own_name())
    };
    RsvpFormPage {
        chrome,
        event: views::brief(department, event, language),
        door: door(app, shown, language),
        come_anyway: department.settings.come_anyway,
        form,
        form_token: token,
        action: path,
        languages: department.languages.iter().map(choice).collect(),
        topics: asks::topic_ticks(topics, words, ticked),
        access_form: links::access(department.slug.as_str(), event.slug.as_str()),
        keep_until: views::keep_until(department, event, language),
    }
}

fn door(app: &App, shown: &Shown, language: crate::domain::language::Language) -> Door {
    match rsvp::open(&shown.event, app.clock.now()) {
        Ok(()) if shown.event.is_full() => Door::Waitlist,
        Ok(()) => Door::Open,
        Err(Refusal::Cancelled) => Door::Cancelled,
        Err(Refusal::Postponed) => Door::Postponed,
        Err(Refusal::Over | Refusal::NotPublished) => Door::Over,
        Err(Refusal::Closed) => Door::Closed,
        Err(Refusal::NotOpenYet) => match shown.event.rsvp_opens_at {
            Some(opens) => Door::NotYet {
                opens: views::posted(&shown.department, opens, language),
            },
            None => Door::Closed,
        },
    }
}

/// GET `/{d}/events/{e}/rsvps/received?r=…`
pub(crate) async fn received(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slugs: Slugs,
) -> Answer {
    let (shown, _) = read(&app, &slugs).await?;
    let query = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = query.map(web::Query::into_inner).unwrap_or_default();
    let signed = pairs
        .iter()
        .find(|(name, _)| name == "r")
        .map_or("", |(_, value)| value);
    let (party_size, decision) =
        receipt(&app, shown.event.public_id.as_str(), signed).ok_or(Error::NotFound)?;
    let words = wanted.words(&shown.department.languages);
    let path = links::rsvps(shown.department.slug.as_str(), shown.event.slug.as_str());
    let chrome = chrome(
        &app,
        &wanted,
        &shown.department,
        (words.t("received-title"), Section::Events, &path),
    );
    let event = views::brief(&shown.department, &shown.event, words.language());
    private(
        StatusCode::OK,
        &RsvpReceivedPage {
            chrome,
            event,
            party_size,
            decision,
        },
    )
}

fn receipt(app: &App, subject: &str, signed: &str) -> Option<(i64, Decision)> {
    let payload = app.secrets.verify("receipt", signed)?;
    let parts: Vec<&str> = payload.split('|').collect();
    let [event, issued, heads, decided] = parts.as_slice() else {
        return None;
    };
    let issued = DateTime::from_timestamp(issued.parse().ok()?, 0)?;
    let fresh = *event == subject && app.clock.now() - issued <= RECEIPT;
    let decision = [Decision::Accept, Decision::Hold, Decision::Waitlist]
        .into_iter()
        .find(|decision| word(*decision) == *decided)?;
    fresh.then(|| Some((heads.parse().ok()?, decision)))?
}
