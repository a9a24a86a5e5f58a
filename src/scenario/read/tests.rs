//! What authors are told about the slips that they make: the wording, line by line, and that no file at all is too much.
//!
//! Whether names mean anything is tested with `resolve`.

use expect_test::expect;

use super::forms::{FORMS, form};
use super::*;
use crate::diagnostic;
use crate::scenario::source::{Condition, Effect, Pick, WorkSource};

const CASE: &str = r##"(
    format: 1,
    id: "parade",
    title: "The parade",
    summary: "A drummer of eighty.",
    setting: "A small town",
    level: tutorial,
    minutes: (20, 40),
    role: "You are the case manager.",
    objectives: ["Ask before acting"],
    jurisdiction: "Check agency policy.",
    written_by: ["A. Writer"],
    client: (
        id: "harlan", name: "Harlan Reed", pronouns: "he/him", age: 80,
        strengths: ["rhythm"], wish: "to march", words: "I can carry a tray.", about: "A “retired” drummer.",
    ),
    limits: (weeks: 9, hours_per_week: 35, caseload: (clients: 20, hours: 27)),
    phases: [
        (phase: engagement, encounters: [
            (
                id: "kitchen", title: "Kitchen table",
                scene: r#"
                    harlan: I played that drum "for thirty years".
                "#,
                decisions: [
                    (id: "open", prompt: "How do you begin?", options: [
                        (id: "ask", text: "Ask him.", role: diagnostician, hours: 0.5,
                         effects: [move("trust", 5), after(2, [learn("drum")])],
                         rates: [(3, 2, "M1", "asks him")]),
                        (id: "tell", text: "Tell him.", role: broker, when: all([knows("drum"), not(is("told"))])),
                    ]),
                ],
            ),
        ]),
    ],
    endings: [(id: "end", title: "The end", text: "He marches.")],
)
"##;

fn read(bytes: &[u8]) -> Result<CaseSource, Faults> {
    super::read(text(bytes)?)
}

/// The findings of a case in which something is replaced.
fn with(old: &str, new: &str) -> (String, Vec<Diagnostic>) {
    assert!(CASE.contains(old), "{old}");
    let text = CASE.replacen(old, new, 1);
    let found = match read(text.as_bytes()) {
        Ok(_) => Vec::new(),
        Err(unreadable) => unreadable.diagnostics,
    };
    (text, found)
}

/// The findings of each replacement, one a line: code, place, path, message, hints.
fn brief(changes: &[(&str, &str)]) -> String {
    let mut lines = String::new();
    for (old, new) in changes {
        lines.push_str(&format!("{}\n", new.replace('\n', "⏎").replace(['\u{a0}', '\u{200b}'], "·")));
        for Diagnostic { code, message, path, place, hints, .. } in with(old, new).1 {
            let hints: Vec<String> = hints.into_iter().filter(|hint| hint != rounds::AGAIN).collect();
            let Place { line, column, .. } = place.expect("every finding has a place");
            lines.push_str(&format!("  {code} {line}:{column} {path}: {message} | {}\n", hints.join(" | ")));
        }
    }
    lines
}

#[test]
fn a_case_in_order_is_read_with_its_text() {
    assert_eq!(text(CASE.as_bytes()).expect("it is text"), CASE);
    assert_eq!(read(CASE.as_bytes()).expect("the case is in order").id, "parade");
}

