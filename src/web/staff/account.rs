//! One's own account: name, language, password, sessions, and the department one works in.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::language::Language;
use crate::services::ports::Vault;
use crate::services::read_account::{self, Account, Own};
use crate::services::{change_password, edit_account, end_sessions, switch_department};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Moment;
use crate::web::pages::staff::account::{AccountPage, SessionLine};
use crate::web::pages::staff::paths;
use crate::web::pages::staff::people::role_name;
use crate::web::staff::sign_in::{check_password, enter};
use crate::web::staff::{Desk, Gate, page};
use crate::words::dates;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// Longest name, in characters.
const NAME: usize = 80;

async fn read(desk: &Desk) -> Result<Account, Error> {
    let (actor, session) = (desk.present.actor.clone(), desk.session_id.clone());
    desk.app
        .read(move |tx, context| read_account::run(tx, context, &actor, &session))
        .await
}

fn own_form(desk: &Desk) -> FormView {
    FormView::new()
        .with("name", &desk.present.person.name)
        .with("language", desk.present.person.language.tag())
}

async fn show_with(desk: &Desk, status: StatusCode, form: FormView) -> Answer {
    let account = read(desk).await?;
    let (words, zone) = (desk.words, desk.present.department.zone);
    let said = |at| dates::date_time(at, zone, words.language());
    let moment = |at| Moment::new(dates::iso(at, zone), said(at));
    let line = |own: Own| SessionLine {
        handle: own.handle,
        place: own.session.agent,
        since: moment(own.session.created_at),
        seen: moment(own.session.last_seen_at),
        is_this: own.is_this,
    };
    let person = &desk.present.person;
    let view = AccountPage {
        chrome: desk.chrome.clone(),
        email: person.email.as_str().to_owned(),
        role: role_name(words, desk.present.actor.role),
        form,
        has_password: person.password_hash.is_some(),
        factor_since: account.factor.map(|(at, _)| said(at)).unwrap_or_default(),
        recovery_left: account.factor.map_or(0, |(_, left)| left),
        sessions: account.sessions.into_iter().map(line).collect(),
    };
    page(status, &view.titled())
}

/// GET `/staff/account`
pub(crate) async fn show(request: HttpRequest) -> Answer {
    let desk = Desk::open_at(&request, Gate::Person).await?;
    let form = own_form(&desk);
    show_with(&desk, StatusCode::OK, form).await
}

/// POST `/staff/account`
pub(crate) async fn save(request: HttpRequest, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form_at(&request, &fields, Gate::Person).await?;
    let mut reader = Reader::new(&fields, desk.words);
    let name = reader.line("name", NAME, "people-name-missing");
    let language = Language::parse(fields.get("language"));
    if language.is_none() {
        reader.refuse("language", desk.words.t("staff-error-choice"));
    }
    let (Some(language), false) = (language, reader.view.has_errors()) else {
        return show_with(&desk, StatusCode::UNPROCESSABLE_ENTITY, reader.view).await;
    };
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| edit_account::run(tx, context, &actor, &name, language))
        .await?;
    Ok(desk.done(paths::ACCOUNT, "account-saved"))
}

/// Whether the person's own password was typed; each try counts. Who has none needs none.
pub(super) async fn is_own_password(desk: &Desk, typed: &str) -> Result<bool, Error> {
    let person = &desk.present.person;
    let Some(hash) = person.password_hash.clone() else {
        return Ok(true);
    };
    let account = desk.app.secrets.contact_hash(&person.email);
    desk.app.limits.check_account(&account)?;
    desk.app.passwords.verify(typed, Some(hash)).await
}

/// POST `/staff/account/password`
pub(crate) async fn password(request: HttpRequest, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form_at(&request, &fields, Gate::Person).await?;
    let person = &desk.present.person;
    // Who never had one sets it by the link of a letter, which shows that the address is theirs.
    if person.password_hash.is_none() {
        return Err(Error::Forbidden);
    }
    let checked = check_password(&fields, desk.words, person);
    let mut form = own_form(&desk);
    for line in checked.errors() {
        form.refuse(line.field.as_deref().unwrap_or("password"), line.text);
    }
    if !form.has_errors() && !is_own_password(&desk, fields.get("old_password")).await? {
        form.refuse("old_password", desk.words.t("people-old-wrong"));
    }
    if form.has_errors() {
        return show_with(&desk, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    let hash = desk.app.passwords.hash(fields.get("password")).await?;
    let (actor, session) = (desk.present.actor.clone(), desk.session_id.clone());
    desk.app
        .write(move |tx, context| change_password::run(tx, context, &actor, &hash, &session))
        .await?;
    Ok(desk.done(paths::ACCOUNT, "password-saved"))
}

/// POST `/staff/account/sessions`
pub(crate) async fn end(request: HttpRequest, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form_at(&request, &fields, Gate::Person).await?;
    let (actor, session) = (desk.present.actor.clone(), desk.session_id.clone());
    let handle = fields.get("session").to_owned();
    desk.app
        .write(move |tx, context| match handle.as_str() {
            "others" => end_sessions::others(tx, context, &actor, &session),
            one => end_sessions::run(tx, context, &actor, one),
        })
        .await?;
    Ok(desk.done(paths::ACCOUNT, "sessions-ended"))
}

/// POST `/staff/department`
pub(crate) async fn switch(request: HttpRequest, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form_at(&request, &fields, Gate::Door).await?;
    let (actor, session) = (desk.present.actor.clone(), desk.session_id.clone());
    let slug = fields.get("department").to_owned();
    let signed_in = desk
        .app
        .write(move |tx, context| switch_department::run(tx, context, &actor, (&session, &slug)))
        .await?;
    let path = desk
        .chrome
        .go(format!("{}?done=department-entered", paths::BOARD));
    Ok(enter(&desk.app, signed_in, &path))
}
