//! Whole requests over loopback, one client, connections kept open.

use divan::Bencher;

use crate::towns::{SIZES, TOWNS, slug};

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false);
    config.build().into()
}

fn get(agent: &ureq::Agent, path: &str, etag: &str) -> (u16, String, usize) {
    let mut request = agent.get(format!("{}{path}", TOWNS.base));
    if !etag.is_empty() {
        request = request.header("if-none-match", etag);
    }
    let mut response = request.call().unwrap();
    let etag = response.headers().get("etag");
    let etag = etag.map_or("", |etag| etag.to_str().unwrap()).to_owned();
    let body = response.body_mut().read_to_vec().unwrap();
    (response.status().as_u16(), etag, body.len())
}

#[divan::bench(args = SIZES)]
fn feed_200(bencher: Bencher, events: usize) {
    let (agent, path) = (agent(), format!("/{}/calendar.ics", slug(events)));
    assert_eq!(get(&agent, &path, "").0, 200);
    bencher.bench_local(|| get(&agent, &path, ""));
}

#[divan::bench(args = SIZES)]
fn feed_304(bencher: Bencher, events: usize) {
    let (agent, path) = (agent(), format!("/{}/calendar.ics", slug(events)));
    let etag = get(&agent, &path, "").1;
    assert_eq!(get(&agent, &path, &etag).0, 304);
    bencher.bench_local(|| get(&agent, &path, &etag));
}

#[divan::bench]
fn announcement_page(bencher: Bencher) {
    let (agent, path) = (agent(), format!("/{}/events/coffee-0", slug(10)));
    assert_eq!(get(&agent, &path, "").0, 200);
    bencher.bench_local(|| get(&agent, &path, ""));
}

#[divan::bench]
fn one_event_as_a_file(bencher: Bencher) {
    let (agent, path) = (agent(), format!("/{}/events/coffee-0.ics", slug(10)));
    assert_eq!(get(&agent, &path, "").0, 200);
    bencher.bench_local(|| get(&agent, &path, ""));
}
