//! Turns of phrase that several pages of the debrief share. It lays nothing out.

use crate::debrief::{MeasureLine, Note, choice_text, points, tie_words};
use crate::scenario::{DecisionId, Measure, Scenario, Work};
use crate::sim::OptionSet;
use crate::standards::Edition;
use crate::ui::phrases;
use crate::ui::work::drawing::pair_name;

/// "Harlan Veldkamp's nine weeks".
pub(super) fn weeks_title(case: &Scenario, weeks: u32) -> String {
    let count = weeks.max(1) as usize;
    let weeks = if count == 1 { "week" } else { "weeks" };
    format!("{}’s {} {weeks}", case.client.name, count_words(count))
}

/// "Ten standards", "Nine competencies".
pub(super) fn standards_title(edition: &Edition) -> String {
    let words = crate::ui::work::sentence(&count_words(edition.standards.len()));
    format!("{words} {}", edition.entries)
}

/// A number as a word, up to twelve.
pub(super) fn count_words(count: usize) -> String {
    const WORDS: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// A value to the whole point: more would claim to be exact about what is a judgment. The attempt keeps every hundredth.
pub(super) fn whole_points(hundredths: i32) -> String {
    points(phrases::whole(hundredths) * 100)
}

/// How far a measure went, "+3" or "−2", between two values as they are shown.
pub(super) fn step(from: i32, to: i32) -> String {
    let by = phrases::whole(to) - phrases::whole(from);
    if by == 0 { signed((to - from).clamp(-49, 49)) } else { signed(by * 100) }
}

/// "+3" or "−2", from hundredths; "hardly up" where that would be nothing.
pub(super) fn signed(hundredths: i32) -> String {
    match phrases::whole(hundredths) {
        0 if hundredths > 0 => "hardly up".into(),
        0 if hundredths < 0 => "hardly down".into(),
        by if by > 0 => format!("+{by}"),
        by => whole(by),
    }
}

/// A whole number with its sign, with a true minus.
pub(super) fn whole(number: i32) -> String {
    if number < 0 { format!("−{}", number.unsigned_abs()) } else { number.to_string() }
}

/// A figure in percent, without needless decimals.
pub(super) fn figure(score: f64) -> String {
    format!("{}", score.round())
}

/// "62 (open)", or "62" where the author gave no words.
pub(super) fn value(measure: &Measure, hundredths: i32) -> String {
    let shown = whole_points(hundredths);
    measure.word(hundredths).map_or_else(|| shown.clone(), |word| format!("{shown} ({word})"))
}

/// A measure's course in a sentence.
pub(super) fn course(measure: &Measure, line: &MeasureLine) -> String {
    match (line.values.first(), line.values.last()) {
        (Some(first), Some(last)) if value(measure, *first) == value(measure, *last) => {
            format!("{} at the beginning and at the end", value(measure, *first))
        }
        (Some(first), Some(last)) => format!("from {} to {}", value(measure, *first), value(measure, *last)),
        _ => "not followed".into(),
    }
}

/// Every value of a line: "start 40, week 1 42, …".
pub(super) fn every_week(values: &[i32]) -> String {
    let said = values.iter().enumerate().map(|(week, value)| match week {
        0 => format!("start {}", whole_points(*value)),
        week => format!("week {week} {}", whole_points(*value)),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// What was chosen, or that the question was left.
pub(super) fn chosen_text(case: &Scenario, decision: DecisionId, chosen: OptionSet) -> String {
    if chosen.is_empty() {
        return "you left it at that".into();
    }
    let options = case.decision(decision).option_ids().enumerate().filter(|(at, _)| chosen.has(*at));
    joined(options.map(|(_, option)| choice_text(case, option)))
}

/// Several options as one sentence: no stop before the signs between them.
pub(super) fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.collect();
    let last = texts.len().saturating_sub(1);
    let bare = texts.iter().enumerate().map(|(at, text)| if at < last { text.trim_end_matches('.') } else { text });
    bare.collect::<Vec<_>>().join("; ")
}

/// The kind of a moment and what it was; none for what the list shows otherwise.
pub(super) fn moment_text(case: &Scenario, note: Note) -> Option<(&'static str, String)> {
    Some(match note {
        Note::Phase(phase) => ("Phase", case.phase(phase).name.label().to_owned()),
        Note::Encounter(encounter) => ("Encounter", case.encounter(encounter).title.clone()),
        Note::Decided(decision, chosen) => ("You chose", chosen_text(case, decision, chosen)),
        Note::Dated(dated) => {
            let lines = &case.scene(case.dated_change(dated).text).lines;
            ("The world", lines.first().map_or_else(|| "what that week brought".into(), |line| line.text.clone()))
        }
        Note::Learned(fact) => ("Found out", case.fact(fact).text.clone()),
        Note::Referred(resource) => ("Referred", case.resource(resource).name.clone()),
        Note::Declined(resource) => ("Not eligible", case.resource(resource).name.clone()),
        Note::Started(resource) => ("Service started", case.resource(resource).name.clone()),
        Note::Unfunded(resource) => ("Could not be paid for", case.resource(resource).name.clone()),
        Note::ServiceEnded(resource) => ("Service ended", case.resource(resource).name.clone()),
        Note::Tie(tie, state) => ("Tie", format!("{}: {}", pair_name(case, case.tie(tie).between), tie_words(state))),
        Note::Work(work) => ("You made", work_name(case, work)),
        Note::Ended(_) => return None,
    })
}

/// A work product by name.
pub(super) fn work_name(case: &Scenario, work: Work) -> String {
    match work {
        Work::Ecomap => "Ecomap".into(),
        Work::Plan => "Service plan".into(),
        Work::Note(note) => format!("Contact note: {}", case.note(note).title),
    }
}
