//! What can go wrong below the services. Never shown to a visitor, and never with data of a
//! person: messages of the database are cut before the first value.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// Why the store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No connection, lock or place in the queue in time: answer 503 with Retry-After.
    #[error("the database is busy")]
    Busy,
    /// A row with the same unique key is there already.
    #[error("such a row exists already")]
    Unique,
    /// The row was changed by somebody else since it was read.
    #[error("the row has changed in the meantime")]
    Conflict,
    /// A reference to a row that is not there, or that others still refer to.
    #[error("a reference between rows does not hold")]
    Reference,
    /// A CHECK constraint said no: a rule was not asked before the write.
    #[error("a value is outside what the table allows")]
    Check,
    /// An update or delete touched another number of rows than it must.
    #[error("{actual} rows were changed instead of {expected}")]
    RowsAffected { expected: usize, actual: usize },
    /// The schema was written by a newer program.
    #[error("the database is newer ({database} > {program}); start the newer program")]
    NewerSchema { database: String, program: String },
    /// The address of the database cannot be used; a sentence for the operator.
    #[error("{0}")]
    Address(&'static str),
    /// The database cannot be reached or cannot write (gone, full, damaged).
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A stored value cannot be read as what it has to be.
    #[error("row {id} of {table} holds an unreadable {column}")]
    CorruptRow {
        table: &'static str,
        column: &'static str,
        id: String,
    },
    /// Anything else; a programming error.
    #[error("the database refused: {0}")]
    Other(String),
}

impl StoreError {
    /// A stored value in `table.column` that the domain does not take.
    pub(super) fn corrupt(
        table: &'static str,
        column: &'static str,
        id: impl std::fmt::Display,
    ) -> Self {
        Self::CorruptRow {
            table,
            column,
            id: id.to_string(),
        }
    }

    /// The job panicked; its savepoint was rolled back.
    pub(super) fn panicked() -> Self {
        Self::Other("the job panicked".to_owned())
    }
}

/// An answer of the store.
pub type StoreResult<T> = Result<T, StoreError>;

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::DatabaseError(kind, info) => of_kind(kind, info.message()),
            DieselError::NotFound => Self::RowsAffected {
                expected: 1,
                actual: 0,
            },
            DieselError::RollbackErrorOnCommit { commit_error, .. } => Self::from(*commit_error),
            DieselError::BrokenTransactionManager => {
                Self::Unavailable("the transaction is broken".to_owned())
            }
            DieselError::DeserializationError(_) => Self::Other("a row was unreadable".to_owned()),
            _ => Self::Other("the query could not be made".to_owned()),
        }
    }
}

impl From<diesel::ConnectionError> for StoreError {
    /// Before there is a connection there is no data of a person either, so the operator reads
    /// the driver's own first line; it names host and user, never the password.
    fn from(error: diesel::ConnectionError) -> Self {
        let text = error.to_string();
        Self::Unavailable(text.lines().next().unwrap_or_default().trim().to_owned())
    }
}

fn of_kind(kind: DatabaseErrorKind, message: &str) -> StoreError {
    match kind {
        DatabaseErrorKind::UniqueViolation => StoreError::Unique,
        DatabaseErrorKind::ForeignKeyViolation => StoreError::Reference,
        DatabaseErrorKind::CheckViolation => StoreError::Check,
        DatabaseErrorKind::SerializationFailure => StoreError::Busy,
        DatabaseErrorKind::ClosedConnection => StoreError::Unavailable(cut(message)),
        _ => of_message(message),
    }
}

/// SQLite and libpq tell these apart by words only.
fn of_message(message: &str) -> StoreError {
    const BUSY: [&str; 5] = [
        "is locked",
        "lock timeout",
        "statement timeout",
        "deadlock detected",
        "too many clients",
    ];
    const GONE: [&str; 11] = [
        "disk is full",
        "No space left",
        "disk I/O error",
        "unable to open",
        "malformed",
        "not a database",
        "server closed the connection",
        "terminating connection",
        "no connection to the server",
        "could not receive data",
        "readonly database",
    ];
    if BUSY.iter().any(|words| message.contains(words)) {
        StoreError::Busy
    } else if GONE.iter().any(|words| message.contains(words)) {
        StoreError::Unavailable(cut(message))
    } else {
        StoreError::Other(cut(message))
    }
}

/// The message up to the first value it could hold.
fn cut(message: &str) -> String {
    let end = message
        .find(['"', '\'', ':', '\n', '('])
        .unwrap_or(message.len());
    message[..end].trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_of_the_database_is_cut_before_any_value() {
        assert_eq!(
            of_message("invalid input syntax for type integer: \"ann@example.org\""),
            StoreError::Other("invalid input syntax for type integer".to_owned())
        );
        assert_eq!(of_message("database is locked"), StoreError::Busy);
        assert!(matches!(
            of_message("database or disk is full"),
            StoreError::Unavailable(_)
        ));
    }
}
