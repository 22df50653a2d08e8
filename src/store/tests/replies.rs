//! What comes back about messages, and what follows for addresses.

use super::fixture::{at, read, write};
use crate::on_both;
use crate::store::suppressions::{self, Suppression};

fn stop(reason: &str, expires: Option<i64>) -> Suppression {
    Suppression {
        hash: "ann".to_owned(),
        scope: "all".to_owned(),
        reason: reason.to_owned(),
        source: "report".to_owned(),
        created_at: at(0),
        expires_at: expires.map(at),
    }
}

on_both! {
    fn a_rest_gives_way_to_a_longer_one_and_to_never_and_never_to_a_rest(db) {
        let held = |now| read(db, |tx| suppressions::list(tx, &["all".to_owned()], at(now)));
        for (new, kept) in [
            (stop("first", Some(60)), "first"),
            (stop("shorter", Some(50)), "first"),
            (stop("longer", Some(90)), "longer"),
            (stop("never", None), "never"),
            (stop("rest", Some(500)), "never"),
        ] {
            write(db, move |tx| suppressions::put(tx, &new));
            assert_eq!(held(1).iter().map(|one| one.reason.as_str()).collect::<Vec<_>>(), [kept]);
        }
        assert_eq!(held(1_000_000).len(), 1, "for ever");
        assert!(write(db, |tx| suppressions::delete(tx, "ann", "all")));
        assert!(!write(db, |tx| suppressions::delete(tx, "ann", "all")), "only once");
    }

    fn a_rest_is_over_when_its_time_is_over(db) {
        write(db, |tx| suppressions::put(tx, &stop("rest", Some(60))));
        let stopped = |now| read(db, |tx| suppressions::is_suppressed(tx, "ann", &["all".to_owned()], at(now)));
        assert!(stopped(59));
        assert!(!stopped(60));
        assert!(read(db, |tx| suppressions::list(tx, &["all".to_owned()], at(60))).is_empty());
    }
}
