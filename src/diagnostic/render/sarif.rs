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

/// A log of one run over some files. `notices` are about the run itself and no result: what was not looked at, what could not be
/// read. `rules` are the documented codes; those that occur are taken over.
pub fn sarif(findings: &[(String, Vec<Diagnostic>)], notices: &[(String, Diagnostic)], rules: impl Iterator<Item = Documented>) -> Value {
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    let occurring: Vec<&Diagnostic> = findings.iter().flat_map(|(_, diagnostics)| diagnostics).collect();
    let mut described = Vec::new();
    let mut notifications = Vec::new();
    for rule in rules {
        if notices.iter().any(|(_, notice)| notice.code == rule.code) {
            notifications.push(object!({ "id": rule.code, "shortDescription": { "text": rule.summary } }));
        }
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
    let mut driver = object!({ "name": "practicum", "version": env!("CARGO_PKG_VERSION"), "rules": described });
    let mut invocation = object!({ "executionSuccessful": notices.iter().all(|(_, notice)| notice.severity > Severity::Error) });
    if !notices.is_empty() {
        driver["notifications"] = notifications.into();
        invocation["toolExecutionNotifications"] = notices.iter().map(|(file, notice)| notification(file, notice)).collect();
    }
    object!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(file: &str, diagnostic: &Diagnostic, rule: Option<usize>) -> Value {
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
        "level": diagnostic.severity.word(),
        "message": { "text": message(diagnostic) },
        "locations": [location],
    });
    if let Some(rule) = rule {
        result["ruleIndex"] = rule.into();
    }
    result
}

fn notification(file: &str, notice: &Diagnostic) -> Value {
    object!({
        "descriptor": { "id": notice.code },
        "level": notice.severity.word(),
        "message": { "text": message(notice) },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(file) } } }],
    })
}

/// The message, and each hint on a line of its own.
fn message(diagnostic: &Diagnostic) -> String {
    let hints = diagnostic.hints.iter().map(|hint| format!("\nHint: {hint}"));
    std::iter::once(diagnostic.message.clone()).chain(hints).collect()
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
            Documented { code: "unseen", summary: "Not looked at.", about: "Not looked at. Look." },
        ];
        let findings = [("my cases/ä.ron".to_owned(), vec![super::super::example(source), more])];
        expect![[r#"
            {
              "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
              "runs": [
                {
                  "columnKind": "unicodeCodePoints",
                  "invocations": [
                    {
                      "executionSuccessful": true
                    }
                  ],
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
        .assert_eq(&format!("{:#}", sarif(&findings, &[], rules.into_iter())));
        let notice = ("b.ron".to_owned(), Diagnostic::note("unseen", "not all was looked at").hint("look"));
        let noticed = |notice| sarif(&findings, &[notice], rules.into_iter())["runs"][0].clone();
        expect![[r#"
            [
              {
                "executionSuccessful": true,
                "toolExecutionNotifications": [
                  {
                    "descriptor": {
                      "id": "unseen"
                    },
                    "level": "note",
                    "locations": [
                      {
                        "physicalLocation": {
                          "artifactLocation": {
                            "uri": "b.ron"
                          }
                        }
                      }
                    ],
                    "message": {
                      "text": "not all was looked at\nHint: look"
                    }
                  }
                ]
              }
            ]"#]]
        .assert_eq(&format!("{:#}", noticed(notice.clone())["invocations"]));
        assert_eq!(noticed(notice)["tool"]["driver"]["notifications"][0]["id"], "unseen");
        let failed = ("c.ron".to_owned(), Diagnostic::error("unseen", "it is not there"));
        assert_eq!(noticed(failed)["invocations"][0]["executionSuccessful"], false);
        assert_eq!(uri(r"C:\cases\a.ron"), "file:///C:/cases/a.ron");
    }
}
