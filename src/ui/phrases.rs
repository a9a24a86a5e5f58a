//! Hours, money, dates and changes in words, as the screens say them. No layout.

use crate::scenario::{Choice, Measure, Scenario};

/// Quarter hours: `½ h`, `1¼ h`, `8 h`.
pub fn hours(quarters: i32) -> String {
    let (sign, quarters) = if quarters < 0 { ("−", -quarters) } else { ("", quarters) };
    let part = ["", "¼", "½", "¾"][(quarters % 4) as usize];
    match quarters / 4 {
        0 if !part.is_empty() => format!("{sign}{part} h"),
        whole => format!("{sign}{whole}{part} h"),
    }
}

/// Dollars: `$40`.
pub fn dollars(amount: i32) -> String {
    if amount < 0 { format!("−${}", -amount) } else { format!("${amount}") }
}

/// What an option costs: `½ h · $40`, `¼ h · $60 once it starts`; empty where it costs nothing.
pub fn cost(case: &Scenario, choice: &Choice) -> String {
    let now = total(choice.quarters, choice.money);
    match case.service_costs(choice) {
        0 => now,
        later if now.is_empty() => format!("{} once it starts", dollars(later)),
        later => format!("{now} · {} once it starts", dollars(later)),
    }
}

/// Hours and dollars together, what is nothing left out.
pub fn total(quarters: i32, money: i32) -> String {
    match (quarters, money) {
        (0, 0) => String::new(),
        (quarters, 0) => hours(quarters),
        (0, money) => dollars(money),
        (quarters, money) => format!("{} · {}", hours(quarters), dollars(money)),
    }
}

/// `1 week`, `3 weeks`.
pub fn weeks(count: u32) -> String {
    if count == 1 { "1 week".into() } else { format!("{count} weeks") }
}

/// A value in hundredths as a whole number, with its word: `46 (open)`.
pub fn value(measure: &Measure, value: i32) -> String {
    let number = whole(value);
    match measure.word(value) {
        Some(word) => format!("{number} ({word})"),
        None => number.to_string(),
    }
}

/// A value in hundredths, rounded to a whole number.
pub fn whole(value: i32) -> i32 {
    (value + value.signum() * 50) / 100
}

/// How much a measure has changed, in words that fit its range.
pub fn change(measure: &Measure, from: i32, to: i32) -> &'static str {
    let range = (measure.most - measure.least).max(1);
    match ((to - from) * 100 / range).abs() {
        _ if to == from => "unchanged",
        0 if to > from => "hardly up",
        0 => "hardly down",
        1..=4 if to > from => "a little up",
        1..=4 => "a little down",
        5..=11 if to > from => "up",
        5..=11 => "down",
        _ if to > from => "far up",
        _ => "far down",
    }
}

/// Unix seconds as a date, in UTC: `31 January 2026`.
pub fn date(seconds: u64) -> String {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    // Days since 1 March of the year 0, in eras of 400 years (Howard Hinnant's civil calendar).
    let days = seconds / 86_400 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12;
    let year = era * 400 + year_of_era + u64::from(month < 2);
    format!("{day} {} {year}", MONTHS[month as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_said_in_quarters() {
        assert_eq!(hours(2), "½ h");
        assert_eq!(hours(5), "1¼ h");
        assert_eq!(hours(32), "8 h");
        assert_eq!(hours(0), "0 h");
        assert_eq!(total(3, 40), "¾ h · $40");
        assert_eq!(total(0, 0), "");
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        assert_eq!(date(0), "1 January 1970");
        assert_eq!(date(951_782_400), "29 February 2000");
        assert_eq!(date(1_769_817_600), "31 January 2026");
        assert_eq!(date(1_798_675_199), "30 December 2026");
    }

    #[test]
    fn values_round_to_the_nearest_whole() {
        assert_eq!((whole(4_649), whole(4_650), whole(-50), whole(0)), (46, 47, -1, 0));
    }
}
