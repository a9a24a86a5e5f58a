//! People, systems, ties, and what moves: the case's surroundings. The drawing is elsewhere.

use maud::{Markup, html};

use super::ecomap;
use super::sites::{Site, Sites};
use super::text::{anchor, capital, facts, phrase, prose, scene, sentence, table};
use crate::report::plain::{self, Thing, figure, money, weeks};
use crate::scenario::words::{Flow, Good, Strength};
use crate::scenario::{Condition, EffectsId, MeasureId, NodeKind, ResourceId, Scenario, TieId};

/// The people and systems around the client.
pub fn people(case: &Scenario) -> Markup {
    html! {
        section {
            h2 id="people" { "People and systems" }
            (table("Who and what surrounds the client", &["Name", "Who or what", "Ring"], html! {
                @for node in case.nodes.iter().filter(|node| node.kind != NodeKind::Client) {
                    tr {
                        th scope="row" { (node.name) }
                        td { (capital(&node.who)) @if !node.who.is_empty() && !node.about.is_empty() { ". " } (node.about) }
                        td { (node.level.label()) }
                    }
                }
            }))
        }
    }
}

/// The ecomap: drawn, and in a table.
pub fn ties(case: &Scenario) -> Markup {
    html! {
        section {
            h2 id="ecomap" { "Ecomap" }
            @if case.ties.is_empty() { p { "The case has no ties." } } @else {
                @if let Some(drawing) = ecomap::drawing(case) {
                    figure { (drawing) figcaption { "The ecology as the case begins. The table says the same in words." } }
                }
                (table("The ties as the case begins", &["Between", "Strength", "Stress", "Help moves", "Ring", "About"], html! {
                    @for at in 0..case.ties.len() { (tie(case, TieId::at(at))) }
                }))
            }
        }
    }
}

fn tie(case: &Scenario, id: TieId) -> Markup {
    let tie = case.tie(id);
    let nothing = tie.start.strength == Strength::None && tie.start.flow == Flow::None;
    html! {
        tr id=(anchor(case, Thing::Tie(id))) {
            th scope="row" { (case.node(tie.between.0).name) " and " (case.node(tie.between.1).name) }
            td { (tie.start.strength.label()) }
            td { (if tie.start.stress { "Stressful" } else { "No" }) }
            td { (if nothing { "–" } else { tie.start.flow.label() }) }
            td { (case.tie_level(tie.between).label()) }
            td {
                (tie.about)
                @if let Some(fact) = tie.found_by { " Not known before " (phrase(case, &plain::condition(case, &Condition::Knows(fact)), true)) "." }
            }
        }
    }
}

/// Measures, influences and what time brings.
pub fn moves(case: &Scenario) -> Markup {
    html! {
        section {
            h2 id="measures" { "What moves" }
            h3 { "Measures" }
            (table("Numbers that change; all changes of a week land when it ends", &["Measure", "Whose", "Ring", "Begins at", "Range", "Good", "Words and meaning"], html! {
                @for at in 0..case.measures.len() { (measure(case, MeasureId::at(at))) }
            }))
            @if !case.influences.is_empty() {
                h3 { "Influences" }
                ul {
                    @for influence in &case.influences {
                        li {
                            "When " a href={ "#" (anchor(case, Thing::Measure(influence.from))) } { (case.measure(influence.from).name) }
                            " changes, " a href={ "#" (anchor(case, Thing::Measure(influence.to))) } { (case.measure(influence.to).name) }
                            " moves " (weeks(influence.lag)) " later by " (influence.weight.unsigned_abs()) "% of it"
                            @if influence.weight < 0 { ", the other way" }
                            ". " (influence.why)
                        }
                    }
                }
            }
            (weekly(case))
            (dated(case))
        }
    }
}

fn measure(case: &Scenario, id: MeasureId) -> Markup {
    let measure = case.measure(id);
    html! {
        tr id=(anchor(case, Thing::Measure(id))) {
            th scope="row" { (measure.name) }
            td { (case.measure_owner(measure)) }
            td { (case.measure_level(measure).label()) }
            td { (figure(measure.start)) }
            td { (figure(measure.least)) " to " (figure(measure.most)) }
            td { (if measure.good == Good::High { "high" } else { "low" }) }
            td {
                @for (at, (from, word)) in measure.words.iter().enumerate() {
                    @if at > 0 { ", " } "from " (from) " “" (word) "”"
                }
                @if !measure.words.is_empty() && !measure.about.is_empty() { ". " }
                (measure.about)
            }
        }
    }
}

