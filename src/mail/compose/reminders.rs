//! Several reminders in one letter: each event with when, where and the reader's own link.

use super::{Desk, line};
use crate::domain::notice::Reminding;
use crate::mail::page::{Block, Foot, Page};
use crate::mail::render::RenderError;
use crate::words::Arg;

impl Desk<'_> {
    pub(super) fn reminders(&self) -> Result<Page, RenderError> {
        let reminders = &self.letter.reminders;
        if reminders.is_empty() {
            return Err(RenderError::Lacks("reminders"));
        }
        let count = || Arg::Number(i64::try_from(reminders.len()).unwrap_or(i64::MAX));
        let mut blocks = vec![Block::Paragraph(self.words.t(&self.key("intro")))];
        blocks.extend(
            reminders
                .iter()
                .flat_map(|reminder| self.reminded(reminder)),
        );
        blocks.push(Block::Paragraph(self.words.t(&self.key("plans"))));
        let mut footer = vec![Foot::Text(self.words.t("mail-foot-reminders"))];
        footer.extend(self.stop("mail-foot-no-reminders-at-all"));
        footer.extend(self.imprint());
        Ok(Page {
            language: self.letter.language,
            subject: line(&self.words.t1(&self.key("subject"), "count", count())),
            heading: self.words.t1(&self.key("heading"), "count", count()),
            blocks,
            footer,
        })
    }

    fn reminded(&self, reminder: &Reminding) -> [Block; 3] {
        let (event, party) = (&reminder.event, &reminder.party);
        [
            Block::Facts {
                title: line(event.title(self.letter.language)),
                rows: self.facts_of(event, party),
            },
            self.change_rsvp(party),
            self.see_event(event),
        ]
    }
}
