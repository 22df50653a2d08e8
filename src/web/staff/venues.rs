//! Places: the list, and the form of one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::venue::Venue;
use crate::services::{read_board, save_venue};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, venue as form};
use crate::web::pages::form::FormView;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::venues::{VenueCard, VenueFormPage, VenuesPage};
use crate::web::pages::staff::views::FormLanguage;
use crate::web::staff::{Desk, page};

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

fn form_page(desk: &Desk, slug: Option<&str>, form: FormView) -> VenueFormPage {
    VenueFormPage {
        chrome: desk.chrome.clone(),
        action: slug.map_or(paths::NEW_VENUE.to_owned(), paths::venue),
        editing: slug.is_some(),
        form,
        languages: FormLanguage::list(desk.words, &desk.present.department.languages),
    }
    .titled()
}

/// GET `/staff/new-venue`
pub(crate) async fn new(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let form = FormView::new();
    page(StatusCode::OK, &form_page(&desk, None, form))
}

/// GET `/staff/venues/{v}`
pub(crate) async fn edit(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let all = venues(&desk).await?;
    let venue = all
        .iter()
        .find(|venue| venue.slug.as_str() == slug.as_str())
        .ok_or(Error::NotFound)?;
    page(
        StatusCode::OK,
        &form_page(&desk, Some(&slug), filled(venue)),
    )
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
    let mut reader = Reader::new(&fields, desk.words);
    let mut facts = form::read(&mut reader, &desk.present.department.languages);
    if reader.view.has_errors() {
        return page(
            StatusCode::UNPROCESSABLE_ENTITY,
            &form_page(&desk, slug.as_deref(), reader.view),
        );
    }
    if let Some(slug) = &slug {
        let all = venues(&desk).await?;
        facts.geo = all
            .iter()
            .find(|venue| venue.slug.as_str() == slug)
            .and_then(|venue| venue.facts.geo);
    }
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| match slug {
            Some(slug) => save_venue::update(tx, context, &actor, &slug, &facts),
            None => save_venue::create(tx, context, &actor, &facts),
        })
        .await?;
    Ok(desk.done(paths::VENUES, "venue"))
}
