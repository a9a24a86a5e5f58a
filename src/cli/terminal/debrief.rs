//! The debrief at a terminal: the own view first, then everything else, then reflection.

use std::io::{BufRead, Write};

use super::Player;
use super::ask::{Answer, wrapping};
use crate::debrief::{Debrief, rating_words};
use crate::report;
use crate::session::Standing;
use crate::sim::Action;

impl<R: BufRead, W: Write> Player<R, W> {
    pub(super) fn debrief(&mut self) -> std::io::Result<()> {
        if !self.own_view()? {
            return Ok(());
        }
        if !self.session.play().state().debrief_seen {
            self.act(Action::SeeDebrief)?;
        }
        let play = self.session.play();
        let Some(debrief) = Debrief::of(play) else { return Ok(()) };
        // What takes a moment is worked out while the debrief is read.
        let standing = Standing::work_out(play.clone(), || {});
        let text = report::text(play, &debrief, play.case().edition, report::Extent::Short);
        self.told(&text)?;
        if let Some(path) = self.session.path().map(|path| path.display().to_string()) {
            self.line("Every decision and every figure; --attainable behind it adds where you stand:")?;
            self.whole(&format!("practicum replay \"{path}\""))?;
        }
        if !self.try_otherwise(&debrief, standing)? {
            return Ok(());
        }
        self.reflect()
    }

    /// Prints a text of many lines; indented ones keep their indentation when they wrap.
    pub(super) fn told(&mut self, text: &str) -> std::io::Result<()> {
        for line in text.lines() {
            let indent: String = line.chars().take_while(|c| *c == ' ').collect();
            let options = wrapping().initial_indent(&indent).subsequent_indent(&indent);
            writeln!(self.out, "{}", textwrap::fill(line.trim_start(), options))?;
        }
        Ok(())
    }

    /// Asks for the own view on each standard that has none yet; only says what it was, once the debrief has been seen. False if the
    /// learner stops.
    fn own_view(&mut self) -> std::io::Result<bool> {
        let edition = self.session.play().case().edition;
        let said = self.session.play().state().self_ratings.clone();
        let of = |number: u8| said.get(usize::from(number) - 1).copied().flatten();
        if self.session.play().state().debrief_seen {
            self.heading("Your own view, as you gave it before you saw the debrief")?;
            for standard in &edition.standards {
                self.line(&format!("{} {}: {}", standard.number, standard.name, of(standard.number).map_or("Not said", rating_words)))?;
            }
            return Ok(true);
        }
        if said.iter().all(Option::is_some) {
            return Ok(true);
        }
        self.heading("Before you see anything")?;
        let words: Vec<String> = (0..=4).map(|rating| format!("{rating} {}", rating_words(rating).to_lowercase())).collect();
        self.line(&format!(
            "How did it go, in your own view? {}. Enter skips one, n skips the rest. Once you have seen the debrief, it stays as you gave it.",
            words.join(", ")
        ))?;
        for standard in edition.standards.iter().filter(|standard| of(standard.number).is_none()) {
            self.line(&format!("{} {}: {}", standard.number, standard.name, standard.paraphrase))?;
            loop {
                match self.ask("0 to 4, Enter, n")? {
                    Answer::Stop => return Ok(false),
                    Answer::Line(line) if line == "n" => return Ok(true),
                    Answer::Line(line) if line.is_empty() => break,
                    Answer::Line(line) => match line.parse() {
                        Ok(rating) if self.act(Action::RateSelf { standard: standard.number, rating })? => break,
                        Ok(_) => {}
                        Err(_) => self.line("A number from 0 to 4 is wanted.")?,
                    },
                }
            }
        }
        Ok(true)
    }

    fn reflect(&mut self) -> std::io::Result<()> {
        let case = self.session.play().case().clone();
        for (at, prompt) in case.prompts.iter().enumerate() {
            self.blank()?;
            self.line(prompt)?;
            match self.ask("Your own words, kept in the attempt file only; Enter to skip")? {
                Answer::Stop => return Ok(()),
                Answer::Line(text) if text.is_empty() => {}
                Answer::Line(text) => drop(self.act(Action::Reflect { prompt: at as u16, text })?),
            }
        }
        Ok(())
    }
}
