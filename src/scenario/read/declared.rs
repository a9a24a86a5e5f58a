//! Names that stand alone where a condition belongs: what the case declares under them, and how one asks for that.

use super::super::spans::Shape;
use super::Reading;
use super::wording::{content, shown};

impl Reading<'_> {
    /// The conditions that ask for what the case calls by this name.
    pub(super) fn asked_for(&self, name: &str) -> Vec<String> {
        const MOST: usize = 3;
        let mut found = Vec::new();
        let mut left = vec![(0, Vec::new())];
        while let Some((group, around)) = left.pop() {
            let node = self.spans.node(group);
            let list = around.last().and_then(|&list| self.spans.name(list));
            if found.len() < MOST && self.is_called(group, list, name) {
                let name = shown(name);
                found.extend(match list {
                    Some("facts") => Some(format!("knows(\"{name}\")")),
                    Some("flags") => Some(format!("is(\"{name}\")")),
                    Some("encounters") => Some(format!("did(\"{name}\")")),
                    Some("options") => {
                        let decision = around.iter().rev().nth(1).and_then(|&decision| self.id(decision));
                        decision.map(|decision| format!("chose(\"{}.{name}\")", shown(decision)))
                    }
                    Some("measures") => Some(format!("at_least(\"{name}\", 40)")),
                    Some("resources") => Some(format!("uses(\"{name}\")")),
                    Some("goals") => Some(format!("planned(\"{name}\")")),
                    Some("reactions") => Some(format!("noticed(\"{name}\")")),
                    _ => None,
                });
            }
            // What stands deeper declares nothing.
            if !node.children.is_empty() && around.len() < 12 {
                let mut inside = around;
                inside.push(group);
                let flags = self.spans.name(group) == Some("flags");
                let declares = |&&child: &&usize| flags || matches!(self.spans.node(child).shape, Shape::Group(..));
                left.extend(node.children.iter().rev().filter(declares).map(|&child| (child, inside.clone())));
            }
        }
        found
    }

    fn is_called(&self, node: usize, list: Option<&str>, name: &str) -> bool {
        let value = self.spans.node(node);
        match value.shape {
            Shape::Text => list == Some("flags") && content(self.spans.slice(&value.span)) == name,
            Shape::Group(..) => self.id(node) == Some(name),
            _ => false,
        }
    }

    fn id(&self, group: usize) -> Option<&str> {
        let &id = self.spans.node(group).children.iter().find(|&&child| self.spans.name(child) == Some("id"))?;
        Some(content(self.spans.slice(&self.spans.node(id).span)))
    }
}
