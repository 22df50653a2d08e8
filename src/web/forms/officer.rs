//! An officer, in a form of their own or inside the event form.

use crate::domain::language::Language;
use crate::domain::officer::{DisplayForm, OfficerFacts};
use crate::web::forms::Reader;

/// Reads the `officer_…` fields; what is wrong stands in the reader.
pub fn read(reader: &mut Reader<'_>) -> OfficerFacts {
    let spoken = reader.fields.all("officer_languages");
    let display_form =
        DisplayForm::parse(reader.fields.get("officer_display_form")).unwrap_or(DisplayForm::None);
    let is_shown_whole = matches!(display_form, DisplayForm::RankAndName | DisplayForm::Name);
    OfficerFacts {
        rank: reader.optional_line("officer_rank", 40),
        given_name: reader.line("officer_given_name", 60, "staff-error-officer-name"),
        family_name: if is_shown_whole {
            reader.line("officer_family_name", 60, "staff-error-officer-family")
        } else {
            reader.optional_line("officer_family_name", 60)
        },
        display_form,
        languages: spoken.into_iter().filter_map(Language::parse).collect(),
        is_public: !reader.fields.get("officer_public").is_empty(),
    }
}
