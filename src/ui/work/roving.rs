//! Many choices behind one stop of Tab, as in the grids of WAI-ARIA: the arrow keys go among them. It knows no case.
//!
//! Up and Down go from row to row, Left and Right within one, Home and End to its ends, with Ctrl to the first and the last row.
//! Space or Enter chooses; nothing is chosen by going past it, for every choice is saved at once.

use egui::accesskit::Action;
use egui::text::LayoutJob;
use egui::{EventFilter, Id, Key, Modifiers, Pos2, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, vec2};

use super::focus_id;
use crate::ui::theme::{Type, palette};
use crate::ui::widgets::typeset;

/// What the keys do, in words for the screen.
pub(super) const KEYS: &str = "Arrow keys go from row to row and along a row, Space chooses, Tab goes on";

/// Where Tab stops, and the choices as they were drawn last.
#[derive(Debug, Default)]
pub(super) struct Roving {
    stop: (usize, usize),
    rows: Vec<Vec<Id>>,
    /// What has asked for the focus: a click, or a screen reader.
    asked: Option<(usize, usize)>,
}

impl Roving {
    /// Begins to draw the choices anew.
    pub fn begin(&mut self) {
        self.rows.clear();
        self.asked = None;
    }

    /// The next choices are a row of their own.
    pub fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// One of several; `says` is what a screen reader says.
    pub fn radio_ui(&mut self, ui: &mut Ui, on: bool, label: &str, says: &str) -> bool {
        self.choice_ui(ui, WidgetType::RadioButton, on, label, says)
    }

    /// Yes or no.
    pub fn check_ui(&mut self, ui: &mut Ui, on: bool, label: &str, says: &str) -> bool {
        self.choice_ui(ui, WidgetType::Checkbox, on, label, says)
    }

    /// Hears the keys; called after all rows.
    pub fn end(&mut self, ui: &Ui) {
        let focused = ui.memory(|memory| memory.focused());
        let here = self.rows.iter().enumerate().find_map(|(row, ids)| Some((row, ids.iter().position(|id| Some(*id) == focused)?)));
        if let (Some((row, column)), Some(id)) = (here, focused) {
            let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let last = (self.rows.len() - 1, usize::MAX);
            let ways = [
                (Modifiers::NONE, Key::ArrowUp, (row.saturating_sub(1), column)),
                (Modifiers::NONE, Key::ArrowDown, (row + 1, column)),
                (Modifiers::NONE, Key::ArrowLeft, (row, column.saturating_sub(1))),
                (Modifiers::NONE, Key::ArrowRight, (row, column + 1)),
                (Modifiers::COMMAND, Key::Home, (0, 0)),
                (Modifiers::COMMAND, Key::End, last),
                (Modifiers::NONE, Key::Home, (row, 0)),
                (Modifiers::NONE, Key::End, (row, usize::MAX)),
            ];
            let pressed = ways.into_iter().find(|(modifiers, key, _)| ui.input_mut(|input| input.consume_key(*modifiers, *key)));
            self.asked = pressed.map(|(_, _, to)| to).or(self.asked);
        }
        if let Some(asked) = self.asked.map(|asked| self.nearest(asked)) {
            self.stop = asked;
            if let Some(id) = self.id(asked) {
                ui.memory_mut(|memory| memory.request_focus(id));
                ui.ctx().request_repaint();
            }
        } else if self.id(self.stop).is_none() {
            // What comes and goes may have taken the stop with it: there must be one.
            self.stop = self.nearest(self.stop);
            ui.ctx().request_repaint();
        }
    }

    fn id(&self, (row, column): (usize, usize)) -> Option<Id> {
        self.rows.get(row)?.get(column).copied()
    }

    fn nearest(&self, (row, column): (usize, usize)) -> (usize, usize) {
        let row = row.min(self.rows.len().saturating_sub(1));
        let length = self.rows.get(row).map_or(0, Vec::len);
        (row, column.min(length.saturating_sub(1)))
    }

    fn choice_ui(&mut self, ui: &mut Ui, kind: WidgetType, on: bool, label: &str, says: &str) -> bool {
        let Some(column) = self.rows.last().map(Vec::len) else { return false };
        let here = (self.rows.len() - 1, column);
        let stops = here == self.stop;
        let response = mark_ui(ui, kind, on, label, if stops { Sense::click() } else { Sense::CLICK });
        response.widget_info(|| WidgetInfo::selected(kind, true, on, says));
        ui.ctx().accesskit_node_builder(response.id, |node| node.add_action(Action::Focus));
        let called = !stops && ui.input(|input| input.has_accesskit_action_request(response.id, Action::Focus));
        if called || response.clicked() {
            self.asked = Some(here);
        }
        if stops && ui.data_mut(|data| data.remove_temp::<bool>(focus_id())).is_some() {
            response.request_focus();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(response.id);
        }
        response.clicked()
    }
}

/// A round or a square mark and a label.
fn mark_ui(ui: &mut Ui, kind: WidgetType, on: bool, label: &str, sense: Sense) -> Response {
    let spacing = ui.spacing();
    let (icon, gap, least) = (spacing.icon_width, spacing.icon_spacing, spacing.interact_size.y);
    let width = (ui.max_rect().width() - icon - gap).max(40.0);
    // Without the air between lines of prose: it would raise the words above the middle of the mark.
    let text = LayoutJob::simple(typeset(label).into_owned(), Type::Body.font(), palette(ui).ink, width);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(text));
    let size = vec2(icon + gap + galley.size().x, galley.size().y.max(least));
    let (rect, response) = ui.allocate_exact_size(size, sense);
    if ui.is_rect_visible(rect) {
        let visuals = *ui.style().interact(&response);
        let (small, big) = ui.spacing().icon_rectangles(rect);
        let painter = ui.painter();
        if kind == WidgetType::RadioButton {
            painter.circle(big.center(), big.width() / 2.0, visuals.bg_fill, visuals.bg_stroke);
            if on {
                painter.circle_filled(small.center(), small.width() / 3.0, visuals.fg_stroke.color);
            }
        } else {
            painter.rect(big, visuals.corner_radius, visuals.bg_fill, visuals.bg_stroke, egui::StrokeKind::Inside);
            if on {
                let tick = [small.left_center(), small.center_bottom(), small.right_top()];
                painter.line(tick.to_vec(), Stroke::new(2.0, visuals.fg_stroke.color));
            }
        }
        painter.galley(Pos2::new(rect.left() + icon + gap, rect.center().y - galley.size().y / 2.0), galley, palette(ui).ink);
    }
    response
}
