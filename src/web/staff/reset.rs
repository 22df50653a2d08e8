//! Asking for a link to set a new password. Whether the address has an account shows in nothing.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::contact::EmailAddress;
use crate::domain::language::Language;
use crate::services::ports::Vault;
use crate::services::request_reset;
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::limits::Bucket;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::reset::ResetPage;
use crate::web::staff::sign_in::chrome;
use crate::web::staff::{page, see_other};
use crate::web::state::App;

type Answer = Result<HttpResponse, Error>;

/// GET `/staff/reset`
pub(crate) async fn form(wanted: Wanted) -> Answer {
    page(
        StatusCode::OK,
        &ResetPage::new(chrome(&wanted), FormView::new()),
    )
}

/// POST `/staff/reset`
pub(crate) async fn submit(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    form: web::Form<Vec<(String, String)>>,
) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    app.limits.check(Bucket::Reset, app.proxies.of(&request))?;
    let typed = fields.get("email");
    let Ok(email) = EmailAddress::parse(typed) else {
        let mut form = FormView::new().with("email", typed);
        form.refuse(
            "email",
            wanted.words(&Language::ALL).t("people-email-shape"),
        );
        let view = ResetPage::new(chrome(&wanted), form);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    };
    // Above the limit of the account the answer is the same, and no letter leaves.
    if app.limits.allows_reset(&app.secrets.contact_hash(&email)) {
        app.write(move |tx, context| request_reset::run(tx, context, &email))
            .await?;
    }
    let path = format!("{}?done=reset-asked", paths::SIGN_IN);
    Ok(see_other(&chrome(&wanted).go(path)))
}
