//! The sheet to print: every screen that explains a failure, four on an A4 page.

use crate::recovery::Screen;

/// The page, with addresses as the app has them. `mark`: product, version and date.
pub(super) fn page(product: &str, mark: &str) -> String {
    let mut figures = String::new();
    for screen in Screen::ALL.into_iter().filter(|screen| screen.has_page()) {
        for variant in screen.variants().iter().copied() {
            let state = crate::showcase::entries::state_name(variant);
            let (slug, class) = (screen.slug(), screen.class(variant).name());
            figures.push_str(&format!(
                "<figure><img src=\"/static/img/screens/phone-light/{slug}.{state}.webp\" alt=\"\">\
                 <figcaption><strong>{slug}</strong> {state}<br>{class}</figcaption></figure>\n"
            ));
        }
    }
    let product = product.replace('&', "&amp;").replace('<', "&lt;");
    let mark = mark.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>Recommended screens – {product}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<h1>Recommended screens</h1>\n<p>Sample. {mark}</p>\n<main>\n{figures}</main>\n</body>\n</html>\n"
    )
}

/// The one page without the content security policy of the app, and so the one with its style inside.
const STYLE: &str = "@page { size: A4; margin: 12mm } body { font: 10pt system-ui, sans-serif; margin: 0 } \
    main { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm } \
    figure { margin: 0; break-inside: avoid; block-size: 118mm; display: grid; grid-template-rows: 1fr auto; gap: 2mm } \
    img { inline-size: 100%; block-size: 100%; min-block-size: 0; object-fit: contain; object-position: start }";
