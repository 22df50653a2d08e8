//! People who work for a department: roles, sessions, one-time links.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::contact::EmailAddress;
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::language::Language;

/// What somebody may do in one department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Coordinator,
    Administrator,
    Organiser,
    Writer,
    Officer,
    AccessDesk,
    CheckIn,
    Records,
}

impl Role {
    pub const ALL: [Role; 8] = [
        Self::Coordinator,
        Self::Administrator,
        Self::Organiser,
        Self::Writer,
        Self::Officer,
        Self::AccessDesk,
        Self::CheckIn,
        Self::Records,
    ];

    /// The word in the database and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Administrator => "administrator",
            Self::Organiser => "organiser",
            Self::Writer => "writer",
            Self::Officer => "officer",
            Self::AccessDesk => "access_desk",
            Self::CheckIn => "check_in",
            Self::Records => "records",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == raw)
    }

    /// May create, publish, change and cancel events.
    #[must_use]
    pub fn may_run_events(self) -> bool {
        matches!(self, Self::Administrator | Self::Organiser)
    }

    /// May count people at the door and check parties in.
    #[must_use]
    pub fn may_count_arrivals(self) -> bool {
        self.may_run_events() || matches!(self, Self::Officer | Self::CheckIn)
    }

    /// May write and publish articles.
    #[must_use]
    pub fn may_write_articles(self) -> bool {
        self.may_run_events() || self == Self::Writer
    }

    /// May read, word for word, what residents would like to talk about.
    #[must_use]
    pub fn may_read_wishes(self) -> bool {
        self.may_run_events()
    }

    /// May read and answer what single residents need to take part. An administrator may: he gives
    /// the roles, and in a small department he is the access desk.
    #[must_use]
    pub fn may_read_access(self) -> bool {
        matches!(self, Self::Administrator | Self::AccessDesk)
    }

    /// May stop and resume the deletion of records.
    #[must_use]
    pub fn may_hold_records(self) -> bool {
        self.may_read_audit()
    }

    /// May take the records of events out of the house.
    #[must_use]
    pub fn may_export_records(self) -> bool {
        self.may_read_audit()
    }

    /// May take out with them who said yes, by name.
    #[must_use]
    pub fn may_take_attendance(self) -> bool {
        self == Self::Administrator
    }

    /// May invite people, change their roles and take them out of the department.
    #[must_use]
    pub fn may_manage_people(self) -> bool {
        self == Self::Administrator
    }

    /// May change what the department decides for itself.
    #[must_use]
    pub fn may_change_settings(self) -> bool {
        self == Self::Administrator
    }

    /// Has to prove with a second factor who signs in, where the installation asks for it.
    #[must_use]
    pub fn needs_second_factor(self) -> bool {
        self == Self::Administrator
    }

    /// Sees sums over departments and nothing that stands behind them.
    #[must_use]
    pub fn sees_counts_only(self) -> bool {
        self == Self::Coordinator
    }

    /// May see what was promised, and by whom.
    #[must_use]
    pub fn may_read_promises(self) -> bool {
        !matches!(self, Self::Coordinator | Self::CheckIn)
    }

    /// May see figures: of the own department, or of all that a coordinator looks after.
    #[must_use]
    pub fn may_read_figures(self) -> bool {
        self != Self::CheckIn
    }

    /// May read the audit log.
    #[must_use]
    pub fn may_read_audit(self) -> bool {
        matches!(self, Self::Administrator | Self::Records)
    }
}

/// Whether a person can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffState {
    Invited,
    Active,
    Disabled,
}

impl StaffState {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        [Self::Invited, Self::Active, Self::Disabled]
            .into_iter()
            .find(|state| state.as_str() == raw)
    }
}

/// A person with an account.
#[derive(Clone)]
pub struct Staff {
    pub id: StaffId,
    pub email: EmailAddress,
    pub name: String,
    /// Argon2id in PHC form; `None` until a password was set.
    pub password_hash: Option<String>,
    pub state: StaffState,
    pub language: Language,
}

/// A membership: one person, one department, one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    pub department_id: DepartmentId,
    pub role: Role,
}

/// What a one-time link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenPurpose {
    /// Set the first password.
    Invitation,
    /// Set a new password.
    Reset,
    /// Sign in at once, printed by `cuppa demo`.
    SignIn,
}

impl TokenPurpose {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::SignIn => "sign_in",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        [Self::Invitation, Self::Reset, Self::SignIn]
            .into_iter()
            .find(|purpose| purpose.as_str() == raw)
    }

    /// How long the link works.
    #[must_use]
    pub fn lifetime(self) -> TimeDelta {
        match self {
            Self::Invitation => TimeDelta::days(7),
            Self::Reset => TimeDelta::minutes(60),
            Self::SignIn => TimeDelta::hours(12),
        }
    }
}

/// A signed-in browser. Only the SHA-256 of its id is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub staff_id: StaffId,
    pub department_id: DepartmentId,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    /// The absolute end, whatever is done meanwhile.
    pub expires_at: DateTime<Utc>,
    /// The family of the browser, such as `Firefox, Android`; empty when nobody knows it.
    pub agent: String,
}

impl Session {
    /// Idle sessions end after 30 minutes.
    pub const IDLE: TimeDelta = TimeDelta::minutes(30);
    /// Every session ends after 12 hours.
    pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
    /// That a session is in use is noted once a minute at most.
    pub const SEEN: TimeDelta = TimeDelta::minutes(1);

    /// Whether the browser is still signed in.
    #[must_use]
    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        now < self.expires_at && now < self.last_seen_at + Self::IDLE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_idle_and_after_twelve_hours_in_any_case() {
        let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let mut session = Session {
            staff_id: StaffId(1),
            department_id: DepartmentId(1),
            created_at: start,
            last_seen_at: start,
            expires_at: start + Session::ABSOLUTE,
            agent: String::new(),
        };
        assert!(session.is_live(start + TimeDelta::minutes(29)));
        assert!(!session.is_live(start + TimeDelta::minutes(30)));
        session.last_seen_at = start + TimeDelta::hours(12);
        assert!(!session.is_live(start + TimeDelta::hours(12)));
    }
}
