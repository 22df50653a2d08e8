//! What the samples of several pages share: the department, the person and the event of the tests.

use super::chrome::{StaffChrome, StaffSection};
use crate::domain::language::Language;
use crate::web::pages::markup::Moment;
use crate::words::Words;

/// A page of the sample department in `language`, with somebody signed in.
pub(super) fn chrome(language: Language, title: &str, section: StaffSection) -> StaffChrome {
    let words = Words::new(language);
    StaffChrome::new(
        words,
        "Santa Monica Police Department",
        "csrf-of-the-sample",
    )
    .signed_in("Rosa Okafor", "santa-monica")
    .page(words.t(title), section)
}

/// One of two texts, by language.
pub(super) fn say(language: Language, en: &str, es: &str) -> String {
    match language {
        Language::En => en.to_owned(),
        Language::Es => es.to_owned(),
    }
}

/// The start and the end of the sample event.
pub(super) fn when(language: Language) -> Moment {
    Moment::new(
        "2023-06-01T15:00:00-07:00",
        say(
            language,
            "Thursday, June 1, 2023, 3 to 5 p.m. PDT",
            "jueves, 1 de junio de 2023, de 3 a 5 p. m. PDT",
        ),
    )
}

/// An instant of the sample's history.
pub(super) fn instant(language: Language) -> Moment {
    Moment::new(
        "2023-05-12T10:05:00-07:00",
        say(
            language,
            "Friday, May 12, 2023 at 10:05 a.m. PDT",
            "viernes, 12 de mayo de 2023, a las 10:05 a. m. PDT",
        ),
    )
}

/// The sample event's title.
pub(super) fn title(language: Language) -> String {
    say(
        language,
        "Ice Cream with a Cop on Ocean Avenue",
        "Helado con un policía en Ocean Avenue",
    )
}
