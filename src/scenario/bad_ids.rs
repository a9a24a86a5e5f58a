//! Ids that cannot be ids, such as "Marisol": one finding for each, which names the lines of all its uses, and none for those.
//!
//! The case is resolved once more with the ids as they should be, so that what else is wrong with it is said, and nothing else.

use std::collections::BTreeMap;

use super::mended::{Change, placed};
use super::open::{Finding, Index};
use super::resolve::{as_id, resolve};
use super::spans::{Shape, Spans};
use super::{digest, read};
use crate::diagnostic::{Diagnostic, Place};

const CODE: &str = "bad-id";
/// Fields that hold a name or prose in a few words, and never an id.
const NAMES: [&str; 5] = ["called", "name", "title", "topic", "who"];
/// So many lines are named.
const LINES: usize = 20;

/// All findings of a case that does not resolve, each in its place.
pub fn placed_findings(index: &Index<'_>, text: &str, findings: Vec<Finding>) -> Vec<Diagnostic> {
    let bad = |finding: &Finding| {
        let is_bad = finding.diagnostic.code == CODE;
        is_bad.then(|| index.spans().find(&finding.path)).flatten().map(|at| text[at].trim_matches('"').to_owned())
    };
    let mut meant: BTreeMap<String, String> = BTreeMap::new();
    for wrong in findings.iter().filter_map(bad) {
        let right =
            as_id(&wrong).filter(|right| !text.contains(&format!("id: \"{right}\"")) && !meant.values().any(|other| other == right));
        if let Some(right) = right {
            meant.insert(wrong, right);
        }
    }
    let uses: Vec<Use<'_>> = if meant.is_empty() { Vec::new() } else { uses(index.spans(), text, &meant) };
    let (changes, mended) = mended(text, &uses, &meant);
    let rest = read::read(&mended).ok().filter(|_| !meant.is_empty()).map(|source| match resolve(&source, digest(text)) {
        Ok(_) => Vec::new(),
        Err(findings) => Index::new(&mended).placed(findings).into_iter().map(|finding| placed(finding, text, &changes)).collect(),
    });
    let Some(rest) = rest else { return index.placed(findings) };
    let (wrong, _): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|finding| bad(finding).is_some_and(|bad| meant.contains_key(&bad)));
    let wrong = wrong.into_iter().map(|finding| {
        let id = bad(&finding).unwrap_or_default();
        let mut diagnostic = index.placed(vec![finding]).remove(0);
        let here = diagnostic.place.map_or(0, |place| place.line);
        let right = meant.get(&id).map_or("", String::as_str);
        if let Some(hint) = diagnostic.hints.first_mut() {
            *hint = cure(right, here, uses.iter().filter(|used| used.id == id).map(|used| Place::new(text, used.at..used.at).line));
        }
        diagnostic
    });
    let mut all: Vec<Diagnostic> = wrong.chain(rest).collect();
    all.sort_by_key(|finding| finding.place.map_or(0, |place| place.start));
    all
}

/// Where an id that cannot be one stands.
struct Use<'m> {
    id: &'m str,
    at: usize,
}

/// All places where these ids stand as such, in the order of the text.
fn uses<'m>(spans: &Spans<'_>, text: &str, meant: &'m BTreeMap<String, String>) -> Vec<Use<'m>> {
    let mut found = Vec::new();
    let mut left = vec![0];
    while let Some(node) = left.pop() {
        left.extend(&spans.node(node).children);
        let value = spans.node(node);
        if value.shape != Shape::Text {
            continue;
        }
        let written = &text[value.span.clone()];
        let inside = written.trim_start_matches('r').trim_start_matches('#').trim_start_matches('"');
        let start = value.span.end - inside.len();
        let is_name = spans.name(node).is_some_and(|name| NAMES.contains(&name));
        let mut at = start;
        for line in inside.split_inclusive('\n') {
            let words = line.trim_start();
            let from = at + line.len() - words.len();
            at += line.len();
            for id in meant.keys().map(String::as_str) {
                let speaks = words.strip_prefix(id).is_some_and(|rest| rest.starts_with(':'));
                let thinks =
                    words.strip_prefix('~').and_then(|words| words.strip_prefix(id)).is_some_and(|rest| rest.starts_with([' ', '\n', '"']));
                found.extend(speaks.then_some(Use { id, at: from }));
                found.extend(thinks.then_some(Use { id, at: from + 1 }));
            }
        }
        let whole = inside.trim_end_matches('"');
        for id in meant.keys().map(String::as_str).filter(|_| !is_name && written.starts_with('"')) {
            let rest = whole.strip_prefix(id);
            found.extend(rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.'])).then_some(Use { id, at: start }));
            let behind = whole.strip_suffix(id).is_some_and(|before| before.ends_with(['-', '.']));
            found.extend(behind.then(|| Use { id, at: start + whole.len() - id.len() }));
        }
    }
    found.sort_by_key(|used| used.at);
    found
}

/// The text with the ids that are meant, and the changes that made it, the last place first.
fn mended(text: &str, uses: &[Use<'_>], meant: &BTreeMap<String, String>) -> (Vec<Change>, String) {
    let change = |used: &Use<'_>| Change { at: used.at..used.at + used.id.len(), new: meant.get(used.id).cloned().unwrap_or_default() };
    let mut mended = text.to_owned();
    let mut changes: Vec<Change> = Vec::new();
    for change in uses.iter().rev().map(change) {
        // Two ids may begin alike.
        if changes.last().is_none_or(|last| change.at.end <= last.at.start) {
            change.make(&mut mended);
            changes.push(change);
        }
    }
    (changes, mended)
}

/// What to do about an id and its uses.
fn cure(right: &str, here: usize, lines: impl Iterator<Item = usize>) -> String {
    let mut lines: Vec<usize> = lines.filter(|&line| line != here).collect();
    lines.dedup();
    let shown: Vec<String> = lines.iter().take(LINES).map(ToString::to_string).collect();
    let more = match lines.len().saturating_sub(LINES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    match shown.len() {
        0 => format!("write it as \"{right}\""),
        1 => format!("write it as \"{right}\", here and on line {}", shown[0]),
        _ => format!("write it as \"{right}\", here and on lines {}{more}", shown.join(", ")),
    }
}
