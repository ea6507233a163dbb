//! The outermost layer, over sockets of our own: answers in one piece, compression, slow and many senders, names of the
//! machine, and pictures that change.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use actix_web::rt::task::spawn_blocking;

use crate::access_denied::deny;
use crate::browser::{Browser, Page};
use crate::harness::Stack;

const LIVE: [(&str, &str); 4] = [
    ("SMARTCAR_MODE", "live"),
    ("SMARTCAR_CLIENT_ID", "an-id"),
    ("SMARTCAR_CLIENT_SECRET", "a-secret"),
    ("SMARTCAR_APPLICATION_ID", "an-application"),
];

/// An answer as it came over the wire, and in how many pieces.
struct Raw {
    head: String,
    body: Vec<u8>,
    pieces: usize,
}

fn connection(stack: &Stack) -> TcpStream {
    connection_to(stack.listens().trim_start_matches("http://").parse().unwrap())
}

fn connection_to(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream
}

/// Asks over a connection that stays open.
fn ask(stream: &mut TcpStream, host: &str, path: &str, more: &str) -> Raw {
    // In one write, as browsers do: of two, the second would wait for the server to acknowledge the first.
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{more}\r\n").as_bytes()).unwrap();
    let (mut bytes, mut pieces) = (Vec::new(), 0);
    loop {
        let mut buffer = [0; 65536];
        let count = stream.read(&mut buffer).unwrap();
        assert!(count > 0, "closed after {}", String::from_utf8_lossy(&bytes));
        bytes.extend_from_slice(&buffer[..count]);
        pieces += 1;
        let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap().to_ascii_lowercase();
        let length = header(&head, "content-length").map_or(0, |length| length.parse().unwrap());
        assert!(!head.contains("transfer-encoding"), "of unknown length: {head}");
        if bytes.len() >= end + 4 + length {
            return Raw { head, body: bytes[end + 4..].to_vec(), pieces };
        }
    }
}

fn header(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned))
}

#[actix_web::test]
async fn a_compressed_page_leaves_in_one_piece_and_does_not_wait_for_the_browser() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = deny(&mut browser).await;
    let cookie = browser.cookie();
    let (host, plain) = (stack.app.trim_start_matches("http://").to_owned(), page.html.len());
    spawn_blocking(move || {
        let mut stream = connection(&stack);
        let headers = format!("Cookie: {cookie}\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n");
        let mut times = Vec::new();
        for _ in 0..60 {
            let begun = Instant::now();
            let answer = ask(&mut stream, &host, "/connect/access-denied", &headers);
            times.push(begun.elapsed());
            assert!(answer.head.starts_with("http/1.1 200"), "{}", answer.head);
            assert_eq!(header(&answer.head, "content-encoding").as_deref(), Some("gzip"));
            assert!(answer.head.contains("vary: accept-encoding"), "{}", answer.head);
            assert_eq!(answer.pieces, 1, "head and body are one write");
            assert!(answer.body.len() * 5 < plain * 3, "{} of {plain} bytes", answer.body.len());
        }
        times.sort();
        // A wait for the browser, 40 ms, would be in each of them; a busy machine is only in some.
        assert!(times[6] < Duration::from_millis(20), "nine of ten pages took {:?} or more", times[6]);
    })
    .await
    .unwrap();
}

#[actix_web::test]
async fn whoever_takes_no_gzip_gets_none_and_what_is_tiny_stays_as_it_is() {
    let stack = Stack::start().await;
    let host = stack.app.trim_start_matches("http://").to_owned();
    spawn_blocking(move || {
        let mut stream = connection(&stack);
        for accepts in ["identity", "gzip;q=0", "*;q=0", "zstd", ""] {
            let answer = ask(&mut stream, &host, "/settings", &format!("Accept-Encoding: {accepts}\r\n"));
            assert_eq!(header(&answer.head, "content-encoding"), None, "{accepts}");
            assert!(answer.head.contains("vary: accept-encoding"), "{accepts}");
            assert!(answer.body.starts_with(b"<!doctype html>"), "{accepts}");
        }
        for path in ["/healthz", "/robots.txt"] {
            let answer = ask(&mut stream, &host, path, "Accept-Encoding: gzip\r\n");
            assert_eq!(header(&answer.head, "content-encoding"), None, "{path}");
        }
    })
    .await
    .unwrap();
}

