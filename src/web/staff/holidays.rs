//! The days on which a department is closed: the list, one more, one less.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Datelike, NaiveDate};

use crate::domain::department::Department;
use crate::services::set_holidays;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::holidays::{HolidayLine, HolidaysPage};
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, page, settings};
use crate::words::dates;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// GET `/staff/settings/holidays`
pub(crate) async fn show(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let department = settings::department(&desk).await?;
    page(
        StatusCode::OK,
        &list_page(&desk, &department, FormView::new()),
    )
}

/// POST `/staff/settings/holidays`
pub(crate) async fn change(request: HttpRequest, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let department = settings::department(&desk).await?;
    let actor = desk.present.actor.clone();
    let removes = fields.get("do") == "remove";
    let mut reader = Reader::new(&fields, desk.words);
    let day = day(&mut reader);
    if let (true, Some(day)) = (removes, day) {
        desk.app
            .write(move |tx, context| set_holidays::remove(tx, context, &actor, day))
            .await?;
        return Ok(desk.done(paths::HOLIDAYS, "holiday-removed"));
    }
    let name = reader.line("holiday", HolidaysPage::MAX_NAME, "settings-error-holiday");
    if department.settings.holidays.len() >= HolidaysPage::MOST {
        reader
            .view
            .refuse_all(desk.words.t("settings-error-holidays"));
    }
    match day.filter(|_| !reader.view.has_errors()) {
        Some(day) => {
            desk.app
                .write(move |tx, context| set_holidays::add(tx, context, &actor, (day, &name)))
                .await?;
            Ok(desk.done(paths::HOLIDAYS, "holiday-added"))
        }
        None => {
            let view = list_page(&desk, &department, reader.view);
            page(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

fn day(reader: &mut Reader<'_>) -> Option<NaiveDate> {
    let raw = reader.fields.get("day").trim();
    let day = NaiveDate::parse_from_str(raw, "%Y-%m-%d").ok();
    let day = day.filter(|day| (2000..2200).contains(&day.year()));
    if day.is_none() {
        let sentence = reader.words.t("staff-error-date-shape");
        reader.refuse("day", sentence);
    }
    day
}

fn list_page(desk: &Desk, department: &Department, form: FormView) -> HolidaysPage {
    let language = desk.words.language();
    let settings = &department.settings;
    let line = |day: &NaiveDate| HolidayLine {
        day: day.to_string(),
        words: dates::date(*day, language),
        name: settings.holiday_names.get(day).cloned().unwrap_or_default(),
    };
    HolidaysPage {
        chrome: desk.chrome.clone().at(paths::HOLIDAYS),
        holidays: settings.holidays.iter().map(line).collect(),
        form,
    }
    .titled()
}
