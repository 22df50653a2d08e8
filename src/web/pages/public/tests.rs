//! Every public page in every language, drawn from its sample. `CUPPA_PAGES_OUT=DIR` writes them
//! and the assets to a folder, for a look in a browser.

use askama::Template;

use super::article::ArticlePage;
use super::articles::ArticlesPage;
use super::asks::{AccessPage, TopicsPage};
use super::assignment::AssignmentPage;
use super::calendar::CalendarPage;
use super::code::CodePage;
use super::departments::DepartmentsPage;
use super::embed::EmbedPage;
use super::error::{ErrorPage, Trouble};
use super::event::{EventPage, Invitation, Standing};
use super::home::HomePage;
use super::notes::{AccessibilityPage, PrivacyPage};
use super::rsvp::{RsvpPage, RsvpStanding};
use super::rsvp_form::{Door, RsvpFormPage};
use super::rsvp_received::RsvpReceivedPage;
use super::subscription::{
    SubscribePage, SubscribeStanding, SubscriptionPage, SubscriptionStanding,
};
use super::unsubscribe::{Stops, UnsubscribePage};
use crate::domain::language::Language;
use crate::domain::seating::Decision;
use crate::domain::subscription::CONSENT_VERSION;
use crate::web::assets;
use crate::web::pages::form::FormView;
use crate::words::Words;

fn draw(page: &impl Template) -> String {
    page.render().unwrap()
}

fn pages(language: Language) -> Vec<(&'static str, String)> {
    let mut pages = other_pages(language);
    pages.extend(pages_about_news(language));
    pages.extend(pages_about_promises(language));
    pages.extend(pages_in_frames(language));
    pages
}

fn pages_about_news(language: Language) -> Vec<(&'static str, String)> {
    vec![
        (
            "unsubscribe-reminders",
            draw(&UnsubscribePage {
                what: Stops::Reminders,
                ..UnsubscribePage::sample(language)
            }),
        ),
        (
            "event-pictures",
            draw(&EventPage::sample_pictures(language)),
        ),
        (
            "article-pictures",
            draw(&ArticlePage::sample_pictures(language)),
        ),
        ("subscribe", draw(&SubscribePage::sample(language))),
        (
            "subscribe-sent",
            draw(&SubscribePage {
                standing: SubscribeStanding::Sent,
                form: FormView::new(),
                ..SubscribePage::sample(language)
            }),
        ),
        ("subscription", draw(&SubscriptionPage::sample(language))),
        (
            "subscription-to-confirm",
            draw(&SubscriptionPage {
                standing: SubscriptionStanding::ToConfirm,
                done: None,
                ..SubscriptionPage::sample(language)
            }),
        ),
        (
            "subscription-stopped",
            draw(&SubscriptionPage {
                standing: SubscriptionStanding::Stopped,
                done: None,
                ..SubscriptionPage::sample(language)
            }),
        ),
        (
            "subscription-expired",
            draw(&SubscriptionPage {
                standing: SubscriptionStanding::Expired,
                done: None,
                ..SubscriptionPage::sample(language)
            }),
        ),
    ]
}

/// What was promised at an event.
fn pages_about_promises(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("event-said", draw(&EventPage::sample_said(language))),
        ("article-said", draw(&ArticlePage::sample_said(language))),
    ]
}

/// What a page of the city shows.
fn pages_in_frames(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("embed", draw(&EmbedPage::sample(language))),
        ("embed-empty", draw(&EmbedPage::sample_empty(language))),
    ]
}

fn other_pages(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("departments", draw(&DepartmentsPage::sample(language))),
        ("home", draw(&HomePage::sample(language))),
        ("home-filtered", draw(&HomePage::sample_filtered(language))),
        ("home-empty", draw(&HomePage::sample_empty(language))),
        ("event", draw(&EventPage::sample(language))),
        ("event-changed", draw(&EventPage::sample_changed(language))),
        ("event-rain", draw(&EventPage::sample_rain(language))),
        (
            "event-cancelled",
            draw(&EventPage::sample_cancelled(language)),
        ),
        (
            "event-postponed",
            draw(&EventPage::sample_standing(
                language,
                Standing::Postponed { reason: None },
            )),
        ),
        (
            "event-over",
            draw(&EventPage::sample_standing(
                language,
                Standing::Over { story: None },
            )),
        ),
        ("rsvp-form", draw(&RsvpFormPage::sample(language))),
        (
            "rsvp-refused",
            draw(&RsvpFormPage::sample_refused(language)),
        ),
        (
            "rsvp-closed",
            draw(&RsvpFormPage {
                door: Door::Cancelled,
                ..RsvpFormPage::sample(language)
            }),
        ),
        ("rsvp-received", draw(&RsvpReceivedPage::sample(language))),
        ("rsvp", draw(&RsvpPage::sample(language))),
        (
            "rsvp-withdrawn",
            draw(&RsvpPage {
                standing: RsvpStanding::Withdrawn,
                done: None,
                ..RsvpPage::sample(language)
            }),
        ),
        (
            "rsvp-held",
            draw(&RsvpPage::sample_kept(language, RsvpStanding::Held)),
        ),
        (
            "rsvp-offered",
            draw(&RsvpPage::sample_kept(language, RsvpStanding::Offered)),
        ),
        (
            "rsvp-waitlisted",
            draw(&RsvpPage {
                standing: RsvpStanding::Waitlisted,
                done: None,
                seats_free: true,
                ..RsvpPage::sample(language)
            }),
        ),
        (
            "rsvp-received-held",
            draw(&RsvpReceivedPage {
                decision: Decision::Hold,
                ..RsvpReceivedPage::sample(language)
            }),
        ),
        ("calendar", draw(&CalendarPage::sample(language))),
        ("articles", draw(&ArticlesPage::sample(language))),
        ("article", draw(&ArticlePage::sample(language))),
        ("unsubscribe", draw(&UnsubscribePage::sample(language))),
        ("error-500", draw(&ErrorPage::sample(language))),
        ("assignment", draw(&AssignmentPage::sample(language))),
        ("event-late", draw(&EventPage::sample_late(language))),
        ("topics", draw(&TopicsPage::sample(language))),
        ("access", draw(&AccessPage::sample(language))),
        ("code", draw(&CodePage::sample(language))),
        ("privacy", draw(&PrivacyPage::sample(language))),
        ("accessibility", draw(&AccessibilityPage::sample(language))),
    ]
}

