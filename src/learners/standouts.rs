//! What an instructor should look at first in a tally, as data. The words for it are in `report`.

use super::blame::{apart_in, given_up, guessed, unclear};
use super::policy::Policy;
use super::statistics::{Apart, Estimate, apart, share};
use super::tally::{Group, Tally};
use crate::scenario::{DecisionId, EndingId, MeasureId, OptionId, Pick, ReactionId, Scenario};

/// Something that stands out.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the sentence on each variant speaks of its fields")]
pub enum Standout {
    /// So many learners of a policy got stuck.
    Stuck { policy: Policy, attempts: u64 },
    /// Nobody met a decision.
    DecisionNeverMet(DecisionId),
    /// Nobody could choose an option, though its decision came.
    OptionNeverOpen(OptionId),
    /// Nobody chose an option, though it was open in so many attempts.
    OptionNeverChosen { option: OptionId, open: u64 },
    /// Of those who choose by chance, whoever could choose an option did so, in this share of so many attempts: there is hardly a
    /// choice.
    OptionAlwaysChosen { option: OptionId, open: u64, share: f64 },
    /// Nobody met a thought.
    LineNeverMet(ReactionId),
    /// Nobody reached an ending; whether the learner who gives the author's answers was among them.
    EndingNeverReached { ending: EndingId, best_played: bool },
    /// Nearly every attempt ends alike, whoever plays.
    OneEnding { ending: EndingId, share: f64 },
    /// Whoever gives the author's best answers mostly ends where whoever always takes the least mostly ends: the shares of both.
    EndsAlike { ending: EndingId, best: Estimate, worst: Estimate },
    /// An ending comes about as often whoever plays, in this share of all attempts and in these of the best and the worst: luck
    /// alone decides on it.
    EndingByLuck { ending: EndingId, share: f64, best: Estimate, worst: Estimate },
    /// Whoever always takes the least mostly ends here, and whoever gives the author's best answers more seldom or never: whether
    /// it is meant for such work, only the author knows. Where the best answers end most often, and how often.
    EndingOfWorst { ending: EndingId, best: Estimate, worst: Estimate, instead: (EndingId, Estimate) },
    /// A standard does not tell the most from the least skilled; d and its interval, none where no score varies; the decision to
    /// begin with.
    TellsNothing { standard: u8, d: Option<Estimate>, blame: Option<DecisionId> },
    /// A standard tells them apart by little only.
    TellsLittle { standard: u8, d: Estimate, blame: Option<DecisionId> },
    /// A standard scores the least skilled higher.
    TellsWrongly { standard: u8, d: Estimate, blame: Option<DecisionId> },
    /// No standard tells two policies apart; the greatest of their d, none where nothing varies.
    Alike { first: Policy, second: Policy, d: Option<f64> },
    /// Guessing earns more than half on a standard, the most of it in this decision.
    GuessingPays { standard: u8, mean: f64, blame: Option<DecisionId> },
    /// A policy that stands for an error scores at least as high as the most skilled learner, on these standards, or overall; the
    /// decision in which the skilled do better all the same, if there is one.
    Outdoes { policy: Policy, skilled: Policy, standards: Vec<u8>, overall: bool, tells: Option<DecisionId> },
    /// Even the learner who gives the author's best answers scores low on a standard; the decisions in which those answers give it up,
    /// the costliest first.
    GivenUp { standard: u8, mean: f64, decisions: Vec<DecisionId> },
    /// Whoever plays, the hours left nearly always cover all that is open; who spends most, and what share.
    HoursLeft { policy: Policy, spent: f64 },
    /// A standard stays unobserved in this share of all attempts.
    Unobserved { standard: u8, share: f64 },
    /// A standard has a score from too few decisions in this share of all attempts.
    LittleEvidence { standard: u8, share: f64 },
    /// Better learners earn less in a decision: its item–rest correlation.
    DecisionAgainst { decision: DecisionId, r: f64 },
    /// A decision hardly goes with the rest: its item–rest correlation.
    DecisionWeak { decision: DecisionId, r: f64 },
    /// Nearly everybody earns nearly all of a decision: its difficulty.
    DecisionEasy { decision: DecisionId, p: f64 },
    /// Hardly anybody earns anything in a decision: its difficulty.
    DecisionHard { decision: DecisionId, p: f64 },
    /// The case says another playing time than words and answers make likely: the 5th, 50th and 95th percentile in minutes, with
    /// the median of words and answers.
    PlayingTime { minutes: [f64; 3], words: f64, answers: f64 },
    /// There are thoughts to flag, but no attempt met enough for a d′.
    NoDetection,
    /// A measure stands at an end of its range in this share of all weeks.
    AtLimit { measure: MeasureId, upper: bool, share: f64 },
}

