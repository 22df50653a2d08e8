//! One letter of every kind in every language: for the tests, and for people who want to see what
//! goes out.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::contact::{AddressError, EmailAddress};
use crate::domain::department::{Department, Settings};
use crate::domain::event::{Event, EventText, State, Times};
use crate::domain::facts::{self, Expected, Finding, Severity};
use crate::domain::ids::{DepartmentId, EventId, KindId, PublicId, VenueId};
use crate::domain::language::Language;
use crate::domain::notice::{ArticleCard, Held, Kind, Letter, News, Party, Reminding, Was};
use crate::domain::slug::Slug;
use crate::domain::subscription::Item;
use crate::domain::topic::{self, Labels};
use crate::domain::venue::{Venue, VenueFacts};
use crate::domain::zone::{self, Zone};

mod officers;

/// Thursday, June 12, 2025, 10 a.m. in Los Angeles, as an instant.
const STARTS: i64 = 1_749_747_600;

/// Where the samples live.
pub const BASE: &str = "https://events.example.org";

/// A sample could not be made; only a fault in the sample itself can be the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sample is not well made")]
pub struct SampleError;

impl From<AddressError> for SampleError {
    fn from(_: AddressError) -> Self {
        Self
    }
}

/// A letter of this kind.
///
/// # Errors
/// Never, as long as the tests pass.
pub fn sample(kind: Kind, language: Language) -> Result<Letter, SampleError> {
    let start = at(STARTS)?;
    let has_event = !matches!(
        kind,
        Kind::StaffInvitation
            | Kind::StaffReset
            | Kind::ArticlePublished
            | Kind::SubscriptionConfirm
            | Kind::EventNews
            | Kind::Reminders
            | Kind::MailTest
    );
    let days = if kind == Kind::ArticlePublished {
        1
    } else {
        -1
    };
    Ok(Letter {
        kind,
        language,
        recipient: EmailAddress::parse("sam.rivera@example.com")?,
        message_id: "<0123456789abcdef0123456789abcdef@events.example.org>".to_owned(),
        date: start + TimeDelta::days(days),
        department: department()?,
        event: if has_event {
            Some(event(kind, start)?)
        } else {
            None
        },
        party: if has_event && !is_for_staff(kind) && !kind.is_for_officer() {
            let waits = matches!(kind, Kind::RsvpHeld | Kind::RsvpOffered);
            Some(Party {
                answer_by: waits.then(|| start - TimeDelta::hours(18)),
                ..party()?
            })
        } else {
            None
        },
        duty: officers::duty(kind, language),
        article: (kind == Kind::ArticlePublished).then(|| article(language, start)),
        was: matches!(kind, Kind::EventChanged | Kind::OfficerPlanChanged).then(|| Was {
            starts_at: start - TimeDelta::days(1),
            ends_at: start - TimeDelta::days(1) + TimeDelta::minutes(90),
            venue: "Harbor Library, 9 Dock Street, Millbrook, CA 90000".to_owned(),
        }),
        offset_minutes: (kind == Kind::Reminder).then_some(24 * 60),
        one_time_link: match kind {
            Kind::StaffInvitation | Kind::StaffReset => Some(format!(
                "{BASE}/staff/invitations/ci_5Qm0Tz8bX1sK4wYv7nR2cJ6hL9pD3fG0aE5uN8iO1q"
            )),
            Kind::SubscriptionConfirm => Some(format!(
                "{BASE}/subscriptions/cn_7Rk2Vw9dY3uM6xZa1pT4eL8jN0qF5hI2cG7wP0kQ3s"
            )),
            _ => None,
        },
        written: written(kind),
        unsubscribe_url: (kind.is_subscription()
            || matches!(kind, Kind::Reminder | Kind::Reminders))
        .then(|| format!("{BASE}/unsubscribe/cu_8hT2mQ5vK0xZ7rB4nW1yL6sD9fG3jC5pA2eU8iO4tR")),
        stop_tag: None,
        invited: None,
        news: news(kind, start)?,
        reminders: reminders(kind, start)?,
        held: held(kind, start),
    })
}

fn is_for_staff(kind: Kind) -> bool {
    matches!(kind, Kind::AccessAnswered | Kind::PublishHeld)
}

/// A wrong day and a missing language.
fn held(kind: Kind, start: DateTime<Utc>) -> Option<Held> {
    let found = |kind, severity, words: &str, expected| Finding {
        kind,
        severity,
        place: None,
        words: words.to_owned(),
        expected,
        corrections: Vec::new(),
    };
    let day = Expected::Date(start.date_naive());
    let wrong = (facts::Kind::Date, Severity::Stop);
    let open = (facts::Kind::NoText, Severity::Ask);
    (kind == Kind::PublishHeld).then(|| Held {
        publish_at: start - TimeDelta::days(20),
        found: vec![
            found(wrong.0, wrong.1, "Thursday, June 19, 2025", day),
            found(open.0, open.1, "", Expected::Language(Language::Es)),
        ],
        clashes: 1,
    })
}

