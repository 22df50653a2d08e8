//! `cuppa receive-mail` as a mail system sees it: what it may forget, what it has to keep.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use crate::program::prepared;

fn settings(folder: &Path) -> Vec<(&'static str, String)> {
    let inside = |name: &str| folder.join(name).display().to_string();
    vec![
        (
            "CUPPA__DATABASE__URL",
            format!("sqlite://{}", inside("cuppa.db")),
        ),
        ("CUPPA__SECRETS__KEY_FILE", inside("key")),
    ]
}

fn pipe(folder: &Path, message: &[u8]) -> Option<i32> {
    let arguments = [
        "receive-mail",
        "--recipient",
        "replies+r1.00@mail.example.org",
    ];
    let mut program = prepared(&arguments, &settings(folder))
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // The program may stop reading before the end: that is its answer.
    let mut line = program.stdin.take().unwrap();
    drop(line.write_all(message));
    drop(line);
    program.wait().unwrap().code()
}

#[test]
fn the_mail_system_keeps_a_message_until_the_database_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let away = include_bytes!("../mail/out-of-office.eml");
    assert_eq!(
        pipe(folder.path(), away),
        Some(75),
        "there is no database yet"
    );
    assert!(!folder.path().join("cuppa.db").exists(), "nor is one made");
    let made = prepared(&["migrate"], &settings(folder.path()))
        .output()
        .unwrap();
    assert!(made.status.success());
    assert_eq!(pipe(folder.path(), away), Some(0), "ignored on purpose");
    assert_eq!(pipe(folder.path(), b""), Some(0), "nothing is nothing");
    let huge = vec![b'a'; 10 * 1024 * 1024 + 1];
    assert_eq!(pipe(folder.path(), &huge), Some(65), "never");
}

#[test]
fn nobody_is_asked_to_answer_where_no_answer_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = settings(folder.path());
    let add = [
        "department",
        "add",
        "millbrook",
        "--name",
        "Millbrook",
        "--zone",
        "America/Los_Angeles",
    ];
    assert!(prepared(&add, &settings).output().unwrap().status.success());
    let ask = ["department", "calendar-replies", "millbrook", "on"];
    let refused = prepared(&ask, &settings).output().unwrap();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && said.contains("mail.reply_address"),
        "{said}"
    );
    settings.push((
        "CUPPA__MAIL__REPLY_ADDRESS",
        "replies@mail.example.org".to_owned(),
    ));
    assert!(prepared(&ask, &settings).output().unwrap().status.success());
}