#[test]
fn every_page_has_one_heading_its_language_and_no_missing_word() {
    for language in Language::ALL {
        for (name, html) in pages(language) {
            assert_eq!(html.matches("<h1").count(), 1, "{name} in {language}");
            assert!(
                html.contains(&format!("<html lang=\"{language}\"")),
                "{name}"
            );
            assert!(!has_missing_word(&html), "{name} in {language}: {html}");
            assert!(
                !html.contains("style=") && !html.contains("<style"),
                "{name}"
            );
        }
    }
}

fn has_missing_word(html: &str) -> bool {
    html.split('[').skip(1).any(|rest| {
        rest.split_once(']').is_some_and(|(inside, _)| {
            inside.contains('-') && inside.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        })
    })
}

#[test]
fn a_cancelled_event_keeps_its_facts_and_offers_no_rsvp() {
    let html = draw(&EventPage::sample_cancelled(Language::En));
    assert!(html.contains("Cancelled") && html.contains("Was:"));
    assert!(!html.contains("/rsvps\"") && html.contains("EventCancelled"));
    assert!(!html.contains("application/ld+json\">&quot;"));
}

#[test]
fn an_announcement_can_be_cached_for_everybody() {
    let html = draw(&EventPage::sample(Language::En));
    assert!(!html.contains("form_token") && !html.contains("<form"));
}

#[test]
fn a_refused_form_says_so_in_the_title_and_leads_to_the_fields() {
    let html = draw(&RsvpFormPage::sample_refused(Language::En));
    assert!(html.contains("<title>Error: "));
    assert!(html.contains("<a href=\"#party_size\">"));
    assert!(html.contains("aria-describedby=\"party_size-hint party_size-error\""));
}

#[test]
fn what_stands_instead_of_an_invitation_is_a_sentence() {
    let closed = EventPage {
        invitation: Invitation::Closed,
        ..EventPage::sample(Language::En)
    };
    assert!(draw(&closed).contains("still welcome"));
    for door in [Door::Closed, Door::Over, Door::Postponed] {
        let page = RsvpFormPage {
            door,
            ..RsvpFormPage::sample(Language::Es)
        };
        assert!(!draw(&page).contains("<form"));
    }
}

#[test]
fn a_text_in_another_language_is_marked_on_the_page() {
    let html = draw(&EventPage::sample(Language::Es));
    assert!(html.contains("<p lang=\"en\" dir=\"ltr\">Drop in"));
    assert!(draw(&ArticlePage::sample(Language::Es)).contains("<div class=\"prose\" lang=\"en\""));
}

#[test]
fn the_byline_names_the_day_the_time_and_the_author() {
    let html = draw(&ArticlePage::sample(Language::En));
    let line = "Posted on <time datetime=\"2027-01-14T16:20:00-08:00\">Thursday, January 14, 2027 at 4:20 p.m. PST</time> by Harbor Falls";
    assert!(
        html.replace(['\u{2068}', '\u{2069}'], "").contains(line),
        "{html}"
    );
}

#[test]
fn every_trouble_has_its_page() {
    for trouble in Trouble::ALL {
        for language in Language::ALL {
            let html = draw(&ErrorPage::new(Words::new(language), trouble, None));
            assert!(!has_missing_word(&html), "{trouble:?}");
        }
    }
}

#[test]
fn samples_can_be_looked_at_in_a_browser() {
    let Ok(out) = std::env::var("CUPPA_PAGES_OUT") else {
        return;
    };
    let out = std::path::Path::new(&out);
    std::fs::create_dir_all(out.join("assets")).unwrap();
    for language in Language::ALL {
        for (name, html) in pages(language) {
            std::fs::write(out.join(format!("{name}.{language}.html")), html).unwrap();
        }
    }
    for name in ["site.css", "icon.svg"] {
        let address = assets::url(name);
        let public = address.strip_prefix("/assets/").unwrap();
        std::fs::write(
            out.join("assets").join(public),
            assets::find(public).unwrap().bytes,
        )
        .unwrap();
    }
}

#[test]
fn the_pages_read_well_in_every_language() {
    for language in Language::ALL {
        let all = pages(language).into_iter();
        for (name, html) in all.chain(pages_about_news(language)) {
            let main = html.split("<main").nth(1).unwrap();
            let main = main.split("</main>").next().unwrap();
            insta::assert_snapshot!(format!("{name}.{language}"), main);
        }
    }
}

#[test]
fn the_words_one_agrees_to_are_those_of_their_version() {
    for language in Language::ALL {
        let words = Words::plain(language).t1("news-consent", "department", "Harbor Falls Police");
        insta::assert_snapshot!(format!("consent-{CONSENT_VERSION}.{language}"), words);
    }
}
