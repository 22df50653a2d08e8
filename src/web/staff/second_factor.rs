//! Setting up the second factor, and taking it away.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::second_factor::{self, Typed, base32, from_base32, in_groups};
use crate::services::ports::Vault;
use crate::services::set_up_second_factor;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::second_factor::{RecoveryCodesPage, SecondFactorPage};
use crate::web::staff::account::is_own_password;
use crate::web::staff::{Desk, Gate, page};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

const PURPOSE: &str = "factor-secret";

/// The secret with a proof that it was made here, for this session: nobody plants one of theirs.
fn signed(desk: &Desk, secret: &[u8]) -> String {
    let payload = format!("{}|{}", desk.chrome.csrf, base32(secret));
    desk.app.secrets.sign(PURPOSE, &payload)
}

fn read(desk: &Desk, signed: &str) -> Option<Vec<u8>> {
    let payload = desk.app.secrets.verify(PURPOSE, signed)?;
    let (session, secret) = payload.split_once('|')?;
    (session == desk.chrome.csrf).then(|| from_base32(secret))?
}

fn is_required(desk: &Desk) -> bool {
    desk.app.require_second_factor && desk.present.actor.role.needs_second_factor()
}

fn set_up_page(desk: &Desk, secret: &[u8], form: FormView) -> SecondFactorPage {
    let person = &desk.present.person;
    let issuer = desk.words.t("site-name");
    SecondFactorPage {
        chrome: desk.chrome.clone(),
        is_required: is_required(desk),
        is_set: desk.present.has_second_factor,
        has_password: person.password_hash.is_some(),
        secret: in_groups(&base32(secret), " "),
        signed: signed(desk, secret),
        uri: second_factor::uri(&issuer, person.email.as_str(), secret),
        form,
    }
    .titled()
}

/// GET `/staff/account/second-factor`
pub(crate) async fn show(request: HttpRequest) -> Answer {
    let desk = Desk::open_at(&request, Gate::Door).await?;
    let secret = desk.app.secrets.factor_secret();
    let view = set_up_page(&desk, &secret, FormView::new());
    page(StatusCode::OK, &view)
}

/// POST `/staff/account/second-factor`
pub(crate) async fn save(request: HttpRequest, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form_at(&request, &fields, Gate::Door).await?;
    if fields.get("do") == "end" {
        return end(&desk, &fields).await;
    }
    // A form of another session, or none at all: a fresh secret, nothing kept.
    let Some(secret) = read(&desk, fields.get("secret")) else {
        let secret = desk.app.secrets.factor_secret();
        let mut form = FormView::new();
        form.refuse("code", desk.words.t("people-factor-anew"));
        let view = set_up_page(&desk, &secret, form);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    };
    let mut form = FormView::new();
    if !is_own_password(&desk, fields.get("password")).await? {
        form.refuse("password", desk.words.t("people-old-wrong"));
    } else if let Some(typed) = Typed::parse(fields.get("code")) {
        let (actor, session) = (desk.present.actor.clone(), desk.session_id.clone());
        let kept = secret.clone();
        let codes = desk
            .app
            .write(move |tx, context| {
                set_up_second_factor::run(tx, context, &actor, (&kept, &typed), &session)
            })
            .await?;
        if let Some(codes) = codes {
            let title = desk.words.t("people-recovery-page");
            let chrome = desk.chrome.clone().page(title, StaffSection::None);
            return page(StatusCode::OK, &RecoveryCodesPage { chrome, codes });
        }
    }
    if !form.has_errors() {
        form.refuse("code", desk.words.t("people-code-wrong"));
    }
    let view = set_up_page(&desk, &secret, form);
    page(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

async fn end(desk: &Desk, fields: &Fields) -> Answer {
    if is_required(desk) {
        return Err(Error::Forbidden);
    }
    if !is_own_password(desk, fields.get("end_password")).await? {
        let secret = desk.app.secrets.factor_secret();
        let mut form = FormView::new();
        form.refuse("end_password", desk.words.t("people-old-wrong"));
        let view = set_up_page(desk, &secret, form);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| set_up_second_factor::undo(tx, context, &actor))
        .await?;
    Ok(desk.done(paths::ACCOUNT, "factor-ended"))
}
