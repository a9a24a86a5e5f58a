//! Actions as one line of words: the form of attempt files, of plans and of error messages. Reads and writes by name, never by position.
//!
//! `choose DECISION OPTION …` · `leave DECISION` · `flag REACTION 80` · `unflag REACTION` · `explore REACTION KIND ORIGIN STEP` ·
//! `draw END END STRENGTH stressful|calm FLOW` · `goal GOAL 1 OWNER|me 2` (wording, owner, weeks to the review) · `drop GOAL` ·
//! `sort NOTE 1 fact|interpretation keep|leave_out` · `finish` · `close` · `end_week` · and after the end `rate 3 4`
//! (standard, rating), `see_debrief`, `reflect 1 TEXT`. Wordings, statements and prompts count from 1, statements over all of the
//! note's, offered or not.

use super::action::{Action, Said};
use crate::scenario::words::{Flow, HandlingStep, Kind, Origin, StatementKind, Strength};
use crate::scenario::{DecisionId, GoalId, NoteId, OptionId, ReactionId, Scenario};

/// Writes an action as one line.
pub fn write_action(case: &Scenario, action: &Action) -> String {
    match action {
        Action::Choose { decision, options } => {
            let options: Vec<&str> = options.iter().map(|&option| case.option(option).id.as_str()).collect();
            format!("choose {} {}", case.decision(*decision).id, options.join(" "))
        }
        Action::Leave { decision } => format!("leave {}", case.decision(*decision).id),
        Action::Flag { reaction, sure } => format!("flag {} {sure}", case.reaction(*reaction).id),
        Action::Unflag { reaction } => format!("unflag {}", case.reaction(*reaction).id),
        Action::Explore { reaction, said: Said { kind, origin, next } } => {
            let more = [origin.map(|origin| origin.id()), next.map(|next| next.id())];
            let words: Vec<&str> =
                [Some("explore"), Some(&case.reaction(*reaction).id), Some(kind.id())].into_iter().chain(more).flatten().collect();
            words.join(" ")
        }
        Action::Draw { pair, strength, stress, flow } => {
            let between = case.ecomap.as_ref().map(|task| task.pairs[usize::from(*pair)].between);
            let (first, second) = between.map_or(("?", "?"), |ends| (case.node(ends.0).id.as_str(), case.node(ends.1).id.as_str()));
            let stress = if *stress { "stressful" } else { "calm" };
            format!("draw {first} {second} {} {stress} {}", strength.id(), flow.id())
        }
        Action::SetGoal { goal, wording, owner, review } => {
            let owner = owner.map_or("me", |node| case.node(node).id.as_str());
            format!("goal {} {} {owner} {review}", case.goal(*goal).id, wording + 1)
        }
        Action::DropGoal { goal } => format!("drop {}", case.goal(*goal).id),
        Action::Sort { note, statement, kind, keep } => {
            let keep = if *keep { "keep" } else { "leave_out" };
            format!("sort {} {} {} {keep}", case.note(*note).id, statement + 1, kind.id())
        }
        Action::Finish => "finish".into(),
        Action::Close => "close".into(),
        Action::EndWeek => "end_week".into(),
        Action::SeeDebrief => "see_debrief".into(),
        Action::RateSelf { standard, rating } => format!("rate {standard} {rating}"),
        Action::Reflect { prompt, text } => format!("reflect {} {}", prompt + 1, escape(text)),
    }
}

