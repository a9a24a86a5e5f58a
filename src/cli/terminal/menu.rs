//! Which case to play, where none was named.

use super::Opening;
use crate::cli::args::Places;
use crate::cli::{out, play};
use crate::session::{Entry, Library};

/// Offers the cases of the library and plays the chosen one.
pub fn choose_and_play(places: &Places) -> Result<u8, String> {
    let library = places.library();
    let (playable, list) = offer(&library);
    out::print(&format!("{list}Which case? A number, or q to stop.\n"))?;
    loop {
        let mut line = String::new();
        let read = std::io::stdin().read_line(&mut line).map_err(|_| "what was typed is not UTF-8 text: type a number".to_owned())?;
        let line = line.trim();
        if read == 0 || line == "q" {
            return Ok(0);
        }
        match line.parse::<usize>().ok().and_then(|number| playable.get(number.checked_sub(1)?)) {
            Some(entry) => {
                let opening = Opening { again: "the same case goes on where you were", ..Opening::default() };
                return play::take_up(entry, false, &library, places, opening);
            }
            None => out::print(&format!("Type a number from 1 to {}, or q.\n", playable.len()))?,
        }
    }
}

/// The cases that can be played, and their list. Two of one title are told apart by where they come from.
fn offer(library: &Library) -> (Vec<&Entry>, String) {
    let playable = || library.entries().iter().filter_map(|entry| Some((entry, &entry.case.as_ref().ok()?.about)));
    let list = playable().enumerate().map(|(at, (entry, about))| {
        let (from, to) = about.minutes;
        let place = match playable().filter(|(_, other)| other.title == about.title).count() {
            1 => String::new(),
            _ => format!(", {}", entry.place),
        };
        format!("{}  {} ({}, {from} to {to} minutes{place})\n", at + 1, about.title, about.level.label())
    });
    (playable().map(|(entry, _)| entry).collect(), list.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_cases_of_one_title_are_told_apart() {
        let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/first_day.ron");
        let mut library = Library::gather(&[]);
        assert!(!offer(&library).1.contains("shipped"));
        library.add_file(shipped.as_ref());
        let list = offer(&library).1;
        let named: Vec<&str> = list.lines().filter(|line| line.contains("First Day")).collect();
        assert_eq!(named.len(), 2);
        assert!(named[0].ends_with("minutes, shipped with Practicum)") && named[1].ends_with("first_day.ron)"), "{list}");
        assert_eq!(list.matches(", shipped with").count(), 1);
    }
}
