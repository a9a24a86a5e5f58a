//! Where things stand in a RON text: a tolerant parser that keeps only names, nesting and byte ranges.
//!
//! It takes any text at all, in one pass and without recursion. It knows no types and reads no values: that is ron's work.

use std::ops::Range;

/// ron stops far earlier (at 64); brackets below this depth are counted, not remembered.
const DEEPEST: usize = 128;
/// No case has as many values; what comes after is not remembered.
const MOST: usize = 1 << 20;
/// Longer names are not shown in paths.
const LONGEST: usize = 60;

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

impl<'t> Spans<'t> {
    /// Reads the text, whatever it holds.
    pub fn new(text: &'t str) -> Self {
        Reader::new(text).read()
    }

    /// The byte range of the value at this path, or of the deepest value on the way to it. None only if there is no value at all.
    pub fn find(&self, path: &[Step]) -> Option<Range<usize>> {
        Some(self.nodes[self.walk(path).last()?.0].span.clone())
    }

    /// The path, as an author reads it, of the deepest value around a byte offset.
    pub fn path_at(&self, offset: usize) -> String {
        self.label(&self.trail(offset))
    }

    /// A path as an author reads it: `phases[1].encounters["kitchen"].options[2]`.
    pub fn show(&self, path: &[Step]) -> String {
        let trail = self.walk(path);
        let mut shown = self.label(&trail);
        let known = trail.iter().skip(1).filter(|(node, _)| self.counts(*node)).count();
        for step in path.iter().skip(known) {
            match step {
                Step::Field(name) => field(&mut shown, name),
                Step::Index(index) => shown.push_str(&format!("[{index}]")),
            }
        }
        shown
    }

    /// The values from the whole case down to the deepest one around a byte offset, each with its index in the one before.
    pub(super) fn trail(&self, offset: usize) -> Vec<(usize, usize)> {
        let mut trail = Vec::new();
        let mut current = 0;
        loop {
            let children = &self.nodes[current].children;
            let after = children.partition_point(|&child| self.start(child) <= offset);
            let Some(index) = after.checked_sub(1) else { return trail };
            let child = children[index];
            let end = self.nodes[child].span.end;
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

    /// The word before the bracket: `move` of `move("trust", 3)`.
    pub(super) fn called(&self, node: usize) -> Option<&'t str> {
        let node = &self.nodes[node];
        let Shape::Group(_, open) = node.shape else { return None };
        let word = self.slice(&(node.span.start..open)).split(|c: char| c.is_whitespace() || c == '/').next()?;
        (!word.is_empty()).then_some(word)
    }

    /// The smallest field or list item around a value that could be left out without a change to the meaning of the rest,
    /// and the value that it would then be missing from.
    pub(super) fn removable(&self, mut node: usize) -> Option<(Range<usize>, usize)> {
        while node != 0 {
            let Node { parent, stop, ref key, .. } = self.nodes[node];
            if parent != 0 && (key.is_some() || matches!(self.nodes[parent].shape, Shape::Group(b'[', _))) {
                return Some((self.start(node)..stop, parent));
            }
            node = parent;
        }
        None
    }

    fn start(&self, node: usize) -> usize {
        let node = &self.nodes[node];
        node.key.as_ref().map_or(node.span.start, |key| key.start)
    }

    /// `Some(x)` is written or left out at will, so that `x` answers to the paths of both.
    fn through(&self, mut node: usize) -> usize {
        while self.called(node) == Some("Some") {
            let Some(&inner) = self.nodes[node].children.first() else { break };
            node = inner;
        }
        node
    }

    /// Whether a value is a step of its own: the whole case is not, nor is what stands in `Some(…)`.
    fn counts(&self, node: usize) -> bool {
        let parent = self.nodes[node].parent;
        parent != 0 && self.called(parent) != Some("Some")
    }

    fn walk(&self, path: &[Step]) -> Vec<(usize, usize)> {
        let Some(&top) = self.nodes[0].children.first() else {
            return Vec::new();
        };
        let mut trail = vec![(top, 0)];
        let mut current = top;
        for step in path {
            current = self.through(current);
            let children = &self.nodes[current].children;
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

    /// The name of the field that a value is given to.
    pub(super) fn name(&self, node: usize) -> Option<&'t str> {
        let key = self.slice(self.nodes[node].key.as_ref()?);
        Some(key.strip_prefix("r#").unwrap_or(key).trim_matches('"'))
    }

    pub(super) fn label(&self, trail: &[(usize, usize)]) -> String {
        let mut shown = String::new();
        for &(node, index) in trail.iter().filter(|(node, _)| self.counts(*node)) {
            match (self.name(node), self.id(node)) {
                (Some(name), _) => field(&mut shown, name),
                (None, Some(id)) => shown.push_str(&format!("[\"{id}\"]")),
                (None, None) => shown.push_str(&format!("[{index}]")),
            }
        }
        shown
    }

    fn id(&self, node: usize) -> Option<&'t str> {
        let mut children = self.nodes[node].children.iter();
        let id = children.find(|&&child| self.name(child) == Some("id") && self.nodes[child].shape == Shape::Text)?;
        let id = self.slice(&self.nodes[*id].span).strip_prefix('"')?.strip_suffix('"')?;
        let plain = !id.is_empty() && id.len() <= LONGEST && !id.contains(|c: char| c.is_control() || c == '"' || c == '\\');
        plain.then_some(id)
    }
}

fn field(shown: &mut String, name: &str) {
    if !shown.is_empty() {
        shown.push('.');
    }
    shown.extend(name.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }));
}

