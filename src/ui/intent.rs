//! Everything a person can ask for, with its words and its key. Nothing is carried out here.
//!
//! Buttons, shortcuts and the list of keys all read from this one place, so they cannot disagree.

use std::path::PathBuf;

use egui::{Key, Modifiers};

use super::settings::Settings;
use crate::scenario::DecisionId;
use crate::sim::{Action, Supposition};

/// Something that a person asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// One step back; nothing is asked and nothing is lost.
    Back,
    /// To the library.
    Library,
    /// To the settings.
    Settings,
    /// To the list of keys.
    Keys,
    /// To what this is and what it is not.
    About,
    /// To the briefing of the case at this position of the library.
    Brief(usize),
    /// Begins the case at this position of the library, with a seed or with a fresh one.
    Begin {
        /// Position in the library.
        entry: usize,
        /// The seed, if one was typed in.
        seed: Option<u64>,
    },
    /// Goes on with the attempt in this file.
    Resume(PathBuf),
    /// Goes on with the attempt that is open.
    GoOn,
    /// From the ending to the debrief.
    Debrief,
    /// The case of the open attempt once more, from its briefing.
    PlayAgain,
    /// Does something in the case.
    Do(Action),
    /// Chooses, ticks or opens what bears this number.
    Number(usize),
    /// Confirms the ticked options, closes the encounter, or goes on.
    Continue,
    /// To the next line of inner monologue that can be flagged.
    NextThought,
    /// Ends the week.
    EndWeek,
    /// Opens a tab of the case file.
    Open(Tab),
    /// Shows or hides the case file where there is no room for both halves.
    TogglePanel,
    /// Takes a notice away.
    Dismiss(usize),
    /// Tries once more to save.
    SaveAgain,
    /// To the author's window for this case file.
    Author(PathBuf),
    /// Opens the case file in the editor, at this line.
    Edit(Option<usize>),
    /// Begins a play that is not saved.
    Rehearse,
    /// Begins such a play at a decision.
    RehearseAt(DecisionId),
    /// Takes something to be so in it.
    Suppose(Supposition),
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// Text at 100 %.
    NormalSize,
    /// Other settings.
    Set(Settings),
}

/// A page of the case file at the right of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Who the client is, and how things stand.
    #[default]
    Client,
    /// Who is around the client.
    People,
    /// Systems and ties.
    Ecomap,
    /// What has been found out.
    Facts,
    /// Contact notes and what was done.
    Notes,
    /// The service plan.
    Plan,
    /// Services in the community.
    Resources,
    /// The handbook.
    Standards,
}

impl Tab {
    /// All of them, in the order of the screen.
    pub const ALL: [Tab; 8] = [Tab::Client, Tab::People, Tab::Ecomap, Tab::Facts, Tab::Notes, Tab::Plan, Tab::Resources, Tab::Standards];

    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Tab::Client => "Client",
            Tab::People => "People",
            Tab::Ecomap => "Ecomap",
            Tab::Facts => "Facts",
            Tab::Notes => "Notes",
            Tab::Plan => "Plan",
            Tab::Resources => "Resources",
            Tab::Standards => "Standards",
        }
    }

    fn key(self) -> Key {
        const KEYS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
        KEYS[self as usize]
    }
}

/// A key that asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    /// As it is written in the list of keys.
    pub text: &'static str,
    /// The key.
    pub key: Key,
    /// What is held down with it.
    pub with: Modifiers,
}

impl Intent {
    /// What has a key of its own, in the order of the list of keys. Numbers stand for themselves.
    pub fn keyed() -> Vec<Intent> {
        let mut all = vec![Intent::Number(1), Intent::Continue, Intent::NextThought, Intent::EndWeek];
        all.extend(Tab::ALL.map(Intent::Open));
        all.extend([Intent::TogglePanel, Intent::Back, Intent::Larger, Intent::Smaller, Intent::NormalSize, Intent::Keys]);
        all
    }

