//! What kind of work was done: roles taken, client or system level, steps of the system-level cycle. Counts, no score.

use crate::scenario::words::{Activity, Role, SystemStep, Target};
use crate::scenario::{OptionId, Scenario};
use crate::sim::Event;

/// A piece of system-level work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SystemWork {
    /// What was done.
    pub option: OptionId,
    /// Which step of the cycle.
    pub step: Option<SystemStep>,
    /// Which activity.
    pub activity: Option<Activity>,
    /// When.
    pub week: u32,
}

/// The kind of work done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Practice {
    /// How often each role was taken, in the order of [`Role::ALL`]; roles never taken have 0.
    pub roles: Vec<(Role, u32)>,
    /// Interventions at the client level.
    pub client_level: u32,
    /// System-level work, in the order it was done.
    pub system: Vec<SystemWork>,
}

impl Practice {
    /// The steps of the cycle that came before any analysis, though it should come first.
    pub fn before_analysis(&self) -> impl Iterator<Item = &SystemWork> {
        let analysed = self.system.iter().position(|work| work.step == Some(SystemStep::Analyse)).unwrap_or(self.system.len());
        self.system[..analysed].iter().filter(|work| work.step.is_some())
    }

    /// The steps of the cycle never taken.
    pub fn missing_steps(&self) -> impl Iterator<Item = SystemStep> {
        SystemStep::ALL.iter().copied().filter(|step| self.system.iter().all(|work| work.step != Some(*step)))
    }
}

/// Reads the kind of work from the events of an attempt.
pub fn practice(case: &Scenario, events: &[Event]) -> Practice {
    let mut practice = Practice { roles: Role::ALL.iter().map(|role| (*role, 0)).collect(), ..Practice::default() };
    for event in events {
        let Event::Decided { decision, chosen, week, .. } = *event else { continue };
        for (position, id) in case.decision(decision).option_ids().enumerate() {
            if !chosen.has(position) {
                continue;
            }
            let option = case.option(id);
            if let Some((_, count)) = practice.roles.iter_mut().find(|(role, _)| *role == option.role) {
                *count += 1;
            }
            match option.target {
                Target::ClientLevel => practice.client_level += 1,
                Target::SystemLevel => practice.system.push(SystemWork { option: id, step: option.step, activity: option.activity, week }),
            }
        }
    }
    practice
}
