//! Practicum: social-work students practice case management on fictional clients, and learn from the debrief.
//!
//! # The map
//! Data flows one way: case text → scenario → actions → events → scores → debrief → screen. A module uses only those before it:
//!
//! | module | what it is for |
//! |---|---|
//! | [`jobs`] | work that can be done side by side, and who does it |
//! | [`diagnostic`] | what is told to an author: findings as plain data, as text and as JSON |
//! | [`standards`] | editions of the standards: numbers, indicators, crosswalks; data from `assets/standards/` |
//! | [`scenario`] | what an author writes and what it means; [`scenario::load`] |
//! | [`sim`] | the case as it unfolds: an action in, events out; [`sim::Play`] |
//! | [`score`] | reads the events against the standards; [`score::score`] |
//! | [`lint`] | advice on a case that loads: documented rules, and exceptions with a reason; [`lint::lint`] |
//! | [`debrief`] | what the learner is told, as data; "what if" by playing again |
//! | [`learners`] | virtual learners: policies that play a case many times, and what the scores make of them |
//! | [`plan`] | scripted playthroughs, for tests and for authors |
//! | [`prove`] | plays every path: the best and the worst that can be reached, what can never be come to |
//! | [`report`] | debriefs, figures and whole cases as text, JSON and HTML; conditions and effects in plain words |
//! | [`map`] | a case as a map: what leads where, as a picture and in words; [`map::Map`] |
//! | [`store`] | attempts, kept cases and settings on disk |
//! | [`session`] | a play that is saved as it goes; the library of cases |
//! | [`cli`] | the commands and the terminal player |
//! | `ui` | the screens, as functions over state (feature `ui`) |
//! | `app` | the window (feature `app`) |
//!
//! # What always holds
//! 1. Only `store`, `session`, `cli` and `app` touch files, clock, environment or fresh randomness; everything else is given text and a seed.
//! 2. `ui` changes no case: it draws a state and returns what is asked for.
//! 3. `app` holds no rule of casework: without it the terminal player still plays every case.
//! 4. `cfg(feature)` stands on the `mod` lines below, and where the command line opens the window.
//! 5. A [`scenario::Scenario`] that exists is valid; only [`scenario::load`] makes one.
//! 6. The same scenario, seed and actions give the same events, byte for byte, on every platform.

#[cfg(feature = "app")]
pub mod app;
pub mod cli;
pub mod debrief;
pub mod diagnostic;
pub mod jobs;
pub mod learners;
pub mod lint;
pub mod map;
pub mod plan;
pub mod prove;
pub mod report;
pub mod scenario;
pub mod score;
pub mod session;
pub mod sim;
pub mod standards;
pub mod store;
#[cfg(feature = "ui")]
pub mod ui;
