//! Every address of CONTRACT.md that a page, a mail or a calendar may print, in one place.
//! Paths for links inside pages, absolute URLs for what leaves the site.

use crate::domain::language::Language;
use crate::domain::picture::{Picture, Size};
use crate::domain::topic;

/// Builds addresses below one base such as `https://events.example.org` (no trailing slash).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    base: String,
}

impl Links {
    /// `base` is the configured `server.base_url`; trailing slashes are dropped.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
        }
    }

    /// The base itself, without a trailing slash.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The host part without the port, for Message-IDs and the like.
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.base.split("://").nth(1).unwrap_or(&self.base);
        let authority = rest.split('/').next().unwrap_or(rest);
        if let Some(end) = authority.find(']') {
            return &authority[..=end];
        }
        authority.split(':').next().unwrap_or(authority)
    }

    /// Makes a path absolute: `/{d}` becomes `https://…/{d}`.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

/// The path with `?lang=` so that the page opens in the reader's language.
#[must_use]
pub fn in_language(path: &str, language: Language) -> String {
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}lang={}", language.tag())
}

/// The path with these fields asked for.
#[must_use]
pub fn with_fields(path: &str, fields: &[(&str, String)]) -> String {
    let pair = |(name, value): &(&str, String)| {
        let value =
            percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC);
        format!("{name}={value}")
    };
    let pairs: Vec<String> = fields.iter().map(pair).collect();
    if pairs.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", pairs.join("&"))
    }
}

/// `/{d}`: a department's upcoming events.
#[must_use]
pub fn department(slug: &str) -> String {
    format!("/{slug}")
}

/// The same absolute address for programs that subscribe when it is opened.
#[must_use]
pub fn webcal(https: &str) -> String {
    https
        .split_once("://")
        .map_or_else(|| https.to_owned(), |(_, rest)| format!("webcal://{rest}"))
}

/// `/assets/kinds/{name}.svg`: the drawing of a kind of event, for calendars. Stays where it is.
#[must_use]
pub fn drawing(icon: &str) -> String {
    let known = topic::FOUNDING_KINDS
        .iter()
        .any(|(name, _, _)| *name == icon);
    format!("/assets/kinds/{}.svg", if known { icon } else { "generic" })
}

/// `/feeds/{token}.ics`: an officer's own calendar.
#[must_use]
pub fn officer_feed(token: &str) -> String {
    format!("/feeds/{token}.ics")
}

/// `/{d}/events/{e}`: the announcement page.
#[must_use]
pub fn event(department: &str, event: &str) -> String {
    format!("/{department}/events/{event}")
}

/// `/{d}/events/{e}.ics`: that one event for a calendar app.
#[must_use]
pub fn event_ics(department: &str, event: &str) -> String {
    format!("/{department}/events/{event}.ics")
}

/// `/{d}/events/{e}/flyer.pdf`: that one event to hang in a window.
#[must_use]
pub fn flyer(department: &str, event: &str) -> String {
    format!("/{department}/events/{event}/flyer.pdf")
}

/// `/{d}/events/{e}/rsvps`: the RSVP form and where it is sent.
#[must_use]
pub fn rsvps(department: &str, event: &str) -> String {
    format!("/{department}/events/{event}/rsvps")
}

/// `/{d}/events/{e}/rsvps/received`: the answer to an RSVP with an address.
#[must_use]
pub fn rsvp_received(department: &str, event: &str, receipt: &str) -> String {
    format!("/{department}/events/{event}/rsvps/received?r={receipt}")
}

/// `/{d}/events/{e}/topics`: what to talk about, without an RSVP.
#[must_use]
pub fn topics(department: &str, event: &str) -> String {
    format!("/{department}/events/{event}/topics")
}

/// `/{d}/events/{e}/access`: what one needs to take part, without an RSVP.
#[must_use]
pub fn access(department: &str, event: &str) -> String {
    format!("/{department}/events/{event}/access")
}

/// `/assignments/{token}`: an officer's part in an event; POST answers.
#[must_use]
pub fn assignment(token: &str) -> String {
    format!("/assignments/{token}")
}

/// `/assignments/{token}/name`: POST says how the officer is named in public.
#[must_use]
pub fn assignment_name(token: &str) -> String {
    format!("/assignments/{token}/name")
}

