//! Follow-up articles: the list, the editor with its date lint, the check page, publishing.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::article::{Article, ArticleText};
use crate::domain::facts::{Field, Finding as Found, Place};
use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::prose::contradictions;
use crate::domain::typed::Form as Kept;
use crate::services::check_facts::{self, Outcome};
use crate::services::read_article::{self, Desk as Papers};
use crate::services::write_article::{self, Manuscript};
use crate::services::{Error as Failure, keep_typed, read_board};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, article as form};
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::markup::{Told, Trusted};
use crate::web::pages::staff::article_check::ArticleCheckPage;
use crate::web::pages::staff::article_editor::{ArticleEditorPage, ArticlePreview, DateWarning};
use crate::web::pages::staff::articles::{ArticleCard, ArticlesPage};
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::notices::NoticePage;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::{FormLanguage, language_name};
use crate::web::staff::{Desk, facts, mail_views, mailings, page, typed, views};
use crate::words::{dates, markdown};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// GET `/staff/articles`
pub(crate) async fn list(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let actor = desk.present.actor.clone();
    let articles = desk
        .app
        .read(move |tx, _| read_article::all(tx, &actor))
        .await?;
    let view = ArticlesPage {
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("staff-articles-page"), StaffSection::Articles)
            .at(paths::ARTICLES),
        may_write: desk.present.actor.role.may_write_articles(),
        articles: articles
            .iter()
            .map(|article| card(&desk, article))
            .collect(),
    };
    page(StatusCode::OK, &view)
}

fn card(desk: &Desk, article: &Article) -> ArticleCard {
    let (words, language) = (desk.words, desk.words.language());
    let department = &desk.present.department;
    let (own, text) = article.text(language);
    let (key, at) = match article.published_at {
        Some(at) => ("staff-article-state-published", at),
        None => ("staff-article-edited", article.updated_at),
    };
    let path = links::article(department.slug.as_str(), article.slug.as_str());
    ArticleCard {
        slug: article.slug.to_string(),
        title: Told::in_language(&text.title, own, language),
        state: ArticleCard::state(words, article.published_at.is_some()),
        date: words.t1(key, "date", dates::date_time(at, department.zone, language)),
        event: String::new(),
        public_path: if article.published_at.is_some() {
            path
        } else {
            String::new()
        },
    }
}

pub(super) async fn papers(desk: &Desk, slug: &str) -> Result<Papers, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, context| read_article::desk(tx, context, &actor, &slug))
        .await
}

async fn event_choices(desk: &Desk) -> Result<Vec<Choice>, Error> {
    let actor = desk.present.actor.clone();
    let board = desk
        .app
        .read(move |tx, context| read_board::run(tx, context, &actor))
        .await?;
    Ok(views::event_choices(&board.past, desk.words.language()))
}

/// GET `/staff/new-article`, `?event={e}` chooses the event.
pub(crate) async fn new(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_write_articles()?;
    let query = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = query.map(web::Query::into_inner).unwrap_or_default();
    let event = pairs
        .iter()
        .find(|(name, _)| name == "event")
        .map_or("", |(_, slug)| slug);
    let form = FormView::new()
        .with("event", event)
        .with("byline", &desk.present.department.name);
    let mut view = editor(&desk, form, None, None).await?;
    let unsaved = typed::find(&desk, Kept::NewArticle).await?;
    view.typed = unsaved.map(|it| typed::notice(&desk, &it, paths::NEW_ARTICLE_TYPED.to_owned()));
    page(StatusCode::OK, &view)
}

/// The form with words that were typed and not saved.
pub(super) async fn filled_with(
    mut desk: Desk,
    article: Option<&Article>,
    fields: &Fields,
) -> Answer {
    let sentence = desk.words.t("typed-taken");
    desk.chrome = desk.chrome.noting(sentence);
    let form = Reader::new(fields, desk.words).view;
    page(StatusCode::OK, &editor(&desk, form, article, None).await?)
}

