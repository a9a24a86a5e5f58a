//! That values are found where they stand, and that every text, however broken, is read in one pass.

use super::Step::{Field, Index};
use super::*;

const CASE: &str = r####"#![enable(implicit_some)]
(
    title: "a \"quoted\" ] title", // a ) comment
    /* nested /* ( */ [ */
    minutes: (20, 40),
    r#type: 'x',
    phases: [
        (phase: engagement, encounters: []),
        Phase(phase: assessment, encounters: [
            (id: "kitchen", scene: r##"raw "# ] ( text"##, when: all([knows("a"), not(is("b"))]), until: Some(3),
             options: [(id: "x"), (text: "y", effects: [move("trust", -3)]),]),
        ]),
    ],
    map: {"a key": 1, 'b': [2]},
    maybe: Some(Some((deep: true))),
)"####;

fn found(path: &[Step]) -> &'static str {
    Spans::new(CASE).find(path).map_or("", |range| &CASE[range])
}

const KITCHEN: [Step; 4] = [Field("phases"), Index(1), Field("encounters"), Index(0)];

fn kitchen(path: &[Step]) -> Vec<Step> {
    [&KITCHEN, path].concat()
}

#[test]
fn every_kind_of_value_is_found_by_its_path() {
    assert_eq!(found(&[Field("title")]), r#""a \"quoted\" ] title""#);
    assert_eq!(found(&[Field("minutes"), Index(1)]), "40");
    assert_eq!(found(&[Field("type")]), "'x'");
    assert_eq!(found(&kitchen(&[Field("scene")])), r###"r##"raw "# ] ( text"##"###);
    assert_eq!(found(&kitchen(&[Field("when"), Index(0), Index(1), Index(0), Index(0)])), "\"b\"");
    assert_eq!(found(&kitchen(&[Field("until")])), "Some(3)");
    assert_eq!(found(&kitchen(&[Field("options"), Index(1), Field("effects"), Index(0), Index(1)])), "-3");
    assert_eq!(found(&[Field("map"), Field("a key")]), "1");
    assert_eq!(found(&[Field("map"), Field("'b'"), Index(0)]), "2");
    assert_eq!(found(&[Field("maybe"), Field("deep")]), "true");
    assert!(Spans::new(CASE).regular);
}

#[test]
fn a_path_that_leads_nowhere_ends_at_the_deepest_ancestor() {
    assert_eq!(found(&kitchen(&[Field("options"), Index(0), Field("text"), Index(9)])), "(id: \"x\")");
    assert_eq!(found(&[Field("nothing")]), &CASE[CASE.find("(\n").expect("the case begins")..]);
    assert_eq!(Spans::new(" // nothing").find(&[Field("a")]), None);
}

#[test]
fn paths_are_shown_with_ids_where_there_are_any() {
    let spans = Spans::new(CASE);
    let path = kitchen(&[Field("options"), Index(1), Field("effects"), Index(0), Index(1)]);
    assert_eq!(spans.show(&path), r#"phases[1].encounters["kitchen"].options[1].effects[0][1]"#);
    assert_eq!(spans.show(&kitchen(&[Field("options"), Index(0)])), r#"phases[1].encounters["kitchen"].options["x"]"#);
    assert_eq!(spans.show(&kitchen(&[Field("decisions"), Index(7)])), r#"phases[1].encounters["kitchen"].decisions[7]"#);
    assert_eq!(spans.show(&[Field("maybe"), Field("deep")]), "maybe.deep");
    assert_eq!(spans.show(&[Field("maybe"), Field("other"), Index(2)]), "maybe.other[2]");
    assert_eq!(spans.show(&[]), "");
    assert_eq!(Spans::new("").show(&[Field("a"), Index(1), Field("b")]), "a[1].b");
}

#[test]
fn an_offset_has_a_path() {
    let spans = Spans::new(CASE);
    let at = |part: &str| spans.path_at(CASE.find(part).expect("the part is in the case"));
    assert_eq!(at("-3"), r#"phases[1].encounters["kitchen"].options[1].effects[0][1]"#);
    assert_eq!(at("effects"), r#"phases[1].encounters["kitchen"].options[1].effects"#);
    assert_eq!(at("engagement"), "phases[0].phase");
    assert_eq!(at("true"), "maybe.deep");
    assert_eq!(at("#!["), "");
    assert_eq!(spans.path_at(usize::MAX), "");
}

#[test]
fn a_forgotten_bracket_does_not_spoil_what_stands_before_and_around_it() {
    let text = "(a: [1, 2, b: 3)";
    let spans = Spans::new(text);
    assert!(!spans.regular);
    assert_eq!(spans.find(&[Field("a"), Index(1)]).map(|range| &text[range]), Some("2"));
    assert_eq!(spans.mismatch, Some((4, 15)));
    let text = "(a: (1, 2, b: [3";
    let spans = Spans::new(text);
    assert_eq!(spans.unclosed, Some(14));
    assert_eq!(spans.path_at(text.len()), "a.b[0]");
}

#[test]
fn only_a_text_in_order_is_regular() {
    for text in ["(a: 1)", "(a: 1,)", "[1, (2, 3), x(4), {\"a\": 1}]", "x", "// c\n(a: r#\"…\"#, b: '\\'')", ""] {
        assert!(Spans::new(text).regular, "{text}");
    }
    for text in [
        "(a: 1 b: 2)",
        "(a: 1,,)",
        "(,)",
        "(a:)",
        "(a: 1))",
        "(a: [1)",
        "(a: 1",
        "(a 1)",
        "[a: 1]",
        "x, y",
        "(a = 1)",
        "\"x",
        "/* x",
        "(a: “b”)",
        "a:b",
    ] {
        assert!(!Spans::new(text).regular, "{text}");
    }
}

#[test]
fn strays_are_found_outside_texts_and_comments_only() {
    let text = "(a: “it’s\u{a0}\"so\"”, b: \"“fine\u{a0}”\", c:\u{200b}1) // “”\u{a0}";
    let strays = Tree::new(text).strays;
    let shown: Vec<&str> = strays.into_iter().map(|range| &text[range]).collect();
    assert_eq!(shown, ["“it’s\u{a0}\"so\"”", "\u{200b}"]);
}

#[test]
fn hostile_texts_are_read_in_one_pass() {
    let many = 1_000_000;
    let texts = [
        "(", "[", ")", "([{", "(]", "[(", "a(", "a:", ",", "\"", "r#", "r#\"", "/*", "'", "“", "‘\"", "#", "#!", "\\", "(a:", "Some(", "-",
    ];
    for part in texts {
        let text = part.repeat(many / part.len());
        let spans = Spans::new(&text);
        for offset in [0, 1, many / 2, many - 1, many, many + 9] {
            spans.path_at(offset);
        }
        spans.show(&[Index(0), Field("a")]);
    }
    let closed = "(".repeat(many) + &")".repeat(many);
    assert!(!Spans::new(&closed).regular);
    Spans::new(&("[".to_owned() + &"(".repeat(many) + &"]".repeat(many)));
    Spans::new(&("r".to_owned() + &"#".repeat(many)));
}

#[test]
fn every_cut_of_a_text_can_be_read() {
    let text = CASE.to_owned() + "“ü” \u{a0}'ü' b'x' br#\"ü\"#";
    for cut in (0..text.len()).filter(|&cut| text.is_char_boundary(cut)) {
        for part in [&text[..cut], &text[cut..]] {
            let spans = Spans::new(part);
            (0..=part.len()).step_by(7).for_each(|offset| drop(spans.path_at(offset)));
        }
    }
}
