//! From the bytes of a file to an attempt, with every line verified. It touches no file and repairs nothing.

use std::path::Path;

use super::error::StoreError;
use super::format::{Chain, Header, MAGIC, VERSION, shown};

/// All that a file holds.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) header: Header,
    pub(super) actions: Vec<String>,
    pub(super) chain: Chain,
    /// How many bytes verify; what lies behind was torn.
    pub(super) len: u64,
    /// What was lost with the torn bytes: the first half of a notice.
    pub(super) torn: Option<String>,
}

/// Reads a whole file and verifies every line; `path` is only for naming it.
pub(super) fn parse(path: &Path, bytes: &[u8]) -> Result<Parsed, StoreError> {
    // Some file systems leave zeros where data was to come when the power failed.
    let written = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let mut lines = Lines { path, bytes: &bytes[..written], at: 0, number: 0 };
    let (header, mut chain) = parse_header(&mut lines)?;
    let mut actions = Vec::new();
    while let Some(line) = lines.next()? {
        let (action, next) = chain.verify(line).map_err(|what| lines.damaged(what))?;
        actions.push(action);
        chain = next;
    }
    let torn = (lines.at < bytes.len()).then(|| what_was_lost(lines.rest(), chain.number + 1));
    Ok(Parsed { header, actions, chain, len: lines.at as u64, torn })
}

fn parse_header(lines: &mut Lines<'_>) -> Result<(Header, Chain), StoreError> {
    let path = lines.path.to_owned();
    match lines.next() {
        Ok(Some(first)) => match first.strip_prefix(MAGIC) {
            Some(VERSION) => {}
            Some(version) if version.ends_with('\r') => {
                return Err(lines.damaged("another program changed the ends of its lines to CRLF".to_owned()));
            }
            Some(version) => {
                return Err(StoreError::UnknownVersion { path, version: shown(version) });
            }
            None => return Err(StoreError::NotAnAttempt { path }),
        },
        Ok(None) if format!("{MAGIC}{VERSION}").as_bytes().starts_with(lines.rest()) => {
            return Err(StoreError::TornHeader { path });
        }
        Ok(None) | Err(_) => return Err(StoreError::NotAnAttempt { path }),
    }
    let header = Header {
        case: lines.field("case")?.to_owned(),
        title: lines.field("title")?.to_owned(),
        digest: lines.field("digest")?.to_owned(),
        seed: lines.number_field("seed")?,
        rng: lines.number_field("rng")?,
        started: lines.number_field("started")?,
    };
    // Every line so far was read as UTF-8, so nothing is lost here.
    let chain = Chain::start(&String::from_utf8_lossy(&lines.bytes[..lines.at]));
    let check_fails = lines.field("chain")? != chain.link;
    match lines.next()? {
        None => Err(StoreError::TornHeader { path }),
        Some("") if !check_fails => Ok((header, chain)),
        Some("") => {
            let what = format!("the header, lines 1 to {}, does not match its check", lines.number - 1);
            Err(StoreError::Damaged { path, line: 1, what })
        }
        Some(_) => Err(lines.damaged("expected an empty line after the header".to_owned())),
    }
}

/// Steps through the complete lines of a file and knows where it is.
struct Lines<'a> {
    path: &'a Path,
    bytes: &'a [u8],
    at: usize,
    number: usize,
}

impl<'a> Lines<'a> {
    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// The next line that has its newline.
    fn next(&mut self) -> Result<Option<&'a str>, StoreError> {
        let Some(end) = self.rest().iter().position(|byte| *byte == b'\n') else {
            return Ok(None);
        };
        let line = &self.rest()[..end];
        self.at += end + 1;
        self.number += 1;
        str::from_utf8(line).map(Some).map_err(|_| self.damaged("it is not UTF-8 text".to_owned()))
    }

    fn field(&mut self, key: &str) -> Result<&'a str, StoreError> {
        let Some(line) = self.next()? else {
            return Err(StoreError::TornHeader { path: self.path.to_owned() });
        };
        let value = line.strip_prefix(key).and_then(|rest| rest.strip_prefix(": "));
        value.ok_or_else(|| self.damaged(format!("expected \"{key}: …\", found \"{}\"", shown(line))))
    }

    fn number_field<T: std::str::FromStr>(&mut self, key: &str) -> Result<T, StoreError> {
        let value = self.field(key)?;
        value.parse().map_err(|_| self.damaged(format!("expected a number after \"{key}: \", found \"{}\"", shown(value))))
    }

    fn damaged(&self, what: String) -> StoreError {
        StoreError::Damaged { path: self.path.to_owned(), line: self.number, what }
    }
}

fn what_was_lost(tail: &[u8], number: u64) -> String {
    if tail.is_empty() {
        return "The attempt ended in empty bytes, as after a power failure".to_owned();
    }
    let tail = String::from_utf8_lossy(tail);
    // The check has eight digits and a space.
    let action = tail.strip_prefix(&format!("{number} ")).and_then(|rest| rest.get(9..)).unwrap_or_default();
    match action {
        "" => format!("Action {number} was not completely saved, and nothing of it can be read"),
        text => format!("Action {number} was not completely saved: \"{}\"", shown(text)),
    }
}
