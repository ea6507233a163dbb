//! Colours as contrast sees them: six hexadecimal digits, and the contrast ratio of WCAG 2.2 between two of them.

use std::fmt;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// A colour by its three parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Reads `#0b4f9e` or `#abc`. The sign may be left out: some shells and `.env` readers take it for a comment.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let long = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let [_, red, green, blue] = u32::from_str_radix(&long, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// From 1 (the same) to 21 (black on white). Source: WCAG 2.2, contrast ratio.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// This colour with a share of another, 0 to 100.
    pub fn mixed(self, other: Self, percent: u8) -> Self {
        let share = u16::from(percent.min(100));
        let mix = |one: u8, two: u8| (u16::from(one) * (100 - share) + u16::from(two) * share + 50) / 100;
        let [red, green, blue] = [0, 1, 2].map(|part| mix(self.0[part], other.0[part]).to_be_bytes()[1]);
        Self([red, green, blue])
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written_as_css_does() {
        for text in ["#0b4f9e", "0B4F9E"] {
            assert_eq!(Colour::parse(text).unwrap().to_string(), "#0b4f9e");
        }
        assert_eq!(Colour::parse("#fa0").unwrap(), Colour::new(255, 170, 0));
        for text in ["", "#", "#12", "#12345", "blue", "#0b4f9g", "rgb(0,0,0)", "#+12345"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Colour::new(0, 0, 0), Colour::new(255, 255, 255));
        assert!((black.contrast(white) - 21.0).abs() < 0.001);
        assert!((white.contrast(white) - 1.0).abs() < 0.001);
        // The grey that WCAG's own techniques name as the lightest to pass on white.
        assert!(Colour::parse("#767676").unwrap().contrast(white) >= 4.5);
        assert!(Colour::parse("#777777").unwrap().contrast(white) < 4.5);
        assert_eq!(black.mixed(white, 50), Colour::new(128, 128, 128));
    }
}
