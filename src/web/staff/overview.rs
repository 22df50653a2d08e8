//! Sums over the departments somebody coordinates, on a page and as a file.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use crate::calendar::overview as file;
use crate::domain::links;
use crate::services::read_overview::{self, Sums};
use crate::web::error::Error;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::overview::{OverviewPage, SumsRow};
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, Gate, exchange, page};

type Answer = Result<HttpResponse, Error>;

/// GET `/staff/overview`
pub(crate) async fn show(request: HttpRequest) -> Answer {
    let desk = Desk::open_at(&request, Gate::Person).await?;
    let id = desk.present.person.id;
    let sums = desk
        .app
        .read(move |tx, context| read_overview::run(tx, context, id))
        .await?;
    let row = |sums: Sums| SumsRow {
        path: links::department(sums.department.slug.as_str()),
        name: sums.department.name,
        sums: sums.overview,
    };
    let title = desk.words.t("people-overview-page");
    let view = OverviewPage {
        departments: sums.into_iter().map(row).collect(),
        chrome: desk
            .chrome
            .clone()
            .page(title, StaffSection::Overview)
            .at(paths::OVERVIEW),
    };
    page(StatusCode::OK, &view)
}

/// GET `/staff/overview.csv`: a GET that acts for nobody, but leaves a trace in the log.
pub(crate) async fn csv(request: HttpRequest) -> Answer {
    let desk = Desk::open_at(&request, Gate::Person).await?;
    let id = desk.present.person.id;
    let sums = desk
        .app
        .write(move |tx, context| read_overview::export(tx, context, id))
        .await?;
    let rows: Vec<_> = sums
        .into_iter()
        .map(|sums| (sums.department.name, sums.overview))
        .collect();
    let kind = "text/csv; charset=utf-8";
    Ok(exchange::download(kind, "overview.csv", file::csv(&rows)))
}
