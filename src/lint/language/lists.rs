//! The lists that advice on language goes by: terms, topics, matters of law, and the short lists of single rules. Read from
//! `assets/language/` and from what an institution adds.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ron::extensions::Extensions;
use serde::Deserialize;

use super::lexicon::{Lexicon, List};
use super::plainly::plainly;
use super::{dialect_spelling, placeholder_text, sample_leftover};
use crate::lint::giveaways::wording;

const TERMS: &str = include_str!("../../../assets/language/terms.ron");
const TOPICS: &str = include_str!("../../../assets/language/topics.ron");
const LAW: &str = include_str!("../../../assets/language/law.ron");

/// Terms to avoid.
pub const OF_TERMS: List = 0;
/// Forms that leave little doubt of a topic.
pub const OF_TOPICS: List = 1;
/// Forms that may mean a topic.
pub const OF_HINTS: List = 2;
/// Words by which a content description covers a topic.
pub const OF_COVERED_TOPICS: List = 3;
/// Matters of law.
pub const OF_LAW: List = 4;
/// Words by which the jurisdiction note covers a matter of law.
pub const OF_COVERED_LAW: List = 5;
/// The two halves of the policy line: policy (0) and law (1); and who else knows: a supervisor (2), rules (3).
pub const OF_POLICY: List = 6;
/// What stands where a text is still to be written.
pub const OF_PLACEHOLDERS: List = 7;
/// Spelling by ear.
pub const OF_DIALECT: List = 8;
/// Names of the sample that a new case begins as.
pub const OF_SAMPLE: List = 13;
/// Forms of which one is enough to make a topic.
pub const OF_ENOUGH: List = 14;
/// After a group of people called by an adjective, one of these follows or the sentence pauses: "the homeless are", "the poor in".
const FOLLOWERS: &str = "a an and are as at be been but by can could do does for from had has have he her his if in into is it like may \
    might must need needed needs nor of off often on or she should since so than that the their them then there these they this to too \
    under was we were when where which while who whom whose will with without would you your often always never sometimes not also \
    live lives living lived meet met sit sits sat stand stands wait waits waited gather gathered eat ate ask asked \
    receive receives received deserve depend seek opens sits asks needs walks knows tells usually rarely mostly only still here outside inside today tonight everywhere say says said get gets got want wants come comes go goes sleep sleeps";

/// The lists together.
#[derive(Debug, Clone)]
pub struct Lists {
    pub(super) terms: Vec<Term>,
    pub(super) topics: Vec<Topic>,
    pub(super) matters: Vec<Matter>,
    pub(super) lexicon: Lexicon,
    /// Numbers of the words after which no noun has come.
    pub(super) followers: Vec<u16>,
}

/// A term to avoid, as in `assets/language/terms.ron`, where every field is explained.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// How it is written.
    pub forms: Vec<String>,
    /// What to write instead.
    pub better: String,
    /// One short reason.
    pub why: String,
    /// How much it matters.
    pub kind: TermKind,
    /// Forms in which the same words mean something else.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Whether it counts only where no noun follows.
    #[serde(default)]
    pub alone: bool,
}

/// How much a term matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermKind {
    /// It puts a person down.
    Stigmatizing,
    /// It has gone out of use, or is losing ground.
    Dated,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    terms: Vec<Term>,
}

/// A topic, as in `assets/language/topics.ron`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// What it is called.
    pub name: String,
    /// Whether one plain form is enough, however seldom it comes.
    #[serde(default)]
    pub grave: bool,
    /// Forms of which one is enough.
    #[serde(default)]
    enough: Vec<String>,
    plain: Vec<String>,
    hints: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    covered: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Topics {
    topics: Vec<Topic>,
}

/// A matter of law, as in `assets/language/law.ron`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// What it is called.
    pub name: String,
    forms: Vec<String>,
    covered: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Matters {
    matters: Vec<Matter>,
}

static BUILT_IN: LazyLock<Lists> = LazyLock::new(|| Lists::read().unwrap_or_else(|error| unreachable!("the built-in lists: {error}")));

