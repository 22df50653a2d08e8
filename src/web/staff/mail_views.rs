//! From the mail log to what its pages show: the queue in sentences, letters that wait, one message
//! in words.

use chrono::{DateTime, Timelike, Utc};

use crate::domain::mail_log::{Entry, LATE};
use crate::domain::notice::Kind;
use crate::domain::outbox::State;
use crate::domain::zone;
use crate::services::read_mail_log::{About, Line, Queue};
use crate::services::take_back_letters::{Letter, Waiting};
use crate::web::pages::markup::Moment;
use crate::web::pages::staff::mail_log::{LetterBox, MailLine, QueueLine};
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::StateTag;
use crate::web::staff::Desk;
use crate::words::{Arg, dates};

/// "Thursday, June 1, 2023 at 9:08 p.m. PDT", in the department's zone.
fn date_time(desk: &Desk, at: DateTime<Utc>) -> String {
    dates::date_time(at, desk.present.department.zone, desk.words.language())
}

pub(super) fn kind(desk: &Desk, kind: Kind) -> String {
    let key = format!("staff-mail-kind-{}", kind.as_str().replace('_', "-"));
    desk.words.t(&key)
}

pub(super) fn state(desk: &Desk, state: State) -> String {
    desk.words
        .t(&format!("staff-mail-state-{}", state.as_str()))
}

/// How the queue does, the most pressing first.
pub(super) fn queue(desk: &Desk, queue: &Queue) -> Vec<QueueLine> {
    let words = desk.words;
    let now = desk.app.clock.now();
    let health = &queue.health;
    let mut lines = Vec::new();
    let mut say = |class, text| lines.push(QueueLine { text, class });
    if let Some((since, reason)) = &queue.pause {
        let why = if reason == "restored" {
            reason
        } else {
            "asked"
        };
        let key = format!("staff-mail-pause-{why}");
        say("bad", words.t1(&key, "when", date_time(desk, *since)));
    }
    if let Some(until) = queue.relay_rests_until {
        let when = date_time(desk, until);
        say("warn", words.t1("staff-mail-relay-rests", "when", when));
    }
    let mut waiting = words.t1("staff-mail-queue-waiting", "count", health.waiting);
    if health.waiting_later > 0 {
        waiting.push(' ');
        waiting += &words.t1("staff-mail-queue-later", "count", health.waiting_later);
    }
    say("", waiting);
    if let Some(oldest) = health.oldest_due {
        let when = date_time(desk, oldest);
        if now - oldest > LATE {
            say("warn", words.t1("staff-mail-queue-late", "when", when));
        } else {
            say("", words.t1("staff-mail-queue-oldest", "when", when));
        }
    }
    let ended = [
        ("uncertain", health.uncertain),
        ("failed", health.failed),
        ("expired", health.expired),
    ];
    for (what, count) in ended.into_iter().filter(|(_, count)| *count > 0) {
        let key = format!("staff-mail-queue-{what}");
        say("warn", words.t1(&key, "count", count));
    }
    if ended.iter().all(|(_, count)| *count == 0) && health.last_sent.is_some() {
        say("done", words.t("staff-mail-queue-fine"));
    }
    match health.last_sent {
        Some(at) => {
            let when = date_time(desk, at);
            say("", words.t1("staff-mail-queue-last", "when", when));
        }
        None => say("", words.t("staff-mail-queue-never")),
    }
    lines
}

/// "12 letters leave at 3:42 p.m. PDT", or what else there is to say of when.
pub(super) fn leaves(desk: &Desk, stem: &str, at: DateTime<Utc>, count: u32) -> String {
    let (words, language) = (desk.words, desk.words.language());
    let department = desk.present.department.zone;
    let (now, then) = (
        zone::local(desk.app.clock.now(), department),
        zone::local(at, department),
    );
    let count = Arg::from(i64::from(count));
    if now.date() != then.date() {
        let when = Arg::from(date_time(desk, at));
        return words.with(
            &format!("{stem}-later"),
            &[("count", count), ("when", when)],
        );
    }
    let time = Arg::from(dates::clock(at, department, language));
    let hour = Arg::from(i64::from(then.hour12().1));
    let values = [("count", count), ("time", time), ("hour", hour)];
    words.with(&format!("{stem}-today"), &values)
}

