//! The library, the briefing, the desk and the settings, as a person meets them who cannot see them.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use practicum::scenario::words::{HandlingStep, Kind, Origin};
use practicum::session::Library;
use practicum::sim::Place;
use practicum::store::DataFolder;
use practicum::ui::{Intent, Screen, Settings, Shell, ThemeChoice, theme};

fn library(names: &[&str]) -> Library {
    let mut library = Library::default();
    for name in names {
        library.add_file(&crate::fixture(name));
    }
    library
}

struct Desk {
    harness: Harness<'static, Shell>,
    _folder: tempfile::TempDir,
}

fn shell_with(library: Library, settings: Settings) -> Desk {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let data = DataFolder::locate(Some(folder.path().to_path_buf()), None);
    let shell = Shell::new(library, data, settings);
    let harness = crate::open_shell(shell);
    Desk { harness, _folder: folder }
}

fn shell() -> Desk {
    shell_with(library(&["stairs.ron"]), Settings::default())
}

impl Desk {
    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    fn ctrl(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, key);
        self.harness.run();
    }

    fn keys(&mut self, keys: &[Key]) {
        keys.iter().for_each(|key| self.key(*key));
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click_accesskit();
        self.harness.run();
    }

    fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    fn heading(&self, label: &str) -> bool {
        self.harness.query_all(by().role(Role::Heading).label(label)).next().is_some()
    }

    fn place(&self) -> Place {
        self.harness.state().session().expect("a case is open").play().state().place
    }

    fn screen(&self) -> Screen {
        self.harness.state().screen()
    }

    /// Every node that can take the focus or be clicked says what it is.
    fn everything_has_a_name(&self) {
        crate::everything_has_a_name(&self.harness);
    }

    fn begin(&mut self) {
        self.keys(&[Key::Num1, Key::Enter]);
        assert_eq!(self.screen(), Screen::Desk);
    }
}

#[test]
fn the_small_case_is_a_valid_case() {
    let bytes = std::fs::read(crate::fixture("stairs.ron")).expect("the fixture is there");
    if let Err(faults) = practicum::scenario::load(&bytes) {
        panic!("{}", practicum::diagnostic::text("stairs.ron", &faults.text, &faults.diagnostics));
    }
}

#[test]
fn an_empty_library_says_what_a_case_is() {
    let desk = shell_with(Library::default(), Settings::default());
    assert!(desk.has("There is no case here yet"));
    desk.everything_has_a_name();
}

#[test]
fn a_card_says_what_a_case_is_about_and_what_it_exercises() {
    let desk = shell();
    assert!(desk.heading("A Small Case"));
    for text in
        ["Start here", "Tutorial · 3 to 5 minutes", "Loneliness (mild)", "Asks most about  ", "Rings  micro", "Nadia Okafor has moved"]
    {
        assert!(desk.has(text), "{text}");
    }
    desk.everything_has_a_name();
}

#[test]
fn a_case_is_played_from_the_keyboard_to_its_ending() {
    let mut desk = shell();
    desk.key(Key::Num1);
    assert!(desk.heading("Your role"));
    assert!(desk.has("Your decisions bear on  "));
    desk.everything_has_a_name();
    desk.key(Key::Enter);
    assert!(desk.heading("On the stairs, Monday"));
    assert!(desk.heading("How do you begin?"));
    assert!(desk.has("Saved"));
    desk.key(Key::Num1);
    assert!(desk.has("Nadia: A good day has a machine in pieces."));
    assert!(desk.heading("What do you do with the rest of the hour?"));
    desk.keys(&[Key::Num1, Key::Num2]);
    assert!(desk.has("2 chosen, 1½ h of 3½ h"));
    desk.key(Key::Enter);
    assert!(desk.has("Close this encounter"));
    desk.key(Key::Enter);
    assert!(desk.heading("At your desk"));
    assert!(desk.has("Left this week: 2 h"));
    desk.keys(&[Key::Num1, Key::Num1]);
    assert!(desk.has("Sewing circle: an answer is expected in week 2"));
    desk.key(Key::W);
    assert!(desk.heading("Week 1 turns"));
    assert!(desk.has("Trust in you: 46 (open), up"));
    assert!(desk.has("Up: you chose: Ask her about a good day."));
    assert!(desk.heading("A bench, Thursday"));
    desk.keys(&[Key::Num1, Key::Enter, Key::W]);
    assert!(matches!(desk.place(), Place::Ended(_)));
    assert!(desk.heading("A door ajar"));
    desk.everything_has_a_name();
    desk.key(Key::Enter);
    assert_eq!(desk.screen(), Screen::Debrief);
    desk.key(Key::Escape);
    assert_eq!(desk.screen(), Screen::Desk);
    desk.key(Key::Escape);
    assert_eq!(desk.screen(), Screen::Library);
    assert!(desk.has("Open the debrief"));
}

