//! What stands around every page: head, header, languages, footer. The handlers fill a [`Chrome`],
//! the templates under `templates/layouts/` draw it.

use super::markup::{Anchor, Moment, Sentence, escape};
use crate::domain::branding::Colors;
use crate::domain::language::Language;
use crate::domain::links::{self, Links};
use crate::web::assets;
use crate::words::{Arg, Words};

/// Which entry of the main navigation is the current one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Events,
    Stories,
    Calendar,
    None,
}

impl Section {
    #[must_use]
    pub fn is_events(self) -> bool {
        self == Self::Events
    }

    #[must_use]
    pub fn is_stories(self) -> bool {
        self == Self::Stories
    }

    #[must_use]
    pub fn is_calendar(self) -> bool {
        self == Self::Calendar
    }
}

/// A link to the same page in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLink {
    pub language: Language,
    /// Path with `?lang=`.
    pub path: String,
    /// Absolute form for `hreflang`.
    pub absolute: String,
    pub current: bool,
}

/// The department as header and footer show it. All texts are for people, in the page's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentHead {
    pub name: String,
    pub slug: String,
    /// Whose page this is, such as "City of Santa Monica, California"; empty shows nothing.
    pub city: String,
    /// Non-emergency number as people write it; empty when there is none.
    pub phone: String,
    pub email: String,
    /// One line; empty when there is none.
    pub postal_address: String,
    /// The zone in words: "Pacific time".
    pub zone_name: String,
    /// Its own colours, where it chose any.
    pub colors: Option<Colors>,
}

impl DepartmentHead {
    /// The `tel:` link of the non-emergency number.
    #[must_use]
    pub fn tel(&self) -> String {
        tel(&self.phone)
    }

    #[must_use]
    pub fn home(&self) -> String {
        links::department(&self.slug)
    }

    #[must_use]
    pub fn articles(&self) -> String {
        links::articles(&self.slug)
    }

    #[must_use]
    pub fn calendar(&self) -> String {
        links::calendar(&self.slug)
    }

    /// The form for news by mail, with the page that leads there.
    #[must_use]
    pub fn news(&self, from: &str) -> String {
        format!("{}?from={from}", links::subscriptions(&self.slug))
    }

    /// The sheet of its own colours.
    #[must_use]
    pub fn colors_sheet(&self) -> Option<String> {
        self.colors.map(assets::colors_url)
    }

    /// What a phone paints its own frame with.
    #[must_use]
    pub fn theme(&self) -> String {
        let colors = self.colors.unwrap_or(Colors::STANDARD);
        colors.ground.to_string()
    }

    #[must_use]
    pub fn privacy(&self) -> String {
        links::privacy(&self.slug)
    }

    #[must_use]
    pub fn accessibility(&self) -> String {
        links::accessibility(&self.slug)
    }
}

/// Everything around the content of a page.
#[derive(Debug, Clone)]
pub struct Chrome {
    pub words: Words,
    /// The reader chose the language with `?lang=`: links of this page carry it on.
    pub keep_language: bool,
    /// Title without the name of the department.
    pub title: String,
    /// One sentence for search engines and previews; empty when the page is not for them.
    pub description: String,
    /// Absolute address of this page; empty when it has none worth keeping.
    pub canonical: String,
    /// Absolute address without a language, for `x-default`; empty with `canonical`.
    pub neutral: String,
    /// Whether search engines may list the page.
    pub indexed: bool,
    /// The form on this page was refused: the title says so first.
    pub in_error: bool,
    pub section: Section,
    pub languages: Vec<LanguageLink>,
    pub department: Option<DepartmentHead>,
}

impl Chrome {
    /// A page that is not listed by search engines and has no language links, until told otherwise.
    #[must_use]
    pub fn new(words: Words, title: impl Into<String>) -> Self {
        Self {
            words,
            keep_language: false,
            title: title.into(),
            description: String::new(),
            canonical: String::new(),
            neutral: String::new(),
            indexed: false,
            in_error: false,
            section: Section::None,
            languages: Vec::new(),
            department: None,
        }
    }

    /// Puts the page under a department and one entry of its navigation.
    #[must_use]
    pub fn of(mut self, department: DepartmentHead, section: Section) -> Self {
        self.department = Some(department);
        self.section = section;
        self
    }

    /// Says where the page lives and in which languages; the first one is the page's own when
    /// nobody asks for another. `path` carries its query, without `lang`.
    #[must_use]
    pub fn at(mut self, links: &Links, path: &str, offered: &[Language]) -> Self {
        let own = self.words.language();
        self.neutral = links.absolute(path);
        self.canonical = if offered.first() == Some(&own) {
            self.neutral.clone()
        } else {
            links.absolute(&links::in_language(path, own))
        };
        self.languages = offered
            .iter()
            .map(|language| {
                let path = links::in_language(path, *language);
                LanguageLink {
                    language: *language,
                    absolute: links.absolute(&path),
                    path,
                    current: *language == own,
                }
            })
            .collect();
        self
    }

