//! Moving events in and out. A file is looked at first; it goes into the page and comes back with
//! the confirmation, so nothing is stored in between.

use actix_multipart::Multipart;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::calendar::{export, import};
use crate::domain::exchange::{Outcome, Parsed, Reader};
use crate::services::export_events;
use crate::services::import_events::{self, Report, Wish};
use crate::web::error::Error;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Moment;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::exchange::{ExchangePage, ImportPage, ImportRow};
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, page};
use crate::web::upload::Upload;
use crate::words::dates::{self, Span};
use crate::words::{Words, exchange as words};

type Answer = Result<HttpResponse, Error>;

/// GET `/staff/exchange`
pub(crate) async fn show(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    page(StatusCode::OK, &front(&desk, FormView::new()))
}

fn front(desk: &Desk, form: FormView) -> ExchangePage {
    let mut chrome = desk
        .chrome
        .clone()
        .page(desk.words.t("exchange-page"), StaffSection::Events)
        .at(paths::EXCHANGE);
    chrome.in_error = form.has_errors();
    ExchangePage { chrome, form }
}

/// What came with the form: a file, its text pasted, or the file of the page before.
fn octets(upload: &Upload) -> Option<Vec<u8>> {
    let kept = upload.text("kept");
    if !kept.is_empty() {
        return STANDARD.decode(kept).ok();
    }
    if let Some((_, octets)) = upload.file("file") {
        return Some(octets.to_vec());
    }
    let pasted = upload.text("paste");
    (!pasted.trim().is_empty()).then(|| pasted.as_bytes().to_vec())
}

fn parse(octets: &[u8], reader: &Reader) -> Parsed {
    let text = octets.strip_prefix("\u{feff}".as_bytes()).unwrap_or(octets);
    let begin = text.trim_ascii_start();
    let is_calendar = begin
        .get(..6)
        .is_some_and(|six| six.eq_ignore_ascii_case(b"BEGIN:"));
    if is_calendar {
        import::ics(octets, reader)
    } else {
        import::csv(octets, reader)
    }
}

/// POST `/staff/exchange`: shows what would happen, or, with `then=import`, does it.
pub(crate) async fn take(request: HttpRequest, payload: Multipart) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let upload = Upload::read(payload).await?;
    desk.prove(upload.text("csrf"))?;
    let Some(octets) = octets(&upload) else {
        let mut form = FormView::new();
        form.refuse("file", desk.words.t("exchange-missing"));
        return page(StatusCode::UNPROCESSABLE_ENTITY, &front(&desk, form));
    };
    let department = &desk.present.department;
    let wish = Wish {
        dry: upload.text("then") != "import",
        publish: upload.text("publish") == "yes",
        kind: None,
        reason: Words::plain(department.main_language()).t("exchange-reason"),
    };
    let reader = Reader {
        zone: department.zone,
        language: department.main_language(),
        now: desk.app.clock.now(),
    };
    let kept = STANDARD.encode(&octets);
    let parsed = web::block(move || parse(&octets, &reader)).await;
    let parsed = parsed.map_err(|_| Error::Busy)?;
    let (actor, dry) = (desk.present.actor.clone(), wish.dry);
    let report = if dry {
        let run = move |tx: &mut crate::store::Tx<'_>, context: &crate::services::Context| {
            import_events::run(tx, context, &actor, &parsed, &wish)
        };
        desk.app.read(run).await?
    } else {
        let run = move |tx: &mut crate::store::Tx<'_>, context: &crate::services::Context| {
            import_events::run(tx, context, &actor, &parsed, &wish)
        };
        desk.app.write(run).await?
    };
    page(StatusCode::OK, &answer(&desk, &report, dry, kept))
}

fn answer(desk: &Desk, report: &Report, dry: bool, kept: String) -> ImportPage {
    let own = desk.words;
    let count = |is_it: fn(&Outcome) -> bool| -> crate::words::Arg { report.count(is_it).into() };
    let counts = [
        ("created", count(|of| matches!(of, Outcome::Created { .. }))),
        ("changed", count(|of| matches!(of, Outcome::Changed(_)))),
        ("cancelled", count(|of| matches!(of, Outcome::Cancelled))),
        ("unchanged", count(|of| matches!(of, Outcome::Unchanged))),
        ("refused", count(|of| matches!(of, Outcome::Refused { .. }))),
    ];
    let changes = |of: &Outcome| !matches!(of, Outcome::Unchanged | Outcome::Refused { .. });
    let (title, sum) = if dry {
        ("exchange-result-page", "exchange-sum-dry")
    } else {
        ("exchange-done-page", "exchange-sum")
    };
    ImportPage {
        chrome: desk.chrome.clone().page(own.t(title), StaffSection::Events),
        form: FormView::new(),
        is_done: !dry,
        sum: own.with(sum, &counts),
        notes: report
            .notes
            .iter()
            .map(|note| words::note(own, note))
            .collect(),
        rows: report.lines.iter().map(|line| row(line, own)).collect(),
        may_confirm: dry && report.lines.iter().any(|line| changes(&line.outcome)),
        kept: if dry { kept } else { String::new() },
    }
}

fn row(line: &import_events::Line, own: Words) -> ImportRow {
    let mut details = words::details(own, &line.outcome);
    details.extend(line.notes.iter().map(|note| words::note(own, note)));
    ImportRow {
        line: line.line,
        title: if line.title.is_empty() {
            own.t("exchange-untitled")
        } else {
            line.title.clone()
        },
        path: line
            .slug
            .as_ref()
            .map_or(String::new(), |slug| paths::event(slug.as_str())),
        when: line.times.as_ref().map(|times| {
            let span = Span {
                starts_at: times.starts_at,
                ends_at: times.ends_at,
                zone: times.zone,
            };
            let iso = dates::iso(times.starts_at, times.zone);
            Moment::new(iso, span.when(own.language()))
        }),
        outcome: words::outcome(own, &line.outcome),
        class: match line.outcome {
            Outcome::Created { .. } | Outcome::Changed(_) => "yes",
            Outcome::Cancelled => "warn",
            Outcome::Refused { .. } => "bad",
            Outcome::Unchanged => "",
        },
        details,
    }
}

/// GET `/staff/exchange/template`
pub(crate) async fn template(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let octets = import::table::template().into_bytes();
    Ok(download("text/csv; charset=utf-8", "events.csv", octets))
}

/// GET `/staff/exchange/{format}`: everything as `ics`, `csv` or `json`.
pub(crate) async fn file(request: HttpRequest, format: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let slug = desk.present.department.slug.to_string();
    let found = desk
        .app
        .read(move |tx, context| export_events::run(tx, context, &slug))
        .await?;
    let (kind, octets) = match format.as_str() {
        "ics" => (
            "text/calendar; charset=utf-8",
            export::calendar(&found.feed, &found.records),
        ),
        "csv" => (
            "text/csv; charset=utf-8",
            export::csv(&found.records, &found.department.languages),
        ),
        "json" => (
            "application/json",
            export::json(&found.department, &found.venues, &found.records),
        ),
        _ => return Err(Error::NotFound),
    };
    let name = format!("{}.{format}", found.department.slug);
    Ok(download(kind, &name, octets))
}

pub(super) fn download(kind: &'static str, name: &str, octets: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .content_type(kind)
        .body(octets)
}
