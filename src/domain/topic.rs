//! Topics neighbours want to talk about, and the kinds of events there are. Both are open lists of
//! a department, with a label in each of its languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::color::Rgb;
use crate::domain::ids::{DepartmentId, KindId, TopicId};
use crate::domain::language::Language;
use crate::domain::slug::Slug;

/// A word per language.
pub type Labels = BTreeMap<Language, String>;

/// The label in `language`, or in another one, together with the language it is in.
#[must_use]
pub fn label(labels: &Labels, language: Language) -> (Language, &str) {
    labels
        .get_key_value(&language)
        .or_else(|| labels.iter().next())
        .map_or((language, ""), |(found, text)| (*found, text.as_str()))
}

/// A kind of event: what is on the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub id: KindId,
    pub department_id: DepartmentId,
    pub slug: Slug,
    pub facts: KindFacts,
    /// Stays on its events and is not offered for new ones.
    pub is_retired: bool,
}

/// What staff say of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KindFacts {
    pub labels: Labels,
    /// Name of a drawing in `assets/`: `coffee`, `ice-cream`, `doughnuts` …
    pub icon: String,
    /// What calendars colour its events with; `None` is the colour of the drawing.
    pub color: Option<Rgb>,
    /// How long its events usually are, in minutes: the end of one that names none.
    pub minutes: Option<u32>,
}

impl KindFacts {
    /// Longest usual length, in minutes: one day, as an event may be.
    pub const LONGEST: u32 = 24 * 60;

    /// The colour of its events in calendars, by its CSS name.
    #[must_use]
    pub fn color_name(&self) -> &'static str {
        self.color
            .map_or_else(|| color_of_drawing(&self.icon), Rgb::name)
    }

    /// What pages and calendars say of it.
    #[must_use]
    pub fn shown(&self) -> (&Labels, &str, &'static str) {
        (&self.labels, &self.icon, self.color_name())
    }

    /// The color of its events as a form shows it.
    #[must_use]
    pub fn color_in_force(&self) -> Rgb {
        let own = Rgb::named(color_of_drawing(&self.icon));
        self.color.or(own).unwrap_or_default()
    }
}

/// The colour of a department's calendar, and of kinds without one of their own.
pub const HOUSE_COLOR: &str = "midnightblue";

/// The CSS name of the colour that goes with a drawing.
#[must_use]
pub fn color_of_drawing(icon: &str) -> &'static str {
    match icon {
        "coffee" => "saddlebrown",
        "ice-cream" => "hotpink",
        "doughnuts" => "chocolate",
        "tacos" => "darkorange",
        "pizza" => "firebrick",
        "popsicles" => "mediumvioletred",
        "boba" => "mediumpurple",
        "cocoa" => "sienna",
        _ => HOUSE_COLOR,
    }
}

/// The texts a new event of a kind begins with, in one language; plain text, edited afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Start {
    pub title: String,
    pub lead: String,
    pub body: String,
}

/// The beginnings of a kind, by language; a language without one begins empty.
pub type Starts = BTreeMap<Language, Start>;

/// What officers take along to events of a kind, or to one event, and what they may speak about: one
/// line for each thing, by language. A language without words takes those of the house.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kit {
    pub materials: Labels,
    pub talking_points: Labels,
}

impl Kit {
    /// These words, and those beneath in each language where there are none.
    #[must_use]
    pub fn over(mut self, beneath: &Kit) -> Kit {
        let fill = |own: &mut Labels, beneath: &Labels| {
            for (language, text) in beneath {
                own.entry(*language).or_insert_with(|| text.clone());
            }
        };
        fill(&mut self.materials, &beneath.materials);
        fill(&mut self.talking_points, &beneath.talking_points);
        self
    }
}

/// A topic of the department's catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    pub id: TopicId,
    pub department_id: DepartmentId,
    pub slug: Slug,
    pub labels: Labels,
    /// Stays on its events and is not offered for new ones.
    pub is_retired: bool,
}

/// The name of the drawing for kinds that have none of their own.
pub const PLAIN_DRAWING: &str = "generic";

/// The drawings a kind can have.
pub fn drawings() -> impl Iterator<Item = &'static str> {
    let founding = FOUNDING_KINDS.into_iter().map(|(name, _, _)| name);
    founding.chain([PLAIN_DRAWING])
}

/// The kinds every new department starts with: slug (also the icon's name), English, Spanish.
pub const FOUNDING_KINDS: [(&str, &str, &str); 8] = [
    ("coffee", "Coffee with a Cop", "Café con un policía"),
    ("ice-cream", "Ice Cream with a Cop", "Helado con un policía"),
    ("doughnuts", "Doughnuts with a Cop", "Donas con un policía"),
    ("tacos", "Tacos with a Cop", "Tacos con un policía"),
    ("pizza", "Pizza with a Cop", "Pizza con un policía"),
    (
        "popsicles",
        "Popsicles with a Cop",
        "Paletas con un policía",
    ),
    ("boba", "Boba with a Cop", "Té de burbujas con un policía"),
    (
        "cocoa",
        "Cocoa with a Cop",
        "Chocolate caliente con un policía",
    ),
];

/// The topics every new department starts with: slug, English, Spanish.
pub const FOUNDING_TOPICS: [(&str, &str, &str); 8] = [
    (
        "traffic",
        "Traffic and speeding",
        "Tráfico y exceso de velocidad",
    ),
    ("parking", "Parking", "Estacionamiento"),
    ("bike-theft", "Bike theft", "Robo de bicicletas"),
    (
        "school-safety",
        "Safety around schools",
        "Seguridad cerca de las escuelas",
    ),
    (
        "homelessness",
        "Neighbors without a home",
        "Vecinos sin hogar",
    ),
    ("noise", "Noise", "Ruido"),
    ("hiring", "Working for the police", "Trabajar en la policía"),
    ("thanks", "Saying thank you", "Dar las gracias"),
];
