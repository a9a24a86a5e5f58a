//! What a person has open, and the one place where what they ask for is carried out. It draws only the frame around the screens.

use egui::{CentralPanel, Event, Frame, Panel, Ui};

use super::author::{self, AuthorTab};
use super::intent::Intent;
use super::settings::Settings;
use super::widgets::{self, Tone, box_ui, button_ui, heading_ui, text_ui};
use super::{briefing, debrief, desk, library, pages, theme};
use crate::session::{Editor, Library, Session, Workshop, fresh_seed};
use crate::sim::{Action, Place};
use crate::store::{DataFolder, StoreError};

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The cases and the attempts.
    Library,
    /// A case before it begins: its position in the library.
    Briefing(usize),
    /// A case being played.
    Desk,
    /// After its end.
    Debrief,
    /// A case file in the making.
    Author,
    /// Text size, colours, typeface.
    Settings,
    /// The list of keys.
    Keys,
    /// What this is.
    About,
}

/// Everything that is open. The window owns one and shows it in every frame.
#[derive(Debug)]
pub struct Shell {
    library: Library,
    data: Option<DataFolder>,
    /// Why nothing can be saved; handed to the first session that needs the reason.
    no_data: Option<StoreError>,
    settings: Settings,
    screen: Screen,
    /// Where Esc leads to from here, nearest last.
    before: Vec<Screen>,
    session: Option<Session>,
    notices: Vec<String>,
    shelf: library::View,
    briefing: briefing::View,
    desk: desk::View,
    debrief: debrief::View,
    workshop: Option<Workshop>,
    author: author::View,
    /// The editor of the person, if they have named one.
    editor: Option<Editor>,
    /// What goes to the clipboard with the next picture.
    copied: Option<String>,
    /// Whether a text field had the focus when the last frame ended: Esc has left it by the time we are asked.
    typing: bool,
    /// Whether anything had the focus when the intents of this frame were asked for.
    focused: bool,
    /// Whether the focus is to be taken from what has it: the page has moved on.
    let_go: bool,
    /// What was clicked last: from there Tab goes on.
    clicked: Option<egui::Id>,
    /// How many frames are still drawn before the window may sleep.
    settle: u8,
}

impl Shell {
    /// Opens the library. Without a data folder everything works, and says that it is not saved.
    pub fn new(library: Library, data: Result<DataFolder, StoreError>, settings: Settings) -> Self {
        let mut notices = Vec::new();
        let (data, no_data) = match data {
            Ok(data) => (Some(data), None),
            Err(error) => {
                notices.push(format!("Nothing can be saved: {error}"));
                (None, Some(error))
            }
        };
        let mut shell = Shell {
            library,
            data,
            no_data,
            settings,
            screen: Screen::Library,
            before: Vec::new(),
            session: None,
            notices,
            shelf: library::View::default(),
            briefing: briefing::View::default(),
            desk: desk::View::default(),
            debrief: debrief::View::default(),
            workshop: None,
            author: author::View::default(),
            editor: None,
            copied: None,
            typing: false,
            focused: false,
            let_go: false,
            clicked: None,
            settle: 0,
        };
        shell.look_for_attempts();
        shell
    }

    /// The settings as they were saved; the usual ones before the first time or where they cannot be read.
    pub fn saved_settings(data: Option<&DataFolder>) -> Settings {
        let text = data.and_then(|data| data.load_settings().ok()).flatten();
        text.map_or_else(Settings::default, |text| Settings::from_ron(&text))
    }

    /// Draws what is open, and carries out what was asked for meanwhile.
    pub fn show(&mut self, ui: &mut Ui) {
        if !theme::apply(ui.ctx(), &self.settings) {
            // The fonts come with the next pass.
            ui.ctx().request_discard("fonts");
            ui.ctx().request_repaint();
            return;
        }
        self.find_start_of_tab(ui);
        self.watch(ui);
        let mut asked = self.keys(ui);
        self.bars_ui(ui, &mut asked);
        asked.extend(self.screen_ui(ui));
        widgets::focus_ring_ui(ui);
        self.typing = ui.ctx().text_edit_focused();
        self.clicked = ui.ctx().interaction_snapshot(|snapshot| snapshot.clicked).or(self.clicked);
        // A sign that is drawn for the first time can come to the screen a frame late: the window must not sleep before.
        let lively = ui.input(|input| input.events.iter().any(|event| !matches!(event, Event::PointerMoved(_) | Event::MouseMoved(_))));
        if lively || !asked.is_empty() {
            self.settle = 2;
        }
        if self.settle > 0 {
            self.settle -= 1;
            ui.ctx().request_repaint();
        }
        self.focused = ui.memory(|memory| memory.focused()).is_some();
        for intent in asked {
            self.apply(intent);
        }
        if let Some(text) = self.copied.take() {
            ui.ctx().copy_text(text);
        }
        if std::mem::take(&mut self.let_go) {
            ui.memory_mut(|memory| memory.focused().map(|id| memory.surrender_focus(id)));
        }
    }

