//! What is asked now: a decision, a work product, or to close; and at the desk, the week.

use egui::Ui;

use super::{View, week};
use crate::scenario::{Decision, DecisionId, OptionId, Pick};
use crate::session::Session;
use crate::sim::{Action, OptionSet, Place, Standing, Step, choices};
use crate::ui::intent::Intent;
use crate::ui::phrases;
use crate::ui::theme::STEP;
use crate::ui::widgets::{self, Row, announce, keyed_ui, muted_ui, primary_ui, question_ui, row_ui};
use crate::ui::work;

/// What a number stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbered {
    /// An option that is shown, open or not.
    Option(OptionId),
    /// To leave a decision that is asked again.
    Leave(DecisionId),
    /// An intervention on the desk, folded out or in.
    Unfold(DecisionId),
}

/// What the number keys stand for now, in the order of the page.
pub(super) fn numbered(session: &Session, unfolded: Option<DecisionId>) -> Vec<Numbered> {
    match session.play().state().place {
        Place::Encounter(_, Step::Decide(decision)) => options(session, decision),
        Place::Desk => match unfolded.or_else(|| week::only(session)) {
            Some(decision) => options(session, decision),
            None => week::open(session).into_iter().map(Numbered::Unfold).collect(),
        },
        _ => Vec::new(),
    }
}

fn options(session: &Session, id: DecisionId) -> Vec<Numbered> {
    let (case, state) = (session.play().case(), session.play().state());
    let decision = case.decision(id);
    let shown = decision.option_ids().filter(|option| state.standing(case, *option) != Standing::Hidden);
    let mut all: Vec<Numbered> = shown.map(Numbered::Option).collect();
    if state.can_leave(case, id) {
        all.push(Numbered::Leave(id));
    }
    all
}

/// Whether this decision can be taken now.
pub(super) fn is_asked(session: &Session, decision: DecisionId) -> bool {
    let (case, state) = (session.play().case(), session.play().state());
    match state.place {
        Place::Encounter(_, Step::Decide(asked)) => asked == decision,
        Place::Desk => state.on_desk(case, decision),
        _ => false,
    }
}

/// Whether an option can be chosen now.
pub(super) fn is_open(session: &Session, option: OptionId) -> bool {
    session.play().state().standing(session.play().case(), option) == Standing::Open
}

/// Whether several options can be chosen at once.
pub(super) fn takes_several(decision: &Decision) -> bool {
    decision.pick != Pick::One
}

/// Draws what is asked now.
pub(super) fn now_ui(ui: &mut Ui, session: &Session, view: &mut View) -> Vec<Intent> {
    ui.add_space(3.0 * STEP);
    match session.play().state().place {
        Place::Encounter(_, Step::Decide(decision)) => {
            let question = question_ui(ui, &session.play().case().decision(decision).prompt);
            announce(ui, &question);
            view.question = Some(question.id);
            if std::mem::take(&mut view.focus_next) {
                question.request_focus();
            }
            options_ui(ui, session, view, decision)
        }
        Place::Encounter(_, Step::Make(..)) => {
            if std::mem::take(&mut view.focus_next) {
                view.work.focus_heading();
            }
            let actions = work::work_ui(ui, session, &mut view.work);
            view.question = view.work.heading();
            actions.into_iter().map(Intent::Do).collect()
        }
        Place::Encounter(_, Step::Close) => button_ui(ui, view, "Close this encounter", "Enter closes it, too", Intent::Do(Action::Close)),
        Place::Desk => week::week_ui(ui, session, view),
        Place::Ended(_) => button_ui(ui, view, Intent::Debrief.label(), "Enter leads there, too", Intent::Debrief),
    }
}

fn button_ui(ui: &mut Ui, view: &mut View, label: &str, hint: &str, intent: Intent) -> Vec<Intent> {
    let response = keyed_ui(ui, ("next", label), |ui| primary_ui(ui, label, hint));
    if std::mem::take(&mut view.focus_next) {
        response.request_focus();
    }
    if response.clicked() { vec![intent] } else { Vec::new() }
}

