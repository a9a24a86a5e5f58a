//! What stands out, in plain sentences for somebody who has never programmed.

use crate::learners::Standout;
use crate::learners::statistics::Estimate;
use crate::scenario::{OptionId, Scenario};

/// Sentences of one kind beyond which they are only counted.
const ENOUGH: usize = 6;

/// The sentences, in the order of what stands out.
pub(super) fn sentences(case: &Scenario, standouts: &[Standout], attempts: u64) -> Vec<String> {
    let mut said = Vec::new();
    for of_a_kind in standouts.chunk_by(|a, b| std::mem::discriminant(a) == std::mem::discriminant(b)) {
        if let [Standout::Unobserved { .. } | Standout::LittleEvidence { .. }, _, ..] = of_a_kind {
            said.push(together(of_a_kind));
            continue;
        }
        said.extend(of_a_kind.iter().take(ENOUGH).map(|standout| sentence(case, standout, attempts)));
        if of_a_kind.len() > ENOUGH {
            said.push(format!("The same holds for {} more; the tables below show them.", of_a_kind.len() - ENOUGH));
        }
    }
    said
}

/// One sentence for several standards without enough evidence.
fn together(standouts: &[Standout]) -> String {
    let mut what = "Standards without a score";
    let mut each: Vec<String> = Vec::new();
    for standout in standouts {
        let (standard, share) = match standout {
            Standout::Unobserved { standard, share } => (standard, share),
            Standout::LittleEvidence { standard, share } => {
                what = "Standards scored from fewer than three decisions";
                (standard, share)
            }
            _ => continue,
        };
        let of = if each.is_empty() { " of all attempts" } else { "" };
        each.push(format!("{standard} (in {}{of})", percent(*share)));
    }
    format!("{what}: {}.", each.join(", "))
}

fn sentence(case: &Scenario, standout: &Standout, attempts: u64) -> String {
    let played = thousands(attempts);
    match standout {
        Standout::Stuck { policy, attempts } => {
            format!("{} of the {} learners got stuck: the case never ended for them.", thousands(*attempts), policy.id())
        }
        Standout::DecisionNeverMet(id) => {
            let decision = case.decision(*id);
            format!("In {played} attempts nobody met the decision {} (\"{}\").", decision.id, short(&decision.prompt))
        }
        Standout::OptionNeverOpen(id) => {
            format!("Nobody could ever choose {}: it was never open when its question was asked.", option(case, *id))
        }
        Standout::OptionNeverChosen { option: id, open } => {
            format!("Nobody chose {}, though it was open in {} attempts.", option(case, *id), thousands(*open))
        }
        Standout::LineNeverMet(id) => {
            let line = case.reaction(*id);
            format!("In {played} attempts nobody met the thought {} (\"{}\").", line.id, short(&line.line))
        }
        Standout::EndingNeverReached(id) => {
            let ending = case.ending(*id);
            format!("None of {played} attempts reached the ending {} (\"{}\").", ending.id, short(&ending.title))
        }
        Standout::OneEnding { ending, share } => {
            let ending = case.ending(*ending);
            format!("{} of all attempts end with {} (\"{}\"), whoever plays.", percent(*share), ending.id, short(&ending.title))
        }
        Standout::TellsNothing { standard, d: Some(d) } => {
            format!("{} does not tell a skilled from an unskilled learner apart: {}.", name(case, *standard), effect(d))
        }
        Standout::TellsNothing { standard, d: None } => {
            format!("{} tells nobody apart: everybody has the same score.", name(case, *standard))
        }
        Standout::TellsLittle { standard, d } => {
            format!("{} tells a skilled from an unskilled learner apart only a little: {}.", name(case, *standard), effect(d))
        }
        Standout::TellsWrongly { standard, d } => {
            format!("{} scores unskilled learners higher than skilled ones: {}. Check its ratings.", name(case, *standard), effect(d))
        }
        Standout::GuessingPays { standard, mean } => {
            format!("Always picking at random scores {mean:.0} on {}.", uncapitalized(&name(case, *standard)))
        }
        Standout::Outdoes { policy, skilled, standards, overall } => {
            let mut on: Vec<String> = standards.iter().map(u8::to_string).collect();
            let last = on.pop();
            let standards = match (on.is_empty(), last) {
                (_, None) => String::new(),
                (true, Some(only)) => format!("on standard {only}"),
                (false, Some(last)) => format!("on standards {} and {last}", on.join(", ")),
            };
            let place = match (overall, standards.is_empty()) {
                (true, true) => "over all standards together".to_owned(),
                (true, false) => format!("over all standards together, and {standards}"),
                (false, _) => standards,
            };
            format!("The {} learner scores as high as the most skilled ({}), or higher, {place}.", policy.id(), skilled.id())
        }
        Standout::Unobserved { standard, share } => {
            format!("{} is not observed in {} of all attempts.", name(case, *standard), percent(*share))
        }
        Standout::LittleEvidence { standard, share } => {
            format!("{} rests on fewer than three decisions in {} of all attempts.", name(case, *standard), percent(*share))
        }
        Standout::DecisionAgainst { decision, r } => {
            let decision = case.decision(*decision);
            let prompt = short(&decision.prompt);
            format!("Who does well elsewhere does worse in the decision {} (\"{prompt}\"), r = {r:.2}: check its ratings.", decision.id)
        }
        Standout::NoDetection => "No attempt met enough thoughts for a d′: it takes eight of countertransference and eight others.".into(),
        Standout::AtLimit { measure, upper, share } => {
            let end = if *upper { "upper" } else { "lower" };
            let measure = &case.measure(*measure).name;
            format!(
                "\"{measure}\" stands at the {end} end of its range in {} of all weeks: more of the same no longer shows.",
                percent(*share)
            )
        }
    }
}

