//! The library: attempts to go on with, cases to open, files that cannot be opened and why. It opens nothing itself.

mod attempts;

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Ui, WidgetInfo, WidgetType};

use super::intent::Intent;
use super::phrases;
use super::theme::{self, STEP, Type, palette};
use super::widgets::{self, Tone, box_ui, button_ui, heading_ui, keyed_ui, muted_ui, page_ui, pair_ui, primary_ui, text_ui};
use crate::diagnostic;
use crate::scenario::words::{Level, LevelOfStudy};
use crate::scenario::{Decision, Scenario};
use crate::session::{Entry, Library, Place, Session};
use crate::standards::Standard;
use attempts::Attempt;

/// What the library shows beside its cases.
#[derive(Debug, Default)]
pub struct View {
    search: String,
    attempts: Vec<Attempt>,
    unreadable: Vec<String>,
}

const EMPTY: &str =
    "There is no case here yet. A case is a file that ends in .ron, in the folder of your cases or named when you start the program.";

/// Draws the library.
pub fn library_ui(ui: &mut Ui, library: &Library, session: Option<&Session>, view: &mut View) -> Vec<Intent> {
    page_ui(ui, "library", theme::PAGE, |ui| {
        let mut asked = head_ui(ui, view);
        let numbered = view.numbered(library, session);
        let number = |intent: &Intent| numbered.iter().position(|other| other == intent).map(|at| at + 1).filter(|number| *number <= 9);

        asked.extend(open_ui(ui, session, view, &number));
        heading_ui(ui, 2, "Cases");
        let cases = view.cases(library);
        for &(at, case) in &cases {
            keyed_ui(ui, ("case", at), |ui| {
                let file = file_of(&library.entries()[at]);
                asked.extend(card_ui(ui, case, view, Intent::Brief(at), number(&Intent::Brief(at)), file));
            });
        }
        if cases.is_empty() {
            text_ui(ui, if library.entries().is_empty() { EMPTY } else { "No case fits this search." });
        }
        asked.extend(finished_ui(ui, view, &number));
        asked.extend(broken_ui(ui, library, view));
        ui.add_space(8.0 * STEP);
        asked
    })
}

impl View {
    /// Looks for attempts on disk.
    pub fn look(&mut self, library: &Library, data: Option<&crate::store::DataFolder>) {
        (self.attempts, self.unreadable) = attempts::look(library, data, std::mem::take(&mut self.attempts));
    }

    /// What a number key asks for.
    pub fn number(&self, library: &Library, session: Option<&Session>, number: usize) -> Option<Intent> {
        self.numbered(library, session).into_iter().nth(number.checked_sub(1)?)
    }

    fn numbered(&self, library: &Library, session: Option<&Session>) -> Vec<Intent> {
        let mut all = Vec::new();
        if in_memory(session).is_some() {
            all.push(Intent::GoOn);
        }
        all.extend(self.unfinished().map(|attempt| Intent::Resume(attempt.summary.path.clone())));
        all.extend(self.cases(library).into_iter().map(|(at, _)| Intent::Brief(at)));
        all.extend(self.finished().map(|attempt| Intent::Resume(attempt.summary.path.clone())));
        all
    }

    /// The cases that can be played and fit the search, easiest first.
    fn cases<'a>(&self, library: &'a Library) -> Vec<(usize, &'a Scenario)> {
        let playable = |(at, entry): (usize, &'a Entry)| entry.case.as_ref().ok().map(|case| (at, &**case));
        let mut cases: Vec<_> = library.entries().iter().enumerate().filter_map(playable).collect();
        // A case that is shipped may lie in a folder of cases, too.
        let mut seen = BTreeSet::new();
        cases.retain(|(_, case)| fits(case, &self.search) && seen.insert(case.digest.as_str()));
        cases.sort_by_key(|(at, case)| (case.about.level, *at));
        cases
    }

    fn unfinished(&self) -> impl Iterator<Item = &Attempt> {
        self.attempts.iter().filter(|attempt| !attempt.has_ended())
    }

    fn finished(&self) -> impl Iterator<Item = &Attempt> {
        self.attempts.iter().filter(|attempt| attempt.has_ended())
    }

    fn has_finished(&self, case: &str) -> bool {
        self.attempts.iter().any(|attempt| attempt.summary.header.case == case && attempt.has_ended())
    }
}

