//! What stands out, each in a plain sentence for somebody who has never programmed.

use crate::learners::Standout;
use crate::learners::statistics::Estimate;
use crate::scenario::{DecisionId, EndingId, OptionId, Scenario};

/// One sentence for several standards without enough evidence.
pub(super) fn together(standouts: &[&Standout]) -> String {
    let mut what = "Standards without a score";
    let mut each: Vec<String> = Vec::new();
    for standout in standouts {
        let (standard, share) = match standout {
            Standout::Unobserved { standard, share } => (standard, share),
            Standout::LittleEvidence { standard, share } => {
                what = "Standards scored from fewer than three decisions";
                (standard, share)
            }
            _ => continue,
        };
        let of = if each.is_empty() { " of all attempts" } else { "" };
        each.push(format!("{standard} (in {}{of})", percent(*share)));
    }
    format!("{what}: {}.", each.join(", "))
}

/// One sentence for all errors that do as well as skill on some standards: to know, seldom to mend.
pub(super) fn matched(case: &Scenario, standouts: &[&Standout]) -> String {
    let (mut each, mut tell, mut most) = (Vec::new(), Vec::new(), String::new());
    for standout in standouts {
        let Standout::Outdoes { policy, skilled, standards, tells, .. } = standout else { continue };
        each.push(format!("the {} {}", policy.id(), on(standards)));
        most = skilled.id();
        if let Some(id) = tells {
            tell.push(format!("the {} apart in the {}", policy.id(), decision(case, *id)));
        }
    }
    let tell = match tell.is_empty() {
        true => "No decision on these standards tells them apart.".to_owned(),
        false => format!("More weight would tell {}.", tell.join(", ")),
    };
    format!(
        "To know, and seldom to mend: learners with one habit each score as high as the most skilled ({most}) on part of the standards: \
         {}. A habit may well be good at something. {tell}",
        each.join(", ")
    )
}

/// Decisions that are named in one sentence.
const NAMED: usize = 4;