impl Lists {
    /// The lists that come with the program.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The same with the terms of an institution: the text of a file like `assets/language/terms.ron`. Where it has a form that
    /// is known already, its advice takes the place of ours.
    ///
    /// # Errors
    /// What is wrong with the text, on one line.
    pub fn with_terms(&self, text: &str) -> Result<Self, String> {
        let mut lists = self.clone();
        let Terms { terms } = parse(text)?;
        lists.add_terms(terms)?;
        Ok(lists)
    }

    fn read() -> Result<Self, String> {
        let mut lists =
            Lists { terms: Vec::new(), topics: Vec::new(), matters: Vec::new(), lexicon: Lexicon::default(), followers: Vec::new() };
        let Terms { terms } = parse(TERMS)?;
        lists.add_terms(terms)?;
        let Topics { topics } = parse(TOPICS)?;
        for (entry, topic) in topics.iter().enumerate() {
            lists.add(OF_ENOUGH, entry, &topic.enough)?;
            lists.add(OF_TOPICS, entry, &topic.plain)?;
            lists.add(OF_HINTS, entry, &topic.hints)?;
            lists.add(OF_COVERED_TOPICS, entry, &topic.covered)?;
            for form in &topic.unless {
                lists.lexicon.except(OF_ENOUGH, form)?;
                lists.lexicon.except(OF_TOPICS, form)?;
                lists.lexicon.except(OF_HINTS, form)?;
            }
        }
        lists.topics = topics;
        let Matters { matters } = parse(LAW)?;
        for (entry, matter) in matters.iter().enumerate() {
            lists.add(OF_LAW, entry, &matter.forms)?;
            lists.add(OF_COVERED_LAW, entry, &matter.covered)?;
        }
        lists.matters = matters;
        for (entry, forms) in
            [&["policy"] as &[&str], &["law"], &["supervisor", "supervision", "field instructor"], &["rule", "regulation"]]
                .into_iter()
                .enumerate()
        {
            lists.add(OF_POLICY, entry, forms)?;
        }
        lists.add(OF_SAMPLE, 0, &sample_leftover::names())?;
        lists.add(OF_PLACEHOLDERS, 0, placeholder_text::FORMS)?;
        for (entry, (spelled, _)) in dialect_spelling::FORMS.iter().enumerate() {
            lists.lexicon.add(OF_DIALECT, entry as u16, &spelled.trim_start_matches('\'').replace("' ", " "))?;
        }
        for (list, (_, forms)) in (wording::FIRST..).zip(wording::GROUPS) {
            lists.add(list, 0, forms)?;
        }
        for follower in FOLLOWERS.split_whitespace() {
            lists.followers.push(lists.lexicon.know(follower)?);
        }
        lists.followers.sort_unstable();
        Ok(lists)
    }

    fn add_terms(&mut self, terms: Vec<Term>) -> Result<(), String> {
        for term in terms {
            if term.forms.is_empty() {
                return Err(format!("the term with the reason \"{}\" has no forms", term.why));
            }
            self.add(OF_TERMS, self.terms.len(), &term.forms)?;
            for form in &term.unless {
                self.lexicon.except(OF_TERMS, form)?;
                // "elderly dog" is none of "the elderly" either, which begins a word before it.
                for article in articles_before(&term.forms, form) {
                    self.lexicon.except(OF_TERMS, &format!("{article} {form}"))?;
                }
            }
            self.terms.push(term);
        }
        Ok(())
    }

    fn add(&mut self, list: List, entry: usize, forms: &[impl AsRef<str>]) -> Result<(), String> {
        let entry = u16::try_from(entry).map_err(|_| "there are more than 65,000 terms".to_owned())?;
        forms.iter().try_for_each(|form| self.lexicon.add(list, entry, form.as_ref()))
    }
}

