//! What options and thoughts look like to somebody who does not read them: length, place, a few words.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::{self, GROUPS, OF_ABSOLUTES, OF_QUALIFIERS};
use crate::lint::language::{Mention, Walk};
use crate::lint::subject::{Prose, Way, Whose};
use crate::scenario::{DecisionId, EncounterId, OptionId, ReactionId, Scenario, SceneId, Voice};

/// The looks of a case.
#[derive(Debug)]
pub struct Looks {
    /// The decisions that have a best option, in the order of the case.
    pub decisions: Vec<DecisionLook>,
    /// The lines of inner monologue, in the order of their scenes.
    pub thoughts: Vec<ThoughtLook>,
}

/// A decision.
#[derive(Debug)]
pub struct DecisionLook {
    /// Which.
    pub id: DecisionId,
    /// Its options in order.
    pub options: Vec<OptionLook>,
}

/// An option.
#[derive(Debug, Clone, Copy)]
pub struct OptionLook {
    /// Which.
    pub id: OptionId,
    /// Whether no other option of the decision has a higher sum of ratings. Several can be best; a critical act never is. (The
    /// decision's weight is the same for all of them.)
    pub best: bool,
    /// Characters of its text.
    pub length: usize,
    /// Words that leave no room.
    pub absolutes: usize,
    /// Words of qualified, shared doing.
    pub qualifiers: usize,
}

/// A line of inner monologue.
#[derive(Debug, Clone, Copy)]
pub struct ThoughtLook {
    /// Which.
    pub id: ReactionId,
    /// Whether it is countertransference.
    pub signal: bool,
    /// Characters of the line.
    pub length: usize,
    /// Words of each group of [`GROUPS`].
    pub words: [usize; GROUPS.len()],
}

impl Looks {
    /// Takes the looks of a case, with the words that its texts were found to have.
    pub fn of(case: &Scenario, prose: &[Prose<'_>], language: &Walk<'_>) -> Self {
        let words = Words::of(case, prose, language);
        let decisions = (0..case.decisions.len()).map(|at| decision(case, DecisionId::at(at), &words));
        let decisions = decisions.filter(|decision| decision.options.iter().any(|option| !option.best)).collect();
        let encounters = (0..case.encounters.len()).map(EncounterId::at);
        let thoughts = encounters.flat_map(|encounter| thoughts(case, encounter)).map(|id| {
            let reaction = case.reaction(id);
            let words = words.of_thoughts[id.index()];
            ThoughtLook { id, signal: reaction.is_signal(), length: reaction.line.chars().count(), words }
        });
        Self { decisions, thoughts: thoughts.collect() }
    }

    /// The pairs of a signal and its twin, as positions in [`Looks::thoughts`], each once.
    pub fn twins(&self, case: &Scenario) -> Vec<(usize, usize)> {
        let mut place = vec![None; case.reactions.len()];
        for (at, thought) in self.thoughts.iter().enumerate() {
            place[thought.id.index()] = Some(at);
        }
        let mut pairs = BTreeSet::new();
        for (at, thought) in self.thoughts.iter().enumerate() {
            let twin = case.reaction(thought.id).twin.and_then(|twin| place[twin.index()]);
            let Some(twin) = twin.filter(|&twin| self.thoughts[twin].signal != thought.signal) else { continue };
            pairs.insert(if thought.signal { (at, twin) } else { (twin, at) });
        }
        pairs.into_iter().collect()
    }
}

impl DecisionLook {
    /// How many of its options are best.
    pub fn best(&self) -> usize {
        self.options.iter().filter(|option| option.best).count()
    }

    /// The option of which there is most; none if several have as much, or nobody has any.
    pub fn most(&self, of: impl Fn(&OptionLook) -> usize) -> Option<&OptionLook> {
        let most = self.options.iter().map(&of).max().filter(|&most| most > 0)?;
        let mut having = self.options.iter().filter(|option| of(option) == most);
        having.next().filter(|_| having.next().is_none())
    }
}

fn decision(case: &Scenario, id: DecisionId, words: &Words) -> DecisionLook {
    let worth = |option: OptionId| {
        let option = case.option(option);
        let sum: i32 = option.ratings.iter().map(|rating| i32::from(rating.effect)).sum();
        if option.critical.is_some() { i32::MIN } else { sum }
    };
    let highest = case.decision(id).option_ids().map(worth).max().unwrap_or(0);
    let look = |option: OptionId| {
        let text = &case.option(option).text;
        let words = words.of_options[option.index()];
        OptionLook {
            id: option,
            best: worth(option) == highest,
            length: text.chars().count(),
            absolutes: words[OF_ABSOLUTES],
            qualifiers: words[OF_QUALIFIERS],
        }
    };
    DecisionLook { id, options: case.decision(id).option_ids().map(look).collect() }
}

/// How many words of each group options and thoughts have, by position.
struct Words {
    of_options: Vec<[usize; GROUPS.len()]>,
    of_thoughts: Vec<[usize; GROUPS.len()]>,
}

impl Words {
    fn of(case: &Scenario, prose: &[Prose<'_>], language: &Walk<'_>) -> Self {
        let none = [0; GROUPS.len()];
        let mut words = Self { of_options: vec![none; case.options.len()], of_thoughts: vec![none; case.reactions.len()] };
        let by_name: BTreeMap<&str, usize> = case.reactions.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
        for Mention { prose: at, list, .. } in &language.wordings {
            let (paragraph, Some(group)) = (&prose[*at], wording::group(*list)) else { continue };
            let counts = match paragraph.whose {
                Whose::Thought(name) => by_name.get(name).map(|&at| &mut words.of_thoughts[at]),
                _ => Way::option_on(case, &paragraph.path).map(|option| &mut words.of_options[option.index()]),
            };
            counts.into_iter().for_each(|counts| counts[group] += 1);
        }
        words
    }
}

/// The thoughts of an encounter in the order of its scenes.
fn thoughts(case: &Scenario, encounter: EncounterId) -> Vec<ReactionId> {
    let encounter = case.encounter(encounter);
    let mut scenes: Vec<SceneId> = vec![encounter.scene];
    scenes.extend(encounter.also.iter().map(|(_, scene)| *scene));
    for decision in encounter.decisions.clone().map(DecisionId) {
        scenes.extend(case.decision(decision).option_ids().filter_map(|option| case.option(option).then));
    }
    let lines = scenes.into_iter().flat_map(|scene| &case.scene(scene).lines);
    lines.filter_map(|line| if let Voice::Thought(id) = line.voice { Some(id) } else { None }).collect()
}
