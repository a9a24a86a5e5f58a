//! The terminal player: plain lines that a screen reader reads well, numbers to choose, letters to flag.
//!
//! It draws nothing and knows no rule of casework: it shows events and asks for actions.

mod ask;
mod debrief;
mod file;
mod menu;
mod say;
mod what_if;
mod work;

use std::io::{BufRead, ErrorKind, Write};

use super::out;
use crate::scenario::{DecisionId, OptionId, Pick, ReactionId};
use crate::session::Session;
use crate::sim::{Action, Place, Standing, Step};
use ask::Answer;
pub use menu::choose_and_play;
pub use say::told;

/// What is said as a play begins or goes on.
#[derive(Debug)]
pub struct Opening {
    /// What to know before anything else: attempts that cannot go on, a file that is not the one played.
    pub notices: Vec<String>,
    /// What to know about how it begins; empty if there is nothing.
    pub said: String,
    /// What to type for what was just spoken of, on a line of its own; empty if there is nothing.
    pub typed: String,
    /// How to go on another time.
    pub again: &'static str,
}

impl Default for Opening {
    fn default() -> Self {
        Self { notices: Vec::new(), said: String::new(), typed: String::new(), again: "the same command goes on where you were" }
    }
}

/// Plays a session on standard input and output until it ends or is stopped.
pub fn play(session: Session, opening: Opening) -> Result<u8, String> {
    let (input, out) = (std::io::stdin().lock(), std::io::stdout().lock());
    let mut player = Player { input, out, session, opening, shown: 0, listed: false, hush: false, held: None };
    let ran = player.run();
    match ran {
        // Who closes the other end has seen enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            player.session.retry();
            let saved = match player.session.warning() {
                Some(warning) => format!("; {warning}"),
                None => "; everything before it is saved".into(),
            };
            Err(match error.kind() {
                ErrorKind::InvalidData => format!("what was typed is not UTF-8 text{saved}"),
                _ => out::cannot_print(&error),
            })
        }
        _ => Ok(0),
    }
}

/// A session at a terminal.
struct Player<R, W> {
    input: R,
    out: W,
    session: Session,
    opening: Opening,
    /// How many events have been shown.
    shown: usize,
    /// Whether the choices at hand have just been listed: they are not read out again after a slip or a flag.
    listed: bool,
    /// Whether lines are swallowed.
    hush: bool,
    /// What was typed at one prompt and is meant for the next.
    held: Option<Answer>,
}

/// Whether to go on.
type Flow = std::io::Result<std::ops::ControlFlow<()>>;

const GO_ON: Flow = Ok(std::ops::ControlFlow::Continue(()));
const STOP: Flow = Ok(std::ops::ControlFlow::Break(()));

impl<R: BufRead, W: Write> Player<R, W> {
    fn run(&mut self) -> std::io::Result<()> {
        for notice in std::mem::take(&mut self.opening.notices) {
            self.notice(&notice)?;
        }
        self.notices()?;
        let goes_on = self.session.play().actions().len() > 0;
        if goes_on {
            self.catch_up()?;
        }
        // With nothing done there is no difference between going on and beginning afresh.
        if goes_on || !self.opening.typed.is_empty() {
            let said = std::mem::take(&mut self.opening.said);
            if !said.is_empty() {
                self.line(&said)?;
            }
            let typed = std::mem::take(&mut self.opening.typed);
            if !typed.is_empty() {
                self.whole(&typed)?;
            }
        }
        if !goes_on {
            self.briefing()?;
        }
        loop {
            self.show_news()?;
            self.notices()?;
            self.warning()?;
            let flow = match self.session.play().state().place {
                Place::Encounter(_, Step::Decide(decision)) => self.decide(decision)?,
                Place::Encounter(_, Step::Make(work, _)) => self.make(work)?,
                Place::Encounter(_, Step::Close) => self.close()?,
                Place::Desk => self.desk()?,
                Place::Ended(_) => {
                    self.debrief()?;
                    return self.farewell();
                }
            };
            if flow.is_break() {
                return self.farewell();
            }
        }
    }

    fn briefing(&mut self) -> std::io::Result<()> {
        let case = self.session.play().case().clone();
        self.heading(&case.about.title)?;
        self.line(&case.about.role)?;
        self.blank()?;
        self.line("What you practice:")?;
        for objective in &case.about.objectives {
            self.line(&format!("- {objective}"))?;
        }
        if !case.about.content.is_empty() {
            self.blank()?;
            self.line("What occurs in this case:")?;
            for content in &case.about.content {
                let skip = content.skip.as_ref().map(|skip| format!(" {skip}")).unwrap_or_default();
                self.line(&format!("- {} ({}; {}).{skip}", content.topic, content.intensity.label().to_lowercase(), content.place))?;
            }
        }
        self.blank()?;
        self.line(&case.about.jurisdiction)?;
        self.blank()?;
        self.line(&format!("Seed {}. Type ? at any time for help.", self.session.play().state().seed))
    }

