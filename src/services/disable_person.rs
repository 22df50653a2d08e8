//! A person's account is switched off, and on again. Off means off everywhere and at once: sessions,
//! one-time links and addresses of officers' calendars the person made. An administrator may do it
//! only to somebody who works for no other department; the command line may do it to anybody.

use crate::domain::ids::StaffId;
use crate::domain::staff::StaffState;
use crate::services::read_people::{self, log, somebody_stays, works_elsewhere};
use crate::services::{Actor, Context, Error, Result};
use crate::store::{Tx, people, staff, typed};

/// # Errors
/// `Forbidden`, `NotFound`, `LastAdministrator`; [`Error::WorksElsewhere`].
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, id: StaffId) -> Result<()> {
    read_people::to_change(tx, actor, id)?;
    somebody_stays(tx, actor.department_id, id)?;
    if works_elsewhere(tx, actor, id)? {
        return Err(Error::WorksElsewhere);
    }
    switch_off(tx, context, id)?;
    log(tx, context, actor, ("staff.disabled", id), "")
}

/// The account works again; who never set a password needs a new invitation.
///
/// # Errors
/// `Forbidden`, `NotFound`; [`Error::WorksElsewhere`].
pub fn undo(tx: &mut Tx<'_>, context: &Context, actor: &Actor, id: StaffId) -> Result<()> {
    read_people::to_change(tx, actor, id)?;
    if works_elsewhere(tx, actor, id)? {
        return Err(Error::WorksElsewhere);
    }
    switch_on(tx, context, id)?;
    log(tx, context, actor, ("staff.enabled", id), "")
}

/// At the command line: off or on, whatever departments the person works for.
///
/// # Errors
/// [`Error::NotFound`].
pub fn at_the_command_line(
    tx: &mut Tx<'_>,
    context: &Context,
    id: StaffId,
    is_off: bool,
) -> Result<()> {
    let action = if is_off {
        switch_off(tx, context, id)?;
        "staff.disabled"
    } else {
        switch_on(tx, context, id)?;
        "staff.enabled"
    };
    for membership in staff::list_memberships(tx, id)? {
        let actor = Actor::at_the_command_line(membership.department_id);
        log(tx, context, &actor, (action, id), "")?;
    }
    Ok(())
}

fn switch_off(tx: &mut Tx<'_>, context: &Context, id: StaffId) -> Result<()> {
    people::set_state(tx, id, StaffState::Disabled, context.now)?;
    staff::delete_sessions_of(tx, id)?;
    people::delete_tokens_of(tx, id)?;
    typed::delete_of(tx, id, None)?;
    people::revoke_feeds_made_by(tx, id, None, context.now)?;
    Ok(())
}

fn switch_on(tx: &mut Tx<'_>, context: &Context, id: StaffId) -> Result<()> {
    let person = staff::find(tx, id)?.ok_or(Error::NotFound)?;
    let state = if person.password_hash.is_some() {
        StaffState::Active
    } else {
        StaffState::Invited
    };
    Ok(people::set_state(tx, id, state, context.now)?)
}
