//! The laws of the engine, each for many seeds and for every case at hand.

use proptest::prelude::*;

use practicum::debrief::{Debrief, changes, measure_lines, what_if};
use practicum::scenario::words::Kind;
use practicum::scenario::{DecisionId, OptionId};
use practicum::score::{Outcome, WorkDetail, score};
use practicum::sim::{Action, Event, OptionSet, Play, Refusal, choices, parse_action, write_action};

use crate::prove::Lot;
use crate::walk::{self, Dice};

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_play_always_ends_and_keeps_every_measure_in_range(seed: u64) {
        for case in walk::cases() {
            let play = walk::to_the_end(&case, seed);
            for line in measure_lines(&case, play.events()) {
                let measure = case.measure(line.measure);
                prop_assert!(line.values.iter().all(|value| (measure.least..=measure.most).contains(value)));
            }
            for standard in score(&case, play.events()).standards.standards {
                prop_assert!(standard.score.is_none_or(|score| (0.0..=100.0).contains(&score)));
            }
        }
    }

    #[test]
    fn hours_and_dollars_never_fall_below_nothing(seed: u64) {
        let case = walk::load(&Lot::new(seed).case());
        for event in walk::to_the_end(&case, seed).events() {
            if let Event::WeekBegan { quarters, money, .. } | Event::Decided { quarters, money, .. } | Event::Left { quarters, money, .. } = event {
                prop_assert!(*quarters >= 0 && *money >= 0, "{event:?}");
            }
        }
    }

    #[test]
    fn an_attempt_played_again_from_its_lines_gives_the_same_events(seed: u64) {
        for case in walk::cases() {
            let play = walk::to_the_end(&case, seed);
            let lines: Vec<String> = play.actions().map(|action| write_action(&case, action)).collect();
            let actions = lines.iter().map(|line| parse_action(&case, line).unwrap());
            let again = Play::replay(case.clone(), seed, actions).unwrap();
            prop_assert_eq!(format!("{:?}", play.events()), format!("{:?}", again.events()));
            prop_assert_eq!(play.state(), again.state());
        }
    }

    #[test]
    fn a_refused_action_changes_nothing(seed: u64) {
        for case in walk::cases() {
            let mut play = Play::begin(case.clone(), seed);
            let mut elsewhere = walk::to_the_end(&case, seed ^ 1);
            let mut dice = Dice::new(seed);
            let foreign: Vec<Action> = elsewhere.actions().cloned().collect();
            for _ in 0..200 {
                let next = if dice.below(2) == 0 { foreign[dice.below(foreign.len())].clone() } else { walk::action(&play, &mut dice) };
                let (state, events) = (play.state().clone(), play.events().len());
                if play.act(next).is_err() {
                    prop_assert_eq!(play.state(), &state);
                    prop_assert_eq!(play.events().len(), events);
                }
            }
            // Nothing but looking back is possible after the end.
            for next in foreign {
                prop_assert!(elsewhere.act(next).is_err());
            }
        }
    }

    #[test]
    fn every_change_of_a_measure_is_the_sum_of_its_causes(seed: u64) {
        for case in walk::cases() {
            let play = walk::to_the_end(&case, seed);
            let changes = changes(&case, play.events());
            for change in &changes {
                prop_assert_eq!(change.causes.iter().map(|(_, by)| by).sum::<i32>(), change.to - change.from);
                let measure = case.measure(change.measure);
                prop_assert_eq!(change.to, (change.from + change.asked()).clamp(measure.least, measure.most));
            }
            // No cause is lost, and no week of a measure goes otherwise than its changes say.
            let moved = play.events().iter().filter(|event| matches!(event, Event::Moved { .. })).count();
            prop_assert_eq!(changes.iter().map(|change| change.causes.len()).sum::<usize>(), moved);
            for line in measure_lines(&case, play.events()) {
                for (week, values) in (1..).zip(line.values.windows(2)) {
                    let own: Vec<_> = changes.iter().filter(|change| change.measure == line.measure && change.week == week).collect();
                    prop_assert!(own.len() <= 1);
                    let (from, to) = own.first().map_or((values[0], values[0]), |change| (change.from, change.to));
                    prop_assert_eq!((from, to), (values[0], values[1]));
                }
            }
        }
    }

    #[test]
    fn what_if_with_the_same_answer_is_the_same_future(seed: u64, which: prop::sample::Index) {
        for case in walk::cases() {
            let play = walk::to_the_end(&case, seed);
            let debrief = Debrief::of(&play).unwrap();
            let chosen: Vec<_> = debrief.taken.iter().filter(|taken| !taken.chosen.is_empty()).collect();
            let taken = chosen[which.index(chosen.len())];
            let future = what_if(&play, taken.action, taken.options(&case)).unwrap();
            prop_assert!(future.answered_for_you.is_empty());
            prop_assert_eq!(measure_lines(&case, play.events()), measure_lines(&case, future.play.events()));
            prop_assert_eq!(play.state().place, future.play.state().place);
        }
    }

    #[test]
    fn every_other_option_has_a_future(seed: u64, which: prop::sample::Index) {
        for case in walk::cases() {
            let play = walk::to_the_end(&case, seed);
            let debrief = Debrief::of(&play).unwrap();
            let taken = &debrief.taken[which.index(debrief.taken.len())];
            let several = !matches!(case.decision(taken.decision).pick, practicum::scenario::Pick::One);
            for option in taken.others(&case) {
                match what_if(&play, taken.action, vec![option]) {
                    Ok(future) => prop_assert!(future.play.has_ended()),
                    Err(refusal) => prop_assert!(several, "{refusal}"),
                }
            }
        }
    }

    #[test]
    fn a_statement_that_is_offered_always_says_nothing_new(seed: u64) {
        // What was played before statements could have conditions plays as it did.
        let plain = walk::to_the_end(&walk::load(walk::SMALL), seed);
        let said = walk::to_the_end(&walk::load(&walk::SMALL.replace("covered:", "when: always, covered:")), seed);
        prop_assert_eq!(format!("{:?}", plain.events()), format!("{:?}", said.events()));
        prop_assert_eq!(plain.state(), said.state());
    }

    #[test]
    fn the_own_view_is_closed_once_the_debrief_is_seen(seed: u64, standard in 1_u8..=10, rating in 0_u8..=4) {
        for case in walk::cases() {
            let mut play = Play::begin(case.clone(), seed);
            prop_assert_eq!(play.act(Action::SeeDebrief).err(), Some(Refusal::CaseGoesOn));
            prop_assert!(!play.state().debrief_seen);
            let mut play = walk::to_the_end(&case, seed);
            play.act(Action::RateSelf { standard, rating }).unwrap();
            play.act(Action::SeeDebrief).unwrap();
            let (state, events) = (play.state().clone(), play.events().len());
            prop_assert_eq!(play.act(Action::RateSelf { standard, rating: 4 - rating }).err(), Some(Refusal::DebriefSeen));
            prop_assert!(play.act(Action::SeeDebrief).unwrap().is_empty());
            prop_assert_eq!(play.state(), &state);
            prop_assert_eq!(play.events().len(), events);
        }
    }

    #[test]
    fn the_order_of_a_week_does_not_matter_to_its_measures(seed: u64) {
        let case = walk::load(TWO_AT_THE_DESK);
        let measures = |order: [(&str, &str); 2]| {
            let mut play = Play::begin(case.clone(), seed);
            play.act(choose(&play, "hello", "nod")).unwrap();
            play.act(Action::Close).unwrap();
            for (decision, option) in order {
                play.act(choose(&play, decision, option)).unwrap();
            }
            play.act(Action::EndWeek).unwrap();
            play.act(Action::EndWeek).unwrap();
            play.state().measures.clone()
        };
        prop_assert_eq!(measures([("one", "up"), ("two", "down")]), measures([("two", "down"), ("one", "up")]));
    }

    #[test]
    fn choosing_otherwise_leaves_unrelated_luck_alone(seed: u64) {
        let case = walk::load(TWO_AT_THE_DESK);
        let luck = |first: &str| {
            let mut play = Play::begin(case.clone(), seed);
            play.act(choose(&play, "hello", first)).unwrap();
            play.act(Action::Close).unwrap();
            play.act(Action::EndWeek).unwrap();
            play.act(choose(&play, "two", "down")).unwrap();
            play.state().flags[0]
        };
        prop_assert_eq!(luck("nod"), luck("toss"));
    }
}