/// A mean above which guessing pays, in per cent.
const GUESSING: f64 = 55.0;
/// d below which a standard tells nothing, and little (Cohen 1988: small, medium).
const NOTHING: f64 = 0.2;
const LITTLE: f64 = 0.5;
/// Share of attempts without enough evidence that is worth a word.
const OFTEN: f64 = 0.25;
/// Share of attempts with the same ending, or with the same option where it was open.
const NEARLY_ALL: f64 = 0.95;
/// A share of attempts above which a learner mostly ends somewhere.
const MOSTLY: f64 = 0.5;
/// Between these shares of attempts luck alone may decide on an ending; with more or less the others hardly matter.
const BY_LUCK: std::ops::RangeInclusive<f64> = 0.1..=0.9;
/// So far from the share of all the share of one learner may lie, beyond its interval, where luck alone decides.
const NEAR: f64 = 0.05;
/// A mean of the author's best answers below which a standard is given up for others, in per cent.
const GIVEN_UP: f64 = 60.0;
/// Share of attempts in which hours may run short before they count as scarce.
const SHORT: f64 = 0.05;
/// Share of weeks at a limit.
const MANY_WEEKS: f64 = 0.5;
/// Attempts below which a correlation says nothing (handbook, part 6.5).
const ENOUGH: u64 = 30;
/// Discrimination below which a decision is weak (handbook, part 6.5).
const WEAK: f64 = 0.2;
/// Difficulties outside of which a decision is worth a look. The handbook (part 6.5) has 0.20 to 0.80 for people; of the virtual
/// learners some know nearly every key, so that the upper end lies higher here.
const HARD: f64 = 0.2;
const EASY: f64 = 0.9;
/// A playing time is off where the median lies so much below the least or above the most that the case says.
const OFF: f64 = 0.25;

impl Standout {
    /// How grave it is: 0 is the gravest. First what keeps people from playing, then what scores wrongly, then what nobody ever
    /// sees, then what scores too little, then what is only weak.
    fn grade(&self) -> u8 {
        match self {
            Standout::Stuck { .. } => 0,
            Standout::TellsWrongly { .. }
            | Standout::GivenUp { .. }
            | Standout::DecisionAgainst { .. }
            | Standout::EndsAlike { .. }
            | Standout::EndingByLuck { .. }
            | Standout::Outdoes { overall: true, .. } => 1,
            Standout::EndingNeverReached { .. } => 2,
            Standout::DecisionNeverMet(_) => 3,
            Standout::OptionNeverOpen(_) => 4,
            Standout::LineNeverMet(_) => 5,
            Standout::TellsNothing { .. } => 6,
            Standout::Alike { .. } => 7,
            Standout::GuessingPays { .. } => 8,
            Standout::OneEnding { .. } => 9,
            Standout::OptionAlwaysChosen { .. } => 10,
            Standout::OptionNeverChosen { .. } => 11,
            Standout::DecisionHard { .. } => 12,
            Standout::DecisionEasy { .. } => 13,
            Standout::DecisionWeak { .. } => 14,
            Standout::TellsLittle { .. } => 15,
            Standout::PlayingTime { .. } => 16,
            Standout::HoursLeft { .. } => 17,
            Standout::Unobserved { .. } | Standout::LittleEvidence { .. } => 18,
            Standout::NoDetection => 19,
            Standout::AtLimit { .. } => 20,
            // Right as a rule, and a fault where it is not meant: a question.
            Standout::EndingOfWorst { .. } => 21,
            // An error may well be good at something: this is to know, seldom to mend.
            Standout::Outdoes { .. } => 22,
        }
    }
}

/// Everything that stands out, the gravest first.
pub fn standouts(case: &Scenario, tally: &Tally) -> Vec<Standout> {
    let stuck = tally.groups.iter().filter(|group| group.stuck > 0);
    let mut found: Vec<Standout> = stuck.map(|group| Standout::Stuck { policy: group.policy, attempts: group.stuck }).collect();
    let Some(all) = tally.together().filter(|all| all.attempts > 0) else { return found };
    never(case, tally, &all, &mut found);
    ends(tally, &all, &mut found);
    telling(case, tally, &mut found);
    pulled(case, tally, &mut found);
    alike(tally, &mut found);
    guessing(case, tally, &mut found);
    outdone(case, tally, &mut found);
    evidence(case, &all, &mut found);
    items(tally, &mut found);
    time(case, tally, &mut found);
    hours(tally, &mut found);
    limits(&all, &mut found);
    // Stable: within a grade the order of the case, or of the standards.
    found.sort_by_key(Standout::grade);
    found
}

