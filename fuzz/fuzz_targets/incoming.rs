//! Any octets as a message that came back: never a panic, never more tags or answers than are tried.
//! Run as `fuzz/README.md` says.

#![no_main]

use cuppa::domain::incoming::Content;
use cuppa::mail::incoming;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|octets: &[u8]| {
    let message = incoming::read(octets, None).expect("libFuzzer's messages are short");
    assert!(message.tags.len() <= 20);
    match message.content {
        Content::Answers(answers) => {
            assert!(!answers.is_empty() && answers.len() <= 20);
            assert!(answers.iter().all(|answer| answer.attendee.contains('@')));
        }
        Content::Bounce { failures, .. } => assert!(failures.len() <= 20),
        Content::Complaint(_) | Content::Letter | Content::Automatic => {}
    }
});
