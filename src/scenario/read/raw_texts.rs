//! Raw texts without their `"#`: they go on to the end of the next, and take in all that stands between.
//!
//! What remains is often a case in order, only not the one that was written: so this is looked for in those as well.

use super::super::mended::Change;
use super::super::spans::Shape;
use super::{Reading, Slip};

/// What stands in no prose: where a line holds it, a field or an item begins.
const SURE: [&str; 17] = [
    "r#\"",
    "(id: \"",
    "(phase: ",
    "(text: \"",
    "acts_out: [",
    "decisions: [",
    "effects: [",
    "encounters: [",
    "endings: [",
    "goals: [",
    "options: [",
    "phases: [",
    "rates: [",
    "reactions: [",
    "scene: \"",
    "statements: [",
    "work: [",
];
/// Fields that may follow a text. They could be somebody's name, but not where something surer comes behind them.
const FIELDS: [&str; 27] = [
    "again", "also", "at_most", "closed", "critical", "effects", "feedback", "hours", "id", "kind", "pick", "prompt", "rates", "reason",
    "role", "scene", "starts", "target", "text", "then", "tip", "title", "week", "weight", "when", "why", "work",
];

/// Whether a raw text begins inside another: quick to tell, and hardly ever so in a case in order.
pub(super) fn suspicious(text: &str) -> bool {
    let mut open = false;
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices('"') {
        let before = &bytes[..at];
        let opens = before.last() == Some(&b'#') && text[..at].trim_end_matches('#').ends_with('r');
        let closes = bytes.get(at + 1) == Some(&b'#');
        if opens && open {
            return true;
        }
        open = opens || (open && !closes);
    }
    false
}

impl Reading<'_> {
    /// The first raw text that takes in what looks like fields.
    pub(super) fn takes_in_fields(&self) -> Option<Slip> {
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
                // The first line is the opening.
                let found = if at == 0 { None } else { field_in(line) };
                sure |= found.is_some_and(|(_, sure)| sure);
                if let Some((index, _)) = found.filter(|_| first.is_none()) {
                    first = Some(at + index);
                    behind_prose = if line[..index].trim().is_empty() { behind_prose } else { at };
                }
                if first.is_none() && !line.trim().is_empty() {
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
            let (hint, change) = match text[first..].starts_with('"') {
                true => (
                    format!("write {closing} for the \" of line {field}"),
                    Change { at: start + first..start + first + 1, new: closing.clone() },
                ),
                false => (
                    format!("put {closing}, behind the last words that belong to it, probably those of line {last}"),
                    Change::insert(
                        start + words_end(&text[..first]),
                        if text[first..].starts_with(',') { closing.clone() } else { format!("{closing},") },
                    ),
                ),
            };
            return Some(Slip { finding: self.finding("syntax", start..start + mark, message).hint(hint), cure: vec![change] });
        }
        None
    }
}

/// Where the words end that belong to a text for sure.
fn words_end(text: &str) -> usize {
    text.trim_end().trim_end_matches(',').len()
}

/// Where a line holds what looks like the end of a text or a field behind it, and whether that is sure.
fn field_in(line: &str) -> Option<(usize, bool)> {
    let start = line.len() - line.trim_start().len();
    let words = line[start..].trim_end();
    let sure = SURE.iter().filter_map(|mark| words.find(mark)).filter(|&at| !words[..at].ends_with(char::is_alphanumeric)).min();
    let field = words.split(':').next().is_some_and(|name| FIELDS.contains(&name) && name.len() < words.len());
    let ends = words.starts_with([',', ')', ']']) || words.starts_with("\",");
    match sure {
        _ if field || ends => Some((start, sure.is_some())),
        // The field, or the item, that the mark belongs to begins behind a comma.
        Some(at) => Some((start + words[..at].rfind(", ").map_or(at, |comma| if at - comma < 20 { comma } else { at }), true)),
        None => None,
    }
}
