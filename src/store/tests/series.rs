//! The store's tests of: series and what ties events to them, on both databases.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::fixture::{World, at, public_id, read, world, write};
use crate::domain::ids::EventId;
use crate::domain::series::{Membership, NewSeries, Pattern, Rule, Series, Template};
use crate::store::events::Filter;
use crate::store::{Db, StoreError, events, series};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn coffee(db: &Db, world: &World) -> Series {
    let rule = Rule::until(Pattern::NATIONAL_DAY, day("2026-12-01"), day("2030-12-01")).unwrap();
    let new = NewSeries {
        public_id: public_id(90),
        department_id: world.department.id,
        is_published: false,
        rule: rule.leaving_out([day("2028-10-04")]),
        template: Template::of(&world.facts),
        created_at: at(0),
    };
    write(db, move |tx| series::insert(tx, &new))
}

fn join(db: &Db, series: &Series, event: EventId, date: &str) -> Result<(), StoreError> {
    let membership = Membership {
        series_id: series.id,
        date: Some(day(date)),
        is_detached: false,
    };
    db.write(move |tx| events::set_membership(tx, event, &membership))
}

crate::on_both! {
    fn a_series_comes_back_as_it_was_stored_and_changes_with_a_new_version(db) {
        let world = world(db);
        let stored = coffee(db, &world);
        let department = world.department.id;
        let found = read(db, |tx| series::find(tx, department, &public_id(90)));
        assert_eq!(found.as_ref(), Some(&stored));
        let (id, rule, mut template) = (stored.id, stored.rule.clone(), stored.template.clone());
        template.capacity = None;
        write(db, move |tx| series::update(tx, id, &rule, &template, at(5)));
        write(db, move |tx| series::set_published(tx, id, at(6)));
        let after = read(db, |tx| series::find_by_id(tx, id)).unwrap();
        assert_eq!((after.version, after.is_published, after.updated_at), (2, true, at(6)));
        assert_eq!((after.template.capacity, after.rule), (None, stored.rule));
        write(db, move |tx| series::lock(tx, id));
        assert_eq!(read(db, |tx| series::list(tx, department)).len(), 1);
    }

    fn a_series_has_one_event_for_a_date(db) {
        let world = world(db);
        let stored = coffee(db, &world);
        let (first, second) = (world.event(db, "a", 10, 10), world.event(db, "b", 11, 11));
        assert_eq!(join(db, &stored, first, "2027-10-06"), Ok(()));
        assert_eq!(join(db, &stored, second, "2027-10-06"), Err(StoreError::Unique));
        assert_eq!(join(db, &stored, second, "2028-10-04"), Ok(()));
        let dates = read(db, |tx| events::dates_of_series(tx, stored.id));
        assert_eq!(dates, BTreeSet::from([day("2027-10-06"), day("2028-10-04")]));
        let filter = Filter { series: Some(stored.id), ..Filter::of(world.department.id) };
        assert_eq!(read(db, |tx| events::list(tx, &filter)).len(), 2);
    }

    fn only_a_draft_can_vanish(db) {
        let world = world(db);
        let (draft, public) = (world.event(db, "a", 10, 10), world.published(db, "b", 11, 11));
        write(db, move |tx| events::delete_draft(tx, draft));
        assert!(read(db, |tx| events::find_by_id(tx, draft)).is_none());
        assert!(db.write(move |tx| events::delete_draft(tx, public)).is_err());
        assert!(read(db, |tx| events::find_by_id(tx, public)).is_some());
    }
}
