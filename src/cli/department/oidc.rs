//! `cuppa department oidc SLUG`, `… set` and `… remove`: the provider with whose accounts people of a
//! department sign in. The secret comes from a file or from standard input, never from the command line.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::change;
use crate::app::{self, House};
use crate::cli::{Outcome, sentence};
use crate::domain::identity::{CLIENT_ID, Issuer, LABEL, Provider, SECRET};
use crate::domain::text::Line;
use crate::services::{Error, read_providers, set_provider};
use crate::store::{departments, identities};
use crate::web::pages::staff::paths;

#[derive(Subcommand)]
pub(in crate::cli) enum Action {
    /// Set the provider, in the place of the one before.
    Set(Set),
    /// Take the provider away; people sign in with their password.
    Remove,
}

#[derive(Args)]
pub(in crate::cli) struct Set {
    /// The provider's issuer, exactly as its discovery document has it.
    #[arg(long)]
    issuer: String,
    /// The name under which this installation is registered there.
    #[arg(long)]
    client_id: String,
    /// A file with the secret that belongs to it; - reads standard input.
    #[arg(long)]
    secret_file: PathBuf,
    /// What stands on the button.
    #[arg(long, default_value = "City account")]
    label: String,
}

pub(super) fn run(house: &House, slug: String, action: Option<Action>) -> Outcome {
    match action {
        None => show(house, &slug),
        Some(Action::Set(set)) => {
            let (provider, secret) = (provider(&set)?, secret(&set.secret_file)?);
            let department = change(house, slug, move |tx, context, slug| {
                set_provider::run(tx, context, slug, provider, &secret)
            })?;
            println!("Saved for {} ({}).", department.name, department.slug);
            println!("{}", callback(house));
            tell_unusable();
            Ok(())
        }
        Some(Action::Remove) => {
            let department = change(house, slug, set_provider::undo)?;
            println!("Saved for {} ({}).", department.name, department.slug);
            Ok(())
        }
    }
}

fn show(house: &House, slug: &str) -> Outcome {
    let wanted = slug.to_owned();
    let found = house.db.read(move |tx| {
        let department = departments::find_by_slug(tx, &wanted)?.ok_or(Error::NotFound)?;
        let stored = identities::find(tx, department.id)?;
        Ok::<_, Error>(stored.map(|stored| stored.provider))
    });
    let found = found.map_err(|error| match error {
        Error::NotFound => format!("{slug}: there is no such department."),
        error => sentence(&error),
    })?;
    let Some(provider) = found else {
        println!("{slug} has no provider: its people sign in with their password.");
        return Ok(());
    };
    println!("issuer: {}", provider.issuer.as_str());
    println!("client id: {}", provider.client_id.as_str());
    println!("label: {}", provider.label.as_str());
    println!("{}", callback(house));
    tell_unusable();
    Ok(())
}

/// What has to be registered at the provider.
fn callback(house: &House) -> String {
    let address = house.links.absolute(paths::SIGN_IN_CALLBACK);
    format!("callback: {address}")
}

fn unusable() -> Option<String> {
    app::identities().is_none().then(|| {
        "This build cannot sign anybody in that way; build with cargo build --release --features oidc."
            .to_owned()
    })
}

fn tell_unusable() {
    if let Some(sentence) = unusable() {
        println!("{sentence}");
    }
}

/// What `cuppa check`, and the start of a build that cannot use them, say of the providers that are set.
pub(in crate::cli) fn lines(house: &House) -> Result<Vec<String>, String> {
    let all = house.db.read(read_providers::list);
    let all = all.map_err(|error| sentence(&error))?;
    let mut lines: Vec<String> = all
        .iter()
        .map(|(department, provider)| {
            let issuer = provider.issuer.as_str();
            match unusable() {
                None => format!("sign-in: {} with {issuer}", department.slug),
                Some(_) => format!("sign-in: {} is set to use {issuer}", department.slug),
            }
        })
        .collect();
    if !lines.is_empty() {
        lines.extend(unusable());
    }
    Ok(lines)
}

fn provider(set: &Set) -> Result<Provider, String> {
    let line = |flag: &str, text: &str, max: usize| {
        Line::parse(text, max).map_err(|error| format!("--{flag}: {error}."))
    };
    Ok(Provider {
        issuer: Issuer::parse(&set.issuer).map_err(|error| format!("--issuer: {error}."))?,
        client_id: line("client-id", &set.client_id, CLIENT_ID)?,
        label: line("label", &set.label, LABEL)?,
    })
}

/// The secret without the line end that editors leave behind.
fn secret(path: &Path) -> Result<String, String> {
    let named = path.display();
    let mut text = String::new();
    let most = u64::try_from(SECRET + 2).unwrap_or(u64::MAX);
    let read = if path == Path::new("-") {
        std::io::stdin().take(most).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(most).read_to_string(&mut text))
    };
    read.map_err(|error| format!("--secret-file: {named}: {error}."))?;
    let secret = text.trim_end_matches(['\r', '\n']);
    if secret.is_empty() || secret.len() > SECRET || secret.contains(char::is_control) {
        return Err(format!(
            "--secret-file: {named}: a secret is one line of 1 to {SECRET} octets."
        ));
    }
    Ok(secret.to_owned())
}
