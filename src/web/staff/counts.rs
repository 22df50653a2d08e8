//! Counts of events as a table, for a spreadsheet. No resident is in it.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;

use crate::calendar::export::{CountRow, counts};
use crate::domain::arrival::Arrivals;
use crate::domain::topic;
use crate::services::read_counts::{self, Counts, Range};
use crate::web::error::Error;
use crate::web::staff::{Desk, exchange, query_value};

type Answer = Result<HttpResponse, Error>;

const CSV: &str = "text/csv; charset=utf-8";

/// GET `/staff/events/{e}/counts.csv`
pub(crate) async fn one(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let name = format!("{slug}-counts.csv");
    file(&desk, Range::One(slug.into_inner()), &name).await
}

/// GET `/staff/counts.csv?from=2026-01-01&to=2026-12-31`
pub(crate) async fn all(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let day = |name: &str| -> Result<Option<NaiveDate>, Error> {
        let typed = query_value(&request, name);
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let day = typed.trim().parse().map_err(|_| Error::BadRequest)?;
        Ok(Some(day))
    };
    let range = Range::Days {
        from: day("from")?,
        to: day("to")?,
    };
    let name = format!("{}-counts.csv", desk.present.department.slug);
    file(&desk, range, &name).await
}

/// Takes the numbers out, which is written to the log: a GET that acts for nobody, but leaves a
/// trace.
async fn file(desk: &Desk, range: Range, name: &str) -> Answer {
    let actor = desk.present.actor.clone();
    let found = desk
        .app
        .write(move |tx, context| read_counts::run(tx, context, &actor, &range))
        .await?;
    let rows: Vec<CountRow> = found.iter().map(|one| row(one, desk)).collect();
    Ok(exchange::download(CSV, name, counts(&rows)))
}

fn row(one: &Counts, desk: &Desk) -> CountRow {
    let (event, language) = (&one.event, desk.words.language());
    let came = |heads: Option<i64>| heads.map(|heads| heads.to_string()).unwrap_or_default();
    CountRow {
        event: event.title(language).to_owned(),
        date: event.times.local_start.format("%Y-%m-%d").to_string(),
        start: event.times.local_start.format("%H:%M").to_string(),
        zone: event.times.zone.name().to_owned(),
        state: event.state.as_str(),
        kind: topic::label(&event.kind.facts.labels, language)
            .1
            .to_owned(),
        venue: event.venue.facts.name.clone(),
        capacity: event
            .capacity
            .map(|seats| seats.to_string())
            .unwrap_or_default(),
        totals: one.totals,
        walked_in: came(one.arrivals.map(Arrivals::walked_in)),
        checked_in: came(one.arrivals.map(|arrivals| arrivals.checked_in)),
    }
}
