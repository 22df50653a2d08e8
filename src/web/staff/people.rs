//! The people of a department, for its administrators.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::contact::EmailAddress;
use crate::domain::ids::StaffId;
use crate::domain::staff::Role;
use crate::services::invite_staff::{self, Invite};
use crate::services::note_view::View;
use crate::services::read_people::{self, Person};
use crate::services::{self, change_role, disable_person, remove_person, request_reset};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Moment;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::people::{InvitePage, PeoplePage, PersonCard, PersonPage, role_name};
use crate::web::staff::{Desk, page};
use crate::words::dates;

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// Longest name, in characters.
const NAME: usize = 80;

fn card(desk: &Desk, person: Person) -> PersonCard {
    let (words, zone) = (desk.words, desk.present.department.zone);
    let moment = |at| {
        let said = dates::date_time(at, zone, words.language());
        Moment::new(dates::iso(at, zone), said)
    };
    PersonCard {
        id: person.id.0,
        role: role_name(words, person.role),
        tag: PersonCard::tag(words, person.state),
        state: person.state,
        email: person.email.as_str().to_owned(),
        last_sign_in: person.last_sign_in_at.map(moment),
        has_second_factor: person.has_second_factor,
        name: person.name,
    }
}

/// GET `/staff/people`
pub(crate) async fn list(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let actor = desk.present.actor.clone();
    let people = desk
        .app
        .read(move |tx, _| read_people::run(tx, &actor))
        .await?;
    desk.note_view(View::People);
    let view = PeoplePage {
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("people-page"), StaffSection::People)
            .at(paths::PEOPLE),
        people: people.into_iter().map(|one| card(&desk, one)).collect(),
    };
    page(StatusCode::OK, &view)
}

async fn person(desk: &Desk, id: StaffId) -> Result<Person, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .read(move |tx, _| read_people::one(tx, &actor, id))
        .await
}

fn id_of(raw: &str) -> Result<StaffId, Error> {
    raw.parse().map(StaffId).map_err(|_| Error::NotFound)
}

/// GET `/staff/people/{p}`
pub(crate) async fn show(request: HttpRequest, id: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_manage_people()?;
    let person = person(&desk, id_of(&id)?).await?;
    let form = FormView::new().with("role", person.role.as_str());
    page(StatusCode::OK, &person_page(&desk, person, form))
}

fn person_page(desk: &Desk, person: Person, form: FormView) -> PersonPage {
    PersonPage {
        chrome: desk.chrome.clone(),
        person: card(desk, person),
        form,
    }
    .titled()
}

/// What is done to a person's rights.
enum Change {
    Role(Role),
    Remove,
    Disable,
    Enable,
    Reset,
}

impl Change {
    fn parse(fields: &Fields) -> Option<Self> {
        Some(match fields.get("do") {
            "role" => Self::Role(Role::parse(fields.get("role"))?),
            "remove" => Self::Remove,
            "disable" => Self::Disable,
            "enable" => Self::Enable,
            "reset" => Self::Reset,
            _ => return None,
        })
    }

    fn done(&self) -> &'static str {
        match self {
            Self::Role(_) => "person-role",
            Self::Remove => "person-removed",
            Self::Disable => "person-disabled",
            Self::Enable => "person-enabled",
            Self::Reset => "person-reset",
        }
    }
}

/// The sentence for what cannot be done to somebody.
fn sentence(error: &services::Error) -> Option<&'static str> {
    Some(match error {
        services::Error::LastAdministrator => "people-last-administrator",
        services::Error::WorksElsewhere => "people-works-elsewhere",
        services::Error::PersonDisabled => "people-is-disabled",
        services::Error::MemberAlready => "people-is-member",
        _ => return None,
    })
}

/// POST `/staff/people/{p}`
pub(crate) async fn change(request: HttpRequest, id: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_manage_people()?;
    let person = person(&desk, id_of(&id)?).await?;
    let change = Change::parse(&fields).ok_or(Error::BadRequest)?;
    let (actor, id, done) = (desk.present.actor.clone(), person.id, change.done());
    let outcome = desk
        .app
        .write(move |tx, context| {
            let outcome = tx.savepoint(|tx| match change {
                Change::Role(role) => change_role::run(tx, context, &actor, id, role),
                Change::Remove => remove_person::run(tx, context, &actor, id),
                Change::Disable => disable_person::run(tx, context, &actor, id),
                Change::Enable => disable_person::undo(tx, context, &actor, id),
                Change::Reset => request_reset::by_administrator(tx, context, &actor, id),
            });
            refusal(outcome)
        })
        .await?;
    match outcome {
        Ok(()) => Ok(desk.done(paths::PEOPLE, done)),
        Err(key) => {
            let mut form = FormView::new().with("role", person.role.as_str());
            form.refuse_all(desk.words.t(key));
            let view = person_page(&desk, person, form);
            page(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

/// Tells apart what is said in a sentence from what goes on as an error.
fn refusal<T>(outcome: services::Result<T>) -> services::Result<Result<T, &'static str>> {
    match outcome {
        Ok(done) => Ok(Ok(done)),
        Err(error) => sentence(&error).map(Err).ok_or(error),
    }
}

/// GET `/staff/new-person`
pub(crate) async fn new(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_manage_people()?;
    let form = FormView::new().with("role", Role::Organiser.as_str());
    page(StatusCode::OK, &InvitePage::new(desk.chrome, form))
}

/// POST `/staff/new-person`
pub(crate) async fn invite(request: HttpRequest, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_manage_people()?;
    let mut reader = Reader::new(&fields, desk.words);
    let name = reader.line("name", NAME, "people-name-missing");
    let email = EmailAddress::parse(fields.get("email"));
    if email.is_err() {
        reader.refuse("email", desk.words.t("people-email-shape"));
    }
    let role = Role::parse(fields.get("role"));
    if role.is_none() {
        reader.refuse("role", desk.words.t("staff-error-choice"));
    }
    let mut view = reader.view;
    if let (Ok(email), Some(role), false) = (email, role, view.has_errors()) {
        let actor = desk.present.actor.clone();
        let wanted = (email, name, role);
        let outcome = desk
            .app
            .write(move |tx, context| {
                let invited =
                    tx.savepoint(|tx| invite_staff::by_administrator(tx, context, &actor, wanted));
                refusal(invited)
            })
            .await?;
        match outcome {
            Ok(Invite::Mailed) => return Ok(desk.done(paths::PEOPLE, "person-invited")),
            Ok(Invite::Added) => return Ok(desk.done(paths::PEOPLE, "person-added")),
            Err(key) => view.refuse("email", desk.words.t(key)),
        }
    }
    page(
        StatusCode::UNPROCESSABLE_ENTITY,
        &InvitePage::new(desk.chrome, view),
    )
}
