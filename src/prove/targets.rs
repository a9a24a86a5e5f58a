//! What a play can come to: everything of a case that somebody could hope or fear to meet, numbered.

use crate::scenario::Scenario;
use crate::sim::Event;

/// Something that a play can come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
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

/// The numbers of all targets of a case.
#[derive(Debug, Clone)]
pub struct Targets {
    starts: [usize; 12],
}

impl Targets {
    /// Numbers the targets of a case.
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

    /// The number of a target.
    pub fn number(&self, target: Target) -> usize {
        let (kind, at) = match target {
            Target::Phase(at) => (0, at),
            Target::Encounter(at) => (1, at),
            Target::Decision(at) => (2, at),
            Target::Option(at) => (3, at),
            Target::Reaction(at) => (4, at),
            Target::Fact(at) => (5, at),
            Target::Flag(at) => (6, at),
            Target::Service(at) => (7, at),
            Target::Dated(at) => (8, at),
            Target::Scene(at) => (9, at),
            Target::Ending(at) => (10, at),
        };
        self.starts[kind] + at
    }

    /// The target with a number.
    ///
    /// # Panics
    /// If there is none.
    pub fn target(&self, number: usize) -> Target {
        assert!(number < self.count(), "there are {} targets", self.count());
        let kind = self.starts.partition_point(|start| *start <= number) - 1;
        let at = number - self.starts[kind];
        match kind {
            0 => Target::Phase(at),
            1 => Target::Encounter(at),
            2 => Target::Decision(at),
            3 => Target::Option(at),
            4 => Target::Reaction(at),
            5 => Target::Fact(at),
            6 => Target::Flag(at),
            7 => Target::Service(at),
            8 => Target::Dated(at),
            9 => Target::Scene(at),
            _ => Target::Ending(at),
        }
    }

    /// The numbers of what these events came to, each once, in order.
    pub fn met(&self, case: &Scenario, events: &[Event]) -> Vec<u16> {
        let mut met = Vec::new();
        let mut add = |target| met.push(u16::try_from(self.number(target)).unwrap_or(u16::MAX));
        for event in events {
            match *event {
                Event::PhaseBegan(id) => add(Target::Phase(id.index())),
                Event::EncounterBegan(id) => add(Target::Encounter(id.index())),
                Event::Decided { decision, chosen, .. } => {
                    add(Target::Decision(decision.index()));
                    let options = case.decision(decision).option_ids().enumerate();
                    options.filter(|(position, _)| chosen.has(*position)).for_each(|(_, id)| add(Target::Option(id.index())));
                }
                Event::Left { decision, .. } => add(Target::Decision(decision.index())),
                Event::Met(id) => add(Target::Reaction(id.index())),
                Event::Learned { fact, .. } => add(Target::Fact(fact.index())),
                Event::Flagged { flag, set: true, .. } => add(Target::Flag(flag.index())),
                Event::ServiceStarted(id) => add(Target::Service(id.index())),
                Event::DatedChange(id) => add(Target::Dated(id.index())),
                Event::Passage(id) => add(Target::Scene(id.index())),
                Event::Ended(id) => add(Target::Ending(id.index())),
                _ => {}
            }
        }
        met.sort_unstable();
        met.dedup();
        met
    }
}
