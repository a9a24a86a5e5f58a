//! How many words a play shows.

use crate::scenario::{DecisionId, OptionId, Scenario, SceneId, Work};

/// How many words there are to read in each part of a case.
#[derive(Debug)]
pub(super) struct Words {
    scenes: Vec<u64>,
    prompts: Vec<u64>,
    options: Vec<u64>,
    feedback: Vec<u64>,
    ecomap: u64,
    plan: u64,
    notes: Vec<u64>,
    /// Role, objectives, content and policy, before the first scene.
    pub briefing: u64,
}

impl Words {
    pub fn of(case: &Scenario) -> Self {
        let all = |texts: &[String]| texts.iter().map(|text| count(text)).sum::<u64>();
        let about = &case.about;
        let content = about.content.iter().map(|content| count(&content.topic) + count(&content.place)).sum::<u64>();
        Self {
            scenes: case.scenes.iter().map(|scene| scene.lines.iter().map(|line| count(&line.text)).sum()).collect(),
            prompts: case.decisions.iter().map(|decision| count(&decision.prompt)).collect(),
            options: case.options.iter().map(|option| count(&option.text)).collect(),
            feedback: case.options.iter().map(|option| count(&option.feedback)).collect(),
            ecomap: case.ecomap.as_ref().map_or(0, |task| {
                let ends = task.pairs.iter().flat_map(|pair| [pair.between.0, pair.between.1]);
                count(&task.prompt) + ends.map(|end| count(&case.node(end).name)).sum::<u64>()
            }),
            plan: case.plan.as_ref().map_or(0, |task| {
                let goals = task
                    .goals
                    .iter()
                    .map(|goal| count(&goal.title) + goal.wordings.iter().map(|wording| count(&wording.text)).sum::<u64>());
                count(&task.prompt) + goals.sum::<u64>()
            }),
            notes: case
                .notes
                .iter()
                .map(|note| count(&note.title) + note.statements.iter().map(|statement| count(&statement.text)).sum::<u64>())
                .collect(),
            briefing: count(&about.role) + all(&about.objectives) + content + count(&about.jurisdiction),
        }
    }

    pub fn scene(&self, id: SceneId) -> u64 {
        self.scenes[id.index()]
    }

    pub fn prompt(&self, id: DecisionId) -> u64 {
        self.prompts[id.index()]
    }

    pub fn option(&self, id: OptionId) -> u64 {
        self.options[id.index()]
    }

    /// What the debrief says of an option that was chosen.
    pub fn feedback(&self, id: OptionId) -> u64 {
        self.feedback[id.index()]
    }

    pub fn work(&self, work: Work) -> u64 {
        match work {
            Work::Ecomap => self.ecomap,
            Work::Plan => self.plan,
            Work::Note(note) => self.notes[note.index()],
        }
    }
}

fn count(text: &str) -> u64 {
    text.split_whitespace().count() as u64
}