/// Whether every word of the search stands somewhere in what the card says.
fn fits(case: &Scenario, search: &str) -> bool {
    let about = &case.about;
    let mut text = format!("{} {} {} {} {}", about.title, about.setting, about.summary, about.level.label(), about.objectives.join(" "));
    for standard in exercised(case) {
        text.push_str(&standard.name);
        text.push(' ');
    }
    let text = text.to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

/// The standards that its options bear on.
pub(super) fn exercised(case: &Scenario) -> impl Iterator<Item = &Standard> {
    let numbers: BTreeSet<u8> = case.options.iter().flat_map(|option| option.ratings.iter().map(|rating| rating.standard)).collect();
    numbers.into_iter().filter_map(|number| case.edition.standard(number))
}

/// The three that most hangs on in this case, and how many others its decisions touch: nearly every case touches nearly all.
fn standards_words(case: &Scenario) -> Option<String> {
    const NAMED: usize = 3;
    let mut all: Vec<&Standard> = exercised(case).collect();
    all.sort_by_key(|standard| std::cmp::Reverse(at_stake(case, standard.number)));
    let named: Vec<&str> = all.iter().take(NAMED).map(|standard| standard.name.as_str()).collect();
    let others = all.len().saturating_sub(NAMED);
    let rest = if others > 0 { format!(", and {others} more") } else { String::new() };
    (!named.is_empty()).then(|| format!("{}{rest}", named.join(", ")))
}

/// What the decisions of a case hold of a standard: of each the distance from its worst option to its best, by its weight.
fn at_stake(case: &Scenario, standard: u8) -> u32 {
    let of_decision = |decision: &Decision| {
        let effects = decision.option_ids().map(|option| {
            let ratings = &case.option(option).ratings;
            ratings.iter().find(|rating| rating.standard == standard).map_or(0, |rating| i32::from(rating.effect))
        });
        let (least, most) = effects.fold((i32::MAX, i32::MIN), |(least, most), effect| (least.min(effect), most.max(effect)));
        decision.weight.saturating_mul(most.saturating_sub(least).max(0).unsigned_abs())
    };
    case.decisions.iter().map(of_decision).fold(0, u32::saturating_add)
}

/// The rings in which something can change.
fn rings(case: &Scenario) -> BTreeSet<Level> {
    let mut rings: BTreeSet<Level> = case.nodes.iter().map(|node| node.level).collect();
    rings.extend(case.ties.iter().map(|tie| case.tie_level(tie.between)));
    if !case.dated.is_empty() {
        rings.insert(Level::Chrono);
    }
    rings
}

fn head_ui(ui: &mut Ui, view: &mut View) -> Vec<Intent> {
    let mut asked = Vec::new();
    heading_ui(ui, 1, "Practicum");
    muted_ui(ui, "Practice case management before you meet the people");
    ui.horizontal_wrapped(|ui| {
        let search = egui::TextEdit::singleline(&mut view.search)
            .hint_text("Search cases")
            .desired_width(280.0)
            .margin(egui::Margin::symmetric(8, 6));
        let response = ui.add(search);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Search cases"));
        for intent in [Intent::Settings, Intent::Keys, Intent::About] {
            if button_ui(ui, intent.label(), intent.tooltip()).clicked() {
                asked.push(intent);
            }
        }
    });
    asked
}

/// The attempts that can go on.
fn open_ui(ui: &mut Ui, session: Option<&Session>, view: &View, number: &dyn Fn(&Intent) -> Option<usize>) -> Vec<Intent> {
    let mut asked = Vec::new();
    let unsaved = in_memory(session);
    if unsaved.is_none() && view.unfinished().next().is_none() && view.unreadable.is_empty() {
        return asked;
    }
    heading_ui(ui, 2, "Go on");
    if let Some(session) = unsaved {
        box_ui(ui, Tone::Warm, |ui| {
            let title = &session.play().case().about.title;
            text_ui(
                ui,
                &format!(
                    "{title}, week {}: not saved, and gone when another case begins or the window closes",
                    session.play().state().week
                ),
            );
            let label = numbered_label(number(&Intent::GoOn), "Resume", title);
            if primary_ui(ui, &label, "").clicked() {
                asked.push(Intent::GoOn);
            }
        });
    }
    for (at, attempt) in view.unfinished().enumerate() {
        // What is usually done next is to go on with the newest.
        let resume_ui = if at == 0 && unsaved.is_none() { primary_ui } else { button_ui };
        let intent = Intent::Resume(attempt.summary.path.clone());
        keyed_ui(ui, ("attempt", &attempt.summary.path), |ui| {
            box_ui(ui, Tone::Accent, |ui| {
                widgets::bold_ui(ui, &attempt.summary.header.title);
                muted_ui(ui, &attempt.stands());
                let label = numbered_label(number(&intent), "Resume", &attempt.summary.header.title);
                if resume_ui(ui, &label, "").clicked() {
                    asked.push(intent.clone());
                }
            });
        });
    }
    for error in &view.unreadable {
        box_ui(ui, Tone::Danger, |ui| text_ui(ui, error));
    }
    asked
}

fn numbered_label(number: Option<usize>, verb: &str, title: &str) -> String {
    match number {
        Some(number) => format!("{number}  {verb} {title}"),
        None => format!("{verb} {title}"),
    }
}

/// A session that is in no file can only be gone on with from here.
fn in_memory(session: Option<&Session>) -> Option<&Session> {
    session.filter(|session| session.path().is_none() && !session.play().has_ended())
}

/// The file of a case that is not shipped: only such a one can be changed.
fn file_of(entry: &Entry) -> Option<PathBuf> {
    match &entry.place {
        Place::File(path) => Some(path.clone()),
        Place::Shipped => None,
    }
}

/// The way to the author's window.
fn author_ui(ui: &mut Ui, file: PathBuf, title: &str, asked: &mut Vec<Intent>) {
    let intent = Intent::Author(file);
    let response = button_ui(ui, intent.label(), intent.tooltip());
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("{} {title}", intent.label())));
    if response.clicked() {
        asked.push(intent);
    }
}

