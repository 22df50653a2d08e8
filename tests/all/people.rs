//! People and their rights: invitations, second factors, resets, sessions, and how all of it ends.

use chrono::TimeDelta;
use cuppa::domain::second_factor::{from_base32, steps};
use cuppa::domain::staff::Role;
use cuppa::secrets::totp;

use crate::answer::Answer;
use crate::feeds::share;
use crate::town::{Town, readable};

pub const PASSWORD: &str = "seven quiet otters swim";

fn cookie(answer: &Answer) -> String {
    answer.cookie.split(';').next().unwrap().to_owned()
}

fn csrf(town: &Town, who: &str) -> String {
    town.get_as("/staff/account", who).is(200).hidden("csrf")
}

/// Sends a form of somebody who is signed in.
fn send(town: &Town, who: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let csrf = csrf(town, who);
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend_from_slice(fields);
    town.post_as(path, who, &all)
}

/// The path of the one-time link in the only letter that leaves now.
fn link(town: &Town, to: &str) -> String {
    let letters = town.deliver();
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(letters[0].to, to);
    let text = readable(&letters[0].raw);
    let at = text.find("/staff/invitations/ci_").unwrap();
    let rest = &text[at..];
    let end = rest
        .find(|c: char| c.is_whitespace() || "\"<>)".contains(c))
        .unwrap();
    rest[..end].to_owned()
}

/// Somebody is invited and sets a password; the cookie.
fn join(town: &Town, admin: &str, email: &str, role: &str) -> String {
    let fields = [("name", "June Abara"), ("email", email), ("role", role)];
    send(town, admin, "/staff/new-person", &fields).is(303);
    let path = link(town, email);
    let set = [("password", PASSWORD), ("password_again", PASSWORD)];
    cookie(town.post(&path, &set).is(303))
}

fn sign_in(town: &Town, email: &str, password: &str) -> Answer {
    town.post(
        "/staff/sign-in",
        &[("email", email), ("password", password)],
    )
}

/// The address of a person's page, by the name on the list.
pub fn page_of(town: &Town, admin: &str, name: &str) -> String {
    let list = town.get_as("/staff/people", admin);
    let before = list
        .is(200)
        .body
        .split(&format!("<bdi>{name}</bdi>"))
        .next()
        .unwrap();
    let from = before.rfind("/staff/people/").unwrap();
    before[from..].split(['"', '?']).next().unwrap().to_owned()
}

pub fn code(town: &Town, secret: &[u8]) -> String {
    totp::code(secret, steps(town.house.clock.now())[1])
}

/// Sets a second factor up; its secret and the recovery codes.
pub fn set_up(town: &Town, who: &str, password: &str) -> (Vec<u8>, Vec<String>) {
    let page = town.get_as("/staff/account/second-factor", who);
    let shown = page
        .is(200)
        .body
        .split("<code dir=\"ltr\">")
        .nth(1)
        .unwrap();
    let shown: String = shown.split('<').next().unwrap().split(' ').collect();
    let secret = from_base32(&shown).unwrap();
    let (csrf, signed) = (page.hidden("csrf"), page.hidden("secret"));
    let typed = code(town, &secret);
    let fields = [
        ("csrf", csrf.as_str()),
        ("do", "set"),
        ("secret", &signed),
        ("password", password),
    ];
    let with = |code: &str| {
        let mut all = fields.to_vec();
        all.push(("code", code));
        town.post_as("/staff/account/second-factor", who, &all)
    };
    with("000").is(422).says("This code does not fit");
    let done = with(&typed);
    let codes = done
        .is(200)
        .says("recovery codes")
        .body
        .split("<code dir=\"ltr\">")
        .skip(1);
    let codes: Vec<String> = codes
        .map(|part| part.split('<').next().unwrap().to_owned())
        .collect();
    assert_eq!(codes.len(), 10);
    (secret, codes)
}

/// Somebody asks for a letter and sets a password by its link; what comes next.
pub fn by_letter(town: &Town, email: &str) -> Answer {
    town.post("/staff/reset", &[("email", email)]).is(303);
    let path = link(town, email);
    town.post(
        &path,
        &[("password", PASSWORD), ("password_again", PASSWORD)],
    )
}

