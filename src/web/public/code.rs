//! An RSVP found again by its code. Wrong codes are counted with wrong links.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::code::Code;
use crate::domain::department::Department;
use crate::domain::links;
use crate::services::{Error as Failure, find_rsvp};
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::limits::Bucket;
use crate::web::pages::form::FormView;
use crate::web::pages::layout::Section;
use crate::web::pages::public::code::CodePage;
use crate::web::public::{chrome, events, private};
use crate::web::staff::see_other;
use crate::web::state::App;

type Answer = Result<HttpResponse, Error>;

/// GET `/{d}/code`
pub(crate) async fn ask(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let department = events::department(&app, &slug).await?;
    private(
        StatusCode::OK,
        &page(&app, &wanted, &department, FormView::new()),
    )
}

/// POST `/{d}/code`
pub(crate) async fn find(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Answer {
    app.limits.check(Bucket::Token, app.proxies.of(&request))?;
    let fields = Fields::new(form).once_each(&[])?;
    let department = events::department(&app, &slug).await?;
    let words = wanted.words(&department.languages);
    let typed: String = fields.get("code").chars().take(40).collect();
    let token = match Code::parse(&typed) {
        Some(code) => look(&app, slug.into_inner(), code).await?,
        None => None,
    };
    if let Some(token) = token {
        let path = links::rsvp(&token);
        return Ok(see_other(&if wanted.is_chosen() {
            links::in_language(&path, words.language())
        } else {
            path
        }));
    }
    let mut view = FormView::new().with("code", typed);
    view.refuse("code", words.t("code-unknown"));
    private(
        StatusCode::UNPROCESSABLE_ENTITY,
        &page(&app, &wanted, &department, view),
    )
}

async fn look(app: &App, slug: String, code: Code) -> Result<Option<String>, Error> {
    app.read(
        move |tx, context| match find_rsvp::run(tx, context, &slug, &code) {
            Err(Failure::NotFound) => Ok(None),
            other => other.map(Some),
        },
    )
    .await
}

fn page(app: &App, wanted: &Wanted, department: &Department, form: FormView) -> CodePage {
    let words = wanted.words(&department.languages);
    let action = links::code(department.slug.as_str());
    let mut chrome = chrome(
        app,
        wanted,
        department,
        (words.t("code-title"), Section::None, &action),
    );
    chrome.in_error = form.has_errors();
    CodePage {
        chrome,
        form,
        action,
    }
}
