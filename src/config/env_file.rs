//! `.env`: found, looked at for what would be changed in silence, then read by dotenvy.
//!
//! dotenvy replaces `$name` in unquoted and in double-quoted values: a secret such as `abc$def` would lose its end without
//! a word. Here that stops the start. What is wrong is told by line and name, never by value: the value may be the secret.

use std::path::Path;

/// What is wrong with the file.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnvFileError {
    /// A value holds `$`, which would be taken for the name of another setting.
    #[error(
        "{file}, line {line}: the value of {name} has a $, which would cut it. Put the value in single quotes: {name}='…'"
    )]
    Dollar {
        /// The file.
        file: String,
        /// From 1.
        line: usize,
        /// The setting.
        name: String,
    },
    /// A line that is no setting.
    #[error(
        "{file}, line {line}: {name} cannot be read. A line is NAME=value; a value with spaces or signs stands in single quotes"
    )]
    Line {
        /// The file.
        file: String,
        /// From 1; 0 when it is not known.
        line: usize,
        /// The setting, or "this".
        name: String,
    },
    /// The file is there and cannot be opened.
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, String),
}

/// Merges `.env` of this folder, or of the nearest one above, into the environment. What is set already stays.
pub fn load(folder: &Path) -> Result<(), EnvFileError> {
    let Some(path) = folder.ancestors().map(|above| above.join(".env")).find(|file| file.is_file()) else {
        return Ok(());
    };
    let name = || path.display().to_string();
    let text = std::fs::read_to_string(&path).map_err(|error| EnvFileError::Unreadable(name(), error.to_string()))?;
    check(&text, &path)?;
    dotenvy::from_path(&path).map_err(|error| {
        if let dotenvy::Error::LineParse(content, _) = &error {
            return unreadable(&text, content, name());
        }
        EnvFileError::Unreadable(name(), error.to_string())
    })
}

/// Looks for a `$` that would be replaced, reading quotes, escapes and comments as dotenvy does.
fn check(text: &str, path: &Path) -> Result<(), EnvFileError> {
    #[derive(PartialEq)]
    enum In {
        Plain,
        Single,
        Double,
        Comment,
    }
    let (mut place, mut line, mut is_value, mut before) = (In::Plain, 1, false, '\n');
    let mut name = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (&place, letter) {
            (In::Plain | In::Comment, '\n') => (place, is_value, name) = (In::Plain, false, String::new()),
            (In::Comment, _) => {}
            (In::Single, '\'') => place = In::Plain,
            (In::Double, '"') => place = In::Plain,
            (In::Single, _) => {}
            (In::Plain | In::Double, '\\') => line += usize::from(letters.next() == Some('\n')),
            (In::Plain | In::Double, '$') if is_value => {
                let name = name.trim().trim_start_matches("export ").trim().to_owned();
                return Err(EnvFileError::Dollar { file: path.display().to_string(), line, name });
            }
            (In::Plain, '\'') if is_value => place = In::Single,
            (In::Plain, '"') if is_value => place = In::Double,
            (In::Plain, '#') if before.is_whitespace() => place = In::Comment,
            (In::Plain, '=') => is_value = true,
            (In::Plain, _) if !is_value => name.push(letter),
            (In::Plain | In::Double, _) => {}
        }
        line += usize::from(letter == '\n');
        before = letter;
    }
    Ok(())
}

/// A line dotenvy could not read, without what stands in it.
fn unreadable(text: &str, content: &str, file: String) -> EnvFileError {
    let first = content.lines().next().unwrap_or_default();
    let line = text.lines().position(|line| line == first).map_or(0, |index| index + 1);
    let is_name = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let name = first.split_once('=').map(|(name, _)| name.trim().trim_start_matches("export ").trim());
    EnvFileError::Line { file, line, name: name.filter(is_name).unwrap_or("this").to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> Result<(), EnvFileError> {
        check(text, Path::new(".env"))
    }

    #[test]
    fn a_dollar_that_would_cut_a_value_stops_the_start_with_line_name_and_cure() {
        for text in
            ["# a $comment\nA=b\nSECRET=abc$def\n", "A=1\n\nexport SECRET=\"abc$def\"", "A='x\ny'\nSECRET=a${b}"]
        {
            let error = checked(text).unwrap_err();
            assert!(matches!(&error, EnvFileError::Dollar { line: 3, name, .. } if name == "SECRET"), "{error}");
            let told = error.to_string();
            assert!(told.contains("single quotes") && !told.contains("abc") && !told.contains("def"), "{told}");
        }
    }

    #[test]
    fn a_dollar_that_is_kept_is_no_problem() {
        for text in ["A='abc$def'", "A=abc\\$def", "A=\"abc\\$def\"", "A=b # costs $5", "#A=abc$def", "A='it''s $' B"] {
            assert_eq!(checked(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named_without_its_value() {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join(".env"), "A_NAME_OF_THIS_TEST=b\nSECRET=\"abc def\n").unwrap();
        let told = load(directory.path()).unwrap_err().to_string();
        assert!(told.contains("line 2") && told.contains("SECRET") && !told.contains("abc"), "{told}");
    }
}