    /// The screen that is open.
    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// The play that is open.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The case file in the making that is open.
    pub fn workshop(&self) -> Option<&Workshop> {
        self.workshop.as_ref()
    }

    /// Uses this editor for opening case files; without one, places in them are copied.
    pub fn set_editor(&mut self, editor: Option<Editor>) {
        self.editor = editor;
    }

    /// What the window is called: the case that is open, if one is.
    pub fn title(&self) -> String {
        if let (Screen::Author, Some(workshop)) = (self.screen, &self.workshop) {
            let file = workshop.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            return format!("{file} – Practicum");
        }
        let case = self.session.as_ref().filter(|_| matches!(self.screen, Screen::Desk | Screen::Debrief));
        case.map_or_else(|| "Practicum".into(), |session| format!("{} – Practicum", session.play().case().about.title))
    }

    /// Takes in other cases, for instance after a case file has changed. The open play goes on with the version that it began with.
    pub fn set_library(&mut self, library: Library) {
        self.library = library;
        if let Screen::Briefing(at) = self.screen
            && self.library.entries().get(at).is_none_or(|entry| entry.case.is_err())
        {
            self.screen = Screen::Library;
        }
        self.look_for_attempts();
    }

    /// Goes straight to a case, or on with an attempt: for what was named on the command line.
    pub fn open(&mut self, intent: Intent) {
        self.apply(intent);
    }

    /// Tries once more to save what is not saved yet, for instance before the window closes; returns whether all is safe.
    pub fn save(&mut self) -> bool {
        self.session.as_mut().is_none_or(|session| {
            session.retry();
            session.warning().is_none()
        })
    }

    /// While nothing has the focus, Tab goes on from what was clicked last; without that, in a work product, to its first control.
    fn find_start_of_tab(&mut self, ui: &Ui) {
        let tab = |input: &egui::InputState| input.key_pressed(egui::Key::Tab);
        if ui.memory(|memory| memory.focused()).is_some() || !ui.input(tab) {
            return;
        }
        match self.clicked.take().filter(|id| ui.ctx().read_response(*id).is_some()) {
            Some(id) => ui.memory_mut(|memory| memory.request_focus(id)),
            None => {
                let on = ui.input(|input| input.modifiers.is_none());
                if let (Screen::Desk, Some(session), true) = (self.screen, &self.session, on) {
                    self.desk.enter_work(session);
                }
            }
        }
    }

    fn keys(&self, ui: &Ui) -> Vec<Intent> {
        let typing = self.typing || ui.ctx().text_edit_focused();
        let mut asked: Vec<Intent> = ui.input(|input| {
            let of_event = |event: &Event| match event {
                Event::Key { key, pressed: true, modifiers, .. } => Intent::of_key(*key, *modifiers, typing),
                Event::Text(text) if text == "?" && !typing => Some(Intent::Keys),
                _ => None,
            };
            input.events.iter().filter_map(of_event).collect()
        });
        // Where `?` has a key of its own, both events come.
        asked.dedup();
        let focused = ui.memory(|memory| memory.focused());
        // Enter presses what has the focus; it goes on where that is nothing that can be pressed.
        let desk = if self.screen == Screen::Author { &self.author.desk } else { &self.desk };
        asked.retain(|intent| *intent != Intent::Continue || focused.is_none_or(|id| desk.is_read_only(id)));
        asked
    }

