//! The case that `practicum new` writes: sound, fair, played to each of its ends, and a lesson in the format.

use std::collections::BTreeSet;
use std::sync::Arc;

use practicum::jobs::one_by_one;
use practicum::lint::Lists;
use practicum::plan::Plan;
use practicum::prove;
use practicum::scenario::words::PhaseName;
use practicum::scenario::{Effect, Scenario, Work, open, template};

use crate::walk;

fn case() -> Arc<Scenario> {
    walk::load(&template("first_try", "First Try").unwrap())
}

const WELL: &str = "
seed: 1
do: flag shield 90
do: choose begin plain
do: close
do: choose look week
do: finish
do: close
do: choose desk_hour hana
do: end_week
do: choose aim both_ways
do: goal pianos 2 ferdinand 1
do: goal school 1 edda 1
do: finish
do: close
do: choose link call
do: close
do: choose desk_hour count
do: end_week
expect: uses rides
do: flag no_use 80
do: choose barrier for_one
do: close
do: choose check with_him
do: sort visit 1 fact keep
do: sort visit 2 interpretation keep
do: sort visit 3 interpretation leave_out
do: sort visit 4 fact leave_out
do: finish
do: close
do: end_week
expect: is phone_ok
do: choose end_well look_back
do: close
do: end_week
expect: ending the_round
score: 3 >= 90
score: 8 >= 70
score: critical 0
score: plan >= 80
score: note visit >= 100
";

const OTHERWISE: &str = "
seed: 1
do: choose begin fill_in
do: close
do: choose look referral
do: finish
do: close
do: end_week
do: choose aim wait
do: goal classes 1 me 3
do: finish
do: close
do: choose link card
do: close
do: end_week
do: choose barrier work_around
do: close
do: choose check log
do: sort visit 1 fact keep
do: sort visit 2 fact keep
do: sort visit 3 fact keep
do: sort visit 4 fact keep
do: finish
do: close
do: end_week
do: choose end_well any_time
do: close
do: end_week
expect: ending half_the_round
score: 3 <= 40
";

#[test]
fn the_new_case_is_played_to_each_of_its_ends() {
    let case = case();
    for plan in [WELL, OTHERWISE] {
        let played = Plan::parse(plan).and_then(|plan| plan.run(&case)).unwrap_or_else(|departure| panic!("{departure}"));
        assert!(played.has_ended());
    }
}

#[test]
fn any_way_through_the_new_case_ends_and_luck_decides_no_ending_by_itself() {
    let case = case();
    let mut endings = BTreeSet::new();
    for seed in 0..200 {
        endings.insert(format!("{:?}", walk::to_the_end(&case, seed).state().place));
    }
    assert_eq!(endings.len(), case.endings.len(), "{endings:?}");
}

#[test]
fn the_new_case_shows_every_part_of_the_format_once() {
    let case = case();
    assert_eq!(case.phases.iter().map(|phase| phase.name).collect::<Vec<_>>(), PhaseName::ALL);
    let made: Vec<Work> = case.encounters.iter().flat_map(|encounter| encounter.work.clone()).collect();
    assert!(matches!(made[..], [Work::Ecomap, Work::Plan, Work::Note(_)]), "{made:?}");
    assert!(!case.influences.is_empty() && !case.weekly.is_empty() && !case.dated.is_empty() && !case.resources.is_empty());
    let effects = || case.effects.iter().flatten();
    assert!(effects().any(|effect| matches!(effect, Effect::After(..))) && effects().any(|effect| matches!(effect, Effect::Chance { .. })));
    assert!(case.reactions.iter().filter(|reaction| reaction.is_signal()).count() * 2 == case.reactions.len());
    for reaction in &case.reactions {
        let twin = reaction.twin.map(|twin| case.reaction(twin)).unwrap();
        assert_ne!(twin.is_signal(), reaction.is_signal());
        let (mine, other) = (reaction.line.chars().count(), twin.line.chars().count());
        assert!(mine.abs_diff(other) * 5 <= mine.max(other), "{} and its twin differ in length: {mine}, {other}", reaction.id);
    }
}

#[test]
fn in_the_new_case_now_one_and_now_the_other_of_two_thoughts_comes_first() {
    let (case, text) = (case(), template("first_try", "First Try").unwrap());
    let place = |id: &str| text.find(&format!("\n                ~{id} ")).unwrap();
    let signals = case.reactions.iter().filter(|reaction| reaction.is_signal());
    let first = signals.map(|signal| place(&signal.id) < place(&case.reaction(signal.twin.unwrap()).id));
    assert_eq!(first.collect::<BTreeSet<bool>>().len(), 2);
}

/// How good an option is, all standards taken alike.
fn sum(case: &Scenario, option: practicum::scenario::OptionId) -> i32 {
    case.edition.standards.iter().map(|standard| case.option(option).effect_on(standard.number)).sum()
}

#[test]
fn nothing_in_the_new_case_gives_the_good_answer_away() {
    let case = case();
    let mut dilemmas = 0;
    for decision in &case.decisions {
        let id = &decision.id;
        let options: Vec<_> = decision.option_ids().collect();
        let lengths: Vec<usize> = options.iter().map(|&option| case.option(option).text.chars().count()).collect();
        let best = options.iter().map(|&option| sum(&case, option)).max().unwrap();
        let good: Vec<usize> = (0..options.len()).filter(|&at| sum(&case, options[at]) == best).collect();
        dilemmas += usize::from(good.len() > 1);
        let (shortest, longest) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
        assert!(longest * 4 <= shortest * 5, "{id}: lengths {lengths:?}");
        assert!(good.len() > 1 || lengths[good[0]] < *longest, "{id}: the best is the longest: {lengths:?}");
        assert!(options.iter().any(|&option| {
            let choice = case.option(option);
            choice.quarters == 0 && choice.money == 0 && choice.when == practicum::scenario::Condition::Always
        }));
        for &option in &options {
            let choice = case.option(option);
            assert!(!choice.ratings.is_empty() && choice.feedback.contains("(S") && choice.then.is_some(), "{id}: {}", choice.id);
        }
    }
    assert!(dilemmas >= 1);
    let first = case.decisions.iter().filter(|decision| {
        let sums: Vec<i32> = decision.option_ids().map(|option| sum(&case, option)).collect();
        sums[0] == *sums.iter().max().unwrap()
    });
    assert!(first.count() * 3 <= case.decisions.len(), "the best stands first too often");
}

#[test]
fn an_ending_that_no_play_of_it_comes_to_is_found_while_one_waits() {
    // An influence carries the measure further week by week, and one intervention can be repeated: no single condition rules it out.
    let text = template("first_try", "First Try").unwrap();
    let beyond = text.replace(r#"all([at_least("work", 60), "#, r#"all([at_least("work", 78), "#);
    assert_ne!(text, beyond);
    let advice = |text: &str| prove::advice(&open(text.as_bytes()).unwrap(), Lists::built_in(), &one_by_one, &|| true);
    let found = advice(&beyond);
    assert!(found.is_all);
    let codes: Vec<&str> = found.findings.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["never-met"], "{:?}", found.findings);
    assert!(advice(&text).is_all && advice(&text).findings.is_empty());
}
