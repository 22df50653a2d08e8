//! The briefing of an event's officers: as a page, and as a PDF file that says the same.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::documents;
use crate::documents::briefing::{self, Sheet, Told};
use crate::services::read_briefing::{self, Printed};
use crate::web::cache::{Policy, declare};
use crate::web::error::Error;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::event_briefing::EventBriefingPage;
use crate::web::pages::staff::paths;
use crate::web::pdf;
use crate::web::staff::{Desk, page, views};

type Answer = Result<HttpResponse, Error>;

async fn printed(desk: &Desk, slug: &str) -> Result<Printed, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, context| read_briefing::run(tx, context, &actor, &slug))
        .await
}

fn told(printed: &Printed) -> Told<'_> {
    Told {
        event: &printed.event,
        briefing: &printed.briefing,
        host: printed.host.as_ref(),
    }
}

/// GET `/staff/events/{e}/briefing`
pub(crate) async fn show(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let printed = printed(&desk, &slug).await?;
    let (words, event) = (desk.words, &printed.event);
    let sheet = Sheet::of(&told(&printed), words);
    let title = words.t1("briefing-page", "title", &sheet.title.words);
    let slug = event.slug.as_str();
    let view = EventBriefingPage {
        chrome: desk
            .chrome
            .clone()
            .page(title, StaffSection::Events)
            .at(paths::event_briefing(slug)),
        slug: slug.to_owned(),
        when: views::when(event, words.language()),
        sheet,
        pdf_path: match documents::AVAILABLE {
            true => paths::event_briefing_pdf(slug),
            false => String::new(),
        },
        kit_path: match desk.present.actor.role.may_run_events() {
            true => paths::event_kit(slug),
            false => String::new(),
        },
    };
    page(StatusCode::OK, &view)
}

/// GET `/staff/events/{e}/briefing.pdf`
pub(crate) async fn file(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let printed = printed(&desk, &slug).await?;
    let document = briefing::document(&told(&printed), &desk.present.department, desk.words);
    let octets = pdf::file(document).await?;
    let name = format!("inline; filename=\"{}-briefing.pdf\"", printed.event.slug);
    let mut answer = HttpResponse::Ok();
    declare(&mut answer, Policy::Private);
    answer.insert_header((header::CONTENT_DISPOSITION, name));
    Ok(answer.content_type(pdf::TYPE).body(octets))
}
