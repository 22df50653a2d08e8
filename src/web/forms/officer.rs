//! An officer, in a form of their own or inside the event form.

use crate::domain::contact::EmailAddress;
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

/// Reads where an officer's assignments are mailed to, and in which language; `None` for nowhere.
pub fn read_contact(reader: &mut Reader<'_>) -> Option<(EmailAddress, Language)> {
    let raw = reader.optional_line("officer_email", 254);
    if raw.is_empty() {
        return None;
    }
    let language = Language::parse(reader.fields.get("officer_mail_language"));
    if let Ok(address) = EmailAddress::parse(&raw) {
        return Some((address, language.unwrap_or(Language::En)));
    }
    let sentence = reader.words.t("staff-officer-email-wrong");
    reader.refuse("officer_email", sentence);
    None
}
