//! The simulation as text: the tables, and then, where a terminal stops, what to look at in plain sentences.

use std::fmt::Write as _;

use super::findings::sentences;
use super::words::{percent, short, thousands};
use super::{PERCENTILES, Score, Simulation};
use crate::learners::statistics::{Apart, Estimate, share};
use crate::learners::{Distribution, Group, Policy};
use crate::scenario::pace;

/// Columns for sentences.
const WIDTH: usize = 100;
/// Columns for the names at the left of a table.
const NAMES: usize = 28;

pub(super) fn text(simulation: &Simulation<'_>) -> String {
    let mut out = String::new();
    begin(&mut out, simulation);
    who(&mut out, simulation);
    means(&mut out, simulation);
    telling(&mut out, simulation);
    decisions(&mut out, simulation);
    thoughts(&mut out, simulation);
    endings(&mut out, simulation);
    measures(&mut out, simulation);
    products(&mut out, simulation);
    ways(&mut out, simulation);
    spread(&mut out, simulation);
    how_to_read(&mut out);
    look_at(&mut out, simulation);
    out
}

fn heading(out: &mut String, title: &str) {
    let _ = write!(out, "\n{title}\n{}\n\n", "-".repeat(title.chars().count()));
}

fn begin(out: &mut String, simulation: &Simulation<'_>) {
    let Simulation { case, seed, asked, .. } = simulation;
    let _ = writeln!(out, "{}: {} attempts by virtual learners, seed {seed}", case.about.title, thousands(simulation.played()));
    if simulation.played() < *asked {
        let _ = writeln!(out, "Stopped after {} of {} attempts.", thousands(simulation.played()), thousands(*asked));
    }
    let _ = writeln!(out, "What to look at stands at the end.");
}

fn look_at(out: &mut String, simulation: &Simulation<'_>) {
    heading(out, "What to look at, the gravest first");
    let said = sentences(simulation.case, &simulation.findings());
    for sentence in &said {
        let bullet = textwrap::Options::new(WIDTH).initial_indent("- ").subsequent_indent("  ");
        let _ = writeln!(out, "{}", textwrap::fill(sentence, bullet));
    }
    if said.is_empty() {
        let _ = writeln!(out, "Nothing stands out: everything was met, and every standard tells skilled from unskilled learners apart.");
    }
}

fn who(out: &mut String, simulation: &Simulation<'_>) {
    heading(out, "Who played");
    for group in &simulation.tally.groups {
        let (column, id, attempts) = (column(group.policy), group.policy.id(), thousands(group.attempts));
        let _ = writeln!(out, "{column:>5}  {id:<12} {attempts:>9} attempts  {}", group.policy.stands_for());
    }
}

/// The head of a policy's column.
fn column(policy: Policy) -> String {
    match policy.skill() {
        Some(skill) => format!("s{skill}"),
        None => policy.id().chars().take(4).collect(),
    }
}

fn head(out: &mut String, simulation: &Simulation<'_>, before: &str) {
    let _ = write!(out, "{before}");
    for group in &simulation.tally.groups {
        let _ = write!(out, "{:>6}", column(group.policy));
    }
    let _ = writeln!(out);
}

fn cells(out: &mut String, simulation: &Simulation<'_>, before: &str, cell: impl Fn(&Group) -> Option<String>) {
    let _ = write!(out, "{before}");
    for group in &simulation.tally.groups {
        let _ = write!(out, "{:>6}", cell(group).unwrap_or_else(|| "-".into()));
    }
    let _ = writeln!(out);
}

fn name(text: &str) -> String {
    let mut cut: String = text.chars().take(NAMES).collect();
    if text.chars().count() > NAMES {
        cut.pop();
        cut.push('…');
    }
    format!("{cut:<NAMES$}")
}

fn figure(value: Option<f64>, decimals: usize) -> Option<String> {
    value.map(|value| format!("{:.decimals$}", if value.abs() < 0.5 / 10_f64.powi(decimals as i32) { 0.0 } else { value }))
}

