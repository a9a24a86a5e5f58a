//! Advice on a case that loads: what makes it play badly, measure badly, give itself away or read badly.
//!
//! Every rule is a file with its own documentation. What a rule reports is so on every path, or it says in how many plays. Rules play nothing themselves: what only
//! playing shows, whoever asks for advice may bring along.

mod allow;
mod faults;
mod findings;
mod giveaways;
mod language;
mod measuring;
mod play;
mod possible;
mod subject;

use crate::diagnostic::{Diagnostic, Severity};
use crate::jobs::{self, ShareOut, one_by_one};
use crate::scenario::words::LevelOfStudy;
use crate::scenario::{CaseFile, Condition, DecisionId, Effect, Scenario};
use crate::sim::Happening;

pub use faults::NOT_ALL_PLAYED;
pub use findings::Findings;
pub use language::Lists;
pub use subject::{Prose, Subject, Way, Whose};

/// A piece of advice: what it looks for, and why that matters.
#[derive(Debug)]
pub struct Rule {
    /// The permanent name, after which `allow` reads as a sentence: `unused-fact`.
    pub code: &'static str,
    /// [`Severity::Warning`] where learners come to harm or scores mislead, [`Severity::Note`] where an author may well differ.
    pub severity: Severity,
    /// The documentation, in Markdown under [`HEADINGS`].
    pub about: &'static str,
    /// Looks for it.
    find: fn(&Subject<'_>, &mut Findings),
}

impl Rule {
    /// What it finds, in a sentence.
    pub fn summary(&self) -> &'static str {
        summary(self.about)
    }
}

/// The least and the most that a measure came to.
pub type Reached = (i32, i32);

/// How long a play is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Length {
    /// Words to read, with what the debrief says of the options chosen.
    pub words: f64,
    /// Minutes, as [`crate::scenario::pace::minutes`] estimates them.
    pub minutes: f64,
}

/// What complete plays by virtual learners show of a standard. Every play is a path that learners can take: nobody passes by what an
/// encounter asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Those of learners who choose at random.
    pub at_random: Share,
    /// Those of the kind of learner that most often goes without a score on it: the word for the kind first.
    pub worst: (String, Share),
    /// Those of learners of all kinds.
    pub all: Share,
    /// How many of all bring three decisions or more that bear on it.
    pub enough: u64,
    /// What is answered in one of the plays without a score, in the order of play.
    pub answered: Vec<DecisionId>,
}

/// How many of some plays bring no score on a standard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Those without.
    pub without: u64,
    /// All of them.
    pub plays: u64,
}

/// What playing a case has shown.
#[derive(Debug, Clone, Default)]
pub struct Played {
    /// What is there for learners to meet and no play comes to, in order.
    pub never: Vec<Happening>,
    /// How far virtual learners brought each measure, in hundredths: the least and the most at the end of a week.
    pub reached: Vec<Reached>,
    /// What a play of a skilled virtual learner shows, in the middle.
    pub length: Option<Length>,
    /// What plays by virtual learners show of each standard, in the order of the edition; empty where too few were played.
    pub evidence: Vec<Evidence>,
    /// Whether everything was looked for to the end; otherwise there may be more.
    pub is_all: bool,
}

/// Up to so many minutes a tutorial is short.
const SHORT: u32 = 15;

/// The headings of every rule's documentation, in this order.
pub const HEADINGS: [&str; 4] = ["## What it finds", "## Why it matters for learning", "## Example", "## Better"];

/// The rules, by family: what they are about.
pub const FAMILIES: &[(&str, &[&Rule])] =
    &[("Play", play::RULES), ("Measuring", measuring::RULES), ("Giveaways", giveaways::RULES), ("Language", language::RULES)];

/// All rules.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|(_, rules)| rules.iter().copied())
}

/// The advice on a case, in the order of its text; what the case allows is left out.
pub fn lint(file: &CaseFile) -> Vec<Diagnostic> {
    lint_with(file, Lists::built_in(), None, &one_by_one)
}

