//! Sites that may show a department's list of events inside a page of theirs: origins (RFC 6454), as
//! they stand in `frame-ancestors` of a Content Security Policy (CSP Level 3, section 6.4.2).

use std::fmt;

use serde::{Deserialize, Serialize};

/// Most sites of a department.
pub const MOST: usize = 20;

/// The origin of a site: `https`, a name, and a port where it is not the usual one. `http` only on this
/// machine, for who builds a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Site(String);

/// What was written is not the address of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the address of a site: https:// and a name")]
pub struct NoSite;

impl Site {
    /// Reads an address as people write it: the scheme may be left out, a single `/` may end it.
    ///
    /// # Errors
    /// [`NoSite`] for a path, a user, a wildcard, another scheme, or what is no name.
    pub fn parse(raw: &str) -> Result<Self, NoSite> {
        let lower = raw.trim().to_ascii_lowercase();
        let (scheme, rest) = lower.split_once("://").unwrap_or(("https", &lower));
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (name, port) = match rest.split_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (rest, None),
        };
        let is_here = name == "localhost";
        let is_port =
            |port: &str| !port.is_empty() && port.parse::<u16>().is_ok_and(|port| port > 0);
        let fits = scheme == "https" || (scheme == "http" && is_here);
        if !fits || !(is_here || is_name(name)) || !port.is_none_or(is_port) {
            return Err(NoSite);
        }
        Ok(Self(format!("{scheme}://{rest}")))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Two labels or more of letters, digits and inner hyphens (RFC 1123, section 2.1).
fn is_name(name: &str) -> bool {
    let is_label = |label: &str| {
        let inner = label
            .bytes()
            .all(|octet| octet.is_ascii_alphanumeric() || octet == b'-');
        (1..=63).contains(&label.len()) && inner && !label.starts_with('-') && !label.ends_with('-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label)
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Site {
    type Error = NoSite;

    fn try_from(raw: String) -> Result<Self, NoSite> {
        Self::parse(&raw)
    }
}

impl From<Site> for String {
    fn from(site: Site) -> Self {
        site.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_site_is_read_as_people_write_it() {
        for (raw, site) in [
            ("https://www.santamonica.gov", "https://www.santamonica.gov"),
            ("  WWW.SantaMonica.gov/ ", "https://www.santamonica.gov"),
            ("https://city.example:8443", "https://city.example:8443"),
            ("http://localhost:4000", "http://localhost:4000"),
        ] {
            assert_eq!(
                Site::parse(raw).map(|site| site.to_string()),
                Ok(site.to_owned())
            );
        }
    }

    #[test]
    fn whatever_else_it_is_refused() {
        for raw in [
            "",
            "https://",
            "http://www.city.gov",
            "https://www.city.gov/events",
            "https://*.city.gov",
            "https://city.gov:",
            "https://city.gov:70000",
            "https://city.gov:0",
            "https://me@city.gov",
            "https://-city.gov",
            "https://city..gov",
            "city",
            "'self'",
            "https://city.gov https://evil.example",
            "https://city.gov; script-src *",
            "https://ciudad\u{f1}a.gov",
            "javascript://city.gov",
        ] {
            assert_eq!(Site::parse(raw), Err(NoSite), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_read_can_leave_its_place_in_the_header(raw in ".{0,40}|[a-z0-9.:/; ,'*-]{0,40}") {
            if let Ok(site) = Site::parse(&raw) {
                prop_assert!(site.as_str().bytes().all(|octet| octet.is_ascii_alphanumeric() || b".-:/".contains(&octet)));
                prop_assert_eq!(Site::parse(site.as_str()), Ok(site));
            }
        }
    }
}
