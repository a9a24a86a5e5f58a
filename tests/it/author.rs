//! A case file in the making: reloading, broken versions, plays that are played again.

use std::path::Path;

use practicum::debrief::Debrief;
use practicum::prove::{Reach, way_to};
use practicum::scenario;
use practicum::session::{Reading, Rehearsal, Version, Workshop};
use practicum::sim::{Action, Happening, Place, Play, Step, Supposition};

use crate::walk::{Dice, SMALL, action, cases, load};

fn reading(text: &str) -> Reading {
    match scenario::open(text.as_bytes()) {
        Ok(file) => Reading::Good(Box::new(Version::of(file))),
        Err(faults) => Reading::Bad(faults),
    }
}

fn workshop() -> Workshop {
    Workshop::with(Path::new("small.ron"), reading(SMALL))
}

fn choose(workshop: &mut Workshop, decision: &str, option: &str) {
    let case = workshop.good().unwrap().file.case.clone();
    let decision = case.find_decision(decision).unwrap();
    let options = vec![case.find_option(decision, option).unwrap()];
    workshop.act(Action::Choose { decision, options }).unwrap();
}

#[test]
fn a_broken_version_is_told_and_the_good_one_stays() {
    let mut workshop = workshop();
    assert_eq!((workshop.is_broken(), workshop.loads()), (false, 1));
    workshop.take_in(reading(&SMALL[..SMALL.len() / 2]));
    assert!(workshop.is_broken() && workshop.good().is_some());
    assert!(workshop.counts()[0] > 0);
    workshop.take_in(Reading::Gone);
    assert!(workshop.is_gone());
    workshop.take_in(reading(SMALL));
    assert!(!workshop.is_broken() && !workshop.is_gone());
    assert_eq!(workshop.loads(), 1, "the same text is no new version");
}

#[test]
fn a_play_is_played_again_on_the_new_version_as_far_as_it_goes() {
    let mut workshop = workshop();
    workshop.rehearse();
    choose(&mut workshop, "begin", "say");
    workshop.act(Action::Close).unwrap();
    choose(&mut workshop, "look", "board");
    workshop.take_in(reading(&SMALL.replace("The fridge hums.\\n\\nann", "The old fridge hums.\\n\\nann")));
    assert_eq!(workshop.told(), Some("Replayed all 3 actions."));
    workshop.take_in(reading(&SMALL.replace("id: \"board\"", "id: \"pieces\"")));
    let told = workshop.told().unwrap();
    assert!(told.starts_with("Replayed 2 of 3 actions; number 3 is refused now: \"choose look board\""), "{told}");
    assert_eq!(workshop.rehearsal().unwrap().actions(), 2);
}

#[test]
fn what_is_supposed_survives_a_new_version() {
    let mut workshop = workshop();
    workshop.rehearse();
    let case = workshop.good().unwrap().file.case.clone();
    let trust = case.measures.iter().position(|measure| measure.id == "trust").map(practicum::scenario::MeasureId::from_index).unwrap();
    workshop.suppose(Supposition::Measure(trust, 1_200));
    workshop.suppose(Supposition::Measure(trust, 99_999_999));
    workshop.take_in(reading(&SMALL.replace("title: \"Small\"", "title: \"Smaller\"")));
    let rehearsal = workshop.rehearsal().unwrap();
    assert!(rehearsal.is_supposed());
    assert_eq!(rehearsal.session().play().state().measures[trust.index()], case.measure(trust).most, "drawn into its range");
    assert!(rehearsal.session().path().is_none());
}

#[test]
fn suppositions_are_written_and_read_back() {
    let case = load(SMALL);
    for line in [
        "measure trust 3000",
        "fact chess true",
        "flag rushed false",
        "quarters - 6",
        "money - 20",
        "week - 2",
        "phase - planning",
        "tie ann-bo tenuous",
        "stress ann-bo true",
        "flow ann-bo both",
        "chosen begin.say true",
        "did door false",
        "planned eat true",
        "noticed aunt true",
        "service tray none",
        "service tray 3",
        "service tray active",
    ] {
        assert_eq!(Supposition::read(&case, line).unwrap().write(&case), line);
    }
    for line in [
        "measure trsut 1",
        "measure trust x",
        "",
        "fact chess",
        "hours - 1",
        "week - x",
        "phase - 2",
        "tie ann-bo often",
        "flow ann-bo up",
        "chosen begin true",
        "service tray",
    ] {
        assert!(Supposition::read(&case, line).is_err(), "{line}");
    }
}