    fn bars_ui(&self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let warning = self.session.as_ref().and_then(Session::warning);
        if warning.is_none() && self.notices.is_empty() {
            return;
        }
        let frame = Frame::new().fill(theme::palette(ui).paper).inner_margin(egui::Margin::symmetric(12, 6));
        Panel::top("bars").frame(frame).show_separator_line(false).show(ui, |ui| {
            if let Some(warning) = warning {
                box_ui(ui, Tone::Danger, |ui| {
                    let response = text_ui(ui, warning);
                    widgets::announce(ui, &response);
                    if button_ui(ui, Intent::SaveAgain.label(), "").clicked() {
                        asked.push(Intent::SaveAgain);
                    }
                });
            }
            for (at, notice) in self.notices.iter().enumerate() {
                box_ui(ui, Tone::Warm, |ui| {
                    let response = text_ui(ui, notice);
                    widgets::announce(ui, &response);
                    if button_ui(ui, Intent::Dismiss(at).label(), notice).clicked() {
                        asked.push(Intent::Dismiss(at));
                    }
                });
            }
        });
    }

    fn screen_ui(&mut self, ui: &mut Ui) -> Vec<Intent> {
        let margin = theme::page_margin(ui.available_width());
        let page = Frame::new().fill(theme::palette(ui).paper).inner_margin(margin);
        if let (Screen::Author, Some(workshop)) = (self.screen, &self.workshop) {
            return author::author_ui(ui, workshop, &mut self.author);
        }
        match (self.screen, &self.session) {
            (Screen::Desk, Some(session)) => desk::desk_ui(ui, session, &mut self.desk),
            (Screen::Debrief, Some(session)) => {
                CentralPanel::default().frame(page).show(ui, |ui| debrief::debrief_ui(ui, session, &mut self.debrief)).inner
            }
            (screen, _) => {
                CentralPanel::default()
                    .frame(page)
                    .show(ui, |ui| match screen {
                        Screen::Briefing(at) => briefing::briefing_ui(ui, &self.library, at, &mut self.briefing),
                        Screen::Settings => pages::settings_ui(ui, &self.settings),
                        Screen::Keys => pages::keys_ui(ui),
                        Screen::About => pages::about_ui(ui),
                        Screen::Library | Screen::Desk | Screen::Debrief | Screen::Author => {
                            library::library_ui(ui, &self.library, self.session.as_ref(), &mut self.shelf)
                        }
                    })
                    .inner
            }
        }
    }

    fn go(&mut self, screen: Screen) {
        if screen != self.screen {
            self.before.retain(|before| *before != screen && *before != self.screen);
            self.before.push(self.screen);
            self.screen = screen;
        }
    }

    fn apply(&mut self, intent: Intent) {
        if self.screen == Screen::Debrief && !matches!(intent, Intent::Do(_)) {
            self.hand_in();
        }
        match intent {
            Intent::Back => self.back(),
            Intent::Library => self.open_library(),
            Intent::Settings => self.go(Screen::Settings),
            Intent::Keys if self.screen == Screen::Keys => self.back(),
            Intent::Keys => self.go(Screen::Keys),
            Intent::About => self.go(Screen::About),
            Intent::Brief(at) => {
                self.briefing = briefing::View::default();
                self.go(Screen::Briefing(at));
            }
            Intent::Begin { entry, seed } => self.begin(entry, seed),
            Intent::PlayAgain | Intent::Rehearse if self.screen == Screen::Author => self.rehearse(Workshop::rehearse),
            Intent::PlayAgain => self.play_again(),
            Intent::Resume(path) => self.resume(&path),
            Intent::GoOn => self.go(Screen::Desk),
            Intent::Debrief if self.screen == Screen::Author => self.author.show_debrief(),
            Intent::Debrief => self.go(Screen::Debrief),
            Intent::Do(action) => self.act(action),
            Intent::EndWeek => {
                if self.at_desk().is_some_and(|(_, desk)| desk.hears_keys()) {
                    self.act(Action::EndWeek);
                }
            }
            Intent::Number(number) if self.screen != Screen::Library => {
                let chosen = self.at_desk().and_then(|(session, desk)| desk.number(session, number));
                self.after(chosen);
            }
            Intent::Number(number) if self.screen == Screen::Library => {
                let chosen = self.shelf.number(&self.library, self.session.as_ref(), number);
                self.after(chosen);
            }
            Intent::Continue => {
                if let Screen::Briefing(entry) = self.screen {
                    self.begin(entry, self.briefing.seed());
                } else {
                    let next = self.at_desk().and_then(|(session, desk)| desk.next(session));
                    self.after(next);
                }
            }
            Intent::NextThought => {
                if let Some((session, desk)) = self.at_desk() {
                    desk.next_thought(session);
                }
            }
            Intent::Open(tab) => {
                if let Some((_, desk)) = self.at_desk() {
                    desk.open(tab);
                }
            }
            Intent::TogglePanel => {
                if let Some((_, desk)) = self.at_desk() {
                    desk.toggle_panel();
                }
            }
            Intent::Number(_) | Intent::Rehearse => {}
            Intent::Author(path) => self.open_author(&path),
            Intent::Edit(line) => self.edit(line),
            Intent::RehearseAt(decision) => self.rehearse(|workshop| workshop.rehearse_at(decision)),
            Intent::Suppose(supposition) => {
                if let Some(workshop) = &mut self.workshop {
                    workshop.suppose(supposition);
                }
            }
            Intent::Dismiss(at) => {
                if at < self.notices.len() {
                    self.notices.remove(at);
                }
            }
            Intent::SaveAgain => {
                self.save();
            }
            Intent::Larger | Intent::Smaller => {
                let text_size = self.settings.stepped(intent == Intent::Larger);
                self.set(Settings { text_size, ..self.settings.clone() });
            }
            Intent::NormalSize => self.set(Settings { text_size: 100, ..self.settings.clone() }),
            Intent::Set(settings) => self.set(settings),
        }
    }

