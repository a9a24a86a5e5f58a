//! Resolving phases, encounters, reactions, decisions and options.

use std::ops::Range;

use super::super::ids::{DecisionId, EncounterId, PhaseId};
use super::super::model::Ending;
use super::super::model::{Choice, Decision, Encounter, Phase, Reaction, Work};
use super::super::scene::prose;
use super::super::source::{CaseSource, DecisionSource, EncounterSource, EndingSource, OptionSource, Pick, ReactionSource, WorkSource};
use super::super::words::Kind;
use super::{Resolver, Thoughts};
use crate::diagnostic::Diagnostic;

/// Most options of a decision, so that a set of them is a small bit set.
const MOST_OPTIONS: usize = 16;
/// Most options of a decision of which several can be chosen: every set of them is looked at for its score.
const MOST_OPTIONS_SEVERAL: usize = 12;

/// What resolving the phases and the desk gives.
#[derive(Default)]
pub(super) struct Casework {
    pub phases: Vec<Phase>,
    pub encounters: Vec<Encounter>,
    pub decisions: Vec<Decision>,
    pub desk: Vec<DecisionId>,
    pub options: Vec<Choice>,
    pub reactions: Vec<Reaction>,
}

impl Resolver {
    pub(super) fn casework(&mut self, source: &CaseSource) -> Casework {
        let mut work = Casework::default();
        self.within("phases", |r| {
            if source.phases.is_empty() {
                r.error("nothing-to-play", "the case has no phase");
            }
            r.each(&source.phases, |r, phase| {
                let id = PhaseId::at(work.phases.len());
                let first = work.encounters.len();
                r.within("encounters", |r| {
                    if phase.encounters.is_empty() {
                        r.error("nothing-to-play", format!("the phase \"{}\" has no encounter", phase.phase.id()));
                    }
                    r.each(&phase.encounters, |r, encounter| r.encounter(encounter, id, source, &mut work));
                });
                work.phases.push(Phase { name: phase.phase, encounters: span(first, work.encounters.len()) });
            });
        });
        self.within("desk", |r| {
            r.each(&source.desk, |r, decision| {
                work.desk.push(DecisionId::at(work.decisions.len()));
                r.decision(decision, None, 0..0, &mut work);
            });
        });
        self.place_lines(&mut work);
        work
    }

    fn encounter(&mut self, source: &EncounterSource, phase: PhaseId, case: &CaseSource, work: &mut Casework) {
        let id = EncounterId::at(work.encounters.len());
        let first_reaction = work.reactions.len();
        let reactions = span(first_reaction, first_reaction + source.reactions.len());
        let weeks = i64::from(case.limits.weeks);
        self.within("week", |r| r.range(i64::from(source.week), 1, weeks, "the earliest week"));
        if let Some(until) = source.until {
            self.within("until", |r| r.range(i64::from(until), i64::from(source.week), weeks, "the latest week"));
        }
        self.within("title", |r| r.text(&source.title, "the title of an encounter"));
        let thoughts = || Thoughts::Of(reactions.clone());
        let scene = self.within("scene", |r| {
            r.text(&source.scene, "the scene");
            r.scene(&source.scene, thoughts())
        });
        let also = self.within("also", |r| {
            r.each(&source.also, |r, passage| {
                let when = r.within("when", |r| r.condition(&passage.when));
                (when, r.within("scene", |r| r.scene(&passage.scene, thoughts())))
            })
        });
        let effects = self.owned_effects("effects", format!("encounter {}", source.id), &source.effects);
        self.within("reactions", |r| {
            r.each(&source.reactions, |r, reaction| {
                let reaction = r.reaction(reaction, id);
                work.reactions.push(reaction);
            });
        });
        let first_decision = work.decisions.len();
        self.within("decisions", |r| {
            r.each(&source.decisions, |r, decision| r.decision(decision, Some(id), reactions.clone(), work));
            if source.decisions.len() > 100 {
                r.error("too-many", "an encounter has more than 100 decisions");
            }
        });
        let products = self.within("work", |r| r.each(&source.work, |r, product| r.work(product, case)));
        let when = self.within("when", |r| r.condition(&source.when));
        work.encounters.push(Encounter {
            id: source.id.clone(),
            title: source.title.clone(),
            phase,
            week: source.week,
            until: source.until.unwrap_or(case.limits.weeks),
            when,
            any_phase: source.any_phase,
            again: source.again,
            only_called: source.only_called,
            scene,
            also,
            tip: source.tip.as_deref().map(prose),
            effects,
            reactions,
            decisions: span(first_decision, work.decisions.len()),
            work: products.into_iter().flatten().collect(),
        });
    }

    fn work(&mut self, product: &WorkSource, case: &CaseSource) -> Option<Work> {
        let missing = match product {
            WorkSource::Ecomap if case.ecomap.is_some() => return Some(Work::Ecomap),
            WorkSource::Plan if case.plan.is_some() => return Some(Work::Plan),
            WorkSource::Note(name) => return self.note_named(name).map(Work::Note),
            WorkSource::Ecomap => "ecomap",
            WorkSource::Plan => "plan",
        };
        let finding = Diagnostic::error("unknown-id", format!("the case has no `{missing}` task"));
        self.report(finding, Some(format!("add the field `{missing}:` to the case")));
        None
    }

