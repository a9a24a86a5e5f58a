//! From tokens to the tree of values, with a note of the first things that are out of order.
//!
//! It goes on after any of them: what stands before and around a slip keeps its place.

use std::ops::Range;

use super::lexer::{Lexer, Token};
use super::{Node, Shape, Tree};

/// ron stops far earlier (at 64); brackets below this depth are counted, not remembered.
const DEEPEST: usize = 128;
/// No case has as many values; what comes after is not remembered.
const MOST: usize = 1 << 20;

/// Reads a text into its tree.
pub fn build(text: &str) -> Tree {
    Builder::new(text).build()
}

/// An open bracket and what has been read inside it.
struct Frame {
    node: usize,
    key: Option<Range<usize>>,
    /// Whether a value has just ended, with no comma yet.
    fresh: bool,
}

struct Builder<'t> {
    lexer: Lexer<'t>,
    tree: Tree,
    /// All open brackets, a byte each; the first of them have frames, above the frame of the document.
    open: Vec<u8>,
    /// How many of them there are of each kind, so that a stray closing bracket need not search.
    opened: [usize; 3],
    frames: Vec<Frame>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        let document =
            Node { shape: Shape::Group(0, 0), span: 0..text.len(), key: None, stop: text.len(), parent: 0, children: Vec::new() };
        Builder {
            lexer: Lexer { text, at: 0 },
            tree: Tree {
                nodes: vec![document],
                strays: Vec::new(),
                regular: true,
                doubt: usize::MAX,
                mismatch: None,
                unclosed: None,
                unended: None,
            },
            open: Vec::new(),
            opened: [0; 3],
            frames: vec![Frame { node: 0, key: None, fresh: false }],
        }
    }

    fn build(mut self) -> Tree {
        while let Some((token, range)) = self.lexer.next() {
            match token {
                Token::Open(bracket) => self.opens(bracket, range.start),
                Token::Close(bracket) => self.closes(bracket, range),
                Token::Comma => self.comma(range.end),
                Token::Colon => self.colon(),
                Token::Word => self.value(Shape::Word, range),
                Token::Text => self.value(Shape::Text, range),
                Token::Attribute => self.check(self.tree.nodes.len() == 1),
                Token::Space => {
                    self.tree.strays.push(range);
                    self.tree.regular = false;
                }
                Token::Curly => {
                    self.tree.strays.push(range.clone());
                    self.value(Shape::Text, range);
                    self.tree.regular = false;
                }
                Token::Junk => {
                    self.value(Shape::Junk, range);
                    self.check(false);
                }
                Token::Unended(shape) => {
                    self.tree.unended = Some(range.start);
                    self.check(false);
                    if let Some(shape) = shape {
                        self.value(shape, range);
                    }
                }
            }
        }
        if !self.open.is_empty() {
            self.check(false);
            self.tree.unclosed = self.innermost();
        }
        self.check(self.tree.nodes[0].children.len() <= 1);
        self.tree
    }

    fn value(&mut self, shape: Shape, span: Range<usize>) {
        self.add(shape, span);
    }

    fn opens(&mut self, bracket: u8, at: usize) {
        let end = self.lexer.text.len();
        let node = if self.frames.len() > DEEPEST {
            self.check(false);
            None
        } else if bracket == b'('
            && let Some(word) = self.word_before()
        {
            let node = &mut self.tree.nodes[word];
            node.shape = Shape::Group(bracket, at);
            node.span.end = end;
            Some(word)
        } else {
            self.add(Shape::Group(bracket, at), at..end)
        };
        if let Some(node) = node {
            self.frames.push(Frame { node, key: None, fresh: false });
        }
        self.open.push(bracket);
        self.opened[kind(bracket)] += 1;
    }

    fn closes(&mut self, bracket: u8, range: Range<usize>) {
        if self.open.last() != Some(&bracket) {
            self.check(false);
            if self.tree.mismatch.is_none() {
                self.tree.mismatch = self.innermost().map(|open| (open, range.start));
            }
            // One bracket too many is passed over; otherwise those in between have been forgotten.
            if self.opened[kind(bracket)] == 0 {
                return;
            }
        }
        while let Some(top) = self.open.pop() {
            self.opened[kind(top)] -= 1;
            if self.frames.len() > self.open.len() + 1
                && let Some(Frame { node, key, .. }) = self.frames.pop()
            {
                self.check(key.is_none());
                let end = if top == bracket { range.end } else { range.start };
                self.tree.nodes[node].span.end = end;
                self.tree.nodes[node].stop = end;
            }
            if top == bracket {
                break;
            }
        }
    }

    fn comma(&mut self, end: usize) {
        let Some(frame) = self.frame() else { return };
        let complete = std::mem::replace(&mut frame.fresh, false) && frame.key.is_none();
        let node = frame.node;
        frame.key = None;
        self.check(complete && node != 0);
        if complete && let Some(&last) = self.tree.nodes[node].children.last() {
            self.tree.nodes[last].stop = end;
        }
    }

    /// What stood before a colon was no value but a name.
    fn colon(&mut self) {
        let Some(&mut Frame { node, fresh, .. }) = self.frame() else {
            return;
        };
        let list = matches!(self.tree.nodes[node].shape, Shape::Group(b'[' | 0, _));
        self.check(fresh && !list);
        if !fresh {
            return;
        }
        let Some(name) = self.tree.nodes[node].children.pop() else {
            return;
        };
        let Node { ref span, ref key, .. } = self.tree.nodes[name];
        let (span, keyed) = (span.clone(), key.is_some());
        self.check(!keyed);
        if let Some(frame) = self.frame() {
            frame.key = Some(span);
            frame.fresh = false;
        }
    }

    /// Adds a value to what is open, and returns it if it is remembered.
    fn add(&mut self, shape: Shape, span: Range<usize>) -> Option<usize> {
        let node = self.tree.nodes.len();
        let frame = self.frame().filter(|_| node < MOST);
        let Some(frame) = frame else {
            self.check(false);
            return None;
        };
        let missing_comma = std::mem::replace(&mut frame.fresh, true);
        let (parent, key) = (frame.node, frame.key.take());
        self.check(!missing_comma);
        self.tree.nodes[parent].children.push(node);
        let stop = span.end;
        self.tree.nodes.push(Node { shape, span, key, stop, parent, children: Vec::new() });
        Some(node)
    }

    /// Notes whether something is out of order.
    fn check(&mut self, in_order: bool) {
        if !in_order {
            self.tree.regular = false;
            self.tree.doubt = self.tree.doubt.min(self.lexer.at);
        }
    }

    /// The frame of the bracket that is open now, unless that is too deep.
    fn frame(&mut self) -> Option<&mut Frame> {
        let shallow = self.frames.len() == self.open.len() + 1;
        if shallow { self.frames.last_mut() } else { None }
    }

    /// The word that has just ended.
    fn word_before(&mut self) -> Option<usize> {
        let parent = self.frame().filter(|frame| frame.fresh)?.node;
        let last = self.tree.nodes[parent].children.last().copied();
        last.filter(|&last| self.tree.nodes[last].shape == Shape::Word)
    }

    /// Where the innermost bracket opens.
    fn innermost(&self) -> Option<usize> {
        let node = self.frames.last()?.node;
        match self.tree.nodes[node].shape {
            Shape::Group(_, open) if node != 0 => Some(open),
            _ => None,
        }
    }
}

fn kind(bracket: u8) -> usize {
    match bracket {
        b'(' => 0,
        b'[' => 1,
        _ => 2,
    }
}
