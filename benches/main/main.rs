//! How long things take, on the machine that asks: `cargo bench`. Nothing is asserted here; the
//! figures that count stand in docs/CALENDAR.md.

#![expect(
    clippy::unwrap_used,
    reason = "a bench that cannot be set up says so plainly"
)]

mod capacity;
mod feeds;
mod requests;
mod towns;

fn main() {
    divan::main();
}
