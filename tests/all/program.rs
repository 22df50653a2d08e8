//! The real program, started and killed by tests.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running program; killed when the test fails.
pub struct Program(Child);

impl Program {
    /// Starts `cuppa` with these arguments and settings, and none of the caller's.
    pub fn start(arguments: &[&str], settings: &[(&str, String)]) -> Self {
        let mut command = prepared(arguments, settings);
        Self(command.stdout(Stdio::null()).spawn().unwrap())
    }

    /// The same, and waits until it answers requests.
    pub fn serving(arguments: &[&str], settings: &[(&str, String)]) -> Self {
        Self::answering(prepared(arguments, settings))
    }

    /// As [`Program::serving`], with what it logs going to a file.
    pub fn logging(arguments: &[&str], settings: &[(&str, String)], log: &Path) -> Self {
        let mut command = prepared(arguments, settings);
        command.stderr(File::create(log).unwrap());
        Self::answering(command)
    }

    fn answering(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let answers = lines.any(|line| line.unwrap().starts_with("listening on http://"));
        let program = Self(child);
        assert!(answers, "it ended before it answered");
        std::thread::spawn(move || lines.for_each(drop));
        program
    }

    /// SIGKILL: no destructor, no last word.
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// SIGTERM, and a clean end.
    pub fn stop(mut self) {
        let order = format!("kill -TERM {}", self.0.id());
        let told = Command::new("sh").args(["-c", &order]).status().unwrap();
        assert!(told.success());
        assert!(self.0.wait().unwrap().success(), "SIGTERM is a clean end");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

pub fn prepared(arguments: &[&str], settings: &[(&str, String)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cuppa"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CUPPA__") {
            command.env_remove(name);
        }
    }
    command.args(arguments);
    command.envs(settings.iter().map(|(name, value)| (*name, value)));
    command
}
