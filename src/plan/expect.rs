//! What a plan can expect of a play and of its scores.
//!
//! `week 3` · `phase planning` · `desk` · `asked DECISION` · `in ENCOUNTER` · `ending ENDING` · `knows FACT` · `is FLAG` ·
//! `uses RESOURCE` · `waits RESOURCE` · `tie TIE strong` · `open DECISION.OPTION` · `reads "text"` (since the last `do`) ·
//! `MEASURE >= 40` (also `<=`, `=`) · and `not` before any of them.
//!
//! Scores: `3 >= 60` (a standard; also `<=`, `=`, `none`, `little`) · `phase planning <= 40` · `hits 4` · `misses 0` ·
//! `false_alarms 1` · `correct_rejections 3` · `ecomap >= 80` · `plan >= 80` · `note ID >= 80` · `critical 1`.

use crate::scenario::words::{PhaseName, Strength};
use crate::scenario::{Scenario, Work};
use crate::score;
use crate::sim::{Event, Place, Play, Service, Standing, Step};

/// Where a play is, in words.
pub(super) fn place(play: &Play) -> String {
    let case = play.case();
    let state = play.state();
    match state.place {
        Place::Encounter(encounter, Step::Decide(decision)) => {
            format!("week {}, in {}, asked {}", state.week, case.encounter(encounter).id, case.decision(decision).id)
        }
        Place::Encounter(encounter, Step::Make(work, _)) => {
            format!("week {}, in {}, making {}", state.week, case.encounter(encounter).id, work_name(case, work))
        }
        Place::Encounter(encounter, Step::Close) => {
            format!("week {}, in {}, which can be closed", state.week, case.encounter(encounter).id)
        }
        Place::Desk => format!("week {}, {}, at the desk", state.week, case.phase(state.phase).name.id()),
        Place::Ended(ending) => format!("the case has ended: {}", case.ending(ending).id),
    }
}

fn work_name(case: &Scenario, work: Work) -> String {
    match work {
        Work::Ecomap => "ecomap".into(),
        Work::Plan => "plan".into(),
        Work::Note(note) => format!("note {}", case.note(note).id),
    }
}

/// Checks an expectation.
pub(super) fn check(play: &Play, since: &[Event], words: &str) -> Result<(), String> {
    let (wanted, words) = match words.strip_prefix("not ") {
        Some(rest) => (false, rest.trim()),
        None => (true, words),
    };
    let (holds, found) = holds(play, since, words)?;
    if holds == wanted {
        return Ok(());
    }
    let not = if wanted { "" } else { "not " };
    Err(format!("expected {not}{words}, found {found}"))
}

fn holds(play: &Play, since: &[Event], words: &str) -> Result<(bool, String), String> {
    let case = play.case();
    let state = play.state();
    let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
    let rest = rest.trim();
    let here = place(play);
    let known = |what: &str, at: Option<usize>| at.ok_or_else(|| format!("the case has no {what} \"{rest}\""));
    Ok(match verb {
        "week" => (rest.parse() == Ok(state.week), here),
        "phase" => (PhaseName::by_id(rest) == Some(case.phase(state.phase).name), here),
        "desk" => (state.place == Place::Desk, here),
        "asked" => {
            let decision = case.find_decision(rest).ok_or_else(|| format!("the case has no decision \"{rest}\""))?;
            let asked = matches!(state.place, Place::Encounter(_, Step::Decide(now)) if now == decision) || state.on_desk(case, decision);
            (asked, here)
        }
        "in" => {
            let at = known("encounter", case.encounters.iter().position(|encounter| encounter.id == rest))?;
            (matches!(state.place, Place::Encounter(now, _) if now.index() == at), here)
        }
        "ending" => {
            let at = known("ending", case.endings.iter().position(|ending| ending.id == rest))?;
            (matches!(state.place, Place::Ended(now) if now.index() == at), here)
        }
        "knows" => {
            let at = known("fact", case.facts.iter().position(|fact| fact.id == rest))?;
            (state.facts[at], (if state.facts[at] { "it is known" } else { "it is not known" }).into())
        }
        "is" => {
            let at = known("flag", case.flags.iter().position(|flag| flag == rest))?;
            (state.flags[at], (if state.flags[at] { "the flag is set" } else { "the flag is not set" }).into())
        }
        "uses" | "waits" => {
            let at = known("resource", case.resources.iter().position(|resource| resource.id == rest))?;
            let service = state.services[at];
            let holds = if verb == "uses" { service == Service::Active } else { matches!(service, Service::Waiting(_)) };
            (holds, format!("{service:?}"))
        }
        "tie" => {
            let (tie, strength) = rest.split_once(' ').ok_or("a tie and a strength are wanted")?;
            let at = case.ties.iter().position(|candidate| candidate.id == tie).ok_or_else(|| format!("the case has no tie \"{tie}\""))?;
            let now = state.ties[at].strength;
            (Strength::by_id(strength.trim()) == Some(now), now.id().into())
        }
        "open" => {
            let (decision, option) = rest.split_once('.').ok_or("an option is written decision.option")?;
            let decision = case.find_decision(decision).ok_or_else(|| format!("the case has no decision \"{decision}\""))?;
            let option = case.find_option(decision, option).ok_or_else(|| format!("the case has no option \"{rest}\""))?;
            let standing = state.standing(case, option);
            (standing == Standing::Open, format!("{standing:?}"))
        }
        "reads" => {
            let wanted = rest.trim_matches('"');
            let read = since.iter().any(|event| match event {
                Event::Passage(scene) => case.scene(*scene).lines.iter().any(|line| line.text.contains(wanted)),
                _ => false,
            });
            (read, "no such text since the last `do`".into())
        }
        measure => {
            let at = case.measures.iter().position(|candidate| candidate.id == measure);
            let at = at.ok_or_else(|| format!("\"{measure}\" is neither a measure nor anything else that can be expected"))?;
            let value = f64::from(state.measures[at]) / 100.0;
            (compare(value, rest)?, format!("{value}"))
        }
    })
}

