//! Invented data for the tests of the pages: one department, one venue, a handful of events.

use super::article::ArticlePage;
use super::articles::ArticlesPage;
use super::calendar::{CalendarPage, FeedLinks};
use super::departments::{DepartmentCard, DepartmentsPage};
use super::drawing::Drawing;
use super::error::{ErrorPage, Trouble};
use super::event::{AccessContact, EventPage, Invitation, OfficerView, Standing, VenueView};
use super::home::{Filters, HomePage, Month};
use super::json_ld::{EventData, EventStatus, JsonLd};
use super::notes::{AccessibilityPage, DeletionLine, PrivacyPage, Retention};
use super::rsvp::{Held, RsvpPage, RsvpStanding};
use super::rsvp_form::{Door, RsvpFormPage};
use super::rsvp_received::RsvpReceivedPage;
use super::unsubscribe::UnsubscribePage;
use super::views::{DateBlock, EventBrief, EventCard, Flag, Neighbour, StoryCard, map_link, share};
use crate::domain::add_to_calendar::AddLinks;
use crate::domain::language::Language;
use crate::domain::links::Links;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::layout::{Chrome, DepartmentHead, Section};
use crate::web::pages::markup::{Moment, Passage, Told, Trusted};
use crate::words::Words;

mod duty;
mod pictures;
mod rest;

const SLUG: &str = "harbor-falls";
pub(super) const EVENT: &str = "/harbor-falls/events/pizza-at-lucias";
const PLACE: &str = "Lucia’s Oven, 48 Canal Street";

fn say(language: Language, en: &str, es: &str) -> String {
    match language {
        Language::En => en.to_owned(),
        Language::Es => es.to_owned(),
    }
}

fn links() -> Links {
    Links::new("https://events.example.org")
}

fn head(language: Language) -> DepartmentHead {
    DepartmentHead {
        name: "Harbor Falls Police Department".to_owned(),
        slug: SLUG.to_owned(),
        city: say(language, "City of Harbor Falls", "Ciudad de Harbor Falls"),
        phone: "503-555-0114".to_owned(),
        email: "neighbors@example.org".to_owned(),
        postal_address: "9 Lock Street, Harbor Falls, OR 97000".to_owned(),
        zone_name: say(language, "Pacific time", "hora del Pacífico"),
        colors: None,
    }
}

pub(super) fn chrome(language: Language, title: &str, section: Section, path: &str) -> Chrome {
    let words = Words::new(language);
    Chrome::new(words, Words::plain(language).t(title))
        .of(head(language), section)
        .at(&links(), path, &Language::ALL)
        .keeping_language(language == Language::Es)
}

fn block(language: Language, day: &str) -> DateBlock {
    DateBlock {
        month: say(language, "Jun", "jun"),
        day: day.to_owned(),
        weekday: say(language, "Wed", "mié"),
    }
}

fn when(language: Language) -> Moment {
    Moment::new(
        "2027-06-02T17:00:00-07:00",
        say(
            language,
            "Wednesday, June 2, 2027, 5 to 7 p.m. PDT",
            "miércoles, 2 de junio de 2027, de 5 a 7 p. m. PDT",
        ),
    )
}

fn title(language: Language) -> Told {
    Told::here(say(
        language,
        "Pizza with a Cop at Lucia’s Oven",
        "Pizza con un oficial en Lucia’s Oven",
    ))
}

fn lead(language: Language) -> Told {
    Told::here(say(
        language,
        "Share a slice with the officers of the canal district and tell them what is on your mind.",
        "Comparta una rebanada con los oficiales del barrio del canal y cuénteles lo que le preocupa.",
    ))
}

fn card(language: Language, drawing: Drawing, day: &str, flags: Vec<Flag>) -> EventCard {
    EventCard {
        path: EVENT.to_owned(),
        title: title(language),
        lead: lead(language),
        drawing,
        block: block(language, day),
        when: when(language),
        place: PLACE.to_owned(),
        flags,
    }
}

