//! The debrief after the end, a page at a time: self-rating, the client's weeks, what went well, standards, reactions, work, what if, reflection.
//!
//! The order follows simulation debriefing: the own view before any figure, the client's outcome before the standards, and
//! what to carry away last (handbook, part 6.6). It computes no score; [`crate::debrief::Debrief`] is read once and kept.

mod carry_away;
mod chart;
mod practice;
mod reactions;
mod self_rating;
mod standards;
mod weeks;
mod well;
mod what_if;
mod words;
mod work;

use std::sync::Arc;

use egui::{Key, Modifiers, Rect, Response, Ui, UiBuilder, pos2};

use super::Intent;
use super::theme::{NARROW, STEP};
use super::widgets::{announce, as_heading, button_ui, heading_ui, muted_ui, primary_ui, scroll_ui, toggle_ui};
use super::work::spoken;
use crate::debrief::{Change, Debrief, changes};
use crate::session::{Session, Standing};
use crate::sim::{Action, Play};

/// A page of the debrief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Page {
    /// Self-rating, before any figure.
    #[default]
    Before,
    /// How it went for the client.
    Weeks,
    /// What went well.
    Well,
    /// The standards.
    Standards,
    /// Reactions.
    Reactions,
    /// The work products beside their keys.
    Work,
    /// Another answer.
    WhatIf,
    /// Reflection and the way on.
    CarryAway,
}

impl Page {
    /// All of them, in their order.
    pub const ALL: [Page; 8] =
        [Page::Before, Page::Weeks, Page::Well, Page::Standards, Page::Reactions, Page::Work, Page::WhatIf, Page::CarryAway];

    /// Its place, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    fn title(self, play: &Play, view: &View) -> String {
        match self {
            Page::Before => "Before you see anything".into(),
            Page::Weeks => words::weeks_title(play.case(), play.state().week),
            Page::Well => "What went well".into(),
            Page::Standards => words::standards_title(view.standards.edition(play.case())),
            Page::Reactions => "Your reactions".into(),
            Page::Work => "Your work beside the key".into(),
            Page::WhatIf => "What if".into(),
            Page::CarryAway => "Carry away".into(),
        }
    }
}

/// What the learner looks at: the page, what is folded out, text not yet handed in.
#[derive(Debug, Default)]
pub struct View {
    page: Page,
    read: Option<Arc<Read>>,
    /// Whether the list of pages is folded out where there is no room for it beside the page.
    listed: bool,
    moved: bool,
    weeks: weeks::Folds,
    standards: standards::Folds,
    /// Where the attempt stands between the worst and the best of its case, once that is known.
    standing: Option<Standing>,
    reactions: reactions::Folds,
    what_if: what_if::Try,
    texts: Vec<String>,
}

/// The debrief of one play, read once.
#[derive(Debug)]
struct Read {
    key: (String, u64, usize),
    debrief: Debrief,
    changes: Vec<Change>,
}

impl Read {
    fn key(play: &Play) -> (String, u64, usize) {
        (play.case().digest.clone(), play.state().seed, play.events().len())
    }
}

impl View {
    /// The debrief of this play, computed again only when something has happened since.
    fn read(&mut self, play: &Play) -> Option<Arc<Read>> {
        let key = Read::key(play);
        if let Some(read) = &self.read
            && read.key == key
        {
            return Some(Arc::clone(read));
        }
        let other_play = self.read.as_ref().is_some_and(|read| read.key.0 != key.0 || read.key.1 != key.1 || read.key.2 > key.2);
        if other_play {
            *self = View::default();
        }
        let debrief = Debrief::of(play)?;
        if self.texts.is_empty() {
            self.texts.clone_from(&play.state().reflections);
        }
        // What came to nothing is in the full report.
        let moved = changes(play.case(), play.events()).into_iter().filter(Change::has_moved).collect();
        let read = Arc::new(Read { key, debrief, changes: moved });
        self.read = Some(Arc::clone(&read));
        Some(read)
    }

