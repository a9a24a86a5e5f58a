//! The map as a drawing: to look at, to search, and to walk through by the arrow keys.

use std::collections::BTreeSet;

use egui::{
    Color32, CornerRadius, EventFilter, FontId, Id, Key, Modifiers, Painter, Pos2, Rect, Response, ScrollArea, Sense, Shape, Stroke,
    StrokeKind, Ui,
};
use egui::{WidgetInfo, WidgetType, pos2, vec2};

use super::View as Author;
use crate::diagnostic::Severity;
use crate::map::{Area, Item, Kind, Layer, Layout, Shades, Spot, Step, Tone, Why, full_name, name};
use crate::session::Version;
use crate::ui::intent::Intent;
use crate::ui::theme::{self, Palette, Type, bold_family, palette, text_family};
use crate::ui::widgets::{announce, button_ui, muted_ui, toggle_ui};

/// What is only on the screen.
#[derive(Debug)]
pub(super) struct View {
    search: String,
    /// The spot found last.
    found: Option<Spot>,
    /// Whether nothing was found.
    missed: bool,
    size: usize,
    hides_links: bool,
    /// Where room is scarce: whether colors and size are folded out.
    unfolded: bool,
    /// What takes the focus in the next frame.
    focus: Option<Spot>,
    /// The chosen spot stands elsewhere now: it is brought into view.
    reveal: bool,
    /// How many frames are still drawn after a jump.
    settle: u8,
    /// For this version and this width.
    laid: Option<(u64, i32, Layout)>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            search: String::new(),
            found: None,
            missed: false,
            size: 3,
            hides_links: false,
            unfolded: false,
            focus: None,
            reveal: false,
            settle: 0,
            laid: None,
        }
    }
}

impl View {
    /// Brings a spot into view and gives it the focus.
    pub(super) fn go_to(&mut self, spot: Spot) {
        self.focus = Some(spot);
    }
}

/// The sizes in which the map can be drawn, in per cent.
const SIZES: [u16; 7] = [50, 65, 80, 100, 125, 150, 200];
/// Less height than this is for the map itself.
const CRAMPED: f32 = 360.0;
/// Room for the scroll bar.
const BAR: f32 = 16.0;
/// More lines than this from one spot would be a tangle.
const MOST_LINKS: usize = 60;

/// Draws the map.
pub(super) fn map_ui(ui: &mut Ui, version: &Version, author: &mut Author) -> Vec<Intent> {
    let cramped = ui.available_height() < CRAMPED;
    tools_ui(ui, version, author, cramped);
    let case = &version.file.case;
    let shades = author.layer.shades(case, &version.map, &version.evidence);
    if !cramped || author.map.unfolded {
        legend_ui(ui, author.layer, &shades);
    }
    let scale = f32::from(SIZES[author.map.size]) / 100.0;
    let key = (author.loads, ((ui.available_width() - BAR) / scale) as i32);
    if author.map.laid.as_ref().map(|(loads, width, _)| (*loads, *width)) != Some(key) {
        // As many columns as there is room for; one in any case.
        let fits = |columns: usize| Some(Layout::of(&version.map, columns)).filter(|layout| columns == 1 || layout.width <= key.1);
        author.map.reveal = author.map.laid.is_some();
        author.map.laid = (1..=4).rev().find_map(fits).map(|layout| (key.0, key.1, layout));
    }
    let Some((_, _, layout)) = author.map.laid.take() else { return Vec::new() };
    let shown = ScrollArea::both().id_salt("map").auto_shrink(false).scroll_source(egui::scroll_area::ScrollSource::ALL).show(ui, |ui| {
        canvas_ui(ui, version, author, &layout, &shades, scale);
    });
    // egui leaves its bars without a name.
    for (at, says) in ["Scroll sideways", "Scroll"].iter().enumerate() {
        if shown.content_size[at] > shown.inner_rect.size()[at] {
            ui.ctx().accesskit_node_builder(shown.id.with(at), |node| node.set_label(*says));
        }
    }
    author.map.laid = Some((key.0, key.1, layout));
    // What is drawn for the first time comes to the screen a frame late: after a jump the window must not sleep before.
    if author.map.settle > 0 {
        author.map.settle -= 1;
        ui.ctx().request_repaint();
    }
    Vec::new()
}

