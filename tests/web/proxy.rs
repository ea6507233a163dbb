//! Two processes behind the site of `deploy/nginx.conf`, with the real nginx. Where it is not installed there is nothing to
//! test.

use std::time::{Duration, Instant};

use sqlx::Connection;

use crate::connecting::connect;
use crate::database_away::behind_a_wire;
use crate::harness::{fresh_database, on_a_server};
use crate::site::{NAME, Site};

fn header(answer: &reqwest::Response, name: &str) -> String {
    answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

#[actix_web::test]
async fn behind_nginx_it_is_one_safe_site_with_nothing_else_open() {
    let Some(site) = Site::start().await else { return };
    let client = site.client("127.0.0.1");

    let plain = client.get(format!("http://{}/settings?a=b", site.http)).header("host", NAME).send().await.unwrap();
    assert_eq!((plain.status().as_u16(), header(&plain, "location")), (308, format!("https://{NAME}/settings?a=b")));
    let proof = site.folder.path().join(".well-known/acme-challenge");
    std::fs::create_dir_all(&proof).unwrap();
    std::fs::write(proof.join("token"), "proof").unwrap();
    let asked = client.get(format!("http://{}/.well-known/acme-challenge/token", site.http)).header("host", NAME);
    assert_eq!(asked.send().await.unwrap().text().await.unwrap(), "proof", "for the authority that certifies");

    let home = client.get(site.url("/")).send().await.unwrap();
    assert_eq!(home.status(), 200);
    assert!(header(&home, "strict-transport-security").contains("max-age=31536000"));
    assert_eq!(home.headers().get_all("strict-transport-security").iter().count(), 1);
    let cookie = header(&home, "set-cookie");
    assert!(cookie.starts_with("__Host-") && cookie.contains("Secure") && cookie.contains("HttpOnly"), "{cookie}");
    assert_eq!(header(&home, "x-request-id").len(), 32, "the name nginx gave it");

    for path in ["/metrics", "/readyz", "/setup", "/operator", "/operator/demand"] {
        assert_eq!(client.get(site.url(path)).send().await.unwrap().status(), 404, "{path} for a stranger");
    }
    let inside = site.client("127.0.0.3");
    assert_eq!(inside.get(site.url("/readyz")).send().await.unwrap().status(), 200);
    assert_eq!(inside.get(site.url("/metrics")).send().await.unwrap().status(), 401, "and then the password");
    assert_eq!(client.get(site.url("/healthz")).send().await.unwrap().status(), 200);

    let large = client.post(site.url("/connect")).body(vec![b'a'; 10 * 1024 * 1024]).send().await;
    // nginx may close before it has read what it does not want.
    if let Ok(answer) = large {
        assert_eq!(answer.status(), 413);
        assert!(answer.text().await.unwrap().contains("nginx"), "the app has not seen it");
    }
}

#[actix_web::test]
async fn behind_nginx_connect_is_told_the_public_https_address_and_brings_the_owner_back_to_it() {
    let Some(site) = Site::start().await else { return };
    let mut browser = site.browser("127.0.0.1");
    let home = browser.open("/").await;
    let away = browser.press_only(&home, "form[action='/connect'] button", &[]).await;
    let leads = url::Url::parse(away.redirects.last().unwrap()).unwrap();
    assert_eq!(leads.origin().ascii_serialization(), site.sandbox, "to Connect");
    let redirect_uri = leads.query_pairs().find(|(name, _)| name == "redirect_uri").unwrap().1;
    assert_eq!(redirect_uri, site.url("/callback"));
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    assert_eq!((car.status, car.screen().as_str()), (200, "vehicle"));
    assert_eq!((car.url.scheme(), car.url.host_str()), ("https", Some(NAME)));
}

#[actix_web::test]
async fn behind_nginx_a_process_that_is_killed_is_missed_by_nobody() {
    let Some(mut site) = Site::start().await else { return };
    let mut browser = site.browser("127.0.0.1");
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    // Both have been asked, so that nginx keeps connections to both.
    for _ in 0..8 {
        assert_eq!(browser.open(car.url.path()).await.status, 200);
    }
    site.kill(0);
    for number in 0..30 {
        let page = browser.open(car.url.path()).await;
        assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"), "look {number}");
        let units = ["mi", "km"][number % 2];
        let chosen = browser.open("/settings").await;
        let chosen = browser.press(&chosen, "form[action='/settings/distance'] button", &[("distance", units)]).await;
        assert_eq!((chosen.status, chosen.screen().as_str()), (200, "settings"), "form {number}");
    }
}

#[actix_web::test]
async fn behind_nginx_the_page_that_says_the_database_is_away_comes_through_and_other_pages_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let database_url = fresh_database(folder.path()).await;
    let wire = if on_a_server() { Some(behind_a_wire(&database_url).await) } else { None };
    let url = wire.as_ref().map_or(&database_url, |(_, url)| url).clone();
    let Some(site) = Site::start_on(folder, &url).await else { return };
    let mut browser = site.browser("127.0.0.1");
    let settings = browser.open("/settings").await;
    let mut holder = None;
    match &wire {
        Some((wire, _)) => wire.lets_through(false),
        None => {
            let mut held = sqlx::AnyConnection::connect(&database_url).await.unwrap();
            sqlx::query("BEGIN IMMEDIATE").execute(&mut held).await.unwrap();
            holder = Some(held);
        }
    }
    for _ in 0..2 {
        // More than there are processes, at once.
        let forms = (0..3).map(|_| {
            let (mut browser, settings) = (browser.clone(), settings.clone());
            async move { browser.press_only(&settings, "form[action='/settings/distance'] button", &[]).await }
        });
        // A file that is locked can be read.
        let looks = (0..if wire.is_some() { 3 } else { 0 }).map(|_| async { browser.clone().open("/settings").await });
        let inside = site.client("127.0.0.3");
        let ready = (0..4).map(|_| async {
            assert_eq!(inside.get(site.url("/readyz")).send().await.unwrap().status(), 503);
        });
        let (forms, looks) = (futures_util::future::join_all(forms), futures_util::future::join_all(looks));
        let (forms, looks, _) = tokio::join!(forms, looks, futures_util::future::join_all(ready));
        for page in forms.into_iter().chain(looks) {
            assert_eq!((page.status, page.screen().as_str()), (503, "unavailable"), "{}", page.html);
            assert!(page.headers.contains_key("retry-after"));
        }
        for path in ["/privacy", "/healthz", "/static/css/base.css"] {
            assert_eq!(site.browser("127.0.0.1").open(path).await.status, 200, "{path} needs no database");
        }
    }
    if let Some((wire, _)) = &wire {
        wire.lets_through(true);
    }
    drop(holder);
    let page = crate::pair::until(&mut browser, "/settings", |page| page.status == 200).await;
    assert_eq!(page.screen(), "settings");
}