/// Checks a score.
pub(super) fn check_score(play: &Play, words: &str) -> Result<(), String> {
    let case = play.case();
    let scores = score::score(case, play.events());
    let (what, rest) = words.split_once(' ').unwrap_or((words, ""));
    let counts = scores.reactions.counts;
    let value = match what {
        "hits" => Some(f64::from(counts.hits)),
        "misses" => Some(f64::from(counts.misses)),
        "false_alarms" => Some(f64::from(counts.false_alarms)),
        "correct_rejections" => Some(f64::from(counts.correct_rejections)),
        "critical" => Some(scores.standards.critical.len() as f64),
        "phase" => {
            let (name, comparison) = rest.split_once(' ').ok_or("a phase and a comparison are wanted")?;
            let phase = scores.standards.phases.iter().find(|phase| case.phase(phase.phase).name.id() == name);
            return judge(phase.ok_or_else(|| format!("the case has no phase \"{name}\""))?.score, comparison);
        }
        "ecomap" => product(&scores, |work| work == Work::Ecomap),
        "plan" => product(&scores, |work| work == Work::Plan),
        "note" => {
            let (name, comparison) = rest.split_once(' ').ok_or("a note and a comparison are wanted")?;
            return judge(product(&scores, |work| matches!(work, Work::Note(note) if case.note(note).id == name)), comparison);
        }
        number => {
            let standard = scores.standards.standards.iter().find(|standard| standard.number.to_string() == number);
            let standard = standard.ok_or_else(|| format!("\"{number}\" is no score"))?;
            if rest == "little" {
                return if standard.has_little_evidence() {
                    Ok(())
                } else {
                    Err(format!("standard {number} stands on {} decisions", standard.decisions))
                };
            }
            standard.score
        }
    };
    // Counts may be given without a comparison.
    if let (Some(value), Ok(wanted)) = (value, rest.parse::<f64>()) {
        return if (value - wanted).abs() < 0.05 { Ok(()) } else { Err(format!("expected {what} {wanted}, found {value}")) };
    }
    judge(value, rest)
}

/// The last product of a kind.
fn product(scores: &score::Scores, is: impl Fn(Work) -> bool) -> Option<f64> {
    scores.products.iter().rev().find(|product| is(product.work)).and_then(|product| product.score)
}

fn judge(value: Option<f64>, comparison: &str) -> Result<(), String> {
    match (value, comparison) {
        (None, "none") => Ok(()),
        (None, _) => Err(format!("expected {comparison}, but nothing was observed")),
        (Some(value), "none") => Err(format!("expected nothing observed, found {value:.2}")),
        (Some(value), comparison) => {
            if compare(value, comparison)? {
                Ok(())
            } else {
                Err(format!("expected {comparison}, found {value:.2}"))
            }
        }
    }
}

fn compare(value: f64, comparison: &str) -> Result<bool, String> {
    let (sign, number) =
        comparison.split_once(' ').ok_or_else(|| format!("\"{comparison}\" is no comparison: write >= 40, <= 40 or = 40"))?;
    let number: f64 = number.trim().parse().map_err(|_| format!("\"{number}\" is no number"))?;
    match sign {
        ">=" => Ok(value >= number),
        "<=" => Ok(value <= number),
        "=" => Ok((value - number).abs() < 0.05),
        other => Err(format!("\"{other}\" is none of >=, <=, =")),
    }
}