fn never(case: &Scenario, tally: &Tally, all: &Group, found: &mut Vec<Standout>) {
    // Who always goes the same way says nothing of what else could be chosen.
    let by_chance = by_chance(tally);
    for (at, decision) in all.decisions.iter().enumerate() {
        if decision.met == 0 {
            found.push(Standout::DecisionNeverMet(DecisionId::from_index(at)));
            continue;
        }
        // Who is asked again comes to everything in the end.
        let is_choice = case.decisions[at].pick == Pick::One && !case.decisions[at].again && case.decisions[at].options.len() > 1;
        for id in case.decisions[at].option_ids() {
            let option = all.options[id.index()];
            let free = by_chance.as_ref().map(|group| group.options[id.index()]).unwrap_or_default();
            let taken = share(free.chosen, free.open).map_or(0.0, |share| share.value);
            if option.open == 0 {
                found.push(Standout::OptionNeverOpen(id));
            } else if option.chosen == 0 && free.open > 0 {
                found.push(Standout::OptionNeverChosen { option: id, open: option.open });
            } else if is_choice && taken >= NEARLY_ALL && free.open >= ENOUGH {
                found.push(Standout::OptionAlwaysChosen { option: id, open: free.open, share: taken });
            }
        }
    }
    let unmet = all.reactions.iter().enumerate().filter(|(_, line)| line.met == 0);
    found.extend(unmet.map(|(at, _)| Standout::LineNeverMet(ReactionId::from_index(at))));
    let best_played = tally.groups.iter().any(|group| group.policy == Policy::Best && group.attempts > 0);
    for (at, &times) in all.endings.iter().enumerate() {
        let ending = EndingId::from_index(at);
        let share = times as f64 / all.attempts as f64;
        if times == 0 {
            found.push(Standout::EndingNeverReached { ending, best_played });
        } else if share >= NEARLY_ALL && all.endings.len() > 1 && by_chance.is_some() {
            found.push(Standout::OneEnding { ending, share });
        }
    }
}

/// Whether the endings follow from the work, as far as the best and the worst answers show it. Which ending is the good one, the
/// case does not say.
fn ends(tally: &Tally, all: &Group, found: &mut Vec<Standout>) {
    let of = |policy: Policy| tally.groups.iter().find(|group| group.policy == policy && group.attempts >= ENOUGH);
    let (Some(best), Some(worst)) = (of(Policy::Best), of(Policy::Worst)) else { return };
    let in_group = |group: &Group, at: usize| share(group.endings[at], group.attempts);
    let most_of_best = (0..best.endings.len()).rev().max_by_key(|at| best.endings[*at]);
    let Some(instead) = most_of_best.and_then(|at| Some((EndingId::from_index(at), in_group(best, at)?))) else { return };
    let usual = |group: &Group| group.attempts >= ENOUGH;
    for (at, &times) in all.endings.iter().enumerate() {
        let ending = EndingId::from_index(at);
        let (Some(of_best), Some(of_worst)) = (in_group(best, at), in_group(worst, at)) else { continue };
        let overall = times as f64 / all.attempts as f64;
        let near = |of: Estimate| of.least - NEAR <= overall && overall <= of.most + NEAR;
        let is_rest = at + 1 == all.endings.len();
        let overlap = of_best.least <= of_worst.most && of_worst.least <= of_best.most;
        // What is left over when luck has decided on the others is no matter of its own.
        if !is_rest
            && overlap
            && BY_LUCK.contains(&overall)
            && tally.groups.iter().filter(|group| usual(group)).filter_map(|group| in_group(group, at)).all(near)
        {
            found.push(Standout::EndingByLuck { ending, share: overall, best: of_best, worst: of_worst });
        } else if of_worst.least <= MOSTLY || overall >= NEARLY_ALL {
            // Where nearly everybody ends alike, that is said of all.
            continue;
        } else if of_best.least > MOSTLY {
            found.push(Standout::EndsAlike { ending, best: of_best, worst: of_worst });
        } else if of_best.most < of_worst.least {
            found.push(Standout::EndingOfWorst { ending, best: of_best, worst: of_worst, instead });
        }
    }
}

