//! One made-up case in two languages: the plan of it, and its text as this program reads it. `ink` writes the same plan in ink.
//!
//! It is made as long as an average random attempt of *The Tray on the Porch*: as many decisions, about as much to read. Eight parts
//! of four decisions of four options. Each option moves one to four counters; one in four sets a flag; one of each decision is open
//! only with a flag or a counter; one of every second decision has an outcome by chance.

use std::fmt::Write as _;

use crate::shared::learner::Dice;

pub const COUNTERS: usize = 10;
pub const FLAGS: usize = 16;
pub const PARTS: usize = 8;
pub const DECISIONS: usize = 4;
const OPTIONS: usize = 4;

pub struct Decision {
    pub passage: String,
    pub options: Vec<Choice>,
}

pub struct Choice {
    pub condition: Option<Condition>,
    pub text: String,
    pub chance: Option<(usize, Outcome)>,
    pub outcome: Outcome,
}

pub enum Condition {
    Counter(usize, i32),
    Flag(usize),
}

pub struct Outcome {
    pub moves: Vec<(usize, i32)>,
    pub flag: Option<usize>,
    pub text: String,
}

/// The plan, always the same.
pub fn plan() -> Vec<Decision> {
    let mut dice = Dice::new(28);
    (0..PARTS * DECISIONS).map(|at| decision(&mut dice, at)).collect()
}

fn decision(dice: &mut Dice, at: usize) -> Decision {
    let part = at / DECISIONS;
    let passage = prose(dice, 71);
    let (conditional, by_chance) = (dice.below(OPTIONS), dice.below(OPTIONS));
    let options = (0..OPTIONS).map(|option| {
        let condition = match (option == conditional, dice.below(2)) {
            (false, _) => None,
            (true, 0) => Some(Condition::Counter(1 + dice.below(COUNTERS), dice.below(4) as i32 - 1)),
            (true, _) => Some(Condition::Flag(1 + dice.below((2 * part + 2).min(FLAGS)))),
        };
        let text = prose(dice, 18);
        let chance = (at % 2 == 1 && option == by_chance).then(|| (30 + dice.below(41), outcome(dice, part)));
        Choice { condition, text, chance, outcome: outcome(dice, part) }
    });
    Decision { passage, options: options.collect() }
}

fn outcome(dice: &mut Dice, part: usize) -> Outcome {
    let first = dice.below(COUNTERS);
    let moves = (0..=dice.below(4)).map(|step| {
        let sign = if dice.below(2) == 0 { 1 } else { -1 };
        (1 + (first + 3 * step) % COUNTERS, sign * (1 + dice.below(2) as i32))
    });
    let moves = moves.collect();
    let flag = (dice.below(4) == 0).then(|| 1 + 2 * part + dice.below(2));
    Outcome { moves, flag, text: prose(dice, 30) }
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

/// The plan as a case file, so many times over one after the other. A part is an encounter of a week of its own; each option is
/// rated on two standards, so that there is something to score.
pub fn ron(plan: &[Decision], times: usize) -> String {
    let mut text = String::from(
        r#"(format: 1, id: "plan", title: "Plan", summary: "Made up.", setting: "A desk", level: tutorial, minutes: (1, 2), role: "You.",
        objectives: ["Compare"], jurisdiction: "None.", written_by: ["Nobody"], limits: (weeks: 8, hours_per_week: 10, budget: 0),
        client: (id: "ann", name: "Ann", pronouns: "she/her", age: 70, strengths: ["patient"], wish: "None.", words: "None.", about: "None."),
        endings: [(id: "over", title: "Over", text: "The case is closed.")], measures: ["#,
    );
    for number in 1..=COUNTERS {
        let _ = write!(text, r#"(id: "counter{number}", name: "Counter", of: "ann", start: 0, range: (-500, 500)), "#);
    }
    text.push_str("], flags: [");
    for number in 1..=FLAGS {
        let _ = write!(text, r#""flag{number}", "#);
    }
    text.push_str("], phases: [(phase: engagement, encounters: [");
    for (part, decisions) in plan.chunks(DECISIONS).enumerate() {
        for time in 0..times {
            let _ = write!(text, r#"(id: "part{part}_{time}", title: "Part", week: {}, scene: "Now.", decisions: ["#, part + 1);
            for (at, decision) in decisions.iter().enumerate() {
                let _ = write!(text, r#"(id: "d{part}_{at}_{time}", prompt: "{}", options: ["#, decision.passage);
                decision.options.iter().enumerate().for_each(|(at, option)| choice(&mut text, at, option));
                text.push_str("]), ");
            }
            text.push_str("]), ");
        }
    }
    text.push_str("])])");
    text
}

fn choice(text: &mut String, at: usize, option: &Choice) {
    let condition = match option.condition {
        None => String::new(),
        Some(Condition::Counter(counter, least)) => format!(r#"when: at_least("counter{counter}", {least}), "#),
        Some(Condition::Flag(flag)) => format!(r#"when: is("flag{flag}"), "#),
    };
    let effects = match &option.chance {
        None => effects(&option.outcome),
        Some((percent, first)) => format!("chance({percent}, [{}], [{}])", effects(first), effects(&option.outcome)),
    };
    let (first, second) = (1 + at, 5 + at);
    let _ = write!(
        text,
        r#"(id: "o{at}", text: "{}", {condition}role: broker, then: "{}", effects: [{effects}],
        rates: [({first}, {}, "{}", "made up"), ({second}, 1, "M1", "made up")], feedback: "None."), "#,
        option.text,
        option.outcome.text,
        if at % 2 == 0 { 2 } else { -2 },
        if at % 2 == 0 { "M1" } else { "V1" },
    );
}

fn effects(outcome: &Outcome) -> String {
    let mut list: Vec<String> = outcome.moves.iter().map(|(counter, by)| format!(r#"move("counter{counter}", {by})"#)).collect();
    list.extend(outcome.flag.map(|flag| format!(r#"set("flag{flag}")"#)));
    list.join(", ")
}
