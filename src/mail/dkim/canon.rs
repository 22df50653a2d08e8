//! What of a message is hashed: the "relaxed" forms of header fields and body (RFC 6376 section 3.4).

/// Header fields and body of a message with CRLF line ends.
pub(super) struct Message<'a> {
    fields: Vec<&'a str>,
    body: &'a [u8],
}

impl<'a> Message<'a> {
    /// `None` when there is no empty line, or a header field is not UTF-8.
    pub(super) fn split(raw: &'a [u8]) -> Option<Self> {
        let end = raw.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&raw[..end + 2]).ok()?;
        Some(Self {
            fields: fields(head),
            body: &raw[end + 4..],
        })
    }

    /// The names for `h=` and the fields they stand for in relaxed form. A name stands once for each
    /// field of that name, from the bottom up (section 5.4.2), and once more for none.
    pub(super) fn choose(&self, names: &[&str]) -> (Vec<String>, Vec<u8>) {
        let (mut listed, mut chosen) = (Vec::new(), Vec::new());
        for name in names {
            let is_it = |field: &&&str| {
                field
                    .split_once(':')
                    .is_some_and(|(own, _)| own.trim_end().eq_ignore_ascii_case(name))
            };
            for field in self.fields.iter().rev().filter(is_it) {
                listed.push((*name).to_owned());
                chosen.extend_from_slice(relaxed_field(field).as_bytes());
            }
            listed.push((*name).to_owned());
        }
        (listed, chosen)
    }

    /// The body in relaxed form (section 3.4.4).
    pub(super) fn body(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.body.len());
        for line in self.body.split_inclusive(|octet| *octet == b'\n') {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let mut space = false;
            for octet in line {
                match octet {
                    b' ' | b'\t' => space = true,
                    other => {
                        if std::mem::take(&mut space) {
                            out.push(b' ');
                        }
                        out.push(*other);
                    }
                }
            }
            out.extend_from_slice(b"\r\n");
        }
        while out.ends_with(b"\r\n\r\n") {
            out.truncate(out.len() - 2);
        }
        if out == b"\r\n" {
            out.clear();
        }
        out
    }
}

/// Fields with their folded lines.
fn fields(head: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in head.split_inclusive('\n') {
        if !line.starts_with([' ', '\t']) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([head.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| &head[*start..end])
        .collect()
}

/// Name in lower case, value unfolded, runs of white space as one space, none at the ends
/// (section 3.4.2); with CRLF.
pub(super) fn relaxed_field(field: &str) -> String {
    let (name, value) = field.split_once(':').unwrap_or((field, ""));
    let value: Vec<&str> = value
        .split([' ', '\t', '\r', '\n'])
        .filter(|word| !word.is_empty())
        .collect();
    format!(
        "{}:{}\r\n",
        name.trim().to_ascii_lowercase(),
        value.join(" ")
    )
}

/// A list folded at its separators, so that no line grows beyond 78 characters.
pub(super) fn folded(list: &str, separator: char) -> String {
    let mut out = String::new();
    let mut width = 0;
    for item in list.split_inclusive(separator) {
        if width + item.len() > 70 {
            out.push_str("\r\n  ");
            width = 0;
        }
        out.push_str(item);
        width += item.len();
    }
    out
}

/// Base64 in lines of 72 characters.
pub(super) fn wrapped(base64: &str) -> String {
    let lines: Vec<&str> = (0..base64.len())
        .step_by(72)
        .map(|at| &base64[at..base64.len().min(at + 72)])
        .collect();
    lines.join("\r\n  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_is_relaxed_as_it_says() {
        // RFC 6376 section 3.4.5.
        let raw = b"A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n";
        let message = Message::split(raw).unwrap();
        let (names, chosen) = message.choose(&["A", "B"]);
        assert_eq!(names, ["A", "A", "B", "B"]);
        assert_eq!(String::from_utf8(chosen).unwrap(), "a:X\r\nb:Y Z\r\n");
        assert_eq!(message.body(), b" C\r\nD E\r\n");
    }

    #[test]
    fn a_body_of_nothing_but_line_ends_is_empty_and_one_without_an_end_gets_one() {
        let body = |raw: &'static [u8]| Message::split(raw).unwrap().body();
        assert_eq!(body(b"A: X\r\n\r\n\r\n\r\n"), b"");
        assert_eq!(body(b"A: X\r\n\r\n"), b"");
        assert_eq!(body(b"A: X\r\n\r\nlast"), b"last\r\n");
    }

    #[test]
    fn fields_of_one_name_are_taken_from_the_bottom_up() {
        let message = Message::split(b"To: a\r\nX: b\r\nTo: c\r\n\r\n").unwrap();
        let (names, chosen) = message.choose(&["To"]);
        assert_eq!(names, ["To", "To", "To"]);
        assert_eq!(chosen, b"to:c\r\nto:a\r\n");
    }
}
