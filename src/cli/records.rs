//! `cuppa records export` and `cuppa records retention`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::{Outcome, house, sentence, settings};
use crate::app::House;
use crate::config::Sources;
use crate::domain::language::Language;
use crate::services::export_records::{self, Asked, MOST, Records, Scope};
use crate::services::read_retention::{self, Line};
use crate::services::{Actor, Error};
use crate::store::departments;
use crate::web::archive;
use crate::words::{Words, dates, retention};

#[derive(Subcommand)]
pub(super) enum Action {
    /// Everything on record about an event or a span of days, as one ZIP file.
    Export(Export),
    /// What is kept, for how long, how much there is, and what goes next.
    Retention(Of),
}

#[derive(Args)]
pub(super) struct Of {
    /// The department's slug.
    #[arg(long)]
    department: String,
}

#[derive(Args)]
pub(super) struct Export {
    #[command(flatten)]
    of: Of,
    /// The event's slug.
    #[arg(long, conflicts_with_all = ["from", "to"], required_unless_present = "from")]
    event: Option<String>,
    /// The first day, such as 2026-01-01.
    #[arg(long, requires = "to")]
    from: Option<NaiveDate>,
    /// The last day.
    #[arg(long, requires = "from")]
    to: Option<NaiveDate>,
    /// With the names of those who said yes, for as long as they are kept.
    #[arg(long)]
    attendance: bool,
    /// The file to write; one that is there already is left alone.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(sources: &Sources, action: &Action) -> Outcome {
    let config = settings(sources)?;
    let house = house(&config)?;
    let migrated = house.db.migrate();
    migrated.map_err(|error| format!("database.url: {error}."))?;
    match action {
        Action::Export(export) => write(&house, export),
        Action::Retention(of) => {
            let mail_days = i64::from(config.retention.mail_bytes_days);
            report(&house, &of.department, mail_days)
        }
    }
}

fn actor(house: &House, slug: &str) -> Result<Actor, String> {
    let wanted = slug.to_owned();
    let found = house
        .db
        .read(move |tx| departments::find_by_slug(tx, &wanted).map_err(Error::from));
    let found = found.map_err(|error| sentence(&error))?;
    let department = found.ok_or_else(|| {
        format!(
            "--department: there is no department \"{slug}\"; add it with cuppa department add."
        )
    })?;
    Ok(Actor::at_the_command_line(department.id))
}

fn write(house: &House, export: &Export) -> Outcome {
    let actor = actor(house, &export.of.department)?;
    let scope = match (&export.event, export.from.zip(export.to)) {
        (Some(slug), _) => Scope::Event(slug.clone()),
        (None, Some((from, to))) if from <= to => Scope::Days(from, to),
        _ => return Err("--to: the last day is before the first.".to_owned()),
    };
    if export.out.exists() {
        let path = export.out.display();
        return Err(format!(
            "--out: {path} is there already; name another file."
        ));
    }
    let records = take(house, &actor, scope, export.attendance)?;
    let octets = archive::pack(&records, Words::plain(Language::En));
    let octets = octets.map_err(|error| format!("{error}."))?;
    let failed = |error| format!("--out: {}: {error}.", export.out.display());
    std::fs::write(&export.out, octets).map_err(failed)?;
    println!(
        "{} event(s), {} article(s), {} line(s) of the log and {} message(s) are in {}.",
        records.events.len(),
        records.articles.len(),
        records.log.len(),
        records.mail.len(),
        export.out.display()
    );
    Ok(())
}

/// Gathered, then noted in the log before anything leaves.
fn take(house: &House, actor: &Actor, scope: Scope, attendance: bool) -> Result<Records, String> {
    let (context, own) = (house.context(), actor.clone());
    let asked = Asked {
        scope,
        with_attendance: attendance,
        most: MOST,
    };
    let gathered = house
        .db
        .read(move |tx| export_records::gather(tx, &context, &own, &asked));
    let gathered = gathered.map_err(|error| match error {
        Error::NotFound => "--event: the department has no such event.".to_owned(),
        error => sentence(&error),
    })?;
    let records = gathered.map_err(|refusal| format!("{refusal}."))?;
    let (context, own) = (house.context(), actor.clone());
    let noted: Result<Records, Error> = house.db.write(move |tx| {
        export_records::note(tx, &context, &own, &records)?;
        Ok(records)
    });
    noted.map_err(|error| sentence(&error))
}

fn report(house: &House, slug: &str, mail_days: i64) -> Outcome {
    let actor = actor(house, slug)?;
    let context = house.context();
    let now = context.now;
    let report = house
        .db
        .read(move |tx| read_retention::run(tx, &context, &actor, mail_days))
        .map_err(|error| sentence(&error))?;
    let (words, zone) = (Words::plain(Language::En), report.department.zone);
    let told = |at| dates::date_time(at, zone, Language::En);
    let line = |line: &Line| {
        let forecast = &line.forecast;
        let mut parts = vec![
            retention::what(words, line.kept.as_str()),
            retention::how_long(words, line.kept.as_str(), line.days),
            words.t1("records-rows", "count", i64::from(forecast.rows)),
        ];
        if forecast.held > 0 {
            parts.push(words.t1("records-held", "count", i64::from(forecast.held)));
        }
        parts.extend(
            forecast
                .oldest
                .map(|at| words.t1("records-oldest", "when", told(at))),
        );
        parts.push(retention::next(
            words,
            forecast,
            line.days.is_some(),
            (now, zone),
        ));
        parts.join(" | ")
    };
    for one in &report.lines {
        println!("{}", line(one));
    }
    for held in &report.holds {
        let since = told(held.hold.since);
        let who = held.who.as_deref().unwrap_or("-");
        println!(
            "On hold: {} | {} | {since} | {who}",
            held.event.slug, held.hold.reason
        );
    }
    for receipt in &report.receipts {
        let what = retention::what(words, receipt.class.as_str());
        println!(
            "Deleted: {} | {} | {what}",
            told(receipt.at),
            receipt.amount
        );
    }
    Ok(())
}
