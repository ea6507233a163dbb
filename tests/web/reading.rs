//! Every screen can be read by a child of eleven: Flesch-Kincaid grade 6 or lower for heading, lead and bullets together,
//! with sample values in place.

use std::sync::Arc;

use scraper::Html;

use crate::templates::{frame, languages, samples, templates, texts};

/// Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
fn grade(sentences: &[String]) -> f64 {
    let sentence_count =
        sentences.iter().flat_map(|text| text.split(['.', '?', ':'])).filter(|part| !part.trim().is_empty()).count();
    let words: Vec<&str> = sentences
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '\''))
        .filter(|word| !word.is_empty())
        .collect();
    let syllable_count: usize = words.iter().map(|word| syllables(word)).sum();
    #[expect(clippy::cast_precision_loss, reason = "a page has far fewer words than 2^52")]
    let ratio = |a: usize, b: usize| a as f64 / b.max(1) as f64;
    0.39 * ratio(words.len(), sentence_count) + 11.8 * ratio(syllable_count, words.len()) - 15.59
}

/// Groups of vowels, without a silent e at the end: close enough for English of this kind.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    let mut before = false;
    for letter in word.chars() {
        groups += usize::from(is_vowel(letter) && !before);
        before = is_vowel(letter);
    }
    let silent = word.ends_with('e') && !word.ends_with("le")
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"));
    if silent && groups > 1 { groups - 1 } else { groups.max(1) }
}

#[test]
fn syllables_are_counted_as_people_do() {
    for (word, count) in
        [("car", 1), ("update", 2), ("connected", 3), ("service", 2), ("information", 4), ("the", 1), ("little", 2)]
    {
        assert_eq!(syllables(word), count, "{word}");
    }
}

#[test]
fn every_screen_is_easy_to_read() {
    let words = Arc::clone(languages().source());
    let templates = templates();
    let mut hard = Vec::new();
    for sample in samples() {
        // Words for whoever runs the app.
        if matches!(sample.screen.as_str(), "setup" | "support" | "operator" | "demand" | "helps" | "remove" | "back") {
            continue;
        }
        let html = Html::parse_document(
            &templates.render(&words, &frame(&words, Some("Kia"), Some("Niro")), &sample).unwrap(),
        );
        let sentences =
            [texts(&html, "h1"), texts(&html, ".lead"), texts(&html, ".points li"), texts(&html, ".steps li")].concat();
        // The measure says nothing about a heading alone.
        if sentences.concat().split_whitespace().count() < 10 {
            continue;
        }
        let (grade, name) = (grade(&sentences), format!("{}/{}", sample.screen, sample.variant));
        if grade > 6.0 {
            hard.push(format!("{name} is grade {grade:.1}: {sentences:?}"));
        }
    }
    assert_eq!(hard, Vec::<String>::new());
}
