//! Every staff page in every language, as HTML.

use askama::Template;

use super::account::AccountPage;
use super::article_check::ArticleCheckPage;
use super::article_editor::ArticleEditorPage;
use super::articles::ArticlesPage;
use super::asks::{EventAccessPage, EventSheetPage, EventTopicsPage};
use super::audit::LogPage;
use super::board::BoardPage;
use super::close_out::CloseOutPage;
use super::event_arrivals::EventArrivalsPage;
use super::event_briefing::EventBriefingPage;
use super::event_check::EventCheckPage;
use super::event_end::EventEndPage;
use super::event_form::EventFormPage;
use super::event_hold::EventHoldPage;
use super::event_hub::EventHubPage;
use super::event_letter::EventLetterPage;
use super::event_merge::EventMergePage;
use super::event_officers::EventOfficersPage;
use super::event_rain::EventRainPage;
use super::exchange::{ExchangePage, ImportPage};
use super::figures::FiguresPage;
use super::history::HistoryPage;
use super::holidays::HolidaysPage;
use super::kinds::{KindFormPage, KindsPage};
use super::kit_form::KitFormPage;
use super::letter_preview::LetterPreviewPage;
use super::mail_log::{self, MailLogPage, MailMessagePage};
use super::mailing::MailingPage;
use super::notices::NoticePage;
use super::officers::{OfficerCalendarPage, OfficerFormPage, OfficersPage};
use super::overview::OverviewPage;
use super::password::PasswordPage;
use super::people::{InvitePage, PeoplePage, PersonPage};
use super::pictures::{PicturePage, PictureRemovalPage, PicturesPage};
use super::promises::{PromisePage, PromisesPage};
use super::records::{RecordsPage, RetentionPage};
use super::reset::ResetPage;
use super::second_factor::{RecoveryCodesPage, SecondFactorPage, SecondStepPage};
use super::series::SeriesPage;
use super::series_form::SeriesFormPage;
use super::series_preview::SeriesPreviewPage;
use super::settings::{SettingsFormPage, SettingsPage};
use super::sign_in::SignInPage;
use super::suppressions::SuppressionsPage;
use super::topics::{TopicFormPage, TopicsPage};
use super::venues::{VenueFormPage, VenuesPage};
use crate::domain::language::Language;
use crate::web::pages::record::RecordPage;

