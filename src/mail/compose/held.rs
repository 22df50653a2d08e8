//! To whoever set the time: the check held publishing back, and what it found.

use super::{Desk, line};
use crate::domain::links;
use crate::mail::page::{Block, Fact, Foot, Link, Page};
use crate::mail::render::RenderError;
use crate::words::{dates, facts};

impl Desk<'_> {
    pub(super) fn held_back(&self) -> Result<Page, RenderError> {
        let event = self.event()?;
        let held = self.letter.held.as_ref();
        let held = held.ok_or(RenderError::Lacks("findings"))?;
        let (language, department) = (self.letter.language, &self.letter.department);
        let title = line(event.title(language));
        let when = dates::date_time(held.publish_at, department.zone, language);
        let path = links::in_language(&links::event_check(event.slug.as_str()), language);
        let mut found: Vec<String> = held
            .found
            .iter()
            .map(|one| facts::sentence(one, self.words))
            .collect();
        if held.clashes > 0 {
            found.push(self.words.t("mail-publish-held-clash"));
        }
        let mut blocks = vec![Block::Paragraph(self.words.t2(
            &self.key("intro"),
            ("title", title.as_str()),
            ("when", when),
        ))];
        if found.is_empty() {
            blocks.push(Block::Paragraph(self.words.t("mail-publish-held-mended")));
        } else {
            let rows = (1..)
                .zip(found)
                .map(|(number, sentence): (i64, String)| Fact {
                    label: self.words.t1("mail-publish-held-one", "number", number),
                    value: line(&sentence),
                });
            blocks.push(Block::Facts {
                title: self.words.t("mail-publish-held-found"),
                rows: rows.collect(),
            });
        }
        blocks.push(Block::Paragraph(self.words.t(&self.key("next"))));
        blocks.push(Block::Action(Link {
            label: self.words.t("mail-publish-held-open"),
            url: self.links.absolute(&path),
        }));
        let name = line(&department.name);
        let mut footer = vec![Foot::Text(self.words.t1(
            "mail-foot-publish-held",
            "department",
            name,
        ))];
        footer.extend(self.imprint());
        Ok(Page {
            language,
            subject: self.subject("title", &title),
            heading: self.words.t1(&self.key("heading"), "title", &title),
            blocks,
            footer,
        })
    }
}
