//! One glance: what happened and what to do are on the screen before anybody scrolls. Measured on phones, a tablet and a
//! desktop, at the usual and at a larger text size, with the usual and with the longest names.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::harness::{Setup, visit};
use crate::owner::Owner;

/// CSS pixels, each way. 360 by 640 is a small phone with the browser's own bars on the screen.
const WINDOWS: [(u32, u32); 4] = [(390, 844), (360, 640), (768, 1024), (1280, 800)];
/// Percent of the browser's usual text size.
const TEXT_SIZES: [u32; 2] = [100, 130];

/// Where what must be seen at one glance ends: the two first actions, of the banner where there is one; the first field
/// of a form; the summary where a form has errors. The bar of a preview is no part of the page.
const MEASURE: &str = "
    const measure = (page, size) => {
        page.querySelector('nav.preview')?.remove();
        page.documentElement.style.fontSize = size + '%';
        const bottom = e => e.getBoundingClientRect().bottom + page.defaultView.scrollY;
        const root = page.querySelector('.banner') ?? page.querySelector('main');
        const actions = [...root.querySelectorAll('[data-action=primary], [data-action=secondary]')]
            .filter(e => e.checkVisibility()).slice(0, 2);
        const seen = page.querySelector('.summary') ?? page.querySelector('form.ask input[type=text]');
        const html = page.documentElement;
        const heading = (page.querySelector('.banner h2, .summary h2') ?? page.querySelector('h1')).innerText;
        return [seen ? bottom(seen) : Math.max(0, ...actions.map(bottom)), html.scrollWidth - html.clientWidth, heading];
    };";

/// The page that is open.
const THIS: &str = "return measure(document, arguments[0]);";

/// Each page in a frame, in each window: to visit each would take ten times as long.
const WALK: &str = "
    const [addresses, sizes, windows, done] = arguments;
    const frame = document.createElement('iframe');
    frame.style = 'position: fixed; inset: 0; border: 0';
    document.body.append(frame);
    (async () => {
        const found = [];
        for (const address of addresses) {
            const html = await (await fetch(address)).text();
            await new Promise(loaded => { frame.onload = loaded; frame.srcdoc = html; });
            for (const size of sizes)
                for (const [width, height] of windows) {
                    [frame.style.width, frame.style.height] = [`${width}px`, `${height}px`];
                    found.push([`${address} ${width}x${height}`, size, height, ...measure(frame.contentDocument, size)]);
                }
        }
        return found;
    })().then(done, error => done([[`${error}`, 0, 0, 1, 0, '']]));";

/// What of a page's first glance lies below the window, in words; nothing when all is well.
fn missed(page: &str, size: u32, height: f64, (bottom, too_wide, heading): (f64, f64, String)) -> Option<String> {
    (bottom > height || too_wide > 0.0)
        .then(|| format!("{page} “{heading}”, text {size} %: ends at {bottom} of {height}, {too_wide} too wide"))
}

impl Owner {
    async fn resizes(&self, (width, height): (u32, u32)) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.browser.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await.unwrap();
    }

    async fn misses_at_one_glance(&self) -> Vec<String> {
        let address = self.browser.current_url().await.unwrap();
        let mut found = Vec::new();
        for size in TEXT_SIZES {
            for window in WINDOWS {
                self.resizes(window).await;
                let answer = self.browser.execute(format!("{MEASURE}{THIS}"), vec![json!(size)]).await.unwrap();
                let page = format!("{} {}x{}", address.path(), window.0, window.1);
                found.extend(missed(&page, size, f64::from(window.1), answer.convert().unwrap()));
            }
        }
        found
    }

    async fn finds_the_next_step_at_one_glance(&self, names: &str) {
        let addresses = self.may_look_at_all().await.into_iter().filter(|address| is_about_what_happened(address));
        let addresses: Vec<String> = addresses.map(|address| format!("{address}?names={names}")).collect();
        let mut found = Vec::new();
        for some in addresses.chunks(20) {
            let asked = vec![json!(some), json!(TEXT_SIZES), json!(WINDOWS)];
            let answer = self.browser.execute_async(format!("{MEASURE}{WALK}"), asked).await.unwrap();
            let measured: Vec<(String, u32, f64, f64, f64, String)> = answer.convert().unwrap();
            assert!(measured.len() >= some.len(), "{measured:?}");
            found.extend(measured.into_iter().filter_map(|(page, size, height, bottom, too_wide, heading)| {
                missed(&page, size, height, (bottom, too_wide, heading))
            }));
        }
        assert!(found.is_empty(), "{found:#?}");
    }
}

/// An ordinary page of a car, a list of cars or of settings has no one next step; a car that waits for its owner has.
fn is_about_what_happened(address: &str) -> bool {
    let is_ordinary = ["/screens/vehicle/", "/screens/feature-unavailable/", "/screens/settings/", "/screens/cars/"];
    let waits = ["/banner-", "/vehicle/disconnected"];
    waits.iter().any(|part| address.contains(part)) || !is_ordinary.iter().any(|start| address.starts_with(start))
}

/// What fits with these fits with any; the usual ones are on the real pages below.
#[tokio::test]
async fn the_next_step_is_seen_at_one_glance_with_the_longest_names() {
    visit(Setup::ORDINARY, async |owner| owner.finds_the_next_step_at_one_glance("long").await).await;
}

#[tokio::test]
async fn the_next_step_is_seen_at_one_glance_on_the_real_pages() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        let mut missed = owner.misses_at_one_glance().await;
        for address in owner.finds_a_preview_of_each_screen().await {
            owner.opens(address.trim_end_matches("/preview")).await;
            let trigger = owner.browser.find_all(By::Css("button[data-trigger]")).await.unwrap();
            let Some(trigger) = trigger.first() else { continue };
            trigger.click().await.unwrap();
            trigger.wait_until().stale().await.unwrap();
            let tells = owner.browser.find_all(By::Css("main[data-recovery], .banner, form.ask")).await.unwrap();
            if !tells.is_empty() {
                missed.extend(owner.misses_at_one_glance().await);
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
    })
    .await;
}