#[actix_web::test]
async fn style_sheets_come_packed_and_are_kept_until_they_change() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let sheet = browser.open("/").await.attribute("link[rel=stylesheet]", "href").unwrap();
    let host = stack.app.trim_start_matches("http://").to_owned();
    spawn_blocking(move || {
        let mut stream = connection(&stack);
        let mut tags = Vec::new();
        for (accepts, encoding) in [("gzip, br", Some("br")), ("gzip", Some("gzip")), ("identity", None)] {
            let accept = format!("Accept-Encoding: {accepts}\r\n");
            let answer = ask(&mut stream, &host, &sheet, &accept);
            assert_eq!(header(&answer.head, "content-encoding").as_deref(), encoding);
            assert!(answer.head.contains("vary: accept-encoding"), "{}", answer.head);
            assert!(header(&answer.head, "cache-control").unwrap().contains("immutable"));
            let tag = header(&answer.head, "etag").unwrap();
            let known = ask(&mut stream, &host, &sheet, &format!("{accept}If-None-Match: {tag}\r\n"));
            assert!(known.head.starts_with("http/1.1 304") && known.body.is_empty(), "{}", known.head);
            tags.push(tag);
        }
        tags.dedup();
        assert_eq!(tags.len(), 3, "each encoding is a thing of its own");
        for address in ["/static/css/base.css", "/static/css/base.css?v=old", "/static/img/logo"] {
            let answer = ask(&mut stream, &host, address, "");
            assert_eq!(header(&answer.head, "cache-control").as_deref(), Some("no-cache"), "{address}");
        }
    })
    .await
    .unwrap();
}

#[actix_web::test]
async fn a_changed_logo_shows_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("logo.svg");
    let mut addresses = Vec::new();
    for shape in ["M0 0", "M1 1"] {
        std::fs::write(&file, format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"{shape}\"/></svg>"))
            .unwrap();
        let stack = Stack::start_with(&[("APP_LOGO", file.to_str().unwrap())], |_| {}).await;
        let mut browser = stack.browser();
        let page = browser.open("/").await;
        let sheet = page.attribute("link[href*=brand]", "href").unwrap();
        let icon = page.attribute("link[rel=icon]", "href").unwrap();
        let text = browser.open(&sheet).await.html;
        let logo = text.split("url(\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        for address in [&sheet, &icon, &logo] {
            assert!(browser.open(address).await.header("cache-control").contains("immutable"), "{address}");
        }
        assert!(browser.open(&logo).await.html.contains(shape));
        addresses.push([sheet, icon, logo]);
    }
    for (old, new) in addresses[0].iter().zip(&addresses[1]) {
        assert_ne!(old, new, "another file has another address");
    }
}

#[actix_web::test]
async fn no_page_repeats_what_its_address_says_or_carries_the_same_form_token_twice() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    deny(&mut browser).await;
    let mut tokens = Vec::new();
    for path in ["/", "/settings", "/connect/access-denied", "/setup", "/home", "/nowhere", "/screens"] {
        let page = browser.open(&format!("{path}?q=planted-by-another-site&make=planted-by-another-site")).await;
        assert!(!page.html.contains("planted-by-another-site"), "{path}");
        tokens.extend(page.attribute("input[name=csrf]", "value"));
    }
    let all = tokens.len();
    tokens.sort();
    tokens.dedup();
    assert!(all > 2 && tokens.len() == all, "{tokens:?}");
}

/// A form, or a delivery, that never ends: its head and its first byte.
fn slow_form(address: SocketAddr, path: &str, framing: &str) -> TcpStream {
    let mut stream = connection_to(address);
    let head = format!("POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n");
    write!(stream, "{head}{framing}\r\n\r\n1").unwrap();
    stream
}

/// What comes before the other side closes; `None` while it does not.
fn rest_of(stream: &mut TcpStream, patience: Duration) -> Option<String> {
    stream.set_read_timeout(Some(patience)).unwrap();
    let mut text = Vec::new();
    let mut buffer = [0; 65536];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => return Some(String::from_utf8_lossy(&text).into_owned()),
            Ok(count) => text.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => {
                return Some(String::from_utf8_lossy(&text).into_owned());
            }
            Err(_) => return None,
        }
    }
}

#[actix_web::test]
async fn a_form_that_does_not_arrive_in_time_is_given_up_and_its_connection_closed() {
    let stack = Stack::start_with(&[], |config| config.sending.body_time = Duration::from_millis(300)).await;
    spawn_blocking(move || {
        let address = stack.listens().trim_start_matches("http://").parse().unwrap();
        let framings = ["Content-Length: 2000", "Transfer-Encoding: chunked"];
        for (framing, path) in
            framings.into_iter().flat_map(|framing| ["/connect", "/webhooks/smartcar"].map(|path| (framing, path)))
        {
            let mut stream = slow_form(address, path, framing);
            let answer = rest_of(&mut stream, Duration::from_secs(8)).expect(framing);
            assert!(answer.starts_with("HTTP/1.1 408"), "{framing}: {answer}");
            assert!(answer.contains("data-screen=\"server-problem\""), "{framing}: a designed page");
        }
    })
    .await
    .unwrap();
}

#[actix_web::test]
async fn three_hundred_slow_senders_stop_nobody_else() {
    let stack = Stack::start_with(&[], |config| config.sending.body_time = Duration::from_secs(5)).await;
    let mut browser = stack.browser();
    browser.open("/settings").await;
    let address = stack.listens().trim_start_matches("http://").parse().unwrap();
    let flood = move || -> Vec<TcpStream> {
        (0..300).map(|_| slow_form(address, "/connect", "Content-Length: 2000")).collect()
    };
    let slow = spawn_blocking(flood).await.unwrap();
    let page = tokio::time::timeout(Duration::from_secs(20), browser.open("/settings")).await.expect("a page in time");
    assert_eq!((page.status, page.screen().as_str()), (200, "settings"));
    let refused = spawn_blocking(move || {
        let answers = slow.into_iter().filter_map(|mut stream| rest_of(&mut stream, Duration::from_secs(6)));
        answers.filter(|answer| answer.starts_with("HTTP/1.1 429")).count()
    });
    assert!(refused.await.unwrap() >= 200, "one address holds a few connections, not all");
}

