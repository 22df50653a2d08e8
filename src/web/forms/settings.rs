//! The parts of a department's settings, from strings to domain types and back.

use std::ops::RangeInclusive;

use crate::domain::branding::{Colors, Refusal};
use crate::domain::color::Rgb;
use crate::domain::contact::{EmailAddress, MailRules};
use crate::domain::department_part::{
    Contact, Embedding, Identity, Keeping, Look, Mail, Name, Part, Visits,
};
use crate::domain::embed::{self, Site};
use crate::domain::language::Language;
use crate::domain::reminder;
use crate::domain::zone::Zone;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::settings::REMINDERS;

/// Days that something is kept after an event.
const DAYS: RangeInclusive<i64> = 1..=3650;

/// Reads a part. `None` when something has to be written differently; it stands in the reader.
pub fn read(reader: &mut Reader<'_>, part: Name, rules: &MailRules) -> Option<Part> {
    let read = match part {
        Name::Identity => identity(reader).map(Part::Identity),
        Name::Contact => Some(Part::Contact(contact(reader))),
        Name::Mail => mail(reader, rules).map(Part::Mail),
        Name::Visits => visits(reader).map(Part::Visits),
        Name::Look => look(reader).map(Part::Look),
        Name::Embedding => Some(Part::Embedding(embedding(reader))),
        Name::Keeping => keeping(reader).map(Part::Keeping),
    };
    read.filter(|_| !reader.view.has_errors())
}

fn identity(reader: &mut Reader<'_>) -> Option<Identity> {
    let name = reader.line("name", 120, "settings-error-name");
    let city = reader.optional_line("city", 120);
    let raw = reader.fields.get("zone").trim().to_owned();
    let zone = Zone::parse(&raw).ok();
    if zone.is_none() {
        let sentence = reader.words.t1("staff-error-zone", "zone", raw);
        reader.refuse("zone", sentence);
    }
    let spoken = |language: &Language| reader.fields.get(&format!("language_{language}")) == "yes";
    let spoken: Vec<Language> = Language::ALL.into_iter().filter(spoken).collect();
    let main = Language::parse(reader.fields.get("main_language"));
    let main = main.filter(|main| spoken.contains(main));
    if main.is_none() {
        let sentence = reader.words.t("settings-error-language");
        reader.refuse("main_language", sentence);
    }
    let others = spoken.into_iter().filter(|one| Some(*one) != main);
    Some(Identity {
        name,
        city,
        zone: zone?,
        languages: main.into_iter().chain(others).collect(),
    })
}

fn contact(reader: &mut Reader<'_>) -> Contact {
    Contact {
        email: reader.address("email"),
        phone: reader.optional_line("phone", 40),
        emergency_phone: reader.line("emergency_phone", 40, "settings-error-emergency"),
        postal_address: reader.optional_line("postal_address", 200),
    }
}

fn mail(reader: &mut Reader<'_>, rules: &MailRules) -> Option<Mail> {
    let sender = reader.address("sender");
    let is_ours = EmailAddress::parse(&sender).is_ok_and(|one| one.is_within(&rules.domain));
    if !sender.is_empty() && !is_ours {
        let domain = rules.domain.as_str();
        let sentence = reader.words.t1("settings-error-sender", "domain", domain);
        reader.refuse("sender", sentence);
    }
    let mut minutes = Vec::new();
    for n in 1..=REMINDERS {
        let amount = reader.number(&format!("reminder_{n}"), 1..=9999, "settings-error-number");
        let unit = match reader.fields.get(&format!("unit_{n}")) {
            "days" => 24 * 60,
            "hours" => 60,
            _ => 1,
        };
        minutes.extend(amount.map(|amount| amount * unit));
    }
    let reminder_minutes = reminder::offsets(&minutes);
    if reminder_minutes.is_none() {
        let sentence = reader.words.t("settings-error-reminders");
        reader.refuse("reminder_1", sentence);
    }
    let calendar_replies = reader.fields.get("calendar_replies") == "yes";
    if calendar_replies && !rules.takes_replies {
        let sentence = reader.words.t("settings-replies-none");
        reader.refuse("calendar_replies", sentence);
    }
    Some(Mail {
        sender,
        reminder_minutes: reminder_minutes?,
        calendar_replies,
    })
}

fn visits(reader: &mut Reader<'_>) -> Option<Visits> {
    let come_anyway = match reader.fields.get("when_full") {
        "come_anyway" => true,
        "waitlist" => false,
        _ => {
            let sentence = reader.words.t("settings-error-when-full");
            reader.refuse("when_full", sentence);
            return None;
        }
    };
    Some(Visits {
        come_anyway,
        access_lead_days: days(reader, "access_lead_days", 0..=60)?,
    })
}

fn look(reader: &mut Reader<'_>) -> Option<Look> {
    match reader.fields.get("colors") {
        "standard" => return Some(Look { colors: None }),
        "own" => {}
        _ => {
            let sentence = reader.words.t("look-error-choice");
            reader.refuse("colors", sentence);
            return None;
        }
    }
    let colors = Colors {
        ground: color(reader, "ground")?,
        accent: color(reader, "accent")?,
    };
    let (field, contrast) = match colors.check() {
        Ok(()) => {
            return Some(Look {
                colors: Some(colors),
            });
        }
        Err(Refusal::Ground(contrast)) => ("ground", contrast),
        Err(Refusal::Accent(contrast)) => ("accent", contrast),
    };
    // Cut, not rounded: 4.46 is not the 4.5 that is asked for.
    let contrast = format!("{:.1}", (contrast * 10.0).floor() / 10.0);
    let key = format!("look-error-{field}");
    let sentence = reader.words.t1(&key, "contrast", contrast);
    reader.refuse(field, sentence);
    None
}