/// Four events of one day.
fn reminders(kind: Kind, start: DateTime<Utc>) -> Result<Vec<Reminding>, SampleError> {
    let titles = [
        ("Coffee with a Cop", "Café con un policía"),
        ("Ice Cream with a Cop", "Helado con un policía"),
        ("Boba with a Cop", "Té de burbujas con un policía"),
        ("Walk with a Cop", "Caminata con un policía"),
    ];
    if kind != Kind::Reminders {
        return Ok(Vec::new());
    }
    let one = |(place, (en, es)): (i64, (&str, &str))| {
        let mut event = event(kind, start + TimeDelta::minutes(20 * place))?;
        for (language, text) in &mut event.texts {
            text.title = match language {
                Language::En => en,
                Language::Es => es,
            }
            .to_owned();
        }
        Ok(Reminding {
            event,
            party: party()?,
        })
    };
    (0..).zip(titles).map(one).collect()
}

/// Two events, the second with more dates.
fn news(kind: Kind, start: DateTime<Utc>) -> Result<Option<News>, SampleError> {
    let is_news = kind == Kind::EventNews;
    if !is_news && kind != Kind::SubscriptionConfirm {
        return Ok(None);
    }
    let mut news = News {
        items: Vec::new(),
        preferences_url: is_news
            .then(|| format!("{BASE}/subscriptions/cp_bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb2c3d4e5f6a")),
        is_narrowed: is_news,
    };
    if is_news {
        let mut boba = event(kind, start + TimeDelta::days(6))?;
        boba.slug = slug("boba-at-the-library")?;
        for (language, text) in &mut boba.texts {
            text.title = match language {
                Language::En => "Boba with a Cop",
                Language::Es => "Té de burbujas con un policía",
            }
            .to_owned();
        }
        let item = |event, more_dates| Item { event, more_dates };
        news.items = vec![item(event(kind, start)?, 0), item(boba, 5)];
    }
    Ok(Some(news))
}

fn written(kind: Kind) -> Option<String> {
    let words = match kind {
        Kind::AccessAnswered => {
            "There will be an interpreter for you.\nPlease ask for Mai at the counter."
        }
        Kind::EventLetter => {
            "Please use the door on Dock Street: the front is being painted.\nSee you soon!"
        }
        Kind::MailTest => "Millbrook Police Department",
        _ => return None,
    };
    Some(words.to_owned())
}

fn at(seconds: i64) -> Result<DateTime<Utc>, SampleError> {
    DateTime::from_timestamp(seconds, 0).ok_or(SampleError)
}

fn id(digit: char) -> Result<PublicId, SampleError> {
    PublicId::parse(&digit.to_string().repeat(32)).ok_or(SampleError)
}

fn slug(raw: &str) -> Result<Slug, SampleError> {
    Slug::parse(raw).map_err(|_| SampleError)
}

fn pacific() -> Result<Zone, SampleError> {
    Zone::parse("America/Los_Angeles").map_err(|_| SampleError)
}

fn both(en: &str, es: &str) -> Labels {
    BTreeMap::from([(Language::En, en.to_owned()), (Language::Es, es.to_owned())])
}

fn department() -> Result<Department, SampleError> {
    let made = at(STARTS - 90 * 86_400)?;
    Ok(Department {
        id: DepartmentId(1),
        public_id: id('d')?,
        slug: slug("millbrook")?,
        name: "Millbrook Police Department".to_owned(),
        city: "Millbrook".to_owned(),
        zone: pacific()?,
        languages: Language::ALL.to_vec(),
        locale: "en-US".to_owned(),
        email: "community@millbrook.example.org".to_owned(),
        phone: "+1 555 010 0199".to_owned(),
        postal_address: "1 Main Street, Millbrook, CA 90000".to_owned(),
        settings: Settings::default(),
        revision: 7,
        revised_at: made,
        created_at: made,
        closed_at: None,
    })
}

fn party() -> Result<Party, SampleError> {
    Ok(Party {
        public_id: id('a')?,
        heads: 2,
        manage_url: format!("{BASE}/rsvps/cm_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1b2c3d4e5f"),
        answer_by: None,
    })
}

