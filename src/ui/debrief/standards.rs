//! Page 4: a score for each standard, never one for all, each opening into the decisions that it is made of, as plain arithmetic.

use egui::{Align, CornerRadius, Layout, Stroke, StrokeKind, Ui, pos2, vec2};

use super::Read;
use super::words::{figure, whole};
use crate::debrief::{choice_text, evidence_words, rating_words};
use crate::prove::Stand;
use crate::report::closer_words;
use crate::scenario::{PhaseId, Scenario};
use crate::score::{CAP, Contribution, StandardScore};
use crate::session::Standing;
use crate::sim::Play;
use crate::standards::{self, Edition, Standard};
use crate::ui::theme::{STEP, palette};
use crate::ui::widgets::{
    Tone, announce, bold_ui, box_ui, column_ui, drawing_ui, heading_ui, keyed_ui, muted_ui, radio_ui, text_ui, toggle_ui,
};
use crate::ui::work::spoken;

/// How long a bar is.
const BAR: f32 = 140.0;
/// What is said beside it needs so much room.
const WORDS: f32 = 360.0;

/// What is folded out.
#[derive(Debug, Default)]
pub(super) struct Folds {
    edition: usize,
    open: Vec<(usize, u8)>,
}

impl Folds {
    /// The edition under which the standards are shown.
    pub fn edition(&self, case: &Scenario) -> &'static Edition {
        editions(case).get(self.edition).copied().unwrap_or(case.edition)
    }
}

pub(super) fn standards_ui(ui: &mut Ui, read: &Read, play: &Play, standing: Option<&Standing>, folds: &mut Folds) {
    let case = play.case();
    column_ui(ui, |ui| {
        text_ui(
            ui,
            "Each figure is what the decisions that you met earned of what they could have earned, from 0 to 100. The line under it is about the whole case: all that any play of it can earn, also where you were not asked. There is no total: a dilemma raises one standard and lowers another. Open a row to see what it is made of.",
        );
    });
    let editions = editions(case);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0 * STEP;
        for (at, edition) in editions.iter().enumerate() {
            if radio_ui(ui, folds.edition == at, &edition.title).clicked() {
                folds.edition = at;
            }
        }
    });
    let edition = folds.edition(case);
    let own = edition.id == case.edition.id;
    let scores = if own { read.debrief.scores.standards.standards.clone() } else { read.debrief.scores.standards.under(edition) };
    if !own {
        let note = column_ui(ui, |ui| muted_ui(ui, &edition.note));
        announce(ui, &note);
    }
    if own && standing.is_some_and(Standing::is_open) {
        muted_ui(ui, "Where you stand between the worst and the best of this case is being worked out");
    }
    for (standard, score) in edition.standards.iter().zip(&scores) {
        ui.add_space(2.0 * STEP);
        let said = if own { play.state().self_ratings.get(usize::from(standard.number) - 1).copied().flatten() } else { None };
        let stand = if own { standing.and_then(|standing| standing.on(standard.number)) } else { None };
        keyed_ui(ui, ("standard", folds.edition, standard.number), |ui| {
            row_ui(ui, read, case, standard, score, said, own, folds);
            if let Some(stand) = &stand {
                stand_ui(ui, case, &standard.name, stand, folds.open.contains(&(folds.edition, standard.number)));
            }
        });
    }
}

/// Where the attempt stands between the worst and the best that any complete play of the case reaches; folded out, which decisions
/// closed which doors, and which weeks that were ended.
fn stand_ui(ui: &mut Ui, case: &Scenario, name: &str, stand: &Stand, open: bool) {
    let Some(share) = stand.share() else { return };
    let about = if stand.exact { "" } else { "about " };
    let place = whole((100.0 * share).round() as i32);
    let (points, worst, best) = (whole(stand.points), whole(stand.worst), whole(stand.best));
    let unit = if stand.points.abs() == 1 { "point" } else { "points" };
    ui.horizontal_top(|ui| {
        range_ui(ui, name, share as f32);
        // Beside the line, never under it.
        ui.vertical(|ui| {
            muted_ui(ui, &format!("{points} {unit}, where the worst play earns {worst} and the best {best}: {about}{place} of 100"))
        });
    });
    if open && !stand.closings.is_empty() {
        box_ui(ui, Tone::Plain, |ui| {
            column_ui(ui, |ui| {
                bold_ui(ui, "Doors that closed");
                muted_ui(ui, "After this less could be reached than before, whatever came later.");
                for closing in &stand.closings {
                    text_ui(ui, &format!("{} closed {} of what was still to be had", closer_words(case, closing), whole(closing.lost)));
                }
            });
        });
    }
}

