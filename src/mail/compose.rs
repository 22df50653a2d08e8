//! From a letter to what it says: one function per family of notices. Words come from `mail.ftl`,
//! dates from `words::dates`; every time stands in the event's own zone.

use crate::domain::event::Event;
use crate::domain::links::{self, Links};
use crate::domain::notice::{ArticleCard, Kind, Letter, Party};
use crate::domain::text::Line;
use crate::domain::topic;
use crate::mail::page::{Block, Fact, Foot, Link, Page};
use crate::mail::render::RenderError;
use crate::words::dates::{self, Span};
use crate::words::{Arg, Words, markdown};

mod held;
mod news;
mod officers;
mod operator;
mod reminders;

/// Longest Subject, in characters.
const SUBJECT: usize = 120;

/// What the letter says.
///
/// # Errors
/// When the letter lacks what its kind speaks about.
pub(super) fn page(letter: &Letter, links: &Links) -> Result<Page, RenderError> {
    let desk = Desk {
        letter,
        links,
        words: Words::plain(letter.language),
    };
    match letter.kind {
        Kind::ArticlePublished => desk.article(),
        Kind::StaffInvitation | Kind::StaffReset => desk.invitation(),
        Kind::AccessAnswered => desk.answered(),
        Kind::PublishHeld => desk.held_back(),
        Kind::MailTest => desk.test(),
        Kind::EventLetter => desk.written(),
        Kind::SubscriptionConfirm => desk.to_confirm(),
        Kind::EventNews => desk.news(),
        Kind::RsvpHeld | Kind::RsvpOffered => desk.to_answer(),
        Kind::EventCancelled | Kind::EventPostponed => desk.called_off(),
        Kind::RsvpWithdrawn => desk.withdrawn(),
        Kind::EventChanged => desk.changed(),
        Kind::RainPlan => desk.rain_plan(),
        Kind::Correction => desk.corrected(),
        Kind::OfficerAssigned => desk.assigned(),
        Kind::OfficerPlanChanged => desk.duty_changed(),
        Kind::OfficerPlanOff => desk.duty_off(),
        Kind::OfficerCorrection => desk.duty_corrected(),
        Kind::OfficerBriefing => desk.briefing(),
        Kind::RunningLate => desk.late(),
        Kind::Reminders => desk.reminders(),
        Kind::RsvpConfirmed
        | Kind::RsvpWaitlisted
        | Kind::OfferLapsed
        | Kind::RsvpPromoted
        | Kind::RsvpLink
        | Kind::Reminder => desk.rsvp(),
    }
}

mod corrections;

struct Desk<'a> {
    letter: &'a Letter,
    links: &'a Links,
    words: Words,
}

