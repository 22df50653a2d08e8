//! What officers take along, to all events of a kind or to one event: the form, filled with what is in
//! force.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::language::Language;
use crate::domain::topic::{self, Kit, Labels};
use crate::services::Error as Failure;
use crate::services::save_kit::{self, Known, Of, Owner};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::kit_form::{About, KitFormPage};
use crate::web::pages::staff::views::FormLanguage;
use crate::web::staff::settings::differing;
use crate::web::staff::{Desk, page};
use crate::words::{Words, kit as said};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// GET `/staff/kinds/{k}/kit`
pub(crate) async fn edit_of_kind(request: HttpRequest, slug: web::Path<String>) -> Answer {
    edit(request, Of::Kind(slug.into_inner())).await
}

/// POST `/staff/kinds/{k}/kit`
pub(crate) async fn save_of_kind(
    request: HttpRequest,
    slug: web::Path<String>,
    form: Form,
) -> Answer {
    save(request, Of::Kind(slug.into_inner()), form).await
}

/// GET `/staff/events/{e}/kit`
pub(crate) async fn edit_of_event(request: HttpRequest, slug: web::Path<String>) -> Answer {
    edit(request, Of::Event(slug.into_inner())).await
}

/// POST `/staff/events/{e}/kit`
pub(crate) async fn save_of_event(
    request: HttpRequest,
    slug: web::Path<String>,
    form: Form,
) -> Answer {
    save(request, Of::Event(slug.into_inner()), form).await
}

async fn edit(request: HttpRequest, of: Of) -> Answer {
    let desk = Desk::open(&request).await?;
    let known = find(&desk, of).await?;
    let form = filled(&desk, &known);
    page(
        StatusCode::OK,
        &form_page(&desk, &known, form, known.seen()),
    )
}

async fn save(request: HttpRequest, of: Of, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let known = find(&desk, of.clone()).await?;
    let mut reader = Reader::new(&fields, desk.words);
    let kit = read(&desk, &mut reader, &known);
    let mark = fields.get("seen").to_owned();
    if reader.view.has_errors() {
        let view = form_page(&desk, &known, reader.view, mark);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    if store(&desk, of.clone(), mark, kit).await? {
        return Ok(desk.done(&about(&desk, &known.owner).back(), "kit"));
    }
    let now = find(&desk, of).await?;
    let mut view = reader.view;
    differing(&desk, &mut view, &filled(&desk, &now), |_| false);
    let view = form_page(&desk, &now, view, now.seen());
    page(StatusCode::CONFLICT, &view)
}

async fn find(desk: &Desk, of: Of) -> Result<Known, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .read(move |tx, _| save_kit::find(tx, &actor, &of))
        .await
}

/// Saves the form; `false` when somebody saved in between.
async fn store(desk: &Desk, of: Of, mark: String, kit: Kit) -> Result<bool, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .write(
            move |tx, context| match save_kit::run(tx, context, &actor, (&of, &mark), &kit) {
                Err(Failure::Stale) => Ok(false),
                other => other.map(|()| true),
            },
        )
        .await
}

/// What was typed, where it is not what counts without it. Words in a language that is not offered now
/// are not in the form; they stay.
fn read(desk: &Desk, reader: &mut Reader<'_>, known: &Known) -> Kit {
    let languages = &desk.present.department.languages;
    let others = |words: &Labels| -> Labels {
        let others = words
            .iter()
            .filter(|(language, _)| !languages.contains(language));
        others
            .map(|(language, text)| (*language, text.clone()))
            .collect()
    };
    let mut kit = Kit {
        materials: others(&known.own.materials),
        talking_points: others(&known.own.talking_points),
    };
    for language in languages {
        let (take, say) = in_force(&known.beneath, icon(&known.owner), *language);
        let mut own = |stem: &str, beneath: &str| {
            let text = reader.optional_prose(&format!("{stem}_{language}"), KitFormPage::MAX);
            (!text.is_empty() && text != beneath).then_some(text)
        };
        if let Some(text) = own("materials", &take) {
            kit.materials.insert(*language, text);
        }
        if let Some(text) = own("points", &say) {
            kit.talking_points.insert(*language, text);
        }
    }
    kit
}

fn filled(desk: &Desk, known: &Known) -> FormView {
    let kit = known.own.clone().over(&known.beneath);
    let mut form = FormView::new();
    for language in &desk.present.department.languages {
        let (take, say) = in_force(&kit, icon(&known.owner), *language);
        form.set(&format!("materials_{language}"), take);
        form.set(&format!("points_{language}"), say);
    }
    form
}

/// The lines officers get: the department's own, or those of the house.
fn in_force(kit: &Kit, icon: &str, language: Language) -> (String, String) {
    let words = Words::plain(language);
    (
        said::materials(kit, icon, words, language).join("\n"),
        said::talking_points(kit, icon, words, language).join("\n"),
    )
}

fn icon(owner: &Owner) -> &str {
    match owner {
        Owner::Kind(kind) => &kind.facts.icon,
        Owner::Event(event) => &event.kind.facts.icon,
    }
}

fn about(desk: &Desk, owner: &Owner) -> About {
    let language = desk.words.language();
    match owner {
        Owner::Kind(kind) => About::Kind {
            slug: kind.slug.to_string(),
            label: topic::label(&kind.facts.labels, language).1.to_owned(),
        },
        Owner::Event(event) => About::Event {
            slug: event.slug.to_string(),
            title: event.text(language).1.title.to_string(),
            kind: event.kind.slug.to_string(),
        },
    }
}

fn form_page(desk: &Desk, known: &Known, form: FormView, seen: String) -> KitFormPage {
    KitFormPage {
        chrome: desk.chrome.clone(),
        about: about(desk, &known.owner),
        languages: FormLanguage::list(desk.words, &desk.present.department.languages),
        form,
        seen,
    }
    .titled()
}
