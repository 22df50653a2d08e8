//! The store's tests of: staff, on both databases.

use super::fixture::{at, department, read, world, write};
use crate::domain::contact::EmailAddress;
use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::staff::{Membership, Role, Session, StaffState, TokenPurpose};
use crate::on_both;
use crate::store::second_factors::{self, Factor};
use crate::store::staff::{self, NewStaff};
use crate::store::{Db, StoreError};

fn maria() -> NewStaff {
    NewStaff {
        email: EmailAddress::parse("Maria@example.org").unwrap(),
        name: "Maria Lopez".into(),
        language: Language::Es,
        created_at: at(0),
    }
}

fn invited(db: &Db) -> StaffId {
    write(db, |tx| staff::insert(tx, &maria()))
}

on_both! {
    fn a_person_is_invited_once_and_found_whatever_the_case(db) {
        let id = invited(db);
        assert_eq!(db.write(|tx| staff::insert(tx, &maria())), Err(StoreError::Unique));
        let address = EmailAddress::parse("maria@EXAMPLE.org").unwrap();
        let found = read(db, |tx| staff::find_by_email(tx, &address)).unwrap();
        assert_eq!((found.id, found.state, found.password_hash), (id, StaffState::Invited, None));
        write(db, move |tx| staff::set_password(tx, id, "$argon2id$", at(1)));
        let found = read(db, |tx| staff::find(tx, id)).unwrap();
        assert_eq!((found.state, found.password_hash.as_deref()), (StaffState::Active, Some("$argon2id$")));
    }

    fn a_person_has_one_role_per_department(db) {
        let home = world(db).department.id;
        let other = write(db, |tx| department(tx, "vancouver", 30)).id;
        let id = invited(db);
        for (department_id, role) in [(home, Role::Writer), (other, Role::Officer), (home, Role::Coordinator)] {
            write(db, move |tx| staff::set_membership(tx, id, &Membership { department_id, role }));
        }
        let roles = read(db, |tx| staff::list_memberships(tx, id));
        let expected = [(home, Role::Coordinator), (other, Role::Officer)]
            .map(|(department_id, role)| Membership { department_id, role });
        assert_eq!(roles, expected);
    }

    fn a_link_works_once_and_not_after_its_time(db) {
        let id = invited(db);
        for hash in ["good", "late"] {
            write(db, move |tx| staff::insert_token(tx, hash, id, TokenPurpose::Invitation, at(60), at(0)));
        }
        assert_eq!(read(db, |tx| staff::find_token(tx, "good", at(59))), Some((id, TokenPurpose::Invitation)));
        let uses = [
            write(db, |tx| staff::consume_token(tx, "good", at(59))),
            write(db, |tx| staff::consume_token(tx, "good", at(59))),
            write(db, |tx| staff::consume_token(tx, "late", at(60))),
            write(db, |tx| staff::consume_token(tx, "forged", at(1))),
        ];
        assert_eq!(uses, [true, false, false, false]);
        assert_eq!(read(db, |tx| staff::find_token(tx, "good", at(1))), None);
    }

    fn signing_out_everywhere_ends_every_session(db) {
        let department_id = world(db).department.id;
        let staff_id = invited(db);
        let session = Session {
            staff_id,
            department_id,
            created_at: at(0),
            last_seen_at: at(0),
            expires_at: at(9),
            agent: "Firefox, Android".into(),
        };
        for hash in ["phone", "desk", "tablet"] {
            let session = session.clone();
            write(db, move |tx| staff::insert_session(tx, hash, &session));
        }
        write(db, |tx| staff::touch_session(tx, "desk", at(5)));
        let desk = read(db, |tx| staff::find_session(tx, "desk")).unwrap();
        assert_eq!(desk, Session { last_seen_at: at(5), ..session });
        write(db, |tx| staff::delete_session(tx, "phone"));
        assert_eq!(read(db, |tx| staff::find_session(tx, "phone")), None);
        write(db, move |tx| staff::delete_sessions_of(tx, staff_id));
        assert_eq!(read(db, |tx| staff::find_session(tx, "desk")), None);
    }

    fn a_step_counts_once_and_none_before_it_counts_any_more(db) {
        let id = invited(db);
        let factor = Factor { secret_sealed: vec![1], since: at(0), used_step: 7 };
        write(db, move |tx| second_factors::set(tx, id, &factor, &["a".to_owned(), "b".to_owned()]));
        let uses = [7, 6, 8, 8, 7, 9].map(|step| write(db, move |tx| second_factors::use_step(tx, id, step)));
        assert_eq!(uses, [false, false, true, false, false, true]);
        let stranger = StaffId(id.0 + 1);
        let uses = [("a", stranger), ("a", id), ("a", id), ("c", id)]
            .map(|(code, who)| write(db, move |tx| second_factors::use_recovery_code(tx, who, code, at(1))));
        assert_eq!(uses, [false, true, false, false]);
        assert_eq!(read(db, |tx| second_factors::count_recovery_codes(tx, id)), 1);
        assert!(write(db, move |tx| second_factors::delete(tx, id)));
        assert_eq!(read(db, |tx| second_factors::count_recovery_codes(tx, id)), 0);
        assert!(!write(db, move |tx| second_factors::delete(tx, id)));
    }
}
