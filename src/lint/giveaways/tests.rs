//! Whole cases of made-up decisions and thoughts: what gives itself away is found, and its fair neighbor is not.

use std::fmt::Write as _;

use super::RULES;
use crate::diagnostic::Diagnostic;
use crate::lint::lint;
use crate::scenario;

const SMALL: &str = include_str!("../../../tests/fixtures/good/small.ron");

/// The findings of this family on a case with these decisions on the desk instead of its own, and these thoughts besides.
fn findings(decisions: &[[(&str, i8); 3]], pairs: &[(&str, &str, bool)]) -> Vec<Diagnostic> {
    let mut desk = String::from("desk: [");
    for (at, options) in decisions.iter().enumerate() {
        let _ = write!(desk, "(id: \"d{at}\", prompt: \"What now?\", options: [");
        for (id, (text, worth)) in ["a", "b", "c"].iter().zip(options) {
            let indicator = if *worth < 0 { "V1" } else { "M1" };
            let _ = write!(desk, "(id: \"{id}\", text: \"{text}\", role: broker, rates: [(5, {worth}, \"{indicator}\", \"so\")]),");
        }
        desk.push_str("]),");
    }
    desk.push_str("],\n    desk_was: [(");
    let (mut scene, mut keys) = (String::new(), String::new());
    for (at, (signal, noise, signal_first)) in pairs.iter().enumerate() {
        let lines = [format!("~s{at} {signal}\n\n"), format!("~n{at} {noise}\n\n")];
        let (first, second) = if *signal_first { (0, 1) } else { (1, 0) };
        let _ = write!(scene, "{}{}", lines[first], lines[second]);
        let _ = write!(
            keys,
            "(id: \"s{at}\", kind: positive, origin: own_history, twin: \"n{at}\", why: \"So.\"), (id: \"n{at}\", kind: not_ct, twin: \"s{at}\", why: \"So.\"),"
        );
    }
    let text = SMALL.replace("desk: [(", &desk);
    let start = text.find("desk_was:").expect("it is so in this test");
    let end = start + text[start..].find("\n    ecomap:").expect("it is so in this test");
    let mut text = format!("{}{}", &text[..start], &text[end + 1..]);
    // The thoughts of the small case make way for ours.
    let (from, to) =
        (text.find("~aunt").expect("it is so in this test"), text.find("\"#,\n            tip").expect("it is so in this test"));
    text.replace_range(from..to, &scene);
    let (from, to) = (
        text.find("(id: \"aunt\"").expect("it is so in this test"),
        text.find("            decisions: [(\n                id: \"begin\"").expect("it is so in this test"),
    );
    text.replace_range(from..to, &format!("{keys}],\n"));
    let text = text.replace("acts_out: [\"aunt\"], ", "");
    let file = scenario::open(text.as_bytes()).unwrap_or_else(|faults| panic!("{:#?}\n{text}", faults.diagnostics));
    lint(&file).into_iter().filter(|finding| RULES.iter().any(|rule| rule.code == finding.code)).collect()
}

fn codes(decisions: &[[(&str, i8); 3]], pairs: &[(&str, &str, bool)]) -> Vec<&'static str> {
    findings(decisions, pairs).iter().map(|finding| finding.code).collect()
}

const FAIR: [(&str, i8); 3] = [("Call the club now.", -1), ("Call the van now..", 1), ("Call the shop now.", 0)];

/// The best option at each place in turn, with texts by rank: best, middle, weakest.
fn in_turn(texts: [&'static str; 3], many: usize) -> Vec<[(&'static str, i8); 3]> {
    let (best, middle, weak) = ((texts[0], 1), (texts[1], 0), (texts[2], -1));
    let turns = [[best, middle, weak], [weak, best, middle], [middle, weak, best]];
    (0..many).map(|at| turns[at % 3]).collect()
}

