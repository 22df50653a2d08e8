//! The second step of signing in. What ties it to the first is a signed text in the form: no cookie
//! is set before both are done.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, TimeDelta};

use crate::domain::identity::Vouched;
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::language::Language;
use crate::domain::second_factor::Typed;
use crate::domain::staff::Staff;
use crate::services::ports::Vault;
use crate::services::second_step;
use crate::services::sign_in_by_provider::Word;
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::limits::Bucket;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::second_factor::SecondStepPage;
use crate::web::staff::sign_in::{agent, chrome, safe_next};
use crate::web::staff::{kept, page};
use crate::web::state::App;

type Answer = Result<HttpResponse, Error>;

const PURPOSE: &str = "second-step";

/// How long the code may be typed after the password.
const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// Says who was right with the password, and when, or on which provider's word; a new password makes it
/// worthless.
fn half(app: &App, person: &Staff, word: Option<&Word>) -> String {
    let now = app.clock.now().timestamp();
    let mark = mark(app, person);
    let word = word.map(|word| (word.department_id.0, &word.vouched));
    let word = serde_json::to_string(&word).unwrap_or_default();
    app.secrets
        .sign(PURPOSE, &format!("{}|{now}|{mark}|{word}", person.id))
}

fn mark(app: &App, person: &Staff) -> String {
    let known = person.password_hash.as_deref().unwrap_or_default();
    app.secrets.token_hash(known)
}

/// What a half says that is genuine and young.
struct Half {
    id: StaffId,
    /// Of the password it stands for.
    mark: String,
    /// The provider's word, where that was the first step.
    word: Option<Word>,
}

fn read(app: &App, half: &str) -> Option<Half> {
    let payload = app.secrets.verify(PURPOSE, half)?;
    let mut parts = payload.splitn(4, '|');
    let id = StaffId(parts.next()?.parse().ok()?);
    let made = DateTime::from_timestamp(parts.next()?.parse().ok()?, 0)?;
    let now = app.clock.now();
    let is_young = made <= now && now < made + LIFETIME;
    let mark = parts.next()?.to_owned();
    let word: Option<(i64, Vouched)> = serde_json::from_str(parts.next()?).ok()?;
    let word = word.map(|(department, vouched)| Word {
        department_id: DepartmentId(department),
        vouched,
    });
    is_young.then_some(Half { id, mark, word })
}

/// Whether the person signs in with a second factor.
pub(super) async fn is_needed(app: &App, id: StaffId) -> Result<bool, Error> {
    app.read(move |tx, _| second_step::is_needed(tx, id)).await
}

/// Who stands at the second step.
pub(super) async fn candidate(app: &App, id: StaffId) -> Result<Option<Staff>, Error> {
    app.read(move |tx, _| second_step::candidate(tx, id)).await
}

/// Asks for the code, after the password or after a provider's word; what was kept goes on with the page.
pub(super) fn ask(
    app: &App,
    wanted: &Wanted,
    (person, word): (&Staff, Option<&Word>),
    (next, kept): (&str, &str),
) -> Answer {
    let view = SecondStepPage {
        chrome: chrome(wanted),
        half: half(app, person, word),
        next: next.to_owned(),
        kept: kept.to_owned(),
        form: FormView::new(),
    };
    page(StatusCode::OK, &view.titled())
}

/// POST `/staff/sign-in/code`
pub(crate) async fn submit(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    form: web::Form<Vec<(String, String)>>,
) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    app.limits.check(Bucket::SignIn, app.proxies.of(&request))?;
    let Some(Half {
        id,
        mark: mark_then,
        word,
    }) = read(&app, fields.get("half"))
    else {
        return Err(too_late());
    };
    let Some(person) = candidate(&app, id).await? else {
        return Err(too_late());
    };
    if mark(&app, &person) != mark_then {
        return Err(too_late());
    }
    app.limits.check_account(&format!("code:{id}"))?;
    let next = safe_next(fields.get("next"));
    let signed_in = match Typed::parse(fields.get("code")) {
        Some(typed) => {
            let agent = agent(&request);
            app.write(move |tx, context| {
                second_step::run(tx, context, (id, word.as_ref()), &typed, &agent)
            })
            .await?
        }
        None => None,
    };
    if let Some(signed_in) = signed_in {
        return kept::enter(&request, signed_in, &fields).await;
    }
    let mut form = FormView::new();
    form.refuse("code", wanted.words(&Language::ALL).t("people-code-wrong"));
    let view = SecondStepPage {
        chrome: chrome(&wanted),
        half: fields.get("half").to_owned(),
        next,
        kept: fields.get(kept::FIELD).to_owned(),
        form,
    };
    page(StatusCode::UNPROCESSABLE_ENTITY, &view.titled())
}

/// Back to the first step.
fn too_late() -> Error {
    Error::SignIn {
        next: String::new(),
    }
}
