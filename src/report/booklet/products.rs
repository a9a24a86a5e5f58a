//! What the learner makes: ecomap, service plan, contact notes, with or without their keys.

use maud::{Markup, html};

use super::Extent;
use super::ecology::effects;
use super::text::{anchor, facts, phrase, prose, table};
use crate::report::plain::{self, Thing};
use crate::scenario::{Condition, Goal, GoalId, NodeId, Note, Scenario};

/// All work products of the case.
pub fn products(case: &Scenario, extent: Extent) -> Markup {
    let keys = extent == Extent::WithKeys;
    html! {
        @if case.ecomap.is_some() || case.plan.is_some() || !case.notes.is_empty() {
            section {
                h2 id="products" { "What the learner makes" }
                @if let Some(task) = &case.ecomap {
                    h3 id="ecomap-task" { "Ecomap" }
                    (prose(&task.prompt))
                    @if keys {
                        p { "The key is the state of " a href="#ecomap" { "the ties" } " when it is drawn; ties that cannot be known yet are left out." }
                        @let decoys: Vec<String> = task.pairs.iter().filter(|pair| pair.tie.is_none()).map(|pair| pair_name(case, pair.between)).collect();
                        @if !decoys.is_empty() { p { "Pairs on offer that have no tie: " (decoys.join("; ")) "." } }
                    }
                }
                @if let Some(plan) = &case.plan {
                    h3 id="plan" { "Service plan" }
                    (prose(&plan.prompt))
                    p { "At most " (plan.at_most) " of " (plan.goals.len()) " goals." }
                    @for (at, goal) in plan.goals.iter().enumerate() { (self::goal(case, GoalId::from_index(at), goal, keys)) }
                }
                @for note in &case.notes { (self::note(note, keys)) }
            }
        }
    }
}

fn pair_name(case: &Scenario, between: (NodeId, NodeId)) -> String {
    format!("{} and {}", case.node(between.0).name, case.node(between.1).name)
}

fn goal(case: &Scenario, id: GoalId, goal: &Goal, keys: bool) -> Markup {
    let owner = |owner: &Option<NodeId>| owner.map_or("the case manager", |node| case.node(node).name.as_str());
    let owners: Vec<&str> = goal.owners.iter().map(owner).collect();
    html! {
        div.entry id=(anchor(case, Thing::Goal(id))) {
            h4 { (goal.title) }
            @if goal.when != Condition::Always { p.when { "Offered only if " (phrase(case, &plain::condition(case, &goal.when), keys)) "." } }
            ul {
                @for wording in &goal.wordings {
                    li {
                        "“" (wording.text) "”"
                        @if keys {
                            @let smart: Vec<String> = wording.smart.iter().map(|part| part.label().to_lowercase()).collect();
                            " (" @if wording.client_words { "the client’s words; " }
                            (if smart.is_empty() { "no SMART part".to_owned() } else { smart.join(", ") }) ")"
                        }
                    }
                }
            }
            @if keys {
                (facts(&[
                    ("Serves the client’s aims", html! { (["not", "in part", "fully"].get(usize::from(goal.serves)).copied().unwrap_or("not")) }),
                    ("Good owners", html! { (owners.join(", ")) }),
                    ("Good review", html! { (goal.review.0) " to " (goal.review.1) " weeks from then" }),
                    ("Why", html! { (goal.why) }),
                    ("Planning it brings", effects(case, goal.effects)),
                ]))
            }
        }
    }
}

fn note(note: &Note, keys: bool) -> Markup {
    let heads = &["Statement", "Fact or interpretation", "Belongs in the note", "Why"][..if keys { 4 } else { 3 }];
    html! {
        h3 id={ "note-" (note.id) } { "Contact note" }
        p { (note.title) }
        (table(&format!("Statements to sort: {}", note.title), heads, html! {
            @for statement in &note.statements {
                tr {
                    th scope="row" { (statement.text) }
                    @if keys {
                        td { (statement.is.label()) }
                        td { (if statement.covered { "yes" } else { "no" }) }
                        td { (statement.why) }
                    } @else {
                        td.blank { "…" }
                        td.blank { "…" }
                    }
                }
            }
        }))
    }
}
