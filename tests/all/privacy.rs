//! What is held about residents shows nowhere, and leaves no trace once it is gone. Canaries are put
//! into every field, and looked for in the files of the database, in pages, and in what the program
//! writes to its log.

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::Text;

use cuppa::domain::rsvp::{Rsvp, Totals};
use cuppa::services::purge_records;
use cuppa::store::testing::{PostgresSchema, SqliteFile, skipped};
use cuppa::store::{Db, Options, StoreResult, audit, departments, events, rsvps};

use crate::town::{Town, readable};

/// Everything a thief of the database gets: the file and its log, or every row of every table.
fn loot(url: &str) -> Vec<u8> {
    if let Some(path) = url.strip_prefix("sqlite://") {
        let mut octets = std::fs::read(path).unwrap();
        octets.extend(std::fs::read(format!("{path}-wal")).unwrap_or_default());
        return octets;
    }
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        row: String,
    }
    let mut conn = PgConnection::establish(url).unwrap();
    let tables = "SELECT table_name::text AS row FROM information_schema.tables WHERE table_schema = current_schema()";
    let tables: Vec<Row> = diesel::sql_query(tables).load(&mut conn).unwrap();
    let mut octets = Vec::new();
    for table in tables {
        let rows = format!("SELECT t::text AS row FROM {} t", table.row);
        let rows: Vec<Row> = diesel::sql_query(rows).load(&mut conn).unwrap();
        octets.extend(rows.into_iter().flat_map(|row| row.row.into_bytes()));
    }
    octets
}

/// Whether these octets are in the loot, as they are or as PostgreSQL writes them.
fn holds(loot: &[u8], octets: &[u8]) -> bool {
    let hex: String = octets.iter().map(|octet| format!("{octet:02x}")).collect();
    [octets, hex.as_bytes()]
        .iter()
        .any(|needle| loot.windows(needle.len()).any(|window| window == *needle))
}

/// What points to one resident: sealed or hashed, never plain.
fn traces(rsvp: &Rsvp) -> Vec<Vec<u8>> {
    let sealed = [&rsvp.contact_sealed, &rsvp.name_sealed, &rsvp.note_sealed];
    let mut traces: Vec<Vec<u8>> = sealed.into_iter().flatten().cloned().collect();
    traces.push(rsvp.contact_hash.clone().unwrap().into_bytes());
    assert_eq!(traces.len(), 4, "a canary in every field");
    traces
}

fn residents(db: &Db, slug: &str) -> Vec<Rsvp> {
    let slug = slug.to_owned();
    let found: StoreResult<Vec<Rsvp>> = db.read(move |tx| {
        let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
        let event = events::find(tx, department.id, &slug)?.unwrap();
        rsvps::list_to_tell(tx, event.id)
    });
    found.unwrap()
}

fn comes(town: &Town, event: &str, who: &str) -> String {
    let address = format!("{who}@example.org");
    let fields = [
        ("party_size", "2"),
        ("email", address.as_str()),
        ("name", "Canary Bird"),
        ("note", "The canary on Pier Street"),
        ("article", "yes"),
    ];
    town.rsvp(event, &fields).is(303);
    let mail = town.deliver();
    let text = readable(&mail.last().unwrap().raw);
    let link = text
        .split_whitespace()
        .find(|word| word.contains("/rsvps/cm_"))
        .unwrap();
    link.strip_prefix(&town.base).unwrap().to_owned()
}

fn purge(town: &Town) {
    let context = town.house.context();
    let job = move |tx: &mut cuppa::store::Tx<'_>| purge_records::run(tx, &context, 7);
    town.house.db.write(job).unwrap();
}

/// Parties and heads in the sums that stay.
fn counted(db: &Db, slug: &str) -> (u32, u32) {
    let slug = slug.to_owned();
    let totals: StoreResult<Totals> = db.read(move |tx| {
        let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
        let event = events::find(tx, department.id, &slug)?.unwrap();
        rsvps::totals(tx, event.id)
    });
    let totals = totals.unwrap();
    (totals.confirmed_parties, totals.confirmed_heads)
}

/// Who is forgotten on request, and who on the date, leaves no trace; who stays, stays.
fn no_trace(url: &str) {
    let db = Db::open(url, Options::default()).unwrap();
    db.migrate().unwrap();
    let town = Town::open(&db);
    let event = town.event(&town.sergeant(), &[("capacity", "")]);
    let ann = comes(&town, &event, "ann.canary");
    comes(&town, &event, "bo.canary");
    let [ann_traces, bo_traces]: [Vec<Vec<u8>>; 2] = residents(&db, &event)
        .iter()
        .map(traces)
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    let before = loot(url);
    for plain in ["canary", "Canary", "ann."] {
        assert!(
            !holds(&before, plain.as_bytes()),
            "{plain} stands in the database"
        );
    }
    assert!(
        ann_traces
            .iter()
            .chain(&bo_traces)
            .all(|trace| holds(&before, trace)),
        "the search finds what is there"
    );

    town.post(&ann.replacen('?', "/deletion?", 1), &[]).is(303);
    db.tidy().unwrap();
    let after = loot(url);
    for trace in &ann_traces {
        assert!(
            !holds(&after, trace),
            "forgotten on request, and still there"
        );
    }
    assert!(bo_traces.iter().all(|trace| holds(&after, trace)));

    town.advance(TimeDelta::days(9 + 30 + 8));
    purge(&town);
    purge(&town);
    db.tidy().unwrap();
    let after = loot(url);
    for trace in &bo_traces {
        assert!(!holds(&after, trace), "gone on the date, and still there");
    }
    assert_eq!(counted(&db, &event), (1, 2), "the number of who came stays");
    let broken: StoreResult<Option<i64>> = db.read(audit::verify);
    assert_eq!(broken.unwrap(), None, "the chain of the log holds");
}

