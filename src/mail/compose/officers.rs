//! Letters to officers about their part in an event, and the one letter about them: that they are
//! late.

use super::{Desk, line, prose};
use crate::domain::assignment::State as Assigned;
use crate::domain::briefing::Briefing;
use crate::domain::event::{Event, State};
use crate::domain::notice::{Duty, Was};
use crate::domain::topic;
use crate::mail::page::{Block, Fact, Foot, Link, Page};
use crate::mail::render::RenderError;
use crate::words::dates::Span;
use crate::words::{Arg, kit};

impl Desk<'_> {
    fn duty(&self) -> Result<&Duty, RenderError> {
        self.letter.duty.as_ref().ok_or(RenderError::Lacks("duty"))
    }

    /// You are on the roster.
    pub(super) fn assigned(&self) -> Result<Page, RenderError> {
        let (event, duty) = (self.event()?, self.duty()?);
        let mut blocks = vec![self.dear(duty)];
        if let Some(name) = &duty.stand_in_for {
            let words = self.words.t1(&self.key("stand-in"), "name", line(name));
            blocks.push(Block::Paragraph(words));
        }
        let next = match duty.state {
            Assigned::Asked => "next",
            _ => "next-accepted",
        };
        blocks.extend([
            self.facts_block(self.to_know(event)),
            Block::Paragraph(self.words.t(&self.key(next))),
            self.answer(duty),
            self.see_event(event),
        ]);
        Ok(self.to_officer(event, blocks))
    }

    /// The time or the place changed.
    pub(super) fn duty_changed(&self) -> Result<Page, RenderError> {
        let (event, duty) = (self.event()?, self.duty()?);
        let was = self.letter.was.as_ref().ok_or(RenderError::Lacks("was"))?;
        let blocks = vec![
            Block::Paragraph(self.words.t(&self.key(self.what_changed(event, was)))),
            Block::Facts {
                title: self.words.t("mail-now"),
                rows: self.when_and_where(event),
            },
            Block::Facts {
                title: self.words.t("mail-before"),
                rows: self.before(event, was),
            },
            Block::Paragraph(self.words.t(&self.key("next"))),
            self.answer(duty),
            self.see_event(event),
        ];
        Ok(self.to_officer(event, blocks))
    }

    /// The event is off, or goes on without this officer.
    pub(super) fn duty_off(&self) -> Result<Page, RenderError> {
        let (event, duty) = (self.event()?, self.duty()?);
        let why = match (duty.state, event.state) {
            (Assigned::Removed, _) => "removed",
            (_, State::Postponed) => "postponed",
            _ => "cancelled",
        };
        let mut blocks = vec![Block::Paragraph(self.words.t(&self.key(why)))];
        let reason = prose(event.reason.as_deref().unwrap_or_default());
        if !reason.is_empty() {
            blocks.push(self.facts_block(vec![self.fact("mail-reason", reason)]));
        }
        blocks.push(Block::Facts {
            title: self.words.t(&self.key("was")),
            rows: self.when_and_where(event),
        });
        blocks.push(self.see_event(event));
        Ok(self.to_officer(event, blocks))
    }

    /// "Please disregard our last message", and what is true.
    pub(super) fn duty_corrected(&self) -> Result<Page, RenderError> {
        let (event, duty) = (self.event()?, self.duty()?);
        let (title, next) = match event.state {
            State::Published => (String::new(), "mail-officer-plan-changed-next"),
            _ => (
                self.words.t("mail-officer-plan-off-was"),
                "mail-officer-plan-off-postponed",
            ),
        };
        let blocks = vec![
            Block::Paragraph(self.words.t(&self.key("intro"))),
            Block::Facts {
                title,
                rows: self.when_and_where(event),
            },
            Block::Paragraph(self.words.t(next)),
            self.answer(duty),
            self.see_event(event),
        ];
        Ok(self.to_officer(event, blocks))
    }

    /// The day before: what to know and what to take along.
    pub(super) fn briefing(&self) -> Result<Page, RenderError> {
        let (event, duty) = (self.event()?, self.duty()?);
        let briefing = duty.briefing.as_ref();
        let briefing = briefing.ok_or(RenderError::Lacks("briefing"))?;
        let mut first = self.to_know(event);
        let names: Vec<String> = briefing.officers.iter().map(|name| line(name)).collect();
        first.push(self.fact("briefing-officers", self.words.list(&names)));
        if let Some(expected) = briefing.expected.filter(|expected| expected.promised > 0) {
            let range = self.words.t2(
                "staff-expected",
                ("low", i64::from(expected.low)),
                ("high", i64::from(expected.high)),
            );
            first.push(self.fact("briefing-expected", range));
        }
        let mut blocks = vec![self.dear(duty), self.facts_block(first)];
        blocks.push(Block::Facts {
            title: self.words.t("briefing-heard"),
            rows: vec![
                self.fact("briefing-topics", self.topics(briefing)),
                self.fact("briefing-arrangements", self.arrangements(briefing)),
            ],
        });
        let language = self.letter.language;
        let (take, say) = (
            kit::materials(&briefing.kit, &event.kind.facts.icon, self.words, language),
            kit::talking_points(&briefing.kit, &event.kind.facts.icon, self.words, language),
        );
        blocks.push(Block::Facts {
            title: self.words.t("briefing-kit"),
            rows: vec![
                self.fact("briefing-materials", listed(&take)),
                self.fact("briefing-points", listed(&say)),
            ],
        });
        blocks.push(Block::Paragraph(self.words.t(&self.key("next"))));
        blocks.push(self.answer(duty));
        blocks.push(self.see_event(event));
        Ok(self.to_officer(event, blocks))
    }

    fn topics(&self, briefing: &Briefing) -> String {
        let times = |what: &str, count: u32| {
            let count = Arg::Number(i64::from(count));
            self.words
                .t2("briefing-times", ("what", what), ("count", count))
        };
        let mut lines: Vec<String> = briefing
            .topics
            .iter()
            .map(|(labels, count)| {
                times(&line(topic::label(labels, self.letter.language).1), *count)
            })
            .collect();
        if briefing.others > 0 {
            lines.push(times(&self.words.t("briefing-others"), briefing.others));
        }
        if lines.is_empty() {
            return self.words.t("briefing-topics-none");
        }
        listed(&lines)
    }

    fn arrangements(&self, briefing: &Briefing) -> String {
        let lines = kit::arrangements(&briefing.arrangements, self.words);
        if lines.is_empty() {
            return self.words.t("briefing-arrangements-none");
        }
        listed(&lines.iter().map(|one| line(one)).collect::<Vec<_>>())
    }

    /// To those who are coming: officers are late.
    pub(super) fn late(&self) -> Result<Page, RenderError> {
        let (event, party) = (self.event()?, self.party()?);
        let late = event.roster.latest();
        let (officer, minutes) = late.ok_or(RenderError::Lacks("delay"))?;
        let named = event.confirmed().find(|one| one.id == officer);
        let named = named.and_then(|one| one.facts.public_name());
        let minutes = Arg::Number(i64::from(minutes));
        let said = match named {
            Some(name) => self
                .words
                .t2("late-named", ("name", line(&name)), ("minutes", minutes)),
            None => self.words.t1("late-officers", "minutes", minutes),
        };
        let blocks = vec![
            Block::Paragraph(said),
            Block::Paragraph(self.words.t(&self.key("still"))),
            self.facts_block(self.when_and_where(event)),
            self.change_rsvp(party),
            self.see_event(event),
        ];
        Ok(self.about_event(event, blocks))
    }

    /// Which sentence says what changed.
    pub(super) fn what_changed(&self, event: &Event, was: &Was) -> &'static str {
        let time = was.starts_at != event.times.starts_at || was.ends_at != event.times.ends_at;
        let was_venue = line(&was.venue);
        let place = !was_venue.is_empty() && was_venue != self.place(event);
        match (time, place) {
            (true, false) => "time",
            (false, true) => "place",
            _ => "both",
        }
    }

    /// Time and place as they were.
    pub(super) fn before(&self, event: &Event, was: &Was) -> Vec<Fact> {
        let before = Span {
            starts_at: was.starts_at,
            ends_at: was.ends_at,
            zone: event.times.zone,
        };
        let was_venue = line(&was.venue);
        let place = if was_venue.is_empty() {
            self.place(event)
        } else {
            was_venue
        };
        vec![
            self.fact("mail-when", before.when(self.letter.language)),
            self.fact("mail-where", place),
        ]
    }

    fn dear(&self, duty: &Duty) -> Block {
        let name = line(&duty.officer);
        Block::Paragraph(self.words.t1(&self.key("intro"), "name", name))
    }

    fn to_know(&self, event: &Event) -> Vec<Fact> {
        let mut rows = self.when_and_where(event);
        rows.extend(self.good_to_know(event));
        rows
    }

    fn facts_block(&self, rows: Vec<Fact>) -> Block {
        Block::Facts {
            title: String::new(),
            rows,
        }
    }

    fn answer(&self, duty: &Duty) -> Block {
        Block::Action(Link {
            label: self.words.t("mail-officer-answer"),
            url: duty.answer_url.clone(),
        })
    }

    fn to_officer(&self, event: &Event, blocks: Vec<Block>) -> Page {
        let title = line(event.title(self.letter.language));
        let mut footer = vec![Foot::Text(self.words.t("mail-foot-officer"))];
        footer.extend(self.imprint());
        Page {
            language: self.letter.language,
            subject: self.subject("title", &title),
            heading: self.words.t1(&self.key("heading"), "title", title),
            blocks,
            footer,
        }
    }
}

/// Several lines as a list that reads the same in text and in HTML.
fn listed(lines: &[String]) -> String {
    let marked = lines.iter().map(|line| format!("• {line}"));
    marked.collect::<Vec<_>>().join("\n")
}
