//! The pieces that screens are made of: text by role, headings, buttons, choices, banners, drawings. They hold no state and know no case.
//!
//! How to use them:
//! - every screen scrolls through [`scroll_ui`], which brings what has the keyboard's focus into view;
//! - text is [`text_ui`], [`muted_ui`], [`bold_ui`], [`italic_ui`]; a heading is [`heading_ui`], with its depth for screen readers;
//! - what appears later than the screen itself goes through [`announce`], so that it is read out;
//! - one of several is [`radio_ui`], several of several [`check_ui`], an action [`button_ui`] or [`primary_ui`];
//! - a drawing is [`drawing_ui`], which asks for the words that say the same;
//! - rows that come and go are wrapped in [`keyed_ui`], so that the focus stays where it was.
//!
//! The ring around what has the focus is drawn once for all, by [`focus_ring_ui`].

use std::borrow::Cow;

use egui::accesskit::{Live, Role};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, CornerRadius, FontId, Frame, Id, Margin, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder};
use egui::{Vec2, WidgetInfo, WidgetType, vec2};

use super::theme::{self, STEP, Type, palette};

/// Body text.
pub fn text_ui(ui: &mut Ui, text: &str) -> Response {
    styled_ui(ui, text, Type::Body, Type::Body.font(), palette(ui).ink)
}

/// Secondary text, small.
pub fn muted_ui(ui: &mut Ui, text: &str) -> Response {
    styled_ui(ui, text, Type::Small, Type::Small.font(), palette(ui).muted)
}

/// Body text in bold.
pub fn bold_ui(ui: &mut Ui, text: &str) -> Response {
    styled_ui(ui, text, Type::Body, Type::Body.bold(), palette(ui).ink)
}

/// Body text in italic.
pub fn italic_ui(ui: &mut Ui, text: &str) -> Response {
    styled_ui(ui, text, Type::Body, Type::Body.italic(), palette(ui).ink)
}

/// Prose of several paragraphs, in a column of readable width.
pub fn prose_ui(ui: &mut Ui, text: &str) {
    column_ui(ui, |ui| {
        for paragraph in text.split("\n\n") {
            text_ui(ui, paragraph);
        }
    });
}

/// A list of short texts with a bullet each.
pub fn bullets_ui<'a>(ui: &mut Ui, items: impl IntoIterator<Item = &'a str>) {
    for item in items {
        ui.horizontal_top(|ui| {
            let (mark, _) = ui.allocate_exact_size(vec2(10.0, Type::Body.line_height()), Sense::hover());
            ui.painter().circle_filled(mark.center(), 2.5, palette(ui).muted);
            // In a row, a text would run on instead of wrapping.
            ui.vertical(|ui| text_ui(ui, item));
        });
    }
}

/// A name and what is said of it, on one line where it fits.
pub fn pair_ui(ui: &mut Ui, name: &str, value: &str) -> Response {
    let palette = palette(ui);
    let mut job = job(ui, &format!("{name}  "), Type::Body, Type::Body.font(), palette.muted);
    append(&mut job, value, Type::Body, Type::Body.font(), palette.ink);
    ui.label(job)
}

/// Text in any size and colour that the theme has.
pub fn styled_ui(ui: &mut Ui, text: &str, size: Type, font: FontId, color: Color32) -> Response {
    let job = job(ui, text, size, font, color);
    ui.label(job)
}

/// The layout of a text that wraps, with our distance between lines.
pub fn job(ui: &Ui, text: &str, size: Type, font: FontId, color: Color32) -> LayoutJob {
    let mut job = LayoutJob { wrap: egui::text::TextWrapping::wrap_at_width(ui.available_width()), ..LayoutJob::default() };
    append(&mut job, text, size, font, color);
    job
}

/// Adds to such a layout.
pub fn append(job: &mut LayoutJob, text: &str, size: Type, font: FontId, color: Color32) {
    // Beside a control the line is as high as that, and the text stands in its middle.
    let format = TextFormat { font_id: font, color, line_height: Some(size.line_height()), valign: Align::Center, ..TextFormat::default() };
    job.append(&typeset(text), 0.0, format);
}

