//! Canaries in everything a resident, an officer and an operator type: none of them sings in the log,
//! whatever goes wrong, at the most talkative level there is.

use chrono::TimeDelta;
use std::sync::Arc;

use cuppa::app::SystemClock;
use cuppa::domain::contact::EmailAddress;
use cuppa::domain::event::Event;
use cuppa::domain::links;
use cuppa::domain::staff::{Role, TokenPurpose};
use cuppa::domain::time::Clock as _;
use cuppa::secrets::{Secrets, key_file};
use cuppa::services::Context;
use cuppa::services::invite_staff::{self, Invitation};
use cuppa::store::testing::SqliteFile;
use cuppa::store::{Db, Options, departments};

use crate::answer::answer;
use crate::program::Program;
use crate::stampede::{announce_in, free_port};
use crate::town::Town;

/// Follows nothing, and takes every status for an answer.
fn quiet() -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false);
    config.build().into()
}

/// Asks, and does not care for the answer.
fn ask(agent: &ureq::Agent, url: &str, fields: Option<&[(&str, &str)]>) -> u16 {
    let canaries = [
        ("cookie", "sid=cs_canary"),
        ("referer", "http://canary.test/?canary"),
        ("user-agent", "Canary/1"),
    ];
    let sent = match fields {
        Some(fields) => {
            let mut request = agent.post(url).header("sec-fetch-site", "same-origin");
            for (name, value) in canaries {
                request = request.header(name, value);
            }
            request.send_form(fields.iter().copied())
        }
        None => {
            let mut request = agent.get(url);
            for (name, value) in canaries {
                request = request.header(name, value);
            }
            request.call()
        }
    };
    sent.unwrap().status().as_u16()
}

/// Every field, link and header that takes words, rightly and wrongly.
fn type_canaries(base: &str, event: &Event, secrets: &Secrets, news_token: &str) {
    let agent = quiet();
    let rsvps = format!("{base}/santa-monica/events/{}/rsvps", event.slug);
    let form = || {
        secrets.form_token(
            event.public_id.as_str(),
            SystemClock.now() - TimeDelta::seconds(60),
        )
    };
    let (right, wrong) = (form(), form());
    let person = [
        ("email", "canary@example.org"),
        ("name", "Canary Bird"),
        ("note", "canary on Pier Street"),
        ("language", "en"),
    ];
    let sends = |token: &str, more: &[(&str, &str)]| {
        let mut fields = vec![("form_token", token)];
        fields.extend(person);
        fields.extend(more);
        ask(&agent, &rsvps, Some(&fields))
    };
    assert_eq!(sends(&right, &[("party_size", "2")]), 303);
    assert_eq!(sends(&wrong, &[("party_size", "canary")]), 422);
    assert_eq!(sends("canary", &[("party_size", "2")]), 422);
    assert_eq!(
        sends(&wrong, &[("party_size", "2"), ("party_size", "canary")]) / 100,
        4
    );
    let subscribe = format!("{base}/santa-monica/subscriptions");
    let news = [
        ("email", "canary-news@example.org"),
        ("kind", "canary"),
        ("district", "canary"),
        ("form_token", "canary"),
    ];
    assert_eq!(ask(&agent, &subscribe, Some(&news)), 422);
    let news = [
        ("email", "canary-news@example.org"),
        ("form_token", news_token),
    ];
    assert_eq!(ask(&agent, &subscribe, Some(&news)), 303);
    assert!(
        ask(
            &agent,
            &format!("{base}/subscriptions/cn_canary"),
            Some(&[("act", "canary")])
        ) < 500
    );
    for path in [
        "/rsvps/cm_canary",
        "/subscriptions/cn_canary",
        "/subscriptions/cp_canary",
        "/unsubscribe/cu_canary",
        "/feeds/cf_canary.ics",
        "/staff/invitations/ci_canary",
        "/santa-monica?q=canary",
        "/canary",
        "/staff?canary",
        "/santa-monica/code?code=canary",
        "/santa-monica/events/x/rsvps/received?r=canary",
    ] {
        assert!(ask(&agent, &format!("{base}{path}"), None) < 500, "{path}");
    }
    let entry = [
        ("email", "canary@example.org"),
        ("password", "canary password"),
    ];
    assert!(ask(&agent, &format!("{base}/staff/sign-in"), Some(&entry)) < 500);
    assert!(
        ask(
            &agent,
            &format!("{base}/santa-monica/code"),
            Some(&[("code", "canary")])
        ) < 500
    );
}

