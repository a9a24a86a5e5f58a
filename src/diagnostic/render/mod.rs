//! The forms of a list of diagnostics, one a file. Nothing here prints.

mod github;
mod json;
mod sarif;
mod text;

pub use github::github;
pub use json::json;
pub use sarif::{Documented, sarif};
pub use text::text;

/// A finding with everything that a finding can have, for the tests.
#[cfg(test)]
fn example(source: &str) -> super::Diagnostic {
    let start = source.find("hosuing").expect("the name is in the source");
    super::Diagnostic::error("unknown-need", "client \"rivera\" refers to unknown need \"hosuing\"")
        .at("clients[\"rivera\"].needs[2]")
        .placed(super::Place::new(source, start..start + "hosuing".len()))
        .hint("did you mean \"housing\"?")
}
