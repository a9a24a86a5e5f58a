//! Who plays: a closed list of declared policies, each with what it stands for in teaching. None knows a case by its name.

use std::fmt;

use crate::diagnostic;

/// How a virtual learner goes about a case. All of it is worked out from the case's own ratings, roles, costs and keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Policy {
    /// Takes every open choice with the same chance, flags every other thought, fills in work products by lot.
    ///
    /// Stands for guessing: the floor against which every score must be read.
    Uniform,
    /// Takes what has the greatest sum of ratings, flags exactly the countertransference, works to the key.
    ///
    /// Stands for the author's own answers, one decision at a time; it does not look ahead, so another way may end better.
    Best,
    /// Takes what has the least sum of ratings, flags exactly what is none, works against the key.
    ///
    /// Stands for nobody: it shows how far down the scores reach.
    Worst,
    /// Takes what acts a reaction out, then what costs the most hours and money for this client; never works at the system level
    /// where there is another way; never flags a warm thought, nor one that its acts could betray; owns every goal.
    ///
    /// Stands for special over-involvement (handbook, part 5.2): limits soften because this one is special.
    Rescuer,
    /// Takes what the standards on confidentiality, money, records, caseload and colleagues reward, whatever the others say; flags
    /// nothing; draws organizations, not people; keeps to facts.
    ///
    /// Stands for going by the book: right on paper, and nobody asked the client.
    RuleKeeper,
    /// Takes what does most for the measures and ties of whoever speaks most in the scene beside the client, then what colleagues
    /// would like; flags what is unkind to others; draws no stress; gives the goals to the loudest.
    ///
    /// Stands for the wish to be liked: the loudest voice in the room decides.
    Pleaser,
    /// Takes the broker's role wherever it is offered, then whatever refers; flags a thought in four; sees services, not people.
    ///
    /// Stands for refer and forget: case management as a list of telephone numbers.
    BrokerOnly,
    /// Takes what costs the fewest hours, then the least money; leaves what can be left and does nothing at the desk; flags nothing;
    /// hands in the shortest work.
    ///
    /// Stands for getting it over with.
    Quick,
    /// Chooses with chances proportional to exp(θ · sum of ratings / s) and spots countertransference with d′ = θ under the
    /// equal-variance normal model, unbiased and as sure as the evidence says; in work products the right answer weighs exp(θ).
    /// s is the standard deviation of the sums within the case's decisions, so that θ counts in standard deviations, as d′ does,
    /// and means the same in every case.
    ///
    /// Stands for a learner of some skill, who errs sometimes: 0 guesses, 3 seldom errs.
    Skilled(Skill),
}

/// A degree of skill θ, from 0 to 10 in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skill(u16);

impl Skill {
    /// So many hundredths; none above 10.
    pub fn hundredths(hundredths: u16) -> Option<Self> {
        (hundredths <= 1000).then_some(Self(hundredths))
    }

    /// θ itself.
    pub fn theta(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Skill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.theta())
    }
}

/// The degrees of skill that play unless told otherwise, and for plain `skilled`.
const LADDER: [Skill; 4] = [Skill(0), Skill(100), Skill(200), Skill(300)];

/// The policies but for the skilled ones.
const PLAIN: [Policy; 8] =
    [Policy::Uniform, Policy::Best, Policy::Worst, Policy::Rescuer, Policy::RuleKeeper, Policy::Pleaser, Policy::BrokerOnly, Policy::Quick];

impl Policy {
    /// All policies, the skilled ones at 0, 1, 2 and 3.
    pub fn all() -> Vec<Self> {
        PLAIN.into_iter().chain(LADDER.map(Policy::Skilled)).collect()
    }

    /// The word on the command line and in tables: `rescuer`, `skilled:1.5`.
    pub fn id(self) -> String {
        match self {
            Policy::Skilled(skill) => format!("{}:{skill}", self.word()),
            _ => self.word().to_owned(),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Policy::Uniform => "uniform",
            Policy::Best => "best",
            Policy::Worst => "worst",
            Policy::Rescuer => "rescuer",
            Policy::RuleKeeper => "rule-keeper",
            Policy::Pleaser => "pleaser",
            Policy::BrokerOnly => "broker-only",
            Policy::Quick => "quick",
            Policy::Skilled(_) => "skilled",
        }
    }

