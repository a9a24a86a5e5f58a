//! What stands at an offset, before it and around it.
//!
//! Nothing is judged here.

use std::ops::Range;

use super::super::spans::{Node, Shape};
use super::Reading;
use super::wording::{content, is_number, quoted, shown};

/// What ends a value or a name.
pub(super) const ENDS: [char; 5] = [',', ':', ')', ']', '}'];

impl Reading<'_> {
    /// What stands at an offset, and its words.
    pub(super) fn found(&self, at: usize) -> (Range<usize>, String) {
        let Some(first) = self.text[at..].chars().next() else {
            return (at..at, "the end of the file".into());
        };
        let one = (at..at + first.len_utf8(), quoted(&first.to_string()));
        let Some(&(node, _)) = self.spans.trail(at).last() else {
            return one;
        };
        let Node { shape, span, key, .. } = self.spans.node(node);
        if let Some(key) = key.as_ref().filter(|key| key.contains(&at)) {
            return (key.clone(), format!("the name {}", quoted(content(self.spans.slice(key)))));
        }
        let text = self.spans.slice(span);
        let words = match shape {
            _ if ENDS.contains(&first) => return one,
            Shape::Text => format!("the text {}", quoted(content(text))),
            Shape::Word if is_number(text) => format!("the number {}", shown(text)),
            Shape::Word => format!("the word {}", quoted(text)),
            Shape::Group(_, open) if at > *open => return one,
            Shape::Group(b'[', _) => "a list".into(),
            Shape::Group(b'{', _) => "curly braces".into(),
            Shape::Group(..) => match self.spans.called(node) {
                Some(name) => quoted(&format!("{name}(…)")),
                None => "parentheses".into(),
            },
            Shape::Junk => quoted(text),
        };
        (span.clone(), words)
    }

    /// The innermost brackets around an offset: their range, and the word before them.
    pub(super) fn around(&self, at: usize) -> (Range<usize>, Option<&str>) {
        let trail = self.spans.trail(at);
        let group = trail.iter().rev().find(|&&(node, _)| matches!(self.spans.node(node).shape, Shape::Group(_, open) if open < at));
        group.map_or((at..at, None), |&(node, _)| (self.spans.node(node).span.clone(), self.spans.called(node)))
    }

    /// The value before an offset, among those of the same brackets.
    pub(super) fn before(&self, at: usize) -> Option<&Node> {
        let trail = self.spans.trail(at);
        trail.iter().rev().find_map(|&(node, index)| {
            let node = self.spans.node(node);
            let behind = node.children.partition_point(|&child| self.spans.node(child).span.end <= at);
            let child = behind.checked_sub(1).and_then(|last| node.children.get(last));
            child.map(|&child| self.spans.node(child)).or_else(|| (index == 0 && node.span.end <= at).then_some(node))
        })
    }

    /// The text in quotation marks that ends just before an offset.
    pub(super) fn text_before(&self, at: usize) -> Option<Range<usize>> {
        let node = self.before(at)?;
        let between = self.spans.slice(&(node.span.end..at));
        (node.shape == Shape::Text && between.trim().is_empty()).then(|| node.span.clone())
    }

    /// Whether a word with values in parentheses stands at an offset.
    pub(super) fn is_call(&self, at: usize) -> bool {
        self.spans.trail(at).last().is_some_and(|&(node, _)| self.spans.called(node).is_some())
    }
}
