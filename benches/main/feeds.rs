//! A feed from rows, from entries to octets, and its answer from memory.

use std::sync::Arc;

use actix_web::test::TestRequest;
use divan::{Bencher, black_box};

use cuppa::calendar;
use cuppa::web::cache::{Body, answer};
use cuppa::web::feed_cache::FeedCache;

use crate::towns::{SIZES, TOWNS};

/// Entries to octets: what a change costs once.
#[divan::bench(args = SIZES)]
fn render(bencher: Bencher, events: usize) {
    let feed = TOWNS.feed(events);
    bencher.bench(|| calendar::render(black_box(&feed)));
}

/// Rows to entries, in a fixed number of queries.
#[divan::bench(args = SIZES)]
fn read(bencher: Bencher, events: usize) {
    bencher.bench(|| TOWNS.feed(black_box(events)));
}

/// The cache with one feed in it, the way every poll asks for it.
struct Kept {
    cache: FeedCache,
    runtime: tokio::runtime::Runtime,
}

impl Kept {
    fn of(events: usize) -> Self {
        let kept = Self {
            cache: FeedCache::default(),
            runtime: tokio::runtime::Builder::new_current_thread()
                .build()
                .unwrap(),
        };
        let feed = calendar::render(&TOWNS.feed(events));
        let body = Body::new(feed, "text/calendar; charset=utf-8");
        let made = kept.cache.get("feed", async { Ok::<_, ()>(body) });
        kept.runtime.block_on(made).unwrap();
        kept
    }

    fn body(&self) -> Arc<Body> {
        let found = self.cache.get("feed", async { Err::<Body, _>("not kept") });
        self.runtime.block_on(found).unwrap()
    }
}

/// The octets from memory.
#[divan::bench(args = SIZES)]
fn from_memory_200(bencher: Bencher, events: usize) {
    let kept = Kept::of(events);
    let request = TestRequest::get().to_http_request();
    bencher.bench_local(|| answer(&request, &kept.body()));
}

/// "You have it": the poll of an app that knows the ETag.
#[divan::bench(args = SIZES)]
fn from_memory_304(bencher: Bencher, events: usize) {
    let kept = Kept::of(events);
    let request = TestRequest::get()
        .insert_header(("if-none-match", kept.body().etag.as_str()))
        .to_http_request();
    bencher.bench_local(|| answer(&request, &kept.body()));
}