    /// Reflections that are written and not handed in yet. To be carried out when the learner leaves the debrief in any way.
    pub fn unsaved(&self, session: &Session) -> Vec<Action> {
        // Before the debrief was shown there is nothing written, and nothing known of what was written earlier.
        if self.read.is_some() { carry_away::unsaved(&self.texts, session.play()) } else { Vec::new() }
    }

    /// The page that is shown.
    pub fn page(&self) -> Page {
        self.page
    }

    fn turn_to(&mut self, page: Page, session: &Session, intents: &mut Vec<Intent>) {
        intents.extend(self.unsaved(session).into_iter().map(Intent::Do));
        self.moved = true;
        self.listed = false;
        self.page = page;
    }
}

/// The debrief of an ended case.
pub fn debrief_ui(ui: &mut Ui, session: &Session, view: &mut View) -> Vec<Intent> {
    let play = session.play();
    let mut intents = Vec::new();
    let Some(read) = view.read(play) else { return intents };
    keys(ui, session, view, &mut intents);
    if view.page != Page::Before && !play.state().debrief_seen {
        // That the debrief is seen is on disk before it is: an own view from afterwards would be none.
        intents.push(Intent::Do(Action::SeeDebrief));
        ui.ctx().request_repaint();
        return intents;
    }
    if view.standing.is_none() {
        let ctx = ui.ctx().clone();
        view.standing = Some(Standing::work_out(play.clone(), move || ctx.request_repaint()));
    }
    let whole = ui.available_rect_before_wrap();
    if whole.width() < NARROW {
        line_ui(ui, session, view, &mut intents);
        scroll_ui(ui, &format!("debrief {}", view.page.number()), |ui| page_ui(ui, &read, session, view, &mut intents));
    } else {
        let left = whole.left() + 232.0;
        let list = Rect::from_min_max(whole.min, pos2(left, whole.bottom()));
        ui.scope_builder(UiBuilder::new().max_rect(list), |ui| {
            scroll_ui(ui, "debrief contents", |ui| contents_ui(ui, session, view, &mut intents));
        });
        let page = Rect::from_min_max(pos2(left + 6.0 * STEP, whole.top()), whole.max);
        ui.scope_builder(UiBuilder::new().max_rect(page), |ui| {
            scroll_ui(ui, &format!("debrief {}", view.page.number()), |ui| page_ui(ui, &read, session, view, &mut intents));
        });
    }
    intents
}

/// Ctrl with a number opens a page, Ctrl with Page Down and Page Up turn it.
fn keys(ui: &Ui, session: &Session, view: &mut View, intents: &mut Vec<Intent>) {
    const DIGITS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
    let at = view.page as usize;
    let target = ui.input_mut(|input| {
        let digit = DIGITS.iter().position(|key| input.consume_key(Modifiers::COMMAND, *key));
        let on = input.consume_key(Modifiers::COMMAND, Key::PageDown).then_some((at + 1).min(Page::ALL.len() - 1));
        let back = input.consume_key(Modifiers::COMMAND, Key::PageUp).then_some(at.saturating_sub(1));
        digit.or(on).or(back)
    });
    if let Some(target) = target
        && target != at
    {
        view.turn_to(Page::ALL[target], session, intents);
    }
}

/// The list of pages.
fn contents_ui(ui: &mut Ui, session: &Session, view: &mut View, intents: &mut Vec<Intent>) {
    heading_ui(ui, 1, "Debrief");
    muted_ui(ui, &session.play().case().about.title);
    muted_ui(ui, "Ctrl+1 … 8 opens a page");
    ui.vertical(|ui| list_ui(ui, session, view, intents));
    ui.add_space(4.0 * STEP);
    leave_ui(ui, session, view, intents);
}

/// The way out, at every page.
fn leave_ui(ui: &mut Ui, session: &Session, view: &View, intents: &mut Vec<Intent>) {
    if button_ui(ui, "Library", "Leaves the debrief; it can be opened again").clicked() {
        intents.extend(view.unsaved(session).into_iter().map(Intent::Do));
        intents.push(Intent::Library);
    }
}

