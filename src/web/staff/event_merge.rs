//! Somebody saved the event in between: what is stored now beside what was typed, and one form that
//! saves what is chosen. It is sent to the edit form's own address.

use actix_web::web;

use crate::domain::event::Event;
use crate::domain::language::Language;
use crate::domain::merge::{Difference, Side, Traces, Values, differences};
use crate::services::read_board::Choices;
use crate::services::read_log::LogRow;
use crate::web::extract::Fields;
use crate::web::forms::LOOK_OVER;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::event_form::NEW_VENUE_VALUE;
use crate::web::pages::staff::event_merge::{EventMergePage, MergeRow};
use crate::web::pages::staff::paths;
use crate::web::staff::event_values::{filled, ticked};
use crate::web::staff::{Desk, merge_words};
use crate::words::dates;

/// Texts of the form, by language.
const TEXTS: [&str; 4] = ["title", "lead", "body", "rain_plan"];
/// Fields that are compared together: one means nothing without the other.
const START: [&str; 2] = ["start_time", "occurrence"];
const PLACE: [&str; 6] = [
    "venue",
    "venue_name",
    "venue_street",
    "venue_city",
    "venue_region",
    "venue_postal_code",
];
/// What belongs to the page and not to the event.
const OWN: [&str; 7] = [
    "csrf", "version", "opened", "merge", "then", "lang", LOOK_OVER,
];

/// The names of the fields that stand behind one field of the comparison.
fn behind(field: &str) -> &[&str] {
    match field {
        "start_time" => &START,
        "venue" => &PLACE,
        _ => &[],
    }
}

/// Every field that is compared, in the order of the form.
fn fields_of(languages: &[Language]) -> Vec<String> {
    let texts = |language: &Language| {
        let language = *language;
        TEXTS.map(|stem| format!("{stem}_{language}"))
    };
    let rest = [
        "kind",
        "date",
        "start_time",
        "end_time",
        "venue",
        "capacity",
        "officers",
        "topics",
        "rsvp_opens",
        "rsvp_closes",
    ];
    let texts = languages.iter().flat_map(texts);
    rest[..1]
        .iter()
        .map(|name| (*name).to_owned())
        .chain(texts)
        .chain(rest[1..].iter().map(|name| (*name).to_owned()))
        .collect()
}

/// The event as the form shows it.
fn stored(event: &Event, languages: &[Language]) -> Values {
    let form = filled(event);
    let slugs = ticked(event);
    let officer = |slug: &String| event.officers.iter().any(|one| one.slug.as_str() == slug);
    let set = |wants_officers: bool| {
        let mut own: Vec<String> = slugs
            .iter()
            .filter(|slug| officer(slug) == wants_officers)
            .cloned()
            .collect();
        own.sort();
        own
    };
    let value = |field: String| {
        let values = match field.as_str() {
            "officers" => set(true),
            "topics" => set(false),
            "start_time" => START.map(|name| form.value(name).to_owned()).to_vec(),
            name => vec![form.value(name).to_owned()],
        };
        (field, values)
    };
    fields_of(languages).into_iter().map(value).collect()
}

/// What was typed.
fn typed(fields: &Fields, languages: &[Language]) -> Values {
    let value = |field: String| {
        let names: &[&str] = match field.as_str() {
            "venue" if fields.get("venue") == NEW_VENUE_VALUE => &PLACE,
            "venue" => &PLACE[..1],
            name => behind(name),
        };
        let mut values: Vec<String> = if names.is_empty() {
            fields.all(&field).into_iter().map(str::to_owned).collect()
        } else {
            names
                .iter()
                .map(|name| fields.get(name).to_owned())
                .collect()
        };
        if names.is_empty() {
            values.sort();
        }
        (field, values)
    };
    fields_of(languages).into_iter().map(value).collect()
}

/// The trace of what a form is opened with, for its hidden field.
pub(super) fn traces(event: &Event, languages: &[Language]) -> String {
    Traces::of(&stored(event, languages)).to_string()
}

/// Whether words that were typed say something else than what is stored.
pub(super) fn differs(event: &Event, fields: &[(String, String)], languages: &[Language]) -> bool {
    let own = Fields::new(web::Form(fields.to_vec()));
    let (now, typed) = (stored(event, languages), typed(&own, languages));
    let officer = ["officer_given_name", "officer_family_name"];
    let is_named = officer.iter().any(|name| !own.get(name).is_empty());
    is_named || !differences(&now, &typed, &Traces::default()).is_empty()
}

