//! The gallery: every screen in every variant can be looked at, whatever can be caused is caused for real, and where real
//! cars are connected there is none of it.

use std::collections::BTreeSet;
use std::time::Duration;

use driveway::config::Config;
use driveway::showcase::entries::{Entry, Subject, entries};
use driveway::showcase::tour::Flow;
use driveway::showcase::trigger::scenario::{self, Scenario};
use driveway::smartcar::ApiVersion;
use driveway::web::render::Templates;
use scraper::{Html, Selector};

use crate::browser::{Browser, Page};
use crate::harness::Stack;

/// Pages for whoever runs or shows the app; they are no screens of an owner's flow.
const NOT_A_SCREEN: [&str; 15] = [
    "accessibility",
    "back",
    "demand",
    "helps",
    "operator",
    "privacy",
    "remove",
    "screens",
    "setup",
    "sheet",
    "sign-in",
    "story",
    "support",
    "tour",
    "works",
];

fn links(page: &Page, css: &str, attribute: &str) -> Vec<String> {
    let html = Html::parse_document(&page.html);
    let selector = Selector::parse(css).unwrap();
    let found = html.select(&selector).filter_map(|link| link.value().attr(attribute));
    found.map(str::to_owned).collect()
}

/// `data-screen` with its variant, and the banner or line of a car's page.
fn expected(entry: &Entry) -> String {
    let (screen, variant) = entry.subject.page();
    if variant.is_empty() { screen.to_owned() } else { format!("{screen}/{variant}") }
}

fn shows(page: &Page, entry: &Entry) -> bool {
    let recovery = match (entry.subject, entry.subject.screen()) {
        (Subject::Car(_), Some((screen, _))) => page.has(&format!("main [data-recovery='{}']", screen.slug())),
        _ => true,
    };
    page.screen() == expected(entry) && recovery
}

#[actix_web::test]
async fn every_entry_has_a_page_about_it_and_a_preview_whose_ends_are_harmless() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let list = browser.open("/screens").await;
    assert_eq!(list.words("h1"), "Every screen in Driveway");
    let listed: BTreeSet<String> = links(&list, ".entries h3 a", "href").into_iter().collect();
    assert_eq!(listed, entries().iter().map(Entry::address).collect());
    let mut screens = BTreeSet::new();
    for entry in entries() {
        let address = entry.address();
        assert_eq!(browser.open(&address).await.status, 200, "{address}");
        for query in ["", "?names=long", "?names=none", "?names=right-to-left&make=TESLA", "?attempt=1&api=3"] {
            let page = browser.open(&format!("{address}/preview{query}")).await;
            assert_eq!(page.status, 200, "{address}{query}");
            assert!(shows(&page, &entry), "{address}{query} shows {}: {}", page.screen(), page.words("main"));
            let html = Html::parse_document(&page.html);
            assert_eq!(html.select(&Selector::parse("h1").unwrap()).count(), 1, "{address}");
            for link in links(&page, "main a", "href").into_iter().filter(|link| !link.starts_with('#')) {
                assert_eq!(link, address, "a link of {address}");
            }
            for form in links(&page, "main form", "action") {
                assert_eq!(form, address, "a form of {address}");
            }
            assert!(!page.has("main form[method=post]") && !page.has("main input[type=hidden]"), "{address}");
            screens.insert(entry.subject.page().0.to_owned());
        }
    }
    let all = Templates::pages().filter(|page| !NOT_A_SCREEN.contains(page)).map(str::to_owned).collect();
    assert_eq!(screens, all, "every template of an owner's screen is in the gallery");
    assert_eq!(stack.rows("SELECT count(*) FROM events").await, ["0"], "looking is not counted");
}