    fn reaction(&mut self, source: &ReactionSource, encounter: EncounterId) -> Reaction {
        let signal = source.kind != Kind::NotCt;
        if signal && source.origin.is_none() {
            self.error("origin-missing", format!("the reaction \"{}\" is countertransference, but has no origin", source.id));
        }
        if !signal && (source.origin.is_some() || source.second.is_some()) {
            self.error(
                "origin-of-nothing",
                format!("the reaction \"{}\" is not countertransference, but has an origin or a second kind", source.id),
            );
        }
        self.within("why", |r| r.text(&source.why, "the reason of a reaction"));
        Reaction {
            id: source.id.clone(),
            line: String::new(),
            encounter,
            kind: source.kind,
            second: source.second,
            origin: source.origin,
            twin: source.twin.as_ref().and_then(|twin| self.within("twin", |r| r.reaction_named(twin))),
            next: source.next.clone(),
            why: prose(&source.why),
            if_acted_out: self.owned_effects("if_acted_out", format!("reaction {}", source.id), &source.if_acted_out),
        }
    }

    fn decision(&mut self, source: &DecisionSource, encounter: Option<EncounterId>, reactions: Range<u16>, work: &mut Casework) {
        let id = DecisionId::at(work.decisions.len());
        let first = work.options.len();
        let count = source.options.len();
        self.within("weight", |r| r.range(i64::from(source.weight), 1, 5, "the weight"));
        self.within("prompt", |r| r.text(&source.prompt, "the prompt"));
        self.within("options", |r| {
            if count < 3 {
                let finding = Diagnostic::error("too-few-options", format!("the decision \"{}\" has {count} options", source.id));
                r.report(finding, Some("give at least three, none of them silly".into()));
            }
            let most = if source.pick == Pick::One { MOST_OPTIONS } else { MOST_OPTIONS_SEVERAL };
            if count > most {
                r.error("too-many", format!("the decision \"{}\" has {count} options; {most} is the most here", source.id));
            }
            r.each(&source.options, |r, option| {
                let option = r.option(option, id, &source.id, reactions.clone());
                work.options.push(option);
            });
        });
        if let Pick::Several(least, most) = source.pick {
            self.within("pick", |r| {
                r.at(0, |r| r.range(i64::from(least), 1, i64::from(most), "the least number to choose"));
                r.at(1, |r| r.range(i64::from(most), 1, count as i64, "the greatest number to choose"));
            });
        }
        let when = self.within("when", |r| r.condition(&source.when));
        work.decisions.push(Decision {
            id: source.id.clone(),
            prompt: prose(&source.prompt),
            encounter,
            weight: source.weight,
            when,
            phases: source.phases.clone(),
            pick: source.pick,
            again: source.again,
            options: span(first, work.options.len()),
        });
    }

    fn option(&mut self, source: &OptionSource, decision: DecisionId, decision_name: &str, reactions: Range<u16>) -> Choice {
        self.within("text", |r| r.text(&source.text, "the text of an option"));
        let quarters = self.within("hours", |r| r.quarters(source.hours, 0.0, 80.0, "the time"));
        self.within("money", |r| r.range(i64::from(source.money), 0, 1_000_000, "the cost"));
        if source.again && quarters == 0 {
            let finding = Diagnostic::error(
                "endless-option",
                format!("the option \"{}\" can be chosen again and again without any time passing", source.id),
            );
            self.report(finding, Some("give it `hours`, or take `again` away".into()));
        }
        let effects = self.owned_effects("effects", format!("option {decision_name}.{}", source.id), &source.effects);
        let then = self.within("then", |r| {
            let thoughts = if reactions.is_empty() { Thoughts::None } else { Thoughts::Of(reactions) };
            (!source.then.trim().is_empty()).then(|| r.scene(&source.then, thoughts))
        });
        let ratings = self.within("rates", |r| r.each(&source.rates, Resolver::rating));
        for (at, rating) in source.rates.iter().enumerate() {
            if source.rates[..at].iter().any(|earlier| earlier.0 == rating.0) {
                self.within("rates", |r| {
                    r.at(at, |r| r.error("duplicate-rating", format!("this option rates standard {} twice", rating.0)))
                });
            }
        }
        self.within("feedback", |r| r.indicators_named(&source.feedback));
        Choice {
            id: source.id.clone(),
            decision,
            text: prose(&source.text),
            then,
            target: source.target,
            role: source.role,
            step: source.step,
            activity: source.activity,
            quarters,
            money: i32::try_from(source.money).unwrap_or(i32::MAX),
            when: self.within("when", |r| r.condition(&source.when)),
            closed: source.closed.as_deref().map(prose),
            again: source.again,
            effects,
            ratings: ratings.into_iter().flatten().collect(),
            critical: source.critical.as_deref().map(prose),
            acts_out: self
                .within("acts_out", |r| r.each(&source.acts_out, |r, name| r.reaction_named(name)))
                .into_iter()
                .flatten()
                .collect(),
            feedback: prose(&source.feedback),
        }
    }

    pub(super) fn endings(&mut self, source: &[EndingSource]) -> Vec<Ending> {
        let endings = self.each(source, |r, ending| Ending {
            id: ending.id.clone(),
            title: ending.title.clone(),
            when: r.within("when", |r| r.condition(&ending.when)),
            text: r.within("text", |r| {
                r.text(&ending.text, "the text of an ending");
                r.scene(&ending.text, Thoughts::None)
            }),
        });
        match endings.last() {
            None => self.error("nothing-to-play", "the case has no ending"),
            Some(last) if !Self::always(&last.when) => {
                self.at(source.len() - 1, |r| {
                    let finding =
                        Diagnostic::error("last-ending-conditional", "the last ending has a condition, so the case might not end");
                    r.report(finding, Some("take its `when` away, or add an ending without one".into()));
                });
            }
            Some(_) => {}
        }
        endings
    }
}

fn span(from: usize, to: usize) -> Range<u16> {
    // Lists longer than this have been refused before.
    u16::try_from(from).unwrap_or(u16::MAX)..u16::try_from(to).unwrap_or(u16::MAX)
}
