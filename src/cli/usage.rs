//! What is wrong with a command line, as a sentence with the cure, for people who do not read usage lines.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// The sentence for a mistake; none for help, for the version, and for what clap itself says well.
pub(super) fn sentence(error: &Error, words: &[String]) -> Option<String> {
    let command = command(words).filter(|word| COMMANDS.contains(word))?;
    let more = format!("; more by: practicum {command} --help");
    let said = match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            let missing = strings(error, ContextKind::InvalidArg).join(" ");
            match missing {
                case if case.contains("CASE") => {
                    format!(
                        "which case? Name one of the library, as in: practicum {command} first_day, or a file, as in: practicum {command} my_case.ron"
                    )
                }
                paths if paths.contains("PATH") => {
                    "which file? Name a case file, as in: practicum check my_case.ron, or a folder of them".into()
                }
                attempt if attempt.contains("ATTEMPT") => {
                    "which attempt? Name its file; the player says at the end where it is saved".into()
                }
                out if out.contains("--out") => {
                    format!("where to? Name the file to write, as in: practicum {command} first_day --out first_day.html")
                }
                id if id.contains("ID") => "which id? As in: practicum new my_case".into(),
                file if file.contains("FILE") => format!("which file? As in: practicum {command} my_case.ron"),
                other => format!("{other} is missing"),
            }
        }
        ErrorKind::UnknownArgument => {
            let extra = strings(error, ContextKind::InvalidArg).join(" ");
            if extra.starts_with('-') && !extra[1..].starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
            match extra.starts_with('-') {
                true => format!("\"{extra}\" is a number below 0, and none is wanted here"),
                false => {
                    format!("\"{extra}\" is one thing too many: {command} takes one at a time; names with blanks stand in quotation marks")
                }
            }
        }
        ErrorKind::ValueValidation => {
            let option = strings(error, ContextKind::InvalidArg).join(" ");
            let value = strings(error, ContextKind::InvalidValue).join(" ");
            let option = option.split(' ').next().unwrap_or_default().to_owned();
            format!("{option} wants a whole number, and no greater one than a computer counts with, not \"{value}\"")
        }
        _ => return None,
    };
    Some(said + &more)
}

/// The command: the first word that is neither an option nor what an option takes.
fn command(words: &[String]) -> Option<&str> {
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "--data-dir" | "--scenarios" => drop(words.next()),
            option if option.starts_with('-') => {}
            command => return Some(command),
        }
    }
    None
}

/// The commands that take something.
const COMMANDS: &[&str] = &["check", "explain", "play", "replay", "new", "booklet", "author", "map", "prove", "simulate"];

fn strings(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(several)) => several.clone(),
        _ => Vec::new(),
    }
}