fn means(out: &mut String, simulation: &Simulation<'_>) {
    heading(out, "Mean scores, by standard and learner");
    head(out, simulation, &name(""));
    for score in simulation.scores() {
        let decimals = if matches!(score, Score::DPrime) { 2 } else { 1 };
        cells(out, simulation, &name(&score.label(simulation.case)), |group| figure(score.of(group).mean(), decimals));
    }
    cells(out, simulation, &name("   Points, summed"), |group| figure(group.points.mean(), 1));
}

fn telling(out: &mut String, simulation: &Simulation<'_>) {
    let Some((low, high)) = simulation.tally.ends_of_skill() else { return };
    heading(out, "How far the scores tell learners apart");
    let _ =
        writeln!(out, "{} beside {}: d, and the chance that the first scores higher than the second", high.policy.id(), low.policy.id());
    let _ = writeln!(out, "(with 95% intervals; d as of Cohen, chance as area under the ROC curve)\n");
    for score in simulation.scores() {
        let _ = writeln!(out, "{}{}", name(&score.label(simulation.case)), apart_text(score.apart(high, low)));
    }
    let _ = writeln!(out, "\nAll standards together, for each pair of learners:\n");
    for (above, below) in simulation.pairs() {
        let pair = format!("{} beside {}", above.policy.id(), below.policy.id());
        let _ = writeln!(out, "{}{}", name(&pair), apart_text(Score::Overall.apart(above, below)));
    }
}

fn apart_text(apart: Option<Apart>) -> String {
    let Some(Apart { d, auc }) = apart else { return "  too few scores".into() };
    let d = d.map_or_else(|| "never varies".into(), |d| interval(d, 2));
    format!("{d:>22}   {}", interval(auc, 2))
}

fn interval(estimate: Estimate, decimals: usize) -> String {
    // Minus nothing is nothing.
    let whole = 10_f64.powi(decimals as i32);
    let [value, least, most] = [estimate.value, estimate.least, estimate.most].map(|figure| (figure * whole).round() / whole + 0.0);
    format!("{value:>5.decimals$} [{least:.decimals$}, {most:.decimals$}]")
}

fn decisions(out: &mut String, simulation: &Simulation<'_>) {
    let case = simulation.case;
    let (Some(all), skilled) = (simulation.tally.together(), simulation.tally.skilled()) else { return };
    heading(out, "Decisions and options");
    let _ =
        writeln!(out, "Difficulty is the mean share of what could be earned (high is easy), discrimination the correlation with the rest;");
    let _ = writeln!(out, "both over the skilled learners. Of an option: in how many of all attempts it was open, then how often it was");
    let _ = writeln!(out, "chosen where it was open.\n");
    head(out, simulation, &format!("{} {:>6}", name(""), "open"));
    for (at, decision) in case.decisions.iter().enumerate() {
        let met = percent(all.decisions[at].met as f64 / all.attempts.max(1) as f64);
        let item = skilled.as_ref().map(|skilled| skilled.decisions[at].item);
        let difficulty = figure(item.and_then(|item| item.difficulty()), 2).unwrap_or_else(|| "-".into());
        let discrimination = figure(item.and_then(|item| item.discrimination()), 2).unwrap_or_else(|| "-".into());
        let _ = writeln!(out, "{} \"{}\"", decision.id, short(&decision.prompt));
        let _ = writeln!(out, "  met in {met}, difficulty {difficulty}, discrimination {discrimination}");
        for id in decision.option_ids() {
            let open = percent(all.options[id.index()].open as f64 / all.attempts.max(1) as f64);
            let before = format!("{} {open:>6}", name(&format!("    {}", case.option(id).id)));
            cells(out, simulation, &before, |group| {
                let option = group.options[id.index()];
                (option.open > 0).then(|| percent(option.chosen as f64 / option.open as f64))
            });
        }
    }
}

