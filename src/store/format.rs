//! The attempt format: a header, and lines that hang on each other. It touches no file, and does not find lines in one.
//!
//! ```text
//! practicum attempt 1
//! case: rivera
//! title: Someone to count on
//! digest: 9f86d081…
//! seed: 42
//! rng: 1
//! started: 1760000000
//! chain: 5f0c2b1e
//!
//! 1 a81b33c0 choose call-first
//! 2 07d4e6aa end-week
//! ```
//! `chain` is the start of the SHA-256 of all above it; the second word of an action is the start of the SHA-256
//! of `<previous chain> <number> <action>`. It guards against accidents, not against forgery.
//! Only a line with its newline counts; whatever follows the last newline was torn by a crash.

use super::error::StoreError;

/// No attempt is longer; a longer file is something else.
pub(super) const MAX_BYTES: u64 = 64 << 20;

/// The first line of an attempt, before the version.
pub(super) const MAGIC: &str = "practicum attempt ";
/// The version that is written and read here.
pub(super) const VERSION: &str = "1";

/// What an attempt says about itself before its first action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The id of the case.
    pub case: String,
    /// The title of the case, for people who read the file; its control characters are written as spaces.
    pub title: String,
    /// The [`digest`](crate::scenario::digest) of the case text.
    pub digest: String,
    /// The seed of chance.
    pub seed: u64,
    /// The version of the rules of chance.
    pub rng: u32,
    /// When the attempt was started, in Unix seconds.
    pub started: u64,
}

impl Header {
    /// The header as it stands in the file, and the chain that starts from it.
    pub(super) fn to_text(&self) -> Result<(String, Chain), StoreError> {
        let Header { case, title, digest, seed, rng, started } = self;
        refuse_breaks(case)?;
        refuse_breaks(digest)?;
        let title = title.replace(char::is_control, " ");
        let mut text =
            format!("{MAGIC}{VERSION}\ncase: {case}\ntitle: {title}\ndigest: {digest}\nseed: {seed}\nrng: {rng}\nstarted: {started}\n");
        let chain = Chain::start(&text);
        text.push_str(&format!("chain: {}\n\n", chain.link));
        Ok((text, chain))
    }
}

/// The running check: how many actions there are, and the link that the next one hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chain {
    pub(super) number: u64,
    pub(super) link: String,
}

impl Chain {
    /// The chain that hangs on a header text, up to its own line.
    pub(super) fn start(header: &str) -> Self {
        Chain { number: 0, link: link(header) }
    }

    fn next(&self, action: &str) -> Chain {
        let number = self.number + 1;
        Chain { number, link: link(&format!("{} {number} {action}", self.link)) }
    }

    /// The line for one more action, with its newline, and the chain after it.
    pub(super) fn line(&self, action: &str) -> Result<(String, Chain), StoreError> {
        refuse_breaks(action)?;
        let next = self.next(action);
        Ok((format!("{} {} {action}\n", next.number, next.link), next))
    }

    /// Reads one line as the next action, or says why it is not.
    pub(super) fn verify(&self, line: &str) -> Result<(String, Chain), String> {
        let mut words = line.splitn(3, ' ');
        let (Some(number), Some(link), Some(action)) = (words.next(), words.next(), words.next()) else {
            return Err("expected a number, a check and an action".to_owned());
        };
        let next = self.next(action);
        if number != next.number.to_string() {
            return Err(format!("expected action {}, found \"{}\"", next.number, shown(number)));
        }
        if link != next.link {
            return Err(format!("action {number} does not match its check \"{}\"", shown(link)));
        }
        Ok((action.to_owned(), next))
    }
}

/// A piece of a file that may hold anything, fit for a message of one line.
pub(super) fn shown(text: &str) -> String {
    let short: String = text.chars().take(60).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(60).is_some() { short + "…" } else { short }
}

fn refuse_breaks(text: &str) -> Result<(), StoreError> {
    if text.contains(['\n', '\r', '\0']) { Err(StoreError::NotOneLine { text: text.to_owned() }) } else { Ok(()) }
}

fn link(text: &str) -> String {
    super::hex_sha256(text).chars().take(8).collect()
}
