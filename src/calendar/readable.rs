//! The entries of a calendar as text for people who check them: the octets a calendar app is sent,
//! without folded lines and without the rules of zones around them.

use crate::calendar::fold::unfold;
use crate::calendar::ics;
use crate::domain::feed::Feed;

/// Each entry, line by line, between BEGIN:VEVENT and END:VEVENT.
#[must_use]
pub fn readable(feed: &Feed) -> String {
    let octets = ics::render(feed);
    let text = unfold(&String::from_utf8_lossy(&octets)).replace("\r\n", "\n");
    let entries = text.split("BEGIN:VEVENT\n").skip(1);
    entries
        .filter_map(|rest| rest.split_once("END:VEVENT\n"))
        .map(|(entry, _)| format!("BEGIN:VEVENT\n{entry}END:VEVENT\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::samples;
    use crate::domain::zone::Zone;

    #[test]
    fn an_entry_is_shown_whole_and_nothing_but_entries() {
        let feed = samples::feed(Zone::parse("America/Los_Angeles").unwrap());
        let text = readable(&feed);
        assert_eq!(text.matches("BEGIN:VEVENT").count(), feed.entries.len());
        assert!(!text.contains("VTIMEZONE") && !text.contains('\r') && !text.contains("\n "));
        for entry in &feed.entries {
            assert!(text.contains(&entry.uid), "{text}");
        }
    }
}
