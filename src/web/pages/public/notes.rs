//! Two short pages every department has: what is kept and for how long, and the accessibility
//! statement. The numbers come from the settings.

use askama::Template;

use crate::domain::retention::Class;
use crate::web::pages::layout::Chrome;
use crate::web::pages::markup::Moment;
use crate::words::Words;

/// How long things are kept, in days, as configured for the department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Name, address, note after the event.
    pub contact_days: i64,
    /// What residents would like to talk about, and what they need, after the event.
    pub topics_days: i64,
    pub access_days: i64,
    /// Bytes of a mail after it was sent.
    pub mail_days: i64,
}

/// "What we keep".
#[derive(Debug, Clone, Template)]
#[template(path = "public/privacy.html")]
pub struct PrivacyPage {
    pub chrome: Chrome,
    pub retention: Retention,
    /// What was deleted lately, newest first.
    pub receipts: Vec<DeletionLine>,
}

/// One receipt: when, and a sentence with how much and by which rule.
#[derive(Debug, Clone)]
pub struct DeletionLine {
    pub when: Moment,
    pub what: String,
}

impl DeletionLine {
    /// `amount` records of a class, `days` after their events, or after they were asked for or
    /// stopped.
    #[must_use]
    pub fn of(words: Words, when: Moment, class: Class, (amount, days): (u32, i64)) -> Self {
        let key = match class {
            Class::Rsvps => "privacy-receipt",
            Class::Wishes => "privacy-receipt-topics",
            Class::AccessRequests => "privacy-receipt-access",
            Class::UnconfirmedSubscriptions => "privacy-receipt-unconfirmed",
            Class::StoppedSubscriptions => "privacy-receipt-stopped",
            Class::CloseOutNotes => "privacy-receipt-close-out",
            Class::VenueContacts => "settings-receipt-venue-contacts",
        };
        let numbers = [("amount", i64::from(amount)), ("days", days)];
        let what = words.t2(key, numbers[0], numbers[1]);
        Self { when, what }
    }
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