fn weekly(case: &Scenario) -> Markup {
    html! {
        @if !case.weekly.is_empty() {
            h3 { "At the end of every week" }
            ul {
                @for (at, rule) in case.weekly.iter().enumerate() {
                    li id={ "weekly-" (at + 1) } {
                        @if rule.when != Condition::Always { "If " (phrase(case, &plain::condition(case, &rule.when), true)) ": " }
                        (joined(case, rule.effects)) ". " (rule.why)
                    }
                }
            }
        }
    }
}

fn dated(case: &Scenario) -> Markup {
    html! {
        @if !case.dated.is_empty() {
            h3 { "What the calendar brings" }
            @for (at, dated) in case.dated.iter().enumerate() {
                div.entry id={ "dated-" (at + 1) } {
                    p {
                        b { "Week " (dated.week) }
                        @if dated.when != Condition::Always { ", if " (phrase(case, &plain::condition(case, &dated.when), true)) }
                    }
                    (scene(case, dated.text, true))
                    (effects(case, dated.effects))
                }
            }
        }
    }
}

/// The services to which the client can be referred.
pub fn services(case: &Scenario, sites: &Sites) -> Markup {
    html! {
        @if !case.resources.is_empty() {
            section {
                h2 id="services" { "Services" }
                @for (at, service) in case.resources.iter().enumerate() {
                    @let place = anchor(case, Thing::Resource(ResourceId::at(at)));
                    div.entry id=(place) {
                        h3 { (service.name) }
                        (prose(&service.about))
                        (facts(&[
                            ("Cost", html! { (if service.cost == 0 { "nothing from the budget".to_owned() } else { money(i32::try_from(service.cost).unwrap_or(i32::MAX)) }) }),
                            ("Wait", html! { (if service.wait == 0 { "none".to_owned() } else { weeks(service.wait) }) }),
                            ("Who may have it", html! { (service.eligibility) }),
                            ("Refused unless", html! { @if service.when != Condition::Always { (phrase(case, &plain::condition(case, &service.when), true)) } }),
                            ("Referred in", links(sites.brings(&place))),
                        ]))
                        p { b { "When it starts" } }
                        (scene(case, service.starts, true))
                        (effects(case, service.effects))
                    }
                }
            }
        }
    }
}

/// Facts and marks: where each comes from, and what asks for it.
pub fn knowledge(case: &Scenario, sites: &Sites) -> Markup {
    let facts =
        case.facts.iter().enumerate().map(|(at, fact)| (anchor(case, Thing::Fact(crate::scenario::FactId::at(at))), fact.text.as_str()));
    let marks = case.flags.iter().map(|flag| (format!("mark-{flag}"), flag.as_str()));
    html! {
        @if !case.facts.is_empty() || !case.flags.is_empty() {
            section {
                h2 id="knowledge" { "What can be found out, and what is kept in mind" }
                @if !case.facts.is_empty() { h3 { "Facts" } (traced(facts, sites, "Found out in", "Asked for by")) }
                @if !case.flags.is_empty() { h3 { "Marks" } p { "A mark is a switch that the case sets for itself." } (traced(marks, sites, "Set or cleared in", "Asked for by")) }
            }
        }
    }
}

fn traced<'a>(entries: impl Iterator<Item = (String, &'a str)>, sites: &Sites, brings: &str, asks: &str) -> Markup {
    html! {
        @for (place, text) in entries {
            div.entry id=(place) {
                p { (text) }
                (facts(&[(brings, links(sites.brings(&place))), (asks, links(sites.asks(&place)))]))
            }
        }
    }
}

/// Places as links.
pub fn links(sites: &[Site]) -> Markup {
    html! { @for (at, site) in sites.iter().enumerate() { @if at > 0 { "; " } a href={ "#" (site.anchor) } { (site.name) } } }
}

/// Effects as a list; nothing where there are none.
pub fn effects(case: &Scenario, effects: EffectsId) -> Markup {
    let phrases = plain::effects(case, effects);
    html! { @if !phrases.is_empty() { ul.effects { @for words in &phrases { li { (sentence(case, words, true)) } } } } }
}

fn joined(case: &Scenario, effects: EffectsId) -> Markup {
    let phrases = plain::effects(case, effects);
    html! { @for (at, words) in phrases.iter().enumerate() { @if at > 0 { "; " } (phrase(case, words, true)) } }
}
