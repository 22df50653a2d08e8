//! An officer's part in an event, behind its link. GET shows, POST answers.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::assignment::{self, Answer as Said, Assignment, Refusal, State};
use crate::domain::event::State as EventState;
use crate::domain::ids::PublicId;
use crate::domain::language::Language;
use crate::domain::{links, zone};
use crate::services::Error as Failure;
use crate::services::answer_assignment::{self, Found};
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::forms::Reader;
use crate::web::limits::Bucket;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::layout::Section;
use crate::web::pages::public::assignment::AssignmentPage;
use crate::web::pages::public::error::{ErrorPage, Trouble};
use crate::web::public::{chrome, officer_name, private, views};
use crate::web::staff::see_other;
use crate::web::state::App;
use crate::words::Words;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

pub(super) async fn find(
    request: &HttpRequest,
    app: &App,
    token: &str,
) -> Result<Option<Found>, Error> {
    app.limits.check(Bucket::Token, app.proxies.of(request))?;
    let token = token.to_owned();
    app.read(
        move |tx, context| match answer_assignment::find(tx, context, &token) {
            Err(Failure::NotFound) => Ok(None),
            other => other.map(Some),
        },
    )
    .await
}

pub(super) fn nothing_held(wanted: &Wanted) -> Answer {
    let words = wanted.words(&Language::ALL);
    let page = ErrorPage::new(words, Trouble::NothingHeld, None);
    private(StatusCode::NOT_FOUND, &page)
}

/// GET `/assignments/{token}`
pub(crate) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
) -> Answer {
    let Some(found) = find(&request, &app, &token).await? else {
        return nothing_held(&wanted);
    };
    let done = Done::parse(request.query_string());
    let view = page(&app, &wanted, &found, (&token, done, FormView::new()));
    private(StatusCode::OK, &view)
}

