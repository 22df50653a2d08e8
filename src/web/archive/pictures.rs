//! The pictures of an export in their largest size, with what is said of them as table and JSON.

use serde_json::json;

use super::objects::write;
use super::tables::{Table, utc};
use super::{Done, Folder};
use crate::services::export_records::Records;
use crate::services::gather_pictures::PictureFile;

/// Versions of pages call it by the last part of this.
fn path(file: &PictureFile) -> String {
    let picture = &file.picture;
    let (kind, end) = (file.kind.as_str(), picture.format.extension());
    format!("pictures/{kind}s/{}/{}.{end}", file.page, picture.public_id)
}

pub(super) fn add(folder: &mut Folder, records: &Records) -> Done {
    let mut table = Table::new(&["kind", "page", "file", "language", "words", "added_at"])?;
    let mut objects = Vec::new();
    for file in &records.pictures {
        let (picture, path) = (&file.picture, path(file));
        let at = utc(picture.created_at);
        let mut line = |language: &str, words: &str| {
            let kind = file.kind.as_str();
            table.row(&[kind, &file.page, &path, language, words, &at])
        };
        if picture.is_decorative() {
            line("", "")?;
        }
        for (language, words) in &picture.words {
            line(language.tag(), words)?;
        }
        let words = picture.words.iter();
        let words = words.map(|(language, words)| (language.tag().to_owned(), json!(words)));
        objects.push(json!({
            "kind": file.kind.as_str(),
            "page": file.page,
            "file": path,
            "words": serde_json::Value::Object(words.collect()),
            "added_at": at,
        }));
        folder.add(&path, &file.octets)?;
    }
    table.into(folder, "pictures.csv")?;
    write(folder, "pictures.json", objects)
}
