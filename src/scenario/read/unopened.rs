//! Fields without the bracket before them, or with another: `client: id: "ann", …`, `client: {`, a case that begins with `format: 1`.

use ron::error::{Error, SpannedError};

use super::super::mended::Change;
use super::super::reference;
use super::super::spans::{Shape, Spans};
use super::wording::{last_word, quoted};
use super::{Reading, Slip, range};
use crate::diagnostic::{Diagnostic, Place};

impl Reading<'_> {
    /// The name at which the parser wanted the bracket before it.
    pub(super) fn unopened(&self, error: &SpannedError) -> Option<Slip> {
        if !matches!(error.code, Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedDifferentStructName { .. })
        {
            return None;
        }
        let at = range(&self.left, error);
        let at = if matches!(error.code, Error::ExpectedDifferentStructName { .. }) { at.start } else { at.end };
        let &(node, _) = self.spans.trail(at).last()?;
        if let Shape::Group(b'{', open) = self.spans.node(node).shape
            && open == at
        {
            let span = self.spans.node(node).span.clone();
            let closing = span.end.checked_sub(1).filter(|&end| self.text[end..].starts_with('}'));
            let closing = closing.map(|end| Change { at: end..end + 1, new: ")".into() });
            let cure = closing.into_iter().chain([Change { at: open..open + 1, new: "(".into() }]).collect();
            return Some(Slip { finding: self.parentheses(at), cure });
        }
        let key = self.spans.node(node).key.clone().filter(|key| key.contains(&at))?;
        let name = self.spans.slice(&key);
        let before = self.text[..key.start].trim_end();
        if before.is_empty() {
            reference::group(None)?.entry(name)?;
            let finding =
                self.finding("wrong-type", key.clone(), format!("a case begins with \"(\", and this file with the name {}", quoted(name)));
            let both = vec![Change::insert(self.text.len(), ")"), Change::insert(key.start, "(")];
            let one = vec![Change::insert(key.start, "(")];
            return Some(if self.balances(&one) {
                Slip { finding: finding.hint("put ( before it"), cure: one }
            } else {
                Slip { finding: finding.hint("put ( before it, and ) at the end of the file"), cure: both }
            });
        }
        let field = last_word(before.strip_suffix(':')?.trim_end());
        reference::group(Some(field))?.entry(name)?;
        let line = self.line(before.len());
        let cure = vec![Change::insert(key.start, "(")];
        let closing = if self.balances(&cure) { "" } else { ", and ) behind the last field that belongs to it" };
        let finding = Diagnostic::error("syntax", format!("no \"(\" stands before the fields of {}", quoted(field)))
            .at(field)
            .placed(Place::new(self.text, key.clone()))
            .hint(format!("put ( behind {field}: on line {line}{closing}"));
        Some(Slip { finding, cure })
    }

    /// Whether all brackets are in order with these changes.
    pub(super) fn balances(&self, changes: &[Change]) -> bool {
        let mut text = self.text.to_owned();
        changes.iter().for_each(|change| change.make(&mut text));
        let spans = Spans::new(&text);
        spans.mismatch.is_none() && spans.unclosed.is_none() && spans.node(0).children.len() == 1
    }
}
