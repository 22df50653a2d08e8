//! The first look at a calendar: content lines unfolded (RFC 5545 section 3.1), events and zones cut
//! out with the number of each line. Everything the importer does not read (pictures, alarms,
//! guests) is dropped here, before anything is built from it.

/// Most octets of one event that are kept; its other lines do not count.
const MOST_OCTETS: usize = 64 * 1024;
/// Zones beyond this many are not looked at.
const MOST_ZONES: usize = 64;
/// Lines of a zone's description beyond this many are not looked at.
const MOST_ZONE_LINES: usize = 400;

/// What is read of an event.
const KEPT: [&str; 16] = [
    "CATEGORIES",
    "DESCRIPTION",
    "DTEND",
    "DTSTART",
    "DURATION",
    "EXDATE",
    "GEO",
    "LAST-MODIFIED",
    "LOCATION",
    "RDATE",
    "RECURRENCE-ID",
    "RRULE",
    "SEQUENCE",
    "STATUS",
    "SUMMARY",
    "UID",
];

/// One property of a component, unfolded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Property {
    /// Line of the file, from 1.
    pub line: u32,
    /// Upper case.
    pub name: String,
    /// The whole content line, name and parameters included.
    pub text: String,
}

/// An event as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Block {
    /// Line of its `BEGIN:VEVENT`.
    pub line: u32,
    pub properties: Vec<Property>,
    pub is_too_large: bool,
    pub is_ended: bool,
}

impl Block {
    /// The first property of this name.
    pub fn find(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|known| known.name == name)
    }

    /// The line of a property, or of the event where it has none.
    pub fn line_of(&self, name: &str) -> u32 {
        self.find(name).map_or(self.line, |known| known.line)
    }
}

/// A VTIMEZONE: its content lines, those of its observances among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ZoneBlock {
    pub properties: Vec<Property>,
}

/// What stands in the file.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub is_calendar: bool,
    pub events: Vec<Block>,
    pub zones: Vec<ZoneBlock>,
    /// More events than are taken: the rest was not looked at.
    pub is_too_long: bool,
}

/// Where the scanner is; the number counts components opened inside.
enum Inside {
    Nothing,
    Event(usize),
    Zone,
}

/// Reads a whole file, at most `most` events of it.
pub(super) fn scan(text: &str, most: usize, extension: &str) -> Scan {
    let mut scan = Scan::default();
    let mut inside = Inside::Nothing;
    for (line, content) in Unfolded::new(text) {
        let name = name_of(&content);
        let value = content
            .split_once(':')
            .map_or("", |(_, value)| value.trim());
        let is = |word: &str| name.eq_ignore_ascii_case(word);
        if is("BEGIN") && value.eq_ignore_ascii_case("VCALENDAR") {
            scan.is_calendar = true;
        }
        inside = match inside {
            Inside::Nothing if is("BEGIN") && value.eq_ignore_ascii_case("VEVENT") => {
                if scan.events.len() >= most {
                    scan.is_too_long = true;
                    return scan;
                }
                scan.events.push(Block {
                    line,
                    ..Block::default()
                });
                Inside::Event(0)
            }
            Inside::Nothing if is("BEGIN") && value.eq_ignore_ascii_case("VTIMEZONE") => {
                if scan.zones.len() < MOST_ZONES {
                    scan.zones.push(ZoneBlock::default());
                }
                Inside::Zone
            }
            Inside::Nothing => Inside::Nothing,
            Inside::Event(0) if is("END") => {
                if let Some(event) = scan.events.last_mut() {
                    event.is_ended = value.eq_ignore_ascii_case("VEVENT");
                }
                Inside::Nothing
            }
            Inside::Event(depth) if is("END") => Inside::Event(depth - 1),
            Inside::Event(depth) if is("BEGIN") => Inside::Event(depth + 1),
            Inside::Event(0) => {
                if let Some(event) = scan.events.last_mut() {
                    keep(event, line, name, &content, extension);
                }
                Inside::Event(0)
            }
            Inside::Event(depth) => Inside::Event(depth),
            Inside::Zone => {
                if let Some(zone) = scan.zones.last_mut()
                    && zone.properties.len() < MOST_ZONE_LINES
                {
                    zone.properties.push(property(line, name, &content));
                }
                if is("END") && value.eq_ignore_ascii_case("VTIMEZONE") {
                    Inside::Nothing
                } else {
                    Inside::Zone
                }
            }
        };
    }
    scan
}

fn keep(event: &mut Block, line: u32, name: &str, content: &str, extension: &str) {
    let known = KEPT.iter().any(|kept| name.eq_ignore_ascii_case(kept));
    if !known && !name.eq_ignore_ascii_case(extension) {
        return;
    }
    let size: usize = event
        .properties
        .iter()
        .map(|kept| kept.text.len() + 64)
        .sum();
    if size + content.len() > MOST_OCTETS {
        event.is_too_large = true;
    } else {
        event.properties.push(property(line, name, content));
    }
}

fn property(line: u32, name: &str, content: &str) -> Property {
    Property {
        line,
        name: name.to_ascii_uppercase(),
        text: content.to_owned(),
    }
}

fn name_of(content: &str) -> &str {
    let end = content.find([':', ';']).unwrap_or(content.len());
    content[..end].trim()
}

/// Content lines with the number of their first physical line. Line ends may be CRLF, LF or CR.
struct Unfolded<'a> {
    rest: &'a str,
    line: u32,
}

impl<'a> Unfolded<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            rest: text.strip_prefix('\u{feff}').unwrap_or(text),
            line: 0,
        }
    }

    fn physical(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        self.line = self.line.saturating_add(1);
        let end = self.rest.find(['\r', '\n']).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix(['\r', '\n']))
            .unwrap_or(rest);
        Some(line)
    }
}

impl<'a> Iterator for Unfolded<'a> {
    type Item = (u32, std::borrow::Cow<'a, str>);

    fn next(&mut self) -> Option<Self::Item> {
        use std::borrow::Cow;
        let first = self.physical()?;
        let line = self.line;
        let mut content = Cow::Borrowed(first);
        while self.rest.starts_with([' ', '\t']) {
            let more = self.physical()?;
            content.to_mut().push_str(&more[1..]);
        }
        Some((line, content))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_lines_are_joined_and_counted_and_alarms_are_not_read() {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Cof\r\n fee\r\nBEGIN:VALARM\r\n\
            SUMMARY:Wake up\r\nEND:VALARM\r\nUID;X-A=\"b:c\":1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let scan = scan(text, 10, "X-CUPPA-EVENT");
        let [event] = scan.events.as_slice() else {
            panic!("one event")
        };
        let texts: Vec<(u32, &str)> = event
            .properties
            .iter()
            .map(|known| (known.line, known.text.as_str()))
            .collect();
        assert_eq!(texts, [(3, "SUMMARY:Coffee"), (8, "UID;X-A=\"b:c\":1")]);
        assert_eq!((event.line, event.line_of("DTSTART")), (2, 2));
        assert!(event.is_ended && scan.is_calendar);
    }

    #[test]
    fn a_picture_inside_an_event_does_not_make_it_too_large() {
        let picture = "A".repeat(200_000);
        let text = format!("BEGIN:VEVENT\nATTACH:{picture}\nSUMMARY:Coffee\nEND:VEVENT\n");
        assert!(!scan(&text, 10, "").events[0].is_too_large);
        let text = format!("BEGIN:VEVENT\nDESCRIPTION:{picture}\nEND:VEVENT\n");
        assert!(scan(&text, 10, "").events[0].is_too_large);
    }
}
