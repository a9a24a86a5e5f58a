//! How effects, conditions and ratings are written, to be shown to an author who wrote one in another way.
//!
//! Only a reminder: what ron reads is said in `source`, and a test holds the two together.

/// How a rating is written.
pub const RATING: &str = "write a rating as (3, 2, \"M1\", \"why\"): standard, effect, indicator, rationale";

/// How each effect, condition and other word with values is written.
pub const FORMS: &str = r#"knows("fact") | is("flag") | chose("decision.option") | did("encounter") | at_least("measure", 40) | at_most("measure", 40)
 | from_week(3) | until_week(3) | in(planning) | tie("first-second", strong) | stressful("first-second") | uses("resource")
 | waits("resource") | planned("goal") | noticed("reaction") | money(100) | all([…, …]) | any([…, …]) | not(…) | move("measure", 5)
 | learn("fact") | set("flag") | clear("flag") | strength("first-second", strong) | stress("first-second", true)
 | flow("first-second", both) | refer("resource") | withdraw("resource") | wait("resource", -1) | caseload(27.5) | phase(planning)
 | call("encounter") | say("What is said.") | after(2, […]) | if(…, […]) | chance(60, […], […]) | several(1, 3) | note("note")"#;

/// The hint that shows how a word with values is written, if it is one.
pub fn form(name: &str) -> Option<String> {
    let form = FORMS.split('|').map(str::trim).find(|form| form.strip_prefix(name).is_some_and(|rest| rest.starts_with('(')))?;
    Some(format!("write it as {form}"))
}
