//! What became of mail: the log of the department and of one event, one message, sending it again.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::event::Event;
use crate::domain::ids::MessageId;
use crate::domain::notice::Kind;
use crate::domain::outbox::State;
use crate::services::read_mail_log::{self, Line, Log, Wanted};
use crate::services::send_again::{self, Answer as Again};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::mail_log::{MailLogPage, MailMessagePage, Offer};
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, mail_views, page, query_value};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// GET `/staff/mail`, `?state=&kind=&before=` narrow it.
pub(crate) async fn all(request: HttpRequest) -> Answer {
    log(&request, None).await
}

/// GET `/staff/events/{e}/mail`, narrowed in the same way.
pub(crate) async fn of_event(request: HttpRequest, slug: web::Path<String>) -> Answer {
    log(&request, Some(slug.into_inner())).await
}

async fn log(request: &HttpRequest, slug: Option<String>) -> Answer {
    let desk = Desk::open(request).await?;
    let wanted = Wanted {
        state: State::parse(&query_value(request, "state")),
        kind: Kind::parse(&query_value(request, "kind")),
        before: query_value(request, "before").parse().ok().map(MessageId),
    };
    let (actor, asked) = (desk.present.actor.clone(), wanted.clone());
    let log = desk
        .app
        .read(move |tx, context| read_mail_log::run(tx, context, &actor, slug.as_deref(), &asked))
        .await?;
    if log.lines.iter().any(|line| line.to.is_some()) {
        note_view(&desk, log.event.clone());
    }
    page(StatusCode::OK, &log_page(&desk, &log, &wanted))
}

/// The audit log says who looked; no answer waits for it.
fn note_view(desk: &Desk, event: Option<Event>) {
    let (app, actor) = (desk.app.clone(), desk.present.actor.clone());
    let now = app.clock.now();
    actix_web::rt::spawn(async move {
        let noted = app
            .write(move |tx, _| read_mail_log::note_view(tx, now, &actor, event.as_ref()))
            .await;
        if noted.is_err() {
            tracing::warn!("a look at the log of mail could not be noted");
        }
    });
}

fn log_page(desk: &Desk, log: &Log, wanted: &Wanted) -> MailLogPage {
    let words = desk.words;
    let slug = log.event.as_ref().map(|event| event.slug.as_str());
    let path = slug.map_or(paths::MAIL.to_owned(), paths::event_mail);
    let title = match &log.event {
        Some(event) => words.t1(
            "staff-mail-page-event",
            "title",
            event.title(words.language()),
        ),
        None => words.t("staff-mail-page"),
    };
    let state = wanted.state.map_or("", State::as_str);
    let kind = wanted.kind.map_or("", Kind::as_str);
    let narrowed = |before: &str| format!("{path}?state={state}&kind={kind}{before}");
    let older = |id: MessageId| narrowed(&format!("&before={id}"));
    let any = || Choice::new("", words.t("staff-mail-filter-any"));
    let states = State::ALL.map(|one| Choice::new(one.as_str(), mail_views::state(desk, one)));
    let kinds = log.kinds.iter();
    let kinds = kinds.map(|one| Choice::new(one.as_str(), mail_views::kind(desk, *one)));
    let letters = log.waiting.iter();
    MailLogPage {
        chrome: desk
            .chrome
            .clone()
            .page(title, StaffSection::Events)
            .at(path.clone()),
        event_path: slug.map(paths::event).unwrap_or_default(),
        queue: mail_views::queue(desk, &log.queue),
        letters: letters
            .map(|(waiting, about)| mail_views::letter_box(desk, waiting, about.as_ref()))
            .collect(),
        form: FormView::new().with("state", state).with("kind", kind),
        states: std::iter::once(any()).chain(states).collect(),
        kinds: std::iter::once(any()).chain(kinds).collect(),
        lines: log
            .lines
            .iter()
            .map(|line| mail_views::line(desk, line))
            .collect(),
        older_path: log.older.map(older).unwrap_or_default(),
        newest_path: wanted.before.map(|_| narrowed("")).unwrap_or_default(),
        path,
    }
}

fn number(raw: &str) -> Result<MessageId, Error> {
    raw.parse().map(MessageId).map_err(|_| Error::NotFound)
}

async fn one(desk: &Desk, id: MessageId) -> Result<(Line, Again), Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .read(move |tx, context| read_mail_log::one(tx, context, &actor, id))
        .await
}

/// GET `/staff/mail/{m}`
pub(crate) async fn message(request: HttpRequest, id: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let (line, again) = one(&desk, number(&id)?).await?;
    if line.to.is_some() {
        note_view(&desk, None);
    }
    let view = message_page(&desk, &line, again, FormView::new());
    page(StatusCode::OK, &view)
}

/// POST `/staff/mail/{m}/again`
pub(crate) async fn again(request: HttpRequest, id: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let id = number(&id)?;
    let twice = fields.get("twice") == "yes";
    let actor = desk.present.actor.clone();
    let done = desk
        .app
        .write(move |tx, context| send_again::run(tx, context, &actor, (id, twice)))
        .await?;
    let mut form = FormView::new();
    let status = match done {
        Again::Done(fresh) => return Ok(desk.done(&paths::mail_message(fresh.0), "mail-again")),
        Again::Open { .. } => {
            form.refuse("twice", desk.words.t("staff-mail-again-twice-missing"));
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Again::Refused(_) => StatusCode::CONFLICT,
    };
    let (line, _) = one(&desk, id).await?;
    page(status, &message_page(&desk, &line, done, form))
}

fn message_page(desk: &Desk, line: &Line, again: Again, form: FormView) -> MailMessagePage {
    let words = desk.words;
    let view = mail_views::line(desk, line);
    let offer = match again {
        Again::Open { twice } => Offer::Again { twice },
        Again::Done(fresh) => Offer::Done(paths::mail_message(fresh.0)),
        Again::Refused(send_again::Refusal::NotFailed) => Offer::No(String::new()),
        Again::Refused(why) => Offer::No(words.t(&format!("staff-mail-again-no-{}", why.as_str()))),
    };
    let title = words.t1("staff-mail-message-page", "kind", &view.kind);
    let mut chrome = desk.chrome.clone().page(title, StaffSection::Events);
    chrome.in_error = form.has_errors();
    MailMessagePage {
        chrome: chrome.at(paths::mail_message(view.id)),
        line: view,
        offer,
        form,
    }
}
