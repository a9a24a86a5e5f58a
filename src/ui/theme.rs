//! Colours, type and space by role. It draws nothing and knows no screen.
//!
//! Ask [`palette`] for a colour and [`Type`] for a size; never write a number for either in a screen. The pairs of text
//! and ground used here were measured: all text has at least 5.9 : 1 on paper, panel and its own soft ground in the light
//! palette and 6.9 : 1 in the dark one, lines at least 3.1 : 1.

use std::sync::Arc;

use egui::{Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, TextStyle, Vec2, vec2};

use super::settings::{FontChoice, Settings, ThemeChoice};
use crate::scenario::words::Level;

/// Colours by what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// The ground that is read on.
    pub paper: Color32,
    /// The ground beside it.
    pub panel: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub muted: Color32,
    /// Rules, and borders of controls.
    pub line: Color32,
    /// What can be done now; the focus ring; links.
    pub accent: Color32,
    /// A ground for `accent`.
    pub accent_soft: Color32,
    /// Reactions and reflection.
    pub warm: Color32,
    /// A ground for `warm`.
    pub warm_soft: Color32,
    /// Critical acts, loss, warnings.
    pub danger: Color32,
    /// A ground for `danger`.
    pub danger_soft: Color32,
    /// What went well.
    pub good: Color32,
    /// A ground for `good`.
    pub good_soft: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

impl Palette {
    /// Ink on warm paper.
    pub const LIGHT: Palette = Palette {
        paper: hex(0xFBF9F5),
        panel: hex(0xF3EFE7),
        ink: hex(0x22201C),
        muted: hex(0x5A554C),
        line: hex(0x8C8577),
        accent: hex(0x0F5E63),
        accent_soft: hex(0xDDEDEC),
        warm: hex(0x7A4206),
        warm_soft: hex(0xF8E9D2),
        danger: hex(0x9C2A1F),
        danger_soft: hex(0xF7DEDA),
        good: hex(0x2A6235),
        good_soft: hex(0xDDEEDD),
    };
    /// Light ink on dark grey.
    pub const DARK: Palette = Palette {
        paper: hex(0x1B1D1F),
        panel: hex(0x26292D),
        ink: hex(0xECE8E1),
        muted: hex(0xB9B3A8),
        line: hex(0x7C828A),
        accent: hex(0x78CFCB),
        accent_soft: hex(0x17393A),
        warm: hex(0xEBB972),
        warm_soft: hex(0x3D2C14),
        danger: hex(0xF4A298),
        danger_soft: hex(0x431E1A),
        good: hex(0x93D09D),
        good_soft: hex(0x1C3823),
    };

    /// A hair line: less than `line`, where nothing depends on seeing it.
    pub fn hair(&self) -> Color32 {
        self.line.gamma_multiply(0.4)
    }
}

/// The palette in force.
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &Palette::DARK } else { &Palette::LIGHT }
}

/// The colour of a ring of the ecological model: told apart by colour-blind eyes, and never shown without its name.
pub fn ring(level: Level) -> Color32 {
    match level {
        Level::Micro => hex(0x0072B2),
        Level::Meso => hex(0x009E73),
        Level::Exo => hex(0xE69F00),
        Level::Macro => hex(0xCC79A7),
        Level::Chrono => hex(0x808080),
    }
}

/// Text by role; sizes are those at 100 %, the whole window is enlarged with [`Settings::text_size`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// 14: captions, costs, states.
    Small,
    /// 16: everything that is read.
    Body,
    /// 19: questions, headings of a section.
    Lead,
    /// 24: headings of a page or an encounter.
    Heading,
    /// 32: titles.
    Title,
}

impl Type {
    /// Its size in points.
    pub fn size(self) -> f32 {
        match self {
            Type::Small => 14.0,
            Type::Body => 16.0,
            Type::Lead => 19.0,
            Type::Heading => 24.0,
            Type::Title => 32.0,
        }
    }

    /// The distance between its lines.
    pub fn line_height(self) -> f32 {
        (self.size() * if self == Type::Title { 1.2 } else { 1.45 }).round()
    }

    /// In the text face.
    pub fn font(self) -> FontId {
        FontId::new(self.size(), text_family())
    }

    /// In its bold.
    pub fn bold(self) -> FontId {
        FontId::new(self.size(), bold_family())
    }

    /// In its italic.
    pub fn italic(self) -> FontId {
        FontId::new(self.size(), italic_family())
    }
}

/// The width of a column that is pleasant to read: 60 to 72 characters of body text.
pub const COLUMN: f32 = 580.0;
/// The width of a page of cards or settings.
pub const PAGE: f32 = 760.0;
/// The step of all distances.
pub const STEP: f32 = 4.0;
/// Below this width the desk shows one half at a time.
pub const NARROW: f32 = 900.0;

/// The text face.
pub fn text_family() -> FontFamily {
    FontFamily::Name("text".into())
}

/// Its bold.
pub fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Its italic.
pub fn italic_family() -> FontFamily {
    FontFamily::Name("italic".into())
}

/// Brings fonts, colours, spaces and text size into force; returns whether the fonts are there yet (they come with the next pass).
pub fn apply(ctx: &Context, settings: &Settings) -> bool {
    let key = egui::Id::new("practicum theme");
    let before = ctx.data(|data| data.get_temp::<Settings>(key));
    if before.as_ref() != Some(settings) {
        if before.as_ref().map(|before| before.font) != Some(settings.font) {
            ctx.set_fonts(fonts(settings.font));
        }
        let (theme, palette) = match settings.theme {
            ThemeChoice::Light | ThemeChoice::System => (egui::Theme::Light, &Palette::LIGHT),
            ThemeChoice::Dark => (egui::Theme::Dark, &Palette::DARK),
        };
        ctx.set_theme(theme);
        ctx.style_mut_of(theme, |style| restyle(style, palette));
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let zoom = f32::from(settings.text_size) / 100.0;
        if (ctx.zoom_factor() - zoom).abs() > 0.001 {
            ctx.set_zoom_factor(zoom);
        }
        ctx.data_mut(|data| data.insert_temp(key, settings.clone()));
    }
    ctx.fonts(|fonts| fonts.families().contains(&bold_family()))
}

