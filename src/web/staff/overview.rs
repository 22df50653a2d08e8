//! Sums over the departments somebody coordinates.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use crate::domain::links;
use crate::services::read_overview::{self, Sums};
use crate::web::error::Error;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::overview::{OverviewPage, SumsRow};
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, Gate, page};

/// GET `/staff/overview`
pub(crate) async fn show(request: HttpRequest) -> Result<HttpResponse, Error> {
    let desk = Desk::open_at(&request, Gate::Person).await?;
    let id = desk.present.person.id;
    let sums = desk
        .app
        .read(move |tx, context| read_overview::run(tx, context, id))
        .await?;
    let row = |sums: Sums| SumsRow {
        path: links::department(sums.department.slug.as_str()),
        name: sums.department.name,
        ahead: sums.ahead,
        parties: sums.parties,
        heads: sums.heads,
        held: sums.held,
        came: sums.came,
        articles: sums.articles,
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
