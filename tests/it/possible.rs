//! The law of the advice on what can never be: what a play comes to, no finding calls impossible; what a play goes without, none calls certain.
//!
//! To have a verdict on every condition, a case is asked questions: weekly rules that wait for something and do nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use practicum::diagnostic::Diagnostic;
use practicum::lint;
use practicum::scenario::words::{PhaseName, Strength};
use practicum::scenario::{self, Condition, Scenario};
use practicum::sim::{Event, Play};
use proptest::prelude::*;

use crate::prove::Lot;
use crate::walk::{self, Dice};

/// So many questions at once, so that no finding falls under the most that are shown.
const AT_ONCE: usize = 24;
const RULES: &str = "every_week: [";

/// Whatever a condition without parts can say of a case.
fn questions(case: &Scenario) -> Vec<String> {
    let mut asked: Vec<String> = Vec::new();
    let ids = |word: &str, ids: Vec<&str>| ids.into_iter().map(|id| format!("{word}(\"{id}\")")).collect::<Vec<_>>();
    asked.extend(ids("knows", case.facts.iter().map(|fact| fact.id.as_str()).collect()));
    asked.extend(ids("is", case.flags.iter().map(String::as_str).collect()));
    asked.extend(ids("did", case.encounters.iter().map(|encounter| encounter.id.as_str()).collect()));
    asked.extend(ids("planned", case.plan.iter().flat_map(|plan| &plan.goals).map(|goal| goal.id.as_str()).collect()));
    asked.extend(ids("noticed", case.reactions.iter().map(|reaction| reaction.id.as_str()).collect()));
    for word in ["uses", "waits"] {
        asked.extend(ids(word, case.resources.iter().map(|resource| resource.id.as_str()).collect()));
    }
    let options = case.decisions.iter().flat_map(|decision| decision.option_ids());
    let options = options.map(|option| format!("chose(\"{}\")", case.option_path(option)));
    asked.extend(options);
    for tie in &case.ties {
        asked.push(format!("stressful(\"{}\")", tie.id));
        asked.extend(Strength::ALL.iter().map(|strength| format!("tie(\"{}\", {})", tie.id, strength.id())));
    }
    for measure in &case.measures {
        for value in (0..=100).step_by(10).filter(|value| (measure.least..=measure.most).contains(&(value * 100))) {
            asked.push(format!("at_least(\"{}\", {value})", measure.id));
            asked.push(format!("at_most(\"{}\", {value})", measure.id));
        }
    }
    for week in 1..=case.limits.weeks {
        asked.push(format!("from_week({week})"));
        asked.push(format!("until_week({week})"));
    }
    asked.extend(PhaseName::ALL.iter().map(|phase| format!("in({})", phase.id())));
    asked.extend([1, 20, 50, 100, 200].map(|dollars| format!("money({dollars})")));
    asked
}

/// Such questions in pairs, by lot.
fn pairs(questions: &[String], dice: &mut Dice, many: usize) -> Vec<String> {
    let mut one = || {
        let question = questions[dice.below(questions.len())].clone();
        if dice.below(3) == 0 { format!("not({question})") } else { question }
    };
    (0..many).flat_map(|_| [format!("all([{}, {}])", one(), one()), format!("any([{}, {}])", one(), one())]).collect()
}

fn with(text: &str, questions: &[String]) -> String {
    let rules: String = questions.iter().map(|when| format!("(when: {when}, effects: [], why: \"a question\"), ")).collect();
    assert!(text.contains(RULES), "a case without weekly rules");
    text.replacen(RULES, &format!("{RULES}{rules}"), 1)
}

/// What plays of a case have shown.
#[derive(Default)]
struct Shown {
    /// Everything met, as a finding would name it.
    met: BTreeSet<(&'static str, String)>,
    held: Vec<bool>,
    failed: Vec<bool>,
}

impl Shown {
    fn by_plays(case: &Arc<Scenario>, conditions: &[Condition], seeds: impl Iterator<Item = u64>) -> Self {
        let none = vec![false; conditions.len()];
        let mut shown = Shown { held: none.clone(), failed: none, ..Shown::default() };
        for seed in seeds {
            let mut play = Play::begin(case.clone(), seed);
            let mut dice = Dice::new(seed);
            shown.look(&play, conditions);
            for _ in 0..5_000 {
                if play.has_ended() {
                    break;
                }
                if play.act(walk::action(&play, &mut dice)).is_ok() {
                    shown.look(&play, conditions);
                }
            }
            for event in play.events() {
                shown.take_in(case, event);
            }
        }
        shown
    }

    fn look(&mut self, play: &Play, conditions: &[Condition]) {
        for (at, condition) in conditions.iter().enumerate() {
            let holds = play.state().holds(play.case(), condition);
            self.held[at] |= holds;
            self.failed[at] |= !holds;
        }
    }

