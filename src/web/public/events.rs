//! The lists, the announcement page, and the two short pages every department has.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, TimeDelta, Utc};

use crate::documents;
use crate::domain::add_to_calendar::{AddLinks, Facts};
use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::filter::Query;
use crate::domain::language::Language;
use crate::domain::rsvp::{self, Refusal};
use crate::domain::{links, topic, zone};
use crate::services::browse::{self, Listing};
use crate::services::read_event::{self, Shown};
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::limits::Bucket;
use crate::web::pages::form::FormView;
use crate::web::pages::layout::{Chrome, Section};
use crate::web::pages::markup::{Moment, Passage, Told};
use crate::web::pages::public::departments::{DepartmentCard, DepartmentsPage};
use crate::web::pages::public::drawing::Drawing;
use crate::web::pages::public::event::{
    AccessContact, EventPage, Invitation, RainView, Standing, VenueView,
};
use crate::web::pages::public::home::{HomePage, Month};
use crate::web::pages::public::views::{map_link, share};
use crate::web::public::{chrome, filters, pictures, roster, said, shared, views};
use crate::web::state::App;
use crate::words::{Words, dates};

type Answer = Result<HttpResponse, Error>;

/// GET `/`: with one department, a redirect to it.
pub(crate) async fn departments(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let cards = app.read(browse::departments).await?;
    if let [only] = cards.as_slice() {
        let path = links::department(only.department.slug.as_str());
        return Ok(HttpResponse::SeeOther()
            .insert_header(("location", path))
            .finish());
    }
    let words = wanted.words(&Language::ALL);
    let now = app.clock.now();
    let card = |card: &browse::Card| DepartmentCard {
        name: card.department.name.clone(),
        path: links::department(card.department.slug.as_str()),
        city: card.department.city.clone(),
        events: card
            .next
            .iter()
            .map(|event| views::card(&card.department, event, words.language(), now))
            .collect(),
    };
    let chrome = Chrome::new(words, words.t("departments-title"))
        .at(&app.links, "/", &Language::ALL)
        .described(words.t("departments-title"))
        .keeping_language(wanted.is_chosen());
    shared(
        &request,
        &DepartmentsPage {
            chrome,
            departments: cards.iter().map(card).collect(),
        },
    )
}

/// GET `/{d}`
pub(crate) async fn list(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let (query, form) = filters::query(&request);
    let (asked, slug) = (query.clone(), slug.into_inner());
    let listing = app
        .read(move |tx, context| browse::department(tx, context, &slug, &asked))
        .await?;
    shared(&request, &home(&app, &wanted, listing, &query, form))
}

fn home(app: &App, wanted: &Wanted, listing: Listing, query: &Query, form: FormView) -> HomePage {
    let words = wanted.words(&listing.department.languages);
    let (language, now) = (words.language(), app.clock.now());
    let department = &listing.department;
    let path = links::department(department.slug.as_str());
    let own = if query.past {
        format!("{path}?past=1")
    } else {
        path
    };
    let key = if query.past {
        "home-past-title"
    } else {
        "home-title"
    };
    let chrome = chrome(
        app,
        wanted,
        department,
        (words.t(key), Section::Events, &own),
    )
    .described(words.t1("home-description", "department", &department.name));
    let filters = filters::choices(
        &listing.department,
        &listing.choices,
        &listing.narrowed,
        form,
        words,
    );
    let mut events = listing.events.clone();
    let first = events
        .iter()
        .position(|event| event.state == State::Published)
        .filter(|_| !query.past && !query.is_filtered());
    let card = |event: &Event| views::card(department, event, language, now);
    let next = first.map(|index| card(&events.remove(index)));
    HomePage {
        next,
        months: months(events, query.past, language, card),
        past: query.past,
        filters,
        story: listing
            .latest_article
            .as_ref()
            .map(|article| views::story(department, article, language)),
        webcal: links::webcal(
            &app.links
                .absolute(&links::calendar_ics(department.slug.as_str())),
        ),
        more: None,
        chrome,
    }
}