/// A text as it is set in print: authors type straight apostrophes, and the window writes curly ones beside them. Paths stay as they are.
pub fn typeset(text: &str) -> Cow<'_, str> {
    if !text.contains('\'') {
        return Cow::Borrowed(text);
    }
    let mut set = String::with_capacity(text.len() + 8);
    for word in text.split_inclusive(char::is_whitespace) {
        let is_path = word.contains(['/', '\\']);
        let mut before = ' ';
        for (at, letter) in word.char_indices() {
            let opens = (before.is_whitespace() || "([{“‘\"—–".contains(before)) && !is_elision(&word[at + letter.len_utf8()..]);
            before = letter;
            set.push(match letter {
                '\'' if is_path => '\'',
                '\'' if opens => '‘',
                '\'' => '’',
                other => other,
            });
        }
    }
    Cow::Owned(set)
}

/// A heading; `depth` is 1 for the title of a screen, 2 for its parts, and so on.
pub fn heading_ui(ui: &mut Ui, depth: usize, text: &str) -> Response {
    let size = [Type::Title, Type::Heading, Type::Lead, Type::Body][depth.clamp(1, 4) - 1];
    if depth > 1 {
        ui.add_space(2.0 * STEP);
    }
    let response = styled_ui(ui, text, size, size.bold(), palette(ui).ink);
    as_heading(ui, &response, depth, text);
    response
}

/// A heading that asks something. It can take the keyboard's focus, so that Tab goes on from it to the answers.
pub fn question_ui(ui: &mut Ui, text: &str) -> Response {
    focusable_ui(ui, 3, Type::Lead, text)
}

/// The heading of a part of a screen, which can take the keyboard's focus like a question.
pub fn focusable_heading_ui(ui: &mut Ui, text: &str) -> Response {
    focusable_ui(ui, 2, Type::Heading, text)
}

fn focusable_ui(ui: &mut Ui, depth: usize, size: Type, text: &str) -> Response {
    ui.add_space(2.0 * STEP);
    let job = job(ui, text, size, size.bold(), palette(ui).ink);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    // A label would be underlined while it has the focus; the ring says enough.
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::focusable_noninteractive());
    ui.painter().galley(rect.min, galley, palette(ui).ink);
    as_heading(ui, &response, depth, text);
    response
}

/// Tells screen readers that this text is a heading.
pub fn as_heading(ui: &Ui, response: &Response, depth: usize, text: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
        node.clear_value();
        node.set_level(depth);
    });
}

/// Has this text read out when it appears, when the reader is next idle.
pub fn announce(ui: &Ui, response: &Response) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// A button. `hint` says more than its label where that is needed; empty where it is not.
pub fn button_ui(ui: &mut Ui, label: &str, hint: &str) -> Response {
    described(ui.add(egui::Button::new(typeset(label)).wrap().min_size(theme::target())), hint)
}

/// The button for what is usually done next; one on a screen.
pub fn primary_ui(ui: &mut Ui, label: &str, hint: &str) -> Response {
    let palette = palette(ui);
    // What cannot be pressed yet is an outline, in the light of day.
    let (ink, ground, edge) =
        if ui.is_enabled() { (palette.paper, palette.accent, palette.accent) } else { (palette.muted, palette.paper, palette.hair()) };
    let text = egui::RichText::new(typeset(label)).font(Type::Body.bold()).color(ink);
    let button = egui::Button::new(text).wrap().fill(ground).stroke(Stroke::new(1.0, edge));
    described(ui.add(button.min_size(vec2(32.0, 36.0))), hint)
}

/// A button that stays pressed while something is so. The state is told to screen readers and shown by a rule below, not by colour alone.
pub fn toggle_ui(ui: &mut Ui, on: bool, label: &str, hint: &str) -> Response {
    let response = described(ui.add(egui::Button::new(typeset(label)).selected(on).min_size(theme::target())), hint);
    if on {
        let rect = response.rect;
        ui.painter().hline(rect.x_range().shrink(4.0), rect.bottom() - 1.5, Stroke::new(3.0, palette(ui).accent));
    }
    response
}

