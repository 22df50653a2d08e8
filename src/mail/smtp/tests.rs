//! Conversations with a server that plays a script.

use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::*;
use crate::domain::contact::EmailAddress;

/// What the server does at one point of the dialogue.
#[derive(Debug, Clone)]
enum Act {
    Say(&'static str),
    /// Closes the connection.
    Leave,
    /// Says nothing more, until the client goes.
    Silence,
}
use Act::{Leave, Say, Silence};

/// The acts of a server, in the order of the dialogue: greeting, EHLO, MAIL, RCPT, DATA, dot.
const FRIENDLY: [Act; 6] = [
    Say("220 here"),
    Say("250-here\r\n250 8BITMIME"),
    Say("250 sender fine"),
    Say("250 recipient fine"),
    Say("354 go on"),
    Say("250 2.0.0 kept"),
];

fn but(place: usize, act: Act) -> Vec<Act> {
    let mut acts = FRIENDLY.to_vec();
    acts[place] = act;
    acts
}

/// Plays the acts to one client; answers with every line the client sent.
async fn serve(acts: Vec<Act>) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let play = async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        let mut heard = Vec::new();
        let mut in_message = false;
        let mut acts = acts.into_iter();
        let mut next = acts.next();
        loop {
            match next {
                Some(Say(reply)) => {
                    in_message = reply.starts_with("354");
                    let _ = writer.write_all(format!("{reply}\r\n").as_bytes()).await;
                }
                Some(Leave) => return heard,
                Some(Silence) | None => {}
            }
            loop {
                let Ok(Some(line)) = lines.next_line().await else {
                    return heard;
                };
                let ends = !in_message || line == ".";
                heard.push(line);
                if ends {
                    break;
                }
            }
            next = acts.next();
        }
    };
    (port, tokio::spawn(play))
}

fn settings(port: u16) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port,
        tls: Tls::None,
        login: None,
        hello_name: "mail.example.org".to_owned(),
        limits: TimeLimits {
            connect: Duration::from_secs(5),
            command: Duration::from_millis(300),
            after_dot: Duration::from_millis(300),
            attempt: Duration::from_secs(5),
        },
        own_root: None,
    }
}

const RAW: &[u8] = b"Subject: x\r\n\r\n.dot first\r\nlast\r\n";

async fn attempt(settings: SmtpSettings) -> Delivery {
    let from = EmailAddress::parse("events@example.org").unwrap();
    let to = EmailAddress::parse("ann@example.com").unwrap();
    let envelope = Envelope {
        from: &from,
        to: &to,
        message_id: "<a@example.org>",
    };
    let smtp = Smtp::new(settings).unwrap();
    let delivery = smtp.deliver(&envelope, RAW).await;
    smtp.rest().await;
    delivery
}

async fn outcome(acts: Vec<Act>) -> (Delivery, Vec<String>) {
    let (port, server) = serve(acts).await;
    let delivery = attempt(settings(port)).await;
    (delivery, server.await.unwrap())
}

#[tokio::test]
async fn a_message_is_handed_over_once_with_its_dots_and_a_goodbye() {
    let (delivery, heard) = outcome(FRIENDLY.to_vec()).await;
    assert_eq!(delivery, Delivery::Accepted { code: 250 });
    assert_eq!(
        heard,
        [
            "EHLO mail.example.org",
            "MAIL FROM:<events@example.org>",
            "RCPT TO:<ann@example.com>",
            "DATA",
            "Subject: x",
            "",
            "..dot first",
            "last",
            "",
            ".",
            "QUIT",
        ]
    );
}

