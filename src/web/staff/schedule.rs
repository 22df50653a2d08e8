//! Publishing later: the second button of the check page, and what staff pages say about it.

use crate::domain::schedule::Schedule;
use crate::services::check_facts::Outcome;
use crate::services::schedule_event::{self, Answer};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, schedule};
use crate::web::pages::form::FormView;
use crate::web::pages::staff::schedule::ScheduleView;
use crate::web::staff::Desk;
use crate::words::dates;

/// What became of the wish: done, or the form with what is wrong and what held it back.
pub(super) enum Tried {
    Done,
    Again(FormView, Option<Outcome>),
}

/// Sets the time that was typed.
pub(super) async fn set(
    desk: &Desk,
    slug: &str,
    version: i32,
    fields: &Fields,
) -> Result<Tried, Error> {
    let mut reader = Reader::new(fields, desk.words);
    let Some(at) = schedule::read(&mut reader, desk.present.department.zone) else {
        return Ok(Tried::Again(reader.view, None));
    };
    let looked = fields.get("publish_anyway") == "yes";
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    let answer = desk
        .app
        .write(move |tx, context| {
            schedule_event::run(tx, context, &actor, (&slug, version), (at, looked))
        })
        .await?;
    Ok(match answer {
        Answer::Set => Tried::Done,
        Answer::Refused(refusal) => {
            schedule::refuse_time(&mut reader, refusal);
            Tried::Again(reader.view, None)
        }
        Answer::HeldBack(outcome) => Tried::Again(reader.view, Some(outcome)),
    })
}

/// Takes the time away.
pub(super) async fn cancel(desk: &Desk, slug: &str) -> Result<(), Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .write(move |tx, context| schedule_event::cancel(tx, context, &actor, &slug))
        .await
}

/// What is said about it.
pub(super) fn view(desk: &Desk, (schedule, name): &(Schedule, String)) -> ScheduleView {
    let language = desk.words.language();
    let when = dates::date_time(schedule.publish_at, desk.present.department.zone, language);
    let stopped = schedule.stopped_at.is_some();
    let key = if stopped {
        "schedule-stopped"
    } else {
        "schedule-set"
    };
    ScheduleView {
        sentence: desk.words.t2(key, ("when", when), ("name", name.clone())),
        stopped,
    }
}
