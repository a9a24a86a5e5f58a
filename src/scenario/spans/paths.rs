//! Paths as an author reads them: `phases[1].encounters["kitchen"].options[2]`.
//!
//! They are written here, never read.

use super::{Shape, Spans, Step};

/// Longer names are not shown in paths.
const LONGEST: usize = 60;

impl<'t> Spans<'t> {
    /// The path of the deepest value around a byte offset.
    pub fn path_at(&self, offset: usize) -> String {
        self.label(&self.trail(offset))
    }

    /// A path with the ids that there are on its way. What there is no value for is shown as it was asked for.
    pub fn show(&self, path: &[Step]) -> String {
        let trail = self.walk(path);
        let mut shown = self.label(&trail);
        let known = trail.iter().skip(1).filter(|(node, _)| self.counts(*node)).count();
        for step in path.iter().skip(known) {
            match step {
                Step::Field(name) => push_field(&mut shown, name),
                Step::Index(index) => shown.push_str(&format!("[{index}]")),
            }
        }
        shown
    }

    /// The path of a trail's last value.
    pub(in crate::scenario) fn label(&self, trail: &[(usize, usize)]) -> String {
        let mut shown = String::new();
        for &(node, index) in trail.iter().filter(|(node, _)| self.counts(*node)) {
            match (self.name(node), self.id(node)) {
                (Some(name), _) => push_field(&mut shown, name),
                (None, Some(id)) => shown.push_str(&format!("[\"{id}\"]")),
                (None, None) => shown.push_str(&format!("[{index}]")),
            }
        }
        shown
    }

    /// Whether a value is a step of its own: the whole case is not, nor is what stands in `Some(…)`.
    fn counts(&self, node: usize) -> bool {
        let parent = self.node(node).parent;
        parent != 0 && self.called(parent) != Some("Some")
    }

    fn id(&self, node: usize) -> Option<&'t str> {
        let mut children = self.node(node).children.iter();
        let id = children.find(|&&child| self.name(child) == Some("id") && self.node(child).shape == Shape::Text)?;
        let id = self.slice(&self.node(*id).span).strip_prefix('"')?.strip_suffix('"')?;
        let plain = !id.is_empty() && id.len() <= LONGEST && !id.contains(|c: char| c.is_control() || c == '"' || c == '\\');
        plain.then_some(id)
    }
}

fn push_field(shown: &mut String, name: &str) {
    if !shown.is_empty() {
        shown.push('.');
    }
    shown.extend(name.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }));
}