#[test]
fn a_fair_case_is_left_alone() {
    assert_eq!(codes(&[], &[]), Vec::<&str>::new());
    assert_eq!(codes(&in_turn(["Call the club.", "Call the shop.", "Call the land."], 30), &[]), Vec::<&str>::new());
}

#[test]
fn the_best_option_as_the_longest_is_found_with_its_figure() {
    let longest = ["Call the club today.", "Call the shop.", "Call the van."];
    let found = findings(&in_turn(longest, 12), &[]);
    assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["best-is-longest"]);
    // Twelve of ours, and one of the four that are left of the small case.
    assert_eq!(found[0].message, "the best option is the longest in 13 of 16 decisions, where chance gives 5.9 (p = 0.0003)");
    assert_eq!(codes(&in_turn(longest, 2), &[]), Vec::<&str>::new(), "two decisions give no verdict");
    let shortest = ["Call her.", "Call the shop.", "Call the van."];
    assert_eq!(codes(&in_turn(shortest, 12), &[]), Vec::<&str>::new());
}

#[test]
fn the_best_option_always_in_the_same_place_is_found() {
    let first = [[("Call the club.", 1), ("Call the shop.", 0), ("Call the land.", -1)]; 12];
    assert_eq!(codes(&first, &[]), ["best-by-position"]);
    let last = [[("Call the club.", -1), ("Call the shop.", 0), ("Call the land.", 1)]; 12];
    assert_eq!(codes(&last, &[]), ["best-by-position"]);
    let second = [[("Call the club.", -1), ("Call the shop.", 1), ("Call the land.", 0)]; 12];
    let found = findings(&second, &[]);
    assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["best-by-position"]);
    assert!(found[0].message.starts_with("the best option stands second in 1"), "{}", found[0].message);
    let all_equal = [[("Call the club.", 1), ("Call the shop.", 1), ("Call the land.", 1)]; 12];
    assert_eq!(codes(&all_equal, &[]), Vec::<&str>::new());
}

#[test]
fn soft_words_in_the_best_option_are_found() {
    let soft = ["Ask and listen.", "Call the shops.", "Call the lands."];
    assert_eq!(codes(&in_turn(soft, 12), &[]), ["best-is-most-qualified"]);
    let spread = ["Ask and listen.", "Ask and explain", "Listen and ask."];
    assert_eq!(codes(&in_turn(spread, 12), &[]), Vec::<&str>::new());
}

#[test]
fn absolute_words_in_the_weaker_options_are_found() {
    let absolute = ["Call the clubs.", "Never call her.", "Just call here."];
    assert_eq!(codes(&in_turn(absolute, 12), &[]), ["absolutes-in-weak-options"]);
    let everywhere = ["Only call clubs", "Never call her.", "Just call here."];
    assert_eq!(codes(&in_turn(everywhere, 12), &[]), Vec::<&str>::new());
}

#[test]
fn an_option_twice_as_long_as_the_shortest_is_found() {
    let long = [("Call the club.", -1), ("Call the club on Monday, before the van has left", 0), ("Call the shop and then the van.", 1)];
    let found = findings(&[long], &[]);
    assert_eq!(
        found.iter().map(|finding| (finding.code, finding.path.as_str())).collect::<Vec<_>>(),
        [("overlong-option", "desk[\"d0\"].options[\"b\"].text")]
    );
    assert_eq!(codes(&[FAIR], &[]), Vec::<&str>::new());
}

const SIGNAL: &str = "He has hands like that, and the van is late.";
const NOISE: &str = "He has a van like that, and hands are latest";

fn pairs(signal: &'static str, noise: &'static str, many: usize) -> Vec<(&'static str, &'static str, bool)> {
    (0..many).map(|at| (signal, noise, at % 2 == 0)).collect()
}

#[test]
fn thoughts_that_look_alike_are_left_alone() {
    assert_eq!(codes(&[], &pairs(SIGNAL, NOISE, 9)), Vec::<&str>::new());
}

