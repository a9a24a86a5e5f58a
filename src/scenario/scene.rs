//! The notation of scenes: paragraphs, who speaks, what is thought. Knows nothing of any case.
//!
//! Paragraphs are separated by blank lines; the lines of a paragraph are joined. A paragraph that begins
//! - `name: ` is speech of the client or person with that id (`me: ` is the case manager),
//! - `~id ` is a line of the case manager's inner monologue, with the key of that reaction,
//! - otherwise is narration.

use std::ops::Range;

/// A paragraph of a scene, its names not yet resolved.
#[derive(Debug, PartialEq, Eq)]
pub struct Paragraph<'a> {
    /// Whose it is.
    pub voice: VoiceSource<'a>,
    /// Its text on one line.
    pub text: String,
}

/// Whose a paragraph is, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoiceSource<'a> {
    /// What is seen and heard.
    Narration,
    /// Somebody with this id speaks.
    Speech(&'a str),
    /// The case manager thinks, with this reaction's key.
    Thought(&'a str),
}

/// Splits a scene into its paragraphs.
pub fn paragraphs(scene: &str) -> Vec<Paragraph<'_>> {
    blocks(scene).map(|(voice, range)| Paragraph { voice, text: joined(&scene[range]) }).collect()
}

/// The paragraphs of a scene where they stand in it, each without its mark: line breaks and indentation included.
pub fn blocks(scene: &str) -> impl Iterator<Item = (VoiceSource<'_>, Range<usize>)> {
    plain_blocks(scene).map(|range| {
        let (voice, text) = voice(&scene[range.clone()]);
        (voice, range.end - text.len()..range.end)
    })
}

/// The paragraphs of a text without marks, where they stand in it.
pub fn plain_blocks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let block = next_block(&mut rest)?;
        let end = text[..text.len() - rest.len()].trim_end().len();
        Some(end - block.len()..end)
    })
}

/// Prose on one line for each paragraph, indentation removed, paragraphs kept apart by a blank line.
pub fn prose(text: &str) -> String {
    if !text.contains('\n') {
        return text.trim().to_owned();
    }
    let mut rest = text;
    let mut out = String::with_capacity(text.len());
    while let Some(block) = next_block(&mut rest) {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&joined(block));
    }
    out
}

fn next_block<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let text = rest.trim_start();
    if text.is_empty() {
        return None;
    }
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    *rest = &text[end..];
    Some(text[..end].trim_end())
}

/// The lines of a paragraph as one, indentation removed.
pub fn joined(block: &str) -> String {
    let mut out = String::with_capacity(block.len());
    for line in block.lines() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(line.trim());
    }
    out
}

/// Whose a paragraph is, and what of it is behind its mark.
pub fn voice(block: &str) -> (VoiceSource<'_>, &str) {
    if let Some(thought) = block.strip_prefix('~') {
        let end = thought.find(char::is_whitespace).unwrap_or(thought.len());
        return (VoiceSource::Thought(&thought[..end]), thought[end..].trim_start());
    }
    if let Some((name, said)) = block.split_once(':')
        && is_id(name)
        && said.starts_with(char::is_whitespace)
    {
        return (VoiceSource::Speech(name), said.trim_start());
    }
    (VoiceSource::Narration, block)
}

/// Whether a text can be an id: a lower-case letter, then lower-case letters, digits and `_`; 64 characters at most.
pub fn is_id(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && text.len() <= 64
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scene_knows_speech_thought_and_narration() {
        let scene = "
            The radio is on low.
            A drum stands by the door.

            harlan: I can carry
              a tray.

            ~hands He has hands like that.
            Note: nothing is missing.
        ";
        let found = paragraphs(scene);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].text, "The radio is on low. A drum stands by the door.");
        assert_eq!((found[1].voice, found[1].text.as_str()), (VoiceSource::Speech("harlan"), "I can carry a tray."));
        assert_eq!(found[2].voice, VoiceSource::Thought("hands"));
        let places: Vec<&str> = blocks(scene).map(|(_, range)| &scene[range]).collect();
        assert_eq!(places[1], "I can carry\n              a tray.");
        assert_eq!(paragraphs("Note: nothing.")[0].voice, VoiceSource::Narration);
    }

    #[test]
    fn prose_keeps_paragraphs_and_loses_indentation() {
        assert_eq!(prose("\n   one\n   two\n\n   three\n"), "one two\n\nthree");
        assert_eq!(prose("  plain "), "plain");
    }
}