#[test]
fn who_is_forgotten_leaves_no_trace_in_the_file_of_sqlite() {
    no_trace(&SqliteFile::new().url());
}

#[test]
fn who_is_forgotten_leaves_no_trace_in_the_rows_of_postgres() {
    match PostgresSchema::new().unwrap() {
        Some(schema) => no_trace(schema.url()),
        None => skipped(),
    }
}

/// The same link with one character changed.
fn bent(link: &str, at: usize) -> String {
    let mut letters: Vec<char> = link.chars().collect();
    letters[at] = if letters[at] == 'A' { 'B' } else { 'A' };
    letters.into_iter().collect()
}

cuppa::on_both! {
    fn no_public_page_shows_a_resident_or_how_many_they_are(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[("capacity", "777")]);
        comes(&town, &event, "ann.canary");
        comes(&town, &event, "bo.canary");
        let pages = ["", "/events.json", "/events.atom", "/calendar.ics", "/articles", "/privacy", "/calendar"]
            .map(|page| format!("/santa-monica{page}"));
        let own = ["", ".ics", "/rsvps", "/topics", "/access"].map(|page| format!("/santa-monica/events/{event}{page}"));
        for path in pages.iter().chain(&own) {
            let page = town.get(path);
            page.is(200).says_nothing_of("anary");
            let words = page.body.split(|c: char| !c.is_ascii_alphanumeric());
            // 777 seats less two parties of two: whoever reads 773 knows that four are coming.
            assert!(!words.into_iter().any(|word| word == "773"), "{path} counts residents");
            assert_eq!(page.cookie, "", "{path} sets a cookie");
        }
    }

    fn a_link_that_is_not_the_right_one_is_answered_like_any_other(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[("capacity", "")]);
        let ann = comes(&town, &event, "ann.canary");
        let link = ann.split('?').next().unwrap();
        let nothing = town.get("/rsvps/cm_nothing");
        nothing.is(404);
        for at in [10, 15, 30, link.len() - 2] {
            let other = town.get(&bent(link, at));
            assert_eq!((other.status, &other.body), (404, &nothing.body), "{at}");
        }
        let token = link.rsplit('/').next().unwrap();
        for door in ["unsubscribe", "feeds", "staff/invitations"] {
            let end = if door == "feeds" { ".ics" } else { "" };
            assert_eq!(town.get(&format!("/{door}/{token}{end}")).status / 100, 4, "{door}");
        }
        for path in ["/cancellation", "/deletion", "/confirmation", ""] {
            town.post(&format!("{}{path}", bent(link, 20)), &[("party_size", "9")]).is(404);
        }
        town.get(link).is(200).says("You are coming: 2 people");
    }

    fn who_tries_links_is_stopped(db) {
        let town = Town::open_strictly(db);
        let tries = (0..60).map(|number| town.get(&format!("/rsvps/cm_{number:064}")).status);
        let answers: Vec<u16> = tries.collect();
        assert!(answers[..30].iter().all(|status| *status == 404), "{answers:?}");
        assert!(answers.contains(&429), "{answers:?}");
    }

    fn a_scanner_that_follows_every_link_of_every_mail_changes_nothing(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.rsvp(&event, &[("party_size", "3"), ("email", "ann@example.org")]).is(303);
        town.rsvp(&event, &[("party_size", "1"), ("email", "bo@example.org")]).is(303);
        let mail = town.deliver();
        assert_eq!(mail.len(), 2, "one to confirm, one on the waitlist");
        let books = || {
            let rows: Vec<String> = residents(db, &event).iter().map(|one| format!("{one:?}")).collect();
            let log = town.get_as("/staff/log", &rosa).plain();
            (rows, log)
        };
        let before = books();
        let mut followed = 0;
        for message in &mail {
            let text = readable(&message.raw);
            for link in text.split(|c: char| c.is_whitespace() || "<>\"".contains(c)) {
                let Some(path) = link.strip_prefix(&town.base) else { continue };
                assert!(town.get(path).status < 400, "{path}");
                town.head(path);
                town.options(path);
                followed += 1;
            }
        }
        assert!(followed >= 8, "{followed}");
        assert_eq!(books(), before);
        assert!(town.deliver().is_empty());
    }

    fn an_event_of_another_department_is_answered_like_one_that_never_was(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let june = town.neighbours("riverbend");
        let same = |page: &str| page.replace(&event, "EVENT").replace("never-was", "EVENT");
        for page in ["", ".ics", "/flyer.pdf", "/rsvps", "/topics", "/access"] {
            let (theirs, none) = (
                town.get(&format!("/riverbend/events/{event}{page}")),
                town.get(&format!("/riverbend/events/never-was{page}")),
            );
            assert_eq!((theirs.status, same(&theirs.body)), (404, same(&none.body)), "{page}");
        }
        for page in ["", "/edit", "/arrivals", "/letter", "/hold", "/rain", "/topics", "/access", "/sheet", "/officers", "/briefing", "/briefing.pdf", "/counts.csv", "/check-in", "/mail"] {
            let (theirs, none) = (
                town.get_as(&format!("/staff/events/{event}{page}"), &june),
                town.get_as(&format!("/staff/events/never-was{page}"), &june),
            );
            assert_eq!((theirs.status, same(&theirs.body)), (404, same(&none.body)), "{page}");
        }
    }
}