fn card_ui(ui: &mut Ui, case: &Scenario, view: &View, open: Intent, number: Option<usize>, file: Option<PathBuf>) -> Vec<Intent> {
    let mut asked = Vec::new();
    let first = case.about.level == LevelOfStudy::Tutorial && !view.has_finished(&case.about.id);
    let contents = |ui: &mut Ui| {
        let about = &case.about;
        if first {
            widgets::styled_ui(ui, "Start here", Type::Small, Type::Small.bold(), palette(ui).accent);
        }
        heading_ui(ui, 3, &about.title);
        muted_ui(ui, &format!("{} · {} to {} minutes · {}", about.level.label(), about.minutes.0, about.minutes.1, about.setting));
        widgets::prose_ui(ui, &about.summary);
        if !about.content.is_empty() {
            let topics: Vec<String> =
                about.content.iter().map(|content| format!("{} ({})", content.topic, content.intensity.label().to_lowercase())).collect();
            pair_ui(ui, "Content", &topics.join("; "));
        }
        if let Some(words) = standards_words(case) {
            pair_ui(ui, "Asks most about", &words);
        }
        rings_ui(ui, case);
        let tried = view.attempts.iter().filter(|attempt| attempt.summary.header.case == about.id).count();
        if tried > 0 {
            let finished = view.attempts.iter().filter(|attempt| attempt.summary.header.case == about.id && attempt.has_ended()).count();
            muted_ui(ui, &format!("Your attempts: {tried}, finished: {finished}"));
        }
        let label = numbered_label(number, "Open", &about.title);
        let is_next = first && view.unfinished().next().is_none();
        let response = if is_next { primary_ui(ui, &label, "") } else { button_ui(ui, &label, "") };
        if response.clicked() {
            asked.push(open);
        }
        if let Some(file) = file {
            author_ui(ui, file, &about.title, &mut asked);
        }
    };
    if first {
        box_ui(ui, Tone::Accent, contents);
    } else {
        let line = palette(ui).hair();
        egui::Frame::new().stroke(egui::Stroke::new(1.0, line)).corner_radius(4).inner_margin(egui::Margin::symmetric(16, 12)).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width());
                contents(ui);
            },
        );
    }
    ui.add_space(2.0 * STEP);
    asked
}