/// GET `/staff/articles/{a}`
pub(crate) async fn edit(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let papers = papers(&desk, &slug).await?;
    let event = papers
        .event
        .as_ref()
        .map(|event| event.slug.to_string())
        .unwrap_or_default();
    let mut form = FormView::new()
        .with("version", papers.article.version.to_string())
        .with("event", event)
        .with("byline", &papers.article.byline);
    for (language, text) in &papers.article.texts {
        form.set(&format!("title_{language}"), &text.title);
        form.set(&format!("body_{language}"), &text.body);
    }
    let (article, texts) = (&papers.article, &papers.article.texts);
    let mut view = editor(&desk, form, Some(article), Some(texts)).await?;
    view.letters = mailings::of_article(&desk, &papers);
    let unsaved = typed::find(&desk, Kept::Article(article.id)).await?;
    view.typed = unsaved.map(|it| typed::notice(&desk, &it, paths::article_typed(&slug)));
    if view.published {
        view.mailable = u32::try_from(papers.letters).unwrap_or(u32::MAX);
        view.mailing_path = paths::article_mailing(&slug);
    }
    page(StatusCode::OK, &view)
}

type Texts = std::collections::BTreeMap<Language, ArticleText>;

async fn editor(
    desk: &Desk,
    form: FormView,
    editing: Option<&Article>,
    preview: Option<&Texts>,
) -> Result<ArticleEditorPage, Error> {
    let department = &desk.present.department;
    let published = editing.is_some_and(|article| article.published_at.is_some());
    let slug = editing.map(|article| article.slug.as_str());
    let public = slug
        .map(|slug| links::article(department.slug.as_str(), slug))
        .unwrap_or_default();
    let empty = Texts::new();
    let texts = preview.unwrap_or(&empty);
    Ok(ArticleEditorPage {
        chrome: desk.chrome.clone(),
        action: slug.map_or(paths::NEW_ARTICLE.to_owned(), paths::article),
        editing: editing.is_some(),
        published,
        public_path: if published { public } else { String::new() },
        form,
        events: event_choices(desk).await?,
        languages: FormLanguage::list(desk.words, &department.languages),
        warnings: warnings(desk, texts),
        previews: previews(desk, texts),
        letters: Vec::new(),
        mailable: 0,
        mailing_path: String::new(),
        typed: None,
        typed_path: slug.map_or(paths::NEW_ARTICLE_TYPED.to_owned(), paths::article_typed),
    }
    .titled())
}

fn warnings(desk: &Desk, texts: &Texts) -> Vec<DateWarning> {
    let reader = desk.words.language();
    let of = |(language, text): (&Language, &ArticleText)| {
        let whole = format!("{}\n{}", text.title, text.body);
        let warn = |found: crate::domain::prose::Contradiction| DateWarning {
            language_name: language_name(desk.words, *language),
            date: dates::date_without_weekday(found.date, reader),
            weekday: dates::weekday(found.date, reader),
            suggestion: dates::date(found.date, *language),
            found: found.words,
        };
        contradictions(&whole)
            .into_iter()
            .map(warn)
            .collect::<Vec<_>>()
    };
    texts.iter().flat_map(of).collect()
}

fn previews(desk: &Desk, texts: &Texts) -> Vec<ArticlePreview> {
    let preview = |(language, text): (&Language, &ArticleText)| ArticlePreview {
        language: *language,
        language_name: language_name(desk.words, *language),
        title: text.title.clone(),
        body: Trusted::vouch(markdown::markdown_to_html(&text.body)),
    };
    texts.iter().map(preview).collect()
}

/// POST `/staff/new-article`
pub(crate) async fn create(request: HttpRequest, form: Form) -> Answer {
    save(request, None, Fields::new(form)).await
}

/// POST `/staff/articles/{a}`
pub(crate) async fn update(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    save(request, Some(slug.into_inner()), Fields::new(form)).await
}

