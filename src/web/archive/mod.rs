//! The file of an export of records: one ZIP with tables, JSON, every version of every page and the
//! check sums of all of it. The same records make the same octets: order, names and instants come from
//! the records, nothing from the machine. Beside what was gathered only the compressed file is held;
//! each page is rendered, added and dropped.

use std::io::{Cursor, Write};

use askama::Template;
use chrono::{DateTime, Datelike, Timelike, Utc};
use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::domain::language::Language;
use crate::services::export_records::{Records, Scope};
use crate::services::read_versions::Version;
use crate::web::pages::record::RecordPage;
use crate::words::Words;

mod objects;
mod pictures;
mod readme;
mod tables;

/// Why no file came of it: a defect, or no memory.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error("the file could not be put together: {0}")]
    Zip(#[from] ZipError),
    #[error("the file could not be written: {0}")]
    Io(#[from] std::io::Error),
    #[error("a page could not be rendered: {0}")]
    Page(#[from] askama::Error),
    #[error("a record is no JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("a record fits no table: {0}")]
    Csv(#[from] csv::Error),
}

type Done = Result<(), Broken>;

/// What the file is called.
#[must_use]
pub fn name(records: &Records) -> String {
    let what = match &records.scope {
        Scope::Event(slug) => slug.clone(),
        Scope::Days(from, to) => format!("{from}-to-{to}"),
    };
    format!("records-{}-{what}.zip", records.department.slug)
}

/// The octets; `words` are those of whoever asked, for the file that explains the others.
///
/// # Errors
/// [`Broken`], which is a defect.
pub fn pack(records: &Records, words: Words) -> Result<Vec<u8>, Broken> {
    let mut folder = Folder::new(records.at);
    let words = Words::plain(words.language());
    folder.add("README.txt", readme::text(records, words).as_bytes())?;
    tables::add(&mut folder, records)?;
    objects::add(&mut folder, records)?;
    pictures::add(&mut folder, records)?;
    for file in &records.events {
        let path = format!("pages/events/{}", file.event.slug);
        pages(&mut folder, records, &path, &file.versions)?;
    }
    for file in &records.articles {
        let path = format!("pages/articles/{}", file.article.slug);
        pages(&mut folder, records, &path, &file.versions)?;
    }
    folder.close()
}

/// Every version in every language of the department.
fn pages(folder: &mut Folder, records: &Records, path: &str, versions: &[Version]) -> Done {
    let department = &records.department;
    for version in versions {
        for language in &department.languages {
            let own = (department.name.as_str(), department.zone);
            let page = RecordPage::of(version, versions.len(), Words::new(*language), own);
            let name = page_name(path, version, *language);
            folder.add(&name, page.render()?.as_bytes())?;
        }
    }
    Ok(())
}

fn page_name(path: &str, version: &Version, language: Language) -> String {
    format!("{path}/v{:03}.{}.html", version.number, language.tag())
}

/// A ZIP being filled, with the check sums of what is in it.
struct Folder {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
    sums: String,
}

impl Folder {
    fn new(at: DateTime<Utc>) -> Self {
        // A ZIP tells seconds in twos and begins in 1980.
        let part = |number: u32| u8::try_from(number).unwrap_or(1);
        let made = zip::DateTime::from_date_and_time(
            u16::try_from(at.year()).unwrap_or(1980),
            part(at.month()),
            part(at.day()),
            part(at.hour()),
            part(at.minute()),
            part(at.second()),
        );
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(made.unwrap_or_default())
            .unix_permissions(0o644);
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            options,
            sums: String::new(),
        }
    }

    fn add(&mut self, name: &str, octets: &[u8]) -> Done {
        self.zip.start_file(name, self.options)?;
        self.zip.write_all(octets)?;
        let sum = Sha256::digest(octets);
        let sum: String = sum.iter().map(|octet| format!("{octet:02x}")).collect();
        // As `sha256sum --check` reads it.
        self.sums.push_str(&format!("{sum}  {name}\n"));
        Ok(())
    }

    fn close(mut self) -> Result<Vec<u8>, Broken> {
        let sums = std::mem::take(&mut self.sums);
        self.zip.start_file("SHA256SUMS", self.options)?;
        self.zip.write_all(sums.as_bytes())?;
        Ok(self.zip.finish()?.into_inner())
    }
}