fn choose(play: &Play, decision: &str, option: &str) -> Action {
    let decision: DecisionId = play.case().find_decision(decision).unwrap();
    let option: OptionId = play.case().find_option(decision, option).unwrap();
    Action::Choose { decision, options: vec![option] }
}

/// Moves that meet the end of the range from both sides, conditions on what the other brings, and draws of their own.
const TWO_AT_THE_DESK: &str = r#"(
    format: 1, id: "two", title: "Two", summary: "s", setting: "s", level: tutorial, minutes: (1, 1), role: "r", objectives: [],
    jurisdiction: "j", written_by: ["w"],
    client: (id: "ann", name: "Ann", pronouns: "she/her", age: 40, strengths: ["s"], wish: "w", words: "w", about: "a"),
    measures: [(id: "m", name: "M", of: "ann", start: 95), (id: "n", name: "N", of: "ann", start: 50)],
    influences: [(from: "m", to: "n", weight: 50, lag: 1, why: "w"), (from: "n", to: "m", weight: -30, lag: 1, why: "w")],
    limits: (weeks: 3, hours_per_week: 8),
    facts: [(id: "f", text: "f")],
    flags: ["lucky"],
    phases: [(phase: engagement, encounters: [(id: "e", title: "E", scene: "S", decisions: [(id: "hello", prompt: "p", options: [
        (id: "nod", text: "a", role: broker), (id: "toss", text: "b", role: broker, effects: [chance(50, [move("n", 5)], [move("n", -5)])]),
        (id: "sit", text: "c", role: broker),
    ])])])],
    desk: [
        (id: "one", prompt: "p", options: [
            (id: "up", text: "a", role: broker, effects: [move("m", 20), learn("f"), chance(40, [move("n", 3)], [])]), (id: "b", text: "b", role: broker), (id: "c", text: "c", role: broker),
        ]),
        (id: "two", prompt: "p", options: [
            (id: "down", text: "a", role: broker, effects: [move("m", -10), if(knows("f"), [move("n", 7)]), chance(50, [set("lucky")], [])]), (id: "b", text: "b", role: broker), (id: "c", text: "c", role: broker),
        ]),
    ],
    endings: [(id: "end", title: "E", text: "t")],
)"#;

