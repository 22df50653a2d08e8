//! What comes back by mail: answers of calendar apps, bounces, complaints, letters that stop letters.

use chrono::TimeDelta;
use cuppa::domain::bounce;
use cuppa::domain::ids::MessageId;
use cuppa::domain::mailbox::Mailbox;
use cuppa::domain::outbox::{Delivery, Phase, State};
use cuppa::mail::incoming;
use cuppa::mail::memory::Kept;
use cuppa::services::ports::Vault;
use cuppa::services::receive_mail::{self, Outcome};
use cuppa::services::set_calendar_replies;
use cuppa::store::{outbox, traces};

use crate::town::{REPLIES, TOKEN, Town, readable};

const ANSWER: &str = include_str!("../mail/gmail-accept.eml");
const BOUNCE: &str = include_str!("../mail/dsn-postfix.eml");
const COMPLAINT: &str = include_str!("../mail/arf-comcast.eml");
const STOP: &str = include_str!("../mail/stop.eml");
const AWAY: &str = include_str!("../mail/out-of-office.eml");

/// Fills a sample and hands it to the house.
fn receive(town: &Town, sample: &str, fill: &[(&str, &str)]) -> Outcome {
    let mut text = sample.to_owned();
    for (name, value) in fill {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    let received = incoming::read(text.replace('\n', "\r\n").as_bytes(), None).unwrap();
    let context = town.house.context();
    let taken = town
        .house
        .db
        .write(move |tx| receive_mail::run(tx, &context, &received));
    taken.unwrap()
}

/// A house whose department takes answers, with an event of three seats.
fn asking(town: &Town) -> (String, String) {
    let rosa = town.sergeant();
    let event = town.event(&rosa, &[]);
    let context = town.house.context();
    let set = move |tx: &mut cuppa::store::Tx<'_>| {
        set_calendar_replies::run(tx, &context, "santa-monica", true)
    };
    town.house.db.write(set).unwrap();
    (rosa, event)
}

fn ask_for(town: &Town, event: &str, heads: &str, email: &str) {
    town.rsvp(event, &[("party_size", heads), ("email", email)])
        .is(303);
}

/// The tag that answers come back with: what stands in Reply-To.
fn tag(letter: &Kept) -> String {
    let text = readable(&letter.raw);
    let line = text
        .lines()
        .find(|line| line.starts_with("Reply-To: "))
        .unwrap();
    line.split('+')
        .nth(1)
        .unwrap()
        .split('@')
        .next()
        .unwrap()
        .to_owned()
}

fn value(letter: &Kept, name: &str) -> String {
    let text = readable(&letter.raw);
    let line = text.lines().find(|line| line.starts_with(name));
    line.unwrap_or_else(|| panic!("no {name} in {text}"))
        .split_once(':')
        .unwrap()
        .1
        .trim()
        .to_owned()
}

struct Said<'a> {
    tag: &'a str,
    uid: &'a str,
    who: &'a str,
    what: &'a str,
    guests: &'a str,
    at: &'a str,
}

impl Said<'_> {
    fn send(&self, town: &Town) -> Outcome {
        let fill = [
            ("TAG", self.tag),
            ("UID", self.uid),
            ("ATTENDEE", self.who),
            ("PARTSTAT", self.what),
            ("GUESTS", self.guests),
            ("STAMP", self.at),
        ];
        receive(town, ANSWER, &fill)
    }
}

fn subjects(mail: &[Kept]) -> Vec<String> {
    mail.iter()
        .map(|letter| value(letter, "Subject:"))
        .collect()
}

/// What staff see: seats taken, of those that are.
fn taken(town: &Town, event: &str) -> u32 {
    let slug = event.to_owned();
    let read: cuppa::store::StoreResult<u32> = town.house.db.read(move |tx| {
        let department = cuppa::store::departments::find_by_slug(tx, "santa-monica")?.unwrap();
        Ok(cuppa::store::events::find(tx, department.id, &slug)?
            .unwrap()
            .taken)
    });
    read.unwrap()
}

