//! What stands on the map, in the order of the case: bands, cards in them, blocks in those, and rows.

use super::links::{self, Link};
use super::names;
use super::ways::{self, Way};
use crate::scenario::{DatedId, DecisionId, EncounterId, EndingId, GoalId, OptionId, PhaseId, ResourceId, Scenario, WeeklyId, Work};

/// Something that stands on the map, or a band of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// A phase: a band.
    Phase(PhaseId),
    /// The band of the decisions on the desk.
    Desk,
    /// The band of what comes by itself.
    World,
    /// The band of the endings.
    Endings,
    /// An encounter: a card.
    Encounter(EncounterId),
    /// A decision: a block.
    Decision(DecisionId),
    /// An option: a row of its decision.
    Option(OptionId),
    /// A dated change.
    Dated(DatedId),
    /// A rule for every week.
    Weekly(WeeklyId),
    /// The start of a service.
    Service(ResourceId),
    /// A candidate goal.
    Goal(GoalId),
    /// An ending.
    Ending(EndingId),
}

/// A case as a map.
#[derive(Debug, Clone)]
pub struct Map {
    /// Title of the case.
    pub title: String,
    /// From the first phase to the endings.
    pub bands: Vec<Band>,
    /// What leads where, in the order of the case.
    pub ways: Vec<Way>,
    /// What is brought about here and asked for there.
    pub links: Vec<Link>,
}

/// A stretch of the map from left to right.
#[derive(Debug, Clone)]
pub struct Band {
    /// What it is.
    pub spot: Spot,
    /// Its name.
    pub title: String,
    /// Its cards, in order.
    pub cards: Vec<Card>,
}

/// An encounter, or rows that belong together.
#[derive(Debug, Clone)]
pub struct Card {
    /// The encounter; nothing for a card that only collects.
    pub spot: Option<Spot>,
    /// Its heading; empty where its only block has one.
    pub title: String,
    /// When it comes, in a few words; may be empty.
    pub note: String,
    /// What is asked in it, in order.
    pub blocks: Vec<Block>,
}

/// A decision with its options, or rows without a heading.
#[derive(Debug, Clone)]
pub struct Block {
    /// The decision.
    pub spot: Option<Spot>,
    /// Its question.
    pub title: String,
    /// Its rows, in order.
    pub rows: Vec<Row>,
}

/// One line of the map: an option, a dated change, an ending.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is.
    pub spot: Spot,
    /// Its text, whole.
    pub text: String,
}

impl Map {
    /// Draws up the map of a case.
    pub fn of(case: &Scenario) -> Self {
        let mut bands: Vec<Band> = (0..case.phases.len()).map(|at| phase(case, PhaseId::from_index(at))).collect();
        if !case.desk.is_empty() {
            let cards = case.desk.iter().map(|&id| Card {
                spot: None,
                title: String::new(),
                note: String::new(),
                blocks: vec![decision(case, id)],
            });
            bands.push(Band { spot: Spot::Desk, title: names::name(case, Spot::Desk), cards: cards.collect() });
        }
        bands.extend(world(case));
        let endings = (0..case.endings.len()).map(|at| Spot::Ending(EndingId::from_index(at)));
        let cards = vec![collected(case, "How it can end", endings)];
        bands.push(Band { spot: Spot::Endings, title: names::name(case, Spot::Endings), cards });
        Map { title: case.about.title.clone(), bands, ways: ways::of(case), links: links::of(case) }
    }

    /// Everything on it, in reading order: each band, card, block and row that is something.
    pub fn spots(&self) -> Vec<Spot> {
        let mut spots = Vec::new();
        for band in &self.bands {
            spots.push(band.spot);
            for card in &band.cards {
                spots.extend(card.spot);
                for block in &card.blocks {
                    spots.extend(block.spot);
                    spots.extend(block.rows.iter().map(|row| row.spot));
                }
            }
        }
        spots
    }

    /// The ways that lead away from here.
    pub fn ways_from(&self, spot: Spot) -> impl Iterator<Item = &Way> {
        self.ways.iter().filter(move |way| way.from == spot)
    }

    /// The ways that lead here.
    pub fn ways_to(&self, spot: Spot) -> impl Iterator<Item = &Way> {
        self.ways.iter().filter(move |way| way.to == spot)
    }

