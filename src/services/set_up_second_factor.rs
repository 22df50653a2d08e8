//! Somebody sets up a second factor, or takes it away. Recovery codes are shown once.

use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::second_factor::{RECOVERY_CODES, Typed};
use crate::services::ports::Purpose;
use crate::services::second_step::step_of;
use crate::services::{Actor, Context, Result};
use crate::store::audit::{self, Entry};
use crate::store::second_factors::{self, Factor};
use crate::store::{Tx, sessions, staff};

/// Keeps the secret when the code shows that the phone has it; the recovery codes as they are
/// written down. The factor takes the place of the one before, and every other session of the person
/// ends. `None` when the code is not one of this secret's.
///
/// # Errors
/// What the store says.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (secret, typed): (&[u8], &Typed),
    session_id: &str,
) -> Result<Option<Vec<String>>> {
    let Typed::Code(code) = typed else {
        return Ok(None);
    };
    let Some(step) = step_of(context, secret, code) else {
        return Ok(None);
    };
    let factor = Factor {
        secret_sealed: context.vault.seal(Purpose::SecondFactor, secret),
        since: context.now,
        used_step: step,
    };
    let codes: Vec<String> = (0..RECOVERY_CODES)
        .map(|_| context.vault.recovery_code())
        .collect();
    let plain = |code: &String| code.replace('-', "");
    let hashes: Vec<String> = codes
        .iter()
        .map(|code| context.vault.token_hash(&plain(code)))
        .collect();
    second_factors::set(tx, actor.staff_id, &factor, &hashes)?;
    sessions::delete_others(tx, actor.staff_id, &context.vault.token_hash(session_id))?;
    let (department, id) = (actor.department_id, actor.staff_id);
    let action = "staff.second_factor_set";
    audit::append(
        tx,
        &Entry::by(context.now, department, id, action, "staff", id.0),
    )?;
    Ok(Some(codes))
}

/// Takes the factor away; whether there was one.
///
/// # Errors
/// What the store says.
pub fn undo(tx: &mut Tx<'_>, context: &Context, actor: &Actor) -> Result<bool> {
    let there = second_factors::delete(tx, actor.staff_id)?;
    if there {
        let who = actor.staff_id;
        log_end(tx, context, actor.department_id, (who, who))?;
    }
    Ok(there)
}

/// Takes the factor of somebody who lost phone and recovery codes, at the command line. The person
/// is signed out everywhere.
///
/// # Errors
/// What the store says.
pub fn undo_at_the_command_line(tx: &mut Tx<'_>, context: &Context, id: StaffId) -> Result<bool> {
    let there = second_factors::delete(tx, id)?;
    staff::delete_sessions_of(tx, id)?;
    if there {
        for membership in staff::list_memberships(tx, id)? {
            let department = membership.department_id;
            log_end(tx, context, department, (StaffId::NOBODY, id))?;
        }
    }
    Ok(there)
}

fn log_end(
    tx: &mut Tx<'_>,
    context: &Context,
    department: DepartmentId,
    (who, whose): (StaffId, StaffId),
) -> Result<()> {
    let action = "staff.second_factor_ended";
    let entry = Entry::by(context.now, department, who, action, "staff", whose.0);
    Ok(audit::append(tx, &entry)?)
}