fn thoughts(out: &mut String, simulation: &Simulation<'_>) {
    let case = simulation.case;
    if case.reactions.is_empty() {
        return;
    }
    let (Some(all), skilled) = (simulation.tally.together(), simulation.tally.skilled()) else { return };
    heading(out, "Thoughts");
    let _ =
        writeln!(out, "In how many of all attempts each was met and acted out, difficulty and discrimination (over the skilled), and how");
    let _ = writeln!(out, "often it was flagged where it was met. * is countertransference.\n");
    head(out, simulation, &format!("{} {:>5} {:>5} {:>5} {:>5}", name(""), "met", "acted", "diff.", "disc."));
    for (at, reaction) in case.reactions.iter().enumerate() {
        let line = &all.reactions[at];
        let of_all = |count: u64| percent(count as f64 / all.attempts.max(1) as f64);
        let item = skilled.as_ref().map(|skilled| skilled.reactions[at].item);
        let figures = [item.and_then(|item| item.difficulty()), item.and_then(|item| item.discrimination())];
        let [difficulty, discrimination] = figures.map(|value| figure(value, 2).unwrap_or_else(|| "-".into()));
        let mark = if reaction.is_signal() { "*" } else { " " };
        let before = format!(
            "{} {:>5} {:>5} {difficulty:>5} {discrimination:>5}",
            name(&format!("  {mark} {}", reaction.id)),
            of_all(line.met),
            of_all(line.acted_out)
        );
        cells(out, simulation, &before, |group| {
            let line = &group.reactions[at];
            (line.met > 0).then(|| percent(line.flagged as f64 / line.met as f64))
        });
    }
}

fn endings(out: &mut String, simulation: &Simulation<'_>) {
    heading(out, "Endings");
    let _ = writeln!(out, "Share of the attempts of each learner, with Wilson's 95% interval.");
    for (at, ending) in simulation.case.endings.iter().enumerate() {
        let _ = writeln!(out, "\n{} \"{}\"", ending.id, short(&ending.title));
        for group in &simulation.tally.groups {
            if let Some(Estimate { value, least, most }) = share(group.endings[at], group.attempts) {
                let (value, least, most) = (value * 100.0, least * 100.0, most * 100.0);
                let _ = writeln!(out, "  {:<12} {value:>5.1}% [{least:.1}, {most:.1}]", group.policy.id());
            }
        }
    }
}

fn measures(out: &mut String, simulation: &Simulation<'_>) {
    let Some(all) = simulation.tally.together().filter(|all| !all.measures.is_empty()) else { return };
    heading(out, "Measures, as the weeks ended");
    let _ =
        writeln!(out, "Over all learners the least, mean and greatest value and the share of weeks at either end of the range; then the");
    let _ = writeln!(out, "mean of each learner.\n");
    head(out, simulation, &format!("{} {:>6} {:>6} {:>6} {:>6} {:>6}", name(""), "least", "mean", "most", "at low", "at top"));
    for (at, measure) in simulation.case.measures.iter().enumerate() {
        let tally = all.measures[at];
        let of_weeks = |weeks: u64| percent(weeks as f64 / tally.weeks.max(1) as f64);
        let points = |hundredths: i32| format!("{:.0}", f64::from(hundredths) / 100.0);
        let mean = figure(tally.mean(), 0).unwrap_or_else(|| "-".into());
        let (least, most) = if tally.weeks > 0 { (points(tally.least), points(tally.most)) } else { ("-".into(), "-".into()) };
        let before = format!(
            "{} {least:>6} {mean:>6} {most:>6} {:>6} {:>6}",
            name(&measure.name),
            of_weeks(tally.at_least),
            of_weeks(tally.at_most)
        );
        cells(out, simulation, &before, |group| figure(group.measures[at].mean(), 0));
    }
}

