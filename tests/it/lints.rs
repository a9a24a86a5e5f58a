//! Every rule has its documentation and the smallest case that it finds fault with, in `tests/fixtures/lint/`.
//!
//! A fixture is a patch of `small.ron` as in `bad_scenarios`; what must be found stands in a comment on the very line:
//! `// warning: CODE` or `// note: CODE`. One called `CODE_not` is the good neighbor: nearly the same, and nothing to find.

use std::collections::BTreeSet;
use std::path::Path;

use expect_test::expect;
use practicum::diagnostic::{self, Diagnostic, Severity};
use practicum::jobs::one_by_one;
use practicum::lint::{self, Lists};
use practicum::prove;
use practicum::scenario::{self, CaseFile};
use practicum::score;
use practicum::sim::Play;

use crate::bad_scenarios::{case_of, files, name};

const SMALL: &str = include_str!("../fixtures/good/small.ron");
/// Too many for anybody to read, and enough to notice if time grew with their square.
const LONG: usize = 20_000;

fn opened(text: &str) -> CaseFile {
    scenario::open(text.as_bytes()).unwrap_or_else(|faults| panic!("{}", diagnostic::text("it", text, &faults.diagnostics)))
}

fn advice(text: &str) -> Vec<Diagnostic> {
    prove::advice(&opened(text), Lists::built_in(), &one_by_one, &|| true).findings
}

/// What the comments of a text announce: line, severity and code.
fn announced(text: &str) -> Vec<(usize, String)> {
    let on_line = |(at, line): (usize, &str)| {
        let comment = line.split("// ").nth(1)?;
        let known = comment.starts_with("warning: ") || comment.starts_with("note: ");
        known.then(|| (at + 1, comment.trim().to_owned()))
    };
    text.lines().enumerate().filter_map(on_line).collect()
}

fn found(text: &str) -> Vec<(usize, String)> {
    let shown = |one: &Diagnostic| (one.place.map_or(0, |place| place.line), format!("{}: {}", one.severity.word(), one.code));
    advice(text).iter().map(shown).collect()
}

