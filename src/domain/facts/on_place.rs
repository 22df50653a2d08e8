//! Places: another venue than the event's, its street with another number, another number of seats.

use crate::domain::event::Event;
use crate::domain::facts::on_name::phrase;
use crate::domain::facts::{Case, Correction, Expected, Field, Found, Kind, Severity, markers};
use crate::domain::prose::tokens::TokenKind;
use crate::domain::venue::Venue;

pub(super) fn all(case: &Case<'_>) -> Vec<Found> {
    let Some(event) = case.event.filter(|_| case.field != Field::RainPlan) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for at in 0..case.reading.tokens.len() {
        found.extend(
            other_venue(case, event, at)
                .or_else(|| street_number(case, event, at))
                .or_else(|| places(case, event, at)),
        );
    }
    found
}

/// "Join us at the Main Library", when the event is elsewhere.
fn other_venue(case: &Case<'_>, event: &Event, at: usize) -> Option<Found> {
    let reading = &case.reading;
    let article = at
        .checked_sub(1)
        .filter(|at| reading.is(*at, &["the", "el", "la", "los", "las"]));
    let is_place = reading.follows(article.unwrap_or(at), &["at", "in", "en", "@"]);
    let sentence = reading.sentence(at);
    let is_title = case.field == Field::Title && !case.is_article;
    let is_about = is_title || case.is_about(sentence);
    if !is_place || !is_about || case.remembers(sentence) || sentence.says(markers::OTHER_DATE) {
        return None;
    }
    let own = &event.venue.facts.name;
    let known = |venue: &&Venue| {
        let name = &venue.facts.name;
        venue.id != event.venue.id && name.contains(' ') && !own.contains(name.as_str())
    };
    let hits = case.around.venues.iter().filter(known);
    let hits = hits.filter_map(|venue| Some((venue, phrase(case, at, &venue.facts.name)?)));
    let (venue, end) = hits.max_by_key(|(_, end)| *end)?;
    if phrase(case, at, own).is_some() || reading.text.contains(own.as_str()) {
        return None;
    }
    let name = venue.facts.name.clone();
    Some(Found {
        kind: Kind::Venue,
        severity: Severity::Ask,
        span: reading.span(&(at..end)),
        expected: Expected::Words(own.clone()),
        corrections: vec![
            Correction::Words(own.clone()),
            Correction::MoveTo(venue.id, name),
        ],
    })
}

/// "1451 Ocean Avenue" for a venue at 1415 Ocean Avenue.
fn street_number(case: &Case<'_>, event: &Event, at: usize) -> Option<Found> {
    let (number, street) = event.venue.facts.street.split_once(' ')?;
    let token = case.reading.tokens.get(at)?;
    let is_number = |raw: &str| !raw.is_empty() && raw.bytes().all(|b| b.is_ascii_digit());
    if !is_number(number) || !is_number(token.text) || token.text == number || street.len() < 4 {
        return None;
    }
    phrase(case, at + 1, street)?;
    let written = format!("{} {street}", token.text);
    let is_known = case
        .around
        .venues
        .iter()
        .any(|venue| venue.facts.street == written)
        || case.around.department.postal_address.contains(&written);
    let sentence = case.reading.sentence(at);
    let is_about = case.is_about(sentence) || case.reading.text.contains(&event.venue.facts.name);
    let is_side = sentence.says(&[
        "entrance",
        "entrada",
        "parking",
        "park",
        "estacion*",
        "from",
    ]) || sentence.says(markers::OTHER_DATE);
    (is_about && !is_known && !is_side).then(|| Found {
        kind: Kind::StreetNumber,
        severity: Severity::Ask,
        span: token.range.clone(),
        expected: Expected::Words(event.venue.facts.street.clone()),
        corrections: vec![Correction::Words(number.to_owned())],
    })
}

/// "Room for 60" when there are 40 places.
fn places(case: &Case<'_>, event: &Event, at: usize) -> Option<Found> {
    let capacity = event.capacity.filter(|_| !case.is_article)?;
    let reading = &case.reading;
    let token = reading.tokens.get(at)?;
    let TokenKind::Number { value, .. } = token.kind else {
        return None;
    };
    let sentence = reading.sentence(at);
    let before = at.checked_sub(2);
    let pair = |first: &[&str], second: &[&str]| {
        before.is_some_and(|before| reading.is(before, first) && reading.is(before + 1, second))
    };
    let is_room = pair(&["room", "space"], &["for"])
        || pair(&["limited"], &["to"])
        || pair(&["cupo", "espacio", "lugar"], &["para"])
        || pair(&["limitado"], &["a"]);
    let is_seats = reading.is(
        at + 1,
        &["seats", "spots", "places", "lugares", "cupos", "plazas"],
    );
    let is_told = case.remembers(sentence) || sentence.says(markers::OTHER_PLACES);
    let is_plain = token.text.bytes().all(|b| b.is_ascii_digit());
    // Few seats are those of a bench, a table, a van.
    let is_wrong = value != capacity && value.saturating_mul(2) >= capacity && is_plain;
    ((is_room || is_seats) && is_wrong && !is_told).then(|| Found {
        kind: Kind::Places,
        severity: Severity::Ask,
        span: token.range.clone(),
        expected: Expected::Words(capacity.to_string()),
        corrections: vec![
            Correction::Words(capacity.to_string()),
            Correction::SetCapacity(value),
        ],
    })
}
