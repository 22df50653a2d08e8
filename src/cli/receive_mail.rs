//! `cuppa receive-mail`: one message on standard input, as the pipe of a mail system. Its exit codes
//! are those of sysexits.h, which mail systems know: 0 taken, or passed over on purpose; 75 try again
//! later; 65 never.

use std::io::Read as _;
use std::process::ExitCode;

use clap::Args;

use super::{house, sentence, settings};
use crate::config::Sources;
use crate::domain::incoming::MOST_OCTETS;
use crate::mail::incoming;
use crate::services::receive_mail;
use crate::store::DatabaseUrl;

/// EX_DATAERR.
const TOO_LARGE: u8 = 65;
/// EX_TEMPFAIL: the mail system keeps the message.
const LATER: u8 = 75;

#[derive(Args)]
pub(super) struct Options {
    /// The address the message was delivered to, as the mail system knows it.
    #[arg(long, value_name = "ADDRESS")]
    recipient: Option<String>,
}

pub(super) fn run(sources: &Sources, options: &Options) -> ExitCode {
    match take(sources, options) {
        Ok(()) => ExitCode::SUCCESS,
        Err((code, sentence)) => {
            eprintln!("cuppa: {sentence}");
            ExitCode::from(code)
        }
    }
}

fn take(sources: &Sources, options: &Options) -> Result<(), (u8, String)> {
    let later = |sentence| (LATER, sentence);
    let mut raw = Vec::new();
    let most = u64::try_from(MOST_OCTETS).unwrap_or(u64::MAX);
    std::io::stdin()
        .take(most.saturating_add(1))
        .read_to_end(&mut raw)
        .map_err(|error| later(format!("standard input: {error}.")))?;
    let received = incoming::read(&raw, options.recipient.as_deref())
        .map_err(|error| (TOO_LARGE, format!("{error}.")))?;
    let config = settings(sources).map_err(later)?;
    let url = DatabaseUrl::parse(config.database.as_str());
    let url = url.map_err(|error| later(format!("database.url: {error}.")))?;
    // SQLite would make an empty file; nothing is there then to take the message.
    if url.path().is_some_and(|path| !path.is_file()) {
        return Err(later("database.url: there is no such file.".to_owned()));
    }
    let house = house(&config).map_err(later)?;
    let context = house.context();
    let taken = house
        .db
        .write(move |tx| receive_mail::run(tx, &context, &received));
    taken.map(|_| ()).map_err(|error| later(sentence(&error)))
}
