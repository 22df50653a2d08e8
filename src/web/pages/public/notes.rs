//! Two short pages every department has: what is kept and for how long, and the accessibility
//! statement. The numbers come from the settings.

use askama::Template;

use crate::web::pages::layout::Chrome;

/// How long things are kept, in days, as configured for the department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Name, address, note after the event.
    pub contact_days: i64,
    /// Bytes of a mail after it was sent.
    pub mail_days: i64,
}

/// "What we keep".
#[derive(Debug, Clone, Template)]
#[template(path = "public/privacy.html")]
pub struct PrivacyPage {
    pub chrome: Chrome,
    pub retention: Retention,
}

/// The accessibility statement.
#[derive(Debug, Clone, Template)]
#[template(path = "public/accessibility.html")]
pub struct AccessibilityPage {
    pub chrome: Chrome,
}

impl AccessibilityPage {
    /// The `mailto:` link of the department.
    #[must_use]
    pub fn mailto(&self) -> String {
        self.chrome
            .department
            .as_ref()
            .map_or_else(String::new, |d| format!("mailto:{}", d.email))
    }
}
