//! Closing an event out, and putting a close-out right.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::close_out::{Extras, day_of};
use crate::domain::promise::{self, MOST, Owner};
use crate::domain::topic;
use crate::services::close_event::{self, Closing, Papers};
use crate::services::{Context, Error as Failure};
use crate::store::Tx;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, close_out as form};
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::staff::close_out::{CloseOutPage, OTHER, Slot};
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::{FormLanguage, Tick};
use crate::web::staff::{Desk, page, promises};
use crate::words::Words;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

async fn papers(desk: &Desk, slug: &str) -> Result<Papers, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, context| close_event::papers(tx, context, &actor, &slug))
        .await
}

/// GET `/staff/events/{e}/close-out`
pub(crate) async fn show(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let papers = papers(&desk, &slug).await?;
    let (view, slots) = filled(&desk, &papers);
    let topics = ticks(&papers, &first_ticks(&papers), desk.words);
    page(
        StatusCode::OK,
        &view_of(&desk, &papers, topics, slots, view),
    )
}

/// POST `/staff/events/{e}/close-out`
pub(crate) async fn save(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&["topic"])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let papers = papers(&desk, &slug).await?;
    let languages = &desk.present.department.languages;
    let mut reader = Reader::new(&fields, desk.words);
    if fields.get("do") == "more" {
        let slots = form::slots(&reader);
        let slots = one_more(slots, &mut reader.view, &papers);
        return again(&desk, &papers, &fields, slots, reader.view, StatusCode::OK);
    }
    let made_on = day_of(&papers.event);
    let closing = form::read(
        &mut reader,
        languages,
        made_on,
        (&papers.catalogue, papers.tally),
    );
    let slots = form::slots(&reader);
    if reader.view.has_errors() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return again(&desk, &papers, &fields, slots, reader.view, status);
    }
    if store(&desk, &slug, closing).await? {
        return Ok(desk.done(&paths::event(&slug), "closed-out"));
    }
    reader.view.refuse_all(desk.words.t("closing-stale"));
    let status = StatusCode::CONFLICT;
    again(&desk, &papers, &fields, slots, reader.view, status)
}

/// `false` when somebody else saved in between.
async fn store(desk: &Desk, slug: &str, closing: Closing) -> Result<bool, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    let job = move |tx: &mut Tx<'_>, context: &Context| match close_event::run(
        tx, context, &actor, &slug, &closing,
    ) {
        Err(Failure::Stale) => Ok(false),
        other => other.map(|()| true),
    };
    desk.app.write(job).await
}

/// The form as it was sent.
fn again(
    desk: &Desk,
    papers: &Papers,
    fields: &Fields,
    slots: Vec<Slot>,
    view: FormView,
    status: StatusCode,
) -> Answer {
    let topics = ticks(papers, &fields.all("topic"), desk.words);
    let mut shown = view_of(desk, papers, topics, slots, view);
    shown.version = fields.get("version").parse().unwrap_or(shown.version);
    page(status, &shown)
}

fn one_more(mut slots: Vec<Slot>, view: &mut FormView, papers: &Papers) -> Vec<Slot> {
    if slots.len() < MOST {
        let slot = Slot::new(slots.len() + 1);
        let due = promise::usual_due(day_of(&papers.event));
        view.set(&slot.name("due"), due.to_string());
        slots.push(slot);
    }
    slots
}

