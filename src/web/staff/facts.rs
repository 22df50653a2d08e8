//! The findings of the fact check in words, and the button that puts one right.

use std::ops::Range;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::facts::{Correction, Expected, Finding as Found, Kind, Place};
use crate::services::correct_facts::{self, Choice};
use crate::services::{Actor, Context, Error as Failure, Result as Done};
use crate::store::Tx;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Told;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::{Finding, Fix, Quote, language_name};
use crate::web::staff::{Desk, articles, events, page};
use crate::words::Words;
use crate::words::facts::sentence;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// As many characters of the text stand on either side of the found words.
const AROUND: usize = 60;

/// A finding in words; `editor` is the path where everything can be mended by hand.
fn finding(found: &Found, text: Option<&str>, editor: &str, words: Words) -> Finding {
    let quote = found
        .place
        .as_ref()
        .zip(text)
        .map(|(place, text)| quote(text, place, words));
    let fixes = found.corrections.iter().enumerate();
    Finding {
        text: sentence(found, words),
        mend: match (found.kind, &found.place) {
            (Kind::NoAltText, None) => paths::pictures_of(editor.trim_end_matches("/edit")),
            _ => format!("{editor}#{}", anchor(found)),
        },
        quote,
        fixes: fixes
            .map(|(index, correction)| Fix {
                finding: found.key(),
                correction: index,
                label: label(correction, words),
            })
            .collect(),
    }
}

/// The field of the editor where it is mended by hand.
fn anchor(found: &Found) -> String {
    if let Some(place) = &found.place {
        return format!("{}_{}", place.field.as_str(), place.language);
    }
    match (found.kind, &found.expected) {
        (Kind::NoText | Kind::OldTranslation, Expected::Language(language)) => {
            format!("title_{language}")
        }
        (Kind::NoAccess | Kind::VenueHours, _) => "venue".to_owned(),
        (Kind::VenueCapacity, _) => "capacity".to_owned(),
        (Kind::NoOfficers, _) => "officers".to_owned(),
        (Kind::ClockChange, _) => "start_time".to_owned(),
        _ => "date".to_owned(),
    }
}

fn label(correction: &Correction, words: Words) -> String {
    match correction {
        Correction::Words(new) => words.t1("facts-fix-words", "new", new.as_str()),
        Correction::AddOfficer(_, name) => words.t1("facts-fix-officer", "name", name.as_str()),
        Correction::MoveTo(_, name) => words.t1("facts-fix-venue", "name", name.as_str()),
        Correction::SetCapacity(seats) => {
            words.t1("facts-fix-capacity", "seats", i64::from(*seats))
        }
    }
}

/// The found words with some of the text around them.
fn quote(text: &str, place: &Place, words: Words) -> Quote {
    let Range { start, end } = place.span.clone();
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let line = before.rfind('\n').map_or(before, |at| &before[at + 1..]);
    let from = line.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| {
        line[at..].find(' ').map_or(at, |gap| at + gap + 1)
    });
    let rest = after.lines().next().unwrap_or_default();
    let rest = if after.starts_with('\n') { "" } else { rest };
    let to = rest
        .char_indices()
        .nth(AROUND)
        .map_or(rest.len(), |(at, _)| rest[..at].rfind(' ').unwrap_or(at));
    let told = |text: &str| Told::in_language(text, place.language, words.language());
    let mark = |is_cut| if is_cut { "…" } else { "" };
    Quote {
        label: words.t2(
            "facts-where",
            (
                "field",
                words.t(&format!("facts-field-{}", place.field.as_str())),
            ),
            ("language", language_name(words, place.language)),
        ),
        before: told(&format!("{}{}", mark(from > 0), &line[from..])),
        words: told(text.get(start..end).unwrap_or_default()),
        after: told(&format!("{}{}", &rest[..to], mark(to < rest.len()))),
    }
}

fn choice(fields: &Fields) -> Choice {
    Choice {
        finding: fields.get("finding").to_owned(),
        correction: fields.get("correction").parse().unwrap_or(usize::MAX),
    }
}