impl Desk<'_> {
    /// `mail-rsvp-confirmed-intro` and the like.
    fn key(&self, part: &str) -> String {
        let kind = self.letter.kind.as_str().replace('_', "-");
        format!("mail-{kind}{}-{part}", self.variant())
    }

    fn event(&self) -> Result<&Event, RenderError> {
        self.letter
            .event
            .as_ref()
            .ok_or(RenderError::Lacks("event"))
    }

    fn party(&self) -> Result<&Party, RenderError> {
        self.letter
            .party
            .as_ref()
            .ok_or(RenderError::Lacks("party"))
    }

    fn rsvp(&self) -> Result<Page, RenderError> {
        let (event, party) = (self.event()?, self.party()?);
        let count = Arg::Number(i64::from(party.heads));
        let seated = !matches!(
            self.letter.kind,
            Kind::RsvpWaitlisted | Kind::OfferLapsed | Kind::RsvpLink
        );
        let after = if seated { "plans" } else { "next" };
        let rows = self.facts_of(event, party);
        let mut blocks = vec![
            Block::Paragraph(self.words.t1(&self.key("intro"), "count", count)),
            Block::Facts {
                title: String::new(),
                rows,
            },
            Block::Paragraph(self.words.t(&self.key(after))),
            self.change_rsvp(party),
            self.see_event(event),
        ];
        if seated {
            blocks.push(self.add_to_calendar(event));
        }
        Ok(self.about_event(event, blocks))
    }

    /// Seats are kept until a button behind the link is pressed.
    fn to_answer(&self) -> Result<Page, RenderError> {
        let (event, party) = (self.event()?, self.party()?);
        let until = party
            .answer_by
            .ok_or(RenderError::Lacks("time to answer"))?;
        let until = dates::date_time(until, event.times.zone, self.letter.language);
        let count = Arg::Number(i64::from(party.heads));
        let blocks = vec![
            Block::Paragraph(self.words.t2(
                &self.key("intro"),
                ("count", count),
                ("until", Arg::from(until)),
            )),
            Block::Action(Link {
                label: self.words.t("mail-answer"),
                url: party.manage_url.clone(),
            }),
            Block::Paragraph(self.words.t(&self.key("next"))),
            Block::Facts {
                title: String::new(),
                rows: self.facts_of(event, party),
            },
            self.see_event(event),
        ];
        Ok(self.about_event(event, blocks))
    }

    /// The resident does not come; the event goes on without her.
    fn withdrawn(&self) -> Result<Page, RenderError> {
        let event = self.event()?;
        let blocks = vec![
            Block::Paragraph(self.words.t(&self.key("intro"))),
            Block::Facts {
                title: String::new(),
                rows: self.when_and_where(event),
            },
            Block::Paragraph(self.words.t(&self.key("next"))),
            self.see_event(event),
        ];
        Ok(self.about_event(event, blocks))
    }

    /// When, where, how many, and what is good to know.
    fn facts_of(&self, event: &Event, party: &Party) -> Vec<Fact> {
        let mut rows = self.when_and_where(event);
        let count = Arg::Number(i64::from(party.heads));
        rows.push(self.fact("mail-people", self.words.t1("mail-party", "count", count)));
        rows.extend(self.good_to_know(event));
        rows
    }

    /// What staff wrote to everybody who is coming.
    fn written(&self) -> Result<Page, RenderError> {
        let (event, party) = (self.event()?, self.party()?);
        let written = self.letter.written.as_deref();
        let written = written.ok_or(RenderError::Lacks("words"))?;
        let department = line(&self.letter.department.name);
        let blocks = vec![
            Block::Paragraph(self.words.t1(&self.key("intro"), "department", department)),
            Block::Paragraph(prose(written)),
            Block::Facts {
                title: String::new(),
                rows: self.when_and_where(event),
            },
            self.change_rsvp(party),
            self.see_event(event),
        ];
        Ok(self.about_event(event, blocks))
    }

    fn changed(&self) -> Result<Page, RenderError> {
        let (event, party) = (self.event()?, self.party()?);
        let was = self.letter.was.as_ref().ok_or(RenderError::Lacks("was"))?;
        let what = self.what_changed(event, was);
        let blocks = vec![
            Block::Paragraph(self.words.t(&self.key(what))),
            Block::Facts {
                title: self.words.t("mail-now"),
                rows: self.with_rain(event),
            },
            Block::Facts {
                title: self.words.t("mail-before"),
                rows: self.before(event, was),
            },
            Block::Paragraph(self.words.t(&self.key("plans"))),
            self.change_rsvp(party),
            self.see_event(event),
            self.add_to_calendar(event),
        ];
        Ok(self.about_event(event, blocks))
    }

    fn called_off(&self) -> Result<Page, RenderError> {
        let event = self.event()?;
        let mut blocks = vec![Block::Paragraph(self.words.t(&self.key("intro")))];
        let reason = prose(event.reason.as_deref().unwrap_or_default());
        if !reason.is_empty() {
            let rows = vec![self.fact("mail-reason", reason)];
            blocks.push(Block::Facts {
                title: String::new(),
                rows,
            });
        }
        let title = self.words.t(&self.key("was"));
        blocks.push(Block::Facts {
            title,
            rows: self.when_and_where(event),
        });
        if let (Kind::EventPostponed, Some(party)) = (self.letter.kind, &self.letter.party) {
            blocks.push(self.change_rsvp(party));
        }
        blocks.push(self.see_event(event));
        blocks.push(Block::Action(Link {
            label: self.words.t("mail-see-events"),
            url: self.url(&links::department(self.letter.department.slug.as_str())),
        }));
        Ok(self.about_event(event, blocks))
    }

    fn article(&self) -> Result<Page, RenderError> {
        let card = self
            .letter
            .article
            .as_ref()
            .ok_or(RenderError::Lacks("article"))?;
        let posted = dates::date_time(
            card.published_at,
            self.letter.department.zone,
            self.letter.language,
        );
        let byline = self.words.t2(
            &self.key("byline"),
            ("date", posted),
            ("author", line(&card.byline)),
        );
        let read = Link {
            label: self.words.t("mail-read-article"),
            url: card.url.clone(),
        };
        let mut footer = vec![Foot::Text(self.words.t("mail-foot-article"))];
        footer.extend(self.stop("mail-foot-unsubscribe"));
        footer.extend(self.imprint());
        Ok(Page {
            language: self.letter.language,
            subject: self.subject("title", &line(&card.title)),
            heading: line(&card.title),
            blocks: vec![Block::Paragraph(byline), body_of(card), Block::Action(read)],
            footer,
        })
    }

    fn invitation(&self) -> Result<Page, RenderError> {
        let url = self
            .letter
            .one_time_link
            .clone()
            .ok_or(RenderError::Lacks("one-time link"))?;
        let department = line(&self.letter.department.name);
        let intro = self.words.t1(&self.key("intro"), "department", &department);
        let link = Link {
            label: self.words.t("mail-set-password"),
            url,
        };
        let mut footer = vec![Foot::Text(self.words.t1(
            "mail-foot-staff",
            "department",
            &department,
        ))];
        footer.extend(self.imprint());
        Ok(Page {
            language: self.letter.language,
            subject: self.subject("department", &department),
            heading: self
                .words
                .t1(&self.key("heading"), "department", &department),
            blocks: vec![
                Block::Paragraph(intro),
                Block::Paragraph(self.words.t(&self.key("next"))),
                Block::Action(link),
            ],
            footer,
        })
    }

    fn answered(&self) -> Result<Page, RenderError> {
        let event = self.event()?;
        let written = self.letter.written.as_deref();
        let written = written.ok_or(RenderError::Lacks("answer"))?;
        let title = line(event.title(self.letter.language));
        let mut footer = vec![Foot::Text(self.words.t("mail-foot-access"))];
        footer.extend(self.imprint());
        Ok(Page {
            language: self.letter.language,
            subject: self.subject("title", &title),
            heading: self.words.t1(&self.key("heading"), "title", title),
            blocks: vec![
                Block::Paragraph(self.words.t(&self.key("intro"))),
                Block::Paragraph(prose(written)),
                Block::Facts {
                    title: String::new(),
                    rows: self.when_and_where(event),
                },
                self.see_event(event),
            ],
            footer,
        })
    }

    fn about_event(&self, event: &Event, blocks: Vec<Block>) -> Page {
        let title = line(event.title(self.letter.language));
        let mut footer = vec![Foot::Text(self.words.t("mail-foot-rsvp"))];
        if let Some(party) = &self.letter.party {
            let label = self.words.t("mail-change-rsvp");
            footer.push(Foot::Link(Link {
                label,
                url: party.manage_url.clone(),
            }));
        }
        footer.extend(self.stop("mail-foot-no-reminders"));
        footer.extend(self.imprint());
        Page {
            language: self.letter.language,
            subject: self.subject("title", &title),
            heading: self.words.t1(&self.key("heading"), "title", title),
            blocks,
            footer,
        }
    }

    /// The visible way to stop, of mail that can be stopped.
    fn stop(&self, label: &str) -> Option<Foot> {
        let url = self.letter.unsubscribe_url.clone()?;
        let label = self.words.t(label);
        Some(Foot::Link(Link { label, url }))
    }

    /// Who sends, where they are, how to reach them.
    fn imprint(&self) -> Vec<Foot> {
        let department = &self.letter.department;
        let (name, address) = (line(&department.name), line(&department.postal_address));
        let (email, phone) = (line(&department.email), line(&department.phone));
        let from = if address.is_empty() {
            self.words.t1("mail-foot-department", "department", name)
        } else {
            self.words
                .t2("mail-foot-from", ("department", name), ("address", address))
        };
        let contact = match (email.is_empty(), phone.is_empty()) {
            (true, true) => self.words.t("mail-foot-answer"),
            (true, false) => self.words.t1("mail-foot-call", "phone", phone),
            (false, true) => self.words.t1("mail-foot-contact", "email", email),
            (false, false) => self
                .words
                .t2("mail-foot-phone", ("email", email), ("phone", phone)),
        };
        let emergency = line(&department.settings.emergency_phone);
        let warning = self.words.t1("mail-foot-not-emergency", "phone", emergency);
        vec![Foot::Text(contact), Foot::Text(warning), Foot::Text(from)]
    }

    fn when_and_where(&self, event: &Event) -> Vec<Fact> {
        let times = &event.times;
        let span = Span {
            starts_at: times.starts_at,
            ends_at: times.ends_at,
            zone: times.zone,
        };
        vec![
            self.fact("mail-when", span.when(self.letter.language)),
            self.fact("mail-where", self.place(event)),
        ]
    }

    fn good_to_know(&self, event: &Event) -> Vec<Fact> {
        let (_, access) = topic::label(&event.venue.facts.access_notes, self.letter.language);
        let (rain, plan) = self.rain(event);
        [("mail-getting-in", prose(access)), (rain, plan)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| self.fact(key, value))
            .collect()
    }

    fn place(&self, event: &Event) -> String {
        let venue = &event.venue.facts;
        let (name, address) = (line(&venue.name), line(&venue.address_line()));
        self.words
            .t2("mail-place", ("name", name), ("address", address))
    }

    fn fact(&self, key: &str, value: String) -> Fact {
        Fact {
            label: self.words.t(key),
            value,
        }
    }

    fn change_rsvp(&self, party: &Party) -> Block {
        let label = self.words.t("mail-change-rsvp");
        Block::Action(Link {
            label,
            url: party.manage_url.clone(),
        })
    }

    fn see_event(&self, event: &Event) -> Block {
        let path = links::event(self.letter.department.slug.as_str(), event.slug.as_str());
        Block::Action(Link {
            label: self.words.t("mail-see-event"),
            url: self.url(&path),
        })
    }

    fn add_to_calendar(&self, event: &Event) -> Block {
        let path = links::event_ics(self.letter.department.slug.as_str(), event.slug.as_str());
        Block::Action(Link {
            label: self.words.t("mail-add-to-calendar"),
            url: self.url(&path),
        })
    }

    fn url(&self, path: &str) -> String {
        self.links
            .absolute(&links::in_language(path, self.letter.language))
    }

    /// The subject with as much of the name as fits.
    fn subject(&self, argument: &'static str, name: &str) -> String {
        let full = line(&self.words.t1(&self.key("subject"), argument, name));
        let over = full.chars().count().saturating_sub(SUBJECT);
        if over == 0 {
            return full;
        }
        let keep = name.chars().count().saturating_sub(over + 1);
        let short: String = name.chars().take(keep).collect();
        let cut = self.words.t1(
            &self.key("subject"),
            argument,
            format!("{}…", short.trim_end()),
        );
        line(&cut).chars().take(SUBJECT).collect()
    }
}

fn body_of(card: &ArticleCard) -> Block {
    let body = visible(&card.body);
    Block::Article {
        language: card.language,
        html: markdown::markdown_to_html(&body),
        text: markdown::markdown_to_text(&body),
    }
}

fn line(raw: &str) -> String {
    Line::cleaned(raw).as_str().to_owned()
}

/// Several lines, each without control characters.
fn prose(raw: &str) -> String {
    raw.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The text without what cannot be seen; indents stay, Markdown reads them.
fn visible(raw: &str) -> String {
    raw.chars()
        .filter(|c| *c == '\n' || *c == ' ' || !line(&format!("x{c}x")).eq("xx"))
        .filter(|c| *c == '\n' || !c.is_control())
        .collect()
}
