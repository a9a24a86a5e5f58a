//! Whether a condition, or its opposite, can hold at all, or together with others. Never says no to what can.

use std::borrow::Cow;

use super::Possible;
use crate::scenario::{Condition, Scenario};

/// So many things that must hold together are compared with each other; what comes after is taken to fit.
const COMPARED: usize = 32;

/// Conditions that hold, or do not, in a moment.
#[derive(Debug, Default, Clone)]
pub struct Context<'c>(Vec<(Cow<'c, Condition>, bool)>);

impl<'c> Context<'c> {
    /// Adds one of the case that holds.
    pub fn add(&mut self, condition: &'c Condition) {
        self.0.push((Cow::Borrowed(condition), true));
    }

    /// Adds one of the case that does not hold.
    pub fn add_not(&mut self, condition: &'c Condition) {
        self.0.push((Cow::Borrowed(condition), false));
    }

    /// Adds one that the case does not write down.
    pub fn add_known(&mut self, condition: Condition) {
        self.0.push((Cow::Owned(condition), true));
    }
}

/// A condition without parts, or its opposite.
type Literal<'c> = (&'c Condition, bool);

impl Possible<'_> {
    /// Whether a condition can hold.
    pub fn can_hold(&self, condition: &Condition) -> bool {
        self.fits(condition, true, &mut Vec::new())
    }

    /// Whether a condition can fail to hold.
    pub fn can_fail(&self, condition: &Condition) -> bool {
        self.fits(condition, false, &mut Vec::new())
    }

    /// Whether a condition can hold in such a moment.
    pub fn can_hold_in(&self, context: &Context<'_>, condition: &Condition) -> bool {
        let known = context.0.iter().map(|(known, holds)| (known.as_ref(), *holds));
        self.together(known.chain([(condition, true)]), &mut Vec::new())
    }

    /// What has no alternatives first: it decides what is left of the others.
    fn together<'c>(&self, parts: impl Iterator<Item = (&'c Condition, bool)> + Clone, so_far: &mut Vec<Literal<'c>>) -> bool {
        [false, true].into_iter().all(|alternatives| {
            let mut parts = parts.clone().filter(|(part, holds)| has_alternatives(part, *holds) == alternatives);
            parts.all(|(part, holds)| self.fits(part, holds, so_far))
        })
    }

    fn fits<'c>(&self, condition: &'c Condition, holds: bool, so_far: &mut Vec<Literal<'c>>) -> bool {
        match condition {
            Condition::Always => holds,
            Condition::Not(part) => self.fits(part, !holds, so_far),
            Condition::All(parts) if holds => self.together(parts.iter().map(|part| (part, holds)), so_far),
            Condition::Any(parts) if !holds => self.together(parts.iter().map(|part| (part, holds)), so_far),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|part| {
                let before = so_far.len();
                let fits = self.fits(part, holds, so_far);
                so_far.truncate(before);
                fits
            }),
            plain => {
                let literal = (plain, holds);
                let fits = self.can_be(plain, holds) && so_far.iter().all(|&other| are_compatible(literal, other));
                if so_far.len() < COMPARED {
                    so_far.push(literal);
                }
                fits
            }
        }
    }

    /// Whether a condition without parts can hold, or can fail, by itself.
    fn can_be(&self, plain: &Condition, holds: bool) -> bool {
        let weeks = self.case.limits.weeks;
        match *plain {
            Condition::Knows(fact) => !holds || self.facts[fact.index()],
            Condition::Is(flag) => !holds || self.flags[flag.index()],
            Condition::Chose(option) => !holds || self.options[option.index()],
            Condition::Did(encounter) => !holds || self.encounters[encounter.index()],
            Condition::AtLeast(measure, value) => {
                let (least, most) = self.sums.measures[measure.index()];
                if holds { most >= value } else { least < value }
            }
            Condition::AtMost(measure, value) => {
                let (least, most) = self.sums.measures[measure.index()];
                if holds { least <= value } else { most > value }
            }
            Condition::FromWeek(week) => {
                if holds {
                    week <= weeks
                } else {
                    week > 1
                }
            }
            Condition::UntilWeek(week) => {
                if holds {
                    week >= 1
                } else {
                    week < weeks
                }
            }
            Condition::In(name) => {
                if holds {
                    self.enters(name)
                } else {
                    self.other_phase(name)
                }
            }
            Condition::Tie(tie, strength) => {
                self.strengths[tie.index()].iter().enumerate().any(|(at, &possible)| possible && (at == strength as usize) == holds)
            }
            Condition::Stressful(tie) => self.stress[tie.index()][usize::from(holds)],
            Condition::Uses(resource) => !holds || (self.referred[resource.index()] && self.sums.funds(&self.case, resource)),
            Condition::Waits(resource) => !holds || (self.referred[resource.index()] && may_wait(&self.case, resource)),
            Condition::Planned(goal) => !holds || self.goals[goal.index()],
            Condition::Noticed(reaction) => !holds || self.reactions[reaction.index()],
            Condition::Money(dollars) => {
                let (least, most) = self.sums.money;
                if holds { most >= dollars } else { least < dollars }
            }
            Condition::Always | Condition::All(_) | Condition::Any(_) | Condition::Not(_) => true,
        }
    }

    fn other_phase(&self, name: crate::scenario::words::PhaseName) -> bool {
        self.case.phases.iter().zip(&self.phases).any(|(phase, &possible)| possible && phase.name != name)
    }
}

