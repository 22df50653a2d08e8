//! One-click unsubscribe (RFC 8058): the POST acts at once and asks for nothing but the token; the
//! GET shows a button, for scanners follow links.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::language::Language;
use crate::services::unsubscribe::{self, List, Subject};
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::limits::Bucket;
use crate::web::pages::layout::{Chrome, Section};
use crate::web::pages::public::unsubscribe::{Stops, UnsubscribePage};
use crate::web::public::{private, views};
use crate::web::state::App;

type Answer = Result<HttpResponse, Error>;

async fn page(app: &App, wanted: &Wanted, token: &str, done: bool) -> Answer {
    let key = token.to_owned();
    let (subject, department) = app
        .read(move |tx, context| unsubscribe::look(tx, context, &key))
        .await?;
    let what = match subject {
        Subject::List {
            list: List::Articles,
            ..
        } => Stops::Stories,
        Subject::List {
            list: List::News, ..
        } => Stops::News,
        Subject::Reminders(_) => Stops::Reminders,
        Subject::AllReminders { .. } => Stops::AllReminders,
    };
    let offered = department
        .as_ref()
        .map_or(&Language::ALL[..], |department| &department.languages);
    let words = wanted.words(offered);
    let title = words.t(if done { what.done() } else { what.title() });
    let mut chrome = Chrome::new(words, title).keeping_language(wanted.is_chosen());
    if let Some(department) = &department {
        chrome = chrome.of(views::head(app, department, words), Section::None);
    }
    let action = crate::domain::links::unsubscribe(token);
    private(
        StatusCode::OK,
        &UnsubscribePage {
            chrome,
            what,
            action,
            done,
        },
    )
}

/// Only guesses are counted: the big mail services send everybody's clicks from a few addresses.
fn limit(app: &App, request: &HttpRequest, token: &str) -> Result<(), Error> {
    match Subject::of(&app.context(), token) {
        Ok(_) => Ok(()),
        Err(_) => app
            .limits
            .check(Bucket::Unsubscribe, app.proxies.of(request)),
    }
}

/// GET `/unsubscribe/{token}`: changes nothing.
pub(crate) async fn ask(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
) -> Answer {
    limit(&app, &request, &token)?;
    page(&app, &wanted, &token, false).await
}

/// POST `/unsubscribe/{token}` with `List-Unsubscribe=One-Click`, or from our own button; without
/// either, the page again.
pub(crate) async fn stop(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
    form: Option<web::Form<Vec<(String, String)>>>,
) -> Answer {
    limit(&app, &request, &token)?;
    let fields = form.map(Fields::new).unwrap_or_default();
    let meant = fields.get("List-Unsubscribe") == "One-Click" || fields.get("stop") == "yes";
    if meant {
        let key = token.to_string();
        app.write(move |tx, context| unsubscribe::run(tx, context, &key))
            .await?;
    }
    page(&app, &wanted, &token, meant).await
}