#[actix_web::test]
async fn the_list_shows_pictures_and_what_is_asked_for_and_the_address_keeps_it() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let list = browser.open("/screens").await;
    assert_eq!(links(&list, ".shot img", "src").len(), entries().len(), "every screen has its picture");
    for set in ["phone-light", "phone-dark", "desktop-light", "desktop-dark"] {
        let folder = format!("{}/static/img/screens/{set}", env!("CARGO_MANIFEST_DIR"));
        let sizes = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().metadata().unwrap().len());
        assert!(sizes.sum::<u64>() < 400_000, "{set}");
    }
    let picture = browser.open(&links(&list, ".shot img", "src")[0]).await;
    assert_eq!((picture.status, picture.header("content-type").as_str()), (200, "image/webp"));

    let found = browser.press(&list, ".controls button", &[("find", "SUBSCRIPTION"), ("who", "fix_at_maker")]).await;
    assert!(found.url.query().unwrap().contains("find=SUBSCRIPTION"), "{}", found.url);
    let codes = found.words(".entries");
    assert!(codes.contains("invalid-subscription/connected") && !codes.contains("car-missing"), "{codes}");
    assert_eq!(found.attribute("#find", "value").as_deref(), Some("SUBSCRIPTION"), "what was typed is kept");

    let dark = browser.open("/screens?look=dark&size=desktop").await;
    assert!(links(&dark, ".shot img", "src").iter().all(|address| address.contains("/desktop-dark/")));
    let nothing = browser.open("/screens?find=%3Cb%3Exyzzy").await;
    assert!(nothing.says("Nothing here is about that.") && !nothing.html.contains("<b>xyzzy"));
}

#[actix_web::test]
async fn the_story_is_told_slide_by_slide_and_has_an_end() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let mut page = browser.open("/screens/story/0").await;
    let mut headings = vec![page.words("h1")];
    while page.has("a[rel=next]") {
        page = browser.click(&page, "a[rel=next]").await;
        assert_eq!((page.status, page.screen().as_str()), (200, "story"));
        headings.push(page.words("h1"));
    }
    assert_eq!(headings.len(), 6);
    assert_eq!((headings[0].as_str(), headings[5].as_str()), ("Four evenings, one car", "No evening was lost"));
    for beyond in ["6", "-1", "one", "99999999999999999999"] {
        assert_eq!(browser.open(&format!("/screens/story/{beyond}")).await.status, 404, "{beyond}");
    }
}

/// How many entries can be triggered, and how many there are. v1.0 has fewer names for what goes wrong.
const COUNT: (usize, usize) = (97, 109);
const COUNT_V1: (usize, usize) = (67, 109);

fn api() -> ApiVersion {
    std::env::var("TEST_API_VERSION").ok().and_then(|text| ApiVersion::parse(&text)).unwrap_or(ApiVersion::V3)
}

/// A page waits for half a second, so that a slow car can be waited for.
fn quick(config: &mut Config) {
    config.patience.page = Duration::from_millis(500);
}

async fn triggered(browser: &mut Browser, entry: &Entry) -> Page {
    let page = browser.open(&entry.address()).await;
    browser.press(&page, "button[data-trigger]", &[]).await
}

#[actix_web::test]
async fn whatever_can_be_triggered_ends_on_its_very_page() {
    let stack = Stack::start_with(&[], quick).await;
    let mut browser = stack.browser();
    let mut failed = Vec::new();
    let mut count = 0;
    for entry in entries() {
        let page = browser.open(&entry.address()).await;
        let can = matches!(scenario::of(&entry, api()), Scenario::Can { .. });
        assert_eq!(page.has("button[data-trigger]"), can, "{}", entry.address());
        if !can {
            assert!(!page.words(".entries .hint").is_empty(), "{} does not say why not", entry.address());
            continue;
        }
        count += 1;
        let page = triggered(&mut browser, &entry).await;
        if !shows(&page, &entry) || page.html.contains("class=\"preview\"") {
            failed.push(format!("{} ended on {} {}", entry.address(), page.screen(), page.words("main")));
        }
    }
    assert!(failed.is_empty(), "{} of {count}: {failed:#?}", failed.len());
    let expected = match api() {
        ApiVersion::V1 => COUNT_V1,
        ApiVersion::V2 | ApiVersion::V3 => COUNT,
    };
    assert_eq!((count, entries().len()), expected, "update the numbers when a screen is added");
}

