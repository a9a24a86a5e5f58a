//! `practicum guide`: the author's guide, as it stands in the project, whole or one part of it.

use super::args::Guide;
use super::{explain, out};
use crate::scenario::reference::{self, GUIDE};

pub fn run(args: &Guide) -> Result<u8, String> {
    let text = match args.part.as_deref() {
        None => GUIDE.to_owned(),
        Some(part) => named(part)?,
    };
    out::print(&text)?;
    Ok(0)
}

/// The parts of the guide, each with its title.
fn parts() -> impl Iterator<Item = (&'static str, &'static str)> {
    GUIDE.split("\n## ").skip(1).filter_map(|part| part.split_once('\n'))
}

/// The first part that is called so: by a word of its title, by its number in the contents, or the first as `start`.
pub fn part(part: &str) -> Option<String> {
    let wanted = part.trim().to_lowercase();
    let is_word = |title: &str| !wanted.is_empty() && title.to_lowercase().contains(&wanted);
    let (_, (title, text)) = parts().enumerate().find(|(at, (title, _))| match wanted.as_str() {
        "start" => *at == 0,
        number if number.parse() == Ok(at + 1) => true,
        _ => is_word(title),
    })?;
    Some(format!("## {title}\n{}\n", text.trim_end()))
}

/// A part of the guide, a group of the reference, or an entry of it.
fn named(name: &str) -> Result<String, String> {
    let group = || {
        let group = reference::group(Some(name.trim())).filter(|_| !name.trim().is_empty())?;
        Some(format!("### {}\n\n{}\n", group.heading, group.text))
    };
    let titles = || parts().map(|(title, _)| format!("\"{title}\"")).collect::<Vec<_>>().join(", ");
    part(name).or_else(group).or_else(|| explain::reference(name)).ok_or_else(|| {
        format!(
            "the guide has no part \"{name}\": say `start`, `reference`, the name of a field, or a word of one of its titles: {}",
            titles()
        )
    })
}
