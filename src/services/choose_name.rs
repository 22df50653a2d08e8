//! An officer says through her link how neighbors read her name, which languages she speaks, and whether
//! her photo stays. It holds for every event, and is hers to change at any time.

use crate::domain::language::Language;
use crate::domain::officer::{DisplayForm, OfficerFacts};
use crate::services::{Context, Result, answer_assignment, remove_picture, save_officer};
use crate::store::Tx;
use crate::store::audit::{self, Entry};

/// What she chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub display_form: DisplayForm,
    pub languages: Vec<Language>,
    /// Her photo goes.
    pub without_photo: bool,
}

impl Chosen {
    /// The officer as she wants it: who chooses a form agrees to be listed in it.
    fn put(&self, facts: &OfficerFacts) -> OfficerFacts {
        OfficerFacts {
            display_form: self.display_form,
            is_public: self.display_form != DisplayForm::None,
            languages: self.languages.clone(),
            ..facts.clone()
        }
    }
}

/// Stores her choice; pages, calendars and the next letters follow. Choosing what holds already changes
/// nothing.
///
/// # Errors
/// As [`answer_assignment::find`]; [`Error::Stale`](crate::services::Error::Stale) when staff saved at
/// the same moment.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str, chosen: &Chosen) -> Result<()> {
    let officer = answer_assignment::find(tx, context, token)?.officer;
    let facts = chosen.put(&officer.facts);
    if facts != officer.facts {
        save_officer::store(tx, context, None, &officer, &facts)?;
        let what = "officer.chose_name";
        let department = officer.department_id;
        let entry = Entry::by_system(context.now, department, what, "officer", officer.id.0);
        audit::append(tx, &entry)?;
    }
    if chosen.without_photo {
        remove_picture::by_officer(tx, context, &officer)?;
    }
    Ok(())
}
