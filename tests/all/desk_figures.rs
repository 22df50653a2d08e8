//! The board says what the next days lack; the figures add up for a department, and for a coordinator
//! over all of hers, without a name.

use chrono::TimeDelta;
use cuppa::domain::staff::Role;

use crate::closeouts::day_after;
use crate::town::{Answer, Town};

fn close(town: &Town, cookie: &str, event: &str, heads: &str) {
    let path = format!("/staff/events/{event}/close-out");
    let form = town.get_as(&path, cookie);
    let (csrf, version) = (form.is(200).hidden("csrf"), form.hidden("version"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("version", version.as_str()),
        ("heads", heads),
        ("topic", "traffic"),
        ("promises", "1"),
        ("text_1_en", "A crosswalk."),
        ("owner_1", "other"),
        ("owner_words_1", "Quill of Public Works"),
        ("due_1", "2027-01-11"),
        ("cost", "40"),
    ];
    town.post_as(&path, cookie, &fields).is(303);
}

/// The cells of the row that begins with these words.
fn row(page: &Answer, first: &str) -> Vec<String> {
    let begin = format!("<tr><th scope=\"row\"><bdi>{first}</bdi></th>");
    let body = page.body.replace(['\u{2068}', '\u{2069}'], "");
    let rest = body
        .split(&begin)
        .nth(1)
        .unwrap_or_else(|| panic!("no row {first} in {body}"));
    let cells = rest.split("</tr>").next().unwrap().split("<td>").skip(1);
    cells
        .map(|cell| cell.split('<').next().unwrap().to_owned())
        .collect()
}

cuppa::on_both! {
    fn the_board_says_what_the_next_days_lack_and_leaves_later_ones_in_peace(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("title_es", ""), ("venue_access_en", "")]);
        let board = town.get_as("/staff", &rosa);
        board.is(200).says("The next 14 days").says("the text in Spanish").says("how to get in");
        let path = format!("/staff/events/{event}/officers");
        let csrf = board.hidden("csrf");
        let no = [("csrf", csrf.as_str()), ("officer", "ana-reyes"), ("do", "decline"), ("reason", "In court.")];
        town.post_as(&path, &rosa, &no).is(303);
        town.get_as("/staff", &rosa).is(200).says("an officer");
        let fields = [("need", "asl"), ("email", "quill@example.org")];
        let form = format!("/santa-monica/events/{event}/access");
        let token = town.get(&form).is(200).hidden("form_token");
        town.advance(TimeDelta::seconds(10));
        town.post(&form, &[&[("form_token", token.as_str())], &fields[..]].concat()).is(303);
        town.get_as("/staff", &rosa).is(200).says("an answer to a request for access").says_nothing_of("quill@");
        let usual = crate::town::event_form(&csrf);
        let changed = [("date", "2026-12-08"), ("title_en", "A draft"), ("venue_name", "Depot"), ("officer_family_name", "Dao")];
        let mut draft: Vec<(&str, &str)> = usual.iter().map(|(name, value)| (*name, value.as_str())).collect();
        draft.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
        draft.extend(changed);
        town.post_as("/staff/new-event", &rosa, &draft).is(303);
        let board = town.get_as("/staff", &rosa);
        board.is(200).says("publishing it");
        let soon = board.body.split("id=\"soon\"").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(soon.contains("A draft"), "a draft of next week is among the next days");
        town.event(&rosa, &[("date", "2027-03-04"), ("venue_name", "Pier"), ("officer_family_name", "Lee")]);
        let board = town.get_as("/staff", &rosa);
        let later = board.body.split("id=\"next\"").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(later.contains("Coffee with a Cop") && board.body.contains("Later"), "{later}");
    }

    fn figures_add_up_on_the_page_and_in_both_files(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let rosa = day_after(&town);
        close(&town, &rosa, &event, "41");
        let page = town.get_as("/staff/figures", &rosa);
        page.is(200).says_nothing_of("style=").says_nothing_of("Quill");
        assert_eq!(row(&page, "December 2026"), ["1", "1", "41", "41"]);
        assert_eq!(row(&page, "November 2026"), ["0", "0", "0", "–"]);
        assert_eq!(row(&page, "Thursday, 3 p.m."), ["1", "1", "41", "41"]);
        assert_eq!(row(&page, "Palm Court Library"), ["1", "1", "41", "41"]);
        assert_eq!(row(&page, "Traffic and speeding")[0], "1");
        assert_eq!(row(&page, "Open"), ["1"]);
        assert_eq!(page.body.matches("class=\"plot\"").count(), 5, "one for each table");
        assert!(page.policy.contains("script-src 'none'"), "{}", page.policy);
        let none = town.get_as("/staff/figures?from=2025-01-01&to=2025-12-31", &rosa);
        none.is(200).says("Nothing in this time.").says_nothing_of("Palm Court");
        for (query, sentence) in [
            ("from=2026-12-31&to=2026-01-01", "not before the first"),
            ("from=2020-01-01&to=2026-01-01", "at most five years"),
            ("from=whenever", "Write the day as month/day/year."),
        ] {
            let wrong = town.get_as(&format!("/staff/figures?{query}"), &rosa);
            wrong.is(422).says(sentence);
            assert!(query.split(['=', '&']).any(|typed| wrong.body.contains(&format!("value=\"{typed}\""))), "kept");
            town.get_as(&format!("/staff/figures.csv?{query}"), &rosa).is(400);
        }
        let csv = town.get_as("/staff/figures.csv?from=2026-12-01&to=2026-12-31", &rosa);
        assert!(csv.is(200).body.contains("attendance_by_month,,2026-12,heads,41"), "{}", csv.body);
        assert!(csv.body.contains("topics,Traffic and speeding,2026-12,events,1"), "{}", csv.body);
        let json = town.get_as("/staff/figures.json", &rosa);
        let json: serde_json::Value = serde_json::from_str(&json.is(200).body).unwrap();
        assert_eq!((&json["attendance"]["heads"], &json["promises"]["open"]), (&41.into(), &1.into()));
        town.get_as("/staff/log", &rosa).is(200).says("Took out figures");
        town.get_as("/staff/figures", &town.staff(Role::CheckIn)).is(403);
        town.get_as("/staff/figures", &town.staff(Role::Writer)).is(200).says("41");
    }

    fn a_coordinator_sees_the_sum_of_her_departments_and_no_name(db) {
        let town = Town::open(db);
        let ours = town.event(&town.sergeant(), &[]);
        let june = town.neighbours("riverbend");
        let theirs = town.event(&june, &[]);
        let rosa = day_after(&town);
        close(&town, &rosa, &ours, "41");
        let june = town.colleague("june@example.org", "riverbend", Role::Administrator);
        close(&town, &june, &theirs, "9");
        let hers = town.get_as("/staff/figures", &june);
        assert_eq!(row(hers.is(200), "December 2026"), ["1", "1", "9", "9"]);
        let cora = town.colleague("cora@example.org", "riverbend", Role::Coordinator);
        let one = town.get_as("/staff/figures", &cora);
        assert_eq!(row(one.is(200), "December 2026"), ["1", "1", "9", "9"], "only where she coordinates");
        town.colleague("dana@example.org", "santa-monica", Role::Writer);
        let dana = town.colleague("dana@example.org", "riverbend", Role::Coordinator);
        let csrf = town.get_as("/staff/account", &dana).is(200).hidden("csrf");
        let there = [("csrf", csrf.as_str()), ("department", "riverbend")];
        let moved = town.post_as("/staff/department", &dana, &there);
        let dana = moved.is(303).cookie.split(';').next().unwrap();
        let one = town.get_as("/staff/figures", dana);
        assert_eq!(row(one.is(200), "December 2026"), ["1", "1", "9", "9"], "not where she writes");
        let cora = town.colleague("cora@example.org", "santa-monica", Role::Coordinator);
        let all = town.get_as("/staff/figures", &cora);
        assert_eq!(row(all.is(200), "December 2026"), ["2", "2", "50", "25"]);
        assert_eq!(row(&all, "Traffic and speeding")[0], "2");
        all.says("Riverbend Police Department").says("Cost in dollars80");
        for name in ["Quill", "Ana", "Reyes", "Rosa", "crosswalk"] {
            all.says_nothing_of(name);
        }
        town.get_as("/staff/figures.json", &cora).is(200).says_nothing_of("Quill");
        town.get_as("/staff/overview", &cora).is(200).says("Figures");
        let sums = town.get_as("/staff/overview.csv", &cora);
        sums.is(200).says("Riverbend Police Department,0,0,0,0,0,0,1,0,9,0,0,0").says("all,0,0,0,0,0,0,2,0,50,0,0,0");
        for closed in ["/staff/promises".to_owned(), format!("/staff/events/{ours}/close-out")] {
            town.get_as(&closed, &cora).is(403);
        }
        let rosa = town.sergeant();
        town.get_as("/staff/log", &rosa).is(200).says("Took out figures");
    }
}
