//! The ten standards: what each decision earned of what could be earned there, and the caps of critical acts.
//!
//! `score_s = 100 · Σ w·(e_chosen − e_min) / Σ w·(e_max − e_min)` over the decisions met (handbook, part 1.2), minimum and
//! maximum over what was offered and allowed at that moment. Choosing nothing is among it, with 0 on every standard, wherever a
//! decision is optional: what is done of one's own accord is measured against leaving it undone.

use crate::scenario::{Choice, Decision, DecisionId, OptionId, PhaseId, Scenario};
use crate::sim::{Event, OptionSet, choices};
use crate::standards::Edition;

/// Per cent of what a phase could earn that a critical act leaves at most.
pub const CAP: i32 = 40;
/// Decisions below which a score is shown as "little evidence".
pub const LITTLE_EVIDENCE: usize = 3;

/// What one decision brought to one standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution {
    /// Number of the standard.
    pub standard: u8,
    /// The decision.
    pub decision: DecisionId,
    /// Its place among the decisions taken or left in this attempt, from 0: one that is asked again has several.
    pub place: usize,
    /// The phase in which it was taken.
    pub phase: PhaseId,
    /// The week in which it was taken.
    pub week: u32,
    /// What was chosen; empty if the decision was left.
    pub chosen: OptionSet,
    /// Effect of what was chosen; the sum where several options were.
    pub effect: i32,
    /// Least effect that could have been chosen.
    pub least: i32,
    /// Greatest effect that could have been chosen.
    pub most: i32,
    /// Weight of the decision.
    pub weight: i32,
}

impl Contribution {
    /// Points earned: weight · (effect − least).
    pub fn earned(&self) -> i32 {
        self.weight * (self.effect - self.least)
    }

    /// Points that could be earned: weight · (most − least). Never 0.
    pub fn possible(&self) -> i32 {
        self.weight * (self.most - self.least)
    }
}

/// The score of one standard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StandardScore {
    /// Number of the standard.
    pub number: u8,
    /// How many different decisions bore on it.
    pub decisions: usize,
    /// Points earned before any cap.
    pub earned: i32,
    /// Points that could be earned.
    pub possible: i32,
    /// 0 to 100 after caps; none where nothing was observed.
    pub score: Option<f64>,
}

impl StandardScore {
    /// Whether there is a score, but from too few decisions to say much.
    pub fn has_little_evidence(&self) -> bool {
        self.score.is_some() && self.decisions < LITTLE_EVIDENCE
    }
}

/// The score of one phase over all standards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PhaseScore {
    /// The phase.
    pub phase: PhaseId,
    /// Points earned before any cap.
    pub earned: i32,
    /// Points that could be earned.
    pub possible: i32,
    /// Whether a critical act caps it.
    pub capped: bool,
    /// 0 to 100 after the cap; none where nothing was observed.
    pub score: Option<f64>,
}

/// A critical act that was committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CriticalAct {
    /// What was done.
    pub option: OptionId,
    /// The phase that it caps.
    pub phase: PhaseId,
    /// When.
    pub week: u32,
}

/// Everything about the standards.
#[derive(Debug, Clone)]
pub struct StandardScores {
    /// One for each standard of the case's edition, by number.
    pub standards: Vec<StandardScore>,
    /// One for each phase of the case.
    pub phases: Vec<PhaseScore>,
    /// What each score is made of, in the order of play.
    pub contributions: Vec<Contribution>,
    /// Critical acts, in the order of play.
    pub critical: Vec<CriticalAct>,
}

impl StandardScores {
    /// The evidence for one standard.
    pub fn evidence(&self, standard: u8) -> impl Iterator<Item = &Contribution> {
        self.contributions.iter().filter(move |contribution| contribution.standard == standard)
    }

    /// The same evidence under another edition, by its crosswalk.
    pub fn under(&self, edition: &Edition) -> Vec<StandardScore> {
        let capped = capped_phases(self.phases.len(), &self.critical);
        let has_own_evidence = edition.standards.iter().all(|standard| standard.from.is_empty());
        edition
            .standards
            .iter()
            .map(|standard| {
                // A crosswalk's standard that nothing feeds stays unobserved.
                let own = [standard.number];
                let from: &[u8] = if has_own_evidence { &own } else { &standard.from };
                total(standard.number, from, &self.contributions, &capped)
            })
            .collect()
    }
}