#[test]
fn the_order_in_which_influences_are_declared_does_not_matter() {
    let lines = [
        r#"(from: "m", to: "n", weight: 50, lag: 1, why: "w"), (from: "n", to: "m", weight: -30, lag: 1, why: "w")"#,
        r#"(from: "n", to: "m", weight: -30, lag: 1, why: "w"), (from: "m", to: "n", weight: 50, lag: 1, why: "w")"#,
    ];
    let outcomes = lines.map(|influences| {
        let case = walk::load(&TWO_AT_THE_DESK.replace(lines[0], influences));
        assert!(case.influences.len() == 2);
        measure_lines(&case, walk::to_the_end(&case, 5).events())
    });
    assert_eq!(outcomes[0], outcomes[1]);
}

#[test]
fn a_change_in_one_ring_reaches_another_after_its_lag() {
    let case = walk::load(walk::SMALL);
    let mut play = walk::along(&case, &walk::first_visit("form"));
    // The list cuts the wait a week later, by 20; half of it, turned round, strengthens her the week after that.
    walk::go_on(&mut play, &["choose count list"]);
    let at = |play: &Play, id: &str| play.state().measures[case.measures.iter().position(|measure| measure.id == id).unwrap()];
    play.act(Action::EndWeek).unwrap();
    assert_eq!(at(&play, "wait"), 6000);
    let influenced = |play: &Play| {
        changes(&case, play.events())
            .iter()
            .any(|change| change.causes.iter().any(|(cause, by)| matches!(cause, practicum::sim::Cause::Influence(_)) && *by == 1000))
    };
    walk::go_on(&mut play, &["choose aim wait", "leave aim", "goal eat 1 ann 1", "finish", "close", "end_week"]);
    assert_eq!(at(&play, "wait"), 4000);
    assert!(!influenced(&play));
    walk::go_on(&mut play, &["choose end leave", "close"]);
    assert!(play.has_ended());
}

