//! "What if" at a terminal: another answer to one question, and what would have come of it.

use std::io::{BufRead, Write};

use super::Player;
use super::ask::Answer;
use crate::debrief::{Debrief, Future, points, what_if};
use crate::report;
use crate::scenario::OptionId;
use crate::score::CAP;
use crate::session::Standing;
use crate::sim::{Place, Play};

impl<R: BufRead, W: Write> Player<R, W> {
    /// Lets the learner try other answers until an empty line, and see what could have been reached at all. False if the learner stops.
    pub(super) fn try_otherwise(&mut self, debrief: &Debrief, standing: Standing) -> std::io::Result<bool> {
        let case = self.session.play().case().clone();
        let choices: Vec<_> = debrief.taken.iter().filter(|taken| !taken.others(&case).is_empty()).collect();
        if choices.is_empty() {
            return Ok(true);
        }
        self.heading("What if")?;
        self.line("Any decision can be played again with another answer and the same luck.")?;
        for (at, taken) in choices.iter().enumerate() {
            let chosen: Vec<&str> = taken.options(&case).into_iter().map(|option| case.option(option).text.as_str()).collect();
            let chosen = if chosen.is_empty() { "you left it".into() } else { chosen.join(" ") };
            self.line(&format!("{}  Week {}. {} — {chosen}", at + 1, taken.week, case.decision(taken.decision).prompt))?;
        }
        let mut standing = Some(standing);
        loop {
            let range = if standing.is_some() { ", r for where you stand between the worst and the best of this case" } else { "" };
            let line = match self.ask(&format!("The number of a decision{range}, or Enter to go on"))? {
                Answer::Stop => return Ok(false),
                Answer::Line(line) if line.is_empty() => return Ok(true),
                Answer::Line(line) if line == "r" && standing.is_some() => {
                    self.stand(standing.take())?;
                    continue;
                }
                Answer::Line(line) => line,
            };
            let Some(taken) = line.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?)) else {
                self.line(&format!("A number from 1 to {} is wanted.", choices.len()))?;
                continue;
            };
            let Some(option) = self.pick("What else was open?", &taken.others(&case), |option| case.option(option).text.clone())? else {
                continue;
            };
            match what_if(self.session.play(), taken.action, vec![option]) {
                Ok(future) => self.compare(option, &future)?,
                Err(refusal) => self.line(&format!("That could not have been chosen by itself: {refusal}."))?,
            }
        }
    }

    fn stand(&mut self, standing: Option<Standing>) -> std::io::Result<()> {
        let Some(standing) = standing else { return Ok(()) };
        if standing.is_open() {
            self.line("Every path of the case is looked at for this; a moment.")?;
            self.out.flush()?;
        }
        let case = self.session.play().case().clone();
        match standing.wait().as_slice() {
            [] => self.line("It cannot be worked out here: too little memory or too many programs. Nothing else depends on it."),
            stands => self.told(&report::attainable_text(&case, stands)),
        }
    }

    fn compare(&mut self, option: OptionId, future: &Future) -> std::io::Result<()> {
        let case = self.session.play().case().clone();
        if let Some(why) = &case.option(option).critical {
            self.line(&format!(
                "That is a critical act. {why} It caps what its phase can earn at {CAP} percent, whatever the measures say."
            ))?;
        }
        let title = |play: &Play| match play.state().place {
            Place::Ended(ending) => case.ending(ending).title.clone(),
            _ => String::new(),
        };
        let endings = (title(self.session.play()), title(&future.play));
        self.line(&format!("As it was: {}. Otherwise: {}.", endings.0, endings.1))?;
        for (at, measure) in case.measures.iter().enumerate() {
            let values = [self.session.play(), &future.play].map(|play| (play.state().measures[at] + 50).div_euclid(100) * 100);
            if values[0] != values[1] {
                self.line(&format!("{}: {} as it was, {} otherwise", measure.name, points(values[0]), points(values[1])))?;
            }
        }
        let shown = |score: Option<f64>| score.map_or_else(|| "not observed".to_owned(), |score| format!("{score:.0}"));
        for change in future.score_changes(self.session.play()) {
            let name = case.edition.standard(change.standard).map_or("", |standard| standard.name.as_str());
            self.line(&format!("Standard {} {name}: {} as it was, {} otherwise", change.standard, shown(change.was), shown(change.would)))?;
        }
        for (decision, options) in &future.answered_for_you {
            let chosen: Vec<&str> = options.iter().map(|option| case.option(*option).text.as_str()).collect();
            self.line(&format!(
                "This was asked anew and answered for you with the first that was open: {} — {}",
                case.decision(*decision).prompt,
                if chosen.is_empty() { "it was left".into() } else { chosen.join(" ") }
            ))?;
        }
        Ok(())
    }
}
