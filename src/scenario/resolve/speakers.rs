//! Who may be meant by a name before a colon, however an author writes it: `Matteo`, `Ms. Rossi`, `ME`.
//!
//! Only names of the case are known here: what else stands before a colon is narration, as in "The note says: …".

use super::super::source::CaseSource;
use crate::diagnostic::did_you_mean;

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

    /// What to do about speech of somebody unknown, if a name stands before the colon, and it is near to one of these or speech
    /// follows: "Carla: I have to go." Whatever is in quotation marks is narration.
    pub fn stranger(&self, name: &str, said: &str) -> Option<String> {
        let mut parts = name.split(' ');
        let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c));
        if name.len() > LONGEST || !parts.clone().all(capital) || parts.by_ref().count() > 3 || !said.starts_with(char::is_whitespace) {
            return None;
        }
        let words = words(name);
        if words.is_empty() || words.iter().any(|word| THINGS.contains(&word.as_str())) || said.trim_start().starts_with(['"', '“', '«'])
        {
            return None;
        }
        let id = words.join("_");
        if let Some(near) = did_you_mean(&id, self.people.iter().map(|person| person.id.as_str())).filter(|_| id.len() > 3) {
            return Some(near);
        }
        let own =
            |word: &str| OWN_WORDS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'").as_str());
        let speaks = said.split_whitespace().take(200).any(own);
        let hint = "add the person to `people` and write the id before the colon; put the words in quotation marks if they are narration";
        speaks.then(|| hint.into())
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

/// What stands before a colon in narration, too: "Voicemail: I cannot come."
const THINGS: [&str; 24] = [
    "address",
    "answer",
    "card",
    "date",
    "day",
    "diagnosis",
    "email",
    "form",
    "from",
    "letter",
    "list",
    "mail",
    "memo",
    "message",
    "note",
    "number",
    "phone",
    "radio",
    "re",
    "sign",
    "subject",
    "text",
    "title",
    "voicemail",
];
/// Words that narration has no use for: it says "you".
const OWN_WORDS: [&str; 10] = ["i", "i'm", "i'll", "i've", "i'd", "my", "me", "we", "we're", "our"];

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

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Speakers {
        Speakers {
            people: vec![
                Person::new("matteo", [Some("Matteo Rossi"), Some("Mr. Rossi")]),
                Person::new("aunt_lucia", [Some("Lucia Rossi"), None]),
            ],
        }
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
    fn a_stranger_speaks_in_the_first_person_or_has_almost_a_known_name() {
        let people = people();
        assert_eq!(people.stranger("Mateo", " Good morning.").as_deref(), Some("did you mean \"matteo\"?"));
        assert!(people.stranger("Nurse Adams", " I’ll come back.").is_some());
        for (name, said) in [
            ("The note says", " I am at the bank."),
            ("Monday", " rain again."),
            ("Voicemail", " I cannot come."),
            ("Poster", " \"I can quit.\""),
            ("Ten", "30 is early for me."),
            ("On the wall", " my own photograph."),
        ] {
            assert_eq!(people.stranger(name, said), None, "{name}");
        }
    }
}