/// The learners who choose by chance, freely or leaning to what is better, as one; none where nobody of them played.
fn by_chance(tally: &Tally) -> Option<Group> {
    let free = |group: &&Group| group.policy == Policy::Uniform || group.policy.skill().is_some();
    Tally { groups: tally.groups.iter().filter(free).filter(|group| group.attempts > 0).cloned().collect() }.together()
}

/// How far each standard tells the most from the least skilled, in the order of the standards; none where one has too few scores.
pub(super) fn by_skill(tally: &Tally) -> Option<Vec<Option<Apart>>> {
    let (low, high) = tally.ends_of_skill()?;
    Some(high.standards.iter().zip(&low.standards).map(|(high, low)| apart(&high.scores, &low.scores)).collect())
}

fn telling(case: &Scenario, tally: &Tally, found: &mut Vec<Standout>) {
    for (about, apart) in case.edition.standards.iter().zip(by_skill(tally).unwrap_or_default()) {
        let standard = about.number;
        let blame = || unclear(case, tally, standard);
        match apart.map(|apart| apart.d) {
            None => {}
            Some(None) => found.push(Standout::TellsNothing { standard, d: None, blame: blame() }),
            Some(Some(d)) if d.most < 0.0 => found.push(Standout::TellsWrongly { standard, d, blame: blame() }),
            Some(Some(d)) if d.least <= 0.0 || d.value < NOTHING => {
                found.push(Standout::TellsNothing { standard, d: Some(d), blame: blame() });
            }
            Some(Some(d)) if d.value < LITTLE => found.push(Standout::TellsLittle { standard, d, blame: blame() }),
            Some(Some(_)) => {}
        }
    }
}

/// Pairs of policies that are further apart than a little on no standard. Who has some skill is not set beside others of skill, nor
/// beside the author's answers, which skill comes near; and guessing without skill is guessing.
fn alike(tally: &Tally, found: &mut Vec<Standout>) {
    let alike_by_design = |first: Policy, second: Policy| match (first.skill(), second.skill()) {
        (Some(_), Some(_)) => true,
        (None, Some(skill)) | (Some(skill), None) => {
            let other = if first.skill().is_none() { first } else { second };
            other == Policy::Best || other == Policy::Uniform && skill.theta() == 0.0
        }
        (None, None) => false,
    };
    let groups: Vec<&Group> = tally.groups.iter().filter(|group| group.attempts >= ENOUGH).collect();
    for (at, first) in groups.iter().enumerate() {
        for second in groups[at + 1..].iter().filter(|second| !alike_by_design(first.policy, second.policy)) {
            let standards = first.standards.iter().zip(&second.standards);
            let apart: Vec<Apart> = standards.filter_map(|(first, second)| apart(&first.scores, &second.scores)).collect();
            let differs = |apart: &Apart| apart.d.map_or(apart.auc.value != 0.5, |d| d.value.abs() >= LITTLE);
            if !apart.is_empty() && !apart.iter().any(differs) {
                let d = apart.iter().filter_map(|apart| apart.d.map(|d| d.value.abs())).max_by(f64::total_cmp);
                found.push(Standout::Alike { first: first.policy, second: second.policy, d });
            }
        }
    }
}

fn guessing(case: &Scenario, tally: &Tally, found: &mut Vec<Standout>) {
    let Some(uniform) = tally.groups.iter().find(|group| group.policy == Policy::Uniform) else { return };
    for (about, standard) in case.edition.standards.iter().zip(&uniform.standards) {
        if let Some(mean) = standard.scores.mean().filter(|mean| *mean >= GUESSING) {
            found.push(Standout::GuessingPays { standard: about.number, mean, blame: guessed(case, uniform, about.number) });
        }
    }
}

fn outdone(case: &Scenario, tally: &Tally, found: &mut Vec<Standout>) {
    let Some((_, skilled)) = tally.ends_of_skill() else { return };
    let errors = [Policy::Rescuer, Policy::RuleKeeper, Policy::Pleaser, Policy::BrokerOnly, Policy::Quick];
    for group in tally.groups.iter().filter(|group| errors.contains(&group.policy)) {
        let at_least = |own: Option<f64>, other: Option<f64>| own.zip(other).is_some_and(|(own, other)| own >= other);
        let standards = case.edition.standards.iter().zip(group.standards.iter().zip(&skilled.standards));
        let standards = standards.filter(|(_, (own, other))| at_least(own.scores.mean(), other.scores.mean()));
        let standards: Vec<u8> = standards.map(|(about, _)| about.number).collect();
        let overall = at_least(group.overall.mean(), skilled.overall.mean());
        if overall || !standards.is_empty() {
            let tells = apart_in(case, skilled, group, &standards);
            found.push(Standout::Outdoes { policy: group.policy, skilled: skilled.policy, standards, overall, tells });
        }
    }
}

