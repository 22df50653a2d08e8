//! The settings of a department: the page of all parts, and the form of one. What changes more than it
//! seems to is shown with what it will do before it is saved.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::department::Department;
use crate::domain::department_part::{Name, Part};
use crate::domain::language::Language;
use crate::domain::links;
use crate::services::{Error as Failure, read_providers, save_department};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, settings as form};
use crate::web::pages::form::FormView;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::settings::{IdentityCard, PartCard, SettingsFormPage, SettingsPage};
use crate::web::pages::staff::views::{FormLanguage, language_name};
use crate::web::staff::settings_words::{effects, facts, holiday};
use crate::web::staff::{Desk, page};
use crate::words::Words;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

pub(super) async fn department(desk: &Desk) -> Result<Department, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .read(move |tx, _| save_department::find(tx, &actor))
        .await
}

/// GET `/staff/settings`
pub(crate) async fn show(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let department = department(&desk).await?;
    let identity = identity(&desk).await?;
    let words = desk.words;
    let card = |part: Part| PartCard {
        path: paths::settings_part(part.name()),
        title: words.t(&SettingsFormPage::title_of(part.name())),
        facts: facts(words, &part),
    };
    let today = crate::domain::zone::local(desk.app.clock.now(), department.zone).date();
    let days = department.settings.holidays.iter();
    let ahead = days.filter(|day| **day >= today);
    let view = SettingsPage {
        parts: save_department::parts(&department)
            .into_iter()
            .map(card)
            .collect(),
        holidays: ahead
            .map(|day| holiday(words, &department.settings, *day))
            .collect(),
        identity,
        chrome: desk
            .chrome
            .clone()
            .page(words.t("settings-page"), StaffSection::Settings)
            .at(paths::SETTINGS),
    };
    page(StatusCode::OK, &view)
}

async fn identity(desk: &Desk) -> Result<Option<IdentityCard>, Error> {
    let actor = desk.present.actor.clone();
    let provider = desk
        .app
        .read(move |tx, _| read_providers::of(tx, &actor))
        .await?;
    Ok(provider.map(|provider| IdentityCard {
        issuer: provider.issuer.as_str().to_owned(),
        label: provider.label.as_str().to_owned(),
        is_usable: desk.app.identities.is_some(),
    }))
}

fn part_of(raw: &str) -> Result<Name, Error> {
    Name::parse(raw).ok_or(Error::NotFound)
}

/// GET `/staff/settings/{part}`
pub(crate) async fn edit(request: HttpRequest, part: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let department = department(&desk).await?;
    let part = Part::of(part_of(&part)?, &department);
    let view = form_page(&desk, part.name(), form::filled(&part), part.seen());
    page(StatusCode::OK, &view)
}

/// POST `/staff/settings/{part}`
pub(crate) async fn save(request: HttpRequest, part: web::Path<String>, fields: Form) -> Answer {
    let fields = Fields::new(fields).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let before = department(&desk).await?;
    let name = part_of(&part)?;
    let mut reader = Reader::new(&fields, desk.words);
    let seen = fields.get("seen").to_owned();
    let Some(part) = form::read(&mut reader, name, &desk.app.mail_rules) else {
        let view = form_page(&desk, name, reader.view, seen);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    };
    if Part::of(name, &before).seen() == seen && fields.get("sure") != part.seen() {
        let effects = look(&desk, &before, &part).await?;
        if !effects.is_empty() {
            let mut view = form_page(&desk, name, reader.view, seen);
            (view.sure, view.effects) = (part.seen(), effects);
            return page(StatusCode::OK, &view);
        }
    }
    if store(&desk, seen, part).await? {
        return Ok(desk.done(paths::SETTINGS, "settings"));
    }
    overtaken(&desk, name, reader.view).await
}

/// Saves the part; `false` when somebody saved it in between.
async fn store(desk: &Desk, seen: String, part: Part) -> Result<bool, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .write(
            move |tx, context| match save_department::run(tx, context, &actor, &seen, &part) {
                Err(Failure::Stale) => Ok(false),
                other => other.map(|()| true),
            },
        )
        .await
}

