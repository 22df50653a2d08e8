//! Many at once.

use std::sync::Arc;

use chrono::TimeDelta;

use cuppa::domain::event::Event;
use cuppa::domain::rsvp::{Rsvp, Totals};
use cuppa::store::{Db, StoreResult, departments, events, rsvps};

use crate::town::{Town, event_form};

/// Form tokens for so many people, old enough to be sent.
fn forms(town: &Town, event: &str, people: usize) -> Vec<String> {
    let path = format!("/santa-monica/events/{event}/rsvps");
    let forms = (0..people)
        .map(|_| town.get(&path).hidden("form_token"))
        .collect();
    town.advance(TimeDelta::seconds(10));
    forms
}

/// Everybody does the same at once; what each of them got.
fn at_once<T: Send + 'static, R: Send + 'static>(
    town: &Arc<Town>,
    people: Vec<T>,
    does: fn(&Town, T) -> R,
) -> Vec<R> {
    let threads: Vec<_> = people
        .into_iter()
        .map(|person| {
            let town = town.clone();
            std::thread::spawn(move || does(&town, person))
        })
        .collect();
    threads.into_iter().map(|one| one.join().unwrap()).collect()
}

/// Sends the form; the page behind it.
fn comes(town: &Town, (event, token): (String, String)) -> String {
    let path = format!("/santa-monica/events/{event}/rsvps");
    let sent = town.post(&path, &[("form_token", &token), ("party_size", "1")]);
    sent.is(303).location.clone()
}

fn for_event(event: &str, forms: Vec<String>) -> Vec<(String, String)> {
    forms
        .into_iter()
        .map(|form| (event.to_owned(), form))
        .collect()
}

/// The event, its totals and its waitlist, as the books have them.
fn books(db: &Db, slug: &str) -> (Event, Totals, Vec<Rsvp>) {
    let slug = slug.to_owned();
    let read: StoreResult<_> = db.read(move |tx| {
        let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
        let event = events::find(tx, department.id, &slug)?.unwrap();
        let totals = rsvps::totals(tx, event.id)?;
        let waiting = rsvps::list_waitlisted(tx, event.id)?;
        Ok((event, totals, waiting))
    });
    read.unwrap()
}

/// What one of many does.
enum Step {
    Comes(String, String),
    Goes(String),
    /// Staff make room for twenty only.
    Shrinks {
        event: String,
        rosa: String,
        csrf: String,
        version: String,
    },
}

fn step(town: &Town, step: Step) {
    match step {
        Step::Comes(event, form) => drop(comes(town, (event, form))),
        Step::Goes(page) => {
            town.post(&format!("{page}/cancellation"), &[]).is(303);
        }
        Step::Shrinks {
            event,
            rosa,
            csrf,
            version,
        } => {
            let mut fields: Vec<(&str, String)> = event_form(&csrf);
            fields.retain(|(name, _)| *name != "capacity");
            fields.extend([("capacity", "20".to_owned()), ("version", version)]);
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let path = format!("/staff/events/{event}/edit");
            town.post_as(&path, &rosa, &fields).is(303);
        }
    }
}

fn comes_with(town: &Town, event: &str, form: &str, heads: &str) -> String {
    let path = format!("/santa-monica/events/{event}/rsvps");
    let sent = town.post(&path, &[("form_token", form), ("party_size", heads)]);
    sent.is(303).location.clone()
}