/// How a correction is taken over: of an event, or of an article.
type Correct = fn(&mut Tx<'_>, &Context, &Actor, (&str, i32), &Choice) -> Done<()>;

/// Takes over the correction that was clicked; `false` when the page was old: somebody saved in between,
/// or the finding is gone.
async fn is_done(
    desk: &Desk,
    fields: &Fields,
    slug: &str,
    correct: Correct,
) -> Result<bool, Error> {
    let (choice, version) = (choice(fields), fields.get("version").parse().unwrap_or(-1));
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .write(
            move |tx, context| match correct(tx, context, &actor, (&slug, version), &choice) {
                Err(Failure::Stale) => Ok(false),
                other => other.map(|()| true),
            },
        )
        .await
}

/// What stands above the check page, which shows what is found now.
fn stale(desk: &Desk) -> FormView {
    let mut view = FormView::new();
    view.refuse_all(desk.words.t("facts-stale"));
    view
}

/// POST `/staff/events/{e}/corrections`
pub(crate) async fn correct_event(
    request: HttpRequest,
    slug: web::Path<String>,
    form: Form,
) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    if is_done(&desk, &fields, &slug, correct_facts::event).await? {
        return Ok(desk.go(&paths::event_publication(&slug)));
    }
    let view = events::check_page(&desk, &slug, stale(&desk)).await?;
    page(StatusCode::CONFLICT, &view)
}

/// POST `/staff/articles/{a}/corrections`
pub(crate) async fn correct_article(
    request: HttpRequest,
    slug: web::Path<String>,
    form: Form,
) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    if is_done(&desk, &fields, &slug, correct_facts::article).await? {
        return Ok(desk.go(&paths::article_publication(&slug)));
    }
    let view = articles::check_page(&desk, &slug, stale(&desk)).await?;
    page(StatusCode::CONFLICT, &view)
}

/// Findings that stop and findings that ask, in words.
pub(super) fn sorted<'a>(
    found: &'a [Found],
    text: impl Fn(&'a Place) -> Option<&'a str>,
    editor: &str,
    words: Words,
) -> (Vec<Finding>, Vec<Finding>) {
    let said = |one: &'a Found| finding(one, one.place.as_ref().and_then(&text), editor, words);
    let (stops, asks): (Vec<&Found>, Vec<&Found>) = found.iter().partition(|one| one.stops());
    (
        stops.into_iter().map(said).collect(),
        asks.into_iter().map(said).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::facts::{Field, Severity};
    use crate::domain::language::Language;
    use crate::words::exchange;
    use proptest::prelude::*;

    #[test]
    fn every_kind_of_finding_has_its_sentence_in_every_language() {
        for language in Language::ALL {
            let words = Words::new(language);
            for kind in Kind::ALL {
                let found = Found {
                    kind,
                    severity: Severity::Ask,
                    place: None,
                    words: "June 1".to_owned(),
                    expected: Expected::Nothing,
                    corrections: Vec::new(),
                };
                let said = sentence(&found, words);
                assert!(!said.contains("[facts-") && said.len() > 20, "{said}");
            }
        }
    }

    #[test]
    fn every_kind_that_can_hold_an_import_back_has_its_line() {
        use crate::domain::exchange::Note;
        use Kind::{Date, EndTime, HalfOfDay, NoSuchDay, Past, StartTime, Weekday, Year};
        for language in Language::ALL {
            for kind in [
                Past, Weekday, NoSuchDay, Year, Date, StartTime, EndTime, HalfOfDay,
            ] {
                let note = Note::Stopped(kind, "June 1".to_owned());
                let said = exchange::note(Words::new(language), &note);
                assert!(!said.contains("[facts-"), "{said}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_words_of_any_text_are_quoted_as_they_stand(
            before in any::<String>(), found in "[a-zñ]{1,9}", after in any::<String>(),
        ) {
            let text = format!("{before}{found}{after}");
            let place = Place {
                language: Language::En,
                field: Field::Body,
                span: before.len()..before.len() + found.len(),
            };
            let quote = quote(&text, &place, Words::new(Language::Es));
            prop_assert_eq!(quote.words.text(), found.as_str());
            prop_assert!(quote.before.text().chars().count() <= AROUND + 2);
            prop_assert!(quote.after.text().chars().count() <= AROUND + 2);
        }
    }
}
