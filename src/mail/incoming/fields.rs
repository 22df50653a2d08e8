//! Header fields of a message, a returned message, or a group of a delivery report: the same syntax
//! everywhere (RFC 5322 section 2.2), read leniently and never beyond a bound.

/// The octets of a header that are looked at.
const MOST_OCTETS: usize = 128 * 1024;
const MOST_FIELDS: usize = 500;

/// Fields in their order, names in lower case, values unfolded.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Up to the first empty line.
    pub fn of(raw: &[u8]) -> Self {
        Self::groups(raw).next().unwrap_or_default()
    }

    /// Groups with empty lines between them.
    pub fn groups(raw: &[u8]) -> impl Iterator<Item = Self> {
        let bounded = raw.get(..MOST_OCTETS).unwrap_or(raw);
        let text = String::from_utf8_lossy(bounded).into_owned();
        let (mut groups, mut fields) = (Vec::new(), Self::default());
        let mut count = 0;
        for line in text.lines() {
            let is_empty = line.trim().is_empty();
            if is_empty && !fields.0.is_empty() {
                groups.push(std::mem::take(&mut fields));
            } else if !is_empty && count < MOST_FIELDS {
                count += usize::from(fields.take(line));
            }
        }
        groups.push(fields);
        groups.into_iter().filter(|fields| !fields.0.is_empty())
    }

    /// Takes a line; whether a new field began.
    fn take(&mut self, line: &str) -> bool {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = self.0.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
            return false;
        }
        let Some((name, value)) = line.split_once(':') else {
            return false;
        };
        let name = name.trim().to_ascii_lowercase();
        self.0.push((name, value.trim().to_owned()));
        true
    }

    /// All values of a field, the name in lower case.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let same = move |field: &&(String, String)| field.0 == name;
        self.0.iter().filter(same).map(|(_, value)| value.as_str())
    }

    /// The first value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|field| field.0 == name);
        found.map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_may_be_folded_and_its_name_written_in_any_case() {
        let fields = Fields::of(b"To: a@b.org,\r\n\tc@d.org\r\nTO: e@f.org\r\n\r\nTo: body");
        assert_eq!(
            fields.all("to").collect::<Vec<_>>(),
            ["a@b.org, c@d.org", "e@f.org"]
        );
        assert_eq!(fields.get("cc"), None);
    }

    #[test]
    fn groups_are_parted_by_one_empty_line_or_several() {
        let groups: Vec<_> = Fields::groups(b"\n\na: 1\n\n\n \nb: 2\nc: 3\n").collect();
        assert_eq!(groups.len(), 2);
        assert_eq!(
            (groups[0].get("a"), groups[1].get("c")),
            (Some("1"), Some("3"))
        );
    }
}
