//! The cases shipped with the program: sound, and of the shape that a case to practise on must have.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use practicum::scenario::words::{Level, LevelOfStudy, PhaseName, SystemStep, Target};
use practicum::scenario::{Decision, DecisionId, Scenario, Work};
use practicum::session::Library;

use crate::walk;

/// The cases in `scenarios/`, as files.
fn shipped() -> Vec<Arc<Scenario>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "ron"));
    files.sort();
    let cases: Vec<Arc<Scenario>> = files
        .iter()
        .map(|file| {
            let case = walk::load(&std::fs::read_to_string(file).unwrap());
            assert_eq!(file.file_stem().unwrap().to_str(), Some(case.about.id.as_str()), "a file is called after its case");
            case
        })
        .collect();
    assert!(cases.len() >= 3);
    cases
}

/// The cases that are more than a tutorial.
fn full() -> Vec<Arc<Scenario>> {
    let cases: Vec<Arc<Scenario>> = shipped().into_iter().filter(|case| case.about.level != LevelOfStudy::Tutorial).collect();
    assert!(cases.len() >= 2);
    cases
}

fn first_day() -> Arc<Scenario> {
    shipped().into_iter().find(|case| case.about.id == "first_day").unwrap()
}

fn text_of(case: &Scenario) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{}.ron", case.about.id))).unwrap()
}

fn phases(case: &Scenario) -> BTreeSet<PhaseName> {
    case.phases.iter().map(|phase| phase.name).collect()
}

fn signals_and_others(case: &Scenario) -> (usize, usize) {
    let signals = case.reactions.iter().filter(|reaction| reaction.is_signal()).count();
    (signals, case.reactions.len() - signals)
}

#[test]
fn the_program_ships_every_case_of_the_folder() {
    let library = Library::gather(&[]);
    let inside: BTreeSet<String> = library.entries().iter().map(|entry| entry.case.as_ref().unwrap().digest.clone()).collect();
    let files: BTreeSet<String> = shipped().iter().map(|case| case.digest.clone()).collect();
    assert_eq!(inside, files);
}

#[test]
fn every_option_of_a_shipped_case_is_explained_and_every_rating_has_its_reason() {
    for case in shipped() {
        for (at, option) in case.options.iter().enumerate() {
            let name = format!("{}: option {at}, {}", case.about.id, option.text);
            assert!(!option.feedback.is_empty(), "{name} has no feedback");
            assert!(!option.ratings.is_empty(), "{name} bears on no standard");
            for rating in &option.ratings {
                assert!(!rating.rationale.is_empty(), "{name}: the rating {rating:?} has no reason");
            }
            if option.step.is_some() || option.activity.is_some() {
                assert_eq!(option.target, Target::SystemLevel, "{name} has a step of the system cycle and is for the client");
            }
        }
        for reaction in &case.reactions {
            assert!(!reaction.is_signal() || !reaction.next.is_empty(), "{}: nothing to do next with {}", case.about.id, reaction.id);
        }
    }
}

#[test]
fn every_decision_of_a_shipped_case_has_a_way_that_is_free_and_open() {
    for case in shipped() {
        for decision in &case.decisions {
            let free = decision
                .option_ids()
                .map(|option| case.option(option))
                .any(|option| option.quarters == 0 && option.money == 0 && format!("{:?}", option.when) == "Always");
            assert!(free, "{}: every option of \"{}\" costs something or has a condition", case.about.id, decision.id);
        }
    }
}

