//! Signing in, by password or by a one-time link, and out.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::browser;
use crate::domain::contact::EmailAddress;
use crate::domain::language::Language;
use crate::domain::staff::{Session, Staff, TokenPurpose};
use crate::secrets::password::{self, PasswordError};
use crate::services::accept_invitation::{self, Accepted, Peeked};
use crate::services::ports::Vault;
use crate::services::sign_in::{self, SignedIn};
use crate::services::{self};
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted, cookie_name, session_id};
use crate::web::limits::Bucket;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::chrome::StaffChrome;
use crate::web::pages::staff::notices::NoticePage;
use crate::web::pages::staff::password::PasswordPage;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::sign_in::SignInPage;
use crate::web::staff::{Desk, Gate, identity, kept, page, query_value, second_step, see_other};
use crate::web::state::App;
use crate::words::Words;

type Answer = Result<HttpResponse, Error>;

pub(super) fn chrome(wanted: &Wanted) -> StaffChrome {
    let words = wanted.words(&Language::ALL);
    let mut chrome = StaffChrome::new(words, words.t("site-name"), "");
    chrome.keep_language = wanted.is_chosen();
    chrome
}

/// GET `/staff/sign-in`
pub(crate) async fn form(request: HttpRequest, app: web::Data<App>, wanted: Wanted) -> Answer {
    let chrome = chrome(&wanted).done(&query_value(&request, "done"));
    let next = safe_next(&query_value(&request, "next"));
    let doors = identity::doors(&app, &next).await?;
    let view = SignInPage::new(chrome, FormView::new(), next);
    page(StatusCode::OK, &view.with_doors(doors))
}

/// POST `/staff/sign-in`
pub(crate) async fn submit(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    form: web::Form<Vec<(String, String)>>,
) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    app.limits.check(Bucket::SignIn, app.proxies.of(&request))?;
    let email = EmailAddress::parse(fields.get("email")).ok();
    if let Some(email) = &email {
        app.limits.check_account(&app.secrets.contact_hash(email))?;
    }
    let person = match email {
        Some(email) => app.read(move |tx, _| sign_in::find(tx, &email)).await?,
        None => None,
    };
    let known = person.as_ref().and_then(|p| p.password_hash.clone());
    let right = app.passwords.verify(fields.get("password"), known).await?;
    match (right, person) {
        (true, Some(person)) => {
            let next = safe_next(fields.get("next"));
            let (id, agent) = (person.id, agent(&request));
            if second_step::is_needed(&app, id).await? {
                let way = (next.as_str(), fields.get(kept::FIELD));
                return second_step::ask(&app, &wanted, (&person, None), way);
            }
            let signed_in = app
                .write(move |tx, context| sign_in::run(tx, context, id, &agent))
                .await?;
            kept::enter(&request, signed_in, &fields).await
        }
        _ => {
            let mut view = FormView::new().with("email", fields.get("email"));
            view.refuse_all(wanted.words(&Language::ALL).t("staff-sign-in-wrong"));
            let next = safe_next(fields.get("next"));
            let doors = identity::doors(&app, &next).await?;
            let mut again = SignInPage::new(chrome(&wanted), view, next).with_doors(doors);
            fields.get(kept::FIELD).clone_into(&mut again.kept);
            page(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
    }
}

/// The family of the browser that asks.
pub(super) fn agent(request: &HttpRequest) -> String {
    let said = request.headers().get(header::USER_AGENT);
    let said = said.and_then(|value| value.to_str().ok());
    browser::family(said.unwrap_or_default())
}

/// Only a path of the staff pages, never another site.
pub(super) fn safe_next(next: &str) -> String {
    let ours = next == "/staff" || next.starts_with("/staff/") || next.starts_with("/staff?");
    let clean = !next.contains("//") && !next.contains('\\') && !next.chars().any(char::is_control);
    if ours && clean {
        next.to_owned()
    } else {
        String::new()
    }
}

pub(super) fn enter(app: &App, signed_in: SignedIn, next: &str) -> HttpResponse {
    let mut answer = see_other(if next.is_empty() { paths::BOARD } else { next });
    let cookie = session_cookie(app, signed_in.session_id);
    // A cookie made of our own token is always a header value.
    let _ = answer.add_cookie(&cookie);
    answer
}

pub(super) fn session_cookie(app: &App, id: String) -> Cookie<'static> {
    Cookie::build(cookie_name(app), id)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.is_https())
        .max_age(Duration::seconds(Session::ABSOLUTE.num_seconds()))
        .finish()
}