/// A letter to many that waits, with its button.
pub(super) fn letter_box(desk: &Desk, waiting: &Waiting, about: Option<&About>) -> LetterBox {
    let language = desk.words.language();
    let sentence = if waiting.leaves_at > desk.app.clock.now() {
        leaves(
            desk,
            "staff-mail-leaves",
            waiting.leaves_at,
            waiting.letters,
        )
    } else {
        let count = i64::from(waiting.letters);
        desk.words.t1("staff-mail-leaving", "count", count)
    };
    let (slug, title) = match about {
        Some(About::Event(name) | About::Article(name)) => {
            (name.slug.as_str(), name.title(language).to_owned())
        }
        None => ("", String::new()),
    };
    let (action, letter) = match &waiting.letter {
        Letter::Article(_) => (paths::article_mailing_undo(slug), String::new()),
        Letter::Event(_, letter) => (paths::event_letter_undo(slug), letter.clone()),
    };
    LetterBox {
        sentence,
        action,
        letter,
        about: title,
    }
}

/// One message in words.
pub(super) fn line(desk: &Desk, line: &Line) -> MailLine {
    let (words, language) = (desk.words, desk.words.language());
    let entry = &line.entry;
    let (about, about_path) = match &line.about {
        Some(About::Event(name)) => (name.title(language).to_owned(), paths::event(&name.slug)),
        Some(About::Article(name)) => (name.title(language).to_owned(), paths::article(&name.slug)),
        None => (String::new(), String::new()),
    };
    let why = match entry.why() {
        Some(why) => words.t(&format!("staff-mail-why-{}", why.as_str())),
        None => String::new(),
    };
    let about_state = words.t(&format!("staff-mail-about-{}", ending(entry)));
    // That nobody knows what happened says more than why the connection broke off.
    let why = match entry.state {
        _ if why.is_empty() => about_state,
        State::Uncertain | State::Expired => format!("{about_state} {why}"),
        _ => why,
    };
    let code = entry.code.filter(|code| *code != 250);
    let said = match (code, line.said.as_str()) {
        (Some(code), "") => code.to_string(),
        (Some(code), said) => format!("{code} {said}"),
        (None, said) => said.to_owned(),
    };
    MailLine {
        id: entry.id.0,
        kind: kind(desk, entry.kind),
        about,
        about_path,
        to: line.to.clone().unwrap_or_default(),
        state: StateTag {
            word: match entry.gathered_in {
                Some(_) => words.t("staff-mail-state-gathered"),
                None => state(desk, entry.state),
            },
            class: class(entry.state),
        },
        why,
        said,
        times: times(desk, entry),
    }
}

fn ending(entry: &Entry) -> &'static str {
    if entry.gathered_in.is_some() {
        "gathered"
    } else if entry.is_taken_back() {
        "taken-back"
    } else {
        entry.state.as_str()
    }
}

fn class(state: State) -> &'static str {
    match state {
        State::Sent => "yes",
        State::Failed => "bad",
        State::Uncertain | State::Expired => "warn",
        _ => "",
    }
}

fn times(desk: &Desk, entry: &Entry) -> Vec<Moment> {
    let zone = desk.present.department.zone;
    let moment = |key: &str, at| {
        let text = desk.words.t1(key, "when", date_time(desk, at));
        Moment::new(dates::iso(at, zone), text)
    };
    let mut times = vec![moment("staff-mail-stored", entry.created_at)];
    let tried = entry.tried_at.filter(|_| entry.state != State::Sent);
    times.extend(tried.map(|at| moment("staff-mail-tried", at)));
    times.extend(match (entry.state, entry.finished_at) {
        (State::Sent, Some(at)) => Some(moment("staff-mail-sent-at", at)),
        (_, Some(at)) => Some(moment("staff-mail-ended", at)),
        (State::Ready, None) if entry.attempts > 0 => {
            Some(moment("staff-mail-next", entry.not_before))
        }
        (State::Ready, None) => Some(moment("staff-mail-planned", entry.not_before)),
        _ => None,
    });
    times
}
