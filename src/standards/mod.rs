//! Editions of the standards, read from `assets/standards/`: numbers, names, indicators and crosswalks as data.
//!
//! It scores nothing. Names and paraphrases are ours; the published wording of the standards is not in this program.

use std::sync::LazyLock;

use ron::extensions::Extensions;
use serde::Deserialize;

/// The files that are built in, by the id of their edition; the first is the one that scores are earned in.
const FILES: [(&str, &str); 3] = [
    ("nasw-cm-1992", include_str!("../../assets/standards/nasw-cm-1992.ron")),
    ("nasw-cm-2013", include_str!("../../assets/standards/nasw-cm-2013.ron")),
    ("epas-2022", include_str!("../../assets/standards/epas-2022.ron")),
];

static EDITIONS: LazyLock<Vec<Edition>> = LazyLock::new(|| FILES.iter().map(|(id, text)| read(id, text)).collect());

/// All editions: first the one that scores are earned in, then the crosswalks.
pub fn all() -> &'static [Edition] {
    &EDITIONS
}

/// The edition with this id, such as `nasw-cm-1992`.
pub fn edition(id: &str) -> Option<&'static Edition> {
    all().iter().find(|edition| edition.id == id)
}

/// A numbered set of standards, as one body published it in one year.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Id, as cases and attempts name it.
    pub id: String,
    /// Title.
    pub title: String,
    /// What its entries are called, in the plural.
    #[serde(default = "entries")]
    pub entries: String,
    /// Where the numbers come from, and what is ours.
    pub note: String,
    /// The standards, by number.
    pub standards: Vec<Standard>,
}

impl Edition {
    /// The standard with this number.
    pub fn standard(&self, number: u8) -> Option<&Standard> {
        self.standards.iter().find(|standard| standard.number == number)
    }
}

fn entries() -> String {
    "standards".into()
}

/// One standard, or one competency.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Number in its edition, from 1.
    pub number: u8,
    /// Id, such as `self_determination`.
    pub id: String,
    /// Short name, in our words.
    pub name: String,
    /// Whom it is about, where the edition groups its standards so.
    #[serde(default)]
    pub area: Option<Area>,
    /// What it asks, in our words.
    pub paraphrase: String,
    /// What shows that it is met or violated; none in a crosswalk.
    #[serde(default)]
    pub indicators: Vec<Indicator>,
    /// In a crosswalk, the numbers of the 1992 standards whose evidence counts here; none where nothing observed bears on it.
    #[serde(default)]
    pub from: Vec<u8>,
}

impl Standard {
    /// The indicator with this id, such as `M1`.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }
}

/// Whom a standard of 1992 is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// The client: numbers 2 to 5.
    Client,
    /// The service system: numbers 6 to 8.
    System,
    /// The case manager: numbers 1, 9 and 10.
    CaseManager,
}

impl Area {
    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Area::Client => "Client",
            Area::System => "System",
            Area::CaseManager => "Case manager",
        }
    }
}

/// Something observable that meets or violates a standard.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Id within the standard: `M1` meets it, `V2` violates it.
    pub id: String,
    /// What can be seen or heard, as a sentence.
    pub text: String,
}

impl Indicator {
    /// Whether it shows the standard met, and not violated.
    pub fn meets(&self) -> bool {
        self.id.starts_with('M')
    }

    /// The text for a line of a list: without the subject that all have, and without a stop.
    pub fn seen(&self) -> &str {
        self.text.strip_prefix("The case manager ").unwrap_or(&self.text).trim_end_matches('.')
    }
}

/// Reads a built-in file; one that cannot be read never gets past the tests.
fn read(id: &str, text: &str) -> Edition {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).unwrap_or_else(|error| panic!("assets/standards/{id}.ron: {error}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn known(id: &str) -> &'static Edition {
        edition(id).expect("a built-in edition")
    }

    #[test]
    fn every_file_holds_the_edition_it_is_named_after() {
        let ids: Vec<&str> = all().iter().map(|edition| edition.id.as_str()).collect();
        assert_eq!(ids, FILES.map(|(id, _)| id));
        assert_eq!(edition("nasw-cm-1887"), None);
    }

    #[test]
    fn the_1992_edition_has_ten_standards_four_client_three_system_three_case_manager() {
        let ten = known("nasw-cm-1992");
        assert_eq!(ten.standards.len(), 10);
        for (area, numbers) in [(Area::Client, vec![2, 3, 4, 5]), (Area::System, vec![6, 7, 8]), (Area::CaseManager, vec![1, 9, 10])] {
            let found: Vec<u8> = ten.standards.iter().filter(|s| s.area == Some(area)).map(|s| s.number).collect();
            assert_eq!(found, numbers, "{}", area.label());
        }
    }

    #[test]
    fn there_are_twelve_standards_of_2013_and_nine_competencies_of_2022() {
        assert_eq!(known("nasw-cm-2013").standards.len(), 12);
        assert_eq!(known("epas-2022").standards.len(), 9);
    }

    #[test]
    fn standards_are_numbered_from_one_without_gaps() {
        for edition in all() {
            let numbers = edition.standards.iter().map(|standard| usize::from(standard.number));
            assert!(numbers.eq(1..=edition.standards.len()), "{}", edition.id);
            assert!((1..=edition.standards.len()).all(|n| edition.standard(n as u8).is_some()));
        }
    }

    #[test]
    fn ids_and_names_occur_once_in_an_edition() {
        for edition in all() {
            let ids: BTreeSet<&str> = edition.standards.iter().map(|standard| standard.id.as_str()).collect();
            let names: BTreeSet<&str> = edition.standards.iter().map(|standard| standard.name.as_str()).collect();
            assert_eq!((ids.len(), names.len()), (edition.standards.len(), edition.standards.len()), "{}", edition.id);
        }
    }

    #[test]
    fn every_standard_of_1992_can_be_met_and_violated() {
        for standard in &known("nasw-cm-1992").standards {
            for (letter, meets) in [("M", true), ("V", false)] {
                for n in 1..=4 {
                    let indicator = standard.indicator(&format!("{letter}{n}")).expect("four of each");
                    assert_eq!(indicator.meets(), meets);
                    assert!(indicator.text.ends_with('.'), "{} is not a sentence", indicator.text);
                    assert_ne!(indicator.seen(), indicator.text, "the subject is another");
                }
            }
            assert_eq!(standard.indicators.len(), 8, "{}", standard.id);
        }
    }

    #[test]
    fn a_crosswalk_draws_only_on_standards_of_1992_and_each_of_them_once() {
        let ten = known("nasw-cm-1992");
        assert!(ten.standards.iter().all(|standard| standard.from.is_empty()));
        for edition in all() {
            for standard in &edition.standards {
                assert!(standard.from.is_sorted_by(|a, b| a < b), "{} {}", edition.id, standard.number);
                assert!(standard.from.iter().all(|&number| ten.standard(number).is_some()));
            }
        }
    }

    #[test]
    fn no_evidence_is_lost_in_a_crosswalk() {
        for id in ["nasw-cm-2013", "epas-2022"] {
            let fed: BTreeSet<u8> = known(id).standards.iter().flat_map(|standard| standard.from.clone()).collect();
            assert!((1..=10).all(|number| fed.contains(&number)), "{id}");
        }
    }
}
