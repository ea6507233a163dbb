//! Style sheets, pictures and the one script, embedded and served from `/static/`: compressed once, and known to browsers
//! by what they hold, so that a changed look shows at once.
//!
//! Pages and style sheets ask for them with the [`version`] in the address; such an answer is kept for good, because
//! another version has another address. Asked for without it, a browser has to ask again each time whether it changed.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{LazyLock, OnceLock};

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, Encoding, EntityTag, IfNoneMatch, VARY,
};
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::Error;
use super::edge::compression;

/// `GET /static/{path}`.
pub async fn get(path: web::Path<String>, request: HttpRequest) -> Result<HttpResponse, Error> {
    Ok(FILES.get(path.as_str()).ok_or(Error::NotFound)?.answer(&request, version()))
}

/// Whether there is such a file.
pub fn has(path: &str) -> bool {
    ASSETS.get_file(path).is_some()
}

/// Compresses all files now, so that the first visitor does not wait for it.
pub fn prepare() {
    LazyLock::force(&FILES);
}

/// Changes whenever any asset changes.
pub fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let mut hash = Sha256::new();
        digest(&ASSETS, &mut hash);
        short(hash)
    })
}

/// The first eight hexadecimal digits of a hash: enough to tell one version of a file from the next.
pub fn short(hash: Sha256) -> String {
    hash.finalize()[..4].iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// One file as it is sent: plain, and compressed where that is smaller.
pub struct Asset {
    kind: &'static str,
    tag: String,
    plain: Bytes,
    gzip: Option<Bytes>,
    brotli: Option<Bytes>,
}

impl Asset {
    /// Compresses as well as can be: it is done once.
    pub fn new(kind: &'static str, bytes: Vec<u8>) -> Self {
        let smaller = |packed: Option<Vec<u8>>| packed.filter(|packed| packed.len() < bytes.len()).map(Bytes::from);
        let is_text = kind != PNG && kind != WEBP;
        let gzip = smaller(is_text.then(|| compression::gzip(&bytes, 9)).flatten());
        let brotli = smaller(is_text.then(|| brotli(&bytes)).flatten());
        let tag = short(Sha256::new_with_prefix(&bytes));
        Self { kind, tag, gzip, brotli, plain: Bytes::from(bytes) }
    }

    /// Changes whenever the file does.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The file in the encoding the browser wants most; nothing but a nod where it has this very file already. `version`:
    /// what an address says that changes with the file.
    pub fn answer(&self, request: &HttpRequest, version: &str) -> HttpResponse {
        let have: Vec<Encoding> = [(&self.brotli, Encoding::brotli()), (&self.gzip, Encoding::gzip())]
            .into_iter()
            .filter_map(|(packed, encoding)| packed.as_ref().map(|_| encoding))
            .chain([Encoding::identity()])
            .collect();
        let encoding = compression::chosen(request, &have);
        let packed = match &encoding {
            encoding if *encoding == Encoding::brotli() => self.brotli.clone(),
            encoding if *encoding == Encoding::gzip() => self.gzip.clone(),
            _ => None,
        };
        // Each encoding is a thing of its own and has a tag of its own (RFC 9110 section 8.8.3.3).
        let suffix = if packed.is_some() { format!("-{encoding}") } else { String::new() };
        let tag = EntityTag::new_strong(format!("{}{suffix}", self.tag));
        let kept_for_good = request.query_string().strip_prefix("v=").is_some_and(|asked| asked == version);
        let caching = if kept_for_good { "public, max-age=31536000, immutable" } else { "no-cache" };

        let is_known = match request.get_header::<IfNoneMatch>() {
            Some(IfNoneMatch::Any) => true,
            Some(IfNoneMatch::Items(known)) => known.iter().any(|known| known.weak_eq(&tag)),
            None => false,
        };
        let mut answer = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        answer.insert_header((CACHE_CONTROL, caching)).insert_header((ETAG, tag.to_string()));
        if have.len() > 1 {
            answer.insert_header((VARY, "accept-encoding"));
        }
        if is_known {
            return answer.finish();
        }
        answer.insert_header((CONTENT_TYPE, self.kind));
        if packed.is_some() {
            answer.insert_header((CONTENT_ENCODING, encoding.to_string()));
        }
        answer.body(packed.unwrap_or_else(|| self.plain.clone()))
    }
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 9,
        size_hint: bytes.len(),
        mode: brotli::enc::backward_references::BrotliEncoderMode::BROTLI_MODE_TEXT,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &settings).ok()?;
    Some(packed)
}

static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

static FILES: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    let mut files = HashMap::new();
    collect(&ASSETS, &mut files);
    files
});

fn collect(directory: &Dir<'_>, files: &mut HashMap<String, Asset>) {
    for file in directory.files() {
        let kind = match file.path().extension().and_then(|ending| ending.to_str()) {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => SVG,
            Some("png") => PNG,
            Some("webp") => WEBP,
            _ => continue,
        };
        if let Some(path) = file.path().to_str() {
            files.insert(path.to_owned(), Asset::new(kind, with_versions(file.contents())));
        }
    }
    directory.dirs().for_each(|directory| collect(directory, files));
}

/// A style sheet asks for its pictures with the version too.
fn with_versions(file: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(file) {
        Ok(text) => text.replace(".svg\")", &format!(".svg?v={}\")", version())).into_bytes(),
        Err(_) => file.to_vec(),
    }
}

fn digest(directory: &Dir<'_>, hash: &mut Sha256) {
    directory.files().for_each(|file| hash.update(file.contents()));
    directory.dirs().for_each(|directory| digest(directory, hash));
}

/// The content type of a drawing.
pub const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";
const WEBP: &str = "image/webp";