/// An open bracket and what has been read inside it.
struct Frame {
    node: usize,
    key: Option<Range<usize>>,
    /// Whether a value has just ended, with no comma yet.
    fresh: bool,
}

struct Reader<'t> {
    lexer: Lexer<'t>,
    spans: Spans<'t>,
    /// All open brackets, a byte each; the first of them have frames, above the frame of the document.
    open: Vec<u8>,
    opened: [usize; 3],
    frames: Vec<Frame>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let document =
            Node { shape: Shape::Group(0, 0), span: 0..text.len(), key: None, stop: text.len(), parent: 0, children: Vec::new() };
        Reader {
            lexer: Lexer { text, at: 0 },
            spans: Spans {
                text,
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

    fn read(mut self) -> Spans<'t> {
        while let Some((token, range)) = self.lexer.next() {
            match token {
                Token::Open(bracket) => self.opens(bracket, range.start),
                Token::Close(bracket) => self.closes(bracket, range),
                Token::Comma => self.comma(range.end),
                Token::Colon => self.colon(),
                Token::Word => self.value(Shape::Word, range),
                Token::Text => self.value(Shape::Text, range),
                Token::Attribute => self.check(self.spans.nodes.len() == 1),
                Token::Space => {
                    self.spans.strays.push(range);
                    self.spans.regular = false;
                }
                Token::Curly => {
                    self.spans.strays.push(range.clone());
                    self.value(Shape::Text, range);
                    self.spans.regular = false;
                }
                Token::Junk => {
                    self.value(Shape::Junk, range);
                    self.check(false);
                }
                Token::Unended(shape) => {
                    self.spans.unended = Some(range.start);
                    self.check(false);
                    if let Some(shape) = shape {
                        self.value(shape, range);
                    }
                }
            }
        }
        if !self.open.is_empty() {
            self.check(false);
            self.spans.unclosed = self.innermost();
        }
        self.check(self.spans.nodes[0].children.len() <= 1);
        self.spans
    }

    /// Notes whether something is out of order.
    fn check(&mut self, in_order: bool) {
        if !in_order {
            self.spans.regular = false;
            self.spans.doubt = self.spans.doubt.min(self.lexer.at);
        }
    }

    /// The frame of the bracket that is open now, unless that is too deep.
    fn frame(&mut self) -> Option<&mut Frame> {
        let shallow = self.frames.len() == self.open.len() + 1;
        if shallow { self.frames.last_mut() } else { None }
    }

    fn innermost(&self) -> Option<usize> {
        let node = self.frames.last()?.node;
        match self.spans.nodes[node].shape {
            Shape::Group(_, open) if node != 0 => Some(open),
            _ => None,
        }
    }

    /// Adds a value to what is open, and returns it if it is remembered.
    fn add(&mut self, shape: Shape, span: Range<usize>) -> Option<usize> {
        let node = self.spans.nodes.len();
        let frame = self.frame().filter(|_| node < MOST);
        let Some(frame) = frame else {
            self.check(false);
            return None;
        };
        let missing_comma = std::mem::replace(&mut frame.fresh, true);
        let (parent, key) = (frame.node, frame.key.take());
        self.check(!missing_comma);
        self.spans.nodes[parent].children.push(node);
        let stop = span.end;
        self.spans.nodes.push(Node { shape, span, key, stop, parent, children: Vec::new() });
        Some(node)
    }

    fn value(&mut self, shape: Shape, span: Range<usize>) {
        self.add(shape, span);
    }

    fn opens(&mut self, bracket: u8, at: usize) {
        let end = self.spans.text.len();
        let deep = self.frames.len() > DEEPEST;
        let before = self.frame().filter(|frame| frame.fresh && bracket == b'(').map(|frame| frame.node);
        let word = before.and_then(|parent| self.spans.nodes[parent].children.last().copied());
        let word = word.filter(|&word| self.spans.nodes[word].shape == Shape::Word);
        let node = match word {
            _ if deep => {
                self.check(false);
                None
            }
            Some(word) => {
                let node = &mut self.spans.nodes[word];
                node.shape = Shape::Group(bracket, at);
                node.span.end = end;
                Some(word)
            }
            None => self.add(Shape::Group(bracket, at), at..end),
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
            if self.spans.mismatch.is_none() {
                self.spans.mismatch = self.innermost().map(|open| (open, range.start));
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
                self.spans.nodes[node].span.end = end;
                self.spans.nodes[node].stop = end;
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
        if complete && let Some(&last) = self.spans.nodes[node].children.last() {
            self.spans.nodes[last].stop = end;
        }
    }

    /// What stood before a colon was no value but a name.
    fn colon(&mut self) {
        let Some(&mut Frame { node, fresh, .. }) = self.frame() else {
            return;
        };
        let list = matches!(self.spans.nodes[node].shape, Shape::Group(b'[' | 0, _));
        self.check(fresh && !list);
        if !fresh {
            return;
        }
        let Some(name) = self.spans.nodes[node].children.pop() else {
            return;
        };
        let Node { ref span, ref key, .. } = self.spans.nodes[name];
        let (span, keyed) = (span.clone(), key.is_some());
        self.check(!keyed);
        if let Some(frame) = self.frame() {
            frame.key = Some(span);
            frame.fresh = false;
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

enum Token {
    /// A bracket, by its opening form.
    Open(u8),
    Close(u8),
    Comma,
    Colon,
    Word,
    Text,
    /// `#![enable(..)]` at the top of a file.
    Attribute,
    Curly,
    Space,
    Junk,
    /// A text (with its shape) or a comment that goes on to the end.
    Unended(Option<Shape>),
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    fn next(&mut self) -> Option<(Token, Range<usize>)> {
        loop {
            let start = self.at;
            let rest = &self.text[start..];
            let first = rest.chars().next()?;
            let (token, length) = match first {
                _ if space(first) => {
                    self.at += first.len_utf8();
                    continue;
                }
                '/' if rest.starts_with("//") => {
                    self.at += rest.find('\n').unwrap_or(rest.len());
                    continue;
                }
                '/' if rest.starts_with("/*") => match comment(rest) {
                    Some(length) => {
                        self.at += length;
                        continue;
                    }
                    None => (Token::Unended(None), rest.len()),
                },
                '(' | '[' | '{' => (Token::Open(first as u8), 1),
                ')' => (Token::Close(b'('), 1),
                ']' => (Token::Close(b'['), 1),
                '}' => (Token::Close(b'{'), 1),
                ',' => (Token::Comma, 1),
                ':' => (Token::Colon, 1),
                '#' if rest.starts_with("#!") => (Token::Attribute, rest.find(']').map_or(rest.len(), |end| end + 1)),
                '"' | '\'' | 'r' | 'b' => quoted(rest).unwrap_or_else(|| word(rest)),
                _ if curly(first).is_some() => (Token::Curly, curly_length(rest)),
                _ if invisible(first).is_some() => (Token::Space, first.len_utf8()),
                _ => word(rest),
            };
            self.at = start + length;
            return Some((token, start..self.at));
        }
    }
}

/// What ron takes for a space.
fn space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
}

/// What looks like a space, or like nothing, but is none for ron; with the name that editors use.
pub(super) fn invisible(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{A0}' | '\u{202F}' => "no-break space",
        '\u{AD}' => "soft hyphen",
        '\u{1680}' | '\u{180E}' | '\u{2000}'..='\u{200A}' | '\u{205F}' => "typographic space",
        '\u{3000}' => "ideographic space",
        '\u{200B}'..='\u{200D}' | '\u{2060}' => "zero-width space",
        '\u{FEFF}' => "byte order mark",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "invisible direction mark",
        _ => return None,
    })
}

/// Quotation marks that word processors write: whether double or single.
pub(super) fn curly(c: char) -> Option<char> {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => Some('"'),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' => Some('\''),
        _ => None,
    }
}