#[test]
fn an_attempt_waits_in_the_library_and_goes_on_where_it_was() {
    let mut desk = shell();
    desk.begin();
    desk.key(Key::Num1);
    desk.key(Key::Escape);
    assert_eq!(desk.screen(), Screen::Library);
    assert!(desk.has("Week 1 of 2"));
    desk.click("1  Resume A Small Case");
    assert!(desk.heading("What do you do with the rest of the hour?"));
}

#[test]
fn a_flag_opens_is_filled_in_and_is_taken_back() {
    let mut desk = shell();
    desk.begin();
    let line = "She talks like my sister did. I want to fix all of it today.";
    let state = |desk: &Desk| desk.harness.state().session().expect("open").play().state().reactions[0];
    desk.key(Key::F);
    let button = format!("Flag this thought: {line}");
    assert!(desk.harness.get_by_label(&button).is_focused());
    desk.key(Key::Space);
    assert_eq!(state(&desk).flagged, Some(70));
    assert!(desk.has("How sure are you"));
    desk.click("90 %");
    assert_eq!(state(&desk).flagged, Some(90));
    desk.everything_has_a_name();
    let said = |desk: &Desk| state(desk).explored.map(|said| (said.kind, said.origin, said.next));
    desk.click("Parental, protective");
    assert_eq!(said(&desk), Some((Kind::ParentalProtective, None, None)), "each answer counts by itself");
    desk.click("Resemblance to someone in my life");
    desk.click("Take it to supervision");
    assert_eq!(said(&desk), Some((Kind::ParentalProtective, Some(Origin::Resemblance), Some(HandlingStep::Supervision))));
    desk.key(Key::F);
    assert!(desk.harness.get_by_label("Flag this thought: It is dark here, and somebody could fall.").is_focused());
    desk.click(&format!("Flagged this thought: {line}"));
    assert_eq!(state(&desk).flagged, None);
}

#[test]
fn what_cannot_be_chosen_says_why() {
    let mut desk = shell();
    desk.begin();
    assert!(desk.has("the service budget does not cover this"));
    assert!(desk.has("You know of no aunt yet."));
    assert!(!desk.has("This stands nowhere."));
    let before = desk.place();
    desk.key(Key::Num3);
    assert_eq!(desk.place(), before);
    assert!(desk.has("Not done: the service budget does not cover this"));
    desk.key(Key::Num4);
    assert!(desk.has("Not done: this option is not open now"));
    desk.key(Key::W);
    assert!(desk.has("Not done: this can be done at the desk"));
    desk.key(Key::Num9);
    assert_eq!(desk.place(), before);
}

#[test]
fn why_something_was_refused_is_said_until_anything_else_is_done() {
    let mut desk = shell();
    desk.begin();
    let ways: [fn(&mut Desk); 5] = [
        |desk| desk.ctrl(Key::Num3),
        |desk| desk.key(Key::F),
        |desk| desk.click("Facts"),
        |desk| desk.click("Flag this thought: It is dark here, and somebody could fall."),
        |desk| desk.keys(&[Key::Tab, Key::Space]),
    ];
    for way in ways {
        desk.key(Key::Num3);
        assert!(desk.has("Not done: the service budget does not cover this"));
        way(&mut desk);
        assert!(!desk.has("Not done:"));
    }
    desk.key(Key::Num1);
    desk.key(Key::W);
    assert!(desk.has("Not done: this can be done at the desk"));
    desk.click("1. Walk the street with her. (1 h)");
    assert!(desk.has("1 chosen") && !desk.has("Not done:"), "ticking is doing something, too");
}

