//! The debrief as plain text, in its order: what a screen reader or a printer gets.

use std::fmt::Write as _;

use crate::debrief::{
    self as debriefing, Debrief, Note, Taken, WentWell, cause_text, changes, confidence_words, detection_words, evidence_words, points,
    tie_words,
};
use crate::scenario::{Scenario, SceneId, Voice, Work};
use crate::score::{CAP, Outcome, StandardScore, WorkDetail};
use crate::sim::{Place, Play};
use crate::standards::Edition;

/// How much of a debrief to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What a learner reads after the case.
    Short,
    /// With every decision, every figure and everything that moved a measure.
    Full,
}

/// The debrief of a play that has ended.
pub fn text(play: &Play, debrief: &Debrief, edition: &Edition, extent: Extent) -> String {
    let case = play.case();
    let mut out = String::new();
    outcome(&mut out, play, debrief);
    went_well(&mut out, case, debrief);
    most_left(&mut out, case, debrief);
    standards(&mut out, play, debrief, edition);
    kind_of_work(&mut out, case, debrief);
    reactions(&mut out, case, debrief);
    work(&mut out, case, debrief);
    if extent == Extent::Full {
        decisions(&mut out, case, debrief);
        figures(&mut out, case, debrief, edition);
        what_moved(&mut out, play, debrief);
    }
    carry_away(&mut out, case);
    out
}

/// Where a play stands that has not ended.
pub fn progress(play: &Play) -> String {
    let case = play.case();
    let state = play.state();
    let place = match state.place {
        Place::Encounter(encounter, _) => format!("in \"{}\"", case.encounter(encounter).title),
        Place::Desk => "at the desk".into(),
        Place::Ended(_) => "after its end".into(),
    };
    let phase = case.phase(state.phase).name.label();
    format!("{}: week {} of {}, {phase}, {place}. There is no debrief before the end.\n", case.about.title, state.week, case.limits.weeks)
}

fn heading(out: &mut String, title: &str) {
    let _ = write!(out, "\n{title}\n{}\n\n", "-".repeat(title.chars().count()));
}

/// A scene as paragraphs with the speakers' names.
fn scene(out: &mut String, case: &Scenario, id: SceneId) {
    for line in &case.scene(id).lines {
        let _ = match line.voice {
            Voice::Narration => writeln!(out, "{}", line.text),
            Voice::Speech(node) => writeln!(out, "{}: \"{}\"", case.spoken_name(node), line.text),
            Voice::Me => writeln!(out, "You: \"{}\"", line.text),
            Voice::Thought(_) => writeln!(out, "You think: {}", line.text),
        };
    }
}

fn outcome(out: &mut String, play: &Play, debrief: &Debrief) {
    let case = play.case();
    let _ = writeln!(out, "{}", case.about.title);
    for act in &debrief.critical {
        heading(out, "First of all");
        let option = case.option(act.option);
        let _ = writeln!(out, "In week {} you chose: {}", act.week, option.text);
        let _ = writeln!(out, "{}", option.critical.as_deref().unwrap_or_default());
        let _ = writeln!(out, "It caps what the phase {} can earn at {CAP} percent.", case.phase(act.phase).name.label().to_lowercase());
    }
    let weeks = play.state().week;
    heading(out, &format!("{}'s {} weeks", case.client.called, weeks));
    let ending = case.ending(debrief.ending);
    let _ = writeln!(out, "{}", ending.title);
    scene(out, case, ending.text);
    let _ = writeln!(out);
    for line in &debrief.lines {
        let measure = case.measure(line.measure);
        let values: Vec<String> = line.values.iter().map(|value| points((value + 50).div_euclid(100) * 100)).collect();
        let last = line.values.last().copied().unwrap_or(measure.start);
        let word = measure.word(last).map(|word| format!(" ({word})")).unwrap_or_default();
        let _ = writeln!(out, "{}, week by week: {}{word}", measure.name, values.join(", "));
    }
}