/// How far a text in curly quotes goes: to a curly quote on the same line, else to a straight one there, else to a curly one further
/// on, else the quote stands alone.
fn curly_length(rest: &str) -> usize {
    let mut chars = rest.char_indices();
    let Some((_, first)) = chars.next() else { return 0 };
    let (mut straight, mut same_line) = (None, true);
    for (index, c) in chars {
        same_line &= c != '\n';
        if !same_line && straight.is_some() {
            break;
        }
        if curly(c) == curly(first) {
            return index + c.len_utf8();
        }
        if c == '"' && straight.is_none() {
            if !same_line {
                break;
            }
            straight = Some(index + 1);
        }
    }
    straight.unwrap_or(first.len_utf8())
}

fn word(rest: &str) -> (Token, usize) {
    let raw = if rest.starts_with("r#") { 2 } else { 0 };
    let length = rest[raw..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.'))).unwrap_or(rest.len() - raw);
    match (length, raw) {
        (0, 0) => (Token::Junk, rest.chars().next().map_or(0, char::len_utf8)),
        (0, _) => (Token::Word, 1),
        _ => (Token::Word, raw + length),
    }
}

/// A text, raw text or character, also a byte one.
fn quoted(rest: &str) -> Option<(Token, usize)> {
    let body = rest.strip_prefix('b').unwrap_or(rest);
    let prefix = rest.len() - body.len();
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.bytes().take_while(|&byte| byte == b'#').count();
        let inside = raw[hashes..].strip_prefix('"')?;
        let end = inside.find(&format!("\"{}", "#".repeat(hashes)));
        return Some(match end {
            Some(end) => (Token::Text, prefix + 1 + hashes + 1 + end + 1 + hashes),
            None => (Token::Unended(Some(Shape::Text)), rest.len()),
        });
    }
    if body.starts_with('"') {
        let mut escaped = false;
        let end = body.bytes().skip(1).position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        return Some(match end {
            Some(end) => (Token::Text, prefix + end + 2),
            None => (Token::Unended(Some(Shape::Text)), rest.len()),
        });
    }
    let inside = body.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    let from = if first == '\\' { 2 } else { first.len_utf8() };
    // The longest character is '\u{10FFFF}'; an apostrophe without an end is not one.
    let end = inside.bytes().enumerate().skip(from).take(10).find(|&(_, byte)| byte == b'\'')?.0;
    (first == '\\' || end == from).then_some((Token::Text, prefix + end + 2))
}