/// The form of the merge page as if it had been typed so: what is to stay as it is now is filled in
/// from the event.
pub(super) fn chosen(fields: Fields, event: &Event, languages: &[Language]) -> Fields {
    if fields.get("merge") != "yes" {
        return fields;
    }
    let mut out = fields.clone();
    for (field, values) in stored(event, languages) {
        if fields.get(&format!("keep_{field}")) != "now" {
            continue;
        }
        match field.as_str() {
            "start_time" => START
                .iter()
                .zip(&values)
                .for_each(|(name, value)| out.replace(name, std::slice::from_ref(value))),
            name => out.replace(name, &values),
        }
    }
    out.without(|name| name == "merge" || name.starts_with("keep_"))
}

/// The merge page; `None` when both sides say the same, so that nothing has to be chosen.
pub(super) fn page(
    desk: &Desk,
    choices: &Choices,
    (event, history): (&Event, &[LogRow]),
    fields: &Fields,
) -> Option<EventMergePage> {
    let languages = &desk.present.department.languages;
    let now = stored(event, languages);
    let opened = Traces::parse(fields.get("opened"));
    let mut found = differences(&now, &typed(fields, languages), &opened);
    if found.is_empty() {
        return None;
    }
    let order = fields_of(languages);
    found.sort_by_key(|one| order.iter().position(|field| *field == one.field));
    let row = |one: &Difference| row(desk, choices, one, fields);
    let own = |name: &str| OWN.contains(&name) || name.starts_with("keep_");
    let typed = fields.iter().filter(|(name, _)| !own(name));
    let mut carried: Vec<(String, String)> = typed
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    carried.push(("version".to_owned(), event.version.to_string()));
    carried.push(("opened".to_owned(), Traces::of(&now).to_string()));
    let slug = event.slug.as_str();
    Some(EventMergePage {
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("merge-page"), StaffSection::Events),
        action: paths::event_edit(slug),
        back: paths::event(slug),
        lead: lead(desk, history),
        rows: found.iter().map(row).collect(),
        carried,
        then: button(desk, event, fields),
    })
}

/// Who saved last, and when.
fn lead(desk: &Desk, history: &[LogRow]) -> String {
    let (words, zone) = (desk.words, desk.present.department.zone);
    let last = history.first();
    let name = last.and_then(|line| line.row.who.clone());
    let name = name.unwrap_or_else(|| words.t("staff-log-system"));
    let at = last.map_or(desk.app.clock.now(), |line| line.row.at);
    let when = dates::date_time(at, zone, words.language());
    words.t2("merge-lead", ("name", name), ("when", when))
}

/// The button that was pressed, once more.
fn button(desk: &Desk, event: &Event, fields: &Fields) -> (String, String) {
    let (then, key) = match fields.get("then") {
        _ if event.state.is_public() => ("save", "staff-event-save-published"),
        "draft" => ("draft", "staff-event-save-draft"),
        _ => ("check", "staff-event-continue"),
    };
    (then.to_owned(), desk.words.t(key))
}

fn row(desk: &Desk, choices: &Choices, one: &Difference, fields: &Fields) -> MergeRow {
    let (words, here) = (desk.words, desk.words.language());
    let name = format!("keep_{}", one.field);
    let side = match (one.by_other, fields.get(&name)) {
        // Chosen on this page before somebody saved once more, and still good.
        (false, "now") => Side::Now,
        _ => one.proposed(),
    };
    let note = match (one.by_other, one.by_you) {
        (true, true) => "merge-both",
        (true, false) => "merge-theirs",
        (false, _) => "merge-yours",
    };
    let own = merge_words::language(&one.field).filter(|own| *own != here);
    MergeRow {
        label: merge_words::label(words, &one.field),
        note: words.t(note),
        now: merge_words::value(words, choices, &one.field, &one.now),
        typed: merge_words::value(words, choices, &one.field, &one.typed),
        lang: own.map_or("", |own| own.tag()),
        keeps_typed: side == Side::Typed,
        name,
    }
}
