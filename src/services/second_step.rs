//! The second step of signing in: a code of the phone, or a recovery code, after the password was
//! right, or the provider's word was good. Each counts once.

use crate::domain::ids::StaffId;
use crate::domain::second_factor::{self, Typed};
use crate::domain::staff::{Staff, StaffState};
use crate::services::ports::Purpose;
use crate::services::sign_in::{self, SignedIn};
use crate::services::sign_in_by_provider::{self, Word};
use crate::services::{Context, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, second_factors, staff};

/// Whether the person signs in with a second factor.
///
/// # Errors
/// What the store says.
pub fn is_needed(tx: &mut Tx<'_>, id: StaffId) -> Result<bool> {
    Ok(second_factors::find(tx, id)?.is_some())
}

/// Who stands at the second step; `None` when the person was disabled meanwhile.
///
/// # Errors
/// What the store says.
pub fn candidate(tx: &mut Tx<'_>, id: StaffId) -> Result<Option<Staff>> {
    let person = staff::find(tx, id)?;
    Ok(person.filter(|person| person.state == StaffState::Active))
}

/// Opens a session when the code is right; `None` when it is not, or was used before. The first step
/// was a provider's word where one is given.
///
/// # Errors
/// [`Error::Forbidden`](crate::services::Error::Forbidden) when the person belongs to no department
/// any more.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    (id, word): (StaffId, Option<&Word>),
    typed: &Typed,
    agent: &str,
) -> Result<Option<SignedIn>> {
    if candidate(tx, id)?.is_none() || !prove(tx, context, id, typed)? {
        return Ok(None);
    }
    let signed_in = match word {
        Some(word) => sign_in_by_provider::finish(tx, context, id, word, agent)?,
        None => sign_in::run(tx, context, id, agent)?,
    };
    if matches!(typed, Typed::Recovery(_)) {
        let department = signed_in.session.department_id;
        let action = "staff.recovery_code_used";
        let entry = Entry::by(context.now, department, id, action, "staff", id.0);
        audit::append(tx, &entry)?;
    }
    Ok(Some(signed_in))
}

/// Whether the code is one of the person's that was not used before; uses it up.
pub(super) fn prove(
    tx: &mut Tx<'_>,
    context: &Context,
    id: StaffId,
    typed: &Typed,
) -> Result<bool> {
    let code = match typed {
        Typed::Recovery(code) => {
            let hash = context.vault.token_hash(code);
            return Ok(second_factors::use_recovery_code(
                tx,
                id,
                &hash,
                context.now,
            )?);
        }
        Typed::Code(code) => code,
    };
    let Some(factor) = second_factors::find(tx, id)? else {
        return Ok(false);
    };
    let sealed = &factor.secret_sealed;
    let Some(secret) = context.vault.open(Purpose::SecondFactor, sealed) else {
        tracing::error!(
            staff = id.0,
            "no key of ours opens the secret of a second factor"
        );
        return Ok(false);
    };
    match step_of(context, &secret, code) {
        Some(step) => Ok(second_factors::use_step(tx, id, step)?),
        None => Ok(false),
    }
}

/// The step whose code this is, among those of now.
pub(super) fn step_of(context: &Context, secret: &[u8], code: &str) -> Option<i64> {
    // Every step is reckoned, so that the time does not tell which one was near.
    let steps = second_factor::steps(context.now);
    let codes = steps.map(|step| context.vault.factor_code(secret, step));
    let found = codes.iter().position(|known| known == code);
    found.map(|at| steps[at])
}
