//! What an author should look at after a simulation, the gravest first: in words, and with its place in the file.

use serde_json::{Value, json};

use super::Simulation;
use super::words::{matched, sentence, together};
use crate::learners::{Standout, standouts};
use crate::lint::Way;
use crate::scenario::{DecisionId, Scenario, Step};

/// One thing to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it is.
    pub standout: Standout,
    /// A permanent name for findings of this kind: `option-never-open`.
    pub code: &'static str,
    /// What it is about: the id of an ending, a decision, a thought, a measure, an option as `decision.option`, the number of a
    /// standard, the id of a policy, two as `first/second`.
    pub about: String,
    /// A sentence that stands alone.
    pub says: String,
    /// The line of the case file with which to begin, from 1; none where no line is to blame, or the text is not at hand.
    pub line: Option<usize>,
}

/// Everything to look at, the gravest first.
pub(super) fn findings(simulation: &Simulation<'_>) -> Vec<Finding> {
    let Simulation { case, tally, file, .. } = *simulation;
    let found = standouts(case, tally);
    let ways: Vec<Vec<Step>> = found.iter().map(|standout| way(case, standout).map_or_else(Vec::new, |way| way.0)).collect();
    let places = file.map_or_else(|| vec![None; found.len()], |file| file.places(&ways));
    let lines = ways.iter().zip(places).map(|(way, place)| place.filter(|_| !way.is_empty()).map(|place| place.line));
    let lines: Vec<Option<usize>> = lines.collect();
    let finding = |(standout, line): (Standout, Option<usize>)| Finding {
        code: code(&standout),
        about: about(case, &standout),
        says: sentence(case, &standout, tally.attempts()),
        line,
        standout,
    };
    found.into_iter().zip(lines).map(finding).collect()
}

/// Sentences of one kind beyond which they are only counted.
const ENOUGH: usize = 6;

/// The findings as sentences to read: many of one kind are counted, standards without evidence named together, and so are errors
/// that do as well as skill somewhere.
pub(super) fn sentences(case: &Scenario, findings: &[Finding]) -> Vec<String> {
    let mut said = Vec::new();
    let is_overall = |finding: &Finding| matches!(finding.standout, Standout::Outdoes { overall: true, .. });
    for of_a_kind in findings.chunk_by(|a, b| a.code == b.code && is_overall(a) == is_overall(b)) {
        let standouts: Vec<&Standout> = of_a_kind.iter().map(|finding| &finding.standout).collect();
        if let [Standout::Unobserved { .. } | Standout::LittleEvidence { .. }, _, ..] = standouts[..] {
            said.push(together(&standouts));
            continue;
        }
        if let [Standout::Outdoes { overall: false, .. }, ..] = standouts[..] {
            said.push(matched(case, &standouts));
            continue;
        }
        said.extend(of_a_kind.iter().take(ENOUGH).map(|finding| match finding.line {
            Some(line) => format!("{} Line {line}.", finding.says),
            None => finding.says.clone(),
        }));
        if let Some(more) = of_a_kind.len().checked_sub(ENOUGH).filter(|more| *more > 0) {
            let others: Vec<&str> = of_a_kind[ENOUGH..].iter().map(|finding| finding.about.as_str()).collect();
            said.push(format!("The same holds for {more} more: {}.", others.join(", ")));
        }
    }
    said
}

/// The findings for programs.
pub(super) fn json_list(findings: &[Finding]) -> Value {
    let entry = |finding: &Finding| json!({ "code": finding.code, "about": finding.about, "line": finding.line, "says": finding.says });
    findings.iter().map(entry).collect()
}

fn code(standout: &Standout) -> &'static str {
    match standout {
        Standout::Stuck { .. } => "learner-stuck",
        Standout::DecisionNeverMet(_) => "decision-never-met",
        Standout::OptionNeverOpen(_) => "option-never-open",
        Standout::OptionNeverChosen { .. } => "option-never-chosen",
        Standout::OptionAlwaysChosen { .. } => "option-always-chosen",
        Standout::LineNeverMet(_) => "thought-never-met",
        Standout::EndingNeverReached { .. } => "ending-never-reached",
        Standout::OneEnding { .. } => "one-ending",
        Standout::EndsAlike { .. } => "ends-alike",
        Standout::EndingByLuck { .. } => "ending-by-luck",
        Standout::EndingOfWorst { .. } => "ending-of-worst",
        Standout::TellsNothing { .. } => "standard-tells-nothing",
        Standout::TellsLittle { .. } => "standard-tells-little",
        Standout::TellsWrongly { .. } => "standard-tells-wrongly",
        Standout::Alike { .. } => "learners-alike",
        Standout::GuessingPays { .. } => "guessing-pays",
        Standout::Outdoes { .. } => "error-outdoes-skill",
        Standout::GivenUp { .. } => "standard-given-up",
        Standout::HoursLeft { .. } => "hours-left",
        Standout::Unobserved { .. } => "standard-unobserved",
        Standout::LittleEvidence { .. } => "little-evidence",
        Standout::DecisionAgainst { .. } => "decision-against-the-rest",
        Standout::DecisionWeak { .. } => "decision-weak",
        Standout::DecisionEasy { .. } => "decision-easy",
        Standout::DecisionHard { .. } => "decision-hard",
        Standout::PlayingTime { .. } => "playing-time",
        Standout::NoDetection => "no-detection",
        Standout::AtLimit { .. } => "measure-at-limit",
    }
}

