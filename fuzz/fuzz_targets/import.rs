//! Any octets as a calendar and as a table: never a panic, never more than 2,000 events. Run as
//! `fuzz/README.md` says; time and memory are libFuzzer's own limits.

#![no_main]

use cuppa::calendar::import;
use cuppa::domain::exchange::{MOST_EVENTS, Reader, What};
use cuppa::domain::language::Language;
use cuppa::domain::zone::Zone;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|octets: &[u8]| {
    let reader = Reader {
        zone: Zone::parse("America/Los_Angeles").expect("a zone"),
        language: Language::En,
        now: chrono::DateTime::from_timestamp(1_795_507_200, 0).expect("an instant"),
    };
    for parsed in [import::ics(octets, &reader), import::csv(octets, &reader)] {
        assert!(parsed.entries.len() <= MOST_EVENTS);
        for entry in &parsed.entries {
            assert!(!entry.uid.is_empty() && !entry.uid.chars().any(char::is_control));
            if let What::Event(facts) = &entry.what {
                assert!(facts.times.starts_at < facts.times.ends_at);
            }
        }
    }
});
