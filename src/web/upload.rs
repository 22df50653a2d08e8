//! A form with a file in it (`multipart/form-data`, RFC 7578). Read into memory up to a limit;
//! nothing is ever written to a disk.

use actix_multipart::Multipart;
use actix_web::http::header::ContentDisposition;
use futures_util::StreamExt as _;

use crate::web::error::Error;
use crate::web::extract::Fields;

/// Octets of the whole body: a file of 1 MiB that comes back in base 64, and the fields around it.
pub const MOST: usize = 1_600 * 1024;
/// Parts of one form.
const MOST_PARTS: usize = 20;

/// One part of the form.
#[derive(Debug, Clone, Default)]
struct Part {
    name: String,
    file_name: String,
    octets: Vec<u8>,
    /// It was longer than it may be; nothing of it is kept.
    is_cut: bool,
}

/// The parts of a form, in their order; nothing believed yet.
#[derive(Debug, Clone, Default)]
pub struct Upload(Vec<Part>);

impl Upload {
    /// # Errors
    /// [`Error::TooLarge`], or [`Error::BadRequest`] for what is no such form.
    pub async fn read(payload: Multipart) -> Result<Self, Error> {
        Self::read_within(payload, MOST, MOST).await
    }

    /// As [`Upload::read`], with other limits: of the whole body, and of one part. A part that is longer
    /// is read to its end and dropped, so that the other fields can be shown again with a sentence.
    ///
    /// # Errors
    /// As [`Upload::read`].
    pub async fn read_within(
        mut payload: Multipart,
        most: usize,
        most_of_part: usize,
    ) -> Result<Self, Error> {
        let (mut parts, mut size) = (Vec::new(), 0);
        while let Some(field) = payload.next().await {
            let mut field = field.map_err(|_| Error::BadRequest)?;
            let disposition = field.content_disposition().cloned();
            let text = |pick: fn(&ContentDisposition) -> Option<&str>| {
                disposition
                    .as_ref()
                    .and_then(pick)
                    .unwrap_or_default()
                    .to_owned()
            };
            let mut part = Part {
                name: text(ContentDisposition::get_name),
                file_name: text(ContentDisposition::get_filename),
                ..Part::default()
            };
            while let Some(chunk) = field.next().await {
                let chunk = chunk.map_err(|_| Error::BadRequest)?;
                size += chunk.len();
                if size > most {
                    return Err(Error::TooLarge);
                }
                part.is_cut |= part.octets.len() + chunk.len() > most_of_part;
                if part.is_cut {
                    part.octets = Vec::new();
                } else {
                    part.octets.extend_from_slice(&chunk);
                }
            }
            parts.push(part);
            if parts.len() > MOST_PARTS {
                return Err(Error::BadRequest);
            }
        }
        Ok(Self(parts))
    }

    /// A field as text; empty when it is not there or no text.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        let part = self.0.iter().find(|part| part.name == name);
        part.and_then(|part| std::str::from_utf8(&part.octets).ok())
            .unwrap_or_default()
    }

    /// Whether a field was longer than it may be.
    #[must_use]
    pub fn is_cut(&self, name: &str) -> bool {
        self.0.iter().any(|part| part.name == name && part.is_cut)
    }

    /// The fields that are text, for a form to be shown again.
    #[must_use]
    pub fn fields(&self, names: &[String]) -> Fields {
        let pair = |name: &String| (name.clone(), self.text(name).to_owned());
        Fields::of(names.iter().map(pair).collect())
    }

    /// A file with its name; `None` when none was chosen.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<(&str, &[u8])> {
        let part = self.0.iter().find(|part| part.name == name)?;
        (!part.octets.is_empty()).then_some((part.file_name.as_str(), part.octets.as_slice()))
    }
}