    /// Lets search engines list the page, with this description.
    #[must_use]
    pub fn described(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self.indexed = true;
        self
    }

    /// Carries the chosen language on in every link.
    #[must_use]
    pub fn keeping_language(mut self, keep: bool) -> Self {
        self.keep_language = keep;
        self
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.words.language()
    }

    /// The sentence under `key`.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    /// The sentence under `key` with one value.
    #[must_use]
    pub fn t1(&self, key: &str, name: &'static str, value: impl Into<Arg>) -> String {
        self.words.t1(key, name, value)
    }

    /// The sentence under `key` with two values.
    #[must_use]
    pub fn t2(
        &self,
        key: &str,
        first: (&'static str, impl Into<Arg>),
        second: (&'static str, impl Into<Arg>),
    ) -> String {
        self.words.t2(key, first, second)
    }

    /// The sentence under `key` for an attribute or the title: no isolate characters.
    #[must_use]
    pub fn plain(&self, key: &str) -> String {
        Words::plain(self.words.language()).t(key)
    }

    /// The sentence under `key` whose values are marked up (a link, a time, a text in another
    /// language). The sentence is escaped; the values escape themselves.
    #[must_use]
    pub fn rich(&self, key: &str, values: &[(&'static str, &dyn std::fmt::Display)]) -> Sentence {
        let args: Vec<(&'static str, Arg)> = values
            .iter()
            .zip('\u{e000}'..)
            .map(|((name, _), stand_in)| (*name, Arg::Text(stand_in.to_string())))
            .collect();
        let mut out = String::new();
        for c in self.words.with(key, &args).chars() {
            let value = (c as u32)
                .checked_sub(0xe000)
                .and_then(|at| values.get(at as usize));
            match value {
                Some((_, value)) => out.push_str(&value.to_string()),
                None => {
                    let _ = escape(&mut out, c.encode_utf8(&mut [0; 4]));
                }
            }
        }
        Sentence(out)
    }

    /// [`Chrome::rich`] with one link in it: a phone number, an address, a page.
    #[must_use]
    pub fn with_link(&self, key: &str, name: &'static str, href: &str, text: &str) -> Sentence {
        let link = Anchor {
            href: href.to_owned(),
            text: text.to_owned(),
        };
        self.rich(key, &[(name, &link)])
    }

    /// [`Chrome::rich`] with one date in it.
    #[must_use]
    pub fn with_moment(&self, key: &str, name: &'static str, moment: &Moment) -> Sentence {
        self.rich(key, &[(name, moment)])
    }

    /// A path of this site, with the reader's language when she chose one.
    #[must_use]
    pub fn go(&self, path: &str) -> String {
        if self.keep_language {
            let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
            let whole = links::in_language(path, self.words.language());
            let mark = if anchor.is_empty() { "" } else { "#" };
            format!("{whole}{mark}{anchor}")
        } else {
            path.to_owned()
        }
    }

    /// The address of an embedded file, with its fingerprint.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }
}

/// `tel:` link of a number as people write it; ten digits are taken as one of the United States.
#[must_use]
pub fn tel(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    match (phone.trim_start().starts_with('+'), digits.len()) {
        (false, 10) => format!("tel:+1{digits}"),
        (false, 11) if digits.starts_with('1') => format!("tel:+{digits}"),
        (true, _) => format!("tel:+{digits}"),
        _ => format!("tel:{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_language_goes_on_with_every_link() {
        let chrome = Chrome::new(Words::new(Language::Es), "x").keeping_language(true);
        assert_eq!(chrome.go("/d?past=1#top"), "/d?past=1&lang=es#top");
        assert_eq!(Chrome::new(Words::new(Language::Es), "x").go("/d"), "/d");
    }

    #[test]
    fn the_first_language_of_a_department_needs_no_mark_in_the_address() {
        let links = Links::new("https://events.example.org");
        let offered = [Language::En, Language::Es];
        let en = Chrome::new(Words::new(Language::En), "x").at(&links, "/d", &offered);
        let es = Chrome::new(Words::new(Language::Es), "x").at(&links, "/d", &offered);
        assert_eq!(en.canonical, "https://events.example.org/d");
        assert_eq!(es.canonical, "https://events.example.org/d?lang=es");
        assert_eq!(es.languages[0].path, "/d?lang=en");
    }

    #[test]
    fn a_phone_number_becomes_a_link_that_dials() {
        assert_eq!(tel("310-458-8491"), "tel:+13104588491");
        assert_eq!(tel("+52 55 1234 5678"), "tel:+525512345678");
        assert_eq!(tel("711"), "tel:711");
    }

    #[test]
    fn a_marked_up_value_in_a_sentence_is_escaped_once() {
        let chrome = Chrome::new(Words::new(Language::En), "x");
        let shown = chrome
            .with_link("site-footer-other", "phone", "tel:1", "<b>&")
            .to_string();
        assert!(
            shown.contains("<a href=\"tel:1\">&lt;b&gt;&amp;</a>"),
            "{shown}"
        );
    }
}
