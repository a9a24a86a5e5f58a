//! How often each thing on the map is met when a case is played by somebody who guesses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::graph::{Map, Spot};
use crate::learners::{Cohort, Policy};
use crate::scenario::{OptionId, Scenario};
use crate::sim::{Event, Play};

/// Plays a case by chance as often as said, or until told to stop, and counts in how many plays each spot was met.
///
/// Weekly rules and goals are not counted: one cannot be met, the other is only on offer.
pub fn hits(case: &Arc<Scenario>, map: &Map, plays: u64, mut go_on: impl FnMut() -> bool) -> BTreeMap<Spot, u64> {
    let counted = |spot: &Spot| !matches!(spot, Spot::Desk | Spot::World | Spot::Endings | Spot::Weekly(_) | Spot::Goal(_));
    let mut hits: BTreeMap<Spot, u64> = map.spots().into_iter().filter(counted).map(|spot| (spot, 0)).collect();
    let cohort = Cohort::new(case.clone(), &[Policy::Uniform], 1);
    let mut recorder = cohort.recorder();
    for number in (0..plays).take_while(|_| go_on()) {
        let Some(play) = recorder.play(number) else { continue };
        for spot in met(&play) {
            *hits.entry(spot).or_default() += 1;
        }
    }
    hits
}

/// What was met in a play.
fn met(play: &Play) -> BTreeSet<Spot> {
    let mut met = BTreeSet::new();
    for event in play.events() {
        match event {
            Event::PhaseBegan(id) => {
                met.insert(Spot::Phase(*id));
            }
            Event::EncounterBegan(id) => {
                met.insert(Spot::Encounter(*id));
            }
            Event::DatedChange(id) => {
                met.insert(Spot::Dated(*id));
            }
            Event::ServiceStarted(id) => {
                met.insert(Spot::Service(*id));
            }
            Event::Ended(id) => {
                met.insert(Spot::Ending(*id));
            }
            Event::Decided { decision, chosen, .. } => {
                met.insert(Spot::Decision(*decision));
                let options = play.case().decision(*decision).option_ids().enumerate();
                met.extend(options.filter(|(at, _)| chosen.has(*at)).map(|(_, option): (usize, OptionId)| Spot::Option(option)));
            }
            _ => {}
        }
    }
    met
}
