//! Signing in through a department's identity provider: away to it, and back. What ties both ways
//! together is a sealed cookie of this browser, good for ten minutes and for nothing else. While the
//! provider is spoken to no connection is held and no transaction is open.
//!
//! Coming back is the one GET that opens a session: the provider can lead back in no other way. It does
//! nothing without the cookie of the browser that left, and nothing twice.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use crate::domain::department::Department;
use crate::domain::identity::{LIFETIME, Provider};
use crate::secrets::same;
use crate::services::ports::{Asked, Client, ProviderFailure, Purpose, Vault, Way};
use crate::services::read_providers::{self, Known};
use crate::services::sign_in_by_provider::{self, Entered, Word};
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::limits::Bucket;
use crate::web::pages::staff::notices::NoticePage;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::sign_in::Door;
use crate::web::staff::sign_in::{agent, chrome, enter, safe_next};
use crate::web::staff::{page, query_value, second_step, see_other};
use crate::web::state::App;

type Answer = Result<HttpResponse, Error>;

/// Octets of a path to go on to; a longer one is not worth its room in a cookie.
const NEXT: usize = 300;
/// Octets of a code; RFC 6749 names no limit.
const CODE: usize = 4096;

/// What the browser keeps while somebody is at the provider.
#[derive(Serialize, Deserialize)]
struct Ticket {
    department: String,
    state: String,
    nonce: String,
    verifier: String,
    next: String,
    /// Unix seconds.
    left_at: i64,
}

impl Ticket {
    fn new(app: &App, department: &str, next: String) -> Self {
        let random = || app.secrets.random_token("");
        Self {
            department: department.to_owned(),
            state: random(),
            nonce: random(),
            verifier: random(),
            next: if next.len() > NEXT {
                String::new()
            } else {
                next
            },
            left_at: app.clock.now().timestamp(),
        }
    }

    fn sealed(&self, app: &App) -> Result<String, Error> {
        let plain = serde_json::to_vec(self).map_err(|error| Error::internal(&error))?;
        Ok(URL_SAFE_NO_PAD.encode(app.secrets.seal(Purpose::SignInWay, &plain)))
    }

    /// The ticket of this browser, when it is ours and young, and the answer is to what it asked.
    fn of(request: &HttpRequest, app: &App) -> Option<Self> {
        let cookie = request.cookie(cookie_name(app))?;
        let sealed = URL_SAFE_NO_PAD.decode(cookie.value()).ok()?;
        let plain = app.secrets.open(Purpose::SignInWay, &sealed)?;
        let ticket: Self = serde_json::from_slice(&plain).ok()?;
        let left_at = DateTime::from_timestamp(ticket.left_at, 0)?;
        let now = app.clock.now();
        let is_young = left_at <= now && now < left_at + LIFETIME;
        let is_answer = same(&query_value(request, "state"), &ticket.state);
        (is_young && is_answer).then_some(ticket)
    }

    fn asked(&self, app: &App, client: Client) -> Asked {
        Asked {
            client,
            way: Way {
                state: self.state.clone(),
                nonce: self.nonce.clone(),
                verifier: self.verifier.clone(),
            },
            callback: app.links.absolute(paths::SIGN_IN_CALLBACK),
            now: app.clock.now(),
        }
    }
}

fn cookie_name(app: &App) -> &'static str {
    if app.is_https() {
        "__Host-oidc"
    } else {
        "oidc"
    }
}

/// The ways to providers that the sign-in page shows; none in a build that cannot speak to one.
pub(super) async fn doors(app: &App, next: &str) -> Result<Vec<Door>, Error> {
    if app.identities.is_none() {
        return Ok(Vec::new());
    }
    let all = app.read(|tx, _| read_providers::list(tx)).await?;
    let next = utf8_percent_encode(next, NON_ALPHANUMERIC).to_string();
    let door = |(department, provider): (Department, Provider)| {
        let mut path = paths::sign_in_with(department.slug.as_str());
        if !next.is_empty() {
            path = format!("{path}?next={next}");
        }
        Door {
            path,
            label: provider.label.as_str().to_owned(),
            department: department.name,
        }
    };
    Ok(all.into_iter().map(door).collect())
}

async fn provider(app: &App, slug: &str) -> Result<Known, Error> {
    let slug = slug.to_owned();
    app.read(move |tx, context| read_providers::find(tx, context, &slug))
        .await
}