/// The length of a block comment, which may hold others.
fn comment(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let (mut depth, mut at) = (0usize, 0);
    while let Some(pair) = bytes.get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Step::{Field, Index};
    use super::*;

    const CASE: &str = r####"#![enable(implicit_some)]
(
    title: "a \"quoted\" ] title", // a ) comment
    /* nested /* ( */ [ */
    minutes: (20, 40),
    r#type: 'x',
    phases: [
        (phase: engagement, encounters: []),
        Phase(phase: assessment, encounters: [
            (id: "kitchen", scene: r##"raw "# ] ( text"##, when: all([knows("a"), not(is("b"))]), until: Some(3),
             options: [(id: "x"), (text: "y", effects: [move("trust", -3)]),]),
        ]),
    ],
    map: {"a key": 1, 'b': [2]},
    maybe: Some(Some((deep: true))),
)"####;

    fn found(path: &[Step]) -> &'static str {
        Spans::new(CASE).find(path).map_or("", |range| &CASE[range])
    }

    const KITCHEN: [Step; 4] = [Field("phases"), Index(1), Field("encounters"), Index(0)];

    fn kitchen(path: &[Step]) -> Vec<Step> {
        [&KITCHEN, path].concat()
    }

    #[test]
    fn every_kind_of_value_is_found_by_its_path() {
        assert_eq!(found(&[Field("title")]), r#""a \"quoted\" ] title""#);
        assert_eq!(found(&[Field("minutes"), Index(1)]), "40");
        assert_eq!(found(&[Field("type")]), "'x'");
        assert_eq!(found(&kitchen(&[Field("scene")])), r###"r##"raw "# ] ( text"##"###);
        assert_eq!(found(&kitchen(&[Field("when"), Index(0), Index(1), Index(0), Index(0)])), "\"b\"");
        assert_eq!(found(&kitchen(&[Field("until")])), "Some(3)");
        assert_eq!(found(&kitchen(&[Field("options"), Index(1), Field("effects"), Index(0), Index(1)])), "-3");
        assert_eq!(found(&[Field("map"), Field("a key")]), "1");
        assert_eq!(found(&[Field("map"), Field("'b'"), Index(0)]), "2");
        assert_eq!(found(&[Field("maybe"), Field("deep")]), "true");
        assert!(Spans::new(CASE).regular);
    }

    #[test]
    fn a_path_that_leads_nowhere_ends_at_the_deepest_ancestor() {
        assert_eq!(found(&kitchen(&[Field("options"), Index(0), Field("text"), Index(9)])), "(id: \"x\")");
        assert_eq!(found(&[Field("nothing")]), &CASE[CASE.find("(\n").expect("the case begins")..]);
        assert_eq!(Spans::new(" // nothing").find(&[Field("a")]), None);
    }

    #[test]
    fn paths_are_shown_with_ids_where_there_are_any() {
        let spans = Spans::new(CASE);
        let path = kitchen(&[Field("options"), Index(1), Field("effects"), Index(0), Index(1)]);
        assert_eq!(spans.show(&path), r#"phases[1].encounters["kitchen"].options[1].effects[0][1]"#);
        assert_eq!(spans.show(&kitchen(&[Field("options"), Index(0)])), r#"phases[1].encounters["kitchen"].options["x"]"#);
        assert_eq!(spans.show(&kitchen(&[Field("decisions"), Index(7)])), r#"phases[1].encounters["kitchen"].decisions[7]"#);
        assert_eq!(spans.show(&[Field("maybe"), Field("deep")]), "maybe.deep");
        assert_eq!(spans.show(&[Field("maybe"), Field("other"), Index(2)]), "maybe.other[2]");
        assert_eq!(spans.show(&[]), "");
        assert_eq!(Spans::new("").show(&[Field("a"), Index(1), Field("b")]), "a[1].b");
    }

    #[test]
    fn an_offset_has_a_path() {
        let spans = Spans::new(CASE);
        let at = |part: &str| spans.path_at(CASE.find(part).expect("the part is in the case"));
        assert_eq!(at("-3"), r#"phases[1].encounters["kitchen"].options[1].effects[0][1]"#);
        assert_eq!(at("effects"), r#"phases[1].encounters["kitchen"].options[1].effects"#);
        assert_eq!(at("engagement"), "phases[0].phase");
        assert_eq!(at("true"), "maybe.deep");
        assert_eq!(at("#!["), "");
        assert_eq!(spans.path_at(usize::MAX), "");
    }

    #[test]
    fn a_forgotten_bracket_does_not_spoil_what_stands_before_and_around_it() {
        let text = "(a: [1, 2, b: 3)";
        let spans = Spans::new(text);
        assert!(!spans.regular);
        assert_eq!(spans.find(&[Field("a"), Index(1)]).map(|range| &text[range]), Some("2"));
        assert_eq!(spans.mismatch, Some((4, 15)));
        let text = "(a: (1, 2, b: [3";
        let spans = Spans::new(text);
        assert_eq!(spans.unclosed, Some(14));
        assert_eq!(spans.path_at(text.len()), "a.b[0]");
    }

    #[test]
    fn only_a_text_in_order_is_regular() {
        for text in ["(a: 1)", "(a: 1,)", "[1, (2, 3), x(4), {\"a\": 1}]", "x", "// c\n(a: r#\"…\"#, b: '\\'')", ""] {
            assert!(Spans::new(text).regular, "{text}");
        }
        for text in [
            "(a: 1 b: 2)",
            "(a: 1,,)",
            "(,)",
            "(a:)",
            "(a: 1))",
            "(a: [1)",
            "(a: 1",
            "(a 1)",
            "[a: 1]",
            "x, y",
            "(a = 1)",
            "\"x",
            "/* x",
            "(a: “b”)",
            "a:b",
        ] {
            assert!(!Spans::new(text).regular, "{text}");
        }
    }

    #[test]
    fn strays_are_found_outside_texts_and_comments_only() {
        let text = "(a: “it’s\u{a0}\"so\"”, b: \"“fine\u{a0}”\", c:\u{200b}1) // “”\u{a0}";
        let strays = Spans::new(text).strays;
        let shown: Vec<&str> = strays.into_iter().map(|range| &text[range]).collect();
        assert_eq!(shown, ["“it’s\u{a0}\"so\"”", "\u{200b}"]);
    }

    #[test]
    fn hostile_texts_are_read_in_one_pass() {
        let many = 1_000_000;
        let texts = [
            "(", "[", ")", "([{", "(]", "[(", "a(", "a:", ",", "\"", "r#", "r#\"", "/*", "'", "“", "‘\"", "#", "#!", "\\", "(a:", "Some(",
            "-",
        ];
        for part in texts {
            let text = part.repeat(many / part.len());
            let spans = Spans::new(&text);
            for offset in [0, 1, many / 2, many - 1, many, many + 9] {
                spans.path_at(offset);
            }
            spans.show(&[Index(0), Field("a")]);
        }
        let closed = "(".repeat(many) + &")".repeat(many);
        assert!(!Spans::new(&closed).regular);
        Spans::new(&("[".to_owned() + &"(".repeat(many) + &"]".repeat(many)));
        Spans::new(&("r".to_owned() + &"#".repeat(many)));
    }

    #[test]
    fn every_cut_of_a_text_can_be_read() {
        let text = CASE.to_owned() + "“ü” \u{a0}'ü' b'x' br#\"ü\"#";
        for cut in (0..text.len()).filter(|&cut| text.is_char_boundary(cut)) {
            for part in [&text[..cut], &text[cut..]] {
                let spans = Spans::new(part);
                (0..=part.len()).step_by(7).for_each(|offset| drop(spans.path_at(offset)));
            }
        }
    }
}
