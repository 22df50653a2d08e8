//! The two letters to subscribers: the one that asks whether they want to be, and the news.

use super::{Desk, line};
use crate::domain::links;
use crate::domain::notice::News;
use crate::domain::subscription::Item;
use crate::mail::page::{Block, Foot, Link, Page};
use crate::mail::render::RenderError;

/// Events in one letter; what is beyond stands on the page of events.
const MOST: usize = 20;

impl Desk<'_> {
    fn subscriber(&self) -> Result<&News, RenderError> {
        self.letter.news.as_ref().ok_or(RenderError::Lacks("news"))
    }

    /// "Do you want our news?", or, to somebody who gets them, how to change that.
    pub(super) fn to_confirm(&self) -> Result<Page, RenderError> {
        let known = self.subscriber()?.preferences_url.clone();
        let department = line(&self.letter.department.name);
        let (part, url) = match known {
            Some(url) => ("known", url),
            None => {
                let link = self.letter.one_time_link.clone();
                ("ask", link.ok_or(RenderError::Lacks("one-time link"))?)
            }
        };
        let words = |what: &str| {
            let key = self.key(&format!("{part}-{what}"));
            self.words.t1(&key, "department", &department)
        };
        let mut footer = vec![Foot::Text(self.words.t("mail-foot-subscription-confirm"))];
        footer.extend(self.imprint());
        Ok(Page {
            language: self.letter.language,
            subject: self.subject("department", &department),
            heading: words("heading"),
            blocks: vec![
                Block::Paragraph(words("intro")),
                Block::Action(Link {
                    label: words("link"),
                    url,
                }),
                Block::Paragraph(words("next")),
            ],
            footer,
        })
    }

    /// What is new, each event with its day, its place and a link.
    pub(super) fn news(&self) -> Result<Page, RenderError> {
        let news = self.subscriber()?;
        let first = news.items.first().ok_or(RenderError::Lacks("events"))?;
        let count = news.items.len();
        let department = line(&self.letter.department.name);
        let heading = self.words.t2(
            &self.key("heading"),
            ("count", count),
            ("department", &department),
        );
        let mut blocks = vec![Block::Paragraph(self.words.t1(
            &self.key("intro"),
            "count",
            count,
        ))];
        for item in news.items.iter().take(MOST) {
            blocks.extend(self.item(item));
        }
        let more = count.saturating_sub(MOST);
        if more > 0 {
            let sentence = self.words.t1(&self.key("more"), "count", more);
            blocks.push(Block::Paragraph(sentence));
        }
        blocks.push(Block::Action(Link {
            label: self.words.t("mail-event-news-all"),
            url: self.url(&links::department(self.letter.department.slug.as_str())),
        }));
        let title = line(first.event.title(self.letter.language));
        Ok(Page {
            language: self.letter.language,
            subject: match count {
                1 => self.subject("title", &title),
                _ => heading.chars().take(super::SUBJECT).collect(),
            },
            heading,
            blocks,
            footer: self.list_footer(news),
        })
    }

    fn item(&self, item: &Item) -> [Block; 2] {
        let event = &item.event;
        let title = line(event.title(self.letter.language));
        let mut rows = self.when_and_where(event);
        if item.more_dates > 0 {
            let dates = self
                .words
                .t1("mail-event-news-dates", "count", item.more_dates);
            rows.push(self.fact("mail-event-news-also", dates));
        }
        let path = links::event(self.letter.department.slug.as_str(), event.slug.as_str());
        let label = self.words.t1("mail-event-news-see", "title", &title);
        let url = self.url(&path);
        [
            Block::Facts { title, rows },
            Block::Action(Link { label, url }),
        ]
    }

    /// Why the letter came, how to get less of it, how to stop it.
    fn list_footer(&self, news: &News) -> Vec<Foot> {
        let department = line(&self.letter.department.name);
        let why = if news.is_narrowed {
            "mail-foot-news-narrowed"
        } else {
            "mail-foot-news"
        };
        let mut footer = vec![Foot::Text(self.words.t1(why, "department", department))];
        if let Some(url) = news.preferences_url.clone() {
            let label = self.words.t("mail-foot-preferences");
            footer.push(Foot::Link(Link { label, url }));
        }
        footer.extend(self.stop("mail-foot-stop-news"));
        footer.extend(self.imprint());
        footer
    }
}
