//! A transport that writes every message as a file: the demo, and places without a relay. A file
//! is whole or not there, and a Message-ID has one file however often it is delivered.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::domain::outbox::{Delivery, Phase};
use crate::mail::Envelope;

/// Writes into one directory, which it makes when it is missing.
#[derive(Debug, Clone)]
pub struct Directory {
    path: PathBuf,
}

impl Directory {
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Writes `<time>-<message id>.eml`, both taken from the message itself, so that a second
    /// delivery of the same octets lands on the same file.
    pub async fn deliver(&self, envelope: &Envelope<'_>, raw: &[u8]) -> Delivery {
        let file = self.path.join(file_name(envelope.message_id, raw));
        let (path, raw) = (self.path.clone(), raw.to_vec());
        let written = tokio::task::spawn_blocking(move || write_whole(&path, &file, &raw)).await;
        match written {
            Ok(Ok(())) => Delivery::Accepted { code: 250 },
            Ok(Err(error)) => broken(&format!("the mail directory: {error}")),
            Err(_) => broken("writing to the mail directory was broken off"),
        }
    }
}

/// A full or missing disk is not the message's fault: the queue pauses and tries again.
fn broken(text: &str) -> Delivery {
    Delivery::Broken {
        phase: Phase::Connect,
        text: text.to_owned(),
    }
}

fn write_whole(directory: &Path, file: &Path, raw: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(directory)?;
    let unfinished = file.with_extension("part");
    let mut part = std::fs::File::create(&unfinished)?;
    part.write_all(raw)?;
    part.sync_all()?;
    std::fs::rename(&unfinished, file)?;
    #[cfg(unix)]
    std::fs::File::open(directory)?.sync_all()?;
    Ok(())
}

fn file_name(message_id: &str, raw: &[u8]) -> String {
    let safe = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '@'))
            .take(120)
            .collect::<String>()
            .trim_start_matches('.')
            .to_owned()
    };
    let time = date_header(raw)
        .and_then(|date| chrono::DateTime::parse_from_rfc2822(date).ok())
        .map_or_else(
            || "undated".to_owned(),
            |date| date.to_utc().format("%Y%m%dT%H%M%SZ").to_string(),
        );
    format!("{time}-{}.eml", safe(message_id))
}

/// The value of Date, when it stands on one line as ours does.
fn date_header(raw: &[u8]) -> Option<&str> {
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&raw[..end]).ok()?;
    head.lines().find_map(|line| line.strip_prefix("Date: "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::EmailAddress;

    #[tokio::test]
    async fn a_message_delivered_twice_is_one_whole_file() {
        let home = tempfile::tempdir().unwrap();
        let directory = Directory::new(home.path().join("mail"));
        let address = EmailAddress::parse("ann@example.org").unwrap();
        let envelope = Envelope {
            from: &address,
            to: &address,
            message_id: "<../0a1b@mail.example.org>",
        };
        let raw = b"Date: Thu, 01 Jun 2023 22:00:00 +0000\r\nSubject: x\r\n\r\nbody\r\n";
        for _ in 0..2 {
            assert_eq!(
                directory.deliver(&envelope, raw).await,
                Delivery::Accepted { code: 250 }
            );
        }
        let names: Vec<_> = std::fs::read_dir(home.path().join("mail"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(names, ["20230601T220000Z-0a1b@mail.example.org.eml"]);
        let kept = std::fs::read(home.path().join("mail").join(&names[0])).unwrap();
        assert_eq!(kept, raw);
    }

    #[tokio::test]
    async fn a_directory_that_cannot_be_written_pauses_the_queue() {
        let home = tempfile::tempdir().unwrap();
        let in_the_way = home.path().join("file");
        std::fs::write(&in_the_way, "x").unwrap();
        let address = EmailAddress::parse("ann@example.org").unwrap();
        let envelope = Envelope {
            from: &address,
            to: &address,
            message_id: "<a@example.org>",
        };
        let outcome = Directory::new(in_the_way).deliver(&envelope, b"x").await;
        assert!(matches!(
            outcome,
            Delivery::Broken {
                phase: Phase::Connect,
                ..
            }
        ));
    }
}