    fn after(&mut self, intent: Option<Intent>) {
        if let Some(intent) = intent {
            self.apply(intent);
        }
    }

    fn back(&mut self) {
        if self.screen == Screen::Desk && self.desk.step_back() || self.screen == Screen::Author && self.author.step_back() {
            return;
        }
        match self.before.pop() {
            Some(Screen::Library) | None => self.open_library(),
            Some(screen) => self.screen = screen,
        }
    }

    /// Saves reflections that are written and still only on the screen; for every way out of the debrief.
    pub fn hand_in(&mut self) {
        let unsaved = self.session.as_ref().map(|session| self.debrief.unsaved(session)).unwrap_or_default();
        for action in unsaved {
            self.act(action);
        }
    }

    fn open_library(&mut self) {
        self.before.clear();
        self.screen = Screen::Library;
        if let Some(workshop) = &self.workshop {
            self.library.refresh_file(workshop.path());
        }
        self.look_for_attempts();
    }

    fn look_for_attempts(&mut self) {
        self.shelf.look(&self.library, self.data.as_ref());
    }

    fn begin(&mut self, at: usize, seed: Option<u64>) {
        let Some(entry) = self.library.entries().get(at) else { return };
        let Ok(case) = &entry.case else { return };
        // An attempt that is in no file would be lost: it stays in the notices that it was.
        let data = self.data.as_ref().ok_or_else(|| self.no_data.take().unwrap_or(StoreError::NoDataFolder));
        let session = Session::start(entry, case.clone(), seed.unwrap_or_else(fresh_seed), data, None);
        self.take_up(session);
    }

    /// To the briefing of the open case: it may stand in the library in a newer version.
    fn play_again(&mut self) {
        let id = self.session.as_ref().map(|session| session.play().case().about.id.clone());
        let same = |entry: &crate::session::Entry| entry.case.as_ref().is_ok_and(|case| Some(&case.about.id) == id.as_ref());
        match self.library.entries().iter().position(same) {
            Some(at) => self.apply(Intent::Brief(at)),
            None => self.open_library(),
        }
    }

    fn resume(&mut self, path: &std::path::Path) {
        if self.session.as_ref().and_then(Session::source) == Some(path) {
            self.go(self.screen_of_session());
            return;
        }
        match Session::resume(path, &self.library, self.data.as_ref()) {
            Ok(session) => self.take_up(session),
            Err(error) => self.notices.push(format!("This attempt cannot go on now, and nothing of it is lost: {error}")),
        }
    }

    fn take_up(&mut self, mut session: Session) {
        self.notices.extend(session.take_notices());
        self.desk = desk::View::default();
        self.debrief = debrief::View::default();
        self.session = Some(session);
        self.before = vec![Screen::Library];
        self.screen = Screen::Desk;
        // What was read on the way to the end is one step back.
        self.go(self.screen_of_session());
    }

    /// Where an attempt is gone on with: the debrief, once its case has ended.
    fn screen_of_session(&self) -> Screen {
        let ended = self.session.as_ref().is_some_and(|session| session.play().has_ended());
        if ended { Screen::Debrief } else { Screen::Desk }
    }

