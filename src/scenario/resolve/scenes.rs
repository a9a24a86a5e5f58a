//! Resolving scenes: who speaks, what is thought, and what looks like either and would be told as narration.

use std::ops::Range;

use super::super::ids::{ReactionId, SceneId};
use super::super::model::{Line, Scene, Voice};
use super::super::open::Finding;
use super::super::scene::{self, VoiceSource};
use super::super::spans::Step;
use super::Resolver;
use super::casework::Casework;
use crate::diagnostic::{Diagnostic, did_you_mean};

/// Where thoughts may stand.
pub enum Thoughts {
    /// In the scenes of an encounter, which has these reactions.
    Of(Range<u16>),
    /// Nowhere here.
    None,
}

/// A thought found in a scene.
pub struct Placed {
    reaction: ReactionId,
    text: String,
    path: Vec<Step>,
    part: Option<Range<usize>>,
}

impl Resolver {
    /// A scene; thoughts only where `thoughts` says so.
    pub(super) fn scene(&mut self, text: &str, thoughts: Thoughts) -> SceneId {
        let mut lines = Vec::new();
        for block in scene::plain_blocks(text) {
            if self.is_full() {
                break;
            }
            let paragraph = &text[block.clone()];
            let (voice, said) = scene::voice(paragraph);
            let mark = paragraph[..paragraph.len() - said.len()].trim_end().len();
            let voice = self.on(block.start..block.start + mark, |r| r.voice(voice, said, &thoughts));
            let voice = voice.filter(|voice| *voice != Voice::Narration || self.is_narration(paragraph, block.start));
            self.runs_on(paragraph, block.start, &thoughts);
            if let Some(voice) = voice {
                lines.push(Line { voice, text: scene::joined(said) });
            }
        }
        let id = SceneId::at(self.scenes.len().min(usize::from(u16::MAX)));
        self.scenes.push(Scene { lines });
        if self.scenes.len() == usize::from(u16::MAX) {
            self.error("too-many", "the case has more than 65,000 scenes");
        }
        id
    }

    fn voice(&mut self, voice: VoiceSource<'_>, said: &str, thoughts: &Thoughts) -> Option<Voice> {
        match voice {
            VoiceSource::Narration => Some(Voice::Narration),
            VoiceSource::Speech("me") => Some(Voice::Me),
            VoiceSource::Speech(name) => {
                let node = self.names.nodes.get(name).copied();
                if node.is_none() {
                    self.unknown_speaker(name);
                }
                node.map(Voice::Speech)
            }
            VoiceSource::Thought(name) => self.thought(name, said, thoughts),
        }
    }

    fn unknown_speaker(&mut self, name: &str) {
        let meant = self.speakers.meant(name);
        let hint = match meant[..] {
            [] => did_you_mean(name, self.speakers.ids()),
            _ => Some(format!("write {}", or(meant.into_iter()))),
        };
        let hint = hint.unwrap_or_else(|| format!("use one of: {}; or declare \"{name}\" under `people`", some(self.speakers.ids())));
        let finding =
            Diagnostic::error("unknown-speaker", format!("\"{name}\" speaks here, but is neither the client nor one of the people"));
        self.report(finding, Some(hint));
    }

    /// Whether narration is meant as such: a line that begins with the name of somebody who is known, and a colon, is not.
    fn is_narration(&mut self, paragraph: &str, start: usize) -> bool {
        let Some((name, said)) = head(paragraph) else { return true };
        let meant = self.speakers.meant(name);
        if meant.is_empty() {
            let Some(hint) = self.speakers.nearly(name, said) else { return true };
            let message = format!("\"{name}:\" looks like speech of somebody whom the case does not know");
            self.on(start..start + name.len() + 1, |r| r.report(Diagnostic::error("speech-as-narration", message), Some(hint)));
            return false;
        }
        let exact = meant == [name];
        let shown = name.trim();
        let (message, hint) = if exact && said.trim().is_empty() {
            (format!("\"{shown}:\" is followed by no words"), format!("write what is said behind it: `{shown}: …`"))
        } else if exact {
            (format!("no blank stands behind \"{shown}:\", so this would be narration"), format!("write `{shown}: …`, with a blank"))
        } else {
            let message = format!("\"{shown}:\" looks like speech and is no id, so this would be narration");
            (message, format!("write {} for speech; for narration, word the beginning otherwise", or(meant.into_iter())))
        };
        self.on(start..start + name.len() + 1, |r| r.report(Diagnostic::error("speech-as-narration", message), Some(hint)));
        false
    }