#[test]
fn what_is_read_stays_in_its_column_while_a_wide_work_is_made() {
    let mut desk = shell_with(library(&["small.ron"]), Settings::default());
    desk.harness.set_size(vec2(1900.0, 1000.0));
    desk.begin();
    desk.keys(&[Key::Num2, Key::Enter]);
    let read = |desk: &Desk| desk.harness.get_by_label("The fridge hums.").rect().left();
    let before = read(&desk);
    desk.keys(&[Key::Num1, Key::Enter]);
    let work = desk.harness.get_by_role_and_label(Role::Heading, "Ecomap").rect().left();
    assert!((read(&desk) - before).abs() < 1.0, "it moved from {before} to {}", read(&desk));
    assert!(work < before - 100.0, "the work has the room: {work}");
}

#[test]
fn a_line_that_is_flagged_stays_in_sight() {
    for height in [360.0, 400.0, 600.0] {
        let mut desk = shell_with(library(&["stairs.ron"]), Settings { text_size: 200, ..Settings::default() });
        desk.harness.set_size(vec2(640.0, height));
        desk.harness.run();
        desk.begin();
        desk.keys(&[Key::F, Key::Space]);
        let line = desk.harness.get_by_label_contains("You think: She talks like my sister did.").rect();
        let head = desk.harness.get_by_label("Encounter").rect().bottom();
        assert!(desk.has("How sure are you"));
        assert!(line.top() >= head && line.bottom() <= height, "at {height}: {line:?} below {head}");
    }
}

#[test]
fn more_than_the_week_holds_cannot_be_chosen_together() {
    let mut desk = shell();
    desk.begin();
    desk.key(Key::Num1);
    desk.keys(&[Key::Num1, Key::Num3]);
    assert!(desk.has("2 chosen, 3½ h of 3½ h"));
    desk.keys(&[Key::Num2]);
    assert!(desk.has("more than is left"));
    desk.key(Key::Enter);
    assert!(desk.has("Not done:"));
}

#[test]
fn the_tabs_show_what_is_known_and_no_more() {
    let mut desk = shell();
    desk.begin();
    for (key, heading, text) in [
        (Key::Num1, "Nadia Okafor", "Trust in you: 40 (wary)"),
        (Key::Num2, "People", "neighbour on the stairs"),
        (Key::Num3, "Ecomap", "Nadia Okafor and Tom Reyes: tenuous"),
        (Key::Num4, "Facts", "You have found out nothing yet"),
        (Key::Num5, "Contact notes", "No contact note is finished yet."),
        (Key::Num6, "Service plan", "There is no service plan yet."),
        (Key::Num7, "Resources", "Mondays, with tea."),
    ] {
        desk.ctrl(key);
        assert!(desk.heading(heading), "{heading}");
        assert!(desk.has(text), "{text}");
        assert!(!desk.has("Aunt Ife"), "she is still to be found out");
        desk.everything_has_a_name();
    }
    desk.ctrl(Key::Num8);
    desk.everything_has_a_name();
}

#[test]
fn numbers_typed_into_a_field_choose_nothing() {
    let mut desk = shell();
    desk.harness.get_by_role(Role::TextInput).focus();
    desk.harness.run();
    desk.harness.get_by_role(Role::TextInput).type_text("1?");
    desk.key(Key::Num1);
    assert_eq!(desk.screen(), Screen::Library);
    desk.key(Key::Escape);
    assert_eq!(desk.screen(), Screen::Library);
    assert!(desk.has("No case fits this search."));
}

#[test]
fn the_help_comes_and_goes_with_its_key() {
    let mut desk = shell();
    desk.begin();
    desk.key(Key::Questionmark);
    assert_eq!(desk.screen(), Screen::Keys);
    assert!(desk.has("Ctrl+8"));
    desk.everything_has_a_name();
    desk.key(Key::Questionmark);
    assert_eq!(desk.screen(), Screen::Desk);
}

