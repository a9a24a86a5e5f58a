//! The author's guide: its reference is that of the types, its examples load, its plan runs, and it leaves out no command.

use std::path::PathBuf;
use std::process::Command;

use practicum::plan::Plan;
use practicum::scenario::source::{CaseSource, Condition, DecisionSource, Effect, EncounterSource};
use practicum::scenario::template;
use ron::extensions::Extensions;

use crate::home::Home;
use crate::{reference, walk};

/// The line behind which the reference is made.
const MADE: &str = "<!-- The rest is made from src/scenario, src/lint and assets by the tests: change the words there. -->\n";

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/guide/authors-guide.md")
}

fn guide() -> String {
    std::fs::read_to_string(file()).unwrap()
}

#[test]
fn the_reference_says_what_the_types_say() {
    let made = reference::reference().unwrap_or_else(|wrong| panic!("src/scenario/source.rs:\n{}", wrong.join("\n")));
    let made = [made.trim_end(), &reference::indicators(), &reference::thoughts(), &reference::codes()].map(str::trim_end).join("\n\n");
    let guide = guide();
    let (written, found) = guide.split_once(MADE).expect("the line behind which the reference is made");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(file(), format!("{written}{MADE}\n{}\n", made.trim_end())).unwrap();
        return;
    }
    assert!(found.trim() == made.trim(), "the reference of the author's guide is stale; run the test again with UPDATE_EXPECT=1");
}

/// The examples of the guide that are fenced with this word.
fn fenced(word: &str) -> Vec<String> {
    let guide = guide();
    let fence = format!("```{word}\n");
    guide.split(&fence).skip(1).map(|rest| rest.split_once("```").expect("a fence ends").0.to_owned()).collect()
}

fn loads<T: serde::de::DeserializeOwned>(text: &str) {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES);
    if let Err(error) = options.from_str::<T>(text) {
        panic!("{error}:\n{text}");
    }
}

#[test]
fn the_examples_of_the_guide_load() {
    let [encounters, decisions, conditions, effects] = ["ron encounter", "ron decision", "ron condition", "ron effects"].map(fenced);
    assert!([&encounters, &decisions, &conditions, &effects].iter().all(|blocks| !blocks.is_empty()));
    encounters.iter().for_each(|text| loads::<EncounterSource>(text));
    decisions.iter().for_each(|text| loads::<DecisionSource>(text));
    conditions.iter().for_each(|text| loads::<Condition>(text));
    effects.iter().for_each(|text| loads::<Vec<Effect>>(text));
    assert_eq!(guide().matches("```ron").count(), encounters.len() + decisions.len() + conditions.len() + effects.len());
}

/// The examples of a heading of the reference, those of words and of fields.
fn examples(heading: &str) -> Vec<String> {
    let guide = guide();
    let section = guide.split_once(&format!("\n### {heading}\n")).expect("the heading").1;
    let section = section.split_once("\n### ").map_or(section, |(section, _)| section).replace("\n  ", " ");
    section.lines().filter_map(|line| line.strip_prefix("- `")?.split_once('`').map(|(example, _)| example.to_owned())).collect()
}

#[test]
fn the_examples_of_conditions_and_effects_are_some() {
    let (conditions, effects) = (examples("Conditions"), examples("Effects"));
    assert!(conditions.len() >= 20 && effects.len() >= 19, "{conditions:?} {effects:?}");
    conditions.iter().for_each(|text| loads::<Condition>(text));
    effects.iter().for_each(|text| loads::<Effect>(text));
}

#[test]
fn the_examples_of_the_fields_make_a_case() {
    let guide = guide();
    let section = guide.split_once("\n### The case\n").expect("the heading").1.split_once("\n### ").unwrap().0.replace("\n  ", " ");
    let fields = section.lines().filter_map(|line| line.trim_end_matches('`').rsplit_once(" `").map(|(_, example)| example));
    // Where an example says "and so on", the example of the case's own part stands in.
    let whole: Vec<&str> = fields.filter(|example| !example.contains('…')).collect();
    assert!(whole.len() > 20, "{whole:?}");
    let parts = "client: (id: \"ann\", name: \"Ann\", pronouns: \"she/her\", age: 70, strengths: [\"a\"], wish: \"b\", words: \"c\", about: \"d\"), phases: [], endings: []";
    loads::<CaseSource>(&format!("({}, {parts})", whole.join(", ")));
}

#[test]
fn the_plan_of_the_guide_goes_as_planned_on_a_new_case() {
    let case = walk::load(&template("my_case", "My Case").unwrap());
    let plans = fenced("plan");
    assert_eq!(plans.len(), 1);
    Plan::parse(&plans[0]).and_then(|plan| plan.run(&case)).unwrap_or_else(|departure| panic!("{departure}"));
}

