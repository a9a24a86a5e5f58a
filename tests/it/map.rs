//! The map of a case: complete in every form, and laid out so that nothing lies on anything else.

use std::collections::BTreeSet;
use std::sync::Arc;

use expect_test::expect;
use practicum::map::{Area, Evidence, Kind, Layer, Layout, Map, Shades, Spot, dot, full_name, mermaid, name, outline, svg};
use practicum::scenario::{self, Scenario};

use crate::walk::{SMALL, cases, load};

/// The small case with calls, an end and a way back to a phase.
fn busy() -> Arc<Scenario> {
    let text = SMALL
        .replace("effects: [learn(\"chess\"), ", "effects: [call(\"bye\"), learn(\"chess\"), ")
        .replace("dated: [(week: 2, text: \"Snow on the step.\", effects: [", "dated: [(week: 2, text: \"Snow on the step.\", effects: [call(\"plan_talk\"), ");
    load(&text)
}

fn all() -> Vec<Arc<Scenario>> {
    cases().into_iter().chain([busy()]).collect()
}

/// Encounters, decisions, options: each is a node of its own.
fn pieces(case: &Scenario) -> Vec<Spot> {
    Map::of(case).spots().into_iter().filter(|spot| matches!(spot, Spot::Encounter(_) | Spot::Decision(_) | Spot::Option(_))).collect()
}

#[test]
fn everything_stands_on_the_map_once() {
    for case in all() {
        let found = pieces(&case);
        let each: BTreeSet<Spot> = found.iter().copied().collect();
        assert_eq!(each.len(), found.len());
        assert_eq!(found.len(), case.encounters.len() + case.decisions.len() + case.options.len());
    }
}

#[test]
fn everything_stands_once_in_each_form() {
    for case in all() {
        let map = Map::of(&case);
        let none = Shades::new();
        let picture = svg(&case, &map, Layer::Plain, &none, true);
        let (graph, chart) = (dot(&case, &map, &none, true), mermaid(&case, &map, &none, true));
        let text = outline(&case, &map, Layer::Plain, &none);
        for spot in pieces(&case) {
            let called = name(&case, spot);
            assert_eq!(picture.matches(&format!("data-name=\"{called}\"")).count(), 1, "{called} in the picture");
            assert_eq!(text.lines().filter(|line| line.ends_with(&format!("({called})"))).count(), 1, "{called} in the outline");
            let (kind, at) = match spot {
                Spot::Encounter(id) => ("encounter", id.index()),
                Spot::Decision(id) => ("decision", id.index()),
                Spot::Option(id) => ("option", id.index()),
                _ => unreachable!("only these are asked for"),
            };
            let node = format!("{kind}{at}");
            let declared = if kind == "option" { format!("PORT=\"{node}\"") } else { format!(" {node} [") };
            assert_eq!(graph.matches(&declared).count(), 1, "{node} in the graph");
            let open = match kind {
                "encounter" => "[",
                "decision" => "{{",
                _ => "([",
            };
            assert_eq!(chart.matches(&format!(" {node}{open}\"")).count(), 1, "{node} in the chart");
        }
    }
}

#[test]
fn the_outline_says_every_question_and_every_option_whole() {
    for case in all() {
        let text = outline(&case, &Map::of(&case), Layer::Plain, &Shades::new());
        for spot in pieces(&case) {
            assert!(text.contains(&full_name(&case, spot)), "{}", name(&case, spot));
        }
    }
}

#[test]
fn no_two_boxes_overlap_and_each_lies_in_its_own() {
    for case in all() {
        let map = Map::of(&case);
        for columns in 1..=5 {
            let layout = Layout::of(&map, columns);
            let of = |kind: Kind| layout.items.iter().filter(move |item| item.kind == kind).map(|item| item.area);
            for kind in [Kind::Band, Kind::Head, Kind::Card, Kind::Block, Kind::Row] {
                let areas: Vec<Area> = of(kind).collect();
                for (at, area) in areas.iter().enumerate() {
                    assert!(area.width > 0 && area.height > 0);
                    assert!(areas[..at].iter().all(|other| !other.overlaps(area)), "{kind:?} in {} columns", columns);
                }
            }
            let page = Area { left: 0, top: 0, width: layout.width, height: layout.height };
            assert!(of(Kind::Band).all(|area| page.holds(&area)));
            for (inner, outer) in [(Kind::Head, Kind::Band), (Kind::Card, Kind::Band), (Kind::Block, Kind::Card), (Kind::Row, Kind::Block)] {
                assert!(of(inner).all(|area| of(outer).filter(|outer| outer.holds(&area)).count() == 1), "{inner:?} in {outer:?}");
            }
            assert!(of(Kind::Head).all(|head| of(Kind::Card).all(|card| !card.overlaps(&head))));
        }
    }
}

