//! `practicum guide`: the author's guide, as it stands in the project, whole or one part of it.

use super::args::Guide;
use super::out;

/// The guide; its reference part is made from the types of the case format.
const GUIDE: &str = include_str!("../../assets/guide/authors-guide.md");

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
fn named(part: &str) -> Result<String, String> {
    let wanted = part.trim().to_lowercase();
    let is_word = |title: &str| !wanted.is_empty() && title.to_lowercase().contains(&wanted);
    let found = parts().enumerate().find(|(at, (title, _))| match wanted.as_str() {
        "start" => *at == 0,
        number if number.parse() == Ok(at + 1) => true,
        _ => is_word(title),
    });
    let titles = || parts().map(|(title, _)| format!("\"{title}\"")).collect::<Vec<_>>().join(", ");
    let (_, (title, text)) = found.ok_or_else(|| {
        format!("the guide has no part \"{part}\": say `start`, `reference`, or a word of one of its titles: {}", titles())
    })?;
    Ok(format!("## {title}\n{}\n", text.trim_end()))
}
