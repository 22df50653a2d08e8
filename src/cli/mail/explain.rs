//! What a conversation with a mail server means, in sentences for whoever set it up.

use crate::domain::outbox::{Delivery, Phase};
use crate::mail::smtp::{Exchange, Step};

/// One step that was taken.
pub(super) fn step(exchange: &Exchange) -> String {
    let reply = &exchange.reply;
    match exchange.step {
        Step::Connected => format!("Connected to {reply}."),
        Step::Greeted => format!("The server greets and says that it is {reply}."),
        Step::Protected => {
            format!("The connection is encrypted, and the server has proved that it is {reply}.")
        }
        Step::InClear => {
            "The connection is not encrypted, which only a server on this machine may be asked for."
                .to_owned()
        }
        Step::SignedIn => format!("It took name and password: {reply}"),
        Step::Sender => format!("It takes mail from this sender: {reply}"),
        Step::Recipient => format!("It takes mail for this recipient: {reply}"),
        Step::Data => format!("It is ready for the message: {reply}"),
        Step::Message => format!("It has the message: {reply}"),
    }
}

/// What became of the message, and whether that is what was wanted.
pub(super) fn outcome(delivery: &Delivery) -> (bool, String) {
    match delivery {
        Delivery::Accepted { .. } => (
            true,
            "Done. From here on the mail server answers for it: look into the mailbox, also among unwanted mail."
                .to_owned(),
        ),
        Delivery::Refused { phase, code, text } => {
            (false, format!("the server said {code} {text}. {}", advice(*phase, Some(*code))))
        }
        Delivery::Broken { phase, text } => (false, format!("{text}. {}", advice(*phase, None))),
        Delivery::Unsendable { text } => (false, format!("the message cannot be sent: {text}.")),
    }
}

fn advice(phase: Phase, code: Option<u16>) -> &'static str {
    match (phase, code) {
        (Phase::Connect, Some(530 | 534 | 535 | 538)) => {
            "It does not let this sender in: look at mail.smtp.username and the file of the password."
        }
        (Phase::Connect, Some(_)) => {
            "It does not want to talk now, or not with this machine: ask whoever runs it."
        }
        (Phase::Connect, None) => {
            "Look at mail.transport, mail.smtp.host, .port and .tls, at the certificate (mail.smtp.ca_file), and whether this machine may reach it."
        }
        (Phase::Mail, _) => {
            "It refuses the sender: look at mail.from_address and mail.bounce_address."
        }
        (Phase::Rcpt, Some(400..500)) => {
            "It may take the recipient later: many servers put off a sender they see for the first time."
        }
        (Phase::Rcpt, _) => {
            "It refuses the recipient: is the address right, and may this server send to it?"
        }
        (Phase::Data | Phase::Body, Some(_)) => "It refuses the message itself: its words say why.",
        (Phase::Data | Phase::Body, None) => {
            "It fell silent in the middle: nobody knows whether the message arrived. In the outbox it would be sent again, at most as often as its kind allows."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_the_server_said_and_what_to_look_at() {
        let refused = |phase, code, text: &str| {
            outcome(&Delivery::Refused {
                phase,
                code,
                text: text.to_owned(),
            })
        };
        let (fine, said) = refused(Phase::Connect, 535, "5.7.8 no");
        assert!(!fine && said.starts_with("the server said 535 5.7.8 no. "));
        assert!(said.contains("password"), "{said}");
        assert!(refused(Phase::Rcpt, 450, "later").1.contains("put off"));
        assert!(outcome(&Delivery::Accepted { code: 250 }).0);
    }
}
