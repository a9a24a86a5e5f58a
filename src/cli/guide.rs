//! `practicum guide`: the author's guide, as it stands in the project.

use std::io::Write as _;

/// The guide; its reference part is made from the types of the case format.
const GUIDE: &str = include_str!("../../assets/guide/authors-guide.md");

pub fn run() -> Result<u8, String> {
    // A reader that closes early, such as `head`, is no fault.
    let _ = std::io::stdout().lock().write_all(GUIDE.as_bytes());
    Ok(0)
}
