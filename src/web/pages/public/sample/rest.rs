//! Samples of the pages around an RSVP, the calendar, the stories and what went wrong.

use super::*;
use crate::domain::retention::Class;
use crate::domain::seating::Decision;
use crate::web::pages::public::embed::EmbedPage;
use crate::web::pages::public::event::{RainView, SeriesView};
use crate::web::pages::staff::views::Tick;

/// The day of the event.
pub(super) fn date(language: Language) -> Moment {
    let said = say(
        language,
        "Wednesday, June 2, 2027",
        "miércoles, 2 de junio de 2027",
    );
    Moment::new("2027-06-02T17:00:00-07:00", said)
}

impl RsvpFormPage {
    /// The empty form.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: chrome(
                language,
                "rsvp-title",
                Section::Events,
                &format!("{EVENT}/rsvps"),
            ),
            event: brief(language),
            door: Door::Open,
            come_anyway: false,
            form: FormView::new().with("language", language.tag()),
            form_token: "sample-token".to_owned(),
            action: format!("{EVENT}/rsvps"),
            languages: Language::ALL
                .into_iter()
                .map(|l| Choice {
                    value: l.tag().to_owned(),
                    label: l.own_name().to_owned(),
                    lang: l.tag(),
                })
                .collect(),
            topics: vec![Tick::new("parking", "P", true)],
            access_form: format!("{EVENT}/access"),
            keep_until: keep_until(language),
        }
    }

    /// The form as it comes back with two mistakes, for an event without a seat left.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let mut page = Self {
            door: Door::Waitlist,
            ..Self::sample(language)
        };
        page.form.set("party_size", "many");
        page.form.set("email", "lucia@");
        page.form.set("article", "yes");
        page.form.refuse(
            "party_size",
            say(
                language,
                "Write how many people are coming, as a number such as 2.",
                "Escriba cuántas personas vienen, con un número, por ejemplo 2.",
            ),
        );
        page.form.refuse(
            "email",
            say(
                language,
                "Write the whole address, such as ana@example.org.",
                "Escriba la dirección completa, por ejemplo ana@example.org.",
            ),
        );
        page.chrome.in_error = true;
        page
    }
}

impl RsvpReceivedPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: chrome(language, "received-title", Section::Events, EVENT),
            event: brief(language),
            party_size: 3,
            decision: Decision::Accept,
        }
    }
}

impl RsvpPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: chrome(language, "manage-held", Section::Events, "/rsvps/cm_sample"),
            event: brief(language),
            standing: RsvpStanding::Confirmed,
            done: Some(crate::web::pages::public::rsvp::Done::Made),
            party_size: 3,
            locked: false,
            form: FormView::new().with("party_size", "3"),
            form_token: "sample-token".to_owned(),
            action: "/rsvps/cm_sample".to_owned(),
            answer_by: None,
            seats_free: false,
            come_anyway: false,
            claim_action: "/rsvps/cm_sample/confirmation".to_owned(),
            withdraw_action: "/rsvps/cm_sample/cancellation".to_owned(),
            forget_action: "/rsvps/cm_sample/deletion".to_owned(),
            qr: crate::web::pages::public::qr::svg(
                "https://events.example.org/staff/events/coffee/check-in?code=K7QF-2M9X",
            ),
            code: "K7QF-2M9X".to_owned(),
            code_path: "/millbrook/code".to_owned(),
            code_url: "https://events.example.org/millbrook/code".to_owned(),
            held: Held {
                name: true,
                masked_email: Some("l…@example.org".to_owned()),
                note: false,
                article: true,
            },
            keep_until: keep_until(language),
        }
    }
}

impl RsvpPage {
    /// Seats are kept until somebody answers.
    #[must_use]
    pub fn sample_kept(language: Language, standing: RsvpStanding) -> Self {
        let until = match language {
            Language::En => "Wednesday, June 11, 2025 at 4 p.m. PDT",
            Language::Es => "miércoles, 11 de junio de 2025, a las 4 p. m. PDT",
        };
        Self {
            standing,
            done: None,
            answer_by: Some(Moment::new("2025-06-11T16:00:00-07:00", until)),
            ..Self::sample(language)
        }
    }
}

impl CalendarPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let describe = Words::plain(language).t("calendar-lead");
        Self {
            chrome: chrome(
                language,
                "calendar-title",
                Section::Calendar,
                "/harbor-falls/calendar",
            )
            .described(describe),
            feed: FeedLinks::of(
                "https://events.example.org/harbor-falls/calendar.ics?kind=pizza",
                "Harbor Falls Police Department",
            ),
            filters: Filters {
                form: FormView::new().with("kind", "pizza"),
                kinds: vec![
                    Choice::new("", Words::plain(language).t("home-filter-any")),
                    Choice::new("coffee", "Coffee"),
                    Choice::new("pizza", "Pizza"),
                ],
                active: vec!["Pizza".to_owned()],
                ..Filters::default()
            },
        }
    }
}

