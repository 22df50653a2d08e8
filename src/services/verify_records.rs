//! Whether the log and the versions of public pages are as they were written: every hash is computed
//! again.

use crate::services::Result;
use crate::store::{Tx, audit, versions};

/// What was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    pub rows: i64,
    pub versions: i64,
    /// The hash of the last row of the log; whoever keeps it finds out later whether the end was cut.
    pub head: String,
}

/// The first thing that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A row of the log does not fit the one before it: it was changed, or one before it is gone.
    Log {
        row: i64,
        at: String,
        action: String,
    },
    /// A row of the versions does not fit.
    Version(i64),
    /// A hash that was written down once is in the log no more.
    Cut,
}

/// `head` is a hash that was written down once, if there is one.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, head: Option<&str>) -> Result<std::result::Result<Whole, Fault>> {
    if let Some(row) = audit::verify(tx)? {
        let (at, action) = audit::find(tx, row)?.unwrap_or_default();
        let at = at.format("%Y-%m-%d %H:%M:%S UTC").to_string();
        return Ok(Err(Fault::Log { row, at, action }));
    }
    if let Some(row) = versions::verify(tx)? {
        return Ok(Err(Fault::Version(row)));
    }
    if let Some(head) = head
        && !audit::holds(tx, head.trim())?
    {
        return Ok(Err(Fault::Cut));
    }
    let (rows, last) = audit::head(tx)?;
    Ok(Ok(Whole {
        rows,
        versions: versions::count_all(tx)?,
        head: last,
    }))
}