#[test]
fn a_question_that_loses_its_last_option_is_passed_over() {
    let case = load(
        &SMALL
            .replace("(id: \"bag\", text", "(id: \"bag\", when: not(is(\"rushed\")), text")
            .replace("(id: \"say\", text", "(id: \"say\", when: not(is(\"rushed\")), text")
            .replace("(id: \"form\", text", "(id: \"form\", when: not(is(\"rushed\")), text"),
    );
    let mut play = Play::begin(case.clone(), 1);
    assert!(matches!(play.state().place, Place::Encounter(_, Step::Decide(_))));
    play.suppose(Supposition::read(&case, "flag rushed true").unwrap());
    assert!(matches!(play.state().place, Place::Encounter(_, Step::Close)));
    play.act(Action::Close).unwrap();
}

#[test]
fn what_is_due_in_a_supposed_week_and_phase_comes_at_once() {
    let case = load(SMALL);
    let mut play = Play::begin(case.clone(), 1);
    let mut dice = Dice::new(3);
    while play.state().place != Place::Desk {
        let did = action(&play, &mut dice);
        let _ = play.act(did);
    }
    play.suppose(Supposition::read(&case, "phase - disengagement").unwrap());
    assert_eq!((play.state().week, play.state().place), (1, Place::Desk), "nothing of that phase is due yet");
    play.suppose(Supposition::Week(3));
    let Place::Encounter(encounter, _) = play.state().place else { panic!("{:?}", play.state().place) };
    assert_eq!(case.encounter(encounter).id, "bye");
    play.suppose(Supposition::Week(99));
    assert_eq!(play.state().week, case.limits.weeks, "drawn into the weeks of the case");
}

#[test]
fn a_play_with_everything_supposed_goes_on_to_its_debrief() {
    for case in cases() {
        for week in 1..=case.limits.weeks {
            let mut dice = Dice::new(u64::from(week));
            let mut play = Play::begin(case.clone(), u64::from(week));
            for step in 0..2_000 {
                if play.has_ended() {
                    break;
                }
                let did = action(&play, &mut dice);
                let _ = play.act(did);
                if step % 9 == 4 {
                    let phase = case.phases[dice.below(case.phases.len())].name.id();
                    let week = 1 + dice.below(case.limits.weeks as usize);
                    let mut lines = vec![format!("phase - {phase}"), format!("week - {week}")];
                    if !case.resources.is_empty() {
                        let stands = dice.one(&["none", "active", "2", "99"]);
                        lines.push(format!("service {} {stands}", case.resources[dice.below(case.resources.len())].id));
                    }
                    if step < 60 {
                        for line in lines {
                            play.suppose(Supposition::read(&case, &line).unwrap());
                        }
                    }
                }
            }
            assert!(play.has_ended(), "{} from week {week}", case.about.id);
            assert!(Debrief::of(&play).is_some());
        }
    }
}

#[test]
fn a_way_is_found_to_every_decision_that_can_be_asked() {
    for case in cases() {
        for at in 0..case.decisions.len() {
            let decision = practicum::scenario::DecisionId::from_index(at);
            let id = &case.decision(decision).id;
            let Reach::Met(way) = way_to(&case, Happening::Decision(at), &|| true) else { panic!("no way to {id} of {}", case.about.id) };
            let rehearsal = Rehearsal::at(&case, decision, &way);
            let play = rehearsal.session().play();
            let asked = match play.state().place {
                Place::Encounter(_, Step::Decide(now)) => now == decision,
                _ => play.state().on_desk(&case, decision),
            };
            assert!(asked, "{id}");
        }
    }
}
