//! The filters of the list, the feed and the lists for programs: read from an address, and as a form.

use actix_web::{HttpRequest, web};

use crate::domain::department::Department;
use crate::domain::filter::{Choices, Narrowing, Query};
use crate::domain::ids::PublicId;
use crate::domain::language::Language;
use crate::domain::officer::Officer;
use crate::domain::topic;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::public::home::Filters;
use crate::words::{Words, narrowings};

/// The filters of CONTRACT, read leniently: what nobody understands does not narrow.
pub(super) fn query(request: &HttpRequest) -> (Query, FormView) {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = pairs.map(web::Query::into_inner).unwrap_or_default();
    let mut form = FormView::new();
    for (name, value) in &pairs {
        form.set(name, value.chars().take(100).collect::<String>());
    }
    let text =
        |name: &str| Some(form.value(name).trim().to_owned()).filter(|value| !value.is_empty());
    let query = Query {
        kind: text("kind"),
        topic: text("topic"),
        venue: text("venue"),
        officer: text("officer").and_then(|id| PublicId::parse(&id)),
        language: text("language").and_then(|tag| Language::parse(&tag)),
        from: text("from").and_then(|day| day.parse().ok()),
        to: text("to").and_then(|day| day.parse().ok()),
        q: text("q"),
        past: form.value("past") == "1",
    };
    (query, form)
}

/// The filter form of a department's list and of its feed.
pub(super) fn choices(
    department: &Department,
    choices: &Choices,
    narrowed: &[Narrowing],
    form: FormView,
    words: Words,
) -> Filters {
    let language = words.language();
    let any = || Choice::new("", Words::plain(language).t("home-filter-any"));
    let with_any = |choices: Vec<Choice>| {
        if choices.len() < 2 {
            Vec::new()
        } else {
            std::iter::once(any()).chain(choices).collect()
        }
    };
    let label = |labels: &topic::Labels| topic::label(labels, language).1.to_owned();
    let public = |officer: &Officer| {
        Some(Choice::new(
            officer.public_id.as_str(),
            officer.facts.public_name()?,
        ))
    };
    let spoken = |own: &Language| Choice {
        lang: own.tag(),
        ..Choice::new(own.tag(), own.own_name())
    };
    let say = |part| narrowings::say(part, words);
    let active = narrowed.iter().map(say).collect();
    Filters {
        kinds: with_any(
            choices
                .kinds
                .iter()
                .filter(|kind| !kind.is_retired || form.holds("kind", kind.slug.as_str()))
                .map(|kind| Choice::new(kind.slug.as_str(), label(&kind.facts.labels)))
                .collect(),
        ),
        topics: with_any(
            choices
                .topics
                .iter()
                .filter(|topic| !topic.is_retired || form.holds("topic", topic.slug.as_str()))
                .map(|topic| Choice::new(topic.slug.as_str(), label(&topic.labels)))
                .collect(),
        ),
        venues: with_any(
            choices
                .venues
                .iter()
                .map(|venue| Choice::new(venue.slug.as_str(), &venue.facts.name))
                .collect(),
        ),
        officers: with_any(choices.officers.iter().filter_map(public).collect()),
        languages: with_any(department.languages.iter().map(spoken).collect()),
        form,
        active,
    }
}
