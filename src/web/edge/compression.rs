//! Compression of pages, in one piece. A page of ours is rendered whole before it is sent; compressed whole as well, its
//! length is known and head and body leave in one write. actix-web's own `Compress` streams: the head leaves alone, and
//! over a kept-alive connection the rest waits for the client's delayed acknowledgement, 40 ms for every page.
//!
//! Compression tells an onlooker how well what an attacker put into a page matches a secret in it (BREACH). Nothing from
//! an address is written into a page, and the form token, the one secret there, is masked anew for each page (`form_token`).

use std::cell::RefCell;

use actix_web::HttpMessage;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    AcceptEncoding, CONTENT_ENCODING, CONTENT_TYPE, ETAG, Encoding, HeaderMap, HeaderValue, VARY,
};
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Middleware: compresses answers that are whole and worth it. Streams, pictures, and what is compressed already pass.
pub async fn packed(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let wanted = chosen(&request, &[Encoding::gzip(), Encoding::identity()]) == Encoding::gzip();
    let (request, response) = next.call(request).await?.into_parts();
    let (mut response, body) = response.map_into_boxed_body().into_parts();
    let body = match body.try_into_bytes() {
        Ok(bytes) if bytes.len() >= WORTH_IT && is_text(response.headers()) => {
            let packed = wanted.then(|| gzip(&bytes, PAGE_LEVEL)).flatten();
            mark(response.headers_mut(), packed.is_some());
            BoxBody::new(packed.map_or(bytes, Bytes::from))
        }
        Ok(bytes) => BoxBody::new(bytes),
        Err(stream) => stream,
    };
    Ok(ServiceResponse::new(request, response.set_body(body)))
}

/// Which of the encodings we have a browser wants most; plain when it says nothing, or nothing we have.
pub fn chosen(request: &impl HttpMessage, have: &[Encoding]) -> Encoding {
    let accepted: Option<AcceptEncoding> = request.get_header();
    accepted.and_then(|accepted| accepted.negotiate(have.iter())).unwrap_or_else(Encoding::identity)
}

/// gzip at a level from 1 (quick) to 9 (small). Each thread keeps one compressor for each level it uses: making one
/// takes longer than compressing a page.
pub fn gzip(body: &[u8], level: u32) -> Option<Vec<u8>> {
    if level != PAGE_LEVEL {
        return gzip_with(&mut Compress::new_gzip(Compression::new(level), WINDOW_BITS), body);
    }
    thread_local! {
        static PAGES: RefCell<Compress> = RefCell::new(Compress::new_gzip(Compression::new(PAGE_LEVEL), WINDOW_BITS));
    }
    PAGES.with_borrow_mut(|compressor| {
        compressor.reset();
        gzip_with(compressor, body)
    })
}

fn gzip_with(compressor: &mut Compress, body: &[u8]) -> Option<Vec<u8>> {
    // Text becomes less than half as long; where it does not, the loop makes room.
    let mut packed = Vec::with_capacity(body.len() / 2 + 64);
    loop {
        let done = usize::try_from(compressor.total_in()).ok()?;
        match compressor.compress_vec(body.get(done..)?, &mut packed, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => return Some(packed),
            Ok(Status::Ok | Status::BufError) => packed.reserve(body.len() / 2 + 64),
            Err(_) => return None,
        }
    }
}

/// An answer that depends on what the browser accepts says so to caches, also where it was not compressed. A strong
/// `ETag` names bytes, and these are others now, so it becomes a weak one (RFC 9110 section 8.8.3.3).
fn mark(headers: &mut HeaderMap, is_packed: bool) {
    if !headers.get_all(VARY).any(|said| said == "accept-encoding") {
        headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    }
    if !is_packed {
        return;
    }
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    let weak = headers.get(ETAG).and_then(|tag| tag.to_str().ok()).filter(|tag| !tag.starts_with("W/"));
    if let Some(weak) = weak.and_then(|tag| HeaderValue::from_str(&format!("W/{tag}")).ok()) {
        headers.insert(ETAG, weak);
    }
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_text = ["text/", "application/json", "image/svg+xml"].iter().any(|start| kind.starts_with(start));
    is_text && !headers.contains_key(CONTENT_ENCODING)
}

/// What fits in one packet anyway gains nothing.
const WORTH_IT: usize = 1024;
/// A page is compressed for one reader and once. The second level takes no longer than the first on pages of ours and
/// makes them a sixth smaller; the sixth makes them another 4 % smaller and takes a fifth longer.
const PAGE_LEVEL: u32 = 2;
const WINDOW_BITS: u8 = 15;

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut decoder = flate2::Decompress::new_gzip(WINDOW_BITS);
        let mut body = Vec::with_capacity(1 << 20);
        decoder.decompress_vec(packed, &mut body, flate2::FlushDecompress::Finish).unwrap();
        body
    }

    #[test]
    fn whatever_is_packed_comes_out_the_same_one_after_the_other() {
        let mut noise = vec![0; 100_000];
        getrandom::fill(&mut noise).unwrap();
        for body in [b"a".repeat(5000), b"<p>x</p>".repeat(900), noise, Vec::new(), b"b".repeat(70_000)] {
            for level in [PAGE_LEVEL, 9] {
                assert!(unpacked(&gzip(&body, level).unwrap()) == body, "{} bytes at {level}", body.len());
            }
        }
    }

    #[test]
    fn a_browser_gets_what_it_accepts_and_nothing_else() {
        for (accepts, expected) in [
            ("gzip", "gzip"),
            ("gzip, deflate, br, zstd", "br"),
            ("br;q=0.1, gzip;q=0.5", "gzip"),
            ("br;q=0, gzip", "gzip"),
            ("gzip;q=0", "identity"),
            ("identity", "identity"),
            ("identity;q=0.5, gzip;q=0", "identity"),
            ("*;q=0", "identity"),
            ("zstd", "identity"),
            ("", "identity"),
            (";;;", "identity"),
        ] {
            let request = TestRequest::get().insert_header(("accept-encoding", accepts)).to_srv_request();
            let have = [Encoding::brotli(), Encoding::gzip(), Encoding::identity()];
            assert_eq!(chosen(&request, &have).to_string(), expected, "{accepts}");
        }
        assert_eq!(chosen(&TestRequest::get().to_srv_request(), &[Encoding::gzip()]), Encoding::identity());
    }

    #[test]
    fn what_was_packed_is_another_thing_to_caches() {
        let mut headers = HeaderMap::new();
        headers.insert(ETAG, HeaderValue::from_static("\"a\""));
        mark(&mut headers, false);
        assert_eq!(headers.get(ETAG).unwrap(), "\"a\"");
        assert_eq!(headers.get(VARY).unwrap(), "accept-encoding");
        mark(&mut headers, true);
        assert_eq!(headers.get_all(VARY).count(), 1, "said once");
        assert_eq!(headers.get(ETAG).unwrap(), "W/\"a\"");
    }

    #[test]
    fn pictures_and_what_is_packed_already_pass() {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        assert!(is_text(&headers));
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        assert!(!is_text(&headers));
        headers.remove(CONTENT_ENCODING);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/png"));
        assert!(!is_text(&headers));
    }
}