    /// Finds speech and thoughts that begin in the middle of a paragraph, and so are part of it.
    fn runs_on(&mut self, paragraph: &str, start: usize, thoughts: &Thoughts) {
        for (at, _) in paragraph.match_indices('~').filter(|&(at, _)| at > 0) {
            if self.is_full() {
                return;
            }
            let rest = &paragraph[at + 1..];
            let name = &rest[..rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len())];
            let own = self.own(name, thoughts);
            let begins_line = paragraph[..at].trim_end_matches([' ', '\t']).ends_with('\n');
            if own.is_none() && (!begins_line || name.is_empty() || matches!(thoughts, Thoughts::None)) {
                continue;
            }
            self.met.extend(own);
            let message = format!("\"~{name}\" stands inside a paragraph, so it begins no thought");
            let finding = Diagnostic::error("missing-blank-line", message);
            self.on(start + at..start + at + 1 + name.len(), |r| r.report(finding, Some("put a blank line before it".into())));
        }
        let mut at = 0;
        for line in paragraph.split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            if at > 0
                && let Some((name, said)) = head(&line[indent..])
                && said.starts_with(char::is_whitespace)
                && let meant = self.speakers.meant(name)
                && !meant.is_empty()
            {
                let message = format!("\"{}:\" begins a line inside a paragraph, so nobody speaks here", name.trim());
                let write = if meant == [name] { String::new() } else { format!(", and write {}", or(meant.into_iter())) };
                let hint = format!("put a blank line before it{write}; or move it to the line before if it belongs there");
                let place = start + at + indent;
                let finding = Diagnostic::error("missing-blank-line", message);
                self.on(place..place + name.len() + 1, |r| r.report(finding, Some(hint)));
            }
            at += line.len();
        }
    }

    /// A line of inner monologue in a scene.
    fn thought(&mut self, name: &str, said: &str, thoughts: &Thoughts) -> Option<Voice> {
        let Thoughts::Of(reactions) = thoughts else {
            let message = format!("the inner line \"~{name}\" stands outside the scenes of an encounter");
            let hint = "move it into the scene of an encounter that has this reaction, or take the ~ away";
            self.report(Diagnostic::error("thought-out-of-place", message), Some(hint.into()));
            return None;
        };
        if let Some(id) = self.names.reactions.get(name).copied().filter(|id| reactions.contains(&id.0)) {
            if said.is_empty() {
                self.met.push(id);
                let finding = Diagnostic::error("empty-text", format!("the line of the reaction \"{name}\" is empty"));
                self.report(finding, Some(format!("write the thought on the same line: `~{name} I …`")));
                return None;
            }
            self.placed.push(Placed { reaction: id, text: scene::joined(said), path: self.path.clone(), part: self.part.clone() });
            return Some(Voice::Thought(id));
        }
        if name.is_empty() {
            let next = said.split_whitespace().next().unwrap_or_default();
            let own = self.own(next, thoughts);
            self.met.extend(own);
            let hint = match own {
                Some(_) => format!("write the id right behind the ~: `~{next} …`"),
                None => format!("write the id of a reaction right behind it, a blank, and the thought: {}", self.own_reactions(thoughts)),
            };
            self.report(Diagnostic::error("thought-without-id", "no reaction's id stands behind the ~"), Some(hint));
            return None;
        }
        let finding = Diagnostic::error("unknown-id", format!("this encounter has no reaction \"{name}\""));
        let plain = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let own = self.own(&plain, thoughts);
        self.met.extend(own);
        let hint = if own.is_some() {
            format!("write `~{plain} …`, with a blank behind the id")
        } else if self.names.reactions.get(name).is_some() {
            "another encounter has it: write the line there, or give this encounter's `reactions` one of its own".into()
        } else {
            let own = self.own_names(thoughts);
            let near = did_you_mean(name, own.iter().map(String::as_str));
            near.unwrap_or_else(|| format!("add it to the encounter's `reactions`; there is: {}", self.own_reactions(thoughts)))
        };
        self.report(finding, Some(hint));
        None
    }

    /// The reaction of this name, if it is the encounter's own.
    fn own(&self, name: &str, thoughts: &Thoughts) -> Option<ReactionId> {
        let Thoughts::Of(own) = thoughts else { return None };
        self.names.reactions.get(name).copied().filter(|id| own.contains(&id.0))
    }

    fn own_names(&self, thoughts: &Thoughts) -> Vec<String> {
        self.names.reactions.all().filter(|name| self.own(name, thoughts).is_some()).map(str::to_owned).collect()
    }

    fn own_reactions(&self, thoughts: &Thoughts) -> String {
        let names = self.own_names(thoughts);
        if names.is_empty() { "none yet".into() } else { some(names.iter().map(String::as_str)) }
    }

    /// Gives each reaction its line; each must stand in exactly one place.
    pub(super) fn place_lines(&mut self, work: &mut Casework) {
        for Placed { reaction, text, path, part } in std::mem::take(&mut self.placed) {
            let Some(reaction) = work.reactions.get_mut(reaction.index()) else { continue };
            if !reaction.line.is_empty() {
                let message = format!("the reaction \"{}\" stands in two places", reaction.id);
                let hint = "keep one of them, or write a second reaction for the second";
                let diagnostic = Diagnostic::error("reaction-placed-twice", message).hint(hint);
                self.findings.push(Finding { path, within: part, diagnostic });
            }
            reaction.line = text;
        }
        for (encounter, of) in work.encounters.iter().enumerate() {
            let phase = of.phase.index();
            let first = work.phases[phase].encounters.start;
            for reaction in of.reactions.clone() {
                let Some(missing) = work.reactions.get(usize::from(reaction)).filter(|reaction| reaction.line.is_empty()) else { continue };
                if self.met.contains(&ReactionId(reaction)) {
                    continue;
                }
                let path = vec![
                    Step::Field("phases"),
                    Step::Index(phase),
                    Step::Field("encounters"),
                    Step::Index(encounter - usize::from(first)),
                    Step::Field("reactions"),
                    Step::Index(usize::from(reaction - of.reactions.start)),
                ];
                let finding =
                    Diagnostic::error("reaction-not-placed", format!("the line of the reaction \"{}\" stands nowhere", missing.id))
                        .hint(format!("write a paragraph `~{} …` in the encounter's scene", missing.id));
                self.findings.push(Finding::about(path, finding));
            }
        }
    }
}

