//! Every screen in every language, from the narrowest window to a desktop: nothing scrolls sideways, no button is cut, and no
//! word of a heading, a figure or a button is torn. The gate looks at the screens of a language at once, on two
//! phones; the whole walk opens each by itself, at every width.

use std::time::Duration;

use driveway::locales;
use serde_json::json;

use crate::harness::{Setup, visit};
use crate::owner::Owner;

/// Says what is wrong with the pages in a window, of which each has a `main` of its own.
const MEASURE: &str = "
    const measure = (view, width) => {
        const page = view.document.documentElement;
        const wrong = [];
        const of = e => e.closest('main')?.dataset.address ?? '';
        const say = (fine, words) => { if (!fine) wrong.push(`${width}: ${words}`); };
        const shown = css => [...view.document.querySelectorAll(css)].filter(e => e.checkVisibility());
        say(page.lang === language, `it is in ${page.lang}`);
        for (const main of shown('main'))
            say(main.querySelectorAll('h1').length === 1, `${of(main)} not one heading`);
        say(view.document.title.trim().length > 0, 'no title');
        if (page.scrollWidth > page.clientWidth)
            say(false, `${page.scrollWidth} pixels wide in ${page.clientWidth}: ` +
                shown('body *').filter(e => e.getBoundingClientRect().right > page.clientWidth + 0.5)
                    .slice(-1).map(e => `${of(e)} ${e.outerHTML.slice(0, 100)}`));
        for (const e of shown('main .button, main button, .foot button, select, main .figure'))
            say(e.scrollWidth <= e.clientWidth + 1, `${of(e)} cut: ${e.textContent.slice(0, 60)}`);
        const range = view.document.createRange();
        const isOnOneLine = () => new Set([...range.getClientRects()].map(box => Math.round(box.top))).size < 2;
        const words = 'main h1, main h2, main h3, main .button, main button, main label, main .figure';
        for (const e of shown(`${words}, .foot a, .bar nav a`)) {
            const walk = view.document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                range.selectNodeContents(node);
                if (isOnOneLine()) continue;
                for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                    range.setStart(node, word.index);
                    range.setEnd(node, word.index + word[0].length);
                    say(isOnOneLine(), `${of(e)} torn: ${word[0]}`);
                }
            }
        }
        return wrong;
    };
    const [language, addresses, done] = arguments;
    const get = async address => (await fetch(`${address}?language=${language}`)).text();
    const frame = document.createElement('iframe');
    frame.style = 'position: fixed; inset: 0; width: 320px; height: 800px; border: 0';
    document.body.append(frame);
    const shows = async html => {
        await new Promise(loaded => { frame.onload = loaded; frame.srcdoc = html; });
        frame.contentDocument.querySelector('nav.preview')?.remove();
    };
    const unfold = main => main.querySelectorAll('details').forEach(fold => fold.open = true);";

/// Each page in a frame, at each width: a visit to each would take ten times as long.
const WALK: &str = "
    const found = [];
    (async () => {
        for (const address of addresses) {
            frame.style.width = '320px';
            await shows(await get(address));
            unfold(frame.contentDocument.querySelector('main'));
            for (const width of [320, 360, 390, 1280]) {
                frame.style.width = `${width}px`;
                found.push(...measure(frame.contentWindow, width).map(wrong => `${language} ${address} at ${wrong}`));
            }
        }
    })().then(() => done(found), error => done([`${language}: ${error}`]));";

/// All pages in one: the first as it is, and the `main` of each of the others before its own.
const GLANCE: &str = "
    const waiting = [...addresses];
    const pages = [];
    const fetches = async () => {
        for (let address = waiting.shift(); address; address = waiting.shift())
            pages.push([address, new DOMParser().parseFromString(await get(address), 'text/html')]);
    };
    (async () => {
        await shows(await get(addresses[0]));
        await Promise.all([fetches(), fetches(), fetches(), fetches()]);
        const view = frame.contentDocument;
        const first = view.querySelector('main');
        const found = [];
        for (const [address, page] of pages) {
            const main = view.adoptNode(page.querySelector('main'));
            main.dataset.address = address;
            unfold(main);
            first.before(main);
            if (page.documentElement.lang !== language || !page.title.trim()) found.push(`${address}: no language or title`);
        }
        first.remove();
        for (const width of [320, 390]) {
            frame.style.width = `${width}px`;
            found.push(...measure(frame.contentWindow, width));
        }
        frame.remove();
        return found.map(wrong => `${language} at ${wrong}`);
    })().then(done, error => done([`${language}: ${error}`]));";

fn everything() -> Setup {
    let languages: &'static str = Box::leak(locales::tags().join(" ").into_boxed_str());
    Setup { languages: Some(languages), ..Setup::ORDINARY }
}

impl Owner {
    /// Where the scripts may run: pages of ours let nothing be fetched or framed. Answers with the previews.
    pub(crate) async fn may_look_at_all(&self) -> Vec<String> {
        let previews = self.finds_previews().await;
        self.browser.cdp().send_raw("Page.setBypassCSP", json!({ "enabled": true })).await.unwrap();
        self.browser.set_script_timeout(Duration::from_secs(300)).await.unwrap();
        self.opens("/privacy").await;
        previews
    }

    async fn looks(&self, script: &str, language: &str, previews: &[String]) -> Vec<String> {
        let script = format!("{MEASURE}{script}");
        let answer = self.browser.execute_async(script, vec![json!(language), json!(previews)]).await.unwrap();
        answer.convert().unwrap()
    }
}

#[tokio::test]
async fn every_screen_fits_a_phone_in_every_language() {
    visit(everything(), async |owner| {
        let mut previews = owner.may_look_at_all().await;
        // Banners differ in their words alone: the whole walk reads them all.
        previews.retain(|address| !address.contains("/banner-") || address.contains("/banner-reconnect/"));
        let mut found = Vec::new();
        // English itself is looked at by the other tests.
        for language in locales::tags().iter().skip(1) {
            found.extend(owner.looks(GLANCE, language, &previews).await);
        }
        assert!(found.is_empty(), "{found:#?}");
    })
    .await;
}

/// One browser for half of the languages, so that two share the work.
async fn fits(half: usize) {
    visit(everything(), async |owner| {
        let previews = owner.may_look_at_all().await;
        let mut found = Vec::new();
        for language in locales::tags().iter().skip(1).skip(half).step_by(2) {
            // A few at a time: no request to the browser may take minutes, however busy the machine is.
            for some in previews.chunks(20) {
                found.extend(owner.looks(WALK, language, some).await);
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    })
    .await;
}

#[tokio::test]
#[ignore = "takes minutes; run it by name when words or styles have changed"]
async fn every_screen_fits_in_one_half_of_the_languages() {
    fits(0).await;
}

#[tokio::test]
#[ignore = "takes minutes; run it by name when words or styles have changed"]
async fn every_screen_fits_in_the_other_half_of_the_languages() {
    fits(1).await;
}
