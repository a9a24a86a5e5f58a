//! Every word and mark of punctuation in two kinds of lines: which of them stand on one side only. Knows no case and no language.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::chance::{Draw, tails};

/// A word or mark that stands on one side much more often than on the other.
#[derive(Debug)]
pub struct Telling {
    /// How it is written, in small letters: `can/could`.
    pub written: String,
    /// How many signals have it.
    pub in_signals: usize,
    /// How many other lines have it.
    pub in_noise: usize,
    /// How likely chance alone would divide it so unevenly, either way.
    pub probability: f64,
    /// How many different lines there are on both sides: signals and others.
    pub of: (usize, usize),
    /// Where it stands first in each line that has it: the position of the line, and the part of it.
    pub places: Vec<(usize, Range<usize>)>,
}

/// Where something stands in the lines.
#[derive(Debug, Default)]
struct Token {
    forms: BTreeSet<String>,
    in_signals: usize,
    places: Vec<(usize, Range<usize>)>,
}

/// What tells signals from the others at this level, the most striking first. Each is compared by Fisher's exact test; the level is
/// divided by the number of those that could reach it at all, as they stand in neither too few nor too many lines (Tarone 1990, "A
/// modified Bonferroni method for discrete data", Biometrics 46).
pub fn telling(lines: &[(bool, &str)], level: f64) -> Vec<Telling> {
    // The same line again says nothing new.
    let different: BTreeMap<&(bool, &str), usize> = lines.iter().enumerate().rev().map(|(at, line)| (line, at)).collect();
    let (all, signals) = (different.len(), different.keys().filter(|(signal, _)| *signal).count());
    let mut tokens: BTreeMap<String, Token> = BTreeMap::new();
    let first = |at: &usize, line: &(bool, &str)| different.get(line) == Some(at);
    for (at, (signal, line)) in lines.iter().enumerate().filter(|(at, line)| first(at, line)) {
        each_token(line, |token, form, range| {
            let token = tokens.entry(token.to_owned()).or_default();
            token.forms.insert(form.to_owned());
            if token.places.last().is_none_or(|(last, _)| *last != at) {
                token.in_signals += usize::from(*signal);
                token.places.push((at, range));
            }
        });
    }
    let test = |of_all: usize, in_signals: usize| tails(&[Draw { of: all, marked: of_all, drawn: signals }], in_signals).two_sided();
    let mut least: BTreeMap<usize, f64> = BTreeMap::new();
    for token in tokens.values() {
        let of_all = token.places.len();
        let noise = all - signals;
        least.entry(of_all).or_insert_with(|| {
            let ends = [of_all.min(signals), of_all.saturating_sub(noise)];
            ends.map(|in_signals| test(of_all, in_signals)).into_iter().fold(1.0, f64::min)
        });
    }
    let could = |token: &Token, level: f64| least.get(&token.places.len()).is_some_and(|least| *least < level);
    let tried = (1..=tokens.len()).find(|tried| tokens.values().filter(|token| could(token, level / *tried as f64)).count() <= *tried);
    let level = level / tried.unwrap_or(1) as f64;
    let tested = tokens.into_values().filter(|token| could(token, level)).map(|token| Telling {
        written: token.forms.into_iter().collect::<Vec<_>>().join("/"),
        in_signals: token.in_signals,
        in_noise: token.places.len() - token.in_signals,
        probability: test(token.places.len(), token.in_signals),
        of: (signals, all - signals),
        places: token.places,
    });
    let mut found: Vec<Telling> = tested.filter(|token| token.probability < level).collect();
    found.sort_by(|one, other| one.probability.total_cmp(&other.probability));
    found
}

