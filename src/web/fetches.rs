//! Notes which calendar apps ask for feeds, after the answer and in batches: a busy feed costs one
//! write in a minute. What is not written yet is shown all the same; at most a minute of it is lost
//! when the program ends.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use actix_web::http::header::USER_AGENT;
use actix_web::{HttpRequest, web};
use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::calendar_app::CalendarApp;
use crate::domain::ids::DepartmentId;
use crate::services::note_fetches;
use crate::services::read_event::Look;
use crate::web::state::App;

/// Between two writes.
const PAUSE: TimeDelta = TimeDelta::seconds(60);

type Seen = BTreeMap<(DepartmentId, CalendarApp), DateTime<Utc>>;

#[derive(Default)]
struct Book {
    seen: Seen,
    written_at: Option<DateTime<Utc>>,
}

/// What was seen and is not in the database yet.
#[derive(Default)]
pub struct Fetches(Mutex<Book>);

impl Fetches {
    fn note(&self, department: DepartmentId, app: CalendarApp, now: DateTime<Utc>) -> Option<Seen> {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.seen.insert((department, app), now);
        if book.written_at.is_some_and(|at| now - at < PAUSE) {
            return None;
        }
        book.written_at = Some(now);
        Some(book.seen.clone())
    }

    /// What was written is dropped, unless it was seen again meanwhile.
    fn forget(&self, written: &Seen) {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.seen.retain(|key, at| written.get(key) != Some(at));
    }

    /// What is not written yet about a department's feed. Ask before the database is asked: what is
    /// written in between then shows up there.
    #[must_use]
    pub fn pending(&self, department: DepartmentId) -> Vec<Look> {
        let book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of = |((known, app), at): (&(DepartmentId, CalendarApp), &DateTime<Utc>)| {
            (*known == department).then_some(Look { app: *app, at: *at })
        };
        book.seen.iter().filter_map(of).collect()
    }
}

/// The last look of each family, the latest first.
#[must_use]
pub fn latest(stored: &[Look], pending: &[Look]) -> Vec<Look> {
    let mut last: BTreeMap<CalendarApp, DateTime<Utc>> = BTreeMap::new();
    for look in stored.iter().chain(pending) {
        let kept = last.entry(look.app).or_insert(look.at);
        *kept = (*kept).max(look.at);
    }
    let mut looks: Vec<Look> = last.into_iter().map(|(app, at)| Look { app, at }).collect();
    looks.sort_by_key(|look| Reverse(look.at));
    looks
}

/// Notes that somebody asked for a department's feed.
pub(super) fn note(app: &web::Data<App>, request: &HttpRequest, department: DepartmentId) {
    let name = request.headers().get(USER_AGENT);
    let family = CalendarApp::of(name.and_then(|name| name.to_str().ok()).unwrap_or_default());
    let Some(seen) = app.fetches.note(department, family, app.clock.now()) else {
        return;
    };
    let app = app.clone();
    actix_web::rt::spawn(async move {
        let looks: Vec<note_fetches::Seen> = seen
            .iter()
            .map(|((department, app), at)| (*department, Look { app: *app, at: *at }))
            .collect();
        match app
            .write(move |tx, context| note_fetches::run(tx, context, &looks))
            .await
        {
            Ok(()) => app.fetches.forget(&seen),
            Err(_) => tracing::warn!("which calendar apps have looked could not be noted"),
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_feed_is_written_once_a_minute_and_nothing_seen_is_forgotten() {
        let (book, home) = (Fetches::default(), DepartmentId(1));
        let at = |seconds: i64| DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap();
        let first = book.note(home, CalendarApp::Google, at(0)).unwrap();
        assert!(book.note(home, CalendarApp::Apple, at(1)).is_none());
        assert!(book.note(home, CalendarApp::Google, at(2)).is_none());
        book.forget(&first);
        let stored = [Look {
            app: CalendarApp::Google,
            at: at(0),
        }];
        let shown = latest(&stored, &book.pending(home));
        assert_eq!(
            shown,
            [
                Look {
                    app: CalendarApp::Google,
                    at: at(2)
                },
                Look {
                    app: CalendarApp::Apple,
                    at: at(1)
                }
            ]
        );
        assert_eq!(book.pending(DepartmentId(2)), []);
        assert_eq!(
            book.note(home, CalendarApp::Other, at(61)).unwrap().len(),
            3
        );
    }
}
