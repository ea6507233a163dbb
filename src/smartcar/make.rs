//! Names of car makers: one spelling each, with its marks, whichever way a make arrives. The API shouts them
//! (`LAND_ROVER`, `CITROEN`), owners type them; a page does neither. The list is data: a line of makes.txt for each.

use std::sync::LazyLock;

/// `LAND_ROVER`, "land rover" -> "Land Rover"; `CITROEN` -> "Citroën". A make that is not on the list and has lower-case
/// letters is kept as it is; one that shouts is quietened.
pub fn display_name(make: &str) -> String {
    if let Some(name) = listed(make) {
        return name.to_owned();
    }
    if make.chars().any(char::is_lowercase) {
        return make.to_owned();
    }
    make.split(['_', ' ']).map(capitalised).collect::<Vec<_>>().join(" ")
}

/// Reads a make as Connect's `make` parameter wants it (`TESLA`, `LAND_ROVER`), or nothing if it cannot be one.
pub fn connect_parameter(text: &str) -> Option<String> {
    if let Some(row) = row(text) {
        return Some(row.wire.to_owned());
    }
    let name = text.trim().to_ascii_uppercase().replace([' ', '-'], "_");
    let plain = |c: char| c.is_ascii_uppercase() || c == '_';
    ((2..=30).contains(&name.len()) && name.chars().all(plain)).then_some(name)
}

/// The make of the list that a text names, however it is written: `LAND_ROVER` and "Land Rover" are one.
pub fn listed(text: &str) -> Option<&'static str> {
    row(text).map(|row| row.name)
}

/// Suggestions where a make is typed; any other may be typed too.
pub fn list() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| ROWS.iter().map(|row| row.name).collect());
    &NAMES
}

/// One make: what Smartcar calls it, what people call it, and how it is found.
#[derive(Debug)]
struct Row {
    wire: &'static str,
    name: &'static str,
    folded: String,
}

/// `wire name | display name`, in the order of the suggestions.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines = include_str!("makes.txt").lines().filter_map(|line| line.split_once(" | "));
    lines.map(|(wire, name)| Row { wire, name, folded: folded(name) }).collect()
});

fn row(text: &str) -> Option<&'static Row> {
    let wanted = folded(text);
    ROWS.iter().find(|row| row.folded == wanted)
}

/// Letters and digits alone, in lower case and without their marks.
fn folded(name: &str) -> String {
    let plain = |letter: char| match letter {
        'ë' | 'é' => 'e',
        'š' => 's',
        other => other,
    };
    name.chars().flat_map(char::to_lowercase).map(plain).filter(|letter| letter.is_alphanumeric()).collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_make_has_one_spelling_with_its_marks_however_it_arrives() {
        for (arrives, name) in [
            ("CHEVROLET", "Chevrolet"),
            ("BMW", "BMW"),
            ("LAND_ROVER", "Land Rover"),
            ("LAND ROVER", "Land Rover"),
            ("CITROEN", "Citroën"),
            ("Citroen", "Citroën"),
            ("CITROËN", "Citroën"),
            ("SKODA", "Škoda"),
            ("škoda", "Škoda"),
            ("LYNK & CO", "Lynk & Co"),
            ("LYNK_CO", "Lynk & Co"),
            ("MERCEDES-BENZ", "Mercedes-Benz"),
            ("MERCEDES_BENZ", "Mercedes-Benz"),
            ("ALFA_ROMEO", "Alfa Romeo"),
            ("ds", "DS"),
            ("Mini", "MINI"),
            ("KIA", "Kia"),
            ("A make of my own", "A make of my own"),
            ("NEW_MAKER", "New Maker"),
            ("", ""),
        ] {
            assert_eq!(display_name(arrives), name, "{arrives}");
        }
    }

    #[test]
    fn every_line_of_the_list_is_found_by_both_of_its_names() {
        assert_eq!(ROWS.len(), include_str!("makes.txt").lines().count(), "a line without a bar");
        for row in ROWS.iter() {
            assert_eq!((display_name(row.wire).as_str(), listed(row.name)), (row.name, Some(row.name)));
            assert_eq!(connect_parameter(row.name).as_deref(), Some(row.wire));
        }
        assert!(list().windows(2).all(|pair| folded(pair[0]) < folded(pair[1])), "in order, each once");
    }

    #[test]
    fn a_make_that_is_not_on_the_list_is_not_found() {
        for text in ["", "K", "0SCKIA00000000001", "a make of my own"] {
            assert_eq!(listed(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_can_be_a_make_is_sent_to_connect() {
        assert_eq!(connect_parameter("Land Rover").as_deref(), Some("LAND_ROVER"));
        assert_eq!(connect_parameter("Brand New").as_deref(), Some("BRAND_NEW"));
        assert_eq!(connect_parameter("<script>"), None);
        assert_eq!(connect_parameter(""), None);
    }
}
