//! The work products and the debrief, by role and label, as somebody with a screen reader meets them.

use std::path::PathBuf;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{Queryable as _, by};
use practicum::debrief::Debrief;
use practicum::scenario::{self, Scenario};
use practicum::session::{Library, Session};
use practicum::sim::{Action, Event, parse_action, write_action};
use practicum::store::{DataFolder, StoreError};
use practicum::ui::debrief::{Page, View, debrief_ui};
use practicum::ui::work::{Draft, work_ui};
use practicum::ui::{Intent, Screen, Settings, Shell, theme};

/// To the ecomap.
const TO_ECOMAP: &str = "choose begin say
flag aunt 80
explore aunt parental_protective resemblance hold
close
choose look fridge board";

/// From there to the note, to the plan, to the end.
const TO_NOTE: &str = "draw ann bo strong calm both\nfinish";
const TO_PLAN: &str = "sort visit 1 fact keep
sort visit 2 fact leave_out
finish
close
choose count list
end_week
choose aim tray
leave aim";
const TO_THE_END: &str = "goal eat 1 ann 2
finish
close
end_week
choose end gift
close";

fn case() -> Arc<Scenario> {
    Arc::new(scenario::load(&std::fs::read(crate::fixture("small.ron")).expect("the fixture is there")).expect("the fixture is whole"))
}

fn played(parts: &[&str]) -> Session {
    played_in(case(), parts)
}

fn played_in(case: Arc<Scenario>, parts: &[&str]) -> Session {
    let mut session = Session::in_memory(case, 7);
    for line in parts.iter().flat_map(|part| part.lines()) {
        let action = parse_action(session.play().case(), line).expect(line);
        if let Err(refusal) = session.act(action) {
            panic!("{line}: {refusal} at {:?}", session.play().state().place);
        }
    }
    session
}

/// What the screens stand on, and what has been asked of it.
struct Desk {
    session: Session,
    draft: Draft,
    view: View,
    done: Vec<String>,
    asked: Vec<Intent>,
}

impl Desk {
    fn act(&mut self, action: Action) {
        if action != Action::SeeDebrief {
            self.done.push(write_action(self.session.play().case(), &action));
        }
        self.session.act(action).expect("the screen asks only for what can be done");
    }
}

fn harness(session: Session, show: impl Fn(&mut egui::Ui, &mut Desk) + 'static) -> Harness<'static, Desk> {
    let desk = Desk { session, draft: Draft::default(), view: View::default(), done: Vec::new(), asked: Vec::new() };
    crate::open(desk, move |ui, desk| {
        if theme::apply(ui.ctx(), &Settings::default()) {
            show(ui, desk);
        } else {
            ui.ctx().request_repaint();
        }
    })
}

fn at_work(session: Session) -> Harness<'static, Desk> {
    harness(session, |ui, desk| {
        practicum::ui::widgets::scroll_ui(ui, "test", |ui| {
            for action in work_ui(ui, &desk.session, &mut desk.draft) {
                desk.act(action);
            }
        });
    })
}

fn at_debrief(session: Session) -> Harness<'static, Desk> {
    harness(session, |ui, desk| {
        for intent in debrief_ui(ui, &desk.session, &mut desk.view) {
            match intent {
                Intent::Do(action) => desk.act(action),
                other => desk.asked.push(other),
            }
        }
    })
}

fn ended() -> Session {
    played(&[TO_ECOMAP, TO_NOTE, TO_PLAN, TO_THE_END])
}

fn click(harness: &mut Harness<'_, Desk>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click_accesskit();
    harness.run();
}

fn open_page(harness: &mut Harness<'_, Desk>, page: Page) {
    const KEYS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
    harness.key_press_modifiers(Modifiers::COMMAND, KEYS[page.number() - 1]);
    harness.run();
    assert_eq!(harness.state().view.page(), page);
}

/// Everything that is said on the screen.
fn said(harness: &Harness<'_, Desk>) -> String {
    harness.query_all_by(|_| true).flat_map(|node| [accessible_label(&node), node.value()]).flatten().collect::<Vec<_>>().join("\n")
}

fn accessible_label(node: &egui_kittest::Node<'_>) -> Option<String> {
    use egui_kittest::kittest::NodeT as _;
    node.accesskit_node().label()
}

/// The label of the first button whose label fits.
fn button(harness: &Harness<'_, Desk>, fits: impl Fn(&str) -> bool) -> String {
    let found = harness.query_all_by_role(Role::Button).filter_map(|node| accessible_label(&node)).find(|label| fits(label));
    found.expect("there is such a button")
}

fn done(harness: &Harness<'_, Desk>) -> Vec<String> {
    harness.state().done.clone()
}

#[test]
fn drawing_a_tie_is_an_action_and_shows_on_the_map_in_words() {
    let mut harness = at_work(played(&[TO_ECOMAP]));
    assert!(harness.query_by_role_and_label(Role::CheckBox, "Stressful, Ann Ode and Bo").is_none(), "nothing to say of a tie not drawn");
    click(&mut harness, Role::RadioButton, "Strong, Ann Ode and Bo");
    click(&mut harness, Role::CheckBox, "Stressful, Ann Ode and Bo");
    click(&mut harness, Role::RadioButton, "To the client, Ann Ode and Bo");
    assert_eq!(
        done(&harness),
        ["draw ann bo strong calm none", "draw ann bo strong stressful none", "draw ann bo strong stressful to_client"]
    );
    let map = harness.get_by_role(Role::Image);
    assert!(accessible_label(&map).is_some_and(|says| says.contains("Ann Ode and Bo: strong, stressful, to the client")));
    click(&mut harness, Role::RadioButton, "No tie, Ann Ode and Bo");
    assert_eq!(done(&harness).last().map(String::as_str), Some("draw ann bo none calm none"));
}

