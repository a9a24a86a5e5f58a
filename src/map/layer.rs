//! What the colors of a map tell. Every color comes with a short mark and with words: none stands alone.

use std::collections::BTreeMap;

use super::effects::each_effect;
use super::graph::{Map, Spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::scenario::words::{Level, Target};
use crate::scenario::{CaseFile, Effect, Scenario};

/// A way of coloring the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layer {
    /// None: what is there, and no more.
    #[default]
    Plain,
    /// How options bear on a standard, by its number; for decisions, the distance between best and worst.
    Standard(u8),
    /// How much options bear on any standard: the sum of their ratings without signs.
    Standards,
    /// The outermost ring that something changes.
    Ring,
    /// Whose situation an option changes, and in which role.
    Role,
    /// Findings of the checks.
    Findings,
    /// How often something was met in plays.
    Hits,
}

/// What the layers cannot read from the case itself.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Findings: errors, warnings, notes at each spot.
    pub findings: BTreeMap<Spot, [usize; 3]>,
    /// How often each spot was met, in so many plays.
    pub hits: BTreeMap<Spot, u64>,
}

/// What a color stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Below zero, by so much: 1 or 2.
    Worse(u8),
    /// Above zero, by so much: 1 or 2.
    Better(u8),
    /// An amount, from 0 to 4.
    Heat(u8),
    /// A ring.
    Ring(Level),
    /// The client level.
    Client,
    /// The system level.
    System,
    /// A finding.
    Finding(Severity),
}

/// How a spot is colored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shade {
    /// The color.
    pub tone: Tone,
    /// A mark of a few letters: `+2`, `exo`.
    pub mark: String,
    /// The same in words.
    pub says: String,
}

/// The colored spots of a map.
pub type Shades = BTreeMap<Spot, Shade>;

impl Layer {
    /// The layer called so on the command line; `standard:3` for a standard.
    pub fn by_name(name: &str) -> Option<Layer> {
        Some(match name {
            "plain" => Layer::Plain,
            "standards" => Layer::Standards,
            "ring" => Layer::Ring,
            "role" => Layer::Role,
            "findings" => Layer::Findings,
            "hits" => Layer::Hits,
            other => Layer::Standard(other.strip_prefix("standard:")?.parse().ok()?),
        })
    }

    /// What it shows, for a list to choose from.
    pub fn label(self, case: &Scenario) -> String {
        match self {
            Layer::Plain => "No colors".into(),
            Layer::Standard(number) => {
                let name = case.edition.standard(number).map_or("", |standard| standard.name.as_str());
                format!("Standard {number}: {name}")
            }
            Layer::Standards => "All standards".into(),
            Layer::Ring => "Ecological level".into(),
            Layer::Role => "Target and role".into(),
            Layer::Findings => "Findings".into(),
            Layer::Hits => "How often met".into(),
        }
    }

    /// All layers of a case.
    pub fn all(case: &Scenario) -> Vec<Layer> {
        let mut all = vec![Layer::Plain, Layer::Findings, Layer::Ring, Layer::Role, Layer::Hits, Layer::Standards];
        all.extend(case.edition.standards.iter().map(|standard| Layer::Standard(standard.number)));
        all
    }

    /// The colors of everything that this layer has something to say of.
    pub fn shades(self, case: &Scenario, map: &Map, evidence: &Evidence) -> Shades {
        match self {
            Layer::Plain => Shades::new(),
            Layer::Ring => rings(case),
            Layer::Findings => findings(evidence),
            Layer::Hits => hits(evidence),
            Layer::Standard(_) | Layer::Standards | Layer::Role => {
                let shade = |spot: Spot| Some((spot, self.of_spot(case, spot)?));
                map.spots().into_iter().filter_map(shade).collect()
            }
        }
    }

    fn of_spot(self, case: &Scenario, spot: Spot) -> Option<Shade> {
        match (self, spot) {
            (Layer::Standard(number), Spot::Option(id)) => {
                let rating = case.option(id).ratings.iter().find(|rating| rating.standard == number)?;
                let by = rating.effect.unsigned_abs();
                let tone = if rating.effect < 0 { Tone::Worse(by) } else { Tone::Better(by) };
                Some(Shade {
                    tone,
                    mark: signed(i32::from(rating.effect)),
                    says: format!("standard {number}: {}", signed(i32::from(rating.effect))),
                })
            }
            (Layer::Standard(number), Spot::Decision(id)) => {
                let effects = || case.decision(id).option_ids().map(|option| case.option(option).effect_on(number));
                let apart = effects().max()? - effects().min()?;
                (apart > 0).then(|| Shade {
                    tone: Tone::Heat(apart.clamp(0, 4) as u8),
                    mark: format!("gap {apart}"),
                    says: format!("standard {number}: best and worst are {apart} apart"),
                })
            }
            (Layer::Standards, Spot::Option(id)) => {
                let sum: u32 = case.option(id).ratings.iter().map(|rating| u32::from(rating.effect.unsigned_abs())).sum();
                (sum > 0).then(|| Shade {
                    tone: Tone::Heat(sum.min(4) as u8),
                    mark: format!("sum {sum}"),
                    says: format!("bears on the standards by {sum} in all"),
                })
            }
            (Layer::Role, Spot::Option(id)) => {
                let (target, role) = (case.option(id).target, case.option(id).role);
                let tone = if target == Target::ClientLevel { Tone::Client } else { Tone::System };
                Some(Shade {
                    tone,
                    mark: role.label().chars().take(4).collect(),
                    says: format!("{}, {}", target.label(), role.label().to_lowercase()),
                })
            }
            _ => None,
        }
    }