    fn catch_up(&mut self) -> std::io::Result<()> {
        let play = self.session.play();
        let state = play.state();
        let text = format!("You go on with \"{}\", week {} of {}.", play.case().about.title, state.week, play.case().limits.weeks);
        // The open encounter is told again from its beginning; what came before is in the case file.
        let events = play.events();
        self.shown = match state.place {
            Place::Encounter(..) => events.iter().rposition(|event| matches!(event, crate::sim::Event::EncounterBegan(_))).unwrap_or(0),
            Place::Desk | Place::Ended(_) => events.len(),
        };
        self.line(&text)
    }

    fn farewell(&mut self) -> std::io::Result<()> {
        self.session.retry();
        self.notices()?;
        if self.session.warning().is_some() {
            return self.warning();
        }
        if let Some(path) = self.session.path().map(|path| path.display().to_string()) {
            self.line("Saved in:")?;
            self.whole(&path)?;
            if !self.session.play().has_ended() {
                let again = self.opening.again;
                let (first, rest) = again.split_at(1);
                self.line(&format!("{}{rest}.", first.to_uppercase()))?;
            }
        }
        Ok(())
    }

    /// What has come up since the last time and is said once.
    fn notices(&mut self) -> std::io::Result<()> {
        self.session.take_notices().iter().try_for_each(|notice| self.notice(notice))
    }

    /// The standing warning, if there is one.
    fn warning(&mut self) -> std::io::Result<()> {
        match self.session.warning().map(|warning| format!("Warning: {warning}")) {
            Some(warning) => self.notice(&warning),
            None => Ok(()),
        }
    }

    /// Carries out an action; says why if it is refused. Tells whether it was carried out.
    fn act(&mut self, action: Action) -> std::io::Result<bool> {
        match self.session.act(action) {
            Ok(_) => Ok(true),
            Err(refusal) => {
                self.line(&format!("Not now: {refusal}."))?;
                Ok(false)
            }
        }
    }

    fn decide(&mut self, id: DecisionId) -> Flow {
        let case = self.session.play().case().clone();
        let decision = case.decision(id);
        self.begin_list()?;
        self.line(&decision.prompt)?;
        let open = self.options(id)?;
        self.end_list();
        let how = match decision.pick {
            _ if open.is_empty() => "Nothing is open".to_owned(),
            Pick::One => "A number".to_owned(),
            Pick::Several(least, most) if least == most => format!("{least} numbers"),
            Pick::Several(least, most) => format!("{least} to {most} numbers, with spaces between"),
        };
        let can_leave = self.session.play().state().can_leave(&case, id);
        let leave = if can_leave { ", l to leave it" } else { "" };
        let answer = self.ask(&format!("{how}{leave}, a letter to flag a thought, ? for help"))?;
        match answer {
            Answer::Stop => STOP,
            Answer::Line(line) if line == "l" && can_leave => {
                self.act(Action::Leave { decision: id })?;
                GO_ON
            }
            Answer::Line(line) => {
                self.choose(id, &open, &line)?;
                GO_ON
            }
        }
    }

    /// Chooses what the line names by number; anything else on it means what it means anywhere.
    fn choose(&mut self, decision: DecisionId, open: &[OptionId], line: &str) -> std::io::Result<()> {
        match numbers(line, open) {
            Some(options) => self.act(Action::Choose { decision, options }).map(drop),
            None => self.other(line),
        }
    }

    /// Prints the options; returns those that can be chosen, in the order of their numbers.
    fn options(&mut self, id: DecisionId) -> std::io::Result<Vec<OptionId>> {
        let case = self.session.play().case().clone();
        let mut open = Vec::new();
        for option in case.decision(id).option_ids() {
            let choice = case.option(option);
            let cost = say::cost(&case, choice);
            match self.session.play().state().standing(&case, option) {
                Standing::Open => {
                    open.push(option);
                    self.line(&format!("{}  {}{cost}", open.len(), choice.text))?;
                }
                Standing::Closed => {
                    let why = choice.closed.clone().unwrap_or_default();
                    self.line(&format!("-  {} (not open: {why})", choice.text))?;
                }
                Standing::Done => self.line(&format!("-  {} (done)", choice.text))?,
                Standing::NoHours => self.line(&format!("-  {}{cost} (not enough hours left this week)", choice.text))?,
                Standing::NoMoney => self.line(&format!("-  {}{cost} (the budget does not cover it)", choice.text))?,
                Standing::Hidden => {}
            }
        }
        Ok(open)
    }

    fn close(&mut self) -> Flow {
        match self.ask("Enter to go on, a letter to flag a thought, ? for help")? {
            Answer::Stop => STOP,
            Answer::Line(line) if line.is_empty() => {
                self.act(Action::Close)?;
                GO_ON
            }
            Answer::Line(line) => {
                self.other(&line)?;
                GO_ON
            }
        }
    }

