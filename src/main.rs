//! The one binary: parses the command line and hands it to `cuppa::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cuppa::cli::run()
}
