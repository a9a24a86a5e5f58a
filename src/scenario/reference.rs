//! The reference of the author's guide, as data: every group of a case, its fields, what each means, and an example of each.
//!
//! The guide's text is made from the docs of [`super::source`] by a test; here it is only taken apart again.

use std::sync::LazyLock;

/// The author's guide.
pub const GUIDE: &str = include_str!("../../assets/guide/authors-guide.md");
/// The titles of the part that is the reference and of the part behind it.
const REFERENCE: &str = "\n## Reference: every field\n";
/// The heading of the whole case.
const CASE: &str = "The case";

static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    let part = GUIDE.split_once(REFERENCE).map_or("", |(_, part)| part);
    let part = part.split_once("\n## ").map_or(part, |(part, _)| part);
    part.split("\n### ").skip(1).filter_map(|section| section.split_once('\n')).map(|(heading, text)| Group::new(heading, text)).collect()
});

/// A heading of the reference: a group with its fields, a family of words with values, or a list of plain words.
#[derive(Debug)]
pub struct Group {
    /// As it stands in the guide.
    pub heading: &'static str,
    /// What stands under it.
    pub text: &'static str,
    /// Its entries, in their order.
    pub entries: Vec<Entry>,
}

/// An entry of the reference: a field, or a word with values.
#[derive(Debug)]
pub struct Entry {
    /// The name of the field, or the word.
    pub name: &'static str,
    /// The whole entry, as it stands in the guide.
    pub text: &'static str,
    /// How it is written.
    pub example: &'static str,
    /// Whether a group is not complete without it.
    pub needed: bool,
}

/// All headings of the reference, in their order.
pub fn groups() -> &'static [Group] {
    &GROUPS
}

/// The group that a field holds, itself or in a list; the case where there is no field.
pub fn group(field: Option<&str>) -> Option<&'static Group> {
    groups().iter().find(|group| match field {
        None => group.heading == CASE,
        Some(field) => group.held_by(field),
    })
}

impl Group {
    fn new(heading: &'static str, text: &'static str) -> Self {
        let mut entries = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find("- `").map(|found| at + found) {
            let end = text[start..].find("\n- `").or_else(|| text[start..].find("\n\n")).map_or(text.len(), |end| start + end);
            entries.extend(Entry::new(text[start..end].trim_end()).filter(|_| start == 0 || text[..start].ends_with('\n')));
            at = end;
        }
        Group { heading, text: text.trim(), entries }
    }

    /// Whether this field holds such a group, itself or in a list.
    pub fn held_by(&self, field: &str) -> bool {
        self.heading.split('`').any(|part| part.split_once(':').is_some_and(|(name, _)| name == field))
    }

    /// The entry of this name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }
}

impl Entry {
    fn new(text: &'static str) -> Option<Self> {
        let (first, rest) = text.strip_prefix("- `")?.split_once('`')?;
        let is_field = rest.starts_with(": ") && first.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let last = text.rsplit('\n').next().unwrap_or_default().trim();
        let example = last.strip_prefix('`').and_then(|last| last.strip_suffix('`')).filter(|_| is_field).unwrap_or(first);
        let name = first.split('(').next().unwrap_or(first);
        Some(Entry { name, text, example, needed: is_field && text.replace("\n ", "").contains(", needed.") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_is_taken_apart_as_it_was_made() {
        let case = group(None).expect("the case is in the reference");
        assert!(case.entries.len() > 30, "{:?}", case.entries.len());
        let minutes = case.entry("minutes").expect("a field of the case");
        assert_eq!((minutes.example, minutes.needed), ("minutes: (10, 15)", true));
        assert!(!case.entry("language").expect("a field of the case").needed);
        let limits = group(Some("limits")).expect("a group of the case");
        assert_eq!(limits.entries.iter().map(|entry| entry.name).collect::<Vec<_>>(), ["weeks", "hours_per_week", "caseload", "budget"]);
        assert!(std::ptr::eq(group(Some("desk")).expect("decisions"), group(Some("decisions")).expect("decisions")));
        let effects = groups().iter().find(|group| group.heading == "Effects").expect("the effects");
        assert_eq!(effects.entry("move").expect("an effect").example, "move(\"trust\", 5)");
        for entry in groups().iter().flat_map(|group| &group.entries) {
            assert!(entry.example.starts_with(entry.name), "{entry:?}");
        }
        assert!(group(Some("colour")).is_none());
    }
}
