//! What an instructor should look at first in a tally, as data. The words for it are in `report`.

use super::policy::Policy;
use super::statistics::{Apart, Estimate, apart, share};
use super::tally::{Group, Tally};
use crate::scenario::{DecisionId, EndingId, MeasureId, OptionId, ReactionId, Scenario};

/// Something that stands out.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the sentence on each variant speaks of its fields")]
pub enum Standout {
    /// So many learners of a policy got stuck.
    Stuck { policy: Policy, attempts: u64 },
    /// Nobody met a decision.
    DecisionNeverMet(DecisionId),
    /// Nobody could choose an option, though its decision came.
    OptionNeverOpen(OptionId),
    /// Nobody chose an option, though it was open in so many attempts.
    OptionNeverChosen { option: OptionId, open: u64 },
    /// Nobody met a thought.
    LineNeverMet(ReactionId),
    /// Nobody reached an ending.
    EndingNeverReached(EndingId),
    /// Nearly every attempt ends alike, whoever plays.
    OneEnding { ending: EndingId, share: f64 },
    /// A standard does not tell the most from the least skilled; d and its interval, none where no score varies.
    TellsNothing { standard: u8, d: Option<Estimate> },
    /// A standard tells them apart by little only.
    TellsLittle { standard: u8, d: Estimate },
    /// A standard scores the least skilled higher.
    TellsWrongly { standard: u8, d: Estimate },
    /// Guessing earns more than half on a standard.
    GuessingPays { standard: u8, mean: f64 },
    /// A policy that stands for an error scores at least as high as the most skilled learner, on these standards, or overall.
    Outdoes { policy: Policy, skilled: Policy, standards: Vec<u8>, overall: bool },
    /// A standard stays unobserved in this share of all attempts.
    Unobserved { standard: u8, share: f64 },
    /// A standard has a score from too few decisions in this share of all attempts.
    LittleEvidence { standard: u8, share: f64 },
    /// Better learners earn less in a decision: its item–rest correlation.
    DecisionAgainst { decision: DecisionId, r: f64 },
    /// There are thoughts to flag, but no attempt met enough for a d′.
    NoDetection,
    /// A measure stands at an end of its range in this share of all weeks.
    AtLimit { measure: MeasureId, upper: bool, share: f64 },
}

/// A mean above which guessing pays, in per cent.
const GUESSING: f64 = 55.0;
/// d below which a standard tells nothing, and little (Cohen 1988: small, medium).
const NOTHING: f64 = 0.2;
const LITTLE: f64 = 0.5;
/// Share of attempts without enough evidence that is worth a word.
const OFTEN: f64 = 0.25;
/// Share of attempts with the same ending.
const NEARLY_ALL: f64 = 0.95;
/// Share of weeks at a limit.
const MANY_WEEKS: f64 = 0.5;
/// Attempts below which a correlation says nothing (handbook, part 6.5).
const ENOUGH: u64 = 30;

/// Everything that stands out, the gravest first.
pub fn standouts(case: &Scenario, tally: &Tally) -> Vec<Standout> {
    let stuck = tally.groups.iter().filter(|group| group.stuck > 0);
    let mut found: Vec<Standout> = stuck.map(|group| Standout::Stuck { policy: group.policy, attempts: group.stuck }).collect();
    let Some(all) = tally.together().filter(|all| all.attempts > 0) else { return found };
    never(case, &all, &mut found);
    telling(case, tally, &mut found);
    guessing(case, tally, &mut found);
    outdone(case, tally, &mut found);
    evidence(case, &all, &mut found);
    against(tally, &mut found);
    limits(&all, &mut found);
    found
}

fn never(case: &Scenario, all: &Group, found: &mut Vec<Standout>) {
    for (at, decision) in all.decisions.iter().enumerate() {
        if decision.met == 0 {
            found.push(Standout::DecisionNeverMet(DecisionId::from_index(at)));
            continue;
        }
        for id in case.decisions[at].option_ids() {
            let option = all.options[id.index()];
            if option.open == 0 {
                found.push(Standout::OptionNeverOpen(id));
            } else if option.chosen == 0 {
                found.push(Standout::OptionNeverChosen { option: id, open: option.open });
            }
        }
    }
    let unmet = all.reactions.iter().enumerate().filter(|(_, line)| line.met == 0);
    found.extend(unmet.map(|(at, _)| Standout::LineNeverMet(ReactionId::from_index(at))));
    for (at, &times) in all.endings.iter().enumerate() {
        let ending = EndingId::from_index(at);
        let share = times as f64 / all.attempts as f64;
        if times == 0 {
            found.push(Standout::EndingNeverReached(ending));
        } else if share >= NEARLY_ALL && all.endings.len() > 1 {
            found.push(Standout::OneEnding { ending, share });
        }
    }
}

