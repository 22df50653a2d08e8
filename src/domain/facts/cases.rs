//! The cases of `tests/fixtures/facts/` as events and articles, as its README describes them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::domain::article::{Article, ArticleText};
use crate::domain::department::{Department, Settings};
use crate::domain::event::{Event, EventFacts, EventText, Times};
use crate::domain::facts::{self, Around, Correction, Finding};
use crate::domain::hours::Hours;
use crate::domain::ids::{ArticleId, DepartmentId, KindId, OfficerId, PublicId, VenueId};
use crate::domain::language::Language;
use crate::domain::officer::{DisplayForm, Officer, OfficerFacts};
use crate::domain::slug::Slug;
use crate::domain::topic::{Kind, Labels};
use crate::domain::venue::{Venue, VenueFacts};
use crate::domain::zone::Zone;

/// One case: its name and its lines.
pub struct Case {
    pub name: String,
    lines: Vec<(String, String)>,
}

/// What is compared in a case.
pub struct Scene {
    pub department: Department,
    pub officers: Vec<Officer>,
    pub venues: Vec<Venue>,
    pub event: Event,
    pub article: Option<Article>,
    pub now: DateTime<Utc>,
}

pub fn read(text: &str) -> Vec<Case> {
    let blocks = text.split("=== ").skip(1);
    blocks
        .map(|block| {
            let (name, lines) = block.split_once('\n').unwrap();
            let lines = lines.lines().filter(|line| !line.is_empty());
            let pair = |line: &str| {
                let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
                (key.to_owned(), value.replace("\\n", "\n"))
            };
            Case {
                name: name.to_owned(),
                lines: lines.map(pair).collect(),
            }
        })
        .collect()
}

impl Case {
    pub fn get(&self, key: &str) -> Option<&str> {
        let mut found = self.lines.iter().filter(|(own, _)| own == key);
        found.next().map(|(_, value)| value.as_str())
    }

    /// The kind, the severity and the words that are to be found.
    pub fn finds(&self) -> (&str, &str, &str) {
        let (what, words) = self.get("finds").unwrap().split_once(" | ").unwrap();
        let (kind, severity) = what.split_once(' ').unwrap();
        (kind, severity, words)
    }

    pub fn fixes(&self) -> Vec<&str> {
        let fixes = self.lines.iter().filter(|(key, _)| key == "fix");
        fixes.map(|(_, value)| value.as_str()).collect()
    }

    fn language(&self) -> Language {
        Language::parse(self.get("lang").unwrap_or("en")).unwrap()
    }

    fn field(&self, name: &str) -> Option<&str> {
        let is_text = self.get("field").unwrap_or("body") == name;
        self.get(name)
            .or_else(|| self.get("text").filter(|_| is_text))
    }

    pub fn scene(&self) -> Scene {
        let venues: Vec<Venue> = VENUES.iter().map(|row| venue(row, self)).collect();
        let officers: Vec<Officer> = OFFICERS.iter().map(officer).collect();
        let times = times(self.get("event").unwrap_or("2027-06-01 15:00-17:00"));
        let mut now = times.starts_at - TimeDelta::days(12);
        let facts = EventFacts {
            kind_id: KindId(1),
            venue_id: VenueId(1),
            times,
            capacity: Some(self.get("capacity").unwrap_or("40").parse().unwrap()),
            rsvp_opens_at: None,
            rsvp_closes_at: None,
            texts: self.texts(),
            officer_ids: Vec::new(),
            topic_ids: Vec::new(),
        };
        let mut event = facts.imagined(public_id(), kind(), venues[0].clone(), now);
        let there = self.get("officers").unwrap_or("ana-reyes");
        event.officers = officers
            .iter()
            .filter(|officer| there.split(", ").any(|slug| slug == officer.slug.as_str()))
            .cloned()
            .collect();
        event.texts_at = BTreeMap::from([(Language::En, now), (Language::Es, now)]);
        if self.get("newer") == Some("en") {
            event
                .texts_at
                .insert(Language::En, now + TimeDelta::hours(1));
        }
        let article = self.get("article").map(|_| self.article());
        if article.is_some() {
            now = event.times.ends_at + TimeDelta::days(1);
        }
        Scene {
            department: self.department(),
            officers,
            venues,
            event,
            article,
            now,
        }
    }