fn foreign_card(language: Language) -> EventCard {
    EventCard {
        title: Told::in_language("Boba and Conversation on the Pier", Language::En, language),
        ..card(language, Drawing::Boba, "23", vec![])
    }
}

fn neighbour(language: Language, en: &str, es: &str) -> Neighbour {
    Neighbour {
        path: EVENT.to_owned(),
        title: Told::here(say(language, en, es)),
        day: Moment::new(
            "2027-05-12",
            say(language, "May 12, 2027", "12 de mayo de 2027"),
        ),
    }
}

fn story(language: Language) -> StoryCard {
    StoryCard {
        path: "/harbor-falls/articles/cocoa-on-main".to_owned(),
        title: Told::here(say(
            language,
            "Forty cups of cocoa and a safer crossing",
            "Cuarenta tazas de chocolate y un cruce más seguro",
        )),
        posted: posted(language),
        summary: Told::here(say(
            language,
            "Parents asked about the crossing on Main Street. The paint goes down next week.",
            "Madres y padres preguntaron por el cruce de Main Street. La próxima semana lo pintan.",
        )),
    }
}

fn posted(language: Language) -> Moment {
    Moment::new(
        "2027-01-14T16:20:00-08:00",
        say(
            language,
            "Thursday, January 14, 2027 at 4:20 p.m. PST",
            "jueves, 14 de enero de 2027, 4:20 p. m. PST",
        ),
    )
}

pub(super) fn brief(language: Language) -> EventBrief {
    EventBrief {
        path: EVENT.to_owned(),
        ics: format!("{EVENT}.ics"),
        title: title(language),
        drawing: Drawing::Pizza,
        block: block(language, "2"),
        when: when(language),
        place: PLACE.to_owned(),
    }
}

pub(super) fn keep_until(language: Language) -> Moment {
    Moment::new(
        "2027-07-02",
        say(language, "July 2, 2027", "2 de julio de 2027"),
    )
}

/// The data block of the sample event.
#[must_use]
pub fn event_data(status: EventStatus) -> EventData {
    EventData {
        name: "Pizza with a Cop at Lucia’s Oven".to_owned(),
        description: "Share a slice with the officers of the canal district.".to_owned(),
        url: format!("https://events.example.org{EVENT}"),
        starts: "2027-06-02T17:00:00-07:00".to_owned(),
        ends: "2027-06-02T19:00:00-07:00".to_owned(),
        previous_start: (status == EventStatus::Rescheduled)
            .then(|| "2027-05-26T17:00:00-07:00".to_owned()),
        status,
        place: "Lucia’s Oven".to_owned(),
        street: "48 Canal Street".to_owned(),
        city: "Harbor Falls".to_owned(),
        region: "OR".to_owned(),
        postal_code: "97000".to_owned(),
        country: "US".to_owned(),
        organizer: "Harbor Falls Police Department".to_owned(),
        organizer_url: "https://events.example.org/harbor-falls".to_owned(),
        languages: vec!["en".to_owned(), "es".to_owned()],
        full: false,
        images: Vec::new(),
    }
}

impl DepartmentsPage {
    /// Two departments, one with nothing planned.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let mut chrome = chrome(language, "departments-title", Section::None, "/");
        chrome.department = None;
        let quiet = DepartmentCard {
            name: "Mill Valley Sheriff".to_owned(),
            path: "/mill-valley".to_owned(),
            city: String::new(),
            events: vec![],
        };
        let busy = DepartmentCard {
            name: "Harbor Falls Police Department".to_owned(),
            path: "/harbor-falls".to_owned(),
            city: say(language, "City of Harbor Falls", "Ciudad de Harbor Falls"),
            events: vec![
                card(language, Drawing::Pizza, "2", vec![]),
                card(language, Drawing::Coffee, "9", vec![Flag::Cancelled]),
            ],
        };
        Self {
            chrome,
            departments: vec![busy, quiet],
        }
    }
}

