//! Events as lines of text.

use std::io::{BufRead, Write};

use super::Player;
use crate::debrief::points;
use crate::scenario::{Choice, Scenario, Voice};
use crate::sim::Event;

/// The letter of the thought at this position among those in sight.
pub(super) fn letter(at: usize) -> char {
    // f, l, q, s and w mean something else.
    const LETTERS: &str = "abcdeghijkmnoprtuvxyz";
    LETTERS.chars().nth(at % LETTERS.len()).unwrap_or('a')
}

/// Quarters as hours: `4½`.
pub(super) fn hours(quarters: i32) -> String {
    let whole = quarters / 4;
    let part = ["", "¼", "½", "¾"][(quarters % 4).unsigned_abs() as usize];
    if whole == 0 && !part.is_empty() { part.into() } else { format!("{whole}{part}") }
}

/// Hours with their word: `1 hour`, `4½ hours`.
pub(super) fn hours_words(quarters: i32) -> String {
    let word = if quarters > 4 || quarters == 0 { "hours" } else { "hour" };
    format!("{} {word}", hours(quarters))
}

/// Weeks with their word.
pub(super) fn weeks_words(count: u32) -> String {
    if count == 1 { "1 week".into() } else { format!("{count} weeks") }
}

/// What an option costs, in brackets.
pub(super) fn cost(case: &Scenario, choice: &Choice) -> String {
    let mut parts = Vec::new();
    if choice.quarters > 0 {
        parts.push(format!("{} h", hours(choice.quarters)));
    }
    if choice.money > 0 {
        parts.push(format!("${}", choice.money));
    }
    let later = case.service_costs(choice);
    if later > 0 {
        parts.push(format!("${later} once it starts"));
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// What events tell a learner, line by line.
pub fn told(case: &Scenario, events: &[Event]) -> Vec<String> {
    let mut lines = Vec::new();
    for event in events {
        tell(case, event, &mut lines, &mut |_| None);
    }
    lines
}

fn tell(case: &Scenario, event: &Event, lines: &mut Vec<String>, letter_of: &mut dyn FnMut(crate::scenario::ReactionId) -> Option<char>) {
    match *event {
        Event::WeekBegan { week, quarters, money } => {
            lines.push(String::new());
            let (weeks, hours) = (case.limits.weeks, hours_words(quarters));
            lines.push(format!("Week {week} of {weeks}: {hours} for this case, ${money} in the budget."));
        }
        Event::PhaseBegan(phase) => lines.push(format!("Phase: {}.", case.phase(phase).name.label())),
        Event::EncounterBegan(id) => {
            let encounter = case.encounter(id);
            lines.push(String::new());
            lines.push(encounter.title.clone());
            if let Some(tip) = &encounter.tip {
                lines.push(format!("Tip: {tip}"));
            }
        }
        Event::Passage(scene) => {
            for line in &case.scene(scene).lines {
                lines.push(String::new());
                lines.push(match line.voice {
                    Voice::Narration => line.text.clone(),
                    Voice::Speech(node) => format!("{}: \"{}\"", case.spoken_name(node), line.text),
                    Voice::Me => format!("You: \"{}\"", line.text),
                    Voice::Thought(reaction) => match letter_of(reaction) {
                        Some(letter) => format!("({letter}) You think: {}", line.text),
                        None => format!("You think: {}", line.text),
                    },
                });
            }
        }
        Event::PassedOver(decision) => lines.push(format!("(Nothing can be done now about: {})", case.decision(decision).prompt)),
        Event::Learned { fact, .. } => lines.push(format!("Found out: {}", case.fact(fact).text)),
        Event::Referred { resource, week } => lines.push(format!("Referred to {}: expected in week {week}.", case.resource(resource).name)),
        Event::Declined(resource) => {
            let resource = case.resource(resource);
            lines.push(format!("{} declines the referral. {}", resource.name, resource.eligibility));
        }
        Event::Unfunded(resource) => lines.push(format!("{} could start, but the budget does not cover it.", case.resource(resource).name)),
        Event::ServiceStarted(resource) => lines.push(format!("{} starts.", case.resource(resource).name)),
        Event::ServiceEnded(resource) => lines.push(format!("{} ends.", case.resource(resource).name)),
        Event::WaitChanged { resource, week } => lines.push(format!("{} is now expected in week {week}.", case.resource(resource).name)),
        Event::MoneyChanged { by, .. } => lines.push(format!("The service budget changes by {by} dollars.")),
        Event::CaseloadChanged { by, .. } => {
            let (word, by) = if by < 0 { ("less", -by) } else { ("more", by) };
            lines.push(format!("The rest of your caseload takes {} a week {word}.", hours_words(by)));
        }
        Event::Stands { measure, from, to } => {
            let measure = case.measure(measure);
            let word = measure.word(to).map(|word| format!(" ({word})")).unwrap_or_default();
            let turn = if to > from { "up" } else { "down" };
            lines.push(format!("{}: {turn} to {}{word}.", measure.name, points(round(to))));
        }
        Event::WeekEnded(week) => lines.push(format!("Week {week} is over.")),
        Event::Ended(ending) => {
            lines.push(String::new());
            lines.push(case.ending(ending).title.clone());
        }
        _ => {}
    }
}

/// To whole points, for the eye.
fn round(hundredths: i32) -> i32 {
    (hundredths + 50).div_euclid(100) * 100
}

impl<R: BufRead, W: Write> Player<R, W> {
    /// Prints what has happened since the last time.
    pub(super) fn show_news(&mut self) -> std::io::Result<()> {
        let play = self.session.play();
        let case = play.case().clone();
        let in_sight: Vec<_> = play.in_sight().collect();
        let mut lines = Vec::new();
        for event in &play.events()[self.shown..] {
            tell(&case, event, &mut lines, &mut |reaction| in_sight.iter().find(|(_, seen)| *seen == reaction).map(|(at, _)| letter(*at)));
        }
        self.shown = play.events().len();
        for line in lines {
            if line.is_empty() { self.blank()? } else { self.line(&line)? }
        }
        Ok(())
    }
}
