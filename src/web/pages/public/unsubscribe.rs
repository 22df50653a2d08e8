//! `/unsubscribe/{token}`: stop mail. GET shows the button, POST acts (RFC 8058).

use askama::Template;

use crate::web::pages::layout::Chrome;

/// Stop mail, or told that it has stopped.
#[derive(Debug, Clone, Template)]
#[template(path = "public/unsubscribe.html")]
pub struct UnsubscribePage {
    pub chrome: Chrome,
    /// Where the button leads; the token is in the path.
    pub action: String,
    pub done: bool,
}
