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
use crate::web::pages::staff::views::{FormLanguage, officer_standing};
use crate::web::public::assignments::{self, Done};
use crate::web::public::private;
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
    let Some(chosen) = read(&fields) else {
        view.refuse("display_form", words.t("assignment-name-missing"));
        let view = assignments::page(&app, &wanted, &found, (&token, None, view));
        return private(StatusCode::UNPROCESSABLE_ENTITY, &view);
    };
    if store(&app, &token, chosen).await? {
        return Ok(assignments::done(&wanted, (&token, Done::Name), words));
    }
    let Some(now) = assignments::find(&request, &app, &token).await? else {
        return assignments::nothing_held(&wanted);
    };
    let standing = officer_standing(words, &now.officer.facts);
    view.set("version", now.officer.version.to_string());
    view.refuse_all(words.t1("assignment-name-stale", "now", standing));
    let view = assignments::page(&app, &wanted, &now, (&token, None, view));
    private(StatusCode::CONFLICT, &view)
}

/// What came in. `None` where no form of the name was chosen.
fn read(fields: &Fields) -> Option<Chosen> {
    Some(Chosen {
        version: fields.get("version").parse().unwrap_or(-1),
        display_form: DisplayForm::parse(fields.get("display_form"))?,
        languages: spoken(fields),
        without_photo: fields.get("without_photo") == "yes",
    })
}

/// `false` when staff changed what is said of her in between.
async fn store(app: &App, token: &str, chosen: Chosen) -> Result<bool, Error> {
    let key = token.to_owned();
    app.write(
        move |tx, context| match choose_name::run(tx, context, &key, &chosen) {
            Err(Failure::Stale) => Ok(false),
            other => other.map(|()| true),
        },
    )
    .await
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
    let mut form = FormView::new();
    for name in ["version", "display_form", "without_photo"] {
        form.set(name, fields.get(name));
    }
    for language in spoken(fields) {
        form.set(&field(language), "yes");
    }
    form
}

/// What holds now, unless this form itself came in.
pub(super) fn filled(mut form: FormView, found: &Found) -> FormView {
    if form.names().iter().any(|name| name == "display_form") {
        return form;
    }
    let officer = &found.officer;
    form.set("version", officer.version.to_string());
    form.set("display_form", officer.facts.display_form.as_str());
    for language in &officer.facts.languages {
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
        is_listed: found.officer.facts.is_public,
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