/// Reads an action from one line.
///
/// # Errors
/// What is wrong with the line, in words.
pub fn parse_action(case: &Scenario, line: &str) -> Result<Action, String> {
    let mut words = Words { rest: line.trim() };
    let verb = words.next("an action")?;
    let action = match verb {
        "choose" => {
            let decision = words.decision(case)?;
            let mut options: Vec<OptionId> = Vec::new();
            while !words.rest.is_empty() {
                let name = words.next("an option")?;
                options.push(
                    case.find_option(decision, name)
                        .ok_or_else(|| format!("the decision \"{}\" has no option \"{name}\"", case.decision(decision).id))?,
                );
            }
            Action::Choose { decision, options }
        }
        "leave" => Action::Leave { decision: words.decision(case)? },
        "flag" => Action::Flag { reaction: words.reaction(case)?, sure: words.number("how sure")? },
        "unflag" => Action::Unflag { reaction: words.reaction(case)? },
        "explore" => Action::Explore {
            reaction: words.reaction(case)?,
            said: Said {
                kind: words.word("a kind", Kind::by_id)?,
                origin: words.if_it_is(Origin::by_id),
                next: match words.rest {
                    "" => None,
                    _ => Some(words.word("an origin or a next step", HandlingStep::by_id)?),
                },
            },
        },
        "draw" => {
            let (first, second) = (words.next("one end")?, words.next("the other end")?);
            let pairs = case.ecomap.as_ref().map_or(&[][..], |task| &task.pairs);
            let is = |pair: &crate::scenario::EcomapPair| {
                let ends = (case.node(pair.between.0).id.as_str(), case.node(pair.between.1).id.as_str());
                ends == (first, second) || ends == (second, first)
            };
            let pair = pairs.iter().position(is).ok_or_else(|| format!("the ecomap has no pair \"{first}\" and \"{second}\""))?;
            Action::Draw {
                pair: pair as u16,
                strength: words.word("a strength", Strength::by_id)?,
                stress: match words.next("stressful or calm")? {
                    "stressful" => true,
                    "calm" => false,
                    other => return Err(format!("\"{other}\" is neither stressful nor calm")),
                },
                flow: words.word("a flow", Flow::by_id)?,
            }
        }
        "goal" => {
            let goal = words.goal(case)?;
            let wording = words.position("a wording")?;
            let owner = words.next("an owner")?;
            let owner = if owner == "me" {
                None
            } else {
                let node = case.nodes.iter().position(|node| node.id == owner).ok_or_else(|| format!("nobody is called \"{owner}\""))?;
                Some(crate::scenario::NodeId::at(node))
            };
            Action::SetGoal {
                goal,
                wording: u8::try_from(wording).map_err(|_| "there is no such wording")?,
                owner,
                review: words.number("a review")?,
            }
        }
        "drop" => Action::DropGoal { goal: words.goal(case)? },
        "sort" => {
            let name = words.next("a note")?;
            let note = case.notes.iter().position(|note| note.id == name).ok_or_else(|| format!("there is no note \"{name}\""))?;
            Action::Sort {
                note: NoteId::at(note),
                statement: words.position("a statement")?,
                kind: words.word("fact or interpretation", StatementKind::by_id)?,
                keep: match words.next("keep or leave_out")? {
                    "keep" => true,
                    "leave_out" => false,
                    other => return Err(format!("\"{other}\" is neither keep nor leave_out")),
                },
            }
        }
        "finish" => Action::Finish,
        "close" => Action::Close,
        "end_week" => Action::EndWeek,
        "see_debrief" => Action::SeeDebrief,
        "rate" => Action::RateSelf { standard: words.number("a standard")?, rating: words.number("a rating")? },
        "reflect" => Action::Reflect { prompt: words.position("a prompt")?, text: unescape(std::mem::take(&mut words.rest)) },
        other => return Err(format!("\"{other}\" is no action")),
    };
    if words.rest.is_empty() { Ok(action) } else { Err(format!("\"{}\" is too much on this line", words.rest)) }
}

struct Words<'a> {
    rest: &'a str,
}

impl<'a> Words<'a> {
    fn next(&mut self, what: &str) -> Result<&'a str, String> {
        let end = self.rest.find(' ').unwrap_or(self.rest.len());
        let word = &self.rest[..end];
        self.rest = self.rest[end..].trim_start();
        if word.is_empty() { Err(format!("{what} is missing")) } else { Ok(word) }
    }

    fn number(&mut self, what: &str) -> Result<u8, String> {
        let word = self.next(what)?;
        word.parse().map_err(|_| format!("{what} is a number, not \"{word}\""))
    }

    /// A position, counted from one in words and from zero inside.
    fn position(&mut self, what: &str) -> Result<u16, String> {
        let word = self.next(what)?;
        let number: u16 = word.parse().map_err(|_| format!("{what} is a number, not \"{word}\""))?;
        number.checked_sub(1).ok_or_else(|| format!("{what} counts from 1"))
    }

    fn word<T>(&mut self, what: &str, find: fn(&str) -> Option<T>) -> Result<T, String> {
        let word = self.next(what)?;
        find(word).ok_or_else(|| format!("\"{word}\" is not {what}"))
    }

    /// The next word, if it is one of these; otherwise it is left.
    fn if_it_is<T>(&mut self, find: fn(&str) -> Option<T>) -> Option<T> {
        let found = self.rest.split(' ').next().and_then(find)?;
        let _ = self.next("");
        Some(found)
    }

    fn decision(&mut self, case: &Scenario) -> Result<DecisionId, String> {
        let name = self.next("a decision")?;
        case.find_decision(name).ok_or_else(|| format!("there is no decision \"{name}\""))
    }

    fn reaction(&mut self, case: &Scenario) -> Result<ReactionId, String> {
        let name = self.next("a thought")?;
        case.find_reaction(name).ok_or_else(|| format!("there is no thought \"{name}\""))
    }

    fn goal(&mut self, case: &Scenario) -> Result<GoalId, String> {
        let name = self.next("a goal")?;
        let goals = case.plan.as_ref().map_or(&[][..], |plan| &plan.goals);
        goals.iter().position(|goal| goal.id == name).map(GoalId::at).ok_or_else(|| format!("there is no goal \"{name}\""))
    }
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(next) = chars.next() {
        match (next, next == '\\') {
            (_, true) => match chars.next() {
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some(other) => out.push(other),
                None => {}
            },
            (plain, false) => out.push(plain),
        }
    }
    out
}
