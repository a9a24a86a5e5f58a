//! `practicum booklet`: a whole case as one page of HTML, for paper and screen.

use std::path::Path;

use super::args::{Booklet, Places};
use super::{INTERRUPTED, named, out, prove};
use crate::report::{BookletExtent, booklet};

pub fn run(args: &Booklet, places: &Places) -> Result<u8, String> {
    let case = named::sound_case(&args.case, places)?;
    let (to_screen, cure) = (args.out == Path::new("-"), "; say --force to write over it, or name another file");
    out::room_for(&args.out)?;
    if !to_screen && !args.force {
        out::is_free(&args.out, cure)?;
    }
    let extent = if args.without_keys { BookletExtent::WithoutKeys } else { BookletExtent::WithKeys };
    let proof = (!args.without_proof && !args.without_keys).then(|| prove::sheet(&case));
    let is_whole = proof.as_ref().is_none_or(|(_, is_whole)| *is_whole);
    let page = booklet(&case, extent, proof.as_ref().map(|(sheet, _)| sheet));
    match (to_screen, args.force) {
        (true, _) => out::print(&page)?,
        (_, true) => out::write(&args.out, &page)?,
        (_, false) => out::write_new(&args.out, &page, cure)?,
    }
    if !to_screen {
        out::print(&format!("{}: the booklet of \"{}\"\n", args.out.display(), case.about.title))?;
    }
    // What was stopped stands in the booklet as far as it came, and its sheet says so.
    Ok(if is_whole { 0 } else { INTERRUPTED })
}
