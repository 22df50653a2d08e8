//! One template struct per page, each with all it shows as plain view data and a sample for the
//! tests. No request, no database and no rule lives here; the handlers fill the structs.

use askama::Template;

pub mod form;
pub mod layout;
pub mod markup;
pub mod picture;
pub mod public;
pub mod record;
pub mod staff;

/// The page as HTML.
///
/// # Errors
/// Formatting fails only when a value refuses to be written; nothing here does.
pub fn html<P: Template>(page: &P) -> Result<String, askama::Error> {
    page.render()
}
