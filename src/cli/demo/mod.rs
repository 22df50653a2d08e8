//! `cuppa demo`: the whole product in one folder, with a living example in it.

use std::path::PathBuf;

use clap::Args;

use super::serve::open_doors;
use super::{Outcome, sentence, settings};
use crate::app::{self, House};
use crate::config::Sources;
use crate::domain::contact::EmailAddress;
use crate::domain::links;
use crate::domain::staff::{Role, TokenPurpose};
use crate::services::invite_staff::{self, Invitation};
use crate::store::departments;
use crate::{services, telemetry};

mod closing;
mod data;
mod plans;
mod series;
mod story;

#[derive(Args)]
pub(super) struct Options {
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// Folder for database, key and mail.
    #[arg(long, value_name = "DIR", default_value = "cuppa-demo")]
    data: PathBuf,
    /// Start without the example events.
    #[arg(long)]
    empty: bool,
}

pub(super) fn run(sources: Sources, options: &Options) -> Outcome {
    std::fs::create_dir_all(&options.data).map_err(|error| {
        format!(
            "--data: {} cannot be made: {error}.",
            options.data.display()
        )
    })?;
    let below = |name: &str| options.data.join(name).display().to_string();
    let mut sources = Sources {
        base: vec![
            ("database.url", format!("sqlite://{}", below("cuppa.db"))),
            ("secrets.key_file", below("cuppa.key")),
            ("mail.transport", "directory".to_owned()),
            ("mail.directory", below("mail")),
            ("mail.from_address", "events@mail.cuppa.example".to_owned()),
            ("log.level", "warn".to_owned()),
            ("worker.tick_seconds", "1".to_owned()),
            ("staff.require_second_factor", "false".to_owned()),
        ],
        ..sources
    };
    if let Some(listen) = &options.listen {
        sources.flags.push(("server.listen", listen.clone()));
    }
    let config = settings(&sources)?;
    telemetry::init(config.log).map_err(|error| format!("log: {error}."))?;
    let (listener, base) = app::bind(&config)?;
    let house = House::open(&config, &base)?;
    house.prepare()?;
    let known = house
        .db
        .read(|tx| departments::list_all(tx).map_err(services::Error::from));
    if known.map_err(|error| sentence(&error))?.is_empty() {
        data::load(&house, options.empty).map_err(|error| sentence(&error))?;
    }
    let link = sign_in_link(&house)?;
    let mail = format!("mail is written to {}", below("mail"));
    open_doors(
        &config,
        house,
        listener,
        true,
        &[format!("staff sign in once at {link}"), mail],
    )
}

/// A fresh link for the demo's sergeant at every start.
fn sign_in_link(house: &House) -> Result<String, String> {
    let email =
        EmailAddress::parse("rosa.okafor@cuppa.example").map_err(|error| error.to_string())?;
    let invitation = Invitation {
        email,
        name: "Rosa Okafor".to_owned(),
        department: data::SANTA_MONICA.to_owned(),
        role: Role::Administrator,
        purpose: TokenPurpose::SignIn,
        by_mail: false,
    };
    let context = house.context();
    let invited = house
        .db
        .write(move |tx| invite_staff::run(tx, &context, &invitation));
    let token = invited.map_err(|error| sentence(&error))?.token;
    Ok(house.links.absolute(&links::invitation(&token)))
}
