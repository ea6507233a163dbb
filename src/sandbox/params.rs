//! Query and form parameters, kept as they came: in order, repeats included.
//!
//! Ordinary extractors keep the first or the last of a repeated parameter without a word. Here a repeat is an error the
//! caller can name, because "which `redirect_uri` won?" is the kind of question a sandbox should never raise. Bytes that
//! are not UTF-8 after percent-decoding become U+FFFD, so hostile input reaches the checks instead of a panic.

use url::form_urlencoded;

/// Decoded name-value pairs of one query string or form body.
pub(super) struct Params(Vec<(String, String)>);

impl Params {
    pub(super) fn parse(raw: &[u8]) -> Self {
        Self(form_urlencoded::parse(raw).into_owned().collect())
    }

    /// The one value of `name`; an empty value counts as absent.
    pub(super) fn one(&self, name: &str) -> Result<Option<&str>, String> {
        match self.all(name).nth(1) {
            Some(_) => Err(format!("{name} was sent more than once")),
            None => Ok(self.first(name)),
        }
    }

    /// The first value, for our own forms, where a repeat can do no harm.
    pub(super) fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// Whether `flags`, which may accompany any request, has its form: `name:value`, separated by spaces.
    pub(super) fn flags(&self) -> Result<(), String> {
        let is_flag =
            |flag: &str| flag.split_once(':').is_some_and(|(name, value)| !name.is_empty() && !value.is_empty());
        let fine = self.one("flags")?.unwrap_or_default().split_whitespace().all(is_flag);
        if fine { Ok(()) } else { Err("flags must look like name:value, separated by spaces".to_owned()) }
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Params;

    #[test]
    fn a_repeated_parameter_is_named() {
        let params = Params::parse(b"a=1&b=2&a=3&c=");
        assert_eq!(params.one("b"), Ok(Some("2")));
        assert_eq!(params.one("c"), Ok(None));
        assert_eq!(params.one("a"), Err("a was sent more than once".to_owned()));
        assert_eq!(Params::parse(b"a=%ff%zz").first("a"), Some("\u{fffd}%zz"));
        assert_eq!(params.all("a").collect::<Vec<_>>(), ["1", "3"]);
    }
}