#[test]
fn no_option_of_a_shipped_case_gives_itself_away_by_its_length() {
    let mut wrong = Vec::new();
    for case in shipped() {
        for decision in &case.decisions {
            let lengths: Vec<usize> = decision.option_ids().map(|option| case.option(option).text.chars().count()).collect();
            let (shortest, longest) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
            if longest > &(2 * shortest) {
                wrong.push(format!("{}: \"{}\" has texts from {shortest} to {longest} letters", case.about.id, decision.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_shipped_case_sends_the_learner_to_policy_law_and_supervisor() {
    for case in shipped() {
        let note = &case.about.jurisdiction;
        for word in ["agency's policy", "state's law", "supervisor"] {
            assert!(note.contains(word), "{}: the jurisdiction note does not say \"{word}\": {note}", case.about.id);
        }
    }
}

#[test]
fn every_shipped_case_begins_with_strengths_and_closes_with_reflection() {
    for case in shipped() {
        let about = &case.about;
        assert!(case.client.strengths.len() >= 3, "{}", about.id);
        assert!(!about.objectives.is_empty() && !about.content.is_empty() && !about.written_by.is_empty(), "{}", about.id);
        assert!(!case.prompts.is_empty() && !case.help.is_empty(), "{}", about.id);
        assert!(text_of(&case).contains("invented"), "{}: the file does not say that its people are invented", about.id);
    }
}

#[test]
fn reactions_come_in_pairs_on_the_same_facts() {
    for case in shipped() {
        let (signals, others) = signals_and_others(&case);
        assert_eq!(signals, others, "{}", case.about.id);
        for (at, reaction) in case.reactions.iter().enumerate() {
            let twin = reaction.twin.unwrap_or_else(|| panic!("{}: {} has no twin", case.about.id, reaction.id));
            let other = case.reaction(twin);
            assert_eq!(other.twin.map(|back| back.index()), Some(at), "{}: the twin of {} has another twin", case.about.id, reaction.id);
            assert_ne!(other.is_signal(), reaction.is_signal(), "{}: {} and its twin are alike", case.about.id, reaction.id);
        }
    }
}

#[test]
fn first_day_has_seven_phases_one_decision_in_each_and_four_pairs_of_reactions() {
    let case = first_day();
    assert_eq!(phases(&case).len(), PhaseName::ALL.len());
    for phase in &case.phases {
        let encounters = &case.encounters[usize::from(phase.encounters.start)..usize::from(phase.encounters.end)];
        let decisions: usize = encounters.iter().map(|encounter| encounter.decisions.len()).sum();
        assert_eq!(decisions, 1, "{:?}", phase.name);
    }
    assert_eq!(signals_and_others(&case), (4, 4));
}

#[test]
fn a_full_case_has_all_seven_phases_in_their_usual_order() {
    for case in full() {
        let names: Vec<PhaseName> = case.phases.iter().map(|phase| phase.name).collect();
        assert_eq!(names, PhaseName::ALL, "{}", case.about.id);
    }
}

#[test]
fn a_full_case_asks_enough_to_observe_every_standard() {
    for case in full() {
        assert!(case.decisions.len() >= 20, "{}: {} decisions", case.about.id, case.decisions.len());
        let mut bearing: BTreeMap<u8, BTreeSet<usize>> = BTreeMap::new();
        for option in &case.options {
            for rating in option.ratings.iter().filter(|rating| rating.effect != 0) {
                bearing.entry(rating.standard).or_default().insert(option.decision.index());
            }
        }
        for standard in &case.edition.standards {
            let decisions = bearing.get(&standard.number).map_or(0, BTreeSet::len);
            assert!(decisions >= 3, "{}: {decisions} decisions bear on standard {} ({})", case.about.id, standard.number, standard.name);
        }
        let (signals, _) = signals_and_others(&case);
        assert!(signals >= 8, "{}: {signals} lines of countertransference", case.about.id);
    }
}

#[test]
fn a_full_case_has_the_whole_cycle_of_system_level_work() {
    for case in full() {
        let steps: BTreeSet<SystemStep> = case.options.iter().filter_map(|option| option.step).collect();
        assert_eq!(steps.into_iter().collect::<Vec<_>>(), SystemStep::ALL, "{}", case.about.id);
    }
}

#[test]
fn a_full_case_asks_for_ecomap_plan_and_note() {
    for case in full() {
        let made = |is: fn(&Work) -> bool| case.encounters.iter().any(|encounter| encounter.work.iter().any(is));
        assert!(made(|work| *work == Work::Ecomap), "{}: no ecomap", case.about.id);
        assert!(made(|work| *work == Work::Plan), "{}: no plan", case.about.id);
        assert!(made(|work| matches!(work, Work::Note(_))), "{}: no note", case.about.id);
        let plan = case.plan.as_ref().unwrap();
        assert!(plan.goals.len() > plan.at_most as usize, "{}: the plan holds every goal on offer", case.about.id);
    }
}

#[test]
fn a_full_case_has_measures_on_three_rings_that_move_each_other() {
    for case in full() {
        let ring = |measure: usize| case.measure_level(&case.measures[measure]);
        let rings: BTreeSet<Level> = (0..case.measures.len()).map(ring).collect();
        let number = case.measures.len();
        assert!(number >= 6 && rings.len() >= 3, "{}: {number} measures on {rings:?}", case.about.id);
        let across = case.influences.iter().filter(|influence| ring(influence.from.index()) != ring(influence.to.index()));
        assert!(across.count() >= 2, "{}: influences across rings", case.about.id);
    }
}

#[test]
fn a_full_case_has_three_endings_and_a_critical_act() {
    for case in full() {
        assert!(case.endings.len() >= 3, "{}", case.about.id);
        assert!(case.options.iter().any(|option| option.critical.is_some()), "{}", case.about.id);
    }
}

/// Whether the two best options of a decision are as good as each other, each for other standards.
fn is_dilemma(case: &Scenario, decision: &Decision) -> bool {
    let profile = |at| case.edition.standards.iter().map(|standard| case.option(at).effect_on(standard.number)).collect::<Vec<i32>>();
    let mut options: Vec<(i32, Vec<i32>)> = decision.option_ids().map(|at| (profile(at).iter().sum(), profile(at))).collect();
    options.sort_by_key(|(sum, _)| -sum);
    options[0].0 == options[1].0 && options[0].1 != options[1].1
}

#[test]
fn a_full_case_has_decisions_without_a_best_answer() {
    for case in full() {
        let dilemmas: Vec<&str> = (0..case.decisions.len())
            .map(|at| case.decision(DecisionId::from_index(at)))
            .filter(|decision| is_dilemma(&case, decision))
            .map(|decision| decision.id.as_str())
            .collect();
        assert!(dilemmas.len() >= 2, "{}: {dilemmas:?}", case.about.id);
    }
}
