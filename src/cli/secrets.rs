//! `cuppa secrets rotate`

use clap::Subcommand;

use super::{Outcome, house, sentence, settings};
use crate::config::Sources;
use crate::secrets::key_file;
use crate::services::reseal_rows::{self, Round};
use crate::services::{Context, Result as Done};
use crate::store::{Db, Tx};

#[derive(Subcommand)]
pub(super) enum Action {
    /// Make a new sealing key and seal every row again under it. Links that are out stay good.
    Rotate,
}

pub(super) fn run(sources: &Sources, Action::Rotate: &Action) -> Outcome {
    let config = settings(sources)?;
    // Before the key changes: a database that cannot be used must not leave us half way.
    let db = house(&config)?.db;
    db.migrate()
        .map_err(|error| format!("database.url: {error}."))?;
    key_file::rotate(&config.key_file).map_err(|error| error.to_string())?;
    let context = house(&config)?.context();
    let rsvps = all(&db, &context, reseal_rows::rsvps).map_err(|error| sentence(&error))?;
    let messages = all(&db, &context, reseal_rows::messages).map_err(|error| sentence(&error))?;
    let wishes = all(&db, &context, reseal_rows::wishes).map_err(|error| sentence(&error))?;
    let access =
        all(&db, &context, reseal_rows::access_requests).map_err(|error| sentence(&error))?;
    let news = all(&db, &context, reseal_rows::subscriptions).map_err(|error| sentence(&error))?;
    let factors = all(&db, &context, reseal_rows::second_factors);
    let factors = factors.map_err(|error| sentence(&error))?;
    println!(
        "Sealed {} RSVP(s) and {} message(s) again under a new key.",
        rsvps.resealed, messages.resealed
    );
    println!(
        "Also {} topic(s) raised, {} request(s) for access and {} subscription(s).",
        wishes.resealed, access.resealed, news.resealed
    );
    let officers = all(&db, &context, reseal_rows::officers).map_err(|error| sentence(&error))?;
    let reasons = all(&db, &context, reseal_rows::reasons).map_err(|error| sentence(&error))?;
    let places = all(&db, &context, reseal_rows::venue_contacts);
    let places = places.map_err(|error| sentence(&error))?;
    println!(
        "And {} address(es) of officers, {} reason(s) why one could not come, {} second factor(s) and {} contact(s) at places.",
        officers.resealed, reasons.resealed, factors.resealed, places.resealed
    );
    let notes = all(&db, &context, reseal_rows::close_outs).map_err(|error| sentence(&error))?;
    let owners = all(&db, &context, reseal_rows::promises).map_err(|error| sentence(&error))?;
    let typed = all(&db, &context, reseal_rows::typed).map_err(|error| sentence(&error))?;
    println!(
        "And {} note(s) about closed events, {} owner(s) of promises and {} form(s) not saved.",
        notes.resealed, owners.resealed, typed.resealed
    );
    let providers = all(&db, &context, reseal_rows::providers);
    let providers = providers.map_err(|error| sentence(&error))?;
    println!(
        "And {} secret(s) of identity providers.",
        providers.resealed
    );
    println!(
        "Copy {} to where you keep its copy, and restart the service.",
        config.key_file.display()
    );
    let rounds = [
        rsvps, messages, wishes, access, news, officers, reasons, factors, notes, owners, places,
        providers, typed,
    ];
    match rounds.iter().map(|round| round.unreadable).sum::<usize>() {
        0 => Ok(()),
        rows => Err(format!(
            "{rows} row(s) hold something that no key in the file opens; they are as they were."
        )),
    }
}

type Job = fn(&mut Tx<'_>, &Context, i64) -> Done<Round>;

fn all(db: &Db, context: &Context, job: Job) -> Done<Round> {
    let (mut total, mut after) = (Round::default(), Some(0));
    while let Some(from) = after {
        let context = context.clone();
        let round = db.write(move |tx| job(tx, &context, from))?;
        total.resealed += round.resealed;
        total.unreadable += round.unreadable;
        after = round.next;
    }
    Ok(total)
}
