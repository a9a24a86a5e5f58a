//! "What if trust were 30?": a state changed by hand, for an author who tries a case out. Never part of an attempt.

use super::state::{CaseState, Place, Step};
use crate::scenario::{FactId, FlagId, MeasureId, Scenario};

/// Something taken to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supposition {
    /// A measure has this value, in hundredths; drawn into its range.
    Measure(MeasureId, i32),
    /// A fact is known, or not.
    Fact(FactId, bool),
    /// A flag is set, or not.
    Flag(FlagId, bool),
    /// So many quarter hours are left this week.
    Quarters(i32),
    /// So many dollars are left.
    Money(i32),
}

impl Supposition {
    /// Makes it so.
    pub(super) fn apply(self, case: &Scenario, state: &mut CaseState) {
        match self {
            Supposition::Measure(id, value) => {
                let measure = case.measure(id);
                state.measures[id.index()] = value.clamp(measure.least, measure.most);
            }
            Supposition::Fact(id, known) => state.facts[id.index()] = known,
            Supposition::Flag(id, set) => state.flags[id.index()] = set,
            Supposition::Quarters(quarters) => state.quarters = quarters.clamp(0, case.limits.quarters_per_week),
            Supposition::Money(dollars) => state.money = dollars.clamp(0, 1_000_000),
        }
    }

    /// One line of words, by name, so that it outlives a change of the case.
    pub fn write(self, case: &Scenario) -> String {
        match self {
            Supposition::Measure(id, value) => format!("measure {} {value}", case.measure(id).id),
            Supposition::Fact(id, known) => format!("fact {} {known}", case.fact(id).id),
            Supposition::Flag(id, set) => format!("flag {} {set}", case.flag(id)),
            Supposition::Quarters(quarters) => format!("quarters - {quarters}"),
            Supposition::Money(dollars) => format!("money - {dollars}"),
        }
    }

    /// Reads such a line.
    ///
    /// # Errors
    /// What this case does not have.
    pub fn read(case: &Scenario, line: &str) -> Result<Self, String> {
        let wrong = || format!("\"{line}\" supposes nothing");
        let mut words = line.split(' ');
        let (Some(kind), Some(name), Some(value)) = (words.next(), words.next(), words.next()) else { return Err(wrong()) };
        let missing = || format!("there is no {kind} \"{name}\"");
        let number = || value.parse::<i32>().map_err(|_| wrong());
        match kind {
            "measure" => {
                let at = case.measures.iter().position(|measure| measure.id == name).ok_or_else(missing)?;
                Ok(Supposition::Measure(MeasureId::at(at), number()?))
            }
            "fact" => {
                let at = case.facts.iter().position(|fact| fact.id == name).ok_or_else(missing)?;
                Ok(Supposition::Fact(FactId::at(at), value == "true"))
            }
            "flag" => {
                let at = case.flags.iter().position(|flag| flag == name).ok_or_else(missing)?;
                Ok(Supposition::Flag(FlagId::at(at), value == "true"))
            }
            "quarters" => Ok(Supposition::Quarters(number()?)),
            "money" => Ok(Supposition::Money(number()?)),
            _ => Err(wrong()),
        }
    }
}

/// Whether the question that is asked has lost its last open option.
pub(super) fn is_stuck(case: &Scenario, state: &CaseState) -> bool {
    matches!(state.place, Place::Encounter(_, Step::Decide(decision)) if state.allowed(case, decision).is_empty())
}