/// Scores the standards from the events of an attempt.
pub fn standards(case: &Scenario, events: &[Event]) -> StandardScores {
    let mut contributions = Vec::with_capacity(256);
    let mut critical = Vec::new();
    let mut places = 0..;
    let mut place = || places.next().unwrap_or_default();
    for event in events {
        match *event {
            Event::Decided { decision: id, phase, week, chosen, allowed, quarters, money } => {
                let decision = case.decision(id);
                for (position, option) in decision.option_ids().enumerate() {
                    if chosen.has(position) && case.option(option).critical.is_some() {
                        critical.push(CriticalAct { option, phase, week });
                    }
                }
                let moment = Moment { id, place: place(), phase, week, chosen, allowed, quarters, money };
                contribute(case, decision, &moment, &mut contributions);
            }
            Event::Left { decision: id, phase, week, allowed, quarters, money } => {
                let moment = Moment { id, place: place(), phase, week, chosen: OptionSet::default(), allowed, quarters, money };
                contribute(case, case.decision(id), &moment, &mut contributions);
            }
            _ => {}
        }
    }
    let capped = capped_phases(case.phases.len(), &critical);
    StandardScores {
        standards: case.edition.standards.iter().map(|s| total(s.number, &[s.number], &contributions, &capped)).collect(),
        phases: phase_totals(&contributions, &capped),
        contributions,
        critical,
    }
}

struct Moment {
    id: DecisionId,
    place: usize,
    phase: PhaseId,
    week: u32,
    chosen: OptionSet,
    allowed: OptionSet,
    quarters: i32,
    money: i32,
}

/// The effect of something on each standard, by its number.
type Effects = [i32; MOST];

/// No edition numbers its standards as high.
const MOST: usize = 16;

fn effects(option: &Choice) -> Effects {
    let mut effects = [0; MOST];
    for rating in &option.ratings {
        effects[usize::from(rating.standard)] += i32::from(rating.effect);
    }
    effects
}

fn contribute(case: &Scenario, decision: &Decision, moment: &Moment, contributions: &mut Vec<Contribution>) {
    let mut of_each = [[0; MOST]; 16];
    for (effects_of, option) in of_each.iter_mut().zip(decision.option_ids()) {
        *effects_of = effects(case.option(option));
    }
    let of_set = |set: OptionSet| {
        let mut sum = [0; MOST];
        for effects in of_each.iter().enumerate().filter(|(position, _)| set.has(*position)).map(|(_, effects)| effects) {
            for at in 0..MOST {
                sum[at] += effects[at];
            }
        }
        sum
    };
    let nothing = decision.is_optional().then_some([0; MOST]);
    let sets = choices::sets(case, decision, moment.allowed, moment.quarters, moment.money);
    let mut offered = sets.iter().map(|set| of_set(*set)).chain(nothing);
    let Some(first) = offered.next() else { return };
    let (mut least, mut most) = (first, first);
    for other in offered {
        for at in 0..MOST {
            least[at] = least[at].min(other[at]);
            most[at] = most[at].max(other[at]);
        }
    }
    let chosen = of_set(moment.chosen);
    for standard in &case.edition.standards {
        let at = usize::from(standard.number);
        if least[at] < most[at] {
            contributions.push(Contribution {
                standard: standard.number,
                decision: moment.id,
                place: moment.place,
                phase: moment.phase,
                week: moment.week,
                chosen: moment.chosen,
                effect: chosen[at],
                least: least[at],
                most: most[at],
                weight: i32::try_from(decision.weight).unwrap_or(1),
            });
        }
    }
}

fn capped_phases(phases: usize, critical: &[CriticalAct]) -> Vec<bool> {
    (0..phases).map(|at| critical.iter().any(|act| act.phase.index() == at)).collect()
}

/// Hundredths of a point earned in one phase, after its cap.
fn after_cap(earned: i32, possible: i32, capped: bool) -> i32 {
    if capped { (100 * earned).min(CAP * possible) } else { 100 * earned }
}

