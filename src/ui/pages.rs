//! The small pages: settings, keys, about. They change nothing themselves.

use egui::Ui;

use super::intent::Intent;
use super::settings::{FontChoice, Settings, ThemeChoice};
use super::shell::page_head_ui;
use super::theme;
use super::widgets::{self, bold_ui, bullets_ui, button_ui, column_ui, heading_ui, muted_ui, page_ui, prose_ui, radio_ui, text_ui};

const ABOUT: &str = "Practicum is a place to practice case management before it touches anyone. You open a case, work it week by week, and live with what follows. The debrief then says which decision mattered, by which standard, why, and what would have happened otherwise.";

const LIMITS: [&str; 5] = [
    "All persons, agencies and places are invented. A likeness to anybody is chance.",
    "It is no legal and no clinical advice. Law and policy differ: follow your agency’s policy and your state’s law, and ask your supervisor.",
    "A score is a signal for learning. It says how your decisions bear on a standard in this case, in the view of its authors; it says nothing about you as a person, and it is no grade.",
    "The words on the standards are ours. Read the published standards for theirs; no association has endorsed this program.",
    "Your attempts stay on this machine. Nothing is sent anywhere.",
];

/// Settings.
pub fn settings_ui(ui: &mut Ui, settings: &Settings) -> Vec<Intent> {
    page_ui(ui, "settings", theme::PAGE, |ui| {
        let mut asked = page_head_ui(ui, "Settings");
        heading_ui(ui, 2, "Text size");
        muted_ui(ui, "Everything grows with it. Ctrl+Plus and Ctrl+Minus work anywhere.");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for size in Settings::SIZES {
                if radio_ui(ui, settings.text_size == size, &format!("{size} %")).clicked() {
                    asked.push(Intent::Set(Settings { text_size: size, ..settings.clone() }));
                }
            }
        });
        heading_ui(ui, 2, "Colors");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for theme in ThemeChoice::ALL {
                if radio_ui(ui, settings.theme == theme, theme.label()).clicked() {
                    asked.push(Intent::Set(Settings { theme, ..settings.clone() }));
                }
            }
        });
        heading_ui(ui, 2, "Typeface");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for font in FontChoice::ALL {
                if radio_ui(ui, settings.font == font, font.label()).clicked() {
                    asked.push(Intent::Set(Settings { font, ..settings.clone() }));
                }
            }
        });
        ui.add_space(8.0);
        widgets::box_ui(ui, widgets::Tone::Plain, |ui| {
            text_ui(ui, "“I played that drum thirty years. I can carry a tray.”");
            muted_ui(ui, "Text looks like this.");
        });
        asked
    })
}

/// The list of keys.
pub fn keys_ui(ui: &mut Ui) -> Vec<Intent> {
    page_ui(ui, "keys", theme::PAGE, |ui| {
        let asked = page_head_ui(ui, "Keys");
        column_ui(ui, |ui| {
            text_ui(
                ui,
                "Everything can be done without a mouse. Tab and Shift+Tab move on and back, Enter or Space presses what is ringed. The arrow keys go among the choices of an ecomap, a plan or a note, and on the map of a case. Page Up, Page Down, Home and End scroll; with Shift, the case file.",
            );
            ui.add_space(8.0);
            for intent in Intent::keyed() {
                let Some(shortcut) = intent.shortcut() else { continue };
                ui.horizontal_top(|ui| {
                    ui.allocate_ui(egui::vec2(110.0, 24.0), |ui| {
                        ui.set_min_width(110.0);
                        bold_ui(ui, shortcut.text);
                    });
                    ui.vertical(|ui| {
                        text_ui(ui, intent.label());
                        if !intent.tooltip().is_empty() {
                            muted_ui(ui, intent.tooltip());
                        }
                    });
                });
            }
        });
        asked
    })
}

/// What this is, and what it is not.
pub fn about_ui(ui: &mut Ui) -> Vec<Intent> {
    page_ui(ui, "about", theme::PAGE, |ui| {
        let mut asked = page_head_ui(ui, "About Practicum");
        prose_ui(ui, ABOUT);
        heading_ui(ui, 2, "What it is not");
        column_ui(ui, |ui| bullets_ui(ui, LIMITS));
        heading_ui(ui, 2, "Version");
        text_ui(ui, concat!("Practicum ", env!("CARGO_PKG_VERSION"), ", free software under the MIT or Apache-2.0 license"));
        muted_ui(ui, "Typefaces: Atkinson Hyperlegible (Braille Institute, SIL OFL 1.1), OpenDyslexic (Abelardo Gonzalez, CC BY 3.0)");
        if button_ui(ui, Intent::Keys.label(), Intent::Keys.tooltip()).clicked() {
            asked.push(Intent::Keys);
        }
        asked
    })
}