fn event(kind: Kind, start: DateTime<Utc>) -> Result<Event, SampleError> {
    let (zone, end) = (pacific()?, start + TimeDelta::hours(2));
    let state = match kind {
        Kind::EventCancelled | Kind::OfficerPlanOff => State::Cancelled,
        Kind::EventPostponed => State::Postponed,
        _ => State::Published,
    };
    let is_off = state != State::Published;
    let text = |title: &str, lead: &str, rain: &str| EventText {
        title: title.to_owned(),
        lead: lead.to_owned(),
        body: String::new(),
        rain_plan: rain.to_owned(),
    };
    Ok(Event {
        id: EventId(3),
        public_id: id('e')?,
        department_id: DepartmentId(1),
        slug: slug("coffee-with-a-cop-at-pier-cafe")?,
        kind: topic::Kind {
            id: KindId(1),
            department_id: DepartmentId(1),
            slug: slug("coffee")?,
            facts: topic::KindFacts {
                labels: both("Coffee with a Cop", "Café con un policía"),
                icon: "coffee".to_owned(),
                ..topic::KindFacts::default()
            },
            is_retired: false,
        },
        venue: venue()?,
        state,
        times: Times {
            local_start: zone::local(start, zone),
            local_end: zone::local(end, zone),
            zone,
            starts_at: start,
            ends_at: end,
        },
        previous_start: None,
        previous_venue: None,
        capacity: Some(40),
        taken: 12,
        rsvp_opens_at: None,
        rsvp_closes_at: None,
        sequence: match kind {
            Kind::Correction => 2,
            _ => i32::from(is_off || kind == Kind::EventChanged),
        },
        version: 2,
        reason: match kind {
            Kind::RainPlan => Some("Please come in by the side door.".to_owned()),
            _ => is_off.then(|| "The café has a burst pipe & is closed.".to_owned()),
        },
        rain_since: (kind == Kind::RainPlan).then(|| start - TimeDelta::days(2)),
        published_at: Some(start - TimeDelta::days(20)),
        created_at: start - TimeDelta::days(21),
        updated_at: start - TimeDelta::days(2),
        texts: BTreeMap::from([
            (
                Language::En,
                text(
                    "Coffee & talk with a Cop",
                    "Bring a question.",
                    "We sit inside.",
                ),
            ),
            (
                Language::Es,
                text(
                    "Café y charla con un policía",
                    "Traiga una pregunta.",
                    "Nos sentamos adentro.",
                ),
            ),
        ]),
        texts_at: std::collections::BTreeMap::new(),
        officers: Vec::new(),
        roster: officers::roster(kind),
        topics: Vec::new(),
        pictures: Vec::new(),
        series: None,
    })
}

fn venue() -> Result<Venue, SampleError> {
    let made = at(STARTS - 80 * 86_400)?;
    Ok(Venue {
        id: VenueId(2),
        public_id: id('b')?,
        department_id: DepartmentId(1),
        slug: slug("pier-cafe")?,
        facts: VenueFacts {
            name: "Pier Café".to_owned(),
            street: "20 Ocean Way".to_owned(),
            city: "Millbrook".to_owned(),
            region: "CA".to_owned(),
            postal_code: "90000".to_owned(),
            country: "US".to_owned(),
            access_notes: both(
                "The side door has no step.",
                "La puerta lateral no tiene escalón.",
            ),
            geo: Some((34.01, -118.49)),
            zone: None,
            hours: None,
            district: None,
            capacity: None,
            is_outdoors: false,
        },
        created_at: made,
        updated_at: made,
    })
}

fn article(language: Language, start: DateTime<Utc>) -> ArticleCard {
    let (title, body) = match language {
        Language::En => (
            "You asked for slower cars on Pine Street",
            "Forty neighbors came to talk.\n\n## What we heard\n\n- Cars go **too fast** on Pine Street.\n\
             - The [park plan](https://example.org/park) is hard to read.\n\n## What we do\n\n\
             We count cars in July and report in August.",
        ),
        Language::Es => (
            "Ustedes pidieron autos más lentos en Pine Street",
            "Vinieron a conversar cuarenta vecinos.\n\n## Lo que escuchamos\n\n\
             - Los autos van **demasiado rápido** en Pine Street.\n\
             - El [plan del parque](https://example.org/park) es difícil de leer.\n\n## Lo que hacemos\n\n\
             En julio contamos autos y en agosto informamos.",
        ),
    };
    ArticleCard {
        title: title.to_owned(),
        body: body.to_owned(),
        language,
        byline: "Millbrook Police Department".to_owned(),
        published_at: start + TimeDelta::hours(20),
        url: format!(
            "{BASE}/millbrook/articles/slower-cars?lang={}",
            language.tag()
        ),
    }
}