/// GET `/staff/sign-in/with/{d}`, `?next=`: on to the provider. Nothing is stored here.
pub(crate) async fn leave(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    let Some(identities) = app.identities.clone() else {
        return Err(Error::NotFound);
    };
    app.limits.check(Bucket::Token, app.proxies.of(&request))?;
    let known = provider(&app, &slug).await?;
    let next = safe_next(&query_value(&request, "next"));
    let ticket = Ticket::new(&app, &slug, next);
    let asked = ticket.asked(&app, known.client);
    let Ok(address) = identities.address(asked).await else {
        return down(&wanted);
    };
    let mut answer = see_other(&address);
    let cookie = Cookie::build(cookie_name(&app), ticket.sealed(&app)?)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.is_https())
        .max_age(Duration::seconds(LIFETIME.num_seconds()))
        .finish();
    // A cookie of letters, digits, dashes and underscores is always a header value.
    let _ = answer.add_cookie(&cookie);
    Ok(answer)
}

/// GET `/staff/sign-in/callback`, `?state=&code=&error=&iss=`: back from the provider.
pub(crate) async fn come_back(request: HttpRequest, app: web::Data<App>, wanted: Wanted) -> Answer {
    if app.identities.is_none() {
        return Err(Error::NotFound);
    }
    app.limits.check(Bucket::SignIn, app.proxies.of(&request))?;
    let mut answer = match Ticket::of(&request, &app) {
        Some(ticket) => take(&request, &app, &wanted, ticket).await?,
        None => lost(&app, &wanted).await?,
    };
    let cookie = Cookie::build(cookie_name(&app), "")
        .path("/")
        .secure(app.is_https())
        .finish();
    let _ = answer.add_removal_cookie(&cookie);
    Ok(answer)
}

/// Nobody of this browser was sent away, or too long ago, or the answer is to something else.
async fn lost(app: &App, wanted: &Wanted) -> Answer {
    let all = app.read(|tx, _| read_providers::list(tx)).await?;
    if all.is_empty() {
        return Err(Error::NotFound);
    }
    let view = NoticePage::identity_late(chrome(wanted));
    page(StatusCode::FORBIDDEN, &view)
}

async fn take(request: &HttpRequest, app: &App, wanted: &Wanted, ticket: Ticket) -> Answer {
    let Some(identities) = app.identities.clone() else {
        return Err(Error::NotFound);
    };
    let known = provider(app, &ticket.department).await?;
    let (issuer, code) = (query_value(request, "iss"), query_value(request, "code"));
    // Where a provider names itself (RFC 9207), it has to be the one that was asked.
    let is_other = !issuer.is_empty() && issuer != known.client.issuer.as_str();
    if matches!(
        query_value(request, "error").as_str(),
        "server_error" | "temporarily_unavailable"
    ) {
        return down(wanted);
    }
    if is_other || code.is_empty() || code.len() > CODE {
        return refused(wanted);
    }
    let asked = ticket.asked(app, known.client);
    let vouched = match identities.vouched(asked, code).await {
        Ok(vouched) => vouched,
        Err(ProviderFailure::Down) => return down(wanted),
        Err(ProviderFailure::Refused) => return refused(wanted),
    };
    let word = Word {
        department_id: known.department_id,
        vouched,
    };
    let (said, agent, state) = (word.clone(), agent(request), ticket.state);
    let entered = app
        .write(move |tx, context| sign_in_by_provider::run(tx, context, &said, &state, &agent))
        .await?;
    match entered {
        Entered::SignedIn(signed_in) => Ok(enter(app, signed_in, &safe_next(&ticket.next))),
        Entered::SecondStep(person) => {
            second_step::ask(app, wanted, (&person, Some(&word)), (&ticket.next, ""))
        }
        Entered::Refused(why) => {
            tracing::info!(department = known.department_id.0, %why, "a provider's word opened nothing");
            refused(wanted)
        }
    }
}

fn refused(wanted: &Wanted) -> Answer {
    let view = NoticePage::identity_refused(chrome(wanted));
    page(StatusCode::FORBIDDEN, &view)
}

fn down(wanted: &Wanted) -> Answer {
    let view = NoticePage::identity_down(chrome(wanted));
    page(StatusCode::SERVICE_UNAVAILABLE, &view)
}
