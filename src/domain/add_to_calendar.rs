//! Addresses that open a calendar of the web with one event filled in. They copy the event once; a
//! subscription or a saved `.ics` is what later changes reach.

use chrono::{DateTime, SecondsFormat, Utc};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::zone::Zone;

/// What is filled in.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub title: &'a str,
    /// The address of the page for people.
    pub page: &'a str,
    pub location: &'a str,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub zone: Zone,
}

/// One address for each calendar of the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddLinks {
    pub google: String,
    /// Outlook for private accounts.
    pub outlook: String,
    /// Outlook at work or school.
    pub office: String,
    pub yahoo: String,
}

impl AddLinks {
    #[must_use]
    pub fn of(facts: &Facts<'_>) -> Self {
        let plain = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let [title, page, location] = [facts.title, facts.page, facts.location].map(plain);
        let basic = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
        let (from, to) = (basic(facts.starts_at), basic(facts.ends_at));
        let zone = plain(facts.zone.name());
        let long = |at: DateTime<Utc>| plain(&at.to_rfc3339_opts(SecondsFormat::Secs, true));
        let (first, last) = (long(facts.starts_at), long(facts.ends_at));
        let outlook = |host: &str| {
            format!(
                "https://{host}/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent\
                 &subject={title}&startdt={first}&enddt={last}&location={location}&body={page}"
            )
        };
        Self {
            google: format!(
                "https://calendar.google.com/calendar/render?action=TEMPLATE&text={title}&dates={from}%2F{to}\
                 &ctz={zone}&location={location}&details={page}"
            ),
            outlook: outlook("outlook.live.com"),
            office: outlook("outlook.office.com"),
            yahoo: format!(
                "https://calendar.yahoo.com/?v=60&title={title}&st={from}&et={to}&in_loc={location}&desc={page}"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_calendar_is_told_the_same_instants_and_no_text_ends_a_field() {
        let at = |text: &str| text.parse().unwrap();
        let links = AddLinks::of(&Facts {
            title: "Coffee & cake, \"free\"",
            page: "https://events.example.org/d/events/coffee?lang=en",
            location: "Café #1, 2 Elm St",
            starts_at: at("2026-12-10T23:00:00Z"),
            ends_at: at("2026-12-11T01:00:00Z"),
            zone: Zone::parse("America/Los_Angeles").unwrap(),
        });
        for link in [&links.google, &links.outlook, &links.office, &links.yahoo] {
            assert!(
                link.contains("Coffee%20%26%20cake%2C%20%22free%22"),
                "{link}"
            );
            assert!(
                link.contains("Caf%C3%A9%20%231%2C%202%20Elm%20St"),
                "{link}"
            );
            assert!(link.contains("coffee%3Flang%3Den"), "{link}");
            assert!(!link.contains([' ', '"', '#', '\'']), "{link}");
        }
        assert!(
            links
                .google
                .contains("dates=20261210T230000Z%2F20261211T010000Z&ctz=America%2FLos%5FAngeles")
        );
        assert!(
            links
                .yahoo
                .contains("st=20261210T230000Z&et=20261211T010000Z")
        );
        assert!(
            links.outlook.contains(
                "startdt=2026%2D12%2D10T23%3A00%3A00Z&enddt=2026%2D12%2D11T01%3A00%3A00Z"
            )
        );
    }
}
