//! Names of car makers as people write them. The API shouts them (`LAND_ROVER`, `BMW`); a page must not.

/// `CHEVROLET` -> "Chevrolet", `LAND_ROVER` -> "Land Rover", `BMW` -> "BMW". A name that already has lower-case letters
/// is kept as it is.
pub fn display_name(make: &str) -> String {
    if make.chars().any(char::is_lowercase) {
        return make.to_owned();
    }
    if let Some((_, name)) = IRREGULAR.iter().find(|(wire, _)| *wire == make) {
        return (*name).to_owned();
    }
    make.split(['_', ' ']).map(capitalised).collect::<Vec<_>>().join(" ")
}

/// Reads a make as Connect's `make` parameter wants it (`TESLA`, `LAND_ROVER`), or nothing if it cannot be one.
pub fn connect_parameter(text: &str) -> Option<String> {
    let name = text.trim().to_ascii_uppercase().replace([' ', '-'], "_");
    let plain = |c: char| c.is_ascii_uppercase() || c == '_';
    ((2..=30).contains(&name.len()) && name.chars().all(plain)).then_some(name)
}

/// The make of the list that a text names, however it is written: `LAND_ROVER` and "Land Rover" are one.
pub fn listed(text: &str) -> Option<&'static str> {
    let wanted = folded(text);
    LIST.iter().copied().find(|name| folded(name) == wanted)
}

fn folded(name: &str) -> String {
    let plain = |letter: char| match letter {
        'ë' => 'e',
        'š' => 's',
        other => other,
    };
    name.chars().flat_map(char::to_lowercase).map(plain).filter(|letter| letter.is_alphanumeric()).collect()
}

/// Suggestions where a make is typed; any other may be typed too.
pub const LIST: &[&str] = &[
    "Alfa Romeo",
    "Audi",
    "BMW",
    "BYD",
    "Chevrolet",
    "Citroën",
    "Cupra",
    "Dacia",
    "Fiat",
    "Ford",
    "Honda",
    "Hyundai",
    "Jaguar",
    "Jeep",
    "Kia",
    "Land Rover",
    "Lexus",
    "Mazda",
    "Mercedes-Benz",
    "MG",
    "MINI",
    "Mitsubishi",
    "Nissan",
    "Opel",
    "Peugeot",
    "Polestar",
    "Porsche",
    "Renault",
    "SEAT",
    "Škoda",
    "Subaru",
    "Suzuki",
    "Tesla",
    "Toyota",
    "Vauxhall",
    "Volkswagen",
    "Volvo",
];

/// Names that are not simply a capital and lower-case letters.
const IRREGULAR: &[(&str, &str)] = &[
    ("BMW", "BMW"),
    ("BYD", "BYD"),
    ("DS", "DS"),
    ("GMC", "GMC"),
    ("MG", "MG"),
    ("MINI", "MINI"),
    ("NIO", "NIO"),
    ("ROLLS_ROYCE", "Rolls-Royce"),
    ("MERCEDES_BENZ", "Mercedes-Benz"),
    ("MERCEDES-BENZ", "Mercedes-Benz"),
    ("SEAT", "SEAT"),
    ("SKODA", "Škoda"),
];

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
    fn makes_read_as_people_write_them() {
        for (wire, name) in
            [("CHEVROLET", "Chevrolet"), ("BMW", "BMW"), ("LAND_ROVER", "Land Rover"), ("Kia", "Kia"), ("", "")]
        {
            assert_eq!(display_name(wire), name);
        }
    }

    #[test]
    fn a_make_is_found_however_it_is_written_and_nothing_else_is() {
        for (text, name) in [("KIA", "Kia"), ("LAND_ROVER", "Land Rover"), ("CITROEN", "Citroën"), ("SKODA", "Škoda")]
        {
            assert_eq!(listed(text), Some(name));
        }
        for text in ["", "K", "0SCKIA00000000001", "a make of my own"] {
            assert_eq!(listed(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_can_be_a_make_is_sent_to_connect() {
        assert_eq!(connect_parameter("Land Rover").as_deref(), Some("LAND_ROVER"));
        assert_eq!(connect_parameter("<script>"), None);
        assert_eq!(connect_parameter(""), None);
    }
}
