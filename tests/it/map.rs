//! The map of a case: complete in every form, and laid out so that nothing lies on anything else.

use std::collections::BTreeSet;
use std::sync::Arc;

use expect_test::expect;
use practicum::map::{Area, Evidence, Kind, Layer, Layout, Map, Shades, Spot, dot, full_name, mermaid, name, outline, svg};
use practicum::scenario::{self, Scenario};

use crate::walk::{SMALL, cases, load};

/// The small case with calls, an end and a way back to a phase.
fn busy() -> Arc<Scenario> {
    let text = SMALL.replace("effects: [learn(\"chess\"), ", "effects: [call(\"bye\"), learn(\"chess\"), ").replace(
        "dated: [(week: 2, text: \"Snow on the step.\", effects: [",
        "dated: [(week: 2, text: \"Snow on the step.\", effects: [call(\"plan_talk\"), ",
    );
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
            let declared = match kind {
                "option" => format!("PORT=\"{node}\""),
                "decision" => format!(" {node} [shape="),
                _ => format!(" {node} [label="),
            };
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
            for (inner, outer) in [(Kind::Head, Kind::Band), (Kind::Card, Kind::Band), (Kind::Block, Kind::Card), (Kind::Row, Kind::Block)]
            {
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
            "end.thank ends the case Endings",
            "end.again moves the case to Planning",
            "end.leave ends the case Endings",
            "end.gift ends the case Endings",
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
    expect![[r#"
        [
            "the fact “She plays chess by post”: begin.say → look.board, play",
            "the mark “rushed”: begin.bag → end.again",
            "the service “Daily tray”: aim.tray, tray → tray, fed",
        ]
    "#]]
    .assert_debug_eq(&said);
}

#[test]
fn the_outline_of_the_small_case() {
    let case = load(SMALL);
    let map = Map::of(&case);
    let layer = Layer::Standard(3);
    let shades = layer.shades(&case, &map, &Evidence::default());
    expect![[r#"
        Small
        4 phases, 4 encounters, 5 decisions, 16 options
        In brackets: Standard 3: Self-determination

        Phase: Engagement
          is followed by the phase Assessment
          Encounter: At the door (door)
            Decision: How do you begin? (begin) [standard 3: best and worst are 3 apart]
              Option: Take the bag and go in. (begin.bag) [standard 3: −2]
                · the mark “rushed” is asked for by the option end.again
              Option: Say who you are and what for. (begin.say) [standard 3: +1]
                · the fact “She plays chess by post” is asked for by the option look.board, the goal play
              Option: Hand her the form. (begin.form) [standard 3: −1]

        Phase: Assessment
          is followed by the phase Planning
          Encounter: In the kitchen, ecomap · contact note (kitchen)
            Decision: What do you look at? (look)
              Option: The fridge, with her. (look.fridge)
              Option: The chess board. (look.board)
                · only if you have found out: “She plays chess by post”
              Option: The bills on the table. (look.bills)

        Phase: Planning
          is followed by the phase Disengagement
          Encounter: Planning, from week 2 · again · service plan (plan_talk)
            Decision: What first? (aim)
              Option: The tray. (aim.tray)
                · the service “Daily tray” is asked for by the service tray, the ending fed
              Option: The club. (aim.club)
              Option: Nothing yet. (aim.wait)

        Phase: Disengagement
          Encounter: Last visit, from week 3 (bye)
            Decision: How do you end? (end) [standard 3: best and worst are 2 apart]
              Option: Look back with her. (end.thank)
                · ends the case
              Option: Plan once more. (end.again)
                · only if the mark “rushed” is set
                · moves the case to the phase Planning
              Option: Leave the number. (end.leave)
                · ends the case
              Option: Fill in her form for her. (end.gift) [standard 3: −2]
                · ends the case

        On the desk
          Decision: Count who waits for meals. (count)
            Option: List them. (count.list)
            Option: Ask the service. (count.ask)
            Option: Note that there is a wait. (count.shrug)

        By itself
          Dated changes
            Week 2: Snow on the step.
          Every week
            she eats what is left
              · only if Wait for meals is at least 50
          Services that start
            Daily tray (tray)
              · the service “Daily tray” is asked for by the ending fed
          Goals for the plan
            Eating warm (eat)
            A home (move_out)
            Chess again (play)
              · only if you have found out: “She plays chess by post”

        Endings
          How it can end
            Warm (fed)
              · only if the service “Daily tray” has started
            Cold (cold)
    "#]]
    .assert_eq(&outline(&case, &map, layer, &shades));
}

#[test]
fn the_chart_of_the_small_case() {
    let case = load(SMALL);
    let map = Map::of(&case);
    expect![[r#"
        %%{init: {"maxTextSize": 1000000, "maxEdges": 20000}}%%
        flowchart LR
          subgraph phase0["Engagement"]
            encounter0["At the door"]
            decision0{{"How do you begin?"}}
            encounter0 --- decision0
            option0(["Take the bag and go in. [micro]"])
            decision0 --- option0
            option1(["Say who you are and what for. [micro]"])
            decision0 --- option1
            option2(["Hand her the form."])
            decision0 --- option2
          end
          subgraph phase1["Assessment"]
            encounter1["In the kitchen (ecomap · contact note)"]
            decision1{{"What do you look at?"}}
            encounter1 --- decision1
            option3(["The fridge, with her."])
            decision1 --- option3
            option4(["The chess board."])
            decision1 --- option4
            option5(["The bills on the table."])
            decision1 --- option5
          end
          subgraph phase2["Planning"]
            encounter2["Planning (from week 2 · again · service plan)"]
            decision2{{"What first?"}}
            encounter2 --- decision2
            option6(["The tray. [exo]"])
            decision2 --- option6
            option7(["The club. [meso]"])
            decision2 --- option7
            option8(["Nothing yet."])
            decision2 --- option8
          end
          subgraph phase3["Disengagement"]
            encounter3["Last visit (from week 3)"]
            decision3{{"How do you end?"}}
            encounter3 --- decision3
            option9(["Look back with her."])
            decision3 --- option9
            option10(["Plan once more."])
            decision3 --- option10
            option11(["Leave the number."])
            decision3 --- option11
            option12(["Fill in her form for her."])
            decision3 --- option12
          end
          subgraph desk["On the desk"]
            decision4{{"Count who waits for meals."}}
            option13(["List them. [exo]"])
            decision4 --- option13
            option14(["Ask the service. [exo]"])
            decision4 --- option14
            option15(["Note that there is a wait."])
            decision4 --- option15
          end
          subgraph world["By itself"]
            dated0(["Week 2: Snow on the step. [micro]"])
            weekly0(["she eats what is left [micro]"])
            service0(["Daily tray [exo]"])
            goal0(["Eating warm [micro]"])
            goal1(["A home"])
            goal2(["Chess again"])
          end
          subgraph endings["Endings"]
            ending0(["Warm"])
            ending1(["Cold"])
          end
          phase0 --> phase1
          phase1 --> phase2
          phase2 --> phase3
          option9 ==>|"ends the case"| endings
          option10 ==>|"moves the case to"| phase2
          option11 ==>|"ends the case"| endings
          option12 ==>|"ends the case"| endings
          option1 -.->|"the fact “She plays chess by post”"| option4
          option1 -.->|"the fact “She plays chess by post”"| goal2
          option0 -.->|"the mark “rushed”"| option10
          option6 -.->|"the service “Daily tray”"| service0
          option6 -.->|"the service “Daily tray”"| ending0
          service0 -.->|"the service “Daily tray”"| ending0
    "#]]
    .assert_eq(&mermaid(&case, &map, &Layer::Ring.shades(&case, &map, &Evidence::default()), true));
}

#[test]
fn findings_stand_at_the_innermost_thing_that_they_are_about() {
    let text = SMALL
        .replace("flags: [\"rushed\"]", "flags: [\"rushed\", \"never\"]")
        .replace("when: is(\"rushed\"), effects", "when: is(\"never\"), effects");
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
fn what_guessing_never_meets_is_counted_as_never() {
    let case = load(
        &SMALL
            .replace("id: \"again\", text", "id: \"again\", closed: \"Not now.\", text")
            .replace("when: is(\"rushed\")", "when: from_week(9)"),
    );
    let map = Map::of(&case);
    let hits = practicum::map::hits(&case, &map, 50, || true);
    let end = case.find_decision("end").unwrap();
    assert_eq!(hits[&Spot::Decision(end)], 50);
    assert_eq!(hits[&Spot::Option(case.find_option(end, "again").unwrap())], 0);
    assert!(practicum::map::hits(&case, &map, 50, || false).values().all(|count| *count == 0));
    let shades = Layer::Hits.shades(&case, &map, &Evidence { hits, ..Evidence::default() });
    assert_eq!(shades[&Spot::Decision(end)].says, "met 50 times in 50 plays");
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

fn practicum(arguments: &[&str]) -> (Option<i32>, String, String) {
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_practicum")).args(arguments).output().unwrap();
    (ran.status.code(), String::from_utf8(ran.stdout).unwrap(), String::from_utf8(ran.stderr).unwrap())
}

#[test]
fn the_command_writes_every_form() {
    for (format, begins) in [("svg", "<svg "), ("dot", "digraph \"first_day\""), ("mermaid", "%%{init"), ("text", "First Day\n")] {
        let (code, out, _) = practicum(&["map", "first_day", "--format", format, "--layer", "findings", "--dependencies"]);
        assert_eq!(code, Some(0));
        assert!(out.starts_with(begins), "{format}: {}", &out[..40]);
    }
}

#[test]
fn a_layer_or_a_case_that_is_not_there_is_refused_with_a_hint() {
    for (layer, says) in [("colors", "there is no layer \"colors\""), ("standard:11", "name one from 1 to 10"), ("standard:x", "no layer")]
    {
        let (code, _, said) = practicum(&["map", "first_day", "--layer", layer]);
        assert_eq!(code, Some(2));
        assert!(said.contains(says), "{said}");
    }
    assert!(practicum(&["map", "first_dya"]).2.contains("did you mean"));
    let (code, _, said) = practicum(&["author", "nowhere.ron"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("practicum new"), "{said}");
}