#[test]
fn names_and_words_are_explained() {
    expect![[r#"
        weks: 9
          unknown-field 17:14 limits.weks: unknown field "weks" | did you mean "weeks"?
        weeks: 9, colour: 3
          unknown-field 17:24 limits.colour: unknown field "colour" | use one of: budget
        weeks: 9, weeks: 10
          duplicate-field 17:24 limits.weeks: the field "weeks" is given twice | keep one of the two; the other is on line 17

          missing-field 17:13 limits: the field "weeks" is missing | add between these parentheses, with what fits your case: weeks: 4
        hours-per-week: 35
          syntax 17:24 limits.hours-per-week: "hours-per-week" cannot be a field name | write _ for -: hours_per_week
        "weeks": 9
          syntax 17:14 limits.weeks: the field name "weeks" stands in quotation marks | write it without quotation marks: weeks
        level: Tutorial
          unknown-word 7:12 level: "Tutorial" is not a word for "level" | did you mean "tutorial"? | use one of: tutorial, introductory, intermediate, advanced
        mov("trust", 5)
          unknown-word 28:36 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0]: "mov" is not an effect | did you mean "move"? | use one of: move, learn, set, clear, strength, stress, flow, refer, withdraw, wait, money, caseload, phase, call, say, end, after, if, chance
        know("drum")
          unknown-word 30:82 phases[0].encounters["kitchen"].decisions["open"].options["tell"].when[0][0]: "know" is not a condition | did you mean "knows"? | use one of: always, knows, is, chose, did, at_least, at_most, from_week, until_week, in, tie, stressful, uses, waits, planned, noticed, money, all, any, not
    "#]].assert_eq(&brief(&[
        ("weeks: 9", "weks: 9"),
        ("weeks: 9", "weeks: 9, colour: 3"),
        ("weeks: 9", "weeks: 9, weeks: 10"),
        ("weeks: 9, ", ""),
        ("hours_per_week: 35", "hours-per-week: 35"),
        ("weeks: 9", "\"weeks\": 9"),
        ("level: tutorial", "level: Tutorial"),
        ("move(\"trust\", 5)", "mov(\"trust\", 5)"),
        ("knows(\"drum\")", "know(\"drum\")"),
    ]));
}

