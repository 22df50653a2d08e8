//! One-click unsubscribe (RFC 8058): the POST acts at once and asks for nothing but the token; the
//! GET shows a button, for scanners follow links.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::services::unsubscribe;
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::limits::Bucket;
use crate::web::pages::layout::{Chrome, Section};
use crate::web::pages::public::unsubscribe::UnsubscribePage;
use crate::web::public::{private, views};
use crate::web::state::App;

type Answer = Result<HttpResponse, Error>;

async fn page(app: &App, wanted: &Wanted, token: &str, done: bool) -> Answer {
    let key = token.to_owned();
    let department = app
        .read(move |tx, context| unsubscribe::department(tx, context, &key))
        .await?;
    let words = wanted.words(&department.languages);
    let title = words.t(if done {
        "unsubscribe-done"
    } else {
        "unsubscribe-title"
    });
    let chrome = Chrome::new(words, title)
        .of(views::head(app, &department, words), Section::None)
        .keeping_language(wanted.is_chosen());
    let action = crate::domain::links::unsubscribe(token);
    private(
        StatusCode::OK,
        &UnsubscribePage {
            chrome,
            action,
            done,
        },
    )
}

/// GET `/unsubscribe/{token}`: changes nothing.
pub(crate) async fn ask(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
) -> Answer {
    app.limits
        .check(Bucket::Unsubscribe, app.proxies.of(&request))?;
    page(&app, &wanted, &token, false).await
}

/// POST `/unsubscribe/{token}` with `List-Unsubscribe=One-Click`; without it, the page again.
pub(crate) async fn stop(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
    form: Option<web::Form<Vec<(String, String)>>>,
) -> Answer {
    app.limits
        .check(Bucket::Unsubscribe, app.proxies.of(&request))?;
    let fields = form.map(Fields::new).unwrap_or_default();
    let meant = fields.get("List-Unsubscribe") == "One-Click";
    if meant {
        let key = token.to_string();
        app.write(move |tx, context| unsubscribe::run(tx, context, &key))
            .await?;
    }
    page(&app, &wanted, &token, meant).await
}
