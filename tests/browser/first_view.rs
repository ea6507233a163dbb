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
    document.querySelector('nav.preview')?.remove();
    document.documentElement.style.fontSize = arguments[0] + '%';
    const bottom = e => e.getBoundingClientRect().bottom + scrollY;
    const root = document.querySelector('.banner') ?? document.querySelector('main');
    const actions = [...root.querySelectorAll('[data-action=primary], [data-action=secondary]')]
        .filter(e => e.checkVisibility()).slice(0, 2);
    const seen = document.querySelector('.summary') ?? document.querySelector('form.ask input[type=text]');
    const page = document.documentElement;
    const heading = (document.querySelector('.banner h2, .summary h2') ?? document.querySelector('h1')).innerText;
    return [seen ? bottom(seen) : Math.max(0, ...actions.map(bottom)), page.scrollWidth - page.clientWidth, heading];";

impl Owner {
    async fn resizes(&self, (width, height): (u32, u32)) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.browser.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await.unwrap();
    }

    /// What of the page's first glance lies below the window, in words; nothing when all is well.
    async fn misses_at_one_glance(&self) -> Vec<String> {
        let address = self.browser.current_url().await.unwrap();
        let mut missed = Vec::new();
        for size in TEXT_SIZES {
            for window in WINDOWS {
                self.resizes(window).await;
                let answer = self.browser.execute(MEASURE, vec![json!(size)]).await.unwrap();
                let (bottom, too_wide, heading): (f64, f64, String) = answer.convert().unwrap();
                if bottom > f64::from(window.1) || too_wide > 0.0 {
                    missed.push(format!(
                        "{} “{heading}” at {window:?}, text {size} %: ends at {bottom}, {too_wide} too wide",
                        address.path()
                    ));
                }
            }
        }
        missed
    }

    async fn finds_the_next_step_at_one_glance(&self, names: &str) {
        let mut missed = Vec::new();
        for address in self.finds_previews().await.into_iter().filter(|address| is_about_what_happened(address)) {
            self.opens(&format!("{address}?names={names}")).await;
            missed.extend(self.misses_at_one_glance().await);
        }
        assert!(missed.is_empty(), "{missed:#?}");
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
        for address in owner.finds_previews().await {
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
