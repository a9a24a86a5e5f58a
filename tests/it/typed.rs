//! The plans of the shipped cases, typed at the terminal player as a learner would who reads the screen: by the numbers and letters
//! that stand there.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout};

use practicum::scenario::words::{Flow, StatementKind, Strength};
use practicum::scenario::{NodeId, OptionId, ReactionId, Scenario};
use practicum::sim::{Action, Place, write_action};

use crate::home::{Home, actions, text};
use crate::plans::{self, PlanFile};

/// Without the spaces and line ends that come from wrapping.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whoever sits at the terminal.
struct Learner<'a> {
    case: &'a Scenario,
    name: &'a str,
    child: Child,
    keys: ChildStdin,
    screen: ChildStdout,
    /// All that was ever on the screen.
    seen: String,
    /// What came since the last answer.
    news: String,
}

impl<'a> Learner<'a> {
    fn sit_down(home: &Home, plan: &'a PlanFile, attempt: &Path) -> Self {
        let seed = plan.plan.seed.to_string();
        let mut child = home.command(&["play", &plan.case.about.id, "--seed", &seed, "--attempt", text(attempt)]).spawn().unwrap();
        let (keys, screen) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut learner = Self { case: &plan.case, name: &plan.name, child, keys, screen, seen: String::new(), news: String::new() };
        learner.read();
        learner
    }

    /// Reads until something is asked: every prompt ends so, and nothing else does.
    fn read(&mut self) {
        let mut bytes = Vec::new();
        let mut buffer = [0; 4096];
        while !bytes.ends_with(b"] ") {
            match self.screen.read(&mut buffer).unwrap() {
                0 => break,
                read => bytes.extend(&buffer[..read]),
            }
        }
        self.news = String::from_utf8(bytes).unwrap();
        self.seen.push_str(&self.news);
        for slip in ["means nothing here", "Not now:", "is none of these", "is wanted"] {
            assert!(!self.news.contains(slip), "{}: {}", self.name, self.news);
        }
    }

    fn type_line(&mut self, line: &str) {
        writeln!(self.keys, "{line}").unwrap();
        self.seen.push_str(line);
        self.seen.push('\n');
        self.read();
    }