fn products(out: &mut String, simulation: &Simulation<'_>) {
    let case = simulation.case;
    if case.ecomap.is_none() && case.plan.is_none() && case.notes.is_empty() {
        return;
    }
    heading(out, "Work products, mean score in percent");
    head(out, simulation, &name(""));
    if case.ecomap.is_some() {
        cells(out, simulation, &name("Ecomap"), |group| figure(group.ecomap.mean(), 0));
    }
    if case.plan.is_some() {
        cells(out, simulation, &name("Service plan"), |group| figure(group.plan.mean(), 0));
    }
    for (at, note) in case.notes.iter().enumerate() {
        cells(out, simulation, &name(&format!("Note: {}", note.title)), |group| figure(group.notes[at].mean(), 0));
    }
}

fn ways(out: &mut String, simulation: &Simulation<'_>) {
    let Some(all) = simulation.tally.together() else { return };
    heading(out, "Ways and words");
    let (paths, played) = (thousands(all.paths.count() as u64), thousands(all.attempts));
    let _ = writeln!(out, "{paths} different ways through the decisions were seen in {played} attempts.");
    if let (Some(words), Some(minutes)) = (all.words.percentile(50), all.minutes.percentile(50)) {
        let (from, to) = simulation.case.about.minutes;
        let _ = writeln!(
            out,
            "Half of the attempts show at most {} words and take at most {minutes:.0} min, at {} words a minute and {} s for each\n\
             answer. The case says {from} to {to} min.",
            thousands(words as u64),
            pace::WORDS_A_MINUTE,
            pace::SECONDS_AN_ANSWER
        );
    }
    let _ = writeln!(out);
    head(out, simulation, &name(""));
    cells(out, simulation, &name("Different ways"), |group| Some(group.paths.count().to_string()));
    cells(out, simulation, &name("Words, median"), |group| figure(group.words.percentile(50), 0));
    cells(out, simulation, &name("Answers, median"), |group| figure(group.answers.percentile(50), 0));
    cells(out, simulation, &name("Minutes, median"), |group| figure(group.minutes.percentile(50), 0));
    cells(out, simulation, &name("Hours spent, of all"), |group| group.hours.share().map(percent));
}

fn spread(out: &mut String, simulation: &Simulation<'_>) {
    heading(out, "How the scores spread");
    let _ = write!(out, "{}{:>7}{:>7}", name(""), "mean", "sd");
    for percent in PERCENTILES {
        let _ = write!(out, "{:>7}", format!("{percent}%"));
    }
    let _ = writeln!(out, "{:>12}{:>12}", "not obs.", "little ev.");
    for score in simulation.scores() {
        let _ = writeln!(out, "{}", score.label(simulation.case).trim_start());
        for group in &simulation.tally.groups {
            let _ = write!(out, "{}{}", name(&format!("    {}", group.policy.id())), distribution(score.of(group)));
            if let Score::Standard(at) = score {
                let of_all = |count: u64| percent(count as f64 / group.attempts.max(1) as f64);
                let standard = &group.standards[at];
                let _ = write!(out, "{:>12}{:>12}", of_all(standard.not_observed), of_all(standard.little_evidence));
            }
            let _ = writeln!(out);
        }
    }
}

fn distribution(of: &Distribution) -> String {
    let figures = [of.mean(), of.deviation()].into_iter().chain(PERCENTILES.map(|percent| of.percentile(percent)));
    figures.map(|value| format!("{:>7}", figure(value, 1).unwrap_or_else(|| "-".into()))).collect()
}

fn how_to_read(out: &mut String) {
    heading(out, "How to read this");
    let _ = writeln!(
        out,
        "Virtual learners do not read: they know the ratings and keys and lean to or away from them. What they show is what the\n\
         case lets its scores say. How hard its words are only people can show. \"All together\" and \"Points\" serve to compare\n\
         learners here; nobody is graded by them. d of 0.2 is small, 0.5 middling, 0.8 large. A chance of 0.50 tells nothing, 1.00\n\
         everything. A discrimination below 0.20 is weak, one below 0 asks for a look at the ratings."
    );
}
