//! The tests that drive content through the public door: cases, plans, bad files, the program itself.
#![expect(clippy::unwrap_used, reason = "a test that unwraps nothing fails just as well")]

mod anywhere;
mod author;
mod bad_scenarios;
mod booklet;
mod cli;
mod figures;
mod flagging;
mod going_on;
mod guide;
mod home;
mod laws;
mod learners;
mod lints;
mod map;
mod mutations;
mod new_case;
mod plain_words;
mod plans;
mod possible;
mod prove;
mod reference;
mod saving;
mod shipped;
mod simulate;
mod tidy;
mod typed;
mod walk;
mod wrong_use;
