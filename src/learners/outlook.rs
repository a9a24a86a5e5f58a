//! What a policy sees in a case: how each option appeals to it, and which thoughts it flags. Worked out once, from the case's own data.

use super::dice::{Dice, weight};
use super::policy::{Policy, Skill};
use crate::scenario::words::{Good, Kind, Role, Strength, Target};
use crate::scenario::{Choice, Effect, EffectsId, EncounterId, MeasureOwner, NodeId, NodeKind, Reaction, Scenario, SceneId, Voice};

/// What a policy sees in a case.
#[derive(Debug)]
pub(super) struct Outlook {
    pub policy: Policy,
    /// How an option is preferred over another; 0 is as good as leaving.
    pub appeal: Vec<i64>,
    /// How leaving a decision, or ending the week, appeals.
    pub leaving: i64,
    /// What becomes of each thought.
    pub flags: Vec<Flagging>,
    /// Weights of appeals that fall short of the best by so much, for the skilled.
    weights: Vec<u64>,
    /// Who is loudest over the whole case.
    pub loudest: Option<NodeId>,
}

/// Whether a thought is flagged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Flagging {
    /// Never.
    Never,
    /// Always, so sure in per cent.
    Always(u8),
    /// In so many of a hundred cases, so sure in per cent.
    Share(u8, u8),
    /// In half of the cases, sure by lot.
    Guess,
    /// As evidence of this d′ says: the thought is countertransference, or it is not.
    Evidence(f64, bool),
}

/// The appeal of a critical act to those who would do well.
const CRITICAL: i64 = -1_000;
/// One unit of what a policy looks at first, above anything it looks at second.
const FIRST: i64 = 1_000_000;
/// Sums of ratings differ by less than this.
const STEPS: usize = 2_048;

impl Outlook {
    pub fn new(case: &Scenario, policy: Policy) -> Self {
        let loudest = loudest(case, (0..case.encounters.len()).map(EncounterId::from_index));
        let theta = policy.skill().map_or(0.0, Skill::theta);
        let spread = spread(case);
        Self {
            policy,
            appeal: case.options.iter().map(|option| appeal(case, policy, option, loudest)).collect(),
            leaving: if policy == Policy::Quick { i64::MAX } else { 0 },
            flags: case.reactions.iter().enumerate().map(|(at, reaction)| flagging(case, policy, at, reaction)).collect(),
            weights: (0..STEPS).map(|short| weight(-theta * short as f64 / spread)).collect(),
            loudest,
        }
    }

    /// Takes one of several appeals, as the policy takes.
    pub fn take(&self, appeals: &[i64], dice: &mut Dice, scratch: &mut Vec<u64>) -> usize {
        if appeals.len() < 2 || self.policy == Policy::Uniform {
            return dice.below(appeals.len());
        }
        let best = appeals.iter().copied().max().unwrap_or_default();
        scratch.clear();
        if self.policy.skill().is_some() {
            scratch.extend(appeals.iter().map(|&appeal| self.weights[usize::try_from(best - appeal).unwrap_or(STEPS).min(STEPS - 1)]));
        } else {
            scratch.extend(appeals.iter().map(|&appeal| u64::from(appeal == best)));
        }
        dice.weighted(scratch)
    }
}

/// The sum of an option's ratings over all standards.
fn sum_of_ratings(option: &Choice) -> i64 {
    option.ratings.iter().map(|rating| i64::from(rating.effect)).sum()
}

/// The standard deviation of the summed ratings within the decisions of a case; 1 where none differ.
fn spread(case: &Scenario) -> f64 {
    let (mut squares, mut count) = (0.0, 0.0);
    for decision in &case.decisions {
        let sums: Vec<f64> = decision.option_ids().map(|id| sum_of_ratings(case.option(id)) as f64).collect();
        let mean = sums.iter().sum::<f64>() / sums.len().max(1) as f64;
        squares += sums.iter().map(|sum| (sum - mean).powi(2)).sum::<f64>();
        count += sums.len() as f64;
    }
    if squares > 0.0 { (squares / count).sqrt() } else { 1.0 }
}

fn appeal(case: &Scenario, policy: Policy, option: &Choice, loudest: Option<NodeId>) -> i64 {
    let sum = sum_of_ratings(option);
    let bad = if option.critical.is_some() { CRITICAL } else { 0 };
    let cost = i64::from(option.quarters) * 1_000 + i64::from(option.money).min(999);
    match policy {
        Policy::Uniform => 0,
        Policy::Skilled(_) => sum,
        Policy::Best => sum + bad,
        Policy::Worst => -(sum + bad),
        Policy::Rescuer => {
            let warm = option.acts_out.iter().filter(|id| is_warm(case.reaction(**id).kind)).count() as i64;
            let others = option.acts_out.len() as i64 - warm;
            let for_the_client = if option.target == Target::ClientLevel { 0 } else { -100 * FIRST };
            for_the_client + 10 * FIRST * warm + FIRST * others + i64::from(option.quarters) * 100 + i64::from(option.money).min(99)
        }
        Policy::RuleKeeper => FIRST * rated(case, option, &BY_THE_BOOK) - cost.min(FIRST - 1),
        Policy::Pleaser => {
            let encounter = case.decision(option.decision).encounter;
            let pleased = encounter.and_then(|id| self::loudest(case, [id].into_iter())).or(loudest);
            let good = pleased.map_or(0, |node| good_for(case, option.effects, node));
            let heard = option.then.map_or(0, |scene| pleased.map_or(0, |node| words_of(case, scene, node).min(1)));
            FIRST * good + 10 * rated(case, option, &["collegial_cooperation"]) + heard as i64
        }
        Policy::BrokerOnly => {
            let broker = if option.role == Role::Broker { 2 * FIRST } else { -FIRST };
            let refers = if refers(case, option.effects) { FIRST } else { 0 };
            broker + refers - cost.min(FIRST - 1)
        }
        Policy::Quick => -cost,
    }
}