#[test]
fn a_tie_between_others_flows_both_ways_or_neither() {
    let mut harness = at_work(played(&[TO_ECOMAP]));
    click(&mut harness, Role::RadioButton, "Tenuous, Bo and Chess club");
    assert!(harness.query_by_role_and_label(Role::RadioButton, "To the client, Bo and Chess club").is_none());
    assert!(harness.query_by_role_and_label(Role::RadioButton, "Both ways, Bo and Chess club").is_some());
}

#[test]
fn a_tie_that_is_not_known_yet_cannot_be_drawn() {
    let unknowing = TO_ECOMAP.replace("begin say", "begin form").replace("fridge board", "fridge");
    let harness = at_work(played(&[&unknowing]));
    assert!(harness.query_by_label_contains("Bo and Chess club").is_none());
    assert!(
        harness.query_by_role_and_label(Role::RadioButton, "Strong, Ann Ode and Chess club").is_some(),
        "a decoy stands among the rest"
    );
}

#[test]
fn the_ecomap_is_finished() {
    let mut harness = at_work(played(&[TO_ECOMAP]));
    click(&mut harness, Role::Button, "Finish this work");
    assert_eq!(done(&harness), ["finish"]);
}

#[test]
fn the_page_of_an_ecomap_ends_however_far_it_is_turned() {
    let drawn = "draw ann bo strong calm both\ndraw ann club tenuous calm both";
    let mut harness = at_work(played(&[TO_ECOMAP, drawn]));
    harness.set_size(vec2(1100.0, 420.0));
    harness.run();
    for _ in 0..40 {
        harness.hover_at(egui::pos2(300.0, 200.0));
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -150.0),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        harness.run();
    }
    let finish = harness.get_by_role_and_label(Role::Button, "Finish this work").rect();
    assert!((0.0..420.0).contains(&finish.center().y), "what ends the work stands at {finish:?}");
}

#[test]
fn a_plan_is_finished_at_once_when_the_goal_that_was_half_chosen_is_whole() {
    let mut harness = at_work(played(&[TO_ECOMAP, TO_NOTE, TO_PLAN, "goal move_out 1 me 2"]));
    click(&mut harness, Role::Button, "Take into the plan, Eating warm");
    click(&mut harness, Role::RadioButton, "A warm meal a day by week 3.");
    click(&mut harness, Role::Button, "Finish this work");
    assert!(done(&harness).is_empty(), "what would be lost is said first");
    click(&mut harness, Role::RadioButton, "Ann Ode, owner of Eating warm");
    click(&mut harness, Role::RadioButton, "In 2 weeks, review of Eating warm");
    click(&mut harness, Role::Button, "Finish this work");
    assert_eq!(done(&harness), ["goal eat 1 ann 2", "finish"]);
}

#[test]
fn a_goal_is_taken_whole_changed_and_dropped() {
    let mut harness = at_work(played(&[TO_ECOMAP, TO_NOTE, TO_PLAN]));
    click(&mut harness, Role::Button, "Finish this work");
    harness.get_by_label("Put at least one goal into the plan first");
    click(&mut harness, Role::Button, "Take into the plan, Eating warm");
    click(&mut harness, Role::RadioButton, "A warm meal a day by week 3.");
    click(&mut harness, Role::RadioButton, "Ann Ode, owner of Eating warm");
    assert!(done(&harness).is_empty(), "half a goal is no goal");
    harness.get_by_label("Still to choose, then it is in the plan: review");
    click(&mut harness, Role::RadioButton, "In 2 weeks, review of Eating warm");
    assert_eq!(done(&harness), ["goal eat 1 ann 2"]);
    click(&mut harness, Role::RadioButton, "Better nutrition.");
    click(&mut harness, Role::RadioButton, "Me, the case manager, owner of Eating warm");
    assert_eq!(done(&harness)[1..], ["goal eat 2 ann 2", "goal eat 2 me 2"]);
    harness.get_by_label("1 of at most 2 goals");
    click(&mut harness, Role::Button, "Take out, Eating warm");
    assert_eq!(done(&harness).last().map(String::as_str), Some("drop eat"));
}

#[test]
fn a_full_plan_says_so_once() {
    let text = std::fs::read_to_string(crate::fixture("small.ron")).expect("the fixture is there").replace("at_most: 2", "at_most: 1");
    let case = Arc::new(scenario::load(text.as_bytes()).expect("the fixture is whole"));
    let mut harness = at_work(played_in(case, &[TO_ECOMAP, TO_NOTE, TO_PLAN, "goal eat 1 ann 2"]));
    for goal in ["Chess again", "A home"] {
        click(&mut harness, Role::Button, &format!("Take into the plan, {goal}"));
        assert_eq!(harness.query_all_by_label("The plan holds no more goals; take one out first").count(), 1);
    }
    assert!(done(&harness).is_empty());
}