/// `/rsvps/{token}`: see and change one RSVP.
#[must_use]
pub fn rsvp(token: &str) -> String {
    format!("/rsvps/{token}")
}

/// `/rsvps/{token}/cancellation`: withdraw one RSVP (POST).
#[must_use]
pub fn rsvp_cancellation(token: &str) -> String {
    format!("/rsvps/{token}/cancellation")
}

/// `/staff/events/{e}/check-in?code=…`: what the picture of a code leads staff to.
#[must_use]
pub fn check_in(event: &str, code: &str) -> String {
    format!("/staff/events/{event}/check-in?code={code}")
}

/// `/rsvps/{token}/confirmation`: take the seats that are kept or free (POST).
#[must_use]
pub fn rsvp_confirmation(token: &str) -> String {
    format!("/rsvps/{token}/confirmation")
}

/// `/rsvps/{token}/deletion`: have one RSVP forgotten at once (POST).
#[must_use]
pub fn rsvp_deletion(token: &str) -> String {
    format!("/rsvps/{token}/deletion")
}

/// `/{d}/code`: find an RSVP again by its printed code.
#[must_use]
pub fn code(department: &str) -> String {
    format!("/{department}/code")
}

/// `/{d}/embed`: the next events, for a frame in another site's page.
#[must_use]
pub fn embed(department: &str) -> String {
    format!("/{department}/embed")
}

/// `/{d}/calendar`: how to subscribe.
#[must_use]
pub fn calendar(department: &str) -> String {
    format!("/{department}/calendar")
}

/// `/{d}/calendar.ics`: the department's feed.
#[must_use]
pub fn calendar_ics(department: &str) -> String {
    format!("/{department}/calendar.ics")
}

/// `/{d}/pictures`: below it every public picture, as `{id}/{width}.jpg`.
#[must_use]
pub fn pictures(department: &str) -> String {
    format!("/{department}/pictures")
}

/// `/{d}/pictures/{id}/{width}.jpg`: one size of a picture.
#[must_use]
pub fn picture(department: &str, picture: &Picture, size: Size) -> String {
    let (all, name) = (pictures(department), picture.file_name(size));
    format!("{all}/{}/{name}", picture.public_id)
}

/// `/{d}/articles`: all follow-up articles.
#[must_use]
pub fn articles(department: &str) -> String {
    format!("/{department}/articles")
}

/// `/{d}/articles/{a}`: one follow-up article.
#[must_use]
pub fn article(department: &str, article: &str) -> String {
    format!("/{department}/articles/{article}")
}

/// `/{d}/privacy`: what is kept, why and for how long.
#[must_use]
pub fn privacy(department: &str) -> String {
    format!("/{department}/privacy")
}

/// `/{d}/accessibility`: the accessibility statement.
#[must_use]
pub fn accessibility(department: &str) -> String {
    format!("/{department}/accessibility")
}

/// `/{d}/subscriptions`: the form for news of events by mail.
#[must_use]
pub fn subscriptions(department: &str) -> String {
    format!("/{department}/subscriptions")
}

/// `/subscriptions/{token}`: confirm, and the preferences.
#[must_use]
pub fn subscription(token: &str) -> String {
    format!("/subscriptions/{token}")
}

/// `/unsubscribe/{token}`: one-click unsubscribe (RFC 8058).
#[must_use]
pub fn unsubscribe(token: &str) -> String {
    format!("/unsubscribe/{token}")
}

/// `/staff/events/{slug}/publication`: the check page of a draft.
#[must_use]
pub fn event_check(slug: &str) -> String {
    format!("/staff/events/{slug}/publication")
}

/// `/staff/invitations/{token}`: set a password with a one-time link.
#[must_use]
pub fn invitation(token: &str) -> String {
    format!("/staff/invitations/{token}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_in_a_mail_is_absolute_and_keeps_the_readers_language() {
        let links = Links::new("https://events.example.org:8443/");
        let path = in_language(&event("millbrook", "coffee"), Language::Es);
        assert_eq!(
            links.absolute(&path),
            "https://events.example.org:8443/millbrook/events/coffee?lang=es"
        );
        assert_eq!(links.host(), "events.example.org");
        assert_eq!(Links::new("http://[::1]:8080").host(), "[::1]");
    }
}
