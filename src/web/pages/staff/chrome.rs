//! What stands around every staff page: head, navigation, who is signed in, the way out. Drawn by
//! `templates/layouts/staff.html`. Staff pages are never listed by search engines.

use std::borrow::Borrow;

use super::{close_out, paths, people, pictures, schedule, settings};
use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::staff::Role;
use crate::web::assets;
use crate::words::{Arg, Words};

/// Which entry of the navigation is the current one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffSection {
    Events,
    Articles,
    Venues,
    Officers,
    People,
    /// Kinds of events and topics.
    Kinds,
    Settings,
    Overview,
    Log,
    Records,
    /// Pages outside the navigation: signing in, setting a password.
    None,
}

/// What a redirect may say was done, and the sentence that says so.
pub const DONE: [(&str, &str); 32] = [
    ("lifted", "staff-silent-lifted"),
    ("mail-again", "staff-mail-again-saved"),
    ("article-mailed", "staff-mailing-saved"),
    ("tapped", "staff-door-tapped"),
    ("checked-in", "staff-door-checked"),
    ("seats-given", "staff-seats-given"),
    ("letter-sent", "staff-letter-sent"),
    ("calendar-revoked", "staff-own-calendar-revoked"),
    ("topic-marked", "staff-topics-saved"),
    ("access-answered", "staff-access-saved"),
    ("series-made", "series-saved-made"),
    ("series-changed", "series-saved-changed"),
    ("series-published", "series-saved-published"),
    ("hold-set", "staff-hold-set-saved"),
    ("hold-lifted", "staff-hold-lifted"),
    ("signed-out", "staff-signed-out"),
    ("session-ended", "staff-session-ended"),
    ("draft", "staff-event-draft-saved"),
    ("changed", "staff-event-changed-saved"),
    ("published", "staff-event-published-saved"),
    ("cancelled", "staff-cancelled-saved"),
    ("postponed", "staff-postponed-saved"),
    ("undone", "staff-event-undone"),
    ("rain-plan", "rain-use-saved"),
    ("usual-plan", "rain-back-saved"),
    ("kit", "staff-kit-saved"),
    ("assignment", "staff-done-assignment"),
    ("venue", "staff-venue-saved"),
    ("officer", "staff-officer-saved"),
    ("article", "staff-article-saved"),
    ("article-changed", "staff-article-changed"),
    ("article-published", "staff-article-published-saved"),
];

/// The frame of a staff page.
#[derive(Debug, Clone)]
pub struct StaffChrome {
    pub words: Words,
    /// The reader chose the language with `?lang=`: links and forms of this page carry it on.
    pub keep_language: bool,
    /// Title without the name of the department.
    pub title: String,
    /// The form on this page was refused: the title says so first.
    pub in_error: bool,
    pub section: StaffSection,
    /// Name of the department; the product's own name before somebody is signed in.
    pub department: String,
    /// Path of the department's public pages.
    pub public_path: String,
    /// Name of the signed-in person; `None` leaves out navigation and the way out.
    pub person: Option<String>,
    /// Role of the signed-in person; the navigation shows what it may open. `None` shows what most
    /// may.
    pub role: Option<Role>,
    /// Slug and name of every department the person works for; with two or more there is a switch.
    pub departments: Vec<(String, String)>,
    /// Stands hidden in every form (field `csrf`).
    pub csrf: String,
    /// Path of this page without `lang`, for the language links; empty shows none.
    pub path: String,
    /// One sentence about what was just done; empty shows nothing.
    pub notice: String,
}

/// One entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavEntry {
    pub path: &'static str,
    pub label: String,
    pub current: bool,
}

impl StaffChrome {
    /// The frame of a page before somebody is signed in; see [`StaffChrome::signed_in`].
    #[must_use]
    pub fn new(words: Words, department: impl Into<String>, csrf: impl Into<String>) -> Self {
        Self {
            words,
            keep_language: false,
            title: String::new(),
            in_error: false,
            section: StaffSection::None,
            department: department.into(),
            public_path: "/".to_owned(),
            person: None,
            role: None,
            departments: Vec::new(),
            csrf: csrf.into(),
            path: String::new(),
            notice: String::new(),
        }
    }

