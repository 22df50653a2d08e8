//! A town for stories: the real server on a free port, a clock that is moved by hand, mail kept in
//! memory. Every story runs on a database of its own.

use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use chrono::TimeDelta;

use cuppa::app::House;
use cuppa::domain::contact::{EmailAddress, MailRules};
use cuppa::domain::department::{Department, NewDepartment, Settings};
use cuppa::domain::language::Language;
use cuppa::domain::links::{self, Links};
use cuppa::domain::outbox::Pace;
use cuppa::domain::relay::Rest;
use cuppa::domain::slug::Slug;
use cuppa::domain::staff::{Role, TokenPurpose};
use cuppa::domain::time::FixedClock;
use cuppa::domain::zone::Zone;
use cuppa::mail::memory::{Kept, Memory};
use cuppa::mail::{PostOffice, SenderSettings, Transport};
use cuppa::secrets::Secrets;
use cuppa::services::deliver_outbox::{self, Courier};
use cuppa::services::invite_staff::{self, Invitation};
use cuppa::services::ports::Vault;
use cuppa::services::{add_department, lapse_offers, plan_briefings, plan_news, plan_reminders};
use cuppa::store::{Db, departments, events};
use cuppa::web::client::TrustedProxies;
use cuppa::web::limits::Limits;
use cuppa::web::measure;
use cuppa::web::server::serve;

pub use crate::answer::Answer;
use crate::answer::answer;

/// Tuesday, December 1, 2026, 9 a.m. in Los Angeles.
pub const START: &str = "2026-12-01T17:00:00Z";

/// Where answers of calendar apps come back to.
pub const REPLIES: &str = "replies@mail.example.org";
/// Who has it may hand in messages that came back.
pub const TOKEN: &str = "0123456789abcdef0123456789abcdef";

pub struct Town {
    pub house: House,
    pub base: String,
    /// Where the figures of the service are read.
    pub figures: String,
    pub mail: Memory,
    clock: Arc<FixedClock>,
    agent: ureq::Agent,
    server: Option<(ServerHandle, JoinHandle<()>)>,
}

/// How a town differs from others.
struct Ways {
    /// What limits are multiplied by.
    scale: f64,
    /// Administrators need a second factor.
    second_factor: bool,
    /// What a mail server shows that hands messages in.
    receives: Option<&'static str>,
}

impl Ways {
    const USUAL: Ways = Ways {
        scale: 1000.0,
        second_factor: false,
        receives: Some(TOKEN),
    };
}

impl Town {
    /// Opens the town's house on `db` with one department, Santa Monica.
    pub fn open(db: &Db) -> Self {
        Self::open_with(db, Arc::new(Secrets::new([7; 32])))
    }

    /// The same, with these secrets.
    pub fn open_with(db: &Db, secrets: Arc<Secrets>) -> Self {
        Self::open_so(db, secrets, Ways::USUAL)
    }

    /// With the product's own limits, behind a proxy on this machine that says who asks.
    pub fn open_strictly(db: &Db) -> Self {
        let ways = Ways {
            scale: 1.0,
            ..Ways::USUAL
        };
        Self::open_so(db, Arc::new(Secrets::new([7; 32])), ways)
    }

    /// Where administrators need a second factor.
    pub fn open_guarded(db: &Db) -> Self {
        let ways = Ways {
            second_factor: true,
            ..Ways::USUAL
        };
        Self::open_so(db, Arc::new(Secrets::new([7; 32])), ways)
    }

    /// Where no mail server hands anything in.
    pub fn open_deaf(db: &Db) -> Self {
        let ways = Ways {
            receives: None,
            ..Ways::USUAL
        };
        Self::open_so(db, Arc::new(Secrets::new([7; 32])), ways)
    }

