//! `cuppa import ics` and `cuppa import csv`

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Outcome, house, sentence, settings};
use crate::app::House;
use crate::calendar::import;
use crate::config::Sources;
use crate::domain::exchange::{MOST_OCTETS, Outcome as Of, Parsed, Reader};
use crate::domain::language::Language;
use crate::services::import_events::{self, Line, Report, Wish};
use crate::services::{Actor, Error};
use crate::store::departments;
use crate::words::dates::Span;
use crate::words::{Words, exchange};

#[derive(Subcommand)]
pub(super) enum Action {
    /// Calendars (iCalendar files) of any maker.
    Ics(Options),
    /// Tables with one event in each line.
    Csv(Options),
}

#[derive(Args)]
pub(super) struct Options {
    /// `-` is standard input.
    #[arg(required_unless_present = "template")]
    files: Vec<PathBuf>,
    /// The department's slug.
    #[arg(long, required_unless_present = "template")]
    department: Option<String>,
    /// Say what would be created, changed and refused; write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Publish the events that are created, where nothing speaks against it.
    #[arg(long)]
    publish: bool,
    /// The kind of events whose file does not name one, by its slug.
    #[arg(long)]
    kind: Option<String>,
    /// Print an empty table to start from (only with csv).
    #[arg(long)]
    template: bool,
}

pub(super) fn run(sources: &Sources, action: &Action) -> Outcome {
    let (options, parse): (_, fn(&[u8], &Reader) -> Parsed) = match action {
        Action::Ics(options) => (options, import::ics),
        Action::Csv(options) => (options, import::csv),
    };
    if options.template {
        return match action {
            Action::Csv(_) => {
                print!("{}", import::table::template());
                Ok(())
            }
            Action::Ics(_) => Err("--template: only a table has one; write import csv.".to_owned()),
        };
    }
    let config = settings(sources)?;
    let house = house(&config)?;
    let migrated = house.db.migrate();
    migrated.map_err(|error| format!("database.url: {error}."))?;
    let mut untaken = Vec::new();
    for file in &options.files {
        let report = one(&house, options, file, parse)?;
        if options.files.len() > 1 {
            println!("{}:", file.display());
        }
        if !print(&report, options.dry_run) {
            untaken.push(file.display().to_string());
        }
    }
    if untaken.is_empty() {
        Ok(())
    } else {
        Err(format!("nothing was taken from {}.", untaken.join(", ")))
    }
}

fn one(
    house: &House,
    options: &Options,
    file: &Path,
    parse: fn(&[u8], &Reader) -> Parsed,
) -> Result<Report, String> {
    let slug = options.department.clone().unwrap_or_default();
    let octets = octets(file)?;
    let context = house.context();
    let wish = Wish {
        dry: options.dry_run,
        publish: options.publish,
        kind: options.kind.clone(),
        ..Wish::default()
    };
    let asked = slug.clone();
    let department = house
        .db
        .read(move |tx| departments::find_by_slug(tx, &asked).map_err(Error::from));
    let department = department
        .map_err(|error| sentence(&error))?
        .ok_or_else(|| {
            format!(
                "--department: there is no department \"{slug}\"; add it with cuppa department add."
            )
        })?;
    let language = department.main_language();
    let reader = Reader {
        zone: department.zone,
        language,
        now: context.now,
    };
    let wish = Wish {
        reason: Words::plain(language).t("exchange-reason"),
        ..wish
    };
    let parsed = parse(&octets, &reader);
    let actor = Actor::at_the_command_line(department.id);
    let job = move |tx: &mut crate::store::Tx<'_>| {
        import_events::run(tx, &context, &actor, &parsed, &wish)
    };
    let report = if options.dry_run {
        house.db.read(job)
    } else {
        house.db.write(job)
    };
    report.map_err(|error| match error {
        Error::NotFound => "--kind: the department has no such kind of event.".to_owned(),
        error => sentence(&error),
    })
}

/// The file, or as much of it as is enough to see that it is too large.
fn octets(file: &Path) -> Result<Vec<u8>, String> {
    let limit = u64::try_from(MOST_OCTETS).unwrap_or(u64::MAX) + 1;
    let mut octets = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().take(limit).read_to_end(&mut octets)
    } else {
        std::fs::File::open(file).and_then(|open| open.take(limit).read_to_end(&mut octets))
    };
    read.map_err(|error| format!("{}: {error}.", file.display()))?;
    Ok(octets)
}

/// Prints the answer; whether anything of the file was of use.
fn print(report: &Report, dry: bool) -> bool {
    let words = Words::plain(Language::En);
    for note in &report.notes {
        println!("{}", exchange::note(words, note));
    }
    for line in &report.lines {
        println!("{}", told(words, line));
    }
    let count = |is_it: fn(&Of) -> bool| -> crate::words::Arg { report.count(is_it).into() };
    let refused = report.count(|of| matches!(of, Of::Refused { .. }));
    let key = if dry {
        "exchange-sum-dry"
    } else {
        "exchange-sum"
    };
    let counts = [
        ("created", count(|of| matches!(of, Of::Created { .. }))),
        ("changed", count(|of| matches!(of, Of::Changed(_)))),
        ("cancelled", count(|of| matches!(of, Of::Cancelled))),
        ("unchanged", count(|of| matches!(of, Of::Unchanged))),
        ("refused", refused.into()),
    ];
    println!("{}", words.with(key, &counts));
    refused < report.lines.len() || report.lines.is_empty()
}

/// `Line 12: created as a draft: Coffee with a Cop, Thursday, …`
fn told(words: Words, line: &Line) -> String {
    let when = line.times.as_ref().map(|times| {
        let span = Span {
            starts_at: times.starts_at,
            ends_at: times.ends_at,
            zone: times.zone,
        };
        format!(", {}", span.when(words.language()))
    });
    let title = if line.title.is_empty() {
        words.t("exchange-untitled")
    } else {
        line.title.clone()
    };
    let mut sentences = exchange::details(words, &line.outcome);
    sentences.extend(line.notes.iter().map(|note| exchange::note(words, note)));
    format!(
        "{}: {}: {title}{}. {}",
        words.t1("exchange-line", "line", i64::from(line.line)),
        exchange::outcome(words, &line.outcome),
        when.unwrap_or_default(),
        sentences.join(" ")
    )
    .trim_end()
    .to_owned()
}
