//! Seals tokens before they reach the database and opens them on the way out.
//!
//! AES-256-GCM with a random nonce in front. The row's id and the column are bound in as associated data, so a sealed
//! value copied to another row or column does not open. Only this file makes the sealed form.

use std::fmt;

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};

/// The key for tokens at rest, and the one before it where there is one. Debug output shows neither.
#[derive(Clone)]
pub struct TokenCipher {
    key: Aes256Gcm,
    old: Option<Aes256Gcm>,
}

/// A sealed text, opened.
pub(super) struct Opened {
    /// The text.
    pub(super) text: String,
    /// Whether it was the older key that opened it: it wants to be sealed anew.
    pub(super) by_old_key: bool,
}

/// A value that could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum CipherError {
    /// No randomness for a nonce.
    #[error("no random nonce")]
    Nonce(#[from] getrandom::Error),
    /// Wrong key, wrong row, or damaged bytes. GCM does not tell which, on purpose.
    #[error("a sealed token could not be opened; was APP_SECRET changed?")]
    Unopenable,
}

impl TokenCipher {
    /// A cipher for a key of 256 bits.
    pub fn new(key: &[u8; 32]) -> Self {
        Self { key: Aes256Gcm::new(key.into()), old: None }
    }

    /// The same, and what an older key sealed still opens. Nothing is sealed with that one any more.
    pub fn and_old(self, key: Option<&[u8; 32]>) -> Self {
        Self { old: key.map(|key| Aes256Gcm::new(key.into())), ..self }
    }

    /// Seals a text for one place.
    pub(super) fn seal(&self, place: &str, text: &str) -> Result<Vec<u8>, CipherError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce)?;
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        let sealed = self.key.encrypt(&nonce.into(), payload).map_err(|_| CipherError::Unopenable)?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what was sealed for the same place.
    pub(super) fn open(&self, place: &str, sealed: &[u8]) -> Result<Opened, CipherError> {
        let (nonce, message) = sealed.split_first_chunk::<NONCE>().ok_or(CipherError::Unopenable)?;
        let open = |key: &Aes256Gcm| key.decrypt(nonce.into(), Payload { msg: message, aad: place.as_bytes() }).ok();
        let (opened, by_old_key) = match open(&self.key) {
            Some(opened) => (Some(opened), false),
            None => (self.old.as_ref().and_then(open), true),
        };
        let text = String::from_utf8(opened.ok_or(CipherError::Unopenable)?).map_err(|_| CipherError::Unopenable)?;
        Ok(Opened { text, by_old_key })
    }
}

impl fmt::Debug for TokenCipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenCipher")
    }
}

const NONCE: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_token_opens_in_its_own_row_only() {
        let cipher = TokenCipher::new(&[1; 32]);
        let sealed = cipher.seal("row-1/access", "secret").unwrap();
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
        assert_eq!(cipher.open("row-1/access", &sealed).unwrap().text, "secret");
        for (cipher, place) in
            [(&cipher, "row-2/access"), (&cipher, "row-1/refresh"), (&TokenCipher::new(&[2; 32]), "row-1/access")]
        {
            assert!(matches!(cipher.open(place, &sealed), Err(CipherError::Unopenable)));
        }
        assert!(cipher.open("row-1/access", &sealed[..5]).is_err());
    }

    #[test]
    fn what_an_older_key_sealed_opens_and_nothing_is_sealed_with_it() {
        let (old, new) = (TokenCipher::new(&[1; 32]), TokenCipher::new(&[2; 32]).and_old(Some(&[1; 32])));
        let opened = new.open("row", &old.seal("row", "secret").unwrap()).unwrap();
        assert!(opened.by_old_key && opened.text == "secret");
        assert!(!new.open("row", &new.seal("row", "secret").unwrap()).unwrap().by_old_key);
        assert!(old.open("row", &new.seal("row", "secret").unwrap()).is_err());
    }
}