    /// What its colors mean.
    pub fn legend(self) -> Vec<(Tone, &'static str)> {
        match self {
            Layer::Plain => Vec::new(),
            Layer::Standard(_) => vec![
                (Tone::Worse(2), "−2"),
                (Tone::Worse(1), "−1"),
                (Tone::Better(1), "+1"),
                (Tone::Better(2), "+2"),
                (Tone::Heat(2), "gap between best and worst"),
            ],
            Layer::Standards => vec![(Tone::Heat(1), "sum 1: bears little"), (Tone::Heat(4), "sum 4 and more: bears much")],
            Layer::Ring => Level::ALL.iter().map(|level| (Tone::Ring(*level), level.label())).collect(),
            Layer::Role => vec![(Tone::Client, "client level"), (Tone::System, "system level")],
            Layer::Findings => vec![
                (Tone::Finding(Severity::Error), "error"),
                (Tone::Finding(Severity::Warning), "warning"),
                (Tone::Finding(Severity::Note), "note"),
            ],
            Layer::Hits => vec![(Tone::Heat(0), "never met"), (Tone::Heat(1), "seldom"), (Tone::Heat(4), "in nearly every play by chance")],
        }
    }
}

impl Evidence {
    /// Sorts findings to the innermost spot that they stand in.
    pub fn of(file: &CaseFile, map: &Map, found: &[Diagnostic]) -> Self {
        let spots = map.spots();
        let paths: Vec<_> = spots.iter().map(|spot| super::path(&file.case, *spot)).collect();
        let places = file.places(&paths);
        let mut evidence = Evidence::default();
        for finding in found {
            if let Some(spot) = spot_of(&spots, &places, finding) {
                evidence.findings.entry(spot).or_default()[severity_at(finding.severity)] += 1;
            }
        }
        evidence
    }
}

/// The innermost of these spots in which a finding stands.
pub fn spot_of(spots: &[Spot], places: &[Option<crate::diagnostic::Place>], finding: &Diagnostic) -> Option<Spot> {
    let at = finding.place?.start;
    let around = spots.iter().zip(places).filter_map(|(spot, place)| Some((*spot, place.as_ref()?)));
    around.filter(|(_, place)| place.start <= at && at < place.end).min_by_key(|(_, place)| place.end - place.start).map(|(spot, _)| spot)
}

fn severity_at(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note => 2,
    }
}

fn signed(by: i32) -> String {
    if by < 0 { format!("−{}", -by) } else { format!("+{by}") }
}

/// The outermost ring that each spot changes by its effects.
fn rings(case: &Scenario) -> Shades {
    let mut outer: BTreeMap<Spot, Level> = BTreeMap::new();
    each_effect(case, |spot, effect| {
        let level = match effect {
            Effect::Move(measure, _) => case.measure_level(case.measure(*measure)),
            Effect::Strength(tie, _) | Effect::Stress(tie, _) | Effect::Flow(tie, _) => case.tie_level(case.tie(*tie).between),
            Effect::Refer(_) | Effect::Withdraw(_) | Effect::Wait(..) => Level::Exo,
            _ => return,
        };
        let known = outer.entry(spot).or_insert(level);
        *known = level.max(*known);
    });
    let shade = |level: Level| {
        let name = level.label().to_lowercase();
        Shade { tone: Tone::Ring(level), says: format!("reaches the {name} level"), mark: name }
    };
    outer.into_iter().map(|(spot, level)| (spot, shade(level))).collect()
}

fn findings(evidence: &Evidence) -> Shades {
    let shade = |counts: &[usize; 3]| {
        let worst = counts.iter().position(|count| *count > 0)?;
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let say = |(severity, count): (Severity, usize)| format!("{count} {}{}", severity.word(), if count == 1 { "" } else { "s" });
        let says: Vec<String> = severities.into_iter().zip(*counts).filter(|(_, count)| *count > 0).map(say).collect();
        let all: usize = counts.iter().sum();
        Some(Shade { tone: Tone::Finding(severities[worst]), mark: format!("!{all}"), says: says.join(", ") })
    };
    evidence.findings.iter().filter_map(|(spot, counts)| Some((*spot, shade(counts)?))).collect()
}

fn hits(evidence: &Evidence) -> Shades {
    let most = evidence.hits.values().copied().max().unwrap_or(0).max(1);
    let shade = |count: u64| {
        let share = if count == 0 { 0 } else { (1 + count * 4 / (most + 1)).min(4) as u8 };
        let percent = if count > 0 && count * 100 < most { "<1%".to_owned() } else { format!("{}%", count * 100 / most) };
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        Shade { tone: Tone::Heat(share), mark: percent, says: format!("met {times} in {most} plays") }
    };
    evidence.hits.iter().map(|(spot, count)| (*spot, shade(*count))).collect()
}