    /// The words on a button.
    pub fn label(&self) -> &'static str {
        match self {
            Intent::Back => "Back",
            Intent::Library => "Library",
            Intent::Settings => "Settings",
            Intent::Keys => "Keys",
            Intent::About => "About",
            Intent::Brief(_) => "Open",
            Intent::Begin { .. } => "Begin",
            Intent::Resume(_) | Intent::GoOn => "Resume",
            Intent::Debrief => "Go to the debrief",
            Intent::PlayAgain => "Play this case again",
            Intent::Do(_) => "Do this",
            Intent::Number(_) => "Choose by number",
            Intent::Continue => "Continue",
            Intent::NextThought => "Next thought",
            Intent::EndWeek => "End the week",
            Intent::Open(tab) => tab.label(),
            Intent::TogglePanel => "Case file",
            Intent::Dismiss(_) => "Dismiss",
            Intent::SaveAgain => "Try to save again",
            Intent::Author(_) => "Author",
            Intent::Edit(_) => "Open in editor",
            Intent::Rehearse => "Play from the beginning",
            Intent::RehearseAt(_) => "Play from here",
            Intent::Suppose(_) => "Suppose",
            Intent::Larger => "Larger text",
            Intent::Smaller => "Smaller text",
            Intent::NormalSize => "Text at 100 %",
            Intent::Set(_) => "Set",
        }
    }

    /// What it does, in a sentence without its stop; empty where the label says it all.
    pub fn tooltip(&self) -> &'static str {
        match self {
            Intent::Back => "One step back; your attempt is saved as it stands",
            Intent::Library => "To the cases and your attempts",
            Intent::Settings => "Text size, colors and typeface",
            Intent::Keys => "Everything that can be done from the keyboard",
            Intent::About => "What Practicum is, and what it is not",
            Intent::Number(_) => "The option with that number; where several can be chosen, it is ticked",
            Intent::Continue => "Confirms what is ticked, goes to the work at hand, or closes the encounter",
            Intent::NextThought => "To the next line of your inner monologue; Enter or Space flags it",
            Intent::EndWeek => "The world moves on by a week",
            Intent::Open(Tab::Client) => "Who the client is, and how things stand",
            Intent::Open(Tab::People) => "Who is around the client",
            Intent::Open(Tab::Ecomap) => "Systems and ties",
            Intent::Open(Tab::Facts) => "What you have found out",
            Intent::Open(Tab::Notes) => "Contact notes, and what you did",
            Intent::Open(Tab::Plan) => "The service plan",
            Intent::Open(Tab::Resources) => "Services in the community",
            Intent::Open(Tab::Standards) => "The handbook",
            Intent::TogglePanel => "Shows or hides the case file beside the encounter",
            Intent::Author(_) => "To its findings, its map, and a play to try it, while you write",
            Intent::Edit(_) => "In the editor named by VISUAL or EDITOR; without one, the place is copied",
            Intent::Rehearse
            | Intent::RehearseAt(_)
            | Intent::Suppose(_)
            | Intent::Brief(_)
            | Intent::Begin { .. }
            | Intent::Resume(_)
            | Intent::GoOn
            | Intent::Debrief
            | Intent::PlayAgain
            | Intent::Do(_)
            | Intent::Dismiss(_)
            | Intent::SaveAgain
            | Intent::Larger
            | Intent::Smaller
            | Intent::NormalSize
            | Intent::Set(_) => "",
        }
    }

    /// Its key, if it has one.
    pub fn shortcut(&self) -> Option<Shortcut> {
        let (text, key, with) = match self {
            Intent::Number(_) => ("1 … 9", Key::Num1, Modifiers::NONE),
            Intent::Continue => ("Enter", Key::Enter, Modifiers::NONE),
            Intent::NextThought => ("F", Key::F, Modifiers::NONE),
            Intent::EndWeek => ("W", Key::W, Modifiers::NONE),
            Intent::Open(tab) => {
                const TEXTS: [&str; 8] = ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8"];
                (TEXTS[*tab as usize], tab.key(), Modifiers::COMMAND)
            }
            Intent::TogglePanel => ("C", Key::C, Modifiers::NONE),
            Intent::Back => ("Esc", Key::Escape, Modifiers::NONE),
            Intent::Larger => ("Ctrl+Plus", Key::Plus, Modifiers::COMMAND),
            Intent::Smaller => ("Ctrl+Minus", Key::Minus, Modifiers::COMMAND),
            Intent::NormalSize => ("Ctrl+0", Key::Num0, Modifiers::COMMAND),
            Intent::Keys => ("?", Key::Questionmark, Modifiers::NONE),
            _ => return None,
        };
        Some(Shortcut { text, key, with })
    }

    /// What a key asks for. Keys without Ctrl are for whoever is not typing.
    pub fn of_key(key: Key, held: Modifiers, typing: bool) -> Option<Intent> {
        const DIGITS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
        if held.alt {
            return None;
        }
        if held.command {
            return match key {
                Key::Plus | Key::Equals => Some(Intent::Larger),
                Key::Minus => Some(Intent::Smaller),
                Key::Num0 => Some(Intent::NormalSize),
                _ => DIGITS[..8].iter().position(|&digit| digit == key).map(|at| Intent::Open(Tab::ALL[at])),
            };
        }
        if typing {
            return None;
        }
        if let Some(at) = DIGITS.iter().position(|&digit| digit == key) {
            // On some keyboards the digits need Shift; on others Shift makes other signs of them, which ask for nothing.
            return Some(Intent::Number(at + 1));
        }
        match key {
            Key::Questionmark | Key::F1 => Some(Intent::Keys),
            _ if held.shift => None,
            _ => [Intent::Continue, Intent::NextThought, Intent::EndWeek, Intent::TogglePanel, Intent::Back]
                .into_iter()
                .find(|intent| intent.shortcut().is_some_and(|shortcut| shortcut.key == key)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_in_the_list_asks_for_what_the_list_says() {
        for intent in Intent::keyed() {
            let shortcut = intent.shortcut().expect("it is in the list of keys");
            assert_eq!(Intent::of_key(shortcut.key, shortcut.with, false), Some(intent.clone()), "{}", shortcut.text);
            assert!(!intent.tooltip().is_empty() || !intent.label().is_empty());
        }
    }

    #[test]
    fn keys_without_ctrl_are_not_heard_while_somebody_types() {
        for key in [Key::Num1, Key::W, Key::F, Key::Enter, Key::Questionmark, Key::Escape] {
            assert_eq!(Intent::of_key(key, Modifiers::NONE, true), None);
        }
        assert_eq!(Intent::of_key(Key::Num3, Modifiers::COMMAND, true), Some(Intent::Open(Tab::Ecomap)));
    }
}
