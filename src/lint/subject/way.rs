//! Ways to the parts of a case, as findings name them.

use crate::scenario::source::CaseSource;
use crate::scenario::{DecisionId, EncounterId, OptionId, ReactionId, Scenario, Step};

/// The way from the whole case to a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way(pub Vec<Step>);

impl Way {
    /// To a field of the case.
    pub fn field(name: &'static str) -> Self {
        let mut steps = Vec::with_capacity(10);
        steps.push(Step::Field(name));
        Self(steps)
    }

    /// On to an entry of a list, from 0.
    pub fn at(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }

    /// On to a field.
    pub fn then(mut self, name: &'static str) -> Self {
        self.0.push(Step::Field(name));
        self
    }

    /// To an encounter.
    pub fn encounter(case: &Scenario, id: EncounterId) -> Self {
        let phase = case.encounter(id).phase;
        let first = usize::from(case.phase(phase).encounters.start);
        Self::field("phases").at(phase.index()).then("encounters").at(id.index() - first)
    }

    /// To a decision, of an encounter or on the desk.
    pub fn decision(case: &Scenario, id: DecisionId) -> Self {
        match case.decision(id).encounter {
            Some(encounter) => {
                let first = usize::from(case.encounter(encounter).decisions.start);
                Self::encounter(case, encounter).then("decisions").at(id.index() - first)
            }
            None => Self::field("desk").at(id.index() - (case.decisions.len() - case.desk.len())),
        }
    }

    /// To an option.
    pub fn option(case: &Scenario, id: OptionId) -> Self {
        let decision = case.option(id).decision;
        let first = usize::from(case.decision(decision).options.start);
        Self::decision(case, decision).then("options").at(id.index() - first)
    }

    /// The option that a path leads to or into.
    pub fn option_on(case: &Scenario, path: &[Step]) -> Option<OptionId> {
        let (decision, rest) = match path {
            [
                Step::Field("phases"),
                Step::Index(phase),
                Step::Field("encounters"),
                Step::Index(encounter),
                Step::Field("decisions"),
                Step::Index(decision),
                rest @ ..,
            ] => {
                let first = usize::from(case.phases.get(*phase)?.encounters.start);
                (usize::from(case.encounters.get(first + encounter)?.decisions.start) + decision, rest)
            }
            [Step::Field("desk"), Step::Index(decision), rest @ ..] => (case.decisions.len() - case.desk.len() + decision, rest),
            _ => return None,
        };
        let [Step::Field("options"), Step::Index(option), ..] = rest else { return None };
        case.decisions.get(decision)?.option_ids().nth(*option)
    }

    /// To the key of a reaction.
    pub fn reaction(case: &Scenario, id: ReactionId) -> Self {
        let encounter = case.reaction(id).encounter;
        let first = usize::from(case.encounter(encounter).reactions.start);
        Self::encounter(case, encounter).then("reactions").at(id.index() - first)
    }
}

impl From<&[Step]> for Way {
    fn from(steps: &[Step]) -> Self {
        Self(steps.to_vec())
    }
}

/// The ids on a path: those of the things that it passes through, options as `decision.option`, ties as `first-second`.
pub fn names_on(source: &CaseSource, path: &[Step]) -> Vec<String> {
    let mut names = Vec::new();
    let mut push = |name: &str| names.push(name.to_owned());
    match path {
        [Step::Field("phases"), Step::Index(phase), rest @ ..] => {
            let Some(phase) = source.phases.get(*phase) else { return names };
            push(phase.phase.id());
            let [Step::Field("encounters"), Step::Index(encounter), rest @ ..] = rest else { return names };
            let Some(encounter) = phase.encounters.get(*encounter) else { return names };
            push(&encounter.id);
            match rest {
                [Step::Field("reactions"), Step::Index(at), ..] => encounter.reactions.get(*at).into_iter().for_each(|it| push(&it.id)),
                [Step::Field("decisions"), rest @ ..] => in_decisions(&encounter.decisions, rest, &mut push),
                _ => {}
            }
        }
        [Step::Field("desk"), rest @ ..] => in_decisions(&source.desk, rest, &mut push),
        [Step::Field("plan"), Step::Field("goals"), Step::Index(at), ..] => {
            source.plan.iter().filter_map(|plan| plan.goals.get(*at)).for_each(|goal| push(&goal.id));
        }
        [Step::Field("client"), ..] => push(&source.client.id),
        [Step::Field(list), Step::Index(at), ..] => {
            let id = match *list {
                "people" => source.people.get(*at).map(|it| it.id.clone()),
                "systems" => source.systems.get(*at).map(|it| it.id.clone()),
                "ties" => source.ties.get(*at).map(|it| format!("{}-{}", it.between.0, it.between.1)),
                "measures" => source.measures.get(*at).map(|it| it.id.clone()),
                "resources" => source.resources.get(*at).map(|it| it.id.clone()),
                "facts" => source.facts.get(*at).map(|it| it.id.clone()),
                "flags" => source.flags.get(*at).cloned(),
                "notes" => source.notes.get(*at).map(|it| it.id.clone()),
                "endings" => source.endings.get(*at).map(|it| it.id.clone()),
                _ => None,
            };
            id.iter().for_each(|id| push(id));
        }
        _ => {}
    }
    names
}

fn in_decisions(decisions: &[crate::scenario::source::DecisionSource], path: &[Step], push: &mut impl FnMut(&str)) {
    let [Step::Index(at), rest @ ..] = path else { return };
    let Some(decision) = decisions.get(*at) else { return };
    push(&decision.id);
    if let [Step::Field("options"), Step::Index(at), ..] = rest
        && let Some(option) = decision.options.get(*at)
    {
        push(&format!("{}.{}", decision.id, option.id));
    }
}
