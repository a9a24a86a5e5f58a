//! Asking: one prompt, one line of answer.

use std::io::{BufRead, Write};

use super::Player;
use crate::scenario::ReactionId;
use crate::scenario::words::{HandlingStep, Kind, Origin};
use crate::sim::{Action, Said};

/// What was typed.
pub(super) enum Answer {
    /// A line, without the spaces around it.
    Line(String),
    /// The learner stops, or the input ends.
    Stop,
}

/// What means something in a scene and is no figure.
const COMMANDS: &[&str] = &["l", "w", "f", "finish"];

/// How lines are wrapped: at blanks only, so that nothing that might be typed is cut in two.
pub(super) fn wrapping<'a>() -> textwrap::Options<'a> {
    textwrap::Options::new(78).word_splitter(textwrap::WordSplitter::NoHyphenation).break_words(false)
}

impl<R: BufRead, W: Write> Player<R, W> {
    pub(super) fn line(&mut self, text: &str) -> std::io::Result<()> {
        if self.hush {
            return Ok(());
        }
        for paragraph in text.split("\n\n") {
            writeln!(self.out, "{}", textwrap::fill(paragraph, wrapping()))?;
        }
        Ok(())
    }

    /// A line that is to be copied, such as a path or a command: never wrapped.
    pub(super) fn whole(&mut self, text: &str) -> std::io::Result<()> {
        writeln!(self.out, "{text}")
    }

    /// A notice or a warning: not wrapped if it names a file.
    pub(super) fn notice(&mut self, text: &str) -> std::io::Result<()> {
        if text.contains(std::path::MAIN_SEPARATOR) { self.whole(text) } else { self.line(text) }
    }

    pub(super) fn blank(&mut self) -> std::io::Result<()> {
        if self.hush { Ok(()) } else { writeln!(self.out) }
    }

    pub(super) fn heading(&mut self, text: &str) -> std::io::Result<()> {
        writeln!(self.out, "\n{text}\n{}", "-".repeat(text.chars().count()))
    }

    /// The answer to a prompt; what was typed at an earlier one and held back for this, without asking again.
    pub(super) fn ask(&mut self, prompt: &str) -> std::io::Result<Answer> {
        self.ask_with(prompt, "")
    }

    /// The same, with what help says of this prompt alone. Help and the case file are the same at every prompt, and then it is
    /// asked again: so whatever is half done waits.
    pub(super) fn ask_with(&mut self, prompt: &str, help: &str) -> std::io::Result<Answer> {
        loop {
            let answer = match self.held.take() {
                Some(answer) => answer,
                None => self.read(prompt)?,
            };
            match answer {
                Answer::Line(line) if line == "?" => {
                    if !help.is_empty() {
                        self.line(help)?;
                    }
                    self.help()?;
                }
                Answer::Line(line) if line == "s" => self.case_file()?,
                answer => return Ok(answer),
            }
        }
    }

    fn read(&mut self, prompt: &str) -> std::io::Result<Answer> {
        write!(self.out, "[{prompt}] ")?;
        self.out.flush()?;
        let mut line = String::new();
        let read = self.input.read_line(&mut line)?;
        let line = line.trim();
        Ok(if read == 0 || line == "q" { Answer::Stop } else { Answer::Line(line.to_owned()) })
    }

    /// Asks for one of a list by number; nothing if the line is empty, or if it flags a thought or stops: that is held for the scene.
    pub(super) fn pick<T: Copy>(&mut self, question: &str, items: &[T], label: impl Fn(T) -> String) -> std::io::Result<Option<T>> {
        self.line(question)?;
        for (at, item) in items.iter().enumerate() {
            self.line(&format!("{}  {}", at + 1, label(*item)))?;
        }
        loop {
            let line = match self.ask("A number, or Enter for none")? {
                Answer::Line(line) if line.is_empty() => return Ok(None),
                Answer::Line(line) if self.thought(&line).is_none() => line,
                answer => {
                    self.held = Some(answer);
                    return Ok(None);
                }
            };
            match line.parse::<usize>().ok().and_then(|number| items.get(number.checked_sub(1)?)) {
                Some(item) => return Ok(Some(*item)),
                None => self.line(&format!("\"{line}\" is none of these: a number from 1 to {} is wanted, or Enter.", items.len()))?,
            }
        }
    }

    /// Flags a thought, changes what was said about it, or takes the flag back.
    pub(super) fn flag(&mut self, reaction: ReactionId, sure: Option<u8>) -> std::io::Result<()> {
        let flagged = self.session.play().state().reactions[reaction.index()].flagged;
        let question = match (flagged, sure) {
            (_, Some(sure)) => return self.flag_with(reaction, sure),
            (Some(sure), None) => &format!(
                "Flagged, {sure} percent sure. u to take it back, m to say more about it, a new figure from 50 to 100, Enter to leave it"
            ),
            (None, None) => {
                "How sure are you that this thought is countertransference, from 50 to 100 percent? Enter alone does not flag it"
            }
        };
        match self.ask(question)? {
            Answer::Line(line) if line == "u" && flagged.is_some() => drop(self.act(Action::Unflag { reaction })?),
            Answer::Line(line) if line == "m" && flagged.is_some() => self.say_more(reaction)?,
            Answer::Line(line) if line.is_empty() && flagged.is_none() => self.line("Not flagged.")?,
            Answer::Line(line) if line.is_empty() => {}
            Answer::Line(line) => match line.trim_end_matches(['%', ' ']).parse() {
                Ok(sure) => self.flag_with(reaction, sure)?,
                Err(_) if self.thought(&line).is_some() || COMMANDS.contains(&line.as_str()) => {
                    self.line(if flagged.is_some() { "The flag is as it was." } else { "Not flagged." })?;
                    self.held = Some(Answer::Line(line));
                }
                Err(_) => self.line(&format!("\"{line}\" is no figure from 50 to 100; the thought is as it was."))?,
            },
            Answer::Stop => self.held = Some(Answer::Stop),
        }
        Ok(())
    }

    fn flag_with(&mut self, reaction: ReactionId, sure: u8) -> std::io::Result<()> {
        if !self.act(Action::Flag { reaction, sure })? {
            return Ok(());
        }
        match self.ask("Flagged. m to say more about it: which kind, where from, what next; Enter or your next answer to go on")? {
            Answer::Line(line) if line == "m" => self.say_more(reaction)?,
            Answer::Line(line) if line.is_empty() => {}
            // Whatever else it is, the scene knows what to do with it, or what to say to it.
            answer => self.held = Some(answer),
        }
        Ok(())
    }

    fn say_more(&mut self, reaction: ReactionId) -> std::io::Result<()> {
        let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| *kind != Kind::NotCt).collect();
        let Some(kind) = self.pick("Which kind?", &kinds, |kind| kind.label().into())? else { return Ok(()) };
        let origin = self.pick("Where does it come from?", Origin::ALL, |origin| origin.label().into())?;
        let next = match origin {
            Some(_) => self.pick("What next?", HandlingStep::ALL, |next| next.label().into())?,
            None => None,
        };
        self.act(Action::Explore { reaction, said: Said { kind, origin, next } })?;
        Ok(())
    }
}
