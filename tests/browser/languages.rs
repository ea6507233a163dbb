//! Every screen in every language, on the narrowest window, on a phone and on a desktop: nothing scrolls sideways, no button is cut, and
//! no word of a heading or a button is torn.

use std::time::Duration;

use driveway::locales;
use serde_json::json;

use crate::harness::{Setup, visit};

/// Looks at pages inside one page, each in a frame of its own: a visit to each would take ten times as long. Answers with what
/// is wrong, in words.
const LOOK: &str = "
    const [language, addresses, done] = arguments;
    const found = [];
    const measure = (view, width) => {
        const page = view.document.documentElement;
        const wrong = [];
        const say = (fine, words) => { if (!fine) wrong.push(`${width}: ${words}`); };
        const shown = css => [...view.document.querySelectorAll(css)].filter(e => e.checkVisibility());
        say(page.lang === language, `it is in ${page.lang}`);
        say(view.document.querySelectorAll('h1').length === 1, 'not one heading');
        say(view.document.title.trim().length > 0, 'no title');
        if (page.scrollWidth > page.clientWidth)
            say(false, `${page.scrollWidth} pixels wide in ${page.clientWidth}: ` +
                shown('body *').filter(e => e.getBoundingClientRect().right > page.clientWidth + 0.5)
                    .slice(-1).map(e => e.outerHTML.slice(0, 100)));
        for (const e of shown('main .button, main button, .foot button, select'))
            say(e.scrollWidth <= e.clientWidth + 1, `cut: ${e.textContent.slice(0, 60)}`);
        const range = view.document.createRange();
        for (const e of shown('main h1, main h2, main h3, main .button, main button, main label, .foot a, .bar nav a')) {
            const walk = view.document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
            for (let node = walk.nextNode(); node; node = walk.nextNode())
                for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                    range.setStart(node, word.index);
                    range.setEnd(node, word.index + word[0].length);
                    const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
                    say(lines.size < 2, `torn: ${word[0]}`);
                }
        }
        return wrong;
    };
    const frame = document.createElement('iframe');
    frame.style = 'position: fixed; inset: 0; height: 800px; border: 0';
    document.body.append(frame);
    (async () => {
        for (const address of addresses) {
            const html = await (await fetch(`${address}?language=${language}`)).text();
            frame.style.width = '320px';
            await new Promise(loaded => { frame.onload = loaded; frame.srcdoc = html; });
            const view = frame.contentWindow;
            view.document.querySelector('nav.preview')?.remove();
            view.document.querySelectorAll('main details').forEach(fold => fold.open = true);
            for (const width of [320, 390, 1280]) {
                frame.style.width = `${width}px`;
                found.push(...measure(view, width).map(wrong => `${language} ${address} at ${wrong}`));
            }
        }
    })().then(() => done(found), error => done([`${language}: ${error}`]));";

/// One browser for half of the languages, so that two share the work.
async fn fits(half: usize) {
    let everything = locales::tags().join(" ");
    let languages: &'static str = Box::leak(everything.into_boxed_str());
    visit(Setup { languages: Some(languages), ..Setup::ORDINARY }, async |owner| {
        let previews = owner.finds_previews().await;
        // Pages of ours let nothing be fetched or framed.
        owner.browser.cdp().send_raw("Page.setBypassCSP", json!({ "enabled": true })).await.unwrap();
        owner.browser.set_script_timeout(Duration::from_secs(300)).await.unwrap();
        owner.opens("/privacy").await;
        let mut found = Vec::new();
        // English itself is looked at by the other tests.
        for language in locales::tags().iter().skip(1).skip(half).step_by(2) {
            // A few at a time: no request to the browser may take minutes, however busy the machine is.
            for some in previews.chunks(20) {
                let answer = owner.browser.execute_async(LOOK, vec![json!(language), json!(some)]).await.unwrap();
                let wrong: Vec<String> = answer.convert().unwrap();
                found.extend(wrong);
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
