//! References: eight letters and digits that cannot be confused, grouped 4-4, such as `K7QF-2M9D`.
//!
//! A failure's reference is random and stands on the page and in the log. A saved request's reference is derived from
//! the session and the car, so that sending the same car twice, even at once, gives the same reference and one row.

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// A new random reference.
pub fn random() -> Result<String, getrandom::Error> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes)?;
    Ok(grouped(&bytes))
}

/// The reference of one car in one session. `salt` makes another one where two cars met on the same.
pub fn derived(key: &[u8; 32], parts: &[&str], salt: u8) -> String {
    let mut mac = keyed(key);
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac.update(&[salt]);
    grouped(&mac.finalize().into_bytes()[..LENGTH])
}

/// A name for an owner outside this app: 32 hexadecimal digits that lead back to nobody without the key.
pub fn pseudonym(key: &[u8; 32], owner: &str) -> String {
    let mut mac = keyed(key);
    mac.update(b"external id");
    mac.update(owner.as_bytes());
    mac.finalize().into_bytes()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text could be a reference at all.
pub fn is_well_formed(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == LENGTH + 1
        && bytes[4] == b'-'
        && bytes.iter().enumerate().all(|(index, byte)| index == 4 || ALPHABET.contains(byte))
}

const LENGTH: usize = 8;
/// Without 0 and O, 1, I and L, 5 and S, 8 and B, U: 26 signs.
const ALPHABET: &[u8] = b"234679ACDEFGHJKMNPQRTVWXYZ";

/// HMAC takes a key of any length; this one is filled up with zeros as the standard does (RFC 2104 section 2).
fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    Hmac::new(&block.into())
}

fn grouped(bytes: &[u8]) -> String {
    let signs = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]));
    let mut text: String = signs.collect();
    text.insert(4, '-');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_readable_aloud() {
        let reference = random().unwrap();
        assert!(is_well_formed(&reference), "{reference}");
        for text in ["", "K7QF2M9D", "K7QF-2M9", "k7qf-2m9d", "K7QF-2M9O", "K7QF-2M9D<"] {
            assert!(!is_well_formed(text), "{text}");
        }
    }

    #[test]
    fn the_same_car_in_the_same_session_has_the_same_reference() {
        let key = [1; 32];
        let reference = derived(&key, &["session", "Kia", "Niro"], 0);
        assert_eq!(reference, derived(&key, &["session", "Kia", "Niro"], 0));
        assert_ne!(reference, derived(&key, &["session", "KiaN", "iro"], 0));
        assert_ne!(reference, derived(&key, &["session", "Kia", "Niro"], 1));
        assert!(is_well_formed(&reference));
    }
}