#[cfg(unix)]
#[actix_web::test]
async fn with_few_files_to_open_slow_senders_stop_nobody_else() {
    use crate::program::{free_address, prepare, spawn, stop, until_it_answers};

    prepare();
    let directory = tempfile::tempdir().unwrap();
    let (app, sandbox) = (free_address(), free_address());
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "ulimit -n 256; exec \"$0\"", env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")))]);
    command.env_clear().env("BIND_ADDR", &app).env("SANDBOX_ADDR", &sandbox).current_dir(directory.path());
    let child = spawn(command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()));
    until_it_answers(&app).await;
    let address: SocketAddr = app.parse().unwrap();
    let slow: Vec<TcpStream> = (0..300).map(|_| slow_form(address, "/connect", "Content-Length: 2000")).collect();
    let mut browser = Browser::new(&format!("http://localhost:{}", app.rsplit(':').next().unwrap()));
    let page = tokio::time::timeout(Duration::from_secs(15), browser.open("/settings")).await.expect("a page in time");
    assert_eq!((page.status, page.screen().as_str()), (200, "settings"));
    drop(slow);
    let output = stop(child);
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !log.contains("open files"), "{log}");
}

#[actix_web::test]
async fn too_many_forms_from_one_address_are_asked_to_pause_and_others_are_not() {
    let few = |config: &mut driveway::config::Config| {
        config.sending.burst = NonZeroU32::new(3).unwrap();
        config.sending.every = Duration::from_secs(60);
    };
    let stack = Stack::start_with(&[("APP_TRUSTED_PROXIES", "127.0.0.1")], few).await;
    let send = async |address: &'static str| -> Page {
        Browser::new(&stack.app).sending("x-forwarded-for", address).post("/connect", &[]).await
    };
    for _ in 0..3 {
        assert_eq!(send("198.51.100.1, 203.0.113.5").await.status, 400, "a stale form, but looked at");
    }
    let refused = send("198.51.100.2, 203.0.113.5").await;
    assert_eq!((refused.status, refused.screen().as_str()), (429, "slow-down"));
    assert!((1..=60).contains(&refused.header("retry-after").parse().unwrap()), "{}", refused.header("retry-after"));
    assert_eq!(refused.header("cache-control"), "no-store");
    assert!(refused.says("A short pause is needed") && !refused.says("Too many"));
    assert_eq!(send("203.0.113.6").await.status, 400);
    let mut reader = Browser::new(&stack.app).sending("x-forwarded-for", "203.0.113.5");
    assert_eq!(reader.open("/settings").await.status, 200, "looking is not sending");

    let direct = Stack::start_with(&[], few).await;
    for expected in [400, 400, 400, 429] {
        let mut liar = Browser::new(&direct.app).sending("x-forwarded-for", "203.0.113.9");
        assert_eq!(liar.post("/connect", &[]).await.status, expected, "nobody is believed by default");
    }
}

#[actix_web::test]
async fn behind_a_proxy_that_passes_on_its_own_name_the_page_comes() {
    let secret = ("APP_SECRET", "a secret of more than thirty-two characters");
    let public = [&LIVE[..], &[("APP_BASE_URL", "https://driveway.example"), secret]].concat();
    let stack = Stack::start_with(&public, |_| {}).await;
    let mut browser = Browser::new(&stack.listens());
    for host in ["127.0.0.1:8334", "localhost:8334", "127.0.0.1", "driveway.example", "app:8000"] {
        let page = browser.request_as(host, "/settings").await;
        assert_eq!((page.status, page.redirects.len()), (200, 0), "{host}");
    }
}

#[actix_web::test]
async fn under_a_mapped_port_the_page_comes_and_another_name_is_moved_once() {
    let stack = Stack::start().await;
    let mut browser = Browser::new(&stack.listens());
    let port = stack.app.rsplit(':').next().unwrap();
    for host in ["localhost:9", "127.0.0.1:9"] {
        let page = browser.request_as(host, "/settings").await;
        assert_eq!((page.status, page.redirects.len()), (200, 0), "{host}");
    }
    let host = format!("127.0.0.1:{port}");
    let moved = browser.request_as(&host, "/settings?a=b").await;
    assert_eq!((moved.status, &moved.redirects), (303, &vec![format!("{}/settings?a=b&moved=1", stack.app)]));
    let back = browser.request_as(&host, "/settings?a=b&moved=1").await;
    assert_eq!(back.status, 200, "a proxy that renames every request does not lead in a circle");
    let arrived = browser.request_as(&format!("localhost:{port}"), "/settings?a=b&moved=1").await;
    assert_eq!((arrived.status, arrived.redirects), (303, vec!["/settings?a=b".to_owned()]));
}
