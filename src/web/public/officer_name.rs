//! How an officer wants to be named: her own form, behind the link of an assignment.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::officer::{DisplayForm, OfficerFacts};
use crate::services::Error as Failure;
use crate::services::answer_assignment::Found;
use crate::services::choose_name::{self, Chosen};
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::public::assignment::NameForm;
use crate::web::pages::staff::views::FormLanguage;
use crate::web::public::{assignments, private};
use crate::web::state::App;
use crate::words::Words;

/// POST `/assignments/{token}/name`
pub(crate) async fn choose(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let Some(found) = assignments::find(&request, &app, &token).await? else {
        return assignments::nothing_held(&wanted);
    };
    let fields = Fields::new(form).once_each(&[])?;
    let words = wanted.words(&found.department.languages);
    let mut view = typed(&fields);
    let status = match DisplayForm::parse(fields.get("display_form")) {
        None => {
            view.refuse("display_form", words.t("assignment-name-missing"));
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Some(display_form) => {
            let chosen = Chosen {
                display_form,
                languages: spoken(&fields),
                without_photo: fields.get("without_photo") == "yes",
            };
            let key = token.clone();
            let saved = app
                .write(
                    move |tx, context| match choose_name::run(tx, context, &key, &chosen) {
                        Err(Failure::Stale) => Ok(false),
                        other => other.map(|()| true),
                    },
                )
                .await?;
            if saved {
                return Ok(assignments::done(&wanted, &token, words));
            }
            view.refuse_all(words.t("assignment-name-stale"));
            StatusCode::CONFLICT
        }
    };
    let view = assignments::page(&app, &wanted, &found, (&token, false, view));
    private(status, &view)
}

fn spoken(fields: &Fields) -> Vec<Language> {
    let is_ticked = |language: &Language| fields.get(&field(*language)) == "yes";
    Language::ALL.into_iter().filter(is_ticked).collect()
}

fn field(language: Language) -> String {
    format!("language_{language}")
}

/// What came with the form, so that nothing has to be chosen twice.
fn typed(fields: &Fields) -> FormView {
    let mut form = FormView::new().with("display_form", fields.get("display_form"));
    form.set("without_photo", fields.get("without_photo"));
    for language in spoken(fields) {
        form.set(&field(language), "yes");
    }
    form
}

/// What holds now, unless this form itself came in.
pub(super) fn filled(mut form: FormView, officer: &OfficerFacts) -> FormView {
    if form.names().iter().any(|name| name == "display_form") {
        return form;
    }
    let now = match officer.is_public {
        true => officer.display_form,
        false => DisplayForm::None,
    };
    form.set("display_form", now.as_str());
    for language in &officer.languages {
        form.set(&field(*language), "yes");
    }
    form
}

/// The form, with each name as neighbors would read it.
pub(super) fn form(words: Words, found: &Found, token: &str) -> NameForm {
    NameForm {
        names: names(words, &found.officer.facts),
        languages: FormLanguage::list(words, &Language::ALL),
        has_photo: found.has_photo,
        action: links::assignment_name(token),
    }
}

/// The ways an officer can be named. Two that read the same are one: which, the one she has says.
fn names(words: Words, officer: &OfficerFacts) -> Vec<Choice> {
    let read = |form: DisplayForm| {
        let facts = OfficerFacts {
            display_form: form,
            is_public: true,
            ..officer.clone()
        };
        let name = facts.public_name();
        name.unwrap_or_else(|| words.t("assignment-name-none"))
    };
    let hers = read(officer.display_form);
    let mut all: Vec<Choice> = Vec::new();
    for form in DisplayForm::ALL {
        let label = read(form);
        let is_other = form != officer.display_form && label == hers;
        if !is_other && all.iter().all(|one| one.label != label) {
            all.push(Choice::new(form.as_str(), label));
        }
    }
    all
}
