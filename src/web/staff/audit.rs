//! The log, narrowed to a person, an event, a kind of action, a span of days.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;

use crate::domain::event::Event;
use crate::domain::ids::StaffId;
use crate::domain::staff::Role;
use crate::services::read_log::{self, FAMILIES, Filter, Log, Who};
use crate::web::error::Error;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::staff::audit::LogPage;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, page, query_value, views};
use crate::words::dates;

/// What stands for the service itself in the field `who`.
const SERVICE: &str = "service";

/// GET `/staff/log`, `?who=&kind=&event=&from=&to=&before=` narrow it.
pub(crate) async fn show(request: HttpRequest) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&request).await?;
    let (form, filter) = read(&request, &desk);
    let (actor, asked) = (desk.present.actor.clone(), filter.clone());
    let log = desk
        .app
        .read(move |tx, _| read_log::run(tx, &actor, &asked))
        .await?;
    let status = match form.has_errors() {
        true => StatusCode::UNPROCESSABLE_ENTITY,
        false => StatusCode::OK,
    };
    page(status, &log_page(&desk, log, &filter, form))
}

/// What was asked for; a day that is none stands there again with a sentence, and narrows nothing.
fn read(request: &HttpRequest, desk: &Desk) -> (FormView, Filter) {
    let value = |name: &str| query_value(request, name);
    let mut form = FormView::new();
    for name in ["who", "kind", "event", "from", "to"] {
        form.set(name, value(name).chars().take(200).collect::<String>());
    }
    let mut filter = Filter {
        who: match form.value("who") {
            SERVICE => Some(Who::Service),
            id => id.parse().ok().map(|id| Who::Person(StaffId(id))),
        },
        event: Some(form.value("event").to_owned()).filter(|slug| !slug.is_empty()),
        family: FAMILIES
            .into_iter()
            .find(|family| *family == form.value("kind"))
            .map(str::to_owned),
        from: day(&mut form, "from", desk),
        to: day(&mut form, "to", desk),
        before: value("before").parse().ok(),
    };
    if filter
        .from
        .zip(filter.to)
        .is_some_and(|(from, to)| to < from)
    {
        form.refuse("to", desk.words.t("records-days-backwards"));
        (filter.from, filter.to) = (None, None);
    }
    (form, filter)
}

/// A day of a form, `2026-12-31`.
pub(super) fn day(form: &mut FormView, name: &str, desk: &Desk) -> Option<NaiveDate> {
    let typed = form.value(name).trim().to_owned();
    let day = typed.parse().ok();
    if day.is_none() && !typed.is_empty() {
        form.refuse(name, desk.words.t("records-day-wrong"));
    }
    day
}

/// Events to choose from, by title and day.
pub(super) fn event_choices(desk: &Desk, events: &[Event], none: &str) -> Vec<Choice> {
    let nothing = Choice::new("", desk.words.t(none));
    let all = views::event_choices(events, desk.words.language());
    std::iter::once(nothing).chain(all).collect()
}

fn log_page(desk: &Desk, log: Log, filter: &Filter, form: FormView) -> LogPage {
    let (words, department) = (desk.words, &desk.present.department);
    let any = || Choice::new("", words.t("records-filter-any"));
    let service = Choice::new(SERVICE, words.t("records-filter-service"));
    let person = |(id, name): &(StaffId, String)| Choice::new(id.to_string(), name.clone());
    let people = log.people.iter().map(person);
    let kind = |family: &&str| {
        let label = words.t(&format!("records-family-{family}"));
        Choice::new(*family, label)
    };
    let first = Filter {
        before: None,
        ..filter.clone()
    };
    let asked = ["who", "kind", "event", "from", "to"];
    let asked = asked.map(|name| format!("{name}={}", form.value(name)));
    let narrowed_path = format!("{}?{}", paths::LOG, asked.join("&"));
    let older = |id: i64| format!("{narrowed_path}&before={id}");
    let mut chrome = desk
        .chrome
        .clone()
        .page(words.t("staff-log-page"), StaffSection::Log)
        .at(paths::LOG);
    chrome.in_error = form.has_errors();
    LogPage {
        chrome,
        zone: dates::zone_name(department.zone, desk.app.clock.now(), words.language()),
        shows_silent: desk.present.actor.role == Role::Administrator,
        people: std::iter::once(any())
            .chain(people)
            .chain([service])
            .collect(),
        kinds: std::iter::once(any())
            .chain(FAMILIES.iter().map(kind))
            .collect(),
        events: event_choices(desk, &log.events, "records-filter-any"),
        narrowed: first != Filter::default(),
        lines: views::log_lines(log.rows, department, words),
        older_path: log.older.map(older).unwrap_or_default(),
        newer_path: filter.before.map(|_| narrowed_path).unwrap_or_default(),
        form,
    }
}
