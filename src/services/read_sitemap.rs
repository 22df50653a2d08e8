//! The pages search engines may list, with the day each last changed.

use chrono::{DateTime, Utc};

use crate::domain::event::State;
use crate::domain::links;
use crate::services::{Context, Result};
use crate::store::events::{Filter, Order};
use crate::store::{Tx, articles, departments, events};

/// The protocol's own limit is 50,000 addresses in one file; the newest come first.
const MOST: usize = 50_000;
/// Events and articles of one department.
const MOST_EACH: i64 = 2_000;

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Absolute.
    pub url: String,
    pub changed: DateTime<Utc>,
}

/// Every public page of every open department.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for department in departments::list_open(tx)? {
        let slug = department.slug.as_str();
        let mut add = |path: String, changed: DateTime<Utc>| {
            let url = context.links.absolute(&path);
            pages.push(Page { url, changed });
        };
        for path in [
            links::department(slug),
            links::calendar(slug),
            links::articles(slug),
            links::privacy(slug),
            links::accessibility(slug),
        ] {
            add(path, department.revised_at);
        }
        let filter = Filter {
            states: State::PUBLIC.to_vec(),
            order: Order::LatestFirst,
            limit: Some(MOST_EACH),
            ..Filter::of(department.id)
        };
        for event in events::list(tx, &filter)? {
            add(links::event(slug, event.slug.as_str()), event.updated_at);
        }
        for article in articles::list_published(tx, department.id, MOST_EACH)? {
            add(
                links::article(slug, article.slug.as_str()),
                article.updated_at,
            );
        }
    }
    pages.truncate(MOST);
    Ok(pages)
}
