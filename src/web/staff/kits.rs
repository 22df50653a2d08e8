//! What officers take along to events of a kind: the form, filled with what is in force.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::language::Language;
use crate::domain::topic::{self, Kind, Kit};
use crate::services::save_kit;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::staff::kit_form::KitFormPage;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::FormLanguage;
use crate::web::staff::{Desk, page};
use crate::words::{Words, kit as said};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

async fn find(desk: &Desk, slug: &str) -> Result<(Kind, Kit), Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, _| save_kit::find(tx, &actor, &slug))
        .await
}

/// GET `/staff/kinds/{k}/kit`
pub(crate) async fn edit(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let (kind, kit) = find(&desk, &slug).await?;
    let mut form = FormView::new();
    for language in &desk.present.department.languages {
        let (take, say) = in_force(&kit, &kind, *language);
        form.set(&format!("materials_{language}"), take);
        form.set(&format!("points_{language}"), say);
    }
    page(StatusCode::OK, &form_page(&desk, &kind, form))
}

/// POST `/staff/kinds/{k}/kit`
pub(crate) async fn save(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let (kind, _) = find(&desk, &slug).await?;
    let mut reader = Reader::new(&fields, desk.words);
    let mut kit = Kit::default();
    for language in &desk.present.department.languages {
        let (take, say) = in_force(&Kit::default(), &kind, *language);
        let mut own = |name: String, house: &str| {
            let text = reader.optional_prose(&name, KitFormPage::MAX);
            (!text.is_empty() && text != house).then_some(text)
        };
        if let Some(text) = own(format!("materials_{language}"), &take) {
            kit.materials.insert(*language, text);
        }
        if let Some(text) = own(format!("points_{language}"), &say) {
            kit.talking_points.insert(*language, text);
        }
    }
    if reader.view.has_errors() {
        let view = form_page(&desk, &kind, reader.view);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::kind_kit(&slug);
    desk.app
        .write(move |tx, context| save_kit::run(tx, context, &actor, &slug, &kit))
        .await?;
    Ok(desk.done(&path, "kit"))
}

/// The lines officers get now: the department's own, or those of the house.
fn in_force(kit: &Kit, kind: &Kind, language: Language) -> (String, String) {
    let words = Words::plain(language);
    (
        said::materials(kit, &kind.facts.icon, words, language).join("\n"),
        said::talking_points(kit, &kind.facts.icon, words, language).join("\n"),
    )
}

fn form_page(desk: &Desk, kind: &Kind, form: FormView) -> KitFormPage {
    let label = topic::label(&kind.facts.labels, desk.words.language()).1;
    KitFormPage {
        chrome: desk.chrome.clone(),
        kind: kind.slug.to_string(),
        languages: FormLanguage::list(desk.words, &desk.present.department.languages),
        form,
    }
    .titled(label)
}
