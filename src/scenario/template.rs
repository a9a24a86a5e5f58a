//! The first case of an author: small, complete, commented. It knows the text and what is put into it, not where it goes.

use super::scene::is_id;

/// The case that [`template`] fills in; its notes teach the format by example.
const CASE: &str = include_str!("../../assets/new/case.ron");

/// The text of a new case with this id and title, ready to be played and changed. The title may be any text that is not blank.
///
/// # Errors
/// What is wrong with the id or the title, and how to write it.
pub fn template(id: &str, title: &str) -> Result<String, String> {
    if !is_id(id) {
        return Err(format!(
            "\"{id}\" cannot be the id of a case: write a small letter, then small letters, digits and _, as in \"{}\"",
            suggestion(id)
        ));
    }
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err("the title is empty: say what the case is to be called".into());
    }
    Ok(CASE.replace("{{id}}", id).replace("{{title}}", &quoted(&title)))
}

/// The title that an id suggests: `my_case`, "My Case".
pub fn title_of(id: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    id.split('_').filter(|word| !word.is_empty()).map(capital).collect::<Vec<_>>().join(" ")
}

/// An id that looks like what was meant.
fn suggestion(wrong: &str) -> String {
    let stem = wrong.rsplit(['/', '\\']).next().unwrap_or(wrong);
    let stem = stem.strip_suffix(".ron").unwrap_or(stem).to_lowercase();
    let words = stem.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit())).filter(|word| !word.is_empty());
    let mut id = words.collect::<Vec<_>>().join("_");
    id.truncate(48);
    let id = if id.starts_with(|c: char| c.is_ascii_digit()) { format!("case_{id}") } else { id };
    if is_id(&id) { id } else { "my_case".into() }
}

/// The inside of a RON text: what would end it is escaped.
fn quoted(text: &str) -> String {
    let mut inside = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => inside.extend(['\\', c]),
            c if c.is_control() => inside.extend(c.escape_default()),
            c => inside.push(c),
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::load;
    use super::*;

    #[test]
    fn an_id_that_is_none_is_answered_with_one_that_is() {
        let answered = [
            ("My Case", "my_case"),
            ("cases/door.ron", "door"),
            ("3_rooms", "case_3_rooms"),
            ("", "my_case"),
            ("Über uns", "ber_uns"),
            ("..", "my_case"),
        ];
        for (wrong, wanted) in answered {
            let told = template(wrong, "A title").expect_err("no id");
            assert!(told.ends_with(&format!("as in \"{wanted}\"")), "{told}");
        }
        assert!(template(&"a".repeat(65), "A title").is_err());
    }

    #[test]
    fn a_title_comes_from_the_id_where_none_is_given() {
        assert_eq!(title_of("the_blue_door"), "The Blue Door");
        assert_eq!(title_of("room_3"), "Room 3");
        assert!(template("door", " \n ").is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn whatever_the_title_the_case_loads_and_bears_it(title in "\\PC{0,40}[a-z\"\\\\{}#'\u{7}]") {
            let text = template("door", &title).expect("an id and a title");
            let case = load(text.as_bytes()).map_err(|faults| faults.diagnostics).expect("a clean case");
            prop_assert_eq!(case.about.title, title.split_whitespace().collect::<Vec<_>>().join(" "));
            prop_assert_eq!(case.about.id, "door");
        }
    }
}
