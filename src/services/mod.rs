//! One file is one use case and one transaction (`deliver_outbox` alone is async, with several).
//! A use case takes a [`Tx`](crate::store::Tx), a [`Context`] and domain types, asks the pure rules
//! of `domain` and writes through `store`. No HTTP, no SQL, no words.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::department::Department;
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::links::Links;
use crate::domain::staff::Role;
use crate::domain::{arrival, close_out, event, rsvp, undo};
use crate::store::{StoreError, Tx, departments};

pub mod accept_invitation;
pub mod add_department;
pub mod add_picture;
pub mod answer_access;
pub mod answer_assignment;
pub mod ask_access;
pub mod ask_subscription;
pub mod browse;
pub mod cancel_event;
pub mod change_password;
pub mod change_role;
pub mod change_rsvp;
pub mod change_series;
pub mod change_subscription;
pub mod check_facts;
pub mod choose_name;
pub mod claim_seats;
pub mod close_department;
pub mod close_event;
pub mod confirm_subscription;
pub mod correct_facts;
pub mod count_arrivals;
pub mod create_event;
pub mod deliver_outbox;
pub mod disable_person;
pub mod edit_account;
pub mod edit_event;
pub mod edit_picture;
pub mod end_sessions;
pub mod ended_session;
pub mod export_events;
pub mod export_records;
pub mod extend_series;
pub mod find_rsvp;
pub mod forget_rsvp;
mod gate_duty;
pub mod gate_held;
pub mod gate_message;
mod gate_news;
mod gate_reminders;
pub mod gather_pictures;
pub mod give_seats;
pub mod handle_wish;
pub mod hold_event;
pub mod import_events;
pub mod invite_staff;
mod keep_change;
pub mod keep_typed;
pub mod keep_version;
pub mod lapse_offers;
pub mod lift_suppression;
pub mod mail_article;
mod note_bounce;
pub mod note_fetches;
pub mod note_view;
pub mod notify;
mod picture_owner;
pub mod plan_briefings;
pub mod plan_news;
pub mod plan_reminders;
pub mod ports;
pub mod postpone_event;
pub mod preview_letter;
pub mod promote_waitlist;
pub mod publish_article;
pub mod publish_due;
pub mod publish_event;
pub mod publish_series;
pub mod purge_records;
pub mod raise_topics;
pub mod read_account;
pub mod read_article;
pub mod read_asks;
pub mod read_assignments;
pub mod read_board;
pub mod read_briefing;
pub mod read_clashes;
pub mod read_counts;
pub mod read_event;
pub mod read_feed;
pub mod read_figures;
pub mod read_health;
pub mod read_log;
pub mod read_mail_log;
pub mod read_overview;
pub mod read_people;
pub mod read_pictures;
pub mod read_preview;
pub mod read_promises;
pub mod read_providers;
pub mod read_retention;
pub mod read_rsvp;
pub mod read_series;
pub mod read_sitemap;
pub mod read_subscription;
pub mod read_suppressions;
pub mod read_venue;
pub mod read_versions;
pub mod receive_mail;
pub mod rederive_times;
pub mod remove_person;
pub mod remove_picture;
pub mod request_reset;
pub mod reseal_rows;
pub mod resume_mail;
pub mod save_department;
pub mod save_event;
pub mod save_kind;
pub mod save_kit;
pub mod save_officer;
pub mod save_topic;
pub mod save_venue;
pub mod schedule_event;
pub mod second_step;
pub mod send_again;
mod series_occurrence;
pub mod set_calendar_replies;
pub mod set_holidays;
pub mod set_mail;
pub mod set_provider;
pub mod set_up_second_factor;
pub mod set_when_full;
pub mod settle_promise;
pub mod share_calendar;
pub mod sign_in;
pub mod sign_in_by_provider;
pub mod start_sender;
pub mod start_series;
pub mod submit_rsvp;
pub mod switch_department;
pub mod switch_rain;
mod take_answer;
pub mod take_back_letters;
pub mod take_turn;
pub mod tell_officers;
pub mod tell_residents;
pub mod undo_change;
mod undo_duties;
pub mod unsubscribe;
pub mod verify_records;
pub mod withdraw_rsvp;
pub mod write_article;
pub mod write_to_residents;

/// What every use case is given: the instant, the secrets, the addresses.
#[derive(Clone)]
pub struct Context {
    /// Now, in whole UTC seconds.
    pub now: DateTime<Utc>,
    pub vault: Arc<dyn ports::Vault>,
    pub links: Arc<Links>,
    /// The domain in Message-IDs, such as `events.example.org`.
    pub mail_domain: Arc<str>,
}

