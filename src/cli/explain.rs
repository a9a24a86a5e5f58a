//! `practicum explain`: what the codes of `check` mean.

use super::args::Explain;
use super::out;
use crate::diagnostic::did_you_mean;
use crate::lint;

pub fn run(args: &Explain) -> Result<u8, String> {
    let text = match &args.code {
        None => list(),
        Some(code) => match lint::explain(code) {
            Some(about) => format!("# {code}\n\n{}\n", about.trim()),
            None => {
                let hint = did_you_mean(code, lint::codes().map(|(_, known, _)| known));
                let hint = hint.unwrap_or_else(|| "`practicum explain` lists all codes".into());
                return Err(format!("there is no code \"{code}\"; {hint}"));
            }
        },
    };
    out::print(&text)?;
    Ok(0)
}

/// Wide enough for two columns, narrow enough for a terminal.
const WIDTH: usize = 100;
const INDENT: &str = "                             ";

fn list() -> String {
    let mut text = String::new();
    let mut last = "";
    for (family, code, summary) in lint::codes() {
        if family != last {
            let gap = if last.is_empty() { "" } else { "\n" };
            text.push_str(&format!("{gap}{family}\n"));
            last = family;
        }
        let lines = textwrap::Options::new(WIDTH).initial_indent("").subsequent_indent(INDENT);
        let entry = format!("  {code:<26} {}", summary.replace('\n', " "));
        text.push_str(&textwrap::fill(&entry, lines));
        text.push('\n');
    }
    text
}
