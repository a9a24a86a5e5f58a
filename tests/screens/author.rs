//! The author's window by role and label: findings, map, outline, play, full and empty, from the keyboard.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use practicum::scenario;
use practicum::session::{Editor, Library, Reading, Version, Workshop};
use practicum::sim::{Place, Service, Step};
use practicum::store::DataFolder;
use practicum::ui::author::{AuthorTab, View, author_ui};
use practicum::ui::{Intent, Screen, Settings, Shell, ThemeChoice, theme};

const SMALL: &str = include_str!("../fixtures/good/small.ron");

fn reading(text: &str) -> Reading {
    match scenario::open(text.as_bytes()) {
        Ok(file) => Reading::Good(Box::new(Version::of(file))),
        Err(faults) => Reading::Bad(faults),
    }
}

struct Author {
    workshop: Workshop,
    view: View,
    asked: Vec<Intent>,
    settings: Settings,
}

struct Window {
    harness: Harness<'static, Author>,
}

fn window_with(reading: Reading, tab: AuthorTab, settings: Settings) -> Window {
    let mut view = View::default();
    view.open(tab);
    let author = Author { workshop: Workshop::with(Path::new("cases/small.ron"), reading), view, asked: Vec::new(), settings };
    let harness = crate::open(author, |ui, author: &mut Author| {
        if !theme::apply(ui.ctx(), &author.settings) {
            ui.ctx().request_discard("fonts");
            ui.ctx().request_repaint();
            return;
        }
        author.asked.extend(author_ui(ui, &author.workshop, &mut author.view));
    });
    Window { harness }
}

fn window(text: &str, tab: AuthorTab) -> Window {
    window_with(reading(text), tab, Settings::default())
}

fn broken() -> String {
    SMALL.replace("effects: [learn(\"chess\"), ", "effects: [learn(\"ches\"), ")
}

/// A case with something to advise on.
fn advised() -> String {
    SMALL.replace("flags: [\"rushed\"]", "flags: [\"rushed\", \"spare\"]")
}

impl Window {
    fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    fn heading(&self, label: &str) -> bool {
        self.harness.query_all(by().role(Role::Heading).label(label)).next().is_some()
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click_accesskit();
        self.harness.run();
    }

    fn take_in(&mut self, text: &str) {
        self.harness.state_mut().workshop.take_in(reading(text));
        self.harness.run();
    }

    fn everything_has_a_name(&self) {
        crate::everything_has_a_name(&self.harness);
    }
}

#[test]
fn every_tab_can_be_read_full_and_empty() {
    let gone = || Reading::Gone;
    for tab in [AuthorTab::Findings, AuthorTab::Map, AuthorTab::Outline, AuthorTab::Play] {
        for reading in [reading(SMALL), reading(&broken()), gone()] {
            let window = window_with(reading, tab, Settings::default());
            window.everything_has_a_name();
        }
    }
    assert!(window_with(gone(), AuthorTab::Findings, Settings::default()).has("The file is not there now"));
    assert!(window_with(gone(), AuthorTab::Map, Settings::default()).has("There is nothing to show until the file loads"));
}

#[test]
fn a_click_on_a_finding_asks_for_its_line() {
    let mut window = window(&broken(), AuthorTab::Findings);
    let line = 1 + SMALL.lines().position(|line| line.contains("learn(\"chess\")")).expect("it is in the fixture");
    assert!(window.has("1 error"));
    assert!(window.has("Did you mean \"chess\"?"));
    let finding = format!("Line {line}, error: ");
    window.harness.get_by_label_contains(&finding).click_accesskit();
    window.harness.run();
    assert_eq!(window.harness.state().asked, [Intent::Edit(Some(line))]);
    window.harness.get_by_label_contains(&finding).focus();
    window.harness.run();
    window.key(Key::Enter);
    assert_eq!(window.harness.state().asked.len(), 2, "Enter does the same");
}

#[test]
fn a_finding_says_why_when_it_is_asked() {
    let mut window = window(&advised(), AuthorTab::Findings);
    assert!(!window.heading("Why it matters for learning"));
    window.click("Why: unused-flag");
    assert!(window.heading("Why it matters for learning"));
    window.everything_has_a_name();
    window.click("Less about: unused-flag");
    assert!(!window.heading("Why it matters for learning"));
}