/// The same by the word lists of an institution, and with what playing the case has shown, if somebody has.
pub fn lint_with(file: &CaseFile, lists: &Lists, played: Option<&Played>, share_out: &ShareOut) -> Vec<Diagnostic> {
    let subject = Subject::new(file, lists, played, share_out);
    // A rule knows what those before it in its family have found.
    let spared = not_asked(file);
    let found = jobs::results(share_out, FAMILIES.len(), |family| {
        let mut findings = Findings::default();
        for rule in FAMILIES[family].1.iter().filter(|rule| !spared.contains(&rule.code)) {
            findings.by(rule);
            (rule.find)(&subject, &mut findings);
        }
        findings
    });
    let findings = found.into_iter().fold(Findings::default(), Findings::and);
    findings::placed(&file.index(), allow::sift(&file.source, findings))
}

/// The rules that are not asked of a case because it says of itself that it is a short tutorial (`level: tutorial`, 15 minutes at
/// most), by code: what measures well enough to be scored.
pub fn not_asked(file: &CaseFile) -> Vec<&'static str> {
    let is_short_tutorial = file.source.level == LevelOfStudy::Tutorial && file.source.minutes.1 <= SHORT;
    let mut spared: Vec<&str> = measuring::NOT_OF_TUTORIALS.iter().filter(|_| is_short_tutorial).map(|rule| rule.code).collect();
    spared.sort_unstable();
    spared
}

/// What no play of a case comes to, as far as its conditions alone tell: asked of one thing, whether it may come.
pub fn what_may_come(case: &Scenario) -> impl Fn(Happening) -> bool {
    let possible = possible::Possible::of(case);
    move |happening| possible.may_come(happening)
}

/// What anything in a case asks, one condition at a time, without the "all", "any" and "not" around them; each once, in the order in
/// which they are first asked.
pub fn asked(case: &Scenario) -> Vec<&Condition> {
    let mut asked = Vec::new();
    let inside = case.effects.iter().flatten().filter_map(|effect| match effect {
        Effect::If(when, _) => Some(when),
        _ => None,
    });
    for condition in subject::parts::conditions(case).map(|(_, when)| when).chain(inside) {
        subject::parts::each_condition(condition, &mut Vec::new(), &mut |one, _| {
            let is_one = !matches!(one, Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::Always);
            if is_one && !asked.contains(&one) {
                asked.push(one);
            }
        });
    }
    asked
}

/// How far each measure can go at most, in hundredths, as far as effects and conditions alone tell: no play passes it, and it may be
/// that none comes so far.
pub fn how_far(case: &Scenario) -> Vec<Reached> {
    possible::Possible::of(case).sums.measures
}

/// Everything that `check` can say, as (family, code, a sentence): rules first, then what is wrong with a file or an exception.
pub fn codes() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let rules = FAMILIES.iter().flat_map(|(family, rules)| rules.iter().map(|rule| (*family, rule.code, rule.summary())));
    let faults = faults::FAMILIES.iter().flat_map(|(family, faults)| faults.iter().map(|(code, text)| (*family, *code, summary(text))));
    rules.chain(faults)
}

/// The documentation of a code, in Markdown; none if there is no such code.
pub fn explain(code: &str) -> Option<&'static str> {
    let rule = rules().find(|rule| rule.code == code).map(|rule| rule.about);
    let fault = || faults::FAMILIES.iter().flat_map(|(_, faults)| *faults).find(|(name, _)| *name == code).map(|(_, text)| *text);
    rule.or_else(fault)
}

/// The first sentence that is not a heading.
fn summary(about: &'static str) -> &'static str {
    let text = about.trim_start();
    let text = text.strip_prefix(HEADINGS[0]).unwrap_or(text).trim_start();
    let line = text.split("\n\n").next().unwrap_or_default();
    match line.find(". ").or_else(|| line.find(".\n")) {
        Some(end) => &line[..=end],
        None => line,
    }
}
