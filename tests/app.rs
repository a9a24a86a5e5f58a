//! The window's inside without a window: bevy runs, what is pressed reaches the case, and so does what a screen reader asks.

use bevy::a11y::{AccessibilityPlugin, ActionRequest};
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input::{ButtonState, InputPlugin};
use bevy::prelude::*;
use bevy::shader::Shader;
use bevy::window::PrimaryWindow;
use bevy_egui::egui::accesskit;
use bevy_egui::{EguiContext, EguiOutput, EguiPlugin};
use practicum::app::ScreensPlugin;
use practicum::session::Library;
use practicum::sim::write_action;
use practicum::store::{AttemptFile, DataFolder};
use practicum::ui::{Screen, Settings, Shell};

struct Desk {
    app: App,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let data = DataFolder::locate(Some(folder.path().to_path_buf()), None);
        let shell = Shell::new(Library::gather(&[]), data, Settings::default());
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, AssetPlugin::default(), InputPlugin, WindowPlugin::default(), AccessibilityPlugin));
        app.init_asset::<Image>().init_asset::<Shader>();
        app.add_plugins((EguiPlugin::default(), ScreensPlugin::new(shell)));
        app.add_systems(Startup, |mut commands: Commands| {
            commands.spawn(Camera2d);
        });
        app.finish();
        app.cleanup();
        let mut desk = Self { app, folder };
        desk.draw();
        desk
    }

    /// Some pictures: what is asked for in one is seen in the next.
    fn draw(&mut self) {
        for _ in 0..4 {
            self.app.update();
        }
    }

    fn shell(&self) -> &Shell {
        self.app.world().get_non_send::<Shell>().expect("the plugin has put it there")
    }

    fn key(&mut self, logical_key: Key, key_code: KeyCode) {
        let world = self.app.world_mut();
        let window = world.query_filtered::<Entity, With<PrimaryWindow>>().single(world).expect("one window");
        let text = if let Key::Character(text) = &logical_key { Some(text.clone()) } else { None };
        for state in [ButtonState::Pressed, ButtonState::Released] {
            let text = text.clone().filter(|_| state == ButtonState::Pressed);
            world.write_message(KeyboardInput { key_code, logical_key: logical_key.clone(), state, text, repeat: false, window });
        }
        self.draw();
    }

    /// What a screen reader is told.
    fn tree(&mut self) -> Vec<(accesskit::NodeId, accesskit::Node)> {
        let world = self.app.world_mut();
        world.query::<&mut EguiContext>().single_mut(world).expect("one context").get_mut().enable_accesskit();
        self.draw();
        let world = self.app.world_mut();
        let output = world.query::<&EguiOutput>().single(world).expect("one context");
        output.platform_output.accesskit_update.clone().expect("it was asked for").nodes
    }
}

#[test]
fn the_screens_open_without_a_window() {
    let desk = Desk::new();
    assert_eq!(desk.shell().screen(), Screen::Library);
    assert!(desk.shell().session().is_none());
}

#[test]
fn what_is_pressed_reaches_the_case_and_the_disk() {
    let mut desk = Desk::new();
    desk.key(Key::Character("1".into()), KeyCode::Digit1);
    assert_eq!(desk.shell().screen(), Screen::Briefing(0));
    desk.key(Key::Enter, KeyCode::Enter);
    assert_eq!(desk.shell().screen(), Screen::Desk);
    let before = desk.shell().session().expect("a case is open").play().events().len();
    desk.key(Key::Character("1".into()), KeyCode::Digit1);
    desk.key(Key::Enter, KeyCode::Enter);
    let session = desk.shell().session().expect("it is still open");
    assert!(session.play().events().len() > before, "nothing happened in the case");
    let path = session.path().expect("it is saved");
    assert!(path.starts_with(desk.folder.path()));
    let done: Vec<String> = session.play().actions().map(|action| write_action(session.play().case(), action)).collect();
    assert!(done.first().is_some_and(|first| first.starts_with("choose hello ")), "{done:?}");
    assert_eq!(AttemptFile::read(path).expect("it can be read").actions, done);
}

#[test]
fn a_screen_reader_is_told_the_name_and_language_and_can_press_a_button() {
    let mut desk = Desk::new();
    let tree = desk.tree();
    let root = tree.iter().find(|(_, node)| node.role() == accesskit::Role::Window).expect("a window");
    assert_eq!((root.1.label(), root.1.language()), (Some("Practicum"), Some("en")));
    let (button, _) = tree
        .iter()
        .find(|(_, node)| node.role() == accesskit::Role::Button && node.label().is_some_and(|label| label.contains("First Day")))
        .expect("a way into the first case");
    desk.app.world_mut().write_message(ActionRequest(accesskit::ActionRequest {
        action: accesskit::Action::Click,
        target_tree: accesskit::TreeId::ROOT,
        target_node: *button,
        data: None,
    }));
    desk.draw();
    assert_eq!(desk.shell().screen(), Screen::Briefing(0));
}