#[test]
fn thoughts_that_differ_in_length_are_found() {
    let short = "He has hands like that van.";
    assert_eq!(codes(&[], &pairs(SIGNAL, short, 9)), ["signals-by-length"]);
    assert_eq!(codes(&[], &pairs(short, SIGNAL, 9)), ["signals-by-length"]);
    assert_eq!(codes(&[], &pairs(SIGNAL, short, 3)), Vec::<&str>::new(), "three a side give no verdict");
    let found = codes(&[], &pairs(SIGNAL, "He has a van.", 1));
    assert_eq!(found, ["unequal-twins"]);
}

#[test]
fn thoughts_that_differ_in_a_kind_of_word_are_found() {
    let with_self = "I have hands like that; and the van is late.";
    assert_eq!(codes(&[], &pairs(with_self, NOISE, 9)), ["signals-by-wording"]);
    let with_feeling = "He has hands to fear; and the van is latest.";
    assert_eq!(codes(&[], &pairs(with_feeling, NOISE, 9)), ["signals-by-wording"]);
    assert_eq!(codes(&[], &pairs(with_feeling, NOISE, 3)), Vec::<&str>::new());
}

#[test]
fn thoughts_that_can_be_told_by_a_single_word_or_mark_are_found() {
    let who = ["Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gil", "Hal", "Ira"];
    let lines = |ending: &str| who.map(|name| format!("{name} has hands like that, and the van is late{ending}"));
    let (told, asked) = (lines("."), lines("?"));
    let pairs: Vec<_> = told.iter().zip(&asked).enumerate().map(|(at, (one, other))| (one.as_str(), other.as_str(), at % 2 == 0)).collect();
    let found = findings(&[], &pairs);
    assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["signals-by-wording"]);
    assert_eq!(found[0].message, "of 9 different lines to be flagged and 9 others, so many have \"?\" 0 and 9 (p < 0.0001)");
    let fair: Vec<_> = told.iter().zip(&told).enumerate().map(|(at, (one, other))| (one.as_str(), other.as_str(), at % 2 == 0)).collect();
    assert_eq!(codes(&[], &fair), Vec::<&str>::new());
}

#[test]
fn twins_always_in_the_same_order_are_found() {
    let first: Vec<_> = (0..8).map(|_| (SIGNAL, NOISE, true)).collect();
    assert_eq!(codes(&[], &first), ["twins-in-order"]);
    let last: Vec<_> = (0..8).map(|_| (SIGNAL, NOISE, false)).collect();
    assert_eq!(codes(&[], &last), ["twins-in-order"]);
    assert_eq!(codes(&[], &first[..7]), Vec::<&str>::new(), "seven of seven is 2 in 128");
}

#[test]
fn what_the_rules_say_of_their_power_is_so() {
    use super::chance::{Draw, rank_difference, tails};
    let four = Draw { of: 4, marked: 1, drawn: 1 };
    assert!(tails(&[four; 4], 4).at_least < 0.01 && tails(&[four; 3], 3).at_least > 0.01);
    assert!(tails(&[four; 20], 11).at_least < 0.01 && tails(&[four; 20], 10).at_least > 0.01);
    let six_in_ten = Draw { of: 10, marked: 6, drawn: 1 };
    assert!((0.74..0.77).contains(&tails(&[six_in_ten; 20], 11).at_least));
    let one_weak_word = Draw { of: 3, marked: 1, drawn: 1 };
    assert!(tails(&[one_weak_word; 12], 0).at_most < 0.01 && tails(&[one_weak_word; 11], 0).at_most > 0.01);
    assert!(rank_difference(&[1, 2, 3, 4, 5], &[6, 7, 8, 9, 10]) < 0.01 && rank_difference(&[1, 2, 3, 4], &[6, 7, 8, 9]) > 0.01);
    let seven_to_none = Draw { of: 16, marked: 7, drawn: 8 };
    assert!(tails(&[seven_to_none], 7).two_sided() < 0.0025);
    assert!((1.0 - 0.99_f64.powi(7)) < 1.0 / 14.0);
}