/// Whether a condition, or its opposite, can come about in several ways.
fn has_alternatives(condition: &Condition, holds: bool) -> bool {
    match condition {
        Condition::Not(part) => has_alternatives(part, !holds),
        Condition::Any(_) => holds,
        Condition::All(_) => !holds,
        _ => false,
    }
}

/// Only a service with a wait, or one that the budget may not cover, is ever waited for.
fn may_wait(case: &Scenario, resource: crate::scenario::ResourceId) -> bool {
    let resource = case.resource(resource);
    resource.wait > 0 || resource.cost > 0
}

/// Whether two literals can hold in the same moment, as far as they speak of the same thing.
fn are_compatible(one: Literal<'_>, other: Literal<'_>) -> bool {
    if one.0 == other.0 {
        return one.1 == other.1;
    }
    if let (Some((what, least, most)), Some((same, low, high))) = (interval(one), interval(other)) {
        return what != same || (least <= high && low <= most);
    }
    match (one, other) {
        ((Condition::In(_), true), (Condition::In(_), true)) => false,
        ((Condition::Tie(tie, _), true), (Condition::Tie(same, _), true)) => tie != same,
        ((Condition::Uses(a), true), (Condition::Waits(b), true)) | ((Condition::Waits(a), true), (Condition::Uses(b), true)) => a != b,
        _ => true,
    }
}

/// What counts on a line.
#[derive(PartialEq, Eq)]
enum Line {
    Week,
    Money,
    Measure(crate::scenario::MeasureId),
}

/// Between which values a literal says that something is.
fn interval((condition, holds): Literal<'_>) -> Option<(Line, i64, i64)> {
    let (line, bound, is_least) = match *condition {
        Condition::FromWeek(week) => (Line::Week, i64::from(week), true),
        Condition::UntilWeek(week) => (Line::Week, i64::from(week), false),
        Condition::Money(dollars) => (Line::Money, i64::from(dollars), true),
        Condition::AtLeast(measure, value) => (Line::Measure(measure), i64::from(value), true),
        Condition::AtMost(measure, value) => (Line::Measure(measure), i64::from(value), false),
        _ => return None,
    };
    Some(match (is_least, holds) {
        (true, true) => (line, bound, i64::MAX),
        (true, false) => (line, i64::MIN, bound - 1),
        (false, true) => (line, i64::MIN, bound),
        (false, false) => (line, bound + 1, i64::MAX),
    })
}