#[test]
fn a_note_is_sorted_from_the_keyboard() {
    let mut harness = at_work(played(&[TO_ECOMAP, TO_NOTE]));
    harness.get_by_label("0 of 2 sorted");
    // Tab comes to the statements as one, the arrow keys go from choice to choice; Space takes one.
    let (right, down, left) = (Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft);
    let ways: [&[Key]; 4] = [&[Key::Tab, Key::Tab], &[right, right], &[down, left], &[right, right]];
    for way in ways {
        keys(&mut harness, way);
        keys(&mut harness, &[Key::Space]);
    }
    assert_eq!(done(&harness), ["sort visit 1 fact keep", "sort visit 2 interpretation leave_out"]);
    harness.get_by_label("2 of 2 sorted");
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(done(&harness).last().map(String::as_str), Some("finish"));
}

/// Presses keys, one by one.
fn keys(harness: &mut Harness<'_, Desk>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

#[track_caller]
fn has_focus(harness: &Harness<'_, Desk>, role: Role, label: &str) {
    let focused: Vec<String> = harness.query_all_by(|node| node.is_focused()).filter_map(|node| accessible_label(&node)).collect();
    assert!(harness.get_by_role_and_label(role, label).is_focused(), "\"{label}\" has not the focus, but {focused:?}");
}

#[test]
fn the_keyboard_stays_where_the_hand_is_while_a_goal_is_taken_and_taken_out() {
    let mut harness = at_work(played(&[TO_ECOMAP, TO_NOTE, TO_PLAN]));
    harness.get_by_role_and_label(Role::Button, "Take into the plan, A home").focus();
    harness.run();
    keys(&mut harness, &[Key::Enter]);
    has_focus(&harness, Role::RadioButton, "A place in a home.");
    keys(&mut harness, &[Key::Space]);
    has_focus(&harness, Role::RadioButton, "A place in a home.");
    keys(&mut harness, &[Key::ArrowDown, Key::Space]);
    has_focus(&harness, Role::RadioButton, "Ann Ode, owner of A home");
    harness.get_by_role_and_label(Role::RadioButton, "In 4 weeks, review of A home").focus();
    harness.run();
    keys(&mut harness, &[Key::Space]);
    assert_eq!(done(&harness), ["goal move_out 1 ann 4"]);
    has_focus(&harness, Role::RadioButton, "In 4 weeks, review of A home");
    harness.get_by_role_and_label(Role::Button, "Take out, A home").focus();
    harness.run();
    keys(&mut harness, &[Key::Enter]);
    assert_eq!(done(&harness).last().map(String::as_str), Some("drop move_out"));
    has_focus(&harness, Role::Button, "Take into the plan, A home");
    keys(&mut harness, &[Key::Enter]);
    harness.get_by_role_and_label(Role::Button, "Take out, A home").focus();
    harness.run();
    keys(&mut harness, &[Key::Enter]);
    has_focus(&harness, Role::Button, "Take into the plan, A home");
}

#[test]
fn the_keyboard_stays_where_the_hand_is_while_ties_are_drawn_and_statements_sorted() {
    let mut harness = at_work(played(&[TO_ECOMAP]));
    harness.get_by_role_and_label(Role::RadioButton, "Strong, Ann Ode and Meal service").focus();
    harness.run();
    keys(&mut harness, &[Key::Space]);
    has_focus(&harness, Role::RadioButton, "Strong, Ann Ode and Meal service");
    keys(&mut harness, &[Key::ArrowRight, Key::Space]);
    has_focus(&harness, Role::CheckBox, "Stressful, Ann Ode and Meal service");
    harness.get_by_role_and_label(Role::RadioButton, "No tie, Ann Ode and Meal service").focus();
    harness.run();
    keys(&mut harness, &[Key::Space]);
    has_focus(&harness, Role::RadioButton, "No tie, Ann Ode and Meal service");

    let mut harness = at_work(played(&[TO_ECOMAP, TO_NOTE]));
    let (kind, keep) = ("Fact, statement 1: Ms. Ode opened the door herself.", "Keep, statement 1: Ms. Ode opened the door herself.");
    for label in [kind, keep, kind] {
        harness.get_by_role_and_label(Role::RadioButton, label).focus();
        harness.run();
        keys(&mut harness, &[Key::Space]);
        has_focus(&harness, Role::RadioButton, label);
    }
}

#[test]
fn tab_stops_once_in_the_ties_of_an_ecomap_and_the_arrow_keys_go_among_them() {
    let mut harness = at_work(played(&[TO_ECOMAP]));
    harness.get_by_label("Arrow keys go from row to row and along a row, Space chooses, Tab goes on");
    keys(&mut harness, &[Key::Tab, Key::Tab]);
    has_focus(&harness, Role::RadioButton, "No tie, Ann Ode and Bo");
    keys(&mut harness, &[Key::Tab]);
    has_focus(&harness, Role::Button, "Finish this work");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    has_focus(&harness, Role::RadioButton, "No tie, Ann Ode and Bo");
    // Going past a choice chooses nothing; Space does, and what comes with it is a step further.
    keys(&mut harness, &[Key::End]);
    assert!(done(&harness).is_empty());
    keys(&mut harness, &[Key::Space]);
    let strongest = done(&harness).last().cloned().expect("a tie");
    assert!(strongest.starts_with("draw ann bo strong"), "{strongest}");
    keys(&mut harness, &[Key::ArrowRight]);
    has_focus(&harness, Role::CheckBox, "Stressful, Ann Ode and Bo");
    keys(&mut harness, &[Key::End, Key::ArrowRight]);
    has_focus(&harness, Role::RadioButton, "Both ways, Ann Ode and Bo");
    // A shorter row is entered at its end, and Tab comes back to where the hand was.
    keys(&mut harness, &[Key::ArrowDown]);
    let below = "Strong, Ann Ode and Chess club";
    has_focus(&harness, Role::RadioButton, below);
    keys(&mut harness, &[Key::Tab]);
    has_focus(&harness, Role::Button, "Finish this work");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    has_focus(&harness, Role::RadioButton, below);
    keys(&mut harness, &[Key::ArrowUp, Key::Home]);
    has_focus(&harness, Role::RadioButton, "No tie, Ann Ode and Bo");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    harness.run();
    keys(&mut harness, &[Key::ArrowDown, Key::Tab]);
    has_focus(&harness, Role::Button, "Finish this work");
}

#[test]
fn tab_stops_once_in_the_choices_of_a_goal() {
    let mut harness = at_work(played(&[TO_ECOMAP, TO_NOTE, TO_PLAN]));
    harness.get_by_role_and_label(Role::Button, "Take into the plan, A home").focus();
    harness.run();
    keys(&mut harness, &[Key::Enter, Key::ArrowDown, Key::ArrowDown, Key::End]);
    has_focus(&harness, Role::RadioButton, "In 4 weeks, review of A home");
    assert!(done(&harness).is_empty(), "going past a choice chooses nothing");
    keys(&mut harness, &[Key::Tab]);
    has_focus(&harness, Role::Button, "Take out, A home");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    has_focus(&harness, Role::RadioButton, "In 4 weeks, review of A home");
}

#[test]
fn what_a_mouse_or_a_screen_reader_chose_among_the_ties_is_where_the_arrow_keys_go_on() {
    let mut harness = at_work(played(&[TO_ECOMAP]));
    harness.get_by_role_and_label(Role::RadioButton, "Tenuous, Ann Ode and Meal service").click();
    harness.run();
    has_focus(&harness, Role::RadioButton, "Tenuous, Ann Ode and Meal service");
    keys(&mut harness, &[Key::ArrowUp]);
    has_focus(&harness, Role::RadioButton, "Tenuous, Ann Ode and Chess club");
    harness.get_by_role_and_label(Role::CheckBox, "Stressful, Ann Ode and Meal service").focus();
    harness.run();
    has_focus(&harness, Role::CheckBox, "Stressful, Ann Ode and Meal service");
    // Where the choice that had the focus is gone, Tab still finds a place in the list.
    click(&mut harness, Role::RadioButton, "No tie, Ann Ode and Meal service");
    keys(&mut harness, &[Key::Tab]);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    has_focus(&harness, Role::RadioButton, "No tie, Ann Ode and Meal service");
}

#[test]
fn a_plan_is_finished_without_half_a_goal_only_when_asked_twice() {
    let mut harness = at_work(played(&[TO_ECOMAP, TO_NOTE, TO_PLAN, "goal eat 1 ann 2"]));
    click(&mut harness, Role::Button, "Take into the plan, A home");
    click(&mut harness, Role::RadioButton, "A place in a home.");
    click(&mut harness, Role::Button, "Finish this work");
    assert!(done(&harness).is_empty());
    let asks = "“A home” (still to choose: owner, review) is not in the plan yet. Choose what is missing, or press “Finish this work” once more to finish without it";
    harness.get_by_label(asks);
    // Going on with it takes the question back.
    click(&mut harness, Role::RadioButton, "Ann Ode, owner of A home");
    assert!(harness.query_by_label_contains("once more").is_none());
    click(&mut harness, Role::Button, "Finish this work");
    harness.get_by_label_contains("“A home” (still to choose: review)");
    click(&mut harness, Role::Button, "Finish this work");
    assert_eq!(done(&harness), ["finish"]);
}

#[test]
fn an_unsorted_note_says_what_is_missing() {
    let mut harness = at_work(played(&[TO_ECOMAP, TO_NOTE]));
    click(&mut harness, Role::Button, "Finish this work");
    harness.get_by_label("Sort every statement first");
    assert!(done(&harness).is_empty());
}

#[test]
fn nothing_says_right_or_wrong_while_working() {
    for session in [played(&[TO_ECOMAP]), played(&[TO_ECOMAP, TO_NOTE]), played(&[TO_ECOMAP, TO_NOTE, TO_PLAN])] {
        let harness = at_work(session);
        let said = said(&harness).to_lowercase();
        for word in ["right", "wrong", "correct", "credit", "of 100", "decoy"] {
            assert!(!said.contains(word), "\"{word}\" in {said}");
        }
    }
}

#[test]
fn the_own_view_comes_before_any_figure() {
    let mut harness = at_debrief(ended());
    assert_eq!(harness.state().view.page(), Page::Before);
    let said_first = said(&harness);
    for word in ["of 100", "not observed", "little evidence", "decisions,"] {
        assert!(!said_first.contains(word), "\"{word}\" on the first page");
    }
    click(&mut harness, Role::RadioButton, "Mostly, Self-determination");
    assert_eq!(done(&harness), ["rate 3 3"]);
    open_page(&mut harness, Page::Standards);
    assert!(said(&harness).contains("you said before: mostly"));
    open_page(&mut harness, Page::Before);
    assert!(harness.query_by_role_and_label(Role::RadioButton, "Mostly, Self-determination").is_none(), "no longer a view from before");
    harness.get_by_label("Mostly");
}

#[test]
fn an_own_view_cannot_be_given_again_after_a_resume() {
    let (mut harness, path, _folder) = window(&[TO_ECOMAP, TO_NOTE, TO_PLAN, TO_THE_END, "rate 3 3"]);
    let view = |harness: &Harness<'_, Shell>| harness.query_by_role_and_label(Role::RadioButton, "Mostly, Self-determination").is_some();
    assert!(view(&harness));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::PageDown);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Heading, "Ann Ode’s three weeks").is_some());
    assert!(std::fs::read_to_string(&path).expect("the attempt is there").contains("see_debrief"));
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    harness.get_by_label_contains("Open the debrief of Small").click_accesskit();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    harness.run();
    assert!(!view(&harness));
    harness.get_by_label("Mostly");
    assert_eq!(harness.query_all_by_label("Not said").count(), 9);
}

