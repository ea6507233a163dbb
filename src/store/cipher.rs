//! Seals tokens before they reach the database and opens them on the way out.
//!
//! AES-256-GCM with a random nonce in front. The row's id and the column are bound in as associated data, so a sealed
//! value copied to another row or column does not open. Only this file makes the sealed form.

use std::fmt;

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};

/// The key for tokens at rest. Debug output does not show it.
#[derive(Clone)]
pub struct TokenCipher(Aes256Gcm);

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
        Self(Aes256Gcm::new(key.into()))
    }

    /// Seals a text for one place.
    pub(super) fn seal(&self, place: &str, text: &str) -> Result<Vec<u8>, CipherError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce)?;
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        let sealed = self.0.encrypt(&nonce.into(), payload).map_err(|_| CipherError::Unopenable)?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what was sealed for the same place.
    pub(super) fn open(&self, place: &str, sealed: &[u8]) -> Result<String, CipherError> {
        let (nonce, message) = sealed.split_first_chunk::<NONCE>().ok_or(CipherError::Unopenable)?;
        let payload = Payload { msg: message, aad: place.as_bytes() };
        let opened = self.0.decrypt(nonce.into(), payload).map_err(|_| CipherError::Unopenable)?;
        String::from_utf8(opened).map_err(|_| CipherError::Unopenable)
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
        assert_eq!(cipher.open("row-1/access", &sealed).unwrap(), "secret");
        for (cipher, place) in
            [(&cipher, "row-2/access"), (&cipher, "row-1/refresh"), (&TokenCipher::new(&[2; 32]), "row-1/access")]
        {
            assert!(matches!(cipher.open(place, &sealed), Err(CipherError::Unopenable)));
        }
        assert!(cipher.open("row-1/access", &sealed[..5]).is_err());
    }
}