#[test]
fn every_fixture_is_advised_on_exactly_where_it_announces_it() {
    let mut wrong = String::new();
    for file in files("tests/fixtures/lint") {
        let text = String::from_utf8(case_of(&file)).unwrap();
        let (mut wanted, mut found) = (announced(&text), found(&text));
        wanted.sort();
        found.sort();
        if wanted != found {
            wrong.push_str(&format!("{}: announced {wanted:?}, found {found:?}\n", name(&file)));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_fixture_is_called_after_its_code() {
    for file in files("tests/fixtures/lint") {
        let name = name(&file);
        let (code, part) = name.trim_end_matches(".ron").split_once('_').unwrap_or((name.trim_end_matches(".ron"), ""));
        let codes: BTreeSet<String> = announced(&String::from_utf8(case_of(&file)).unwrap())
            .into_iter()
            .map(|(_, words)| words.rsplit(' ').next().unwrap().to_owned())
            .collect();
        let wanted = if part == "not" { BTreeSet::new() } else { BTreeSet::from([code.to_owned()]) };
        assert_eq!(codes, wanted, "{name}");
    }
}

#[test]
fn every_rule_has_a_fixture() {
    let fixtures: BTreeSet<String> =
        files("tests/fixtures/lint").iter().map(|file| name(file).trim_end_matches(".ron").split('_').next().unwrap().to_owned()).collect();
    for rule in lint::rules() {
        assert!(fixtures.contains(rule.code), "no fixture shows what \"{}\" finds", rule.code);
    }
}

#[test]
fn every_rule_is_documented_under_the_four_headings() {
    let mut codes = BTreeSet::new();
    for rule in lint::rules() {
        assert!(codes.insert(rule.code), "two rules are called \"{}\"", rule.code);
        assert!(rule.code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.code);
        assert!(rule.severity > Severity::Error, "{}", rule.code);
        let headings: Vec<&str> = rule.about.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(headings, lint::HEADINGS, "{}", rule.code);
        for part in rule.about.split("## ").skip(1) {
            let (heading, text) = part.split_once('\n').unwrap();
            assert!(text.trim().len() > 40, "{}: there is little under \"{heading}\"", rule.code);
        }
        assert!(rule.summary().ends_with('.') || rule.summary().ends_with(':'), "{}: {}", rule.code, rule.summary());
        assert_eq!(lint::explain(rule.code), Some(rule.about));
    }
}

#[test]
fn every_code_of_loading_is_explained() {
    for file in files("tests/fixtures/bad") {
        let name = name(&file);
        let code = name.trim_end_matches(".ron").split('_').next().unwrap();
        let about = lint::explain(code).unwrap_or_else(|| panic!("\"{code}\" is not explained"));
        assert!(about.split_whitespace().count() > 10 && about.ends_with('.'), "{code}: {about}");
    }
    let codes: Vec<&str> = lint::codes().map(|(_, code, _)| code).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "a code is explained twice");
}

#[test]
fn a_shipped_case_gives_no_false_alarm() {
    for file in files("scenarios").into_iter().chain([Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good/small.ron")]) {
        let text = std::fs::read_to_string(&file).unwrap();
        let found = advice(&text);
        assert!(found.is_empty(), "{}", diagnostic::text(&name(&file), &text, &found));
    }
}

#[test]
fn every_exception_of_a_shipped_case_has_a_reason_worth_reading() {
    for file in files("scenarios") {
        for exception in scenario::open(&std::fs::read(&file).unwrap()).unwrap().source.allow {
            assert!(exception.at.is_some(), "{}: \"{}\" is allowed everywhere", name(&file), exception.lint);
            assert!(exception.reason.split_whitespace().count() >= 6, "{}: {}", name(&file), exception.reason);
        }
    }
}

#[test]
fn an_exception_holds_where_it_says_and_nowhere_else() {
    let with = |at: &str| {
        let facts = SMALL.replace("facts: [", "facts: [(id: \"a\", text: \"One.\"), (id: \"b\", text: \"Two.\"), ");
        facts.replace("    allow: [", &format!("    allow: [(lint: \"unused-fact\", {at} reason: \"Nobody is to know.\"),"))
    };
    let codes = |text: &str| advice(text).iter().map(|one| one.code).collect::<Vec<_>>();
    assert_eq!(codes(&with("at: \"a\",")), ["unused-fact"]);
    assert_eq!(codes(&with("")), [""; 0]);
    assert_eq!(codes(&with("at: \"chess\",")), ["unused-fact", "unused-fact", "unused-allow"]);
}

#[test]
fn an_exception_without_a_reason_keeps_the_case_from_loading() {
    let text = SMALL.replace("    allow: [", "    allow: [(lint: \"unused-fact\", reason: \" \"),");
    let faults = scenario::open(text.as_bytes()).unwrap_err();
    assert_eq!(faults.diagnostics.iter().map(|one| (one.code, one.path.as_str())).collect::<Vec<_>>(), [("empty-text", "allow[0].reason")]);
    assert!(scenario::load(text.as_bytes()).is_err());
}

#[test]
fn a_finding_about_the_whole_case_names_its_other_places_with_their_lines() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lint/thin-standard.ron");
    let text = String::from_utf8(case_of(&file)).unwrap();
    // The decision opens on the line before its id.
    let line = text.lines().position(|line| line.contains("id: \"end\"")).unwrap();
    let found = advice(&text);
    assert_eq!(found[0].code, "thin-standard");
    assert_eq!(found[0].hints.last().unwrap(), &format!("look at \"end\" (line {line})"));
}

#[test]
fn what_is_found_very_often_is_shown_fifty_times() {
    let facts: String = (0..LONG).map(|at| format!("(id: \"f{at}\", text: \"One.\"), ")).collect();
    let found = advice(&SMALL.replace("facts: [", &format!("facts: [{facts}")));
    assert_eq!(found.len(), 50);
    assert_eq!(found[49].hints.last().unwrap(), &format!("mend these first: there are {} more of the kind", LONG - 50));
}

#[test]
fn a_chain_of_causes_too_long_to_follow_gives_no_advice_about_it() {
    // Each flag is set where the next one is known already: one more is found in every round.
    let many = 1_000;
    let flags: String = (0..many).map(|at| format!("\"f{at}\", ")).collect();
    let rules: String = (1..many).map(|at| format!("(when: is(\"f{at}\"), effects: [set(\"f{}\")], why: \"a chain\"), ", at - 1)).collect();
    let text = SMALL
        .replace("flags: [", &format!("flags: [{flags}"))
        .replace("every_week: [", &format!("every_week: [{rules}"))
        .replace("set(\"rushed\")", &format!("set(\"rushed\"), set(\"f{}\")", many - 1))
        .replace("is(\"rushed\")", "all([is(\"rushed\"), is(\"f0\")])");
    assert!(lint::lint(&opened(&text)).is_empty());
    // Only playing shows that the weeks are too few for it.
    let told: Vec<String> = advice(&text).into_iter().map(|one| one.message).collect();
    assert_eq!(told, ["no play comes to the option \"end.again\": what it waits for never holds when it could come"]);
}

#[test]
fn messages_stand_alone_and_hints_say_what_to_do() {
    for file in files("tests/fixtures/lint") {
        for one in advice(&String::from_utf8(case_of(&file)).unwrap()) {
            let first = one.message.chars().next().unwrap();
            assert!(!first.is_uppercase() && !one.message.ends_with('.') && !one.message.contains('\n'), "{one:?}");
            assert!(!one.hints.is_empty() && one.place.is_some() && !one.path.is_empty(), "{one:?}");
        }
    }
}

#[test]
fn every_code_has_its_wording() {
    let mut shown = String::new();
    for file in files("tests/fixtures/lint") {
        for one in advice(&String::from_utf8(case_of(&file)).unwrap()) {
            shown.push_str(&format!("{}[{}] {}\n", one.severity.word(), one.code, one.message));
        }
    }
    expect![[r#"
        warning[absolutes-in-weak-options] words that leave no room ("just" 12×, "never" 12×, "nothing" 1×) stand in 25 of 33 weaker options and in 0 of 19 best ones (p < 0.0001)
        warning[always-true-condition] this condition always holds: the measure "wait" stays between 36 and 60 (all its moves together)
        warning[always-true-condition] this condition always holds: one of its parts holds whenever the others do not
        warning[avoidable-standard] only decisions on the desk bear on standard 6 (System-level intervention), as "count": a learner can pass them by
        warning[avoidable-standard] standard 7 (Fiscal responsibility) goes without a score in 67 of 100 plays at random
        warning[bare-jurisdiction] the note on jurisdiction names neither policy, nor law, nor a supervisor
        note[bare-rating] the rationale "late" is a single word
        note[bare-rating] the same rationale stands for +1 and for -1 on standard 5 in "aim"
        warning[best-by-position] the best option stands first in 16 of 17 decisions, where chance gives 6.2 (p < 0.0001)
        warning[best-is-longest] the best option is the longest in 13 of 17 decisions, where chance gives 6.2 (p = 0.0008)
        warning[best-is-most-qualified] the best option has most words like "ask", "explain" and "together" in 14 of 15 decisions, where chance gives 5.2 (p < 0.0001)
        note[choiceless-plan] the plan has room for 3 goals, and no more are on offer: nothing has to be left out
        note[dated-term] "the elderly" is out of use or losing ground: it says frail rather than old
        warning[dead-end] nothing ends the case: the last encounter is due in week 2, and the weeks to week 3 bring no other
        warning[dialect-spelling] "ain't" is spelled by ear
        note[dominated-option] nothing speaks for the option "count.shrug": "ask" is as good or better in every way
        warning[endless-loop] the encounter "plan_talk" always brings itself back, to the last week
        warning[endless-loop] the encounters "one", "two" always bring each other back, to the last week
        note[few-open-options] only 2 of the options of "begin" are open to everyone
        warning[few-reactions] too few lines of inner monologue for a figure: 1 of countertransference, 1 others; eight a side are needed, and "kitchen" has none
        warning[free-harm] in "begin" only a critical act is free: whoever has no hours left is offered nothing else
        warning[goal-without-key] nobody can own the goal "move_out"
        warning[goal-without-key] no wording of the goal "play" is in the client's words
        note[hard-reading] the texts read at grade 10.4 by Flesch and Kincaid where 9 is promised, and this is their hardest sentence (8 words, grade 49.5)
        warning[late-review] the review of the goal "move_out" is due in week 4 at the earliest, and the case ends with week 3
        warning[law-without-policy] "Call protective services" turns on law (mandated reporting), and nothing here says that it differs from place to place
        note[misjudged-minutes] the texts suggest 2 minutes (about 255 words in a play), and the case promises 14 to 15
        warning[missing-work] the case asks for no contact note; it would be due in "door"
        warning[never-met] no play comes to the option "look.fridge": what it waits for never holds when it could come
        warning[never-met] no play comes to the option "look.fridge": what it waits for never holds when it could come
        warning[never-met] no play comes to the passage "A calendar hangs there now.": what it waits for never holds when it could come
        warning[never-met] no play comes to the option "look.fridge": what it waits for never holds when it could come
        warning[never-true-condition] this rule never applies: the measure "wait" stays between 36 and 60 (all its moves together)
        warning[never-true-condition] this alternative never holds: the case has the weeks 1 to 3
        warning[never-true-condition] this rule never applies: its parts exclude each other
        warning[never-true-condition] what stands under this `if` never happens: nothing makes the tie "ann-bo" stressful
        warning[no-dilemma] the case has no dilemma: in no decision do two options each do best on a standard where the other is worse; the nearest to it is "end" with 3 standards
        warning[no-quality-decision] no decision bears on standard 8 (quality and accountability), not even "aim"
        warning[noise-acted-out] the option "begin.bag" acts out the line "ask", which is no countertransference
        note[obvious-choice] in the decision "aim" the option "tray" is best on every standard and costs nothing more
        warning[one-sided-note] in the note "visit" every statement may be written down
        warning[option-without-feedback] the option "aim.club" has no feedback
        note[overlong-option] the option has 75 characters, and "bag" in the same decision has 23
        warning[passed-over-decision] every option of "look" costs something or has a condition, so that it may be passed over
        warning[phase-without-decision] nothing is decided in the phase "reassessment"
        warning[placeholder-text] "TBD" stands where a text is still to be written
        warning[reaction-without-twin] the line "aunt" has no twin
        warning[repeated-option] the options "look.fridge" and "look.bills" read the same
        warning[runaway-influence] the measures "strength", "wait" influence each other in a circle with 100 per cent: it never comes to rest
        warning[sample-leftover] "He signs where your finger is." is left over from the sample
        warning[signals-by-length] lines to be flagged have 45 characters on average, and the others 30 (p = 0.0004); the longest is "aunt" with 54
        warning[signals-by-wording] words of feeling ("fear" 8×): in 8 of 9 lines to be flagged, and in 0 of the 9 others (p = 0.0004)
        warning[signals-by-wording] of 9 different lines to be flagged and 9 others, so many have "?" 0 and 8 (p = 0.0004)
        warning[silent-critical-act] the option "end.gift" is a critical act, and the debrief has no word for it
        warning[silent-critical-act] the option "end.gift" is a critical act, but violates no standard
        warning[single-kind] all 3 lines of countertransference are of one kind: parental_protective
        warning[single-kind] 7 of 9 lines of countertransference are of one kind: positive
        warning[stigmatizing-term] "frequent flyer" puts a person down: the next reader will not listen
        warning[thin-standard] only the decisions "begin" and "end" bear on standard 3 (Self-determination)
        warning[thin-standard] 3 decisions bear on standard 9 (Reasonable caseload), and in none of 1200 plays by virtual learners are three of them scored
        warning[twin-alike] the lines "aunt" and "ask" are twins, and both are countertransference
        warning[twin-alike] the line "aunt" names "ask" as its twin, but not the other way round
        warning[twin-alike] the line "ask" is its own twin
        warning[twins-in-order] of 9 pairs of twins, the line to be flagged comes first in 9 (p = 0.0039), as in "aunt" and "ask"
        warning[unaffordable-cost] the option "look.fridge" takes 3.25 hours, and no week has more than 3 for this case
        warning[unbalanced-reactions] lines of countertransference and other thoughts differ in number: 1 against 2, and "tired" has no twin on the other side
        warning[undescribed-topic] the texts deal with suicide ("end my life", "suicide" in one paragraph), and no content description says so
        note[unequal-twins] the line has 127 characters, and its twin "ask" has 55
        warning[unknown-lint] there is no advice called "unused-fct" to depart from
        warning[unrated-indicator] the feedback of "begin.say" names S1.M2, and the option is rated on S1.M1, S3.M2
        warning[unrated-option] the option "aim.wait" is rated on no standard
        warning[unreachable-decision] the decision "look" is never asked: the case has the weeks 1 to 3
        warning[unreachable-encounter] the encounter "tea" can never begin: nothing that can happen sets the flag "invited"
        warning[unreachable-encounter] the encounter "tea" can never begin: nothing that can happen calls it
        warning[unreachable-encounter] the encounter "tea" can never begin: its condition does not fit weeks 3 to 3 in the phase "disengagement"
        warning[unreachable-ending] the ending "warmer" can never come: whenever it could, an ending before it is taken
        warning[unreachable-option] the option "end.again" can never be chosen: the case has the weeks 1 to 3
        note[untold-tie] the ecomap of "kitchen" asks for this tie, and nothing before it speaks of "Saint Olaf's Parish"
        note[unused-allow] the case allows "unused-fact", but nothing of the kind is found there
        note[unused-allow] the case allows "obvious-choice" at "kitchen", but nothing of the kind is found there
        warning[unused-fact] nothing reveals the fact "allergy"
        warning[unused-flag] the flag "promised" is neither set nor asked for
        warning[unused-goal] the goal "play" is never on offer: the case has the weeks 1 to 3
        warning[unused-measure] nothing moves the measure "sleep"
        note[unused-person] "cy" speaks nowhere and has neither tie, measure nor goal
        warning[unused-resource] nothing refers the client to "legal"
        note[unused-system] the system "board" has neither tie nor measure
        warning[unused-task] no encounter asks for the note "visit"
        note[unused-tie] the tie "ann-bo" plays no part: nothing is drawn, changed or asked there
    "#]].assert_eq(&shown);
}

#[test]
fn what_is_not_asked_of_a_short_tutorial_says_so_and_nothing_else_is_spared() {
    let spared = lint::not_asked(&opened(SMALL));
    for rule in lint::rules() {
        let says_so = rule.about.split_whitespace().collect::<Vec<_>>().join(" ").contains("Not asked of a short tutorial");
        assert_eq!(says_so, spared.contains(&rule.code), "{}", rule.code);
    }
    for file in files("tests/fixtures/lint") {
        let text = String::from_utf8(case_of(&file)).unwrap();
        let serious = text.replace("level: tutorial,", "level: introductory,");
        let tutorial = text.replace("level: introductory,", "level: tutorial,");
        assert!(lint::not_asked(&opened(&serious)).is_empty());
        let codes = |text: &str| -> BTreeSet<&str> { advice(text).iter().map(|one| one.code).collect() };
        // An exception from what is not asked is not needed either.
        let more: Vec<&str> =
            codes(&serious).symmetric_difference(&codes(&tutorial)).copied().filter(|code| *code != "unused-allow").collect();
        assert!(more.iter().all(|code| spared.contains(code)), "{}: {more:?}", name(&file));
    }
}

#[test]
fn a_play_that_goes_without_a_score_can_be_played_again() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lint/avoidable-standard_by_way.ron");
    let case = opened(&String::from_utf8(case_of(&file)).unwrap()).case;
    let witness = prove::play_without(&case, 7, &|| true).unwrap();
    let play = Play::replay(case.clone(), witness.seed, witness.actions).unwrap();
    assert!(play.has_ended());
    assert_eq!(score::standards(&case, play.events()).evidence(7).count(), 0);
    assert_eq!(prove::play_without(&case, 3, &|| true), None);
}