#[test]
fn a_finished_attempt_has_a_number_too() {
    let (mut harness, _path, _folder) = window(&[TO_ECOMAP, TO_NOTE, TO_PLAN, TO_THE_END]);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().screen(), Screen::Library);
    harness.get_by_label_contains("2  Open the debrief of Small");
    press(&mut harness, Key::Num2);
    assert_eq!(harness.state().screen(), Screen::Debrief);
}

#[test]
fn each_page_of_a_played_case_has_its_heading_and_leads_to_the_next() {
    let mut harness = at_debrief(ended());
    let titles = [
        "Before you see anything",
        "Ann Ode’s three weeks",
        "What went well",
        "Ten standards",
        "Your reactions",
        "Your work beside the key",
        "What if",
        "Carry away",
    ];
    for (at, title) in titles.iter().enumerate() {
        assert_eq!(harness.state().view.page(), Page::ALL[at]);
        harness.get_by_role_and_label(Role::Heading, title);
        if let Some(next) = titles.get(at + 1) {
            let label = if at == 0 { "Go on".to_owned() } else { format!("Next: {next}") };
            harness.get_by_role_and_label(Role::Button, &label).click_accesskit();
            harness.run();
        }
    }
}

#[test]
fn pages_are_turned_from_the_keyboard() {
    let mut harness = at_debrief(ended());
    for page in Page::ALL {
        open_page(&mut harness, page);
    }
    harness.key_press_modifiers(Modifiers::COMMAND, Key::PageUp);
    harness.run();
    assert_eq!(harness.state().view.page(), Page::WhatIf);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::PageDown);
    harness.run();
    assert_eq!(harness.state().view.page(), Page::CarryAway);
}

