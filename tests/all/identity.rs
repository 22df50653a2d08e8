//! A department's identity provider as it is set, shown, sealed and taken away. These stories hold with
//! the feature `oidc` and without it; a sign-in is told in `oidc`.

use cuppa::domain::identity::{Issuer, Provider};
use cuppa::domain::text::Line;
use cuppa::services::{read_providers, set_provider};
use cuppa::store::testing::SqliteFile;
use std::io::Write;
use std::process::Stdio;

use crate::program::prepared;
use crate::town::Town;

const CANARY: &str = "the-canary-of-the-provider";
const USABLE: bool = cfg!(feature = "oidc");

pub fn set(town: &Town) {
    let setting = Provider {
        issuer: Issuer::parse("https://id.example.org").unwrap(),
        client_id: Line::parse("cuppa", 200).unwrap(),
        label: Line::parse("City account", 60).unwrap(),
    };
    let context = town.house.context();
    let job = move |tx: &mut cuppa::store::Tx<'_>| {
        set_provider::run(tx, &context, "santa-monica", setting, CANARY)
    };
    town.house.db.write(job).unwrap();
}

cuppa::on_both! {
    fn the_settings_name_the_provider_and_only_a_build_that_can_shows_a_button(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.get_as("/staff/settings", &rosa).is(200).says_nothing_of("own accounts");
        set(&town);
        let page = town.get_as("/staff/settings", &rosa);
        page.is(200).says("Signing in with your own accounts").says("https://id.example.org");
        page.says_nothing_of(CANARY);
        let unusable = page.plain().contains("built without this feature");
        assert_eq!(unusable, !USABLE);
        let door = town.get("/staff/sign-in");
        assert_eq!(door.is(200).body.contains("City account"), USABLE);
        if !USABLE {
            town.get("/staff/sign-in/with/santa-monica").is(404);
            town.get("/staff/sign-in/callback?state=x&code=y").is(404);
        }
        town.get("/staff/sign-in/with/nowhere").is(404);
        town.get_as("/staff/log", &rosa).is(200).says("Set the provider people sign in with");
        let context = town.house.context();
        town.house.db.write(move |tx| set_provider::undo(tx, &context, "santa-monica")).unwrap();
        town.get_as("/staff/settings", &rosa).is(200).says_nothing_of("https://id.example.org");
        town.get("/staff/sign-in/with/santa-monica").is(404);
        town.get_as("/staff/log", &rosa).is(200).says("Took away the provider");
    }

    fn a_closed_department_has_no_door(db) {
        let town = Town::open(db);
        set(&town);
        let context = town.house.context();
        let close = move |tx: &mut cuppa::store::Tx<'_>| {
            cuppa::services::close_department::run(tx, &context, "santa-monica")
        };
        town.house.db.write(close).unwrap();
        town.get("/staff/sign-in").is(200).says_nothing_of("City account");
        town.get("/staff/sign-in/with/santa-monica").is(404);
        let context = town.house.context();
        let found = town.house.db.read(move |tx| read_providers::find(tx, &context, "santa-monica").map(|_| ()));
        assert!(found.is_err());
    }
}

/// Of a program with a database and a key of its own.
fn settings(file: &SqliteFile, folder: &std::path::Path) -> [(&'static str, String); 3] {
    let base = "https://events.example.org".to_owned();
    [
        ("CUPPA__DATABASE__URL", file.url()),
        (
            "CUPPA__SECRETS__KEY_FILE",
            folder.join("key").display().to_string(),
        ),
        ("CUPPA__SERVER__BASE_URL", base),
    ]
}

#[test]
fn the_command_sets_shows_and_removes_a_provider_and_reads_the_secret_from_elsewhere() {
    let file = SqliteFile::new();
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(&file, folder.path());
    let cuppa = |arguments: &[&str], input: &str| {
        let mut command = prepared(arguments, &settings);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        // A command that refuses its arguments does not read.
        drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
        let out = child.wait_with_output().unwrap();
        let text = |octets: &[u8]| String::from_utf8_lossy(octets).into_owned();
        (
            out.status.code().unwrap(),
            text(&out.stdout),
            text(&out.stderr),
        )
    };
    let add = "department add salem --name Salem --zone America/Los_Angeles";
    assert_eq!(cuppa(&add.split(' ').collect::<Vec<_>>(), "").0, 0);
    let show = ["department", "oidc", "salem"];
    assert!(cuppa(&show, "").1.contains("salem has no provider"));
    let set = |issuer: &str, secret: &str| {
        let rest = [
            "set",
            "--issuer",
            issuer,
            "--client-id",
            "cuppa",
            "--secret-file",
            "-",
        ];
        cuppa(&[&show[..], &rest].concat(), secret)
    };
    let (code, _, wrong) = set("http://id.example.org", CANARY);
    assert!(
        code == 1 && wrong.contains("--issuer: an issuer is an https address"),
        "{wrong}"
    );
    for secret in ["", "\n", "two\nlines\n", &"x".repeat(600)] {
        let (code, _, wrong) = set("https://id.example.org", secret);
        assert!(
            code == 1 && wrong.contains("one line of 1 to 512 octets"),
            "{wrong}"
        );
    }
    let (code, said, wrong) = set("https://id.example.org", &format!("{CANARY}\n"));
    assert_eq!(code, 0, "{wrong}");
    let callback = "callback: https://events.example.org/staff/sign-in/callback";
    assert!(said.contains(callback), "{said}");
    let (_, said, _) = cuppa(&show, "");
    assert!(
        said.contains("issuer: https://id.example.org\nclient id: cuppa\nlabel: City account\n"),
        "{said}"
    );
    assert_eq!(said.contains("This build cannot"), !USABLE);
    let (code, said, _) = cuppa(&["check"], "");
    assert!(code == 0 && said.contains("sign-in: salem"), "{said}");
    assert_eq!(
        said.contains("build with cargo build --release --features oidc"),
        !USABLE
    );
    let mut stored = std::fs::read(file.path()).unwrap();
    let log = format!("{}-wal", file.path().display());
    stored.extend(std::fs::read(log).unwrap_or_default());
    let plain = |needle: &[u8]| stored.windows(needle.len()).any(|window| window == needle);
    assert!(plain(b"https://id.example.org") && !plain(CANARY.as_bytes()));
    let (code, said, _) = cuppa(&["secrets", "rotate"], "");
    assert!(
        code == 0 && said.contains("And 1 secret(s) of identity providers."),
        "{said}"
    );
    assert_eq!(cuppa(&[&show[..], &["remove"]].concat(), "").0, 0);
    assert!(cuppa(&show, "").1.contains("salem has no provider"));
    assert_eq!(cuppa(&["department", "oidc", "nowhere"], "").0, 1);
    let (code, _, wrong) = cuppa(&["department", "oidc", "nowhere", "remove"], "");
    assert!(
        code == 1 && wrong.contains("there is no such department"),
        "{wrong}"
    );
}
