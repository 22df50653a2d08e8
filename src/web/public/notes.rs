//! What is kept and for how long, and the accessibility statement.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::links;
use crate::domain::retention::Receipt;
use crate::domain::zone;
use crate::services::browse;
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::pages::layout::Section;
use crate::web::pages::markup::Moment;
use crate::web::pages::public::notes::{AccessibilityPage, DeletionLine, PrivacyPage, Retention};
use crate::web::public::{chrome, events, shared};
use crate::web::state::App;
use crate::words::dates;

type Answer = Result<HttpResponse, Error>;

/// GET `/{d}/privacy`
pub(crate) async fn privacy(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    let kept = slug.to_string();
    let (department, receipts) = app.read(move |tx, _| browse::receipts(tx, &kept)).await?;
    let words = wanted.words(&department.languages);
    let path = links::privacy(department.slug.as_str());
    let chrome = chrome(
        &app,
        &wanted,
        &department,
        (words.t("privacy-title"), Section::None, &path),
    );
    let retention = Retention {
        contact_days: department.settings.keep_days,
        topics_days: department.settings.keep_topics_days,
        access_days: department.settings.keep_access_days,
        mail_days: app.mail_days,
    };
    let zone = department.zone;
    let line = |receipt: &Receipt| {
        let day = zone::local(receipt.at, zone).date();
        let when = Moment::new(day.to_string(), dates::date(day, words.language()));
        DeletionLine::of(
            words,
            when,
            receipt.class,
            (receipt.amount, receipt.keep_days),
        )
    };
    let receipts = receipts.iter().map(line).collect();
    shared(
        &request,
        &PrivacyPage {
            chrome,
            retention,
            receipts,
        },
    )
}

/// GET `/{d}/accessibility`
pub(crate) async fn accessibility(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    let department = events::department(&app, &slug).await?;
    let words = wanted.words(&department.languages);
    let path = links::accessibility(department.slug.as_str());
    let chrome = chrome(
        &app,
        &wanted,
        &department,
        (words.t("accessibility-title"), Section::None, &path),
    );
    shared(&request, &AccessibilityPage { chrome })
}