impl Context {
    /// A new Message-ID (RFC 5322, section 3.6.4).
    #[must_use]
    pub fn message_id(&self) -> String {
        format!("<{}@{}>", self.vault.public_id(), self.mail_domain)
    }
}

/// Who acts, already signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub staff_id: StaffId,
    pub department_id: DepartmentId,
    pub role: Role,
    pub name: String,
}

impl Actor {
    /// Whoever runs a command on the server: may do everything, has no name in the log.
    #[must_use]
    pub fn at_the_command_line(department_id: DepartmentId) -> Self {
        Self {
            staff_id: StaffId::NOBODY,
            department_id,
            role: Role::Administrator,
            name: String::new(),
        }
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not run events.
    pub fn may_run_events(&self) -> Result<()> {
        allowed(self.role.may_run_events())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not count people at the door.
    pub fn may_count_arrivals(&self) -> Result<()> {
        allowed(self.role.may_count_arrivals())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not write articles.
    pub fn may_write_articles(&self) -> Result<()> {
        allowed(self.role.may_write_articles())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not read what residents wrote to talk about.
    pub fn may_read_wishes(&self) -> Result<()> {
        allowed(self.role.may_read_wishes())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not read requests for access.
    pub fn may_read_access(&self) -> Result<()> {
        allowed(self.role.may_read_access())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not put records on hold.
    pub fn may_hold_records(&self) -> Result<()> {
        allowed(self.role.may_hold_records())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not take records out.
    pub fn may_export_records(&self) -> Result<()> {
        allowed(self.role.may_export_records())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not take out who said yes.
    pub fn may_take_attendance(&self) -> Result<()> {
        allowed(self.role.may_take_attendance())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not manage people.
    pub fn may_manage_people(&self) -> Result<()> {
        allowed(self.role.may_manage_people())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not see what was promised.
    pub fn may_read_promises(&self) -> Result<()> {
        allowed(self.role.may_read_promises())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not see figures.
    pub fn may_read_figures(&self) -> Result<()> {
        allowed(self.role.may_read_figures())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not change the department's settings.
    pub fn may_change_settings(&self) -> Result<()> {
        allowed(self.role.may_change_settings())
    }

    /// # Errors
    /// [`Error::Forbidden`] when the role may not read the audit log.
    pub fn may_read_audit(&self) -> Result<()> {
        allowed(self.role.may_read_audit())
    }
}

/// The department behind a public address.
///
/// # Errors
/// [`Error::NotFound`] when there never was one, [`Error::Gone`] when it closed.
fn open_department(tx: &mut Tx<'_>, slug: &str) -> Result<Department> {
    let department = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    if department.is_open() {
        Ok(department)
    } else {
        Err(Error::Gone)
    }
}

fn allowed(yes: bool) -> Result<()> {
    if yes { Ok(()) } else { Err(Error::Forbidden) }
}

/// Why a use case did not happen. The transaction is rolled back.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no such thing")]
    NotFound,
    #[error("the role does not allow this")]
    Forbidden,
    /// Somebody else saved in between.
    #[error("the version is not the current one")]
    Stale,
    #[error("RSVP refused: {0}")]
    Rsvp(#[from] rsvp::Refusal),
    /// A larger party than seats are left.
    #[error("only {left} more seats are left")]
    TooFewSeats { left: u32 },
    #[error("the event cannot go from {from:?} to {to:?}")]
    State {
        from: event::State,
        to: event::State,
    },
    #[error("not undone: {0}")]
    Undo(#[from] undo::Refusal),
    #[error("nobody is counted: {0}")]
    NotCounting(#[from] arrival::NotCounting),
    #[error("not closed out: {0}")]
    NotClosing(#[from] close_out::NotClosing),
    #[error("the event has not ended yet")]
    NotOverYet,
    #[error("the link is used or expired")]
    LinkSpent,
    #[error("reminders go out 5 minutes to 14 days before the start, at most four of them")]
    ReminderTimes,
    #[error("the slug is taken")]
    SlugTaken,
    /// A legal hold: nothing about the event may be deleted.
    #[error("the records of this event are on hold")]
    Held,
    /// Nobody would be left to manage the people of the department.
    #[error("nobody else administers the department")]
    LastAdministrator,
    /// What ends with the account would end in other departments, too.
    #[error("the person works for another department as well")]
    WorksElsewhere,
    #[error("the person works for the department already")]
    MemberAlready,
    #[error("the account is switched off")]
    PersonDisabled,
    /// The department left this installation.
    #[error("the department has closed")]
    Gone,
    #[error("{count} announced events are still ahead; cancel them first, so that people are told")]
    EventsAhead { count: usize },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a use case answers.
pub type Result<T> = std::result::Result<T, Error>;
