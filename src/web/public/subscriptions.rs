//! News of events by mail: the form, guarded like the RSVP form, and the page behind a link. The
//! answer to the form never says whether an address is known.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::contact::EmailAddress;
use crate::domain::language::Language;
use crate::domain::subscription::{Source, State, Subscription, Wants};
use crate::domain::{links, topic};
use crate::services::confirm_subscription::Outcome;
use crate::services::ports::{Purpose, Vault};
use crate::services::read_subscription::{Found, Offer};
use crate::services::{
    Error as Failure, ask_subscription, change_subscription, confirm_subscription,
    read_subscription,
};
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::forms::{Reader, subscription as form};
use crate::web::limits::Bucket;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::layout::Section;
use crate::web::pages::public::subscription::{
    Picks, SubscribePage, SubscribeStanding, SubscriptionDone, SubscriptionPage,
    SubscriptionStanding,
};
use crate::web::pages::staff::views::Tick;
use crate::web::public::asks::{taken, topic_ticks};
use crate::web::public::manage::nothing_held;
use crate::web::public::rsvps::{FORM, carry, content_length};
use crate::web::public::{chrome, private};
use crate::web::staff::see_other;
use crate::web::state::App;
use crate::words::Words;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

async fn read(app: &App, slug: &str) -> Result<Offer, Error> {
    let slug = slug.to_owned();
    app.read(move |tx, _| read_subscription::offer(tx, &slug))
        .await
}

/// The token of this form is good for no other.
fn subject(offer: &Offer) -> String {
    format!("news:{}", offer.department.public_id)
}

/// A value of the query.
fn asked<'a>(request: &'a HttpRequest, name: &str) -> &'a str {
    let pairs = request.query_string().split('&');
    let mut known = pairs.filter_map(|pair| pair.split_once('='));
    known
        .find(|(known, _)| *known == name)
        .map_or("", |(_, value)| value)
}

fn picks(offer: &Offer, words: Words, wants: &Wants) -> Picks {
    let has = |list: &[String], value: &str| list.iter().any(|known| known == value);
    let is_offered =
        |kind: &&topic::Kind| !kind.is_retired || has(&wants.kinds, kind.slug.as_str());
    let kinds = offer.kinds.iter().filter(is_offered).map(|kind| {
        let slug = kind.slug.as_str();
        let label = topic::label(&kind.facts.labels, words.language()).1;
        Tick::new(slug, label, has(&wants.kinds, slug))
    });
    let wanted: Vec<String> = wants.districts.iter().map(|d| d.to_lowercase()).collect();
    let districts = offer
        .districts
        .iter()
        .map(|part| Tick::new(part, part, has(&wanted, &part.to_lowercase())));
    let choice = |own: &Language| Choice {
        lang: own.tag(),
        ..Choice::new(own.tag(), own.own_name())
    };
    Picks {
        kinds: kinds.collect(),
        topics: topic_ticks(&offer.topics, words, &wants.topics),
        districts: districts.collect(),
        languages: offer.department.languages.iter().map(choice).collect(),
    }
}

fn subscribe_page(
    app: &App,
    wanted: &Wanted,
    (offer, wants, source): (&Offer, &Wants, Source),
    (view, form_token): (FormView, String),
) -> SubscribePage {
    let department = &offer.department;
    let words = wanted.words(&department.languages);
    let action = links::subscriptions(department.slug.as_str());
    let head = (words.t("news-title"), Section::Calendar, action.as_str());
    let mut chrome = chrome(app, wanted, department, head);
    chrome.in_error = view.has_errors();
    let form = if view.value("language").is_empty() {
        view.with("language", words.language().tag())
    } else {
        view
    };
    SubscribePage {
        chrome,
        standing: SubscribeStanding::Open,
        form,
        form_token,
        action,
        source: source.as_str(),
        picks: picks(offer, words, wants),
        name: department.name.clone(),
    }
}

