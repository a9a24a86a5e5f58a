//! Page 6: the work products beside their keys, with the credit of every part and why.

use egui::Ui;

use super::Read;
use super::words::figure;
use crate::debrief::tie_words;
use crate::scenario::{NodeId, Scenario, TieState, Work};
use crate::score::{GoalResult, PairResult, ProductResult, StatementResult, WorkDetail};
use crate::sim::Play;
use crate::ui::theme::STEP;
use crate::ui::widgets::{Tone, bold_ui, box_ui, column_ui, heading_ui, keyed_ui, muted_ui, pair_ui, text_ui};
use crate::ui::work::drawing::{DrawnTie, ecomap_drawing_ui, pair_name};
use crate::ui::work::{owner_name, review_words};

pub(super) fn work_beside_key_ui(ui: &mut Ui, read: &Read, play: &Play) {
    let case = play.case();
    let products = &read.debrief.scores.products;
    if products.is_empty() {
        text_ui(ui, "No work product was finished in this attempt");
        return;
    }
    column_ui(ui, |ui| muted_ui(ui, "Credit is in percent and is no standard. The key is the case author’s judgment; argue with it."));
    for (at, product) in products.iter().enumerate() {
        heading_ui(ui, 3, &title(products, at));
        if let Work::Note(note) = product.work {
            column_ui(ui, |ui| muted_ui(ui, &case.note(note).title));
        }
        text_ui(
            ui,
            &product.score.map_or_else(|| "The key holds nothing here".into(), |score| format!("Credit: {} of 100", figure(score))),
        );
        keyed_ui(ui, ("product", at), |ui| match &product.detail {
            WorkDetail::Ecomap(pairs) => ecomap_ui(ui, case, pairs),
            WorkDetail::Plan { goals, left_out, .. } => {
                for goal in goals {
                    column_ui(ui, |ui| goal_ui(ui, case, goal));
                }
                for goal in left_out {
                    let goal = case.goal(*goal);
                    column_ui(ui, |ui| {
                        pair_ui(ui, "Left out, though it serves the client’s aims", &format!("{}: {}", goal.title, goal.why))
                    });
                }
            }
            WorkDetail::Note(statements) => {
                for statement in statements {
                    column_ui(ui, |ui| statement_ui(ui, case, product.work, statement));
                }
            }
        });
    }
}

/// By name; a map that was drawn more than once says which time it is.
fn title(products: &[ProductResult], at: usize) -> String {
    let name = match products[at].work {
        Work::Ecomap => "Ecomap",
        Work::Plan => "Service plan",
        Work::Note(_) => "Contact note",
    };
    let same = |product: &&ProductResult| product.work == products[at].work;
    let (all, before) = (products.iter().filter(same).count(), products[..at].iter().filter(same).count());
    match (all, before) {
        (1, _) => name.to_owned(),
        (_, 0) => format!("{name}, the first"),
        _ if products[at].work == Work::Ecomap => format!("{name}, redrawn"),
        _ => format!("{name}, again"),
    }
}

fn ecomap_ui(ui: &mut Ui, case: &Scenario, pairs: &[PairResult]) {
    let Some(task) = &case.ecomap else { return };
    let between = |pair: &PairResult| task.pairs[usize::from(pair.pair)].between;
    let mut nodes: Vec<NodeId> = pairs.iter().flat_map(|pair| [between(pair).0, between(pair).1]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let ties = |state: fn(&PairResult) -> TieState| -> Vec<DrawnTie> {
        pairs.iter().map(|pair| DrawnTie { between: between(pair), state: state(pair) }).filter(DrawnTie::is_drawn).collect()
    };
    let (drawn, key) = (ties(|pair| pair.drawn), ties(|pair| pair.key));
    let map_ui = |ui: &mut Ui, title: &str, ties: &[DrawnTie]| {
        bold_ui(ui, title);
        let width = ui.available_width().min(560.0);
        ecomap_drawing_ui(ui, case, title, &nodes, ties, width);
    };
    if ui.available_width() > 760.0 {
        ui.columns(2, |columns| {
            map_ui(&mut columns[0], "As you drew it", &drawn);
            map_ui(&mut columns[1], "As the case has it", &key);
        });
    } else {
        map_ui(ui, "As you drew it", &drawn);
        map_ui(ui, "As the case has it", &key);
    }
    for pair in pairs {
        let tie = task.pairs[usize::from(pair.pair)].tie;
        let credit = pair.credit.map_or_else(|| "rightly left undrawn, counts neither way".into(), |credit| format!("{credit} of 100"));
        ui.add_space(STEP);
        column_ui(ui, |ui| {
            bold_ui(ui, &format!("{}: {credit}", pair_name(case, between(pair))));
            text_ui(ui, &format!("You drew {}; the case has {}", tie_words(pair.drawn), tie_words(pair.key)));
            if let Some(tie) = tie.map(|tie| case.tie(tie)) {
                // What the author says of a tie is said of it as the case begins.
                let began =
                    if tie.start == pair.key { String::new() } else { format!("As the case began it was {}: ", tie_words(tie.start)) };
                muted_ui(ui, &format!("{began}{}", tie.about));
            }
        });
    }
}

/// Five parts, each a fifth; nothing if the goal does not serve the client at all.
fn goal_ui(ui: &mut Ui, case: &Scenario, result: &GoalResult) {
    let goal = case.goal(result.goal);
    let wording = &goal.wordings[usize::from(result.wording)];
    box_ui(ui, Tone::Plain, |ui| {
        heading_ui(ui, 4, &format!("{}: {} of 100", goal.title, figure(result.credit())));
        text_ui(ui, &format!("“{}”", wording.text));
        muted_ui(ui, &format!("{}, review {}", owner_name(case, result.owner), review_words(result.review).to_lowercase()));
        let owners: Vec<&str> = goal.owners.iter().map(|owner| owner_name(case, *owner)).collect();
        let smart: Vec<&str> = wording.smart.iter().map(|part| part.label()).collect();
        let smart = if smart.is_empty() { "none".to_owned() } else { smart.join(", ") };
        pair_ui(ui, "Serves the client’s aims", &format!("{} of 100. {}", result.serves, goal.why));
        pair_ui(ui, "In the client’s words", &format!("{} of 100", result.words));
        pair_ui(ui, "SMART parts", &format!("{} of 100: {smart}", result.smart));
        pair_ui(ui, "Owner", &format!("{} of 100. Fitting: {}", result.owner_fits, owners.join(", ")));
        pair_ui(ui, "Review", &format!("{} of 100. In time: {} to {} weeks", result.review_fits, goal.review.0, goal.review.1));
        if result.serves == 0 {
            text_ui(ui, "A goal that does not serve the client earns nothing, however well it is written");
        }
    });
}

fn statement_ui(ui: &mut Ui, case: &Scenario, work: Work, result: &StatementResult) {
    let Work::Note(note) = work else { return };
    let statement = &case.note(note).statements[usize::from(result.statement)];
    let place = |keep: bool| if keep { "keep" } else { "leave out" };
    ui.add_space(2.0 * STEP);
    bold_ui(ui, &statement.text);
    text_ui(ui, &format!("You said: {}, {}. Credit: {} of 100", result.kind.label().to_lowercase(), place(result.keep), result.credit()));
    text_ui(ui, &format!("The key: {}, {}", statement.is.label().to_lowercase(), place(statement.covered)));
    muted_ui(ui, &statement.why);
}
