//! Which readers of a department get no mail, and why, for its administrators: numbers, and each entry
//! without the address.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::contact::EmailAddress;
use crate::domain::ids::DepartmentId;
use crate::domain::staff::Role;
use crate::services::ports::Purpose;
use crate::services::unsubscribe::{EVERY_LIST, List};
use crate::services::{Actor, Context, Result, allowed};
use crate::store::suppressions::{self, Suppression};
use crate::store::{Tx, bounces};

/// So many hexadecimal digits of the keyed hash name an entry.
const FINGERPRINT: usize = 16;

/// A reader who gets no mail of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    /// Names the entry; says nothing about the address.
    pub key: String,
    /// `r***@e***`, while the address is kept.
    pub masked: Option<String>,
    pub why: Suppression,
}

impl Silent {
    /// What stops is letters the reader does not want: staff do not start them again.
    #[must_use]
    pub fn is_own_wish(&self) -> bool {
        self.why.scope != "all"
    }
}

/// The whole page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    /// How many, by reason and source.
    pub counts: BTreeMap<(String, String), u32>,
    /// The latest first.
    pub entries: Vec<Silent>,
    /// Messages that came back and complaints in the last 30 days.
    pub failed: i64,
    pub complaints: i64,
}

/// # Errors
/// [`Error::Forbidden`](crate::services::Error::Forbidden) unless an administrator asks.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor) -> Result<Overview> {
    allowed(actor.role == Role::Administrator)?;
    let entries = entries(tx, context, actor.department_id, context.now)?;
    let mut counts = BTreeMap::new();
    for entry in &entries {
        let key = (entry.why.reason.clone(), entry.why.source.clone());
        *counts.entry(key).or_insert(0) += 1;
    }
    let since = context.now - TimeDelta::days(30);
    let (failed, complaints) = bounces::count_of_department(tx, actor.department_id, since)?;
    Ok(Overview {
        counts,
        entries,
        failed,
        complaints,
    })
}

/// What holds now for readers of the department: everywhere, for every list, for its own.
///
/// # Errors
/// What the store says.
pub(super) fn entries(
    tx: &mut Tx<'_>,
    context: &Context,
    department: DepartmentId,
    now: DateTime<Utc>,
) -> Result<Vec<Silent>> {
    let scopes = [
        "all".to_owned(),
        EVERY_LIST.to_owned(),
        List::Articles.scope(department),
        List::News.scope(department),
    ];
    let all = suppressions::list(tx, &scopes, now)?;
    let mut hashes: Vec<String> = all.iter().map(|one| one.hash.clone()).collect();
    hashes.sort_unstable();
    hashes.dedup();
    let readers = suppressions::list_readers(tx, department, &hashes)?;
    let own = all.into_iter().filter_map(|why| {
        let sealed = readers.get(&why.hash)?;
        Some(Silent {
            key: key(&why),
            masked: sealed.as_deref().and_then(|sealed| masked(context, sealed)),
            why,
        })
    });
    Ok(own.collect())
}

fn key(why: &Suppression) -> String {
    let short: String = why.hash.chars().take(FINGERPRINT).collect();
    format!("{short}-{}", why.scope.replace(':', "-"))
}

fn masked(context: &Context, sealed: &[u8]) -> Option<String> {
    let plain = context.vault.open(Purpose::Contact, sealed)?;
    let address = EmailAddress::parse(std::str::from_utf8(&plain).ok()?).ok()?;
    Some(address.masked())
}