#[test]
fn settings_are_kept() {
    let mut desk = shell();
    desk.click("Settings");
    desk.click("Dark");
    desk.click("125 %");
    desk.everything_has_a_name();
    assert_eq!(desk.harness.state().settings().theme, ThemeChoice::Dark);
    let data = DataFolder::locate(Some(desk._folder.path().to_path_buf()), None).expect("the folder");
    let saved = Shell::saved_settings(Some(&data));
    assert_eq!((saved.theme, saved.text_size), (ThemeChoice::Dark, 125));
}

#[test]
fn at_200_per_cent_everything_is_still_there() {
    let mut desk = shell_with(library(&["stairs.ron"]), Settings { text_size: 200, ..Settings::default() });
    // The window stays as it is: half as many points.
    desk.harness.set_size(vec2(640.0, 400.0));
    desk.harness.run();
    desk.begin();
    for text in ["Week 1 of 2", "4 h of 4 h left", "$60 of $60 left", "How do you begin?", "Ask her about a good day."] {
        assert!(desk.has(text), "{text}");
    }
    desk.everything_has_a_name();
    desk.ctrl(Key::Num3);
    assert!(desk.heading("Ecomap"));
    assert!(!desk.has("How do you begin?"));
    desk.key(Key::Num1);
    assert!(desk.heading("Ecomap"), "numbers choose only what can be seen");
    desk.key(Key::Escape);
    assert!(desk.has("How do you begin?"));
}

#[test]
fn without_a_data_folder_the_play_goes_on_and_says_that_it_is_not_saved() {
    let shell = Shell::new(library(&["stairs.ron"]), Err(practicum::store::StoreError::NoDataFolder), Settings::default());
    let mut harness = crate::open_shell(shell);
    harness.key_press(Key::Num1);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.query_all_by_label_contains("This attempt is not being saved").next().is_some());
    assert!(harness.query_all_by_label_contains("Not saved").next().is_some());
}

#[test]
fn enter_goes_on_after_a_flag_and_does_not_take_it_back() {
    let mut desk = shell();
    desk.begin();
    desk.keys(&[Key::F, Key::Enter, Key::Num1, Key::Num1, Key::Enter]);
    assert!(desk.has("Close this encounter"));
    desk.key(Key::Enter);
    assert_eq!(desk.harness.state().session().expect("open").play().state().reactions[0].flagged, Some(70));
    assert_eq!(desk.place(), Place::Desk);
}

#[test]
fn the_focus_goes_to_the_next_question_and_tab_to_its_first_option() {
    let mut desk = shell();
    desk.begin();
    desk.harness.get_by_label_contains("Ask her about a good day.").focus();
    desk.harness.run();
    desk.key(Key::Enter);
    let question = desk.harness.get_by_role_and_label(Role::Heading, "What do you do with the rest of the hour?");
    assert!(question.is_focused());
    desk.key(Key::Tab);
    assert!(desk.harness.get_by_label_contains("Walk the street with her.").is_focused());
    desk.keys(&[Key::Space, Key::Tab]);
    assert!(desk.has("1 chosen, 1 h of 3½ h"));
}

#[test]
fn every_sign_that_the_screens_use_is_in_the_faces() {
    let desk = shell();
    let signs = "•·–—“”‘’…½¼¾−×$%éñçłőž";
    for family in [theme::text_family(), theme::bold_family(), theme::italic_family()] {
        let font = egui::FontId::new(16.0, family);
        let missing: String = signs.chars().filter(|sign| !desk.harness.ctx.fonts_mut(|fonts| fonts.has_glyph(&font, *sign))).collect();
        assert!(missing.is_empty(), "{missing} in {font:?}");
    }
}