fn list_ui(ui: &mut Ui, session: &Session, view: &mut View, intents: &mut Vec<Intent>) {
    for page in Page::ALL {
        let on = view.page == page;
        let label = format!("{} {}", page.number(), page.title(session.play(), view));
        let button = toggle_ui(ui, on, &label, "");
        if on {
            take_focus(ui, view, &button);
        }
        if button.clicked() && !on {
            view.turn_to(page, session, intents);
        }
    }
}

/// The way of the keyboard goes on from the page's own entry, and a reader hears where it is.
fn take_focus(ui: &Ui, view: &mut View, entry: &Response) {
    if std::mem::take(&mut view.moved) {
        entry.request_focus();
        announce(ui, entry);
    }
}

/// The list of pages on a line, where it would take the page's own room: back, where one is, on. The rest is folded away.
fn line_ui(ui: &mut Ui, session: &Session, view: &mut View, intents: &mut Vec<Intent>) {
    let at = view.page as usize;
    ui.horizontal_wrapped(|ui| {
        // Next comes first: it stands in the same place on every page.
        if at + 1 == Page::ALL.len() {
            // Even where nothing is next: whoever presses once more does not go back.
            ui.add_enabled_ui(false, |ui| button_ui(ui, "Next", ""));
        }
        for (label, target) in [("Next", Some(at + 1)), ("Previous", at.checked_sub(1))] {
            let Some(page) = target.and_then(|target| Page::ALL.get(target).copied()) else { continue };
            let says = format!("{label} page, {}", page.title(session.play(), view));
            if spoken(button_ui(ui, label, ""), &says).clicked() {
                view.turn_to(page, session, intents);
            }
        }
        let here = format!("Page {} of {}", at + 1, Page::ALL.len());
        let says = format!("{here}, {}: all pages", view.page.title(session.play(), view));
        let fold = spoken(toggle_ui(ui, view.listed, &here, "Ctrl+1 … 8 opens a page"), &says);
        ui.ctx().accesskit_node_builder(fold.id, |node| node.set_expanded(view.listed));
        take_focus(ui, view, &fold);
        if fold.clicked() {
            view.listed = !view.listed;
        }
        let title = muted_ui(ui, &format!("Debrief · {}", session.play().case().about.title));
        as_heading(ui, &title, 1, "Debrief");
        if view.listed {
            ui.end_row();
            list_ui(ui, session, view, intents);
            leave_ui(ui, session, view, intents);
        }
    });
}

fn page_ui(ui: &mut Ui, read: &Read, session: &Session, view: &mut View, intents: &mut Vec<Intent>) {
    let play = session.play();
    heading_ui(ui, 2, &view.page.title(play, view));
    match view.page {
        Page::Before => self_rating::self_rating_ui(ui, play, intents),
        Page::Weeks => weeks::weeks_ui(ui, read, play, &mut view.weeks),
        Page::Well => well::well_ui(ui, read, play),
        Page::Standards => {
            standards::standards_ui(ui, read, play, view.standing.as_ref(), &mut view.standards);
            practice::practice_ui(ui, read, play);
        }
        Page::Reactions => reactions::reactions_ui(ui, read, play, &mut view.reactions),
        Page::Work => work::work_beside_key_ui(ui, read, play),
        Page::WhatIf => what_if::what_if_ui(ui, read, play, &mut view.what_if),
        Page::CarryAway => carry_away::carry_away_ui(ui, read, play, &mut view.texts, intents),
    }
    ui.add_space(6.0 * STEP);
    let at = view.page as usize;
    if at + 1 < Page::ALL.len() {
        let next = Page::ALL[at + 1];
        let label = if view.page == Page::Before { "Go on".to_owned() } else { format!("Next: {}", next.title(play, view)) };
        // One thing at a time is what is usually done next.
        let tries = view.page == Page::WhatIf && view.what_if.is_being_chosen();
        let next_ui = if tries { button_ui } else { primary_ui };
        if next_ui(ui, &label, "Ctrl+Page Down").clicked() {
            view.turn_to(next, session, intents);
        }
    }
    ui.add_space(6.0 * STEP);
}