    fn open_so(db: &Db, secrets: Arc<Secrets>, ways: Ways) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let clock = Arc::new(FixedClock::new(START.parse().unwrap()));
        let house = House {
            db: db.clone(),
            clock: clock.clone(),
            secrets,
            links: Arc::new(Links::new(&base)),
            mail_domain: "mail.example.org".into(),
            mail_rules: MailRules {
                domain: "mail.example.org".into(),
                takes_replies: true,
            },
            letters: Some(Arc::new(SenderSettings::of(
                EmailAddress::parse("events@mail.example.org").unwrap(),
                Links::new(&base),
            ))),
        };
        let here = TrustedProxies::new(vec![(IpAddr::from([127, 0, 0, 1]), 32)]);
        let token = ways.receives.map(str::to_owned);
        let site = house.site_that_receives(
            Limits::new(ways.scale).patient(6),
            here,
            7,
            token,
            ways.second_factor,
        );
        let watched = TcpListener::bind("127.0.0.1:0").unwrap();
        let figures = format!("http://{}/metrics", watched.local_addr().unwrap());
        let (told, handle) = channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let counting = measure::serve(watched, site.clone()).unwrap();
                let counting = actix_web::rt::spawn(counting);
                let server = serve(listener, site).unwrap();
                told.send(server.handle()).unwrap();
                server.await.unwrap();
                counting.abort();
            });
        });
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build()
            .into();
        let server = Some((handle.recv().unwrap(), thread));
        let town = Self {
            house,
            base,
            figures,
            mail: Memory::default(),
            clock,
            agent,
            server,
        };
        town.found("santa-monica", "Santa Monica Police Department");
        town
    }

    fn found(&self, slug: &str, name: &str) {
        let new = NewDepartment {
            public_id: self.house.secrets.public_id(),
            slug: Slug::parse_department(slug).unwrap(),
            name: name.into(),
            city: "City of Santa Monica, California".into(),
            zone: Zone::parse("America/Los_Angeles").unwrap(),
            languages: vec![Language::En, Language::Es],
            locale: "en-US".into(),
            email: "outreach@example.org".into(),
            phone: "310-555-0142".into(),
            postal_address: "1 Harbor Way, Santa Monica, CA 90401".into(),
            settings: Settings::default(),
        };
        let context = self.house.context();
        let _: Department = self
            .house
            .db
            .write(move |tx| add_department::run(tx, &context, &new))
            .unwrap();
    }

    pub fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    pub fn get(&self, path: &str) -> Answer {
        self.get_as(path, "")
    }

    /// A GET with a session cookie.
    pub fn get_as(&self, path: &str, cookie: &str) -> Answer {
        let request = self.agent.get(self.url(path)).header("cookie", cookie);
        answer(request.call().unwrap())
    }

    pub fn get_with(&self, path: &str, header: (&str, &str)) -> Answer {
        answer(
            self.agent
                .get(self.url(path))
                .header(header.0, header.1)
                .call()
                .unwrap(),
        )
    }

    pub fn head(&self, path: &str) -> Answer {
        answer(self.agent.head(self.url(path)).call().unwrap())
    }

    pub fn options(&self, path: &str) -> Answer {
        answer(self.agent.options(self.url(path)).call().unwrap())
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_as(path, "", fields)
    }

    /// A form sent from our own page, with a session cookie.
    pub fn post_as(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from(path, ("sec-fetch-site", "same-origin"), cookie, fields)
    }

    /// A form from a client at this address.
    pub fn post_of(&self, client: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self
            .agent
            .post(self.url(path))
            .header("x-forwarded-for", client)
            .header("sec-fetch-site", "same-origin");
        answer(request.send_form(fields.iter().copied()).unwrap())
    }

    pub fn post_from(
        &self,
        path: &str,
        from: (&str, &str),
        cookie: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let request = self
            .agent
            .post(self.url(path))
            .header(from.0, from.1)
            .header("cookie", cookie);
        answer(request.send_form(fields.iter().copied()).unwrap())
    }

    /// A mail service hands in a message that came back.
    pub fn hand_in(&self, authorization: &str, message: &[u8]) -> Answer {
        let request = self
            .agent
            .post(self.url("/api/v1/received-mail"))
            .header("authorization", authorization)
            .header("origin", "https://mail.example.net")
            .header("content-type", "message/rfc822");
        answer(request.send(message).unwrap())
    }

    /// A form is sent, and the line goes dead before the answer: it has reached the server whole.
    pub fn send_and_hang_up(&self, path: &str, fields: &[(&str, &str)]) {
        use std::io::{Read, Write};
        let pair = |(name, value): &(&str, &str)| format!("{name}={value}");
        let body = fields.iter().map(pair).collect::<Vec<_>>().join("&");
        let host = self.base.strip_prefix("http://").unwrap();
        let mut line = std::net::TcpStream::connect(host).unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        line.write_all(head.as_bytes()).unwrap();
        // The first octet of the answer is on its way: the server is done; nobody reads the rest.
        line.read_exact(&mut [0]).unwrap();
    }

    /// A form with a file in it.
    pub fn post_file(
        &self,
        path: &str,
        cookie: &str,
        fields: &[(&str, &str)],
        file: &[u8],
    ) -> Answer {
        const EDGE: &str = "------------------------cuppa";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!(
                    "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .bytes(),
            );
        }
        if !file.is_empty() {
            let head = "Content-Disposition: form-data; name=\"file\"; filename=\"events.ics\"\r\nContent-Type: text/calendar";
            body.extend(format!("--{EDGE}\r\n{head}\r\n\r\n").bytes());
            body.extend_from_slice(file);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{EDGE}--\r\n").bytes());
        let request = self
            .agent
            .post(self.url(path))
            .header("sec-fetch-site", "same-origin")
            .header("cookie", cookie)
            .header(
                "content-type",
                format!("multipart/form-data; boundary={EDGE}"),
            );
        answer(request.send(&body).unwrap())
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") {
            path.to_owned()
        } else {
            format!("{}{path}", self.base)
        }
    }

    /// Signs the organiser in and gives the cookie.
    pub fn sergeant(&self) -> String {
        self.sign_in("rosa@example.org", "Rosa Okafor", "santa-monica")
    }

    /// A second department comes into being; the cookie of its organiser.
    pub fn neighbours(&self, slug: &str) -> String {
        self.found(slug, "Riverbend Police Department");
        self.sign_in("june@example.org", "June Abara", slug)
    }

    fn sign_in(&self, email: &str, name: &str, department: &str) -> String {
        self.sign_in_as(email, name, department, Role::Administrator)
    }

    /// Somebody with one role in Santa Monica; the cookie.
    pub fn staff(&self, role: Role) -> String {
        let email = format!("{}@example.org", role.as_str());
        self.sign_in_as(&email, role.as_str(), "santa-monica", role)
    }

    /// Somebody with one role in a department; the cookie.
    pub fn colleague(&self, email: &str, department: &str, role: Role) -> String {
        self.sign_in_as(email, role.as_str(), department, role)
    }

    fn sign_in_as(&self, email: &str, name: &str, department: &str, role: Role) -> String {
        let invitation = Invitation {
            email: EmailAddress::parse(email).unwrap(),
            name: name.into(),
            department: department.into(),
            role,
            purpose: TokenPurpose::SignIn,
            by_mail: false,
        };
        let context = self.house.context();
        let invited = self
            .house
            .db
            .write(move |tx| invite_staff::run(tx, &context, &invitation))
            .unwrap();
        let path = links::invitation(&invited.token);
        self.get(&path).is(200);
        let signed_in = self.post(&path, &[("csrf", "")]);
        signed_in.is(303);
        signed_in.cookie.split(';').next().unwrap().to_owned()
    }

    /// Staff enter an event through the form and publish it; its slug.
    pub fn event(&self, cookie: &str, changes: &[(&str, &str)]) -> String {
        let form = self.get_as("/staff/new-event", cookie);
        let csrf = form.is(200).hidden("csrf");
        let usual = event_form(&csrf);
        let mut fields: Vec<(&str, &str)> = usual
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
        fields.extend(changes.iter().filter(|(_, value)| !value.is_empty()));
        let saved = self.post_as("/staff/new-event", cookie, &fields);
        saved.is(303);
        let check = self.get_as(&saved.location, cookie);
        let version = check.is(200).hidden("version");
        let fields = [
            ("csrf", csrf.as_str()),
            ("version", &version),
            ("publish_anyway", "yes"),
        ];
        self.post_as(&saved.location, cookie, &fields).is(303);
        saved.location.split('/').nth(3).unwrap().to_owned()
    }

    /// What the outside knows an event by.
    pub fn public_id(&self, event: &str) -> String {
        let slug = event.to_owned();
        let id: cuppa::store::StoreResult<String> = self.house.db.read(move |tx| {
            let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
            let event = events::find(tx, department.id, &slug)?.unwrap();
            Ok(event.public_id.to_string())
        });
        id.unwrap()
    }

    /// A resident opens the form, takes ten seconds and sends it.
    pub fn rsvp(&self, event: &str, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/santa-monica/events/{event}/rsvps");
        let token = self.get(&path).is(200).hidden("form_token");
        self.advance(TimeDelta::seconds(10));
        let mut all = vec![("form_token", token.as_str())];
        all.extend_from_slice(fields);
        self.post(&path, &all)
    }

    pub fn courier(&self) -> Courier {
        let address = EmailAddress::parse("events@mail.example.org").unwrap();
        let sender = SenderSettings {
            replies: Some(EmailAddress::parse(REPLIES).unwrap()),
            ..SenderSettings::of(address, (*self.house.links).clone())
        };
        Courier {
            db: self.house.db.clone(),
            clock: self.clock.clone(),
            context: self.house.context(),
            mailer: Arc::new(PostOffice::unsigned(
                sender,
                Transport::Memory(self.mail.clone()),
            )),
            lease: TimeDelta::minutes(10),
            pace: Pace::default(),
            rest: Rest::default(),
            mail_days: 7,
        }
    }

    /// The worker plans and delivers until nothing is due; what left, oldest first.
    pub fn deliver(&self) -> Vec<Kept> {
        let before = self.mail.kept().len();
        let context = self.house.context();
        self.house
            .db
            .write(move |tx| plan_reminders::run(tx, &context))
            .unwrap();
        let context = self.house.context();
        self.house
            .db
            .write(move |tx| plan_briefings::run(tx, &context))
            .unwrap();
        let context = self.house.context();
        let lapsed = move |tx: &mut cuppa::store::Tx<'_>| {
            for event in lapse_offers::due(tx, &context)? {
                lapse_offers::run(tx, &context, event)?;
            }
            Ok::<(), cuppa::services::Error>(())
        };
        self.house.db.write(lapsed).unwrap();
        let context = self.house.context();
        let news = move |tx: &mut cuppa::store::Tx<'_>| {
            let due = plan_news::due(tx, &context)?;
            plan_news::run(tx, &context, &due)
        };
        self.house.db.write(news).unwrap();
        let courier = self.courier();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            while deliver_outbox::run(&courier, &|| false)
                .await
                .unwrap()
                .claimed
                > 0
            {}
        });
        self.mail.kept().split_off(before)
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        if let Some((handle, thread)) = self.server.take() {
            drop(handle.stop(false));
            thread.join().unwrap();
        }
    }
}