    fn take_in(&mut self, case: &Scenario, event: &Event) {
        let met = match *event {
            Event::EncounterBegan(encounter) => ("encounter", case.encounter(encounter).id.clone()),
            Event::Asked(decision) => ("decision", case.decision(decision).id.clone()),
            Event::Ended(ending) => ("ending", case.ending(ending).id.clone()),
            Event::GoalPlanned { goal, .. } => ("goal", case.goal(goal).id.clone()),
            Event::ServiceStarted(resource) => ("service", case.resource(resource).id.clone()),
            Event::Decided { decision, chosen, .. } => {
                let options = case.decision(decision).option_ids().enumerate().filter(|(at, _)| chosen.has(*at));
                self.met.extend(options.map(|(_, option)| ("option", case.option_path(option))));
                ("decision", case.decision(decision).id.clone())
            }
            _ => return,
        };
        self.met.insert(met);
    }

    /// Whether plays show that a finding is wrong. The questions from `first` on are the first weekly rules of the case.
    fn refutes(&self, finding: &Diagnostic, first: usize, many: usize) -> bool {
        let named = || finding.message.split('"').nth(1).unwrap_or_default().to_owned();
        let question = || {
            let number = finding.path.strip_prefix("every_week[")?.split_once("].when")?;
            number.1.is_empty().then(|| number.0.parse::<usize>().ok())?.filter(|&at| at < many)
        };
        let met = |what| self.met.contains(&(what, named()));
        match finding.code {
            "unreachable-encounter" => met("encounter"),
            "unreachable-decision" => met("decision"),
            "unreachable-option" => met("option"),
            "unaffordable-cost" => met("option") || met("service"),
            "unreachable-ending" => met("ending"),
            "unused-goal" => met("goal"),
            "never-true-condition" => question().is_some_and(|at| self.held[first + at]),
            "always-true-condition" => question().is_some_and(|at| self.failed[first + at]),
            _ => false,
        }
    }
}

/// Asks the advice on a case, and plays it; returns how many of its verdicts were put to the test.
fn is_never_refuted(text: &str, questions: &[String], seeds: impl Iterator<Item = u64>) -> usize {
    let chunks: Vec<_> = questions.chunks(AT_ONCE).map(|chunk| scenario::open(with(text, chunk).as_bytes()).unwrap()).collect();
    let asked = chunks.iter().zip(questions.chunks(AT_ONCE)).flat_map(|(file, chunk)| &file.case.weekly[..chunk.len()]);
    let conditions: Vec<Condition> = asked.map(|rule| rule.when.clone()).collect();
    let shown = Shown::by_plays(&walk::load(text), &conditions, seeds);
    let mut verdicts = 0;
    for (at, (file, chunk)) in chunks.iter().zip(questions.chunks(AT_ONCE)).enumerate() {
        for finding in lint::lint(file) {
            verdicts += usize::from(finding.code.ends_with("-true-condition"));
            assert!(!shown.refutes(&finding, at * AT_ONCE, chunk.len()), "{}: {}\n{chunk:#?}\n{text}", finding.path, finding.message);
        }
    }
    verdicts
}

#[test]
fn no_advice_on_a_case_calls_impossible_what_plays_of_it_show() {
    let texts = ["tests/fixtures/good/small.ron", "tests/fixtures/good/stairs.ron", "scenarios/first_day.ron"];
    let long = ["scenarios/night_roster.ron", "scenarios/tray_on_the_porch.ron"];
    for (path, seeds) in texts.map(|path| (path, 200)).into_iter().chain(long.map(|path| (path, 40))) {
        let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let text = if text.contains(RULES) { text } else { text.replacen("phases: [", "every_week: [],\nphases: [", 1) };
        let plain = questions(&walk::load(&text));
        let paired = pairs(&plain, &mut Dice::new(7), 60);
        let verdicts = is_never_refuted(&text, &[plain, paired].concat(), 0..seeds);
        assert!(verdicts > 10, "{path}: only {verdicts} verdicts");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_advice_on_a_case_by_lot_calls_impossible_what_plays_of_it_show(seed in any::<u64>()) {
        let text = Lot::new(seed).case();
        let plain = questions(&walk::load(&text));
        let paired = pairs(&plain, &mut Dice::new(seed), 20);
        is_never_refuted(&text, &[plain, paired].concat(), seed..seed.saturating_add(30));
    }
}

#[test]
fn what_a_play_shows_refutes_a_verdict_that_it_cannot_be() {
    let case = walk::load(walk::SMALL);
    let shown = Shown::by_plays(&case, &[Condition::Always, Condition::Not(Box::new(Condition::Always))], 0..20);
    let never = |at: usize| Diagnostic::warning("never-true-condition", "this rule never applies").at(format!("every_week[{at}].when"));
    let always = |at: usize| Diagnostic::warning("always-true-condition", "it always holds").at(format!("every_week[{at}].when"));
    assert!(shown.refutes(&never(0), 0, 2) && !shown.refutes(&never(1), 0, 2));
    assert!(shown.refutes(&always(1), 0, 2) && !shown.refutes(&always(0), 0, 2));
    assert!(shown.refutes(&Diagnostic::warning("unreachable-ending", "the ending \"cold\" can never come"), 0, 2));
    assert!(shown.refutes(&Diagnostic::warning("unreachable-option", "the option \"begin.say\" can never be chosen"), 0, 2));
    assert!(!shown.refutes(&Diagnostic::warning("unreachable-ending", "the ending \"none\" can never come"), 0, 2));
}