impl HomePage {
    /// Three months with every kind of drawing and most flags.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let describe = Words::plain(language).t("home-lead");
        let flags = [
            vec![],
            vec![Flag::Cancelled],
            vec![Flag::Moved, Flag::Full],
            vec![Flag::Postponed],
        ];
        let june = [
            Drawing::Coffee,
            Drawing::IceCream,
            Drawing::Tacos,
            Drawing::Doughnuts,
        ];
        let july = [Drawing::Popsicles, Drawing::Cocoa, Drawing::Generic];
        let cards = |drawings: &[Drawing]| -> Vec<EventCard> {
            drawings
                .iter()
                .zip(&flags)
                .map(|(drawing, flags)| card(language, *drawing, "9", flags.clone()))
                .chain([foreign_card(language)])
                .collect()
        };
        let any = |value: &str| Choice::new(value, Words::plain(language).t("home-filter-any"));
        Self {
            chrome: chrome(language, "home-title", Section::Events, "/harbor-falls")
                .described(describe),
            next: Some(card(language, Drawing::Pizza, "2", vec![Flag::Rescheduled])),
            months: vec![
                Month {
                    name: say(language, "June 2027", "junio de 2027"),
                    events: cards(&june),
                },
                Month {
                    name: say(language, "July 2027", "julio de 2027"),
                    events: cards(&july),
                },
            ],
            past: false,
            filters: Filters {
                kinds: vec![
                    any(""),
                    Choice::new("coffee", "Coffee"),
                    Choice::new("pizza", "Pizza"),
                ],
                ..Filters::default()
            },
            story: Some(story(language)),
            webcal: "webcal://events.example.org/harbor-falls/calendar.ics".to_owned(),
            more: None,
        }
    }

    /// Nothing fits the filters.
    #[must_use]
    pub fn sample_filtered(language: Language) -> Self {
        let mut page = Self::sample(language);
        page.next = None;
        page.months.clear();
        page.story = None;
        page.filters.form = FormView::new().with("kind", "pizza").with("q", "dogs");
        page.filters.active = vec!["Pizza".to_owned(), "dogs".to_owned()];
        page
    }

    /// Nothing is planned.
    #[must_use]
    pub fn sample_empty(language: Language) -> Self {
        let mut page = Self::sample_filtered(language);
        page.filters = Filters::default();
        page
    }
}

fn topics(language: Language) -> Vec<Told> {
    let speeding = (
        "Speeding on Canal Street",
        "Exceso de velocidad en Canal Street",
    );
    [speeding, ("Bicycle theft", "Robo de bicicletas")]
        .map(|(english, spanish)| Told::here(say(language, english, spanish)))
        .to_vec()
}

fn add_links() -> AddLinks {
    AddLinks {
        google: "https://calendar.google.com/calendar/render?text=Pizza".to_owned(),
        outlook: "https://outlook.live.com/calendar/?subject=Pizza".to_owned(),
        office: "https://outlook.office.com/calendar/?subject=Pizza".to_owned(),
        yahoo: "https://calendar.yahoo.com/?title=Pizza".to_owned(),
    }
}

