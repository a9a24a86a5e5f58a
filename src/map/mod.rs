//! A case as a map: phases as bands, encounters, decisions and options in them, and what leads where. Pure: text and numbers in, text out.
//!
//! [`Map::of`] finds what there is and how it hangs together; [`Layout::of`] puts it onto a page; [`Layer`] says what its colors
//! tell. The same map comes as a picture ([`svg`]), for graph programs ([`dot`], [`mermaid`]) and in words ([`outline`]).

mod dot;
mod effects;
mod graph;
mod hits;
mod layer;
mod layout;
mod links;
mod mermaid;
mod names;
mod near;
mod outline;
mod route;
mod svg;
mod ways;

pub use dot::dot;
pub use graph::{Band, Block, Card, Map, Row, Spot};
pub use hits::hits;
pub use layer::{Evidence, Layer, Shade, Shades, Tone, spot_of};
pub use layout::{Area, Item, Kind, Layout};
pub use links::{Link, Subject};
pub use mermaid::mermaid;
pub use names::{full_name, name, path};
pub use near::Step;
pub use outline::{Line, lines, outline, when};
pub use route::Drawn;
pub use svg::svg;
pub use ways::{Way, Why};
