//! Staff click a correction of the fact check: the found words, or the field at fault, are replaced
//! and nothing else. The check runs again here; only what it offers itself is written.

use std::collections::BTreeMap;

use crate::domain::article::ArticleText;
use crate::domain::event::EventFacts;
use crate::domain::facts::{Correction, Field, Finding, Place, corrected};
use crate::domain::language::Language;
use crate::services::check_facts::Looked;
use crate::services::write_article::{self, Manuscript};
use crate::services::{Actor, Context, Error, Result, check_facts, edit_event};
use crate::store::{Tx, events};

/// Which correction of which finding.
#[derive(Debug, Clone)]
pub struct Choice {
    /// [`Finding::key`].
    pub finding: String,
    /// Its place among the corrections of the finding, from 0.
    pub correction: usize,
}

impl Choice {
    fn of<'a>(&self, found: &'a [Finding]) -> Option<(&'a Finding, &'a Correction)> {
        let finding = found.iter().find(|one| one.key() == self.finding)?;
        Some((finding, finding.corrections.get(self.correction)?))
    }
}

/// Corrects a draft of an event; `version` is the one the check page showed.
///
/// # Errors
/// [`Error::Stale`] when somebody saved in between or the finding is not there (any more),
/// [`Error::State`] for an event that is public already, [`Error::Forbidden`], [`Error::NotFound`].
pub fn event(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, version): (&str, i32),
    choice: &Choice,
) -> Result<()> {
    let Looked { event, found, .. } = check_facts::event(tx, context, actor, slug)?;
    if event.state.is_public() {
        return Err(Error::State {
            from: event.state,
            to: event.state,
        });
    }
    let (finding, correction) = choice.of(&found).ok_or(Error::Stale)?;
    let mut facts = event.facts();
    match correction {
        Correction::Words(new) => rewrite(&mut facts, finding, new).ok_or(Error::Stale)?,
        Correction::AddOfficer(officer, _) => facts.officer_ids.push(*officer),
        Correction::MoveTo(venue, _) => facts.venue_id = *venue,
        Correction::SetCapacity(seats) => facts.capacity = Some(*seats),
    }
    edit_event::run(tx, context, actor, (slug, version), &facts)?;
    events::keep_text_times(tx, &event)?;
    Ok(())
}

fn rewrite(facts: &mut EventFacts, finding: &Finding, new: &str) -> Option<()> {
    let place = finding.place.as_ref()?;
    let text = facts.texts.get_mut(&place.language)?;
    let field = match place.field {
        Field::Title => &mut text.title,
        Field::Lead => &mut text.lead,
        Field::Body => &mut text.body,
        Field::RainPlan => &mut text.rain_plan,
    };
    *field = corrected(field, &place.span, &finding.words, new)?;
    Some(())
}

/// Corrects an article; `version` is the one the check page showed.
///
/// # Errors
/// As [`event`].
pub fn article(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, version): (&str, i32),
    choice: &Choice,
) -> Result<()> {
    let (article, event, found) = check_facts::article(tx, context, actor, slug)?;
    let (finding, correction) = choice.of(&found).ok_or(Error::Stale)?;
    let (Correction::Words(new), Some(place)) = (correction, &finding.place) else {
        // An event that is over is not changed from its article.
        return Err(Error::Stale);
    };
    let texts = rewritten(article.texts, place, &finding.words, new).ok_or(Error::Stale)?;
    let manuscript = Manuscript {
        event_slug: event.map(|event| event.slug.to_string()),
        byline: article.byline,
        texts,
    };
    write_article::update(tx, context, actor, (slug, version), &manuscript)?;
    Ok(())
}

fn rewritten(
    mut texts: BTreeMap<Language, ArticleText>,
    place: &Place,
    words: &str,
    new: &str,
) -> Option<BTreeMap<Language, ArticleText>> {
    let text = texts.get_mut(&place.language)?;
    let field = match place.field {
        Field::Title => &mut text.title,
        _ => &mut text.body,
    };
    *field = corrected(field, &place.span, words, new)?;
    Some(texts)
}
