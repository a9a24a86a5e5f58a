//! What a play can come to: everything of a case that somebody could hope or fear to meet, numbered.

use super::Event;
use crate::scenario::{OptionId, Scenario};

/// Something that a play can come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// A phase begins.
    Phase(usize),
    /// An encounter begins.
    Encounter(usize),
    /// A decision is taken or left.
    Decision(usize),
    /// An option is chosen.
    Option(usize),
    /// A line of inner monologue is met.
    Reaction(usize),
    /// A fact is found out.
    Fact(usize),
    /// A flag is set.
    Flag(usize),
    /// A service starts.
    Service(usize),
    /// A dated change happens.
    Dated(usize),
    /// A passage is read.
    Scene(usize),
    /// The case ends so.
    Ending(usize),
}

impl Happening {
    /// What sort of thing it is, in a word or two.
    pub fn noun(self) -> &'static str {
        match self {
            Happening::Phase(_) => "phase",
            Happening::Encounter(_) => "encounter",
            Happening::Decision(_) => "decision",
            Happening::Option(_) => "option",
            Happening::Reaction(_) => "reaction",
            Happening::Fact(_) => "fact",
            Happening::Flag(_) => "flag",
            Happening::Service(_) => "service",
            Happening::Dated(_) => "dated change",
            Happening::Scene(_) => "passage",
            Happening::Ending(_) => "ending",
        }
    }

    /// Its id, or the beginning of a passage.
    pub fn name(self, case: &Scenario) -> String {
        match self {
            Happening::Phase(at) => case.phases[at].name.id().to_owned(),
            Happening::Encounter(at) => case.encounters[at].id.clone(),
            Happening::Decision(at) => case.decisions[at].id.clone(),
            Happening::Option(at) => case.option_path(OptionId::from_index(at)),
            Happening::Reaction(at) => case.reactions[at].id.clone(),
            Happening::Fact(at) => case.facts[at].id.clone(),
            Happening::Flag(at) => case.flags[at].clone(),
            Happening::Service(at) => case.resources[at].id.clone(),
            Happening::Dated(at) => format!("week {}", case.dated[at].week),
            Happening::Scene(at) => case.scenes[at].lines.first().map_or_else(String::new, |line| line.text.chars().take(50).collect()),
            Happening::Ending(at) => case.endings[at].id.clone(),
        }
    }

    /// What tells it from every other of its kind: its id, or its place where it has none (`dated[0]`).
    pub fn id(self, case: &Scenario) -> String {
        match self {
            Happening::Dated(at) => format!("dated[{at}]"),
            Happening::Scene(at) => format!("scene[{at}]"),
            _ => self.name(case),
        }
    }

    /// Whether learners notice it: flags are the author's own, and an encounter's scene goes with the encounter.
    pub fn is_for_learners(self, case: &Scenario) -> bool {
        match self {
            Happening::Flag(_) => false,
            Happening::Scene(at) => !case.scenes[at].lines.is_empty() && !case.encounters.iter().any(|it| it.scene.index() == at),
            _ => true,
        }
    }

    /// What has to happen before it can; none where more than one thing can lead to it.
    pub fn inside(self, case: &Scenario) -> Option<Self> {
        match self {
            Happening::Decision(at) => case.decisions[at].encounter.map(|encounter| Happening::Encounter(encounter.index())),
            Happening::Option(at) => Some(Happening::Decision(case.options[at].decision.index())),
            Happening::Reaction(at) => Some(Happening::Encounter(case.reactions[at].encounter.index())),
            _ => None,
        }
    }
}

/// The numbers of all happenings of a case.
#[derive(Debug, Clone)]
pub struct Happenings {
    starts: [usize; 12],
}

impl Happenings {
    /// Numbers the happenings of a case.
    pub fn of(case: &Scenario) -> Self {
        let lengths = [
            case.phases.len(),
            case.encounters.len(),
            case.decisions.len(),
            case.options.len(),
            case.reactions.len(),
            case.facts.len(),
            case.flags.len(),
            case.resources.len(),
            case.dated.len(),
            case.scenes.len(),
            case.endings.len(),
        ];
        let mut starts = [0; 12];
        for (at, length) in lengths.iter().enumerate() {
            starts[at + 1] = starts[at] + length;
        }
        Self { starts }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.starts[11]
    }

    /// The number of a happening.
    pub fn number(&self, happening: Happening) -> usize {
        let (kind, at) = match happening {
            Happening::Phase(at) => (0, at),
            Happening::Encounter(at) => (1, at),
            Happening::Decision(at) => (2, at),
            Happening::Option(at) => (3, at),
            Happening::Reaction(at) => (4, at),
            Happening::Fact(at) => (5, at),
            Happening::Flag(at) => (6, at),
            Happening::Service(at) => (7, at),
            Happening::Dated(at) => (8, at),
            Happening::Scene(at) => (9, at),
            Happening::Ending(at) => (10, at),
        };
        self.starts[kind] + at
    }

    /// The happening with a number.
    ///
    /// # Panics
    /// If there is none.
    pub fn happening(&self, number: usize) -> Happening {
        assert!(number < self.count(), "there are {} happenings", self.count());
        let kind = self.starts.partition_point(|start| *start <= number) - 1;
        let at = number - self.starts[kind];
        match kind {
            0 => Happening::Phase(at),
            1 => Happening::Encounter(at),
            2 => Happening::Decision(at),
            3 => Happening::Option(at),
            4 => Happening::Reaction(at),
            5 => Happening::Fact(at),
            6 => Happening::Flag(at),
            7 => Happening::Service(at),
            8 => Happening::Dated(at),
            9 => Happening::Scene(at),
            _ => Happening::Ending(at),
        }
    }

    /// The numbers of what these events came to, each once, in order.
    pub fn met(&self, case: &Scenario, events: &[Event]) -> Vec<u32> {
        let mut met = Vec::new();
        let mut add = |happening| met.push(u32::try_from(self.number(happening)).unwrap_or(u32::MAX));
        for event in events {
            match *event {
                Event::PhaseBegan(id) => add(Happening::Phase(id.index())),
                Event::EncounterBegan(id) => add(Happening::Encounter(id.index())),
                Event::Decided { decision, chosen, .. } => {
                    add(Happening::Decision(decision.index()));
                    let options = case.decision(decision).option_ids().enumerate();
                    options.filter(|(position, _)| chosen.has(*position)).for_each(|(_, id)| add(Happening::Option(id.index())));
                }
                Event::Left { decision, .. } => add(Happening::Decision(decision.index())),
                Event::Met(id) => add(Happening::Reaction(id.index())),
                Event::Learned { fact, .. } => add(Happening::Fact(fact.index())),
                Event::Flagged { flag, set: true, .. } => add(Happening::Flag(flag.index())),
                Event::ServiceStarted(id) => add(Happening::Service(id.index())),
                Event::DatedChange(id) => add(Happening::Dated(id.index())),
                Event::Passage(id) => add(Happening::Scene(id.index())),
                Event::Ended(id) => add(Happening::Ending(id.index())),
                _ => {}
            }
        }
        met.sort_unstable();
        met.dedup();
        met
    }
}
