//! A picture on a page: its addresses in every size, its measures, so that nothing jumps when it comes,
//! and the words for people who do not see it.

use crate::domain::language::Language;
use crate::domain::picture::{Picture, Size};
use crate::web::pages::markup::Told;

/// Drawn by the macro of `templates/public/picture_parts.html`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureView {
    /// Path below which its files lie: the department's, or that for staff.
    base: String,
    id: String,
    /// File names with their sizes, the smallest first.
    files: Vec<(String, Size)>,
    /// Empty for one that only decorates.
    pub alt: Told,
}

impl PictureView {
    /// With its words as they are, for a page in `language`.
    #[must_use]
    pub fn of(picture: &Picture, base: &str, language: Language) -> Self {
        let told = picture.words(language);
        Self::told(picture, base, told, language)
    }

    /// With these words.
    #[must_use]
    pub fn told(
        picture: &Picture,
        base: &str,
        (own, words): (Language, &str),
        page: Language,
    ) -> Self {
        let sizes = picture.sizes.iter();
        Self {
            base: base.to_owned(),
            id: picture.public_id.to_string(),
            files: sizes
                .map(|size| (picture.file_name(*size), *size))
                .collect(),
            alt: Told::in_language(words, own, page),
        }
    }

    /// The same, below another path.
    #[must_use]
    pub fn below(self, base: &str) -> Self {
        Self {
            base: base.to_owned(),
            ..self
        }
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{}/{name}", self.base, self.id)
    }

    /// The path of the largest size.
    #[must_use]
    pub fn largest(&self) -> String {
        let last = self.files.last();
        last.map(|(name, _)| self.path(name)).unwrap_or_default()
    }

    /// For browsers that choose no size: the one in the middle.
    #[must_use]
    pub fn src(&self) -> String {
        let middle = self.files.get(self.files.len() / 2);
        middle.map(|(name, _)| self.path(name)).unwrap_or_default()
    }

    #[must_use]
    pub fn srcset(&self) -> String {
        let one = |(name, size): &(String, Size)| format!("{} {}w", self.path(name), size.width);
        let all: Vec<String> = self.files.iter().map(one).collect();
        all.join(", ")
    }

    #[must_use]
    pub fn width(&self) -> u32 {
        self.files.last().map_or(0, |(_, size)| size.width)
    }

    #[must_use]
    pub fn height(&self) -> u32 {
        self.files.last().map_or(0, |(_, size)| size.height)
    }

    /// A picture for samples.
    #[must_use]
    pub fn sample(base: &str, alt: Told) -> Self {
        let sizes = [(480, 320), (960, 640), (1600, 1067)];
        let file = |(width, height)| (format!("{width}.jpg"), Size { width, height });
        Self {
            base: base.to_owned(),
            id: "0f".repeat(16),
            files: sizes.map(file).to_vec(),
            alt,
        }
    }
}
