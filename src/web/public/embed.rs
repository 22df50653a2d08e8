//! A department's next events for a frame in a page of the city. No cookie, no script; every way out opens
//! in the whole window. Who may frame it is the department's to say (`frame-ancestors`).

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::links;
use crate::services::browse;
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::limits::Bucket;
use crate::web::pages::layout::Section;
use crate::web::pages::public::embed::EmbedPage;
use crate::web::public::{chrome, filters, shared, views};
use crate::web::security::Framed;
use crate::web::state::App;

/// GET `/{d}/embed`, with the filters of the list.
pub(crate) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Result<HttpResponse, Error> {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let (mut query, _) = filters::query(&request);
    query.past = false;
    let slug = slug.into_inner();
    let listing = app
        .read(move |tx, context| browse::department(tx, context, &slug, &query))
        .await?;
    let department = &listing.department;
    let words = wanted.words(&department.languages);
    let title = words.t1("embed-title", "department", &department.name);
    let path = links::embed(department.slug.as_str());
    let mut chrome = chrome(&app, &wanted, department, (title, Section::None, &path));
    chrome.indexed = false;
    let shown = listing.events.iter().take(EmbedPage::MOST);
    let now = app.clock.now();
    let page = EmbedPage {
        events: shown
            .map(|event| views::card(department, event, words.language(), now))
            .collect(),
        chrome,
    };
    let mut answer = shared(&request, &page)?;
    let sites = department.settings.embed_sites.clone();
    answer.extensions_mut().insert(Framed(sites));
    Ok(answer)
}
