//! Ids in the one form Smartcar uses for everything: 36 characters, a version 4 UUID.
//!
//! Tokens and codes are random, unless a test wants them to repeat. Cars and owners are derived from what they are (make, e-mail, VIN), so that signing in
//! again, or resetting the sandbox, meets the same ids and a demo can be repeated word for word.

use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Where the ids of tokens, codes, visits and requests come from: chance, or on request one sequence, always the same.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Ids {
    deterministic: bool,
    next: AtomicU64,
}

impl Ids {
    /// Begins the sequence anew, or ends it.
    pub(super) fn be_deterministic(&mut self, deterministic: bool) {
        *self = Self { deterministic, next: AtomicU64::default() };
    }

    /// A fresh one.
    pub(super) fn id(&self) -> String {
        if self.deterministic {
            return derived_id(&format!("id {}", self.next.fetch_add(1, Ordering::Relaxed)));
        }
        id()
    }
}

fn id() -> String {
    let mut bytes = [0; 16];
    if let Err(error) = getrandom::fill(&mut bytes) {
        // What these ids guard is pretend, so going on with a guessable one beats an answer nobody can test against.
        tracing::error!(%error, "the system gives no random numbers; the sandbox makes its ids from the clock");
        bytes = seeded(&format!("{:?}", std::time::SystemTime::now()));
    }
    format(bytes)
}

/// Always the same one for the same seed.
pub(super) fn derived_id(seed: &str) -> String {
    format(seeded(seed))
}

/// Sixteen bytes that look random but follow from the seed.
pub(super) fn seeded(seed: &str) -> [u8; 16] {
    let digest = Sha256::digest(seed.as_bytes());
    std::array::from_fn(|index| digest.get(index).copied().unwrap_or_default())
}

/// Whether a text has the form all ids have. Letters beyond hexadecimal ones pass: the SDK suites' test car has them.
pub(super) fn is_id(text: &str) -> bool {
    let is_group = |(group, length): (&str, usize)| {
        group.len() == length && group.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    text.split('-').count() == 5 && text.split('-').zip([8, 4, 4, 4, 12]).all(is_group)
}

/// An invented VIN of this brand. Its check digit is not computed: nothing may rely on one, see the published test VINs.
pub(super) fn vin(wmi: &str, seed: &str) -> String {
    const LETTERS: &[u8] = b"0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
    let tail = seeded(seed).into_iter().take(17 - wmi.len().min(17));
    let tail = tail.filter_map(|byte| LETTERS.get(usize::from(byte) % LETTERS.len()).copied().map(char::from));
    wmi.chars().chain(tail).collect()
}

fn format(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|group| hex.get(group).unwrap_or_default().to_owned());
    groups.join("-")
}
