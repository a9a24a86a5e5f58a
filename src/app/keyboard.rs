//! Takes keys to egui, each with the modifier keys that were held when it went down.
//!
//! bevy_egui gives all keys of a picture the modifiers held at its end: Ctrl+C typed faster than a slow computer draws comes
//! out as a plain "c". It also leaves out what dead keys compose. So its own reading of keys is switched off.

use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::egui::{self, Event, Modifiers};
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use bevy_egui::input::{EguiInputEvent, WindowToEguiContextMap};
use bevy_egui::{EguiClipboard, EguiGlobalSettings, EguiInputSet};

/// Keys, in the order in which they were pressed.
pub fn plugin(app: &mut App) {
    app.add_systems(Startup, |mut settings: ResMut<EguiGlobalSettings>| {
        settings.input_system_settings.run_write_keyboard_input_messages_system = false;
    })
    .add_systems(PreUpdate, read_keys.in_set(EguiInputSet::ReadBevyMessages));
}

fn read_keys(
    mut keys: MessageReader<KeyboardInput>,
    mut lost: MessageReader<KeyboardFocusLost>,
    mut held: Local<Held>,
    contexts: Res<WindowToEguiContextMap>,
    mut clipboard: ResMut<EguiClipboard>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    // What is let go while another window has the keyboard is not told.
    if lost.read().count() > 0 {
        *held = Held::default();
    }
    for key in keys.read() {
        let translated = held.translate(key, || clipboard.get_text());
        for &context in contexts.window_to_contexts.get(&key.window).into_iter().flatten() {
            events.write_batch(translated.iter().cloned().map(|event| EguiInputEvent { context, event }));
        }
    }
}

/// The modifier keys that are down.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    shift: bool,
    ctrl: bool,
    alt: bool,
    /// The Windows or command key.
    logo: bool,
}

impl Held {
    fn translate(&mut self, key: &KeyboardInput, paste: impl FnOnce() -> Option<String>) -> Vec<Event> {
        let pressed = key.state.is_pressed();
        match key.logical_key {
            Key::Shift => self.shift = pressed,
            Key::Control => self.ctrl = pressed,
            Key::Alt => self.alt = pressed,
            Key::Super | Key::Meta => self.logo = pressed,
            _ => {}
        }
        let modifiers = self.modifiers();
        let physical_key = bevy_to_egui_physical_key(&key.key_code);
        // Layouts without Latin letters have shortcuts, too: by the place of the key.
        let named = bevy_to_egui_key(&key.logical_key).or(physical_key);
        let mut events = Vec::new();
        if pressed
            && self.writes()
            && let Some(text) = written(key)
        {
            events.push(Event::Text(text));
        }
        if let Some(named) = named {
            events.push(Event::Key { key: named, physical_key, pressed, repeat: key.repeat, modifiers });
            if pressed && modifiers.command {
                events.extend(match named {
                    egui::Key::C => Some(Event::Copy),
                    egui::Key::X => Some(Event::Cut),
                    egui::Key::V => paste().map(Event::Paste),
                    _ => None,
                });
            }
        }
        events
    }

    fn modifiers(self) -> Modifiers {
        let mac = cfg!(target_os = "macos");
        Modifiers {
            alt: self.alt,
            ctrl: self.ctrl,
            shift: self.shift,
            mac_cmd: mac && self.logo,
            command: if mac { self.logo } else { self.ctrl },
        }
    }

    /// Whether keys write, rather than command. Ctrl and Alt together are AltGr on Windows.
    fn writes(self) -> bool {
        !self.logo && (!self.ctrl || self.alt && !cfg!(target_os = "macos"))
    }
}

/// What the key writes, with the dead key before it.
fn written(key: &KeyboardInput) -> Option<String> {
    let text = match (&key.text, &key.logical_key) {
        (Some(text), _) => text.as_str(),
        (None, Key::Character(text)) => text.as_str(),
        (None, Key::Space) => " ",
        _ => return None,
    };
    (!text.is_empty() && !text.chars().any(char::is_control)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use bevy::input::ButtonState;

    use super::*;

    fn key(logical_key: Key, key_code: KeyCode, state: ButtonState) -> KeyboardInput {
        let text = match &logical_key {
            Key::Character(text) => Some(text.clone()),
            _ => None,
        };
        KeyboardInput { key_code, logical_key, state, text, repeat: false, window: Entity::PLACEHOLDER }
    }

    #[test]
    fn a_key_keeps_the_modifier_that_is_let_go_in_the_same_picture() {
        let mut held = Held::default();
        let typed = [
            key(Key::Control, KeyCode::ControlLeft, ButtonState::Pressed),
            key(Key::Character("c".into()), KeyCode::KeyC, ButtonState::Pressed),
            key(Key::Character("c".into()), KeyCode::KeyC, ButtonState::Released),
            key(Key::Control, KeyCode::ControlLeft, ButtonState::Released),
        ];
        let events: Vec<_> = typed.iter().flat_map(|key| held.translate(key, || None)).collect();
        assert!(events.contains(&Event::Copy));
        assert!(!events.iter().any(|event| matches!(event, Event::Text(_))));
    }

    #[test]
    fn a_dead_key_and_a_letter_write_one_letter() {
        let mut pressed = key(Key::Character("e".into()), KeyCode::KeyE, ButtonState::Pressed);
        pressed.text = Some("é".into());
        let events = Held::default().translate(&pressed, || None);
        assert_eq!(events.first(), Some(&Event::Text("é".into())));
    }

    #[test]
    fn keys_that_write_nothing_send_no_text() {
        for logical in [Key::Tab, Key::Enter, Key::Escape, Key::Backspace] {
            let mut pressed = key(logical, KeyCode::Tab, ButtonState::Pressed);
            pressed.text = Some("\t".into());
            let events = Held::default().translate(&pressed, || None);
            assert!(!events.iter().any(|event| matches!(event, Event::Text(_))), "{events:?}");
        }
    }

    #[test]
    fn what_is_pasted_comes_from_the_clipboard() {
        let mut held = Held { ctrl: true, ..Held::default() };
        let events = held.translate(&key(Key::Character("v".into()), KeyCode::KeyV, ButtonState::Pressed), || Some("two\nlines".into()));
        assert!(events.contains(&Event::Paste("two\nlines".into())));
    }
}