/// Draws the options of a decision.
pub(super) fn options_ui(ui: &mut Ui, session: &Session, view: &mut View, id: DecisionId) -> Vec<Intent> {
    let mut asked = Vec::new();
    let (case, state) = (session.play().case(), session.play().state());
    let decision = case.decision(id);
    keyed_ui(ui, ("decision", id.index(), state.decided[id.index()]), |ui| {
        if let Pick::Several(least, most) = decision.pick {
            let how_many = if least == most { format!("Choose {most}") } else { format!("Choose {least} to {most}") };
            muted_ui(ui, &how_many);
        }
        for (at, numbered) in options(session, id).into_iter().enumerate() {
            let number = (at < 9).then_some(at + 1);
            let clicked = match numbered {
                Numbered::Option(option) => option_ui(ui, session, view, option, number),
                _ => row_ui(ui, Row { number, text: "That is enough for now", note: "", open: true, ticked: None }).clicked(),
            };
            if clicked {
                asked.extend(view.chosen(session, numbered));
            }
        }
        if takes_several(decision) {
            asked.extend(several_ui(ui, session, view, id));
        }
    });
    asked
}

fn option_ui(ui: &mut Ui, session: &Session, view: &mut View, id: OptionId, number: Option<usize>) -> bool {
    let (case, state) = (session.play().case(), session.play().state());
    let choice = case.option(id);
    let cost = phrases::cost(case, choice);
    let note = match state.standing(case, id) {
        Standing::Open => cost,
        Standing::Closed | Standing::Hidden => choice.closed.clone().unwrap_or_default(),
        Standing::Done => "Done already".into(),
        Standing::NoHours => format!("{cost}: not enough hours are left this week"),
        Standing::NoMoney => format!("{cost}: the service budget does not cover this"),
    };
    let open = is_open(session, id);
    let ticked = takes_several(case.decision(choice.decision)).then(|| view.ticked.contains(&id));
    let response = keyed_ui(ui, ("option", id.index()), |ui| row_ui(ui, Row { number, text: &choice.text, note: &note, open, ticked }));
    if view.just_ticked == Some(id) {
        view.just_ticked = None;
        response.scroll_to_me(None);
    }
    response.clicked()
}

/// The running total of what is ticked, and the button that does it.
fn several_ui(ui: &mut Ui, session: &Session, view: &View, id: DecisionId) -> Vec<Intent> {
    let (case, state) = (session.play().case(), session.play().state());
    let decision = case.decision(id);
    let ticked: Vec<OptionId> = decision.option_ids().filter(|option| view.ticked.contains(option)).collect();
    let mut set = OptionSet::default();
    for option in &ticked {
        set.add(option.index() - usize::from(decision.options.start));
    }
    let sum = |of: fn(&crate::scenario::Choice) -> i32| ticked.iter().map(|option| of(case.option(*option))).sum::<i32>();
    let (quarters, money) = (sum(|choice| choice.quarters), sum(|choice| choice.money));
    let mut total = format!("{} chosen, {} of {}", ticked.len(), phrases::hours(quarters), phrases::hours(state.quarters));
    if money > 0 {
        total.push_str(&format!(", {} of {}", phrases::dollars(money), phrases::dollars(state.money)));
    }
    let later: i32 = ticked.iter().map(|option| case.service_costs(case.option(*option))).sum();
    if later > 0 {
        total.push_str(&format!(", and {} once services start", phrases::dollars(later)));
    }
    let fits = choices::fits(case, decision, set, state.quarters, state.money);
    if !fits {
        total.push_str(": more than is left");
    }
    if let Pick::Several(least, most) = decision.pick {
        let count = u32::try_from(ticked.len()).unwrap_or(u32::MAX);
        if count < least {
            total.push_str(&format!("; choose {least} or more"));
        } else if count > most {
            total.push_str(&format!("; no more than {most} can be done"));
        }
    }
    let response = widgets::text_ui(ui, &total);
    announce(ui, &response);
    let ready = choices::is_choice(case, decision, state.allowed(case, id), set, state.quarters, state.money);
    let clicked = ui.add_enabled_ui(ready, |ui| primary_ui(ui, "Do what is chosen", "Enter does it, too")).inner.clicked();
    if clicked { vec![Intent::Do(Action::Choose { decision: id, options: ticked })] } else { Vec::new() }
}