    /// The desk in sight: a learner's, or that of a play that an author tries.
    fn at_desk(&mut self) -> Option<(&Session, &mut desk::View)> {
        match self.screen {
            Screen::Desk => Some((self.session.as_ref()?, &mut self.desk)),
            Screen::Author if self.author.shows_desk() => Some((self.workshop.as_ref()?.rehearsal()?.session(), &mut self.author.desk)),
            _ => None,
        }
    }

    fn open_author(&mut self, path: &std::path::Path) {
        if self.workshop.as_ref().is_none_or(|workshop| workshop.path() != path) {
            self.workshop = Some(Workshop::open(path));
            self.author = author::View::default();
            // A file that loads is looked at first as a whole.
            if self.workshop.as_ref().is_some_and(|workshop| !workshop.is_broken()) {
                self.author.open(AuthorTab::Map);
            }
        }
        self.go(Screen::Author);
    }

    /// Has the open case file watched, and takes in what the watch has seen.
    fn watch(&mut self, ui: &Ui) {
        let Some(workshop) = &mut self.workshop else { return };
        if !workshop.is_watched() {
            let ctx = ui.ctx().clone();
            workshop.watch(move || ctx.request_repaint());
        }
        if workshop.look() {
            self.settle = 2;
        }
    }

    fn edit(&mut self, line: Option<usize>) {
        let Some(workshop) = &self.workshop else { return };
        let file = workshop.path();
        let place = line.map_or_else(|| file.display().to_string(), |line| format!("{}:{line}", file.display()));
        let said = match (&self.editor, line) {
            (None, _) => self.copy(&place, "no editor is named by VISUAL or EDITOR"),
            (Some(editor), _) if let Err(why) = editor.open(file, line) => self.copy(&place, &why),
            (Some(editor), Some(_)) if !editor.takes_line() => {
                let why = format!("opened the file in {}, of which it is not known how it goes to a line", editor.name());
                self.copy(&place, &why)
            }
            (Some(editor), _) => format!("Opened {place} in {}.", editor.name()),
        };
        self.author.say(said);
    }

    /// Copies a place in a file, and says why.
    fn copy(&mut self, place: &str, why: &str) -> String {
        self.copied = Some(place.to_owned());
        format!("Copied {place}: {why}.")
    }

    fn rehearse(&mut self, begin: impl FnOnce(&mut Workshop)) {
        if let Some(workshop) = &mut self.workshop {
            begin(workshop);
            self.author.begin();
            self.let_go = true;
        }
    }

    fn act_in_rehearsal(&mut self, action: Action, leads_on: bool) {
        let Some(workshop) = &mut self.workshop else { return };
        match workshop.act(action) {
            Ok(()) => {
                self.author.desk.done(leads_on && self.focused);
                self.let_go |= leads_on;
            }
            Err(refusal) => self.author.desk.refuse(&refusal.to_string()),
        }
    }

    fn act(&mut self, action: Action) {
        let leads_on = leads_on(&action);
        if self.screen == Screen::Author {
            self.act_in_rehearsal(action, leads_on);
            return;
        }
        let Some(session) = &mut self.session else { return };
        match session.act(action) {
            Ok(_) => {
                self.desk.done(leads_on && self.focused);
                self.let_go |= leads_on;
            }
            Err(refusal) => self.desk.refuse(&refusal.to_string()),
        }
        self.notices.extend(session.take_notices());
        // What the debrief asks for is done on its own page.
        if self.screen == Screen::Debrief && !matches!(session.play().state().place, Place::Ended(_)) {
            self.screen = Screen::Desk;
        }
    }

    fn set(&mut self, settings: Settings) {
        if settings == self.settings {
            return;
        }
        self.settings = settings;
        if let Some(data) = &self.data
            && let Err(error) = data.save_settings(&self.settings.to_ron())
        {
            self.notices.push(format!("The settings hold until you close the window, but could not be saved: {error}"));
        }
    }
}

/// Whether something else is asked after an action.
fn leads_on(action: &Action) -> bool {
    matches!(action, Action::Choose { .. } | Action::Leave { .. } | Action::Finish | Action::Close | Action::EndWeek)
}

/// The way back and the name of a page, at its top.
pub(super) fn page_head_ui(ui: &mut Ui, title: &str) -> Vec<Intent> {
    let mut asked = Vec::new();
    if button_ui(ui, Intent::Back.label(), "").clicked() {
        asked.push(Intent::Back);
    }
    heading_ui(ui, 1, title);
    asked
}
