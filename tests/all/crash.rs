//! The outbox survives being killed. The real binary sends the demo's mail to an SMTP server that
//! falls silent in the middle of a message; there the process is killed by its id, its leases run
//! out, and it is started again on the same data. In the end no message is lost, and only what was
//! taken over without an answer has come twice: the same octets under the same Message-ID, which is
//! all that SMTP lets anybody know.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says plainly what it expects"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use cuppa::store::testing::PostgresSchema;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::program::Program;

/// How long anything may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// The pace of looks at the database, and how many of them there are before the test gives up.
const PACE: Duration = Duration::from_millis(100);
const LOOKS: u32 = 600;

/// Where in a conversation the server falls silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Silence {
    /// At DATA: it has nothing of the message.
    BeforeBody,
    /// At the final dot: it has the message and does not say so.
    AfterDot,
}

/// A message the server has taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Copy {
    recipient: String,
    message_id: String,
    octets: Vec<u8>,
}

/// What the server tells the test.
#[derive(Debug)]
enum News {
    Stored(Copy),
    Silent,
}

/// A mail server in a thread: one conversation after the other, silent where it was told.
struct Relay {
    port: u16,
    news: Receiver<News>,
}

impl Relay {
    /// `silences`: at which new message, counted from 1, and where. Each happens once.
    fn start(silences: &[(usize, Silence)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (tell, news) = channel();
        let mut plan = Plan {
            silences: silences.iter().copied().collect(),
            known: BTreeSet::new(),
        };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                // A broken conversation is the client's death, which is what is tested.
                drop(stream.and_then(|stream| talk(stream, &mut plan, &tell)));
            }
        });
        Self { port, news }
    }
}

/// When the server falls silent, and the Message-IDs it has seen.
struct Plan {
    silences: BTreeMap<usize, Silence>,
    known: BTreeSet<String>,
}

impl Plan {
    fn is_silent(&mut self, place: Silence, number: usize) -> bool {
        let is_due = self.silences.get(&number) == Some(&place);
        if is_due {
            self.silences.remove(&number);
        }
        is_due
    }
}

fn talk(stream: TcpStream, plan: &mut Plan, tell: &Sender<News>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?);
    let mut say = stream;
    let mut recipient = String::new();
    say.write_all(b"220 relay.example.org ready\r\n")?;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let word = line.trim_end().to_ascii_uppercase();
        if let Some(rest) = word.strip_prefix("RCPT TO:") {
            recipient = rest.trim_matches(['<', '>']).to_ascii_lowercase();
        }
        if word == "DATA" {
            if plan.is_silent(Silence::BeforeBody, plan.known.len() + 1) {
                return fall_silent(lines, tell);
            }
            say.write_all(b"354 go on\r\n")?;
            let octets = body(&mut lines)?;
            let message_id = message_id(&octets);
            let copy = Copy {
                recipient: recipient.clone(),
                message_id,
                octets,
            };
            let is_new = plan.known.insert(copy.message_id.clone());
            drop(tell.send(News::Stored(copy)));
            if is_new && plan.is_silent(Silence::AfterDot, plan.known.len()) {
                return fall_silent(lines, tell);
            }
        }
        if word == "QUIT" {
            return say.write_all(b"221 goodbye\r\n");
        }
        say.write_all(b"250 relay.example.org\r\n")?;
    }
}

/// Says nothing more; the conversation ends when the client is gone.
fn fall_silent(mut lines: BufReader<TcpStream>, tell: &Sender<News>) -> std::io::Result<()> {
    drop(tell.send(News::Silent));
    std::io::copy(&mut lines, &mut std::io::sink())?;
    Ok(())
}

/// The message as it stands on the line, without the final dot.
fn body(lines: &mut impl BufRead) -> std::io::Result<Vec<u8>> {
    let mut octets = Vec::new();
    loop {
        let start = octets.len();
        if lines.read_until(b'\n', &mut octets)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if &octets[start..] == b".\r\n" {
            octets.truncate(start);
            return Ok(octets);
        }
    }
}

fn message_id(octets: &[u8]) -> String {
    let text = String::from_utf8_lossy(octets);
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let mut lines = unfolded.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = lines
        .find(|(name, _)| name.eq_ignore_ascii_case("message-id"))
        .expect("every message has a Message-ID");
    value.trim().to_owned()
}

/// The test's own look into the database of the binary.
#[derive(diesel::MultiConnection)]
enum Look {
    Pg(PgConnection),
    Sqlite(SqliteConnection),
}

#[derive(Debug, QueryableByName)]
struct Entry {
    #[diesel(sql_type = Text)]
    message_id: String,
    #[diesel(sql_type = Text)]
    state: String,
}

impl Look {
    fn open(url: &str) -> Self {
        match url.strip_prefix("sqlite://") {
            Some(path) => {
                let mut conn = SqliteConnection::establish(path).unwrap();
                diesel::sql_query("PRAGMA busy_timeout = 5000")
                    .execute(&mut conn)
                    .unwrap();
                Self::Sqlite(conn)
            }
            None => Self::Pg(PgConnection::establish(url).unwrap()),
        }
    }

    /// All but what the demo's own story took back before any worker saw it.
    fn entries(&mut self) -> Vec<Entry> {
        let sql = "SELECT message_id, state FROM outbox \
            WHERE NOT (state = 'cancelled' AND attempts = 0) ORDER BY id";
        diesel::sql_query(sql).load(self).unwrap()
    }

    fn state_of(&mut self, message_id: &str) -> Option<String> {
        let entries = self.entries();
        Some(
            entries
                .into_iter()
                .find(|entry| entry.message_id == message_id)?
                .state,
        )
    }