type Sample = (&'static str, fn(Language) -> String);

macro_rules! samples {
    ($($name:literal => $make:expr),+ $(,)?) => {
        [$(($name, (|language| $make(language).render().unwrap()) as fn(Language) -> String)),+]
    };
}

fn all() -> Vec<Sample> {
    samples![
        "sign-in" => SignInPage::sample,
        "sign-in-kept" => SignInPage::sample_kept,
        "sign-in-refused" => SignInPage::sample_refused,
        "sign-in-provider" => SignInPage::sample_with_door,
        "password" => PasswordPage::sample,
        "sign-in-once" => PasswordPage::sample_sign_in_only,
        "second-step" => SecondStepPage::sample,
        "reset" => ResetPage::sample,
        "second-factor" => SecondFactorPage::sample,
        "second-factor-refused" => SecondFactorPage::sample_refused,
        "recovery-codes" => RecoveryCodesPage::sample,
        "people" => PeoplePage::sample,
        "person" => PersonPage::sample,
        "person-invited" => PersonPage::sample_invited,
        "person-disabled" => PersonPage::sample_disabled,
        "person-form" => InvitePage::sample,
        "account" => AccountPage::sample,
        "account-bare" => AccountPage::sample_bare,
        "overview" => OverviewPage::sample,
        "notice" => NoticePage::sample,
        "identity-down" => NoticePage::sample_identity,
        "board" => BoardPage::sample,
        "board-empty" => BoardPage::sample_empty,
        "event-form" => EventFormPage::sample,
        "event-form-unsaved" => EventFormPage::sample_unsaved,
        "event-form-copy" => EventFormPage::sample_copy,
        "event-merge" => EventMergePage::sample,
        "event-form-refused" => EventFormPage::sample_refused,
        "event-check" => EventCheckPage::sample,
        "event-check-stopped" => EventCheckPage::sample_stopped,
        "event-check-scheduled" => EventCheckPage::sample_scheduled,
        "event-hub" => EventHubPage::sample,
        "event-hub-not-published" => EventHubPage::sample_stopped,
        "event-hub-cancelled" => EventHubPage::sample_cancelled,
        "event-cancel" => EventEndPage::sample,
        "event-postpone" => EventEndPage::sample_postpone,
        "event-hub-rain" => EventHubPage::sample_rain,
        "event-rain" => EventRainPage::sample,
        "event-rain-back" => EventRainPage::sample_back,
        "not-undone" => NoticePage::sample_not_undone,
        "event-hold" => EventHoldPage::sample,
        "event-door" => EventArrivalsPage::sample,
        "event-door-party" => EventArrivalsPage::sample_party,
        "event-letter" => EventLetterPage::sample,
        "event-letter-sure" => EventLetterPage::sample_sure,
        "suppressions" => SuppressionsPage::sample,
        "suppressions-refused" => SuppressionsPage::sample_refused,
        "event-topics" => EventTopicsPage::sample,
        "event-access" => EventAccessPage::sample,
        "event-sheet" => EventSheetPage::sample,
        "event-officers" => EventOfficersPage::sample,
        "event-briefing" => EventBriefingPage::sample,
        "venues" => VenuesPage::sample,
        "venue-form" => VenueFormPage::sample,
        "officers" => OfficersPage::sample,
        "officer-form" => OfficerFormPage::sample,
        "officer-edit" => OfficerFormPage::sample_edit,
        "officer-calendar" => OfficerCalendarPage::sample,
        "articles" => ArticlesPage::sample,
        "article-editor" => ArticleEditorPage::sample,
        "article-editor-refused" => ArticleEditorPage::sample_refused,
        "article-published" => ArticleEditorPage::sample_published,
        "article-mailing" => MailingPage::sample,
        "article-mailing-none" => MailingPage::sample_none,
        "mail-log" => MailLogPage::sample,
        "mail-log-event" => MailLogPage::sample_event,
        "mail-message" => MailMessagePage::sample,
        "mail-message-twice" => MailMessagePage::sample_twice,
        "mail-message-refused" => MailMessagePage::sample_refused,
        "mail-taken-back" => mail_log::sample_taken_back,
        "article-check" => ArticleCheckPage::sample,
        "exchange" => ExchangePage::sample,
        "exchange-report" => ImportPage::sample,
        "exchange-done" => ImportPage::sample_done,
        "event-form-series" => EventFormPage::sample_series,
        "series" => SeriesPage::sample,
        "series-draft" => SeriesPage::sample_draft,
        "series-form" => SeriesFormPage::sample,
        "series-form-refused" => SeriesFormPage::sample_refused,
        "series-preview" => SeriesPreviewPage::sample,
        "series-preview-change" => SeriesPreviewPage::sample_change,
    ]
    .to_vec()
}

/// What a department decides, and what it keeps.
fn house() -> Vec<Sample> {
    samples![
        "settings" => SettingsPage::sample,
        "settings-identity-provider" => SettingsPage::sample_with_identity,
        "settings-identity" => SettingsFormPage::sample,
        "settings-contact" => SettingsFormPage::sample_contact,
        "settings-mail" => SettingsFormPage::sample_mail,
        "settings-visits" => SettingsFormPage::sample_visits,
        "settings-look" => SettingsFormPage::sample_look,
        "settings-embedding" => SettingsFormPage::sample_embedding,
        "settings-keeping" => SettingsFormPage::sample_keeping,
        "kit-form" => KitFormPage::sample,
        "kit-form-event" => KitFormPage::sample_of_event,
        "holidays" => HolidaysPage::sample,
        "pictures" => PicturesPage::sample,
        "picture" => PicturePage::sample,
        "picture-removal" => PictureRemovalPage::sample,
        "kinds" => KindsPage::sample,
        "kind-form" => KindFormPage::sample,
        "kind-new" => KindFormPage::sample_new,
        "topics" => TopicsPage::sample,
        "topic-form" => TopicFormPage::sample,
        "letter-preview" => LetterPreviewPage::sample,
        "log" => LogPage::sample,
        "history" => HistoryPage::sample,
        "records" => RecordsPage::sample,
        "records-refused" => RecordsPage::sample_refused,
        "retention" => RetentionPage::sample,
        "record" => RecordPage::sample,
    ]
    .to_vec()
}

/// What comes after an event.
fn afterwards() -> Vec<Sample> {
    samples![
        "close-out" => CloseOutPage::sample,
        "close-out-refused" => CloseOutPage::sample_refused,
        "promises" => PromisesPage::sample,
        "promises-empty" => PromisesPage::sample_empty,
        "promise" => PromisePage::sample,
        "promise-kept" => PromisePage::sample_kept,
        "figures" => FiguresPage::sample,
        "figures-refused" => FiguresPage::sample_refused,
    ]
    .to_vec()
}

fn every_page() -> impl Iterator<Item = (String, String)> {
    all()
        .into_iter()
        .chain(house())
        .chain(afterwards())
        .flat_map(|(name, make)| {
            Language::ALL
                .into_iter()
                .map(move |language| (format!("{name}.{language}"), make(language)))
        })
}

#[test]
fn every_staff_page_looks_as_it_did() {
    for (name, html) in every_page() {
        insta::assert_snapshot!(name, without_fingerprints(&html));
    }
}

/// Asset addresses change with every change of the style sheet; the pages do not.
fn without_fingerprints(html: &str) -> String {
    let mut parts = html.split("\"/assets/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("\"/assets/");
        out.push_str(part.split_once('"').map_or(part, |_| "…"));
        out.push_str(part.find('"').map_or("", |at| &part[at..]));
    }
    out
}

