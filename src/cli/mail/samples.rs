//! `cuppa mail samples FOLDER`: what goes out, to look at before anything does.

use std::path::Path;

use crate::app::post;
use crate::cli::Outcome;
use crate::config::Config;
use crate::domain::language::Language;
use crate::domain::links::Links;
use crate::domain::notice::Kind;
use crate::mail::samples::{BASE, sample};
use crate::services::ports::Mailer as _;

pub(super) fn write(config: &Config, folder: &Path) -> Outcome {
    let office = post::office(&config.mail, &Links::new(BASE))?;
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}.", folder.display());
    std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let mut written = 0;
    for kind in Kind::ALL {
        for language in Language::ALL {
            let letter = sample(kind, language).map_err(|error| failed(&error))?;
            let raw = office.render(&letter).map_err(|error| failed(&error))?;
            let file = folder.join(format!("{}.{language}.eml", kind.as_str()));
            std::fs::write(file, raw).map_err(|error| failed(&error))?;
            written += 1;
        }
    }
    println!("{written} messages are in {}.", folder.display());
    Ok(())
}
