//! The calendar part of a mail (RFC 5546, RFC 6047): an event published to a resident, or an
//! invitation that a calendar app can answer, its update and its end. The same event as in the feed,
//! under the same UID, so that nobody has it twice.

use chrono::{DateTime, Utc};
use icalendar::Property;

use crate::calendar::{clean, ics};
use crate::domain::contact::EmailAddress;
use crate::domain::feed::{Entry, Feed, Status};
use crate::domain::invited;

/// What a calendar part asks of the app that reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// "Here is an event": nothing to answer.
    Publish,
    /// "Will you come?", first and with every change.
    Request,
    /// "It is off", for everybody or for the one who is written to.
    Cancel,
}

impl Method {
    /// The word of METHOD and of the parameter in Content-Type; the two have to be the same.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }

    /// The Content-Type of the part (RFC 6047 section 2.4).
    #[must_use]
    pub fn content_type(self) -> String {
        format!(
            "text/calendar; charset=UTF-8; method={}; component=VEVENT",
            self.as_str()
        )
    }
}

/// METHOD:PUBLISH with the department as organizer and nobody else (RFC 5546 section 3.2.1). A
/// cancellation is the same with STATUS:CANCELLED and a higher SEQUENCE.
#[must_use]
pub fn render_publish(feed: &Feed) -> Vec<u8> {
    let address = clean::mailto(&feed.organizer_email).or_else(|| clean::uri(&feed.url));
    let organizer = address.map(|address| organizer(&address, &feed.organizer_name));
    write(Method::Publish, feed, organizer.as_slice())
}

/// An event for one resident's calendar, to be answered. One mail for each resident: every other
/// address in it would be shown to somebody.
#[derive(Debug, Clone)]
pub struct Invitation<'a> {
    /// The event, in the attendee's language; its organizer's name is the department's.
    pub feed: &'a Feed,
    /// Where answers go: From or Reply-To of the mail. May hold a token of the one who is invited.
    pub organizer: &'a EmailAddress,
    pub attendee: &'a EmailAddress,
    /// The highest SEQUENCE this attendee was sent before. What is sent now is always higher, also
    /// when the event itself did not change (the resident withdrew, or came back).
    pub told: Option<i32>,
    /// When this is written: LAST-MODIFIED of what changed for this attendee only.
    pub at: DateTime<Utc>,
}

/// Why there is no invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InviteError {
    #[error("nobody is invited to an event that is off")]
    Off,
    #[error("an address cannot be written as mailto")]
    Address,
}

impl Invitation<'_> {
    /// METHOD:REQUEST: the first invitation and, with a higher SEQUENCE, every update.
    ///
    /// # Errors
    /// [`InviteError::Off`] for a cancelled or postponed event.
    pub fn request(&self) -> Result<Vec<u8>, InviteError> {
        let is_on = |entry: &Entry| entry.status == Status::Confirmed;
        if !self.feed.entries.iter().all(is_on) {
            return Err(InviteError::Off);
        }
        let answer = [
            ("CUTYPE", "INDIVIDUAL"),
            ("ROLE", "REQ-PARTICIPANT"),
            ("PARTSTAT", "NEEDS-ACTION"),
            ("RSVP", "TRUE"),
        ];
        self.write(Method::Request, self.feed.clone(), &answer)
    }

    /// METHOD:CANCEL: takes the event out of the attendee's calendar.
    ///
    /// # Errors
    /// As [`InviteError`] says.
    pub fn cancel(&self) -> Result<Vec<u8>, InviteError> {
        let mut feed = self.feed.clone();
        for entry in &mut feed.entries {
            if entry.status == Status::Confirmed {
                entry.status = Status::Cancelled;
            }
        }
        let who = [("CUTYPE", "INDIVIDUAL"), ("ROLE", "REQ-PARTICIPANT")];
        self.write(Method::Cancel, feed, &who)
    }

    fn write(
        &self,
        method: Method,
        mut feed: Feed,
        parameters: &[(&str, &str)],
    ) -> Result<Vec<u8>, InviteError> {
        let to = clean::mailto(self.attendee.as_str()).ok_or(InviteError::Address)?;
        let from = clean::mailto(self.organizer.as_str()).ok_or(InviteError::Address)?;
        for entry in &mut feed.entries {
            self.raise(entry, method);
        }
        let mut attendee = Property::new("ATTENDEE", to);
        for (name, value) in parameters {
            attendee.add_parameter(name, value);
        }
        let people = [organizer(&from, &feed.organizer_name), attendee.done()];
        Ok(write(method, &feed, &people))
    }

    fn raise(&self, entry: &mut Entry, method: Method) {
        let needed = invited::sequence(entry.sequence, self.told, method == Method::Cancel);
        if needed > entry.sequence {
            entry.sequence = needed;
            entry.last_modified = entry.last_modified.max(self.at);
        }
    }
}

fn write(method: Method, feed: &Feed, people: &[Property]) -> Vec<u8> {
    let mut calendar = ics::opening();
    calendar.append_property(("METHOD", method.as_str()));
    ics::finish(calendar, feed, people)
}

fn organizer(address: &str, name: &str) -> Property {
    let mut property = Property::new("ORGANIZER", address);
    let name = clean::parameter(name);
    if !name.is_empty() {
        property.add_parameter("CN", &name);
    }
    property.done()
}

#[cfg(test)]
mod tests;
