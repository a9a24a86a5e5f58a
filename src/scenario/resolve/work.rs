//! Resolving the work products: ecomap, service plan, contact notes.

use super::super::ids::{NodeId, TieId};
use super::super::model::{EcomapPair, EcomapTask, Goal, Note, PlanTask, Statement, Wording};
use super::super::scene::prose;
use super::super::source::{CaseSource, EcomapSource, GoalSource, NoteSource, PlanSource};
use super::Resolver;
use super::names::tie_name;

/// Most candidate goals, so that a set of them is a small bit set.
const MOST_GOALS: usize = 32;
/// Most statements of a note, so that a set of them is one number.
const MOST_STATEMENTS: usize = 100;

impl Resolver {
    pub(super) fn ecomap(&mut self, source: &EcomapSource, case: &CaseSource) -> EcomapTask {
        self.within("prompt", |r| r.text(&source.prompt, "the prompt of the ecomap"));
        let mut pairs = Vec::new();
        for (at, tie) in case.ties.iter().enumerate() {
            // Their ends have been reported with the ties.
            let end = |name: &str| self.names.nodes.get(name).copied().unwrap_or(NodeId(0));
            pairs.push(EcomapPair { between: (end(&tie.between.0), end(&tie.between.1)), tie: Some(TieId::at(at)) });
        }
        self.within("decoys", |r| {
            r.each(&source.decoys, |r, between| {
                let reversed = (between.1.clone(), between.0.clone());
                if r.names.ties.get(&tie_name(between)).is_some() || r.names.ties.get(&tie_name(&reversed)).is_some() {
                    r.error("decoy-is-a-tie", format!("\"{}\" and \"{}\" are tied in this case", between.0, between.1));
                }
                let between = r.ends(between);
                pairs.push(EcomapPair { between, tie: None });
            });
        });
        EcomapTask { prompt: prose(&source.prompt), pairs }
    }

    pub(super) fn plan(&mut self, source: &PlanSource, people: usize) -> PlanTask {
        self.within("prompt", |r| r.text(&source.prompt, "the prompt of the plan"));
        let count = source.goals.len();
        self.within("at_most", |r| r.range(i64::from(source.at_most), 1, count.max(1) as i64, "the most goals of a plan"));
        if count > MOST_GOALS {
            self.within("goals", |r| r.error("too-many", format!("the plan has {count} candidate goals; {MOST_GOALS} is the most")));
        }
        let goals = self.within("goals", |r| r.each(&source.goals, Resolver::goal));
        // The client, the case manager, then the people, who stand right after the client.
        let owners = [Some(NodeId(0)), None].into_iter().chain((1..=people).map(|at| Some(NodeId::at(at)))).collect();
        PlanTask { prompt: prose(&source.prompt), at_most: source.at_most, goals, owners }
    }

    fn goal(&mut self, source: &GoalSource) -> Goal {
        self.within("title", |r| r.text(&source.title, "the title of a goal"));
        self.within("serves", |r| r.range(i64::from(source.serves), 0, 2, "how well the goal serves"));
        self.within("wordings", |r| {
            if source.wordings.is_empty() {
                r.error("empty-text", format!("the goal \"{}\" has no wording", source.id));
            }
        });
        self.within("review", |r| {
            r.at(0, |r| r.range(i64::from(source.review.0), 0, 52, "the earliest review"));
            r.at(1, |r| r.range(i64::from(source.review.1), i64::from(source.review.0), 52, "the latest review"));
        });
        let owners =
            self.within("owners", |r| r.each(&source.owners, |r, name| if name == "me" { Some(None) } else { r.end(name).map(Some) }));
        Goal {
            id: source.id.clone(),
            title: prose(&source.title),
            when: self.within("when", |r| r.condition(&source.when)),
            serves: source.serves,
            wordings: source
                .wordings
                .iter()
                .map(|wording| Wording { text: prose(&wording.text), client_words: wording.client_words, smart: wording.smart.clone() })
                .collect(),
            owners: owners.into_iter().flatten().collect(),
            review: source.review,
            why: prose(&source.why),
            effects: self.owned_effects("effects", format!("goal {}", source.id), &source.effects),
        }
    }

    pub(super) fn note(&mut self, source: &NoteSource) -> Note {
        self.within("title", |r| r.text(&source.title, "the title of a note"));
        let count = source.statements.len();
        self.within("statements", |r| r.range(count as i64, 1, MOST_STATEMENTS as i64, "the number of statements"));
        let statements = self.within("statements", |r| {
            r.each(&source.statements, |r, statement| {
                r.within("text", |r| r.text(&statement.text, "a statement"));
                Statement {
                    text: prose(&statement.text),
                    when: r.within("when", |r| r.condition(&statement.when)),
                    is: statement.is,
                    covered: statement.covered,
                    why: prose(&statement.why),
                }
            })
        });
        Note { id: source.id.clone(), title: prose(&source.title), statements }
    }
}
