//! `practicum explain`: what the codes of `check` mean, what the standards and their indicators are, the words for thoughts, and
//! every field and word of the case format.

mod fields;
mod standards;
mod thoughts;

use super::args::Explain;
use super::{guide, out};
use crate::diagnostic::did_you_mean;
use crate::lint;

pub fn run(args: &Explain) -> Result<u8, String> {
    let text = match args.code.as_deref() {
        None => list(),
        Some("standards") => standards::list(),
        Some(name) => match lint::explain(name) {
            Some(about) => format!("# {name}\n\n{}\n", about.trim()),
            None => match (thoughts::explain(name), fields::explain(name)) {
                (Some(thought), Some(field)) => format!("{thought}\n{field}"),
                (Some(text), None) | (None, Some(text)) => text,
                (None, None) => standards::explain(name).or_else(|| guide::part(name).map(Ok)).unwrap_or_else(|| Err(unknown(name)))?,
            },
        },
    };
    out::print(&text)?;
    Ok(0)
}

/// What the reference of the guide says under a name.
pub fn reference(name: &str) -> Option<String> {
    fields::explain(name)
}

fn unknown(name: &str) -> String {
    let known = lint::codes().map(|(_, code, _)| code).chain(standards::names()).chain(thoughts::names()).chain(fields::names());
    let hint = did_you_mean(name, known)
        .unwrap_or_else(|| "`practicum explain` lists all codes and words, `practicum explain standards` the standards".into());
    format!("there is no code or word \"{name}\"; {hint}")
}

/// Wide enough for two columns, narrow enough for a terminal.
const WIDTH: usize = 100;

/// Entries of two columns, the second wrapped.
fn columns(first: &str, width: usize, second: &str) -> String {
    let indent = " ".repeat(width + 3);
    let lines = textwrap::Options::new(WIDTH).initial_indent("").subsequent_indent(&indent);
    format!("{}\n", textwrap::fill(&format!("  {first:<width$} {second}"), lines))
}

fn list() -> String {
    let mut text = String::from("What `practicum explain` can explain\n\nThe standards\n");
    text.push_str(&columns("standards", 26, "All ten standards, and the editions that are crosswalks."));
    text.push_str(&columns("S3", 26, "A standard, with all its indicators."));
    text.push_str(&columns("S3.V1", 26, "An indicator, as feedback names it."));
    text.push_str("\nThe case format\n");
    text.push_str(&columns("limits", 26, "Any field, with what it means, what holds without it, and an example."));
    text.push_str(&columns("move", 26, "Any effect or condition, and any word that a field takes."));
    text.push_str(&thoughts::list());
    let mut last = "";
    for (family, code, summary) in lint::codes() {
        if family != last {
            text.push_str(&format!("\n{family}\n"));
            last = family;
        }
        text.push_str(&columns(code, 26, &summary.replace('\n', " ")));
    }
    text
}
