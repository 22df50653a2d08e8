//! Letters about the rain plan, and corrections after an undo. Both are written from the rows as they
//! are when the letter leaves: what it says is what is true then.

use super::{Desk, prose};
use crate::domain::event::{Event, State};
use crate::domain::notice::Kind;
use crate::mail::page::{Block, Fact, Page};
use crate::mail::render::RenderError;

impl Desk<'_> {
    /// What stands between the kind and the part in the keys of a kind with two letters.
    pub(super) fn variant(&self) -> &'static str {
        let event = self.letter.event.as_ref();
        let is_on = event.is_some_and(|event| event.state == State::Published);
        let rain = event.is_some_and(|event| event.rain_since.is_some());
        match self.letter.kind {
            Kind::RainPlan if !rain => "-back",
            Kind::Correction | Kind::OfficerCorrection if !is_on => "-postponed",
            _ => "",
        }
    }

    /// The rain plan that is on, or what to do if it rains; empty when nothing is planned.
    pub(super) fn rain(&self, event: &Event) -> (&'static str, String) {
        match event.rain_now(self.letter.language) {
            Some(now) => ("mail-rain-on", prose(&now)),
            None => {
                let plan = &event.text(self.letter.language).1.rain_plan;
                ("mail-rain", prose(plan))
            }
        }
    }

    /// When and where, and the rain plan: another day has other weather.
    pub(super) fn with_rain(&self, event: &Event) -> Vec<Fact> {
        let mut rows = self.when_and_where(event);
        let (key, plan) = self.rain(event);
        if !plan.is_empty() {
            rows.push(self.fact(key, plan));
        }
        rows
    }

    /// The rain plan is on, or the usual plan is back.
    pub(super) fn rain_plan(&self) -> Result<Page, RenderError> {
        let (event, party) = (self.event()?, self.party()?);
        let mut rows = Vec::new();
        if event.rain_since.is_some() {
            let plan = event.rain_plan(self.letter.language);
            let plan = plan.map(|(_, plan)| prose(plan)).unwrap_or_default();
            let sentence = prose(event.reason.as_deref().unwrap_or_default());
            for (key, value) in [("mail-rain-on", plan), ("mail-rain-sentence", sentence)] {
                if !value.is_empty() {
                    rows.push(self.fact(key, value));
                }
            }
        }
        rows.extend(self.when_and_where(event));
        let blocks = vec![
            Block::Paragraph(self.words.t(&self.key("intro"))),
            Block::Facts {
                title: String::new(),
                rows,
            },
            Block::Paragraph(self.words.t("mail-rain-plan-plans")),
            self.change_rsvp(party),
            self.see_event(event),
        ];
        Ok(self.about_event(event, blocks))
    }

    /// "Please disregard our last message", and everything as it is.
    pub(super) fn corrected(&self) -> Result<Page, RenderError> {
        let (event, party) = (self.event()?, self.party()?);
        let is_on = event.state == State::Published;
        let intro = Block::Paragraph(self.words.t(&self.key("intro")));
        let (title, rows) = match is_on {
            true => (String::new(), self.facts_of(event, party)),
            false => {
                let was = self.words.t("mail-event-postponed-was");
                (was, self.when_and_where(event))
            }
        };
        let mut blocks = vec![
            intro,
            Block::Facts { title, rows },
            Block::Paragraph(self.words.t("mail-correction-plans")),
            self.change_rsvp(party),
            self.see_event(event),
        ];
        if is_on {
            blocks.push(self.add_to_calendar(event));
        }
        Ok(self.about_event(event, blocks))
    }
}