/// What stands in the form before anybody typed: what was entered last time, and one empty slot of
/// an event nobody closed out.
fn filled(desk: &Desk, papers: &Papers) -> (FormView, Vec<Slot>) {
    let said = papers.close_out.as_ref().and_then(|known| known.heads);
    let heads = said.or(papers.tally).map(|heads| heads.to_string());
    let mut view = FormView::new()
        .with("heads", heads.unwrap_or_default())
        .with("note", papers.note.as_str());
    if let Some(known) = &papers.close_out {
        write_extras(&mut view, &known.extras);
    }
    let mut slots = Vec::new();
    for (number, (promise, words)) in (1..).zip(&papers.open) {
        let slot = Slot {
            number,
            id: promise.id.to_string(),
        };
        for language in &desk.present.department.languages {
            let text = promise.wording.texts.get(language);
            view.set(&slot.text(*language), text.cloned().unwrap_or_default());
        }
        let owner = match &promise.wording.owner {
            Owner::Staff(id) => format!("staff-{id}"),
            Owner::Officer(id) => format!("officer-{id}"),
            Owner::Other(_) => OTHER.to_owned(),
            Owner::Forgotten => String::new(),
        };
        view.set(&slot.name("owner"), owner);
        view.set(&slot.name("owner_words"), words.as_str());
        view.set(&slot.name("due"), promise.wording.due_on.to_string());
        if promise.wording.is_public {
            view.set(&slot.name("public"), "yes");
        }
        slots.push(slot);
    }
    if papers.close_out.is_none() {
        slots = one_more(slots, &mut view, papers);
    }
    (view, slots)
}

fn write_extras(view: &mut FormView, extras: &Extras) {
    let mut number = |name: &str, number: Option<u32>| {
        let text = number.map(|number| number.to_string());
        view.set(name, text.unwrap_or_default());
    };
    for (name, heads) in extras.ages.bands() {
        number(name, heads);
    }
    number("cost", extras.cost);
    view.set("paid_by", extras.paid_by.as_str());
    let photos = extras.photos.map(|taken| if taken { "yes" } else { "no" });
    view.set("photos", photos.unwrap_or_default());
}

/// What was ticked last time. Before the first time nothing is: what came up is not what was planned.
fn first_ticks(papers: &Papers) -> Vec<&str> {
    let known = papers.close_out.as_ref();
    let is_ticked =
        |topic: &&topic::Topic| known.is_some_and(|known| known.topics.contains(&topic.id));
    let ticked = papers.catalogue.iter().filter(is_ticked);
    ticked.map(|topic| topic.slug.as_str()).collect()
}

/// The department's list, with how often neighbours had named each.
fn ticks(papers: &Papers, ticked: &[&str], words: Words) -> Vec<Tick> {
    let tick = |topic: &topic::Topic| {
        let label = topic::label(&topic.labels, words.language()).1;
        let named = papers.groups.large.iter().find(|(id, _)| *id == topic.id);
        let label = match named {
            Some((_, count)) => words.t2(
                "closing-topic-named",
                ("topic", label),
                ("count", i64::from(*count)),
            ),
            None => label.to_owned(),
        };
        let slug = topic.slug.as_str();
        Tick::new(slug, label, ticked.contains(&slug))
    };
    papers.catalogue.iter().map(tick).collect()
}

fn owners(papers: &Papers, words: Words) -> Vec<Choice> {
    let mut owners = vec![Choice::new("", words.t("closing-owner-choose"))];
    for (id, name) in &papers.staff {
        owners.push(Choice::new(format!("staff-{id}"), name));
    }
    for officer in &papers.officers {
        let name = officer.facts.full_name();
        owners.push(Choice::new(format!("officer-{}", officer.id), name));
    }
    owners.push(Choice::new(OTHER, words.t("closing-owner-other")));
    owners
}

fn view_of(
    desk: &Desk,
    papers: &Papers,
    topics: Vec<Tick>,
    slots: Vec<Slot>,
    form: FormView,
) -> CloseOutPage {
    let (words, event) = (desk.words, &papers.event);
    let settled = papers.settled.iter();
    CloseOutPage {
        chrome: desk.chrome.clone(),
        slug: event.slug.to_string(),
        is_closed: papers.close_out.is_some(),
        version: papers.close_out.as_ref().map_or(0, |known| known.version),
        tally: papers.tally,
        topics,
        said: papers.said.clone(),
        languages: FormLanguage::list(words, &desk.present.department.languages),
        owners: owners(papers, words),
        slots,
        settled: settled.map(|one| promises::settled(one, words)).collect(),
        form,
    }
    .titled(event.title(words.language()))
}