    /// Puts the person's name, the navigation and the way out into the header. `slug` is the
    /// department's.
    #[must_use]
    pub fn signed_in(mut self, person: impl Into<String>, slug: &str) -> Self {
        self.person = Some(person.into());
        self.public_path = links::department(slug);
        self
    }

    /// Says which page this is: its title (without the department) and its place in the navigation.
    #[must_use]
    pub fn page(mut self, title: impl Into<String>, section: StaffSection) -> Self {
        self.title = title.into();
        self.section = section;
        self
    }

    /// Offers the other languages, at this path.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// Shows one sentence about what was just done.
    #[must_use]
    pub fn noting(mut self, notice: impl Into<String>) -> Self {
        self.notice = notice.into();
        self
    }

    /// Shows what was just done, by the code that a redirect carried (`?done=published`): see
    /// [`DONE`]. A code nobody knows shows nothing, so a link cannot put words on the page.
    #[must_use]
    pub fn done(self, code: &str) -> Self {
        let known = DONE
            .iter()
            .chain(&people::DONE)
            .chain(&close_out::DONE)
            .chain(&schedule::DONE)
            .chain(&settings::DONE)
            .chain(&pictures::DONE)
            .find(|(known, _)| *known == code);
        let notice = known.map_or(String::new(), |(_, key)| self.words.t(key));
        self.noting(notice)
    }

    /// Shows the navigation of a role, and the departments to switch between.
    #[must_use]
    pub fn with_rights(mut self, role: Role, departments: Vec<(String, String)>) -> Self {
        self.role = Some(role);
        self.departments = departments;
        self
    }

