//! Follow-up articles as residents read them, and as staff list them.

use chrono::{DateTime, Utc};

use crate::domain::article::Article;
use crate::domain::department::Department;
use crate::domain::event::Event;
use crate::domain::notice::Kind;
use crate::domain::picture::{Owner, Picture};
use crate::services::read_promises::{self, Told};
use crate::services::take_back_letters::Waiting;
use crate::services::{
    Actor, Context, Error, Result, mail_article, open_department, take_back_letters,
};
use crate::store::{Tx, articles, events, pictures};

/// An article with the ones before and after it, by time of publication.
#[derive(Debug, Clone)]
pub struct Shown {
    pub department: Department,
    pub article: Article,
    pub event: Option<Event>,
    pub previous: Option<Article>,
    pub next: Option<Article>,
    /// What was promised in public at its event, and at those before it that no article tells of.
    pub told: Vec<Told>,
    pub pictures: Vec<Picture>,
}

/// # Errors
/// [`Error::NotFound`] for an article that is not published.
pub fn run(tx: &mut Tx<'_>, department: &str, slug: &str) -> Result<Shown> {
    let department = open_department(tx, department)?;
    let article = articles::find(tx, department.id, slug)?.ok_or(Error::NotFound)?;
    if article.published_at.is_none() {
        return Err(Error::NotFound);
    }
    let (previous, next) = articles::neighbours(tx, &article)?;
    let told = read_promises::of_article(tx, &article, previous.as_ref())?;
    let event = match article.event_id {
        Some(id) => events::find_by_id(tx, id)?.filter(|event| event.state.is_public()),
        None => None,
    };
    Ok(Shown {
        pictures: pictures::list_of(tx, Owner::Article(article.id))?,
        department,
        article,
        event,
        previous,
        next,
        told,
    })
}

/// All published articles, newest first.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn list(tx: &mut Tx<'_>, department: &str) -> Result<(Department, Vec<Article>)> {
    let department = open_department(tx, department)?;
    let articles = articles::list_published(tx, department.id, 200)?;
    Ok((department, articles))
}

/// An article for its editor, with its event and its letters.
#[derive(Debug, Clone)]
pub struct Desk {
    pub article: Article,
    pub event: Option<Event>,
    /// How many letters mailing it now would store.
    pub letters: usize,
    /// The letters that have not left yet.
    pub waiting: Option<Waiting>,
    /// When a letter that is stored now leaves.
    pub would_leave_at: DateTime<Utc>,
}

/// # Errors
/// [`Error::NotFound`] for an article of another department.
pub fn desk(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Desk> {
    actor.may_write_articles()?;
    let article = articles::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let event = match article.event_id {
        Some(id) => events::find_by_id(tx, id)?,
        None => None,
    };
    let letters = match &event {
        Some(event) => mail_article::readers(tx, context, &article, event)?.len(),
        None => 0,
    };
    let kind = Kind::ArticlePublished;
    Ok(Desk {
        waiting: take_back_letters::waiting_of_article(tx, actor, article.id)?,
        would_leave_at: take_back_letters::would_leave_at(tx, context, actor, kind)?,
        article,
        event,
        letters,
    })
}

/// Drafts and published articles, newest first, for staff.
///
/// # Errors
/// What the store says.
pub fn all(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Article>> {
    Ok(articles::list_all(tx, actor.department_id)?)
}
