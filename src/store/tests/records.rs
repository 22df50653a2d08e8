//! Departments, places, officers, suppressions, the audit log.

use super::fixture::{at, public_id, read, slug, world, write};
use crate::on_both;
use crate::store::audit::{self, Entry};
use crate::store::testing::SqliteFile;
use crate::store::{
    Db, Options, StoreError, departments, officers, suppressions, venues, zone_data,
};

on_both! {
    fn the_revision_rises_with_every_public_change(db) {
        let home = world(db).department;
        write(db, move |tx| departments::bump_revision(tx, home.id, at(60)));
        let after = read(db, |tx| departments::find(tx, home.id)).unwrap();
        assert_eq!((after.revision, after.revised_at), (home.revision + 1, at(60)));
        let by_slug = read(db, |tx| departments::find_by_slug(tx, "santa-monica"));
        assert_eq!(by_slug, Some(after.clone()));
        assert_eq!(read(db, departments::list_open), [after]);
    }

    fn two_revisions_within_one_second_have_instants_of_their_own(db) {
        let home = world(db).department;
        for revised in [at(60), at(61), at(62)] {
            write(db, move |tx| departments::bump_revision(tx, home.id, at(60)));
            assert_eq!(read(db, |tx| departments::find(tx, home.id)).unwrap().revised_at, revised);
        }
    }

    fn the_release_of_the_zone_data_is_one_row(db) {
        assert_eq!(read(db, zone_data::find), None);
        for version in ["2025b", "2026f"] {
            write(db, move |tx| zone_data::lock(tx).and_then(|()| zone_data::set(tx, version, at(0))));
            assert_eq!(read(db, zone_data::find).as_deref(), Some(version));
        }
    }

    fn a_place_and_an_officer_are_changed_and_found(db) {
        let world = world(db);
        let (home, mut place, mut who) = (world.department.id, world.venue, world.officer);
        place.facts.geo = None;
        place.facts.name = "Muelle".into();
        who.facts.is_public = false;
        let (place_facts, who_facts) = (place.facts.clone(), who.facts.clone());
        write(db, move |tx| venues::update(tx, place.id, &place_facts, at(7)));
        let (read_as, again) = ((who.id, who.version), who_facts.clone());
        assert!(write(db, move |tx| officers::update(tx, read_as, &who_facts, at(7))));
        assert!(!write(db, move |tx| officers::update(tx, read_as, &again, at(8))), "it was read before");
        let found = read(db, |tx| venues::find_by_slug(tx, home, "pier")).unwrap();
        assert_eq!((&found.facts, found.updated_at), (&place.facts, at(7)));
        assert_eq!(read(db, |tx| venues::list(tx, home)), [found]);
        let found = read(db, |tx| officers::find_by_slug(tx, home, "ana")).unwrap();
        assert_eq!((&found.facts, found.version), (&who.facts, who.version + 1));
        assert_eq!(read(db, |tx| officers::list(tx, home)), [found]);
        let twin = who.facts;
        let refused = db.write(move |tx| {
            officers::insert(tx, home, &public_id(99), &slug("ana"), &twin, at(0)).map(|_| ())
        });
        assert_eq!(refused, Err(StoreError::Unique));
    }

    fn a_suppression_holds_for_its_scope_alone(db) {
        for source in ["link", "again"] {
            write(db, move |tx| suppressions::insert_if_absent(tx, "ann", "articles:1", "asked", source, at(0)));
        }
        let stopped = |hash, scope: &str| {
            read(db, |tx| suppressions::is_suppressed(tx, hash, &["all".into(), scope.into()], at(1)))
        };
        assert!(stopped("ann", "articles:1"));
        assert!(!stopped("ann", "articles:2") && !stopped("bo", "articles:1"));
    }

    fn the_audit_log_is_a_chain(db) {
        let home = world(db).department.id;
        assert_eq!(read(db, audit::verify), None);
        for number in 1..=3 {
            let entry = Entry::by_system(at(number), home, "publish", "event", number).detail("slug", "tea");
            write(db, move |tx| audit::append(tx, &entry));
        }
        assert_eq!(read(db, audit::verify), None);
        let rows = read(db, |tx| audit::list(tx, home, 2));
        assert_eq!(rows.iter().map(|row| row.subject_id).collect::<Vec<_>>(), [Some(3), Some(2)]);
        assert_eq!(read(db, |tx| audit::list_of(tx, home, "event", 1)).len(), 1);
    }

    fn eight_who_act_at_once_make_one_chain(db) {
        let home = world(db).department.id;
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| for number in 0..5 {
                    let entry = Entry::by_system(at(number), home, "edit", "event", number);
                    write(db, move |tx| audit::append(tx, &entry));
                });
            }
        });
        assert_eq!(read(db, audit::verify), None);
        assert_eq!(read(db, |tx| audit::list(tx, home, 100)).len(), 40);
    }
}

#[test]
fn a_row_that_was_tampered_with_is_named() {
    let file = SqliteFile::new();
    let db = Db::open(&file.url(), Options::default()).unwrap();
    db.migrate().unwrap();
    let home = world(&db).department.id;
    for number in 1..=3 {
        let entry = Entry::by_system(at(number), home, "publish", "event", number);
        write(&db, move |tx| audit::append(tx, &entry));
    }
    write(&db, |tx| {
        tx.execute("DROP TRIGGER audit_log_is_not_changed; UPDATE audit_log SET subject_id = 9 WHERE id = 2")
    });
    assert_eq!(read(&db, audit::verify), Some(2));
}
