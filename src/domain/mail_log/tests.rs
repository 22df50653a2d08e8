//! The rules of the mail log.

use super::*;
use proptest::prelude::*;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
}

fn pacific() -> Zone {
    Zone::parse("America/Los_Angeles").unwrap()
}

#[test]
fn who_may_run_events_sees_everything_but_answers_of_the_access_desk() {
    assert_eq!(kinds_for(Role::Administrator).len(), Kind::ALL.len());
    let organiser = kinds_for(Role::Organiser);
    assert_eq!(organiser.len(), Kind::ALL.len() - 1);
    assert!(!organiser.contains(&Kind::AccessAnswered));
    assert_eq!(kinds_for(Role::Writer), [Kind::ArticlePublished]);
    assert_eq!(kinds_for(Role::AccessDesk), [Kind::AccessAnswered]);
    for role in [
        Role::Officer,
        Role::CheckIn,
        Role::Records,
        Role::Coordinator,
    ] {
        assert!(kinds_for(role).is_empty(), "{role:?}");
    }
}

#[test]
fn what_a_server_says_becomes_a_reason_people_understand() {
    let why = |code, text| Why::of(State::Failed, code, text);
    assert_eq!(why(Some(550), "5.1.1 no such user"), Why::NoSuchAddress);
    assert_eq!(why(Some(552), "5.2.2 over quota"), Why::MailboxFull);
    assert_eq!(why(Some(550), "5.7.515 not authenticated"), Why::NotTrusted);
    assert_eq!(why(Some(554), "5.3.4 too big"), Why::TooLarge);
    assert_eq!(why(Some(550), "no"), Why::Refused);
    assert_eq!(why(None, "does not render"), Why::Unsendable);
    assert_eq!(Why::of(State::Ready, Some(451), "4.2.0 later"), Why::Busy);
    assert_eq!(Why::of(State::Uncertain, None, "closed"), Why::NoAnswer);
}

#[test]
fn what_a_server_says_never_tells_the_address() {
    let ann = EmailAddress::parse("Ann.Quill@example.org").unwrap();
    let told = said(
        "5.1.1 <ann.quill>: unknown at EXAMPLE.org, sorry",
        Some(&ann),
    );
    assert_eq!(told, "5.1.1 … unknown at … sorry");
    let short = EmailAddress::parse("a@example.org").unwrap();
    assert_eq!(said("550 A: a bad name", Some(&short)), "550 … … bad name");
    assert_eq!(said("5.1.1 ann.quill is unknown", None), "5.1.1");
    assert_eq!(said("ann.quill is unknown", None), "");
}

#[test]
fn sending_again_counts_on_from_the_message_it_stands_for() {
    assert_eq!(next_key("reminder:1:2"), "reminder:1:2:again:1");
    assert_eq!(next_key("reminder:1:2:again:1"), "reminder:1:2:again:2");
    assert_eq!(base_key("event_letter:a:n:again:12"), "event_letter:a:n");
    assert_eq!(letter_of("event_letter:a:n:again:12"), "n");
    assert_eq!(letter_of("event_letter:a:n"), "n");
}

#[test]
fn a_letter_waits_ten_minutes_and_an_article_until_the_morning() {
    let evening: DateTime<Utc> = "2026-12-02T04:55:00Z".parse().unwrap();
    let morning: DateTime<Utc> = "2026-12-02T16:00:00Z".parse().unwrap();
    assert_eq!(
        leaves_at(Kind::EventLetter, evening, pacific()),
        evening + TIME_TO_THINK
    );
    assert_eq!(
        leaves_at(Kind::ArticlePublished, evening, pacific()),
        morning,
        "five to nine and ten minutes is after nine"
    );
}

#[test]
fn nothing_about_an_event_is_sent_again_when_it_is_of_no_use_any_more() {
    let times = Times {
        created_at: at(0),
        deadline: at(3000),
        event: Some((at(3600), at(7200))),
    };
    let open = |kind, now| window(kind, &times, at(now), pacific()).is_some();
    assert!(open(Kind::RsvpConfirmed, 3599) && !open(Kind::RsvpConfirmed, 3600));
    assert!(open(Kind::EventCancelled, 10_799) && !open(Kind::EventCancelled, 10_800));
    assert!(open(Kind::Reminder, 2999) && !open(Kind::Reminder, 3000));
    assert!(open(Kind::EventLetter, 7199) && !open(Kind::EventLetter, 7200));
    assert!(open(Kind::ArticlePublished, 700_000));
    assert!(open(Kind::StaffInvitation, 600_000) && !open(Kind::StaffInvitation, 700_000));
}

proptest! {
    #[test]
    fn a_message_sent_again_always_leaves_before_it_is_too_late(
        which in 0..Kind::ALL.len(),
        created in 0i64..500_000,
        later in 0i64..900_000,
        start in -500_000i64..900_000,
    ) {
        let kind = Kind::ALL[which];
        let now = at(created + later);
        let event = Some((at(start), at(start + 7200)));
        let times = Times { created_at: at(created), deadline: at(created + 7200), event };
        if let Some((not_before, deadline)) = window(kind, &times, now, pacific()) {
            prop_assert!(now <= not_before && not_before < deadline);
            prop_assert!(kind == Kind::ArticlePublished || not_before == now);
            prop_assert!(deadline <= now + TimeDelta::days(4) || deadline <= at(start + 7200) || kind == Kind::StaffInvitation);
        }
    }

    #[test]
    fn a_letter_to_many_always_leaves_time_to_think(minutes in 0i64..3000) {
        let now = at(minutes * 60);
        for kind in [Kind::EventLetter, Kind::ArticlePublished] {
            prop_assert!(leaves_at(kind, now, pacific()) >= now + TIME_TO_THINK);
        }
    }
}
