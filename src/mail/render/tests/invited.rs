//! Letters whose calendar part can be answered, and letters that can be stopped by a letter.

use super::*;
use crate::domain::invited::Invited;
use crate::mail::{PostOffice, Transport};
use crate::services::ports::Mailer as _;

const REPLIES: &str = "replies@mail.example.org";

fn office(replies: Option<&str>) -> PostOffice {
    PostOffice {
        sender: SenderSettings {
            replies: replies.map(|address| EmailAddress::parse(address).unwrap()),
            ..sender()
        },
        signers: std::sync::Arc::default(),
        transport: Transport::None,
    }
}

fn letter(kind: Kind, language: Language, is_off: bool) -> Letter {
    Letter {
        invited: Some(Invited {
            tag: "r7.0123456789abcdef0123".to_owned(),
            told: is_off.then_some(0),
            is_off,
        }),
        ..sample(kind, language).unwrap()
    }
}

fn sent(office: &PostOffice, letter: &Letter) -> String {
    String::from_utf8(office.render(letter).unwrap()).unwrap()
}

#[test]
fn an_invitation_and_its_end_read_well_in_every_language() {
    for (kind, is_off) in [
        (Kind::RsvpConfirmed, false),
        (Kind::EventCancelled, true),
        (Kind::RsvpWithdrawn, true),
    ] {
        for language in Language::ALL {
            let raw = sent(&office(Some(REPLIES)), &letter(kind, language, is_off));
            if let Some(directory) = std::env::var_os("CUPPA_EML_OUT") {
                let name = format!("invite-{}.{language}.eml", kind.as_str());
                std::fs::write(std::path::Path::new(&directory).join(name), &raw).unwrap();
            }
            // The name of a method begins like an octet in quoted-printable.
            let shown = readable(&raw.replace("method=CANCEL", "method=3DCANCEL"));
            let method = if is_off { "CANCEL" } else { "REQUEST" };
            assert!(shown.contains(&format!("METHOD:{method}\n")), "{shown}");
            if is_off {
                assert!(
                    shown.contains("\nSEQUENCE:1\nSTATUS:CANCELLED\n"),
                    "{shown}"
                );
            } else {
                insta::assert_snapshot!(format!("invite_{}_{language}", kind.as_str()), shown);
            }
        }
    }
}

#[test]
fn where_no_answer_comes_back_nobody_is_asked() {
    let letter = letter(Kind::RsvpConfirmed, Language::En, false);
    let shown = readable(&sent(&office(None), &letter));
    assert!(
        shown.contains("METHOD:PUBLISH\n") && !shown.contains("ATTENDEE"),
        "{shown}"
    );
}

#[test]
fn an_article_can_be_stopped_by_a_letter_too() {
    let letter = Letter {
        stop_tag: Some("s7.0123456789abcdef0123".to_owned()),
        ..sample(Kind::ArticlePublished, Language::En).unwrap()
    };
    let raw = sent(&office(Some(REPLIES)), &letter);
    if let Some(directory) = std::env::var_os("CUPPA_EML_OUT") {
        std::fs::write(std::path::Path::new(&directory).join("list-stop.eml"), &raw).unwrap();
    }
    assert!(
        raw.contains(">, <mailto:replies+s7.0123456789abcdef0123@mail.example.org>\r\n"),
        "{raw}"
    );
    assert!(!sent(&office(None), &letter).contains("mailto:replies"));
}
