//! What a browser can measure of any page: which previews there are, and whether a page fits a narrow window.

use crate::owner::Owner;

/// Addresses of every preview of the gallery.
const PREVIEWS: &str =
    "return [...document.querySelectorAll('a[href$=\"/preview\"]')].map(a => a.getAttribute('href'));";

/// Widths of window and page, what sticks out on the right, and what is too small to press. A link inside a sentence may
/// be as high as its line.
const MEASURE: &str = "
    const page = document.documentElement;
    const describe = e => e.outerHTML.slice(0, 120);
    const wide = [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > page.clientWidth + 0.5);
    const small = [...document.querySelectorAll('a, button, summary, select, input:not([type=hidden])')]
        .filter(e => e.checkVisibility() && !e.matches('.skip, p a, li a'))
        .map(e => [e.closest('label') ?? e, e])
        .filter(([target]) => target.getBoundingClientRect().height < 24 || target.getBoundingClientRect().width < 24)
        .map(([, e]) => e);
    return [innerWidth, page.clientWidth, page.scrollWidth, wide.map(describe), small.map(describe)];";

impl Owner {
    pub(crate) async fn finds_previews(&self) -> Vec<String> {
        self.opens("/screens").await;
        let previews: Vec<String> = self.browser.execute(PREVIEWS, vec![]).await.unwrap().convert().unwrap();
        assert!(previews.len() > 60, "the gallery lists every screen and variant: {}", previews.len());
        previews
    }

    /// The first preview of each screen: for what its variants cannot change.
    pub(crate) async fn finds_a_preview_of_each_screen(&self) -> Vec<String> {
        let mut previews = self.finds_previews().await;
        // `/screens/reconnect/plain/preview`
        let screen = |address: &mut String| address.split('/').nth(2).map(str::to_owned);
        previews.dedup_by_key(screen);
        previews
    }

    /// The page is as wide as the window, which is 320 pixels.
    pub(crate) async fn fits_the_page(&self) {
        let answer = self.browser.execute(MEASURE, vec![]).await.unwrap();
        let (window, visible, page, wide, small): (u32, u32, u32, Vec<String>, Vec<String>) = answer.convert().unwrap();
        assert_eq!(window, 320);
        let address = self.browser.current_url().await.unwrap();
        assert!(page <= visible, "{address} is {page} pixels wide, {visible} are visible; too far right: {wide:#?}");
        assert!(small.is_empty(), "{address} has targets under 24 by 24 pixels: {small:#?}");
    }
}