fn ratio(hundredths: i32, possible: i32) -> Option<f64> {
    (possible > 0).then(|| f64::from(hundredths) / f64::from(possible))
}

/// Adds to what was earned and what could be, in each phase.
fn add(contribution: &Contribution, phases: &mut [(i32, i32)]) {
    let (earned, possible) = &mut phases[contribution.phase.index()];
    *earned += contribution.earned();
    *possible += contribution.possible();
}

fn total(number: u8, from: &[u8], contributions: &[Contribution], capped: &[bool]) -> StandardScore {
    let mut decisions: Vec<DecisionId> = Vec::with_capacity(64);
    let mut phases = vec![(0, 0); capped.len()];
    for contribution in contributions.iter().filter(|contribution| from.contains(&contribution.standard)) {
        if !decisions.contains(&contribution.decision) {
            decisions.push(contribution.decision);
        }
        add(contribution, &mut phases);
    }
    let earned = phases.iter().map(|phase| phase.0).sum();
    let possible = phases.iter().map(|phase| phase.1).sum();
    let hundredths = phases.iter().zip(capped).map(|(phase, capped)| after_cap(phase.0, phase.1, *capped)).sum();
    StandardScore { number, decisions: decisions.len(), earned, possible, score: ratio(hundredths, possible) }
}

fn phase_totals(contributions: &[Contribution], capped: &[bool]) -> Vec<PhaseScore> {
    let mut phases = vec![(0, 0); capped.len()];
    contributions.iter().for_each(|contribution| add(contribution, &mut phases));
    let phases = phases.into_iter().zip(capped).enumerate();
    phases
        .map(|(at, ((earned, possible), &capped))| {
            let score = ratio(after_cap(earned, possible, capped), possible);
            PhaseScore { phase: PhaseId::at(at), earned, possible, capped, score }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contribution(weight: i32, effects: &[i32], chosen: usize) -> Contribution {
        Contribution {
            standard: 3,
            decision: DecisionId::at(chosen),
            place: chosen,
            phase: PhaseId::at(0),
            week: 1,
            chosen: OptionSet(1 << chosen),
            effect: effects[chosen],
            least: *effects.iter().min().expect("effects"),
            most: *effects.iter().max().expect("effects"),
            weight,
        }
    }

    fn handbook() -> Vec<Contribution> {
        vec![contribution(2, &[2, 1, -1, -2], 1), contribution(1, &[2, 0, 0, -1], 3), contribution(3, &[1, 1, -2], 0)]
    }

    #[test]
    fn every_standard_has_its_place_among_effects() {
        assert!(crate::standards::all().iter().flat_map(|edition| &edition.standards).all(|s| usize::from(s.number) < MOST));
    }

    #[test]
    fn the_handbooks_vector_scores_75() {
        let score = total(3, &[3], &handbook(), &[false]);
        assert_eq!((score.earned, score.possible, score.score), (15, 20, Some(75.0)));
        assert_eq!(score.decisions, 3);
        assert!(!score.has_little_evidence());
    }

    #[test]
    fn nothing_observed_is_no_score() {
        let score = total(4, &[4], &handbook(), &[false]);
        assert_eq!((score.score, score.decisions), (None, 0));
        assert!(!score.has_little_evidence());
    }

    #[test]
    fn fewer_than_three_decisions_are_little_evidence() {
        assert!(total(3, &[3], &handbook()[..2], &[false]).has_little_evidence());
    }

    #[test]
    fn a_critical_act_caps_its_phase() {
        assert_eq!(total(3, &[3], &handbook(), &[true]).score, Some(40.0));
        assert_eq!(phase_totals(&handbook(), &[true])[0].score, Some(40.0));
        let mut elsewhere = handbook();
        elsewhere[2].phase = PhaseId::at(1);
        // Phase 0: 6 of 11 is capped to 4.4; phase 1 keeps its 9 of 9.
        let score = total(3, &[3], &elsewhere, &[true, false]).score.expect("observed");
        assert!((score - 100.0 * 13.4 / 20.0).abs() < 1e-9, "{score}");
    }
}
