//! The screens by role and label, from the keyboard. No pixels, no window.

mod author;
mod debrief;
mod shell;

use std::path::{Path, PathBuf};

use egui::{Ui, vec2};
use egui_kittest::Harness;
use practicum::ui::Shell;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good").join(name)
}

/// A screen at rest, at the size of a small laptop.
fn open<S>(state: S, show: impl FnMut(&mut Ui, &mut S) + 'static) -> Harness<'static, S> {
    // Threads beside the window wake it whenever they are done: it may come to rest some frames later than it would alone.
    let mut harness = Harness::builder().with_size(vec2(1280.0, 800.0)).with_max_steps(32).build_ui_state(show, state);
    harness.run();
    harness
}

fn open_shell(shell: Shell) -> Harness<'static, Shell> {
    open(shell, |ui, shell| shell.show(ui))
}