fn months(
    events: Vec<Event>,
    past: bool,
    language: Language,
    card: impl Fn(&Event) -> crate::web::pages::public::views::EventCard,
) -> Vec<Month> {
    let mut months: Vec<Month> = browse::by_month(events)
        .into_iter()
        .map(|((year, month), events)| Month {
            name: dates::month_of_year(year, month, language),
            events: events.iter().map(&card).collect(),
        })
        .collect();
    if past {
        months.reverse();
    }
    months
}

/// GET `/{d}/events/{e}`
pub(crate) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    path: web::Path<(String, String)>,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let (department, event) = path.into_inner();
    let shown = app
        .read(move |tx, context| read_event::run(tx, context, &department, &event))
        .await?;
    shared(&request, &event_page(&app, &wanted, &shown))
}

/// The announcement of an event.
pub(in crate::web) fn event_page(app: &App, wanted: &Wanted, shown: &Shown) -> EventPage {
    let (department, event) = (&shown.department, &shown.event);
    let words = wanted.words(&department.languages);
    let (language, now) = (words.language(), app.clock.now());
    let slugs = (department.slug.as_str(), event.slug.as_str());
    let path = links::event(slugs.0, slugs.1);
    let (own, text) = event.text(language);
    let lead = views::told(event, language, |text| &text.lead);
    let chrome = chrome(
        app,
        wanted,
        department,
        (text.title.clone(), Section::Events, &path),
    )
    .described(format!(
        "{}. {}",
        views::span(event).when(language),
        text.lead
    ));
    let address = app.links.absolute(&links::in_language(&path, language));
    let passage = |words: &String| (!words.is_empty()).then(|| Passage::new(words, own, language));
    let neighbour = |event: &Event| views::neighbour(department, event, language);
    EventPage {
        title: Told::in_language(&text.title, own, language),
        lead,
        drawing: Drawing::of_kind(&event.kind.facts.icon),
        block: views::block(event, language),
        standing: standing(shown, language, now),
        invitation: invitation(department, event, language, now),
        come_anyway: department.settings.come_anyway,
        date: Moment::new(
            dates::iso(event.times.starts_at, event.times.zone),
            dates::date(event.times.local_start.date(), language),
        ),
        hours: views::span(event).times(language),
        previous_when: event.previous_start.map(|at| moment(at, event, language)),
        previous_venue: event
            .previous_venue
            .as_ref()
            .map(|venue| format!("{}, {}", venue.facts.name, venue.facts.street)),
        venue: venue(shown, language),
        rain_plan: passage(&text.rain_plan),
        rain_now: rain_now(department, event, language).filter(|_| !event.is_over(now)),
        body: passage(&text.body),
        pictures: pictures::own(department, &event.pictures, language),
        image: pictures::address(app, department, event.pictures.first()),
        officers: roster::officers(shown, language, now),
        said: shown.told.as_ref().map(|told| said::view(told, words)),
        news: roster::news(event, language, now),
        topics: event
            .topics
            .iter()
            .map(|topic| labelled(&topic.labels, language))
            .collect(),
        access: access(department, event, language, now),
        spoken: spoken(event, language),
        rsvp: links::rsvps(slugs.0, slugs.1),
        topics_form: links::topics(slugs.0, slugs.1),
        access_form: links::access(slugs.0, slugs.1),
        ics: links::event_ics(slugs.0, slugs.1),
        flyer: match documents::AVAILABLE && event.state.is_public() {
            true => links::flyer(slugs.0, slugs.1),
            false => String::new(),
        },
        add: add_links(event, &text.title, &address),
        share: share(
            &text.title,
            &format!("{}\n{address}", views::span(event).when(language)),
        ),
        changed: Moment::new(
            dates::iso(event.updated_at, department.zone),
            dates::date_time(event.updated_at, department.zone, language),
        ),
        series: views::series(shown, language),
        previous: shown.previous.as_ref().map(neighbour),
        next: shown.next.as_ref().map(neighbour),
        json_ld: super::json_ld::of(app, shown, language, now),
        preview: false,
        chrome,
    }
}

