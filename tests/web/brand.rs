//! "Make it yours" by settings: the accent colour, the logo, the icon of the tab.

use crate::harness::Stack;

#[actix_web::test]
async fn without_settings_pages_load_no_brand() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = browser.open("/").await;
    assert!(!page.html.contains("brand.css"));
    assert!(page.attribute("link[rel=icon]", "href").unwrap().starts_with("/static/img/favicon.svg?v="));
    assert_eq!(browser.open("/static/img/logo").await.header("content-type"), "image/svg+xml");
}

#[actix_web::test]
async fn a_colour_and_a_logo_are_on_every_page_and_nothing_is_inline() {
    let logo = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/pictures/logo.svg");
    let settings = [("APP_NAME", "Fernfleet"), ("APP_ACCENT", "#7a1fa2"), ("APP_LOGO", logo)];
    let stack = Stack::start_with(&settings, |_| {}).await;
    let mut browser = stack.browser();
    let page = browser.open("/").await;
    assert_eq!(page.words(".brand"), "Fernfleet");
    assert!(!page.html.contains("style="));
    let sheet = browser.open(&page.attribute("link[href*=brand]", "href").unwrap()).await;
    assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
    assert!(sheet.html.contains("--accent: light-dark(#7a1fa2, ") && sheet.html.contains("/static/img/logo"));
    for address in ["/static/img/logo", &page.attribute("link[rel=icon]", "href").unwrap()] {
        let picture = browser.open(address).await;
        assert_eq!(picture.header("content-type"), "image/svg+xml", "{address}");
        assert_eq!(picture.header("x-content-type-options"), "nosniff");
        assert_eq!(picture.html, std::fs::read_to_string(logo).unwrap());
    }
}

#[actix_web::test]
async fn without_a_logo_the_icon_takes_the_colour() {
    let stack = Stack::start_with(&[("APP_ACCENT", "#7a1fa2 #e0a8ff")], |_| {}).await;
    let mut browser = stack.browser();
    let page = browser.open("/settings").await;
    let icon = browser.open(&page.attribute("link[rel=icon]", "href").unwrap()).await;
    assert!(icon.html.contains("#7a1fa2") && icon.html.contains("#e0a8ff"), "{}", icon.html);
}