/// Coffee on Thursday, December 10, 2026, 3 to 5 p.m., at a new place with 3 seats.
pub fn event_form(csrf: &str) -> Vec<(&'static str, String)> {
    [
        ("csrf", csrf),
        ("then", "check"),
        ("kind", "coffee"),
        ("title_en", "Coffee with a Cop"),
        ("lead_en", "A cup is on us."),
        ("title_es", "Café con un policía"),
        ("date", "2026-12-10"),
        ("start_time", "15:00"),
        ("end_time", "17:00"),
        ("venue", "new"),
        ("venue_name", "Palm Court Library"),
        ("venue_street", "600 Palm Court"),
        ("venue_city", "Santa Monica"),
        ("venue_region", "CA"),
        ("venue_postal_code", "90401"),
        ("venue_access_en", "Level entrance."),
        ("capacity", "3"),
        ("officer_rank", "Sergeant"),
        ("officer_given_name", "Ana"),
        ("officer_family_name", "Reyes"),
        ("officer_display_form", "rank_and_name"),
        ("officer_public", "yes"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

/// The decoded text of a message: quoted-printable undone, lines joined.
pub fn readable(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw)
        .replace("=\r\n", "")
        .replace("\r\n", "\n");
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let code = text
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], code) {
            (b'=', Some(octet)) => {
                out.push(octet);
                at += 3;
            }
            (octet, _) => {
                out.push(octet);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
