//! Figures of a period, on a page and as files: for who works in a department, and for a coordinator
//! over all of theirs.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;

use crate::calendar::figures as files;
use crate::domain::figures::{Period, PeriodError};
use crate::services::read_figures::{self, Seen};
use crate::web::error::Error;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::figures::FiguresPage;
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, Gate, exchange, figure_views, page, query_value};

type Answer = Result<HttpResponse, Error>;

/// What was asked for: nothing, a period, or something that is none.
struct Asked {
    period: Option<Period>,
    form: FormView,
}

/// Reads `from` and `to`; where only one is given, the other is that of the usual period.
fn asked(request: &HttpRequest, desk: &Desk, today: NaiveDate) -> Asked {
    let (from, to) = (query_value(request, "from"), query_value(request, "to"));
    let usual = Period::usual(today);
    let mut form = FormView::new();
    let mut day = |name: &str, typed: &str, usual: NaiveDate| -> Option<NaiveDate> {
        let typed = typed.trim();
        if typed.is_empty() {
            form.set(name, usual.to_string());
            return Some(usual);
        }
        form.set(name, typed.chars().take(20).collect::<String>());
        let day = crate::web::forms::series::day(typed);
        if day.is_none() {
            form.refuse(name, desk.words.t("figures-day-wrong"));
        }
        day
    };
    let days = (day("from", &from, usual.from), day("to", &to, usual.to));
    let (Some(from), Some(to)) = days else {
        return Asked { period: None, form };
    };
    let period = Period::new(from, to);
    if let Err(error) = period {
        let key = match error {
            PeriodError::Backwards => "figures-backwards",
            PeriodError::TooLong => "figures-long",
        };
        form.refuse("to", desk.words.t(key));
    }
    Asked {
        period: period.ok(),
        form,
    }
}

async fn ask(request: &HttpRequest, desk: &Desk) -> Result<Asked, Error> {
    let actor = desk.present.actor.clone();
    let today = desk
        .app
        .read(move |tx, context| read_figures::today(tx, context, &actor))
        .await?;
    Ok(asked(request, desk, today))
}

/// GET `/staff/figures?from=2026-01-01&to=2026-12-31`
pub(crate) async fn show(request: HttpRequest) -> Answer {
    let desk = Desk::open_at(&request, Gate::Person).await?;
    let asked = ask(&request, &desk).await?;
    let section = match desk.present.actor.role.sees_counts_only() {
        true => StaffSection::Overview,
        false => StaffSection::Events,
    };
    let mut chrome = desk
        .chrome
        .clone()
        .page(desk.words.t("figures-page"), section);
    chrome.in_error = asked.form.has_errors();
    let mut view = FiguresPage {
        chrome: chrome.at(paths::FIGURES),
        departments: Vec::new(),
        totals: Vec::new(),
        figures: Vec::new(),
        query: String::new(),
        form: asked.form,
    };
    let Some(period) = asked.period else {
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    };
    let actor = desk.present.actor.clone();
    let seen = desk
        .app
        .read(move |tx, context| read_figures::run(tx, context, &actor, Some(period)))
        .await?;
    view.chrome.path = format!("{}?from={}&to={}", paths::FIGURES, period.from, period.to);
    view.query = format!("?from={}&to={}", period.from, period.to);
    view.totals = figure_views::totals(&seen.figures, desk.words);
    view.figures = figure_views::all(&seen.figures, desk.words);
    view.departments = seen.departments;
    page(StatusCode::OK, &view)
}

/// Takes the figures out, which is written to the log: a GET that acts for nobody, but leaves a trace.
async fn taken(request: &HttpRequest) -> Result<(Desk, Seen), Error> {
    let desk = Desk::open_at(request, Gate::Person).await?;
    let asked = ask(request, &desk).await?;
    let period = asked.period.ok_or(Error::BadRequest)?;
    let actor = desk.present.actor.clone();
    let seen = desk
        .app
        .write(move |tx, context| read_figures::export(tx, context, &actor, Some(period)))
        .await?;
    Ok((desk, seen))
}

/// GET `/staff/figures.csv`
pub(crate) async fn csv(request: HttpRequest) -> Answer {
    let (desk, seen) = taken(&request).await?;
    let octets = files::csv(&seen.figures, desk.words.language());
    let kind = "text/csv; charset=utf-8";
    Ok(exchange::download(kind, "figures.csv", octets))
}

/// GET `/staff/figures.json`
pub(crate) async fn json(request: HttpRequest) -> Answer {
    let (desk, seen) = taken(&request).await?;
    let octets = files::json(&seen.figures, &seen.departments, desk.words.language());
    Ok(exchange::download(
        "application/json",
        "figures.json",
        octets,
    ))
}
