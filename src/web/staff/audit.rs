//! The log.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use crate::domain::staff::Role;
use crate::services::read_log;
use crate::web::error::Error;
use crate::web::pages::staff::audit::LogPage;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, page, views};
use crate::words::dates;

/// GET `/staff/log`
pub(crate) async fn show(request: HttpRequest) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&request).await?;
    let actor = desk.present.actor.clone();
    let rows = desk
        .app
        .read(move |tx, _| read_log::run(tx, &actor))
        .await?;
    let department = &desk.present.department;
    let view = LogPage {
        zone: dates::zone_name(department.zone, desk.app.clock.now(), desk.words.language()),
        shows_silent: desk.present.actor.role == Role::Administrator,
        lines: views::log_lines(rows, department, desk.words),
        older_path: String::new(),
        newer_path: String::new(),
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("staff-log-page"), StaffSection::Log)
            .at(paths::LOG),
    };
    page(StatusCode::OK, &view)
}