#[tokio::test]
async fn a_refusal_is_told_with_its_phase_and_code() {
    let refusals = [
        (0, Phase::Connect, 421, "421 4.3.2 closing"),
        (1, Phase::Connect, 502, "502 what"),
        (2, Phase::Mail, 451, "451 4.3.0 later"),
        (2, Phase::Connect, 530, "530 5.7.0 sign in first"),
        (3, Phase::Rcpt, 550, "550 5.1.1 nobody"),
        (4, Phase::Data, 554, "554 no"),
        (5, Phase::Body, 552, "552 5.3.4 too big"),
        (5, Phase::Body, 451, "451 4.3.0 later"),
    ];
    for (place, phase, code, reply) in refusals {
        let (delivery, _) = outcome(but(place, Say(reply))).await;
        let text = reply[4..].to_owned();
        assert_eq!(delivery, Delivery::Refused { phase, code, text });
    }
}

#[tokio::test]
async fn a_connection_that_closes_or_falls_silent_is_told_with_its_phase() {
    let phases = [
        Phase::Connect,
        Phase::Connect,
        Phase::Mail,
        Phase::Rcpt,
        Phase::Data,
        Phase::Body,
    ];
    for (place, expected) in phases.into_iter().enumerate() {
        for act in [Leave, Silence, Say("this is not SMTP")] {
            let (delivery, _) = outcome(but(place, act.clone())).await;
            let Delivery::Broken { phase, .. } = delivery else {
                panic!("{place} {act:?} {delivery:?}");
            };
            assert_eq!(phase, expected, "{place} {act:?}");
        }
    }
}

#[tokio::test]
async fn only_250_after_the_dot_is_success() {
    for (reply, code) in [("354 go on", 354), ("251 maybe", 251), ("220 hello", 220)] {
        let (delivery, heard) = outcome(but(5, Say(reply))).await;
        let Delivery::Refused {
            phase: Phase::Body,
            code: found,
            ..
        } = delivery
        else {
            panic!("{delivery:?}");
        };
        assert_eq!(found, code);
        assert!(heard.contains(&".".to_owned()));
    }
}

#[tokio::test]
async fn a_dialogue_out_of_step_never_reaches_the_message() {
    for (place, phase) in [(2, Phase::Mail), (3, Phase::Rcpt), (4, Phase::Data)] {
        let (delivery, heard) = outcome(but(place, Say("220 late greeting"))).await;
        assert!(
            matches!(&delivery, Delivery::Broken { phase: found, .. } if *found == phase),
            "{delivery:?}"
        );
        assert!(!heard.contains(&"last".to_owned()));
    }
}

#[tokio::test]
async fn without_starttls_nothing_of_the_message_leaves() {
    let (port, server) = serve(FRIENDLY.to_vec()).await;
    let mut careful = settings(port);
    careful.tls = Tls::StartTls;
    careful.login = Some(Login {
        username: "cuppa".to_owned(),
        password: "secret".to_owned(),
    });
    let delivery = attempt(careful).await;
    let text = "the relay offers no STARTTLS".to_owned();
    let phase = Phase::Connect;
    assert_eq!(delivery, Delivery::Broken { phase, text });
    assert_eq!(server.await.unwrap(), ["EHLO mail.example.org"]);
}

#[tokio::test]
async fn a_starttls_that_leads_nowhere_is_not_followed_in_clear() {
    let acts = vec![
        Say("220 here"),
        Say("250-here\r\n250 STARTTLS"),
        Say("220 go ahead"),
        Say("250 in clear after all"),
    ];
    let (port, server) = serve(acts).await;
    let mut careful = settings(port);
    careful.tls = Tls::StartTls;
    let delivery = attempt(careful).await;
    assert!(
        matches!(
            delivery,
            Delivery::Broken {
                phase: Phase::Connect,
                ..
            }
        ),
        "{delivery:?}"
    );
    server.abort();
}

#[tokio::test]
async fn a_relay_that_is_down_pauses_the_queue() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let delivery = attempt(settings(port)).await;
    assert!(matches!(
        delivery,
        Delivery::Broken {
            phase: Phase::Connect,
            ..
        }
    ));
}

