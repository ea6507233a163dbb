//! The logo: an SVG or PNG file, read and checked when the app starts, so that a page never waits for a disk and never
//! shows a broken picture.

/// A picture that is safe to serve under our own name.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its content type, by what it holds and not by what it is called.
    pub kind: &'static str,
}

impl Logo {
    /// Reads the file at a path; the error says which form it must have.
    pub(crate) fn read(path: &str) -> Result<Self, String> {
        let size = std::fs::metadata(path).map_err(|error| format!("the path of a file; {path}: {error}"))?.len();
        if size > LIMIT {
            return Err(format!("a file of at most {} KB; {path} has {}", LIMIT / 1024, size.div_ceil(1024)));
        }
        let bytes = std::fs::read(path).map_err(|error| format!("a file that can be read; {path}: {error}"))?;
        Self::check(bytes)
    }

    fn check(bytes: Vec<u8>) -> Result<Self, String> {
        if bytes.starts_with(PNG) {
            return Ok(Self { bytes, kind: "image/png" });
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| FORM.to_owned())?.to_ascii_lowercase();
        if !text.contains("<svg") {
            return Err(FORM.to_owned());
        }
        // An attribute may stand apart from its value; close up, both are looked at the same way.
        let text = text.split('=').map(str::trim).collect::<Vec<_>>().join("=");
        match unwelcome(&text) {
            Some(found) => Err(format!("a picture and nothing else; it holds {found}")),
            None => Ok(Self { bytes, kind: "image/svg+xml" }),
        }
    }
}

/// What an SVG could do besides being a picture: run, load, or become another document. It is refused and not cut out,
/// because whoever drew it should see what is served.
fn unwelcome(text: &str) -> Option<&str> {
    let named = ["<script", "<foreignobject", "<!doctype", "<!entity", "<?xml-stylesheet", "javascript:", "@import"];
    if let Some(found) = named.into_iter().find(|name| text.contains(name)) {
        return Some(found);
    }
    // A namespace is written like an address but never opened, so only what is fetched is looked at.
    let fetched = ["href=", "src=", "url("].into_iter().find(|start| {
        let values = text.split(start).skip(1).map(|rest| rest.trim_start_matches(['"', '\'', ' ']));
        values.into_iter().any(|value| !value.starts_with('#'))
    });
    fetched.or_else(|| text.split(char::is_whitespace).find(|word| is_handler(word)).map(|_| "an on…= attribute"))
}

/// `onload="…"`, also where it follows a closing quote or a slash directly.
fn is_handler(word: &str) -> bool {
    word.split(['"', '\'', '/']).any(|part| {
        let name = part.split('=').next().unwrap_or_default();
        part.contains('=')
            && name.len() > 2
            && name.starts_with("on")
            && name.bytes().all(|byte| byte.is_ascii_lowercase())
    })
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Logo({}, {} bytes)", self.kind, self.bytes.len())
    }
}

const FORM: &str = "an SVG or PNG file";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const LIMIT: u64 = 64 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Result<Logo, String> {
        Logo::check(format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {inside}</svg>").into_bytes())
    }

    #[test]
    fn pictures_are_taken_for_what_they_hold() {
        assert_eq!(svg("><path fill=\"url(#a)\" d=\"M0 0\"/><use href=\"#a\"/>").unwrap().kind, "image/svg+xml");
        assert_eq!(Logo::check(PNG.to_vec()).unwrap().kind, "image/png");
        assert!(Logo::check(include_bytes!("../../static/img/mark.svg").to_vec()).is_ok());
        for bytes in [&b"GIF89a"[..], b"<html></html>", b"\xff\xd8\xff"] {
            assert!(Logo::check(bytes.to_vec()).unwrap_err().contains("SVG or PNG"));
        }
    }

    #[test]
    fn a_picture_that_could_do_more_is_refused() {
        for inside in [
            "><script>alert(1)</script>",
            "><SCRIPT/>",
            "onload = \"alert(1)\">",
            "><a href\n= \"https://elsewhere.example\"/>",
            "onload=\"alert(1)\">",
            "width=\"1\"onload=\"alert(1)\">",
            "><g/onclick=alert(1) />",
            "><a href=\"https://elsewhere.example\"/>",
            "><image xlink:href='data:image/png;base64,AAAA'/>",
            "><path style=\"fill:url(https://elsewhere.example/a)\"/>",
            "><style>@import 'x';</style>",
            "><foreignObject/>",
        ] {
            assert!(svg(inside).unwrap_err().contains("nothing else"), "{inside}");
        }
    }

    #[test]
    fn a_file_that_is_missing_or_large_is_named() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("logo.png");
        let path = path.to_str().unwrap();
        assert!(Logo::read(path).unwrap_err().contains("logo.png"));
        std::fs::write(path, vec![0; 65 * 1024]).unwrap();
        assert!(Logo::read(path).unwrap_err().contains("at most 64 KB"));
    }
}
