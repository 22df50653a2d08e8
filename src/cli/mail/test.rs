//! `cuppa mail test ADDRESS`: one message, now, past the outbox, with everything the server said.

use super::explain;
use crate::app::{House, post};
use crate::cli::serve::runtime;
use crate::cli::{Outcome, sentence};
use crate::config::Config;
use crate::domain::contact::EmailAddress;
use crate::domain::department::Department;
use crate::domain::notice::{Kind, Letter};
use crate::domain::outbox::Delivery;
use crate::mail::{Envelope, PostOffice, Transport};
use crate::services::ports::{Mailer as _, Vault as _};
use crate::services::{self};
use crate::store::departments;

pub(super) fn run(
    config: &Config,
    house: &House,
    address: &str,
    department: Option<&str>,
) -> Outcome {
    let recipient = EmailAddress::parse(address).map_err(|error| format!("{address}: {error}."))?;
    let office = post::office(&config.mail, &house.links)?;
    let letter = letter(house, &recipient, whose(house, department)?);
    let raw = office
        .render(&letter)
        .map_err(|error| format!("{error}."))?;
    let envelope = Envelope {
        from: &office.sender.envelope,
        to: &recipient,
        message_id: &letter.message_id,
    };
    println!(
        "From {}, to {recipient}.",
        office.sender.from(&letter),
        recipient = recipient.as_str()
    );
    println!("{}", signatures(&office));
    let delivery = runtime()?.block_on(hand_over(&office, &envelope, &raw));
    match explain::outcome(&delivery) {
        (true, said) => {
            println!("{said}");
            Ok(())
        }
        (false, said) => Err(said),
    }
}

async fn hand_over(office: &PostOffice, envelope: &Envelope<'_>, raw: &[u8]) -> Delivery {
    match &office.transport {
        Transport::Smtp(smtp) => {
            let (delivery, heard) = smtp.explained(envelope, raw).await;
            smtp.rest().await;
            for exchange in &heard {
                println!("{}", explain::step(exchange));
            }
            delivery
        }
        other => other.deliver(envelope, raw).await,
    }
}

fn signatures(office: &PostOffice) -> String {
    let names: Vec<String> = office
        .signers
        .iter()
        .map(|signer| signer.record().name)
        .collect();
    if names.is_empty() {
        "It carries no DKIM signature of Cuppa's; the mail server may add one.".to_owned()
    } else {
        format!("It is signed with {}.", names.join(" and "))
    }
}

fn whose(house: &House, slug: Option<&str>) -> Result<Department, String> {
    let all = house
        .db
        .read(|tx| departments::list_all(tx).map_err(services::Error::from))
        .map_err(|error| sentence(&error))?;
    let mut fitting = all
        .into_iter()
        .filter(|department| slug.is_none_or(|slug| department.slug.as_str() == slug));
    fitting.next().ok_or_else(|| match slug {
        Some(slug) => format!("{slug}: there is no such department."),
        None => "there is no department yet; make one with cuppa department add.".to_owned(),
    })
}

fn letter(house: &House, recipient: &EmailAddress, department: Department) -> Letter {
    let context = house.context();
    Letter {
        kind: Kind::MailTest,
        language: department.main_language(),
        recipient: recipient.clone(),
        message_id: format!("<{}@{}>", house.secrets.public_id(), context.mail_domain),
        date: context.now,
        written: Some(department.name.clone()),
        department,
        event: None,
        party: None,
        article: None,
        was: None,
        offset_minutes: None,
        one_time_link: None,
        unsubscribe_url: None,
        stop_tag: None,
        invited: None,
        news: None,
        reminders: Vec::new(),
        held: None,
        duty: None,
    }
}