#[test]
fn clear_text_is_for_this_machine_and_never_for_a_password() {
    let mut away = settings(25);
    away.host = "relay.example.org".to_owned();
    assert_eq!(Smtp::new(away).err(), Some(SettingsError::ClearOverNetwork));
    let mut signed = settings(25);
    signed.login = Some(Login {
        username: "cuppa".to_owned(),
        password: "secret".to_owned(),
    });
    assert!(!format!("{signed:?}").contains("secret"));
    assert_eq!(
        Smtp::new(signed).err(),
        Some(SettingsError::PasswordInClear)
    );
}

/// A relay that takes every message, over as many connections as come; how many came, and what was
/// said on each. `most` messages on a connection, then it hangs up without a word.
async fn open_house(most: usize) -> (u16, std::sync::Arc<std::sync::Mutex<Vec<usize>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let counts = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let told = counts.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let place = {
                let mut counts = told.lock().unwrap();
                counts.push(0);
                counts.len() - 1
            };
            let told = told.clone();
            tokio::spawn(async move {
                let (reader, mut say) = stream.into_split();
                let mut lines = BufReader::new(reader).lines();
                let mut in_message = false;
                say.write_all(b"220 here\r\n").await.unwrap();
                while let Ok(Some(line)) = lines.next_line().await {
                    let reply: &[u8] = match line.as_str() {
                        "." => {
                            in_message = false;
                            told.lock().unwrap()[place] += 1;
                            b"250 kept\r\n"
                        }
                        _ if in_message => b"",
                        "DATA" => {
                            in_message = true;
                            b"354 go on\r\n"
                        }
                        _ => b"250 fine\r\n",
                    };
                    if say.write_all(reply).await.is_err() || told.lock().unwrap()[place] >= most {
                        return;
                    }
                }
            });
        }
    });
    (port, counts)
}

async fn send_some(smtp: &Smtp, messages: usize) {
    let from = EmailAddress::parse("events@example.org").unwrap();
    let to = EmailAddress::parse("ann@example.com").unwrap();
    for _ in 0..messages {
        let envelope = Envelope {
            from: &from,
            to: &to,
            message_id: "<a@example.org>",
        };
        let delivery = smtp.deliver(&envelope, RAW).await;
        assert_eq!(delivery, Delivery::Accepted { code: 250 });
    }
}

#[tokio::test]
async fn messages_one_after_the_other_go_over_one_connection() {
    let (port, counts) = open_house(1000).await;
    let smtp = Smtp::new(settings(port)).unwrap();
    send_some(&smtp, 7).await;
    assert_eq!(*counts.lock().unwrap(), [7]);
    smtp.rest().await;
    send_some(&smtp, 1).await;
    assert_eq!(
        *counts.lock().unwrap(),
        [7, 1],
        "after a rest a new one is made"
    );
}

#[tokio::test]
async fn a_kept_connection_that_the_relay_closed_costs_no_message() {
    let (port, counts) = open_house(2).await;
    let smtp = Smtp::new(settings(port)).unwrap();
    send_some(&smtp, 5).await;
    assert_eq!(*counts.lock().unwrap(), [2, 2, 1]);
}

#[tokio::test]
async fn a_send_that_is_broken_off_leaves_no_connection_behind_to_answer_for_the_next() {
    // The first relay falls silent at DATA, and answers late: 354 to nobody. A pooled connection
    // would hand that reply to the next message as its own (MAIL.md, section 0, 1b).
    let (port, _server) = serve(but(4, Silence)).await;
    let smtp = Smtp::new(settings(port)).unwrap();
    let from = EmailAddress::parse("events@example.org").unwrap();
    let to = EmailAddress::parse("ann@example.com").unwrap();
    let envelope = Envelope {
        from: &from,
        to: &to,
        message_id: "<a@example.org>",
    };
    let cut = tokio::time::timeout(Duration::from_millis(100), smtp.deliver(&envelope, RAW)).await;
    assert!(cut.is_err(), "{cut:?}");
    assert!(smtp.lines.drain().is_empty());
}
