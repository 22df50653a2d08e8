//! What came back from the relay, made fit for the outbox: a code where there was one, and a text
//! that names nobody.

use std::error::Error as _;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::response::Response;

use super::{Phase, Stop};
use crate::domain::text::Line;

/// Longest text kept of a reply, in characters.
const LONGEST: usize = 300;

/// A refusal or a break, in `phase`. A reply without a code is a break.
pub(super) fn failed(phase: Phase, error: &Error) -> Stop {
    let cause = error.source().map(ToString::to_string);
    let text = match (error.status(), cause) {
        (Some(_), Some(reply)) => reply,
        (None, Some(cause)) => format!("no usable answer: {cause}"),
        (_, None) => error.to_string(),
    };
    Stop {
        phase,
        code: error.status().map(u16::from),
        text: nameless(&text),
    }
}

/// A break of our own finding.
pub(super) fn broken(phase: Phase, text: &str) -> Stop {
    Stop {
        phase,
        code: None,
        text: nameless(text),
    }
}

/// A reply that is positive for lettre but not what this command is answered with: the dialogue
/// is out of step.
pub(super) fn unexpected(phase: Phase, reply: &Response) -> Stop {
    let text = reply.message().collect::<Vec<_>>().join(" ");
    Stop {
        phase,
        code: Some(u16::from(reply.code())),
        text: nameless(&format!("unexpected reply: {text}")),
    }
}

/// One line without control characters in which every word with an `@` is left out: replies
/// often repeat the recipient's address.
fn nameless(text: &str) -> String {
    let line = Line::cleaned(text);
    let words: Vec<&str> = line
        .as_str()
        .split(' ')
        .map(|word| if word.contains('@') { "…" } else { word })
        .collect();
    words.join(" ").chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::nameless;

    #[test]
    fn what_is_kept_of_a_reply_names_nobody() {
        assert_eq!(
            nameless("5.1.1 <ann@example.org>: no\r\nsuch user ann@example.org"),
            "5.1.1 … no such user …"
        );
        assert_eq!(nameless(&"x".repeat(900)).len(), 300);
    }
}
