//! What was promised: the list, and what became of each.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;

use crate::domain::close_out::day_of;
use crate::domain::ids::PromiseId;
use crate::domain::language::Language;
use crate::domain::promise::{self, MAX_REASON, Promise, Standing, State, Step};
use crate::services::Error as Failure;
use crate::services::read_promises::{self, Line};
use crate::services::settle_promise;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, close_out as form};
use crate::web::pages::form::FormView;
use crate::web::pages::markup::{Moment, Told};
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::promises::{
    PromiseCard, PromiseGroup, PromisePage, PromisesPage, Settled,
};
use crate::web::pages::staff::views::{FormLanguage, StateTag};
use crate::web::staff::{Desk, page, views};
use crate::words::{Words, dates};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// GET `/staff/promises`
pub(crate) async fn list(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let actor = desk.present.actor.clone();
    let found = desk
        .app
        .read(move |tx, context| read_promises::run(tx, context, &actor))
        .await?;
    let of = |standing: Standing| -> Vec<PromiseCard> {
        let lines = found.open.iter();
        let lines = lines.filter(|line| line.promise.standing(found.today) == standing);
        lines
            .map(|line| card(line, found.today, desk.words))
            .collect()
    };
    let settled = found.settled.iter();
    let settled = settled.map(|line| card(line, found.today, desk.words));
    let mut groups = [
        ("overdue", of(Standing::Overdue)),
        ("soon", of(Standing::Soon)),
        ("later", of(Standing::Later)),
        ("settled", settled.collect()),
    ]
    .map(|(key, cards)| PromiseGroup { key, cards })
    .to_vec();
    groups.retain(|group| !group.cards.is_empty());
    let title = desk.words.t("promises-page");
    let chrome = desk.chrome.clone().page(title, StaffSection::Events);
    let view = PromisesPage {
        chrome: chrome.at(paths::PROMISES),
        may_settle: desk.present.actor.role.may_run_events(),
        groups,
    };
    page(StatusCode::OK, &view)
}

async fn find(desk: &Desk, id: i64) -> Result<(Line, NaiveDate), Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .read(move |tx, context| {
            let today = read_promises::today(tx, context, &actor)?;
            let line = read_promises::one(tx, context, &actor, PromiseId(id))?;
            Ok::<_, Failure>((line, today))
        })
        .await
}

fn id_of(raw: &str) -> Result<i64, Error> {
    raw.parse().map_err(|_| Error::NotFound)
}

/// GET `/staff/promises/{p}`
pub(crate) async fn show(request: HttpRequest, id: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let (line, today) = find(&desk, id_of(&id)?).await?;
    let due = line.promise.wording.due_on.to_string();
    let form = FormView::new().with("due", due);
    page(StatusCode::OK, &one(&desk, &line, today, form))
}

/// POST `/staff/promises/{p}`
pub(crate) async fn settle(request: HttpRequest, id: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let id = id_of(&id)?;
    let (line, today) = find(&desk, id).await?;
    let mut reader = Reader::new(&fields, desk.words);
    let step = step(&mut reader, &line, &desk.present.department.languages)?;
    let Some((step, done)) = step.filter(|_| !reader.view.has_errors()) else {
        let view = one(&desk, &line, today, reader.view);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    };
    let version = fields.get("version").parse().unwrap_or(-1);
    let actor = desk.present.actor.clone();
    let saved = desk
        .app
        .write(move |tx, context| {
            let which = (PromiseId(id), version);
            match settle_promise::run(tx, context, &actor, which, &step) {
                Err(Failure::Stale) => Ok(false),
                other => other.map(|()| true),
            }
        })
        .await?;
    if saved {
        return Ok(desk.done(paths::PROMISES, done));
    }
    let (line, today) = find(&desk, id).await?;
    reader.view.refuse_all(desk.words.t("promises-stale"));
    page(StatusCode::CONFLICT, &one(&desk, &line, today, reader.view))
}

/// The step that was chosen, and the code of what was done.
fn step(
    reader: &mut Reader<'_>,
    line: &Line,
    languages: &[Language],
) -> Result<Option<(Step, &'static str)>, Error> {
    match reader.fields.get("do") {
        "keep" => Ok(Some((Step::Keep, "promise-kept"))),
        "reopen" => Ok(Some((Step::Reopen, "promise-reopened"))),
        "move" => {
            let due = form::due(reader, "due", day_of(&line.event));
            Ok(due.map(|day| (Step::Move(day), "promise-moved")))
        }
        "drop" => {
            let name = |language: &Language| (*language, format!("reason_{language}"));
            let names: Vec<_> = languages.iter().map(name).collect();
            let reasons = form::by_language(reader, &names, MAX_REASON);
            if let (true, Some((_, first))) = (reasons.is_empty(), names.first()) {
                reader.refuse(first, reader.words.t("promises-reason-missing"));
            }
            Ok(Some((Step::Drop(reasons), "promise-dropped")))
        }
        _ => Err(Error::BadRequest),
    }
}

fn one(desk: &Desk, line: &Line, today: NaiveDate, form: FormView) -> PromisePage {
    let title = desk.words.t("promises-one");
    let mut chrome = desk.chrome.clone().page(title, StaffSection::Events);
    chrome.in_error = form.has_errors();
    PromisePage {
        chrome: chrome.at(paths::promise(line.promise.id.0)),
        card: card(line, today, desk.words),
        is_open: line.promise.state == State::Open,
        may_settle: desk.present.actor.role.may_run_events(),
        languages: FormLanguage::list(desk.words, &desk.present.department.languages),
        form,
    }
}

fn told(texts: &crate::domain::topic::Labels, words: Words) -> Told {
    let (own, text) = promise::text(texts, words.language());
    Told::in_language(text, own, words.language())
}

fn tag(promise: &Promise, today: NaiveDate, words: Words) -> StateTag {
    let (key, class) = match (promise.state, promise.standing(today)) {
        (State::Kept, _) => ("promises-state-kept", "yes"),
        (State::Dropped, _) => ("promises-state-dropped", ""),
        (State::Open, Standing::Overdue) => ("promises-state-overdue", "bad"),
        (State::Open, Standing::Soon) => ("promises-state-soon", "warn"),
        (State::Open, _) => ("promises-state-open", ""),
    };
    StateTag {
        word: words.t(key),
        class,
    }
}

fn card(line: &Line, today: NaiveDate, words: Words) -> PromiseCard {
    let (promise, language) = (&line.promise, words.language());
    let due = promise.wording.due_on;
    PromiseCard {
        id: promise.id.0,
        version: promise.version,
        text: told(&promise.wording.texts, words),
        state: tag(promise, today, words),
        owner: line.owner.clone(),
        due: Moment::new(due.to_string(), dates::date(due, language)),
        event: views::title(&line.event, language),
        event_path: paths::event(line.event.slug.as_str()),
        is_public: promise.wording.is_public,
        reason: (!promise.reasons.is_empty()).then(|| told(&promise.reasons, words)),
    }
}

/// A promise that was kept or dropped, in one line.
pub(super) fn settled(promise: &Promise, words: Words) -> Settled {
    let key = match promise.state {
        State::Dropped => "promises-state-dropped",
        State::Kept | State::Open => "promises-state-kept",
    };
    Settled {
        text: told(&promise.wording.texts, words),
        state: words.t(key),
        path: paths::promise(promise.id.0),
    }
}
