//! Pictures of events, places, officers and stories: how large they may be, how many there may be,
//! which sizes are made of one, and the words for people who do not see it. The octets are read in
//! `pictures`; here are the rules alone.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::ids::{
    ArticleId, DepartmentId, EventId, OfficerId, PictureId, PublicId, StaffId, VenueId,
};
use crate::domain::language::Language;
use crate::domain::officer::OfficerFacts;
use crate::domain::topic::{self, Labels};

/// Octets of the largest file that is taken.
pub const MOST_OCTETS: usize = 5 * 1024 * 1024;
/// Pixels of the longest side that is taken.
pub const MOST_SIDE: u32 = 6000;
/// Octets of the largest picture once it is decoded.
pub const MOST_DECODED: u64 = 64 * 1024 * 1024;
/// The widths that are made, in pixels; never more than the picture has.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];
/// Longest words for one picture, in characters.
pub const MOST_WORDS: usize = 250;

/// What has pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnerKind {
    Event,
    Venue,
    Officer,
    Article,
}

impl OwnerKind {
    pub const ALL: [Self; 4] = [Self::Event, Self::Venue, Self::Officer, Self::Article];

    /// The word in the audit log.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Venue => "venue",
            Self::Officer => "officer",
            Self::Article => "article",
        }
    }

    /// How many pictures one may have.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::Officer => 1,
            Self::Venue => 3,
            Self::Event => 6,
            Self::Article => 12,
        }
    }
}

/// Whose picture it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    Event(EventId),
    Venue(VenueId),
    Officer(OfficerId),
    Article(ArticleId),
}

impl Owner {
    #[must_use]
    pub fn kind(self) -> OwnerKind {
        match self {
            Self::Event(_) => OwnerKind::Event,
            Self::Venue(_) => OwnerKind::Venue,
            Self::Officer(_) => OwnerKind::Officer,
            Self::Article(_) => OwnerKind::Article,
        }
    }

    /// The row id.
    #[must_use]
    pub fn id(self) -> i64 {
        match self {
            Self::Event(id) => id.0,
            Self::Venue(id) => id.0,
            Self::Officer(id) => id.0,
            Self::Article(id) => id.0,
        }
    }
}

/// What a picture is kept as: JPEG, or PNG where one can see through it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
}

impl Format {
    /// The word in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        [Self::Jpeg, Self::Png]
            .into_iter()
            .find(|format| format.as_str() == raw)
    }

    /// How file names end.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// Pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// One size of a picture, encoded anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub size: Size,
    pub octets: Vec<u8>,
}

/// A picture as it is kept: the smallest size first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    pub format: Format,
    pub files: Vec<File>,
}

/// A picture without its octets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub id: PictureId,
    /// What the outside knows it by.
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub owner: Owner,
    /// What it shows, by language; empty for one that only decorates.
    pub words: Labels,
    pub format: Format,
    /// The smallest first.
    pub sizes: Vec<Size>,
    /// Among those of its owner, from 1.
    pub position: i32,
    /// Who put it there; `None` is the service, or somebody at its command line.
    pub staff_id: Option<StaffId>,
    pub created_at: DateTime<Utc>,
}

impl Picture {
    #[must_use]
    pub fn is_decorative(&self) -> bool {
        self.words.is_empty()
    }

    /// What it shows, with the language that is in; empty for one that only decorates.
    #[must_use]
    pub fn words(&self, language: Language) -> (Language, &str) {
        topic::label(&self.words, language)
    }

    /// The words for a photo of an officer. They keep to the name she chose: where they hold a part of
    /// her name that her pages do not say, nothing is said, and the name beside the photo is enough.
    #[must_use]
    pub fn words_of_officer(&self, language: Language, facts: &OfficerFacts) -> (Language, &str) {
        let (own, words) = self.words(language);
        let shown = facts.public_name().unwrap_or_default().to_lowercase();
        let said = words.to_lowercase();
        let tells = [&facts.given_name, &facts.family_name, &facts.rank]
            .into_iter()
            .flat_map(|name| name.split_whitespace())
            .map(str::to_lowercase)
            .any(|part| said.contains(&part) && !shown.contains(&part));
        (own, if tells { "" } else { words })
    }

    /// The largest size.
    #[must_use]
    pub fn largest(&self) -> Option<Size> {
        self.sizes.last().copied()
    }

    /// `960.jpg`.
    #[must_use]
    pub fn file_name(&self, size: Size) -> String {
        format!("{}.{}", size.width, self.format.extension())
    }

    /// The size behind a file name; nothing for any other name.
    #[must_use]
    pub fn size_of(&self, file_name: &str) -> Option<Size> {
        let mut sizes = self.sizes.iter().copied();
        sizes.find(|size| self.file_name(*size) == file_name)
    }
}

