//! schema.org data of an event for search engines, as a data block that no text can break out of.

use std::fmt;

use askama::filters::HtmlSafe;
use askama::{FastWritable, Values};
use serde_json::{Value, json};

/// Schema.org's word for how things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventStatus {
    Scheduled,
    Rescheduled,
    Postponed,
    Cancelled,
}

/// What the data block says. All times are RFC 3339 with the offset of the venue; a cancelled
/// event keeps its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventData {
    pub name: String,
    pub description: String,
    /// Absolute address of the page.
    pub url: String,
    pub starts: String,
    pub ends: String,
    pub status: EventStatus,
    pub previous_start: Option<String>,
    pub place: String,
    pub street: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
    /// ISO 3166 alpha-2.
    pub country: String,
    pub organizer: String,
    pub organizer_url: String,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    pub full: bool,
    /// Absolute addresses of its own pictures.
    pub images: Vec<String>,
}

/// JSON that may stand inside a `script` element: `<`, `>` and `&` are written as escapes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JsonLd(String);

impl JsonLd {
    /// The block for an event.
    #[must_use]
    pub fn event(data: &EventData) -> Self {
        let mut block = json!({
            "@context": "https://schema.org",
            "@type": "SocialEvent",
            "@id": format!("{}#event", data.url),
            "name": data.name,
            "description": data.description,
            "url": data.url,
            "startDate": data.starts,
            "endDate": data.ends,
            "eventStatus": status(data.status),
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "isAccessibleForFree": true,
            "inLanguage": data.languages,
            "location": location(data),
            "organizer": {
                "@type": "GovernmentOrganization",
                "name": data.organizer,
                "url": data.organizer_url,
            },
            "offers": {
                "@type": "Offer",
                "price": "0",
                "priceCurrency": "USD",
                "availability": availability(data.full),
                "url": data.url,
            },
        });
        if let Some(previous) = &data.previous_start {
            block["previousStartDate"] = json!(previous);
        }
        if !data.images.is_empty() {
            block["image"] = json!(data.images);
        }
        Self::from_value(&block)
    }

    fn from_value(value: &Value) -> Self {
        let text = value.to_string();
        Self(
            text.replace('<', "\\u003c")
                .replace('>', "\\u003e")
                .replace('&', "\\u0026"),
        )
    }
}

fn location(data: &EventData) -> Value {
    json!({
        "@type": "Place",
        "name": data.place,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": data.street,
            "addressLocality": data.city,
            "addressRegion": data.region,
            "postalCode": data.postal_code,
            "addressCountry": data.country,
        },
    })
}

fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Scheduled => "https://schema.org/EventScheduled",
        EventStatus::Rescheduled => "https://schema.org/EventRescheduled",
        EventStatus::Postponed => "https://schema.org/EventPostponed",
        EventStatus::Cancelled => "https://schema.org/EventCancelled",
    }
}

fn availability(full: bool) -> &'static str {
    if full {
        "https://schema.org/SoldOut"
    } else {
        "https://schema.org/InStock"
    }
}

impl fmt::Display for JsonLd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for JsonLd {}

impl FastWritable for JsonLd {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        dest.write_str(&self.0).map_err(askama::Error::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_close_the_data_block() {
        let block = JsonLd::from_value(&json!({"name": "</script><script>x & y<!--"})).to_string();
        assert!(!block.contains(['<', '>', '&']), "{block}");
        let read: Value = serde_json::from_str(&block).unwrap();
        assert_eq!(read["name"], "</script><script>x & y<!--");
    }
}