    fn texts(&self) -> BTreeMap<Language, EventText> {
        let plain = |title: &str, lead: &str| EventText {
            title: title.to_owned(),
            lead: lead.to_owned(),
            body: String::new(),
            rain_plan: String::new(),
        };
        let mut texts = BTreeMap::from([
            (Language::En, plain("Coffee with a Cop", "Come as you are.")),
            (
                Language::Es,
                plain("Café con un policía", "Venga como quiera."),
            ),
        ]);
        let text = texts.get_mut(&self.language()).unwrap();
        for (name, field) in [
            ("title", &mut text.title),
            ("lead", &mut text.lead),
            ("body", &mut text.body),
            ("rain", &mut text.rain_plan),
        ] {
            if let Some(words) = self.field(name) {
                words.clone_into(field);
            }
        }
        texts
    }

    fn article(&self) -> Article {
        let plain = ArticleText {
            title: "Coffee".to_owned(),
            body: "Thank you.".to_owned(),
        };
        let own = ArticleText {
            title: self.field("title").unwrap_or("Coffee").to_owned(),
            body: self.field("body").unwrap_or("Thank you.").to_owned(),
        };
        let at = instant("2027-06-02T00:00:00Z");
        let mut texts = BTreeMap::from([(Language::En, plain.clone()), (Language::Es, plain)]);
        texts.insert(self.language(), own);
        Article {
            id: ArticleId(1),
            public_id: public_id(),
            department_id: DepartmentId(1),
            slug: Slug::from_title("Coffee", "story"),
            event_id: None,
            byline: "Millbrook Police Department".to_owned(),
            version: 1,
            published_at: None,
            created_at: at,
            updated_at: at,
            texts,
        }
    }

    fn department(&self) -> Department {
        let at = instant("2027-01-01T00:00:00Z");
        let has_contact = self.get("contact").is_none();
        let contact = |text: &str| {
            if has_contact {
                text.to_owned()
            } else {
                String::new()
            }
        };
        Department {
            id: DepartmentId(1),
            public_id: public_id(),
            slug: Slug::from_title("millbrook", "millbrook"),
            name: "Millbrook Police Department".to_owned(),
            city: "Millbrook".to_owned(),
            zone: zone(),
            languages: vec![Language::En, Language::Es],
            locale: "en-US".to_owned(),
            email: contact("cops@millbrook.example"),
            phone: contact("+1 555 0142"),
            postal_address: "333 Olympic Drive, Millbrook, CA 90401".to_owned(),
            settings: Settings {
                holidays: self.get("holidays").map(date).into_iter().collect(),
                ..Settings::default()
            },
            revision: 1,
            revised_at: at,
            created_at: at,
            closed_at: None,
        }
    }
}

impl Scene {
    pub fn around(&self) -> Around<'_> {
        Around {
            department: &self.department,
            officers: &self.officers,
            venues: &self.venues,
            now: self.now,
        }
    }

    pub fn findings(&self) -> Vec<Finding> {
        match &self.article {
            Some(article) => facts::article(article, Some(&self.event), &self.around()),
            None => facts::event(&self.event, &self.around()),
        }
    }

    /// Does what a click does.
    pub fn correct(&mut self, finding: &Finding, correction: &Correction) {
        match correction {
            Correction::Words(new) => self.rewrite(finding, new),
            Correction::AddOfficer(id, _) => {
                let officer = self.officers.iter().find(|officer| officer.id == *id);
                self.event.officers.extend(officer.cloned());
            }
            Correction::MoveTo(id, _) => {
                let venue = self.venues.iter().find(|venue| venue.id == *id);
                self.event.venue = venue.unwrap().clone();
            }
            Correction::SetCapacity(seats) => self.event.capacity = Some(*seats),
        }
    }

    fn rewrite(&mut self, finding: &Finding, new: &str) {
        let place = finding.place.clone().unwrap();
        let with = |text: &mut String| {
            *text = facts::corrected(text, &place.span, &finding.words, new).unwrap();
        };
        match &mut self.article {
            Some(article) => {
                let text = article.texts.get_mut(&place.language).unwrap();
                with(match place.field {
                    facts::Field::Title => &mut text.title,
                    _ => &mut text.body,
                });
            }
            None => {
                let text = self.event.texts.get_mut(&place.language).unwrap();
                with(match place.field {
                    facts::Field::Title => &mut text.title,
                    facts::Field::Lead => &mut text.lead,
                    facts::Field::Body => &mut text.body,
                    facts::Field::RainPlan => &mut text.rain_plan,
                });
            }
        }
    }
}

