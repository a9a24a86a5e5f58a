//! What a person sets once: size, colours, face. Read and written as RON text; where it lies is not known here.

use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

/// Settings of this person on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Size of everything, in per cent: 80 to 200.
    pub text_size: u16,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// The text face.
    pub font: FontChoice,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { text_size: 100, theme: ThemeChoice::System, font: FontChoice::Atkinson }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// Whatever the system says; light where it says nothing.
    System,
    /// Ink on paper.
    Light,
    /// Light ink on dark grey.
    Dark,
}

impl ThemeChoice {
    /// All of them, in the order of the screen.
    pub const ALL: [ThemeChoice; 3] = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];

    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            ThemeChoice::System => "As the system says",
            ThemeChoice::Light => "Light",
            ThemeChoice::Dark => "Dark",
        }
    }
}

/// The text face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FontChoice {
    /// Atkinson Hyperlegible.
    Atkinson,
    /// OpenDyslexic.
    OpenDyslexic,
}

impl FontChoice {
    /// All of them, in the order of the screen.
    pub const ALL: [FontChoice; 2] = [FontChoice::Atkinson, FontChoice::OpenDyslexic];

    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            FontChoice::Atkinson => "Atkinson Hyperlegible",
            FontChoice::OpenDyslexic => "OpenDyslexic",
        }
    }
}

impl Settings {
    /// The sizes on offer, in per cent.
    pub const SIZES: [u16; 9] = [80, 90, 100, 110, 125, 140, 160, 180, 200];

    /// Reads settings; what is missing or cannot be read is as if it had never been set.
    pub fn from_ron(text: &str) -> Self {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let mut settings: Settings = options.from_str(text).unwrap_or_default();
        settings.text_size = settings.text_size.clamp(80, 200);
        settings
    }

    /// Writes settings.
    pub fn to_ron(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// The next larger (or smaller) size on offer.
    pub fn stepped(&self, larger: bool) -> u16 {
        let next = if larger {
            Self::SIZES.into_iter().find(|&size| size > self.text_size)
        } else {
            Self::SIZES.into_iter().rev().find(|&size| size < self.text_size)
        };
        next.unwrap_or(self.text_size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_saved_and_rubbish_does_no_harm() {
        let settings = Settings { text_size: 160, theme: ThemeChoice::Dark, font: FontChoice::OpenDyslexic };
        assert_eq!(Settings::from_ron(&settings.to_ron()), settings);
        assert_eq!(Settings::from_ron("(text_size: 9000)").text_size, 200);
        assert_eq!(Settings::from_ron("(theme: dark, later: 3)").text_size, 100);
        assert_eq!(Settings::from_ron("rubbish ("), Settings::default());
    }

    #[test]
    fn sizes_step_from_80_to_200_and_stop_there() {
        let at = |text_size| Settings { text_size, ..Settings::default() };
        assert_eq!(at(100).stepped(true), 110);
        assert_eq!(at(95).stepped(false), 90);
        assert_eq!(at(200).stepped(true), 200);
        assert_eq!(at(80).stepped(false), 80);
    }
}
