//! Practicum: social-work students practise case management on fictional clients.
#[cfg(feature = "app")]
pub mod app;
pub mod cli;
pub mod debrief;
pub mod diagnostic;
pub mod plan;
pub mod report;
pub mod scenario;
pub mod score;
pub mod session;
pub mod sim;
pub mod standards;
pub mod store;
#[cfg(feature = "ui")]
pub mod ui;