cuppa::on_both! {
    fn an_administrator_sets_up_a_second_factor_before_anything_else_and_signs_in_with_it(db) {
        let town = Town::open_guarded(db);
        let rosa = town.sergeant();
        for page in ["/staff", "/staff/people", "/staff/account", "/staff/log"] {
            let led = town.get_as(page, &rosa);
            assert_eq!(led.is(303).location, "/staff/account/second-factor", "{page}");
        }
        let (secret, codes) = set_up(&town, &rosa, "");
        town.get_as("/staff", &rosa).is(200);
        let step = by_letter(&town, "rosa@example.org");
        step.is(200).says("One more step");
        assert_eq!(step.cookie, "", "a letter does not stand for the second factor");
        town.get_as("/staff", &rosa).is(303);

        let step = sign_in(&town, "rosa@example.org", PASSWORD);
        step.is(200).says("One more step");
        assert_eq!(step.cookie, "", "there is no session before the second step");
        let half = step.hidden("half");
        let try_code = |typed: &str| town.post("/staff/sign-in/code", &[("half", &half), ("code", typed), ("next", "/staff/log")]);
        try_code("123 456").is(422).says("This code does not fit");
        let before = code(&town, &secret);
        try_code(&before).is(422).says("used before");
        town.advance(TimeDelta::seconds(60));
        let now = code(&town, &secret);
        let inside = try_code(&now);
        assert_eq!(inside.is(303).location, "/staff/log");
        town.get_as("/staff/log", &cookie(&inside)).is(200).says("Set up a second factor");
        try_code(&now).is(422);
        try_code(&before).is(422);
        let typed = codes[0].to_lowercase().replace('-', " ");
        let inside = try_code(&typed);
        town.get_as("/staff/account", &cookie(inside.is(303))).is(200).says("9 recovery codes are left");
        try_code(&typed).is(422);
        town.advance(TimeDelta::minutes(10));
        try_code(&code(&town, &secret)).is(303).says_nothing_of("half");
        assert!(try_code(&codes[1]).location.starts_with("/staff/sign-in"), "the half is too old");
        let forged = half.replace('.', "x.");
        let refused = town.post("/staff/sign-in/code", &[("half", &forged), ("code", &codes[1])]);
        assert!(refused.location.starts_with("/staff/sign-in"));
    }

    fn a_code_of_the_step_before_or_after_is_taken_and_none_further_off(db) {
        let town = Town::open_guarded(db);
        let rosa = town.sergeant();
        let (secret, _) = set_up(&town, &rosa, "");
        let step = by_letter(&town, "rosa@example.org");
        town.advance(TimeDelta::minutes(5));
        let half = step.is(200).hidden("half");
        let here = steps(town.house.clock.now())[1];
        for (off, status) in [(-2, 422), (2, 422), (-1, 303), (0, 303), (1, 303), (0, 422)] {
            let code = totp::code(&secret, here + off);
            town.post("/staff/sign-in/code", &[("half", &half), ("code", &code)]).is(status);
        }
    }

    fn a_reset_says_the_same_to_everybody_works_once_and_ends_every_session(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let june = join(&town, &rosa, "june@example.org", "writer");
        let known = town.post("/staff/reset", &[("email", "June@example.org")]);
        let unknown = town.post("/staff/reset", &[("email", "nobody@example.org")]);
        assert_eq!((known.is(303).location.clone(), known.body.clone()), (unknown.is(303).location.clone(), unknown.body.clone()));
        town.get(&known.location).is(200).says("a link is on its way");
        town.post("/staff/reset", &[("email", "june")]).is(422).says("such as name@example.org");
        let first = link(&town, "june@example.org");
        town.get_as("/staff", &june).is(200);
        town.post("/staff/reset", &[("email", "june@example.org")]).is(303);
        let second = link(&town, "june@example.org");
        let set = [("password", "nine loud herons walk"), ("password_again", "nine loud herons walk")];
        town.post(&first, &set).is(404);
        town.get(&second).is(200);
        town.post(&second, &[("password", "short"), ("password_again", "short")]).is(422);
        let again = cookie(town.post(&second, &set).is(303));
        town.get_as("/staff", &again).is(200);
        town.get_as("/staff", &june).is(303);
        town.post(&second, &set).is(404);
        sign_in(&town, "june@example.org", PASSWORD).is(422);
        sign_in(&town, "june@example.org", "nine loud herons walk").is(303);
        town.post("/staff/reset", &[("email", "june@example.org")]).is(303);
        let late = link(&town, "june@example.org");
        town.advance(TimeDelta::minutes(60));
        town.get(&late).is(404);
        town.post(&late, &set).is(404);
    }

    fn an_unknown_address_leaves_nothing_behind(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.post("/staff/reset", &[("email", "nobody@example.org")]).is(303);
        assert!(town.deliver().is_empty());
        town.get_as("/staff/log", &rosa).is(200).says_nothing_of("Asked for a link");
    }

    fn the_last_administrator_stays(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let page = page_of(&town, &rosa, "Rosa Okafor");
        for fields in [vec![("do", "remove")], vec![("do", "disable")], vec![("do", "role"), ("role", "writer")]] {
            let refused = send(&town, &rosa, &page, &fields);
            refused.is(422).says("You are the only administrator.");
        }
        town.get_as("/staff/people", &rosa).is(200).says("Rosa Okafor");
        let june = join(&town, &rosa, "june@example.org", "administrator");
        send(&town, &rosa, &page, &[("do", "role"), ("role", "writer")]).is(303);
        town.get_as("/staff", &rosa).is(303);
        town.get_as(&page, &june).is(200).says("Writer");
        let own = page_of(&town, &june, "June Abara");
        send(&town, &june, &own, &[("do", "disable")]).is(422);
    }

    fn what_somebody_had_ends_at_once_when_they_are_disabled(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.event(&rosa, &[]);
        let june = join(&town, &rosa, "june@example.org", "organiser");
        let feed = share(&town, &june);
        town.get(&feed).is(200);
        town.post("/staff/reset", &[("email", "june@example.org")]).is(303);
        let reset = link(&town, "june@example.org");
        let page = page_of(&town, &rosa, "June Abara");
        send(&town, &rosa, &page, &[("do", "disable")]).is(303);
        town.get_as("/staff", &june).is(303);
        town.get(&feed).is(410);
        town.get(&reset).is(404);
        sign_in(&town, "june@example.org", PASSWORD).is(422);
        town.post("/staff/reset", &[("email", "june@example.org")]).is(303);
        assert!(town.deliver().is_empty());
        town.get_as(&page, &rosa).says("Switched off");
        send(&town, &rosa, &page, &[("do", "reset")]).is(422).says("This account is switched off");
        send(&town, &rosa, &page, &[("do", "enable")]).is(303);
        town.get_as("/staff", &june).is(303);
        town.get(&feed).is(410);
        sign_in(&town, "june@example.org", PASSWORD).is(303);
        let log = town.get_as("/staff/log", &rosa);
        log.is(200).says("Switched an account off").says("Switched an account on").says("Invited somebody");
    }

    fn who_is_taken_out_of_a_department_loses_what_was_made_there(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.event(&rosa, &[]);
        let june = join(&town, &rosa, "june@example.org", "organiser");
        let feed = share(&town, &june);
        let page = page_of(&town, &rosa, "June Abara");
        send(&town, &rosa, &page, &[("do", "remove")]).is(303);
        town.get_as("/staff", &june).is(303);
        town.get(&feed).is(410);
        town.get_as(&page, &rosa).is(404);
        sign_in(&town, "june@example.org", PASSWORD).is(403);
    }

    fn an_invitation_can_be_sent_again_and_taken_back(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let fields = [("name", "June Abara"), ("email", "june@example.org"), ("role", "writer")];
        send(&town, &rosa, "/staff/new-person", &[("name", ""), ("email", "june"), ("role", "king")]).is(422)
            .says("Write the name.").says("such as name@example.org").says("Choose one from the list.");
        send(&town, &rosa, "/staff/new-person", &fields).is(303);
        let first = link(&town, "june@example.org");
        send(&town, &rosa, "/staff/new-person", &fields).is(422).says("already works for this department");
        let page = page_of(&town, &rosa, "June Abara");
        send(&town, &rosa, &page, &[("do", "reset")]).is(303);
        let second = link(&town, "june@example.org");
        town.get(&first).is(404);
        town.get(&second).is(200);
        send(&town, &rosa, &page, &[("do", "remove")]).is(303);
        town.get(&second).is(404);
        town.get_as("/staff/log", &rosa).says("Took an invitation back");
        send(&town, &rosa, "/staff/new-person", &fields).is(303);
        send(&town, &rosa, &page, &[("do", "remove")]).is(303);
        assert!(town.deliver().is_empty(), "a link that is dead is not mailed");
    }

    fn a_person_of_two_departments_is_switched_off_by_neither(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let other = town.neighbours("riverbend");
        let june = join(&town, &rosa, "both@example.org", "organiser");
        let fields = [("name", "Somebody else"), ("email", "both@example.org"), ("role", "coordinator")];
        let added = send(&town, &other, "/staff/new-person", &fields);
        assert!(added.is(303).location.contains("person-added"), "{}", added.location);
        assert!(town.deliver().is_empty(), "no link to an account that is in use");
        let list = town.get_as("/staff/people", &other);
        list.is(200).says("Coordinator").says_nothing_of("Somebody else");
        for admin in [&rosa, &other] {
            let list = town.get_as("/staff/people", admin);
            let card = list.body.split("<bdi>both@example.org</bdi>").next().unwrap();
            let from = card.rfind("/staff/people/").unwrap();
            let page = card[from..].split(['"', '?']).next().unwrap();
            send(&town, admin, page, &[("do", "disable")]).is(422).says("works for another department, too");
        }
        town.get_as("/staff", &june).is(200);
    }

    fn a_coordinator_goes_from_department_to_department_and_sees_sums_only(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.rsvp(&event, &[("party_size", "2"), ("name", "Ann Quill"), ("note", "Speeding")]).is(303);
        let other = town.neighbours("riverbend");
        let cora = join(&town, &rosa, "cora@example.org", "coordinator");
        let fields = [("name", "Cora"), ("email", "cora@example.org"), ("role", "writer")];
        send(&town, &other, "/staff/new-person", &fields).is(303);
        let overview = town.get_as("/staff/overview", &cora);
        overview.is(200).says("Santa Monica Police Department").says_nothing_of("Ann Quill");
        let row = overview.body.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
        assert_eq!(row.matches("<tr>").count(), 1, "only where she coordinates: {row}");
        let numbers: Vec<&str> = row.split("</td>").filter_map(|cell| cell.rsplit_once("</span>")).map(|(_, number)| number).collect();
        assert_eq!(numbers, ["1", "1", "0", "0", "1", "2"], "{row}");
        assert_eq!(town.get_as("/staff", &cora).is(303).location, "/staff/overview");
        for page in [format!("/staff/events/{event}"), "/staff/log".into(), "/staff/counts.csv".into(), "/staff/people".into()] {
            town.get_as(&page, &cora).is(403).says_nothing_of("Speeding");
        }
        let moved = send(&town, &cora, "/staff/department", &[("department", "riverbend")]);
        let there = cookie(moved.is(303));
        town.get_as("/staff", &cora).is(303);
        assert!(town.get_as("/staff", &cora).location.starts_with("/staff/sign-in"), "the old session id is dead");
        town.get_as("/staff", &there).is(200).says("Riverbend Police Department");
        town.get_as("/staff/articles", &there).is(200);
        town.get_as("/staff/overview", &there).is(200).says("Santa Monica Police Department");
        send(&town, &there, "/staff/department", &[("department", "elsewhere")]).is(404);
        town.get_as("/staff/overview", &rosa).is(403);
    }

    fn a_new_password_needs_the_old_one_and_ends_the_other_sessions(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let phone = join(&town, &rosa, "june@example.org", "writer");
        let desk = cookie(sign_in(&town, "june@example.org", PASSWORD).is(303));
        let new = "nine loud herons walk";
        let change = |old: &str, new: &str| {
            let fields = [("old_password", old), ("password", new), ("password_again", new)];
            send(&town, &desk, "/staff/account/password", &fields)
        };
        change("not the old one, no", new).is(422).says("This is not your password.");
        change(PASSWORD, "short").is(422).says("at least 15 characters");
        town.get_as("/staff", &phone).is(200);
        change(PASSWORD, new).is(303);
        town.get_as("/staff", &desk).is(200);
        town.get_as("/staff", &phone).is(303);
        sign_in(&town, "june@example.org", PASSWORD).is(422);
        sign_in(&town, "june@example.org", new).is(303);
    }

    fn sessions_are_listed_and_ended_one_by_one_or_all_but_this(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let first = join(&town, &rosa, "june@example.org", "writer");
        let more: Vec<String> = (0..3).map(|_| cookie(&sign_in(&town, "june@example.org", PASSWORD))).collect();
        let page = town.get_as("/staff/account", &first);
        assert_eq!(page.is(200).says("This one").body.matches("name=\"session\"").count(), 4);
        let handle = page.hidden("session");
        send(&town, &rosa, "/staff/account/sessions", &[("session", &handle)]).is(303);
        let live = |who: &String| town.get_as("/staff", who).status == 200;
        assert_eq!(more.iter().filter(|who| live(who)).count(), 3, "nobody ends the session of another");
        send(&town, &first, "/staff/account/sessions", &[("session", &handle)]).is(303);
        assert_eq!(more.iter().filter(|who| live(who)).count(), 2);
        send(&town, &first, "/staff/account/sessions", &[("session", "others")]).is(303);
        assert_eq!(more.iter().filter(|who| live(who)).count(), 0);
        town.get_as("/staff", &first).is(200);
    }

    fn name_and_language_are_ones_own(db) {
        let town = Town::open(db);
        let june = town.staff(Role::Writer);
        send(&town, &june, "/staff/account", &[("name", " "), ("language", "xx")]).is(422).says("Write the name.");
        send(&town, &june, "/staff/account", &[("name", "June A."), ("language", "es")]).is(303);
        town.get_as("/staff/account", &june).is(200).says("Mi cuenta").says("June A.");
        town.get_as("/staff/account?lang=en", &june).is(200).says("My account");
    }

    fn a_factor_is_asked_for_with_the_password_and_can_be_turned_off_where_it_may(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let june = join(&town, &rosa, "june@example.org", "writer");
        let page = town.get_as("/staff/account/second-factor", &june);
        let signed = page.is(200).hidden("secret");
        send(&town, &june, "/staff/account/second-factor", &[("secret", &signed), ("code", "123456"), ("password", "wrong")]).is(422).says("This is not your password.");
        send(&town, &june, "/staff/account/second-factor", &[("secret", "MZXW6YTBOI"), ("code", "123456"), ("password", PASSWORD)]).is(422).says("Here is a new picture");
        let of_rosa = town.get_as("/staff/account/second-factor", &rosa).hidden("secret");
        send(&town, &june, "/staff/account/second-factor", &[("secret", &of_rosa), ("code", "123456"), ("password", PASSWORD)]).is(422).says("Here is a new picture");
        set_up(&town, &june, PASSWORD);
        sign_in(&town, "june@example.org", PASSWORD).is(200).says("One more step");
        town.get_as("/staff/people", &rosa).is(200).says("Signs in with a second factor.");
        send(&town, &june, "/staff/account/second-factor", &[("do", "end"), ("end_password", "wrong")]).is(422);
        send(&town, &june, "/staff/account/second-factor", &[("do", "end"), ("end_password", PASSWORD)]).is(303);
        sign_in(&town, "june@example.org", PASSWORD).is(303);
    }

    fn passwords_and_codes_of_one_account_are_tried_ten_times_from_anywhere(db) {
        let town = Town::open_strictly(db);
        for (account, expected) in [("rosa@example.org", 422), ("nobody@example.org", 422)] {
            for n in 0..12 {
                let client = format!("192.0.2.{n}");
                let fields = [("email", account), ("password", "not the right one")];
                let answer = town.post_of(&client, "/staff/sign-in", &fields);
                answer.is(if n < 10 { expected } else { 429 });
            }
        }
    }
}