/// What stands on the first line before a colon, and after it.
fn head(text: &str) -> Option<(&str, &str)> {
    let (head, said) = text.split_once(':')?;
    (!head.contains('\n')).then_some((head, said))
}

/// Ids as the beginnings of lines: "`ann: …` or `bo: …`".
fn or<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.map(|id| format!("`{id}: …`")).collect::<Vec<_>>().join(" or ")
}

/// The same, first those that have a word in common with this one.
pub(super) fn nearest<'a>(names: impl Iterator<Item = &'a str>, name: &str) -> String {
    let words = |name: &str| {
        name.split(['_', '-', '.']).filter(|word| word.len() > 2).map(|word| word.trim_end_matches('s').to_owned()).collect::<Vec<_>>()
    };
    let wanted = words(&name.to_lowercase());
    let (near, far): (Vec<&str>, Vec<&str>) = names.partition(|known| words(known).iter().any(|word| wanted.contains(word)));
    some(near.into_iter().chain(far))
}

/// As many names as a hint can hold.
pub(super) fn some<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 12;
    let mut names: Vec<&str> = names.take(MOST + 1).collect();
    if names.len() > MOST {
        names[MOST] = "…";
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_word_in_common_come_first() {
        let names: Vec<String> = (0..20).map(|number| format!("line_{number}")).chain(["third_bowl".to_owned()]).collect();
        let shown = nearest(names.iter().map(String::as_str), "bowl");
        assert!(shown.starts_with("third_bowl, line_0, ") && shown.ends_with(", …"), "{shown}");
        assert!(nearest(["one_two", "three"].into_iter(), "four").starts_with("one_two, three"));
    }
}