    /// What time does: no row is due before it may leave, so a lease until then is over.
    fn let_leases_run_out(&mut self) {
        let sql = "UPDATE outbox SET lease_until = not_before WHERE state = 'leased'";
        assert!(
            diesel::sql_query(sql).execute(self).unwrap() > 0,
            "nothing was under a lease"
        );
    }
}

/// The demo, with its mail going to our server.
fn start(data: &Path, database: &str, port: u16) -> Program {
    let folder = data.display().to_string();
    let settings = [
        ("CUPPA__DATABASE__URL", database.to_owned()),
        ("CUPPA__MAIL__TRANSPORT", "smtp".to_owned()),
        ("CUPPA__MAIL__SMTP__HOST", "127.0.0.1".to_owned()),
        ("CUPPA__MAIL__SMTP__PORT", port.to_string()),
        ("CUPPA__MAIL__SMTP__TLS", "none".to_owned()),
        // The server holds one conversation after the other.
        ("CUPPA__WORKER__CONNECTIONS", "1".to_owned()),
        (
            "CUPPA__MAIL__FROM_ADDRESS",
            "events@mail.example.org".to_owned(),
        ),
    ];
    let arguments = ["demo", "--listen", "127.0.0.1:0", "--data", &folder];
    Program::start(&arguments, &settings)
}

/// Reads the news until the server falls silent.
fn until_silent(relay: &Relay, stored: &mut Vec<Copy>) {
    loop {
        match relay
            .news
            .recv_timeout(PATIENCE)
            .expect("the server gets no mail")
        {
            News::Stored(copy) => stored.push(copy),
            News::Silent => return,
        }
    }
}

/// Reads the news until nothing in the outbox is to be sent any more.
fn until_done(relay: &Relay, stored: &mut Vec<Copy>, look: &mut Look) {
    for _ in 0..LOOKS {
        match relay.news.recv_timeout(PACE) {
            Ok(News::Stored(copy)) => stored.push(copy),
            Ok(News::Silent) => panic!("the server fell silent once too often"),
            Err(RecvTimeoutError::Disconnected) => panic!("the server is gone"),
            Err(RecvTimeoutError::Timeout) => {
                let open = |entry: &Entry| matches!(entry.state.as_str(), "ready" | "leased");
                if !look.entries().iter().any(open) {
                    return;
                }
            }
        }
    }
    panic!("the outbox does not come to an end: {:?}", look.entries());
}

/// Kills the program at every silence, lets the last one finish, and checks the books.
fn killed_at(silences: &[(usize, Silence)], database: Option<&str>) {
    let data = tempfile::tempdir().unwrap();
    let own = format!("sqlite://{}", data.path().join("cuppa.db").display());
    let database = database.unwrap_or(&own);
    let relay = Relay::start(silences);
    let (mut stored, mut twice) = (Vec::new(), Vec::new());
    for (_, silence) in silences {
        let program = start(data.path(), database, relay.port);
        until_silent(&relay, &mut stored);
        program.kill();
        let mut look = Look::open(database);
        if *silence == Silence::AfterDot {
            let last: &Copy = stored.last().expect("the server has the message");
            let state = look.state_of(&last.message_id);
            assert_eq!(
                state.as_deref(),
                Some("leased"),
                "killed between send and record"
            );
            twice.push(last.message_id.clone());
        }
        look.let_leases_run_out();
    }
    let program = start(data.path(), database, relay.port);
    let mut look = Look::open(database);
    until_done(&relay, &mut stored, &mut look);
    program.stop();
    stored.extend(relay.news.try_iter().filter_map(|news| match news {
        News::Stored(copy) => Some(copy),
        News::Silent => None,
    }));
    check(&look.entries(), &stored, &twice);
}

/// Every message arrived, those in `twice` twice and alike, all others once, and nothing else.
fn check(entries: &[Entry], stored: &[Copy], twice: &[String]) {
    let mut copies: BTreeMap<&str, Vec<&Copy>> = BTreeMap::new();
    for copy in stored {
        copies.entry(&copy.message_id).or_default().push(copy);
    }
    for Entry { message_id, state } in entries {
        assert_eq!(state, "sent", "{message_id}; {entries:?}");
        let arrived = copies.remove(message_id.as_str()).unwrap_or_default();
        let expected = 1 + usize::from(twice.contains(message_id));
        assert_eq!(arrived.len(), expected, "copies of {message_id}");
        assert!(
            arrived.iter().all(|copy| *copy == arrived[0]),
            "{message_id}: copies differ"
        );
    }
    assert!(copies.is_empty(), "not from the outbox: {copies:?}");
    assert_eq!(stored.len(), entries.len() + twice.len());
}

/// The same on SQLite and, where there is one, on PostgreSQL.
fn on_both(silences: &[(usize, Silence)]) {
    killed_at(silences, None);
    match PostgresSchema::new().unwrap() {
        Some(schema) => killed_at(silences, Some(schema.url())),
        None => cuppa::store::testing::skipped(),
    }
}

#[test]
fn killed_between_send_and_record_nothing_is_lost_and_only_that_message_comes_twice() {
    on_both(&[(3, Silence::AfterDot)]);
}

#[test]
fn killed_before_the_server_has_the_message_everything_comes_once() {
    on_both(&[(3, Silence::BeforeBody)]);
}

#[test]
fn killed_again_and_again_nothing_is_lost_and_nothing_comes_more_than_twice() {
    on_both(&[
        (2, Silence::AfterDot),
        (4, Silence::AfterDot),
        (6, Silence::AfterDot),
        (9, Silence::AfterDot),
    ]);
}
