//! The store's tests of: what officers take along to one event, on both databases.

use super::fixture::{read, world, write};
use crate::domain::ids::EventId;
use crate::domain::language::Language;
use crate::domain::topic::{Kit, Labels};
use crate::on_both;
use crate::store::event_kits;

fn kit(points: &str) -> Kit {
    Kit {
        materials: Labels::new(),
        talking_points: Labels::from([(Language::Es, points.to_owned())]),
    }
}

on_both! {
    fn an_event_has_words_of_its_own_until_they_are_taken_away(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let other = world.published(db, "boba", 11, 10);
        assert_eq!(read(db, |tx| event_kits::find(tx, event)), Kit::default());
        for points in ["Las obras", "Las obras\n«El parque»"] {
            write(db, move |tx| event_kits::put(tx, event, &kit(points)));
            assert_eq!(read(db, |tx| event_kits::find(tx, event)), kit(points));
        }
        assert_eq!(read(db, |tx| event_kits::find(tx, other)), Kit::default());
        write(db, move |tx| event_kits::put(tx, event, &Kit::default()));
        assert_eq!(read(db, |tx| event_kits::find(tx, event)), Kit::default());
    }

    fn nothing_is_written_of_an_event_that_is_not_there(db) {
        world(db);
        let written = db.write(move |tx| event_kits::put(tx, EventId(999_999), &kit("Nada")));
        assert!(written.is_err());
    }
}
