//! What was typed when a session ends while somebody writes. The sign-in page that refuses the form
//! carries it as one sealed field; after signing in the form is shown with it, and nothing is saved
//! before the person presses its button again. Only the forms of [`Form`], and never a password.

use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::http::{StatusCode, header};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::services::ports::{Purpose, Vault};
use crate::services::sign_in::{self as who, SignedIn};
use crate::services::{ended_session, switch_department};
use crate::web::error::Error;
use crate::web::extract::{Fields, JustSignedIn, Wanted, session_id};
use crate::web::forms::LOOK_OVER;
use crate::web::limits::Bucket;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::sign_in::SignInPage;
use crate::web::security::OwnScript;
use crate::web::staff::sign_in::{chrome, safe_next, session_cookie};
use crate::web::staff::{
    articles, close_out, endings, event_form, kinds, kits, officers, promises, seats, see_other,
    settings, topics, typed, venues,
};
use crate::web::state::App;

/// How long what was typed can be taken up again.
const LIFETIME: TimeDelta = TimeDelta::hours(2);
/// The field of the sign-in form.
pub(super) const FIELD: &str = "kept";

/// What is kept: where it was typed, when, by whom if that is known, and the fields.
#[derive(Serialize, Deserialize)]
struct Kept {
    path: String,
    at: i64,
    staff: Option<i64>,
    department: Option<String>,
    fields: Vec<(String, String)>,
}

/// The forms that are kept. A form that is not named here is not.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    NewEvent,
    Event(String),
    Letter(String),
    CloseOut(String),
    Cancellation(String),
    Postponement(String),
    NewArticle,
    Article(String),
    NewVenue,
    Venue(String),
    NewOfficer,
    Officer(String),
    NewKind,
    Kind(String),
    Kit(String),
    EventKit(String),
    NewTopic,
    Topic(String),
    Settings(String),
    Promise(String),
}

impl Form {
    fn at(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix("/staff/")?.split('/').collect();
        let own = |part: &str| part.to_owned();
        let form = match parts[..] {
            ["new-event"] => Self::NewEvent,
            ["events", e, "edit"] => Self::Event(own(e)),
            ["events", e, "letter"] => Self::Letter(own(e)),
            ["events", e, "close-out"] => Self::CloseOut(own(e)),
            ["events", e, "cancellation"] => Self::Cancellation(own(e)),
            ["events", e, "postponement"] => Self::Postponement(own(e)),
            ["new-article"] => Self::NewArticle,
            ["articles", a] => Self::Article(own(a)),
            ["new-venue"] => Self::NewVenue,
            ["venues", v] => Self::Venue(own(v)),
            ["new-officer"] => Self::NewOfficer,
            ["officers", o] => Self::Officer(own(o)),
            ["new-kind"] => Self::NewKind,
            ["kinds", k] => Self::Kind(own(k)),
            ["kinds", k, "kit"] => Self::Kit(own(k)),
            ["events", e, "kit"] => Self::EventKit(own(e)),
            ["new-topic"] => Self::NewTopic,
            ["topics", t] => Self::Topic(own(t)),
            ["settings", part] if part != "holidays" => Self::Settings(own(part)),
            ["promises", p] => Self::Promise(own(p)),
            _ => return None,
        };
        Some(form)
    }

    /// Whether its page keeps words while they are typed.
    fn has_script(&self) -> bool {
        let forms = [Self::NewEvent, Self::NewArticle];
        forms.contains(self) || matches!(self, Self::Event(_) | Self::Article(_))
    }

