//! `cuppa staff invite`

use clap::{Args, Subcommand};

use super::{Outcome, house, sentence, settings};
use crate::config::{Sources, Transport};
use crate::domain::contact::EmailAddress;
use crate::domain::links;
use crate::domain::staff::{Role, TokenPurpose};
use crate::domain::text::Line;
use crate::services::Error;
use crate::services::invite_staff::{self, Invitation};

#[derive(Subcommand)]
pub(super) enum Action {
    /// Print a one-time link with which a person sets a password, and mail it where mail is set up.
    Invite(Invite),
}

#[derive(Args)]
pub(super) struct Invite {
    email: String,
    /// The department's slug.
    #[arg(long)]
    department: String,
    /// coordinator, administrator, organiser, writer, officer, access_desk, check_in or records.
    #[arg(long, default_value = "organiser")]
    role: String,
    /// The person's name, as the log shows it; the address's first part when left out.
    #[arg(long)]
    name: Option<String>,
}

pub(super) fn run(sources: &Sources, Action::Invite(invite): Action) -> Outcome {
    let config = settings(sources)?;
    let house = house(&config)?;
    house
        .db
        .migrate()
        .map_err(|error| format!("database.url: {error}."))?;
    let email = EmailAddress::parse(&invite.email)
        .map_err(|error| format!("{}: {error}.", invite.email))?;
    let name = invite.name.unwrap_or_else(|| {
        email
            .as_str()
            .split('@')
            .next()
            .unwrap_or_default()
            .to_owned()
    });
    let invitation = Invitation {
        name: Line::parse(&name, 80)
            .map_err(|error| format!("--name: {error}."))?
            .as_str()
            .to_owned(),
        email,
        department: invite.department.clone(),
        role: Role::parse(&invite.role)
            .ok_or_else(|| format!("--role: nobody knows the role \"{}\".", invite.role))?,
        purpose: TokenPurpose::Invitation,
        by_mail: !matches!(config.mail.transport, Transport::None),
    };
    let context = house.context();
    let invited = house
        .db
        .write(move |tx| invite_staff::run(tx, &context, &invitation));
    let invited = invited.map_err(|error| match error {
        Error::NotFound => format!(
            "--department: there is no department \"{}\"; add it with cuppa department add.",
            invite.department
        ),
        error => sentence(&error),
    })?;
    println!(
        "{}",
        house.links.absolute(&links::invitation(&invited.token))
    );
    Ok(())
}
