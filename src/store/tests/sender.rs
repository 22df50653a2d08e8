//! The store's tests of: what the workers know together, on both databases.

use super::fixture::{at, read, write};
use crate::domain::relay::{Gate, Relay, Rest};
use crate::on_both;
use crate::store::sender;

on_both! {
    fn a_new_house_knows_nothing_of_its_relay_and_of_no_worker(db) {
        assert_eq!(read(db, sender::relay), Relay::default());
        assert_eq!(read(db, sender::last_beat), None);
    }

    fn what_one_worker_finds_out_all_of_them_know(db) {
        let relay = Relay::default().after(crate::domain::relay::Heard::NotThere, "a", at(0), Rest::default());
        let relay = relay.unwrap();
        let stored = relay.clone();
        write(db, move |tx| {
            sender::lock(tx)?;
            sender::update_relay(tx, &stored, Some("cannot connect"))
        });
        let found = read(db, sender::relay);
        assert_eq!(found, relay);
        assert_eq!((found.gate(at(29)), found.gate(at(30))), (Gate::Closed, Gate::Probe));
        assert_eq!(read(db, sender::last_error).as_deref(), Some("cannot connect"));
        let asked = found.probed("b", at(90));
        let stored = asked.clone();
        write(db, move |tx| sender::update_relay(tx, &stored, None));
        assert_eq!(read(db, sender::relay), asked);
    }

    fn that_a_worker_is_at_work_is_noted(db) {
        write(db, |tx| sender::beat(tx, at(5)));
        write(db, |tx| sender::beat(tx, at(65)));
        assert_eq!(read(db, sender::last_beat), Some(at(65)));
    }
}
