//! The brand as settings make it: a style sheet of a few lines, the logo, the icon of the tab. Without `APP_ACCENT` and
//! `APP_LOGO` no page asks for the sheet.
//!
//! It is a sheet and not a `style` attribute, because the content security policy allows nothing inline.

use std::fmt::Write;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use sha2::{Digest, Sha256};

use super::{AppState, assets};
use crate::config::{Accent, Config};

/// `GET /static/css/brand.css`, loaded after all others.
pub async fn sheet(state: web::Data<AppState>) -> HttpResponse {
    answer("text/css; charset=utf-8", css(&state.config).into_bytes())
}

/// `GET /static/img/logo`.
pub async fn logo(state: web::Data<AppState>) -> HttpResponse {
    match &state.config.logo {
        Some(logo) => answer(logo.kind, logo.bytes.clone()),
        None => answer(SVG, MARK.as_bytes().to_vec()),
    }
}

/// `GET /static/img/favicon`: the logo; without one, our own in the accent colour.
pub async fn favicon(state: web::Data<AppState>) -> HttpResponse {
    match (&state.config.logo, &state.config.accent) {
        (Some(logo), _) => answer(logo.kind, logo.bytes.clone()),
        (None, Some(Accent { light, dark })) => {
            let icon = FAVICON.replace(ICON_LIGHT, &light.to_string()).replace(ICON_DARK, &dark.to_string());
            answer(SVG, icon.into_bytes())
        }
        (None, None) => answer(SVG, FAVICON.as_bytes().to_vec()),
    }
}

/// Changes whenever the brand does; empty without one.
pub fn version(config: &Config) -> String {
    if config.accent.is_none() && config.logo.is_none() {
        return String::new();
    }
    let mut hash = Sha256::new();
    hash.update(css(config));
    hash.update(config.logo.as_ref().map(|logo| logo.bytes.as_slice()).unwrap_or_default());
    hash.finalize()[..4].iter().fold(assets::version().to_owned(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn css(config: &Config) -> String {
    let mut css = String::new();
    if let Some(Accent { light, dark }) = config.accent {
        let (on_light, on_dark) = (Accent::ON_LIGHT, Accent::ON_DARK);
        let colours = format!("--accent: light-dark({light}, {dark}); --on-accent: light-dark({on_light}, {on_dark});");
        css.push_str(&format!("@layer tokens {{ :root {{ {colours} }} }}\n"));
    }
    if config.logo.is_some() {
        // Our mark is one shape in the accent colour; a logo keeps colours of its own.
        let picture = "background: url(\"/static/img/logo\") center / contain no-repeat; mask: none;";
        css.push_str(&format!("@layer base {{ .brand::before {{ {picture} }} }}\n"));
    }
    css
}

fn answer(kind: &'static str, body: Vec<u8>) -> HttpResponse {
    let caching = "public, max-age=86400";
    HttpResponse::Ok().insert_header((CONTENT_TYPE, kind)).insert_header((CACHE_CONTROL, caching)).body(body)
}

const SVG: &str = "image/svg+xml";
const MARK: &str = include_str!("../../static/img/mark.svg");
const FAVICON: &str = include_str!("../../static/img/favicon.svg");
/// The colours in favicon.svg.
const ICON_LIGHT: &str = "#0b4f9e";
const ICON_DARK: &str = "#8fbcff";

#[cfg(test)]
mod tests {
    use super::*;

    fn config(settings: &[(&str, &str)]) -> Config {
        let value = |name: &str| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Config::from_lookup(value).unwrap()
    }

    #[test]
    fn without_a_brand_nothing_is_asked_for() {
        assert_eq!((version(&config(&[])), css(&config(&[]))), (String::new(), String::new()));
    }

    #[test]
    fn the_sheet_says_the_colours_and_its_address_changes_with_them() {
        let (one, two) = (config(&[("APP_ACCENT", "#7a1fa2")]), config(&[("APP_ACCENT", "#8a3b12")]));
        assert!(css(&one).contains("--accent: light-dark(#7a1fa2, "), "{}", css(&one));
        assert!(!css(&one).contains("/static/img/logo"));
        assert_ne!(version(&one), version(&two));
        let logo = config(&[("APP_LOGO", concat!(env!("CARGO_MANIFEST_DIR"), "/static/img/mark.svg"))]);
        assert!(css(&logo).contains("mask: none") && !css(&logo).contains("--accent:"));
    }

    #[test]
    fn the_icon_has_the_colours_that_are_replaced() {
        assert!(FAVICON.contains(ICON_LIGHT) && FAVICON.contains(ICON_DARK));
    }
}
