//! A measure over the weeks as a small drawing: one line, or two courses over each other. It knows no case.

use egui::{Align2, Color32, Painter, Pos2, Rect, Response, Shape, Stroke, Ui, lerp, pos2, vec2};

use super::words::{every_week, whole_points};
use crate::debrief::points;
use crate::ui::theme::{Palette, Type, palette};
use crate::ui::widgets::drawing_ui;

/// What is drawn.
pub(super) struct Chart<'a> {
    /// What is measured.
    pub name: &'a str,
    /// Least value, in hundredths.
    pub least: i32,
    /// Greatest value, in hundredths.
    pub most: i32,
    /// The solid line: its name and its value at the beginning and after each week.
    pub solid: (&'a str, &'a [i32]),
    /// The dashed line over it, if there is one.
    pub dashed: Option<(&'a str, &'a [i32])>,
    /// Weeks in which the learner decided something, for ticks on the time line.
    pub decided: &'a [u32],
    /// Weeks that brought something of themselves, for bands.
    pub dated: &'a [u32],
}

impl Chart<'_> {
    fn weeks(&self) -> usize {
        let dashed = self.dashed.map_or(0, |(_, values)| values.len());
        self.solid.1.len().max(dashed).saturating_sub(1).max(1)
    }

    /// The same in words.
    fn says(&self) -> String {
        let range = format!("{}, {} to {}", self.name, points(self.least), points(self.most));
        match self.dashed {
            None => format!("{range}: {}", every_week(self.solid.1)),
            Some((name, values)) => {
                format!("{range}. Solid line, {}: {}. Dashed line, {name}: {}", self.solid.0, every_week(self.solid.1), every_week(values))
            }
        }
    }
}

/// The size of one of several charts side by side.
pub(super) fn size(ui: &Ui) -> egui::Vec2 {
    vec2(ui.available_width().min(340.0), 150.0)
}

pub(super) fn chart_ui(ui: &mut Ui, chart: &Chart<'_>) -> Response {
    let palette = palette(ui);
    drawing_ui(ui, size(ui), &chart.says(), |painter, rect| {
        let ground =
            Ground { rect: Rect::from_min_max(rect.min + vec2(34.0, 8.0), rect.max - vec2(40.0, 24.0)), weeks: chart.weeks(), chart };
        ground.axes(painter, palette);
        ground.marks(painter, palette);
        ground.series(painter, chart.solid.1, false, palette.accent);
        if let Some((_, values)) = chart.dashed {
            ground.series(painter, values, true, palette.warm);
        }
        ground.ends(painter, palette);
    })
}

struct Ground<'a> {
    rect: Rect,
    weeks: usize,
    chart: &'a Chart<'a>,
}

impl Ground<'_> {
    fn x(&self, week: f32) -> f32 {
        lerp(self.rect.x_range(), week / self.weeks as f32)
    }

    fn y(&self, value: i32) -> f32 {
        let span = (self.chart.most - self.chart.least).max(1) as f32;
        lerp(self.rect.bottom()..=self.rect.top(), (value - self.chart.least) as f32 / span)
    }

    fn axes(&self, painter: &Painter, palette: &Palette) {
        let font = Type::Small.font();
        for value in [self.chart.least, self.chart.most] {
            painter.hline(self.rect.x_range(), self.y(value), Stroke::new(1.0, palette.hair()));
            painter.text(pos2(self.rect.left() - 6.0, self.y(value)), Align2::RIGHT_CENTER, points(value), font.clone(), palette.muted);
        }
        painter.text(self.rect.left_bottom() + vec2(0.0, 6.0), Align2::LEFT_TOP, "start", font.clone(), palette.muted);
        painter.text(self.rect.right_bottom() + vec2(0.0, 6.0), Align2::CENTER_TOP, format!("week {}", self.weeks), font, palette.muted);
    }

    /// Bands for what the weeks brought of themselves, ticks for decisions.
    fn marks(&self, painter: &Painter, palette: &Palette) {
        for week in self.chart.dated {
            let band = Rect::from_x_y_ranges(self.x(*week as f32 - 1.0)..=self.x(*week as f32), self.rect.y_range());
            painter.rect_filled(band, 0.0, palette.line.gamma_multiply(0.18));
        }
        for week in self.chart.decided {
            let x = self.x(*week as f32 - 0.5);
            painter.vline(x, self.rect.bottom() - 5.0..=self.rect.bottom() + 4.0, Stroke::new(2.0, palette.ink));
        }
    }

    fn series(&self, painter: &Painter, values: &[i32], dashed: bool, color: Color32) {
        let points: Vec<Pos2> = values.iter().enumerate().map(|(week, value)| pos2(self.x(week as f32), self.y(*value))).collect();
        let stroke = Stroke::new(2.5, color);
        if dashed {
            painter.extend(Shape::dashed_line(&points, stroke, 7.0, 5.0));
        } else {
            painter.line(points.clone(), stroke);
        }
        for point in points {
            if dashed {
                painter.circle(point, 2.5, Color32::TRANSPARENT, Stroke::new(1.5, color));
            } else {
                painter.circle_filled(point, 2.5, color);
            }
        }
    }

    /// The last values, in figures beside the ends of the lines, kept apart.
    fn ends(&self, painter: &Painter, palette: &Palette) {
        let mut ends = vec![(self.chart.solid.1, palette.accent)];
        ends.extend(self.chart.dashed.map(|(_, values)| (values, palette.warm)));
        let mut placed: Vec<f32> = Vec::new();
        for (values, color) in ends {
            let Some(last) = values.last() else { continue };
            let mut y = self.y(*last);
            if let Some(other) = placed.first()
                && (y - other).abs() < 15.0
            {
                y = if y >= *other { other + 15.0 } else { other - 15.0 };
            }
            placed.push(y);
            let x = self.x((values.len() - 1) as f32) + 7.0;
            painter.text(pos2(x, y), Align2::LEFT_CENTER, whole_points(*last), Type::Small.bold(), color);
        }
    }
}
