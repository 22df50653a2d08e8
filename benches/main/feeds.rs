//! A feed from rows, from entries to octets, and its answer from memory.

use std::sync::Arc;

use actix_web::test::TestRequest;
use divan::{Bencher, black_box};

use cuppa::calendar;
use cuppa::web::cache::{Body, FeedCache, answer};

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

fn kept(events: usize) -> (FeedCache, Arc<Body>) {
    let feed = calendar::render(&TOWNS.feed(events));
    let cache = FeedCache::default();
    let body = cache.keep(
        "feed".to_owned(),
        Body::new(feed, "text/calendar; charset=utf-8"),
    );
    (cache, body)
}

/// The octets from memory.
#[divan::bench(args = SIZES)]
fn from_memory_200(bencher: Bencher, events: usize) {
    let (cache, _) = kept(events);
    let request = TestRequest::get().to_http_request();
    bencher.bench_local(|| answer(&request, &cache.find("feed").unwrap()));
}

/// "You have it": the poll of an app that knows the ETag.
#[divan::bench(args = SIZES)]
fn from_memory_304(bencher: Bencher, events: usize) {
    let (cache, body) = kept(events);
    let request = TestRequest::get()
        .insert_header(("if-none-match", body.etag.as_str()))
        .to_http_request();
    bencher.bench_local(|| answer(&request, &cache.find("feed").unwrap()));
}