/// What a rule-keeper keeps to.
const BY_THE_BOOK: [&str; 5] =
    ["confidentiality", "fiscal_responsibility", "quality_accountability", "reasonable_caseload", "collegial_cooperation"];

/// The sum of an option's ratings on the standards of these ids.
fn rated(case: &Scenario, option: &Choice, standards: &[&str]) -> i64 {
    let numbers = case.edition.standards.iter().filter(|standard| standards.contains(&standard.id.as_str()));
    numbers.map(|standard| i64::from(option.effect_on(standard.number))).sum()
}

fn is_warm(kind: Kind) -> bool {
    matches!(kind, Kind::Positive | Kind::SpecialOverinvolved | Kind::ParentalProtective)
}

fn flagging(case: &Scenario, policy: Policy, at: usize, reaction: &Reaction) -> Flagging {
    let signal = reaction.is_signal();
    match policy {
        Policy::Uniform => Flagging::Guess,
        Policy::Best if signal => Flagging::Always(100),
        Policy::Worst if !signal => Flagging::Always(100),
        Policy::Rescuer if signal && !is_warm(reaction.kind) && !is_acted_out(case, at) => Flagging::Share(50, 70),
        Policy::Pleaser if matches!(reaction.kind, Kind::CriticizedMistreated | Kind::Disengaged | Kind::Overwhelmed) => {
            Flagging::Always(75)
        }
        Policy::BrokerOnly => Flagging::Share(25, 60),
        Policy::Skilled(skill) => Flagging::Evidence(skill.theta(), signal),
        _ => Flagging::Never,
    }
}

fn is_acted_out(case: &Scenario, reaction: usize) -> bool {
    case.options.iter().any(|option| option.acts_out.iter().any(|id| id.index() == reaction))
}

/// Who speaks most words in these encounters beside the client and the case manager.
fn loudest(case: &Scenario, encounters: impl Iterator<Item = EncounterId>) -> Option<NodeId> {
    let mut words = vec![0; case.nodes.len()];
    for id in encounters {
        let encounter = case.encounter(id);
        for scene in [encounter.scene].into_iter().chain(encounter.also.iter().map(|(_, scene)| *scene)) {
            for line in &case.scene(scene).lines {
                if let Voice::Speech(node) = line.voice {
                    words[node.index()] += line.text.split_whitespace().count();
                }
            }
        }
    }
    let others = (0..words.len()).filter(|&at| words[at] > 0 && case.nodes[at].kind != NodeKind::Client);
    // Of two as loud, the one named first.
    others.rev().max_by_key(|&at| words[at]).map(NodeId::from_index)
}

fn words_of(case: &Scenario, scene: SceneId, node: NodeId) -> usize {
    let lines = case.scene(scene).lines.iter().filter(|line| line.voice == Voice::Speech(node));
    lines.map(|line| line.text.split_whitespace().count()).sum()
}

/// What effects do at once or later to the measures (in points) and ties of a node, for good or ill; what hangs on a chance counts
/// by its share, what hangs on a condition counts in full.
fn good_for(case: &Scenario, effects: EffectsId, node: NodeId) -> i64 {
    hundredths_for(case, effects, node) / 100
}

fn hundredths_for(case: &Scenario, effects: EffectsId, node: NodeId) -> i64 {
    let tied = |id: crate::scenario::TieId| [case.tie(id).between.0, case.tie(id).between.1].contains(&node);
    let each = case.effects_list(effects).iter().map(|effect| match effect {
        Effect::Move(measure, by) => {
            let measure = case.measure(*measure);
            let own = match measure.of {
                MeasureOwner::Node(owner) => owner == node,
                MeasureOwner::Tie(tie) => tied(tie),
            };
            let sign = if measure.good == Good::High { 1 } else { -1 };
            if own { sign * i64::from(*by) } else { 0 }
        }
        Effect::Strength(tie, strength) if tied(*tie) => match strength {
            Strength::None => -1_000,
            Strength::Tenuous => 0,
            Strength::Strong => 1_000,
        },
        Effect::Stress(tie, stress) if tied(*tie) => {
            if *stress {
                -1_000
            } else {
                1_000
            }
        }
        Effect::After(_, list) | Effect::If(_, list) => hundredths_for(case, *list, node),
        Effect::Chance { percent, then, otherwise, .. } => {
            let percent = i64::from(*percent);
            (percent * hundredths_for(case, *then, node) + (100 - percent) * hundredths_for(case, *otherwise, node)) / 100
        }
        _ => 0,
    });
    each.sum()
}

fn refers(case: &Scenario, effects: EffectsId) -> bool {
    case.effects_list(effects).iter().any(|effect| match effect {
        Effect::Refer(_) => true,
        Effect::After(_, list) | Effect::If(_, list) => refers(case, *list),
        Effect::Chance { then, otherwise, .. } => refers(case, *then) || refers(case, *otherwise),
        _ => false,
    })
}