fn restyle(style: &mut egui::Style, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Small, Type::Small.font()),
        (TextStyle::Body, Type::Body.font()),
        (TextStyle::Button, Type::Body.font()),
        (TextStyle::Heading, Type::Heading.bold()),
        (TextStyle::Monospace, FontId::monospace(Type::Small.size())),
    ]
    .into();
    // The window sleeps between events: nothing may ask for a later frame (blinking, delays, running scrolls).
    style.animation_time = 0.0;
    style.scroll_animation = egui::style::ScrollAnimation::none();
    style.visuals.text_cursor.blink = false;
    style.interaction.tooltip_delay = 0.0;
    style.interaction.show_tooltips_only_when_still = false;
    style.interaction.selectable_labels = false;
    style.url_in_tooltip = false;

    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(2.0 * STEP, 1.5 * STEP);
    spacing.button_padding = vec2(3.0 * STEP, 1.5 * STEP);
    spacing.interact_size = vec2(40.0, 32.0);
    spacing.icon_width = 20.0;
    spacing.icon_width_inner = 12.0;
    spacing.icon_spacing = 2.0 * STEP;
    spacing.indent = 4.0 * STEP;
    spacing.window_margin = Margin::same(16);
    spacing.text_edit_width = 320.0;
    spacing.tooltip_width = 360.0;
    // Always to be seen, in a strip of its own beside the text.
    spacing.scroll = egui::style::ScrollStyle {
        bar_width: 8.0,
        floating_width: 8.0,
        floating_allocated_width: 12.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.5,
        active_handle_opacity: 0.6,
        interact_handle_opacity: 0.8,
        ..egui::style::ScrollStyle::floating()
    };

    let visuals = &mut style.visuals;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.muted);
    visuals.panel_fill = palette.paper;
    visuals.window_fill = palette.paper;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.extreme_bg_color = palette.paper;
    visuals.text_edit_bg_color = Some(palette.paper);
    visuals.faint_bg_color = palette.panel;
    visuals.code_bg_color = palette.panel;
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warm;
    visuals.error_fg_color = palette.danger;
    visuals.selection.bg_fill = palette.accent_soft;
    visuals.selection.stroke = Stroke::new(2.0, palette.accent);
    visuals.disabled_alpha = 1.0;
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.interact_cursor = Some(egui::CursorIcon::PointingHand);
    visuals.indent_has_left_vline = false;
    visuals.slider_trailing_fill = true;

    let corner = CornerRadius::same(4);
    let widgets = &mut visuals.widgets;
    for (state, fill, edge, text) in [
        (&mut widgets.noninteractive, palette.paper, palette.hair(), palette.ink),
        (&mut widgets.inactive, palette.paper, palette.line, palette.ink),
        (&mut widgets.hovered, palette.accent_soft, palette.accent, palette.ink),
        (&mut widgets.active, palette.accent_soft, palette.accent, palette.ink),
        (&mut widgets.open, palette.accent_soft, palette.accent, palette.ink),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, edge);
        state.fg_stroke = Stroke::new(1.5, text);
        state.corner_radius = corner;
        state.expansion = 0.0;
    }
}

/// The margins of a page.
pub fn page_margin(width: f32) -> Margin {
    if width < NARROW { Margin { left: 12, right: 4, top: 8, bottom: 8 } } else { Margin { left: 24, right: 8, top: 16, bottom: 8 } }
}

/// The least size of something to click.
pub fn target() -> Vec2 {
    vec2(32.0, 32.0)
}

fn fonts(choice: FontChoice) -> FontDefinitions {
    const FACES: [(&str, &[u8]); 9] = [
        ("atkinson", include_bytes!("../../assets/fonts/atkinson-regular.ttf")),
        ("atkinson-ext", include_bytes!("../../assets/fonts/atkinson-regular-ext.ttf")),
        ("atkinson-bold", include_bytes!("../../assets/fonts/atkinson-bold.ttf")),
        ("atkinson-bold-ext", include_bytes!("../../assets/fonts/atkinson-bold-ext.ttf")),
        ("atkinson-italic", include_bytes!("../../assets/fonts/atkinson-italic.ttf")),
        ("atkinson-italic-ext", include_bytes!("../../assets/fonts/atkinson-italic-ext.ttf")),
        ("dyslexic", include_bytes!("../../assets/fonts/OpenDyslexic-Regular.otf")),
        ("dyslexic-bold", include_bytes!("../../assets/fonts/OpenDyslexic-Bold.otf")),
        ("dyslexic-italic", include_bytes!("../../assets/fonts/OpenDyslexic-Italic.otf")),
    ];
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    // What a face does not have (arrows, shapes) comes from those that egui brings along.
    let rest = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (family, style) in [(text_family(), ""), (bold_family(), "-bold"), (italic_family(), "-italic")] {
        let mut chain = vec![format!("atkinson{style}"), format!("atkinson{style}-ext")];
        if choice == FontChoice::OpenDyslexic {
            chain.insert(0, format!("dyslexic{style}"));
        }
        chain.extend(rest.iter().cloned());
        if family == text_family() {
            fonts.families.insert(FontFamily::Proportional, chain.clone());
        }
        fonts.families.insert(family, chain);
    }
    fonts
}