impl ArticlesPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: chrome(
                language,
                "articles-title",
                Section::Stories,
                "/harbor-falls/articles",
            ),
            stories: vec![story(language), story(language)],
            more: Some("/harbor-falls/articles?page=2".to_owned()),
        }
    }
}

impl ArticlePage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let mut chrome = chrome(
            language,
            "site-name",
            Section::Stories,
            "/harbor-falls/articles/cocoa-on-main",
        );
        chrome.title = story(language).title.text().to_owned();
        Self {
            chrome: chrome.described(story(language).summary.text()),
            title: story(language).title,
            posted: posted(language),
            author: "Harbor Falls Police Department".to_owned(),
            updated: None,
            body: Trusted::vouch(
                "<p>The mugs were empty by five. Between the second and the third round, three parents drew the crossing at Main and Mill on a napkin.</p><h2>What you said</h2><ul><li>Cars do not stop when school lets out.</li><li>The lamp on the corner is dark.</li></ul><blockquote><p>I came for the cocoa and left with a phone number.</p></blockquote><h2>What we did</h2><p>The city paints the crossing next week. The lamp works again.</p>",
            ),
            body_language: Language::En,
            pictures: Vec::new(),
            image: String::new(),
            said: Vec::new(),
            event: Some(neighbour(
                language,
                "Cocoa on Main",
                "Chocolate en Main Street",
            )),
            share: share(
                story(language).title.text(),
                "https://events.example.org/harbor-falls/articles/cocoa-on-main",
            ),
            previous: Some(neighbour(
                language,
                "Doughnuts at dawn",
                "Donas al amanecer",
            )),
            next: None,
        }
    }
}

impl UnsubscribePage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: chrome(
                language,
                "unsubscribe-title",
                Section::None,
                "/unsubscribe/cu_sample",
            ),
            what: crate::web::pages::public::unsubscribe::Stops::Stories,
            action: "/unsubscribe/cu_sample".to_owned(),
            done: false,
        }
    }
}

impl ErrorPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self::new(
            Words::new(language),
            Trouble::Internal,
            Some(head(language)),
        )
        .with_reference("K7Q2-M4XN")
    }
}

impl PrivacyPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: chrome(
                language,
                "privacy-title",
                Section::None,
                "/harbor-falls/privacy",
            ),
            receipts: vec![DeletionLine::of(
                Words::new(language),
                keep_until(language),
                Class::AccessRequests,
                (42, 30),
            )],
            retention: Retention {
                contact_days: 30,
                topics_days: 30,
                access_days: 30,
                mail_days: 7,
            },
        }
    }
}

impl AccessibilityPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: chrome(
                language,
                "accessibility-title",
                Section::None,
                "/harbor-falls/accessibility",
            ),
        }
    }
}

/// The series the sample event belongs to.
pub(super) fn series(language: Language) -> SeriesView {
    SeriesView {
        rule: say(
            language,
            "every first Wednesday of the month",
            "cada primer miércoles del mes",
        ),
        next: vec![neighbour(
            language,
            "Pizza with a Cop",
            "Pizza con un policía",
        )],
    }
}

impl EventPage {
    /// The rain plan is on.
    #[must_use]
    pub fn sample_rain(language: Language) -> Self {
        let page = Self::sample(language);
        let sentence = "The oven is warm. Please come in by the side door.";
        let rain = page.rain_plan.clone().map(|plan| RainView {
            plan,
            sentence: Some(Told::in_language(sentence, Language::En, language)),
        });
        Self {
            rain_now: rain,
            ..page
        }
    }
}

impl EmbedPage {
    /// Two events in somebody else's page.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = chrome(language, "home-title", Section::None, "/harbor-falls/embed");
        let title = Words::plain(language).t1("embed-title", "department", "Harbor Falls Police");
        Self {
            chrome: Chrome { title, ..chrome },
            events: vec![
                card(language, Drawing::Coffee, "2", vec![]),
                card(language, Drawing::Pizza, "9", vec![Flag::Cancelled]),
            ],
        }
    }

    /// Nothing is planned.
    #[must_use]
    pub fn sample_empty(language: Language) -> Self {
        Self {
            events: Vec::new(),
            ..Self::sample(language)
        }
    }
}