/// The words that some forms of a term have before the words with which an exception begins.
fn articles_before<'f>(forms: &'f [String], exception: &str) -> BTreeSet<&'f str> {
    let begins: Vec<&str> = exception.split([' ', '-']).next().unwrap_or_default().split('|').collect();
    let pairs = forms.iter().filter_map(|form| form.split_once(' '));
    let before =
        pairs.filter(|(_, rest)| rest.split([' ', '-']).next().is_some_and(|next| next.split('|').any(|word| begins.contains(&word))));
    before.map(|(article, _)| article).collect()
}

fn parse<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, String> {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text).map_err(|error| plainly(text, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_lists_are_whole() {
        let lists = Lists::read().expect("it is so in this test");
        assert!(lists.terms.len() > 50 && lists.topics.len() > 8 && lists.matters.len() > 8);
        for term in &lists.terms {
            assert!(!term.better.is_empty() && !term.why.is_empty() && !term.why.ends_with('.'), "{term:?}");
        }
    }

    #[test]
    fn every_term_is_found_as_it_is_written_and_every_exception_hides_it() {
        use super::super::lexicon::Hit;
        use super::super::words::Scan;
        let lists = Lists::built_in();
        let plain = |form: &str| {
            let words = form.split(' ').map(|word| word.split('|').next().unwrap_or_default().trim_end_matches('+'));
            words.collect::<Vec<_>>().join(" ")
        };
        let entries = |text: &str| -> Vec<usize> {
            let (mut scan, mut hits) = (Scan::default(), Vec::new());
            scan.read(text, &lists.lexicon);
            lists.lexicon.hits(&scan, super::super::lexicon::ALL, &mut hits);
            hits.iter().filter(|hit: &&Hit| hit.list == OF_TERMS).map(|hit| usize::from(hit.entry)).collect()
        };
        for (entry, term) in lists.terms.iter().enumerate() {
            for form in &term.forms {
                let text = format!("There, {}, it stands", plain(form));
                assert!(entries(&text).contains(&entry), "{text}");
            }
            for form in &term.unless {
                let text = format!("There, {}, it stands", plain(form));
                assert!(!entries(&text).contains(&entry), "{text}");
            }
        }
    }

    #[test]
    fn a_bad_list_is_refused_with_its_place() {
        let built_in = Lists::built_in();
        for (text, words) in [
            ("", "line 1: the file is empty"),
            ("(terms: [", "line 1: the file ends here, and a bracket is still open"),
            ("(terms: [\n  (forms: [\"x\"] better: \"y\")])", "line 2: a comma, or the bracket that closes, is missing"),
            ("(terms: [\n  \"x\",\n])", "line 2: a group in ( ) should begin here"),
            ("(terms: [\n\n(forms: \"x\")])", "line 3: a list in [ ] should begin here"),
            ("(terms: [(forms: [x])])", "line 1: a text in straight quotation marks should stand here"),
            ("(terms: [(forms: [\"x\"], better: \"y\", why: \"z\")])", "the field \"kind\" is missing"),
            (
                "(terms: [(forms: [\"x\"], beter: \"y\")])",
                "there is no field \"beter\" here; write forms, better, why, kind, unless or alone",
            ),
            ("(terms: [(forms: [\"x\"], better: \"y\", why: \"z\", kind: dated, alone: 1)])", "true or false should stand here"),
            ("[]", "line 1: a group in ( ) should begin here"),
            (
                "(terms: [(forms: [\"x\"], better: \"y\", why: \"z\", kind: rude)])",
                "\"rude\" is no word for this; write stigmatizing or dated",
            ),
            ("(terms: [(forms: [], better: \"y\", why: \"z\", kind: dated)])", "no forms"),
            ("(terms: [(forms: [\"größe\"], better: \"y\", why: \"z\", kind: dated)])", "größe"),
            ("(term: [])", "term"),
        ] {
            let error = built_in.with_terms(text).expect_err("a bad list");
            assert!(error.contains(words) && !error.contains('\n'), "{error}");
            for rust in ["struct", "expected", "Expected", "identifier", "opening", "enum"] {
                assert!(!error.contains(rust), "{error}");
            }
        }
    }
}