#[test]
fn acting_a_thought_out_costs_trust_only_if_it_went_unflagged() {
    let case = walk::load(walk::SMALL);
    let trust = |flag: bool| {
        let mut play = Play::begin(case.clone(), 1);
        if flag {
            walk::go_on(&mut play, &["flag aunt 80", "explore aunt special_overinvolved resemblance hold"]);
        }
        walk::go_on(&mut play, &walk::first_visit("bag"));
        walk::go_on(&mut play, &["end_week"]);
        let told = play.events().iter().any(|event| matches!(event, Event::ActedOut(_)));
        assert_eq!(told, !flag);
        (play.state().measures[0], score(&case, play.events()))
    };
    let ((flagged, hit), (unflagged, miss)) = (trust(true), trust(false));
    assert_eq!((flagged, unflagged), (3500, 2900));
    assert_eq!(hit.reactions.lines[0].outcome, Outcome::Hit);
    assert_eq!(hit.reactions.lines[0].kind, Some(50), "{:?} is the second-best kind", Kind::SpecialOverinvolved);
    assert!(miss.reactions.lines[0].acted_out);
    assert_eq!(miss.products.last().unwrap().score, Some(100.0));
}

#[test]
fn several_options_are_scored_over_the_sets_that_the_hours_allow() {
    let case = walk::load(walk::SMALL);
    let play = walk::along(&case, &["choose begin say", "close", "choose look fridge board"]);
    let standards = score(&case, play.events()).standards;
    let five = standards.evidence(5).next().unwrap();
    assert_eq!((five.effect, five.least, five.most), (2, 0, 2));
    let hasty = {
        let play = walk::along(&case, &["choose begin form", "close", "choose look fridge"]);
        score(&case, play.events()).standards
    };
    // The chess board is not open to who never asked: the best set then is the fridge alone.
    assert_eq!(hasty.evidence(5).next().map(|five| (five.effect, five.most)), Some((1, 1)));
}

#[test]
fn what_several_options_cost_is_paid_before_one_of_them_takes_money_away() {
    let fridge = r#"text: "The fridge, with her.", role: diagnostician, hours: 0.5,"#;
    let board = r#"text: "The chess board.", role: diagnostician, hours: 0.5,"#;
    let text = walk::SMALL.replace(fridge, &format!("{fridge} effects: [money(-1000)],")).replace(board, &format!("{board} money: 10,"));
    let case = walk::load(&text);
    let play = walk::along(&case, &["choose begin say", "close", "choose look fridge board"]);
    assert_eq!(play.state().money, 0);
    assert!(play.events().iter().any(|event| matches!(event, Event::MoneyChanged { by, .. } if *by == 10 - case.limits.budget)));
}

#[test]
fn the_map_in_the_case_file_is_the_learners_own_and_never_the_key() {
    let case = walk::load(walk::SMALL);
    let mut play = Play::begin(case.clone(), 1);
    assert_eq!(play.mapped_ties(), []);
    for line in ["choose begin form", "close", "choose look fridge", "draw ann club tenuous calm both"] {
        play.act(parse_action(&case, line).unwrap()).unwrap();
    }
    // Ann and the club are not tied in this case: what stands on the map is what was drawn.
    let on_map = play.mapped_ties();
    assert_eq!(on_map.len(), 1);
    assert_eq!(on_map[0].1.strength, practicum::scenario::words::Strength::Tenuous);
}

