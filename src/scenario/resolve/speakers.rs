//! Who may be meant by a name before a colon, however an author writes it: `Matteo`, `Ms. Rossi`, `ME`.
//!
//! Only names of the case are known here: what else stands before a colon is narration, as in "The note says: …".

use super::super::source::CaseSource;

/// What precedes a name and is no part of it.
const TITLES: [&str; 8] = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev"];
/// What authors write for the learner's character, whose id is `me`.
const LEARNER: [&[&str]; 5] = [&["me"], &["i"], &["you"], &["case", "manager"], &["worker"]];
/// Longer than any name.
const LONGEST: usize = 60;

/// The client and the people of a case, by all their names.
#[derive(Debug, Default)]
pub struct Speakers {
    people: Vec<Person>,
}

#[derive(Debug)]
struct Person {
    id: String,
    names: Vec<Vec<String>>,
}

impl Speakers {
    /// Those of a case.
    pub fn of(source: &CaseSource) -> Self {
        let client = &source.client;
        let mut people = vec![Person::new(&client.id, [Some(client.name.as_str()), client.called.as_deref()])];
        people.extend(source.people.iter().map(|person| Person::new(&person.id, [Some(person.name.as_str()), None])));
        Self { people }
    }

    /// The ids of all who can speak, that of the learner's character last.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.people.iter().map(|person| person.id.as_str()).chain(["me"])
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
        let exact = self.people.iter().find(|person| person.names[0] == words);
        let named = self.people.iter().filter(|person| person.names.contains(&words));
        exact.map_or_else(|| named.map(|person| person.id.as_str()).collect(), |person| vec![person.id.as_str()])
    }
}

impl Person {
    /// The first of the names is the id; first and last names stand for the whole.
    fn new(id: &str, names: [Option<&str>; 2]) -> Self {
        let mut all = vec![words(id)];
        for name in names.into_iter().flatten().map(words) {
            all.extend(name.first().into_iter().chain(name.last()).map(|word| vec![word.clone()]));
            all.push(name);
        }
        Self { id: id.to_owned(), names: all }
    }
}

/// The words of a name in small letters, without titles and marks.
fn words(name: &str) -> Vec<String> {
    let words =
        name.split(|c: char| c.is_whitespace() || c == '_').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str())).collect()
}