    /// What it stands for, in a line for an instructor.
    pub fn stands_for(self) -> &'static str {
        match self {
            Policy::Uniform => "guesses: every open choice has the same chance",
            Policy::Best => "gives the author's answers: always the greatest sum of ratings",
            Policy::Worst => "always takes the least sum of ratings: how far down the scores reach",
            Policy::Rescuer => "is over-involved: acts reactions out, spends every hour on this client, leaves the system alone",
            Policy::RuleKeeper => "goes by the book: rules, records and money first, whatever the client says",
            Policy::Pleaser => "wants to be liked: does what is good for the loudest person in the room",
            Policy::BrokerOnly => "refers and forgets: always the broker's role, always a referral",
            Policy::Quick => "gets it over with: the fewest hours, the least money, nothing that can be left",
            Policy::Skilled(_) => "has this much skill: leans to the better choice, the more so the greater the number",
        }
    }

    /// The degree of skill of a skilled learner.
    pub fn skill(self) -> Option<Skill> {
        match self {
            Policy::Skilled(skill) => Some(skill),
            _ => None,
        }
    }

    /// A number of its own, for its luck.
    pub(super) fn key(self) -> u64 {
        match self {
            Policy::Skilled(skill) => 1000 + u64::from(skill.0),
            plain => PLAIN.iter().position(|policy| *policy == plain).map_or(999, |at| at as u64),
        }
    }

    /// Reads a list such as `uniform,skilled:0.5,skilled:2`; plain `skilled` means its four degrees. None twice.
    ///
    /// # Errors
    /// The first word that is no policy, with what was perhaps meant.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, String> {
        let mut found = Vec::new();
        for word in text.split(',').map(str::trim) {
            for policy in Self::parse(word)? {
                if !found.contains(&policy) {
                    found.push(policy);
                }
            }
        }
        Ok(found)
    }

    fn parse(word: &str) -> Result<Vec<Self>, String> {
        if word == "skilled" {
            return Ok(LADDER.map(Policy::Skilled).to_vec());
        }
        if let Some(theta) = word.strip_prefix("skilled:") {
            let skill = theta.parse().ok().filter(|theta| (0.0..=10.0).contains(theta)).map(|theta: f64| (theta * 100.0).round() as u16);
            let skill = skill.and_then(Skill::hundredths);
            return skill
                .map(|skill| vec![Policy::Skilled(skill)])
                .ok_or_else(|| format!("\"{theta}\" is no degree of skill; write a number from 0 to 10, such as skilled:1.5"));
        }
        let plain = word.replace('_', "-");
        PLAIN.into_iter().find(|policy| policy.word() == plain).map(|policy| vec![policy]).ok_or_else(|| {
            let known: Vec<&str> = PLAIN.iter().map(|policy| policy.word()).chain(["skilled"]).collect();
            let hint = diagnostic::did_you_mean(word, known.iter().copied())
                .unwrap_or_else(|| format!("there are {} and skilled:N with N from 0 to 10", known.join(", ")));
            format!("there is no policy \"{word}\"; {hint}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_policy_is_read_by_the_word_it_is_written_with() {
        for policy in Policy::all() {
            assert_eq!(Policy::parse_list(&policy.id()), Ok(vec![policy]));
        }
    }

    #[test]
    fn skilled_means_four_degrees_and_nobody_plays_twice() {
        let found = Policy::parse_list("skilled, skilled:2,uniform,rule_keeper").expect("all are policies");
        let ids: Vec<String> = found.into_iter().map(Policy::id).collect();
        assert_eq!(ids, ["skilled:0", "skilled:1", "skilled:2", "skilled:3", "uniform", "rule-keeper"]);
    }

    #[test]
    fn a_word_that_is_no_policy_is_refused_with_what_was_perhaps_meant() {
        assert_eq!(Policy::parse_list("best,resquer"), Err("there is no policy \"resquer\"; did you mean \"rescuer\"?".into()));
        assert!(Policy::parse_list("").is_err_and(|message| message.contains("there are uniform, best")));
        for wrong in ["skilled:", "skilled:x", "skilled:-1", "skilled:11", "skilled:NaN"] {
            assert!(Policy::parse_list(wrong).is_err_and(|message| message.contains("from 0 to 10")), "{wrong}");
        }
    }

    #[test]
    fn no_two_policies_share_their_luck() {
        let mut keys: Vec<u64> = Policy::all().into_iter().map(Policy::key).collect();
        keys.dedup();
        assert_eq!(keys.len(), Policy::all().len());
    }
}
