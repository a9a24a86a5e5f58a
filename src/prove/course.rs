//! How measures go from week to week, over many plays.

use crate::debrief::MeasureLine;

/// The course of one measure, as the weeks end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Each week, from the first to the last of the case's limit. Later ones have fewer plays where some end early.
    pub weeks: Vec<Spread>,
}

/// Between what values something lay, in hundredths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// The least.
    pub least: i32,
    /// The greatest.
    pub most: i32,
    /// The sum of all.
    pub sum: i64,
    /// How many there were.
    pub count: u64,
}

impl Spread {
    const NOTHING: Self = Self { least: i32::MAX, most: i32::MIN, sum: 0, count: 0 };

    /// The mean; none of nothing.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum as f64 / self.count as f64)
    }

    fn and(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            most: self.most.max(other.most),
            sum: self.sum + other.sum,
            count: self.count + other.count,
        }
    }
}

impl Course {
    /// Of a case with so many weeks, before any play.
    pub(super) fn new(weeks: u32) -> Self {
        Self { weeks: vec![Spread::NOTHING; weeks as usize] }
    }

    /// Over all weeks.
    pub fn whole(&self) -> Spread {
        self.weeks.iter().fold(Spread::NOTHING, |all, week| all.and(*week))
    }

    /// Adds what another has seen.
    pub(super) fn merge(&mut self, other: &Self) {
        for (week, more) in self.weeks.iter_mut().zip(&other.weeks) {
            *week = week.and(*more);
        }
    }
}

/// Adds a play, by the lines of its measures, to the courses of all of them.
pub(super) fn look(courses: &mut [Course], lines: &[MeasureLine]) {
    for (course, line) in courses.iter_mut().zip(lines) {
        // The first value is from before the first week.
        for (week, &value) in course.weeks.iter_mut().zip(line.values.iter().skip(1)) {
            *week = week.and(Spread { least: value, most: value, sum: i64::from(value), count: 1 });
        }
    }
}
