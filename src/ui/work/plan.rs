//! Building the service plan from candidate goals: wording, owner and review are chosen by the learner, none is filled in beforehand.

use egui::Ui;

use super::roving::{KEYS, Roving};
use super::{Draft, Focus, beside_ui, focus_next_control, sentence, spoken};
use crate::scenario::{Goal, GoalId, NodeId, PlanTask, Scenario};
use crate::session::Session;
use crate::sim::{Action, CaseState, GoalDraft, Refusal};
use crate::ui::theme::STEP;
use crate::ui::widgets::{Tone, announce, box_ui, button_ui, chip_ui, column_ui, heading_ui, keyed_ui, muted_ui, text_ui};

/// Reviews on offer, in weeks from now.
const REVIEWS: [u8; 9] = [1, 2, 3, 4, 6, 8, 12, 26, 52];
/// From this width the plan so far stands beside the goals on offer.
const BESIDE: f32 = 620.0;

/// A goal that is being taken into the plan: what has been chosen of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Half {
    wording: Option<u8>,
    owner: Option<Option<NodeId>>,
    review: Option<u8>,
}

impl Half {
    fn of(draft: GoalDraft) -> Self {
        Half { wording: Some(draft.wording), owner: Some(draft.owner), review: Some(draft.review) }
    }

    fn whole(self, goal: GoalId) -> Option<Action> {
        Some(Action::SetGoal { goal, wording: self.wording?, owner: self.owner?, review: self.review? })
    }

    fn missing(self) -> Vec<&'static str> {
        let parts = [("wording", self.wording.is_none()), ("owner", self.owner.is_none()), ("review", self.review.is_none())];
        parts.into_iter().filter(|(_, missing)| *missing).map(|(part, _)| part).collect()
    }
}

/// The task; returns what bars finishing it.
pub(super) fn plan_work_ui(ui: &mut Ui, session: &Session, draft: &mut Draft, actions: &mut Vec<Action>) -> Option<Refusal> {
    let (case, state) = (session.play().case(), session.play().state());
    let Some(task) = &case.plan else { return None };
    let offered: Vec<GoalId> = (0..task.goals.len()).map(GoalId::at).filter(|id| state.holds(case, &case.goal(*id).when)).collect();
    column_ui(ui, |ui| text_ui(ui, &task.prompt));
    if ui.available_width() < BESIDE {
        cards_ui(ui, session, task, &offered, draft, actions);
        so_far_ui(ui, case, state, task, draft, actions);
    } else {
        let left = (ui.available_width() * 0.55).round();
        beside_ui(
            ui,
            left,
            &mut (draft, actions),
            |ui, (draft, actions)| cards_ui(ui, session, task, &offered, draft, actions),
            |ui, (draft, actions)| so_far_ui(ui, case, state, task, draft, actions),
        );
    }
    let empty = state.goals.iter().all(Option::is_none) && !offered.is_empty();
    empty.then_some(Refusal::PlanEmpty)
}

fn cards_ui(ui: &mut Ui, session: &Session, task: &PlanTask, offered: &[GoalId], draft: &mut Draft, actions: &mut Vec<Action>) {
    heading_ui(ui, 3, "Goals on offer");
    if offered.is_empty() {
        muted_ui(ui, "No goal is on offer at present");
    }
    if places_taken(session.play().state(), draft) > 0 {
        muted_ui(ui, KEYS);
    }
    for &id in offered {
        keyed_ui(ui, ("goal", id), |ui| card_ui(ui, session, task, id, draft, actions));
    }
}

/// One candidate: closed until it is taken, then with everything to choose.
fn card_ui(ui: &mut Ui, session: &Session, task: &PlanTask, id: GoalId, draft: &mut Draft, actions: &mut Vec<Action>) {
    let (case, state) = (session.play().case(), session.play().state());
    let goal = case.goal(id);
    let planned = state.goals[id.index()];
    let begun = draft.goals.iter().position(|(at, _)| *at == id.index());
    let half = planned.map(Half::of).or_else(|| begun.map(|at| draft.goals[at].1));
    box_ui(ui, if planned.is_some() { Tone::Accent } else { Tone::Plain }, |ui| {
        heading_ui(ui, 4, &goal.title);
        let Some(half) = half else {
            let full = places_taken(state, draft) >= task.at_most as usize;
            if draft.takes(Focus::Card(id)) {
                focus_next_control(ui);
            }
            if spoken(button_ui(ui, "Take into the plan", ""), &format!("Take into the plan, {}", goal.title)).clicked() {
                draft.plan_full = full.then_some(id);
                if !full {
                    draft.goals.push((id.index(), Half::default()));
                    draft.cards.remove(&id);
                    draft.focus = Some(Focus::Choices(id));
                }
            }
            if full && draft.plan_full == Some(id) {
                let said = muted_ui(ui, &sentence(&Refusal::PlanFull.to_string()));
                announce(ui, &said);
            }
            return;
        };
        let mut next = half;
        if draft.takes(Focus::Choices(id)) {
            focus_next_control(ui);
        }
        let choices = draft.cards.entry(id).or_default();
        choices.begin();
        choices_ui(ui, case, task, goal, &mut next, choices);
        choices.end(ui);
        if next != half {
            if let Some(action) = next.whole(id) {
                draft.goals.retain(|(at, _)| *at != id.index());
                actions.push(action);
            } else if let Some(at) = begun {
                draft.goals[at].1 = next;
            }
        }
        let missing = half.missing();
        if !missing.is_empty() {
            muted_ui(ui, &format!("Still to choose, then it is in the plan: {}", missing.join(", ")));
        }
        if spoken(button_ui(ui, "Take out", ""), &format!("Take out, {}", goal.title)).clicked() {
            draft.goals.retain(|(at, _)| *at != id.index());
            draft.focus = Some(Focus::Card(id));
            if planned.is_some() {
                actions.push(Action::DropGoal { goal: id });
            }
        }
    });
    ui.add_space(STEP);
}