    /// What depends on this, and what this depends on, as (from, to, through what); at most so many.
    pub fn links_at(&self, spot: Spot, most: usize) -> Vec<(Spot, Spot, &Link)> {
        let brings = self.links.iter().filter(move |link| link.from.contains(&spot));
        let brings = brings.flat_map(move |link| link.to.iter().map(move |&to| (spot, to, link)));
        let asks = self.links.iter().filter(move |link| link.to.contains(&spot));
        let asks = asks.flat_map(move |link| link.from.iter().map(move |&from| (from, spot, link)));
        brings.chain(asks).filter(|(from, to, _)| from != to).take(most).collect()
    }
}

fn phase(case: &Scenario, id: PhaseId) -> Band {
    let cards = case.phase(id).encounters.clone().map(|at| {
        let id = EncounterId::from_index(usize::from(at));
        let encounter = case.encounter(id);
        Card {
            spot: Some(Spot::Encounter(id)),
            title: encounter.title.clone(),
            note: note(case, id),
            blocks: encounter.decisions.clone().map(|at| decision(case, DecisionId::from_index(usize::from(at)))).collect(),
        }
    });
    Band { spot: Spot::Phase(id), title: names::name(case, Spot::Phase(id)), cards: cards.collect() }
}

/// When an encounter comes, and what is made in it.
fn note(case: &Scenario, id: EncounterId) -> String {
    let encounter = case.encounter(id);
    let mut parts = Vec::new();
    let last = case.limits.weeks;
    match (encounter.week > 1, encounter.until < last) {
        (true, true) if encounter.week == encounter.until => parts.push(format!("week {}", encounter.week)),
        (true, true) => parts.push(format!("weeks {} to {}", encounter.week, encounter.until)),
        (true, false) => parts.push(format!("from week {}", encounter.week)),
        (false, true) => parts.push(format!("until week {}", encounter.until)),
        (false, false) => {}
    }
    for (says, is) in [("only when called", encounter.only_called), ("in any phase", encounter.any_phase), ("again", encounter.again)] {
        if is {
            parts.push(says.to_owned());
        }
    }
    parts.extend(encounter.work.iter().map(|work| match work {
        Work::Ecomap => "ecomap".to_owned(),
        Work::Plan => "service plan".to_owned(),
        Work::Note(_) => "contact note".to_owned(),
    }));
    parts.join(" · ")
}

fn decision(case: &Scenario, id: DecisionId) -> Block {
    let rows = case.decision(id).option_ids().map(|option: OptionId| row(case, Spot::Option(option)));
    Block { spot: Some(Spot::Decision(id)), title: case.decision(id).prompt.clone(), rows: rows.collect() }
}

fn row(case: &Scenario, spot: Spot) -> Row {
    Row { spot, text: names::full_name(case, spot) }
}

fn collected(case: &Scenario, title: &str, spots: impl Iterator<Item = Spot>) -> Card {
    let rows = spots.map(|spot| row(case, spot)).collect();
    Card { spot: None, title: title.to_owned(), note: String::new(), blocks: vec![Block { spot: None, title: String::new(), rows }] }
}

/// What comes by itself, or is only chosen from.
fn world(case: &Scenario) -> Option<Band> {
    let goals = case.plan.as_ref().map_or(0, |plan| plan.goals.len());
    let mut cards = Vec::new();
    let mut collect = |title: &str, spots: Vec<Spot>| {
        if !spots.is_empty() {
            cards.push(collected(case, title, spots.into_iter()));
        }
    };
    collect("Dated changes", (0..case.dated.len()).map(|at| Spot::Dated(DatedId::from_index(at))).collect());
    collect("Every week", (0..case.weekly.len()).map(|at| Spot::Weekly(WeeklyId::from_index(at))).collect());
    collect("Services that start", (0..case.resources.len()).map(|at| Spot::Service(ResourceId::from_index(at))).collect());
    collect("Goals for the plan", (0..goals).map(|at| Spot::Goal(GoalId::from_index(at))).collect());
    (!cards.is_empty()).then(|| Band { spot: Spot::World, title: names::name(case, Spot::World), cards })
}
