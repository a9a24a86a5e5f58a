//! The front of a booklet: what the case is, for whom, and who the client is.

use maud::{Markup, html};

use super::text::{facts, items, prose};
use crate::report::plain::{money, time, weeks};
use crate::scenario::Scenario;

/// The briefing: what a learner is told before the case.
pub fn briefing(case: &Scenario) -> Markup {
    let about = &case.about;
    let limits = case.limits;
    let own = time(limits.quarters_per_week - limits.caseload_quarters);
    html! {
        section {
            h2 id="briefing" { "Briefing" }
            p.lead { (about.summary) }
            h3 { "Your role" }
            (prose(&about.role))
            h3 { "What is practiced" }
            (items(&about.objectives))
            h3 { "Content" }
            @if about.content.is_empty() { p { "No content descriptions are given." } } @else {
                ul {
                    @for content in &about.content {
                        li {
                            b { (content.topic) } ", " (content.intensity.label().to_lowercase()) ", " (content.place)
                            @if let Some(skip) = &content.skip { ". " (skip) }
                        }
                    }
                }
            }
            h3 { "Law and policy" }
            (prose(&about.jurisdiction))
            h3 { "Time and money" }
            (facts(&[
                ("Weeks", html! { (weeks(limits.weeks)) }),
                ("Hours", html! {
                    (own) " a week for this case: " (time(limits.quarters_per_week)) " in all, of which "
                    @if limits.other_clients == 1 { "1 other client takes " } @else { (limits.other_clients) " other clients take " }
                    @if limits.caseload_quarters == 0 { "none" } @else { (time(limits.caseload_quarters)) }
                    ". Hours not used by the end of a week are gone."
                }),
                ("Budget", html! { (money(limits.budget)) }),
            ]))
        }
    }
}

/// The client, strengths first.
pub fn client(case: &Scenario) -> Markup {
    let client = &case.client;
    html! {
        section {
            h2 id="client" { "The client" }
            p.lead {
                b { (client.name) }
                @if client.called != client.name { ", who asks to be called " (client.called) }
                "; " (client.pronouns) ", " (client.age)
            }
            h3 { "Strengths" }
            (items(&client.strengths))
            h3 { "Wish" }
            (prose(&client.wish))
            h3 { "In " (client.called) "’s own words" }
            blockquote { (prose(&client.words)) }
            h3 { "About " (client.called) }
            (prose(&client.about))
        }
    }
}