/// One of several: a round mark and a label.
pub fn radio_ui(ui: &mut Ui, on: bool, label: &str) -> Response {
    ui.add(egui::RadioButton::new(on, typeset(label)))
}

/// Yes or no: a box and a label. Returns the response; the caller turns the value when it was clicked.
pub fn check_ui(ui: &mut Ui, on: bool, label: &str) -> Response {
    let mut shown = on;
    ui.checkbox(&mut shown, typeset(label))
}

/// A small state or count in a box of its own.
pub fn chip_ui(ui: &mut Ui, text: &str, tone: Tone) -> Response {
    let (ink, ground) = tone.colours(ui);
    let galley = ui.painter().layout_no_wrap(typeset(text).into_owned(), Type::Small.font(), ink);
    // In one piece: a frame would hang at the top of a row instead of standing in its middle.
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, Type::Small.line_height() + 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    if ui.is_rect_visible(rect) {
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    }
    response
}

/// What a banner, a chip or a box is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// What can be done now.
    Accent,
    /// Reactions and reflection.
    Warm,
    /// Loss, warnings.
    Danger,
    /// What went well.
    Good,
}

impl Tone {
    /// Text and ground.
    pub fn colours(self, ui: &Ui) -> (Color32, Color32) {
        let palette = palette(ui);
        match self {
            Tone::Plain => (palette.muted, palette.panel),
            Tone::Accent => (palette.accent, palette.accent_soft),
            Tone::Warm => (palette.warm, palette.warm_soft),
            Tone::Danger => (palette.danger, palette.danger_soft),
            Tone::Good => (palette.good, palette.good_soft),
        }
    }
}

/// A box with a ground of its own and a rule at its left.
pub fn box_ui<R>(ui: &mut Ui, tone: Tone, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let (ink, ground) = tone.colours(ui);
    let frame =
        Frame::new().fill(ground).inner_margin(Margin { left: 16, right: 12, top: 8, bottom: 8 }).corner_radius(CornerRadius::same(4));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui)
    });
    let rect = shown.response.rect;
    ui.painter().vline(rect.left() + 2.0, rect.y_range().shrink(2.0), Stroke::new(4.0, ink));
    shown.inner
}

/// A column of readable width.
pub fn column_ui<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width().min(theme::COLUMN);
    ui.vertical(|ui| {
        ui.set_max_width(width);
        contents(ui)
    })
    .inner
}

/// Widgets whose ids depend on this key alone: what comes and goes above them does not take the focus away.
pub fn keyed_ui<R>(ui: &mut Ui, key: impl std::hash::Hash + std::fmt::Debug, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().id(Id::new(("keyed", key))), contents).inner
}

/// A vertical scroll area that fills what is left, follows the keyboard's focus, and is turned by Page Up, Page Down, Home and End.
///
/// Where two stand beside each other, the first that is drawn hears those keys, and the second hears them with Shift.
pub fn scroll_ui<R>(ui: &mut Ui, key: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = egui::ScrollArea::vertical().id_salt(key).auto_shrink(false).show(ui, |ui| {
        let inner = contents(ui);
        follow_focus(ui, key);
        page_keys(ui, key);
        inner
    });
    if shown.content_size.y > shown.inner_rect.height() {
        // The vertical bar; egui leaves it without a name.
        ui.ctx().accesskit_node_builder(shown.id.with(1_usize), |node| node.set_label("Scroll"));
    }
    shown.inner
}

/// A scroll area whose contents stand in the middle, no wider than this.
pub fn page_ui<R>(ui: &mut Ui, key: &str, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    scroll_ui(ui, key, |ui| centered_ui(ui, width, contents))
}

/// What stands in the middle, no wider than this.
pub fn centered_ui<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_rect_before_wrap();
    let side = ((room.width() - width) / 2.0).max(0.0).round();
    let column = Rect::from_min_size(room.min + vec2(side, 0.0), vec2(room.width().min(width), room.height()));
    ui.scope_builder(UiBuilder::new().max_rect(column), contents).inner
}

