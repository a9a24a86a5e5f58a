//! Making the work products at a terminal.

use std::io::{BufRead, Write};

use super::ask::Answer;
use super::{Flow, GO_ON, Player, STOP};
use crate::debrief::tie_words;
use crate::scenario::words::{Flow as TieFlow, StatementKind, Strength};
use crate::scenario::{GoalId, NodeId, NodeKind, NoteId, Work};
use crate::sim::Action;

impl<R: BufRead, W: Write> Player<R, W> {
    pub(super) fn make(&mut self, work: Work) -> Flow {
        match work {
            Work::Ecomap => self.make_ecomap(),
            Work::Plan => self.make_plan(),
            Work::Note(note) => self.make_note(note),
        }
    }

    fn make_ecomap(&mut self) -> Flow {
        let case = self.session.play().case().clone();
        let Some(task) = &case.ecomap else { return STOP };
        self.begin_list()?;
        self.line(&task.prompt)?;
        let pairs = self.session.play().ecomap_pairs();
        for (number, &pair) in pairs.iter().enumerate() {
            let (first, second) = task.pairs[pair].between;
            let drawn = tie_words(self.session.play().state().drawn[pair]);
            self.line(&format!("{}  {} and {}: {drawn}", number + 1, case.node(first).name, case.node(second).name))?;
        }
        self.end_list();
        let answer =
            self.ask_with("A number to draw a tie, or all in one line as 3 s y t; f to finish the ecomap, ? for help", DRAWING_HELP)?;
        let line = match answer {
            Answer::Stop => return STOP,
            Answer::Line(line) => line,
        };
        if finishes(&line) {
            self.act(Action::Finish)?;
            return GO_ON;
        }
        let (line, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let Some(&pair) = line.parse::<usize>().ok().and_then(|number| pairs.get(number.checked_sub(1)?)) else {
            self.other(line)?;
            return GO_ON;
        };
        if !rest.is_empty() {
            match drawing(rest) {
                Some((strength, stress, flow)) => drop(self.act(Action::Draw { pair: pair as u16, strength, stress, flow })?),
                None => {
                    self.listed = true;
                    self.line(DRAWING_HELP)?;
                }
            }
            return GO_ON;
        }
        let Some(strength) = self.pick("How strong is the tie?", Strength::ALL, |strength| strength.label().into())? else { return GO_ON };
        let (mut stress, mut flow) = (false, TieFlow::None);
        if strength != Strength::None {
            let Some(is_stressful) = self.pick("Is it stressful?", &[false, true], |yes| if yes { "Yes" } else { "No" }.into())? else {
                return GO_ON;
            };
            let (first, second) = task.pairs[pair].between;
            let touches_client = [first, second].iter().any(|end| case.node(*end).kind == NodeKind::Client);
            let flows: Vec<TieFlow> =
                TieFlow::ALL.iter().copied().filter(|flow| touches_client || matches!(flow, TieFlow::None | TieFlow::Both)).collect();
            let Some(chosen) = self.pick("Which way does energy flow?", &flows, |flow| flow.label().into())? else { return GO_ON };
            (stress, flow) = (is_stressful, chosen);
        }
        self.act(Action::Draw { pair: pair as u16, strength, stress, flow })?;
        GO_ON
    }

    fn make_plan(&mut self) -> Flow {
        let case = self.session.play().case().clone();
        let Some(plan) = &case.plan else { return STOP };
        self.begin_list()?;
        self.line(&plan.prompt)?;
        self.line(&format!("The plan holds at most {} goals.", plan.at_most))?;
        let state = self.session.play().state().clone();
        let offered: Vec<usize> = (0..plan.goals.len()).filter(|&at| state.holds(&case, &plan.goals[at].when)).collect();
        for (number, &at) in offered.iter().enumerate() {
            let goal = &plan.goals[at];
            let status = state.goals[at].map_or_else(String::new, |draft| {
                let owner = owner_name(&case, draft.owner);
                format!(
                    " — in the plan: {} Owner: {owner}. Review in {}.",
                    goal.wordings[usize::from(draft.wording)].text,
                    super::say::weeks_words(draft.review.into())
                )
            });
            self.line(&format!("{}  {}{status}", number + 1, goal.title))?;
        }
        self.end_list();
        let line =
            match self.ask("A number to plan a goal or change it, x and a number to take it out, f to finish the plan, ? for help")? {
                Answer::Stop => return STOP,
                Answer::Line(line) => line,
            };
        if finishes(&line) {
            self.act(Action::Finish)?;
            return GO_ON;
        }
        let (take_out, number) = line.strip_prefix('x').map_or((false, line.as_str()), |rest| (true, rest.trim()));
        let Some(&at) = number.parse::<usize>().ok().and_then(|number| offered.get(number.checked_sub(1)?)) else {
            self.other(&line)?;
            return GO_ON;
        };
        let id = GoalId::at(at);
        if take_out {
            self.act(Action::DropGoal { goal: id })?;
            return GO_ON;
        }
        let wordings: Vec<usize> = (0..plan.goals[at].wordings.len()).collect();
        let wording = self.pick("How is it written?", &wordings, |wording| plan.goals[at].wordings[wording].text.clone())?;
        let half = "That is half a goal only; the plan is as it was.";
        let Some(wording) = wording else { return GO_ON };
        let Some(owner) = self.pick("Who owns it?", &plan.owners, |owner| owner_name(&case, owner))? else {
            self.line(half)?;
            return GO_ON;
        };
        loop {
            let line = match self.ask(&format!("In how many weeks is it reviewed? 0 to {LAST_REVIEW}, or Enter for none"))? {
                Answer::Stop => return STOP,
                Answer::Line(line) => line,
            };
            let is_thought = self.thought(&line).is_some();
            if is_thought || line.is_empty() {
                self.line(half)?;
                self.held = is_thought.then_some(Answer::Line(line));
                return GO_ON;
            }
            match line.parse() {
                Ok(review @ 0..=LAST_REVIEW) => {
                    self.act(Action::SetGoal { goal: id, wording: wording as u8, owner, review })?;
                    return GO_ON;
                }
                _ => self.line(&format!("A number of weeks from 0 to {LAST_REVIEW} is wanted."))?,
            }
        }
    }

    fn make_note(&mut self, id: NoteId) -> Flow {
        let case = self.session.play().case().clone();
        let note = case.note(id);
        let state = self.session.play().state();
        let offered: Vec<usize> = state.statements(id).collect();
        let none_sorted = offered.iter().all(|at| state.sorted[id.index()][*at].is_none());
        let next = state.unsorted(id);
        self.begin_list()?;
        let next = match next {
            Some(next) => {
                if none_sorted {
                    self.line(&format!("Contact note: {}. Sort the statements.", note.title))?;
                }
                next
            }
            None => {
                self.end_list();
                return match self.ask("All statements are sorted. Enter or f to finish the note, a number to sort one again, ? for help")? {
                    Answer::Stop => STOP,
                    Answer::Line(line) => {
                        match line.parse::<usize>().ok().and_then(|number| offered.get(number.checked_sub(1)?)) {
                            Some(&at) => self.sort(id, at)?,
                            None if line.is_empty() || finishes(&line) => drop(self.act(Action::Finish)?),
                            None => self.other(&line)?,
                        }
                        GO_ON
                    }
                };
            }
        };
        let number = offered.iter().filter(|at| **at <= next).count();
        self.line(&format!("{number} of {}: {}", offered.len(), note.statements[next].text))?;
        self.end_list();
        match self.ask("f for fact or i for interpretation, then k to keep or o to leave out: for instance f k; ? for help")? {
            Answer::Stop => STOP,
            Answer::Line(line) => {
                match sorting(&line) {
                    Some((kind, keep)) => drop(self.act(Action::Sort { note: id, statement: next as u16, kind, keep })?),
                    None if finishes(&line) => {
                        self.listed = true;
                        self.line(HALF_SORTED)?;
                    }
                    None => self.other(&line)?,
                }
                GO_ON
            }
        }
    }

    fn sort(&mut self, note: NoteId, at: usize) -> std::io::Result<()> {
        let text = self.session.play().case().note(note).statements[at].text.clone();
        self.line(&text)?;
        match self.ask("f or i, then k or o")? {
            Answer::Line(line) if line.is_empty() => {}
            Answer::Line(line) => match sorting(&line) {
                Some((kind, keep)) => drop(self.act(Action::Sort { note, statement: at as u16, kind, keep })?),
                None => self.held = Some(Answer::Line(line)),
            },
            Answer::Stop => self.held = Some(Answer::Stop),
        }
        Ok(())
    }
}

/// The latest review of a goal, in weeks from now.
const LAST_REVIEW: u8 = 52;

/// Whether a line says that the work is finished: the same for ecomap, plan and note.
fn finishes(line: &str) -> bool {
    line.eq_ignore_ascii_case("f") || line.eq_ignore_ascii_case("finish")
}

const HALF_SORTED: &str = "If you mean a fact, say f k to keep it or f o to leave it out. The note can be finished when every statement \
    is sorted.";

const DRAWING_HELP: &str = "After the number of the tie: its strength (n none, t tenuous, s strong), whether it is stressful (y or n), \
    and which way energy flows (t to the client, f from the client, b both ways, n neither). A tie that you think is not there is left alone.";

/// Strength, stress and flow from three letters.
fn drawing(letters: &str) -> Option<(Strength, bool, TieFlow)> {
    let mut letters = letters.chars().filter(|letter| !letter.is_whitespace());
    let strength = match letters.next()? {
        'n' => return letters.next().is_none().then_some((Strength::None, false, TieFlow::None)),
        't' => Strength::Tenuous,
        's' => Strength::Strong,
        _ => return None,
    };
    let stress = match letters.next()? {
        'y' => true,
        'n' => false,
        _ => return None,
    };
    let flow = match letters.next()? {
        't' => TieFlow::ToClient,
        'f' => TieFlow::FromClient,
        'b' => TieFlow::Both,
        'n' => TieFlow::None,
        _ => return None,
    };
    letters.next().is_none().then_some((strength, stress, flow))
}

fn sorting(line: &str) -> Option<(StatementKind, bool)> {
    let mut letters = line.chars().filter(|letter| !letter.is_whitespace());
    let kind = match letters.next()? {
        'f' => StatementKind::Fact,
        'i' => StatementKind::Interpretation,
        _ => return None,
    };
    match (letters.next()?, letters.next()) {
        ('k', None) => Some((kind, true)),
        ('o', None) => Some((kind, false)),
        _ => None,
    }
}

fn owner_name(case: &crate::scenario::Scenario, owner: Option<NodeId>) -> String {
    owner.map_or_else(|| "You".into(), |node| case.node(node).name.clone())
}
