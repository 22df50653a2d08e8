//! Officers: the list, and the form of one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::contact::EmailAddress;
use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::officer::{Officer, OfficerFacts};
use crate::services::note_view::View;
use crate::services::ports::{Purpose, Vault};
use crate::services::share_calendar::{self, OfficerFeed};
use crate::services::{Context, Error as Failure, read_board, save_officer};
use crate::store::Tx;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, officer as form};
use crate::web::pages::form::FormView;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::officers::{
    OfficerCalendarPage, OfficerCard, OfficerFormPage, OfficersPage, OwnCalendar,
};
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::{language_ticks, languages_spoken, officer_standing};
use crate::web::staff::{Desk, page};
use crate::words::dates;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

async fn officers(desk: &Desk) -> Result<Vec<Officer>, Error> {
    let actor = desk.present.actor.clone();
    Ok(desk
        .app
        .read(move |tx, _| read_board::choices(tx, &actor))
        .await?
        .officers)
}

/// GET `/staff/officers`
pub(crate) async fn list(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let card = |officer: &Officer| OfficerCard {
        slug: officer.slug.to_string(),
        name: format!("{} {}", officer.facts.rank, officer.facts.full_name())
            .trim()
            .to_owned(),
        public_name: officer.facts.public_name(),
        languages: languages_spoken(desk.words, &officer.facts),
    };
    let view = OfficersPage {
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("staff-officers-page"), StaffSection::Officers)
            .at(paths::OFFICERS),
        may_run_events: desk.present.actor.role.may_run_events(),
        officers: officers(&desk).await?.iter().map(card).collect(),
    };
    page(StatusCode::OK, &view)
}

fn form_page(
    desk: &Desk,
    slug: Option<&str>,
    form: FormView,
    spoken: &[Language],
) -> OfficerFormPage {
    OfficerFormPage {
        chrome: desk.chrome.clone(),
        action: slug.map_or(paths::NEW_OFFICER.to_owned(), paths::officer),
        editing: slug.is_some(),
        form,
        languages: language_ticks(desk.words, spoken),
        calendar: None,
    }
    .titled()
}

/// GET `/staff/new-officer`
pub(crate) async fn new(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let form = FormView::new()
        .with("officer_display_form", "rank_and_name")
        .with(
            "officer_mail_language",
            desk.present.department.main_language().tag(),
        );
    page(
        StatusCode::OK,
        &form_page(
            &desk,
            None,
            form,
            &[desk.present.department.main_language()],
        ),
    )
}

/// GET `/staff/officers/{o}`
pub(crate) async fn edit(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let all = officers(&desk).await?;
    let officer = all
        .iter()
        .find(|officer| officer.slug.as_str() == slug.as_str())
        .ok_or(Error::NotFound)?;
    let facts = &officer.facts;
    let form = FormView::new()
        .with("version", officer.version.to_string())
        .with("officer_rank", &facts.rank)
        .with("officer_given_name", &facts.given_name)
        .with("officer_family_name", &facts.family_name);
    let form = hers(form, facts);
    let form = with_contact(&desk, officer, form);
    if officer.contact.is_some() {
        desk.note_view(View::OfficerAddress(officer.id));
    }
    let mut view = form_page(&desk, Some(&slug), form, &facts.languages);
    view.calendar = Some(own_calendar(&desk, &slug).await?);
    page(StatusCode::OK, &view)
}

/// The address officers are mailed at is known to those who may change it.
fn with_contact(desk: &Desk, officer: &Officer, form: FormView) -> FormView {
    let Some(contact) = &officer.contact else {
        let main = desk.present.department.main_language();
        return form.with("officer_mail_language", main.tag());
    };
    let plain = desk.app.secrets.open(Purpose::Contact, &contact.sealed);
    let address = plain.and_then(|plain| String::from_utf8(plain).ok());
    form.with("officer_email", address.unwrap_or_default())
        .with("officer_mail_language", contact.language.tag())
}

async fn own_calendar(desk: &Desk, slug: &str) -> Result<OwnCalendar, Error> {
    let (actor, of) = (desk.present.actor.clone(), slug.to_owned());
    let found = desk
        .app
        .read(move |tx, _| share_calendar::current(tx, &actor, &of))
        .await?;
    let zone = desk.present.department.zone;
    let since = |feed: OfficerFeed| dates::date_time(feed.created_at, zone, desk.words.language());
    Ok(OwnCalendar {
        action: paths::officer_calendar(slug),
        since: found.map(since).unwrap_or_default(),
    })
}

