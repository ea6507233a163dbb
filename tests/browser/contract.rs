//! What is true for every screen and variant, looked at in a browser: on the narrowest window, by its keyboard order, and
//! with the eyes of axe-core in light and dark. The gallery lists what there is, so nothing can be left out.

use std::path::PathBuf;

use driveway::locales;
use serde_json::json;

use crate::harness::{Setup, visit};
use crate::operator::PAGES;
use crate::owner::Owner;

/// What is wrong with the page, in words; nothing when all is well.
const CONTRACT: &str = "
    const wrong = [];
    const count = css => document.querySelectorAll(css).length;
    const say = (fine, words) => { if (!fine) wrong.push(words); };
    const main = document.querySelector('main');
    say(count('h1') === 1, `${count('h1')} headings of the first level`);
    say(count('main [data-action=primary]') <= 1, 'more than one primary action');
    say(main.dataset.screen, 'no data-screen');
    say(document.documentElement.lang, 'no language');
    say(count('[style], style, [onclick]') === 0, 'something inline');
    say(count('[tabindex]:not([tabindex=\"-1\"]):not([tabindex=\"0\"])') === 0, 'a tab order of its own');
    say(count('a:not([href]), a[href=\"#\"], a[href=\"\"]') === 0, 'a link that leads nowhere');
    say(count('form:not([action]), form[action=\"\"]') === 0, 'a form that leads nowhere');
    say(count('img:not([alt])') === 0, 'a picture without words');
    say(document.getAnimations().length === 0, 'something moves by itself');
    const page = document.documentElement;
    say(page.scrollWidth <= page.clientWidth, `${page.scrollWidth} pixels wide in ${page.clientWidth}`);
    const small = [...document.querySelectorAll('a, button, summary, select, input:not([type=hidden])')]
        .filter(e => e.checkVisibility() && !e.matches('.skip, p a, li a, td a, th a'))
        .map(e => e.closest('label') ?? e)
        .filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24);
    say(small.length === 0, `too small to press: ${small.map(e => e.outerHTML.slice(0, 80))}`);
    const buttons = [...document.querySelectorAll('.button')].filter(e => e.checkVisibility())
        .filter(e => e.getBoundingClientRect().height < 44);
    say(buttons.length === 0, `buttons under 44 pixels: ${buttons.map(e => e.textContent)}`);
    return wrong;";

/// WCAG 2.2 AA, as axe-core names its parts.
const EVERYTHING: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/// What another theme can change.
const COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// Runs axe-core for these and answers with its findings.
const AXE: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { runOnly: arguments[0] }).then(result => done(result.violations.map(found =>
        `${found.id}: ${found.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ')}`)));";

#[tokio::test]
async fn every_screen_keeps_the_contract_on_the_narrowest_window() {
    visit(Setup { width: Some(320), ..Setup::ORDINARY }, async |owner| {
        let mut broken = Vec::new();
        owner.fills_the_operators_pages().await;
        for address in owner.finds_previews().await.into_iter().chain(PAGES.map(str::to_owned)) {
            owner.opens(&address).await;
            let wrong: Vec<String> = owner.browser.execute(CONTRACT, vec![]).await.unwrap().convert().unwrap();
            broken.extend(wrong.into_iter().map(|wrong| format!("{address}: {wrong}")));
        }
        assert!(broken.is_empty(), "{broken:#?}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs axe-core, which tests/run fetches"]
async fn axe_finds_nothing_on_any_light_screen() {
    visit(Setup::ORDINARY, async |owner| {
        let previews = owner.finds_previews().await;
        owner.scans_with_others(previews, &EVERYTHING).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs axe-core, which tests/run fetches"]
async fn axe_finds_nothing_on_any_dark_screen() {
    visit(Setup { dark: true, ..Setup::ORDINARY }, async |owner| {
        let previews = owner.finds_a_preview_of_each_screen().await;
        owner.scans_with_others(previews, &COLOURS).await;
    })
    .await;
}

/// The screens that between them show every part of a page: a choice, steps, figures, a form, settings.
const OF_EVERY_KIND: [&str; 5] =
    ["home/plain", "reconnect/plain", "vehicle/commands", "vehicle-incompatible/errors", "settings/plain"];

#[tokio::test]
#[ignore = "needs axe-core, which tests/run fetches"]
async fn axe_finds_nothing_on_screens_of_every_kind_in_any_language() {
    let languages: &'static str = Box::leak(locales::tags().join(" ").into_boxed_str());
    visit(Setup { languages: Some(languages), ..Setup::ORDINARY }, async |owner| {
        // English is looked at screen by screen.
        let languages = locales::tags().iter().filter(|tag| **tag != locales::SOURCE);
        let of = |tag: &str| OF_EVERY_KIND.map(|name| format!("/screens/{name}/preview?language={tag}"));
        owner.scans(languages.flat_map(|tag| of(tag)).collect(), &EVERYTHING).await;
    })
    .await;
}

impl Owner {
    /// These, the gallery, the doctor, and the operator's pages with a year of data.
    async fn scans_with_others(&self, mut addresses: Vec<String>, rules: &[&str]) {
        addresses.extend(["/screens", "/setup"].map(str::to_owned));
        addresses.extend(PAGES.map(str::to_owned));
        self.fills_the_operators_pages().await;
        self.scans(addresses, rules).await;
    }

    async fn scans(&self, addresses: Vec<String>, rules: &[&str]) {
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/axe/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut found = Vec::new();
        for address in addresses {
            self.opens(&address).await;
            self.browser.execute(&axe, vec![]).await.unwrap();
            let findings: Vec<String> =
                self.browser.execute_async(AXE, vec![json!(rules)]).await.unwrap().convert().unwrap();
            found.extend(findings.into_iter().map(|finding| format!("{address}: {finding}")));
        }
        assert!(found.is_empty(), "{found:#?}");
    }
}