#[test]
fn values_of_another_kind_are_explained() {
    expect![[r#"
        level: "tutorial"
          wrong-type 7:12 level: expected a word, found the text "tutorial" | write it without quotation marks: tutorial
        level: 3
          wrong-type 7:12 level: expected a word, found the number 3 | use one of: tutorial, introductory, intermediate, advanced
        role: (broker)
          wrong-type 30:63 phases[0].encounters["kitchen"].decisions["open"].options["tell"].role: expected a word, found parentheses | write it without parentheses: broker
        weeks: -9
          value-out-of-range 17:21 limits.weeks: the number -9 is below zero for this place | write 0 or more
        weeks: 99999999999
          value-out-of-range 17:21 limits.weeks: the number 99999999999 is too large for this place | write a smaller number
        (3, -200, 
          value-out-of-range 29:38 phases[0].encounters["kitchen"].decisions["open"].options["ask"].rates[0][1]: the number -200 is too small for this place | write a number nearer to 0
        (3, −2, 
          wrong-type 29:38 phases[0].encounters["kitchen"].decisions["open"].options["ask"].rates[0][1]: expected a whole number, found "−" | write the minus sign as a hyphen: -2
        weeks: 9.5
          wrong-type 17:21 limits.weeks: expected a whole number, found the number 9.5 | write it without a fraction
        weeks: nine
          wrong-type 17:21 limits.weeks: expected a whole number, found the word "nine" | write it in digits: 9
        weeks: "9"
          wrong-type 17:21 limits.weeks: expected a whole number, found the text "9" | write the number without quotation marks: 9
        hours: half
          wrong-type 27:83 phases[0].encounters["kitchen"].decisions["open"].options["ask"].hours: expected a number, found the word "half" | write it in digits: 0.5
        again: yes
          wrong-type 27:83 phases[0].encounters["kitchen"].decisions["open"].options["ask"].again: expected true or false, found the word "yes" | write true for yes, false for no, without quotation marks
        (20)
          wrong-type 8:14 minutes: 2 values are needed in these parentheses, found 1 | write all of them, with commas between
        (20, 30, 40)
          wrong-type 8:23 minutes[2]: more values in these parentheses than belong there: the number 40 is one too many | remove it
        20
          wrong-type 8:14 minutes: expected parentheses, found the number 20 | write it as in minutes: (10, 15)
        [20, 40]
          wrong-type 8:14 minutes: expected parentheses, found a list | write ( ) for [ ]: square brackets are for lists of any length
        "Ask before acting"
          wrong-type 10:17 objectives: expected a list in square brackets, found the text "Ask before acting" | put [ before it and ] after it
        ("Ask", "act")
          wrong-type 10:17 objectives: expected a list in square brackets, found parentheses | write square brackets: ["Ask", "act"]
        The parade
          wrong-type 4:12 title: expected a text in quotation marks, found the word "The" | put it in quotation marks: "The parade"
        'The parade'
          wrong-type 4:12 title: expected a text in quotation marks, found "'" | write " for ', at both ends
        ["x"]
          wrong-type 4:12 title: expected a text in quotation marks, found a list | write a single text, "…", in its place
        limits: Limits(
          wrong-type 17:13 limits: expected parentheses without a name before them, found "Limits(…)" | remove the word before the (
    "#]].assert_eq(&brief(&[
        ("level: tutorial", "level: \"tutorial\""),
        ("level: tutorial", "level: 3"),
        ("role: broker", "role: (broker)"),
        ("weeks: 9", "weeks: -9"),
        ("weeks: 9", "weeks: 99999999999"),
        ("(3, 2, ", "(3, -200, "),
        ("(3, 2, ", "(3, −2, "),
        ("weeks: 9", "weeks: 9.5"),
        ("weeks: 9", "weeks: nine"),
        ("weeks: 9", "weeks: \"9\""),
        ("hours: 0.5", "hours: half"),
        ("hours: 0.5", "again: yes"),
        ("(20, 40)", "(20)"),
        ("(20, 40)", "(20, 30, 40)"),
        ("(20, 40)", "20"),
        ("(20, 40)", "[20, 40]"),
        ("[\"Ask before acting\"]", "\"Ask before acting\""),
        ("[\"Ask before acting\"]", "(\"Ask\", \"act\")"),
        ("\"The parade\"", "The parade"),
        ("\"The parade\"", "'The parade'"),
        ("\"The parade\"", "[\"x\"]"),
        ("limits: (", "limits: Limits("),
    ]));
}

#[test]
fn effects_and_conditions_are_explained_by_their_form() {
    expect![[r#"
        move("trust")
          wrong-type 28:36 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0]: "move" needs 2 values, found 1 | write it as move("measure", 5)
        move("trust", 5, 6)
          wrong-type 28:53 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0][2]: "move" has more values than it takes: the number 6 is one too many | write it as move("measure", 5)
        move(trust, 5)
          wrong-type 28:41 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0][0]: expected a text in quotation marks, found the word "trust" | put it in quotation marks: "trust"
        move
          wrong-type 28:36 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0]: "move" needs values in parentheses | write it as move("measure", 5)
        end()
          wrong-type 28:36 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0]: "end" takes no values in parentheses | write it alone: end
        learn("drum")
          wrong-type 28:63 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[1][1]: expected a list in square brackets, found "learn(…)" | put [ before it and ] after it
        learn()
          syntax 28:70 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[1][1][0]: a value is missing before ")" | write it as learn("fact")
        )
          wrong-type 29:34 phases[0].encounters["kitchen"].decisions["open"].options["ask"].rates[0]: 4 values are needed in these parentheses, found 3 | write a rating as (3, 2, "M1", "why"): standard, effect, indicator, rationale
        not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(always))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
          nesting-too-deep 30:181 phases[0].encounters["kitchen"].decisions["open"].options["tell"].when: too many brackets are nested in each other | set a flag for the inner condition and ask for it with is("flag"), or write it with fewer of all, any and not | check again when all of this is mended: what comes after line 30 has not been looked at, nor have names and numbers
    "#]].assert_eq(&brief(&[
        ("move(\"trust\", 5)", "move(\"trust\")"),
        ("move(\"trust\", 5)", "move(\"trust\", 5, 6)"),
        ("move(\"trust\", 5)", "move(trust, 5)"),
        ("move(\"trust\", 5)", "move"),
        ("move(\"trust\", 5)", "end()"),
        ("[learn(\"drum\")]", "learn(\"drum\")"),
        ("learn(\"drum\")", "learn()"),
        (", \"asks him\")", ")"),
        ("is(\"told\")", &("not(".repeat(70) + "always" + &")".repeat(70))),
    ]));
}