    /// The number that stands before this on the screen.
    fn number(&mut self, wanted: &str) -> String {
        // A list that was just read out is not read out again unasked.
        if self.items().is_empty() {
            self.type_line("");
        }
        let wanted = squeezed(wanted);
        let is_it = |item: &str| item.strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with(['(', ':', '—']));
        let found: Vec<String> = self.items().into_iter().filter(|(_, item)| is_it(item)).map(|(number, _)| number).collect();
        assert_eq!(found.len(), 1, "{}: \"{wanted}\" stands {} times on the screen: {}", self.name, found.len(), self.news);
        found.into_iter().next().unwrap()
    }

    /// What stands on the screen behind a number, squeezed.
    fn items(&self) -> Vec<(String, String)> {
        let mut items: Vec<(String, String)> = Vec::new();
        let mut is_item = false;
        for line in self.news.lines() {
            let head = line.split_once("  ").filter(|(head, _)| *head == "-" || head.parse::<u8>().is_ok());
            if let Some((head, rest)) = head {
                is_item = head != "-";
                if is_item {
                    items.push((head.to_owned(), squeezed(rest)));
                }
            } else if line.is_empty() || line.starts_with('[') {
                is_item = false;
            } else if is_item && let Some((_, item)) = items.last_mut() {
                item.push_str(&squeezed(line));
            }
        }
        items
    }

    fn pick(&mut self, label: &str) {
        let number = self.number(label);
        self.type_line(&number);
    }

    /// The letter that stands before a thought.
    fn letter(&self, thought: ReactionId) -> char {
        let seen = squeezed(&self.seen);
        let told = squeezed(&format!(") You think: {}", self.case.reaction(thought).line));
        let at = seen.rfind(&told).unwrap_or_else(|| panic!("{}: {told} was never read", self.name));
        seen[..at].chars().next_back().unwrap()
    }

    fn owner(&self, owner: Option<NodeId>) -> &'a str {
        owner.map_or("You", |node| &self.case.node(node).name)
    }

    fn choose(&mut self, options: &[OptionId]) {
        let numbers: Vec<String> = options.iter().map(|option| self.number(&self.case.option(*option).text)).collect();
        self.type_line(&numbers.join(" "));
    }

    /// Types what carries out an action; what comes next decides whether more is said of a thought.
    fn carry_out(&mut self, action: &Action, next: Option<&Action>) {
        match action {
            Action::Choose { decision, options } => {
                let decision = self.case.decision(*decision);
                if decision.encounter.is_none() {
                    self.pick(&decision.prompt);
                }
                self.choose(options);
            }
            Action::Leave { .. } => self.type_line("l"),
            Action::Flag { reaction, sure } => {
                self.type_line(&format!("{} {sure}", self.letter(*reaction)));
                let says_more = matches!(next, Some(Action::Explore { reaction: of, .. }) if of == reaction);
                self.type_line(if says_more { "m" } else { "" });
            }
            Action::Unflag { reaction } => {
                self.type_line(&self.letter(*reaction).to_string());
                self.type_line("u");
            }
            Action::Explore { said, .. } => {
                self.pick(said.kind.label());
                match said.origin {
                    Some(origin) => self.pick(origin.label()),
                    None => self.type_line(""),
                }
                match said.next {
                    Some(next) => self.pick(next.label()),
                    None if said.origin.is_some() => self.type_line(""),
                    None => {}
                }
            }
            Action::Draw { pair, strength, stress, flow } => {
                let ends = self.case.ecomap.as_ref().unwrap().pairs[usize::from(*pair)].between;
                let number = self.number(&format!("{} and {}", self.case.node(ends.0).name, self.case.node(ends.1).name));
                let line = match strength {
                    Strength::None => "n".to_owned(),
                    Strength::Tenuous | Strength::Strong => {
                        let strength = if *strength == Strength::Strong { 's' } else { 't' };
                        let stress = if *stress { 'y' } else { 'n' };
                        let flow = match flow {
                            Flow::ToClient => 't',
                            Flow::FromClient => 'f',
                            Flow::Both => 'b',
                            Flow::None => 'n',
                        };
                        format!("{strength} {stress} {flow}")
                    }
                };
                self.type_line(&format!("{number} {line}"));
            }
            Action::SetGoal { goal, wording, owner, review } => {
                let goal = self.case.goal(*goal);
                self.pick(&goal.title);
                self.pick(&goal.wordings[usize::from(*wording)].text);
                self.pick(self.owner(*owner));
                self.type_line(&review.to_string());
            }
            Action::DropGoal { goal } => {
                let number = self.number(&self.case.goal(*goal).title);
                self.type_line(&format!("x {number}"));
            }
            Action::Sort { note, statement, kind, keep } => {
                let asked = &self.case.note(*note).statements[usize::from(*statement)].text;
                assert!(squeezed(&self.news).contains(&squeezed(asked)), "{}: \"{asked}\" is not asked: {}", self.name, self.news);
                let kind = if *kind == StatementKind::Fact { 'f' } else { 'i' };
                self.type_line(&format!("{kind} {}", if *keep { 'k' } else { 'o' }));
            }
            Action::Finish => self.type_line("f"),
            Action::Close => self.type_line(""),
            Action::EndWeek => self.type_line("w"),
            Action::SeeDebrief | Action::RateSelf { .. } | Action::Reflect { .. } => {
                panic!("{}: {action:?} is no part of a plan here", self.name)
            }
        }
    }

    /// Skips the own view, looks at the debrief and says no more. All that was on the screen.
    fn look_back(mut self) -> String {
        self.type_line("n");
        for _ in 0..=self.case.prompts.len() {
            self.type_line("");
        }
        assert!(self.child.wait().unwrap().success(), "{}: {}", self.name, self.news);
        self.seen
    }
}

#[test]
fn every_plan_of_a_shipped_case_can_be_typed_by_what_stands_on_the_screen() {
    let home = Home::new();
    for plan in plans::all().iter().filter(|plan| plan.case.about.id != "small") {
        let play = plan.play();
        let Place::Ended(ending) = play.state().place else { panic!("{} does not end", plan.name) };
        let attempt = home.path(&format!("{}.attempt", plan.name));
        let mut learner = Learner::sit_down(&home, plan, &attempt);
        let planned: Vec<&Action> = play.actions().collect();
        for (at, action) in planned.iter().enumerate() {
            learner.carry_out(action, planned.get(at + 1).copied());
        }
        let seen = learner.look_back();
        let mut wanted: Vec<String> = planned.iter().map(|action| write_action(&plan.case, action)).collect();
        wanted.push("see_debrief".to_owned());
        assert_eq!(actions(&attempt), wanted, "{}", plan.name);
        let title = &plan.case.ending(ending).title;
        assert!(squeezed(&seen).contains(&squeezed(title)), "{}: \"{title}\" is nowhere: {seen}", plan.name);
        assert!(seen.contains("What went well") || seen.contains("What if"), "{}: there is no debrief: {seen}", plan.name);
    }
}

#[test]
fn the_debrief_of_a_typed_attempt_shows_where_it_stands_to_whoever_asks() {
    let home = Home::new();
    let plans = plans::all();
    let plan = plans.iter().find(|plan| plan.case.about.id == "first_day").unwrap();
    let mut learner = Learner::sit_down(&home, plan, &home.path("asks.attempt"));
    let play = plan.play();
    let planned: Vec<&Action> = play.actions().collect();
    for (at, action) in planned.iter().enumerate() {
        learner.carry_out(action, planned.get(at + 1).copied());
    }
    learner.type_line("n");
    assert!(learner.news.contains("r for where you stand"), "{}", learner.news);
    learner.type_line("r");
    assert!(learner.news.contains("3 Self-determination: ") && learner.news.contains(" points, from "), "{}", learner.news);
    learner.type_line("q");
    assert!(learner.child.wait().unwrap().success());
}