/// Scrolls by the keys for that. What cannot take the focus could not be read to its end without a mouse otherwise.
fn page_keys(ui: &Ui, key: &str) {
    // A short list beside the page that is read.
    if key == "debrief contents" || ui.ctx().text_edit_focused() {
        return;
    }
    let page = (ui.clip_rect().height() - 2.0 * Type::Body.line_height()).max(Type::Body.line_height());
    let aside = key == "case file";
    let mut by = 0.0;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let egui::Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            if modifiers.command || modifiers.alt || (modifiers.shift && !aside) {
                return true;
            }
            by += match key {
                egui::Key::PageDown => -page,
                egui::Key::PageUp => page,
                egui::Key::Home => WHOLE,
                egui::Key::End => -WHOLE,
                _ => return true,
            };
            false
        });
    });
    if by != 0.0 {
        ui.scroll_with_delta(vec2(0.0, by));
        ui.ctx().request_repaint();
    }
}

/// Further than any page is long.
const WHOLE: f32 = 1.0e6;

/// What has the focus now needs no scrolling to: something else is to be seen first.
pub fn leave_focus_out_of_sight(ui: &Ui, key: &str) {
    let focused = ui.memory(|memory| memory.focused());
    ui.data_mut(|data| data.insert_temp(Id::new(("focus seen", key)), focused));
}

/// Scrolls to what has just gained the focus, if it is in here.
fn follow_focus(ui: &Ui, key: &str) {
    let memory = Id::new(("focus seen", key));
    let focused = ui.memory(|memory| memory.focused());
    let seen = ui.data(|data| data.get_temp::<Option<Id>>(memory)).flatten();
    if focused == seen {
        return;
    }
    ui.data_mut(|data| data.insert_temp(memory, focused));
    // What was clicked is under the mouse, and stays there for the next click.
    if ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        return;
    }
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
    let inside = response.layer_id == ui.layer_id() && ui.min_rect().expand(1.0).contains_rect(response.rect);
    if inside && !ui.clip_rect().shrink(8.0).contains_rect(response.rect) {
        let tall = response.rect.height() > ui.clip_rect().height();
        ui.scroll_to_rect(response.rect.expand(24.0), if tall { Some(Align::TOP) } else { None });
    }
}

/// A strong ring around what has the keyboard's focus, over everything else. Called once, last, by the shell.
pub fn focus_ring_ui(ui: &Ui) {
    let Some(response) = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id)) else { return };
    let rect = response.interact_rect;
    if rect.is_positive() {
        let painter = Painter::new(ui.ctx().clone(), response.layer_id, rect.expand(8.0));
        let palette = palette(ui);
        painter.rect_stroke(rect.expand(2.0), CornerRadius::same(5), Stroke::new(2.5, palette.accent), StrokeKind::Outside);
        painter.rect_stroke(rect.expand(0.5), CornerRadius::same(4), Stroke::new(1.5, palette.paper), StrokeKind::Outside);
    }
}

/// Something painted by hand. `says` is the text alternative: the same in words.
pub fn drawing_ui(ui: &mut Ui, size: Vec2, says: &str, paint: impl FnOnce(&Painter, Rect)) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, says));
    if ui.is_rect_visible(rect) {
        paint(&ui.painter_at(rect), rect);
    }
    response
}

/// One thing that can be chosen: a number, what it is, and what it costs. The whole row can be clicked.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The key that chooses it, if it has one.
    pub number: Option<usize>,
    /// What is done.
    pub text: &'a str,
    /// What it costs, or why it cannot be chosen now.
    pub note: &'a str,
    /// Whether it can be chosen.
    pub open: bool,
    /// Whether it is ticked, where several can be.
    pub ticked: Option<bool>,
}

impl Row<'_> {
    /// What a screen reader says.
    pub fn spoken(&self) -> String {
        let number = self.number.map(|number| format!("{number}. ")).unwrap_or_default();
        let note = if self.note.is_empty() { String::new() } else { format!(" ({})", self.note) };
        format!("{number}{}{note}", self.text)
    }
}