fn rain_now(department: &Department, event: &Event, language: Language) -> Option<RainView> {
    event.rain_now(language)?;
    let (own, plan) = event.rain_plan(language)?;
    let written = department.main_language();
    let sentence = event.reason.as_ref();
    Some(RainView {
        plan: Passage::new(plan, own, language),
        sentence: sentence.map(|sentence| Told::in_language(sentence, written, language)),
    })
}

fn add_links(event: &Event, title: &str, page: &str) -> AddLinks {
    let venue = &event.venue.facts;
    AddLinks::of(&Facts {
        title,
        page,
        location: &format!("{}, {}", venue.name, venue.address_line()),
        starts_at: event.times.starts_at,
        ends_at: event.times.ends_at,
        zone: event.times.zone,
    })
}

fn moment(at: DateTime<Utc>, event: &Event, language: Language) -> Moment {
    let zone = event.times.zone;
    Moment::new(dates::iso(at, zone), dates::date_time(at, zone, language))
}

fn labelled(labels: &topic::Labels, language: Language) -> Told {
    let (own, text) = topic::label(labels, language);
    Told::in_language(text, own, language)
}

fn standing(shown: &Shown, language: Language, now: DateTime<Utc>) -> Standing {
    let event = &shown.event;
    let own = shown.department.main_language();
    let reason = event
        .reason
        .as_ref()
        .map(|reason| Told::in_language(reason, own, language));
    match event.state {
        State::Cancelled => Standing::Cancelled { reason },
        State::Postponed => Standing::Postponed { reason },
        State::Published if !event.is_over(now) => Standing::On,
        _ => Standing::Over {
            story: shown
                .article
                .as_ref()
                .map(|article| views::story_neighbour(&shown.department, article, language)),
        },
    }
}

fn invitation(
    department: &Department,
    event: &Event,
    language: Language,
    now: DateTime<Utc>,
) -> Invitation {
    match (rsvp::open(event, now), event.rsvp_opens_at) {
        (Ok(()), _) if event.is_full() => Invitation::Waitlist,
        (Ok(()), _) => Invitation::Open,
        (Err(Refusal::NotOpenYet), Some(opens)) => Invitation::NotYet {
            opens: views::posted(department, opens, language),
        },
        (Err(Refusal::Closed), _) => Invitation::Closed,
        _ => Invitation::None,
    }
}

fn venue(shown: &Shown, language: Language) -> VenueView {
    let facts = &shown.event.venue.facts;
    let (own, notes) = topic::label(&facts.access_notes, language);
    VenueView {
        name: facts.name.clone(),
        address: vec![
            facts.street.clone(),
            format!("{}, {} {}", facts.city, facts.region, facts.postal_code),
        ],
        map: map_link(&format!("{}, {}", facts.name, facts.address_line())),
        access: (!notes.is_empty()).then(|| Passage::new(notes, own, language)),
        pictures: pictures::of_place(shown, language),
    }
}

fn spoken(event: &Event, language: Language) -> Vec<String> {
    let all = event.spoken().into_iter();
    all.map(|own| language_name(own, language)).collect()
}

pub(super) fn language_name(own: Language, reader: Language) -> String {
    Words::new(reader).t(&format!("language-{own}"))
}

fn access(
    department: &Department,
    event: &Event,
    language: Language,
    now: DateTime<Utc>,
) -> AccessContact {
    let by = event.times.starts_at - TimeDelta::days(department.settings.access_lead_days);
    let day = zone::local(by, event.times.zone).date();
    AccessContact {
        phone: department.phone.clone(),
        email: department.email.clone(),
        ask_by: (by > now).then(|| Moment::new(day.to_string(), dates::date(day, language))),
    }
}

/// The department behind an address, unless it left.
pub(super) async fn department(app: &App, slug: &str) -> Result<Department, Error> {
    let slug = slug.to_owned();
    app.read(move |tx, _| browse::head(tx, &slug)).await
}