/// Why a picture was not taken. Nothing of it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("no file was chosen")]
    Missing,
    #[error("the file has more than {MOST_OCTETS} octets")]
    TooLarge,
    #[error("the file is no JPEG, PNG or WebP picture, whatever its name says")]
    OtherKind,
    /// As many phones keep their photos.
    #[error("the file is a HEIC or AVIF picture")]
    Heic,
    #[error("the file is damaged or ends too early")]
    Broken,
    #[error("a side is longer than {MOST_SIDE} pixels, or the picture decodes to too much")]
    TooManyPixels,
    #[error("there are {most} pictures already")]
    Full { most: usize },
}

impl Refusal {
    /// The last part of the sentence's name in the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLarge => "too-large",
            Self::OtherKind => "other-kind",
            Self::Heic => "heic",
            Self::Broken => "broken",
            Self::TooManyPixels => "too-many-pixels",
            Self::Full { .. } => "full",
        }
    }
}

/// Why words for a picture were not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordsRefusal {
    #[error("there are no words, and it is not said to decorate only")]
    Missing,
    #[error("there are words for a picture that is said to decorate only")]
    Both,
    #[error("the words are the name of a file")]
    FileName(Language),
}

/// The words a picture gets: in the department's main language, or none for one that only decorates.
///
/// # Errors
/// [`WordsRefusal`]: a picture is never kept without one or the other.
pub fn words(
    texts: Labels,
    is_decorative: bool,
    main: Language,
) -> std::result::Result<Labels, WordsRefusal> {
    if is_decorative {
        return match texts.is_empty() {
            true => Ok(texts),
            false => Err(WordsRefusal::Both),
        };
    }
    if !texts.contains_key(&main) {
        return Err(WordsRefusal::Missing);
    }
    match texts.iter().find(|(_, text)| is_file_name(text)) {
        Some((language, _)) => Err(WordsRefusal::FileName(*language)),
        None => Ok(texts),
    }
}

/// `IMG_2041.jpg` says nothing to anybody.
fn is_file_name(text: &str) -> bool {
    const ENDS: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".heic", ".gif"];
    let lower = text.to_lowercase();
    !lower.contains(' ') && ENDS.iter().any(|end| lower.ends_with(end))
}

/// The sizes that are made of a picture, the smallest first, none larger than it is. None is more
/// than twice as high as its step is wide, so that a tall strip stays a picture. Its own size is the
/// last one where it is below the largest step; a step that is nearly as wide gives way to it.
#[must_use]
pub fn sizes(whole: Size) -> Vec<Size> {
    let mut made: Vec<Size> = Vec::new();
    for step in WIDTHS {
        let fits = whole.width <= step && whole.height <= 2 * step;
        if fits {
            let is_near = |last: &Size| u64::from(last.width) * 5 > u64::from(whole.width) * 4;
            if made.last().is_some_and(is_near) {
                made.pop();
            }
            made.push(whole);
            return made;
        }
        let size = within(whole, step);
        // A width is the name of a file.
        made.retain(|known| known.width < size.width);
        made.push(size);
    }
    made
}

/// The largest size of the same shape that is at most `step` wide and twice as high.
fn within(whole: Size, step: u32) -> Size {
    let (width, height) = (u64::from(whole.width), u64::from(whole.height));
    let (wide, high) = (u64::from(step), u64::from(step) * 2);
    // Rounded to the nearest pixel, never to none.
    let share = |side: u64, of: u64, whole: u64| ((side * of + whole / 2) / whole.max(1)).max(1);
    let by_width = (wide, share(height, wide, width));
    let (width, height) = if by_width.1 <= high {
        by_width
    } else {
        (share(width, high, height), high)
    };
    let pixels = |side: u64| u32::try_from(side).unwrap_or(step);
    Size {
        width: pixels(width),
        height: pixels(height),
    }
}

/// A step up or down among the pictures of one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Earlier,
    Later,
}

