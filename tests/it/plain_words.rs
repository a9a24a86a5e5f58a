//! Conditions and effects in plain words, as the booklet and all others say them.

use std::sync::Arc;

use expect_test::{Expect, expect};
use practicum::report::plain;
use practicum::scenario::Scenario;

use crate::walk;

/// The small case, its first option and its desk's first option bringing these effects, and its first ending asking for this.
fn with(condition: &str, effects: &str) -> Arc<Scenario> {
    let case = walk::SMALL
        .replace("effects: [set(\"rushed\"), move(\"trust\", -5)]", &format!("effects: [{effects}]"))
        .replace("when: uses(\"tray\")", &format!("when: {condition}"));
    walk::load(&case)
}

fn says(conditions: &[&str], expected: Expect) {
    let words: String = conditions
        .iter()
        .map(|condition| {
            let case = with(condition, "");
            format!("{}\n", plain::condition(&case, &case.endings[0].when))
        })
        .collect();
    expected.assert_eq(&words);
}

#[test]
fn every_condition_is_said_both_ways() {
    let plainly = [
        "always",
        "knows(\"chess\")",
        "is(\"rushed\")",
        "chose(\"begin.say\")",
        "did(\"door\")",
        "at_least(\"trust\", 45)",
        "at_most(\"trust\", 45)",
        "from_week(2)",
        "until_week(2)",
        "in(planning)",
        "tie(\"ann-bo\", strong)",
        "tie(\"ann-meals\", none)",
        "stressful(\"ann-bo\")",
        "uses(\"tray\")",
        "waits(\"tray\")",
        "planned(\"eat\")",
        "noticed(\"aunt\")",
        "money(20)",
    ];
    says(
        &plainly,
        expect![[r#"
        always
        you have found out: “She plays chess by post”
        the mark “rushed” is set
        you chose “Say who you are and what for”
        the encounter “At the door” is over
        Trust in you is at least 45
        Trust in you is at most 45
        it is week 2 or later
        it is week 2 or earlier
        the case is in the phase Planning
        the tie between Ann Ode and Bo is strong
        there is no tie between Ann Ode and Meal service
        the tie between Ann Ode and Bo is stressful
        the service “Daily tray” has started
        Ms. Ode is waiting for “Daily tray”
        the plan holds the goal “Eating warm”
        the thought “She looks like my aunt. I'll carry the bag in for her” was flagged
        at least $20 of the budget is left
    "#]],
    );
    let denied: Vec<String> = plainly.iter().map(|condition| format!("not({condition})")).collect();
    let denied: Vec<&str> = denied.iter().map(String::as_str).collect();
    says(
        &denied,
        expect![[r#"
        never
        you have not found out: “She plays chess by post”
        the mark “rushed” is not set
        you did not choose “Say who you are and what for”
        the encounter “At the door” is not over
        Trust in you is below 45
        Trust in you is above 45
        it is before week 2
        it is after week 2
        the case is not in the phase Planning
        the tie between Ann Ode and Bo is not strong
        there is a tie between Ann Ode and Meal service
        the tie between Ann Ode and Bo is not stressful
        the service “Daily tray” has not started
        Ms. Ode is not waiting for “Daily tray”
        the plan does not hold the goal “Eating warm”
        the thought “She looks like my aunt. I'll carry the bag in for her” was not flagged
        less than $20 of the budget is left
    "#]],
    );
}

#[test]
fn conditions_inside_conditions_keep_their_brackets() {
    says(
        &[
            "all([from_week(2), any([is(\"rushed\"), uses(\"tray\")])])",
            "any([from_week(2), all([is(\"rushed\"), not(uses(\"tray\"))])])",
            "not(all([from_week(2), is(\"rushed\")]))",
            "not(any([from_week(2), not(is(\"rushed\"))]))",
            "all([])",
            "any([])",
            "not(all([]))",
            "all([any([from_week(3)])])",
        ],
        expect![[r#"
            it is week 2 or later, and (the mark “rushed” is set, or the service “Daily tray” has started)
            it is week 2 or later, or (the mark “rushed” is set, and the service “Daily tray” has not started)
            it is before week 2, or the mark “rushed” is not set
            it is before week 2, and the mark “rushed” is set
            always
            never
            never
            it is week 3 or later
        "#]],
    );
}

#[test]
fn every_effect_is_said() {
    let effects = r#"
        learn("chess"), move("trust", -5), set("rushed"), move("strength", 6), clear("rushed"), strength("ann-bo", tenuous), strength("ann-bo", none),
        stress("ann-bo", true), stress("ann-bo", false), flow("ann-bo", none), flow("ann-bo", to_client), flow("ann-bo", from_client), flow("ann-bo", both),
        refer("tray"), withdraw("tray"), wait("tray", -1), wait("tray", 2), money(20), money(-5), caseload(1.25), caseload(-0.5), phase(planning),
        call("bye"), say("ann: Wait.\n\nShe waits."), end, after(1, [move("trust", 2), set("rushed")]), after(3, []),
        if(not(knows("chess")), [move("trust", 1)]), chance(60, [move("trust", 2)], []), chance(10, [set("rushed")], [after(2, [end])])
    "#;
    let case = with("always", effects);
    let says: String = plain::effects(&case, case.options[0].effects).iter().map(|words| format!("{words}\n")).collect();
    expect![[r#"
        at the week's end: Trust in you −5, Strength +6
        you find out: “She plays chess by post”
        the mark “rushed” is set
        the mark “rushed” is cleared
        the tie between Ann Ode and Bo becomes tenuous
        the tie between Ann Ode and Bo ends
        the tie between Ann Ode and Bo becomes stressful
        the tie between Ann Ode and Bo is no longer stressful
        the tie between Ann Ode and Bo no longer carries help either way
        the tie between Ann Ode and Bo carries help to the client
        the tie between Ann Ode and Bo carries help from the client
        the tie between Ann Ode and Bo carries help both ways
        a referral to “Daily tray”
        the use of, or the wait for, “Daily tray” ends
        the wait for “Daily tray” is 1 week shorter
        the wait for “Daily tray” is 2 weeks longer
        the budget is $20 larger
        the budget is $5 smaller
        the rest of the caseload takes 1 hour 15 minutes a week more
        the rest of the caseload takes 30 minutes a week less
        the case goes to the phase Planning
        the encounter “Last visit” comes next
        you read: “Ms. Ode: Wait. She waits.”
        the case ends when the encounter closes
        1 week later: at the end of that week Trust in you +2; and the mark “rushed” is set
        3 weeks later: nothing
        if you have not found out: “She plays chess by post”: at the week's end: Trust in you +1
        with a chance of 60%: at the week's end: Trust in you +2
        with a chance of 10%: the mark “rushed” is set; otherwise: 2 weeks later: the case ends when the encounter closes
    "#]]
    .assert_eq(&says);
}

#[test]
fn words_are_cut_between_words_and_never_within_a_letter() {
    assert_eq!(plain::short("Hand her the form.", 40), "Hand her the form.");
    assert_eq!(plain::short("Hand her, at last, the form.", 20), "Hand her, at last…");
    assert_eq!(plain::short("Ünbröken", 3), "Ünb…");
    assert_eq!((plain::time(3), plain::time(0)), ("45 minutes".to_owned(), "0 minutes".to_owned()));
    assert_eq!((plain::time(4), plain::time(9)), ("1 hour".to_owned(), "2 hours 15 minutes".to_owned()));
}