#[test]
fn the_last_good_version_stays_while_there_are_errors() {
    let mut window = window(SMALL, AuthorTab::Map);
    assert!(window.has("Decision: How do you begin?"));
    window.take_in(&broken());
    assert!(window.has("the last good version is shown"));
    assert!(window.has("Decision: How do you begin?"));
    window.take_in(&SMALL.replace("How do you begin?", "And how do you begin?"));
    assert!(window.has("Decision: And how do you begin?"));
    assert!(!window.has("the last good version is shown"));
}

#[test]
fn the_map_is_walked_by_the_arrow_keys_and_enter_opens_the_details() {
    let mut window = window(SMALL, AuthorTab::Map);
    window.harness.get_by_label("Encounter: At the door").focus();
    window.harness.run();
    window.key(Key::ArrowDown);
    assert!(window.harness.get_by_label("Decision: How do you begin?").is_focused());
    window.key(Key::ArrowRight);
    assert!(window.harness.get_by_label("Option: Take the bag and go in.").is_focused());
    window.key(Key::ArrowLeft);
    window.key(Key::ArrowLeft);
    assert!(window.harness.get_by_label("Encounter: At the door").is_focused());
    window.key(Key::ArrowRight);
    assert!(window.harness.get_by_label("Phase: Assessment").is_focused(), "the only encounter of its phase leads to the next phase");
    window.harness.get_by_label("Option: Take the bag and go in.").focus();
    window.harness.run();
    window.key(Key::Enter);
    assert!(window.heading("Take the bag and go in."));
    assert!(window.has("−2 on 3"));
    assert!(window.has("the mark “rushed” is set"));
    assert!(window.has("The mark “rushed”, asked for by Plan once more."));
    window.everything_has_a_name();
}

#[test]
fn tab_goes_through_the_map_in_the_order_of_the_case() {
    let mut window = window(SMALL, AuthorTab::Map);
    window.harness.get_by_label("Phase: Engagement").focus();
    window.harness.run();
    for next in ["Encounter: At the door", "Decision: How do you begin?", "Option: Take the bag and go in."] {
        window.key(Key::Tab);
        assert!(window.harness.get_by_label(next).is_focused(), "{next}");
    }
}

#[test]
fn a_search_finds_and_chooses() {
    let mut window = window(SMALL, AuthorTab::Map);
    window.harness.get_by_role_and_label(Role::TextInput, "Find on the map").focus();
    window.harness.run();
    window.harness.get_by_role_and_label(Role::TextInput, "Find on the map").type_text("chess board");
    window.harness.run();
    window.click("Find next");
    assert!(window.heading("The chess board."));
    assert!(window.harness.get_by_label("Option: The chess board.").is_focused());
    assert!(!window.has("Nothing on the map has these words."));
    window.harness.get_by_role_and_label(Role::TextInput, "Find on the map").focus();
    window.harness.run();
    window.harness.get_by_role_and_label(Role::TextInput, "Find on the map").type_text("xylophone");
    window.harness.run();
    window.key(Key::Enter);
    assert!(window.has("Nothing on the map has these words."));
}

#[test]
fn the_outline_says_all_and_opens_the_same_details() {
    let mut window = window(SMALL, AuthorTab::Outline);
    assert!(window.has("Only if you have found out: “She plays chess by post”"));
    window.click("Decision: How do you begin? (begin)");
    assert!(window.heading("How do you begin?"));
    window.click("Play from here");
    assert!(matches!(window.harness.state().asked.as_slice(), [Intent::RehearseAt(_)]));
}

#[test]
fn at_200_per_cent_and_in_the_dark_everything_is_still_there() {
    let settings = Settings { text_size: 200, theme: ThemeChoice::Dark, ..Settings::default() };
    for tab in [AuthorTab::Findings, AuthorTab::Map, AuthorTab::Outline, AuthorTab::Play] {
        let mut window = window_with(reading(&advised()), tab, settings.clone());
        window.harness.set_size(vec2(640.0, 400.0));
        window.harness.run();
        window.everything_has_a_name();
        for label in ["Findings", "Map", "Outline", "Play"] {
            assert!(
                window.harness.query_all(by().role(Role::Tab)).any(|tab| tab
                    .accesskit_node()
                    .data()
                    .label()
                    .is_some_and(|it| it.starts_with(label)))
            );
        }
    }
}