/// The picture that changes places with the one at `at`; nothing at the end of the row.
#[must_use]
pub fn neighbour(count: usize, at: usize, step: Step) -> Option<usize> {
    let other = match step {
        Step::Earlier => at.checked_sub(1)?,
        Step::Later => at.checked_add(1)?,
    };
    (other < count).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::officer::DisplayForm;
    use proptest::prelude::*;

    fn of(width: u32, height: u32) -> Vec<(u32, u32)> {
        let made = sizes(Size { width, height });
        made.iter().map(|size| (size.width, size.height)).collect()
    }

    #[test]
    fn a_photo_comes_in_three_widths_and_a_small_one_is_never_made_larger() {
        assert_eq!(of(4032, 3024), [(480, 360), (960, 720), (1600, 1200)]);
        assert_eq!(of(1200, 900), [(480, 360), (960, 720), (1200, 900)]);
        assert_eq!(of(1000, 750), [(480, 360), (1000, 750)]);
        assert_eq!(of(480, 480), [(480, 480)]);
        assert_eq!(of(64, 48), [(64, 48)]);
        assert_eq!(of(6000, 1), [(480, 1), (960, 1), (1600, 1)]);
    }

    #[test]
    fn a_tall_strip_is_no_higher_than_twice_the_step() {
        assert_eq!(of(1000, 6000), [(160, 960), (320, 1920), (533, 3200)]);
        assert_eq!(of(1, 6000), [(1, 3200)]);
    }

    fn texts(pairs: &[(Language, &str)]) -> Labels {
        let pair = |(language, text): &(Language, &str)| (*language, (*text).to_owned());
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn a_picture_has_words_or_is_said_to_decorate_and_never_both_or_neither() {
        let (en, es) = (Language::En, Language::Es);
        let tea = texts(&[(en, "Neighbors at a long table")]);
        assert_eq!(words(tea.clone(), false, en), Ok(tea.clone()));
        assert_eq!(words(Labels::new(), true, en), Ok(Labels::new()));
        assert_eq!(words(Labels::new(), false, en), Err(WordsRefusal::Missing));
        assert_eq!(words(tea.clone(), true, en), Err(WordsRefusal::Both));
        assert_eq!(words(tea, false, es), Err(WordsRefusal::Missing));
        for name in ["IMG_2041.JPG", "cop.webp", "scan.jpeg"] {
            assert_eq!(
                words(texts(&[(en, name)]), false, en),
                Err(WordsRefusal::FileName(en))
            );
        }
        assert!(words(texts(&[(en, "A sign that says cop.png is fun")]), false, en).is_ok());
    }

    fn photo(text: &str) -> Picture {
        Picture {
            id: PictureId(1),
            public_id: PublicId::from_bytes([7; 16]),
            department_id: DepartmentId(1),
            owner: Owner::Officer(OfficerId(1)),
            words: texts(&[(Language::En, text)]),
            format: Format::Jpeg,
            sizes: sizes(Size {
                width: 1200,
                height: 900,
            }),
            position: 1,
            staff_id: None,
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_words_for_a_photo_do_not_tell_the_name_an_officer_keeps() {
        let mut ana = OfficerFacts {
            rank: "Sergeant".into(),
            given_name: "Ana".into(),
            family_name: "Reyes".into(),
            display_form: DisplayForm::RankAndName,
            languages: Vec::new(),
            is_public: true,
        };
        let told = |facts: &OfficerFacts, text: &str| {
            let photo = photo(text);
            photo.words_of_officer(Language::En, facts).1.to_owned()
        };
        let words = "Sergeant Ana Reyes beside her bicycle";
        assert_eq!(told(&ana, words), words);
        ana.display_form = DisplayForm::FirstName;
        assert_eq!(told(&ana, words), "");
        assert_eq!(
            told(&ana, "Ana beside her bicycle"),
            "Ana beside her bicycle"
        );
        ana.display_form = DisplayForm::None;
        assert_eq!(told(&ana, "Ana beside her bicycle"), "");
    }

    #[test]
    fn only_the_sizes_there_are_have_an_address() {
        let photo = photo("A cup");
        assert_eq!(photo.size_of("960.jpg").map(|size| size.height), Some(720));
        for name in ["960.png", "961.jpg", "960", "", "../960.jpg", "0960.jpg"] {
            assert_eq!(photo.size_of(name), None, "{name}");
        }
    }

    #[test]
    fn the_first_does_not_go_earlier_and_the_last_not_later() {
        assert_eq!(neighbour(3, 0, Step::Earlier), None);
        assert_eq!(neighbour(3, 0, Step::Later), Some(1));
        assert_eq!(neighbour(3, 2, Step::Later), None);
        assert_eq!(neighbour(3, 2, Step::Earlier), Some(1));
    }

    proptest! {
        #[test]
        fn sizes_grow_keep_the_shape_and_are_never_larger_than_the_picture(
            width in 1..=MOST_SIDE, height in 1..=MOST_SIDE,
        ) {
            let whole = Size { width, height };
            let made = sizes(whole);
            prop_assert!(!made.is_empty() && made.len() <= WIDTHS.len());
            for pair in made.windows(2) {
                prop_assert!(pair[0].width < pair[1].width && pair[0].height <= pair[1].height);
            }
            for size in made {
                prop_assert!(size.width >= 1 && size.height >= 1);
                prop_assert!(size.width <= width && size.height <= height);
                prop_assert!(size.width <= 1600 && size.height <= 3200);
            }
        }
    }
}
