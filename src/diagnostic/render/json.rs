//! Diagnostics for programs of one's own: a flat object each.

use serde_json::{Value, json as object};

use super::super::Diagnostic;

/// The diagnostics for programs: an array of objects with `file`, `line`, `column`, `path`, `code`, `severity`,
/// `message` and `hints`; line and column are null where no place is known.
pub fn json(file: &str, diagnostics: &[Diagnostic]) -> Value {
    let one = |diagnostic: &Diagnostic| {
        object!({
            "file": file,
            "line": diagnostic.place.map(|place| place.line),
            "column": diagnostic.place.map(|place| place.column),
            "path": diagnostic.path,
            "code": diagnostic.code,
            "severity": diagnostic.severity.word(),
            "message": diagnostic.message,
            "hints": diagnostic.hints,
        })
    };
    diagnostics.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn json_is_one_flat_object_each() {
        let source = "\n hosuing";
        let more = Diagnostic::note("style", "short");
        expect![[r#"
            [
              {
                "code": "unknown-need",
                "column": 2,
                "file": "case.ron",
                "hints": [
                  "did you mean \"housing\"?"
                ],
                "line": 2,
                "message": "client \"rivera\" refers to unknown need \"hosuing\"",
                "path": "clients[\"rivera\"].needs[2]",
                "severity": "error"
              },
              {
                "code": "style",
                "column": null,
                "file": "case.ron",
                "hints": [],
                "line": null,
                "message": "short",
                "path": "",
                "severity": "note"
              }
            ]"#]]
        .assert_eq(&format!("{:#}", json("case.ron", &[super::super::example(source), more])));
    }
}
