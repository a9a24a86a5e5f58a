//! `practicum booklet`: a whole case as one page of HTML, for paper and screen.

use std::path::Path;

use super::args::{Booklet, Places};
use super::{named, out, prove};
use crate::report::{BookletExtent, booklet};

pub fn run(args: &Booklet, places: &Places) -> Result<u8, String> {
    let case = named::sound_case(&args.case, places)?;
    out::room_for(&args.out)?;
    let extent = if args.without_keys { BookletExtent::WithoutKeys } else { BookletExtent::WithKeys };
    let proof = (args.proof && !args.without_keys).then(|| prove::sheet(&case));
    let page = booklet(&case, extent, proof.as_ref());
    if args.out == Path::new("-") {
        out::print(&page)?;
        return Ok(0);
    }
    match args.force {
        true => out::write(&args.out, &page)?,
        false => out::write_new(&args.out, &page, "; say --force to write over it, or name another file")?,
    }
    out::print(&format!("{}: the booklet of \"{}\"\n", args.out.display(), case.about.title))?;
    Ok(0)
}
