//! Style sheets, pictures and the one script, embedded and served from `/static/`.

use std::fmt::Write;
use std::sync::OnceLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::Error;

/// `GET /static/{path}`. Style sheets are asked for with their [`version`], so a day of caching never shows an old look.
pub async fn get(path: web::Path<String>) -> Result<HttpResponse, Error> {
    let file = ASSETS.get_file(path.as_str()).ok_or(Error::NotFound)?;
    let kind = match file.path().extension().and_then(|ending| ending.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => return Err(Error::NotFound),
    };
    let caching = "public, max-age=86400";
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CACHE_CONTROL, caching))
        .body(file.contents()))
}

/// Changes whenever any asset changes.
pub fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let mut hash = Sha256::new();
        digest(&ASSETS, &mut hash);
        let mut text = String::new();
        for byte in &hash.finalize()[..4] {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    })
}

static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

fn digest(directory: &Dir<'_>, hash: &mut Sha256) {
    directory.files().for_each(|file| hash.update(file.contents()));
    directory.dirs().for_each(|directory| digest(directory, hash));
}
