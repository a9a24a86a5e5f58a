//! What the decisions of a case cover: phases, standards, rings of the ecology, roles, the steps and activities of system-level work.
//! Read from the case alone, without playing it.

use serde_json::{Map, Value, json};

use super::ProofTable;
use crate::scenario::words::{Activity, Level, Role, SystemStep};
use crate::scenario::{Choice, DecisionId, Effect, EffectsId, OptionId, Scenario};

/// The rings on which an effect can act. What time brings (chrono) is no learner's choice.
const LEVELS: [Level; 4] = [Level::Micro, Level::Meso, Level::Exo, Level::Macro];

/// A hole, where a number would stand.
const NONE: &str = "–";

/// All tables.
pub(super) fn tables(case: &Scenario) -> Vec<ProofTable> {
    let mut tables = vec![matrix(case, None)];
    tables.extend(LEVELS.iter().filter(|level| is_touched(case, **level)).map(|level| matrix(case, Some(*level))));
    tables.extend([steps(case), activities(case), roles(case)]);
    tables
}

/// The same as data.
pub(super) fn json(case: &Scenario) -> Value {
    let matrix = (0..case.phases.len()).flat_map(|phase| {
        case.edition.standards.iter().map(move |standard| {
            let levels: Map<String, Value> = LEVELS
                .iter()
                .map(|level| (level.id().to_owned(), json!(bearing(case, phase, standard.number, Some(*level)).len())))
                .collect();
            json!({
                "phase": case.phases[phase].name.id(),
                "standard": standard.number,
                "decisions": bearing(case, phase, standard.number, None).len(),
                "levels": levels,
            })
        })
    });
    let used = |of: &dyn Fn(&Choice) -> bool| {
        let use_ = Use::of(case, of);
        let decisions: Vec<&str> = use_.decisions.iter().map(|id| case.decision(*id).id.as_str()).collect();
        json!({ "options": use_.options, "decisions": decisions, "phases": use_.phases.iter().map(|at| case.phases[*at].name.id()).collect::<Vec<_>>() })
    };
    let with = |name: &str, id: &str, mut value: Value| {
        value[name] = id.into();
        value
    };
    json!({
        "matrix": matrix.collect::<Vec<_>>(),
        "roles": Role::ALL.iter().map(|role| with("role", role.id(), used(&|option| option.role == *role))).collect::<Vec<_>>(),
        "system_steps": SystemStep::ALL.iter().map(|step| with("step", step.id(), used(&|option| option.step == Some(*step)))).collect::<Vec<_>>(),
        "system_activities": Activity::ALL
            .iter()
            .map(|activity| with("activity", activity.id(), used(&|option| option.activity == Some(*activity))))
            .collect::<Vec<_>>(),
    })
}

/// The decisions of a phase with an option that is rated on a standard, and whose effects act on a ring if one is named.
fn bearing(case: &Scenario, phase: usize, standard: u8, level: Option<Level>) -> Vec<DecisionId> {
    let bears = |id: OptionId| {
        let option = case.option(id);
        option.effect_on(standard) != 0 && level.is_none_or(|level| levels_of(case, option).contains(&level))
    };
    decisions_in(case, phase).filter(|id| case.decision(*id).option_ids().any(bears)).collect()
}

/// The decisions of a phase; those of the desk where they name it.
fn decisions_in(case: &Scenario, phase: usize) -> impl Iterator<Item = DecisionId> {
    let name = case.phases[phase].name;
    (0..case.decisions.len()).map(DecisionId::from_index).filter(move |id| {
        let decision = case.decision(*id);
        decision.encounter.map_or(decision.phases.contains(&name), |encounter| case.encounter(encounter).phase.index() == phase)
    })
}

/// The rings that an option works on: those of the ties, measures and services that its effects touch.
fn levels_of(case: &Scenario, option: &Choice) -> Vec<Level> {
    let mut levels = Vec::new();
    add_levels(case, option.effects, &mut levels);
    levels
}

fn add_levels(case: &Scenario, list: EffectsId, into: &mut Vec<Level>) {
    for effect in case.effects_list(list) {
        match effect {
            Effect::Move(measure, _) => into.push(case.measure_level(case.measure(*measure))),
            Effect::Strength(tie, _) | Effect::Stress(tie, _) | Effect::Flow(tie, _) => into.push(case.tie_level(case.tie(*tie).between)),
            Effect::Refer(_) | Effect::Withdraw(_) | Effect::Wait(..) => into.push(Level::Exo),
            Effect::After(_, list) | Effect::If(_, list) => add_levels(case, *list, into),
            Effect::Chance { then, otherwise, .. } => {
                add_levels(case, *then, into);
                add_levels(case, *otherwise, into);
            }
            _ => {}
        }
    }
}

fn is_touched(case: &Scenario, level: Level) -> bool {
    case.options.iter().any(|option| levels_of(case, option).contains(&level))
}