    fn desk(&mut self) -> Flow {
        let case = self.session.play().case().clone();
        let state = self.session.play().state();
        let (hours, week) = (say::hours_words(state.quarters), state.week);
        let open: Vec<DecisionId> = case.desk.iter().copied().filter(|&id| state.on_desk(&case, id)).collect();
        self.blank()?;
        self.line(&format!(
            "At your desk, week {week} of {}: {hours} and ${} left.",
            case.limits.weeks,
            self.session.play().state().money
        ))?;
        for (at, id) in open.iter().enumerate() {
            self.line(&format!("{}  {}", at + 1, case.decision(*id).prompt))?;
        }
        self.end_list();
        match self.ask("A number to take something up, w to end the week, s for the case file, ? for help")? {
            Answer::Stop => STOP,
            Answer::Line(line) if line == "w" => {
                self.act(Action::EndWeek)?;
                GO_ON
            }
            Answer::Line(line) => match line.parse::<usize>().ok().and_then(|number| open.get(number.checked_sub(1)?)) {
                Some(&id) => self.at_desk(id),
                None => {
                    self.other(&line)?;
                    GO_ON
                }
            },
        }
    }

    fn at_desk(&mut self, id: DecisionId) -> Flow {
        let case = self.session.play().case().clone();
        self.blank()?;
        self.line(&case.decision(id).prompt)?;
        let open = self.options(id)?;
        match self.ask("A number, or Enter to go back to the desk")? {
            Answer::Stop => STOP,
            Answer::Line(line) if line.is_empty() => GO_ON,
            Answer::Line(line) => {
                self.choose(id, &open, &line)?;
                GO_ON
            }
        }
    }

    /// Begins the list of what can be done; it is swallowed if it has just been read out.
    fn begin_list(&mut self) -> std::io::Result<()> {
        self.hush = std::mem::take(&mut self.listed);
        self.blank()
    }

    fn end_list(&mut self) {
        self.hush = false;
    }

    /// What can be typed anywhere in a scene: a thought's letter. An empty line reads the list out again.
    fn other(&mut self, line: &str) -> std::io::Result<()> {
        self.listed = !line.is_empty();
        match line {
            "" => Ok(()),
            words => match self.thought(words) {
                Some((reaction, sure)) => self.flag(reaction, sure),
                None => self.line(&format!("\"{line}\" means nothing here. Type ? for help, or press Enter to hear the choices again.")),
            },
        }
    }

    /// The thought with this letter, among those in sight, and how sure, if a figure follows: `a` or `a 80`.
    fn thought(&self, words: &str) -> Option<(ReactionId, Option<u8>)> {
        let (letter, sure) = words.split_once(' ').unwrap_or((words, ""));
        let sure = if sure.is_empty() { None } else { Some(sure.trim().parse().ok()?) };
        let mut chars = letter.chars();
        let (Some(letter), None) = (chars.next(), chars.next()) else { return None };
        self.session.play().in_sight().find(|(at, _)| say::letter(*at) == letter).map(|(_, reaction)| (reaction, sure))
    }

    fn help(&mut self) -> std::io::Result<()> {
        for line in HELP {
            self.line(line)?;
        }
        match self.session.path().filter(|_| self.session.warning().is_none()) {
            Some(_) => self.line(&format!("q stops. Everything is saved as you go; {}.", self.opening.again)),
            None => self.line("q stops. What you do now is not being saved."),
        }
    }
}

const HELP: &[&str] = &[
    "Numbers choose what to do. What an option costs stands behind it: hours of this week, dollars of the service budget.",
    "Lines that begin with a letter in brackets are your own thoughts. Some are countertransference: shaped by something of your own, beyond the facts of the case, and tilting what you see or do. Having such thoughts is normal; acting on them unawares is not. Others are plain empathy, fear or concern.",
    "Type a thought's letter to flag it as countertransference, or the letter and how sure you are in percent, as a 80. The same letter changes or takes back a flag, until the scene is closed. Nothing asks you to, and nothing tells you whether you are right before the debrief.",
    "Enter alone reads the choices out again; where a question says so, it skips it or goes on.",
    "?, s and q mean the same at every question, and what you are in the middle of waits for you.",
    "s shows the case file: client, people, ecomap, facts, plan, resources, measures.",
    "f, or the word finish, finishes an ecomap, a plan or a note.",
    "w at the desk ends the week. Measures move when a week ends, and some effects take weeks.",
];

fn numbers(line: &str, open: &[OptionId]) -> Option<Vec<OptionId>> {
    let numbers: Option<Vec<OptionId>> = line
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .map(|word| word.parse::<usize>().ok().and_then(|number| open.get(number.checked_sub(1)?).copied()))
        .collect();
    numbers.filter(|numbers| !numbers.is_empty())
}
