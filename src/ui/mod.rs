//! The screens: functions over state that return intents. No window, no file and no rule of casework is in here.
//!
//! [`Shell`] holds what a person has open; [`Shell::show`] draws it and carries out what was asked for. Everything that can
//! be asked for is an [`Intent`]. Screens stand on [`theme`] (colours and sizes by role) and [`widgets`] (shared pieces):
//! a screen is `fn name_ui(ui: &mut Ui, …) -> Vec<Intent>`, reads the case through `&Session`, and keeps what is only on the
//! screen (a search text, what is folded out) in a plain struct of its own that the shell owns.
//!
//! Two places are made to be filled: [`work::work_ui`] and [`debrief::debrief_ui`].

pub mod author;
mod briefing;
mod casefile;
pub mod debrief;
mod desk;
mod intent;
mod library;
mod pages;
pub mod phrases;
mod settings;
mod shell;
pub mod theme;
pub mod widgets;
pub mod work;

pub use intent::{Intent, Shortcut, Tab};
pub use settings::{FontChoice, Settings, ThemeChoice};
pub use shell::{Screen, Shell};