/// POST `/staff/officers/{o}/calendar`: shows a new address once, or revokes the one there is.
pub(crate) async fn calendar(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let back = paths::officer(&slug);
    if fields.get("do") == "revoke" {
        let revoke = move |tx: &mut Tx<'_>, context: &Context| {
            share_calendar::revoke(tx, context, &actor, &slug)
        };
        desk.app.write(revoke).await?;
        return Ok(desk.done(&back, "calendar-revoked"));
    }
    let all = officers(&desk).await?;
    let named = all.iter().find(|officer| officer.slug.as_str() == slug);
    let name = named
        .map(|officer| officer.facts.full_name())
        .unwrap_or_default();
    let token = desk
        .app
        .write(move |tx, context| share_calendar::run(tx, context, &actor, &slug))
        .await?;
    let https = desk.app.links.absolute(&links::officer_feed(&token));
    let view = OfficerCalendarPage {
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("staff-own-calendar"), StaffSection::Officers),
        name,
        webcal: links::webcal(&https),
        https,
        back,
    };
    page(StatusCode::OK, &view)
}

/// POST `/staff/new-officer`
pub(crate) async fn create(request: HttpRequest, form: Form) -> Answer {
    save(request, None, Fields::new(form)).await
}

/// POST `/staff/officers/{o}`
pub(crate) async fn update(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    save(request, Some(slug.into_inner()), Fields::new(form)).await
}

async fn save(request: HttpRequest, slug: Option<String>, fields: Fields) -> Answer {
    let fields = fields.once_each(&["officer_languages"])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let mut reader = Reader::new(&fields, desk.words);
    let facts = form::read(&mut reader);
    let contact = form::read_contact(&mut reader);
    reader.view.set("version", fields.get("version"));
    if reader.view.has_errors() {
        let view = form_page(&desk, slug.as_deref(), reader.view, &facts.languages);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let read = (facts, contact);
    let version = fields.get("version").parse().unwrap_or(-1);
    match (store(&desk, slug.clone(), version, read).await?, slug) {
        (false, Some(slug)) => changed_since(&desk, &slug, reader.view).await,
        _ => Ok(desk.done(paths::OFFICERS, "officer")),
    }
}

/// `false` when she or somebody else changed the entry since this version.
async fn store(
    desk: &Desk,
    slug: Option<String>,
    version: i32,
    (facts, contact): (OfficerFacts, Option<(EmailAddress, Language)>),
) -> Result<bool, Error> {
    let actor = desk.present.actor.clone();
    let job = move |tx: &mut Tx<'_>, context: &Context| {
        let saved = match &slug {
            Some(slug) => save_officer::update(tx, context, &actor, (slug, version), &facts),
            None => save_officer::create(tx, context, &actor, &facts),
        };
        let officer = match saved {
            Err(Failure::Stale) => return Ok(false),
            other => other?,
        };
        let contact = contact.as_ref();
        let contact = contact.map(|(address, language)| (address, *language));
        save_officer::set_contact(tx, context, &actor, officer.slug.as_str(), contact)?;
        Ok(true)
    };
    desk.app.write(job).await
}

/// She or somebody else changed the entry in the meantime: what stands now is said, and what is hers to
/// choose is set to it; the rest of what was typed stays.
async fn changed_since(desk: &Desk, slug: &str, mut form: FormView) -> Answer {
    let all = officers(desk).await?;
    let now = all.iter().find(|officer| officer.slug.as_str() == slug);
    let now = now.ok_or(Error::NotFound)?;
    let (words, facts) = (desk.words, &now.facts);
    let entry = format!("{} {}", facts.rank, facts.full_name());
    let entry = ("entry", entry.trim().to_owned());
    let sentence = words.t2(
        "staff-officer-stale",
        entry,
        ("now", officer_standing(words, facts)),
    );
    form.refuse_all(sentence);
    let form = hers(form.with("version", now.version.to_string()), facts);
    let view = form_page(desk, Some(slug), form, &facts.languages);
    page(StatusCode::CONFLICT, &view)
}

/// What an officer chooses herself, as it stands.
fn hers(form: FormView, facts: &OfficerFacts) -> FormView {
    let is_listed = if facts.is_public { "yes" } else { "" };
    form.with("officer_display_form", facts.display_form.as_str())
        .with("officer_public", is_listed)
}