fn tools_ui(ui: &mut Ui, version: &Version, author: &mut Author, cramped: bool) {
    let case = &version.file.case;
    ui.horizontal_wrapped(|ui| {
        let field = egui::TextEdit::singleline(&mut author.map.search).hint_text("Find on the map").desired_width(180.0);
        let response = ui.add(field.margin(egui::Margin::symmetric(8, 6)));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Find on the map"));
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if (button_ui(ui, "Find next", "").clicked() || entered) && !author.map.search.trim().is_empty() {
            author.map.found = find(version, &author.map.search, author.map.found);
            author.map.missed = author.map.found.is_none();
            if let Some(spot) = author.map.found {
                author.chosen = Some(spot);
                author.map.go_to(spot);
            }
        }
        if author.map.missed {
            let response = muted_ui(ui, "Nothing on the map has these words.");
            announce(ui, &response);
        }
        if cramped {
            let response = toggle_ui(ui, author.map.unfolded, "Colors and size", "");
            if response.clicked() {
                author.map.unfolded = !author.map.unfolded;
            }
            if !author.map.unfolded {
                return;
            }
        }
        let label = author.layer.label(case);
        let shown = egui::ComboBox::from_id_salt("layer").selected_text(&label).width(220.0).height(520.0).show_ui(ui, |ui| {
            for layer in Layer::all(case).into_iter().filter(|layer| *layer != Layer::Hits || !version.evidence.hits.is_empty()) {
                ui.selectable_value(&mut author.layer, layer, layer.label(case));
            }
        });
        ui.ctx().accesskit_node_builder(shown.response.id, |node| node.set_label(format!("Colors: {label}")));
        for (sign, says, by) in [("−", "Smaller map", -1_i32), ("+", "Larger map", 1)] {
            let response = button_ui(ui, sign, says);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(says));
            if response.clicked() {
                author.map.size = author.map.size.saturating_add_signed(by as isize).min(SIZES.len() - 1);
            }
        }
        let size = egui::RichText::new(format!("{} %", SIZES[author.map.size])).font(Type::Small.font()).color(palette(ui).muted);
        ui.add(egui::Label::new(size).extend());
        if toggle_ui(ui, !author.map.hides_links, "Dependencies", "Lines from what is chosen to what asks for it, and to what it asks for")
            .clicked()
        {
            author.map.hides_links = !author.map.hides_links;
        }
    });
}

/// The next spot whose name or text holds these words.
fn find(version: &Version, search: &str, after: Option<Spot>) -> Option<Spot> {
    let case = &version.file.case;
    let wanted = search.to_lowercase();
    let fits = |spot: &Spot| {
        let text = format!("{} {}", name(case, *spot), full_name(case, *spot)).to_lowercase();
        wanted.split_whitespace().all(|word| text.contains(word))
    };
    let spots = version.map.spots();
    let start = after.and_then(|after| spots.iter().position(|spot| *spot == after)).map_or(0, |at| at + 1);
    spots[start..].iter().chain(&spots[..start]).copied().find(fits)
}

fn legend_ui(ui: &mut Ui, layer: Layer, shades: &Shades) {
    if layer == Layer::Plain {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (tone, says) in layer.legend() {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
            let (ground, edge) = colors(tone, palette(ui), ui.visuals().dark_mode);
            ui.painter().rect(rect, CornerRadius::same(3), ground, Stroke::new(1.5, edge), StrokeKind::Inside);
            muted_ui(ui, says);
        }
        if shades.is_empty() {
            muted_ui(ui, "Nothing on the map has any.");
        }
    });
}

fn id_of(spot: Spot) -> Id {
    Id::new(("on the map", spot))
}

