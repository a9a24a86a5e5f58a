//! What a case departs from on purpose: findings that it allows are left out, and exceptions that do nothing are found.

use std::collections::BTreeMap;

use super::findings::{Findings, Found};
use super::subject::{Way, names_on};
use super::{codes, faults};
use crate::diagnostic::{Severity, did_you_mean};
use crate::scenario::Finding;
use crate::scenario::source::CaseSource;

/// So many findings of one rule are shown; the last of them says how many more there are.
const MOST: usize = 50;

/// The findings that the case does not allow, and what is wrong with its exceptions.
pub fn sift(source: &CaseSource, mut findings: Findings) -> Vec<Finding> {
    let mut used = vec![false; source.allow.len()];
    if !source.allow.is_empty() {
        let found = std::mem::take(&mut findings.found);
        findings.found = found.into_iter().filter(|found| !is_allowed(source, found, &mut used)).collect();
        about_exceptions(source, &used, &mut findings);
    }
    shortened(findings.found)
}

fn is_allowed(source: &CaseSource, found: &Found, used: &mut [bool]) -> bool {
    let mut allowed = false;
    let mut names = None;
    for (exception, used) in source.allow.iter().zip(used) {
        if exception.lint != found.finding.diagnostic.code {
            continue;
        }
        let there = exception.at.as_ref().is_none_or(|at| {
            let names: &mut Vec<String> = names.get_or_insert_with(|| names_on(source, &found.finding.path));
            names.contains(at) || found.names.contains(at)
        });
        *used |= there;
        allowed |= there;
    }
    allowed
}

fn about_exceptions(source: &CaseSource, used: &[bool], findings: &mut Findings) {
    for (position, (exception, used)) in source.allow.iter().zip(used).enumerate() {
        let way = Way::field("allow").at(position);
        let code = exception.lint.as_str();
        if !codes().any(|(_, known, _)| known == code) {
            findings.under(faults::UNKNOWN_LINT, Severity::Warning);
            let found = findings.report(way.then("lint"), format!("there is no advice called \"{code}\" to depart from"));
            let hint = did_you_mean(code, codes().map(|(_, known, _)| known));
            found.hint(hint.unwrap_or_else(|| "`practicum explain` lists all codes".into()));
        } else if !used {
            findings.under(faults::UNUSED_ALLOW, Severity::Note);
            let place = exception.at.as_ref().map_or(String::new(), |at| format!(" at \"{at}\""));
            findings.report(way, format!("the case allows \"{code}\"{place}, but nothing of the kind is found there")).hint(
                "take the exception away, or look whether `at` names an id around the finding (options are called `decision.option`)",
            );
        }
    }
}

fn shortened(found: Vec<Found>) -> Vec<Finding> {
    let mut of_code: BTreeMap<&'static str, usize> = BTreeMap::new();
    for found in &found {
        *of_code.entry(found.finding.diagnostic.code).or_default() += 1;
    }
    let mut shown: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut short = Vec::with_capacity(found.len());
    for Found { mut finding, .. } in found {
        let code = finding.diagnostic.code;
        let shown = shown.entry(code).or_default();
        *shown += 1;
        let more = of_code[code].saturating_sub(MOST);
        if *shown == MOST && more > 0 {
            finding.diagnostic.hints.push(format!("mend these first: there are {more} more of the kind"));
        }
        if *shown <= MOST {
            short.push(finding);
        }
    }
    short
}
