//! The brand as settings make it: one accent colour and one logo. Pure: what is sent of it is made in `web::brand`.

mod accent;
mod colour;
mod logo;

pub use accent::Accent;
pub use colour::Colour;
pub use logo::Logo;

/// The look the settings ask for. Empty: ours.
#[derive(Debug, Clone, Default)]
pub struct Brand {
    /// `APP_ACCENT`: the colour of links and main buttons. `None`: that of tokens.css.
    pub accent: Option<Accent>,
    /// `APP_LOGO`: the path of an SVG or PNG file. `None`: static/img/mark.svg.
    pub logo: Option<Logo>,
}

impl Brand {
    /// Whether there is anything to load besides our own look.
    pub fn is_ours(&self) -> bool {
        self.accent.is_none() && self.logo.is_none()
    }

    /// The style sheet that is loaded after all others. A sheet and not a `style` attribute, because the content security
    /// policy allows nothing inline. `logo`: the address of the logo.
    pub fn sheet(&self, logo: &str) -> String {
        let mut css = String::new();
        if let Some(Accent { light, dark }) = self.accent {
            let (on_light, on_dark) = (Accent::ON_LIGHT, Accent::ON_DARK);
            let accent = format!("--accent: light-dark({light}, {dark});");
            let on_accent = format!("--on-accent: light-dark({on_light}, {on_dark});");
            css.push_str(&format!("@layer tokens {{ :root {{ {accent} {on_accent} }} }}\n"));
        }
        if self.logo.is_some() {
            // Our mark is one shape in the accent colour; a logo keeps colours of its own.
            let picture = format!("background: url(\"{logo}\") center / contain no-repeat; mask: none;");
            css.push_str(&format!("@layer base {{ .brand::before {{ {picture} }} }}\n"));
        }
        css
    }

    /// The icon of the tab: the logo; without one, ours in the accent colour. With its content type.
    pub fn icon(&self) -> (&'static str, Vec<u8>) {
        match (&self.logo, &self.accent) {
            (Some(logo), _) => (logo.kind, logo.bytes.clone()),
            (None, Some(Accent { light, dark })) => {
                let icon = ICON.replace(ICON_LIGHT, &light.to_string()).replace(ICON_DARK, &dark.to_string());
                (SVG, icon.into_bytes())
            }
            (None, None) => (SVG, ICON.as_bytes().to_vec()),
        }
    }

    /// The logo, or our mark. With its content type.
    pub fn mark(&self) -> (&'static str, Vec<u8>) {
        match &self.logo {
            Some(logo) => (logo.kind, logo.bytes.clone()),
            None => (SVG, MARK.as_bytes().to_vec()),
        }
    }
}

const SVG: &str = "image/svg+xml";
const MARK: &str = include_str!("../../static/img/mark.svg");
const ICON: &str = include_str!("../../static/img/favicon.svg");
/// The colours in favicon.svg.
const ICON_LIGHT: &str = "#0b4f9e";
const ICON_DARK: &str = "#8fbcff";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_says_what_is_set_and_nothing_else() {
        let plain = Brand::default();
        assert!(plain.is_ours() && plain.sheet("").is_empty());
        let accent = Brand { accent: Accent::parse("#7a1fa2").ok(), logo: None };
        let sheet = accent.sheet("");
        assert!(sheet.contains("--accent: light-dark(#7a1fa2, ") && !sheet.contains("url("), "{sheet}");
        let logo = concat!(env!("CARGO_MANIFEST_DIR"), "/static/img/mark.svg");
        let sheet = Brand { accent: None, logo: Logo::read(logo).ok() }.sheet("/static/img/logo");
        assert!(sheet.contains("mask: none") && !sheet.contains("--accent:"), "{sheet}");
    }

    #[test]
    fn the_icon_has_the_colours_that_are_replaced() {
        assert!(ICON.contains(ICON_LIGHT) && ICON.contains(ICON_DARK));
    }
}