fn canvas_ui(ui: &mut Ui, version: &Version, author: &mut Author, layout: &Layout, shades: &Shades, scale: f32) {
    let size = vec2(layout.width as f32, layout.height as f32) * scale;
    let (page, _) = ui.allocate_exact_size(size, Sense::hover());
    let palette = palette(ui);
    let dark = ui.visuals().dark_mode;
    let rect_of = |area: Area| {
        let min = page.min + vec2(area.left as f32, area.top as f32) * scale;
        Rect::from_min_size(min, vec2(area.width as f32, area.height as f32) * scale)
    };
    let painter = ui.painter().clone();
    for item in layout.items.iter().filter(|item| item.kind == Kind::Band) {
        painter.rect_filled(rect_of(item.area), CornerRadius::same(6), palette.panel);
    }
    for way in &layout.ways {
        let points: Vec<Pos2> = way.points.iter().map(|(x, y)| page.min + vec2(*x as f32, *y as f32) * scale).collect();
        let next = version.map.ways[way.way].why == Why::Next;
        let color = if next { palette.line } else { palette.accent };
        arrow(&painter, &points, Stroke::new(if next { 1.5 } else { 2.0 }, color), scale);
    }
    let linked = links(version, author);
    let ends: BTreeSet<Spot> = linked.iter().flat_map(|(from, to)| [*from, *to]).collect();
    let mut walked = None;
    for item in layout.items.iter().filter(|item| item.kind != Kind::Band) {
        let rect = rect_of(item.area);
        let chosen = item.spot.is_some() && item.spot == author.chosen;
        if ui.is_rect_visible(rect) {
            let shade = item.spot.and_then(|spot| shades.get(&spot));
            let tone = shade.map(|shade| colors(shade.tone, palette, dark));
            let edge = item.spot.is_some_and(|spot| ends.contains(&spot));
            paint(&painter, item, rect, scale, palette, (tone, shade.map(|shade| shade.mark.as_str())), (chosen, edge));
        }
        let Some(spot) = item.spot else { continue };
        let response = spot_ui(ui, version, spot, rect, chosen, shades);
        if author.map.focus == Some(spot) {
            author.map.focus = None;
            author.map.settle = 2;
            response.request_focus();
            ui.scroll_to_rect(rect.expand(40.0), None);
        }
        if chosen && std::mem::take(&mut author.map.reveal) {
            author.map.settle = 2;
            ui.scroll_to_rect(rect.expand(24.0), None);
        }
        if response.gained_focus() {
            ui.scroll_to_rect(rect.expand(24.0), None);
        }
        if response.clicked() {
            author.chosen = Some(spot);
        }
        if response.has_focus() {
            walked = walk(ui, version, spot, response.id);
        }
    }
    if let Some(next) = walked {
        ui.memory_mut(|memory| memory.request_focus(id_of(next)));
    }
    for (from, to) in linked {
        if let (Some(from), Some(to)) = (layout.find(from), layout.find(to)) {
            bow(&painter, rect_of(from.area), rect_of(to.area), palette.warm);
        }
    }
}

/// The lines of what depends on what, for what is chosen.
fn links(version: &Version, author: &Author) -> Vec<(Spot, Spot)> {
    let Some(chosen) = author.chosen.filter(|_| !author.map.hides_links) else { return Vec::new() };
    version.map.links_at(chosen, MOST_LINKS).into_iter().map(|(from, to, _)| (from, to)).collect()
}

/// What can be chosen: told to screen readers by kind, text and color.
fn spot_ui(ui: &Ui, version: &Version, spot: Spot, rect: Rect, chosen: bool, shades: &Shades) -> Response {
    let response = ui.interact(rect, id_of(spot), Sense::click());
    response.widget_info(|| {
        let case = &version.file.case;
        let shade = shades.get(&spot).map_or(String::new(), |shade| format!(", {}", shade.says));
        WidgetInfo::selected(WidgetType::Button, true, chosen, format!("{}: {}{shade}", super::details::kind(spot), full_name(case, spot)))
    });
    if response.hovered() {
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}

/// Where the arrow keys lead from what has the focus.
fn walk(ui: &Ui, version: &Version, spot: Spot, id: Id) -> Option<Spot> {
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let keys = [(Key::ArrowUp, Step::Up), (Key::ArrowDown, Step::Down), (Key::ArrowLeft, Step::Left), (Key::ArrowRight, Step::Right)];
    let step = keys.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)))?.1;
    version.map.step(spot, step)
}

type Look<'a> = (Option<(Color32, Color32)>, Option<&'a str>);

