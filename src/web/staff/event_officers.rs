//! The officers of one event: their answers, and answers given for them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::assignment::{LATE, State};
use crate::domain::ids::PublicId;
use crate::services::answer_assignment::{self, Said};
use crate::services::note_view::View;
use crate::services::read_assignments::{self, Assigned, Line};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::public::assignment::AssignmentPage;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::event_officers::{EventOfficersPage, OfficerLine};
use crate::web::pages::staff::paths;
use crate::web::public::assignments::{read, refused};
use crate::web::staff::{Desk, page};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

async fn assigned(desk: &Desk, slug: &str) -> Result<Assigned, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, context| read_assignments::run(tx, context, &actor, &slug))
        .await
}

/// GET `/staff/events/{e}/officers`
pub(crate) async fn show(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let found = assigned(&desk, &slug).await?;
    if found.lines.iter().any(|line| !line.reason.is_empty()) {
        desk.note_view(View::Reasons(found.event.id));
    }
    page(StatusCode::OK, &officers_page(&desk, &found, None))
}

/// POST `/staff/events/{e}/officers`
pub(crate) async fn answer(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let officer = fields.get("officer").to_owned();
    let mut reader = Reader::new(&fields, desk.words);
    let reason = reader.optional_line("reason", AssignmentPage::MAX_REASON);
    let said = read(fields.get("do"));
    if said.is_none() {
        reader
            .view
            .refuse_all(desk.words.t("assignment-refused-what"));
    }
    let mut view = reader.view.clone();
    if let (Some(answer), false) = (said, view.has_errors()) {
        let said = Said {
            answer,
            reason,
            stand_in: PublicId::parse(fields.get("stand_in")),
        };
        let (actor, event, whose) = (
            desk.present.actor.clone(),
            slug.to_string(),
            officer.clone(),
        );
        let taken = desk
            .app
            .write(move |tx, context| {
                answer_assignment::by_staff(tx, context, &actor, (&event, &whose), &said)
            })
            .await?;
        match taken {
            Ok(()) => return Ok(desk.done(&paths::event_officers(&slug), "assignment")),
            Err(refusal) => view.refuse_all(refused(desk.words, refusal)),
        }
    }
    let found = assigned(&desk, &slug).await?;
    let view = officers_page(&desk, &found, Some((officer, view)));
    page(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

fn officers_page(
    desk: &Desk,
    found: &Assigned,
    refused: Option<(String, FormView)>,
) -> EventOfficersPage {
    let (words, slug) = (desk.words, found.event.slug.as_str());
    let title = words.t1(
        "staff-event-officers-page",
        "title",
        found.event.title(words.language()),
    );
    let mut chrome = desk
        .chrome
        .clone()
        .page(title, StaffSection::Events)
        .at(paths::event_officers(slug));
    chrome.in_error = refused.is_some();
    let nobody = Choice::new("", words.t("assignment-stand-in-nobody"));
    let others = found
        .others
        .iter()
        .map(|one| Choice::new(one.public_id.as_str(), one.facts.full_name()));
    let view = |line: &Line| {
        let own = refused
            .as_ref()
            .filter(|(whose, _)| whose == line.officer.slug.as_str());
        line_view(desk, line, own.map(|(_, form)| form.clone()))
    };
    EventOfficersPage {
        chrome,
        slug: slug.to_owned(),
        lines: found.lines.iter().map(view).collect(),
        others: std::iter::once(nobody).chain(others).collect(),
    }
}

fn line_view(desk: &Desk, line: &Line, form: Option<FormView>) -> OfficerLine {
    let (words, part) = (desk.words, &line.assignment);
    let standing = match part.state {
        _ if part.called_away_at.is_some() => words.t("staff-event-officers-away"),
        State::Asked => words.t("staff-event-officers-asked"),
        State::Accepted => words.t("staff-event-officers-accepted"),
        State::Declined | State::Removed => words.t("staff-event-officers-declined"),
    };
    let mut notes = Vec::new();
    if let Some(minutes) = part.late_minutes {
        let minutes = i64::from(minutes);
        notes.push(words.t1("staff-event-officers-late", "minutes", minutes));
    }
    if let Some(name) = &line.stand_in_for {
        notes.push(words.t1("staff-event-officers-for", "name", name));
    }
    if !line.reason.is_empty() {
        notes.push(words.t1("staff-event-officers-reason", "reason", &line.reason));
    }
    if line.officer.contact.is_none() {
        notes.push(words.t("staff-event-officers-no-address"));
    }
    let answers = match desk.present.actor.role.may_run_events() {
        true => answers(desk),
        false => Vec::new(),
    };
    OfficerLine {
        slug: line.officer.slug.to_string(),
        name: line.officer.facts.full_name(),
        standing,
        notes,
        answers,
        form: form.unwrap_or_default(),
    }
}

fn answers(desk: &Desk) -> Vec<Choice> {
    let words = desk.words;
    let plain = |value: &str, key: &str| Choice::new(value, words.t(key));
    let mut all = vec![
        plain("accept", "staff-event-officers-accept"),
        plain("decline", "staff-event-officers-decline"),
        plain("away", "staff-event-officers-called-away"),
    ];
    all.extend(LATE.into_iter().map(|minutes| {
        let label = words.t1(
            "staff-event-officers-late-by",
            "minutes",
            i64::from(minutes),
        );
        Choice::new(format!("late-{minutes}"), label)
    }));
    all.push(plain("on-time", "staff-event-officers-on-time"));
    all
}