#[actix_web::test]
async fn behind_nginx_each_address_has_a_limit_of_its_own_whatever_it_claims() {
    let Some(site) = Site::start().await else { return };
    let send = async |client: &reqwest::Client, claim: usize| {
        let post = client.post(site.url("/connect")).header("x-forwarded-for", format!("203.0.113.{claim}"));
        post.header("forwarded", format!("for=203.0.113.{claim}")).body("a=b").send().await.unwrap().status().as_u16()
    };
    let (one, other) = (site.client("127.0.0.1"), site.client("127.0.0.2"));
    // Each process has a limit, and nginx has one over both.
    let mut refused = 0;
    for number in 0..160 {
        refused += usize::from(send(&one, number).await == 429);
    }
    assert!(refused > 5, "{refused} of 160 forms were refused");
    assert_ne!(send(&other, 1).await, 429, "somebody else");
}

#[actix_web::test]
async fn behind_nginx_what_smartcar_tells_is_not_counted_as_forms_are() {
    let Some(site) = Site::start().await else { return };
    let client = site.client("127.0.0.1");
    let deliveries = (0..200).map(|_| client.post(site.url("/webhooks/smartcar")).body("{}").send());
    for answer in futures_util::future::join_all(deliveries).await {
        let answer = answer.unwrap();
        // What the app has answered bears the name of the request.
        assert_eq!(header(&answer, "x-request-id").len(), 32, "nginx itself said {}", answer.status());
    }
}

/// A form that is sent on a connection just as the app closes it could not be sent again: nginx has to close it first.
#[cfg(target_os = "linux")]
#[actix_web::test]
async fn behind_nginx_an_idle_connection_is_closed_by_nginx_before_the_app_does() {
    let Some(site) = Site::start().await else { return };
    let ports: Vec<u16> =
        site.processes.iter().map(|process| process.rsplit(':').next().unwrap().parse().unwrap()).collect();
    // Both ends of connections to the processes, and the state in which they are.
    let connections = || -> Vec<(u16, u16, String)> {
        let table = std::fs::read_to_string("/proc/net/tcp").unwrap();
        let port = |address: &str| u16::from_str_radix(address.rsplit(':').next().unwrap(), 16).unwrap();
        let rows = table.lines().skip(1).map(|row| row.split_whitespace().collect::<Vec<_>>());
        rows.map(|row| (port(row[1]), port(row[2]), row[3].to_owned())).collect()
    };
    let kept = || -> Vec<(u16, u16, String)> {
        connections().into_iter().filter(|(_, to, state)| ports.contains(to) && state == ESTABLISHED).collect()
    };
    let before = kept();
    assert_eq!(site.client("127.0.0.1").get(site.url("/healthz")).send().await.unwrap().status(), 200);
    let ours: Vec<_> = kept().into_iter().filter(|row| !before.contains(row)).collect();
    assert_eq!(ours.len(), 1, "{ours:?}");
    let end = Instant::now() + Duration::from_secs(15);
    while kept().contains(&ours[0]) {
        assert!(Instant::now() < end, "it is kept for ever");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // Who closes first waits for stragglers.
    let (from, to, _) = ours[0];
    let waiting = connections().into_iter().filter(|row| row.2 == TIME_WAIT).collect::<Vec<_>>();
    assert!(waiting.iter().any(|row| (row.0, row.1) == (from, to)), "the app was first");
}

#[cfg(target_os = "linux")]
const ESTABLISHED: &str = "01";
#[cfg(target_os = "linux")]
const TIME_WAIT: &str = "06";
