//! Letters to many: mailing an article later, and taking back what has not left.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::services::mail_article;
use crate::services::read_article::{self, Desk as Papers};
use crate::services::take_back_letters::{self, TakenBack};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::mail_log::{LetterBox, taken_back};
use crate::web::pages::staff::mailing::MailingPage;
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, mail_views, page};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// The letters about an event that wait, for its own page.
pub(super) async fn of_event(desk: &Desk, slug: &str) -> Result<Vec<LetterBox>, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    let waiting = desk
        .app
        .read(move |tx, _| take_back_letters::about_event(tx, &actor, &slug))
        .await?;
    let shown = waiting.iter();
    Ok(shown
        .map(|(waiting, about)| LetterBox {
            about: String::new(),
            ..mail_views::letter_box(desk, waiting, about.as_ref())
        })
        .collect())
}

/// The letters of an article that wait, for its own page.
pub(super) fn of_article(desk: &Desk, papers: &Papers) -> Vec<LetterBox> {
    let slug = papers.article.slug.as_str();
    let shown = |waiting| LetterBox {
        action: paths::article_mailing_undo(slug),
        ..mail_views::letter_box(desk, waiting, None)
    };
    papers.waiting.iter().map(shown).collect()
}

async fn papers(desk: &Desk, slug: &str) -> Result<Papers, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, context| read_article::desk(tx, context, &actor, &slug))
        .await
}

/// GET `/staff/articles/{a}/mailing`
pub(crate) async fn ask(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let papers = papers(&desk, &slug).await?;
    let article = &papers.article;
    if article.published_at.is_none() || article.event_id.is_none() {
        return Err(Error::NotFound);
    }
    let words = desk.words;
    let (_, text) = article.text(words.language());
    let title = words.t1("staff-mailing-page", "title", &text.title);
    let at = papers.would_leave_at;
    let path = paths::article_mailing(&slug);
    let view = MailingPage {
        chrome: desk
            .chrome
            .clone()
            .page(title, StaffSection::Articles)
            .at(path),
        slug: article.slug.to_string(),
        addresses: u32::try_from(papers.letters).unwrap_or(u32::MAX),
        leaves: mail_views::leaves(&desk, "staff-mailing-would-leave", at, 1),
    };
    page(StatusCode::OK, &view)
}

/// POST `/staff/articles/{a}/mailing`
pub(crate) async fn send(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::article(&slug);
    let mailing = desk
        .app
        .write(move |tx, context| mail_article::run(tx, context, &actor, &slug))
        .await?;
    // The same press a second time: the page says what there is.
    if mailing.letters == 0 {
        return Ok(desk.go(&path));
    }
    Ok(desk.done(&path, "article-mailed"))
}

/// POST `/staff/articles/{a}/mailing/undo`
pub(crate) async fn take_back_article(
    request: HttpRequest,
    slug: web::Path<String>,
    form: Form,
) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::article(&slug);
    let done = desk
        .app
        .write(move |tx, context| take_back_letters::of_article(tx, context, &actor, &slug))
        .await?;
    said(&desk, done, &path)
}

/// POST `/staff/events/{e}/letter/undo`
pub(crate) async fn take_back_letter(
    request: HttpRequest,
    slug: web::Path<String>,
    form: Form,
) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let letter = fields.get("letter").to_owned();
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event(&slug);
    let done = desk
        .app
        .write(move |tx, context| {
            take_back_letters::of_event(tx, context, &actor, (&slug, &letter))
        })
        .await?;
    said(&desk, done, &path)
}

/// How many were taken back and how many not. The numbers are of this press only, so they are the
/// answer itself; pressed again it says that nothing was left.
fn said(desk: &Desk, done: TakenBack, path: &str) -> Answer {
    let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
    let counts = (count(done.taken_back), count(done.gone));
    page(
        StatusCode::OK,
        &taken_back(desk.chrome.clone(), counts, path),
    )
}