#[test]
fn slips_of_syntax_are_explained() {
    expect![[r##"
        level:
          syntax 7:11 : the field "level" has no value | write a word, or remove what needs it
        weeks = 9
          syntax 17:20 limits: expected ":" after "weeks", found "=" | write : for =, as in weeks: …
        weeks: 9
          syntax 17:23 limits.hours_per_week: expected a comma before the name "hours_per_week" | put a comma behind 9
        hours: 0,5
          syntax 27:85 phases[0].encounters["kitchen"].decisions["open"].options["ask"]: expected a field name, found the number 5 | write a decimal number with a point: 0.5
        (20 40)
          syntax 8:18 minutes: expected a comma before the number 40 | put a comma behind 20
        tutorial,,
          syntax 7:21 : a comma with nothing before it | remove the comma
        "The parade"
          syntax 5:5 summary: expected a comma before the name "summary" | put a comma at the end of line 4, between the two
        "The parade
          syntax 4:12 title: the text that begins here goes on to line 5, where another begins | add the missing quotation mark at its end
        "The "big" parade"
          syntax 4:17 title: the text ends at this quotation mark, but words follow it | write \" for a quotation mark inside a text, or begin the text with r#" and end it with "#
        "The \parade"
          syntax 4:17 title: "\p" has no meaning in a text | write \\ for a backslash, or begin the text with r#" and end it with "#
        "
          syntax 22:24 phases[0].encounters["kitchen"].scene: the text that begins here goes on to the end of the file, and takes in what looks like fields from line 24 on | write "# for the " of line 24
        ["Ask")
          syntax 10:23 : ")" does not close the "[" of line 10 | write "]" for it
            limits
          syntax 15:108 client: "client" of line 13 is not closed | put ")" at the end of line 15, before the comma
                ]),⏎    endings
          syntax 34:10 phases: the list "phases" of line 18 is not closed | put "]" at the end of line 34, before the comma
        ), endings
          missing-field 1:1 : the field "endings" is missing | look at the ")" of line 36: is it one too many? | add between these parentheses, with what fits your case: endings: [(id: "home", title: "Home", text: "…")] | check again when all of this is mended: what comes after line 36 has not been looked at, nor have names and numbers
        ⏎
          syntax 36:66 : the file ends before the case of line 1 is closed | if nothing else is missing at the end, put ")" there
        ⏎)⏎)
          syntax 38:1 : the case ends on line 37, but ")" comes after it | remove a closing bracket that is one too many before it, or what comes after the end
        format
          wrong-type 1:1 : a case begins with "(", and this file with the name "format" | put ( before it
        {⏎    format
          wrong-type 1:1 : expected parentheses, found curly braces | write ( ) for { }
        /* (⏎    format
          syntax 1:1 : the comment that begins here does not end | close it with */ | check again when all of this is mended: what comes after line 1 has not been looked at, nor have names and numbers
        #![enable(magic)](⏎    format
          syntax 1:11 : unknown extension "magic" | remove the line that begins with #!: a case needs none
    "##]].assert_eq(&brief(&[
        ("level: tutorial", "level:"),
        ("weeks: 9", "weeks = 9"),
        ("weeks: 9,", "weeks: 9"),
        ("hours: 0.5", "hours: 0,5"),
        ("(20, 40)", "(20 40)"),
        ("tutorial,", "tutorial,,"),
        ("\"The parade\",", "\"The parade\""),
        ("\"The parade\"", "\"The parade"),
        ("\"The parade\"", "\"The \"big\" parade\""),
        ("\"The parade\"", "\"The \\parade\""),
        ("\"#", "\""),
        ("[\"Ask before acting\"]", "[\"Ask\")"),
        ("    ),\n    limits", "    limits"),
        ("        ]),\n    ],\n    endings", "        ]),\n    endings"),
        ("endings", "), endings"),
        ("\n)\n", "\n"),
        ("\n)\n", "\n)\n)"),
        ("(\n    format", "format"),
        ("(\n    format", "{\n    format"),
        ("(\n    format", "/* (\n    format"),
        ("(\n    format", "#![enable(magic)](\n    format"),
    ]));
}