fn name(case: &Scenario, standard: u8) -> String {
    let name = case.edition.standard(standard).map_or("", |standard| standard.name.as_str());
    format!("Standard {standard} ({name})")
}

fn uncapitalized(text: &str) -> String {
    text.replacen('S', "s", 1)
}

fn option(case: &Scenario, id: OptionId) -> String {
    format!("{} (\"{}\")", case.option_path(id), short(&case.option(id).text))
}

fn effect(d: &Estimate) -> String {
    // Minus nothing is nothing.
    let [value, least, most] = [d.value, d.least, d.most].map(|figure| (figure * 10.0).round() / 10.0 + 0.0);
    format!("d = {value:.1} [{least:.1}, {most:.1}]")
}

/// A text of at most about sixty characters, cut between words.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let mut cut = String::new();
    for word in text.split_whitespace() {
        if cut.chars().count() + word.chars().count() >= MOST {
            break;
        }
        if !cut.is_empty() {
            cut.push(' ');
        }
        cut.push_str(word);
    }
    cut + " …"
}

/// A share in whole per cent, never rounded to all or nothing.
pub(super) fn percent(share: f64) -> String {
    match share {
        none if none <= 0.0 => "0%".into(),
        few if few < 0.005 => "<1%".into(),
        all if all >= 1.0 => "100%".into(),
        most if most > 0.995 => ">99%".into(),
        share => format!("{:.0}%", share * 100.0),
    }
}

/// A number with commas between its thousands.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_shares_never_rounded_to_certainty() {
        assert_eq!([0, 999, 1_000, 12_345_678].map(thousands), ["0", "999", "1,000", "12,345,678"]);
        assert_eq!([0.0, 0.001, 0.5, 0.999, 1.0].map(percent), ["0%", "<1%", "50%", ">99%", "100%"]);
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(short("Short."), "Short.");
        let cut = short(&"word ".repeat(30));
        assert!(cut.ends_with("word …") && cut.chars().count() <= 62, "{cut}");
    }
}