#[test]
fn the_clients_weeks_begin_with_the_critical_act_and_say_why_something_changed() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::Weeks);
    harness.get_by_role_and_label(Role::Heading, "Before anything else");
    harness.get_by_label("You signed in her name.");
    let trust =
        harness.query_all_by_role(Role::Image).filter_map(|node| accessible_label(&node)).find(|says| says.starts_with("Trust in you"));
    assert!(trust.is_some_and(|says| says.contains("start 40, week 1 ")), "the line in words");
    let change =
        harness.query_all_by_role(Role::Button).filter_map(|node| accessible_label(&node)).find(|label| label.ends_with(", Trust in you"));
    let change = change.expect("trust changed");
    harness.get_by_role_and_label(Role::Button, &change).click_accesskit();
    harness.run();
    assert!(said(&harness).contains("You chose: Say who you are and what for."));
}

#[test]
fn figures_of_the_weeks_are_whole_points() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::Weeks);
    let changes: Vec<String> = harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| accessible_label(&node))
        .filter(|label| label.starts_with("Week ") && label.contains(": "))
        .collect();
    assert!(changes.len() > 3, "{changes:?}");
    for change in changes {
        harness.get_by_role_and_label(Role::Button, &change).click_accesskit();
        harness.run();
        let said = said(&harness);
        let between = |text: &str| text.as_bytes().windows(3).any(|it| it[0].is_ascii_digit() && it[1] == b'.' && it[2].is_ascii_digit());
        let exact: Vec<&str> = said.lines().filter(|line| between(line)).collect();
        assert!(exact.is_empty(), "{exact:?}");
    }
}

#[test]
fn what_went_well_names_its_indicator() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::Well);
    harness.get_by_label("S3.M2  Self-determination");
    harness.get_by_label("Why it counts: leaves her time");
}

#[test]
fn a_standard_opens_into_its_arithmetic_and_its_cap() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::Standards);
    assert!(!said(&harness).contains("Earned:"));
    let row = harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| accessible_label(&node))
        .find(|label| label.starts_with("3. Self-determination: "));
    let row = row.expect("a row for standard 3");
    assert!(row.contains("little evidence") && row.ends_with("closed"), "{row}");
    harness.get_by_role_and_label(Role::Button, &row).click_accesskit();
    harness.run();
    let said = said(&harness);
    assert!(said.contains("Earned: weight 2 × (effect 1 − least (−2)) = 6, of weight 2 × (most 1 − least (−2)) = 6"), "{said}");
    assert!(said.contains("leaves her time"), "the rationale");
    assert!(said.contains("Disengagement: a critical act"), "{said}");
    assert!(said.contains("4. Confidentiality: "), "the others stay");
}

