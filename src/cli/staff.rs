//! `cuppa staff invite`, `list`, `disable`, `enable`, `reset`

use clap::{Args, Subcommand};

use super::{Outcome, house, sentence, settings};
use crate::app::House;
use crate::config::{Config, Sources, Transport};
use crate::domain::contact::EmailAddress;
use crate::domain::ids::StaffId;
use crate::domain::links;
use crate::domain::staff::{Role, TokenPurpose};
use crate::domain::text::Line;
use crate::services::invite_staff::{self, Invitation};
use crate::services::{
    self, Error, disable_person, request_reset, set_up_second_factor, sign_in_by_provider,
};
use crate::store::{Tx, departments, people, staff};

#[derive(Subcommand)]
pub(super) enum Action {
    /// Print a one-time link with which a person sets a password, and mail it where mail is set up.
    Invite(Invite),
    /// Who works for which department, with role, state and second factor.
    List {
        /// One department's slug; all when left out.
        #[arg(long)]
        department: Option<String>,
    },
    /// Switch a person's account off, in every department and at once.
    Disable { email: String },
    /// Switch it on again.
    Enable { email: String },
    /// Print a one-time link to set a new password, and mail it where mail is set up.
    Reset {
        email: String,
        /// Also take the second factor away, of somebody who lost phone and recovery codes.
        #[arg(long)]
        second_factor: bool,
        /// Also forget which accounts at identity providers are the person's; the next sign-in with one
        /// binds it by its verified address.
        #[arg(long)]
        provider: bool,
    },
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

pub(super) fn run(sources: &Sources, action: Action) -> Outcome {
    let config = settings(sources)?;
    let house = house(&config)?;
    house
        .db
        .migrate()
        .map_err(|error| format!("database.url: {error}."))?;
    match action {
        Action::Invite(wanted) => invite(&config, &house, wanted),
        Action::List { department } => list(&house, department.as_deref()),
        Action::Disable { email } => switch(&house, &email, true),
        Action::Enable { email } => switch(&house, &email, false),
        Action::Reset {
            email,
            second_factor,
            provider,
        } => reset(&config, &house, &email, (second_factor, provider)),
    }
}

fn address(raw: &str) -> Result<EmailAddress, String> {
    EmailAddress::parse(raw).map_err(|error| format!("{raw}: {error}."))
}

/// The person with this address.
fn person(tx: &mut Tx<'_>, email: &EmailAddress) -> services::Result<StaffId> {
    let found = staff::find_by_email(tx, email)?;
    found.map(|person| person.id).ok_or(Error::NotFound)
}

fn nobody(email: &str, error: &Error) -> String {
    match error {
        Error::NotFound => format!("{email}: nobody has an account with this address."),
        error => sentence(error),
    }
}

fn list(house: &House, only: Option<&str>) -> Outcome {
    let only = only.map(str::to_owned);
    let all = house.db.read(move |tx| {
        let mut all = Vec::new();
        for department in departments::list_all(tx)? {
            if only
                .as_ref()
                .is_none_or(|slug| department.slug.as_str() == slug)
            {
                all.push((
                    department.slug.to_string(),
                    people::list(tx, department.id)?,
                ));
            }
        }
        Ok::<_, Error>(all)
    });
    for (slug, people) in all.map_err(|error| sentence(&error))? {
        for person in people {
            let factor = if person.has_second_factor {
                "second factor"
            } else {
                "no second factor"
            };
            println!(
                "{slug}\t{}\t{}\t{}\t{}\t{factor}",
                person.email.as_str(),
                person.name,
                person.role.as_str(),
                person.state.as_str(),
            );
        }
    }
    Ok(())
}

fn switch(house: &House, email: &str, is_off: bool) -> Outcome {
    let (context, wanted) = (house.context(), address(email)?);
    let done = house.db.write(move |tx| {
        let id = person(tx, &wanted)?;
        disable_person::at_the_command_line(tx, &context, id, is_off)
    });
    done.map_err(|error| nobody(email, &error))
}

fn reset(
    config: &Config,
    house: &House,
    email: &str,
    (second_factor, provider): (bool, bool),
) -> Outcome {
    let (context, wanted) = (house.context(), address(email)?);
    let by_mail = !matches!(config.mail.transport, Transport::None);
    let token = house.db.write(move |tx| {
        let id = person(tx, &wanted)?;
        if second_factor {
            set_up_second_factor::undo_at_the_command_line(tx, &context, id)?;
        }
        if provider {
            sign_in_by_provider::forget_at_the_command_line(tx, &context, id)?;
        }
        request_reset::at_the_command_line(tx, &context, id, by_mail)
    });
    let token = token.map_err(|error| nobody(email, &error))?;
    println!("{}", house.links.absolute(&links::invitation(&token)));
    Ok(())
}

fn invite(config: &Config, house: &House, invite: Invite) -> Outcome {
    let email = address(&invite.email)?;
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