#[test]
fn the_guide_names_every_command() {
    let help = Command::new(env!("CARGO_BIN_EXE_practicum")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split_once("Commands:").unwrap().1.split_once("Options:").unwrap().0;
    let names: Vec<&str> =
        commands.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|name| !name.is_empty()).collect();
    assert!(names.len() >= 6, "{names:?}");
    let guide = guide();
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(guide.contains(&format!("`practicum {name}")), "the guide says nothing of `practicum {name}`");
    }
}

#[test]
fn the_contents_of_the_guide_lead_somewhere() {
    let guide = guide();
    let contents = guide.split("](#").skip(1).map(|rest| rest.split_once(')').unwrap().0);
    let slug =
        |title: &str| title.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect::<String>().replace(' ', "-");
    let headings: Vec<String> = guide.lines().filter_map(|line| line.strip_prefix("## ")).map(slug).collect();
    let contents: Vec<&str> = contents.collect();
    assert_eq!(contents, headings);
}

#[test]
fn every_word_for_thoughts_is_in_the_guide_and_explained_with_an_example() {
    use practicum::scenario::words::{HandlingStep, Kind, Origin};
    let kinds = Kind::ALL.iter().map(|word| word.id());
    let words = kinds.chain(Origin::ALL.iter().map(|word| word.id())).chain(HandlingStep::ALL.iter().map(|word| word.id()));
    let part = guide().split_once("\n## Words for thoughts\n").unwrap().1.to_owned();
    let home = Home::new();
    for word in words.chain(["countertransference", "reactions", "twins", "decoys"]) {
        assert!(part.contains(&format!("\n- `{word}`: ")), "the guide does not say what {word} means");
        let ran = home.run(&["explain", word]).ends_with(0).says(&format!("# {word}"));
        assert!(ran.out.contains('"') && !ran.out.contains('*'), "{}", ran.out);
        home.run(&["explain"]).says(word);
    }
}

#[test]
fn a_feeling_is_led_to_the_kinds_that_it_may_belong_to() {
    let home = Home::new();
    home.run(&["explain", "guilt"]).ends_with(0).says("A feeling, and no kind").says("## special_overinvolved").never_says("## helpless");
    home.run(&["explain", "Parental-Protective"]).ends_with(0).says("# parental_protective");
    home.run(&["explain", "helples"]).ends_with(2).complains("did you mean \"helpless\"?");
}

#[test]
fn a_part_of_the_guide_is_printed_by_a_word_of_its_title() {
    let home = Home::new();
    let start = home.run(&["guide", "start"]).ends_with(0).says("## A first case in ten minutes").never_says("How a case is played");
    assert_eq!(home.run(&["guide", "1"]).ends_with(0).out, start.out);
    home.run(&["guide", "reference"]).ends_with(0).says("## Reference: every field").never_says("## The standards");
    home.run(&["guide", "ecology"]).ends_with(0).says("found_by");
    home.run(&["guide", "cooking"]).ends_with(2).complains("the guide has no part \"cooking\": say `start`, `reference`");
    assert_eq!(home.run(&["guide"]).ends_with(0).out, guide());
}

#[test]
fn fields_and_headings_of_the_reference_are_found_by_guide_and_explain() {
    let home = Home::new();
    let limits = home.run(&["explain", "limits"]).ends_with(0).says("`limits: (weeks: 4, hours_per_week: 10, budget: 60)`");
    assert!(limits.out.contains("Weeks that the case may last, 1 to 52"), "{}", limits.out);
    home.run(&["explain", "effects"]).ends_with(0).says("In options: [( … )]").says("- `move(\"trust\", 5)`: Moves a measure");
    home.run(&["explain", "ecomap"]).ends_with(0).says("may be left out").says("Pairs without a tie");
    home.run(&["explain", "hours_per_week"]).ends_with(0).says("0.25 to 80");
    home.run(&["explain", "Broker"]).ends_with(0).says("## Words: role");
    home.run(&["explain", "ecology"]).ends_with(0).says("## Ecology");
    home.run(&["guide", "limits"]).ends_with(0).says("### `limits: …`").says("`weeks: 4`").never_says("### `caseload");
    home.run(&["guide", "encounters"]).ends_with(0).says("### `encounters: [( … )]`").says("only_called");
    home.run(&["guide", "hours_per_week"]).ends_with(0).says("0.25 to 80");
    home.run(&["explain", "limts"]).ends_with(2).complains("did you mean \"limits\"?");
}
