//! What an administrator changes about a department, in parts: each is a form of its own, so that two
//! who change different things do not meet. A part knows which sentence is public, and whether
//! somebody else changed it since a form was opened. Holidays are added and removed one by one and
//! are no part. Nothing is stored here.

use crate::domain::branding::Colors;
use crate::domain::department::{Department, Settings};
use crate::domain::embed::Site;
use crate::domain::language::Language;
use crate::domain::seen::seen;
use crate::domain::zone::Zone;

/// Which part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// Name, city, zone and languages.
    Identity,
    /// How people reach it.
    Contact,
    /// What its mail comes from, and when.
    Mail,
    /// What residents are told before they come.
    Visits,
    /// The colours of its pages.
    Look,
    /// Where else its events are shown.
    Embedding,
    /// How long things are kept.
    Keeping,
}

impl Name {
    pub const ALL: [Name; 7] = [
        Self::Identity,
        Self::Contact,
        Self::Visits,
        Self::Mail,
        Self::Look,
        Self::Embedding,
        Self::Keeping,
    ];

    /// The word in addresses and in the log.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Contact => "contact",
            Self::Mail => "mail",
            Self::Visits => "visits",
            Self::Look => "look",
            Self::Embedding => "embedding",
            Self::Keeping => "keeping",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.as_str() == raw)
    }
}

/// Name, city, zone and languages, the department's own language first; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub name: String,
    pub city: String,
    pub zone: Zone,
    pub languages: Vec<Language>,
}

/// How people reach it; each may be empty but the emergency number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub email: String,
    pub phone: String,
    pub emergency_phone: String,
    pub postal_address: String,
}

/// What its mail comes from, and when. Reminders as [`offsets`](crate::domain::reminder::offsets)
/// gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub sender: String,
    pub reminder_minutes: Vec<i64>,
    pub calendar_replies: bool,
}

/// What residents are told before they come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visits {
    pub come_anyway: bool,
    pub access_lead_days: i64,
}

/// The colours of its pages; none are the standard ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub colors: Option<Colors>,
}

/// The sites that may show its events, in the order they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedding {
    pub sites: Vec<Site>,
}

/// How long things are kept, in days after an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeping {
    pub keep_days: i64,
    pub keep_topics_days: i64,
    pub keep_access_days: i64,
    pub officer_name_days: i64,
    pub keep_venue_contact_days: i64,
    pub keep_close_out_days: i64,
}

/// One part, as it is or as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Identity(Identity),
    Contact(Contact),
    Mail(Mail),
    Visits(Visits),
    Look(Look),
    Embedding(Embedding),
    Keeping(Keeping),
}

impl Part {
    /// A part of a department as it is.
    #[must_use]
    pub fn of(name: Name, department: &Department) -> Self {
        let settings = &department.settings;
        match name {
            Name::Identity => Self::Identity(Identity {
                name: department.name.clone(),
                city: department.city.clone(),
                zone: department.zone,
                languages: department.languages.clone(),
            }),
            Name::Contact => Self::Contact(Contact {
                email: department.email.clone(),
                phone: department.phone.clone(),
                emergency_phone: settings.emergency_phone.clone(),
                postal_address: department.postal_address.clone(),
            }),
            Name::Mail => Self::Mail(Mail {
                sender: settings.sender.clone(),
                reminder_minutes: settings.reminder_minutes.clone(),
                calendar_replies: settings.calendar_replies,
            }),
            Name::Visits => Self::Visits(Visits {
                come_anyway: settings.come_anyway,
                access_lead_days: settings.access_lead_days,
            }),
            Name::Look => Self::Look(Look {
                colors: settings.colors,
            }),
            Name::Embedding => Self::Embedding(Embedding {
                sites: settings.embed_sites.clone(),
            }),
            Name::Keeping => Self::Keeping(Keeping {
                keep_days: settings.keep_days,
                keep_topics_days: settings.keep_topics_days,
                keep_access_days: settings.keep_access_days,
                officer_name_days: settings.officer_name_days,
                keep_venue_contact_days: settings.keep_venue_contact_days,
                keep_close_out_days: settings.keep_close_out_days,
            }),
        }
    }