#[actix_web::test]
async fn a_trigger_needs_the_form_of_this_browser() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    browser.open("/screens").await;
    for path in ["/screens/access-denied/plain/trigger", "/screens/nothing/plain/trigger"] {
        assert_eq!(browser.post(path, &[("csrf", "guessed")]).await.redirects, ["/connect/link-expired"], "{path}");
    }
    let token = browser.open("/settings").await.attribute("input[name=csrf]", "value").unwrap();
    for path in ["/screens/nothing/plain/trigger", "/screens/server-problem/plain/trigger"] {
        assert_eq!(browser.post(path, &[("csrf", &token)]).await.status, 404, "{path}");
    }
}

#[actix_web::test]
async fn a_sandbox_that_is_gone_is_said_and_nothing_breaks() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = browser.open("/screens/no-vehicles/plain").await;
    stack
        .restart_app_with(|config| {
            // Nobody listens at port 9.
            config.smartcar.origins.connect = "http://127.0.0.1:9/".parse().unwrap();
            config.sandbox.as_mut().unwrap().addr = "127.0.0.1:9".parse().unwrap();
        })
        .await;
    let after = browser.press(&page, "button[data-trigger]", &[]).await;
    assert_eq!((after.status, after.url.path()), (200, "/screens/no-vehicles/plain"));
    assert!(after.words("[role=status]").contains("The sandbox did not do this."));
}

#[actix_web::test]
async fn no_text_of_a_query_reaches_a_page() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let hostile =
        "?make=HOSTILE%3Cscript%3E&model=HOSTILE&names=HOSTILE&attempt=HOSTILE&api=HOSTILE&HOSTILE=1&page=//HOSTILE";
    for path in ["/screens", "/screens/reconnect", "/screens/reconnect/plain", "/screens/reconnect/plain/preview"] {
        let page = browser.open(&format!("{path}{hostile}")).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.html.contains("HOSTILE"), "{path}");
    }
    let wide = browser.open(&format!("/screens?make={}", "x".repeat(4000))).await;
    assert_eq!(wide.status, 200);
    for path in
        ["/screens/HOSTILE", "/screens/a/b", "/screens/a/b/preview", "/screens/tour/reconnect/0", "/screens/tour/x/1"]
    {
        assert_eq!(browser.open(path).await.status, 404, "{path}");
    }
}

#[actix_web::test]
async fn the_controls_change_the_preview_and_stay_chosen() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = browser.open("/screens/reconnect/plain?make=LAND_ROVER&model=Range+Rover").await;
    assert_eq!(page.words("h3"), "Reconnect your Land Rover Range Rover");
    let preview = browser.click(&page, "a[href*='/preview']").await;
    assert_eq!(preview.words("h1"), "Reconnect your Land Rover Range Rover");
    let next = browser.click(&preview, ".preview a[rel=next]").await;
    assert!(next.says("Land Rover"));
    let nameless = browser.open("/screens/reconnect/plain/preview?names=none").await;
    assert_eq!(nameless.words("h1"), "Reconnect your car");
    let second = browser.open("/screens/access-denied/plain/preview?attempt=2").await;
    assert_eq!(second.screen(), "access-denied/again", "on the second time the screen is another");
}

#[actix_web::test]
async fn a_notice_waits_for_a_real_page() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = crate::connecting::to_sign_in(&mut browser, "KIA").await;
    let grant = crate::connecting::sign_in(&mut browser, &car, "owner@example.com").await;
    let back = browser.press_only(&grant, "#approval-button", &[]).await;
    let home = browser.request(&back.redirects[0]).await;
    let preview = browser.open("/screens/unknown/plain/preview").await;
    assert_eq!(preview.words("[role=status]"), "");
    assert!(browser.open(&home.redirects[0]).await.words("[role=status]").contains("is connected"));
}

