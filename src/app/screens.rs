//! What is in the window: the shell of the screens, drawn with every picture, and its last word when the window is closed.

use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowCloseRequested, WindowDestroyed};
use bevy_egui::egui::{Id, LayerId, Ui, UiBuilder};
use bevy_egui::{EguiContexts, EguiPostUpdateSet, EguiPrimaryContextPass};

use super::{alarm, ink, keyboard, screen_reader, sleep};
use crate::ui::Shell;

/// The system set, within a pass of egui, in which the screens are drawn.
pub const SCREENS: Screens = Screens;
/// After this the screens of the picture stand.
pub const SCREENS_DRAWN: EguiPostUpdateSet = EguiPostUpdateSet::EndPass;

/// See [`SCREENS`].
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Screens;

/// The screens in a bevy app that has bevy_egui's plugin, and all that makes them usable. No window is needed, so that it can be tested.
pub struct ScreensPlugin(std::sync::Mutex<Option<Shell>>);

impl ScreensPlugin {
    /// Puts the screens of this shell in.
    pub fn new(shell: Shell) -> Self {
        Self(std::sync::Mutex::new(Some(shell)))
    }
}

/// How often the screens have been drawn.
#[derive(Resource, Debug, Default)]
pub struct Drawn(u64);

impl Drawn {
    /// How often the screens have been drawn.
    pub fn frames(&self) -> u64 {
        self.0
    }
}

impl Plugin for ScreensPlugin {
    fn build(&self, app: &mut App) {
        let shell = self.0.lock().ok().and_then(|mut shell| shell.take());
        if let Some(shell) = shell {
            app.insert_non_send(shell);
        }
        app.add_plugins((ink::plugin, keyboard::plugin, sleep::plugin, alarm::plugin, screen_reader::plugin));
        app.init_resource::<Drawn>()
            .add_systems(EguiPrimaryContextPass, show.in_set(SCREENS))
            .add_systems(Update, close)
            .add_systems(PostUpdate, follow_title.after(SCREENS_DRAWN));
    }
}

fn show(mut contexts: EguiContexts, shell: Option<NonSendMut<Shell>>, mut drawn: ResMut<Drawn>) {
    let (Ok(ctx), Some(mut shell)) = (contexts.ctx_mut(), shell) else { return };
    let whole = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = Ui::new(ctx.clone(), Id::new("screens"), whole);
    shell.show(&mut ui);
    drawn.0 += 1;
}

/// The window is called after the case that is open.
fn follow_title(shell: Option<NonSend<Shell>>, mut windows: Query<&mut Window, With<PrimaryWindow>>) {
    let (Some(shell), Ok(mut window)) = (shell, windows.single_mut()) else { return };
    let title = shell.title();
    if window.title != title {
        window.title = title;
    }
}

/// What could not be saved until now is tried once more; then the window goes, whatever came of it.
fn close(
    mut asked: MessageReader<WindowCloseRequested>,
    mut gone: MessageReader<WindowDestroyed>,
    shell: Option<NonSendMut<Shell>>,
    mut exit: MessageWriter<AppExit>,
) {
    if asked.read().count() + gone.read().count() == 0 {
        return;
    }
    if let Some(mut shell) = shell {
        shell.save();
    }
    exit.write(AppExit::Success);
}