    /// What the form's own handler answers. It is told to save nothing ([`LOOK_OVER`]).
    async fn show(self, request: HttpRequest, fields: Vec<(String, String)>) -> Answer {
        let form = web::Form(fields);
        match self {
            Self::NewEvent => event_form::create(request, form).await,
            Self::Event(e) => event_form::update(request, e.into(), form).await,
            Self::Letter(e) => seats::send(request, e.into(), form).await,
            Self::CloseOut(e) => close_out::save(request, e.into(), form).await,
            Self::Cancellation(e) => endings::cancel(request, e.into(), form).await,
            Self::Postponement(e) => endings::postpone(request, e.into(), form).await,
            Self::NewArticle => articles::create(request, form).await,
            Self::Article(a) => articles::update(request, a.into(), form).await,
            Self::NewVenue => venues::create(request, form).await,
            Self::Venue(v) => venues::update(request, v.into(), form).await,
            Self::NewOfficer => officers::create(request, form).await,
            Self::Officer(o) => officers::update(request, o.into(), form).await,
            Self::NewKind => kinds::create(request, form).await,
            Self::Kind(k) => kinds::update(request, k.into(), form).await,
            Self::Kit(k) => kits::save_of_kind(request, k.into(), form).await,
            Self::EventKit(e) => kits::save_of_event(request, e.into(), form).await,
            Self::NewTopic => topics::create(request, form).await,
            Self::Topic(t) => topics::update(request, t.into(), form).await,
            Self::Settings(part) => settings::save(request, part.into(), form).await,
            Self::Promise(p) => promises::settle(request, p.into(), form).await,
        }
    }
}

type Answer = Result<HttpResponse, Error>;

/// What is never kept, whatever form it stands in.
fn is_never_kept(name: &str) -> bool {
    let own = ["csrf", "half", "code", "then", FIELD, LOOK_OVER];
    let secret = ["password", "token", "secret"];
    own.contains(&name) || secret.iter().any(|part| name.contains(part))
}

/// What is answered to a form whose session ended: the sign-in page with what was typed, when the
/// form is one that is kept and something was typed.
pub(super) async fn refuse(request: &HttpRequest, fields: &Fields, next: String) -> Error {
    let Some(app) = request.app_data::<web::Data<App>>() else {
        return Error::Busy;
    };
    match sealed(request, app, fields).await {
        Ok(Some(kept)) => sign_in_page(request, app, &next, &kept),
        Ok(None) => Error::SignIn { next },
        Err(error) => error,
    }
}

/// What was typed, sealed; `None` when it is not to be kept.
async fn sealed(
    request: &HttpRequest,
    app: &App,
    fields: &Fields,
) -> Result<Option<String>, Error> {
    let path = request.path();
    let typed = fields.clone().without(is_never_kept);
    let octets: usize = typed
        .iter()
        .map(|(name, value)| name.len() + value.len())
        .sum();
    let is_empty = typed.iter().all(|(_, value)| value.trim().is_empty());
    if Form::at(path).is_none() || is_empty || octets > typed::LONGEST {
        return Ok(None);
    }
    app.limits.check(Bucket::Typed, app.proxies.of(request))?;
    let ended = match session_id(request, app) {
        Some(id) => {
            app.read(move |tx, context| ended_session::run(tx, context, &id))
                .await?
        }
        None => None,
    };
    let (staff, department) = ended.map_or((None, None), |(staff, there)| (Some(staff.0), there));
    let kept = Kept {
        path: path.to_owned(),
        at: app.clock.now().timestamp(),
        staff,
        department,
        fields: typed
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    };
    let text = serde_json::to_vec(&kept).map_err(|error| Error::internal(&error))?;
    let sealed = app.secrets.seal(Purpose::Typed, &text);
    Ok(Some(URL_SAFE_NO_PAD.encode(sealed)))
}

fn sign_in_page(request: &HttpRequest, app: &App, next: &str, kept: &str) -> Error {
    let wanted = Wanted::of(request);
    let words = wanted.words(&Language::ALL);
    let chrome = chrome(&wanted).noting(words.t("typed-signed-out"));
    let mut page = SignInPage::new(chrome, FormView::new(), safe_next(next));
    kept.clone_into(&mut page.kept);
    let html = match page.render() {
        Ok(html) => html,
        Err(error) => return Error::internal(&error),
    };
    let name = crate::web::extract::cookie_name(app);
    Error::SignedOut {
        html,
        challenge: format!("Cookie form-action=\"/staff/sign-in\", cookie-name=\"{name}\""),
    }
}

