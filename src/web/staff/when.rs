//! The date and the hours of a form in words, as they are typed: so that "Thursday" is read before it
//! is saved.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::services::read_board::Choices;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::event;
use crate::web::pages::form::FormView;
use crate::web::staff::{Desk, event_form};
use crate::words::Words;

/// What the sentence is made of.
const PARTS: [&str; 7] = [
    "date",
    "start_time",
    "end_time",
    "occurrence",
    "length",
    "venue",
    "kind",
];

/// GET `/staff/new-event/when`: the sentence, or nothing while it cannot be said yet.
pub(crate) async fn sentence(request: HttpRequest) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let query = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = query.map(web::Query::into_inner).unwrap_or_default();
    let fields = Fields::new(web::Form(pairs));
    let choices = event_form::choices(&desk).await?;
    let words = Words::plain(desk.words.language());
    let said = said(&desk, words, &choices, &fields);
    let text = said.unwrap_or_else(|wrong| wrong);
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/plain; charset=utf-8")
        .body(text))
}

/// The sentence of what stands in the form; what is wrong with it only where the form does not say so
/// itself.
pub(super) fn of_form(desk: &Desk, choices: &Choices, form: &FormView) -> String {
    let pairs = PARTS.map(|name| (name.to_owned(), form.value(name).to_owned()));
    let fields = Fields::new(web::Form(pairs.to_vec()));
    match said(desk, desk.words, choices, &fields) {
        Ok(sentence) => sentence,
        Err(_) if form.has_errors() => String::new(),
        Err(wrong) => wrong,
    }
}

fn said(desk: &Desk, words: Words, choices: &Choices, fields: &Fields) -> Result<String, String> {
    let span = event::when(fields, words, &desk.present.department, choices);
    match span {
        None => Ok(String::new()),
        Some(Ok(span)) => {
            let sentence = span.when_long(words.language());
            Ok(words.t1("staff-event-reads", "sentence", sentence))
        }
        Some(Err(wrong)) => Err(wrong),
    }
}
