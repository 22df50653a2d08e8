//! From what was promised at an event to "You said, we did".

use crate::domain::department::Department;
use crate::domain::promise::{self, Promise};
use crate::domain::topic::Labels;
use crate::services::read_promises::Told as Found;
use crate::web::pages::markup::Told;
use crate::web::pages::public::said::{SaidLine, SaidView, state_word};
use crate::web::public::views;
use crate::words::Words;

/// On the event's own page.
pub(super) fn view(told: &Found, words: Words) -> SaidView {
    let say = |labels: &Labels| {
        let (own, text) = promise::text(labels, words.language());
        Told::in_language(text, own, words.language())
    };
    let line = |promise: &Promise| SaidLine {
        text: say(&promise.wording.texts),
        state: state_word(words, promise.state),
        reason: (!promise.reasons.is_empty()).then(|| say(&promise.reasons)),
    };
    SaidView {
        anchor: "said".to_owned(),
        event: None,
        topics: told.topics.iter().map(|topic| say(&topic.labels)).collect(),
        promises: told.promises.iter().map(line).collect(),
    }
}

/// On an article: with the event it was said at.
pub(super) fn on_article(told: &Found, department: &Department, words: Words) -> SaidView {
    let event = views::neighbour(department, &told.event, words.language());
    SaidView {
        anchor: format!("said-{}", told.event.slug),
        event: Some(event),
        ..view(told, words)
    }
}
