//! A case as ink plays it: written here in ink's own language, compiled and run by bladeink.
//!
//! It is made as long as an average random attempt of *The Tray on the Porch*: as many decisions, about as much to read.

use std::fmt::Write as _;

use bladeink::story::Story;
use bladeink::value_type::ValueType;
use bladeink_compiler::{Compiler, CompilerOptions};

use crate::shared::learner::Dice;

const COUNTERS: usize = 10;
const FLAGS: usize = 16;
const PHASES: usize = 8;
const DECISIONS: usize = 4;
const OPTIONS: usize = 4;

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
    pub fn new() -> Self {
        // Nothing here asks how often a passage was seen; counting it would only cost time.
        let options = CompilerOptions { count_all_visits: false, source_filename: None };
        let compiled = Compiler::with_options(options).compile(&source()).expect("the ink is in order");
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

/// Seven phases of four decisions of four options. Each option moves one to four counters; one in four sets a flag; one of each
/// decision is open only with a flag or a counter; one of every second decision has an outcome by chance.
fn source() -> String {
    let mut dice = Dice::new(28);
    let mut ink = String::new();
    for number in 1..=COUNTERS {
        let _ = writeln!(ink, "VAR counter{number} = 0");
    }
    for number in 1..=FLAGS {
        let _ = writeln!(ink, "VAR flag{number} = false");
    }
    // The attempt brings its own luck: ink would draw one of a hundred.
    ink.push_str("VAR luck = 1\n~ SEED_RANDOM(luck)\n-> phase0.decision0\n");
    for at in 0..PHASES * DECISIONS {
        let (phase, decision) = (at / DECISIONS, at % DECISIONS);
        if decision == 0 {
            let _ = writeln!(ink, "\n=== phase{phase} ===");
        }
        let _ = writeln!(ink, "= decision{decision}\n{}", prose(&mut dice, 71));
        let next = match at + 1 {
            last if last == PHASES * DECISIONS => "over".to_owned(),
            next => format!("phase{}.decision{}", next / DECISIONS, next % DECISIONS),
        };
        let (conditional, by_chance) = (dice.below(OPTIONS), dice.below(OPTIONS));
        for option in 0..OPTIONS {
            let condition = match (option == conditional, dice.below(2)) {
                (false, _) => String::new(),
                (true, 0) => format!("{{counter{} >= {}}} ", 1 + dice.below(COUNTERS), dice.below(4) as i32 - 1),
                (true, _) => format!("{{flag{}}} ", 1 + dice.below((2 * phase + 2).min(FLAGS))),
            };
            let _ = writeln!(ink, "+ {condition}[{}]", prose(&mut dice, 18));
            if at % 2 == 1 && option == by_chance {
                let _ = writeln!(ink, "    {{ RANDOM(1, 100) <= {}:", 30 + dice.below(41));
                outcome(&mut ink, &mut dice, phase);
                ink.push_str("    - else:\n");
                outcome(&mut ink, &mut dice, phase);
                ink.push_str("    }\n");
            } else {
                outcome(&mut ink, &mut dice, phase);
            }
            let _ = writeln!(ink, "    -> {next}");
        }
    }
    ink.push_str("\n=== over ===\nThe case is closed.\n-> END\n");
    ink
}

fn outcome(ink: &mut String, dice: &mut Dice, phase: usize) {
    let first = dice.below(COUNTERS);
    for step in 0..=dice.below(4) {
        let sign = if dice.below(2) == 0 { '+' } else { '-' };
        let _ = writeln!(ink, "        ~ counter{} {sign}= {}", 1 + (first + 3 * step) % COUNTERS, 1 + dice.below(2));
    }
    if dice.below(4) == 0 {
        let _ = writeln!(ink, "        ~ flag{} = true", 1 + 2 * phase + dice.below(2));
    }
    let _ = writeln!(ink, "        {}", prose(dice, 30));
}

/// So many words, of about the length of English ones.
fn prose(dice: &mut Dice, words: usize) -> String {
    const WORDS: [&str; 16] = [
        "he",
        "the",
        "tray",
        "porch",
        "neighbor",
        "asks",
        "again",
        "whether",
        "anybody",
        "has",
        "counted",
        "those",
        "lids",
        "on",
        "Thursdays",
        "so",
    ];
    let words: Vec<&str> = (0..words).map(|_| WORDS[dice.below(WORDS.len())]).collect();
    format!("Then {}.", words.join(" "))
}