#[actix_web::test]
async fn the_tour_leads_through_every_step_and_back() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let overview = browser.open("/screens/tour").await;
    assert_eq!((overview.status, overview.screen().as_str()), (200, "tour"));
    assert!(overview.has("main a[href='/operator']")); // unit: operator
    for flow in Flow::ALL {
        let mut page = browser.open(&flow.address(1)).await;
        for number in 1..=flow.steps().len() {
            assert_eq!((page.status, page.url.path()), (200, flow.address(number).as_str()));
            assert!(shows(&page, &flow.step(number).unwrap()), "{}: {}", page.url, page.words("main"));
            assert!(page.words(".preview").contains("What the app did"), "{}", page.url);
            if number < flow.steps().len() {
                page = browser.click(&page, ".preview a[rel=next]").await;
            }
        }
        let is_last = Some(&flow) == Flow::ALL.last();
        assert!(is_last || !page.has(".preview a[rel=next]"));
        assert_eq!(page.has(".preview a[rel=next][href='/operator']"), is_last); // unit: operator
        let before = browser.click(&page, ".preview a[rel=prev]").await;
        assert_eq!(before.url.path(), flow.address(flow.steps().len() - 1));
    }
}

#[actix_web::test]
async fn the_sheet_to_print_has_a_picture_of_every_screen_that_explains_a_failure() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let list = browser.open("/screens?size=desktop").await;
    let sheet = browser.click(&list, "a[href^='/screens/sheet']").await;
    assert_eq!((sheet.status, sheet.screen().as_str()), (200, "sheet"));
    let explained = entries().into_iter().filter(|entry| matches!(entry.subject, Subject::Outcome { .. })).count();
    assert_eq!(links(&sheet, "main figure img[src*='/desktop-light/']", "src").len(), explained);
}

#[actix_web::test]
async fn the_badge_and_the_list_lead_to_each_other() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let home = browser.open("/").await;
    let list = browser.click(&home, ".sandbox a[href='/screens']").await;
    assert_eq!(list.screen(), "screens");
    assert_eq!(browser.click(&list, "a[href='/screens/tour']").await.screen(), "tour");
}

const KEYS: [(&str, &str); 2] = [("SMARTCAR_CLIENT_ID", "id"), ("SMARTCAR_CLIENT_SECRET", "secret")];

#[actix_web::test]
async fn outside_the_sandbox_there_are_previews_only_and_live_there_is_nothing() {
    for (mode, status) in [("test", 200), ("simulated", 200), ("live", 404)] {
        let settings = [KEYS[0], KEYS[1], ("SMARTCAR_MODE", mode), ("SMARTCAR_API_VERSION", "2.0")];
        let stack = Stack::start_with(&settings, |_| {}).await;
        let mut browser = stack.browser();
        let token = browser.open("/settings").await.attribute("input[name=csrf]", "value").unwrap();
        for path in [
            "/screens",
            "/screens/unknown",
            "/screens/unknown/plain",
            "/screens/unknown/plain/preview",
            "/screens/tour",
            "/screens/sheet",
        ] {
            let page = browser.open(path).await;
            assert_eq!(page.status, status, "{mode} {path}");
            assert!(!page.has("[data-trigger]") && !page.has(".preview form"), "{mode} {path}");
            assert!(!page.says("Developer notes"), "{mode} {path}");
        }
        let trigger = browser.post("/screens/unknown/plain/trigger", &[("csrf", &token)]).await;
        assert_ne!(trigger.status, 500, "{mode}");
        assert!(trigger.redirects.iter().all(|to| !to.contains("/callback")), "{mode}: {:?}", trigger.redirects);
    }
}
