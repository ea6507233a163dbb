//! Keys for cookies, tokens at rest and references, all derived from one secret (HKDF-SHA-256).
//!
//! The secret is `APP_SECRET`; without it one is made on first run and kept in the data directory, readable by its owner
//! only, so that sessions and tokens survive a restart.

use std::io;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hkdf::Hkdf;
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

use crate::private;

/// Every key the app uses.
pub struct Keys {
    /// Encrypts and signs the session cookie.
    pub cookie: [u8; 64],
    /// Seals tokens at rest.
    pub tokens: [u8; 32],
    /// Opens what tokens an older secret has sealed (`APP_SECRET_OLD`).
    pub old_tokens: Option<[u8; 32]>,
    /// Derives references of saved requests.
    pub references: [u8; 32],
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The secret could neither be read nor made.
    #[error("the secret in {file} could not be read or made")]
    File {
        /// Where it should be.
        file: String,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The file is cut off: keys made of what is left could be guessed, and would open nothing that is sealed.
    #[error(
        "{0} holds no whole secret (at least {SHORTEST} characters). Put it back from a backup; without one delete the \
         file, and every owner has to connect again"
    )]
    CutOff(String),
    /// A key could not be derived.
    #[error("a key could not be derived")]
    Derive,
}

impl Keys {
    /// Keys from the secret of the settings, or from the one kept in the data directory.
    pub fn load(secret: Option<&SecretString>, data_dir: &Path) -> Result<Self, Error> {
        match secret {
            Some(secret) => Self::derive(secret.expose_secret()),
            None => {
                let file = file(data_dir);
                let name = || file.display().to_string();
                let secret = read_or_make(&file).map_err(|source| Error::File { file: name(), source })?;
                if secret.trim().len() < SHORTEST {
                    return Err(Error::CutOff(name()));
                }
                Self::derive(secret.trim())
            }
        }
    }

    /// The same, and the key for tokens that an older secret gave.
    pub fn and_old(self, secret: Option<&SecretString>) -> Result<Self, Error> {
        let old = secret.map(|secret| Self::derive(secret.expose_secret().trim())).transpose()?;
        Ok(Self { old_tokens: old.map(|keys| keys.tokens), ..self })
    }

    fn derive(secret: &str) -> Result<Self, Error> {
        let source = Hkdf::<Sha256>::new(None, secret.as_bytes());
        let mut keys = Self { cookie: [0; 64], tokens: [0; 32], old_tokens: None, references: [0; 32] };
        let fill = |name: &[u8], key: &mut [u8]| source.expand(name, key).map_err(|_| Error::Derive);
        fill(b"session cookie", &mut keys.cookie)?;
        fill(b"tokens at rest", &mut keys.tokens)?;
        fill(b"request references", &mut keys.references)?;
        Ok(keys)
    }
}

/// Where a secret that is not a setting is kept.
pub fn file(data_dir: &Path) -> PathBuf {
    data_dir.join("secret.key")
}

/// As short as a secret may be, like `APP_SECRET`.
const SHORTEST: usize = 32;

fn read_or_make(file: &Path) -> io::Result<String> {
    match std::fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        read => {
            private::close(file, 0o600)?;
            return read;
        }
    }
    let mut bytes = [0; 48];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    // Another process may have been first: its secret is everybody's then.
    private::write_new(file, STANDARD.encode(bytes).as_bytes())?;
    std::fs::read_to_string(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_made_once_for_its_owner_only_and_gives_different_keys() {
        let directory = tempfile::tempdir().unwrap();
        let first = Keys::load(None, directory.path()).unwrap();
        let again = Keys::load(None, directory.path()).unwrap();
        assert_eq!(first.tokens, again.tokens);
        assert_ne!(first.tokens, first.references);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(directory.path().join("secret.key")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_secret_that_was_cut_off_is_refused_and_named() {
        let directory = tempfile::tempdir().unwrap();
        for cut in ["", "\n", "0123456789012345678901234567890\n"] {
            std::fs::write(file(directory.path()), cut).unwrap();
            let refused = Keys::load(None, directory.path()).err().unwrap();
            assert!(matches!(&refused, Error::CutOff(name) if name.contains("secret.key")), "{refused}");
        }
    }

    #[test]
    fn programs_that_start_at_once_have_the_same_secret() {
        let directory = tempfile::tempdir().unwrap();
        let load = || Keys::load(None, directory.path()).unwrap().tokens;
        let keys: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(load)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(keys.iter().all(|key| *key == keys[0]));
    }
}