/// Staff come in by a link and leave words in a form that they do not save.
fn type_unsaved(base: &str, town: &Town) {
    let context = Context {
        now: SystemClock.now(),
        ..town.house.context()
    };
    let invitation = Invitation {
        email: EmailAddress::parse("ines@example.org").unwrap(),
        name: "Ines Prado".into(),
        department: "santa-monica".into(),
        role: Role::Organiser,
        purpose: TokenPurpose::SignIn,
        by_mail: false,
    };
    let db = &town.house.db;
    let invited = db.write(move |tx| invite_staff::run(tx, &context, &invitation));
    let door = format!("{base}{}", links::invitation(&invited.unwrap().token));
    let agent = quiet();
    let send = |url: &str, cookie: &str, fields: &[(&str, &str)]| {
        let request = agent.post(url).header("sec-fetch-site", "same-origin");
        let sent = request
            .header("cookie", cookie)
            .send_form(fields.iter().copied());
        answer(sent.unwrap())
    };
    let entered = send(&door, "", &[("csrf", "")]);
    let cookie = entered.is(303).cookie.split(';').next().unwrap().to_owned();
    let form = format!("{base}/staff/new-event");
    let page = agent.get(&form).header("cookie", &cookie).call().unwrap();
    let csrf = answer(page).is(200).hidden("csrf");
    let kept = [
        ("csrf", csrf.as_str()),
        ("title_en", "Canary"),
        ("lead_en", "A canary for all."),
    ];
    send(&format!("{form}/typed"), &cookie, &kept).is(200);
    let wrong = [
        ("csrf", csrf.as_str()),
        ("title_en", "Canary"),
        ("date", "canary"),
        ("then", "draft"),
    ];
    send(&form, &cookie, &wrong).is(422);
    let lost = [
        ("csrf", "canary"),
        ("title_en", "Canary"),
        ("then", "draft"),
    ];
    assert!(send(&form, "sid=cs_canary", &lost).status < 500);
}

#[test]
fn no_canary_sings_in_the_log() {
    let desk = tempfile::tempdir().unwrap();
    let (key, log) = (desk.path().join("secrets.key"), desk.path().join("log"));
    let password = desk.path().join("password");
    std::fs::write(&password, "canary-of-the-relay\n").unwrap();
    let secrets = Arc::new(key_file::load_or_make(&key).unwrap());
    let file = SqliteFile::new();
    let db = Db::open(&file.url(), Options::default()).unwrap();
    db.migrate().unwrap();
    let town = Town::open_with(&db, secrets.clone());
    let event = announce_in(&town, &db);
    let (base, relay) = (free_port(), free_port());
    let settings = [
        ("CUPPA__SERVER__LISTEN", base.replace("http://", "")),
        ("CUPPA__DATABASE__URL", file.url()),
        ("CUPPA__SECRETS__KEY_FILE", key.display().to_string()),
        ("CUPPA__MAIL__TRANSPORT", "smtp".to_owned()),
        ("CUPPA__MAIL__SMTP__HOST", "127.0.0.1".to_owned()),
        (
            "CUPPA__MAIL__SMTP__PORT",
            relay.rsplit(':').next().unwrap().to_owned(),
        ),
        ("CUPPA__MAIL__SMTP__TLS", "required".to_owned()),
        ("CUPPA__MAIL__SMTP__USERNAME", "canary-user".to_owned()),
        (
            "CUPPA__MAIL__SMTP__PASSWORD_FILE",
            password.display().to_string(),
        ),
        (
            "CUPPA__MAIL__FROM_ADDRESS",
            "events@mail.example.org".to_owned(),
        ),
        ("CUPPA__LIMITS__SCALE", "1000".to_owned()),
        ("CUPPA__LOG__LEVEL", "trace".to_owned()),
    ];
    let program = Program::logging(&["serve"], &settings, &log);
    let home: cuppa::store::StoreResult<_> =
        db.read(|tx| departments::find_by_slug(tx, "santa-monica"));
    let news = format!("news:{}", home.unwrap().unwrap().public_id);
    let news = secrets.form_token(&news, SystemClock.now() - TimeDelta::seconds(60));
    type_canaries(&base, &event, &secrets, &news);
    type_unsaved(&base, &town);
    program.stop();
    let said = std::fs::read_to_string(&log).unwrap();
    assert!(said.contains("TRACE"), "it was to be talkative: {said}");
    let sings: Vec<&str> = said
        .lines()
        .filter(|line| line.to_lowercase().contains("canary"))
        .collect();
    assert!(sings.is_empty(), "{sings:#?}");
}
