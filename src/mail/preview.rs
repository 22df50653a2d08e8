//! A letter as its reader will see it, for staff who look before anything leaves. Nothing is signed,
//! stored or sent.

use askama::Template as _;

use crate::domain::notice::Letter;
use crate::mail::page::{ALONE, HtmlPart, TextPart};
use crate::mail::render::{RenderError, display_name, tidy};
use crate::mail::{SenderSettings, compose};
use crate::services::ports::{LetterPreview, RenderFailure, ShownLetter};

impl LetterPreview for SenderSettings {
    fn show(&self, letter: &Letter) -> Result<ShownLetter, RenderFailure> {
        shown(letter, self).map_err(|error| RenderFailure(error.to_string()))
    }
}

fn shown(letter: &Letter, sender: &SenderSettings) -> Result<ShownLetter, RenderError> {
    let page = compose::page(letter, &sender.links)?;
    let address = sender.from(letter);
    let from = match display_name(&letter.department.name) {
        Some(name) => format!("{name} <{address}>"),
        None => address,
    };
    Ok(ShownLetter {
        from,
        text: tidy(&TextPart { page: &page }.render()?),
        html: HtmlPart {
            page: &page,
            role: ALONE,
        }
        .render()?,
        subject: page.subject,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::EmailAddress;
    use crate::domain::language::Language;
    use crate::domain::links::Links;
    use crate::domain::notice::Kind;
    use crate::mail::{render, samples};

    #[test]
    fn what_is_shown_is_what_leaves() {
        let address = EmailAddress::parse("events@mail.example.org").unwrap();
        let sender = SenderSettings::of(address, Links::new(samples::BASE));
        for kind in Kind::ALL {
            let letter = samples::sample(kind, Language::En).unwrap();
            let shown = sender.show(&letter).unwrap();
            let raw = render::render(&letter, &sender).unwrap();
            let sent = mail_parser::MessageParser::default().parse(&raw).unwrap();
            assert_eq!(sent.subject().unwrap(), shown.subject, "{kind:?}");
            let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(
                plain(&sent.body_text(0).unwrap()),
                plain(&shown.text),
                "{kind:?}"
            );
            assert_eq!(
                plain(&sent.body_html(0).unwrap()),
                plain(&shown.html.replacen("role=\"main\"", "role=\"article\"", 1)),
                "{kind:?}"
            );
            assert!(
                shown.from.ends_with("<events@mail.example.org>"),
                "{}",
                shown.from
            );
        }
    }
}
