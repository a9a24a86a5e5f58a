//! Advice: steps that turn on law and do not say whose.

use std::collections::BTreeSet;

use super::lists::{OF_COVERED_LAW, OF_LAW, OF_POLICY};
use super::stigmatizing_term::one_line;
use crate::diagnostic::Severity;
use crate::lint::subject::Prose;
use crate::lint::{Findings, Rule, Subject};
use crate::scenario::Step;

/// The rule.
pub const RULE: Rule = Rule { code: "law-without-policy", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A question or an option that turns on law — mandated reporting, a hold against somebody's will, guardianship, eviction,
custody, immigration, practice across a state line … (the words are in `assets/language/law.ron`) — where nothing says
that the answer differs from place to place.

It is said if, in one paragraph, the words "policy" and "law" stand together, as in "Follow your agency's policy and
your state's law": anywhere in the same encounter (its scenes, what follows an option, its feedback), for a decision on
the desk in that decision, or in the case's `jurisdiction` note, if that note names the matter ("Involuntary evaluation
and disclosure to relatives are governed by law that differs …").

## Why it matters for learning

States differ, and law changes. A case that teaches one state's answer teaches some of its readers something wrong, and
all of them that the answer can be known by heart. What can be taught anywhere is the process: check, ask the
supervisor, tell the client, record.

## Example

```
(id: "report", text: "Call protective services.", feedback: "You made the call (S1.M1).", …)
```

## Better

```
(id: "report", text: "Call protective services.",
 then: "On your desk lies the card: follow your agency's policy and your state's law; ask your supervisor.",
 feedback: "You asked Ruth, told her mother first, and made the call. Which of the three was hardest?", …)
```
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let walk = &subject.language;
    let policy = paragraphs_with_policy_line(subject);
    let covered_everywhere = policy.iter().any(|&prose| subject.prose[prose].is_under("jurisdiction"));
    let covered: BTreeSet<u16> = walk.of(OF_COVERED_LAW).filter(|_| covered_everywhere).map(|mention| mention.entry).collect();
    let covered_scenes: BTreeSet<Scene> = policy.iter().filter_map(|&prose| scene(&subject.prose[prose])).collect();
    let mut reported = BTreeSet::new();
    for mention in walk.of(OF_LAW).filter(|mention| !covered.contains(&mention.entry)) {
        let prose = &subject.prose[mention.prose];
        let Some(scene) = scene(prose).filter(|scene| !covered_scenes.contains(scene)) else { continue };
        if asks(prose) && reported.insert((scene, mention.entry)) {
            let matter = &walk.lists.matters[usize::from(mention.entry)].name;
            let written = one_line(&prose.text[mention.range.clone()]);
            findings
                .report(prose, format!("\"{written}\" turns on law ({matter}), and nothing here says that it differs from place to place"))
                .within(prose.start + mention.range.start..prose.start + mention.range.end)
                .hint("have someone say \"follow your agency's policy and your state's law; ask your supervisor\" in this scene, or name the matter in `jurisdiction`");
        }
    }
}

/// The paragraphs in which "policy" and "law" stand together.
fn paragraphs_with_policy_line(subject: &Subject<'_>) -> BTreeSet<usize> {
    let with = |entry: u16| subject.language.of(OF_POLICY).filter(move |mention| mention.entry == entry).map(|mention| mention.prose);
    let law: BTreeSet<usize> = with(1).collect();
    with(0).filter(|prose| law.contains(prose)).collect()
}

/// An encounter (phase and position), or a decision on the desk.
type Scene = (usize, usize);

const DESK: usize = usize::MAX;

fn scene(prose: &Prose<'_>) -> Option<Scene> {
    match prose.path[..] {
        [Step::Field("phases"), Step::Index(phase), Step::Field("encounters"), Step::Index(encounter), ..] => Some((phase, encounter)),
        [Step::Field("desk"), Step::Index(decision), ..] => Some((DESK, decision)),
        _ => None,
    }
}

/// Whether a paragraph is a question, or an option as the learner reads it.
fn asks(prose: &Prose<'_>) -> bool {
    matches!(prose.path[..], [.., Step::Field("prompt")] | [.., Step::Field("options"), Step::Index(_), Step::Field("text")])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{codes, with};

    const BAGS: &str = "Take the bag and go in.";

    #[test]
    fn an_option_that_turns_on_law_needs_the_policy_line() {
        for text in
            ["Call child protective services.", "Ask for an involuntary hold.", "Start guardianship.", "Talk about custody of the twins."]
        {
            assert_eq!(codes(&with(BAGS, text)), ["law-without-policy"], "{text}");
        }
    }

    #[test]
    fn the_policy_line_may_stand_in_the_scene_or_in_the_jurisdiction_note() {
        let case = with(BAGS, "Call child protective services.");
        let line = "follow your agency's policy and your state's law";
        assert_eq!(codes(&case.replace("form came first", line)), Vec::<String>::new());
        assert_eq!(codes(&case.replace("The fridge hums.", line)), ["law-without-policy"], "another scene");
        let named = "jurisdiction: \"Reporting is a matter of law. ";
        assert_eq!(codes(&case.replace("jurisdiction: \"", named)), Vec::<String>::new());
        let other = "jurisdiction: \"Guardianship is a matter of law. ";
        assert_eq!(codes(&case.replace("jurisdiction: \"", other)), ["law-without-policy"]);
    }

    #[test]
    fn words_of_law_that_ask_for_nothing_are_left_alone() {
        assert_eq!(codes(&with("The fridge hums.", "Her sister had custody of the cat.")), Vec::<String>::new());
        for text in ["Hold the door.", "Report to Ruth.", "The custodian.", "A license plate.", "Warn her of the step."] {
            assert_eq!(codes(&with(BAGS, text)), Vec::<String>::new(), "{text}");
        }
    }
}
