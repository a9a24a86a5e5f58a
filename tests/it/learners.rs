//! Virtual learners: what they do is sound, seeded and counted as the scores count.

use std::sync::Arc;

use proptest::prelude::*;

use practicum::learners::{Cohort, Distribution, Policy, Tally};
use practicum::scenario::{Scenario, Work};
use practicum::score;
use practicum::sim::Place;

use crate::walk;

/// Plays the attempts with these numbers.
fn tally(case: &Arc<Scenario>, policies: &[Policy], seed: u64, numbers: impl Iterator<Item = u64>) -> Tally {
    let cohort = Cohort::new(case.clone(), policies, seed);
    let mut recorder = cohort.recorder();
    numbers.for_each(|number| drop(recorder.play(number)));
    recorder.into_tally()
}

fn mean(of: &Distribution) -> f64 {
    of.mean().expect("somebody played")
}

/// The mean over all attempts of a policy, of what could be earned.
fn earned(tally: &Tally, policy: &str) -> (f64, f64) {
    let group = tally.groups.iter().find(|group| group.policy.id() == policy).expect("the policy played");
    (mean(&group.overall), mean(&group.points))
}

#[test]
fn no_learner_gets_stuck_in_any_case() {
    for case in walk::cases() {
        let tally = tally(&case, &Policy::all(), 1, 0..600);
        assert_eq!((tally.attempts(), tally.stuck()), (600, 0), "{}", case.about.id);
    }
}

#[test]
fn the_best_policy_earns_most_and_the_worst_least() {
    for case in walk::cases() {
        let tally = tally(&case, &Policy::parse_list("best,uniform,worst").unwrap(), 2, 0..600);
        let [best, uniform, worst] = ["best", "uniform", "worst"].map(|policy| earned(&tally, policy));
        assert!(best.0 >= uniform.0 && uniform.0 >= worst.0, "{}: {best:?} {uniform:?} {worst:?}", case.about.id);
        assert!(best.1 >= uniform.1 && uniform.1 >= worst.1, "{}: {best:?} {uniform:?} {worst:?}", case.about.id);
    }
}

#[test]
fn more_skill_earns_more() {
    for case in walk::cases() {
        let ladder = Policy::parse_list("skilled:0,skilled:0.5,skilled:1,skilled:2,skilled:4").unwrap();
        let tally = tally(&case, &ladder, 3, 0..2_500);
        let shares: Vec<f64> = tally.groups.iter().map(|group| mean(&group.overall)).collect();
        assert!(shares.is_sorted_by(|less, more| *more > less - 1.0), "{}: {shares:?}", case.about.id);
        assert!(shares[4] > shares[0] + 10.0, "{}: {shares:?}", case.about.id);
        let detection: Vec<f64> = tally.groups.iter().filter_map(|group| group.d_prime.mean()).collect();
        assert!(detection.is_sorted(), "{}: {detection:?}", case.about.id);
    }
}

#[test]
fn a_tally_holds_the_scores_that_a_learner_would_see() {
    for case in walk::cases() {
        for policy in Policy::all() {
            for seed in 0..12 {
                let cohort = Cohort::new(case.clone(), &[policy], seed);
                let mut recorder = cohort.recorder();
                let play = recorder.play(0).expect("it ends");
                let scores = score::score(&case, play.events());
                let group = recorder.into_tally().groups.remove(0);
                for (own, standard) in group.standards.iter().zip(&scores.standards.standards) {
                    let shown = standard.score.map(|score| (score * 100.0).round() / 100.0);
                    assert_eq!(own.scores.mean(), shown, "{} {} {}", case.about.id, policy.id(), standard.number);
                    assert_eq!(own.not_observed == 1, standard.score.is_none());
                    assert_eq!(own.little_evidence == 1, standard.has_little_evidence());
                }
                let d_prime = scores.reactions.detection.map(|found| (found.d_prime * 100.0).round() / 100.0);
                assert_eq!(group.d_prime.mean(), d_prime);
                let flagged: u64 = group.reactions.iter().map(|line| line.flagged).sum();
                assert_eq!(flagged, u64::from(scores.reactions.counts.hits + scores.reactions.counts.false_alarms));
                let acted_out = scores.reactions.lines.iter().filter(|line| line.acted_out).count() as u64;
                assert!(group.reactions.iter().map(|line| line.acted_out).sum::<u64>() >= acted_out);
                let plans = scores.products.iter().filter(|product| product.work == Work::Plan && product.score.is_some()).count();
                assert_eq!(group.plan.count(), plans as u64);
                let Place::Ended(ending) = play.state().place else { panic!("it has not ended") };
                assert_eq!(group.endings[ending.index()], 1);
            }
        }
    }
}

#[test]
fn what_a_policy_does_hangs_on_no_other_policy() {
    let case = walk::load(walk::SMALL);
    let all = tally(&case, &Policy::all(), 7, 0..1_200);
    for group in &all.groups {
        let alone = tally(&case, &[group.policy], 7, 0..100);
        assert_eq!(&alone.groups[0], group, "{}", group.policy.id());
    }
}

#[test]
fn the_best_learner_spots_everything_and_the_quick_one_nothing() {
    for case in walk::cases() {
        let tally = tally(&case, &Policy::parse_list("best,quick").unwrap(), 4, 0..60);
        for (line, reaction) in tally.groups[0].reactions.iter().zip(&case.reactions) {
            assert_eq!(line.flagged, if reaction.is_signal() { line.met } else { 0 });
        }
        assert!(tally.groups[1].reactions.iter().all(|line| line.flagged == 0));
        for scores in [&tally.groups[0].ecomap, &tally.groups[0].plan].into_iter().chain(&tally.groups[0].notes) {
            assert!(scores.values().all(|(score, _)| score > 85.0), "{}: {scores:?}", case.about.id);
        }
    }
}

#[test]
fn the_rescuer_acts_out_what_others_hold() {
    let case = walk::cases().into_iter().find(|case| case.about.id == "tray_on_the_porch").unwrap();
    let tally = tally(&case, &Policy::parse_list("rescuer,best").unwrap(), 4, 0..60);
    let acted_out = |at: usize| tally.groups[at].reactions.iter().map(|line| line.acted_out).sum::<u64>();
    assert!(acted_out(0) > 30 && acted_out(1) == 0, "{} {}", acted_out(0), acted_out(1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tallies_merge_in_any_order_and_grouping(seed: u64, cuts in prop::collection::vec(0u64..120, 2)) {
        let case = walk::load(walk::SMALL);
        let policies = Policy::all();
        let (first, second) = (cuts[0].min(cuts[1]), cuts[0].max(cuts[1]));
        let [a, b, c] = [0..first, first..second, second..120].map(|numbers| tally(&case, &policies, seed, numbers));
        let merged = |parts: [&Tally; 2]| {
            let mut sum = parts[0].clone();
            sum.merge(parts[1]);
            sum
        };
        let whole = tally(&case, &policies, seed, 0..120);
        prop_assert_eq!(&merged([&merged([&a, &b]), &c]), &whole);
        prop_assert_eq!(&merged([&a, &merged([&b, &c])]), &whole);
        prop_assert_eq!(&merged([&c, &merged([&b, &a])]), &whole);
    }
}
