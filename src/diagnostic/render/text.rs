//! Diagnostics for people: headline, place, the line itself, hints. No colour, no terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

use super::super::{Diagnostic, Place, Severity};

/// The renderer trims long lines to what fits, but looks at all of them: what is longer than any prose is cut before.
const BEFORE: usize = 2_000;
const SHOWN: usize = 2 * BEFORE;

/// The diagnostics for people, each with headline, place, the line itself and hints.
pub fn text(file: &str, source: &str, diagnostics: &[Diagnostic]) -> String {
    let renderer = Renderer::plain();
    diagnostics.iter().map(|diagnostic| renderer.render(&[group(file, source, diagnostic)]) + "\n\n").collect()
}

fn group<'a>(file: &'a str, source: &'a str, diagnostic: &'a Diagnostic) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(normalize_untrusted_str(&diagnostic.message)).id(diagnostic.code));
    group = match diagnostic.place {
        Some(place) => with_line(group, file, source, place, &diagnostic.path),
        None => group.element(Origin::path(file)),
    };
    group.elements(diagnostic.hints.iter().map(|hint| Level::HELP.with_name("hint").message(normalize_untrusted_str(hint))))
}

/// Adds file, line and column, and the line itself with the place underlined as far as the line goes.
fn with_line<'a>(group: Group<'a>, file: &'a str, source: &'a str, place: Place, path: &'a str) -> Group<'a> {
    let start = source.floor_char_boundary(place.start);
    let line_start = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = source[start..].find(['\n', '\r']).map_or(source.len(), |length| start + length);
    let from = source[line_start..start].char_indices().rev().nth(BEFORE - 1).map_or(line_start, |(index, _)| line_start + index);
    let to = source[from..line_end].char_indices().nth(SHOWN).map_or(line_end, |(index, _)| from + index);
    let end = source.floor_char_boundary(place.end).clamp(start, to);

    let label = (!path.is_empty()).then(|| normalize_untrusted_str(path));
    let underlined = AnnotationKind::Primary.span(start - from..end - from).label(label);
    let line = Snippet::source(&source[from..to]).line_start(place.line).annotation(underlined);
    if from == line_start {
        group.element(line.path(file))
    } else {
        // The snippet would count its columns from where it is cut.
        group.element(Origin::path(file).line(place.line).char_column(place.column)).element(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn finding(source: &str, name: &str) -> Diagnostic {
        let start = source.find(name).expect("the name is in the source");
        Diagnostic::error("unknown-need", format!("client \"rivera\" refers to unknown need \"{name}\""))
            .at("clients[\"rivera\"].needs[2]")
            .placed(Place::new(source, start..start + name.len()))
            .hint("did you mean \"housing\"?")
    }

    #[test]
    fn text_shows_headline_place_line_and_hints() {
        let source = "(\n    // Größe\n\tneeds: [\"é\", hosuing],\n)";
        let more = Diagnostic::warning("no-review", "nobody has reviewed this case").hint("ask a colleague");
        expect![[r#"
            error[unknown-need]: client "rivera" refers to unknown need "hosuing"
             --> case.ron:3:15
              |
            3 |     needs: ["é", hosuing],
              |                  ^^^^^^^ clients["rivera"].needs[2]
              |
              = hint: did you mean "housing"?

            warning[no-review]: nobody has reviewed this case
            --> case.ron
             = hint: ask a colleague

        "#]]
        .assert_eq(&text("case.ron", source, &[finding(source, "hosuing"), more]));
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let source = format!("{}hosuing{}", "before ".repeat(100), " after".repeat(100));
        expect![[r#"
            error[unknown-need]: client "rivera" refers to unknown need "hosuing"
             --> case.ron:1:701
              |
            1 | ...efore before before before before before before hosuing after after after after after after after after after after after after af...
              |                                                    ^^^^^^^ clients["rivera"].needs[2]
              |
              = hint: did you mean "housing"?

        "#]]
        .assert_eq(&text("case.ron", &source, &[finding(&source, "hosuing")]));
    }

    #[test]
    fn an_endless_line_keeps_its_column() {
        let source = format!("{}hosuing{}", "before ".repeat(1_000), " after".repeat(1_000_000));
        let shown = text("case.ron", &source, &[finding(&source, "hosuing")]);
        assert!(shown.contains("--> case.ron:1:7001\n"), "{shown}");
        assert!(shown.contains("before hosuing after") && shown.len() < 1_000, "{shown}");
    }

    #[test]
    fn a_place_that_does_not_fit_the_text_is_drawn_without_a_panic() {
        for (start, end) in [(0, 0), (0, 99), (99, 99), (1, 0), (2, 3)] {
            let stale = Diagnostic::error("x", "y").placed(Place { line: 1, column: 1, start, end });
            for source in ["", "ü\n", "a\r\nb", "\n\n\n\n"] {
                assert!(text("f", source, std::slice::from_ref(&stale)).contains("error[x]: y"));
            }
        }
    }
}
