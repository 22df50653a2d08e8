//! The one place where passwords are reckoned for requests. Each takes 19 MiB and a core for some
//! 40 ms, so two are at work, a few wait, and whoever comes then is asked to come back: a flood of
//! sign-ins takes neither the memory nor the threads of everybody else.

use std::sync::Arc;

use actix_web::web;
use tokio::sync::Semaphore;

use crate::secrets::password;
use crate::web::error::Error;

/// At work at once.
const SEATS: usize = 2;
/// At work and waiting together. The last one waits for a third of a second.
const PLACES: usize = SEATS + 16;
/// Octets of the longest text that is looked at.
const LONGEST: usize = 1024;

/// Who is at work, and who waits.
pub struct Passwords {
    seats: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            seats: Arc::new(Semaphore::new(SEATS)),
            places: Arc::new(Semaphore::new(PLACES)),
        }
    }
}

impl Passwords {
    /// Whether the password is the one behind `stored`; with `None` the same work is done for a no.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait already.
    pub async fn verify(&self, typed: &str, stored: Option<String>) -> Result<bool, Error> {
        let typed = typed.to_owned();
        self.work(move || typed.len() <= LONGEST && password::verify(&typed, stored.as_deref()))
            .await
    }

    /// The text to store of a password.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait already.
    pub async fn hash(&self, typed: &str) -> Result<String, Error> {
        let typed = typed.to_owned();
        let hashed = self.work(move || password::hash(&typed)).await?;
        hashed.map_err(|error| Error::internal(&error))
    }

    /// The seat goes with the work: a client that hangs up does not make room before it is done.
    async fn work<T, F>(&self, job: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let place = self.places.clone().try_acquire_owned();
        let place = place.map_err(|_| Error::Busy)?;
        let seat = self.seats.clone().acquire_owned().await;
        let seat = seat.map_err(|_| Error::Busy)?;
        let done = web::block(move || {
            let answer = job();
            drop((seat, place));
            answer
        });
        done.await.map_err(|_| Error::Busy)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[actix_web::test]
    async fn two_are_at_work_sixteen_wait_and_the_next_is_asked_to_come_back() {
        let passwords = Passwords::default();
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let job = || {
            let (now, most) = (now.clone(), most.clone());
            move || {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::yield_now();
                now.fetch_sub(1, Ordering::SeqCst);
            }
        };
        let all = (0..200).map(|_| passwords.work(job()));
        let answers = futures_util::future::join_all(all).await;
        let turned_away = answers
            .iter()
            .filter(|answer| matches!(answer, Err(Error::Busy)));
        assert_eq!(turned_away.count(), 200 - PLACES);
        assert!(most.load(Ordering::SeqCst) <= SEATS);
        assert!(passwords.work(|| ()).await.is_ok(), "there is room again");
    }
}