/// How far each standard tells the most from the least skilled, in the order of the standards; none where one has too few scores.
pub(super) fn by_skill(tally: &Tally) -> Option<Vec<Option<Apart>>> {
    let (low, high) = tally.ends_of_skill()?;
    Some(high.standards.iter().zip(&low.standards).map(|(high, low)| apart(&high.scores, &low.scores)).collect())
}

fn telling(case: &Scenario, tally: &Tally, found: &mut Vec<Standout>) {
    for (about, apart) in case.edition.standards.iter().zip(by_skill(tally).unwrap_or_default()) {
        let standard = about.number;
        match apart.map(|apart| apart.d) {
            None => {}
            Some(None) => found.push(Standout::TellsNothing { standard, d: None }),
            Some(Some(d)) if d.most < 0.0 => found.push(Standout::TellsWrongly { standard, d }),
            Some(Some(d)) if d.least <= 0.0 || d.value < NOTHING => found.push(Standout::TellsNothing { standard, d: Some(d) }),
            Some(Some(d)) if d.value < LITTLE => found.push(Standout::TellsLittle { standard, d }),
            Some(Some(_)) => {}
        }
    }
}

fn guessing(case: &Scenario, tally: &Tally, found: &mut Vec<Standout>) {
    let Some(uniform) = tally.groups.iter().find(|group| group.policy == Policy::Uniform) else { return };
    for (about, standard) in case.edition.standards.iter().zip(&uniform.standards) {
        if let Some(mean) = standard.scores.mean().filter(|mean| *mean >= GUESSING) {
            found.push(Standout::GuessingPays { standard: about.number, mean });
        }
    }
}

fn outdone(case: &Scenario, tally: &Tally, found: &mut Vec<Standout>) {
    let Some((_, skilled)) = tally.ends_of_skill() else { return };
    let errors = [Policy::Rescuer, Policy::RuleKeeper, Policy::Pleaser, Policy::BrokerOnly, Policy::Quick];
    for group in tally.groups.iter().filter(|group| errors.contains(&group.policy)) {
        let at_least = |own: Option<f64>, other: Option<f64>| own.zip(other).is_some_and(|(own, other)| own >= other);
        let standards = case.edition.standards.iter().zip(group.standards.iter().zip(&skilled.standards));
        let standards = standards.filter(|(_, (own, other))| at_least(own.scores.mean(), other.scores.mean()));
        let standards: Vec<u8> = standards.map(|(about, _)| about.number).collect();
        let overall = at_least(group.overall.mean(), skilled.overall.mean());
        if overall || !standards.is_empty() {
            found.push(Standout::Outdoes { policy: group.policy, skilled: skilled.policy, standards, overall });
        }
    }
}

fn evidence(case: &Scenario, all: &Group, found: &mut Vec<Standout>) {
    let share = |count: u64| count as f64 / all.attempts as f64;
    let standards = || case.edition.standards.iter().map(|about| about.number).zip(&all.standards);
    let unobserved = standards().map(|(standard, tally)| (standard, share(tally.not_observed))).filter(|(_, share)| *share >= OFTEN);
    found.extend(unobserved.map(|(standard, share)| Standout::Unobserved { standard, share }));
    let little = standards().map(|(standard, tally)| (standard, share(tally.little_evidence))).filter(|(_, share)| *share >= OFTEN);
    found.extend(little.map(|(standard, share)| Standout::LittleEvidence { standard, share }));
    if !case.reactions.is_empty() && all.d_prime.count() == 0 {
        found.push(Standout::NoDetection);
    }
}

fn against(tally: &Tally, found: &mut Vec<Standout>) {
    let Some(skilled) = tally.skilled() else { return };
    for (at, decision) in skilled.decisions.iter().enumerate().filter(|(_, decision)| decision.item.count >= ENOUGH) {
        if let Some(r) = decision.item.discrimination()
            // Fisher's z: the whole interval lies below 0.
            && r.atanh() + 1.96 / ((decision.item.count - 3) as f64).sqrt() < 0.0
        {
            found.push(Standout::DecisionAgainst { decision: DecisionId::from_index(at), r });
        }
    }
}

fn limits(all: &Group, found: &mut Vec<Standout>) {
    for (at, tally) in all.measures.iter().enumerate() {
        for (upper, weeks) in [(false, tally.at_least), (true, tally.at_most)] {
            if let Some(share) = share(weeks, tally.weeks).filter(|share| share.value >= MANY_WEEKS) {
                found.push(Standout::AtLimit { measure: MeasureId::from_index(at), upper, share: share.value });
            }
        }
    }
}
