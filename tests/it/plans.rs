//! Every plan in `tests/plans/` is played, and every ending of every shipped case is reached by some plan.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use practicum::plan::{Plan, StepKind};
use practicum::scenario::Scenario;
use practicum::sim::{Place, Play};

use crate::walk;

/// A plan and its case.
pub struct PlanFile {
    /// The file's name without its ending.
    pub name: String,
    /// The plan.
    pub plan: Plan,
    /// The case that it names.
    pub case: Arc<Scenario>,
}

impl PlanFile {
    /// Plays the plan.
    pub fn play(&self) -> Play {
        self.plan.run(&self.case).unwrap_or_else(|departure| panic!("tests/plans/{}.plan: {departure}", self.name))
    }
}

/// All plans, by name.
pub fn all() -> Vec<PlanFile> {
    let cases = walk::cases();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans");
    let mut plans: Vec<PlanFile> = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "plan"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let plan = Plan::parse(&std::fs::read_to_string(&path).unwrap()).unwrap_or_else(|departure| panic!("{name}: {departure}"));
            let id = plan.case.as_deref().unwrap_or_else(|| panic!("the plan {name} names no case"));
            let case = cases.iter().find(|case| case.about.id == id).unwrap_or_else(|| panic!("the plan {name} is for an unknown case"));
            PlanFile { name, plan, case: case.clone() }
        })
        .collect();
    plans.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!plans.is_empty());
    plans
}

#[test]
fn every_plan_goes_as_planned() {
    let mut departed = String::new();
    for plan in all() {
        if let Err(departure) = plan.plan.run(&plan.case) {
            departed.push_str(&format!("tests/plans/{}.plan: {departure}\n", plan.name));
        }
    }
    assert!(departed.is_empty(), "{departed}");
}

#[test]
fn every_ending_of_every_case_is_reached_by_some_plan() {
    let mut reached = BTreeSet::new();
    for plan in all() {
        if let Place::Ended(ending) = plan.play().state().place {
            reached.insert((plan.case.about.id.clone(), plan.case.ending(ending).id.clone()));
        }
    }
    let wanted: BTreeSet<(String, String)> = walk::cases()
        .iter()
        .flat_map(|case| case.endings.iter().map(|ending| (case.about.id.clone(), ending.id.clone())).collect::<Vec<_>>())
        .collect();
    let missing: Vec<_> = wanted.difference(&reached).collect();
    assert!(missing.is_empty(), "no plan comes to {missing:?}");
}

#[test]
fn every_plan_of_a_shipped_case_plays_to_the_end_and_says_what_it_expects_there() {
    for plan in all().iter().filter(|plan| plan.case.about.id != "small") {
        assert!(plan.play().has_ended(), "{}", plan.name);
        let says = |kind: StepKind, words: &str| plan.plan.steps.iter().any(|step| step.kind == kind && step.words.starts_with(words));
        assert!(says(StepKind::Expect, "ending ") && says(StepKind::Score, ""), "{}", plan.name);
    }
}

#[test]
fn the_plans_of_the_small_case_use_every_word_that_a_plan_can_say() {
    let plans = all();
    let steps = || plans.iter().filter(|plan| plan.case.about.id == "small").flat_map(|plan| &plan.plan.steps);
    let said = |kind: StepKind, verb: &str| {
        steps().any(|step| step.kind == kind && step.words.trim_start_matches("not ").split(' ').next() == Some(verb))
    };
    let actions = [
        "choose",
        "leave",
        "flag",
        "unflag",
        "explore",
        "draw",
        "goal",
        "drop",
        "sort",
        "finish",
        "close",
        "end_week",
        "rate",
        "see_debrief",
        "reflect",
    ];
    for verb in actions {
        assert!(said(StepKind::Do, verb), "no plan does {verb}");
        assert!(said(StepKind::Refused, verb), "no plan is refused {verb}");
    }
    assert!(said(StepKind::Do, "week"));
    for verb in ["week", "phase", "desk", "asked", "in", "ending", "knows", "is", "uses", "waits", "tie", "open", "reads", "trust"] {
        assert!(said(StepKind::Expect, verb), "no plan expects {verb}");
    }
    assert!(steps().any(|step| step.kind == StepKind::Expect && step.words.starts_with("not ")));
    let scores = ["3", "phase", "hits", "misses", "false_alarms", "correct_rejections", "ecomap", "plan", "note", "critical"];
    for verb in scores {
        assert!(said(StepKind::Score, verb), "no plan asks for the score {verb}");
    }
}

/// Where a plan departs, as it is told.
fn departs(text: &str) -> String {
    let case = walk::load(walk::SMALL);
    match Plan::parse(text).and_then(|plan| plan.run(&case)) {
        Ok(_) => "goes as planned".into(),
        Err(departure) => departure.to_string(),
    }
}

#[test]
fn a_departure_is_told_with_its_line_and_what_was_found_instead() {
    let told = [
        ("do: choose begin bag\nexpect: knows chess", "line 2: expected knows chess, found it is not known"),
        ("expect: not in door", "line 1: expected not in door, found week 1, in door, asked begin"),
        ("do: close", "line 1: \"close\" was refused: the encounter still asks for something; week 1, in door, asked begin"),
        ("# x\n\nrefused: choose begin bag", "line 3: \"choose begin bag\" was not refused"),
        ("do: choose begin bags", "line 1: the decision \"begin\" has no option \"bags\""),
        ("expect: trust >= 41", "line 1: expected trust >= 41, found 40"),
        ("expect: trust > 41", "line 1: \">\" is none of >=, <=, ="),
        ("expect: ending warm", "line 1: the case has no ending \"warm\""),
        ("score: 3 >= 60", "line 1: expected >= 60, but nothing was observed"),
        ("score: 11 none", "line 1: \"11\" is no score"),
        ("seed: seven", "line 1: \"seven\" is no seed"),
        ("play on", "line 1: \"play on\" is no line of a plan"),
        ("", "line 1: the plan ends here without a step: write one, as in do: end_week"),
        ("case: small\nseed: 7\n", "line 2: the plan ends here without a step: write one, as in do: end_week"),
        ("seed: 1\ndo: choose begin bag\nseed: 7", "line 3: \"seed\" belongs before the first step"),
        ("expect: in door\ncase: small", "line 2: \"case\" belongs before the first step"),
        ("seed: 1\nseed: 1\nexpect: in door", "line 2: \"seed\" is there already"),
        ("case: small\ncase: other\nexpect: in door", "line 2: \"case\" is there already"),
    ];
    for (plan, wanted) in told {
        assert_eq!(departs(plan), wanted, "{plan}");
    }
}

#[test]
fn a_plan_in_which_nothing_has_to_be_done_can_be_played() {
    let case = walk::load(walk::SMALL);
    let written = practicum::plan::write(&case, 7, &[], "comes to door");
    assert_eq!(Plan::parse(&written).and_then(|plan| plan.run(&case)).map(|play| play.actions().len()), Ok(0), "{written}");
}