#[test]
fn each_standard_shows_where_the_attempt_stands_between_the_worst_and_the_best_once_that_is_worked_out() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::Standards);
    let begun = std::time::Instant::now();
    while said(&harness).contains("is being worked out") {
        assert!(begun.elapsed().as_secs() < 120, "it is worked out in a moment for so small a case");
        std::thread::yield_now();
        harness.step();
    }
    harness.run();
    let said = said(&harness);
    assert!(said.contains(", where the worst play earns "), "{said}");
    assert!(said.contains("on a line from the worst to the best play of this case"), "{said}");
}

#[test]
fn the_kind_of_work_is_counted_beside_the_standards() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::Standards);
    let said = said(&harness);
    assert!(said.contains("At the system level  1"), "{said}");
    assert!(said.contains("Week 1, analyze  List them."), "{said}");
}

#[test]
fn the_same_evidence_shows_under_the_other_editions() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::Standards);
    let editions: Vec<String> = harness.query_all_by_role(Role::RadioButton).filter_map(|node| accessible_label(&node)).collect();
    assert_eq!(editions.len(), 3);
    click(&mut harness, Role::RadioButton, &editions[2]);
    let row = harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| accessible_label(&node))
        .find(|label| label.starts_with("3. Anti-racism"));
    assert!(row.is_some_and(|row| row.contains("not observed")), "nothing feeds it");
    harness.get_by_role_and_label(Role::Heading, "Nine competencies");
    click(&mut harness, Role::RadioButton, &editions[1]);
    harness.get_by_role_and_label(Role::Heading, "Twelve standards");
}

#[test]
fn at_large_text_the_pages_of_the_debrief_stand_on_one_line() {
    let mut harness = at_debrief(ended());
    harness.set_size(vec2(640.0, 400.0));
    harness.run();
    open_page(&mut harness, Page::Weeks);
    let fold = "Page 2 of 8, Ann Ode’s three weeks: all pages";
    let heading = harness.get_by_role_and_label(Role::Heading, "Ann Ode’s three weeks").rect();
    assert!(heading.top() < 100.0, "{heading:?}");
    has_focus(&harness, Role::Button, fold);
    click(&mut harness, Role::Button, "Next page, What went well");
    assert_eq!(harness.state().view.page(), Page::Well);
    click(&mut harness, Role::Button, "Previous page, Ann Ode’s three weeks");
    assert!(harness.query_by_role_and_label(Role::Button, "8 Carry away").is_none());
    click(&mut harness, Role::Button, fold);
    click(&mut harness, Role::Button, "8 Carry away");
    assert_eq!(harness.state().view.page(), Page::CarryAway);
    assert!(harness.query_by_role_and_label(Role::Button, "1 Before you see anything").is_none(), "it folds in again");
    let place = harness.get_by_role_and_label(Role::Button, "Next").rect().left();
    assert!(place < harness.get_by_role_and_label(Role::Button, "Previous page, What if").rect().left(), "it keeps its place");
}

#[test]
fn reactions_show_counts_alone_while_they_are_few() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::Reactions);
    let said = said(&harness);
    assert!(said.contains("too few lines to say more than these counts"));
    assert!(!said.contains("Brier"), "raw figures are folded away");
    assert!(said.contains("flagged it, 80 % sure"));
    assert!(said.contains("It was: Parental, protective (also special, over-involved). Where from: Resemblance"));
    assert!(said.contains("A likeness decides."));
}

#[test]
fn raw_figures_are_for_those_who_ask() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::Reactions);
    assert!(!said(&harness).contains("Where you flagged"), "one flag is too few to say how sureness fits");
    click(&mut harness, Role::Button, "For the statistically curious");
    assert!(said(&harness).contains("Brier score 0.04: "));
}

#[test]
fn work_stands_beside_its_key_with_credit_and_why() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::Work);
    let maps: Vec<String> = harness.query_all_by_role(Role::Image).filter_map(|node| accessible_label(&node)).collect();
    assert!(maps.iter().any(|says| says == "As you drew it: Ann Ode and Bo: strong, both ways"), "{maps:?}");
    assert!(
        maps.iter().any(|says| says.contains("As the case has it: Ann Ode and Bo: strong, both ways; Bo and Chess club: tenuous")),
        "{maps:?}"
    );
    let said = said(&harness);
    assert!(said.contains("Ann Ode and Bo: 100 of 100"));
    assert!(said.contains("Eating warm: 100 of 100"));
    assert!(said.contains("Chess again: Her pleasure."), "a goal that was left out");
    assert!(said.contains("You said: fact, leave out. Credit: 50 of 100"));
}

fn try_another(harness: &mut Harness<'_, Desk>, question: &str, option: &str) {
    open_page(harness, Page::WhatIf);
    let decision = button(harness, |label| label.contains(question));
    click(harness, Role::Button, &decision);
    click(harness, Role::RadioButton, option);
    click(harness, Role::Button, "Play it that way");
}

#[test]
fn what_if_shows_two_futures_and_what_was_answered_for_you() {
    let mut harness = at_debrief(ended());
    try_another(&mut harness, "How do you begin?", "Hand her the form.");
    harness.get_by_role_and_label(Role::Heading, "Two futures");
    let said = said(&harness);
    assert!(said.contains("Solid line, as it was: start 40, week 1 "), "{said}");
    assert!(said.contains("Dashed line, the other way: start 40, week 1 "), "{said}");
    assert!(said.contains("the first open option was taken for you\nWhat do you look at? The fridge, with her."), "{said}");
}