cuppa::on_both! {
    fn two_hundred_at_once_for_forty_seats_end_with_exactly_forty(db) {
        let town = Arc::new(Town::open(db));
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "40")]);
        let pages = at_once(&town, for_event(&event, forms(&town, &event, 200)), comes);
        let waiting = pages.iter().filter(|page| town.get(page).is(200).plain().contains("waitlist")).count();
        assert_eq!(waiting, 160);
        let hub = town.get_as(&format!("/staff/events/{event}"), &rosa);
        hub.is(200).says("40").says("160");
        assert!(town.get(&format!("/santa-monica/events/{event}/rsvps")).plain().contains("Every seat is taken"));
    }

    fn while_some_come_and_others_withdraw_no_seat_stays_empty_and_nobody_is_overtaken(db) {
        let town = Arc::new(Town::open(db));
        let event = town.event(&town.sergeant(), &[("capacity", "40")]);
        let first = at_once(&town, for_event(&event, forms(&town, &event, 150)), comes);
        let leaving: Vec<Step> = first.iter().take(100).cloned().map(Step::Goes).collect();
        let coming = forms(&town, &event, 100).into_iter().map(|form| Step::Comes(event.clone(), form));
        let steps: Vec<Step> = leaving.into_iter().zip(coming).flat_map(|(one, other)| [one, other]).collect();
        at_once(&town, steps, step);
        let (found, totals, waiting) = books(db, &event);
        assert_eq!((found.taken, totals.confirmed_heads), (40, 40), "seats at rest while people wait");
        assert_eq!(totals.waiting_parties, 150 + 100 - 100 - 40);
        assert_eq!(totals.withdrawn_parties, 100);
        assert!(waiting.iter().all(|one| one.answer_by.is_none()));
        assert!(town.deliver().is_empty(), "nobody left an address");
    }

    fn while_the_room_shrinks_nobody_loses_a_seat_and_nobody_gets_one(db) {
        let town = Arc::new(Town::open(db));
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "40")]);
        at_once(&town, for_event(&event, forms(&town, &event, 30)), comes);
        let form = town.get_as(&format!("/staff/events/{event}/edit"), &rosa);
        let (csrf, version) = (form.hidden("csrf"), form.hidden("version"));
        let mut steps: Vec<Step> =
            forms(&town, &event, 100).into_iter().map(|form| Step::Comes(event.clone(), form)).collect();
        steps.insert(50, Step::Shrinks { event: event.clone(), rosa: rosa.clone(), csrf, version });
        at_once(&town, steps, step);
        let (found, totals, _) = books(db, &event);
        assert_eq!(found.capacity, Some(20));
        assert!((30..=40).contains(&found.taken), "{}", found.taken);
        assert_eq!(found.taken, totals.confirmed_heads);
        let hub = town.get_as(&format!("/staff/events/{event}"), &rosa);
        hub.says("Too many by").says(&(found.taken - 20).to_string());
        let late = forms(&town, &event, 1).remove(0);
        let page = comes(&town, (event.clone(), late));
        town.get(&page).says("On the waitlist");
        assert_eq!(books(db, &event).0.taken, found.taken);
    }

    fn one_address_two_hundred_times_at_once_is_one_seat_and_one_confirmation(db) {
        let town = Arc::new(Town::open(db));
        let event = town.event(&town.sergeant(), &[("capacity", "400")]);
        let spelled = ["ann@example.org", "Ann@Example.ORG", "ANN@example.org", " ann@EXAMPLE.org "];
        let people: Vec<(String, String, String)> = forms(&town, &event, 200)
            .into_iter()
            .zip(spelled.into_iter().cycle())
            .map(|(form, who)| (event.clone(), form, who.to_owned()))
            .collect();
        let answers = at_once(&town, people, |town, (event, token, who)| {
            let path = format!("/santa-monica/events/{event}/rsvps");
            let fields = [("form_token", token.as_str()), ("party_size", "1"), ("email", &who)];
            town.post(&path, &fields).is(303).status
        });
        assert_eq!(answers.len(), 200);
        let (found, totals, _) = books(db, &event);
        assert_eq!((found.taken, totals.confirmed_parties), (1, 1));
        let mail = town.deliver();
        let confirmations = mail.iter().filter(|one| crate::town::readable(&one.raw).contains("You are coming to")).count();
        assert_eq!(confirmations, 1);
        let path = format!("/santa-monica/events/{event}/rsvps");
        let dotted = forms(&town, &event, 1).remove(0);
        town.post(&path, &[("form_token", &dotted), ("party_size", "1"), ("email", "a.nn@example.org")]).is(303);
        assert_eq!(books(db, &event).1.confirmed_parties, 2, "another spelling may be another person");
    }

    fn who_hears_no_answer_and_sends_the_form_again_has_one_rsvp(db) {
        let town = Arc::new(Town::open(db));
        let event = town.event(&town.sergeant(), &[]);
        let form = forms(&town, &event, 1).remove(0);
        let before = books(db, &event).1.confirmed_parties;
        town.send_and_hang_up(&format!("/santa-monica/events/{event}/rsvps"), &[("form_token", &form), ("party_size", "2")]);
        let page = comes_with(&town, &event, &form, "2");
        assert_eq!(comes_with(&town, &event, &form, "2"), page);
        town.get(&page).says("You are coming: 2 people");
        let (found, totals, _) = books(db, &event);
        assert_eq!((found.taken, totals.confirmed_parties), (2, before + 1));
    }
}
