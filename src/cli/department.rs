//! `cuppa department add`, `list`, `holidays`, `when-full`, `sender`, `reminders`, `calendar-replies`,
//! `oidc`, `close` and `open`

use clap::{Args, Subcommand};

use super::{Outcome, house, sentence, settings};
use crate::app::{House, post};
use crate::config::{Config, Sources};
use crate::domain::contact::EmailAddress;
use crate::domain::department::{Department, NewDepartment, Settings};
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::domain::text::Line;
use crate::domain::zone::Zone;
use crate::services::ports::Vault;
use crate::services::{
    self, add_department, close_department, set_calendar_replies, set_holidays, set_mail,
    set_when_full,
};
use crate::store::{Tx, departments};

pub(super) mod oidc;

#[derive(Subcommand)]
pub(super) enum Action {
    /// Make a department.
    Add(Box<Add>),
    /// List the departments.
    List,
    /// Say anew on which days series are not held.
    Holidays(Holidays),
    /// Choose what pages say when every seat is taken.
    WhenFull { slug: String, say: WhenFull },
    /// The address its mail comes from, within the domain of mail.dkim.domain; without one, the
    /// installation's.
    Sender {
        slug: String,
        address: Option<String>,
    },
    /// Minutes before the start at which reminders go out; none at all stops them.
    Reminders { slug: String, minutes: Vec<i64> },
    /// Choose whether confirmations are invitations that calendar apps can answer.
    CalendarReplies { slug: String, say: OnOff },
    /// The OpenID Connect provider with whose accounts its people may sign in; says what is set.
    Oidc {
        slug: String,
        #[command(subcommand)]
        action: Option<oidc::Action>,
    },
    /// Close a department that leaves: pages answer 410, its last calendar stays for 180 days.
    Close { slug: String },
    /// Open a department that was closed.
    Open { slug: String },
}

/// What pages say when every seat is taken.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum WhenFull {
    /// "You will be on the waitlist."
    Waitlist,
    /// "Come anyway: we may run short", and the waitlist.
    ComeAnyway,
}

/// Whether something is done.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum OnOff {
    On,
    Off,
}

#[derive(Args)]
pub(super) struct Holidays {
    /// The department.
    slug: String,
    /// Days such as 2027-07-04; none at all empties the list.
    dates: Vec<chrono::NaiveDate>,
}

#[derive(Args)]
pub(super) struct Add {
    /// First part of its addresses: a to z, 0 to 9 and hyphens.
    slug: String,
    #[arg(long)]
    name: String,
    /// IANA time zone, such as America/Los_Angeles.
    #[arg(long)]
    zone: String,
    /// Languages of its pages, its own first.
    #[arg(long, default_value = "en")]
    languages: String,
    /// City, as the header shows it.
    #[arg(long, default_value = "")]
    city: String,
    /// Public contact address; answers to mail go there.
    #[arg(long, default_value = "")]
    email: String,
    /// Non-emergency phone number.
    #[arg(long, default_value = "")]
    phone: String,
    /// Postal address on one line, for the footer of mail.
    #[arg(long, default_value = "")]
    postal_address: String,
}