fn went_well(out: &mut String, case: &Scenario, debrief: &Debrief) {
    heading(out, "What went well");
    if debrief.went_well.is_empty() {
        let _ = writeln!(out, "Nothing stands out yet. The decisions below show where more was open.");
    }
    for WentWell { option, week, standard, rating } in &debrief.went_well {
        let choice = case.option(*option);
        let rating = &choice.ratings[*rating];
        let indicator = case.edition.standard(*standard).and_then(|standard| standard.indicator(&rating.indicator));
        let _ = writeln!(out, "Week {week}. {}\n  You: {}", case.decision(choice.decision).prompt, choice.text);
        let _ = writeln!(out, "  S{standard}.{}: {}", rating.indicator, indicator.map_or("", |indicator| indicator.text.as_str()));
        let _ = writeln!(out, "  Here: {}.", rating.rationale);
    }
}

fn standards(out: &mut String, play: &Play, debrief: &Debrief, edition: &Edition) {
    let case = play.case();
    let own = edition.id == case.edition.id;
    let crosswalk;
    let scores: &[StandardScore] = if own {
        &debrief.scores.standards.standards
    } else {
        crosswalk = debrief.scores.standards.under(edition);
        &crosswalk
    };
    heading(out, &edition.title);
    for score in scores {
        let name = edition.standard(score.number).map_or("", |standard| standard.name.as_str());
        let figure = score.score.map_or_else(|| "–".into(), |score| format!("{score:.0}"));
        let _ = writeln!(out, "{} {name}: {figure} ({})", score.number, evidence_words(score));
        if !own {
            continue;
        }
        if let Some(rating) = play.state().self_ratings.get(usize::from(score.number) - 1).copied().flatten() {
            let _ = writeln!(out, "  Your own view: {}", crate::debrief::rating_words(rating));
        }
    }
}

fn kind_of_work(out: &mut String, case: &Scenario, debrief: &Debrief) {
    heading(out, "The kind of work");
    let practice = &debrief.scores.practice;
    let roles: Vec<String> = practice
        .roles
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(role, count)| format!("{} {count}", role.label().to_lowercase()))
        .collect();
    let _ = writeln!(out, "Roles you took: {}.", if roles.is_empty() { "none".into() } else { roles.join(", ") });
    let _ = writeln!(out, "Interventions at the client level: {}; at the system level: {}.", practice.client_level, practice.system.len());
    for work in &practice.system {
        let step = work.step.map_or("no step of the cycle", |step| step.label());
        let _ = writeln!(out, "  Week {}: {} — {}", work.week, step.to_lowercase(), case.option(work.option).text);
    }
    let missing: Vec<String> = practice.missing_steps().map(|step| step.label().to_lowercase()).collect();
    if !practice.system.is_empty() && !missing.is_empty() {
        let _ = writeln!(out, "Steps of the system-level cycle not taken: {}.", missing.join(", "));
    }
    if practice.before_analysis().next().is_some() {
        let _ = writeln!(out, "A later step of the cycle came before any analysis: what was it based on?");
    }
}

/// Every change of a measure with its causes.
fn what_moved(out: &mut String, play: &Play, debrief: &Debrief) {
    let case = play.case();
    heading(out, "What moved what");
    let mut week = 0;
    for change in changes(case, play.events()) {
        if change.week != week {
            week = change.week;
            let _ = writeln!(out, "Week {week}");
            for moment in debrief.moments.iter().filter(|moment| moment.week == week) {
                if let Note::Started(resource) = moment.note {
                    let _ = writeln!(out, "  {} started.", case.resource(resource).name);
                }
            }
        }
        let measure = case.measure(change.measure);
        let (from, to) = (points(change.from), points(change.to));
        let _ = if change.has_moved() {
            writeln!(out, "  {}: {from} to {to}", measure.name)
        } else {
            writeln!(out, "  {}: stays at {to}", measure.name)
        };
        for (cause, by) in &change.causes {
            let _ = writeln!(out, "    {} — {}", points(*by), cause_text(case, *cause, *by > 0));
        }
    }
}

