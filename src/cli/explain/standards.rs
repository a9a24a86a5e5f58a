//! The standards, their indicators and the crosswalks, to be read in a terminal.

use super::{WIDTH, columns};
use crate::standards::{self, Edition, Indicator, Standard};

/// The names under which `explain` knows them, standards by number and editions by id.
pub fn names() -> impl Iterator<Item = &'static str> {
    let standards = scored().standards.iter().map(|standard| standard.id.as_str());
    standards.chain(standards::all().iter().map(|edition| edition.id.as_str())).chain(["standards"])
}

/// The edition that scores are earned in.
fn scored() -> &'static Edition {
    &standards::all()[0]
}

/// All standards, and the editions.
pub fn list() -> String {
    let edition = scored();
    let mut text = format!("# {}\n\n", edition.title);
    for standard in &edition.standards {
        let area = standard.area.map(|area| format!(" ({})", area.label().to_lowercase())).unwrap_or_default();
        text.push_str(&columns(&format!("S{}", standard.number), 4, &format!("{}{area}", standard.name)));
    }
    text.push_str(&format!("\n{}\n\n## Crosswalks\n\n", filled("`practicum explain S3` shows standard 3 with its indicators.")));
    for crosswalk in standards::all().iter().skip(1) {
        text.push_str(&columns(&crosswalk.id, 14, &crosswalk.title));
    }
    text
}

/// A standard (`S3`, `self_determination`), an indicator (`S3.V1`) or an edition (`epas-2022`); none if the name is none of them.
pub fn explain(name: &str) -> Option<Result<String, String>> {
    if let Some(edition) = standards::edition(name) {
        return Some(Ok(if edition == scored() { list() } else { crosswalk(edition) }));
    }
    let plain = name.to_lowercase().replace(['-', ' '], "_");
    if let Some(named) =
        scored().standards.iter().find(|standard| standard.id == plain || standard.name.to_lowercase().replace([' ', '-'], "_") == plain)
    {
        return Some(Ok(standard(named)));
    }
    let upper = name.to_uppercase();
    let (number, sign) = match upper.split_once('.') {
        Some((number, sign)) => (number, Some(sign)),
        None => (upper.as_str(), None),
    };
    if sign.is_none() && is_sign(number) {
        return Some(Err(format!("each standard has an indicator {number}: ask for one, as S3.{number}")));
    }
    let number: u8 = number.strip_prefix('S').unwrap_or(number).parse().ok()?;
    let Some(found) = scored().standard(number) else {
        return Some(Err(format!("there is no standard {number}; `practicum explain standards` lists them")));
    };
    Some(match sign {
        None => Ok(standard(found)),
        Some(sign) => match found.indicator(sign) {
            Some(indicator) => Ok(one(found, indicator)),
            None => {
                let known: Vec<&str> = found.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
                Err(format!(
                    "standard {number} has no indicator {sign}: it has {}; `practicum explain S{number}` shows them",
                    known.join(", ")
                ))
            }
        },
    })
}

fn is_sign(text: &str) -> bool {
    scored().standards[0].indicator(text).is_some()
}

fn standard(standard: &Standard) -> String {
    let area = standard.area.map(|area| format!("Area: {}\n\n", area.label().to_lowercase())).unwrap_or_default();
    let mut text = format!("# S{} {}\n\n{area}{}\n", standard.number, standard.name, filled(&standard.paraphrase));
    for (heading, meets) in [("Shows that it is met", true), ("Shows that it is violated", false)] {
        text.push_str(&format!("\n## {heading}\n\n"));
        for indicator in standard.indicators.iter().filter(|indicator| indicator.meets() == meets) {
            text.push_str(&columns(&format!("S{}.{}", standard.number, indicator.id), 7, &indicator.text));
        }
    }
    text.push_str("\n## Where its evidence counts, too\n\n");
    for edition in standards::all().iter().skip(1) {
        for fed in edition.standards.iter().filter(|fed| fed.from.contains(&standard.number)) {
            text.push_str(&columns(&edition.id, 14, &format!("{} {}", fed.number, fed.name)));
        }
    }
    text.push_str(&format!("\n{}\n", filled(&scored().note)));
    text
}

fn one(standard: &Standard, indicator: &Indicator) -> String {
    let number = standard.number;
    let (shows, effect, sizes) = match indicator.meets() {
        true => ("met", 2, "1 (partly) or 2 (clearly)"),
        false => ("violated", -2, "-1 (weakly) or -2 (clearly)"),
    };
    let place = format!(
        "It shows standard {number}, {}, {shows}. In a rating it stands beside an effect of {sizes}: ({number}, {effect}, \"{}\", \"why\"). \
         Feedback names it as S{number}.{}. `practicum explain S{number}` shows the other indicators of this standard.",
        standard.name, indicator.id, indicator.id
    );
    format!("# S{number}.{}\n\n{}\n\n{}\n", indicator.id, filled(&indicator.text), filled(&place))
}

fn crosswalk(edition: &Edition) -> String {
    let mut text = format!("# {}\n\n{}\n", edition.title, filled(&edition.note));
    for standard in &edition.standards {
        let from: Vec<String> = standard.from.iter().map(|number| format!("S{number}")).collect();
        let from = if from.is_empty() { "nothing observed here".to_owned() } else { from.join(", ") };
        text.push_str(&format!("\n## {} {}\n\n{}\n", standard.number, standard.name, filled(&standard.paraphrase)));
        text.push_str(&columns("Evidence from:", 14, &from));
    }
    text
}

fn filled(text: &str) -> String {
    textwrap::fill(text, WIDTH)
}