    #[must_use]
    pub fn name(&self) -> Name {
        match self {
            Self::Identity(_) => Name::Identity,
            Self::Contact(_) => Name::Contact,
            Self::Mail(_) => Name::Mail,
            Self::Visits(_) => Name::Visits,
            Self::Look(_) => Name::Look,
            Self::Embedding(_) => Name::Embedding,
            Self::Keeping(_) => Name::Keeping,
        }
    }

    /// The same as long as nobody changes the part.
    #[must_use]
    pub fn seen(&self) -> String {
        seen(self)
    }

    /// Whether public pages, calendars or what they promise say it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.name() != Name::Mail
    }

    /// The department with this part.
    #[must_use]
    pub fn put(&self, department: Department) -> Department {
        let settings = department.settings.clone();
        match self.clone() {
            Self::Identity(own) => Department {
                name: own.name,
                city: own.city,
                zone: own.zone,
                languages: own.languages,
                ..department
            },
            Self::Contact(own) => Department {
                email: own.email,
                phone: own.phone,
                postal_address: own.postal_address,
                settings: Settings {
                    emergency_phone: own.emergency_phone,
                    ..settings
                },
                ..department
            },
            Self::Mail(own) => Department {
                settings: Settings {
                    sender: own.sender,
                    reminder_minutes: own.reminder_minutes,
                    calendar_replies: own.calendar_replies,
                    ..settings
                },
                ..department
            },
            Self::Visits(own) => Department {
                settings: Settings {
                    come_anyway: own.come_anyway,
                    access_lead_days: own.access_lead_days,
                    ..settings
                },
                ..department
            },
            Self::Look(own) => Department {
                settings: Settings {
                    colors: own.colors,
                    ..settings
                },
                ..department
            },
            Self::Embedding(own) => Department {
                settings: Settings {
                    embed_sites: own.sites,
                    ..settings
                },
                ..department
            },
            Self::Keeping(own) => Department {
                settings: Settings {
                    keep_days: own.keep_days,
                    keep_topics_days: own.keep_topics_days,
                    keep_access_days: own.keep_access_days,
                    officer_name_days: own.officer_name_days,
                    keep_venue_contact_days: own.keep_venue_contact_days,
                    keep_close_out_days: own.keep_close_out_days,
                    ..settings
                },
                ..department
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{DepartmentId, PublicId};
    use crate::domain::slug::Slug;
    use chrono::DateTime;

    fn department() -> Department {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        Department {
            id: DepartmentId(1),
            public_id: PublicId::from_bytes([1; 16]),
            slug: Slug::parse("millbrook").unwrap(),
            name: "Millbrook Police".into(),
            city: "Millbrook".into(),
            zone: Zone::parse("America/Denver").unwrap(),
            languages: vec![Language::En, Language::Es],
            locale: "en-US".into(),
            email: "cops@example.org".into(),
            phone: "310-555-0142".into(),
            postal_address: "1 Main Street".into(),
            settings: Settings::default(),
            revision: 1,
            revised_at: at,
            created_at: at,
            closed_at: None,
        }
    }

    #[test]
    fn every_part_put_back_changes_nothing_and_has_its_name() {
        for name in Name::ALL {
            let part = Part::of(name, &department());
            assert_eq!(part.put(department()), department());
            assert_eq!(
                (part.name(), Name::parse(name.as_str())),
                (name, Some(name))
            );
        }
    }

    #[test]
    fn two_who_change_different_parts_do_not_meet_and_two_at_one_part_do() {
        let before = department();
        let seen = |name, department: &Department| Part::of(name, department).seen();
        let changed = Part::Visits(Visits {
            come_anyway: true,
            access_lead_days: 7,
        });
        let after = changed.put(before.clone());
        assert_ne!(seen(Name::Visits, &before), seen(Name::Visits, &after));
        let others = Name::ALL.into_iter().filter(|name| *name != Name::Visits);
        for name in others {
            assert_eq!(seen(name, &before), seen(name, &after), "{name:?}");
        }
    }
}
