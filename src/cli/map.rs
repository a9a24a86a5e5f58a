//! `practicum map`: what there is in a case and what leads where, as a picture, for graph programs or in words.

use super::args::{Map as Args, MapFormat, Places};
use super::{named, out};
use crate::lint;
use crate::map::{self, Evidence, Layer, Map};

/// So many plays by chance say how often things are met.
const PLAYS: u64 = 1_000;

pub fn run(args: &Args, places: &Places) -> Result<u8, String> {
    let file = named::sound_file(&args.case, places)?;
    let case = &file.case;
    let layer = layer(&args.layer, case.edition.standards.len())?;
    let map = Map::of(case);
    let evidence = match layer {
        Layer::Findings => Evidence::of(&file, &map, &lint::lint(&file)),
        Layer::Hits => Evidence { hits: map::hits(case, &map, PLAYS, || true), ..Evidence::default() },
        _ => Evidence::default(),
    };
    let shades = layer.shades(case, &map, &evidence);
    let text = match args.format {
        MapFormat::Svg => map::svg(case, &map, layer, &shades, args.dependencies),
        MapFormat::Dot => map::dot(case, &map, &shades, args.dependencies),
        MapFormat::Mermaid => map::mermaid(case, &map, &shades, args.dependencies),
        MapFormat::Text => map::outline(case, &map, layer, &shades),
    };
    match &args.out {
        Some(file) => {
            out::write(file, &text)?;
            out::print(&format!("{}: the map of \"{}\"\n", file.display(), case.about.title))?;
        }
        None => out::print(&text)?,
    }
    Ok(0)
}

/// The layer called so.
fn layer(name: &str, standards: usize) -> Result<Layer, String> {
    match Layer::by_name(name) {
        Some(Layer::Standard(number)) if number == 0 || usize::from(number) > standards => {
            Err(format!("there is no standard {number}: name one from 1 to {standards}"))
        }
        Some(layer) => Ok(layer),
        None => Err(format!("there is no layer \"{name}\": say plain, findings, ring, role, hits, standards or standard:3")),
    }
}
