//! The brand as settings make it: a style sheet of a few lines, the logo, the icon of the tab. Without `APP_ACCENT` and
//! `APP_LOGO` no page asks for the sheet.
//!
//! It is a sheet and not a `style` attribute, because the content security policy allows nothing inline.

use actix_web::{HttpRequest, HttpResponse, web};
use sha2::{Digest, Sha256};

use super::AppState;
use super::assets::{self, Asset, SVG};
use crate::config::{Accent, Config};

/// What the settings make of the look, ready to be sent.
pub struct Brand {
    version: String,
    sheet: Asset,
    logo: Asset,
    favicon: Asset,
}

impl Brand {
    /// Made once, when the app starts.
    pub fn new(config: &Config) -> Self {
        Self {
            version: version(config),
            sheet: Asset::new("text/css; charset=utf-8", css(config).into_bytes()),
            logo: logo_of(config),
            favicon: favicon_of(config),
        }
    }
}

impl std::fmt::Debug for Brand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Brand({})", self.version)
    }
}

/// `GET /static/css/brand.css`, loaded after all others.
pub async fn sheet(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    state.brand.sheet.answer(&request, &state.brand.version)
}

/// `GET /static/img/logo`.
pub async fn logo(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    state.brand.logo.answer(&request, state.brand.logo.tag())
}

/// `GET /static/img/favicon`: the logo; without one, our own in the accent colour.
pub async fn favicon(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    state.brand.favicon.answer(&request, &state.brand.version)
}

/// Changes whenever the brand does; empty without one.
pub fn version(config: &Config) -> String {
    if config.accent.is_none() && config.logo.is_none() {
        return String::new();
    }
    // The sheet names the logo by what it holds, and so stands for it.
    format!("{}{}", assets::version(), assets::short(Sha256::new_with_prefix(css(config))))
}

fn logo_of(config: &Config) -> Asset {
    match &config.logo {
        Some(logo) => Asset::new(logo.kind, logo.bytes.clone()),
        None => Asset::new(SVG, MARK.as_bytes().to_vec()),
    }
}

fn favicon_of(config: &Config) -> Asset {
    match (&config.logo, &config.accent) {
        (Some(logo), _) => Asset::new(logo.kind, logo.bytes.clone()),
        (None, Some(Accent { light, dark })) => {
            let icon = FAVICON.replace(ICON_LIGHT, &light.to_string()).replace(ICON_DARK, &dark.to_string());
            Asset::new(SVG, icon.into_bytes())
        }
        (None, None) => Asset::new(SVG, FAVICON.as_bytes().to_vec()),
    }
}

fn css(config: &Config) -> String {
    let mut css = String::new();
    if let Some(Accent { light, dark }) = config.accent {
        let (on_light, on_dark) = (Accent::ON_LIGHT, Accent::ON_DARK);
        let colours = format!("--accent: light-dark({light}, {dark}); --on-accent: light-dark({on_light}, {on_dark});");
        css.push_str(&format!("@layer tokens {{ :root {{ {colours} }} }}\n"));
    }
    if let Some(logo) = &config.logo {
        // Our mark is one shape in the accent colour; a logo keeps colours of its own.
        let version = assets::short(Sha256::new_with_prefix(&logo.bytes));
        let address = format!("/static/img/logo?v={version}");
        let picture = format!("background: url(\"{address}\") center / contain no-repeat; mask: none;");
        css.push_str(&format!("@layer base {{ .brand::before {{ {picture} }} }}\n"));
    }
    css
}

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
