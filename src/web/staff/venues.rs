//! Places: the list, and the form of one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::topic;
use crate::domain::venue::Venue;
use crate::services::read_counts::Counts;
use crate::services::read_venue::{self, Known};
use crate::services::{read_board, save_venue};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, venue as form};
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Moment;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::venues::{ShowLine, VenueCard, VenueFormPage, VenuesPage};
use crate::web::pages::staff::views::FormLanguage;
use crate::web::staff::{Desk, page};
use crate::words::dates;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

async fn venues(desk: &Desk) -> Result<Vec<Venue>, Error> {
    let actor = desk.present.actor.clone();
    Ok(desk
        .app
        .read(move |tx, _| read_board::choices(tx, &actor))
        .await?
        .venues)
}

/// GET `/staff/venues`
pub(crate) async fn list(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let card = |venue: &Venue| VenueCard {
        slug: venue.slug.to_string(),
        name: venue.facts.name.clone(),
        address: venue.facts.address_line(),
        has_access_notes: !venue.facts.access_notes.is_empty(),
    };
    let view = VenuesPage {
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("staff-venues-page"), StaffSection::Venues)
            .at(paths::VENUES),
        may_run_events: desk.present.actor.role.may_run_events(),
        venues: venues(&desk).await?.iter().map(card).collect(),
    };
    page(StatusCode::OK, &view)
}

fn form_page(desk: &Desk, known: Option<&Known>, form: FormView) -> VenueFormPage {
    let slug = known.map(|known| known.venue.slug.as_str());
    let shows = known.map_or(&[][..], |known| &known.shows);
    VenueFormPage {
        chrome: desk.chrome.clone(),
        action: slug.map_or(paths::NEW_VENUE.to_owned(), paths::venue),
        editing: known.is_some(),
        form,
        languages: FormLanguage::list(desk.words, &desk.present.department.languages),
        keep_days: desk.present.department.settings.keep_venue_contact_days,
        shows: shows.iter().map(|show| show_line(desk, show)).collect(),
    }
    .titled()
}

fn show_line(desk: &Desk, show: &Counts) -> ShowLine {
    let language = desk.words.language();
    let event = &show.event;
    ShowLine {
        path: paths::event(event.slug.as_str()),
        date: Moment::new(
            dates::iso(event.times.starts_at, event.times.zone),
            dates::date(event.times.local_start.date(), language),
        ),
        kind: topic::label(&event.kind.facts.labels, language)
            .1
            .to_owned(),
        came: show.arrivals.map(crate::domain::arrival::Arrivals::heads),
        promised: show.totals.confirmed_heads,
    }
}

/// GET `/staff/new-venue`
pub(crate) async fn new(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let form = FormView::new();
    page(StatusCode::OK, &form_page(&desk, None, form))
}

async fn known(desk: &Desk, slug: &str) -> Result<Known, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, context| read_venue::run(tx, context, &actor, &slug))
        .await
}

/// GET `/staff/venues/{v}`
pub(crate) async fn edit(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let known = known(&desk, &slug).await?;
    let form = filled(&known.venue)
        .with("venue_contact_name", &known.contact.name)
        .with("venue_contact_phone", &known.contact.phone)
        .with("venue_contact_email", &known.contact.email);
    page(StatusCode::OK, &form_page(&desk, Some(&known), form))
}

fn filled(venue: &Venue) -> FormView {
    let facts = &venue.facts;
    let mut form = FormView::new()
        .with("venue_name", &facts.name)
        .with("venue_street", &facts.street)
        .with("venue_city", &facts.city)
        .with("venue_region", &facts.region)
        .with("venue_postal_code", &facts.postal_code)
        .with(
            "venue_district",
            facts.district.as_deref().unwrap_or_default(),
        )
        .with(
            "venue_zone",
            facts.zone.map(|zone| zone.name()).unwrap_or_default(),
        );
    let hours = facts.hours.as_ref().map(ToString::to_string);
    form.set("venue_hours", hours.unwrap_or_default());
    let room = facts.capacity.map(|room| room.to_string());
    form.set("venue_capacity", room.unwrap_or_default());
    let outdoors = if facts.is_outdoors { "yes" } else { "" };
    form.set("venue_outdoors", outdoors);
    for (language, note) in &facts.access_notes {
        form.set(&format!("venue_access_{language}"), note);
    }
    form
}

/// POST `/staff/new-venue`
pub(crate) async fn create(request: HttpRequest, form: Form) -> Answer {
    save(request, None, Fields::new(form)).await
}

/// POST `/staff/venues/{v}`
pub(crate) async fn update(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    save(request, Some(slug.into_inner()), Fields::new(form)).await
}

async fn save(request: HttpRequest, slug: Option<String>, fields: Fields) -> Answer {
    let fields = fields.once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let known = match &slug {
        Some(slug) => Some(known(&desk, slug).await?),
        None => None,
    };
    let mut reader = Reader::new(&fields, desk.words);
    let mut facts = form::read(&mut reader, &desk.present.department.languages);
    let contact = form::contact(&mut reader);
    if reader.view.has_errors() {
        let view = form_page(&desk, known.as_ref(), reader.view);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    facts.geo = known.as_ref().and_then(|known| known.venue.facts.geo);
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| {
            let venue = match slug {
                Some(slug) => save_venue::update(tx, context, &actor, &slug, &facts)?,
                None => save_venue::create(tx, context, &actor, &facts)?,
            };
            save_venue::contact(tx, context, &actor, venue.slug.as_str(), &contact)
        })
        .await?;
    Ok(desk.done(paths::VENUES, "venue"))
}
