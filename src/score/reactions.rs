//! Reactions as a detection skill: what was flagged, what it was, how sure. Counts a line once, when its encounter first closed.

use super::measuring::{Counts, Detection, brier, detection, overconfidence};
use crate::scenario::words::HandlingStep;
use crate::scenario::{ReactionId, Scenario};
use crate::sim::{Event, Said};

/// Lines on a side below which counts alone are shown (handbook, part 6.3).
pub const FEW: u32 = 8;

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Countertransference, flagged.
    Hit,
    /// Countertransference, not flagged.
    Miss,
    /// Something else, flagged.
    FalseAlarm,
    /// Something else, not flagged.
    CorrectRejection,
}

/// One line that was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineResult {
    /// The line.
    pub reaction: ReactionId,
    /// What became of it.
    pub outcome: Outcome,
    /// How sure the learner was, in per cent, if flagged.
    pub sure: Option<u8>,
    /// What the learner said about it.
    pub explored: Option<Said>,
    /// Credit for the kind in per cent: 100 exact, 50 the second-best. Only on hits of which it was said.
    pub kind: Option<u8>,
    /// Credit for the origin in per cent. Only on hits of which it was said.
    pub origin: Option<u8>,
    /// Credit for the next step in per cent: 100 as the key says, 50 another sound step, 0 one that makes it worse. Only on hits of
    /// which it was said.
    pub next: Option<u8>,
    /// Whether it was acted out, unflagged.
    pub acted_out: bool,
}

/// The learner's skill in spotting countertransference.
#[derive(Debug, Clone, PartialEq)]
pub struct ReactionScores {
    /// Every line met, in order.
    pub lines: Vec<LineResult>,
    /// The four counts.
    pub counts: Counts,
    /// d′, criterion and standard error; none below eight lines a side.
    pub detection: Option<Detection>,
    /// Mean credit for the kind over hits of which it was said, in per cent.
    pub kind_accuracy: Option<f64>,
    /// Mean squared error of the confidence over flagged lines, 0 best.
    pub brier: Option<f64>,
    /// Mean confidence less share of hits, over flagged lines.
    pub overconfidence: Option<f64>,
}

impl ReactionScores {
    /// How many of the hits were given a kind.
    pub fn named(&self) -> usize {
        self.lines.iter().filter(|line| line.kind.is_some()).count()
    }
}

/// Whether a next step is among those that make things worse.
fn makes_it_worse(step: HandlingStep) -> bool {
    matches!(step, HandlingStep::Confess | HandlingStep::Transfer | HandlingStep::Hide)
}

/// Scores the reactions from the events of an attempt.
pub fn reactions(case: &Scenario, events: &[Event]) -> ReactionScores {
    let mut sure: Vec<Option<u8>> = vec![None; case.reactions.len()];
    let mut explored = vec![None; case.reactions.len()];
    let mut met = vec![false; case.reactions.len()];
    let mut lines: Vec<LineResult> = Vec::with_capacity(case.reactions.len());
    let mut acted_out = Vec::new();
    for event in events {
        match *event {
            Event::Met(reaction) => met[reaction.index()] = true,
            Event::ReactionFlagged { reaction, sure: how } => sure[reaction.index()] = Some(how),
            Event::ReactionUnflagged(reaction) => {
                sure[reaction.index()] = None;
                explored[reaction.index()] = None;
            }
            Event::ActedOut(reaction) => acted_out.push(reaction),
            Event::Explored { reaction, said } => explored[reaction.index()] = Some(said),
            Event::EncounterClosed(encounter) => {
                for at in case.encounter(encounter).reactions.clone().map(usize::from) {
                    if std::mem::take(&mut met[at]) {
                        lines.push(line(case, ReactionId::at(at), sure[at], explored[at]));
                    }
                }
            }
            _ => {}
        }
    }
    // Told before the encounter closes, or later at the desk.
    for line in &mut lines {
        line.acted_out = acted_out.contains(&line.reaction);
    }
    summary(lines)
}

fn line(case: &Scenario, id: ReactionId, sure: Option<u8>, explored: Option<Said>) -> LineResult {
    let reaction = case.reaction(id);
    let outcome = match (reaction.is_signal(), sure.is_some()) {
        (true, true) => Outcome::Hit,
        (true, false) => Outcome::Miss,
        (false, true) => Outcome::FalseAlarm,
        (false, false) => Outcome::CorrectRejection,
    };
    let said = explored.filter(|_| outcome == Outcome::Hit);
    let kind = said.map(|said| match said.kind {
        exact if exact == reaction.kind => 100,
        near if Some(near) == reaction.second => 50,
        _ => 0,
    });
    let origin = said.and_then(|said| said.origin).map(|origin| if Some(origin) == reaction.origin { 100 } else { 0 });
    let next = said.and_then(|said| said.next).map(|next| match next {
        keyed if reaction.next.contains(&keyed) => 100,
        worse if makes_it_worse(worse) => 0,
        _ => 50,
    });
    LineResult { reaction: id, outcome, sure, explored, kind, origin, next, acted_out: false }
}

fn summary(lines: Vec<LineResult>) -> ReactionScores {
    let count = |outcome| lines.iter().filter(|line| line.outcome == outcome).count() as u32;
    let counts = Counts {
        hits: count(Outcome::Hit),
        misses: count(Outcome::Miss),
        false_alarms: count(Outcome::FalseAlarm),
        correct_rejections: count(Outcome::CorrectRejection),
    };
    let enough = counts.signals() >= FEW && counts.noise() >= FEW;
    let kinds: Vec<f64> = lines.iter().filter_map(|line| line.kind).map(f64::from).collect();
    let pairs: Vec<(f64, bool)> =
        lines.iter().filter_map(|line| line.sure.map(|sure| (f64::from(sure) / 100.0, line.outcome == Outcome::Hit))).collect();
    ReactionScores {
        detection: if enough { detection(counts) } else { None },
        kind_accuracy: (!kinds.is_empty()).then(|| kinds.iter().sum::<f64>() / kinds.len() as f64),
        brier: brier(&pairs),
        overconfidence: overconfidence(&pairs),
        counts,
        lines,
    }
}
