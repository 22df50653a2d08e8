//! Follow-up articles.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::article::Article;
use crate::domain::links;
use crate::services::read_article;
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::limits::Bucket;
use crate::web::pages::layout::Section;
use crate::web::pages::markup::{Told, Trusted};
use crate::web::pages::public::article::ArticlePage;
use crate::web::pages::public::articles::ArticlesPage;
use crate::web::pages::public::views::share;
use crate::web::public::{chrome, pictures, said, shared, views};
use crate::web::state::App;
use crate::words::markdown;

type Answer = Result<HttpResponse, Error>;

/// GET `/{d}/articles`
pub(crate) async fn list(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let slug = slug.into_inner();
    let (department, articles) = app.read(move |tx, _| read_article::list(tx, &slug)).await?;
    let words = wanted.words(&department.languages);
    let path = links::articles(department.slug.as_str());
    let title = words.t("articles-title");
    let chrome = chrome(
        &app,
        &wanted,
        &department,
        (title.clone(), Section::Stories, &path),
    )
    .described(title);
    let stories = articles
        .iter()
        .map(|article| views::story(&department, article, words.language()))
        .collect();
    shared(
        &request,
        &ArticlesPage {
            chrome,
            stories,
            more: None,
        },
    )
}

/// GET `/{d}/articles/{a}`
pub(crate) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slugs: web::Path<(String, String)>,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let (department, slug) = slugs.into_inner();
    let shown = app
        .read(move |tx, _| read_article::run(tx, &department, &slug))
        .await?;
    let (department, article) = (&shown.department, &shown.article);
    let words = wanted.words(&department.languages);
    let language = words.language();
    let (own, text) = article.text(language);
    let path = links::article(department.slug.as_str(), article.slug.as_str());
    let published = article.published_at.ok_or(Error::NotFound)?;
    let summary: String = markdown::markdown_to_text(&text.body)
        .split_whitespace()
        .take(30)
        .collect::<Vec<_>>()
        .join(" ");
    let chrome = chrome(
        &app,
        &wanted,
        department,
        (text.title.clone(), Section::Stories, &path),
    )
    .described(summary);
    let address = app.links.absolute(&links::in_language(&path, language));
    let other = |article: &Article| views::story_neighbour(department, article, language);
    let page = ArticlePage {
        title: Told::in_language(&text.title, own, language),
        posted: views::posted(department, published, language),
        author: article.byline.clone(),
        updated: (article.updated_at > published)
            .then(|| views::posted(department, article.updated_at, language)),
        body: Trusted::vouch(markdown::markdown_to_html(&text.body)),
        body_language: own,
        image: pictures::address(&app, department, shown.pictures.first()),
        pictures: pictures::own(department, &shown.pictures, language),
        said: shown
            .told
            .iter()
            .map(|told| said::on_article(told, department, words))
            .collect(),
        event: shown
            .event
            .as_ref()
            .map(|event| views::neighbour(department, event, language)),
        share: share(&text.title, &address),
        previous: shown.previous.as_ref().map(other),
        next: shown.next.as_ref().map(other),
        chrome,
    };
    shared(&request, &page)
}