/// What a standout says, and what to do about it.
pub(super) fn sentence(case: &Scenario, standout: &Standout, attempts: u64) -> String {
    let played = if attempts == 1 { "1 attempt".to_owned() } else { format!("{} attempts", thousands(attempts)) };
    match standout {
        Standout::Stuck { policy, attempts } => {
            format!("{} of the {} learners got stuck: the case never ended for them.", thousands(*attempts), policy.id())
        }
        Standout::DecisionNeverMet(id) => {
            format!("In {played} nobody met the {}. Look at its `when`, and at that of its encounter.", decision(case, *id))
        }
        Standout::OptionNeverOpen(id) => {
            format!("In {played} {} was never open when its question was asked. Look at its `when` and its cost.", option(case, *id))
        }
        Standout::OptionNeverChosen { option: id, open } => {
            format!("Nobody chose {}, though it was open in {} attempts.", option(case, *id), thousands(*open))
        }
        Standout::OptionAlwaysChosen { option: id, open, share } => {
            format!(
                "Where {} was open, {} of {} attempts by chance chose it: there is hardly a choice. Open another option beside it.",
                option(case, *id),
                percent(*share),
                thousands(*open)
            )
        }
        Standout::LineNeverMet(id) => {
            let line = case.reaction(*id);
            format!("In {played} nobody met the thought {} (\"{}\"). Look at the `when` of its passage.", line.id, short(&line.line))
        }
        Standout::EndsAlike { ending: id, best, worst } => {
            format!(
                "Good work and poor work mostly end alike: whoever gives your best answers ends with {} in {} of all attempts, whoever \
                 always takes the least in {}. Look at the `when` of the endings before it: what do they ask for that your best answers \
                 do not bring about?",
                ending(case, *id),
                interval(best),
                interval(worst)
            )
        }
        Standout::EndingByLuck { ending: id, share, best, worst } => {
            format!(
                "Luck alone decides on the ending {}: it comes in {} of all attempts, whoever plays (best answers {}, least {}). Let its \
                 `when` ask for something that the learner's work brings about.",
                ending(case, *id),
                percent(*share),
                interval(best),
                interval(worst)
            )
        }
        Standout::EndingOfWorst { ending: id, best, worst, instead: (instead, share) } => {
            format!(
                "Is the ending {} the one that you mean for poor work? Whoever always takes the least comes to it in {} of all attempts, \
                 whoever gives your best answers in {}; these end most often with {}, in {}.",
                ending(case, *id),
                interval(worst),
                interval(best),
                ending(case, *instead),
                interval(share)
            )
        }
        Standout::EndingNeverReached { ending, best_played } => {
            let ending = case.ending(*ending);
            let even = if *best_played { ", not even by the best learner" } else { "" };
            format!(
                "The ending {} (\"{}\") was reached in 0% of {played}{even}. Look at its `when`; `practicum prove CASE --to ending:{}` \
                 looks for a way.",
                ending.id,
                short(&ending.title),
                ending.id
            )
        }
        Standout::OneEnding { ending, share } => {
            let ending = case.ending(*ending);
            format!("{} of all attempts end with {} (\"{}\"), whoever plays.", percent(*share), ending.id, short(&ending.title))
        }
        Standout::TellsNothing { standard, d, blame } => {
            let what = match d {
                Some(_) => "does not show who is better: learners who know most good answers score on it about as those who guess",
                None => "does not show who is better: everybody has the same score",
            };
            format!("{} {what}. Grade nobody by it yet.{}{}", name(case, *standard), look_at(case, *blame), figures(d.as_ref()))
        }
        Standout::TellsLittle { standard, d, blame } => {
            format!(
                "{} shows only a little who is better: learners who know most good answers score on it not much above those who guess.{}{}",
                name(case, *standard),
                look_at(case, *blame),
                figures(Some(d))
            )
        }
        Standout::TellsWrongly { standard, d, blame } => {
            format!(
                "{} scores unskilled learners higher than skilled ones: a high grade on it would go to the wrong people. Check its \
                 ratings.{}{}",
                name(case, *standard),
                look_at(case, *blame),
                figures(Some(d))
            )
        }
        Standout::Alike { first, second, d } => {
            let how = d.map_or_else(|| "every score is the same".into(), |d| format!("on no standard is d greater than {d:.1}"));
            format!("The scores do not tell the {} from the {} learner: {how}.", first.id(), second.id())
        }
        Standout::GuessingPays { standard, mean, blame } => {
            let most = blame.map_or_else(String::new, |id| format!(" Most of that is given by the {}.", decision(case, id)));
            format!("Always picking at random scores {mean:.0} on {}.{most}", uncapitalized(&name(case, *standard)))
        }
        Standout::Outdoes { policy, skilled, standards, overall, tells } => {
            let place = match (overall, standards.is_empty()) {
                (true, true) => "over all standards together".to_owned(),
                (true, false) => format!("over all standards together, and {}", on(standards)),
                (false, _) => on(standards),
            };
            let tells = tells.map_or_else(String::new, |id| {
                format!(" They part in the {}: with more weight it would tell them apart.", decision(case, id))
            });
            format!("The {} learner scores as high as the most skilled ({}), or higher, {place}.{tells}", policy.id(), skilled.id())
        }
        Standout::GivenUp { standard, mean, decisions } => {
            let place = |id: &DecisionId| decision(case, *id).replacen("decision ", "", 1);
            let named: Vec<String> = decisions.iter().take(NAMED).map(place).collect();
            let place = match named.is_empty() {
                true => "Look at what its best options cost, and at critical acts.".to_owned(),
                false => format!(
                    "Where something else was worth more: {}. Let one of those answers serve standard {standard} too, or ask a question \
                     in which nothing else is at stake.",
                    named.join("; ")
                ),
            };
            format!(
                "Your standards pull against each other on {}: even the learner who gives your best answers scores {mean:.0} there. {place}",
                uncapitalized(&name(case, *standard))
            )
        }
        Standout::HoursLeft { policy, spent } => {
            format!(
                "Hours are never scarce: whoever plays, there are nearly always enough for all that is open (the {} learner spends most, \
                 {} of them). So nobody has to choose what to leave. Give fewer `hours_per_week`, let options cost more, or put more that \
                 is worth doing on the desk.",
                policy.id(),
                percent(*spent)
            )
        }
        Standout::Unobserved { standard, share } => {
            format!("{} is not observed in {} of all attempts.", name(case, *standard), percent(*share))
        }
        Standout::LittleEvidence { standard, share } => {
            format!("{} rests on fewer than three decisions in {} of all attempts.", name(case, *standard), percent(*share))
        }
        Standout::DecisionAgainst { decision: id, r } => {
            format!("Who does well elsewhere does worse in the {}, r = {r:.2}: check its ratings.", decision(case, *id))
        }
        Standout::DecisionWeak { decision: id, r } => {
            format!("Who does well elsewhere does hardly better in the {}, r = {r:.2}: are its ratings what you mean?", decision(case, *id))
        }
        Standout::DecisionEasy { decision: id, p } => {
            format!(
                "Nearly everybody earns nearly all of the {}, {p:.2} of 1 on average: is there an open question in it?",
                decision(case, *id)
            )
        }
        Standout::DecisionHard { decision: id, p } => {
            format!(
                "Hardly anybody earns anything in the {}, {p:.2} of 1 on average: is its best option open to anybody?",
                decision(case, *id)
            )
        }
        Standout::PlayingTime { minutes: [least, median, most], words, answers } => {
            let (from, to) = case.about.minutes;
            let [least, median, most] = [least, median, most].map(|minutes| minutes.round().max(1.0));
            format!(
                "The case says {from} to {to} minutes, but a play shows about {} words and takes about {} answers, which is about {median} \
                 minutes ({least} to {most} in nine plays of ten). Say `minutes: ({least}, {most})`, or change the length.",
                thousands(*words as u64),
                thousands(*answers as u64)
            )
        }
        Standout::NoDetection => "No attempt met enough thoughts for a d′: it takes eight of countertransference and eight others.".into(),
        Standout::AtLimit { measure, upper, share } => {
            let end = if *upper { "upper" } else { "lower" };
            let measure = &case.measure(*measure).name;
            format!(
                "\"{measure}\" stands at the {end} end of its range in {} of all weeks: more of the same no longer shows.",
                percent(*share)
            )
        }
    }
}