/// GET `/{d}/subscriptions`
pub(crate) async fn ask(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let offer = read(&app, &slug).await?;
    let token = app.secrets.form_token(&subject(&offer), app.clock.now());
    let source = Source::parse(asked(&request, "from")).unwrap_or_default();
    let nothing = (&offer, &Wants::default(), source);
    let mut page = subscribe_page(&app, &wanted, nothing, (FormView::new(), token));
    page.standing = match asked(&request, "sent") {
        "1" => SubscribeStanding::Sent,
        "forgotten" => SubscribeStanding::Forgotten,
        _ => SubscribeStanding::Open,
    };
    private(StatusCode::OK, &page)
}

/// POST `/{d}/subscriptions`
pub(crate) async fn submit(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
    sent: Form,
) -> Answer {
    if content_length(&request) > FORM {
        return Err(Error::TooLarge);
    }
    let client = app.proxies.of(&request);
    let waits = app.limits.check(Bucket::Rsvp, client);
    if waits.is_err() {
        app.limits.check(Bucket::Page, client)?;
    }
    let fields = Fields::new(sent).once_each(&form::REPEATED)?;
    let offer = read(&app, &slug).await?;
    let words = wanted.words(&offer.department.languages);
    let ticked = form::wants(&fields, &offer);
    let source = Source::parse(fields.get("source")).unwrap_or_default();
    let seen = (&offer, &ticked, source);
    if let Err(Error::TooMany { retry_after }) = waits {
        return later(&app, &wanted, seen, &fields, retry_after);
    }
    let parse = |fields: &Fields, words, _: &str| form::parse(fields, words, &offer);
    let wish = match taken(&app, &fields, (&subject(&offer), words), parse) {
        Ok(wish) => wish,
        Err(again) => {
            let page = subscribe_page(&app, &wanted, seen, again);
            return private(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    if let Err(Error::TooMany { retry_after }) = app.limits.check(Bucket::Address, client) {
        return later(&app, &wanted, seen, &fields, retry_after);
    }
    let path = format!("{}?sent=1", links::subscriptions(&slug));
    let slug = slug.into_inner();
    app.write(move |tx, context| ask_subscription::run(tx, context, &slug, &wish))
        .await?;
    Ok(see_other(&carry(&path, &wanted, words)))
}

/// Too much at once: the form as it was sent, with when to press again.
fn later(
    app: &App,
    wanted: &Wanted,
    seen: (&Offer, &Wants, Source),
    fields: &Fields,
    seconds: u64,
) -> Answer {
    let words = wanted.words(&seen.0.department.languages);
    let mut view = Reader::new(fields, words).view;
    view.set("website", "");
    view.refuse_all(words.t("rsvp-later"));
    let token = fields.get("form_token").to_owned();
    let page = subscribe_page(app, wanted, seen, (view, token));
    let mut answer = private(StatusCode::TOO_MANY_REQUESTS, &page)?;
    answer
        .headers_mut()
        .insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
    Ok(answer)
}

async fn find(request: &HttpRequest, app: &App, token: &str) -> Result<Option<Found>, Error> {
    app.limits.check(Bucket::Token, app.proxies.of(request))?;
    let token = token.to_owned();
    app.read(
        move |tx, context| match read_subscription::run(tx, context, &token) {
            Err(Failure::NotFound) => Ok(None),
            other => other.map(Some),
        },
    )
    .await
}

/// GET `/subscriptions/{token}`: changes nothing, whoever follows the link.
pub(crate) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
) -> Answer {
    let Some(found) = find(&request, &app, &token).await? else {
        return nothing_held(&wanted);
    };
    let done = match asked(&request, "done") {
        "confirmed" => Some(SubscriptionDone::Confirmed),
        "already" => Some(SubscriptionDone::Already),
        "saved" => Some(SubscriptionDone::Saved),
        _ => None,
    };
    let page = subscription_page(&app, &wanted, &found, (&token, done));
    private(StatusCode::OK, &page)
}

fn subscription_page(
    app: &App,
    wanted: &Wanted,
    found: &Found,
    (token, done): (&str, Option<SubscriptionDone>),
) -> SubscriptionPage {
    let (offer, row) = (&found.offer, &found.subscription);
    let words = wanted.words(&offer.department.languages);
    let standing = standing(app, found);
    let own = app.secrets.preferences_token(&row.public_id, row.epoch);
    // The link of the mail that asked shows the preferences, but its forms go the lasting way.
    let action = links::subscription(match standing {
        SubscriptionStanding::Active => &own,
        _ => token,
    });
    let head = (
        words.t("news-title"),
        Section::Calendar,
        &*links::subscription(token),
    );
    SubscriptionPage {
        chrome: chrome(app, wanted, &offer.department, head),
        standing,
        done: done.filter(|_| standing == SubscriptionStanding::Active),
        form: FormView::new().with("language", row.language.tag()),
        action,
        subscribe: links::subscriptions(offer.department.slug.as_str()),
        picks: picks(offer, words, &row.wants),
        masked_email: masked(app, row).unwrap_or_default(),
        name: offer.department.name.clone(),
    }
}

fn standing(app: &App, found: &Found) -> SubscriptionStanding {
    let row = &found.subscription;
    let now = app.clock.now();
    let is_over = found.is_confirmation && row.confirm_by.is_none_or(|by| by <= now);
    match row.state {
        _ if is_over => SubscriptionStanding::Expired,
        State::Pending => SubscriptionStanding::ToConfirm,
        State::Active => SubscriptionStanding::Active,
        State::Stopped => SubscriptionStanding::Stopped,
    }
}

fn masked(app: &App, row: &Subscription) -> Option<String> {
    let plain = app
        .secrets
        .open(Purpose::Contact, row.contact_sealed.as_ref()?)?;
    let address = EmailAddress::parse(std::str::from_utf8(&plain).ok()?);
    address.ok().map(|address| address.masked())
}

/// POST `/subscriptions/{token}`: confirms, saves, stops or forgets, as the button says.
pub(crate) async fn act(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
    sent: Form,
) -> Answer {
    let Some(found) = find(&request, &app, &token).await? else {
        return nothing_held(&wanted);
    };
    let fields = Fields::new(sent).once_each(&form::REPEATED)?;
    let words = wanted.words(&found.offer.department.languages);
    let key = token.into_inner();
    if found.is_confirmation {
        return confirm(&app, &wanted, &found, key).await;
    }
    let slug = found.offer.department.slug.as_str();
    let own = links::subscription(&key);
    let path = match fields.get("act") {
        "save" => {
            let wants = form::wants(&fields, &found.offer);
            let language = form::language(&fields, words, &found.offer);
            app.write(move |tx, context| {
                change_subscription::save(tx, context, &key, (&wants, language))
            })
            .await?;
            format!("{own}?done=saved")
        }
        "stop" => {
            app.write(move |tx, context| change_subscription::stop(tx, context, &key))
                .await?;
            own
        }
        "forget" => {
            app.write(move |tx, context| change_subscription::forget(tx, context, &key))
                .await?;
            format!("{}?sent=forgotten", links::subscriptions(slug))
        }
        _ => own,
    };
    Ok(see_other(&carry(&path, &wanted, words)))
}

/// The mailbox says yes. Once more is no mistake: it is told that it was done before.
async fn confirm(app: &App, wanted: &Wanted, found: &Found, key: String) -> Answer {
    let words = wanted.words(&found.offer.department.languages);
    let token = key.clone();
    let outcome = app
        .write(move |tx, context| confirm_subscription::run(tx, context, &token))
        .await?;
    let path = match outcome {
        Outcome::Confirmed { token } => {
            format!("{}?done=confirmed", links::subscription(&token))
        }
        Outcome::Already { token } => format!("{}?done=already", links::subscription(&token)),
        Outcome::Expired => links::subscription(&key),
    };
    Ok(see_other(&carry(&path, wanted, words)))
}