/// Opens the sealed field: genuine, young, and not somebody else's.
fn open(app: &App, raw: &str, signed_in: StaffId) -> Option<(Form, Kept)> {
    let octets = URL_SAFE_NO_PAD.decode(raw).ok()?;
    let text = app.secrets.open(Purpose::Typed, &octets)?;
    let kept: Kept = serde_json::from_slice(&text).ok()?;
    let age = app.clock.now().timestamp() - kept.at;
    let is_young = (0..LIFETIME.num_seconds()).contains(&age);
    let is_theirs = kept.staff.is_none_or(|id| id == signed_in.0);
    let form = Form::at(&kept.path)?;
    (is_young && is_theirs).then_some((form, kept))
}

/// The answer to whoever has just signed in: the form they were thrown out of, or on to `next`.
pub(super) async fn enter(request: &HttpRequest, signed_in: SignedIn, fields: &Fields) -> Answer {
    let Some(app) = request.app_data::<web::Data<App>>() else {
        return Err(Error::Busy);
    };
    let next = safe_next(fields.get("next"));
    let own = signed_in.session.staff_id;
    let Some((form, kept)) = open(app, fields.get(FIELD), own) else {
        return Ok(super::sign_in::enter(app, signed_in, &next));
    };
    let id = there(app, signed_in.session_id, kept.department).await?;
    let mut typed = kept.fields;
    typed.push(("csrf".to_owned(), app.secrets.csrf_token(&id)));
    typed.push((LOOK_OVER.to_owned(), "yes".to_owned()));
    let cookie = session_cookie(app, id.clone());
    request.extensions_mut().insert(JustSignedIn(id));
    // The form may be gone, or not be this person's any more; they are signed in all the same.
    let has_script = form.has_script();
    let shown = form.show(request.clone(), typed).await;
    let mut answer = shown.unwrap_or_else(|_| see_other(super::paths::BOARD));
    if has_script {
        answer.extensions_mut().insert(OwnScript);
    }
    // A cookie made of our own token is always a header value.
    let _ = answer.add_cookie(&cookie);
    Ok(answer)
}

/// The id of the session, in the department the form belongs to.
async fn there(app: &App, id: String, department: Option<String>) -> Result<String, Error> {
    let Some(slug) = department else {
        return Ok(id);
    };
    let kept = id.clone();
    let moved = app
        .write(move |tx, context| {
            let Some(present) = who::present(tx, context, &id)? else {
                return Ok(None);
            };
            let is_member = present.departments.iter().any(|(known, _)| *known == slug);
            if present.department.slug.as_str() == slug || !is_member {
                return Ok(None);
            }
            switch_department::run(tx, context, &present.actor, (&id, &slug)).map(Some)
        })
        .await?;
    Ok(moved.map_or(kept, |moved| moved.session_id))
}

/// The sign-in page as the body of a refusal.
pub(crate) fn answer(html: &str, challenge: &str) -> HttpResponse {
    let mut answer = HttpResponse::build(StatusCode::UNAUTHORIZED);
    answer.insert_header((header::CACHE_CONTROL, "no-store"));
    if let Ok(value) = HeaderValue::from_str(challenge) {
        answer.insert_header((header::WWW_AUTHENTICATE, value));
    }
    answer
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .body(html.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_forms_that_are_named_are_kept() {
        assert_eq!(Form::at("/staff/new-event"), Some(Form::NewEvent));
        assert_eq!(
            Form::at("/staff/events/tea/edit"),
            Some(Form::Event("tea".to_owned()))
        );
        for never in [
            "/staff/sign-in",
            "/staff/sign-in/code",
            "/staff/account",
            "/staff/account/password",
            "/staff/account/second-factor",
            "/staff/new-person",
            "/staff/people/1",
            "/staff/events/tea/publication",
            "/staff/settings/holidays",
            "/santa-monica/events/tea/rsvps",
        ] {
            assert_eq!(Form::at(never), None, "{never}");
        }
    }

    #[test]
    fn a_password_is_never_kept_whatever_form_it_stands_in() {
        for name in [
            "password",
            "old_password",
            "code",
            "csrf",
            "form_token",
            "secret",
        ] {
            assert!(is_never_kept(name), "{name}");
        }
        assert!(!is_never_kept("title_en"));
    }
}