fn color(reader: &mut Reader<'_>, name: &str) -> Option<Rgb> {
    let color = Rgb::parse(reader.fields.get(name));
    if color.is_none() {
        let sentence = reader.words.t("kinds-error-color-shape");
        reader.refuse(name, sentence);
    }
    color
}

fn embedding(reader: &mut Reader<'_>) -> Embedding {
    let mut sites: Vec<Site> = Vec::new();
    let raw = reader.fields.get("sites").to_owned();
    for line in raw.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match Site::parse(line) {
            Ok(site) if sites.contains(&site) => {}
            Ok(site) => sites.push(site),
            Err(_) => {
                let line: String = line.chars().take(80).collect();
                let sentence = reader.words.t1("embed-error-site", "site", line);
                reader.refuse("sites", sentence);
                break;
            }
        }
    }
    if sites.len() > embed::MOST {
        let most = i64::try_from(embed::MOST).unwrap_or(i64::MAX);
        let sentence = reader.words.t1("embed-error-many", "most", most);
        reader.refuse("sites", sentence);
    }
    Embedding { sites }
}

fn keeping(reader: &mut Reader<'_>) -> Option<Keeping> {
    let own = [
        days(reader, "keep_days", DAYS),
        days(reader, "keep_topics_days", DAYS),
        days(reader, "keep_access_days", DAYS),
        days(reader, "officer_name_days", 0..=3650),
        days(reader, "keep_venue_contact_days", 30..=3650),
        days(reader, "keep_close_out_days", 30..=3650),
    ];
    let [contact, topics, access, officers, venues, close_outs] = own;
    Some(Keeping {
        keep_days: contact?,
        keep_topics_days: topics?,
        keep_access_days: access?,
        officer_name_days: officers?,
        keep_venue_contact_days: venues?,
        keep_close_out_days: close_outs?,
    })
}

/// A number of days that has to be there.
fn days(reader: &mut Reader<'_>, name: &str, bounds: RangeInclusive<i64>) -> Option<i64> {
    let (least, most) = (*bounds.start(), *bounds.end());
    let found = reader.number(name, bounds, "settings-error-days");
    if found.is_none() {
        let key = "settings-error-days";
        let sentence = reader.words.t2(key, ("least", least), ("most", most));
        reader.refuse(name, sentence);
    }
    found
}

/// The form of a part as it is.
#[must_use]
pub fn filled(part: &Part) -> FormView {
    let yes = |on: bool| if on { "yes" } else { "" };
    match part {
        Part::Identity(own) => {
            let main = own.languages.first().map_or("", |language| language.tag());
            let mut form = FormView::new()
                .with("name", &own.name)
                .with("city", &own.city)
                .with("zone", own.zone.name())
                .with("main_language", main);
            for language in Language::ALL {
                let spoken = yes(own.languages.contains(&language));
                form.set(&format!("language_{language}"), spoken);
            }
            form
        }
        Part::Contact(own) => FormView::new()
            .with("email", &own.email)
            .with("phone", &own.phone)
            .with("emergency_phone", &own.emergency_phone)
            .with("postal_address", &own.postal_address),
        Part::Mail(own) => {
            let mut form = FormView::new().with("sender", &own.sender);
            for n in 1..=REMINDERS {
                let minutes = own.reminder_minutes.get(n - 1).copied();
                let (amount, unit) = minutes.map_or((String::new(), "hours"), in_units);
                form.set(&format!("reminder_{n}"), amount);
                form.set(&format!("unit_{n}"), unit);
            }
            form.with("calendar_replies", yes(own.calendar_replies))
        }
        Part::Visits(own) => {
            let when = if own.come_anyway {
                "come_anyway"
            } else {
                "waitlist"
            };
            FormView::new()
                .with("when_full", when)
                .with("access_lead_days", own.access_lead_days.to_string())
        }
        Part::Look(own) => {
            let colors = own.colors.unwrap_or(Colors::STANDARD);
            let choice = own.colors.map_or("standard", |_| "own");
            FormView::new()
                .with("colors", choice)
                .with("ground", colors.ground.to_string())
                .with("accent", colors.accent.to_string())
        }
        Part::Embedding(own) => FormView::new().with("sites", lines(&own.sites)),
        Part::Keeping(own) => FormView::new()
            .with("keep_days", own.keep_days.to_string())
            .with("keep_topics_days", own.keep_topics_days.to_string())
            .with("keep_access_days", own.keep_access_days.to_string())
            .with("officer_name_days", own.officer_name_days.to_string())
            .with(
                "keep_venue_contact_days",
                own.keep_venue_contact_days.to_string(),
            )
            .with("keep_close_out_days", own.keep_close_out_days.to_string()),
    }
}

/// One site to a line.
#[must_use]
pub fn lines(sites: &[Site]) -> String {
    sites
        .iter()
        .map(Site::as_str)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Minutes in the largest unit that says them whole: 2880 are 2 days, 90 are 90 minutes.
#[must_use]
pub fn in_units(minutes: i64) -> (String, &'static str) {
    let (by, unit) = match minutes {
        _ if minutes % (24 * 60) == 0 => (24 * 60, "days"),
        _ if minutes % 60 == 0 => (60, "hours"),
        _ => (1, "minutes"),
    };
    ((minutes / by).to_string(), unit)
}