fn matrix(case: &Scenario, level: Option<Level>) -> ProofTable {
    let standards = &case.edition.standards;
    let count = |phase: usize, standard: u8| bearing(case, phase, standard, level).len();
    let rows = case.phases.iter().enumerate().map(|(at, phase)| {
        let counts = standards.iter().map(|standard| shown(count(at, standard.number)));
        std::iter::once(phase.name.label().to_owned()).chain(counts).collect()
    });
    let empty: Vec<String> = standards
        .iter()
        .filter(|standard| (0..case.phases.len()).all(|phase| count(phase, standard.number) == 0))
        .map(|standard| standard.number.to_string())
        .collect();
    let holes = match &empty[..] {
        [] => String::new(),
        [one] => format!(" Standard {one} has nothing here in any phase."),
        [most @ .., last] => format!(" Standards {} and {last} have nothing here in any phase.", most.join(", ")),
    };
    let (title, says) = match level {
        None => {
            let untouched: Vec<&str> = LEVELS.iter().filter(|level| !is_touched(case, **level)).map(|level| level.id()).collect();
            let untouched = if untouched.is_empty() {
                String::new()
            } else {
                format!(" No option acts on this level, so it has no table: {}.", untouched.join(", "))
            };
            (
                "Coverage: phase by standard".to_owned(),
                format!(
                    "How many decisions of each phase bear on each standard; {NONE} is a hole. Desk decisions count where they name their phases. The tables that follow are the same for each level of the ecology.{untouched}{holes}"
                ),
            )
        }
        Some(level) => (
            format!("Coverage on the {} level", level.id()),
            format!(
                "The same, of decisions with an option that bears on the standard and has effects on {}; {NONE} is a hole.{holes}",
                gloss(level)
            ),
        ),
    };
    let head = std::iter::once("phase".to_owned()).chain(standards.iter().map(|standard| standard.number.to_string()));
    ProofTable { title, says, head: head.collect(), rows: rows.collect() }
}

/// What a ring holds, for someone who knows a family better than a model.
fn gloss(level: Level) -> &'static str {
    match level {
        Level::Micro => "the client and the people and places around them",
        Level::Meso => "ties between two of those around the client",
        Level::Exo => "services, agencies and whatever else the client does not take part in",
        Level::Macro => "rules, money and views of the whole society",
        Level::Chrono => "what time brings",
    }
}

fn shown(count: usize) -> String {
    if count == 0 { NONE.into() } else { count.to_string() }
}

/// What options of some sort there are.
struct Use {
    options: usize,
    decisions: Vec<DecisionId>,
    /// Phases, by position; of desk decisions those that they name.
    phases: Vec<usize>,
}

impl Use {
    fn of(case: &Scenario, is_so: &dyn Fn(&Choice) -> bool) -> Self {
        let options = case.options.iter().filter(|option| is_so(option)).count();
        let has = |id: &DecisionId| case.decision(*id).option_ids().any(|option| is_so(case.option(option)));
        let decisions: Vec<DecisionId> = (0..case.decisions.len()).map(DecisionId::from_index).filter(has).collect();
        let phases = (0..case.phases.len()).filter(|phase| decisions_in(case, *phase).any(|id| decisions.contains(&id)));
        Self { options, phases: phases.collect(), decisions }
    }

    fn row(&self, case: &Scenario, name: &str) -> Vec<String> {
        let phases: Vec<&str> = self.phases.iter().map(|at| case.phases[*at].name.label()).collect();
        let phases = match (phases.is_empty(), self.decisions.is_empty()) {
            (true, true) => NONE.to_owned(),
            (true, false) => "any, at the desk".to_owned(),
            _ => phases.join(", "),
        };
        vec![name.to_owned(), shown(self.options), shown(self.decisions.len()), phases]
    }
}

fn steps(case: &Scenario) -> ProofTable {
    let of = |step: &SystemStep| Use::of(case, &|option| option.step == Some(*step)).row(case, step.label());
    ProofTable {
        title: "Steps of system-level work".into(),
        says: format!(
            "How many options are each step of the cycle, in how many decisions and in which phases; {NONE} is a step that no option takes. Work that stops before its effect is assessed has not been evaluated."
        ),
        head: ["step", "options", "decisions", "phases"].map(String::from).to_vec(),
        rows: SystemStep::ALL.iter().map(of).collect(),
    }
}

fn activities(case: &Scenario) -> ProofTable {
    let of = |activity: &Activity| Use::of(case, &|option| option.activity == Some(*activity)).row(case, activity.label());
    ProofTable {
        title: "System-level activities".into(),
        says: format!("How many options are each activity. No case needs all eight; {NONE} is one that this case does not practice."),
        head: ["activity", "options", "decisions", "phases"].map(String::from).to_vec(),
        rows: Activity::ALL.iter().map(of).collect(),
    }
}

fn roles(case: &Scenario) -> ProofTable {
    let of_role = |role: &Role| {
        let options: Vec<&Choice> = case.options.iter().filter(|option| option.role == *role).collect();
        let on = |level: &Level| shown(options.iter().filter(|option| levels_of(case, option).contains(level)).count());
        let system = options.iter().filter(|option| option.activity.is_some() || option.step.is_some()).count();
        let counts = [role.label().to_owned(), shown(options.len()), shown(system)];
        counts.into_iter().chain(LEVELS.iter().map(on)).collect()
    };
    ProofTable {
        title: "Coverage: roles and levels".into(),
        says: format!(
            "How many options take each role, how many of them are steps or activities of system-level work, and on which levels their effects act; {NONE} is none."
        ),
        head: ["role", "options", "system level", "micro", "meso", "exo", "macro"].map(String::from).to_vec(),
        rows: Role::ALL.iter().map(of_role).collect(),
    }
}