#[test]
fn a_tie_that_is_not_known_yet_cannot_be_drawn() {
    let case = walk::load(walk::SMALL);
    for (begin, knows_chess) in [("form", false), ("say", true)] {
        let mut play = walk::along(&case, &[&format!("choose begin {begin}"), "close", "choose look fridge"]);
        // Bo plays at the club: whoever has not heard of the chess sees no such pair.
        let drawn = play.act(parse_action(&case, "draw bo club strong calm none").unwrap());
        assert_eq!(drawn.err(), (!knows_chess).then_some(Refusal::NotOnOffer));
        assert_eq!(play.ecomap_pairs().len(), if knows_chess { 4 } else { 3 });
    }
}

#[test]
fn a_set_of_options_is_a_choice_exactly_if_it_is_among_those_listed() {
    for case in walk::cases() {
        for decision in &case.decisions {
            let all = 1_u32 << decision.options.len();
            for allowed in (0..all).map(|bits| OptionSet(bits as u16)) {
                for (quarters, money) in [(0, 0), (2, 0), (3, 40), (400, 100_000)] {
                    let listed = choices::sets(&case, decision, allowed, quarters, money);
                    for set in (0..all).map(|bits| OptionSet(bits as u16)) {
                        let is_choice = choices::is_choice(&case, decision, allowed, set, quarters, money);
                        assert_eq!(is_choice, listed.contains(&set), "{}: {set:?} of {allowed:?}", decision.id);
                    }
                }
            }
        }
    }
}

/// The small case with a statement that is offered on one path only, and one that depends on a flagged thought.
fn with_conditional_statements() -> std::sync::Arc<practicum::scenario::Scenario> {
    let second = r#"(text: "She is stubborn.","#;
    assert!(walk::SMALL.contains(second));
    walk::load(&walk::SMALL.replace(
        second,
        r#"(text: "She let the bag go without a word.", when: is("rushed"), is: fact, covered: true, why: "Said on that path."),
        (text: "I thought of my aunt.", when: noticed("aunt"), is: interpretation, covered: false, why: "Not for the file."),
        (text: "She is stubborn.","#,
    ))
}

#[test]
fn a_statement_is_offered_sorted_and_scored_only_where_it_was_said() {
    let case = with_conditional_statements();
    for (begin, offered) in [("say", vec![0, 3]), ("bag", vec![0, 1, 3])] {
        let mut play = walk::along(&case, &[&format!("choose begin {begin}"), "close", "choose look fridge", "finish"]);
        let note = case.notes.iter().position(|note| note.id == "visit").map(practicum::scenario::NoteId::from_index).unwrap();
        assert_eq!(play.state().statements(note).collect::<Vec<_>>(), offered);
        for at in 0..4 {
            assert_eq!(play.act(Action::Finish).err(), (at <= 3).then_some(Refusal::Unsorted));
            let sorted = play.act(parse_action(&case, &format!("sort visit {} fact keep", at + 1)).unwrap()).is_ok();
            assert_eq!(sorted, offered.contains(&at), "statement {at}");
        }
        play.act(Action::Finish).unwrap();
        let products = score(&case, play.events()).products;
        let WorkDetail::Note(statements) = &products.last().unwrap().detail else { panic!("no note") };
        assert_eq!(statements.iter().map(|statement| usize::from(statement.statement)).collect::<Vec<_>>(), offered);
        // All facts that belong there, but for the last, which is neither.
        assert_eq!(products.last().unwrap().score, Some(100.0 * (offered.len() - 1) as f64 / offered.len() as f64));
    }
}

#[test]
fn what_a_note_offers_is_settled_when_it_begins() {
    // The note is made where the thought is still in sight.
    let early = r#"feedback: "A form came first."),
                ],
            )],"#;
    assert!(walk::SMALL.contains(early));
    let text = walk::SMALL
        .replace(early, &format!("{early} work: [note(\"visit\")],"))
        .replace("(text: \"She is stubborn.\",", "(text: \"She is stubborn.\", when: noticed(\"aunt\"),");
    let case = walk::load(&text);
    let note = practicum::scenario::NoteId::from_index(0);
    for (lines, offered) in [(&["choose begin say", "flag aunt 80"][..], vec![0]), (&["flag aunt 80", "choose begin say"], vec![0, 1])] {
        let play = walk::along(&case, lines);
        assert_eq!(play.state().statements(note).collect::<Vec<_>>(), offered);
    }
}
