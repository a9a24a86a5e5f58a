//! Raw texts without their `"#`: they go on to the end of the next, and take in all that stands between.
//!
//! What remains is often a case in order, only not the one that was written: so this is looked for in those as well.

use super::super::spans::Shape;
use super::Reading;
use crate::diagnostic::Diagnostic;

/// Lines that begin so are no prose.
const SURE: [&str; 16] = [
    "(id: \"",
    "(phase: ",
    "decisions: [",
    "effects: [",
    "encounters: [",
    "endings: [",
    "options: [",
    "phases: [",
    "rates: [",
    "reactions: [",
    "scene: r#",
    "scene: \"",
    "text: r#",
    "then: r#",
    "work: [",
    "feedback: r#",
];
/// These could be somebody's words, but not where surer ones follow.
const LIKELY: [&str; 10] = ["\",", "),", "],", "tip: \"", "feedback: \"", "role: ", "title: \"", "prompt: \"", "rates:", "closed: \""];

/// Whether a raw text begins inside another: quick to tell, and hardly ever so in a case in order.
pub(super) fn suspicious(text: &str) -> bool {
    let mut open = false;
    for (at, mark) in text.match_indices(['"']) {
        let opens = text[..at].trim_end_matches('#').ends_with('r') && text[..at].ends_with('#');
        let closes = text[at + mark.len()..].starts_with('#');
        if opens && open {
            return true;
        }
        open = opens || (open && !closes);
    }
    false
}

impl Reading<'_> {
    /// The first raw text that takes in what looks like fields.
    pub(super) fn takes_in_fields(&self) -> Option<Diagnostic> {
        let mut left = vec![0];
        while let Some(node) = left.pop() {
            let node = self.spans.node(node);
            left.extend(node.children.iter().rev());
            let text = self.spans.slice(&node.span);
            if node.shape != Shape::Text || !text.starts_with("r#") {
                continue;
            }
            let mut behind_prose = 0;
            let mut sure = false;
            let mut first = None;
            let mut at = 0;
            for line in text.split_inclusive('\n') {
                let words = line.trim();
                let starts = |marks: &[&str]| marks.iter().any(|mark| words.starts_with(mark));
                sure |= at > 0 && starts(&SURE);
                if first.is_none() && at > 0 && (starts(&SURE) || starts(&LIKELY)) {
                    first = Some(at + line.len() - line.trim_start().len());
                }
                if first.is_none() && !words.is_empty() {
                    behind_prose = at;
                }
                at += line.len();
            }
            let Some(first) = first.filter(|_| sure) else { continue };
            let start = node.span.start;
            let mark = text.find('"').unwrap_or_default() + 1;
            let closing: String = text[1..mark].chars().rev().collect();
            let (last, field) = (self.line(start + behind_prose), self.line(start + first));
            let end = self.line(node.span.end);
            let to = if self.spans.unended == Some(start) { "the end of the file".to_owned() } else { format!("line {end}") };
            let message = format!("the text that begins here goes on to {to}, and takes in what looks like fields from line {field} on");
            let hint = match text[first..].starts_with('"') {
                true => format!("write {closing} for the \" of line {field}"),
                false => format!("put {closing}, behind the last words that belong to it, probably those of line {last}"),
            };
            return Some(self.finding("syntax", start..start + mark, message).hint(hint));
        }
        None
    }
}
