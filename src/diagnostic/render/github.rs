//! Diagnostics as workflow commands of GitHub Actions, which shows them beside the changed lines.

use super::super::{Diagnostic, Severity};

/// A line for each diagnostic: `::warning file=…,line=…,col=…,title=CODE::message`. Hints follow the message on lines of
/// their own.
pub fn github(file: &str, diagnostics: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        lines.push_str(&format!("::{command} file={}", property(file)));
        if let Some(place) = diagnostic.place {
            lines.push_str(&format!(",line={},col={}", place.line, place.column));
        }
        let hints = diagnostic.hints.iter().map(|hint| format!("\nhint: {hint}"));
        let message: String = std::iter::once(diagnostic.message.clone()).chain(hints).collect();
        lines.push_str(&format!(",title={}::{}\n", property(diagnostic.code), escaped(&message)));
    }
    lines
}

/// What would end the message or begin another command.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// In a property, colon and comma end it, too.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn each_finding_is_one_command_that_nothing_in_it_can_break() {
        let source = "\n hosuing";
        let more = Diagnostic::note("style", "50 % of it,\nat least: short").hint("::error::");
        expect![[r#"
            ::error file=cases/a%2C b.ron,line=2,col=2,title=unknown-need::client "rivera" refers to unknown need "hosuing"%0Ahint: did you mean "housing"?
            ::notice file=cases/a%2C b.ron,title=style::50 %25 of it,%0Aat least: short%0Ahint: ::error::
        "#]]
        .assert_eq(&github("cases/a, b.ron", &[super::super::example(source), more]));
    }
}