#[test]
fn ways_run_between_the_cards_from_end_to_end() {
    for case in all() {
        let map = Map::of(&case);
        for columns in [1, 3] {
            let layout = Layout::of(&map, columns);
            assert_eq!(layout.ways.len(), map.ways.len());
            for way in &layout.ways {
                let it = &map.ways[way.way];
                let home = layout.items.iter().find(|item| item.kind == Kind::Card && item.area.holds(&layout.find(it.from).unwrap().area));
                let cards = layout.items.iter().filter(|item| item.kind == Kind::Card);
                for card in cards.filter(|card| home.is_none_or(|home| home.area != card.area)) {
                    for leg in way.points.windows(2) {
                        assert!(!crosses(leg[0], leg[1], &card.area), "{:?} to {:?} runs through a card", it.from, it.to);
                    }
                }
                let target = layout.find(it.to).unwrap().area;
                let tip = way.points[way.points.len() - 1];
                assert!(tip.1 == target.top || tip.0 == target.left, "the arrow ends at its target");
            }
        }
    }
}

/// Whether an upright or level leg runs through the inside of an area.
fn crosses(from: (i32, i32), to: (i32, i32), area: &Area) -> bool {
    let (left, right) = (from.0.min(to.0), from.0.max(to.0));
    let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
    left < area.right() && right > area.left && top < area.bottom() && bottom > area.top
}

#[test]
fn calls_ways_back_and_ends_are_ways() {
    let case = busy();
    let said: Vec<String> = Map::of(&case)
        .ways
        .iter()
        .filter(|way| way.why != practicum::map::Why::Next)
        .map(|way| format!("{} {} {}", name(&case, way.from), way.why.words(), name(&case, way.to)))
        .collect();
    expect![[r#"
        [
            "begin.say calls bye",
            "end.thank ends the case: Endings",
            "end.again moves the case to Planning",
            "end.leave ends the case: Endings",
            "end.gift ends the case: Endings",
            "dated 1 calls plan_talk",
        ]
    "#]]
    .assert_debug_eq(&said);
}

#[test]
fn links_tell_who_sets_what_others_ask_for() {
    let case = load(SMALL);
    let map = Map::of(&case);
    let said: Vec<String> = map
        .links
        .iter()
        .map(|link| {
            let names = |spots: &[Spot]| spots.iter().map(|spot| name(&case, *spot)).collect::<Vec<_>>().join(", ");
            format!("{}: {} → {}", link.subject.name(&case), names(&link.from), names(&link.to))
        })
        .collect();
    expect![[]].assert_debug_eq(&said);
}

#[test]
fn the_outline_of_the_small_case() {
    let case = load(SMALL);
    let map = Map::of(&case);
    let layer = Layer::Standard(3);
    let shades = layer.shades(&case, &map, &Evidence::default());
    expect![[]].assert_eq(&outline(&case, &map, layer, &shades));
}

#[test]
fn the_chart_of_the_small_case() {
    let case = load(SMALL);
    let map = Map::of(&case);
    expect![[]].assert_eq(&mermaid(&case, &map, &Layer::Ring.shades(&case, &map, &Evidence::default()), true));
}

#[test]
fn findings_stand_at_the_innermost_thing_that_they_are_about() {
    let text = SMALL.replace("flags: [\"rushed\"]", "flags: [\"rushed\", \"never\"]").replace("when: is(\"rushed\"), effects", "when: is(\"never\"), effects");
    let file = scenario::open(text.as_bytes()).unwrap();
    let map = Map::of(&file.case);
    let found = practicum::lint::lint(&file);
    let evidence = Evidence::of(&file, &map, &found);
    let again = file.case.find_decision("end").and_then(|decision| file.case.find_option(decision, "again")).unwrap();
    assert!(evidence.findings.contains_key(&Spot::Option(again)), "{:?}", evidence.findings);
    let shades = Layer::Findings.shades(&file.case, &map, &evidence);
    assert!(shades[&Spot::Option(again)].says.contains("warning"));
}

#[test]
fn texts_with_signs_of_the_formats_do_no_harm() {
    let case = load(&SMALL.replace("Take the bag and go in.", r#"<b>Take</b> \"it\" & #go [in] {now} `x` -->"#));
    let map = Map::of(&case);
    let none = Shades::new();
    assert!(svg(&case, &map, Layer::Plain, &none, true).contains("&lt;b&gt;Take"));
    assert!(dot(&case, &map, &none, true).contains("&lt;b&gt;Take"));
    let chart = mermaid(&case, &map, &none, true);
    assert!(chart.contains("#lt;b#gt;Take") && chart.contains("#quot;it#quot;"));
}
