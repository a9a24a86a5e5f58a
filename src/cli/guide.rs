//! `practicum guide`: the author's guide, as it stands in the project.

use super::out;

/// The guide; its reference part is made from the types of the case format.
const GUIDE: &str = include_str!("../../assets/guide/authors-guide.md");

pub fn run() -> Result<u8, String> {
    out::print(GUIDE)?;
    Ok(0)
}
