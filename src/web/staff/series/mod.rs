//! The pages of series: begin one from an event, see it, change its dates, end it. A change is shown
//! event by event first; only the second POST, with the stamp of what was shown, does it.

mod form;
mod preview;

pub mod change;
pub mod show;
pub mod start;

use actix_web::HttpResponse;

use crate::web::error::Error;

type Answer = Result<HttpResponse, Error>;
type Form = actix_web::web::Form<Vec<(String, String)>>;

/// Fields that may be sent more than once.
const REPEATED: [&str; 1] = ["weekdays"];