#[test]
fn what_if_says_what_a_critical_act_is_and_what_the_standards_make_of_it() {
    let mut harness = at_debrief(ended());
    try_another(&mut harness, "How do you end?", "Leave the number.");
    let said = said(&harness);
    let critical = said.find("A critical act: Fill in her form for her.\nYou signed in her name.").expect("the act");
    assert!(critical < said.find("By the standards").expect("the standards"), "{said}");
    assert!(said.contains(" as it was, ") && said.contains("It caps what its phase can earn at 40 percent"), "{said}");
}

#[test]
fn what_if_shows_both_endings() {
    let mut harness = at_debrief(ended());
    try_another(&mut harness, "What first?", "The club.");
    let said = said(&harness);
    for words in ["As it was: Warm", "The other way: Cold", "The same in both: ", "Every later question was answered as you answered it"] {
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn an_empty_what_if_says_what_it_needs() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::WhatIf);
    let decision = harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| accessible_label(&node))
        .find(|label| label.contains("What do you look at?"));
    harness.get_by_role_and_label(Role::Button, &decision.expect("a decision that was taken")).click_accesskit();
    harness.run();
    click(&mut harness, Role::Button, "Play it that way");
    harness.get_by_label("Choose 1 to 2 answers");
    try_nothing(&mut harness, "How do you begin?");
    harness.get_by_label("Choose an answer first");
}

/// Asks for another future without another answer.
fn try_nothing(harness: &mut Harness<'_, Desk>, question: &str) {
    click(harness, Role::Button, "Another decision");
    let decision = button(harness, |label| label.contains(question));
    click(harness, Role::Button, &decision);
    click(harness, Role::Button, "Play it that way");
}

#[test]
fn a_reflection_is_saved_when_the_box_is_left_and_when_the_page_is_turned() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::CarryAway);
    let text = "I took the form before the word.";
    harness.get_by_role(Role::MultilineTextInput).focus();
    harness.run();
    harness.get_by_role(Role::MultilineTextInput).type_text(text);
    harness.run();
    assert!(done(&harness).is_empty());
    open_page(&mut harness, Page::Weeks);
    assert_eq!(done(&harness), [format!("reflect 1 {text}")]);
    assert_eq!(harness.state().session.play().state().reflections, [text]);
    open_page(&mut harness, Page::CarryAway);
    assert_eq!(harness.get_by_role(Role::MultilineTextInput).value().as_deref(), Some(text));
}

#[test]
fn what_is_to_be_written_comes_before_the_long_list_of_decisions() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::CarryAway);
    let list = harness.get_by_role_and_label(Role::Heading, "What your decisions ask back").rect();
    assert!(harness.get_by_role(Role::MultilineTextInput).rect().bottom() < list.top());
}

#[test]
fn what_is_said_of_a_standard_never_runs_under_its_button() {
    let mut harness = at_debrief(ended());
    for width in [640.0, 800.0, 1000.0, 1280.0] {
        harness.set_size(vec2(width, 800.0));
        harness.run();
        open_page(&mut harness, Page::Standards);
        let buttons: Vec<egui::Rect> = harness
            .query_all_by_role(Role::Button)
            .filter(|node| accessible_label(node).is_some_and(|label| label.ends_with("closed")))
            .map(|node| node.rect())
            .collect();
        let words: Vec<egui::Rect> =
            harness.query_all(by().role(Role::Label).label_contains(" of 100, ")).map(|node| node.rect()).collect();
        assert!(buttons.len() == 10 && words.len() > 5, "{} {}", buttons.len(), words.len());
        for said in &words {
            assert!(!buttons.iter().any(|button| button.intersects(*said)), "at {width}: {said:?}");
        }
        open_page(&mut harness, Page::Well);
    }
}

#[test]
fn carrying_away_names_help_and_limits_and_the_way_on() {
    let mut harness = at_debrief(ended());
    open_page(&mut harness, Page::CarryAway);
    let said = said(&harness);
    assert!(said.contains("You said who you are (S1.M1)."));
    for words in ["Your supervisor.", "invented", "legal or clinical advice", "no license"] {
        assert!(said.contains(words), "{words}");
    }
    click(&mut harness, Role::Button, "Play this case again");
    click(&mut harness, Role::Button, "Back to the library");
    assert_eq!(harness.state().asked, [Intent::PlayAgain, Intent::Library]);
}

#[test]
fn there_is_no_total_and_no_praise_of_the_person() {
    let mut harness = at_debrief(ended());
    for page in Page::ALL {
        open_page(&mut harness, page);
        let said = said(&harness).to_lowercase();
        for word in ["well done", "great", "good job", "excellent", "overall score", "leaderboard", "points for"] {
            assert!(!said.contains(word), "\"{word}\" on page {}", page.number());
        }
    }
}

#[test]
fn the_debrief_says_what_the_core_says() {
    let session = ended();
    let debrief = Debrief::of(session.play()).expect("it has ended");
    assert_eq!(debrief.critical.len(), 1);
    assert!(session.play().events().iter().any(|event| matches!(event, Event::Ended(_))));
}

