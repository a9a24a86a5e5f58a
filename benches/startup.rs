//! How long from the start of the process to the first picture with something in it: an empty bevy_egui window, then Practicum.
//!
//! `cargo bench --profile dev --bench startup` (needs a display). Both are started in turn, so that a busy computer
//! slows both; the median of each is compared. The aim is a ratio of at most 1.3.
//!
//! Measured on two shared cores of a server, under Xvfb with Mesa's software driver, nine runs each: empty 561 ms (455 to 636),
//! Practicum 374 ms (256 to 470), ratio 0.67; again 0.60. It is faster than empty because it loads only the parts of bevy that it needs
//! and leaves the driver's validation layers out.

use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use bevy::prelude::*;
use bevy::render::{Extract, ExtractSchedule, Render, RenderApp, RenderSystems};
use bevy_egui::{EguiContexts, EguiPlugin, EguiPrimaryContextPass, EguiRenderOutput, egui};
use practicum::session::Library;
use practicum::store::DataFolder;
use practicum::ui::{Settings, Shell};

const RUNS: usize = 9;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("empty") => watch(empty()),
        Some("practicum") => watch(practicum()),
        _ => compare(),
    }
}

/// A window with a word in it, as bevy and bevy_egui come.
fn empty() -> App {
    let mut app = App::new();
    app.add_plugins((DefaultPlugins, EguiPlugin::default()));
    app.add_systems(Startup, |mut commands: Commands| {
        commands.spawn(Camera2d);
    });
    app.add_systems(EguiPrimaryContextPass, |mut contexts: EguiContexts| {
        let Ok(ctx) = contexts.ctx_mut() else { return };
        egui::Area::new(egui::Id::new("empty")).show(ctx, |ui| ui.label("empty"));
    });
    app
}

fn practicum() -> App {
    let folder = std::env::temp_dir().join("practicum-startup");
    let shell = Shell::new(Library::gather(&[]), DataFolder::locate(Some(folder), None), Settings::default());
    practicum::app::build(shell).unwrap_or_else(|reason| panic!("{reason}"))
}

/// Whether the picture that is being drawn has something in it.
#[derive(Resource, Default)]
struct Painted(bool);

/// Runs until a picture with something in it has been handed to the screen, and prints when that was.
fn watch(mut app: App) {
    let drawing = app.sub_app_mut(RenderApp);
    drawing.init_resource::<Painted>();
    drawing.add_systems(ExtractSchedule, |outputs: Extract<Query<&EguiRenderOutput>>, mut painted: ResMut<Painted>| {
        painted.0 = outputs.iter().any(|output| !output.paint_jobs.is_empty());
    });
    drawing.add_systems(
        Render,
        (|painted: Res<Painted>| {
            if painted.0 {
                println!("{}", now());
                std::process::exit(0);
            }
        })
        .in_set(RenderSystems::PostCleanup),
    );
    app.run();
}

fn compare() {
    let [empty, practicum] = ["empty", "practicum"].map(|name| (name, Vec::new()));
    let mut figures = [empty, practicum];
    for run in 0..=RUNS {
        for (name, times) in &mut figures {
            let time = start(name);
            // The first run of each reads from the disk what the later ones find in memory.
            if run > 0 {
                times.push(time);
            }
        }
    }
    let [empty, practicum] = figures.map(|(name, mut times)| {
        times.sort_unstable();
        println!("{name:>9}: {} ms (from {} to {}, {RUNS} runs)", times[RUNS / 2], times[0], times[RUNS - 1]);
        times[RUNS / 2]
    });
    #[expect(clippy::cast_precision_loss, reason = "milliseconds are small")]
    let ratio = practicum as f64 / empty as f64;
    println!("    ratio: {ratio:.2}");
}

/// Starts this program again as one of the two, and says after how many milliseconds there was something to be seen.
fn start(name: &str) -> u128 {
    let program = std::env::current_exe().expect("this program has a path");
    let before = now();
    let output = Command::new(program).arg(name).output().expect("it can be started again");
    let seen = String::from_utf8_lossy(&output.stdout).trim().parse::<u128>();
    seen.unwrap_or_else(|_| panic!("{name} showed nothing: {}", String::from_utf8_lossy(&output.stderr))) - before
}

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis())
}