fn paint(
    painter: &Painter,
    item: &Item,
    rect: Rect,
    scale: f32,
    palette: &Palette,
    (tone, mark): Look<'_>,
    (chosen, linked): (bool, bool),
) {
    let plain = match item.kind {
        Kind::Band | Kind::Head => (palette.panel, Color32::TRANSPARENT),
        Kind::Card => (palette.paper, palette.line),
        Kind::Block => (palette.panel, palette.hair()),
        Kind::Row => (palette.paper, palette.hair()),
    };
    // Around everything that it holds, a card shows its color by its edge alone.
    let (ground, edge) = tone.map_or(plain, |(ground, edge)| (if item.kind == Kind::Card { plain.0 } else { ground }, edge));
    let stroke = match (chosen, linked) {
        (true, _) => Stroke::new(3.0, palette.accent),
        (false, true) => Stroke::new(2.0, palette.warm),
        _ => Stroke::new(if item.kind == Kind::Card && tone.is_some() { 2.5 } else { 1.0 }, edge),
    };
    painter.rect(rect, CornerRadius::same(4), ground, stroke, StrokeKind::Inside);
    let clipped = painter.with_clip_rect(painter.clip_rect().intersect(rect));
    let (family, letters) = match item.kind {
        Kind::Head => (bold_family(), 14.0),
        Kind::Card => (bold_family(), 13.5),
        Kind::Block => (bold_family(), 13.0),
        Kind::Band | Kind::Row => (text_family(), 13.0),
    };
    let inset = if item.kind == Kind::Row { vec2(6.0, 2.0) } else { vec2(8.0, 6.0) };
    let at = |line: usize| rect.min + (inset + vec2(0.0, 16.0 * line as f32)) * scale;
    for (row, line) in item.lines.iter().enumerate() {
        clipped.text(at(row), egui::Align2::LEFT_TOP, line, FontId::new(letters * scale, family.clone()), palette.ink);
    }
    if !item.note.is_empty() {
        let font = FontId::new(12.0 * scale, text_family());
        clipped.text(at(item.lines.len()), egui::Align2::LEFT_TOP, &item.note, font, palette.muted);
    }
    if let Some(mark) = mark {
        // The names of bands leave no room beside them.
        let below = if item.kind == Kind::Head { item.lines.len() } else { 0 };
        let corner = pos2(rect.right() - 5.0 * scale, at(below).y);
        clipped.text(corner, egui::Align2::RIGHT_TOP, mark, FontId::new(13.0 * scale, bold_family()), palette.ink);
    }
}

fn arrow(painter: &Painter, points: &[Pos2], stroke: Stroke, scale: f32) {
    let [.., before, tip] = points else { return };
    painter.add(Shape::line(points.to_vec(), stroke));
    let along = (*tip - *before).normalized() * scale;
    let (back, across) = (*tip - along * 8.0, along.rot90() * 4.0);
    painter.add(Shape::convex_polygon(vec![*tip, back + across, back - across], stroke.color, Stroke::NONE));
}

/// From the left edge of one to the left edge of another.
fn bow(painter: &Painter, from: Rect, to: Rect, color: Color32) {
    let (a, b) = (from.left_center(), to.left_center());
    let out = vec2(-60.0, 0.0);
    let curve = egui::epaint::CubicBezierShape::from_points_stroke([a, a + out, b + out, b], false, Color32::TRANSPARENT, Stroke::NONE);
    painter.extend(Shape::dashed_line(&curve.flatten(Some(0.5)), Stroke::new(1.5, color), 6.0, 4.0));
    painter.circle_filled(b, 3.5, color);
}

/// Ground and edge of a color, told apart from all others by its mark as well.
fn colors(tone: Tone, palette: &Palette, dark: bool) -> (Color32, Color32) {
    let mixed = |color: Color32, share: f32| palette.paper.lerp_to_gamma(color, if dark { share * 0.8 } else { share });
    match tone {
        Tone::Worse(by) => (mixed(palette.danger, 0.15 * f32::from(by.min(2))), palette.danger),
        Tone::Better(by) => (mixed(palette.good, 0.15 * f32::from(by.min(2))), palette.good),
        Tone::Heat(by) => (mixed(palette.warm, 0.09 * f32::from(by.min(4))), palette.warm),
        Tone::Ring(level) => (mixed(theme::ring(level), 0.22), theme::ring(level)),
        Tone::Client | Tone::Finding(Severity::Note) => (palette.accent_soft, palette.accent),
        Tone::System | Tone::Finding(Severity::Warning) => (palette.warm_soft, palette.warm),
        Tone::Finding(Severity::Error) => (palette.danger_soft, palette.danger),
    }
}
