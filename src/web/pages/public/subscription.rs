//! `/{d}/subscriptions` and `/subscriptions/{token}`: news of events by mail, asked for, confirmed and
//! changed. Never cached: the form carries a fresh token, the other page is behind one.

use askama::Template;

use crate::domain::language::Language;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::layout::{Chrome, Section};
use crate::web::pages::staff::views::Tick;

/// What one can choose from, as boxes; in a list with a single box there is no choice.
#[derive(Debug, Clone, Default)]
pub struct Picks {
    pub kinds: Vec<Tick>,
    pub topics: Vec<Tick>,
    pub districts: Vec<Tick>,
    /// Of the letters.
    pub languages: Vec<Choice>,
}

/// What stands above or instead of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubscribeStanding {
    Open,
    /// A mail that asks back is on its way, or will not be: the page says the same.
    Sent,
    /// Somebody was forgotten.
    Forgotten,
}

/// The form. Fields: `email` (required), `language`, `kind`, `topic`, `district` (any number each),
/// `source website form_token`.
#[derive(Debug, Clone, Template)]
#[template(path = "public/subscribe.html")]
pub struct SubscribePage {
    pub chrome: Chrome,
    pub standing: SubscribeStanding,
    pub form: FormView,
    pub form_token: String,
    /// Where the form is sent.
    pub action: String,
    /// The page that led here.
    pub source: &'static str,
    pub picks: Picks,
    /// The department, in the sentence one agrees to.
    pub name: String,
}

/// Where a subscription stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubscriptionStanding {
    /// A button says yes.
    ToConfirm,
    /// The link is too old.
    Expired,
    Active,
    Stopped,
}

/// What just happened, told once at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubscriptionDone {
    Confirmed,
    Already,
    Saved,
}

/// A subscription, for whoever holds its link. One field says what is meant: `act`, with `confirm`,
/// `save`, `stop` or `forget`; `save` comes with the fields of [`SubscribePage`].
#[derive(Debug, Clone, Template)]
#[template(path = "public/subscription.html")]
pub struct SubscriptionPage {
    pub chrome: Chrome,
    pub standing: SubscriptionStanding,
    pub done: Option<SubscriptionDone>,
    pub form: FormView,
    /// Where every form is sent; the token is in the path.
    pub action: String,
    /// Where one can ask anew.
    pub subscribe: String,
    pub picks: Picks,
    /// Masked: never the whole address.
    pub masked_email: String,
    pub name: String,
}

impl Picks {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let word = |en: &str, es: &str| match language {
            Language::En => en.to_owned(),
            Language::Es => es.to_owned(),
        };
        let choice = |own: Language| Choice {
            lang: own.tag(),
            ..Choice::new(own.tag(), own.own_name())
        };
        Self {
            kinds: vec![
                Tick::new("coffee", word("Coffee", "Café"), true),
                Tick::new("pizza", word("Pizza", "Pizza"), false),
            ],
            topics: vec![
                Tick::new("traffic", word("Traffic", "Tráfico"), false),
                Tick::new("noise", word("Noise", "Ruido"), false),
            ],
            districts: vec![
                Tick::new("Canal", "Canal", false),
                Tick::new("Old Town", "Old Town", false),
            ],
            languages: Language::ALL.into_iter().map(choice).collect(),
        }
    }
}

impl SubscribePage {
    /// The form as it comes back without an address.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let action = crate::domain::links::subscriptions("harbor-falls");
        let mut chrome = super::sample::chrome(language, "news-title", Section::Calendar, &action);
        let mut form = FormView::new().with("language", language.tag());
        form.refuse("email", chrome.t("news-email-missing"));
        chrome.in_error = true;
        Self {
            chrome,
            standing: SubscribeStanding::Open,
            form,
            form_token: "sample-token".to_owned(),
            action,
            source: "calendar",
            picks: Picks::sample(language),
            name: "Harbor Falls Police Department".to_owned(),
        }
    }
}

impl SubscriptionPage {
    /// The preferences, just confirmed.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let action = crate::domain::links::subscription("cp_sample");
        Self {
            chrome: super::sample::chrome(language, "news-title", Section::Calendar, &action),
            standing: SubscriptionStanding::Active,
            done: Some(SubscriptionDone::Confirmed),
            form: FormView::new().with("language", language.tag()),
            action,
            subscribe: crate::domain::links::subscriptions("harbor-falls"),
            picks: Picks::sample(language),
            masked_email: "l***@e***".to_owned(),
            name: "Harbor Falls Police Department".to_owned(),
        }
    }
}
