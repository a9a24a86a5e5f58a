//! Which place of a case reveals, asks for, refers to or calls what: the links between places. It judges nothing.

use std::collections::BTreeMap;

use crate::report::plain::{Thing, short};
use crate::scenario::{Condition, DecisionId, Effect, EffectsId, EncounterId, GoalId, OptionId, ReactionId, ResourceId, Scenario, TieId};

use super::text::{anchor, decision_anchor};

/// A place: where it is on the page, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Site {
    /// Id on the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
}

/// For everything with a place on the page, by its anchor: what brings it about, and what asks for it.
#[derive(Debug, Default)]
pub struct Sites {
    brings: BTreeMap<String, Vec<Site>>,
    asks: BTreeMap<String, Vec<Site>>,
}

impl Sites {
    /// Looks through the whole case.
    pub fn of(case: &Scenario) -> Self {
        let mut walk = Walk { case, sites: Self::default() };
        walk.casework();
        walk.surroundings();
        walk.sites
    }

    /// The places that reveal a fact, set a mark, refer to a service, call an encounter.
    pub fn brings(&self, anchor: &str) -> &[Site] {
        self.brings.get(anchor).map_or(&[], Vec::as_slice)
    }

    /// The places with a condition that asks for it.
    pub fn asks(&self, anchor: &str) -> &[Site] {
        self.asks.get(anchor).map_or(&[], Vec::as_slice)
    }
}

struct Walk<'a> {
    case: &'a Scenario,
    sites: Sites,
}

impl Walk<'_> {
    fn casework(&mut self) {
        let case = self.case;
        for (at, encounter) in case.encounters.iter().enumerate() {
            let site = self.site(Thing::Encounter(EncounterId::at(at)), &encounter.title);
            self.condition(&site, &encounter.when);
            encounter.also.iter().for_each(|(when, _)| self.condition(&site, when));
            self.effects(&site, encounter.effects);
        }
        for (at, decision) in case.decisions.iter().enumerate() {
            let site = Site { anchor: decision_anchor(case, DecisionId::at(at)), name: short(&decision.prompt, 60) };
            self.condition(&site, &decision.when);
        }
        for (at, option) in case.options.iter().enumerate() {
            let site = self.site(Thing::Option(OptionId::at(at)), &option.text);
            self.condition(&site, &option.when);
            self.effects(&site, option.effects);
        }
        for (at, reaction) in case.reactions.iter().enumerate() {
            let site = self.site(Thing::Reaction(ReactionId::at(at)), &reaction.line);
            self.effects(&site, reaction.if_acted_out);
        }
        for (at, goal) in case.plan.iter().flat_map(|plan| &plan.goals).enumerate() {
            let site = self.site(Thing::Goal(GoalId::at(at)), &goal.title);
            self.condition(&site, &goal.when);
            self.effects(&site, goal.effects);
        }
    }

    fn surroundings(&mut self) {
        let case = self.case;
        for (at, tie) in case.ties.iter().enumerate() {
            if let Some(fact) = tie.found_by {
                let (first, second) = tie.between;
                let site = self.site(Thing::Tie(TieId::at(at)), &format!("{} and {}", case.node(first).name, case.node(second).name));
                self.condition(&site, &Condition::Knows(fact));
            }
        }
        for (at, resource) in case.resources.iter().enumerate() {
            let site = self.site(Thing::Resource(ResourceId::at(at)), &resource.name);
            self.condition(&site, &resource.when);
            self.effects(&site, resource.effects);
        }
        for (at, weekly) in case.weekly.iter().enumerate() {
            let site = Site { anchor: format!("weekly-{}", at + 1), name: short(&weekly.why, 60) };
            self.condition(&site, &weekly.when);
            self.effects(&site, weekly.effects);
        }
        for (at, dated) in case.dated.iter().enumerate() {
            let site = Site { anchor: format!("dated-{}", at + 1), name: format!("what week {} brings", dated.week) };
            self.condition(&site, &dated.when);
            self.effects(&site, dated.effects);
        }
        for ending in &case.endings {
            let site = Site { anchor: format!("ending-{}", ending.id), name: short(&ending.title, 60) };
            self.condition(&site, &ending.when);
        }
    }

    fn site(&self, thing: Thing, name: &str) -> Site {
        Site { anchor: anchor(self.case, thing), name: short(name, 60) }
    }

    fn brought(&mut self, site: &Site, thing: Thing) {
        add(&mut self.sites.brings, anchor(self.case, thing), site);
    }

    fn asked(&mut self, site: &Site, thing: Thing) {
        add(&mut self.sites.asks, anchor(self.case, thing), site);
    }

    fn condition(&mut self, site: &Site, condition: &Condition) {
        match condition {
            Condition::Knows(fact) => self.asked(site, Thing::Fact(*fact)),
            Condition::Is(flag) => self.asked(site, Thing::Flag(*flag)),
            Condition::Chose(option) => self.asked(site, Thing::Option(*option)),
            Condition::Did(encounter) => self.asked(site, Thing::Encounter(*encounter)),
            Condition::Uses(resource) | Condition::Waits(resource) => self.asked(site, Thing::Resource(*resource)),
            Condition::Planned(goal) => self.asked(site, Thing::Goal(*goal)),
            Condition::Noticed(reaction) => self.asked(site, Thing::Reaction(*reaction)),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| self.condition(site, part)),
            Condition::Not(part) => self.condition(site, part),
            _ => {}
        }
    }

    fn effects(&mut self, site: &Site, effects: EffectsId) {
        let case = self.case;
        for effect in case.effects_list(effects) {
            match effect {
                Effect::Learn(fact) => self.brought(site, Thing::Fact(*fact)),
                Effect::Set(flag) | Effect::Clear(flag) => self.brought(site, Thing::Flag(*flag)),
                Effect::Refer(resource) | Effect::Withdraw(resource) | Effect::Wait(resource, _) => {
                    self.brought(site, Thing::Resource(*resource));
                }
                Effect::Call(encounter) => self.brought(site, Thing::Encounter(*encounter)),
                Effect::After(_, inner) => self.effects(site, *inner),
                Effect::If(when, inner) => {
                    self.condition(site, when);
                    self.effects(site, *inner);
                }
                Effect::Chance { then, otherwise, .. } => {
                    self.effects(site, *then);
                    self.effects(site, *otherwise);
                }
                _ => {}
            }
        }
    }
}

fn add(map: &mut BTreeMap<String, Vec<Site>>, anchor: String, site: &Site) {
    let sites = map.entry(anchor).or_default();
    if sites.last() != Some(site) {
        sites.push(site.clone());
    }
}