fn look_at(case: &Scenario, blame: Option<DecisionId>) -> String {
    blame.map_or_else(String::new, |id| {
        format!(
            " Look first at the {}: of the decisions on this standard it is the one in which those who do well in the rest of the case \
             gain least. Is its best option the one that you mean, and does it stand apart from the others?",
            decision(case, id)
        )
    })
}

fn figures(d: Option<&Estimate>) -> String {
    d.map_or_else(String::new, |d| format!(" (Skilled beside unskilled: {}.)", effect(d)))
}

fn on(standards: &[u8]) -> String {
    let numbers: Vec<String> = standards.iter().map(u8::to_string).collect();
    match numbers.split_last() {
        None => String::new(),
        Some((only, [])) => format!("on standard {only}"),
        Some((last, others)) => format!("on standards {} and {last}", others.join(", ")),
    }
}

fn decision(case: &Scenario, id: DecisionId) -> String {
    let decision = case.decision(id);
    format!("decision {} (\"{}\")", decision.id, short(&decision.prompt))
}

fn name(case: &Scenario, standard: u8) -> String {
    let name = case.edition.standard(standard).map_or("", |standard| standard.name.as_str());
    format!("Standard {standard} ({name})")
}

fn uncapitalized(text: &str) -> String {
    text.replacen('S', "s", 1)
}

fn option(case: &Scenario, id: OptionId) -> String {
    format!("{} (\"{}\")", case.option_path(id), short(&case.option(id).text))
}

fn ending(case: &Scenario, id: EndingId) -> String {
    let ending = case.ending(id);
    format!("{} (\"{}\")", ending.id, short(&ending.title))
}

/// A share with its interval.
fn interval(share: &Estimate) -> String {
    format!("{} [{}, {}]", percent(share.value), percent(share.least), percent(share.most))
}

fn effect(d: &Estimate) -> String {
    // Minus nothing is nothing.
    let [value, least, most] = [d.value, d.least, d.most].map(|figure| (figure * 10.0).round() / 10.0 + 0.0);
    format!("d = {value:.1} [{least:.1}, {most:.1}]")
}

/// A text of at most about sixty characters, cut between words.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let mut cut = String::new();
    for word in text.split_whitespace() {
        if cut.chars().count() + word.chars().count() >= MOST {
            break;
        }
        if !cut.is_empty() {
            cut.push(' ');
        }
        cut.push_str(word);
    }
    cut + " …"
}

/// A share in whole per cent, never rounded to all or nothing.
pub(super) fn percent(share: f64) -> String {
    match share {
        none if none <= 0.0 => "0%".into(),
        few if few < 0.005 => "<1%".into(),
        all if all >= 1.0 => "100%".into(),
        most if most > 0.995 => ">99%".into(),
        share => format!("{:.0}%", share * 100.0),
    }
}

/// A number with commas between its thousands.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_shares_never_rounded_to_certainty() {
        assert_eq!([0, 999, 1_000, 12_345_678].map(thousands), ["0", "999", "1,000", "12,345,678"]);
        assert_eq!([0.0, 0.001, 0.5, 0.999, 1.0].map(percent), ["0%", "<1%", "50%", ">99%", "100%"]);
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(short("Short."), "Short.");
        let cut = short(&"word ".repeat(30));
        assert!(cut.ends_with("word …") && cut.chars().count() <= 62, "{cut}");
    }
}
