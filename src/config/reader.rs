//! Reads named values one after the other and collects what is wrong with them, so that all of it is told at once.

use std::collections::BTreeSet;
use std::fmt;

/// Every problem found in the settings, to be shown together.
#[derive(Debug, thiserror::Error)]
pub struct Problems(BTreeSet<String>);

impl Problems {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "the settings have {} problem(s):", self.0.len())?;
        for problem in &self.0 {
            writeln!(f, "  - {problem}")?;
        }
        write!(f, ".env.example explains every setting.")
    }
}

/// Collects problems while values are read one after the other.
pub(super) struct Reader<L> {
    lookup: L,
    problems: BTreeSet<String>,
}

impl<L: Fn(&str) -> Option<String>> Reader<L> {
    pub(super) fn new(lookup: L) -> Self {
        Self { lookup, problems: BTreeSet::new() }
    }

    /// What was wrong, once everything has been read.
    pub(super) fn problems(self) -> Problems {
        Problems(self.problems)
    }

    fn value(&self, name: &str) -> Option<String> {
        (self.lookup)(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    pub(super) fn problem(&mut self, name: &str, form: &str) {
        self.problems.insert(format!("{name} must be {form}"));
    }

    pub(super) fn text(&self, name: &str, default: &str) -> String {
        self.value(name).unwrap_or_else(|| default.to_owned())
    }

    pub(super) fn required(&mut self, name: &str, form: &str) -> String {
        self.value(name).unwrap_or_else(|| {
            self.problem(name, form);
            String::new()
        })
    }

    pub(super) fn parse<T>(
        &mut self,
        name: &str,
        default: &str,
        form: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let parsed = parse(&self.text(name, default));
        if parsed.is_none() {
            self.problem(name, form);
        }
        parsed
    }

    pub(super) fn optional<T>(&mut self, name: &str, form: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.checked(name, |text| parse(text).ok_or_else(|| form.to_owned()))
    }

    /// The same for what can be wrong in more than one way: the error is the form it must have.
    pub(super) fn checked<T>(&mut self, name: &str, check: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        match check(&self.value(name)?) {
            Ok(value) => Some(value),
            Err(form) => {
                self.problem(name, &form);
                None
            }
        }
    }
}