pub(super) fn run(sources: &Sources, action: Action) -> Outcome {
    let config = settings(sources)?;
    let house = house(&config)?;
    house
        .db
        .migrate()
        .map_err(|error| format!("database.url: {error}."))?;
    match action {
        Action::Add(add) => {
            let new = new_department(
                &add,
                house.secrets.public_id(),
                i64::from(config.retention.contact_days),
            )?;
            let context = house.context();
            let added = house
                .db
                .write(move |tx| add_department::run(tx, &context, &new));
            let department = added.map_err(|error| sentence(&error))?;
            println!("Added {} ({}).", department.name, department.slug);
        }
        Action::Holidays(list) => {
            let context = house.context();
            let set = house
                .db
                .write(move |tx| set_holidays::run(tx, &context, &list.slug, &list.dates));
            let department = set.map_err(|error| sentence(&error))?;
            for date in &department.settings.holidays {
                println!("{date}");
            }
        }
        Action::WhenFull { slug, say } => {
            let come_anyway = say == WhenFull::ComeAnyway;
            let department = change(&house, slug, move |tx, context, slug| {
                set_when_full::run(tx, context, slug, come_anyway)
            })?;
            println!("Saved for {} ({}).", department.name, department.slug);
        }
        Action::Sender { slug, address } => {
            let sender = sender(&config, &house, address.as_deref())?;
            let department = change(&house, slug, move |tx, context, slug| {
                set_mail::sender(tx, context, slug, sender)
            })?;
            println!("Saved for {} ({}).", department.name, department.slug);
        }
        Action::Reminders { slug, minutes } => {
            let department = change(&house, slug, move |tx, context, slug| {
                set_mail::reminders(tx, context, slug, &minutes)
            })?;
            println!("Saved for {} ({}).", department.name, department.slug);
        }
        Action::CalendarReplies { slug, say } => {
            let on = say == OnOff::On;
            if on && config.mail.reply_address.is_none() {
                return Err(
                    "mail.reply_address: is empty, so no answer would come back; set it first (docs/RECEIVING.md)."
                        .to_owned(),
                );
            }
            let department = change(&house, slug, move |tx, context, slug| {
                set_calendar_replies::run(tx, context, slug, on)
            })?;
            println!("Saved for {} ({}).", department.name, department.slug);
        }
        Action::Oidc { slug, action } => oidc::run(&house, slug, action)?,
        Action::List => list(&house)?,
        Action::Close { slug } => {
            let department = change(&house, slug, close_department::run)?;
            println!("Closed {} ({}).", department.name, department.slug);
        }
        Action::Open { slug } => {
            let department = change(&house, slug, close_department::undo)?;
            println!("Opened {} ({}).", department.name, department.slug);
        }
    }
    Ok(())
}

fn list(house: &House) -> Outcome {
    let all = house
        .db
        .read(|tx| departments::list_all(tx).map_err(services::Error::from));
    for department in all.map_err(|error| sentence(&error))? {
        let state = if department.is_open() { "" } else { "\tclosed" };
        println!(
            "{}\t{}\t{}{state}",
            department.slug,
            department.name,
            department.zone.name()
        );
    }
    Ok(())
}

/// The address, when mail signed by this installation may come from it.
fn sender(config: &Config, house: &House, address: Option<&str>) -> Result<String, String> {
    let Some(address) = address else {
        return Ok(String::new());
    };
    let office = post::office(&config.mail, &house.links)?;
    if office.sender.covers(address) {
        return Ok(address.to_owned());
    }
    Err(format!(
        "{address} is not an address within {}; mail from it would not be believed. Choose one there, or set mail.dkim.domain.",
        office.sender.domain
    ))
}

fn change<F>(house: &House, slug: String, job: F) -> Result<Department, String>
where
    F: FnOnce(&mut Tx<'_>, &services::Context, &str) -> services::Result<Department>
        + Send
        + 'static,
{
    let (context, name) = (house.context(), slug.clone());
    let done = house.db.write(move |tx| job(tx, &context, &name));
    done.map_err(|error| match error {
        services::Error::NotFound => format!("{slug}: there is no such department."),
        error => format!("{slug}: {}", sentence(&error)),
    })
}

fn new_department(
    add: &Add,
    public_id: crate::domain::ids::PublicId,
    keep_days: i64,
) -> Result<NewDepartment, String> {
    let languages: Option<Vec<Language>> = add.languages.split(',').map(Language::parse).collect();
    let line = |flag: &str, text: &str, max: usize| match text {
        "" => Ok(String::new()),
        text => Line::parse(text, max)
            .map(|line| line.as_str().to_owned())
            .map_err(|error| format!("--{flag}: {error}.")),
    };
    let name = line("name", &add.name, 120)?;
    if name.is_empty() {
        return Err("--name: write the department's name.".to_owned());
    }
    Ok(NewDepartment {
        public_id,
        slug: Slug::parse_department(&add.slug)
            .map_err(|error| format!("{}: {error}.", add.slug))?,
        name,
        city: line("city", &add.city, 120)?,
        zone: Zone::parse(&add.zone).map_err(|error| format!("--zone: {error}."))?,
        languages: languages
            .ok_or_else(|| format!("--languages: \"{}\" is not among en, es.", add.languages))?,
        locale: "en-US".to_owned(),
        email: email(&add.email)?,
        phone: line("phone", &add.phone, 40)?,
        postal_address: line("postal-address", &add.postal_address, 200)?,
        settings: Settings {
            keep_days,
            ..Settings::default()
        },
    })
}

fn email(text: &str) -> Result<String, String> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let address = EmailAddress::parse(text).map_err(|error| format!("--email: {error}."))?;
    Ok(address.as_str().to_owned())
}