const VENUES: [(&str, &str); 4] = [
    ("Corner Café", "1415 Ocean Avenue"),
    ("Main Library", "601 Grand Boulevard"),
    ("Memorial Park", "200 Pine Street"),
    ("Town Hall", "1685 Main Street"),
];

fn venue((name, street): &(&str, &str), case: &Case) -> Venue {
    let id = VENUES.iter().position(|row| row.0 == *name).unwrap();
    let at = instant("2027-01-01T00:00:00Z");
    let notes = Labels::from([(Language::En, "A ramp at the side.".to_owned())]);
    Venue {
        id: VenueId(i64::try_from(id).unwrap() + 1),
        public_id: public_id(),
        department_id: DepartmentId(1),
        slug: Slug::from_title(name, "venue"),
        facts: VenueFacts {
            name: (*name).to_owned(),
            street: (*street).to_owned(),
            city: "Millbrook".to_owned(),
            region: "CA".to_owned(),
            postal_code: "90401".to_owned(),
            country: "US".to_owned(),
            access_notes: if case.get("access").is_some() {
                Labels::new()
            } else {
                notes
            },
            geo: None,
            zone: None,
            district: None,
            capacity: case.get("room").map(|raw| raw.parse().unwrap()),
            is_outdoors: case.get("sky").is_some(),
            hours: case.get("hours").map(|raw| Hours::parse(raw).unwrap()),
        },
        created_at: at,
        updated_at: at,
    }
}

const OFFICERS: [(&str, &str, &str); 5] = [
    ("Sergeant", "Ana", "Reyes"),
    ("Officer", "Mark", "Hill"),
    ("Officer", "Grace", "May"),
    ("Officer", "Will", "March"),
    ("Detective", "Luis", "Flores"),
];

fn officer(row: &(&str, &str, &str)) -> Officer {
    let id = OFFICERS.iter().position(|other| other == row).unwrap();
    let at = instant("2027-01-01T00:00:00Z");
    Officer {
        id: OfficerId(i64::try_from(id).unwrap() + 1),
        public_id: public_id(),
        department_id: DepartmentId(1),
        slug: Slug::from_title(&format!("{} {}", row.1, row.2), "officer"),
        facts: OfficerFacts {
            rank: row.0.to_owned(),
            given_name: row.1.to_owned(),
            family_name: row.2.to_owned(),
            display_form: DisplayForm::RankAndName,
            languages: vec![Language::En],
            is_public: true,
        },
        contact: None,
        created_at: at,
        updated_at: at,
        version: 1,
    }
}

fn kind() -> Kind {
    Kind {
        id: KindId(1),
        department_id: DepartmentId(1),
        slug: Slug::from_title("coffee", "kind"),
        facts: crate::domain::topic::KindFacts::default(),
        is_retired: false,
    }
}

fn public_id() -> PublicId {
    PublicId::parse(&"a".repeat(32)).unwrap()
}

fn zone() -> Zone {
    Zone::parse("America/Los_Angeles").unwrap()
}

fn date(raw: &str) -> NaiveDate {
    raw.parse().unwrap()
}

pub fn instant(raw: &str) -> DateTime<Utc> {
    raw.parse().unwrap()
}

/// "2027-06-01 15:00-17:00"
pub fn times(raw: &str) -> Times {
    let (day, hours) = raw.split_once(' ').unwrap();
    let (from, to) = hours.split_once('-').unwrap();
    let at = |clock: &str| -> NaiveDateTime { format!("{day}T{clock}:00").parse().unwrap() };
    Times::derive(at(from), at(to), zone(), None).unwrap()
}
