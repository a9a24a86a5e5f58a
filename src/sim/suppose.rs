//! "What if trust were 30?": a state changed by hand, for an author who tries a case out. Never part of an attempt.

use super::state::{CaseState, Place, Service, Step};
use crate::scenario::words::{Flow, Strength};
use crate::scenario::{EncounterId, FactId, FlagId, GoalId, MeasureId, OptionId, PhaseId, ReactionId, ResourceId, Scenario, TieId};

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
    /// It is this week; drawn into the weeks of the case. What lies between does not happen.
    Week(u32),
    /// The case is in this phase.
    Phase(PhaseId),
    /// A tie is this strong.
    Tie(TieId, Strength),
    /// A tie is stressful, or not.
    Stress(TieId, bool),
    /// A tie flows this way.
    Flow(TieId, Flow),
    /// An option was chosen, or not. What it brings is left out.
    Chosen(OptionId, bool),
    /// An encounter is over, or is still to come. What it brings is left out.
    Did(EncounterId, bool),
    /// The plan holds a goal, or not.
    Planned(GoalId, bool),
    /// A thought was flagged, or not.
    Noticed(ReactionId, bool),
    /// A service stands like this. What it costs and brings when it starts is left out.
    Service(ResourceId, Service),
}

/// How sure, in per cent, a thought is flagged that is supposed to have been noticed.
const SURE: u8 = 80;

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
            Supposition::Week(week) => state.week = week.clamp(1, case.limits.weeks),
            Supposition::Phase(id) => state.phase = id,
            Supposition::Tie(id, strength) => state.ties[id.index()].strength = strength,
            Supposition::Stress(id, stress) => state.ties[id.index()].stress = stress,
            Supposition::Flow(id, flow) => state.ties[id.index()].flow = flow,
            Supposition::Chosen(id, chosen) => state.chosen[id.index()] = u16::from(chosen),
            Supposition::Did(id, over) => {
                let is_open = matches!(state.place, Place::Encounter(open, _) if open == id);
                let encounter = &mut state.encounters[id.index()];
                encounter.done = over;
                encounter.played = over || is_open;
            }
            Supposition::Planned(id, planned) => state.planned[id.index()] = planned,
            Supposition::Noticed(id, noticed) => state.reactions[id.index()].flagged = noticed.then_some(SURE),
            Supposition::Service(id, service) => state.services[id.index()] = service,
        }
    }

    /// Whether something may be due now that was not: what comes next is looked for again.
    pub fn moves_on(self) -> bool {
        matches!(self, Supposition::Week(_) | Supposition::Phase(_) | Supposition::Did(..))
    }

    /// One line of words, by name, so that it outlives a change of the case.
    pub fn write(self, case: &Scenario) -> String {
        match self {
            Supposition::Measure(id, value) => format!("measure {} {value}", case.measure(id).id),
            Supposition::Fact(id, known) => format!("fact {} {known}", case.fact(id).id),
            Supposition::Flag(id, set) => format!("flag {} {set}", case.flag(id)),
            Supposition::Quarters(quarters) => format!("quarters - {quarters}"),
            Supposition::Money(dollars) => format!("money - {dollars}"),
            Supposition::Week(week) => format!("week - {week}"),
            Supposition::Phase(id) => format!("phase - {}", case.phase(id).name.id()),
            Supposition::Tie(id, strength) => format!("tie {} {}", case.tie(id).id, strength.id()),
            Supposition::Stress(id, stress) => format!("stress {} {stress}", case.tie(id).id),
            Supposition::Flow(id, flow) => format!("flow {} {}", case.tie(id).id, flow.id()),
            Supposition::Chosen(id, chosen) => format!("chosen {} {chosen}", case.option_path(id)),
            Supposition::Did(id, over) => format!("did {} {over}", case.encounter(id).id),
            Supposition::Planned(id, planned) => format!("planned {} {planned}", case.goal(id).id),
            Supposition::Noticed(id, noticed) => format!("noticed {} {noticed}", case.reaction(id).id),
            Supposition::Service(id, service) => {
                let stands = match service {
                    Service::None => "none".to_owned(),
                    Service::Waiting(week) => week.to_string(),
                    Service::Active => "active".to_owned(),
                };
                format!("service {} {stands}", case.resource(id).id)
            }
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
        let number = || value.parse::<i32>().map_err(|_| wrong());
        let found = |at: Option<usize>| at.ok_or_else(|| format!("there is no {kind} \"{name}\""));
        let is_so = value == "true";
        match kind {
            "measure" => {
                let at = found(case.measures.iter().position(|measure| measure.id == name))?;
                Ok(Supposition::Measure(MeasureId::at(at), number()?))
            }
            "fact" => Ok(Supposition::Fact(FactId::at(found(case.facts.iter().position(|fact| fact.id == name))?), is_so)),
            "flag" => Ok(Supposition::Flag(FlagId::at(found(case.flags.iter().position(|flag| flag == name))?), is_so)),
            "chosen" => {
                let at = found((0..case.options.len()).position(|at| case.option_path(OptionId::at(at)) == name))?;
                Ok(Supposition::Chosen(OptionId::at(at), is_so))
            }
            "did" => {
                let at = found(case.encounters.iter().position(|encounter| encounter.id == name))?;
                Ok(Supposition::Did(EncounterId::at(at), is_so))
            }
            "planned" => {
                let goals = case.plan.as_ref().map_or(&[][..], |plan| &plan.goals);
                Ok(Supposition::Planned(GoalId::at(found(goals.iter().position(|goal| goal.id == name))?), is_so))
            }
            "noticed" => {
                let at = found(case.reactions.iter().position(|reaction| reaction.id == name))?;
                Ok(Supposition::Noticed(ReactionId::at(at), is_so))
            }
            "quarters" => Ok(Supposition::Quarters(number()?)),
            "money" => Ok(Supposition::Money(number()?)),
            "week" => Ok(Supposition::Week(value.parse().map_err(|_| wrong())?)),
            "phase" => {
                let at = case
                    .phases
                    .iter()
                    .position(|phase| phase.name.id() == value)
                    .ok_or_else(|| format!("there is no phase \"{value}\""))?;
                Ok(Supposition::Phase(PhaseId::at(at)))
            }
            "tie" | "stress" | "flow" => {
                let id = TieId::at(found(case.ties.iter().position(|tie| tie.id == name))?);
                match kind {
                    "stress" => Ok(Supposition::Stress(id, is_so)),
                    "flow" => Ok(Supposition::Flow(id, Flow::by_id(value).ok_or_else(wrong)?)),
                    _ => Ok(Supposition::Tie(id, Strength::by_id(value).ok_or_else(wrong)?)),
                }
            }
            "service" => {
                let at = found(case.resources.iter().position(|resource| resource.id == name))?;
                let service = match value {
                    "none" => Service::None,
                    "active" => Service::Active,
                    week => Service::Waiting(week.parse().map_err(|_| wrong())?),
                };
                Ok(Supposition::Service(ResourceId::at(at), service))
            }
            _ => Err(wrong()),
        }
    }
}

/// Whether the question that is asked has lost its last open option.
pub(super) fn is_stuck(case: &Scenario, state: &CaseState) -> bool {
    matches!(state.place, Place::Encounter(_, Step::Decide(decision)) if state.allowed(case, decision).is_empty())
}
