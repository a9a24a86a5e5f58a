//! `practicum booklet`: a whole case as one page of HTML, for paper and screen.

use std::io::Write as _;
use std::path::Path;

use super::args::{Booklet, Places};
use super::{play, prove};
use crate::report::{BookletExtent, booklet};

pub fn run(args: &Booklet, places: &Places) -> Result<u8, String> {
    let case = play::sound_case(&args.case, places)?;
    let extent = if args.without_keys { BookletExtent::WithoutKeys } else { BookletExtent::WithKeys };
    let proof = (args.proof && !args.without_keys).then(|| prove::sheet(&case)).flatten();
    let page = booklet(&case, extent, proof.as_ref());
    if args.out == Path::new("-") {
        // A reader that closes early, such as `head`, is no fault.
        let _ = std::io::stdout().lock().write_all(page.as_bytes());
        return Ok(0);
    }
    let shown = args.out.display();
    let mut how = std::fs::OpenOptions::new();
    how.write(true);
    if args.force {
        how.create(true).truncate(true)
    } else {
        how.create_new(true)
    };
    how.open(&args.out).and_then(|mut file| file.write_all(page.as_bytes())).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => format!("\"{shown}\" is there already; say --force to write over it, or name another file"),
        _ => format!("cannot write \"{shown}\": {error}"),
    })?;
    println!("{shown}: the booklet of \"{}\"", case.about.title);
    Ok(0)
}
