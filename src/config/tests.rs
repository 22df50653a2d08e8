//! Every refusal names its key; every layer stands on the one before.

use super::*;

fn load(settings: &[(&str, &str)]) -> Result<Config, String> {
    let environment = settings
        .iter()
        .map(|(key, value)| {
            (
                format!("CUPPA__{}", key.to_uppercase().replace('.', "__")),
                (*value).to_owned(),
            )
        })
        .collect();
    Config::load(&Sources {
        environment,
        ..Sources::default()
    })
    .map_err(|error| error.to_string())
}

fn refusal(settings: &[(&str, &str)]) -> String {
    load(settings).expect_err("these settings are not taken")
}

const SMTP: [(&str, &str); 3] = [
    ("mail.transport", "smtp"),
    ("mail.smtp.host", "mail.example.org"),
    ("mail.from_address", "a@example.org"),
];

#[test]
fn the_defaults_serve_this_machine_with_sqlite_and_no_mail() {
    let config = load(&[]).unwrap();
    assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.server.base_url, None);
    assert_eq!(config.database.backend(), Backend::Sqlite);
    assert_eq!(
        config.database.sqlite_path(),
        Some("cuppa-data/cuppa.sqlite")
    );
    assert!(matches!(config.mail.transport, Transport::None));
    assert_eq!(config.mail.sender_domain(), "cuppa.example");
    assert_eq!(config.retention.contact_days, 30);
    assert!((config.limits_scale - 1.0).abs() < f64::EPSILON);
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_file_which_beats_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cuppa.toml");
    std::fs::write(
        &file,
        "[log]\nformat = \"json\"\nlevel = \"warn\"\n[worker]\ntick_seconds = 7\n",
    )
    .unwrap();
    let sources = Sources {
        base: vec![
            ("worker.tick_seconds", "3".into()),
            ("worker.lease_seconds", "900".into()),
        ],
        file: Some(file),
        environment: vec![
            ("CUPPA__LOG__LEVEL".into(), "debug".into()),
            ("OTHER__LOG".into(), "1".into()),
        ],
        flags: vec![("server.listen", "127.0.0.1:0".into())],
    };
    let config = Config::load(&sources).unwrap();
    assert_eq!(
        config.log,
        Log {
            format: LogFormat::Json,
            level: LogLevel::Debug
        }
    );
    assert_eq!(
        config.worker,
        Worker {
            tick_seconds: 7,
            lease_seconds: 900,
            connections: 4,
            silence_hours: 72,
        }
    );
    assert_eq!(config.server.listen.port(), 0);
}

#[test]
fn the_production_example_is_taken_once_its_password_file_exists() {
    let folder = tempfile::tempdir().unwrap();
    let password = folder.path().join("smtp-password");
    std::fs::write(&password, "correct horse\n").unwrap();
    let file = folder.path().join("cuppa.toml");
    std::fs::write(&file, include_str!("../../config/production.example.toml")).unwrap();
    let sources = Sources {
        file: Some(file),
        environment: vec![(
            "CUPPA__MAIL__SMTP__PASSWORD_FILE".into(),
            password.display().to_string(),
        )],
        ..Sources::default()
    };
    let config = Config::load(&sources).unwrap();
    assert_eq!(
        config.server.base_url.as_deref(),
        Some("https://events.example.org")
    );
    let Transport::Smtp(smtp) = &config.mail.transport else {
        panic!("the example sends by SMTP")
    };
    assert_eq!(smtp.login.as_ref().unwrap().password, "correct horse");
    let shown = format!("{config:?}");
    assert!(!shown.contains("correct horse"), "{shown}");
}

#[test]
fn a_misspelt_key_is_refused_by_name_wherever_it_stands() {
    assert!(
        refusal(&[("server.lissten", "127.0.0.1:1")])
            .starts_with("CUPPA__SERVER__LISSTEN: no such setting")
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cuppa.toml");
    std::fs::write(&file, "[mail.smtp]\nhots = \"x\"\n").unwrap();
    let error = Config::load(&Sources {
        file: Some(file),
        ..Sources::default()
    })
    .unwrap_err();
    assert!(
        error.to_string().starts_with("mail.smtp.hots in "),
        "{error}"
    );
}

#[test]
fn a_settings_file_that_is_missing_or_not_toml_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cuppa.toml");
    let load = || {
        Config::load(&Sources {
            file: Some(file.clone()),
            ..Sources::default()
        })
        .unwrap_err()
        .to_string()
    };
    assert!(load().contains("cannot be read"));
    std::fs::write(&file, "[server\n").unwrap();
    assert!(load().contains("is not TOML"));
}

#[test]
fn numbers_and_words_out_of_bounds_are_refused_by_name() {
    for (key, value) in [
        ("worker.tick_seconds", "0"),
        ("worker.tick_seconds", "often"),
        ("retention.contact_days", "-1"),
        ("limits.scale", "0"),
        ("limits.scale", "NaN"),
        ("log.format", "xml"),
        ("log.level", "loud"),
        ("mail.transport", "pigeon"),
        ("server.listen", "8080"),
        ("secrets.key_file", ""),
        ("mail.from_address", "nobody"),
        ("mail.bounce_address", "a@b@c.org"),
        ("mail.reply_address", "nobody"),
        ("mail.reply_address", "replies+calendar@example.org"),
        ("mail.reply_address", "answers-of-calendar-apps@example.org"),
        ("mail.receive_token_file", "/nowhere/at/all"),
    ] {
        let sentence = refusal(&[(key, value)]);
        assert!(
            sentence.starts_with(&format!("{key}: ")),
            "{key}={value}: {sentence}"
        );
        assert!(sentence.ends_with('.'), "{sentence}");
    }
}

