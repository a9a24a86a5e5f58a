//! Where things stand in a RON text: the values as a tree of byte ranges, found by path or by offset.
//!
//! It takes any text at all, in one pass and without recursion. It knows no types and reads no values: that is ron's work.

mod characters;
mod inside;
mod lexer;
mod paths;
#[cfg(test)]
mod tests;
mod tree;

use std::ops::{Deref, Range};
use std::sync::Arc;

pub use characters::{curly, invisible};

/// One step from a value to a value inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Into a struct, by the name of the field.
    Field(&'static str),
    /// Into a list, a tuple, or the arguments of an effect or condition, from 0.
    Index(usize),
}

/// The values of a RON text as a tree of byte ranges.
#[derive(Debug)]
pub struct Spans<'t> {
    text: &'t str,
    tree: Arc<Tree>,
}

/// The tree without its text.
#[derive(Debug)]
pub struct Tree {
    /// The first is the document, around everything.
    nodes: Vec<Node>,
    /// Texts in curly quotes, lone curly quotes and invisible spaces, wherever they are not inside texts and comments.
    pub(super) strays: Vec<Range<usize>>,
    /// Whether every bracket and comma is in order, so that the tree is sure to be the one that ron sees.
    pub(super) regular: bool,
    /// Up to where that is so, strays aside: a forgotten quotation mark turns texts inside out after it.
    pub(super) doubt: usize,
    /// The first bracket that the next bracket does not close: where it opens, where the other stands.
    pub(super) mismatch: Option<(usize, usize)>,
    /// The innermost bracket still open at the end.
    pub(super) unclosed: Option<usize>,
    /// The text or comment that does not end.
    pub(super) unended: Option<usize>,
}

/// What a value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A word or a number.
    Word,
    /// Something in quotation marks.
    Text,
    /// Values in brackets, perhaps with a word before them; which bracket, and where it stands.
    Group(u8, usize),
    /// Something that has no place in RON.
    Junk,
}

/// A value.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) shape: Shape,
    pub(super) span: Range<usize>,
    /// The field name or map key before it.
    pub(super) key: Option<Range<usize>>,
    /// The end of the comma behind it, or its own end.
    stop: usize,
    parent: usize,
    pub(super) children: Vec<usize>,
}

impl Tree {
    /// Reads the text, whatever it holds.
    pub fn new(text: &str) -> Self {
        tree::build(text)
    }
}

impl Deref for Spans<'_> {
    type Target = Tree;

    fn deref(&self) -> &Tree {
        &self.tree
    }
}

impl<'t> Spans<'t> {
    /// Reads the text, whatever it holds.
    pub fn new(text: &'t str) -> Self {
        Self::with(text, Arc::new(Tree::new(text)))
    }

    /// The text with its tree, where that has been read before.
    pub fn with(text: &'t str, tree: Arc<Tree>) -> Self {
        Self { text, tree }
    }

    /// The byte range of the value at this path, or of the deepest value on the way to it. None only if there is no value at all.
    pub fn find(&self, path: &[Step]) -> Option<Range<usize>> {
        let &(deepest, _) = self.walk(path).last()?;
        Some(self.node(deepest).span.clone())
    }

    /// The values from the whole case down to the deepest one around a byte offset, each with its index in the one before.
    pub(super) fn trail(&self, offset: usize) -> Vec<(usize, usize)> {
        let mut trail = Vec::new();
        let mut current = 0;
        loop {
            let children = &self.node(current).children;
            let after = children.partition_point(|&child| self.start(child) <= offset);
            let Some(index) = after.checked_sub(1) else { return trail };
            let child = children[index];
            let end = self.node(child).span.end;
            // At the end of the text is still inside what was not closed.
            if offset >= end && !(offset == end && end == self.text.len()) {
                return trail;
            }
            trail.push((child, index));
            current = child;
        }
    }

    pub(super) fn node(&self, node: usize) -> &Node {
        &self.nodes[node]
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The name of the field that a value is given to.
    pub(super) fn name(&self, node: usize) -> Option<&'t str> {
        let key = self.slice(self.node(node).key.as_ref()?);
        Some(key.strip_prefix("r#").unwrap_or(key).trim_matches('"'))
    }

    /// The word before the bracket: `move` of `move("trust", 3)`.
    pub(super) fn called(&self, node: usize) -> Option<&'t str> {
        let node = self.node(node);
        let Shape::Group(_, open) = node.shape else { return None };
        let word = self.slice(&(node.span.start..open)).split(|c: char| c.is_whitespace() || c == '/').next()?;
        (!word.is_empty()).then_some(word)
    }

    /// The smallest field or list item around a value that could be left out without a change to the meaning of the rest,
    /// and the value that it would then be missing from.
    pub(super) fn removable(&self, mut node: usize) -> Option<(Range<usize>, usize)> {
        while node != 0 {
            let Node { parent, stop, ref key, .. } = *self.node(node);
            if parent != 0 && (key.is_some() || matches!(self.node(parent).shape, Shape::Group(b'[', _))) {
                return Some((self.start(node)..stop, parent));
            }
            node = parent;
        }
        None
    }

    /// Whether the field or list item around a value ends before the first thing that is out of order.
    pub(super) fn is_sure(&self, node: usize) -> bool {
        let Some((range, _)) = self.removable(node) else { return false };
        let ends = self.text[..range.end].ends_with(',') || self.text[range.end..].trim_start().starts_with([')', ']']);
        ends && range.end < self.doubt
    }

    /// Where the list item or field ends that goes on at an offset: before its comma, or the bracket around it.
    pub(super) fn item_end(&self, offset: usize) -> usize {
        let mut depth = 0usize;
        for (token, range) in (lexer::Lexer { text: self.text, at: offset }) {
            match token {
                lexer::Token::Open(_) => depth += 1,
                lexer::Token::Close(_) if depth > 0 => depth -= 1,
                lexer::Token::Comma if depth > 0 => {}
                lexer::Token::Close(_) | lexer::Token::Comma => return range.start,
                _ => {}
            }
        }
        self.text.len()
    }

    /// The values along a path, as far as there are any, each with its index in the one before.
    fn walk(&self, path: &[Step]) -> Vec<(usize, usize)> {
        let Some(&top) = self.node(0).children.first() else {
            return Vec::new();
        };
        let mut trail = vec![(top, 0)];
        let mut current = top;
        for step in path {
            let children = &self.node(self.through(current)).children;
            let index = match step {
                Step::Index(index) => Some(*index).filter(|&index| index < children.len()),
                Step::Field(name) => children.iter().position(|&child| self.name(child) == Some(name)),
            };
            let Some(index) = index else { break };
            current = children[index];
            trail.push((current, index));
        }
        trail
    }

    /// `Some(x)` is written or left out at will, so that `x` answers to the paths of both.
    fn through(&self, mut node: usize) -> usize {
        while self.called(node) == Some("Some") {
            let Some(&inner) = self.node(node).children.first() else { break };
            node = inner;
        }
        node
    }

    /// Where a value begins, its name included.
    fn start(&self, node: usize) -> usize {
        let node = self.node(node);
        node.key.as_ref().map_or(node.span.start, |key| key.start)
    }
}