#[test]
fn characters_that_only_look_right_are_explained_all_at_once() {
    expect![[r#"
        “The parade”
          curly-quotes 4:12 title: text in curly quotation marks | write straight quotation marks, "…", and switch off "smart quotes" in the editor
        “The "big" parade”
          curly-quotes 4:12 title: text in curly quotation marks | write straight quotation marks, "…", and switch off "smart quotes" in the editor
        “The parade"
          curly-quotes 4:12 title: text in curly quotation marks | write straight quotation marks, "…", and switch off "smart quotes" in the editor
        "The parade”
          curly-quotes 4:23 title: text closed with a curly quotation mark | write straight quotation marks, "…", and switch off "smart quotes" in the editor
        weeks:·9,·
          invisible-space 17:20 limits.weeks: no-break space (U+00A0) outside a text | delete it, and type an ordinary space if one is needed
          invisible-space 17:23 limits: zero-width space (U+200B) outside a text | delete it, and type an ordinary space if one is needed
        id: “parade”,·title: 'The parade”
          curly-quotes 3:9 id: text in curly quotation marks | write straight quotation marks, "…", and switch off "smart quotes" in the editor
          invisible-space 3:18 : no-break space (U+00A0) outside a text | delete it, and type an ordinary space if one is needed
          wrong-type 3:26 title: expected a text in quotation marks, found "'" | write " for ', at both ends
        levl: tutorial, edition: “x”
          unknown-field 7:5 levl: unknown field "levl" | did you mean "level"?
          curly-quotes 7:30 edition: text in curly quotation marks | write straight quotation marks, "…", and switch off "smart quotes" in the editor
        level:·tutorial,·⏎·· ⏎·
          invisible-space 7:11 level: 6 places with invisible spaces, the first: no-break space (U+00A0) outside a text | delete it, and type an ordinary space if one is needed | let the editor find and replace them all; the others stand in lines 7, 8, 9
        level: tutorial,⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·⏎·
          invisible-space 8:1 : 40 places with invisible spaces, the first: no-break space (U+00A0) outside a text | delete it, and type an ordinary space if one is needed | let the editor find and replace them all; the others stand in lines 9, 10, 11, 12, 13, 14, 15, 16 …
    "#]].assert_eq(&brief(&[
        ("\"The parade\"", "“The parade”"),
        ("\"The parade\"", "“The \"big\" parade”"),
        ("\"The parade\"", "“The parade\""),
        ("\"The parade\"", "\"The parade”"),
        ("weeks: 9,", "weeks:\u{a0}9,\u{200b}"),
        ("id: \"parade\",\n    title: \"The parade\"", "id: “parade”,\u{a0}title: 'The parade”"),
        ("level: tutorial", "levl: tutorial, edition: “x”"),
        ("level: tutorial,", "level:\u{a0}tutorial,\u{a0}\n\u{a0}\u{a0}\u{2003}\n\u{a0}"),
        ("level: tutorial,", &format!("level: tutorial,{}", "\n\u{a0}".repeat(40))),
    ]));
    let many = with("[\"Ask before acting\"]", &format!("[{}]", "“x”, ".repeat(100))).1;
    assert_eq!(many.len(), 1);
    assert!(many[0].message.starts_with("100 places with curly quotation marks, the first: "), "{}", many[0].message);
}

#[test]
fn curly_quotes_and_no_break_spaces_inside_texts_are_fine() {
    let inside = with("\"The parade\"", "\"“The\u{a0}parade”\u{200b}\" /* “x”\u{a0} */").1;
    assert_eq!(inside, []);
    let beside = with("\"The parade\",", "\"“The\u{a0}parade”,\n\" /* “ */").1;
    assert_eq!(beside.iter().map(|found| found.code).collect::<Vec<_>>(), ["syntax"]);
}

#[test]
fn a_later_format_is_named_before_all_else() {
    expect![[r#"
        format: 2
          unsupported-format 2:13 format: the file has format 2, and this program reads format 1 | open it with a newer Practicum, or write "format: 1" if it was a slip
        format: 7, novelty: “x” (
          unsupported-format 2:13 format: the file has format 7, and this program reads format 1 | open it with a newer Practicum, or write "format: 1" if it was a slip

          missing-field 1:1 : the field "format" is missing | add between these parentheses, with what fits your case: format: 1
        format: "1"
          wrong-type 2:13 format: expected a whole number, found the text "1" | write the number without quotation marks: 1
    "#]].assert_eq(&brief(&[
        ("format: 1", "format: 2"),
        ("format: 1,", "format: 7, novelty: “x” ("),
        ("format: 1,", ""),
        ("format: 1", "format: \"1\""),
    ]));
}

