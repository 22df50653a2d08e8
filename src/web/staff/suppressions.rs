//! Addresses that get no mail, for administrators.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::services::lift_suppression::{self, Lifted};
use crate::services::read_suppressions::{self, Overview, Silent};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::suppressions::{ReasonCount, SilentView, SuppressionsPage};
use crate::web::staff::{Desk, page};
use crate::words::dates;

type Answer = Result<HttpResponse, Error>;

async fn overview(desk: &Desk) -> Result<Overview, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .read(move |tx, context| read_suppressions::run(tx, context, &actor))
        .await
}

/// GET `/staff/suppressions`
pub(crate) async fn show(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let overview = overview(&desk).await?;
    page(
        StatusCode::OK,
        &silent_page(&desk, &overview, FormView::new()),
    )
}

/// POST `/staff/suppressions`
pub(crate) async fn lift(request: HttpRequest, form: web::Form<Vec<(String, String)>>) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let key = fields.get("entry").to_owned();
    let field = format!("sure-{key}");
    let sure = fields.get(&field) == "yes";
    let actor = desk.present.actor.clone();
    let lifted = desk
        .app
        .write(move |tx, context| lift_suppression::run(tx, context, &actor, &key, sure))
        .await?;
    if lifted == Lifted::Done {
        return Ok(desk.done(paths::SUPPRESSIONS, "lifted"));
    }
    let mut form = FormView::new();
    form.refuse(&field, desk.words.t("staff-silent-ask-first"));
    let overview = overview(&desk).await?;
    let view = silent_page(&desk, &overview, form);
    page(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

fn silent_page(desk: &Desk, overview: &Overview, form: FormView) -> SuppressionsPage {
    let count = |((reason, source), count): (&(String, String), &u32)| ReasonCount {
        reason: SuppressionsPage::reason(desk.words, reason),
        source: SuppressionsPage::source(desk.words, source),
        count: *count,
    };
    let small = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let shown = overview.entries.iter().take(SuppressionsPage::MOST);
    SuppressionsPage {
        chrome: desk.chrome.clone(),
        failed: small(overview.failed),
        complaints: small(overview.complaints),
        counts: overview.counts.iter().map(count).collect(),
        entries: shown.map(|entry| silent(desk, entry)).collect(),
        form,
    }
    .titled()
}

fn silent(desk: &Desk, entry: &Silent) -> SilentView {
    let (zone, language) = (desk.present.department.zone, desk.words.language());
    let day = |at| dates::date_time(at, zone, language);
    let mark: String = entry.key.chars().take(8).collect();
    let unknown = || desk.words.t1("staff-silent-mark", "mark", mark);
    SilentView {
        key: entry.key.clone(),
        who: entry.masked.clone().unwrap_or_else(unknown),
        reason: SuppressionsPage::reason(desk.words, &entry.why.reason),
        since: day(entry.why.created_at),
        until: entry.why.expires_at.map(day).unwrap_or_default(),
        is_own_wish: entry.is_own_wish(),
    }
}
