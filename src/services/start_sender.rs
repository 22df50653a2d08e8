//! A worker starts, and says that it is at work. A database that may be an old copy does not know what
//! was sent since: then mail waits until somebody says that it may go on (MAIL.md, 32).

use chrono::{DateTime, TimeDelta, Utc};

use crate::services::ports::SentMark;
use crate::services::{Context, Result};
use crate::store::{Tx, mail_pauses, sender};

/// The memory of a machine whose clock is fast may be this much ahead of the database, which others write
/// to as well.
const SLACK: TimeDelta = TimeDelta::minutes(2);

/// Why mail waits after a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// This machine sent mail after the database was last at work: the database was put back.
    RolledBack { remembered: DateTime<Utc> },
    /// No worker was at work for longer than the operator allows.
    Silent { since: DateTime<Utc> },
}

/// At the start of a worker. `longest` is how long nobody may have been at work; `None` is for ever.
///
/// # Errors
/// What the store says.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    mark: &dyn SentMark,
    longest: Option<TimeDelta>,
) -> Result<Option<Doubt>> {
    let beat = sender::last_beat(tx)?;
    let doubt = doubt(beat, mark.last(), context.now, longest);
    if let Some(doubt) = doubt {
        let reason = match doubt {
            Doubt::RolledBack { .. } => mail_pauses::ROLLED_BACK,
            Doubt::Silent { .. } => mail_pauses::SILENT,
        };
        mail_pauses::begin(tx, reason, context.now)?;
    }
    sender::beat(tx, context.now)?;
    Ok(doubt)
}

/// Every minute or so: a worker is at work.
///
/// # Errors
/// What the store says.
pub fn beat(tx: &mut Tx<'_>, context: &Context) -> Result<()> {
    Ok(sender::beat(tx, context.now)?)
}

fn doubt(
    beat: Option<DateTime<Utc>>,
    remembered: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
    longest: Option<TimeDelta>,
) -> Option<Doubt> {
    match (beat, remembered) {
        (None, Some(remembered)) => Some(Doubt::RolledBack { remembered }),
        (Some(beat), Some(remembered)) if remembered > beat + SLACK => {
            Some(Doubt::RolledBack { remembered })
        }
        (Some(beat), _) if longest.is_some_and(|longest| now - beat > longest) => {
            Some(Doubt::Silent { since: beat })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(1_800_000_000 + hours * 3600, 0)
    }

    fn asked(beat: Option<DateTime<Utc>>, mark: Option<DateTime<Utc>>, now: i64) -> Option<Doubt> {
        doubt(beat, mark, at(now).unwrap(), Some(TimeDelta::hours(72)))
    }

    #[test]
    fn a_database_older_than_what_was_sent_from_it_is_doubted() {
        assert!(matches!(
            asked(at(0), at(5), 6),
            Some(Doubt::RolledBack { .. })
        ));
        assert!(matches!(
            asked(None, at(5), 6),
            Some(Doubt::RolledBack { .. })
        ));
        assert_eq!(asked(at(5), at(5), 6), None, "an ordinary start");
        assert_eq!(asked(at(5), at(0), 6), None, "another machine was at work");
        assert_eq!(asked(None, None, 6), None, "the very first start");
    }

    #[test]
    fn a_night_without_a_worker_is_nothing_and_a_week_is_asked_about() {
        assert_eq!(asked(at(0), at(0), 12), None);
        assert!(matches!(
            asked(at(0), at(0), 7 * 24),
            Some(Doubt::Silent { .. })
        ));
        let for_ever = doubt(at(0), at(0), at(10_000).unwrap(), None);
        assert_eq!(for_ever, None, "switched off");
    }
}