/// Shows such a row.
pub fn row_ui(ui: &mut Ui, row: Row<'_>) -> Response {
    const PAD: f32 = 2.5 * STEP;
    const MARK: f32 = 32.0;
    let palette = palette(ui);
    let width = ui.available_width();
    let ink = if row.open { palette.ink } else { palette.muted };
    let mut text = job(ui, row.text, Type::Body, Type::Body.font(), ink);
    if !row.note.is_empty() {
        append(&mut text, &format!("\n{}", row.note), Type::Small, Type::Small.font(), palette.muted);
    }
    text.wrap.max_width = (width - MARK - 2.0 * PAD).max(80.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(text));
    let height = (galley.size().y + 2.0 * PAD).max(36.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), if row.open { Sense::click() } else { Sense::hover() });
    let kind = if row.ticked.is_some() { WidgetType::Checkbox } else { WidgetType::Button };
    response.widget_info(|| match row.ticked {
        Some(ticked) => WidgetInfo::selected(kind, row.open, ticked, row.spoken()),
        None => WidgetInfo::labeled(kind, row.open, row.spoken()),
    });
    if ui.is_rect_visible(rect) {
        let lively = row.open && (response.hovered() || response.has_focus());
        let ticked = row.ticked == Some(true);
        let ground = if lively || ticked { palette.accent_soft } else { palette.paper };
        let edge = if lively { palette.accent } else { palette.hair() };
        let painter = ui.painter();
        painter.rect(rect, CornerRadius::same(4), ground, Stroke::new(1.0, edge), StrokeKind::Inside);
        mark(painter, &row, rect, palette);
        painter.galley(rect.min + vec2(MARK + PAD, PAD), galley, ink);
    }
    if response.hovered() {
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}

/// The number or the box at the left of a row.
fn mark(painter: &Painter, row: &Row<'_>, rect: Rect, palette: &theme::Palette) {
    let top = rect.left_top() + vec2(22.0, 10.0 + Type::Body.line_height() / 2.0);
    let ink = if row.open { palette.accent } else { palette.muted };
    if let Some(ticked) = row.ticked {
        let square = Rect::from_center_size(top - vec2(0.0, 1.0), Vec2::splat(20.0));
        painter.rect_stroke(square, CornerRadius::same(3), Stroke::new(1.5, ink), StrokeKind::Inside);
        if ticked {
            let points = [vec2(-5.0, 0.0), vec2(-1.5, 4.0), vec2(6.0, -5.0)].map(|step| square.center() + step);
            painter.line(points.to_vec(), Stroke::new(2.5, ink));
        } else if let Some(number) = row.number {
            painter.text(square.center(), egui::Align2::CENTER_CENTER, number, Type::Small.font(), ink);
        }
    } else if let Some(number) = row.number {
        painter.text(top, egui::Align2::CENTER_CENTER, number, Type::Body.bold(), ink);
    } else {
        painter.circle_filled(top, 3.0, ink);
    }
}

/// Says more about a control: to the eye when the pointer rests on it, to a screen reader as its description.
pub fn described(response: Response, hint: &str) -> Response {
    if hint.is_empty() {
        return response;
    }
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(hint));
    response.on_hover_text(hint)
}

/// Whether a word without its beginning follows an apostrophe: 'em, 'til, '90s.
fn is_elision(after: &str) -> bool {
    let word = after.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    after.starts_with(|letter: char| letter.is_ascii_digit()) || ["em", "til", "cause", "bout", "n", "tis", "twas"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::typeset;

    #[test]
    fn apostrophes_and_quotes_are_set_as_in_print() {
        assert_eq!(typeset("I'll ask the clients' son, 'Dario'."), "I’ll ask the clients’ son, ‘Dario’.");
        assert_eq!(typeset("“'Go home,' he said.”"), "“‘Go home,’ he said.”");
        assert_eq!(typeset("Ms. Asante’s"), "Ms. Asante’s");
        assert_eq!(typeset("It's in /home/O'Brien/a.ron:12."), "It’s in /home/O'Brien/a.ron:12.");
        assert_eq!(typeset("Tell 'em 'til the '90s."), "Tell ’em ’til the ’90s.");
    }
}
