//! `cuppa mail`: stop mail and let it leave again, try the way out, print the records to publish, write
//! down what is sent.

use std::path::PathBuf;

use clap::Subcommand;

use super::{Outcome, house, sentence, settings};
use crate::config::Sources;
use crate::services::resume_mail::{self, Resumed};
use crate::store::Tx;

mod dns;
mod explain;
mod samples;
mod test;

#[derive(Subcommand)]
pub(super) enum Action {
    /// Stop mail until it is resumed; what is to be sent waits.
    Pause,
    /// Let mail leave again after a pause or a restore.
    Resume {
        /// Take back what waited before: it may have been sent after the copy was made.
        #[arg(long)]
        drop_waiting: bool,
    },
    /// Send one message now and explain the conversation with the mail server.
    Test {
        address: String,
        /// Whose sender, footer and language; the first department when left out.
        #[arg(long)]
        department: Option<String>,
    },
    /// Print the SPF, DKIM and DMARC records to publish.
    Dns {
        /// As one object of names and values, for programs.
        #[arg(long)]
        json: bool,
    },
    /// Write one message of every kind and language, as it would be sent, to a folder.
    Samples { folder: PathBuf },
}

pub(super) fn run(sources: &Sources, action: Action) -> Outcome {
    let config = settings(sources)?;
    match action {
        Action::Dns { json } => return dns::print(&config, json),
        Action::Samples { folder } => return samples::write(&config, &folder),
        _ => {}
    }
    let house = house(&config)?;
    let context = house.context();
    match action {
        Action::Pause => {
            let paused = house.db.write(move |tx| resume_mail::pause(tx, &context));
            paused.map_err(|error| sentence(&error))?;
            println!("No mail leaves until you say cuppa mail resume.");
        }
        Action::Resume { drop_waiting } => {
            let job = move |tx: &mut Tx<'_>| resume_mail::run(tx, &context, drop_waiting);
            let resumed = house.db.write(job).map_err(|error| sentence(&error))?;
            println!("{}", told(resumed));
        }
        Action::Test {
            address,
            department,
        } => test::run(&config, &house, &address, department.as_deref())?,
        Action::Dns { .. } | Action::Samples { .. } => {}
    }
    Ok(())
}

fn told(resumed: Resumed) -> String {
    match (resumed.was_paused, resumed.dropped) {
        (false, _) => "Mail was not stopped.".to_owned(),
        (true, 0) => "Mail leaves again.".to_owned(),
        (true, dropped) => format!("Mail leaves again; {dropped} message(s) were taken back."),
    }
}