#[test]
fn where_room_is_scarce_the_details_fill_the_window_and_closing_them_leads_back() {
    for (tab, spot) in [(AuthorTab::Map, "Encounter: At the door"), (AuthorTab::Outline, "Encounter: At the door (door)")] {
        let mut window = window(SMALL, tab);
        window.harness.set_size(vec2(640.0, 400.0));
        window.harness.run();
        window.harness.get_by_label(spot).focus();
        window.harness.run();
        window.key(Key::Enter);
        assert!(window.harness.query_by_label(spot).is_none(), "there is room for one only");
        assert!(window.harness.get_by_role_and_label(Role::Heading, "At the door").is_focused(), "the reading begins at the heading");
        window.everything_has_a_name();
        window.click("Close");
        assert!(window.harness.get_by_label(spot).is_focused(), "the keyboard is where it was");
    }
}

#[test]
fn hints_and_names_are_written_as_sentences() {
    let window = window(&broken(), AuthorTab::Findings);
    assert!(window.has("Did you mean \"chess\"?"));
    // A file that has never loaded has no title: its name is said once.
    assert_eq!(window.harness.query_all_by_label_contains("small.ron").count(), 1);
}

struct Whole {
    harness: Harness<'static, Shell>,
    folder: tempfile::TempDir,
}

/// The whole window at a case file in a folder of its own.
fn whole() -> Whole {
    whole_of(SMALL)
}

fn whole_of(text: &str) -> Whole {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("small.ron");
    std::fs::write(&file, text).expect("it can be written");
    let data = DataFolder::locate(Some(folder.path().join("data")), None);
    let mut library = Library::default();
    library.add_file(&file);
    let shell = Shell::new(library, data, Settings::default());
    let harness = crate::open_shell(shell);
    Whole { harness, folder }
}

impl Whole {
    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click_accesskit();
        self.harness.run();
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    fn place(&self) -> Place {
        self.harness.state().workshop().and_then(Workshop::rehearsal).expect("a play").session().play().state().place
    }
}

#[test]
fn a_rehearsal_is_played_by_the_same_keys_and_never_saved() {
    let mut whole = whole();
    whole.click("Author Small");
    assert_eq!(whole.harness.state().screen(), Screen::Author);
    whole.click("Play");
    whole.click("Play from the beginning");
    assert!(whole.has("A rehearsal: nothing of it is saved."));
    assert!(whole.has("Not saved"));
    let before = whole.place();
    whole.key(Key::Num2);
    assert_ne!(whole.place(), before);
    whole.harness.get_by_role_and_label(Role::CheckBox, "rushed").click_accesskit();
    whole.harness.run();
    assert!(whole.has("Changed by hand, and not saved: no attempt."));
    assert!(!whole.folder.path().join("data/attempts").exists(), "no attempt is written");
    whole.key(Key::Escape);
    assert_eq!(whole.harness.state().screen(), Screen::Library);
}

#[test]
fn phase_week_services_and_ties_can_be_supposed_by_name() {
    let mut whole = whole();
    whole.click("Author Small");
    whole.click("Play");
    whole.click("Play from the beginning");
    for (list, choice) in [("Phase: Engagement", "Planning"), ("Daily tray: Not referred", "In use"), ("Ann Ode and Bo: Strong", "Tenuous")]
    {
        whole.click(list);
        let choices: Vec<_> = whole.harness.query_all_by_role_and_label(Role::Button, choice).collect();
        choices.last().expect(choice).click_accesskit();
        drop(choices);
        whole.harness.run();
    }
    whole.click("Stressful, Ann Ode and Bo");
    let state = |whole: &Whole| {
        let rehearsal = whole.harness.state().workshop().and_then(Workshop::rehearsal).expect("a play");
        (rehearsal.session().play().state().clone(), rehearsal.session().play().case().clone())
    };
    let (now, case) = state(&whole);
    assert_eq!(case.phase(now.phase).name.label(), "Planning");
    assert_eq!(now.services[0], Service::Active);
    assert!(now.ties[0].stress && now.ties[0].strength.label() == "Tenuous");
    assert!(whole.has("Changed by hand, and not saved: no attempt."));
    whole.harness.get_by_role_and_label(Role::SpinButton, "Week");
    assert!(!whole.folder.path().join("data/attempts").exists(), "no attempt is written");
}

