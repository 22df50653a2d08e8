//! `cuppa migrate`

use super::{Outcome, house, settings};
use crate::config::Sources;

pub(super) fn run(sources: &Sources) -> Outcome {
    let config = settings(sources)?;
    let done = house(&config)?.prepare()?;
    if done.is_empty() {
        println!("The schema is up to date.");
    }
    for sentence in done {
        println!("{sentence}");
    }
    Ok(())
}
