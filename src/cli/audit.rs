//! `cuppa audit verify`

use clap::Subcommand;

use super::{Outcome, house, sentence, settings};
use crate::config::Sources;
use crate::services::verify_records::{self, Fault};

#[derive(Subcommand)]
pub(super) enum Action {
    /// Walk the hash chain of the log, and those of the versions of public pages, and name the first
    /// broken row.
    Verify {
        /// A check sum that was written down once: it has to be in the log still. Finds out whether
        /// the log's end was cut off.
        #[arg(long, value_name = "HASH")]
        head: Option<String>,
    },
}

pub(super) fn run(sources: &Sources, Action::Verify { head }: &Action) -> Outcome {
    let config = settings(sources)?;
    let head = head.clone();
    let found = house(&config)?
        .db
        .read(move |tx| verify_records::run(tx, head.as_deref()));
    match found.map_err(|error| sentence(&error))? {
        Ok(whole) => {
            println!("The audit log is whole.");
            println!(
                "{} row(s), {} version(s) of public pages.",
                whole.rows, whole.versions
            );
            println!("Head: {}", whole.head);
            Ok(())
        }
        Err(Fault::Log { row, at, action }) => Err(format!(
            "row {row} of the audit log ({action}, {at}) does not fit the one before it."
        )),
        Err(Fault::Version(row)) => Err(format!(
            "row {row} of the versions of public pages does not fit the one before it."
        )),
        Err(Fault::Cut) => Err(
            "--head: no row of the audit log has this check sum; its end was cut off.".to_owned(),
        ),
    }
}
