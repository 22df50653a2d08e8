//! A kind of event and a topic, from strings to domain types and back.

use crate::domain::color::Rgb;
use crate::domain::language::Language;
use crate::domain::topic::{self, KindFacts, Labels, Start, Starts};
use crate::services::save_kind::Edited;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::kinds::KindFormPage;

/// Reads a kind; what is wrong stands in the reader. `before` is the kind as it is: its colour is kept
/// without a look when the form sends the same again.
pub fn read(reader: &mut Reader<'_>, languages: &[Language], before: Option<&KindFacts>) -> Edited {
    let labels = labels(reader, languages, KindFormPage::LABEL);
    let icon = reader.fields.get("icon").to_owned();
    if !topic::drawings().any(|known| known == icon) {
        let sentence = reader.words.t("kinds-error-drawing");
        reader.refuse("icon", sentence);
    }
    let color = color(reader, &icon, before);
    let longest = i64::from(KindFacts::LONGEST);
    let minutes = reader.number("minutes", 5..=longest, "kinds-error-minutes");
    Edited {
        facts: KindFacts {
            labels,
            icon,
            color,
            minutes: minutes.and_then(|minutes| u32::try_from(minutes).ok()),
        },
        starts: starts(reader, languages),
    }
}

/// A label in each language; the department's own has to be there.
pub fn labels(reader: &mut Reader<'_>, languages: &[Language], max: usize) -> Labels {
    let mut labels = Labels::new();
    for (at, language) in languages.iter().enumerate() {
        let name = format!("label_{language}");
        let label = if at == 0 {
            reader.line(&name, max, "kinds-error-label")
        } else {
            reader.optional_line(&name, max)
        };
        if !label.is_empty() {
            labels.insert(*language, label);
        }
    }
    labels
}

/// The colour, where it is neither that of the drawing nor the one that was shown before anybody chose.
fn color(reader: &mut Reader<'_>, icon: &str, before: Option<&KindFacts>) -> Option<Rgb> {
    let raw = reader.fields.get("color").trim();
    if raw.is_empty() {
        return None;
    }
    let Some(color) = Rgb::parse(raw) else {
        let sentence = reader.words.t("kinds-error-color-shape");
        reader.refuse("color", sentence);
        return None;
    };
    let of = |icon: &str| Rgb::named(topic::color_of_drawing(icon));
    let shown = match before {
        Some(before) if before.color.is_some() => None,
        Some(before) => of(&before.icon),
        None => of(topic::PLAIN_DRAWING),
    };
    if of(icon) == Some(color) || shown == Some(color) {
        return None;
    }
    if !color.is_readable_on_white() {
        let contrast = format!("{:.1}", color.contrast_on_white());
        let sentence = reader.words.t1("kinds-error-color", "contrast", contrast);
        reader.refuse("color", sentence);
    }
    Some(color)
}

fn starts(reader: &mut Reader<'_>, languages: &[Language]) -> Starts {
    let mut starts = Starts::new();
    for language in languages {
        let start = Start {
            title: reader.optional_line(&format!("start_title_{language}"), KindFormPage::TITLE),
            lead: reader.optional_prose(&format!("start_lead_{language}"), KindFormPage::LEAD),
            body: reader.optional_prose(&format!("start_body_{language}"), KindFormPage::BODY),
        };
        if start != Start::default() {
            starts.insert(*language, start);
        }
    }
    starts
}

/// The form of a kind as it is.
#[must_use]
pub fn filled(edited: &Edited) -> FormView {
    let facts = &edited.facts;
    let minutes = facts.minutes.map(|minutes| minutes.to_string());
    let mut form = filled_labels(&facts.labels)
        .with("icon", &facts.icon)
        .with("color", facts.color_in_force().to_string())
        .with("minutes", minutes.unwrap_or_default());
    for (language, start) in &edited.starts {
        form.set(&format!("start_title_{language}"), &start.title);
        form.set(&format!("start_lead_{language}"), &start.lead);
        form.set(&format!("start_body_{language}"), &start.body);
    }
    form
}

/// The labels of a form as they are.
#[must_use]
pub fn filled_labels(labels: &Labels) -> FormView {
    let mut form = FormView::new();
    for (language, label) in labels {
        form.set(&format!("label_{language}"), label);
    }
    form
}
