//! Notes in the log that somebody looked at what residents wrote, at an officer's own address or at the
//! people of the department. Called after the page was answered; no answer waits for it.

use chrono::{DateTime, Utc};

use crate::domain::ids::{EventId, OfficerId};
use crate::services::{Actor, Result};
use crate::store::Tx;
use crate::store::audit::{self, Entry};

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// What residents would like to talk about, in their words.
    Topics(EventId),
    /// Why officers cannot come, in their words.
    Reasons(EventId),
    /// Who works for the department, with names and addresses.
    People,
    /// Where an officer's assignments are mailed to.
    OfficerAddress(OfficerId),
}

/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, now: DateTime<Utc>, actor: &Actor, view: View) -> Result<()> {
    let (action, subject, id) = match view {
        View::Topics(event) => ("topics.viewed", "event", event.0),
        View::Reasons(event) => ("assignment.viewed", "event", event.0),
        View::People => ("people.viewed", "department", actor.department_id.0),
        View::OfficerAddress(officer) => ("officer.viewed", "officer", officer.0),
    };
    let (department, who) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(now, department, who, action, subject, id);
    Ok(audit::append(tx, &entry)?)
}
