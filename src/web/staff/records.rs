//! Records: the form and the file, and the report of what is kept and for how long.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::event::Event;
use crate::services::export_records::{self, Asked, MOST, Records, Refusal, Scope};
use crate::services::read_log::{self, Filter};
use crate::services::read_retention::{self, Held, Kept, Line, Report};
use crate::web::archive;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::records::{
    HoldView, KeptView, ReceiptView, RecordsPage, RetentionPage,
};
use crate::web::staff::{Desk, audit, exchange, page, query_value};
use crate::words::{Arg, dates, retention};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

const ZIP: &str = "application/zip";

/// GET `/staff/records`, `?event={e}` chooses an event.
pub(crate) async fn show(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_export_records()?;
    let form = FormView::new().with("event", query_value(&request, "event"));
    page(StatusCode::OK, &records_page(&desk, form).await?)
}

/// POST `/staff/records`: the file, once the log knows who takes it.
pub(crate) async fn export(request: HttpRequest, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_export_records()?;
    let mut view = Reader::new(&fields, desk.words).view;
    let with_attendance = fields.get("attendance") == "yes";
    if let Some(scope) = scope(&mut view, &desk) {
        match take(&desk, scope, with_attendance).await? {
            Ok(records) => return file(&desk, records).await,
            Err(refusal) => view.refuse_all(refused(&desk, refusal)),
        }
    }
    let view = records_page(&desk, view).await?;
    page(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// What is asked for; `None` when a sentence in the form says what is missing.
fn scope(form: &mut FormView, desk: &Desk) -> Option<Scope> {
    let (from, to) = (audit::day(form, "from", desk), audit::day(form, "to", desk));
    let event = form.value("event").trim().to_owned();
    let typed = |name: &str| !form.value(name).trim().is_empty();
    let has_days = typed("from") || typed("to");
    if form.has_errors() {
        return None;
    }
    let (field, sentence) = match (event.is_empty(), from, to) {
        (false, _, _) if has_days => ("event", "records-not-both"),
        (false, _, _) => return Some(Scope::Event(event)),
        (true, Some(from), Some(to)) if from <= to => return Some(Scope::Days(from, to)),
        (true, Some(_), Some(_)) => ("to", "records-days-backwards"),
        (true, Some(_), None) => ("to", "records-day-missing"),
        (true, None, Some(_)) => ("from", "records-day-missing"),
        (true, None, None) => ("event", "records-choose"),
    };
    form.refuse(field, desk.words.t(sentence));
    None
}

fn refused(desk: &Desk, refusal: Refusal) -> String {
    match refusal {
        Refusal::TooMuch(most) => desk.words.t2(
            "records-too-much",
            ("events", most.events.to_string()),
            ("rows", most.rows.to_string()),
        ),
        Refusal::Nothing => desk.words.t("records-nothing"),
    }
}

/// Gathered without holding up anybody who writes; then noted.
async fn take(desk: &Desk, scope: Scope, names: bool) -> Result<Result<Records, Refusal>, Error> {
    let actor = desk.present.actor.clone();
    let asked = Asked {
        scope,
        with_attendance: names,
        most: MOST,
    };
    let found = desk
        .app
        .read(move |tx, context| export_records::gather(tx, context, &actor, &asked))
        .await?;
    let Ok(records) = found else {
        return Ok(found);
    };
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| {
            export_records::note(tx, context, &actor, &records)?;
            Ok(Ok(records))
        })
        .await
}

async fn file(desk: &Desk, records: Records) -> Answer {
    let words = desk.words;
    let name = archive::name(&records);
    let packed = web::block(move || archive::pack(&records, words)).await;
    let packed = packed.map_err(|error| Error::internal(&error))?;
    let octets = packed.map_err(|error| Error::internal(&error))?;
    Ok(exchange::download(ZIP, &name, octets))
}

async fn records_page(desk: &Desk, form: FormView) -> Result<RecordsPage, Error> {
    let actor = desk.present.actor.clone();
    let (events, holds): (Vec<Event>, Vec<Held>) = desk
        .app
        .read(move |tx, _| {
            let known = read_log::run(tx, &actor, &Filter::default())?.events;
            Ok((known, read_retention::holds(tx, &actor)?))
        })
        .await?;
    let mut events = audit::event_choices(desk, &events, "records-event-none");
    let chosen = form.value("event");
    if !events.iter().any(|one| one.value == chosen) {
        // An older one, from its own page.
        let older = crate::web::pages::form::Choice::new(chosen, chosen);
        events.push(older);
    }
    let mut chrome = desk
        .chrome
        .clone()
        .page(desk.words.t("records-title"), StaffSection::Records)
        .at(paths::RECORDS);
    chrome.in_error = form.has_errors();
    Ok(RecordsPage {
        chrome,
        events,
        may_attendance: desk.present.actor.role.may_take_attendance(),
        most: (MOST.events, MOST.rows),
        holds: holds.iter().map(|held| hold_view(desk, held)).collect(),
        form,
    })
}

fn hold_view(desk: &Desk, held: &Held) -> HoldView {
    let (zone, language) = (desk.present.department.zone, desk.words.language());
    HoldView {
        title: held.event.title(language).to_owned(),
        path: paths::event_hold(&held.event.slug),
        reason: held.hold.reason.clone(),
        since: dates::date_time(held.hold.since, zone, language),
        who: held.who.clone().unwrap_or_default(),
    }
}

/// GET `/staff/records/retention`
pub(crate) async fn retention(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let (actor, mail_days) = (desk.present.actor.clone(), desk.app.mail_days);
    let report = desk
        .app
        .read(move |tx, context| read_retention::run(tx, context, &actor, mail_days))
        .await?;
    page(StatusCode::OK, &retention_page(&desk, &report))
}

fn retention_page(desk: &Desk, report: &Report) -> RetentionPage {
    let (words, language) = (desk.words, desk.words.language());
    let (zone, now) = (report.department.zone, desk.app.clock.now());
    let told = |at| dates::date_time(at, zone, language);
    let kept = |line: &Line| KeptView {
        what: retention::what(words, line.kept.as_str()),
        how_long: how_long(desk, line.kept, line.days),
        rows: line.forecast.rows,
        held: line.forecast.held,
        oldest: line.forecast.oldest.map(told).unwrap_or_default(),
        next: retention::next(words, &line.forecast, line.days.is_some(), (now, zone)),
    };
    let receipt = |one: &crate::domain::retention::Receipt| ReceiptView {
        when: told(one.at),
        what: words.t2(
            "records-receipt",
            (
                "what",
                Arg::from(retention::what(words, one.class.as_str())),
            ),
            ("amount", Arg::from(i64::from(one.amount))),
        ),
        rule: how_long(desk, Kept::Of(one.class), Some(one.keep_days)),
    };
    RetentionPage {
        chrome: desk
            .chrome
            .clone()
            .page(words.t("records-retention-title"), StaffSection::Records)
            .at(paths::RETENTION),
        zone: dates::zone_name(zone, now, language),
        lines: report.lines.iter().map(kept).collect(),
        holds: report
            .holds
            .iter()
            .map(|held| hold_view(desk, held))
            .collect(),
        receipts: report.receipts.iter().map(receipt).collect(),
    }
}

fn how_long(desk: &Desk, kept: Kept, days: Option<i64>) -> String {
    retention::how_long(desk.words, kept.as_str(), days)
}
