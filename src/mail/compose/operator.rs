//! The letter an operator sends to see that mail leaves.

use super::{Desk, line};
use crate::mail::page::{Block, Foot, Page};
use crate::mail::render::RenderError;
use crate::words::dates;

impl Desk<'_> {
    /// What `cuppa mail test` sends.
    pub(super) fn test(&self) -> Result<Page, RenderError> {
        let written = self.letter.written.as_deref();
        let department = line(written.ok_or(RenderError::Lacks("name"))?);
        let at = dates::date_time(
            self.letter.date,
            self.letter.department.zone,
            self.letter.language,
        );
        let mut footer = vec![Foot::Text(self.words.t("mail-foot-test"))];
        footer.extend(self.imprint());
        Ok(Page {
            language: self.letter.language,
            subject: self.subject("department", &department),
            heading: self.words.t(&self.key("heading")),
            blocks: vec![
                Block::Paragraph(self.words.t2(
                    &self.key("intro"),
                    ("department", department),
                    ("at", at),
                )),
                Block::Paragraph(self.words.t(&self.key("next"))),
            ],
            footer,
        })
    }
}