fn evidence(case: &Scenario, all: &Group, found: &mut Vec<Standout>) {
    let share = |count: u64| count as f64 / all.attempts as f64;
    let standards = || case.edition.standards.iter().map(|about| about.number).zip(&all.standards);
    let unobserved = standards().map(|(standard, tally)| (standard, share(tally.not_observed))).filter(|(_, share)| *share >= OFTEN);
    found.extend(unobserved.map(|(standard, share)| Standout::Unobserved { standard, share }));
    let little = standards().map(|(standard, tally)| (standard, share(tally.little_evidence))).filter(|(_, share)| *share >= OFTEN);
    found.extend(little.map(|(standard, share)| Standout::LittleEvidence { standard, share }));
    if !case.reactions.is_empty() && all.d_prime.count() == 0 {
        found.push(Standout::NoDetection);
    }
}

fn items(tally: &Tally, found: &mut Vec<Standout>) {
    let Some(skilled) = tally.skilled() else { return };
    for (at, tally) in skilled.decisions.iter().enumerate().filter(|(_, decision)| decision.item.count >= ENOUGH) {
        let decision = DecisionId::from_index(at);
        match tally.item.difficulty() {
            Some(p) if p < HARD => found.push(Standout::DecisionHard { decision, p }),
            // Where nearly all is earned by nearly everybody, little is left to go with anything.
            Some(p) if p > EASY => {
                found.push(Standout::DecisionEasy { decision, p });
                continue;
            }
            _ => {}
        }
        let Some(r) = tally.item.discrimination() else { continue };
        // Fisher's z: the whole interval lies below 0.
        if r.atanh() + 1.96 / ((tally.item.count - 3) as f64).sqrt() < 0.0 {
            found.push(Standout::DecisionAgainst { decision, r });
        } else if r < WEAK {
            found.push(Standout::DecisionWeak { decision, r });
        }
    }
}

/// The playing time of the skilled, who come nearest to people, or else of those who guess.
fn time(case: &Scenario, tally: &Tally, found: &mut Vec<Standout>) {
    let Some(group) = tally.skilled().or_else(|| by_chance(tally)) else { return };
    let [Some(least), Some(median), Some(most)] = [5, 50, 95].map(|percent| group.minutes.percentile(percent)) else { return };
    let (Some(words), Some(answers)) = (group.words.percentile(50), group.answers.percentile(50)) else { return };
    let (from, to) = (f64::from(case.about.minutes.0), f64::from(case.about.minutes.1));
    if median < from * (1.0 - OFF) || median > to * (1.0 + OFF) {
        found.push(Standout::PlayingTime { minutes: [least, median, most], words, answers });
    }
}

/// Standards on which even the author's best answers earn little: something else is worth more wherever they are at stake.
fn pulled(case: &Scenario, tally: &Tally, found: &mut Vec<Standout>) {
    let Some(best) = tally.groups.iter().find(|group| group.policy == Policy::Best) else { return };
    for (about, standard) in case.edition.standards.iter().zip(&best.standards) {
        if let Some(mean) = standard.scores.mean().filter(|mean| *mean < GIVEN_UP) {
            found.push(Standout::GivenUp { standard: about.number, mean, decisions: given_up(case, best, about.number) });
        }
    }
}

/// Hours that nobody runs short of.
fn hours(tally: &Tally, found: &mut Vec<Standout>) {
    let played = || tally.groups.iter().filter_map(|group| Some((group, group.hours.share()?)));
    if let Some((most, spent)) = played().max_by(|(_, one), (_, other)| one.total_cmp(other))
        && tally.attempts() >= ENOUGH
        && played().all(|(group, _)| share(group.hours.short, group.attempts).is_some_and(|short| short.value < SHORT))
    {
        found.push(Standout::HoursLeft { policy: most.policy, spent });
    }
}

fn limits(all: &Group, found: &mut Vec<Standout>) {
    for (at, tally) in all.measures.iter().enumerate() {
        for (upper, weeks) in [(false, tally.at_least), (true, tally.at_most)] {
            if let Some(share) = share(weeks, tally.weeks).filter(|share| share.value >= MANY_WEEKS) {
                found.push(Standout::AtLimit { measure: MeasureId::from_index(at), upper, share: share.value });
            }
        }
    }
}