/// Every word and mark of a line: what it counts as, how it is written, and where. Short forms are taken apart ("I'll" is "I" and
/// "will"), and "could" counts as "can", "would" as "will", "might" as "may".
fn each_token(line: &str, mut see: impl FnMut(&str, &str, Range<usize>)) {
    let mut word: Option<usize> = None;
    let mut characters = line.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let is_inside = matches!(c, '\'' | '’') && word.is_some() && next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || is_inside {
            let start = *word.get_or_insert(at);
            let end = at + c.len_utf8();
            let goes_on = |next: char| next.is_alphanumeric() || matches!(next, '\'' | '’');
            if !next.is_some_and(goes_on) {
                each_part(&line[start..end].to_lowercase().replace('’', "'"), start..end, &mut see);
                word = None;
            }
            continue;
        }
        if let Some(start) = word.take() {
            each_part(&line[start..at].to_lowercase().replace('’', "'"), start..at, &mut see);
        }
        let mark = match c {
            '–' | '—' => "—",
            '“' | '”' | '"' => "\"",
            '?' => "?",
            '!' => "!",
            ';' => ";",
            ':' => ":",
            ',' => ",",
            '…' => "…",
            '(' | ')' => "(",
            _ => continue,
        };
        see(mark, mark, at..at + c.len_utf8());
    }
}

/// The words that a short form stands for.
fn each_part(word: &str, range: Range<usize>, see: &mut impl FnMut(&str, &str, Range<usize>)) {
    const ENDS: [(&str, &str); 7] =
        [("n't", "not"), ("'ll", "will"), ("'d", "will"), ("'ve", "have"), ("'re", "are"), ("'m", "am"), ("'s", "")];
    let (mut stem, mut end) = (word, "");
    if let Some((without, meant)) = ENDS.iter().find_map(|(end, meant)| Some((word.strip_suffix(end)?, *meant))) {
        (stem, end) = (
            if without == "wo" {
                "will"
            } else if without == "ca" {
                "can"
            } else {
                without
            },
            meant,
        );
    }
    let counts_as = match stem {
        "could" => "can",
        "would" => "will",
        "might" => "may",
        stem => stem,
    };
    if !counts_as.is_empty() {
        see(counts_as, stem, range.clone());
    }
    if !end.is_empty() {
        see(end, word, range);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(line: &str) -> String {
        let mut found = Vec::new();
        each_token(line, |token, form, range| found.push(format!("{token}={form}@{}", range.start)));
        found.join(" ")
    }

    #[test]
    fn a_line_falls_into_words_and_marks() {
        assert_eq!(tokens("I'd ask; why?"), "i=i@0 will=i'd@0 ask=ask@4 ;=;@7 why=why@9 ?=?@12");
        assert_eq!(tokens("Can’t, won't — 'could'"), "can=can@0 not=can't@0 ,=,@7 will=will@9 not=won't@9 —=—@15 can=could@20");
        assert_eq!(tokens("…"), "…=…@0");
    }

    /// Ten signals and ten others, each side with an ending on so many of its lines.
    fn found(of_signals: usize, signal: &str, of_noise: usize, noise: &str) -> Vec<String> {
        let names = ["Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gil", "Hal", "Ira", "Jo"];
        let side = |of: usize, ending: &str| -> Vec<String> {
            names
                .iter()
                .enumerate()
                .map(|(at, name)| if at < of { format!("{name} sits{ending}") } else { format!("{name} sits") })
                .collect()
        };
        let (signals, others) = (side(of_signals, signal), side(of_noise, noise));
        let lines: Vec<(bool, &str)> =
            signals.iter().map(|line| (true, line.as_str())).chain(others.iter().map(|line| (false, line.as_str()))).collect();
        telling(&lines, 0.01).into_iter().map(|it| format!("{} {}:{}", it.written, it.in_signals, it.in_noise)).collect()
    }

    #[test]
    fn a_word_or_mark_on_one_side_only_is_found_and_one_on_both_sides_is_not() {
        assert_eq!(found(0, "", 9, "?"), ["? 0:9"]);
        assert_eq!(found(8, "; ask", 0, ""), ["; 8:0", "ask 8:0"]);
        assert_eq!(found(8, "?", 6, "?"), Vec::<String>::new());
        assert_eq!(found(5, "?", 0, ""), Vec::<String>::new(), "five and none is 3 in 100");
    }

    #[test]
    fn what_could_not_be_found_anyway_costs_no_level() {
        // Two tokens of eight lines can be divided with p = 0.0007: with two tried each has 0.005. All names, on two lines each, and
        // "sits", on all lines, can tell nothing.
        let eight = |tried: f64| tails(&[Draw { of: 20, marked: 8, drawn: 10 }], 8).two_sided() < 0.01 / tried;
        assert!(eight(13.0) && !eight(14.0));
    }
}
