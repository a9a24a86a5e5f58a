//! A whole case as one page of HTML that needs nothing else: for committees, reviewers, and learners without a screen.
//!
//! It says what the case file says and judges nothing. Every text of the case is escaped by the templates.

mod casework;
mod closing;
mod ecology;
mod ecomap;
mod front;
mod products;
mod sites;
mod text;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::report::plain::Thing;
use crate::scenario::{EncounterId, Scenario};
use casework::{Casework, phase_anchor};
use sites::Sites;
use text::anchor;

/// How the page looks, on the screen and on paper.
const STYLE: &str = include_str!("style.css");

/// How much a booklet tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Everything: effects, ratings, what each thought is, endings.
    WithKeys,
    /// What a learner may read before and while playing.
    WithoutKeys,
}

/// What a proof of the case found, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofSheet {
    /// In a sentence or two: what was proved, and what is exact.
    pub summary: String,
    /// The findings.
    pub tables: Vec<ProofTable>,
}

/// One table of a proof sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofTable {
    /// Its heading.
    pub title: String,
    /// What it says, in a sentence.
    pub says: String,
    /// The heads of its columns; the first column names the row.
    pub head: Vec<String>,
    /// Its rows, each as long as `head`.
    pub rows: Vec<Vec<String>>,
}

/// The booklet of a case. The proof sheet is printed with keys only.
pub fn booklet(case: &Scenario, extent: Extent, proof: Option<&ProofSheet>) -> String {
    let sites = Sites::of(case);
    let keys = extent == Extent::WithKeys;
    let proof = proof.filter(|_| keys);
    let work = Casework { case, sites: &sites, extent };
    let about = &case.about;
    let page = html! {
        (DOCTYPE)
        html lang=(about.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (about.title) ": " (kind(extent)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#briefing" { "Skip to the briefing" }
                header {
                    h1 { (about.title) }
                    p { (capital_kind(extent)) ". " (about.setting) ". " (about.level.label()) ", " (about.minutes.0) " to " (about.minutes.1) " minutes." }
                    @if about.reviewed_by.is_empty() { p.review { "Not reviewed yet." } } @else { p.review { "Reviewed by: " (about.reviewed_by.join("; ")) } }
                }
                (contents(case, extent, proof.is_some()))
                main {
                    (front::briefing(case))
                    (front::client(case))
                    (ecology::people(case))
                    @if keys {
                        (ecology::ties(case))
                        (ecology::moves(case))
                        (ecology::services(case, &sites))
                        (ecology::knowledge(case, &sites))
                    }
                    (work.phases())
                    (products::products(case, extent))
                    @if keys { (closing::endings(case)) }
                    @if let Some(sheet) = proof { (closing::proof(sheet)) }
                    (closing::afterward(case))
                    @if keys { (closing::indicators(case)) }
                    (closing::imprint(case, extent))
                }
            }
        }
    };
    page.into_string()
}

fn kind(extent: Extent) -> &'static str {
    match extent {
        Extent::WithKeys => "case booklet with keys",
        Extent::WithoutKeys => "case booklet for learners",
    }
}

fn capital_kind(extent: Extent) -> &'static str {
    match extent {
        Extent::WithKeys => "Case booklet with keys: it gives everything away",
        Extent::WithoutKeys => "Case booklet for learners, without keys",
    }
}

/// The table of contents: every section, phase and encounter.
fn contents(case: &Scenario, extent: Extent, proof: bool) -> Markup {
    let keys = extent == Extent::WithKeys;
    let made = case.ecomap.is_some() || case.plan.is_some() || !case.notes.is_empty();
    let rated = case.options.iter().any(|option| !option.ratings.is_empty());
    let known = !case.facts.is_empty() || !case.flags.is_empty();
    let before = [
        (true, "briefing", "Briefing"),
        (true, "client", "The client"),
        (true, "people", "People and systems"),
        (keys, "ecomap", "Ecomap"),
        (keys, "measures", "What moves"),
        (keys && !case.resources.is_empty(), "services", "Services"),
        (keys && known, "knowledge", "What can be found out, and what is kept in mind"),
    ];
    let after = [
        (made, "products", "What the learner makes"),
        (keys, "endings", "Endings"),
        (proof, "proof", "Proof sheet"),
        (!case.prompts.is_empty(), "prompts", "To think about"),
        (!case.help.is_empty(), "help", "Help"),
        (keys && rated, "indicators", "Standards and indicators"),
        (true, "imprint", "Sources and authors"),
    ];
    let entries = |entries: &[(bool, &str, &str)]| {
        html! { @for (_, place, title) in entries.iter().filter(|(there, ..)| *there) { li { a href={ "#" (place) } { (title) } } } }
    };
    html! {
        nav aria-labelledby="contents" {
            h2 id="contents" { "Contents" }
            ol {
                (entries(&before))
                li {
                    a href="#casework" { "The case, phase by phase" }
                    ol {
                        @for phase in &case.phases {
                            li {
                                a href={ "#" (phase_anchor(phase.name)) } { (phase.name.label()) }
                                ul {
                                    @for id in phase.encounters.clone() {
                                        @let id = EncounterId::from_index(usize::from(id));
                                        li { a href={ "#" (anchor(case, Thing::Encounter(id))) } { (case.encounter(id).title) } }
                                    }
                                }
                            }
                        }
                        @if !case.desk.is_empty() { li { a href="#desk" { "At the desk" } } }
                    }
                }
                (entries(&after))
            }
        }
    }
}