/// POST `/staff/sign-out`
pub(crate) async fn out(request: HttpRequest, form: web::Form<Vec<(String, String)>>) -> Answer {
    let desk = Desk::with_form_at(&request, &Fields::new(form), Gate::Door).await?;
    if let Some(id) = session_id(&request, &desk.app) {
        let actor = desk.present.actor.clone();
        desk.app
            .write(move |tx, context| sign_in::out(tx, context, &actor, &id))
            .await?;
    }
    let mut answer = see_other(&desk.chrome.go("/staff/sign-in?done=signed-out"));
    let cookie = Cookie::build(cookie_name(&desk.app), "")
        .path("/")
        .secure(desk.app.is_https())
        .finish();
    let _ = answer.add_removal_cookie(&cookie);
    Ok(answer)
}

async fn peek(app: &App, token: &str) -> Result<Option<Peeked>, Error> {
    let token = token.to_owned();
    app.read(
        move |tx, context| match accept_invitation::peek(tx, context, &token) {
            Ok(peeked) => Ok(Some(peeked)),
            Err(services::Error::LinkSpent) => Ok(None),
            Err(error) => Err(error),
        },
    )
    .await
}

fn password_page(wanted: &Wanted, token: &str, peeked: &Peeked, form: FormView) -> PasswordPage {
    PasswordPage {
        chrome: chrome(wanted),
        action: crate::domain::links::invitation(token),
        name: peeked.person.name.clone(),
        email: peeked.person.email.as_str().to_owned(),
        sign_in_only: peeked.purpose == TokenPurpose::SignIn,
        form,
    }
    .titled()
}

/// GET `/staff/invitations/{token}`: looks, changes nothing.
pub(crate) async fn invitation(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
) -> Answer {
    app.limits.check(Bucket::Token, app.proxies.of(&request))?;
    match peek(&app, &token).await? {
        Some(peeked) => page(
            StatusCode::OK,
            &password_page(&wanted, &token, &peeked, FormView::new()),
        ),
        None => page(
            StatusCode::NOT_FOUND,
            &NoticePage::link_gone(chrome(&wanted)),
        ),
    }
}

/// POST `/staff/invitations/{token}`: uses the link up.
pub(crate) async fn accept(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Answer {
    app.limits.check(Bucket::SignIn, app.proxies.of(&request))?;
    let fields = Fields::new(form).once_each(&[])?;
    let Some(peeked) = peek(&app, &token).await? else {
        return page(
            StatusCode::NOT_FOUND,
            &NoticePage::link_gone(chrome(&wanted)),
        );
    };
    let hash = if peeked.purpose == TokenPurpose::SignIn {
        None
    } else {
        let view = check_password(&fields, wanted.words(&Language::ALL), &peeked.person);
        if view.has_errors() {
            return page(
                StatusCode::UNPROCESSABLE_ENTITY,
                &password_page(&wanted, &token, &peeked, view),
            );
        }
        Some(app.passwords.hash(fields.get("password")).await?)
    };
    let (token, agent) = (token.into_inner(), agent(&request));
    let accepted = app
        .write(move |tx, context| accept_invitation::run(tx, context, &token, hash, &agent))
        .await?;
    match accepted {
        Accepted::SignedIn(signed_in) => Ok(enter(&app, signed_in, "")),
        Accepted::SecondStep(id) => {
            let person = second_step::candidate(&app, id).await?;
            let person = person.ok_or(Error::NotFound)?;
            second_step::ask(&app, &wanted, (&person, None), ("", ""))
        }
    }
}

/// What is wrong with a new password of this person, which stands twice in the form.
pub(super) fn check_password(fields: &Fields, words: Words, person: &Staff) -> FormView {
    let mut view = FormView::new();
    let typed = fields.get("password");
    let context = [
        person.name.as_str(),
        person.email.as_str().split('@').next().unwrap_or_default(),
    ];
    match password::check(typed, &context) {
        Ok(()) if typed != fields.get("password_again") => {
            view.refuse("password_again", words.t("staff-password-differs"));
        }
        Ok(()) => {}
        Err(PasswordError::TooShort) => {
            view.refuse(
                "password",
                words.t1("staff-password-short", "min", *password::LENGTH.start()),
            );
        }
        Err(PasswordError::TooLong) => {
            view.refuse(
                "password",
                words.t1("staff-password-long", "max", *password::LENGTH.end()),
            );
        }
        Err(PasswordError::Common) => view.refuse("password", words.t("staff-password-common")),
    }
    view
}

#[cfg(test)]
mod tests {
    use super::safe_next;

    #[test]
    fn after_signing_in_nobody_is_led_to_another_site() {
        assert_eq!(
            safe_next("/staff/events/coffee?x=1"),
            "/staff/events/coffee?x=1"
        );
        for evil in [
            "//evil",
            "/\\evil",
            "https:evil",
            "/staff//evil",
            "/staff/\r\nx",
            "/",
            "/staffing",
            "/staff\\evil",
        ] {
            assert_eq!(safe_next(evil), "", "{evil:?}");
        }
    }
}
