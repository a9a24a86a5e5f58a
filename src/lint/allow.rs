//! What a case departs from on purpose: findings that it allows are left out, and exceptions that do nothing are found.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::{Findings, Found};
use super::subject::{Way, names_on};
use super::{faults, rules};
use crate::diagnostic::{Severity, did_you_mean};
use crate::scenario::source::CaseSource;

/// So many findings of one rule are shown; the last of them says how many more there are.
const MOST: usize = 50;

/// The findings that the case does not allow, and what is wrong with its exceptions.
pub fn sift(source: &CaseSource, mut findings: Findings) -> Vec<Found> {
    if !source.allow.is_empty() {
        let mut used = vec![false; source.allow.len()];
        let mut exceptions: BTreeMap<(&str, Option<&str>), Vec<usize>> = BTreeMap::new();
        for (at, exception) in source.allow.iter().enumerate() {
            exceptions.entry((&exception.lint, exception.at.as_deref())).or_default().push(at);
        }
        let found = std::mem::take(&mut findings.found);
        findings.found = found.into_iter().filter(|found| !is_allowed(source, found, &exceptions, &mut used)).collect();
        about_exceptions(source, &used, &mut findings);
    }
    shortened(findings.found)
}

fn is_allowed(source: &CaseSource, found: &Found, exceptions: &BTreeMap<(&str, Option<&str>), Vec<usize>>, used: &mut [bool]) -> bool {
    let names = names_on(source, &found.finding.path);
    let places = names.iter().chain(&found.names).map(|name| Some(name.as_str())).chain([None]);
    let mut allowed = false;
    for place in places {
        // A second exception for the same does nothing more than the first.
        if let Some(first) = exceptions.get(&(found.finding.diagnostic.code, place)).and_then(|same| same.first()) {
            used[*first] = true;
            allowed = true;
        }
    }
    allowed
}

fn about_exceptions(source: &CaseSource, used: &[bool], findings: &mut Findings) {
    let known: BTreeSet<&str> = rules().map(|rule| rule.code).chain(faults::codes()).collect();
    let mut unknown = 0;
    for (position, (exception, used)) in source.allow.iter().zip(used).enumerate() {
        let way = Way::field("allow").at(position);
        let code = exception.lint.as_str();
        if !known.contains(code) {
            findings.under(faults::UNKNOWN_LINT, Severity::Warning);
            let found = findings.report(way.then("lint"), format!("there is no advice called \"{code}\" to depart from"));
            unknown += 1;
            // Looking for what was meant takes time, and nobody reads more than so many.
            let hint = if unknown <= MOST { did_you_mean(code, known.iter().copied()) } else { None };
            found.hint(hint.unwrap_or_else(|| "`practicum explain` lists all codes".into()));
        } else if !used && !findings.open.contains(&code) {
            findings.under(faults::UNUSED_ALLOW, Severity::Note);
            let place = exception.at.as_ref().map_or(String::new(), |at| format!(" at \"{at}\""));
            findings.report(way, format!("the case allows \"{code}\"{place}, but nothing of the kind is found there")).hint(
                "take the exception away, or look whether `at` names an id around the finding (options are called `decision.option`)",
            );
        }
    }
}

fn shortened(found: Vec<Found>) -> Vec<Found> {
    let mut of_code: BTreeMap<&'static str, usize> = BTreeMap::new();
    for found in &found {
        *of_code.entry(found.finding.diagnostic.code).or_default() += 1;
    }
    let mut shown: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut short = Vec::with_capacity(found.len());
    for mut found in found {
        let code = found.finding.diagnostic.code;
        let shown = shown.entry(code).or_default();
        *shown += 1;
        let more = of_code[code].saturating_sub(MOST);
        if *shown == MOST && more > 0 {
            found.finding.diagnostic.hints.push(format!("mend these first: there are {more} more of the kind"));
        }
        if *shown <= MOST {
            short.push(found);
        }
    }
    short
}