fn about(case: &Scenario, standout: &Standout) -> String {
    let decision = |id: DecisionId| case.decision(id).id.clone();
    match standout {
        Standout::Stuck { policy, .. } | Standout::Outdoes { policy, .. } => policy.id(),
        Standout::Alike { first, second, .. } => format!("{}/{}", first.id(), second.id()),
        Standout::OptionNeverOpen(id) => case.option_path(*id),
        Standout::OptionNeverChosen { option, .. } | Standout::OptionAlwaysChosen { option, .. } => case.option_path(*option),
        Standout::LineNeverMet(id) => case.reaction(*id).id.clone(),
        Standout::EndingNeverReached { ending, .. }
        | Standout::OneEnding { ending, .. }
        | Standout::EndsAlike { ending, .. }
        | Standout::EndingByLuck { ending, .. }
        | Standout::EndingOfWorst { ending, .. } => case.ending(*ending).id.clone(),
        Standout::TellsNothing { standard, .. }
        | Standout::TellsLittle { standard, .. }
        | Standout::TellsWrongly { standard, .. }
        | Standout::GuessingPays { standard, .. }
        | Standout::GivenUp { standard, .. }
        | Standout::Unobserved { standard, .. }
        | Standout::LittleEvidence { standard, .. } => standard.to_string(),
        Standout::DecisionNeverMet(id) => decision(*id),
        Standout::DecisionAgainst { decision: id, .. }
        | Standout::DecisionWeak { decision: id, .. }
        | Standout::DecisionEasy { decision: id, .. }
        | Standout::DecisionHard { decision: id, .. } => decision(*id),
        Standout::PlayingTime { .. } => "minutes".into(),
        Standout::HoursLeft { .. } => "limits".into(),
        Standout::NoDetection => "reactions".into(),
        Standout::AtLimit { measure, .. } => case.measure(*measure).id.clone(),
    }
}

/// The way to what is to blame.
fn way(case: &Scenario, standout: &Standout) -> Option<Way> {
    Some(match standout {
        Standout::DecisionNeverMet(id) => Way::decision(case, *id),
        Standout::DecisionAgainst { decision: id, .. }
        | Standout::DecisionWeak { decision: id, .. }
        | Standout::DecisionEasy { decision: id, .. }
        | Standout::DecisionHard { decision: id, .. } => Way::decision(case, *id),
        Standout::TellsNothing { blame, .. }
        | Standout::TellsLittle { blame, .. }
        | Standout::TellsWrongly { blame, .. }
        | Standout::GuessingPays { blame, .. } => Way::decision(case, (*blame)?),
        Standout::GivenUp { decisions, .. } => Way::decision(case, *decisions.first()?),
        Standout::OptionNeverOpen(id) => Way::option(case, *id),
        Standout::OptionNeverChosen { option, .. } | Standout::OptionAlwaysChosen { option, .. } => Way::option(case, *option),
        Standout::LineNeverMet(id) => Way::reaction(case, *id),
        Standout::EndingNeverReached { ending, .. }
        | Standout::OneEnding { ending, .. }
        | Standout::EndsAlike { ending, .. }
        | Standout::EndingByLuck { ending, .. }
        | Standout::EndingOfWorst { ending, .. } => Way::field("endings").at(ending.index()),
        Standout::AtLimit { measure, .. } => Way::field("measures").at(measure.index()),
        Standout::PlayingTime { .. } => Way::field("minutes"),
        Standout::HoursLeft { .. } => Way::field("limits"),
        Standout::Stuck { .. }
        | Standout::Alike { .. }
        | Standout::Outdoes { .. }
        | Standout::Unobserved { .. }
        | Standout::LittleEvidence { .. }
        | Standout::NoDetection => return None,
    })
}