#[test]
fn a_token_is_one_long_word_and_never_shown() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    let key = "mail.receive_token_file";
    let name = file.to_str().unwrap();
    for wrong in ["", "short", "two words that are long enough together"] {
        std::fs::write(&file, wrong).unwrap();
        assert!(refusal(&[(key, name)]).starts_with(key), "{wrong}");
    }
    let token = "0123456789abcdef0123456789abcdef";
    std::fs::write(&file, format!("{token}\n")).unwrap();
    let mail = load(&[(key, name)]).unwrap().mail;
    assert_eq!(mail.receive_token.as_ref().unwrap().0, token);
    assert!(!format!("{mail:?}").contains(token));
    assert!(load(&[]).unwrap().mail.receive_token.is_none());
}

#[test]
fn only_this_machine_may_be_reached_without_https() {
    for good in [
        "https://events.example.org",
        "https://events.example.org/",
        "http://localhost:8080",
        "http://[::1]:1",
    ] {
        assert!(load(&[("server.base_url", good)]).is_ok(), "{good}");
    }
    for bad in [
        "http://events.example.org",
        "events.example.org",
        "ftp://localhost",
        "https://x.org/path",
        "https://u:p@x.org",
    ] {
        assert!(
            refusal(&[("server.base_url", bad)]).starts_with("server.base_url: "),
            "{bad}"
        );
    }
    assert!(refusal(&[("server.listen", "0.0.0.0:8080")]).starts_with("server.base_url: "));
    assert!(refusal(&[("metrics.listen", "0.0.0.0:9464")]).starts_with("metrics.listen: "));
}

#[test]
fn trusted_proxies_are_addresses_and_networks() {
    let config = load(&[("server.trusted_proxies", "10.0.0.0/8, ::1")]).unwrap();
    let expected: Vec<(IpAddr, u8)> = vec![
        ("10.0.0.0".parse().unwrap(), 8),
        ("::1".parse().unwrap(), 128),
    ];
    assert_eq!(config.server.trusted_proxies, expected);
    for bad in ["10.0.0.0/33", "proxy.example.org", "10.0.0.0/x"] {
        assert!(
            refusal(&[("server.trusted_proxies", bad)]).starts_with("server.trusted_proxies: "),
            "{bad}"
        );
    }
}

#[test]
fn postgres_on_another_machine_needs_tls() {
    for good in [
        "postgres:///cuppa",
        "postgres://u:p@127.0.0.1:5433/cuppa",
        "postgresql://[::1]/cuppa",
        "postgres:///cuppa?host=/run/postgresql",
        "postgres://%2Frun%2Fpostgresql/cuppa",
    ] {
        assert!(load(&[("database.url", good)]).is_ok(), "{good}");
    }
    for bad in [
        "postgres://db.example.org/cuppa",
        "postgres:///cuppa?host=db.example.org",
        "postgres://localhost/cuppa?hostaddr=192.0.2.1",
        "mysql://localhost/x",
        "sqlite://",
        "sqlite://:memory:",
    ] {
        assert!(
            refusal(&[("database.url", bad)]).starts_with("database.url: "),
            "{bad}"
        );
    }
    assert_eq!(
        load(&[(
            "database.url",
            "postgres://db.example.org/c?sslmode=verify-full"
        )])
        .is_ok(),
        cfg!(feature = "pg-tls")
    );
}

#[test]
fn the_password_of_the_database_is_never_shown() {
    let config = load(&[("database.url", "postgres://u:hush@127.0.0.1/cuppa")]).unwrap();
    assert!(!format!("{config:?} {}", config.database).contains("hush"));
    assert_eq!(
        config.database.as_str(),
        "postgres://u:hush@127.0.0.1/cuppa"
    );
}

#[test]
fn mail_in_clear_goes_only_to_this_machine_and_without_a_password() {
    let with = |more: &[(&'static str, &'static str)]| refusal(&[&SMTP[..], more].concat());
    assert!(with(&[("mail.smtp.tls", "none")]).starts_with("mail.smtp.tls: "));
    assert!(with(&[("mail.smtp.host", "")]).starts_with("mail.smtp.host: "));
    assert!(with(&[("mail.smtp.username", "u")]).starts_with("mail.smtp.password_file: "));
    assert!(with(&[("mail.smtp.password_file", "/nowhere")]).starts_with("mail.smtp.username: "));
    assert!(
        with(&[("mail.from_address", "events@cuppa.example")]).starts_with("mail.from_address: ")
    );
    assert!(with(&[("worker.lease_seconds", "479")]).starts_with("worker.lease_seconds: "));
    let local = [
        &SMTP[..],
        &[
            ("mail.smtp.host", "127.0.0.1"),
            ("mail.smtp.tls", "none"),
            ("mail.smtp.port", "2525"),
        ],
    ]
    .concat();
    assert!(load(&local).is_ok());
}
