//! What is asked of a case. The narrower the question, the fewer states differ for it.

use crate::scenario::{DecisionId, OptionId, Scenario, SceneId, Voice};
use crate::sim::Happening;

use super::bits::Bits;
use super::reads::Parts;

/// A question about all plays of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Everything at once, and how many actions it takes: for small cases.
    Everything,
    /// The best total on the standard with this number.
    Best(u8),
    /// The worst total on it.
    Worst(u8),
    /// Whether and how something can be come to.
    Meet(Happening),
    /// The best total on a standard, also for whoever chooses each of the options of this decision.
    Through(u8, DecisionId),
    /// Every answer that can be given, and what it opens.
    Answers,
    /// How to come to something with as few actions as can be: what decides whether a question is asked counts as well.
    Soonest(Happening),
    /// The same for whatever the course of the case brings of itself: phases, encounters and the questions asked in them.
    Course,
}

/// What a question hangs on, before anything is known of the state.
#[derive(Debug, Default)]
pub(super) struct Roots {
    /// Every condition counts.
    pub everything: bool,
    /// Every answer counts.
    pub answers: bool,
    /// It counts how many actions something takes.
    pub counts: bool,
    /// Parts of the state that count for themselves.
    pub parts: Bits,
    /// A decision whose answer counts for itself.
    pub decision: Option<DecisionId>,
    /// The options of it for which the sum is asked for as well: the most that whoever chooses them can come to.
    pub through: Vec<OptionId>,
    /// A passage that counts for itself.
    pub scene: Option<SceneId>,
    /// What is summed up and made as great as can be: these standards, each with a sign.
    pub sums: Vec<(u8, i32)>,
}

impl Roots {
    /// What choosing an option earns of the one sum that is asked for, before the weight of its decision.
    pub fn gain(&self, case: &Scenario, option: OptionId) -> i32 {
        let [(standard, sign)] = self.sums.as_slice() else { return 0 };
        sign * case.option(option).effect_on(*standard)
    }
}

impl Aim {
    pub(super) fn roots(self, case: &Scenario, parts: &Parts) -> Roots {
        let mut roots = Roots { parts: Bits::new(parts.count()), ..Roots::default() };
        match self {
            Aim::Everything => {
                (roots.everything, roots.answers, roots.counts) = (true, true, true);
                let standards = case.edition.standards.iter().map(|standard| standard.number);
                roots.sums = standards.flat_map(|number| [(number, 1), (number, -1)]).collect();
                case.endings.iter().for_each(|ending| parts.reads(&ending.when, &mut roots.parts));
            }
            Aim::Best(standard) => roots.sums = vec![(standard, 1)],
            Aim::Worst(standard) => roots.sums = vec![(standard, -1)],
            Aim::Through(standard, decision) => {
                roots.sums = vec![(standard, 1)];
                roots.decision = Some(decision);
                roots.through = case.decision(decision).option_ids().collect();
            }
            Aim::Meet(happening) => meet(case, parts, happening, &mut roots),
            Aim::Soonest(happening) => {
                roots.counts = true;
                meet(case, parts, happening, &mut roots);
            }
            Aim::Course => roots.counts = true,
            Aim::Answers => roots.answers = true,
        }
        roots
    }
}

fn meet(case: &Scenario, parts: &Parts, happening: Happening, roots: &mut Roots) {
    match happening {
        Happening::Phase(_) | Happening::Encounter(_) => {}
        Happening::Decision(at) => roots.decision = Some(DecisionId::from_index(at)),
        Happening::Option(at) => roots.decision = Some(case.options[at].decision),
        Happening::Fact(at) => roots.parts.add(parts.fact(at)),
        Happening::Flag(at) => roots.parts.add(parts.flag(at)),
        Happening::Service(at) => roots.parts.add(parts.service(crate::scenario::ResourceId::from_index(at))),
        Happening::Dated(at) => parts.reads(&case.dated[at].when, &mut roots.parts),
        Happening::Ending(at) => case.endings[..=at].iter().for_each(|ending| parts.reads(&ending.when, &mut roots.parts)),
        Happening::Scene(at) => scene(case, parts, SceneId::from_index(at), roots),
        Happening::Reaction(at) => {
            let placed = case
                .scenes
                .iter()
                .position(|scene| scene.lines.iter().any(|line| matches!(line.voice, Voice::Thought(reaction) if reaction.index() == at)));
            if let Some(placed) = placed {
                scene(case, parts, SceneId::from_index(placed), roots);
            }
        }
    }
}

fn scene(case: &Scenario, parts: &Parts, id: SceneId, roots: &mut Roots) {
    roots.scene = Some(id);
    if let Some(option) = case.options.iter().find(|option| option.then == Some(id)) {
        roots.decision = Some(option.decision);
    }
    let passages = case.encounters.iter().flat_map(|encounter| &encounter.also);
    passages.filter(|(_, scene)| *scene == id).for_each(|(when, _)| parts.reads(when, &mut roots.parts));
    case.dated.iter().filter(|dated| dated.text == id).for_each(|dated| parts.reads(&dated.when, &mut roots.parts));
    for (at, resource) in case.resources.iter().enumerate() {
        if resource.starts == id {
            roots.parts.add(parts.service(crate::scenario::ResourceId::from_index(at)));
        }
    }
    if let Some(at) = case.endings.iter().position(|ending| ending.text == id) {
        case.endings[..=at].iter().for_each(|ending| parts.reads(&ending.when, &mut roots.parts));
    }
}
