//! A case as ink plays it: the plan written in ink's own language, compiled and run by bladeink.

use std::fmt::Write as _;

use bladeink::story::Story;
use bladeink::value_type::ValueType;
use bladeink_compiler::{Compiler, CompilerOptions};

use crate::blueprint::{COUNTERS, Condition, DECISIONS, Decision, FLAGS, Outcome, PARTS};
use crate::shared::learner::Dice;

/// The case, ready to be played.
pub struct Ink {
    story: Story,
    counters: Vec<String>,
}

/// What became of one attempt.
pub struct Attempt {
    /// Bytes of text: passages and open options.
    pub read: usize,
    /// Questions that were answered.
    pub decisions: usize,
    /// Where the counters stood in the end.
    pub counters: Vec<i32>,
}

impl Ink {
    /// Writes the case and loads it.
    pub fn new(plan: &[Decision]) -> Self {
        // Nothing here asks how often a passage was seen; counting it would only cost time.
        let options = CompilerOptions { count_all_visits: false, source_filename: None };
        let compiled = Compiler::with_options(options).compile(&source(plan)).expect("the ink is in order");
        let story = Story::new(&compiled).expect("the compiler wrote it");
        Self { story, counters: (1..=COUNTERS).map(|number| format!("counter{number}")).collect() }
    }

    /// Plays it once at random.
    pub fn attempt(&mut self, seed: u64) -> Attempt {
        let mut dice = Dice::new(seed);
        let (mut read, mut decisions) = (0, 0);
        self.story.reset_state().expect("a story can begin again");
        let luck = ValueType::Int(dice.below(1 << 30) as i32);
        self.story.set_variable("luck", &luck).expect("the story has this variable");
        loop {
            while self.story.can_continue() {
                read += self.story.cont().expect("the story goes on").len();
            }
            let choices = self.story.get_current_choices();
            if choices.is_empty() {
                break;
            }
            read += choices.iter().map(|choice| choice.text.len()).sum::<usize>();
            self.story.choose_choice_index(dice.below(choices.len())).expect("the choice is open");
            decisions += 1;
        }
        let counters = self.counters.iter().map(|name| match self.story.get_variable(name) {
            Some(ValueType::Int(value)) => value,
            _ => panic!("{name} is no whole number"),
        });
        Attempt { read, decisions, counters: counters.collect() }
    }
}

/// The plan in ink's own language.
fn source(plan: &[Decision]) -> String {
    let mut ink = String::new();
    for number in 1..=COUNTERS {
        let _ = writeln!(ink, "VAR counter{number} = 0");
    }
    for number in 1..=FLAGS {
        let _ = writeln!(ink, "VAR flag{number} = false");
    }
    // The attempt brings its own luck: ink would draw one of a hundred.
    ink.push_str("VAR luck = 1\n~ SEED_RANDOM(luck)\n-> part0.decision0\n");
    for (at, decision) in plan.iter().enumerate() {
        let (part, number) = (at / DECISIONS, at % DECISIONS);
        if number == 0 {
            let _ = writeln!(ink, "\n=== part{part} ===");
        }
        let _ = writeln!(ink, "= decision{number}\n{}", decision.passage);
        let next = match at + 1 {
            last if last == PARTS * DECISIONS => "over".to_owned(),
            next => format!("part{}.decision{}", next / DECISIONS, next % DECISIONS),
        };
        for option in &decision.options {
            let condition = match option.condition {
                None => String::new(),
                Some(Condition::Counter(counter, least)) => format!("{{counter{counter} >= {least}}} "),
                Some(Condition::Flag(flag)) => format!("{{flag{flag}}} "),
            };
            let _ = writeln!(ink, "+ {condition}[{}]", option.text);
            if let Some((percent, first)) = &option.chance {
                let _ = writeln!(ink, "    {{ RANDOM(1, 100) <= {percent}:");
                outcome(&mut ink, first);
                ink.push_str("    - else:\n");
                outcome(&mut ink, &option.outcome);
                ink.push_str("    }\n");
            } else {
                outcome(&mut ink, &option.outcome);
            }
            let _ = writeln!(ink, "    -> {next}");
        }
    }
    ink.push_str("\n=== over ===\nThe case is closed.\n-> END\n");
    ink
}

fn outcome(ink: &mut String, outcome: &Outcome) {
    for (counter, by) in &outcome.moves {
        let sign = if *by > 0 { '+' } else { '-' };
        let _ = writeln!(ink, "        ~ counter{counter} {sign}= {}", by.abs());
    }
    if let Some(flag) = outcome.flag {
        let _ = writeln!(ink, "        ~ flag{flag} = true");
    }
    let _ = writeln!(ink, "        {}", outcome.text);
}
