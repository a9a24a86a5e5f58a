//! How long a play takes a person: estimated from the words that it shows and the answers that it asks for.

use crate::scenario::{DecisionId, OptionId, Scenario, SceneId, Work};

/// Words a minute. Adults read English non-fiction silently at about 238 words a minute on average (Brysbaert 2019, a
/// meta-analysis of 190 studies); scenes that one has to act on, with speech and names to keep apart, are taken here at 200 to 230,
/// in the middle 215.
pub const WORDS_A_MINUTE: f64 = 215.0;

/// Seconds to make up one's mind and answer, beyond reading. An assumption of ours without a source: less for a statement to sort,
/// more at a hard decision.
pub const SECONDS_AN_ANSWER: f64 = 5.0;

/// Minutes of a play: words ÷ [`WORDS_A_MINUTE`] + answers × [`SECONDS_AN_ANSWER`] ÷ 60.
pub fn minutes(words: u64, answers: u64) -> f64 {
    words as f64 / WORDS_A_MINUTE + answers as f64 * SECONDS_AN_ANSWER / 60.0
}

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

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn a_play_takes_as_long_as_worked_out_by_hand() {
        // 2,150 words take ten minutes, sixty answers five.
        assert!((minutes(2_150, 60) - 15.0).abs() < 1e-9);
    }
}
