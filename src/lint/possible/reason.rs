//! Why a condition can never hold, or always does, in words for its author.

use super::Possible;
use crate::scenario::{Condition, MeasureId, Scenario, TieId};

impl Possible<'_> {
    /// Why it can never hold: the first part that cannot, or that its parts exclude each other.
    pub fn why_never(&self, condition: &Condition) -> String {
        let case = self.case.0;
        match condition {
            Condition::Always => "it holds always".into(),
            Condition::Not(part) => self.why_always(part),
            Condition::All(parts) => {
                let first = parts.iter().find(|part| !self.can_hold(part));
                first.map_or_else(|| "its parts exclude each other".into(), |part| self.why_never(part))
            }
            Condition::Any(parts) => match parts.as_slice() {
                [] => "`any` of nothing never holds".into(),
                [first, ..] => self.why_never(first),
            },
            Condition::Knows(fact) => format!("nothing that can happen reveals the fact \"{}\"", case.fact(*fact).id),
            Condition::Is(flag) => format!("nothing that can happen sets the flag \"{}\"", case.flag(*flag)),
            Condition::Chose(option) => format!("the option \"{}\" can never be chosen", case.option_path(*option)),
            Condition::Did(encounter) => format!("the encounter \"{}\" can never begin", case.encounter(*encounter).id),
            Condition::AtLeast(measure, _) | Condition::AtMost(measure, _) => self.reach(*measure),
            Condition::FromWeek(_) | Condition::UntilWeek(_) => weeks(case),
            Condition::In(phase) => format!("the case can never come to the phase \"{}\"", phase.id()),
            Condition::Tie(tie, strength) => format!("the tie \"{}\" never becomes {}", name(case, *tie), strength.id()),
            Condition::Stressful(tie) => format!("nothing makes the tie \"{}\" stressful", name(case, *tie)),
            Condition::Uses(resource) => {
                let id = &case.resource(*resource).id;
                let referred = self.referred[resource.index()];
                if referred {
                    format!("the budget never covers \"{id}\"")
                } else {
                    format!("nothing that can happen gets the client to \"{id}\"")
                }
            }
            Condition::Waits(resource) => {
                let id = &case.resource(*resource).id;
                let referred = self.referred[resource.index()];
                if referred { format!("\"{id}\" has no wait") } else { format!("nothing that can happen gets the client to \"{id}\"") }
            }
            Condition::Planned(goal) => format!("the goal \"{}\" can never stand in a plan", case.goal(*goal).id),
            Condition::Noticed(reaction) => format!("the line \"{}\" can never be met", case.reaction(*reaction).id),
            Condition::Money(_) => format!("the budget is never more than {} dollars", self.sums.money.1),
        }
    }

    /// Why it always holds.
    pub fn why_always(&self, condition: &Condition) -> String {
        let case = self.case.0;
        match condition {
            Condition::Always => "it says so".into(),
            Condition::Not(part) => self.why_never(part),
            Condition::Any(parts) => {
                let first = parts.iter().find(|part| !self.can_fail(part));
                first.map_or_else(|| "one of its parts holds whenever the others do not".into(), |part| self.why_always(part))
            }
            Condition::All(parts) => match parts.as_slice() {
                [] => "`all` of nothing always holds".into(),
                [first, ..] => self.why_always(first),
            },
            Condition::AtLeast(measure, _) | Condition::AtMost(measure, _) => self.reach(*measure),
            Condition::FromWeek(_) | Condition::UntilWeek(_) => weeks(case),
            Condition::In(phase) => format!("the case is never in another phase than \"{}\"", phase.id()),
            Condition::Tie(tie, strength) => format!("the tie \"{}\" is {} and nothing changes that", name(case, *tie), strength.id()),
            Condition::Stressful(tie) => format!("the tie \"{}\" is stressful and nothing changes that", name(case, *tie)),
            Condition::Money(_) => format!("the budget never falls below {} dollars", self.sums.money.0),
            _ => "nothing can change it".into(),
        }
    }

    /// Between which values a measure stays.
    fn reach(&self, id: MeasureId) -> String {
        let measure = self.case.measure(id);
        let (least, most) = self.sums.measures[id.index()];
        let why = if (least, most) == (measure.least, measure.most) {
            "its range"
        } else if least == most {
            "nothing moves it"
        } else {
            "all its moves together"
        };
        if least == most {
            return format!("the measure \"{}\" stays at {}: {why}", measure.id, points(least));
        }
        format!("the measure \"{}\" stays between {} and {} ({why})", measure.id, points(least), points(most))
    }
}

fn weeks(case: &Scenario) -> String {
    format!("the case has the weeks 1 to {}", case.limits.weeks)
}

fn name(case: &Scenario, tie: TieId) -> &str {
    &case.tie(tie).id
}

/// Hundredths as points.
fn points(hundredths: i32) -> String {
    format!("{}", f64::from(hundredths) / 100.0)
}