async fn save(request: HttpRequest, slug: Option<String>, fields: Fields) -> Answer {
    let fields = fields.once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_write_articles()?;
    let before = match &slug {
        Some(slug) => Some(papers(&desk, slug).await?.article),
        None => None,
    };
    let mut reader = Reader::new(&fields, desk.words);
    let manuscript = form::read(&mut reader, &desk.present.department.languages);
    if reader.view.has_errors() {
        let view = editor(&desk, reader.view, before.as_ref(), None).await?;
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let texts = manuscript.texts.clone();
    let Some(article) = store(
        &desk,
        slug,
        fields.get("version").parse().unwrap_or(-1),
        manuscript,
    )
    .await?
    else {
        reader
            .view
            .refuse_all(desk.words.t("staff-error-version-nobody"));
        if let Some(before) = &before {
            reader.view.set("version", before.version.to_string());
        }
        return page(
            StatusCode::CONFLICT,
            &editor(&desk, reader.view, before.as_ref(), Some(&texts)).await?,
        );
    };
    let slug = article.slug.as_str();
    let is_public = article.published_at.is_some();
    Ok(match fields.get("then") {
        "publish" => desk.go(&paths::article_publication(slug)),
        _ if is_public => desk.done(&paths::article(slug), "article-changed"),
        _ => desk.done(&paths::article(slug), "article"),
    })
}

async fn store(
    desk: &Desk,
    slug: Option<String>,
    version: i32,
    manuscript: Manuscript,
) -> Result<Option<Article>, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| {
            let saved = match &slug {
                Some(slug) => {
                    write_article::update(tx, context, &actor, (slug, version), &manuscript)
                }
                None => write_article::create(tx, context, &actor, manuscript),
            };
            let article = match saved {
                Err(Failure::Stale) => return Ok(None),
                other => other?,
            };
            let form = slug.map_or(Kept::NewArticle, |_| Kept::Article(article.id));
            keep_typed::forget(tx, &actor, form)?;
            Ok(Some(article))
        })
        .await
}

/// GET `/staff/articles/{a}/publication`
pub(crate) async fn check(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    page(
        StatusCode::OK,
        &check_page(&desk, &slug, FormView::new()).await?,
    )
}

/// The check page of an article as it stands now.
pub(super) async fn check_page(
    desk: &Desk,
    slug: &str,
    form: FormView,
) -> Result<ArticleCheckPage, Error> {
    let papers = papers(desk, slug).await?;
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    let (_, _, found) = desk
        .app
        .read(move |tx, context| check_facts::article(tx, context, &actor, &slug))
        .await?;
    Ok(checked(desk, &papers, &found, form))
}

fn checked(desk: &Desk, papers: &Papers, found: &[Found], form: FormView) -> ArticleCheckPage {
    let words = desk.words;
    let article = &papers.article;
    let text = |place: &Place| {
        let text = article.texts.get(&place.language)?;
        Some(match place.field {
            Field::Title => text.title.as_str(),
            _ => text.body.as_str(),
        })
    };
    let editor = paths::article(article.slug.as_str());
    let (stops, asks) = facts::sorted(found, text, &editor, words);
    let mut chrome = desk
        .chrome
        .clone()
        .page(words.t("staff-article-check-page"), StaffSection::Articles);
    chrome.in_error = form.has_errors();
    ArticleCheckPage {
        chrome,
        slug: article.slug.to_string(),
        version: article.version,
        byline: article.byline.clone(),
        event: papers
            .event
            .as_ref()
            .map(|event| event.title(words.language()).to_owned())
            .unwrap_or_default(),
        previews: previews(desk, &article.texts),
        stops,
        asks,
        addresses: u32::try_from(papers.letters).unwrap_or(u32::MAX),
        leaves: mail_views::leaves(desk, "staff-mailing-would-leave", papers.would_leave_at, 1),
        form,
    }
}

/// POST `/staff/articles/{a}/publication`
pub(crate) async fn publish(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let version = fields.get("version").parse().unwrap_or(-1);
    let looked = fields.get("publish_anyway") == "yes";
    let (actor, own) = (desk.present.actor.clone(), slug.to_string());
    let outcome = desk
        .app
        .write(move |tx, context| {
            check_facts::publish_article(tx, context, &actor, (&own, version), looked)
        })
        .await?;
    let path = paths::article(&slug);
    let mut view = FormView::new();
    match outcome {
        Outcome::Published => return Ok(desk.done(&path, "article-published")),
        Outcome::Stale => {
            return page(
                StatusCode::CONFLICT,
                &NoticePage::state(desk.chrome.clone(), &path),
            );
        }
        Outcome::Asked => {
            view.refuse("publish_anyway", desk.words.t("staff-check-anyway-missing"));
        }
        Outcome::Stopped => {}
    }
    page(
        StatusCode::UNPROCESSABLE_ENTITY,
        &check_page(&desk, &slug, view).await?,
    )
}
