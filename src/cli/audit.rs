//! `cuppa audit verify`

use clap::Subcommand;

use super::{Outcome, house, sentence, settings};
use crate::config::Sources;
use crate::services::Error;
use crate::store::audit;

#[derive(Subcommand)]
pub(super) enum Action {
    /// Walk the hash chain and name the first broken row.
    Verify,
}

pub(super) fn run(sources: &Sources, Action::Verify: &Action) -> Outcome {
    let config = settings(sources)?;
    let broken = house(&config)?
        .db
        .read(|tx| audit::verify(tx).map_err(Error::from));
    match broken.map_err(|error| sentence(&error))? {
        None => {
            println!("The audit log is whole.");
            Ok(())
        }
        Some(id) => Err(format!(
            "row {id} of the audit log does not fit the one before it."
        )),
    }
}
