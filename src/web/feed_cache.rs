//! Feeds are rendered once and kept: for each department, revision, day and way of asking. Many who
//! ask at once for what is not there yet wait for one rendering.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OnceCell;

use crate::web::cache::Body;

type Place = Arc<OnceCell<Arc<Body>>>;

/// Bodies by what was asked for. The revision and the next edge of the window are part of the key, so
/// nothing here is ever wrong, only unused.
#[derive(Default)]
pub struct FeedCache(Mutex<HashMap<String, Place>>);

impl FeedCache {
    /// More keys than this and the cache starts anew: filters are free text.
    const MOST: usize = 512;

    /// The bytes under this key, made by `make` when they are not there. Whoever asks for the same
    /// key meanwhile waits for them; when making them fails, the next one tries.
    ///
    /// # Errors
    /// What `make` says.
    pub async fn get<E, M>(&self, key: &str, make: M) -> Result<Arc<Body>, E>
    where
        M: Future<Output = Result<Body, E>>,
    {
        let place = self.place(key);
        let made = async { Ok(Arc::new(make.await?)) };
        place.get_or_try_init(|| made).await.cloned()
    }

    fn place(&self, key: &str) -> Place {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= Self::MOST && !kept.contains_key(key) {
            kept.clear();
        }
        kept.entry(key.to_owned()).or_default().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn body(text: &str) -> Body {
        Body::new(text.as_bytes().to_vec(), "text/calendar")
    }

    #[tokio::test]
    async fn a_hundred_apps_that_ask_at_once_cause_one_rendering() {
        let (cache, made) = (FeedCache::default(), AtomicUsize::new(0));
        let ask = || {
            cache.get("a", async {
                tokio::task::yield_now().await;
                made.fetch_add(1, Ordering::SeqCst);
                Ok::<_, ()>(body("a"))
            })
        };
        let all = futures_util::future::join_all((0..100).map(|_| ask())).await;
        assert!(all.iter().all(|one| one.as_ref().unwrap().bytes == "a"));
        assert_eq!(made.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_failure_is_not_kept_and_keys_do_not_mix() {
        let cache = FeedCache::default();
        assert_eq!(
            cache
                .get("a", async { Err::<Body, _>("busy") })
                .await
                .unwrap_err(),
            "busy"
        );
        let get = async |key: &str| {
            cache
                .get(key, async { Ok::<_, ()>(body(key)) })
                .await
                .unwrap()
        };
        assert_eq!(get("a").await.bytes, "a");
        assert_eq!(get("b").await.bytes, "b");
        for number in 0..2000 {
            get(&number.to_string()).await;
        }
        assert!(cache.0.lock().unwrap().len() <= FeedCache::MOST);
    }
}
