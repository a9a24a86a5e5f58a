//! Whether something is impossible whatever is played.

use super::{Context, Possible};
use crate::scenario::{Condition, EndingId, ResourceId, SceneId};
use crate::sim::Happening;

/// So many earlier endings are taken into account.
const EARLIER: usize = 24;

impl Possible<'_> {
    /// Whether a play may come to it. Says no only to what no play comes to.
    pub fn may_come(&self, happening: Happening) -> bool {
        let case = self.case.0;
        match happening {
            Happening::Phase(at) => self.phases[at],
            Happening::Encounter(at) => self.encounters[at],
            Happening::Decision(at) => self.decisions[at],
            Happening::Option(at) => self.options[at],
            Happening::Reaction(at) => self.reactions[at],
            Happening::Fact(at) => self.facts[at],
            Happening::Flag(at) => self.flags[at],
            Happening::Service(at) => self.referred[at] && self.sums.funds(case, ResourceId::from_index(at)),
            Happening::Dated(at) => self.is_dated(at),
            Happening::Scene(at) => self.is_read(SceneId::from_index(at)),
            Happening::Ending(at) => self.can_hold(&case.endings[at].when) && !self.is_masked(EndingId::from_index(at)),
        }
    }

    /// Whether an ending before this one is taken whenever its condition holds.
    pub fn is_masked(&self, id: EndingId) -> bool {
        let endings = &self.case.0.endings;
        let mut earlier = Context::default();
        endings[..id.index()].iter().take(EARLIER).for_each(|ending| earlier.add_not(&ending.when));
        !self.can_hold_in(&earlier, &endings[id.index()].when)
    }

    fn is_dated(&self, at: usize) -> bool {
        let dated = &self.case.0.dated[at];
        let mut context = Context::default();
        context.add_known(Condition::FromWeek(dated.week));
        context.add_known(Condition::UntilWeek(dated.week));
        self.can_hold_in(&context, &dated.when)
    }

    /// Whether a passage may be read: one that stands elsewhere than in the lists below may always be.
    fn is_read(&self, id: SceneId) -> bool {
        let case = self.case.0;
        if case.scene(id).lines.is_empty() {
            return true;
        }
        if let Some(at) = case.endings.iter().position(|ending| ending.text == id) {
            return self.may_come(Happening::Ending(at));
        }
        if let Some(at) = case.options.iter().position(|option| option.then == Some(id)) {
            return self.options[at];
        }
        if let Some(at) = case.encounters.iter().position(|encounter| encounter.scene == id) {
            return self.encounters[at];
        }
        let mut passages = case.encounters.iter().zip(&self.encounters);
        let passage = passages.find_map(|(encounter, comes)| Some((encounter.also.iter().find(|(_, scene)| *scene == id)?, comes)));
        passage.is_none_or(|((when, _), comes)| *comes && self.can_hold(when))
    }
}
