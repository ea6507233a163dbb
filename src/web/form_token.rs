//! The form token as it stands in a page: the session's own token under a mask that is new for each page, so that no two
//! pages carry the same bytes. A compressed page tells by its length what it repeats; of this it never repeats anything.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A token for one page: mask, then token under the mask.
pub fn masked(token: &str) -> Result<String, getrandom::Error> {
    let mut bytes = vec![0; token.len()];
    getrandom::fill(&mut bytes)?;
    let covered: Vec<u8> = token.bytes().zip(&bytes).map(|(byte, mask)| byte ^ mask).collect();
    bytes.extend(covered);
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Whether what came back is this token under any mask. Takes the same time wherever they differ.
pub fn matches(given: &str, token: &str) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(given) else { return false };
    if token.is_empty() || bytes.len() != token.len() * 2 {
        return false;
    }
    let (mask, covered) = bytes.split_at(token.len());
    let pairs = mask.iter().zip(covered).zip(token.bytes());
    pairs.fold(0, |differences, ((mask, covered), byte)| differences | (mask ^ covered ^ byte)) == 0
}

/// Compares in a time that tells nothing about where two texts differ.
pub fn same(given: &str, expected: &str) -> bool {
    !expected.is_empty()
        && given.len() == expected.len()
        && given.bytes().zip(expected.bytes()).fold(0, |differences, (a, b)| differences | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_token_counts_under_any_mask() {
        let (one, two) = (masked("abc").unwrap(), masked("abc").unwrap());
        assert!(matches(&one, "abc") && matches(&two, "abc"));
        assert_ne!(masked("a longer token").unwrap(), masked("a longer token").unwrap());
        for given in ["", "abc", "ab", "YWJj", masked("abd").unwrap().as_str(), masked("abcd").unwrap().as_str()] {
            assert!(!matches(given, "abc"), "{given}");
        }
        assert!(!matches("", ""), "an empty token opens nothing");
    }
}