/// The rings, each with its mark and its name.
fn rings_ui(ui: &mut Ui, case: &Scenario) {
    let rings = rings(case);
    let names: Vec<String> = rings.iter().map(|level| level.label().to_lowercase()).collect();
    let said = format!("Rings  {}", names.join(", "));
    let response = ui
        .horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let palette = palette(ui);
            let plain = |ui: &mut Ui, text: &str, color| {
                let (rect, _) = {
                    let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::Body.font(), color);
                    let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
                    ui.painter().galley(rect.min, galley, color);
                    (rect, response)
                };
                rect
            };
            plain(ui, "Rings ", palette.muted);
            for (level, name) in rings.iter().zip(&names) {
                let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, Type::Body.line_height()), egui::Sense::hover());
                ui.painter().circle_stroke(rect.center(), 5.0, egui::Stroke::new(3.0, theme::ring(*level)));
                plain(ui, &format!("{name} "), palette.ink);
            }
        })
        .response;
    let response = ui.interact(response.rect, response.id.with("said"), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

fn finished_ui(ui: &mut Ui, view: &View, number: &dyn Fn(&Intent) -> Option<usize>) -> Vec<Intent> {
    let mut asked = Vec::new();
    if view.finished().next().is_none() {
        return asked;
    }
    heading_ui(ui, 2, "Finished");
    for attempt in view.finished() {
        let intent = Intent::Resume(attempt.summary.path.clone());
        keyed_ui(ui, ("finished", &attempt.summary.path), |ui| {
            ui.horizontal_wrapped(|ui| {
                let header = &attempt.summary.header;
                text_ui(ui, &format!("{}, {}", header.title, phrases::date(header.started)));
                let number = number(&intent).map(|number| format!("{number}  ")).unwrap_or_default();
                let said = format!("{number}Open the debrief of {}, {}", header.title, phrases::date(header.started));
                let response = button_ui(ui, &format!("{number}Open the debrief"), "");
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(said));
                if response.clicked() {
                    asked.push(intent.clone());
                }
            });
        });
    }
    asked
}

/// Files that cannot be played, with everything that is wrong with them.
fn broken_ui(ui: &mut Ui, library: &Library, view: &View) -> Vec<Intent> {
    let mut asked = Vec::new();
    let broken = library.entries().iter().filter_map(|entry| entry.case.as_ref().err().map(|faults| (entry, faults)));
    let broken: Vec<_> = broken.filter(|(entry, _)| view.search.is_empty() || entry.name.contains(&view.search)).collect();
    if broken.is_empty() {
        return asked;
    }
    heading_ui(ui, 2, "Case files with mistakes");
    muted_ui(ui, "These cannot be opened until they are mended.");
    for (entry, faults) in broken {
        box_ui(ui, Tone::Danger, |ui| {
            let count = faults.diagnostics.len();
            widgets::bold_ui(ui, &format!("{} – {count} {}", entry.name, if count == 1 { "finding" } else { "findings" }));
            for finding in &faults.diagnostics {
                let place = finding.place.map_or(String::new(), |place| format!("line {}, column {}: ", place.line, place.column));
                text_ui(ui, &format!("{place}{} [{}]", finding.message, finding.code));
                for hint in &finding.hints {
                    muted_ui(ui, hint);
                }
            }
            let copy = button_ui(ui, "Copy the findings", "");
            let said = format!("Copy the findings on {}", entry.name);
            ui.ctx().accesskit_node_builder(copy.id, |node| node.set_label(said));
            if copy.clicked() {
                ui.ctx().copy_text(diagnostic::text(&entry.name, &faults.text, &faults.diagnostics));
            }
            if let Some(file) = file_of(entry) {
                author_ui(ui, file, &entry.name, &mut asked);
            }
        });
    }
    asked
}
