//! The words of a picture, from strings to domain types.

use crate::domain::language::Language;
use crate::domain::picture::{self, MOST_WORDS, WordsRefusal};
use crate::domain::topic::Labels;
use crate::web::forms::Reader;

/// Reads `alt_{language}` and `decorative`; what is wrong stands in the reader. `languages` are the
/// department's, its own first.
pub fn words(reader: &mut Reader<'_>, languages: &[Language], main: Language) -> Labels {
    let mut texts = Labels::new();
    for language in languages {
        // Browsers send what was typed over several lines; it is one sentence.
        let name = field(*language);
        let text = reader.optional_prose(&name, MOST_WORDS);
        if !text.is_empty() {
            texts.insert(
                *language,
                text.split_whitespace().collect::<Vec<_>>().join(" "),
            );
        }
    }
    let is_decorative = reader.fields.get("decorative") == "yes";
    if reader.view.has_errors() {
        return texts;
    }
    match picture::words(texts, is_decorative, main) {
        Ok(words) => words,
        Err(refusal) => {
            let (name, key) = match refusal {
                WordsRefusal::Missing => (field(main), "pictures-error-words"),
                WordsRefusal::Both => ("decorative".to_owned(), "pictures-error-both"),
                WordsRefusal::FileName(language) => (field(language), "pictures-error-file-name"),
            };
            let sentence = reader.words.t(key);
            reader.refuse(&name, sentence);
            Labels::new()
        }
    }
}

/// The name of the field for one language.
#[must_use]
pub fn field(language: Language) -> String {
    format!("alt_{language}")
}