#[test]
fn independent_errors_are_reported_together_and_nothing_else() {
    let text = CASE
        .replace("level: tutorial", "levl: tutorial")
        .replace("(20, 40)", "(20)")
        .replace("age: 80", "age: eighty")
        .replace("weeks: 9", "weks: 9")
        .replace("move(\"trust\", 5)", "mov(\"trust\", 5), move(\"trust\")")
        .replace("learn(\"drum\")", "learn(drum)")
        .replace("(3, 2, ", "(300, 2, ")
        .replace("knows(\"drum\")", "know(\"drum\")")
        .replace("text: \"He marches.\"", "when: maybe");
    let Err(Faults { diagnostics, .. }) = read(text.as_bytes()) else { panic!("the case is not in order") };
    let found: Vec<String> = diagnostics.iter().map(|found| format!("{} {}", found.code, found.path)).collect();
    expect![[r#"
        unknown-field levl
        wrong-type minutes
        wrong-type client.age
        unknown-field limits.weks
        unknown-word phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0]
        wrong-type phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[1]
        wrong-type phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[2][1][0][0]
        value-out-of-range phases[0].encounters["kitchen"].decisions["open"].options["ask"].rates[0][0]
        unknown-word phases[0].encounters["kitchen"].decisions["open"].options["tell"].when[0][0]
        unknown-word endings["end"].when"#]]
    .assert_eq(&found.join("\n"));
}

#[test]
fn no_more_errors_are_reported_than_an_author_can_use() {
    let many = with("[\"Ask before acting\"]", &format!("[{}]", "x, ".repeat(100))).1;
    assert_eq!(many.len(), AT_ONCE);
}

#[test]
fn a_finding_is_drawn_with_its_line() {
    let (text, found) = with("hours: 0.5", "hous: 0.5");
    expect![[r#"
        error[unknown-field]: unknown field "hous"
          --> parade.ron:27:76
           |
        27 |                         (id: "ask", text: "Ask him.", role: diagnostician, hous: 0.5,
           |                                                                            ^^^^ phases[0].encounters["kitchen"].decisions["open"].options["ask"].hous
           |
           = hint: did you mean "hours"?
           = hint: check again when all of this is mended: names and numbers are looked at once the form is in order

    "#]].assert_eq(&diagnostic::text("parade.ron", &text, &found));
}

#[test]
fn bytes_that_are_no_text_are_refused_with_a_cure() {
    let brief = |bytes: &[u8]| {
        let Err(Faults { diagnostics, text }) = read(bytes) else { panic!("this is no case") };
        diagnostic::text("parade.ron", &text, &diagnostics)
    };
    let latin = CASE.replace("eighty", "\u{1}").into_bytes().iter().map(|&byte| if byte == 1 { 0xE9 } else { byte }).collect::<Vec<u8>>();
    let utf16 = [0xFF, 0xFE, b'(', 0, b'\n', 0];
    let all = [
        brief(&latin),
        brief(&utf16),
        brief(b"PK\x03\x04\xFF"),
        brief(format!("\u{feff}{CASE}").as_bytes()),
        brief(&vec![b' '; LARGEST + 1]),
    ];
    expect![[r#"
        error[not-utf8]: the file is not in UTF-8: byte 0xE9 is not part of a letter
         --> parade.ron:5:28
          |
        5 |     summary: "A drummer of �.",
          |                            ^
          |
          = hint: save the file again with the encoding "UTF-8", then look at the letter in this place

        error[not-utf8]: the file is not in UTF-8: byte 0xFF is not part of a letter
         --> parade.ron:1:1
          |
        1 | ��(␀
          | ^
          |
          = hint: the file is in UTF-16, which some editors call "Unicode": save it again as "UTF-8"

        error[not-a-case]: the file is a word processor's document, not plain text
         --> parade.ron:1:1
          |
        1 |
          | ^
          |
          = hint: open it in the program that made it, copy the text, and save that as plain text in UTF-8 with an editor for plain text

        error[byte-order-mark]: the file begins with an invisible byte order mark (U+FEFF)
         --> parade.ron:1:1
          |
        1 | ﻿(
          | ^
          |
          = hint: save the file again with the encoding "UTF-8"; editors call what it has now "UTF-8 with BOM" or "UTF-8 signature"

        error[file-too-large]: the file has more than the 8000000 bytes that a case may have
         --> parade.ron:1:1
          |
        1 |
          | ^
          |
          = hint: check that this is a case file: the longest of them are a hundred times shorter

    "#]]
    .assert_eq(&all.concat());
}

#[test]
fn every_form_is_one_that_ron_reads() {
    for form in FORMS.split('|').map(str::trim) {
        let text = form.replace("[…, …]", "[]").replace("[…]", "[]").replace('…', "always");
        let options = Options::default();
        let known = options.from_str::<Condition>(&text).is_ok()
            || options.from_str::<Effect>(&text).is_ok()
            || options.from_str::<Pick>(&text).is_ok()
            || options.from_str::<WorkSource>(&text).is_ok();
        assert!(known, "{text}");
    }
    for (code, plain) in [
        (Options::default().from_str::<Condition>("x").map(drop), ["always", ""]),
        (Options::default().from_str::<Effect>("x").map(drop), ["end", ""]),
    ] {
        let Err(SpannedError { code: Error::NoSuchEnumVariant { expected, .. }, .. }) = code else { panic!("x is no word") };
        for word in expected.iter().filter(|word| !plain.contains(word)) {
            assert!(form(word).is_some(), "{word} has no form");
        }
    }
}

/// Whatever comes, it is refused with a place in the text that it came with.
fn refused(bytes: &[u8]) {
    let Err(Faults { diagnostics, text }) = read(bytes) else { panic!("{bytes:?} is no case") };
    assert!(!diagnostics.is_empty());
    for found in &diagnostics {
        let place = found.place.expect("every finding has a place");
        assert!(place.line >= 1 && place.column >= 1 && place.start <= place.end && place.end <= text.len(), "{found:?}");
        assert!(!found.message.contains('\n') && found.message.len() < 300, "{found:?}");
    }
    diagnostic::text("case.ron", &text, &diagnostics);
}

#[test]
fn hostile_files_are_refused_in_order() {
    for text in "|\n|()|(((|[]|{}|x|\"|r#\"|// x|/*|#![|(format: |(a\u{a0}: ‘|'|\\|\u{301}".split('|') {
        refused(text.as_bytes());
    }
    let many = 1_000_000;
    for part in ["(", "[", "{", ")", "(a:", "a(", "\"\\", ",", "“", "\u{a0}", "#", "r#", "/*", "-", "9", "Some(", "(format: 1, phases: ["]
    {
        refused(part.repeat(many / part.len()).as_bytes());
    }
    let inside = |part: &str| refused(CASE.replace("is(\"told\")", &part.repeat(many / part.len())).as_bytes());
    ["not(", "all([", "x", "\"", "“", "(", "9", "x,", "know(\"x\"),"].into_iter().for_each(inside);
}

#[test]
fn a_case_cut_anywhere_is_refused() {
    let bytes = CASE.as_bytes();
    let whole = CASE.trim_end().len();
    (0..whole).for_each(|cut| refused(&bytes[..cut]));
    (1..whole).for_each(|cut| refused(&bytes[cut..]));
}

#[test]
fn a_case_with_anything_put_in_anywhere_is_read_or_refused() {
    let parts = ["\"", "(", ")", "]", ",", ":", "“", "\u{a0}", "r#\"", "/*", "x", "-", "\\", "\u{FF}", "'"];
    for (number, (at, _)) in CASE.char_indices().enumerate() {
        // All of them in every place would take long: each place has a fifth, and its neighbours the others.
        for part in parts.iter().skip(number % 5).step_by(5) {
            let text = format!("{}{part}{}", &CASE[..at], &CASE[at..]);
            if read(text.as_bytes()).is_err() {
                refused(text.as_bytes());
            }
        }
    }
}

#[test]
fn a_field_called_name_that_stands_in_a_list_is_called_by_its_name() {
    let (_, found) = with(r#"strengths: ["rhythm"], wish"#, r#"strengths: ["rhythm", name: "x", wish"#);
    assert!(found[0].message.starts_with("the field \"name\" stands in the list"), "{}", found[0].message);
}
