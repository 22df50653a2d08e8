//! Free seats to the waitlist at one press, and a letter to everybody who is coming.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::services::give_seats;
use crate::services::ports::Vault;
use crate::services::write_to_residents::{self, Reach, Words};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::event_letter::EventLetterPage;
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, page};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// POST `/staff/events/{e}/seats`
pub(crate) async fn give(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event(&slug);
    desk.app
        .write(move |tx, context| give_seats::run(tx, context, &actor, &slug))
        .await?;
    Ok(desk.done(&path, "seats-given"))
}

async fn reach(desk: &Desk, slug: &str) -> Result<Reach, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, _| write_to_residents::reach(tx, &actor, &slug))
        .await
}

/// GET `/staff/events/{e}/letter`
pub(crate) async fn letter(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let reach = reach(&desk, &slug).await?;
    let nonce = desk.app.secrets.public_id().to_string();
    page(
        StatusCode::OK,
        &letter_page(&desk, &reach, (FormView::new(), nonce, false)),
    )
}

/// POST `/staff/events/{e}/letter`: shows what will be sent and to how many; the second press sends.
pub(crate) async fn send(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let reach = reach(&desk, &slug).await?;
    let mut reader = Reader::new(&fields, desk.words);
    let text = reader.optional_prose("text", EventLetterPage::MAX_TEXT);
    if text.is_empty() && !reader.view.has_errors() {
        let sentence = desk.words.t("staff-letter-missing");
        reader.refuse("text", sentence);
    }
    let nonce = fields.get("nonce").to_owned();
    let refused = reader.view.has_errors();
    if refused || fields.get("do") != "send" {
        let status = if refused {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        };
        let view = letter_page(&desk, &reach, (reader.view, nonce, !refused));
        return page(status, &view);
    }
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event(&slug);
    let words = Words { text, nonce };
    let told = desk
        .app
        .write(move |tx, context| write_to_residents::run(tx, context, &actor, &slug, &words))
        .await?;
    // The same letter a second time: the page says what became of it.
    if told == 0 {
        return Ok(desk.go(&path));
    }
    Ok(desk.done(&path, "letter-sent"))
}

fn letter_page(
    desk: &Desk,
    reach: &Reach,
    (form, nonce, sure): (FormView, String, bool),
) -> EventLetterPage {
    EventLetterPage {
        chrome: desk.chrome.clone(),
        slug: reach.event.slug.to_string(),
        addresses: reach.addresses,
        unreached: reach.unreached,
        sure: sure && reach.addresses > 0,
        nonce,
        form,
    }
    .titled(reach.event.title(desk.words.language()))
}