/// A line from the worst to the best with the attempt's place on it.
fn range_ui(ui: &mut Ui, name: &str, share: f32) {
    let palette = palette(ui);
    let says = format!("{name}: {} on a line from the worst to the best play of this case", (100.0 * share).round());
    drawing_ui(ui, vec2(BAR, 16.0), &says, |painter, rect| {
        // Room for the dot at either end.
        let line = rect.shrink2(vec2(5.0, 0.0));
        painter.hline(line.x_range(), line.center().y, Stroke::new(1.5, palette.line));
        for end in [line.left(), line.right()] {
            painter.vline(end, line.y_range().shrink(4.0), Stroke::new(1.5, palette.line));
        }
        painter.circle_filled(pos2(line.left() + line.width() * share, line.center().y), 4.0, palette.accent);
    });
}

/// The case's own edition first, then the others.
fn editions(case: &Scenario) -> Vec<&'static Edition> {
    let mut editions = vec![case.edition];
    editions.extend(standards::all().iter().filter(|edition| edition.id != case.edition.id));
    editions
}

#[expect(clippy::too_many_arguments, reason = "a row shows all of these side by side")]
fn row_ui(
    ui: &mut Ui,
    read: &Read,
    case: &Scenario,
    standard: &Standard,
    score: &StandardScore,
    said: Option<u8>,
    own: bool,
    folds: &mut Folds,
) {
    let key = (folds.edition, standard.number);
    let open = folds.open.contains(&key);
    let name = format!("{}. {}", standard.number, standard.name);
    let mut words =
        score.score.map_or_else(|| evidence_words(score), |figure_| format!("{} of 100, {}", figure(figure_), evidence_words(score)));
    if let Some(said) = said {
        words.push_str(&format!("; you said before: {}", rating_words(said).to_lowercase()));
    }
    // Competencies have longer names than the standards of 1992.
    let size = vec2(ui.available_width().min(if own { 236.0 } else { 290.0 }), 32.0);
    // The words stand in a column of their own, or else on a line of their own; never half of them under the button.
    let beside = ui.available_width() >= size.x + BAR + WORDS;
    ui.horizontal(|ui| {
        let column = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(size.x);
            toggle_ui(ui, open, &name, "")
        });
        let button = column.inner;
        let state = if open { "open" } else { "closed" };
        if spoken(button, &format!("{name}: {words}, {state}")).clicked() {
            if open { folds.open.retain(|entry| *entry != key) } else { folds.open.push(key) }
        }
        if let Some(figure) = score.score {
            bar_ui(ui, &name, figure as f32);
        }
        if beside {
            ui.horizontal_wrapped(|ui| text_ui(ui, &words));
        }
    });
    if !beside {
        text_ui(ui, &words);
    }
    if open {
        box_ui(ui, Tone::Plain, |ui| {
            column_ui(ui, |ui| {
                muted_ui(ui, &standard.paraphrase);
                let numbers = if own { vec![standard.number] } else { standard.from.clone() };
                evidence_ui(ui, read, case, score, &numbers, own);
            });
        });
    }
}

/// A bar from 0 to 100 with the figure's place on it.
fn bar_ui(ui: &mut Ui, name: &str, score: f32) {
    let palette = palette(ui);
    drawing_ui(ui, vec2(BAR, 24.0), &format!("{name}: {} on a bar from 0 to 100", score.round()), |painter, rect| {
        let bar = rect.shrink2(vec2(1.0, 7.0));
        painter.rect_filled(bar.with_max_x(bar.left() + bar.width() * score / 100.0), CornerRadius::same(2), palette.accent);
        painter.rect_stroke(bar, CornerRadius::same(2), Stroke::new(1.0, palette.line), StrokeKind::Outside);
        painter.vline(bar.left() + bar.width() * score / 100.0, rect.y_range().shrink(2.0), Stroke::new(2.5, palette.ink));
    });
}

