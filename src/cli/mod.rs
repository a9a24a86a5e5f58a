//! The command line: one file per command. Nothing here knows how a case is played or scored.

mod args;
mod booklet;
mod check;
mod explain;
mod guide;
mod interrupt;
mod map;
mod named;
mod new;
mod open;
mod out;
mod play;
mod prove;
mod replay;
mod simulate;
mod terminal;
mod usage;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};

/// Exit code for "findings": the command ran and found something.
const FINDINGS: u8 = 1;
/// Exit code for "could not run".
const COULD_NOT_RUN: u8 = 2;
/// Exit code for "stopped by Ctrl-C", as shells count it: 128 and the number of the signal.
const INTERRUPTED: u8 = 130;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
            let Some(sentence) = usage::sentence(&error, &words) else { error.exit() };
            eprintln!("practicum: {sentence}");
            return ExitCode::from(COULD_NOT_RUN);
        }
    };
    match args.places.sound().and_then(|()| dispatch(&args)) {
        Ok(code) => ExitCode::from(code),
        Err(message) => {
            eprintln!("practicum: {message}");
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn dispatch(args: &Args) -> Result<u8, String> {
    match &args.command {
        None => open::run(&args.places),
        Some(Command::Check(check)) => check::run(check, &args.places),
        Some(Command::Explain(explain)) => explain::run(explain),
        Some(Command::Play(play)) => play::run(play, &args.places),
        Some(Command::Replay(replay)) => replay::run(replay, &args.places),
        Some(Command::New(new)) => new::run(new, &args.places),
        Some(Command::Booklet(booklet)) => booklet::run(booklet, &args.places),
        Some(Command::Author(author)) => open::author(author, &args.places),
        Some(Command::Map(map)) => map::run(map, &args.places),
        Some(Command::Guide(guide)) => guide::run(guide),
        Some(Command::Prove(prove)) => prove::run(prove, &args.places),
        Some(Command::Simulate(simulate)) => simulate::run(simulate, &args.places),
    }
}