/// What each score is made of.
fn figures(out: &mut String, case: &Scenario, debrief: &Debrief, edition: &Edition) {
    heading(out, "Every figure: weight × (effect − least) of weight × (most − least)");
    if edition.id != case.edition.id {
        let _ = writeln!(
            out,
            "Under the standards that the case is rated by, {}. The scores above are made of the same figures, by the crosswalk.\n",
            case.edition.title
        );
    }
    for standard in &case.edition.standards {
        let _ = writeln!(out, "{} {}", standard.number, standard.name);
        for c in debrief.scores.standards.evidence(standard.number) {
            let decision = case.decision(c.decision);
            let _ = writeln!(
                out,
                "  Week {}, {}: {} × ({} − ({})) = {} of {}",
                c.week,
                decision.prompt,
                c.weight,
                c.effect,
                c.least,
                c.earned(),
                c.possible()
            );
            for (at, option) in decision.option_ids().enumerate() {
                if c.chosen.has(at) {
                    let choice = case.option(option);
                    for rating in choice.ratings.iter().filter(|rating| rating.standard == c.standard) {
                        let _ = writeln!(out, "    {} — S{}.{}: {}", choice.text, rating.standard, rating.indicator, rating.rationale);
                    }
                }
            }
        }
    }
}

fn reactions(out: &mut String, case: &Scenario, debrief: &Debrief) {
    let scores = &debrief.scores.reactions;
    if scores.lines.is_empty() {
        return;
    }
    heading(out, "Your reactions");
    let _ = writeln!(out, "{}", detection_words(scores));
    if let Some(words) = confidence_words(scores) {
        let _ = writeln!(out, "{words}");
    }
    if let Some(kinds) = scores.kind_accuracy {
        let _ = writeln!(
            out,
            "You named the kind of {} of the {} that you spotted, and {kinds:.0} percent of that fits.",
            scores.named(),
            scores.counts.hits
        );
    }
    let figures = debriefing::figures(scores);
    if !figures.is_empty() {
        let _ = writeln!(out, "For the statistically curious:");
    }
    for figure in figures {
        let _ = writeln!(out, "  {figure}.");
    }
    for line in &scores.lines {
        let reaction = case.reaction(line.reaction);
        let did = match line.outcome {
            Outcome::Hit => "you flagged it, and it was countertransference",
            Outcome::Miss => "you let it pass; it was countertransference",
            Outcome::FalseAlarm => "you flagged it; it was not countertransference",
            Outcome::CorrectRejection => "you let it pass, and it was not countertransference",
        };
        let _ = writeln!(out, "\n{}", reaction.line);
        let _ = writeln!(out, "  {}{did}.", line.sure.map(|sure| format!("{sure} percent sure, ")).unwrap_or_default());
        if let Some(origin) = reaction.origin {
            let _ = writeln!(out, "  {} — {}.", reaction.kind.label(), origin.label().to_lowercase());
        }
        let _ = writeln!(out, "  {}", reaction.why);
        if line.acted_out {
            let _ = writeln!(out, "  It went unflagged into what you did, and that had consequences.");
        }
    }
}

