//! The fields, effects, conditions and words of the case format. The text is that of the guide's reference.

use crate::scenario::reference::{self, Entry, Group};

/// The names under which `explain` knows them.
pub fn names() -> impl Iterator<Item = &'static str> {
    reference::groups().iter().flat_map(|group| group.entries.iter().map(|entry| entry.name))
}

/// Everything that the reference says under a name: fields in each group that has one, the group that it holds, words.
pub fn explain(name: &str) -> Option<String> {
    let name = name.trim().trim_matches('`').to_lowercase().replace(['-', ' '], "_");
    if name.is_empty() {
        return None;
    }
    let mut text = format!("# {name}\n");
    let entries = reference::groups().iter().flat_map(|group| group.entries.iter().map(move |entry| (group, entry)));
    let mut found = false;
    for (group, entry) in entries.filter(|(_, entry)| entry.name == name) {
        text.push_str(&format!("\nIn {}\n\n{}\n", place(group), said(entry)));
        found = true;
    }
    for group in reference::groups().iter().filter(|group| is_about(group, &name)) {
        text.push_str(&format!("\n## {}\n\n{}\n", plain(group.heading), plain(group.text)));
        found = true;
    }
    found.then_some(text)
}

/// Whether a group is what a field of this name holds, has this heading, or lists this word.
fn is_about(group: &Group, name: &str) -> bool {
    let heading = group.heading.to_lowercase().replace(' ', "_");
    let words = heading.strip_prefix("words:_");
    let lists = words.is_some() && group.text.contains(&format!("`{name}`"));
    group.held_by(name) || heading == name || words == Some(name) || lists
}

fn place(group: &Group) -> String {
    match group.heading {
        "The case" => "the case itself".into(),
        heading => plain(heading).replace('`', ""),
    }
}

fn said(entry: &Entry) -> String {
    plain(entry.text)
}

/// Without the marks for slanted print.
fn plain(text: &str) -> String {
    text.replace('*', "")
}
