//! Documents as PDF files. A build without the feature `pdf` has no such address.

use crate::documents::Document;
use crate::web::error::Error;

pub const TYPE: &str = "application/pdf";

/// The octets, made off the async threads.
///
/// # Errors
/// [`Error::Internal`] when the file cannot be written, which is a defect.
#[cfg(feature = "pdf")]
pub async fn file(document: Document) -> Result<Vec<u8>, Error> {
    let made = actix_web::web::block(move || crate::documents::pdf(&document)).await;
    made.map_err(|_| Error::Busy)?
        .map_err(|error| Error::internal(&error))
}

/// # Errors
/// [`Error::NotFound`], always.
#[cfg(not(feature = "pdf"))]
pub async fn file(_: Document) -> Result<Vec<u8>, Error> {
    Err(Error::NotFound)
}