    /// Where the signed-in person's own account is.
    #[must_use]
    pub fn account_path(&self) -> &'static str {
        paths::ACCOUNT
    }

    /// Where the switch between departments is sent.
    #[must_use]
    pub fn switch_path(&self) -> &'static str {
        paths::DEPARTMENT
    }

    /// Whether a department of the switch is the one of this session.
    #[must_use]
    pub fn is_here(&self, slug: &str) -> bool {
        self.public_path == links::department(slug)
    }

    /// The whole `<title>`.
    #[must_use]
    pub fn head_title(&self) -> String {
        let words = Words::plain(self.words.language());
        let department = self.department.as_str();
        let title = words.t2(
            "staff-title",
            ("page", self.title.as_str()),
            ("department", department),
        );
        if self.in_error {
            words.t1("staff-title-error", "title", title)
        } else {
            title
        }
    }

    /// The entries of the navigation, in order.
    #[must_use]
    pub fn entries(&self) -> Vec<NavEntry> {
        let entries = [
            (
                StaffSection::Overview,
                paths::OVERVIEW,
                "people-nav-overview",
            ),
            (StaffSection::Events, paths::BOARD, "staff-nav-events"),
            (
                StaffSection::Articles,
                paths::ARTICLES,
                "staff-nav-articles",
            ),
            (StaffSection::Venues, paths::VENUES, "staff-nav-venues"),
            (
                StaffSection::Officers,
                paths::OFFICERS,
                "staff-nav-officers",
            ),
            (StaffSection::People, paths::PEOPLE, "people-nav-people"),
            (StaffSection::Kinds, paths::KINDS, "kinds-nav"),
            (StaffSection::Settings, paths::SETTINGS, "settings-nav"),
            (StaffSection::Log, paths::LOG, "staff-nav-log"),
            (StaffSection::Records, paths::RECORDS, "records-nav"),
        ];
        let may = |section: StaffSection| match (self.role, section) {
            (None, section) => !matches!(
                section,
                StaffSection::Overview
                    | StaffSection::People
                    | StaffSection::Kinds
                    | StaffSection::Settings
                    | StaffSection::Records
            ),
            (Some(role), StaffSection::Overview) => role.sees_counts_only(),
            (Some(role), _) if role.sees_counts_only() => false,
            (Some(role), StaffSection::People) => role.may_manage_people(),
            (Some(role), StaffSection::Kinds) => role.may_run_events(),
            (Some(role), StaffSection::Settings) => role.may_change_settings(),
            (Some(role), StaffSection::Log) => role.may_read_audit(),
            (Some(role), StaffSection::Records) => role.may_export_records(),
            (Some(role), section) => section == StaffSection::Events || role != Role::CheckIn,
        };
        entries
            .into_iter()
            .filter(|(section, _, _)| may(*section))
            .map(|(section, path, key)| NavEntry {
                path,
                label: self.t(key),
                current: section == self.section,
            })
            .collect()
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.words.language()
    }

    /// Every interface language with the path of this page in it.
    #[must_use]
    pub fn languages(&self) -> Vec<(Language, String)> {
        if self.path.is_empty() {
            return Vec::new();
        }
        Language::ALL
            .into_iter()
            .map(|language| (language, links::in_language(&self.path, language)))
            .collect()
    }

    /// The sentence under `key`.
    #[must_use]
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.words.t(key.as_ref())
    }

    /// The sentence under `key` with one text; see [`StaffChrome::count`] for numbers.
    #[must_use]
    pub fn t1(&self, key: &str, name: &'static str, value: impl std::fmt::Display) -> String {
        self.words.t1(key, name, value.to_string())
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

    /// The sentence under `key` about `count` of something.
    #[must_use]
    pub fn count(
        &self,
        key: impl AsRef<str>,
        name: &'static str,
        count: impl Borrow<u32>,
    ) -> String {
        self.words
            .t1(key.as_ref(), name, i64::from(*count.borrow()))
    }

    /// The sentence under `key` with any number of texts.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let args: Vec<_> = values
            .iter()
            .map(|(name, value)| (*name, Arg::from(*value)))
            .collect();
        self.words.with(key, &args)
    }

    /// Where the name in the header leads: the board, or the public pages before signing in.
    #[must_use]
    pub fn home(&self) -> &str {
        if self.person.is_some() {
            paths::BOARD
        } else {
            &self.public_path
        }
    }

    /// A path of this site, with the reader's language when she chose one.
    #[must_use]
    pub fn go(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        if !self.keep_language {
            return path.to_owned();
        }
        let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
        let mark = if anchor.is_empty() { "" } else { "#" };
        format!(
            "{}{mark}{anchor}",
            links::in_language(path, self.language())
        )
    }

    /// The address of an embedded file, with its fingerprint.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_a_refused_form_says_so_first() {
        let chrome = StaffChrome::new(Words::new(Language::En), "Millbrook", "t")
            .page("New event", StaffSection::Events);
        assert_eq!(chrome.head_title(), "New event – Millbrook");
        let refused = StaffChrome {
            in_error: true,
            ..chrome
        };
        assert_eq!(refused.head_title(), "Error: New event – Millbrook");
    }

    #[test]
    fn a_link_can_only_say_that_something_known_was_done() {
        for language in Language::ALL {
            let more = close_out::DONE.into_iter().chain(settings::DONE);
            for (code, _) in DONE.into_iter().chain(more) {
                let chrome = StaffChrome::new(Words::new(language), "Millbrook", "t").done(code);
                assert!(
                    !chrome.notice.is_empty() && !chrome.notice.contains('['),
                    "{code}"
                );
            }
            let chrome =
                StaffChrome::new(Words::new(language), "Millbrook", "t").done("<b>fired</b>");
            assert_eq!(chrome.notice, "");
        }
    }

    #[test]
    fn a_chosen_language_goes_on_with_every_link() {
        let mut chrome = StaffChrome::new(Words::new(Language::Es), "Millbrook", "t");
        assert_eq!(
            chrome.go("/staff/new-event?copy=x#date"),
            "/staff/new-event?copy=x#date"
        );
        chrome.keep_language = true;
        assert_eq!(
            chrome.go("/staff/new-event?copy=x#date"),
            "/staff/new-event?copy=x&lang=es#date"
        );
    }
}