/// What the change will do, when that is looked at first.
async fn look(desk: &Desk, before: &Department, part: &Part) -> Result<Vec<String>, Error> {
    if !save_department::is_looked_at_first(before, part) {
        return Ok(Vec::new());
    }
    let zone = part.put(before.clone()).zone;
    let actor = desk.present.actor.clone();
    let preview = desk
        .app
        .read(move |tx, context| save_department::preview(tx, context, &actor, zone))
        .await?;
    Ok(effects(desk.words, before, part, preview))
}

/// Somebody else saved the part: what was typed stays, what is saved stands beside it.
async fn overtaken(desk: &Desk, name: Name, mut view: FormView) -> Answer {
    let now = Part::of(name, &department(desk).await?);
    let chosen = |field: &str| {
        [
            "main_language",
            "language_",
            "unit_",
            "when_full",
            "calendar_replies",
            "colors",
        ]
        .iter()
        .any(|stem| field.starts_with(stem))
    };
    differing(desk, &mut view, &form::filled(&now), chosen);
    let view = form_page(desk, name, view, now.seen());
    page(StatusCode::CONFLICT, &view)
}

/// Writes beside each field that differs what is saved; `chosen` are fields whose value is a word of
/// the program.
pub(super) fn differing(
    desk: &Desk,
    view: &mut FormView,
    now: &FormView,
    chosen: impl Fn(&str) -> bool,
) {
    view.refuse_all(desk.words.t("settings-stale"));
    for name in now.names() {
        let saved = now.value(&name).to_owned();
        if view.value(&name).trim() == saved {
            continue;
        }
        let sentence = match saved.as_str() {
            _ if chosen(&name) => desk.words.t("settings-now-other"),
            "" => desk.words.t("settings-now-empty"),
            saved => desk.words.t1("settings-now", "value", saved),
        };
        view.refuse(&name, sentence);
    }
}

fn form_page(desk: &Desk, part: Name, form: FormView, seen: String) -> SettingsFormPage {
    let rules = &desk.app.mail_rules;
    SettingsFormPage {
        chrome: desk.chrome.clone(),
        part,
        form,
        seen,
        sure: String::new(),
        effects: Vec::new(),
        languages: FormLanguage::list(desk.words, &Language::ALL),
        takes_replies: rules.takes_replies,
        sender_domain: rules.domain.clone(),
        snippets: match part {
            Name::Embedding => snippets(desk),
            _ => Vec::new(),
        },
    }
    .titled()
}

/// The frame to copy, in each language of the department.
fn snippets(desk: &Desk) -> Vec<(String, String)> {
    let department = &desk.present.department;
    let path = links::embed(department.slug.as_str());
    let snippet = |one: &Language| {
        let address = desk.app.links.absolute(&links::in_language(&path, *one));
        let title = Words::plain(*one).t1("embed-title", "department", &department.name);
        (language_name(desk.words, *one), frame(&address, &title))
    };
    department.languages.iter().map(snippet).collect()
}

/// A frame as wide as its place, and tall enough for three events before one scrolls.
fn frame(address: &str, title: &str) -> String {
    let plain = |text: &str| {
        text.replace('&', "&amp;")
            .replace('"', "&quot;")
            .replace('<', "&lt;")
    };
    format!(
        "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" style=\"width: 100%; max-width: 48rem; aspect-ratio: 3 / 4; min-height: 36rem; \
         border: 0\"></iframe>",
        plain(address),
        plain(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_marks_in_it_stays_within_its_quotes() {
        let frame = frame(
            "https://events.example.org/a/embed?lang=en",
            "\"Cops\" & <friends>",
        );
        assert!(
            frame.contains("title=\"&quot;Cops&quot; &amp; &lt;friends>\""),
            "{frame}"
        );
        assert_eq!(frame.matches('"').count(), 8, "{frame}");
    }
}