/// The state of the one message there is.
fn only_state(town: &Town) -> State {
    let all: cuppa::store::StoreResult<Vec<(State, i64)>> =
        town.house.db.read(outbox::count_by_state);
    let all = all.unwrap();
    assert_eq!((all.len(), all[0].1), (1, 1));
    all[0].0
}

/// The row of the letter with this Message-ID, and the tag its bounces carry.
fn row(town: &Town, letter: &Kept) -> (MessageId, String) {
    let id = letter.message_id.clone();
    let found: cuppa::store::StoreResult<Option<traces::Trace>> = town
        .house
        .db
        .read(move |tx| traces::find_by_message_id(tx, &id));
    let id = found.unwrap().unwrap().id;
    (id, town.house.secrets.mailbox_tag(Mailbox::Bounce, id.0))
}

fn bounce(town: &Town, letter: &Kept, status: &str, action: &str) -> Outcome {
    let (_, tag) = row(town, letter);
    let fill = [
        ("TAG", tag.as_str()),
        ("ID", letter.message_id.as_str()),
        ("STATUS", status),
        ("ACTION", action),
    ];
    receive(town, BOUNCE, &fill)
}

cuppa::on_both! {
    fn where_no_mail_server_hands_anything_in_there_is_no_such_address(db) {
        let town = Town::open_deaf(db);
        town.hand_in("Bearer anything", b"Subject: x\r\n\r\n").is(404);
    }

    fn an_invitation_is_answered_in_the_calendar_and_the_seats_follow(db) {
        let town = Town::open(db);
        let (_, event) = asking(&town);
        ask_for(&town, &event, "1", "ann@example.org");
        let mail = town.deliver();
        let letter = mail.last().unwrap();
        let text = readable(&letter.raw).replace("\n ", "");
        assert!(text.contains("METHOD:REQUEST") && text.contains("PARTSTAT=NEEDS-ACTION"), "{text}");
        let (tag, uid) = (tag(letter), value(letter, "UID"));
        assert!(text.contains(&format!("mailto:{}", REPLIES.replace('@', &format!("+{tag}@")))));
        assert_eq!((uid.as_str(), taken(&town, &event)), (town.public_id(&event).as_str(), 1));

        let said = Said { tag: &tag, uid: &uid, who: "Ann@Example.ORG", what: "ACCEPTED", guests: "0", at: "20261201T180000Z" };
        assert_eq!(said.send(&town), Outcome::Answered);
        assert!(town.deliver().is_empty(), "no answer to an answer");
        assert_eq!(taken(&town, &event), 1, "Google's 0 says nothing");
        let two = Said { guests: "1", at: "20261201T180001Z", ..said };
        assert_eq!(two.send(&town), Outcome::Answered);
        assert_eq!(taken(&town, &event), 2);
        let crowd = Said { guests: "9", at: "20261201T180002Z", ..said };
        assert_eq!(crowd.send(&town), Outcome::Answered);
        assert_eq!(taken(&town, &event), 2, "ten do not fit; two stay");
        let perhaps = Said { what: "TENTATIVE", at: "20261201T180003Z", ..said };
        assert_eq!(perhaps.send(&town), Outcome::Answered);
        assert_eq!(taken(&town, &event), 2, "perhaps keeps the seats");
        let no = Said { what: "DECLINED", at: "20261201T180004Z", ..said };
        assert_eq!(no.send(&town), Outcome::Answered);
        assert_eq!(taken(&town, &event), 0);
        assert!(town.deliver().is_empty(), "the calendar knows already");
        let back = Said { guests: "2", at: "20261201T180005Z", ..said };
        assert_eq!(back.send(&town), Outcome::Answered);
        assert_eq!(taken(&town, &event), 3);
        let again = town.deliver();
        assert_eq!(subjects(&again), ["You are coming: Coffee with a Cop"]);
        assert_eq!(value(&again[0], "SEQUENCE"), "1", "above what was sent before");
    }

    fn old_answers_strangers_and_forgeries_change_nothing(db) {
        let town = Town::open(db);
        let (_, event) = asking(&town);
        ask_for(&town, &event, "1", "ann@example.org");
        let mail = town.deliver();
        let (tag, uid) = (tag(&mail[0]), value(&mail[0], "UID"));
        let no = Said { tag: &tag, uid: &uid, who: "ann@example.org", what: "DECLINED", guests: "0", at: "20261201T180000Z" };
        let forged = tag.replace(&tag[3..5], "zz");
        let bounce_tag = town.house.secrets.mailbox_tag(Mailbox::Bounce, 1);
        for wrong in [
            Said { who: "crasher@example.org", ..no },
            Said { uid: "00000000000000000000000000000000", ..no },
            Said { tag: &forged, ..no },
            Said { tag: &bounce_tag, ..no },
            Said { at: "20261209T180000Z", ..no },
        ] {
            assert_eq!(wrong.send(&town), Outcome::Ignored);
        }
        let yes = Said { what: "ACCEPTED", at: "20261201T190000Z", ..no };
        assert_eq!(yes.send(&town), Outcome::Answered);
        assert_eq!(no.send(&town), Outcome::Ignored, "said before the yes");
        assert_eq!(yes.send(&town), Outcome::Ignored, "the same again");
        let away = [("TO", "replies"), ("TAG", tag.as_str()), ("ID", "<x@y>")];
        assert_eq!(receive(&town, AWAY, &away), Outcome::Ignored);
        assert_eq!(taken(&town, &event), 1);
        assert!(town.deliver().is_empty());
    }

    fn only_who_was_invited_is_uninvited(db) {
        let town = Town::open(db);
        let (rosa, event) = asking(&town);
        ask_for(&town, &event, "1", "ann@example.org");
        ask_for(&town, &event, "3", "bo@example.org");
        let mail = town.deliver();
        assert_eq!(mail.len(), 2);
        assert!(!readable(&mail[1].raw).contains("METHOD:REQUEST"), "who waits is not invited");
        let path = format!("/staff/events/{event}/cancellation");
        let csrf = town.get_as(&path, &rosa).hidden("csrf");
        town.post_as(&path, &rosa, &[("csrf", &csrf), ("reason", "The roof leaks.")]).is(303);
        let mail = town.deliver();
        let (ann, bo) = (readable(&mail[0].raw), readable(&mail[1].raw));
        assert!(ann.contains("METHOD:CANCEL") && ann.contains("STATUS:CANCELLED"), "{ann}");
        assert_eq!(value(&mail[0], "SEQUENCE"), "1");
        assert!(bo.contains("METHOD:PUBLISH"), "{bo}");
    }

    fn who_withdraws_on_the_page_has_the_invitation_taken_back(db) {
        let town = Town::open(db);
        let (_, event) = asking(&town);
        ask_for(&town, &event, "1", "ann@example.org");
        let mail = town.deliver();
        let text = readable(&mail[0].raw);
        let at = text.find("/rsvps/cm_").unwrap();
        let link: String = text[at..].chars().take_while(|c| !"? \n)>\"".contains(*c)).collect();
        town.post(&format!("{link}/cancellation"), &[]).is(303);
        let mail = town.deliver();
        assert_eq!(subjects(&mail), ["You are not coming: Coffee with a Cop"]);
        assert!(readable(&mail[0].raw).contains("METHOD:CANCEL"));
        assert_eq!(value(&mail[0], "SEQUENCE"), "1");
    }

    fn without_the_departments_word_nobody_is_asked_to_answer(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        ask_for(&town, &event, "1", "ann@example.org");
        let text = readable(&town.deliver()[0].raw);
        assert!(text.contains("METHOD:PUBLISH") && !text.contains("replies+"), "{text}");
    }

    fn an_address_that_is_not_there_gets_no_more_mail_until_staff_say_so(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        ask_for(&town, &event, "1", "nobody@example.org");
        let mail = town.deliver();
        assert_eq!(bounce(&town, &mail[0], "5.1.1", "delayed"), Outcome::Ignored);
        assert_eq!(bounce(&town, &mail[0], "5.1.1", "failed"), Outcome::Bounced);
        assert_eq!(bounce(&town, &mail[0], "5.1.1", "failed"), Outcome::Bounced, "the same again");
        assert_eq!(only_state(&town), State::Sent, "what is sent stays sent");
        town.advance(TimeDelta::days(8) + TimeDelta::hours(6));
        assert!(town.deliver().is_empty(), "no reminder");
        let rosa = town.sergeant();
        let page = town.get_as("/staff/suppressions", &rosa);
        page.is(200).says("The address does not exist or takes no mail").says("n***@e***").says_nothing_of("nobody@");
        let (csrf, entry) = (page.hidden("csrf"), page.hidden("entry"));
        town.post_as("/staff/suppressions", &rosa, &[("csrf", &csrf), ("entry", &entry)]).is(303);
        town.get_as("/staff/suppressions", &rosa).says("Mail reaches everybody.");
        town.get_as("/staff/log", &rosa).says("Let mail go to an address again");
        town.advance(TimeDelta::hours(22));
        assert_eq!(town.deliver().len(), 1, "the reminder of the last hours");
    }

    fn a_full_mailbox_is_no_reason_and_three_failures_are_one_for_thirty_days(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "40")]);
        for n in 0..4 {
            let mail = {
                if n == 0 {
                    ask_for(&town, &event, "1", "bo@example.org");
                } else {
                    town.advance(TimeDelta::hours(2));
                    ask_for(&town, &event, "1", "bo@example.org");
                }
                town.deliver()
            };
            assert_eq!(mail.len(), 1, "{n}");
            let status = if n == 0 { "5.2.2" } else { "5.4.4" };
            assert_eq!(bounce(&town, &mail[0], status, "failed"), Outcome::Bounced);
        }
        town.advance(TimeDelta::hours(2));
        ask_for(&town, &event, "1", "bo@example.org");
        assert!(town.deliver().is_empty(), "the third failure that counts");
        let rosa = town.sergeant();
        town.get_as("/staff/suppressions", &rosa).says("Three messages failed within 30 days");
        town.advance(bounce::WINDOW + TimeDelta::hours(1));
        let rosa = town.sergeant();
        town.get_as("/staff/suppressions", &rosa).says("Mail reaches everybody.");
    }

    fn a_bounce_that_is_faster_than_we_are_is_taken_and_nothing_is_sent_twice(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        ask_for(&town, &event, "1", "nobody@example.org");
        town.mail.script([Delivery::Broken { phase: Phase::Body, text: "closed".to_owned() }]);
        assert!(town.deliver().is_empty());
        let tag = town.house.secrets.mailbox_tag(Mailbox::Bounce, 1);
        let fill = [("TAG", tag.as_str()), ("ID", "<x@y>"), ("STATUS", "5.1.1"), ("ACTION", "failed")];
        assert_eq!(receive(&town, BOUNCE, &fill), Outcome::Bounced);
        assert_eq!(only_state(&town), State::Failed);
        town.advance(TimeDelta::minutes(20));
        assert!(town.deliver().is_empty(), "the second copy does not leave");
    }

    fn a_complaint_stops_letters_everywhere_and_nothing_else(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.rsvp(&event, &[("party_size", "1"), ("email", "ann@example.org"), ("article", "yes")]).is(303);
        let mail = town.deliver();
        let fill = [("ID", mail[0].message_id.as_str())];
        assert_eq!(receive(&town, COMPLAINT, &fill), Outcome::Complained);
        assert_eq!(receive(&town, COMPLAINT, &fill), Outcome::Complained);
        town.advance(TimeDelta::days(8) + TimeDelta::hours(6));
        assert_eq!(town.deliver().len(), 1, "the reminder she asked for by coming");
        town.advance(TimeDelta::days(2));
        let rosa = town.sergeant();
        crate::staff::story(&town, &rosa, &event, "We met on Thursday, December 10, 2026.");
        town.advance(TimeDelta::minutes(10));
        assert!(town.deliver().iter().all(|letter| !readable(&letter.raw).contains("List-Id")), "no article");
        let page = town.get_as("/staff/suppressions", &rosa);
        page.says("The reader reported a letter as unwanted");
        let (csrf, entry) = (page.hidden("csrf"), page.hidden("entry"));
        let fields = [("csrf", csrf.as_str()), ("entry", entry.as_str())];
        town.post_as("/staff/suppressions", &rosa, &fields).is(422).says("Please confirm that the reader asked for this.");
        let sure = format!("sure-{entry}");
        let fields = [("csrf", csrf.as_str()), ("entry", entry.as_str()), (sure.as_str(), "yes")];
        town.post_as("/staff/suppressions", &rosa, &fields).is(303);
        town.get_as("/staff/suppressions", &rosa).says("Mail reaches everybody.");
    }

    fn a_letter_to_the_stop_address_stops_the_articles_whoever_sends_it(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.rsvp(&event, &[("party_size", "1"), ("email", "ann@example.org"), ("article", "yes")]).is(303);
        town.deliver();
        town.advance(TimeDelta::days(10));
        let rosa = town.sergeant();
        crate::staff::story(&town, &rosa, &event, "We met on Thursday, December 10, 2026.");
        town.advance(TimeDelta::minutes(10));
        let mail = town.deliver();
        let article = mail.iter().find(|letter| readable(&letter.raw).contains("List-Id")).unwrap();
        let text = String::from_utf8_lossy(&article.raw).replace("\r\n ", " ");
        let line = text.lines().find(|line| line.starts_with("List-Unsubscribe: ")).unwrap();
        let tag = line.split("<mailto:replies+").nth(1).unwrap().split('@').next().unwrap().to_owned();
        let fill = [("TAG", tag.as_str())];
        assert_eq!(receive(&town, STOP, &fill), Outcome::Stopped);
        assert_eq!(receive(&town, STOP, &fill), Outcome::Stopped);
        town.get_as("/staff/suppressions", &rosa).says("The reader stopped the follow-up articles").says("by mail");
        let forged = [("TAG", "s1.00000000000000000000")];
        assert_eq!(receive(&town, STOP, &forged), Outcome::Ignored);
        let confirmation = town.house.secrets.mailbox_tag(Mailbox::Stop, 1);
        assert_eq!(receive(&town, STOP, &[("TAG", &confirmation)]), Outcome::Ignored, "a confirmation is no list");
    }

    fn a_mail_service_with_the_token_hands_messages_in(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        ask_for(&town, &event, "1", "nobody@example.org");
        let mail = town.deliver();
        let (_, tag) = row(&town, &mail[0]);
        let text = BOUNCE.replace("{TAG}", &tag).replace("{STATUS}", "5.1.1").replace("{ACTION}", "failed");
        for wrong in ["", "Bearer", "Bearer wrong", &format!("Basic {TOKEN}"), &format!("Bearer {TOKEN}x")] {
            town.hand_in(wrong, text.as_bytes()).is(401);
        }
        let right = format!("Bearer {TOKEN}");
        town.hand_in(&right, text.as_bytes()).is(204);
        town.hand_in(&right, b"not a message at all").is(204);
        town.hand_in(&right, &vec![b'a'; 10 * 1024 * 1024 + 1]).is(413);
        town.advance(TimeDelta::days(8) + TimeDelta::hours(6));
        assert!(town.deliver().is_empty(), "no reminder");
    }

    fn only_an_administrator_sees_and_lifts(db) {
        let town = Town::open(db);
        for role in [cuppa::domain::staff::Role::Organiser, cuppa::domain::staff::Role::Records] {
            let cookie = town.staff(role);
            town.get_as("/staff/suppressions", &cookie).is(403);
        }
        let june = town.neighbours("riverbend");
        let event = town.event(&town.sergeant(), &[]);
        ask_for(&town, &event, "1", "nobody@example.org");
        let mail = town.deliver();
        bounce(&town, &mail[0], "5.1.1", "failed");
        town.get_as("/staff/suppressions", &june).says("Mail reaches everybody.");
    }
}
