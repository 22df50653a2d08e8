//! The commands, one file each. Exit code 0 is success, 1 a failure with one sentence on standard
//! error, 2 wrong usage; `receive-mail` speaks to a mail system and has codes of its own.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, Sources};

mod audit;
mod backup;
mod check;
mod demo;
mod department;
mod export;
mod import;
mod mail;
mod migrate;
mod receive_mail;
mod records;
mod secrets;
mod serve;
mod staff;
mod work;

/// Community-policing events, from the announcement to the follow-up article.
#[derive(Parser)]
#[command(name = "cuppa", version, arg_required_else_help = true)]
struct Arguments {
    /// Settings on top of the built-in ones; the environment (CUPPA__SECTION__KEY) is above both.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The whole product with nothing else installed, filled with a living example.
    Demo(demo::Options),
    /// The service as configured; brings the schema up to date first.
    Serve(serve::Options),
    /// The worker alone: mail, reminders, forgetting.
    Work,
    /// Bring the schema up to date.
    Migrate,
    /// Say what is wrong with configuration, database, mail and zone data.
    Check,
    /// Departments: add, list, close, open.
    #[command(subcommand)]
    Department(department::Action),
    /// People who work for a department.
    #[command(subcommand)]
    Staff(staff::Action),
    /// Bring in events from calendars and tables of others.
    #[command(subcommand)]
    Import(import::Action),
    /// Write every event of a department to a file. Nothing of a resident is in it.
    Export(export::Options),
    /// The audit log.
    #[command(subcommand)]
    Audit(audit::Action),
    /// Records: take them out, say what is kept and for how long.
    #[command(subcommand)]
    Records(records::Action),
    /// A whole, checked copy of an SQLite database, made while the service runs.
    Backup(backup::Backup),
    /// Put a copy in the place of the database; refuses one that is damaged or newer.
    Restore(backup::Restore),
    /// The keys in the key file.
    #[command(subcommand)]
    Secrets(secrets::Action),
    /// Take one message that came back, on standard input: an answer, a bounce, a complaint.
    ReceiveMail(receive_mail::Options),
    /// Stop mail and let it leave again, try the way out, print the records to publish.
    #[command(subcommand)]
    Mail(mail::Action),
}

/// What a command says: nothing, or one sentence for standard error.
type Outcome = Result<(), String>;

/// Runs the command of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let sources = Sources {
        file: arguments.config,
        ..Sources::from_process()
    };
    let outcome = match arguments.command {
        Command::Demo(options) => demo::run(sources, &options),
        Command::Serve(options) => serve::run(sources, &options),
        Command::Work => work::run(&sources),
        Command::Migrate => migrate::run(&sources),
        Command::Check => check::run(&sources),
        Command::Department(action) => department::run(&sources, action),
        Command::Staff(action) => staff::run(&sources, action),
        Command::Import(action) => import::run(&sources, &action),
        Command::Export(options) => export::run(&sources, &options),
        Command::Audit(action) => audit::run(&sources, &action),
        Command::Records(action) => records::run(&sources, &action),
        Command::Backup(options) => backup::write(&sources, &options),
        Command::Restore(options) => backup::restore(&sources, &options),
        Command::Secrets(action) => secrets::run(&sources, &action),
        Command::ReceiveMail(options) => return receive_mail::run(&sources, &options),
        Command::Mail(action) => mail::run(&sources, action),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("cuppa: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn settings(sources: &Sources) -> Result<Config, String> {
    Config::load(sources).map_err(|error| error.to_string())
}

/// Database and secrets for a command that serves nothing; links are made with the configured
/// address.
fn house(config: &Config) -> Result<crate::app::House, String> {
    let listen = config.server.listen;
    let base = config
        .server
        .base_url
        .clone()
        .unwrap_or_else(|| format!("http://{listen}"));
    crate::app::House::open(config, &base)
}

/// A use case's refusal as a sentence of the command line.
fn sentence(error: &crate::services::Error) -> String {
    format!("{error}.")
}