/// What is said before a plan is finished without goals that are half chosen; nothing if there is none.
pub(super) fn half_chosen(case: &Scenario, goals: &[(usize, Half)]) -> Option<String> {
    let lacks =
        |(at, half): &(usize, Half)| format!("“{}” (still to choose: {})", case.goal(GoalId::at(*at)).title, half.missing().join(", "));
    let named: Vec<String> = goals.iter().map(lacks).collect();
    let them = if named.len() == 1 { "it" } else { "them" };
    let is = if named.len() == 1 { "is" } else { "are" };
    (!named.is_empty()).then(|| {
        format!(
            "{} {is} not in the plan yet. Choose what is missing, or press “Finish this work” once more to finish without {them}",
            named.join(" and ")
        )
    })
}

/// Goals in the plan, and those that are being taken into it.
fn places_taken(state: &CaseState, draft: &Draft) -> usize {
    state.goals.iter().flatten().count() + draft.goals.iter().filter(|(at, _)| state.goals[*at].is_none()).count()
}

fn choices_ui(ui: &mut Ui, case: &Scenario, task: &PlanTask, goal: &Goal, half: &mut Half, choices: &mut Roving) {
    muted_ui(ui, "Wording");
    for (at, wording) in goal.wordings.iter().enumerate() {
        let at = at as u8;
        choices.row();
        // Whose words they are is for the learner to hear: no quotation marks.
        if choices.radio_ui(ui, half.wording == Some(at), &wording.text, &wording.text) {
            half.wording = Some(at);
        }
    }
    muted_ui(ui, "Who owns it");
    choices.row();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0 * STEP;
        for &owner in &task.owners {
            let name = owner_name(case, owner);
            if choices.radio_ui(ui, half.owner == Some(owner), name, &format!("{name}, owner of {}", goal.title)) {
                half.owner = Some(owner);
            }
        }
    });
    muted_ui(ui, "Review");
    choices.row();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0 * STEP;
        // One after the case has ended is on offer: who will make it is a question worth asking. More of them are not.
        let beyond = REVIEWS.iter().take_while(|weeks| u32::from(**weeks) <= case.limits.weeks).count();
        for weeks in REVIEWS.into_iter().take(beyond + 1) {
            let label = review_words(weeks);
            if choices.radio_ui(ui, half.review == Some(weeks), &label, &format!("{label}, review of {}", goal.title)) {
                half.review = Some(weeks);
            }
        }
    });
}

/// The plan as it stands.
fn so_far_ui(ui: &mut Ui, case: &Scenario, state: &CaseState, task: &PlanTask, draft: &mut Draft, actions: &mut Vec<Action>) {
    heading_ui(ui, 3, "The plan so far");
    let count = state.goals.iter().flatten().count();
    let chip = chip_ui(ui, &format!("{count} of at most {} goals", task.at_most), Tone::Plain);
    announce(ui, &chip);
    if count == 0 {
        muted_ui(ui, "No goal yet");
    }
    for (at, planned) in state.goals.iter().enumerate() {
        let Some(planned) = planned else { continue };
        let goal = case.goal(GoalId::at(at));
        heading_ui(ui, 4, &goal.title);
        let wording = &goal.wordings[usize::from(planned.wording)];
        text_ui(ui, &wording.text);
        muted_ui(ui, &format!("{}, review {}", owner_name(case, planned.owner), review_words(planned.review).to_lowercase()));
        // A goal planned earlier may no longer be on offer; it can still be taken out.
        if !state.holds(case, &goal.when) && spoken(button_ui(ui, "Take out", ""), &format!("Take out, {}", goal.title)).clicked() {
            actions.push(Action::DropGoal { goal: GoalId::at(at) });
            // It is on no card any more.
            draft.focus = Some(Focus::Finish);
        }
    }
}

/// Who owns a goal, by name.
pub(in crate::ui) fn owner_name(case: &Scenario, owner: Option<NodeId>) -> &str {
    owner.map_or("Me, the case manager", |node| case.node(node).name.as_str())
}

/// When a goal is reviewed.
pub(in crate::ui) fn review_words(weeks: u8) -> String {
    if weeks == 1 { "In 1 week".into() } else { format!("In {weeks} weeks") }
}
