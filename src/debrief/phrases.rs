//! Figures and causes in words. Short, about the task, never about the person.

use crate::scenario::words::{Flow, Strength};
use crate::scenario::{OptionId, Scenario, TieState};
use crate::score::{ReactionScores, StandardScore};
use crate::sim::Cause;

/// What brought something about, as the end of a sentence.
pub fn cause_text(case: &Scenario, cause: Cause, is_up: bool) -> String {
    match cause {
        Cause::Option(option) => format!("you chose: {}", choice_text(case, option)),
        Cause::Encounter(encounter) => format!("what happened in “{}”", case.encounter(encounter).title),
        Cause::Reaction(reaction) => format!("a thought acted out: {}", case.reaction(reaction).line),
        Cause::Goal(goal) => format!("the plan holds the goal “{}”", case.goal(goal).title),
        Cause::Service(resource) => format!("“{}” started", case.resource(resource).name),
        Cause::Weekly(rule) => case.weekly_rule(rule).why.clone(),
        Cause::Dated(dated) => {
            let lines = &case.scene(case.dated_change(dated).text).lines;
            lines.first().map_or_else(|| "what that week brought".into(), |line| line.text.clone())
        }
        Cause::Influence(influence) => {
            let influence = case.influence(influence);
            let turn = if is_up == (influence.weight > 0) { "rose" } else { "fell" };
            format!("“{}” {turn} {} earlier: {}", case.measure(influence.from).name, weeks(influence.lag), influence.why)
        }
        Cause::Range => "it can go no further".into(),
    }
}

fn weeks(count: u32) -> String {
    if count == 1 { "a week".into() } else { format!("{count} weeks") }
}

/// What an option says.
pub fn choice_text(case: &Scenario, option: OptionId) -> &str {
    &case.option(option).text
}

/// Hundredths as points with at most two decimals: `12`, `−0.5`.
pub fn points(hundredths: i32) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match part {
        0 => format!("{sign}{whole}"),
        tenths if tenths % 10 == 0 => format!("{sign}{whole}.{}", tenths / 10),
        _ => format!("{sign}{whole}.{part:02}"),
    }
}

/// A tie in words: "strong, stressful, to the client".
pub fn tie_words(tie: TieState) -> String {
    if tie.strength == Strength::None {
        return "no tie".into();
    }
    let mut words = tie.strength.label().to_lowercase();
    if tie.stress {
        words.push_str(", stressful");
    }
    if tie.flow != Flow::None {
        words.push_str(", ");
        words.push_str(&tie.flow.label().to_lowercase());
    }
    words
}

/// How much a standard's score stands on.
pub fn evidence_words(score: &StandardScore) -> String {
    match (score.score, score.decisions) {
        (None, _) => "not observed".into(),
        (Some(_), 1) => "1 decision, little evidence".into(),
        (Some(_), count) if score.has_little_evidence() => format!("{count} decisions, little evidence"),
        (Some(_), count) => format!("{count} decisions"),
    }
}

/// A self-rating in words, 0 to 4.
pub fn rating_words(rating: u8) -> &'static str {
    ["Cannot tell", "Not yet", "In part", "Mostly", "Clearly"].get(usize::from(rating)).copied().unwrap_or("Cannot tell")
}

/// What the figures of detection mean, without the figures (handbook, part 6.3); those are in [`figures`].
///
/// The limits between the words are ours: d′ below 0.5 is little more than chance, above 1.5 well apart; |c| above 0.5 is a clear lean.
pub fn detection_words(scores: &ReactionScores) -> String {
    let counts = scores.counts;
    let met = format!(
        "You met {} lines of countertransference and flagged {} of them; of the {} other lines you flagged {}.",
        counts.signals(),
        counts.hits,
        counts.noise(),
        counts.false_alarms
    );
    let Some(detection) = scores.detection else {
        return format!("{met} That is too few lines to say more than these counts.");
    };
    let apart = match detection.d_prime {
        d if d < 0.5 => "You hardly told the two kinds of line apart yet",
        d if d < 1.5 => "You told the two kinds of line apart in part",
        _ => "You told the two kinds of line apart well",
    };
    let lean = match detection.criterion {
        c if c < -0.5 => "with a lean to flagging: ordinary feelings are taken for a fault, which can make a worker over-cautious",
        c if c > 0.5 => "with a lean to letting pass: what goes unnoticed is more easily acted out",
        _ => "without a lean to either side",
    };
    format!("{met} {apart}, {lean}.")
}

/// With fewer flags than this, how sure somebody was says more about luck than about them.
const FEW_FLAGS: u32 = 3;

/// What the confidence figures mean, without the figures (handbook, part 6.4); nothing where there are too few flags to say.
pub fn confidence_words(scores: &ReactionScores) -> Option<&'static str> {
    if scores.counts.hits + scores.counts.false_alarms < FEW_FLAGS {
        return None;
    }
    Some(match scores.overconfidence? {
        over if over > 0.1 => "Where you flagged, you were surer than you were right.",
        over if over < -0.1 => "Where you flagged, you were right more often than you were sure.",
        _ => "Where you flagged, how sure you were fits how often you were right.",
    })
}

/// The raw figures behind [`detection_words`] and [`confidence_words`], one to a line, each with what it says. For a fold, not for the first look.
pub fn figures(scores: &ReactionScores) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(detection) = scores.detection {
        lines.push(format!(
            "d′ {} ± {}: how far apart you told the two kinds of line, in standard deviations, with its standard error. 0 is guessing",
            decimals(detection.d_prime),
            decimals(detection.standard_error)
        ));
        lines.push(format!("c {}: the lean. Below 0 is to flagging, above 0 to letting pass", decimals(detection.criterion)));
    }
    if let (Some(brier), Some(over)) = (scores.brier, scores.overconfidence) {
        lines.push(format!(
            "Brier score {}: the mean square of how far off you were in being sure. 0 is best, 0.25 is a coin",
            decimals(brier)
        ));
        lines.push(format!("Sureness less rightness {}: above 0 is surer than right", decimals(over)));
    }
    lines
}

/// Two decimals, with a true minus.
fn decimals(figure: f64) -> String {
    format!("{figure:.2}").replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn points_show_no_needless_decimals() {
        assert_eq!([points(1200), points(-50), points(7), points(-1234)], ["12", "−0.5", "0.07", "−12.34"].map(String::from));
    }
}
