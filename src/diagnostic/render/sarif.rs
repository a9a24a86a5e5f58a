//! Diagnostics as SARIF 2.1.0 (OASIS, 2020), the form that code hosts and editors import.

use std::collections::BTreeMap;

use serde_json::{Value, json as object};

use super::super::{Diagnostic, Place, Severity};

/// What a code means, for whoever sees the findings somewhere else.
#[derive(Debug, Clone, Copy)]
pub struct Documented {
    /// The code.
    pub code: &'static str,
    /// In a sentence.
    pub summary: &'static str,
    /// In full, as Markdown.
    pub about: &'static str,
}

/// A log of one run over some files. `rules` are the documented codes; those that occur are taken over.
pub fn sarif(findings: &[(String, Vec<Diagnostic>)], rules: impl Iterator<Item = Documented>) -> Value {
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    let occurring: Vec<&Diagnostic> = findings.iter().flat_map(|(_, diagnostics)| diagnostics).collect();
    let mut described = Vec::new();
    for rule in rules {
        if occurring.iter().any(|diagnostic| diagnostic.code == rule.code) {
            index.insert(rule.code, described.len());
            described.push(object!({
                "id": rule.code,
                "shortDescription": { "text": rule.summary },
                "help": { "text": rule.about, "markdown": rule.about },
            }));
        }
    }
    let results: Vec<Value> = findings
        .iter()
        .flat_map(|(file, diagnostics)| diagnostics.iter().map(|diagnostic| result(file, diagnostic, index.get(diagnostic.code).copied())))
        .collect();
    object!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "practicum",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": described,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(file: &str, diagnostic: &Diagnostic, rule: Option<usize>) -> Value {
    let hints = diagnostic.hints.iter().map(|hint| format!("\nHint: {hint}"));
    let message: String = std::iter::once(diagnostic.message.clone()).chain(hints).collect();
    let mut physical = object!({ "artifactLocation": { "uri": uri(file) } });
    if let Some(Place { line, column, .. }) = diagnostic.place {
        physical["region"] = object!({ "startLine": line, "startColumn": column });
    }
    let mut location = object!({ "physicalLocation": physical });
    if !diagnostic.path.is_empty() {
        location["logicalLocations"] = object!([{ "fullyQualifiedName": diagnostic.path }]);
    }
    let mut result = object!({
        "ruleId": diagnostic.code,
        "level": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        "message": { "text": message },
        "locations": [location],
    });
    if let Some(rule) = rule {
        result["ruleIndex"] = rule.into();
    }
    result
}

/// A path as a URI reference: forward slashes, and every byte that may not stand there in per cent.
fn uri(file: &str) -> String {
    let mut uri = String::with_capacity(file.len());
    let drive = file.as_bytes().get(1) == Some(&b':');
    if drive {
        uri.push_str("file:///");
    }
    for (at, byte) in file.bytes().enumerate() {
        match byte {
            b'\\' => uri.push('/'),
            b':' if drive && at == 1 => uri.push(':'),
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn a_log_has_the_findings_and_what_their_codes_mean() {
        let source = "\n hosuing";
        let more = Diagnostic::note("style", "short");
        let rules = [
            Documented { code: "unused", summary: "Not used.", about: "Not used. Never." },
            Documented { code: "unknown-need", summary: "Nobody has it.", about: "Nobody has it. Declare it." },
        ];
        let findings = [("my cases/ä.ron".to_owned(), vec![super::super::example(source), more])];
        expect![[r#"
            {
              "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
              "runs": [
                {
                  "columnKind": "unicodeCodePoints",
                  "results": [
                    {
                      "level": "error",
                      "locations": [
                        {
                          "logicalLocations": [
                            {
                              "fullyQualifiedName": "clients[\"rivera\"].needs[2]"
                            }
                          ],
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "my%20cases/%C3%A4.ron"
                            },
                            "region": {
                              "startColumn": 2,
                              "startLine": 2
                            }
                          }
                        }
                      ],
                      "message": {
                        "text": "client \"rivera\" refers to unknown need \"hosuing\"\nHint: did you mean \"housing\"?"
                      },
                      "ruleId": "unknown-need",
                      "ruleIndex": 0
                    },
                    {
                      "level": "note",
                      "locations": [
                        {
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "my%20cases/%C3%A4.ron"
                            }
                          }
                        }
                      ],
                      "message": {
                        "text": "short"
                      },
                      "ruleId": "style"
                    }
                  ],
                  "tool": {
                    "driver": {
                      "name": "practicum",
                      "rules": [
                        {
                          "help": {
                            "markdown": "Nobody has it. Declare it.",
                            "text": "Nobody has it. Declare it."
                          },
                          "id": "unknown-need",
                          "shortDescription": {
                            "text": "Nobody has it."
                          }
                        }
                      ],
                      "version": "0.1.0"
                    }
                  }
                }
              ],
              "version": "2.1.0"
            }"#]]
        .assert_eq(&format!("{:#}", sarif(&findings, rules.into_iter())));
        assert_eq!(uri(r"C:\cases\a.ron"), "file:///C:/cases/a.ron");
    }
}
