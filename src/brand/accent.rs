//! The one accent colour: links, main buttons, focus. It is held to 4.5:1 everywhere it carries or is text.
//!
//! On light pages the colour is used exactly as it was written, or the app does not start and names the nearest shade
//! that works: a brand colour that is changed in silence is no brand colour, and the choice is its owner's. No colour
//! does for light and dark pages at once, so the one for dark pages is made from it by adding white, unless a second
//! colour is given.

use crate::brand::colour::Colour;

/// A colour for light pages and one for dark pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// On light pages; white is written on it.
    pub light: Colour,
    /// On dark pages; [`Accent::ON_DARK`] is written on it.
    pub dark: Colour,
}

impl Accent {
    /// What is written on the accent on light pages.
    pub const ON_LIGHT: Colour = Colour::new(0xff, 0xff, 0xff);
    /// What is written on the accent on dark pages.
    pub const ON_DARK: Colour = Colour::new(0x0e, 0x15, 0x1a);

    /// Reads one colour, or two; the error says what would do.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let colours: Option<Vec<Colour>> = text.split_whitespace().map(Colour::parse).collect();
        let (light, dark) = match colours.as_deref() {
            Some([light]) => (*light, shade(*light, WHITE, &DARK_PAGES)),
            Some([light, dark]) => (*light, *dark),
            _ => return Err("a colour such as #0b4f9e, or two: for light pages, then for dark ones".to_owned()),
        };
        let pages = [(light, BLACK, &LIGHT_PAGES, "lighter"), (dark, WHITE, &DARK_PAGES, "darker")];
        for (colour, towards, pages, than) in pages {
            if lowest(colour, pages) < FOR_TEXT {
                let instead = shade(colour, towards, pages);
                let kind = if towards == BLACK { "light" } else { "dark" };
                return Err(format!(
                    "no {than} than {instead}: {colour} has a contrast of {:.1} to 1 on {kind} pages, and text needs 4.5",
                    lowest(colour, pages)
                ));
            }
        }
        Ok(Self { light, dark })
    }
}

/// The nearest shade towards black or white that can be read on every page.
fn shade(colour: Colour, towards: Colour, pages: &[Colour]) -> Colour {
    let shades = (0..=100).map(|percent| colour.mixed(towards, percent));
    shades.into_iter().find(|shade| lowest(*shade, pages) >= FOR_TEXT).unwrap_or(towards)
}

/// The contrast where it is least: on the pages, and on the wash that is made of the page's card and the accent itself.
fn lowest(colour: Colour, pages: &[Colour]) -> f64 {
    let wash = pages.first().map(|card| card.mixed(colour, 11));
    pages.iter().copied().chain(wash).map(|page| colour.contrast(page)).fold(f64::INFINITY, f64::min)
}

const FOR_TEXT: f64 = 4.5;
const BLACK: Colour = Colour::new(0, 0, 0);
const WHITE: Colour = Colour::new(0xff, 0xff, 0xff);
/// What links stand on in tokens.css: the card first, which is also what is written on a light button, then the canvas
/// and the washes. A test holds them against that file.
const LIGHT_PAGES: [Colour; 5] = [
    WHITE,
    Colour::new(0xec, 0xef, 0xf1),
    Colour::new(0xe3, 0xe8, 0xeb),
    Colour::new(0xf0, 0xef, 0xe9),
    Colour::new(0xfc, 0xf0, 0xd5),
];
const DARK_PAGES: [Colour; 5] = [
    Colour::new(0x17, 0x21, 0x28),
    Accent::ON_DARK,
    Colour::new(0x22, 0x2e, 0x36),
    Colour::new(0x24, 0x29, 0x1f),
    Colour::new(0x2c, 0x25, 0x15),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_are_those_of_the_style_sheet() {
        let sheet = include_str!("../../static/css/tokens.css");
        let names = ["surface", "canvas", "grey-wash", "plain-wash", "amber-wash"];
        for (index, name) in names.into_iter().enumerate() {
            let pair = sheet.split(&format!("--{name}: light-dark(")).nth(1).unwrap().split(')').next().unwrap();
            let (light, dark) = pair.split_once(", ").unwrap();
            assert_eq!(Colour::parse(light), Some(LIGHT_PAGES[index]), "{name}");
            assert_eq!(Colour::parse(dark), Some(DARK_PAGES[index]), "{name}");
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is_and_gets_a_dark_sister() {
        for text in ["#0b4f9e", "#7a1fa2", "#000", "#8a3b12"] {
            let accent = Accent::parse(text).unwrap();
            assert_eq!(Some(accent.light), Colour::parse(text));
            assert!(lowest(accent.dark, &DARK_PAGES) >= 4.5, "{text} became {}", accent.dark);
            assert!(accent.dark.contrast(Accent::ON_DARK) >= 4.5 && accent.light.contrast(Accent::ON_LIGHT) >= 4.5);
        }
        assert_eq!(Accent::parse("#0b4f9e #8fbcff").unwrap().dark.to_string(), "#8fbcff");
    }

    #[test]
    fn a_colour_nobody_can_read_is_refused_with_one_that_does() {
        for (text, kind) in [("#ffcc00", "light"), ("#ff7a59", "light"), ("#0b4f9e #333333", "dark")] {
            let problem = Accent::parse(text).unwrap_err();
            assert!(problem.contains(kind), "{problem}");
            let instead = problem.split("than ").nth(1).unwrap().split(':').next().unwrap();
            let instead = if kind == "dark" { format!("#0b4f9e {instead}") } else { instead.to_owned() };
            assert!(Accent::parse(&instead).is_ok(), "{problem}");
        }
        for text in ["blue", "#0b4f9e #8fbcff #000", "url(x)"] {
            assert!(Accent::parse(text).unwrap_err().contains("such as #0b4f9e"), "{text}");
        }
    }
}
