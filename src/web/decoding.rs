//! The one place where files of pictures are read for requests. Each takes up to two hundred megabytes
//! and a core for a second, so two are at work, and whoever comes then is asked to come back at once:
//! the file is in memory already, and a queue of files would fill it.

use std::sync::Arc;

use actix_web::web;
use tokio::sync::Semaphore;

use crate::domain::picture::{Encoded, Refusal};
use crate::pictures;

/// At work at once.
const SEATS: usize = 2;

/// Who is at work.
pub struct Decoding {
    seats: Arc<Semaphore>,
}

/// Why nothing was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// As many files as can be are being read.
    Busy,
    Refused(Refusal),
}

impl Default for Decoding {
    fn default() -> Self {
        Self {
            seats: Arc::new(Semaphore::new(SEATS)),
        }
    }
}

impl Decoding {
    /// # Errors
    /// [`Unread`]. A decoder that gives up in the middle takes nobody else along.
    pub async fn read(&self, octets: Vec<u8>) -> Result<Encoded, Unread> {
        let seat = self.seats.clone().try_acquire_owned();
        let seat = seat.map_err(|_| Unread::Busy)?;
        // The seat goes with the work: a client that hangs up does not make room before it is done.
        let done = web::block(move || {
            let answer = pictures::read(&octets);
            drop((octets, seat));
            answer
        });
        let answer = done.await.unwrap_or(Err(Refusal::Broken));
        answer.map_err(Unread::Refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn the_third_is_asked_to_come_back_and_room_is_made_when_one_is_done() {
        let decoding = Decoding::default();
        let first = decoding.seats.clone().try_acquire_owned().unwrap();
        let second = decoding.seats.clone().try_acquire_owned().unwrap();
        let file = b"no picture".to_vec();
        assert_eq!(decoding.read(file.clone()).await, Err(Unread::Busy));
        drop(first);
        let refused = Err(Unread::Refused(Refusal::OtherKind));
        assert_eq!(decoding.read(file.clone()).await, refused);
        assert_eq!(decoding.read(file).await, refused);
        drop(second);
    }
}