#[test]
fn every_page_fits_at_twice_the_text_size() {
    let mut harness = at_debrief(ended());
    harness.set_size(vec2(640.0, 400.0));
    harness.run();
    for page in Page::ALL {
        open_page(&mut harness, page);
        for node in harness.query_all_by(|_| true) {
            use egui_kittest::kittest::NodeT as _;
            if node.accesskit_node().bounding_box().is_some() {
                let rect = node.rect();
                assert!(
                    rect.right() <= 641.0,
                    "page {}: {:?} reaches {}",
                    page.number(),
                    accessible_label(&node).or(node.value()),
                    rect.right()
                );
            }
        }
    }
}

/// The whole window, with an attempt on disk that has come so far; and where it is on disk.
fn window(parts: &[&str]) -> (Harness<'static, Shell>, PathBuf, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let data = || DataFolder::locate(Some(folder.path().to_path_buf()), None);
    let mut library = Library::default();
    library.add_file(&crate::fixture("small.ron"));
    let mut session = Session::start(&library.entries()[0], case(), 7, data().as_ref().map_err(|_| StoreError::NoDataFolder), None);
    for line in parts.iter().flat_map(|part| part.lines()) {
        let action = parse_action(session.play().case(), line).expect(line);
        session.act(action).expect(line);
    }
    let path = session.path().expect("it is on disk").to_path_buf();
    drop(session);
    let mut shell = Shell::new(library, data(), Settings::default());
    shell.open(Intent::Resume(path.clone()));
    (crate::open_shell(shell), path, folder)
}

fn press(harness: &mut Harness<'_, Shell>, key: Key) {
    harness.key_press(key);
    harness.run();
}

#[test]
fn the_first_tab_in_a_work_product_comes_to_its_first_control() {
    let first = [
        (&[TO_ECOMAP][..], Role::RadioButton, "No tie, Ann Ode and Bo"),
        (&[TO_ECOMAP, TO_NOTE], Role::RadioButton, "Fact, statement 1: Ms. Ode opened the door herself."),
        (&[TO_ECOMAP, TO_NOTE, TO_PLAN], Role::Button, "Take into the plan, Eating warm"),
    ];
    for (parts, role, label) in first {
        for key in [Key::Tab, Key::Enter] {
            let (mut harness, _path, _folder) = window(parts);
            press(&mut harness, key);
            assert!(harness.get_by_role_and_label(role, label).is_focused(), "{key:?} does not come to \"{label}\"");
        }
    }
}

#[test]
fn entering_a_work_product_from_the_keyboard_reads_its_heading_first() {
    let to_the_choice = TO_ECOMAP.replace("\nchoose look fridge board", "");
    let (mut harness, _path, _folder) = window(&[&to_the_choice]);
    press(&mut harness, Key::Num1);
    harness.get_by_role_and_label(Role::Button, "Do what is chosen").focus();
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(harness.get_by_role_and_label(Role::Heading, "Ecomap").is_focused());
    press(&mut harness, Key::Tab);
    assert!(harness.get_by_role_and_label(Role::RadioButton, "No tie, Ann Ode and Bo").is_focused());
}

#[test]
fn tab_goes_on_from_what_the_mouse_clicked() {
    let (mut harness, _path, _folder) = window(&[TO_ECOMAP, TO_NOTE]);
    harness.get_by_role_and_label(Role::RadioButton, "Interpretation, statement 2: She is stubborn.").click();
    harness.run();
    press(&mut harness, Key::Tab);
    assert!(harness.get_by_role_and_label(Role::Button, "Finish this work").is_focused());
}

/// The same in the whole window: an attempt on disk is resumed, ended, debriefed and played again.
#[test]
fn a_reflection_outlives_leaving_the_debrief_by_the_keyboard() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let data = || DataFolder::locate(Some(folder.path().to_path_buf()), None);
    let mut library = Library::default();
    library.add_file(&crate::fixture("small.ron"));
    let mut session = Session::start(&library.entries()[0], case(), 7, data().as_ref().map_err(|_| StoreError::NoDataFolder), None);
    for line in [TO_ECOMAP, TO_NOTE, TO_PLAN, TO_THE_END].iter().flat_map(|part| part.lines()) {
        let action = parse_action(session.play().case(), line).expect(line);
        session.act(action).expect(line);
    }
    let path = session.path().expect("it is on disk").to_path_buf();
    drop(session);

    let shell = Shell::new(library, data(), Settings::default());
    let mut harness = crate::open_shell(shell);
    let label = harness.query_all_by_role(Role::Button).filter_map(|node| accessible_label(&node)).find(|label| label.contains("ebrief"));
    harness.get_by_role_and_label(Role::Button, &label.expect("the finished attempt is listed")).click_accesskit();
    harness.run();
    if harness.state().screen() == Screen::Desk {
        harness.key_press(Key::Enter);
        harness.run();
    }
    assert_eq!(harness.state().screen(), Screen::Debrief);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num8);
    harness.run();
    harness.get_by_role(Role::MultilineTextInput).focus();
    harness.run();
    harness.get_by_role(Role::MultilineTextInput).type_text("A form came first.");
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Play this case again").click_accesskit();
    harness.run();
    assert_eq!(harness.state().screen(), Screen::Briefing(0));
    let saved = std::fs::read_to_string(path).expect("the attempt is there");
    assert!(saved.contains("reflect 1 A form came first."), "{saved}");
}