#[test]
fn what_was_done_can_be_supposed_where_something_asks_for_it() {
    let asks = r#"(id: "club", title: "Club", when: all([chose("begin.say"), not(did("plan_talk")), planned("eat"), noticed("aunt")]), text: "They play."),"#;
    let mut whole = whole_of(&SMALL.replace("endings: [", &format!("endings: [{asks}")));
    whole.click("Author Small");
    whole.click("Play");
    whole.click("Play from the beginning");
    whole.harness.get_by_role_and_label(Role::Heading, "What was done");
    let case = whole.harness.state().workshop().and_then(Workshop::good).expect("it loads").file.case.clone();
    let goal = &case.plan.as_ref().expect("it has a plan").goals[0];
    let aunt = case.reactions.iter().find(|reaction| reaction.id == "aunt").expect("it is in the fixture");
    let say = case.options.iter().find(|option| option.id == "say").expect("it is in the fixture");
    for label in [format!("Chosen: {}", say.text), format!("Planned: {}", goal.title), format!("Flagged: {}", aunt.line.replace('\'', "’"))]
    {
        whole.harness.get_by_role_and_label(Role::CheckBox, &label).click_accesskit();
        whole.harness.run();
    }
    let rehearsal = whole.harness.state().workshop().and_then(Workshop::rehearsal).expect("a play");
    let state = rehearsal.session().play().state();
    assert!(state.holds(&case, &case.endings[0].when), "{:?}", case.endings[0].when);
    // Nothing asks for the other options.
    assert!(!whole.has("Chosen: Hand her the form."));
}

#[test]
fn beside_a_play_the_ways_out_stand_once() {
    for size in [vec2(1280.0, 800.0), vec2(640.0, 400.0)] {
        let mut whole = whole();
        whole.click("Author Small");
        whole.click("Play");
        whole.click("Play from the beginning");
        whole.harness.set_size(size);
        whole.harness.run();
        for label in ["Library", "Settings", "Keys"] {
            assert_eq!(whole.harness.query_all_by_role_and_label(Role::Button, label).count(), 1, "{label}");
        }
        if size.x < 900.0 {
            whole.click("What if");
            whole.harness.get_by_label("Find a value");
            whole.click("The case");
            whole.harness.get_by_label("Case file");
        }
    }
}

#[test]
fn a_play_begins_at_a_decision_far_inside() {
    let mut whole = whole();
    whole.click("Author Small");
    whole.click("Decision: What first?");
    whole.click("Play from here");
    let aim = whole.harness.state().workshop().and_then(Workshop::good).and_then(|good| good.file.case.find_decision("aim"));
    assert!(matches!(whole.place(), Place::Encounter(_, Step::Decide(decision)) if Some(decision) == aim));
    assert!(whole.has("Came to \"aim\""));
}

/// Asks to edit the first encounter; says at which line that stands.
fn edit_first_encounter(whole: &mut Whole) -> usize {
    whole.click("Author Small");
    whole.click("Encounter: At the door");
    let line = 1 + SMALL.lines().position(|line| line.contains("phase: engagement")).expect("it is in the fixture");
    whole.click(&format!("Edit line {line}"));
    line
}

#[test]
fn without_an_editor_the_place_is_copied_and_that_is_said() {
    let mut whole = whole();
    let line = edit_first_encounter(&mut whole);
    assert!(whole.has("no editor is named by VISUAL or EDITOR"));
    assert!(whole.has(&format!("small.ron:{line}")));
}

#[cfg(unix)]
#[test]
fn with_an_editor_that_is_not_known_the_line_is_copied_as_well() {
    let mut whole = whole();
    whole.harness.state_mut().set_editor(Editor::read("true"));
    let line = edit_first_encounter(&mut whole);
    assert!(whole.has("opened the file in true, of which it is not known how it goes to a line"));
    assert!(whole.has(&format!("small.ron:{line}")));
}