#[test]
fn a_case_file_with_mistakes_is_listed_with_its_findings() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let text = std::fs::read_to_string(crate::fixture("stairs.ron")).expect("the fixture is there");
    let broken = folder.path().join("broken.ron");
    std::fs::write(&broken, text.replace("move(\"trust\", 6)", "move(\"trsut\", 6)")).expect("it can be written");
    let mut library = library(&["stairs.ron"]);
    library.add_file(&broken);
    let desk = shell_with(library, Settings::default());
    assert!(desk.heading("Case files with mistakes"));
    assert!(desk.has("broken.ron – 1 finding"));
    assert!(desk.has("trsut"));
    assert!(desk.heading("A Small Case"), "the other case is there as before");
    desk.everything_has_a_name();
}

#[test]
fn an_attempt_whose_case_is_gone_is_kept_and_says_why_it_waits() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let data = || DataFolder::locate(Some(folder.path().to_path_buf()), None);
    let mut shell = Shell::new(library(&["stairs.ron"]), data(), Settings::default());
    shell.open(Intent::Begin { entry: 0, seed: Some(7) });
    let path = shell.session().and_then(|session| session.path()).expect("it is saved").to_path_buf();
    drop(shell);
    std::fs::remove_dir_all(folder.path().join("cases")).expect("the kept case goes");
    let shell = Shell::new(Library::default(), data(), Settings::default());
    let mut harness = crate::open_shell(shell);
    assert!(harness.query_all_by_label_contains("cannot go on now").next().is_some());
    harness.state_mut().open(Intent::Resume(path.clone()));
    harness.run();
    assert!(harness.query_all_by_label_contains("nothing of it is lost").next().is_some());
    harness.get_by_label("Dismiss").click_accesskit();
    harness.run();
    assert!(harness.query_all_by_label_contains("nothing of it is lost").next().is_none());
    assert!(path.exists());
}

#[test]
fn the_window_can_sleep_on_every_screen() {
    let mut desk = shell();
    let sleeps = |desk: &Desk, place: &str| {
        let delay = desk.harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        assert_eq!(delay, std::time::Duration::MAX, "{place} asks for another frame");
    };
    sleeps(&desk, "the library");
    desk.harness.get_by_role(Role::TextInput).focus();
    desk.harness.run();
    sleeps(&desk, "a text field");
    desk.key(Key::Escape);
    desk.harness.get_by_label("Settings").hover();
    desk.harness.run();
    desk.harness.run();
    sleeps(&desk, "a tooltip");
    desk.begin();
    sleeps(&desk, "the desk");
    for key in [Key::Num1, Key::Num3, Key::Num8] {
        desk.ctrl(key);
        sleeps(&desk, "a tab");
    }
    desk.keys(&[Key::F, Key::Space]);
    sleeps(&desk, "a flag");
}

#[test]
fn at_200_per_cent_nothing_reaches_over_the_edge() {
    let mut desk = shell_with(library(&["stairs.ron"]), Settings { text_size: 200, ..Settings::default() });
    desk.harness.set_size(vec2(640.0, 400.0));
    desk.harness.run();
    let fits = |desk: &Desk, place: &str| {
        for node in desk.harness.query_all_by(|_| true) {
            let data = node.accesskit_node();
            if data.bounding_box().is_some() {
                let (rect, says) = (node.rect(), data.label().or(data.value()));
                assert!(rect.right() <= 641.0 && rect.left() >= -1.0, "{place}: {says:?} reaches from {} to {}", rect.left(), rect.right());
            }
        }
    };
    fits(&desk, "library");
    desk.key(Key::Num1);
    fits(&desk, "briefing");
    desk.key(Key::Enter);
    desk.keys(&[Key::F, Key::Space]);
    fits(&desk, "desk");
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8] {
        desk.ctrl(key);
        fits(&desk, "case file");
    }
    desk.key(Key::Escape);
    desk.keys(&[Key::Num1, Key::Num1, Key::Enter, Key::Enter, Key::Num1]);
    fits(&desk, "the desk between encounters");
    for intent in [Intent::Settings, Intent::Keys, Intent::About] {
        desk.harness.state_mut().open(intent);
        desk.harness.run();
        fits(&desk, "a page");
    }
}
