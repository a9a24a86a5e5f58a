//! The simulation as one tidy table: `table,policy,item,figure,value`. Ids and numbers only, so that nothing needs quotation marks.
//!
//! `policy` is empty where a figure is of all learners, and names two where it compares them (`skilled:3/uniform`).

use std::fmt::Write as _;

use super::{PERCENTILES, Score, Simulation};
use crate::learners::statistics::{Estimate, share};
use crate::learners::{Distribution, Group};

pub(super) fn csv(simulation: &Simulation<'_>) -> String {
    let mut table = Table { text: "table,policy,item,figure,value\n".into() };
    let case = simulation.case;
    table.row("simulation", "", &case.about.id, "seed", simulation.seed);
    table.row("simulation", "", &case.about.id, "asked", simulation.asked);
    table.row("simulation", "", &case.about.id, "played", simulation.played());
    for group in &simulation.tally.groups {
        learner(&mut table, simulation, group);
    }
    if let Some(skilled) = simulation.tally.skilled() {
        for (decision, tally) in case.decisions.iter().zip(&skilled.decisions) {
            table.figure("decision", "", &decision.id, "difficulty", tally.item.difficulty());
            table.figure("decision", "", &decision.id, "discrimination", tally.item.discrimination());
        }
        for (reaction, tally) in case.reactions.iter().zip(&skilled.reactions) {
            table.figure("reaction", "", &reaction.id, "difficulty", tally.item.difficulty());
            table.figure("reaction", "", &reaction.id, "discrimination", tally.item.discrimination());
        }
    }
    for (above, below) in simulation.pairs() {
        let pair = format!("{}/{}", above.policy.id(), below.policy.id());
        for score in simulation.scores() {
            let Some(apart) = score.apart(above, below) else { continue };
            table.estimate("comparison", &pair, &score.id(case), "d", apart.d);
            table.estimate("comparison", &pair, &score.id(case), "auc", Some(apart.auc));
        }
    }
    table.text
}

fn learner(table: &mut Table, simulation: &Simulation<'_>, group: &Group) {
    let case = simulation.case;
    let policy = group.policy.id();
    table.row("learner", &policy, "", "attempts", group.attempts);
    table.row("learner", &policy, "", "stuck", group.stuck);
    table.row("learner", &policy, "", "paths", group.paths.count());
    table.distribution("learner", &policy, "points", &group.points);
    table.distribution("learner", &policy, "words", &group.words);
    table.distribution("learner", &policy, "answers", &group.answers);
    table.distribution("learner", &policy, "minutes", &group.minutes);
    table.figure("learner", &policy, "hours", "spent", group.hours.share());
    for score in simulation.scores() {
        table.distribution("score", &policy, &score.id(case), score.of(group));
        if let Score::Standard(at) = score {
            table.row("score", &policy, &score.id(case), "not_observed", group.standards[at].not_observed);
            table.row("score", &policy, &score.id(case), "little_evidence", group.standards[at].little_evidence);
        }
    }
    for (at, decision) in case.decisions.iter().enumerate() {
        table.row("decision", &policy, &decision.id, "met", group.decisions[at].met);
        for option in decision.option_ids() {
            let (tally, path) = (group.options[option.index()], case.option_path(option));
            table.row("option", &policy, &path, "open", tally.open);
            table.row("option", &policy, &path, "chosen", tally.chosen);
        }
    }
    for (reaction, tally) in case.reactions.iter().zip(&group.reactions) {
        table.row("reaction", &policy, &reaction.id, "met", tally.met);
        table.row("reaction", &policy, &reaction.id, "flagged", tally.flagged);
        table.row("reaction", &policy, &reaction.id, "acted_out", tally.acted_out);
    }
    for (ending, &times) in case.endings.iter().zip(&group.endings) {
        table.row("ending", &policy, &ending.id, "times", times);
        table.estimate("ending", &policy, &ending.id, "share", share(times, group.attempts));
    }
    for (measure, tally) in case.measures.iter().zip(&group.measures) {
        let points = |hundredths: i32| (tally.weeks > 0).then(|| f64::from(hundredths) / 100.0);
        table.figure("measure", &policy, &measure.id, "least", points(tally.least));
        table.figure("measure", &policy, &measure.id, "mean", tally.mean());
        table.figure("measure", &policy, &measure.id, "most", points(tally.most));
        table.row("measure", &policy, &measure.id, "weeks", tally.weeks);
        table.row("measure", &policy, &measure.id, "weeks_at_lower_end", tally.at_least);
        table.row("measure", &policy, &measure.id, "weeks_at_upper_end", tally.at_most);
    }
    table.distribution("product", &policy, "ecomap", &group.ecomap);
    table.distribution("product", &policy, "plan", &group.plan);
    for (note, scores) in case.notes.iter().zip(&group.notes) {
        table.distribution("product", &policy, &format!("note.{}", note.id), scores);
    }
}

struct Table {
    text: String,
}

impl Table {
    fn row(&mut self, table: &str, policy: &str, item: &str, figure: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.text, "{table},{policy},{item},{figure},{value}");
    }

    /// A figure that may not exist: its line is left out then.
    fn figure(&mut self, table: &str, policy: &str, item: &str, figure: &str, value: Option<f64>) {
        if let Some(value) = value {
            self.row(table, policy, item, figure, value);
        }
    }

    fn estimate(&mut self, table: &str, policy: &str, item: &str, figure: &str, value: Option<Estimate>) {
        if let Some(Estimate { value, least, most }) = value {
            self.row(table, policy, item, figure, value);
            self.row(table, policy, item, &format!("{figure}_least"), least);
            self.row(table, policy, item, &format!("{figure}_most"), most);
        }
    }

    fn distribution(&mut self, table: &str, policy: &str, item: &str, of: &Distribution) {
        self.row(table, policy, item, "count", of.count());
        self.figure(table, policy, item, "mean", of.mean());
        self.figure(table, policy, item, "sd", of.deviation());
        for percent in PERCENTILES {
            self.figure(table, policy, item, &format!("p{percent}"), of.percentile(percent));
        }
    }
}
