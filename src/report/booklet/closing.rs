//! How a booklet ends: endings, the proof sheet if there is one, reflection, help, the indicators, and who says so.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::text::{items, phrase, scene, table};
use super::{Extent, ProofSheet};
use crate::report::plain;
use crate::scenario::{Condition, Scenario};

/// The endings, in the order in which they are tried.
pub fn endings(case: &Scenario) -> Markup {
    let last = case.endings.len().saturating_sub(1);
    html! {
        section {
            h2 id="endings" { "Endings" }
            p { "The first whose condition holds at the end." }
            @for (at, ending) in case.endings.iter().enumerate() {
                div.entry id={ "ending-" (ending.id) } {
                    h3 { (ending.title) }
                    p.when {
                        @if ending.when != Condition::Always { "If " (phrase(case, &plain::condition(case, &ending.when), true)) "." }
                        @else if at == last { "In all other plays." }
                        @else { "Always." }
                    }
                    (scene(case, ending.text, true))
                }
            }
        }
    }
}

/// The proof sheet, as it was handed in.
pub fn proof(sheet: &ProofSheet) -> Markup {
    html! {
        section {
            h2 id="proof" { "Proof sheet" }
            p { (sheet.summary) }
            @for part in &sheet.tables {
                @let heads: Vec<&str> = part.head.iter().map(String::as_str).collect();
                h3 { (part.title) }
                (table(&part.says, &heads, html! {
                    @for row in &part.rows {
                        tr { @for (at, cell) in row.iter().enumerate() { @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } } } }
                    }
                }))
            }
        }
    }
}

/// Reflection and help.
pub fn afterward(case: &Scenario) -> Markup {
    html! {
        @if !case.prompts.is_empty() { section { h2 id="prompts" { "To think about" } (items(&case.prompts)) } }
        @if !case.help.is_empty() { section { h2 id="help" { "Help" } (items(&case.help)) } }
    }
}

/// The indicators that the ratings point at.
pub fn indicators(case: &Scenario) -> Markup {
    let used: BTreeSet<(u8, &str)> =
        case.options.iter().flat_map(|option| &option.ratings).map(|rating| (rating.standard, rating.indicator.as_str())).collect();
    html! {
        @if !used.is_empty() {
            section {
                h2 id="indicators" { "Standards and indicators" }
                p { (case.edition.title) ". " (case.edition.note) " M meets the standard, V violates it; only those used in this case are listed." }
                @for standard in case.edition.standards.iter().filter(|standard| used.iter().any(|(number, _)| *number == standard.number)) {
                    h3 { (standard.number) " " (standard.name) }
                    p { (standard.paraphrase) }
                    ul {
                        @for indicator in standard.indicators.iter().filter(|indicator| used.contains(&(standard.number, indicator.id.as_str()))) {
                            li id={ "indicator-" (standard.number) "-" (indicator.id) } { b { "S" (standard.number) "." (indicator.id) } " " (indicator.text) }
                        }
                    }
                }
            }
        }
    }
}

/// Sources, authors, reviewers, and which version this is.
pub fn imprint(case: &Scenario, extent: Extent) -> Markup {
    let about = &case.about;
    html! {
        section {
            h2 id="imprint" { "Sources and authors" }
            @if !about.sources.is_empty() { h3 { "Sources" } (items(&about.sources)) }
            h3 { "Written by" }
            (items(&about.written_by))
            h3 { "Reviewed by" }
            @if about.reviewed_by.is_empty() { p { "Not reviewed yet." } } @else { (items(&about.reviewed_by)) }
            @if extent == Extent::WithKeys { p { "The keys are the judgment of: " (about.key_source) "." } }
            p { "All people, agencies and places are invented. Nothing here is legal or clinical advice." }
            p.small { "Case " code { (about.id) } ", texts under " (about.licence) ", version " code { (case.digest.get(..12).unwrap_or(&case.digest)) } "." }
        }
    }
}
