//! Who may be meant by a name before a colon, however an author writes it: `Matteo`, `Ms. Rossi`, `ME`.
//!
//! Only names of the case are known here: what else stands before a colon is narration, as in "The note says: …".

use std::cell::Cell;
use std::collections::BTreeMap;

use super::super::source::CaseSource;
use crate::diagnostic::did_you_mean;

/// What precedes a name and is no part of it.
const TITLES: [&str; 8] = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev"];
/// What authors write for the learner's character, whose id is `me`.
const LEARNER: [&[&str]; 5] = [&["me"], &["i"], &["you"], &["case", "manager"], &["worker"]];
/// Longer than any name.
const LONGEST: usize = 60;

/// So many names that nobody has are compared with those that somebody has.
const STRANGERS: usize = 200;

/// The client and the people of a case, by all their names.
#[derive(Debug, Default)]
pub struct Speakers {
    ids: Vec<String>,
    /// Who has a name, by position; whose id it is stands first and alone.
    named: BTreeMap<Vec<String>, Vec<usize>>,
    strangers: Cell<usize>,
}

impl Speakers {
    /// Those of a case.
    pub fn of(source: &CaseSource) -> Self {
        let client = &source.client;
        let people = source.people.iter().map(|person| (person.id.as_str(), [Some(person.name.as_str()), None]));
        Self::named([(client.id.as_str(), [Some(client.name.as_str()), client.called.as_deref()])].into_iter().chain(people))
    }

    fn named<'p>(people: impl Iterator<Item = (&'p str, [Option<&'p str>; 2])>) -> Self {
        let mut speakers = Self::default();
        let mut ids = Vec::new();
        for (at, (id, names)) in people.enumerate() {
            speakers.ids.push(id.to_owned());
            ids.push((words(id), at));
            for name in names.into_iter().flatten().map(words) {
                // First and last names stand for the whole.
                let parts = name.first().into_iter().chain(name.last()).map(|word| vec![word.clone()]);
                for name in parts.chain([name.clone()]) {
                    let who = speakers.named.entry(name).or_default();
                    if who.last() != Some(&at) {
                        who.push(at);
                    }
                }
            }
        }
        for (id, at) in ids.into_iter().rev() {
            speakers.named.insert(id, vec![at]);
        }
        speakers
    }

    /// The ids of all who can speak, that of the learner's character last.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str).chain(["me"])
    }

    /// What to do about a name before a colon that nobody has, if it is nearly somebody's: "Mateo: Good morning."
    pub fn nearly(&self, name: &str, said: &str) -> Option<String> {
        let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c));
        if name.len() > LONGEST || !name.split(' ').all(capital) || !said.starts_with(char::is_whitespace) {
            return None;
        }
        let id = words(name).join("_");
        if id.len() <= 3 || self.strangers.get() >= STRANGERS {
            return None;
        }
        self.strangers.set(self.strangers.get() + 1);
        did_you_mean(&id, self.ids.iter().map(String::as_str))
    }

    /// The ids that a name before a colon may stand for; none if it is no name of this case.
    pub fn meant(&self, name: &str) -> Vec<&str> {
        if name.len() > LONGEST {
            return Vec::new();
        }
        // A direction may stand behind the name: "Ann (softly)".
        let words = words(name.split('(').next().unwrap_or_default());
        if words.is_empty() {
            return Vec::new();
        }
        if LEARNER.iter().any(|learner| words.iter().eq(learner.iter())) {
            return vec!["me"];
        }
        self.named.get(&words).into_iter().flatten().map(|at| self.ids[*at].as_str()).collect()
    }
}

/// The words of a name in small letters, without titles and marks.
fn words(name: &str) -> Vec<String> {
    let words =
        name.split(|c: char| c.is_whitespace() || c == '_').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Speakers {
        let people = [("matteo", [Some("Matteo Rossi"), Some("Mr. Rossi")]), ("aunt_lucia", [Some("Lucia Rossi"), None])];
        Speakers::named(people.into_iter())
    }

    #[test]
    fn a_person_is_known_by_every_name() {
        let people = people();
        for name in ["matteo", "Matteo", "MATTEO", "Matteo Rossi", "**Matteo", "Matteo (softly)", "matteo "] {
            assert_eq!(people.meant(name), ["matteo"], "{name}");
        }
        assert_eq!(people.meant("Aunt Lucia"), ["aunt_lucia"]);
        assert_eq!(people.meant("Mr. Rossi"), ["matteo", "aunt_lucia"]);
        assert_eq!(people.meant("You"), ["me"]);
        for other in ["The note says", "10", "Dear Matteo", "", "…", "Matteo and Lucia", &"Matteo ".repeat(20)] {
            assert_eq!(people.meant(other), [""; 0], "{other}");
        }
    }

    #[test]
    fn a_name_is_nearly_that_of_somebody_or_narration() {
        let people = people();
        assert_eq!(people.nearly("Mateo", " Good morning.").as_deref(), Some("did you mean \"matteo\"?"));
        for (name, said) in [
            ("The note says", " I am at the bank."),
            ("Monday", " we meet for the first time."),
            ("Plan B", " my own car."),
            ("Voicemail", " I cannot come."),
            ("Ten", "30 is early for me."),
        ] {
            assert_eq!(people.nearly(name, said), None, "{name}");
        }
    }

    #[test]
    fn an_id_is_nobody_elses_name() {
        let people = Speakers::named([("ann", [Some("Ann Ode"), None]), ("ode", [Some("Bo Ode"), None])].into_iter());
        assert_eq!(people.meant("Ode"), ["ode"]);
        assert_eq!(people.meant("Ann"), ["ann"]);
    }
}