fn work(out: &mut String, case: &Scenario, debrief: &Debrief) {
    if debrief.scores.products.is_empty() {
        return;
    }
    heading(out, "Your work beside the key");
    for product in &debrief.scores.products {
        let title = match product.work {
            Work::Ecomap => "Ecomap".to_owned(),
            Work::Plan => "Service plan".to_owned(),
            Work::Note(note) => format!("Contact note: {}", case.note(note).title),
        };
        let score = product.score.map_or_else(|| "not observed".into(), |score| format!("{score:.0} of 100"));
        let _ = writeln!(out, "{title}: {score}");
        match &product.detail {
            WorkDetail::Ecomap(pairs) => {
                for pair in pairs {
                    let Some(task) = &case.ecomap else { continue };
                    let between = task.pairs[usize::from(pair.pair)].between;
                    let Some(credit) = pair.credit else { continue };
                    let (drawn, key) = (tie_words(pair.drawn), tie_words(pair.key));
                    let _ = writeln!(
                        out,
                        "  {} and {}: drawn {drawn}; key {key}; {credit} percent",
                        case.node(between.0).name,
                        case.node(between.1).name
                    );
                }
            }
            WorkDetail::Plan { goals, left_out, .. } => {
                for goal in goals {
                    let about = case.goal(goal.goal);
                    let _ = writeln!(
                        out,
                        "  {}: serves {}, client's words {}, SMART {}, owner {}, review {}: {:.0} percent. {}",
                        about.title,
                        goal.serves,
                        goal.words,
                        goal.smart,
                        goal.owner_fits,
                        goal.review_fits,
                        goal.credit(),
                        about.why
                    );
                }
                for goal in left_out {
                    let _ = writeln!(out, "  Left out: {}. {}", case.goal(*goal).title, case.goal(*goal).why);
                }
            }
            WorkDetail::Note(statements) => {
                let Work::Note(note) = product.work else { continue };
                for statement in statements {
                    let key = &case.note(note).statements[usize::from(statement.statement)];
                    let keep = if key.covered { "belongs in the note" } else { "stays out" };
                    let right = match (statement.kind_right, statement.keep_right) {
                        (true, true) => "as sorted",
                        (false, false) => "both otherwise than sorted",
                        (true, false) => "kept or left out otherwise",
                        (false, true) => "taken for the other kind",
                    };
                    let _ = writeln!(out, "  {} — {}, {keep} ({right}). {}", key.text, key.is.label().to_lowercase(), key.why);
                }
            }
        }
    }
}

/// The decisions where most was left, with what else was open.
fn most_left(out: &mut String, case: &Scenario, debrief: &Debrief) {
    if debrief.most_left.is_empty() {
        return;
    }
    heading(out, "Where most was left");
    for &at in &debrief.most_left {
        let taken = &debrief.taken[at];
        let _ = writeln!(out, "Week {}. {}", taken.week, case.decision(taken.decision).prompt);
        chosen(out, case, taken);
        if let Some(other) = taken.stronger_option(case).map(|option| case.option(option)) {
            let _ = writeln!(out, "  Also open: {}", other.text);
            for rating in other.ratings.iter().filter(|rating| rating.effect > 0) {
                let _ = writeln!(out, "    S{}.{}: {}.", rating.standard, rating.indicator, rating.rationale);
            }
        }
        let _ = writeln!(out);
    }
}

fn decisions(out: &mut String, case: &Scenario, debrief: &Debrief) {
    heading(out, "Decision by decision");
    for taken in &debrief.taken {
        let _ = writeln!(out, "Week {}. {}", taken.week, case.decision(taken.decision).prompt);
        chosen(out, case, taken);
    }
}

fn chosen(out: &mut String, case: &Scenario, taken: &Taken) {
    if taken.chosen.is_empty() {
        let _ = writeln!(out, "  You left it.");
    }
    for option in taken.options(case) {
        let choice = case.option(option);
        let _ = writeln!(out, "  You: {}", choice.text);
        if !choice.feedback.is_empty() {
            let _ = writeln!(out, "  {}", choice.feedback);
        }
    }
}

fn carry_away(out: &mut String, case: &Scenario) {
    heading(out, "Carry away");
    for help in &case.help {
        let _ = writeln!(out, "{help}");
    }
    let _ = writeln!(out, "{}", LIMITS);
}

/// The three limits that every debrief states.
pub const LIMITS: &str = "The people of this case are invented. Nothing here is legal or clinical advice: follow your agency's policy and \
    your state's law, and ask your supervisor. A score is a teaching signal, no license to practice.";