fn evidence_ui(ui: &mut Ui, read: &Read, case: &Scenario, score: &StandardScore, numbers: &[u8], own: bool) {
    let all = &read.debrief.scores.standards;
    let evidence: Vec<&Contribution> = all.contributions.iter().filter(|entry| numbers.contains(&entry.standard)).collect();
    if evidence.is_empty() {
        text_ui(ui, "No decision that you met bore on it");
        return;
    }
    for entry in &evidence {
        contribution_ui(ui, case, entry, own);
    }
    bold_ui(ui, &together(score));
    for phase in &all.phases {
        if phase.capped {
            cap_ui(ui, case, phase.phase, &evidence);
        }
    }
}

fn together(score: &StandardScore) -> String {
    let figure = score.score.map_or_else(|| "not observed".into(), figure);
    let plain = f64::from(100 * score.earned) / f64::from(score.possible.max(1));
    if score.score.is_some_and(|capped| (capped - plain).abs() > 0.05) {
        format!(
            "Together {} of {}, which would be {}; with the limit below it is {figure}",
            score.earned,
            score.possible,
            self::figure(plain)
        )
    } else {
        format!("Together {} of {}: {figure} of 100", score.earned, score.possible)
    }
}

/// One decision: what was chosen, why it counts so, and the sum.
fn contribution_ui(ui: &mut Ui, case: &Scenario, entry: &Contribution, own: bool) {
    let decision = case.decision(entry.decision);
    heading_ui(ui, 4, &format!("Week {}: {}", entry.week, decision.prompt));
    if !own && let Some(standard) = case.edition.standard(entry.standard) {
        muted_ui(ui, &format!("Evidence for standard {}, {}", standard.number, standard.name));
    }
    let options = decision.option_ids().enumerate().filter(|(at, _)| entry.chosen.has(*at));
    let mut any = false;
    for (_, option) in options {
        any = true;
        text_ui(ui, &format!("You chose: {}", choice_text(case, option)));
        match case.option(option).ratings.iter().find(|rating| rating.standard == entry.standard) {
            Some(rating) => muted_ui(
                ui,
                &format!("S{}.{}, effect {}: {}", entry.standard, rating.indicator, whole(i32::from(rating.effect)), rating.rationale),
            ),
            None => muted_ui(ui, "It does not touch this standard: effect 0"),
        };
    }
    if !any {
        text_ui(ui, "You left it at that: effect 0");
    }
    text_ui(ui, &arithmetic(entry));
}

/// "Weight 2 × (effect 1 − least −2) = 6, of 2 × (most 2 − least −2) = 8".
fn arithmetic(entry: &Contribution) -> String {
    format!(
        "Earned: weight {w} × (effect {} − least {least}) = {}, of weight {w} × (most {} − least {least}) = {}",
        whole(entry.effect),
        entry.earned(),
        whole(entry.most),
        entry.possible(),
        w = entry.weight,
        least = bracketed(entry.least),
    )
}

fn bracketed(number: i32) -> String {
    if number < 0 { format!("({})", whole(number)) } else { whole(number) }
}

/// Why a phase earns less than its sum.
fn cap_ui(ui: &mut Ui, case: &Scenario, phase: PhaseId, evidence: &[&Contribution]) {
    let own = || evidence.iter().filter(|entry| entry.phase == phase);
    let (earned, possible): (i32, i32) = (own().map(|entry| entry.earned()).sum(), own().map(|entry| entry.possible()).sum());
    if possible == 0 {
        return;
    }
    let name = case.phase(phase).name.label();
    let most = f64::from(CAP * possible) / 100.0;
    let counts = most.min(f64::from(earned));
    box_ui(ui, Tone::Danger, |ui| {
        text_ui(
            ui,
            &format!(
                "{name}: a critical act was committed in this phase, so it counts at most {CAP} percent of what it could earn, {most} of {possible}. Earned there: {earned}; counted: {counts}"
            ),
        );
    });
}