impl EventPage {
    /// An event that takes place as planned.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let mut chrome =
            chrome(language, "site-name", Section::Events, EVENT).described(lead(language).text());
        chrome.title = title(language).text().to_owned();
        Self {
            chrome,
            title: title(language),
            lead: lead(language),
            drawing: Drawing::Pizza,
            block: block(language, "2"),
            standing: Standing::On,
            invitation: Invitation::Open,
            come_anyway: false,
            date: rest::date(language),
            hours: say(language, "5 to 7 p.m. PDT", "de 5 a 7 p. m. PDT"),
            previous_when: None,
            previous_venue: None,
            venue: venue(language),
            rain_plan: Some(Passage::new(
                say(language, "We sit inside.", "Nos sentamos adentro."),
                language,
                language,
            )),
            rain_now: None,
            body: Some(Passage::new(
                "Drop in on your way home. The first forty slices are on the house.\n\n- Sit in a patrol car\n- Mark your bicycle against theft\n- Draw with chalk",
                Language::En,
                language,
            )),
            officers: vec![
                OfficerView {
                    name: "Sergeant Mara Okafor".to_owned(),
                    languages: vec![],
                    photo: None,
                },
                OfficerView {
                    name: "Officer Luis".to_owned(),
                    languages: spoken(language),
                    photo: None,
                },
            ],
            pictures: Vec::new(),
            image: String::new(),
            said: None,
            news: String::new(),
            topics: topics(language),
            access: AccessContact {
                phone: "503-555-0190".to_owned(),
                email: "access@example.org".to_owned(),
                ask_by: Some(Moment::new(
                    "2027-05-28",
                    say(
                        language,
                        "Friday, May 28, 2027",
                        "viernes, 28 de mayo de 2027",
                    ),
                )),
            },
            spoken: spoken(language),
            rsvp: format!("{EVENT}/rsvps"),
            topics_form: format!("{EVENT}/topics"),
            access_form: format!("{EVENT}/access"),
            ics: format!("{EVENT}.ics"),
            flyer: format!("{EVENT}/flyer.pdf"),
            add: add_links(),
            share: share(
                title(language).text(),
                &format!("https://events.example.org{EVENT}"),
            ),
            changed: posted(language),
            series: Some(rest::series(language)),
            previous: Some(neighbour(
                language,
                "Coffee by the locks",
                "Café junto a las esclusas",
            )),
            next: Some(neighbour(
                language,
                "Tacos after school",
                "Tacos después de la escuela",
            )),
            json_ld: JsonLd::event(&event_data(EventStatus::Scheduled)),
            preview: false,
        }
    }

    /// The same event, as `standing` has it.
    #[must_use]
    pub fn sample_standing(language: Language, standing: Standing) -> Self {
        let status = match standing {
            Standing::Cancelled { .. } => EventStatus::Cancelled,
            Standing::Postponed { .. } => EventStatus::Postponed,
            _ => EventStatus::Scheduled,
        };
        Self {
            standing,
            invitation: Invitation::None,
            json_ld: JsonLd::event(&event_data(status)),
            ..Self::sample(language)
        }
    }

    /// Full, with a new date and a new place.
    #[must_use]
    pub fn sample_changed(language: Language) -> Self {
        Self {
            invitation: Invitation::Waitlist,
            previous_when: Some(Moment::new(
                "2027-05-26T17:00:00-07:00",
                say(
                    language,
                    "Wednesday, May 26, 2027, 5 p.m. PDT",
                    "miércoles, 26 de mayo de 2027, 5 p. m. PDT",
                ),
            )),
            previous_venue: Some("Harbor Falls Library".to_owned()),
            json_ld: JsonLd::event(&event_data(EventStatus::Rescheduled)),
            ..Self::sample(language)
        }
    }

    /// Cancelled because of a storm.
    #[must_use]
    pub fn sample_cancelled(language: Language) -> Self {
        let reason = Told::in_language(
            "A storm is coming through on Wednesday.",
            Language::En,
            language,
        );
        Self::sample_standing(
            language,
            Standing::Cancelled {
                reason: Some(reason),
            },
        )
    }
}

fn spoken(language: Language) -> Vec<String> {
    vec![
        say(language, "English", "inglés"),
        say(language, "Spanish", "español"),
    ]
}

fn venue(language: Language) -> VenueView {
    VenueView {
        name: "Lucia’s Oven".to_owned(),
        address: vec![
            "48 Canal Street".to_owned(),
            "Harbor Falls, OR 97000".to_owned(),
        ],
        map: map_link("48 Canal Street, Harbor Falls, OR 97000"),
        access: Some(Passage::new(
            say(
                language,
                "No step at the door. Bus 12 stops across the street.",
                "Sin escalón en la puerta. El autobús 12 para enfrente.",
            ),
            language,
            language,
        )),
        pictures: Vec::new(),
    }
}
