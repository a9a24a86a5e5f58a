//! Rules on the words themselves: stigma, reading level, law, topics, placeholders, spelling by ear. English only.

mod bare_jurisdiction;
mod dated_term;
mod dialect_spelling;
mod hard_reading;
mod law_without_policy;
mod letters;
pub(super) mod lexicon;
mod lists;
mod placeholder_text;
mod plainly;
mod reading;
mod sample_leftover;
mod stigmatizing_term;
mod syllables;
mod undescribed_topic;
mod walk;
pub(super) mod words;

use super::Rule;

pub use lists::Lists;
pub use walk::{Mention, Walk};

/// All of them.
pub const RULES: &[&Rule] = &[
    &stigmatizing_term::RULE,
    &dated_term::RULE,
    &hard_reading::RULE,
    &law_without_policy::RULE,
    &bare_jurisdiction::RULE,
    &undescribed_topic::RULE,
    &placeholder_text::RULE,
    &sample_leftover::RULE,
    &dialect_spelling::RULE,
];

#[cfg(test)]
mod tests {
    use super::super::lint_with;
    use super::{Lists, RULES};
    use crate::jobs::one_by_one;
    use crate::scenario;

    const SMALL: &str = include_str!("../../../tests/fixtures/good/small.ron");

    /// The small case with a piece of it replaced, quotation marks and line breaks written as in a case file.
    pub fn with(old: &str, new: &str) -> String {
        assert!(SMALL.contains(old), "{old}");
        let new = if old.contains('"') { new.to_owned() } else { new.replace('"', "\\\"").replace('\n', "\\n") };
        SMALL.replacen(old, &new, 1)
    }

    /// The codes of this family that a case gets.
    pub fn codes(case: &str) -> Vec<String> {
        codes_by(case, Lists::built_in())
    }

    /// The same by other lists.
    pub fn codes_by(case: &str, lists: &Lists) -> Vec<String> {
        let file = scenario::open(case.as_bytes()).unwrap_or_else(|faults| panic!("{:#?}", faults.diagnostics));
        let found = lint_with(&file, lists, None, &one_by_one).into_iter().map(|finding| finding.code.to_owned());
        found.filter(|code| RULES.iter().any(|rule| rule.code == code)).collect()
    }

    #[test]
    fn the_small_case_is_clean() {
        assert_eq!(codes(SMALL), Vec::<String>::new());
    }

    #[test]
    fn the_shipped_cases_raise_no_false_alarm() {
        for case in [
            include_str!("../../../scenarios/first_day.ron"),
            include_str!("../../../scenarios/night_roster.ron"),
            include_str!("../../../scenarios/tray_on_the_porch.ron"),
        ] {
            assert_eq!(codes(case), Vec::<String>::new());
        }
    }
}