/// POST `/assignments/{token}`
pub(crate) async fn answer(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
    form: Form,
) -> Answer {
    let Some(found) = find(&request, &app, &token).await? else {
        return nothing_held(&wanted);
    };
    let fields = Fields::new(form).once_each(&[])?;
    let words = wanted.words(&found.department.languages);
    let mut reader = Reader::new(&fields, words);
    let reason = reader.optional_prose("reason", AssignmentPage::MAX_REASON);
    let said = read(fields.get("do"));
    if said.is_none() {
        reader.view.refuse_all(words.t("assignment-refused-what"));
    }
    let mut view = reader.view.clone();
    if let (Some(answer), false) = (said, view.has_errors()) {
        let said = answer_assignment::Said {
            answer,
            reason,
            stand_in: PublicId::parse(fields.get("stand_in")),
        };
        let key = token.clone();
        let taken = app
            .write(move |tx, context| answer_assignment::by_officer(tx, context, &key, &said))
            .await?;
        match taken {
            Ok(()) => {
                return Ok(done(&wanted, (&token, Done::Answer), words));
            }
            Err(refusal) => view.refuse_all(refused(words, refusal)),
        }
    }
    let view = page(&app, &wanted, &found, (&token, None, view));
    private(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// What was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Answer,
    Name,
}

impl Done {
    fn parse(query: &str) -> Option<Self> {
        query.split('&').find_map(|pair| match pair {
            "done=1" => Some(Self::Answer),
            "done=name" => Some(Self::Name),
            _ => None,
        })
    }
}

/// On to the page, which says that it was taken.
pub(super) fn done(wanted: &Wanted, (token, done): (&str, Done), words: Words) -> HttpResponse {
    let code = match done {
        Done::Answer => "1",
        Done::Name => "name",
    };
    let path = format!("{}?done={code}", links::assignment(token));
    see_other(&match wanted.is_chosen() {
        true => links::in_language(&path, words.language()),
        false => path,
    })
}

/// The answer a button stands for.
pub(crate) fn read(raw: &str) -> Option<Said> {
    match raw {
        "accept" => Some(Said::Accept),
        "decline" => Some(Said::Decline),
        "away" => Some(Said::CalledAway),
        "on-time" => Some(Said::OnTime),
        _ => {
            let minutes = raw.strip_prefix("late-")?.parse().ok()?;
            let known = assignment::LATE.contains(&minutes);
            known.then_some(Said::Late(minutes))
        }
    }
}

/// Why an answer was not taken, in words.
pub(crate) fn refused(words: Words, refusal: Refusal) -> String {
    words.t(match refusal {
        Refusal::NotAssigned => "assignment-refused-not-assigned",
        Refusal::Off => "assignment-refused-off",
        Refusal::Over => "assignment-refused-over",
        Refusal::NotToday => "assignment-refused-not-today",
        Refusal::TooEarly => "assignment-refused-too-early",
    })
}

pub(super) fn page(
    app: &App,
    wanted: &Wanted,
    found: &Found,
    (token, done, form): (&str, Option<Done>, FormView),
) -> AssignmentPage {
    let (department, event, part) = (&found.department, &found.event, &found.assignment);
    let words = wanted.words(&department.languages);
    let path = links::assignment(token);
    let title = (words.t("assignment-title"), Section::Events, path.as_str());
    let mut chrome = chrome(app, wanted, department, title);
    chrome.in_error = form.has_errors();
    let now = app.clock.now();
    let is_over = event.is_over(now);
    let locked = match event.state {
        _ if is_over => words.t("assignment-over"),
        EventState::Cancelled | EventState::Closed => words.t("assignment-off"),
        _ => String::new(),
    };
    let open = locked.is_empty();
    let today = zone::local(now, event.times.zone).date() >= event.times.local_start.date();
    let is_on = open && event.state == EventState::Published && part.is_active();
    let can_be_late = is_on && now >= event.times.starts_at - assignment::LATE_FROM;
    AssignmentPage {
        event: views::brief(department, event, words.language()),
        heading: heading(words, found),
        stand_in_for: stand_in_for(words, found),
        late: part.late_minutes.map_or_else(String::new, |minutes| {
            words.t1("assignment-late-now", "minutes", i64::from(minutes))
        }),
        done: done.map_or_else(String::new, |done| {
            words.t(match done {
                Done::Answer => "assignment-done",
                Done::Name => "assignment-name-done",
            })
        }),
        may_accept: open && !part.is_coming(),
        may_decline: open && part.state != State::Declined,
        may_leave: is_on && today,
        delays: if can_be_late {
            delays(words, part)
        } else {
            Vec::new()
        },
        colleagues: colleagues(words, found),
        locked,
        naming: part
            .speaks_for_her(event.times.ends_at, now)
            .then(|| officer_name::form(words, found, token)),
        form: officer_name::filled(form, found),
        action: path,
        chrome,
    }
}

fn heading(words: Words, found: &Found) -> String {
    let part = &found.assignment;
    let key = match part.state {
        _ if part.called_away_at.is_some() => "assignment-away",
        State::Asked => "assignment-asked",
        State::Accepted => "assignment-accepted",
        State::Declined | State::Removed => "assignment-declined",
    };
    words.t1(key, "name", found.officer.facts.full_name())
}

/// The officer who named this one is among the colleagues who are not on the roster any more.
fn stand_in_for(words: Words, found: &Found) -> String {
    let named = found.assignment.stand_in_for;
    let colleague = found.colleagues.iter().find(|one| Some(one.id) == named);
    colleague.map_or_else(String::new, |one| {
        words.t1("assignment-stand-in", "name", one.facts.full_name())
    })
}

fn delays(words: Words, part: &Assignment) -> Vec<Choice> {
    let late = |minutes: u32| {
        let label = words.t1("assignment-late-by", "minutes", i64::from(minutes));
        Choice::new(format!("late-{minutes}"), label)
    };
    let mut all: Vec<Choice> = assignment::LATE.into_iter().map(late).collect();
    if part.late_minutes.is_some() {
        all.push(Choice::new("on-time", words.t("assignment-on-time")));
    }
    all
}

fn colleagues(words: Words, found: &Found) -> Vec<Choice> {
    let nobody = Choice::new("", words.t("assignment-stand-in-nobody"));
    let others = found.colleagues.iter();
    let choice = |one: &crate::domain::officer::Officer| {
        Choice::new(one.public_id.as_str(), one.facts.full_name())
    };
    std::iter::once(nobody).chain(others.map(choice)).collect()
}