/// With `CUPPA_PAGES_OUT` set to a directory the pages are written there, to be opened in a browser.
#[test]
fn every_staff_page_can_be_looked_at() {
    let Ok(folder) = std::env::var("CUPPA_PAGES_OUT") else {
        return;
    };
    let folder = std::path::Path::new(&folder).join("staff");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, html) in every_page() {
        std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
}

#[test]
fn no_word_is_missing_in_any_language() {
    for (name, html) in every_page() {
        assert!(
            !html.contains("[staff-")
                && !html.contains("[exchange-")
                && !html.contains("[facts-")
                && !html.contains("[form-")
                && !html.contains("[people-")
                && !html.contains("[pictures-")
                && !html.contains("[records-")
                && !html.contains("[site-")
                && !html.contains("[series-"),
            "{name}: {html}"
        );
    }
}

#[test]
fn every_form_that_is_posted_carries_the_csrf_token_and_no_page_holds_script_or_style() {
    for (name, html) in every_page() {
        for form in html.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap_or_default();
            // What only asks is a GET and carries nothing to prove.
            let asks = form.contains("method=\"get\"");
            assert!(
                asks || form.contains("method=\"post\"")
                    && form.contains("name=\"csrf\" value=\"csrf-of-the-sample\""),
                "{name}"
            );
        }
        // The door and the forms one writes in for long have a script, a file of ours; nothing else has.
        let scripts = html.matches("<script").count();
        let has = |file: &str| html.contains(&format!("<script src=\"/assets/{file}."));
        let begins = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
        let counts = begins(&["event-door"]);
        let keeps = begins(&["event-form", "article-editor", "article-published"]);
        assert_eq!((has("tally"), has("draft")), (counts, keeps), "{name}");
        assert_eq!(scripts, usize::from(counts || keeps), "{name}");
        assert!(
            !html.contains("style=") && !html.contains("<style"),
            "{name}"
        );
        assert!(html.contains("noindex"), "{name}");
    }
}

#[test]
fn a_new_event_takes_at_most_twelve_fields() {
    for language in Language::ALL {
        let html = EventFormPage::sample(language).render().unwrap();
        let open: String = html
            .split("<details")
            .map(|part| part.split_once("</details>").map_or(part, |(_, rest)| rest))
            .collect();
        let fields = open.matches("class=\"field").count();
        assert!((8..=12).contains(&fields), "{fields} fields stand open");
    }
}

#[test]
fn cancelling_is_one_tap_away_from_the_board_and_the_button_names_how_many_are_told() {
    let board = BoardPage::sample(Language::En).render().unwrap();
    assert!(board.contains("/staff/events/ice-cream-with-a-cop-2023-06-01/cancellation"));
    let page = EventEndPage::sample(Language::En)
        .render()
        .unwrap()
        .replace(['\u{2068}', '\u{2069}'], "");
    assert!(page.contains("Cancel and tell 12 addresses"), "{page}");
    assert!(
        page.contains("21 groups said yes or are waiting, 48 people in all."),
        "{page}"
    );
    assert!(page.contains("9 groups left no address."), "{page}");
}

#[test]
fn a_wrong_weekday_is_shown_with_the_true_one_and_what_to_write() {
    let strip = |page: String| page.replace(['\u{2068}', '\u{2069}'], "");
    let english = strip(ArticleEditorPage::sample(Language::En).render().unwrap());
    assert!(english.contains("June 1, 2023 is a Thursday."), "{english}");
    assert!(english.contains("Write: Thursday, June 1, 2023"));
    let spanish = strip(ArticleEditorPage::sample(Language::Es).render().unwrap());
    assert!(spanish.contains("1 de junio de 2023") && spanish.contains("jueves"));
}
