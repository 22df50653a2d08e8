//! The file beside the key in which a machine remembers until when it has sent mail: outside the
//! database, so that it does not come back with an old copy of it.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::services::ports::SentMark;

/// One instant in a file.
#[derive(Debug, Clone)]
pub struct MarkFile(PathBuf);

impl MarkFile {
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }
}

impl SentMark for MarkFile {
    fn last(&self) -> Option<DateTime<Utc>> {
        std::fs::read_to_string(&self.0).ok()?.trim().parse().ok()
    }

    fn remember(&self, at: DateTime<Utc>) {
        let unfinished = self.0.with_extension("part");
        let written = std::fs::write(&unfinished, at.to_rfc3339())
            .and_then(|()| std::fs::rename(&unfinished, &self.0));
        if let Err(error) = written {
            tracing::warn!(%error, path = %self.0.display(), "when mail was last sent cannot be noted");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_remembered_and_a_damaged_file_says_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mark = MarkFile::new(folder.path().join("cuppa.sent"));
        assert_eq!(mark.last(), None);
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        mark.remember(at);
        assert_eq!(mark.last(), Some(at));
        std::fs::write(folder.path().join("cuppa.sent"), "last week").unwrap();
        assert_eq!(mark.last(), None);
    }
}
