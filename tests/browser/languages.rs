//! Every screen in every language, on the narrowest window and on a desktop: nothing scrolls sideways, no button is cut, and
//! no word of a heading or a button is torn.

use serde_json::json;

use driveway::locales;

use crate::harness::{Setup, visit};
use crate::owner::Owner;

/// What is wrong with the page as it stands, in words.
const MEASURE: &str = "
    const wrong = [];
    const say = (fine, words) => { if (!fine) wrong.push(words); };
    document.querySelector('nav.preview')?.remove();
    document.querySelectorAll('main details').forEach(fold => fold.open = true);
    const page = document.documentElement;
    say(page.lang === arguments[0], `it is in ${page.lang}`);
    say(document.querySelectorAll('h1').length === 1, 'not one heading');
    say(document.title.trim().length > 0, 'no title');
    say(page.scrollWidth <= page.clientWidth, `${page.scrollWidth} pixels wide in ${page.clientWidth}: ` +
        [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > page.clientWidth + 0.5)
            .slice(-1).map(e => e.outerHTML.slice(0, 100)));
    const shown = css => [...document.querySelectorAll(css)].filter(e => e.checkVisibility());
    for (const e of shown('main .button, main button, .foot button, select'))
        say(e.scrollWidth <= e.clientWidth + 1, `cut: ${e.textContent.slice(0, 60)}`);
    const range = document.createRange();
    for (const e of shown('main h1, main h2, main h3, main .button, main button, main label, .foot a, .bar nav a')) {
        const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode())
            for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
                say(lines.size < 2, `torn: ${word[0]}`);
            }
    }
    return wrong;";

impl Owner {
    async fn is_as_wide_as(&self, width: u32) {
        let metrics = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.browser.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await.unwrap();
    }

    /// Looks at these previews in one language, on both windows.
    async fn looks_at(&self, previews: &[String], language: &str) -> Vec<String> {
        let mut found = Vec::new();
        for address in previews {
            self.is_as_wide_as(320).await;
            self.opens(&format!("{address}?language={language}")).await;
            for width in [320, 1280] {
                self.is_as_wide_as(width).await;
                let answer = self.browser.execute(MEASURE, vec![json!(language)]).await.unwrap();
                let wrong: Vec<String> = answer.convert().unwrap();
                found.extend(wrong.into_iter().map(|wrong| format!("{language} {address} at {width}: {wrong}")));
            }
        }
        found
    }
}

/// One browser for half of the languages, so that two share the work.
async fn fits(half: usize) {
    let everything = locales::tags().join(" ");
    let languages: &'static str = Box::leak(everything.into_boxed_str());
    visit(Setup { languages: Some(languages), ..Setup::ORDINARY }, async |owner| {
        let previews = owner.finds_previews().await;
        let mut found = Vec::new();
        // English itself is looked at by the other tests.
        for language in locales::tags().iter().skip(1).skip(half).step_by(2) {
            found.extend(owner.looks_at(&previews, language).await);
        }
        assert!(found.is_empty(), "{found:#?}");
    })
    .await;
}

#[tokio::test]
async fn every_screen_fits_in_one_half_of_the_languages() {
    fits(0).await;
}

#[tokio::test]
async fn every_screen_fits_in_the_other_half_of_the_languages() {
    fits(1).await;
}
