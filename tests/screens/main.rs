//! The screens by role and label, from the keyboard. No pixels, no window.

mod author;
mod debrief;
mod shell;

use std::path::{Path, PathBuf};

use egui::accesskit::{Action, Role};
use egui::{Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT as _};
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

/// Every node that can take the focus or be clicked says what it is.
fn everything_has_a_name<S>(harness: &Harness<'_, S>) {
    let mut unnamed = Vec::new();
    visit(&harness.root().accesskit_node(), &mut unnamed);
    assert!(unnamed.is_empty(), "without a name: {unnamed:?}");
}

fn visit(node: &AccessKitNode<'_>, unnamed: &mut Vec<String>) {
    let data = node.data();
    let acts = data.supports_action(Action::Focus) || data.supports_action(Action::Click);
    let named = data.label().is_some_and(|label| !label.trim().is_empty())
        || !data.labelled_by().is_empty()
        || (data.role() == Role::Label && data.value().is_some_and(|value| !value.is_empty()));
    if acts && !named {
        unnamed.push(format!("{:?} {:?}", data.role(), data.bounds()));
    }
    node.children().for_each(|child| visit(&child, unnamed));
}
