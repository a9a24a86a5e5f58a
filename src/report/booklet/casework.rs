//! The case as it is played: phases, encounters, decisions and options, with or without their keys.

use maud::{Markup, html};

use super::Extent;
use super::ecology::{effects, links};
use super::sites::Sites;
use super::text::{anchor, capital, decision_anchor, facts, phrase, scene};
use crate::report::plain::{self, Thing, short, time};
use crate::scenario::words::{PhaseName, Target};
use crate::scenario::{
    Choice, Condition, Decision, DecisionId, Effect, EffectsId, EncounterId, OptionId, Pick, ReactionId, Scenario, Work,
};

/// What every part of it needs.
pub struct Casework<'a> {
    /// The case.
    pub case: &'a Scenario,
    /// Where things come from and are asked for.
    pub sites: &'a Sites,
    /// With or without keys.
    pub extent: Extent,
}

/// The id of a phase's place on the page.
pub fn phase_anchor(phase: PhaseName) -> String {
    format!("phase-{}", phase.id())
}

impl Casework<'_> {
    /// All phases, then the desk.
    pub fn phases(&self) -> Markup {
        html! {
            section.phases {
                h2 id="casework" { "The case, phase by phase" }
                p {
                    "A week brings the encounters of its phase in this order, each only if its condition holds; when none is left, the next phase begins. "
                    "Then the desk is open until the hours are used or the week is ended."
                }
                @if !self.keys() {
                    p { "Marks, services and measures move in the background: somebody with the booklet that has the keys says which conditions hold." }
                }
                @for phase in &self.case.phases {
                    section.phase {
                        h3 id=(phase_anchor(phase.name)) { (phase.name.label()) }
                        @for id in phase.encounters.clone() { (self.encounter(EncounterId::from_index(usize::from(id)))) }
                    }
                }
                @if !self.case.desk.is_empty() {
                    section.phase {
                        h3 id="desk" { "At the desk" }
                        p { "These stand open in every week, while hours last and their conditions hold." }
                        @for id in &self.case.desk { div.encounter { (self.decision(*id, 4)) } }
                    }
                }
            }
        }
    }

    fn keys(&self) -> bool {
        self.extent == Extent::WithKeys
    }

    fn encounter(&self, id: EncounterId) -> Markup {
        let encounter = self.case.encounter(id);
        let place = anchor(self.case, Thing::Encounter(id));
        html! {
            article.encounter id=(place) {
                h4 { (encounter.title) }
                @for words in self.conditions_of(id) { p.when { (words) } }
                @if self.keys() && !self.sites.brings(&place).is_empty() { p.when { "Called by: " (links(self.sites.brings(&place))) } }
                @if let Some(tip) = &encounter.tip { p.tip { b { "About the program:" } " " (tip) } }
                (self.scene(encounter.scene))
                @for (when, passage) in &encounter.also {
                    @if *when != Condition::Always { p.when { "If " (self.condition(when)) ":" } }
                    (self.scene(*passage))
                }
                @if self.keys() { (self.brought("The scene itself brings", encounter.effects)) } @else { (self.found_out(encounter.effects)) }
                @if self.keys() { (self.reactions(id)) }
                @for decision in encounter.decisions.clone() { (self.decision(DecisionId::from_index(usize::from(decision)), 5)) }
                @for work in &encounter.work { p.work { b { "Work:" } " " (self.work(*work)) } }
            }
        }
    }

    /// When an encounter is offered, in words.
    fn conditions_of(&self, id: EncounterId) -> Vec<Markup> {
        let encounter = self.case.encounter(id);
        let mut words = Vec::new();
        match (encounter.week, encounter.until) {
            (1, until) if until >= self.case.limits.weeks => {}
            (from, until) if until >= self.case.limits.weeks => words.push(html! { "From week " (from) "." }),
            (from, until) if from == until => words.push(html! { "In week " (from) " only." }),
            (from, until) => words.push(html! { "From week " (from) " to week " (until) "." }),
        }
        if encounter.when != Condition::Always {
            words.push(html! { "Only if " (self.condition(&encounter.when)) "." });
        }
        if encounter.only_called {
            words.push(html! { "Only when something calls it, in whatever phase." });
        } else if encounter.any_phase {
            words.push(html! { "In whatever phase the case is." });
        }
        if encounter.again {
            words.push(html! { "Played again when the case comes back to this phase." });
        }
        words
    }

    fn work(&self, work: Work) -> Markup {
        match work {
            Work::Ecomap => html! { "draw the " a href="#ecomap-task" { "ecomap" } },
            Work::Plan => html! { "build the " a href="#plan" { "service plan" } },
            Work::Note(note) => {
                let note = self.case.note(note);
                html! { "write the contact note “" a href={ "#note-" (note.id) } { (note.title) } "”" }
            }
        }
    }

    // ---- Thoughts ----

    fn reactions(&self, id: EncounterId) -> Markup {
        let reactions = self.case.encounter(id).reactions.clone();
        html! {
            @if !reactions.is_empty() {
                div.keys {
                    h5 { "The thoughts of this scene" }
                    @for reaction in reactions { (self.reaction(ReactionId::from_index(usize::from(reaction)))) }
                }
            }
        }
    }

    fn reaction(&self, id: ReactionId) -> Markup {
        let reaction = self.case.reaction(id);
        let place = anchor(self.case, Thing::Reaction(id));
        let next: Vec<String> = reaction.next.iter().map(|step| step.label().to_owned()).collect();
        html! {
            div.entry id=(place) {
                p { a href={ "#line-" (reaction.id) } { "“" (reaction.line) "”" } }
                (facts(&[
                    ("Kind", html! {
                        (reaction.kind.label())
                        @if let Some(second) = reaction.second { "; half credit for: " (second.label()) }
                    }),
                    ("Origin", html! { @if let Some(origin) = reaction.origin { (origin.label()) } }),
                    ("Twin", html! {
                        @if let Some(twin) = reaction.twin {
                            a href={ "#" (anchor(self.case, Thing::Reaction(twin))) } { "“" (short(&self.case.reaction(twin).line, 60)) "”" }
                        }
                    }),
                    ("Why", html! { (reaction.why) }),
                    ("Good next", html! { (next.join("; ")) }),
                    ("If acted out unflagged", effects(self.case, reaction.if_acted_out)),
                    ("Asked for by", links(self.sites.asks(&place))),
                ]))
            }
        }
    }

    // ---- Decisions ----

    fn decision(&self, id: DecisionId, level: u8) -> Markup {
        let decision = self.case.decision(id);
        let title = html! { (decision.prompt) };
        html! {
            div.decision id=(decision_anchor(self.case, id)) {
                @if level == 4 { h4 { (title) } } @else { h5 { (title) } }
                @for words in self.terms(decision) { p.when { (words) } }
                ol.options {
                    @for option in decision.option_ids() { (self.option(option)) }
                }
                @if !self.keys() { (self.follows(decision)) }
            }
        }
    }

    /// How a decision is asked, in words.
    fn terms(&self, decision: &Decision) -> Vec<Markup> {
        let mut words = Vec::new();
        if decision.when != Condition::Always {
            words.push(html! { "Asked only if " (self.condition(&decision.when)) "." });
        }
        if !decision.phases.is_empty() {
            let phases: Vec<&str> = decision.phases.iter().map(|phase| phase.label()).collect();
            words.push(html! { "Only in: " (phases.join(", ")) "." });
        }
        match decision.pick {
            Pick::One => {}
            Pick::Several(least, most) if least == most => words.push(html! { "Choose " (least) " at once." }),
            Pick::Several(least, most) => words.push(html! { "Choose " (least) " to " (most) " at once." }),
        }
        if decision.again {
            words.push(html! { "Asked again, with the options not yet chosen." });
        }
        if self.keys() && decision.weight > 1 {
            words.push(html! { "Counts " (decision.weight) " times." });
        }
        words
    }

    fn option(&self, id: OptionId) -> Markup {
        let option = self.case.option(id);
        let place = anchor(self.case, Thing::Option(id));
        html! {
            li.option id=(place) {
                p { strong { (option.text) } }
                p.cost { (cost(option)) }
                @if option.when != Condition::Always {
                    p.when {
                        "Only if " (self.condition(&option.when)) "; until then it is "
                        @match &option.closed { Some(closed) => { "shown as closed: “" (closed) "”" }, None => "not shown." }
                    }
                }
                @if self.keys() {
                    @if let Some(then) = option.then { div.then { (self.scene(then)) } }
                    (self.option_keys(option, &place))
                }
            }
        }
    }

    /// What follows each option, apart from them, so that a learner can choose first.
    fn follows(&self, decision: &Decision) -> Markup {
        let finds = |list| self.case.effects_list(list).iter().any(|effect| matches!(effect, Effect::Learn(_)));
        html! {
            div.follows {
                p { b { "After the choice" } }
                @for (letter, id) in ('A'..).zip(decision.option_ids()) {
                    @let option = self.case.option(id);
                    @if option.then.is_some() || finds(option.effects) {
                        div.entry {
                            p { b { "If you chose " (letter) } }
                            @if let Some(then) = option.then { (self.scene(then)) }
                            (self.found_out(option.effects))
                        }
                    }
                }
            }
        }
    }

    fn option_keys(&self, option: &Choice, place: &str) -> Markup {
        let acts_out = || option.acts_out.iter().enumerate();
        let work: Vec<&str> =
            [option.step.map(|step| step.label()), option.activity.map(|activity| activity.label())].into_iter().flatten().collect();
        html! {
            @if let Some(critical) = &option.critical { p.critical { b { "Critical act:" } " " (critical) } }
            div.keys {
                (facts(&[
                    ("Effects", effects(self.case, option.effects)),
                    ("Ratings", self.ratings(option)),
                    ("Acts out", html! {
                        @for (at, reaction) in acts_out() {
                            @if at > 0 { "; " }
                            a href={ "#" (anchor(self.case, Thing::Reaction(*reaction))) } { "“" (short(&self.case.reaction(*reaction).line, 60)) "”" }
                        }
                    }),
                    ("Role", html! {
                        (option.role.label())
                        @if option.target == Target::SystemLevel { ", system level" } @else { ", client level" }
                        @if !work.is_empty() { ": " (work.join(", ")) }
                    }),
                    ("Asked for by", links(self.sites.asks(place))),
                    ("Feedback", html! { (option.feedback) }),
                ]))
            }
        }
    }

    fn ratings(&self, option: &Choice) -> Markup {
        html! {
            @if !option.ratings.is_empty() {
                ul {
                    @for rating in &option.ratings {
                        li {
                            b { (signed(rating.effect)) } " "
                            @if let Some(standard) = self.case.edition.standard(rating.standard) { (standard.name) " " }
                            "(" a href={ "#indicator-" (rating.standard) "-" (rating.indicator) } { "S" (rating.standard) "." (rating.indicator) } "): "
                            (rating.rationale)
                        }
                    }
                }
            }
        }
    }

    // ---- Pieces ----

    fn scene(&self, id: crate::scenario::SceneId) -> Markup {
        scene(self.case, id, self.keys())
    }

    fn condition(&self, condition: &Condition) -> Markup {
        phrase(self.case, &plain::condition(self.case, condition), self.keys())
    }

    fn brought(&self, what: &str, list: EffectsId) -> Markup {
        html! { @if !self.case.effects_list(list).is_empty() { div.keys { p { b { (what) } } (effects(self.case, list)) } } }
    }

    /// What a learner finds out at once: the only effects that a learner's booklet shows.
    fn found_out(&self, list: EffectsId) -> Markup {
        html! {
            @for effect in self.case.effects_list(list) {
                @if let Effect::Learn(fact) = effect { p.found { b { "You find out:" } " " (self.case.fact(*fact).text) } }
            }
        }
    }
}

/// A rating with its sign.
pub fn signed(effect: i8) -> String {
    match effect {
        0 => "0".into(),
        up if up > 0 => format!("+{up}"),
        down => format!("−{}", down.unsigned_abs()),
    }
}

fn cost(option: &Choice) -> String {
    let again = if option.again { "; can be chosen again" } else { "" };
    let takes = match (option.quarters, option.money) {
        (0, 0) => "takes no counted time".to_owned(),
        (0, dollars) => format!("takes {}", plain::money(dollars)),
        (quarters, 0) => format!("takes {}", time(quarters)),
        (quarters, dollars) => format!("takes {} and {}", time(quarters), plain::money(dollars)),
    };
    capital(&format!("{takes}{again}."))
}
