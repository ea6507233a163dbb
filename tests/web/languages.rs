//! In the owner's language: what a browser asks for, what its owner chooses instead, and every page in every language.

use std::sync::Arc;

use scraper::Html;

use crate::browser::{Browser, Page};
use crate::connecting::connect;
use crate::harness::Stack;
use crate::templates::{frame, languages, samples, templates, texts};

fn attribute(page: &Page, css: &str, name: &str) -> String {
    let html = Html::parse_document(&page.html);
    let selector = scraper::Selector::parse(css).unwrap();
    html.select(&selector).next().and_then(|found| found.value().attr(name)).unwrap_or_default().to_owned()
}

async fn chooses(browser: &mut Browser, page: &Page, language: &str) -> Page {
    browser.press(page, "footer button", &[("language", language)]).await
}

#[actix_web::test]
async fn a_page_is_in_the_language_the_browser_asks_for() {
    let stack = Stack::start().await;
    for (accepts, language, heading) in [
        ("de-AT,de;q=0.9", "de", "Verbinden Sie Ihr Auto"),
        ("pt,en;q=0.5", "pt-PT", "Conecte o seu carro"),
        ("nn", "nb", "Koble til bilen din"),
        ("xx", "en", "Connect your car"),
    ] {
        let page = stack.browser().sending("accept-language", accepts).open("/").await;
        assert_eq!((page.status, attribute(&page, "html", "lang").as_str()), (200, language), "{accepts}");
        assert_eq!(attribute(&page, "html", "dir"), "ltr");
        assert_eq!(page.headers["content-language"], language);
        let varies: Vec<&str> =
            page.headers.get_all("vary").iter().flat_map(|vary| vary.to_str().unwrap().split(", ")).collect();
        assert!(varies.contains(&"Accept-Language") && varies.contains(&"Cookie"), "{varies:?}");
        assert_eq!(texts(&Html::parse_document(&page.html), "h1"), [heading]);
    }
}

#[actix_web::test]
async fn whatever_a_browser_asks_for_it_gets_a_page() {
    const LONG: &str = concat!("xx-Latn-XX;q=0.9,", "yy;q=0.8,zz;q=0.7,");
    let eight_kilobytes: &'static str = Box::leak(LONG.repeat(240).into_boxed_str());
    assert!(eight_kilobytes.len() > 8000);
    // Numbers among which some have no place: sorting those is a panic.
    let weight = |place: u32| if place % 3 == 1 { "nan".to_owned() } else { format!(".{:03}", place * 7) };
    let parts: Vec<String> = (0..60).map(|place| format!("a;q={}", weight(place))).collect();
    let no_order: &'static str = Box::leak(parts.join(",").into_boxed_str());
    let stack = Stack::start().await;
    for accepts in [
        eight_kilobytes,
        no_order,
        "de;q=nan",
        "*",
        "de;q=0",
        "*;q=0",
        ";;;",
        "\t",
        "\"de\"",
        "-",
        "{ $app_name }",
        "../de",
    ] {
        let page = stack.browser().sending("accept-language", accepts).open("/").await;
        assert_eq!((page.status, attribute(&page, "html", "lang").as_str()), (200, "en"), "{accepts:.40}");
    }
    for accepts in ["de-AT-1996-x-mine", "nan-TW,de;q=0.5"] {
        let page = stack.browser().sending("accept-language", accepts).open("/").await;
        assert_eq!(attribute(&page, "html", "lang"), "de", "{accepts}");
    }
}

#[actix_web::test]
async fn an_owner_chooses_in_the_footer_and_stays_where_they_are() {
    let stack = Stack::start().await;
    let mut browser = stack.browser().sending("accept-language", "de");
    let page = browser.open("/privacy").await;
    let page = chooses(&mut browser, &page, "fr").await;
    assert_eq!((page.url.path(), attribute(&page, "html", "lang").as_str()), ("/privacy", "fr"));
    assert_eq!(attribute(&page, "option[selected]", "value"), "fr");
    for path in ["/", "/settings", "/nowhere"] {
        assert_eq!(attribute(&browser.open(path).await, "html", "lang"), "fr", "{path}");
    }
    // A wrong address is no reason to keep to a language. It stands on no page, so the choice leads home.
    let page = browser.open("/nowhere").await;
    let page = chooses(&mut browser, &page, "it").await;
    assert_eq!((page.status, page.url.path(), attribute(&page, "html", "lang").as_str()), (200, "/", "it"));
    chooses(&mut browser, &page, "fr").await;
    let stranger = stack.browser().open("/nowhere").await;
    assert!(!stranger.has("footer form") && stranger.header("set-cookie").is_empty(), "nothing is kept of a stranger");
    // Of what is not offered nothing is kept.
    let page = browser.open("/privacy").await;
    for unknown in ["tlh", "", "ar-XB", "../de"] {
        assert_eq!(attribute(&chooses(&mut browser, &page, unknown).await, "html", "lang"), "fr", "{unknown:?}");
    }
    assert_eq!(attribute(&stack.browser().open("/").await, "html", "lang"), "en", "nobody else is asked to read it");
}

#[actix_web::test]
async fn a_choice_needs_the_token_of_its_session_and_leads_nowhere_else() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = browser.open("/").await;
    let answer = browser.post("/language", &[("language", "de"), ("back", "/")]).await;
    assert_eq!((answer.status, answer.redirects.as_slice()), (303, ["/connect/link-expired".to_owned()].as_slice()));
    assert_eq!(attribute(&browser.open("/").await, "html", "lang"), "en");
    let answer = browser.press_only(&page, "footer button", &[("language", "de"), ("back", "//evil.example")]).await;
    assert_eq!((answer.status, answer.redirects.as_slice()), (303, ["/".to_owned()].as_slice()));
    for path in ["/language", "/settings/distance"] {
        assert_eq!(browser.request(path).await.status, if path == "/language" { 303 } else { 404 }, "{path}");
    }
}

#[actix_web::test]
async fn a_language_that_is_offered_no_more_gives_way_to_the_default() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = browser.open("/").await;
    chooses(&mut browser, &page, "sv").await;
    stack.restart_app_with(|config| config.languages = vec!["nl".to_owned(), "en".to_owned()]).await;
    let page = browser.open("/").await;
    assert_eq!(attribute(&page, "html", "lang"), "nl", "the first of those that are left");
    stack.restart_app_with(|config| config.languages = vec!["en".to_owned()]).await;
    let page = browser.open("/").await;
    assert_eq!(attribute(&page, "html", "lang"), "en");
    assert!(!page.html.contains("<select"), "there is nothing to choose");
}

#[actix_web::test]
async fn a_distance_is_in_the_owners_unit_and_converted_once() {
    let stack = Stack::start().await;
    let mut browser = stack.browser().sending("accept-language", "de-DE");
    let page = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let car = page.url.path().to_owned();
    let figure = |page: &Page| texts(&Html::parse_document(&page.html), ".value:first-child .figure")[0].clone();
    let kilometres = figure(&page);
    assert!(kilometres.ends_with(" km"), "{kilometres}");
    assert!(page.html.contains("\u{a0}km</span>"), "figure and unit stay on one line");
    let settings = browser.open("/settings").await;
    let settings = browser.press(&settings, "form.choice button", &[("distance", "mi")]).await;
    assert_eq!(
        (settings.url.path(), attribute(&settings, "#distance option[selected]", "value").as_str()),
        ("/settings", "mi")
    );
    let miles = figure(&browser.open(&car).await);
    assert!(miles.ends_with(" Meilen"), "{miles}");
    let number = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().parse::<f64>().unwrap();
    assert!((number(&miles) - number(&kilometres) / 1.609_344).abs() <= 1.0, "{kilometres} = {miles}");
    // What is no unit changes nothing.
    browser.press(&settings, "form.choice button", &[("distance", "parsec")]).await;
    assert_eq!(figure(&browser.open(&car).await), miles);
}

#[actix_web::test]
async fn connect_hears_the_country_where_the_browser_names_it() {
    let stack = Stack::start().await;
    for (accepts, flag) in [
        ("de-AT,de;q=0.9", Some("country:AT")),
        ("en-IE", Some("country:IE")),
        // What every browser may say, and where Connect connects nothing.
        ("en-US,en", None),
        ("en-GB,en", None),
        ("de", None),
        ("es-419", None),
        ("xx-ZZ", None),
    ] {
        let mut browser = stack.browser().sending("accept-language", accepts);
        let page = browser.open("/").await;
        let answer = browser.press_only(&page, "main [data-action=primary]", &[]).await;
        let url = url::Url::parse(&answer.redirects[0]).unwrap();
        let sent = url.query_pairs().find(|(name, _)| name == "flags").map(|(_, value)| value.into_owned());
        assert_eq!(sent.as_deref(), flag, "{accepts}");
        assert!(!url.query_pairs().any(|(name, _)| name.contains("lang") || name.contains("locale")), "{url}");
    }
}

#[actix_web::test]
async fn parts_of_units_say_in_which_language_they_are() {
    let stack = Stack::start().await;
    let mut browser = stack.browser().sending("accept-language", "sv");
    let page = browser.open("/").await;
    assert_eq!(attribute(&page, "a[href='/screens']", "lang"), "en");
    let page = browser.open("/screens").await;
    assert_eq!(attribute(&page, "html", "lang"), "en", "a page of a unit that speaks English alone");
    let page = browser.open("/screens/reconnect/plain/preview?language=it").await;
    assert_eq!(attribute(&page, "html", "lang"), "it");
    assert_eq!(attribute(&page, "nav.preview", "lang"), "en");
    let page = browser.open("/screens/reconnect/plain/preview?language=ar-XB").await;
    assert_eq!((attribute(&page, "html", "lang").as_str(), attribute(&page, "html", "dir").as_str()), ("ar-XB", "rtl"));
    let page = browser.open("/screens/reconnect/plain/preview?language=en-XA").await;
    assert!(page.html.contains("Ř"), "accented");
    assert!(page.html.contains("Kia Niro EV"), "a car's name stays as it is");
}

/// Every page in every language, with usual names, with none, and with too long ones: one heading, its title, nothing that
/// looks like a key, and a compressed size that fits into the first flight of packets.
#[test]
fn every_page_can_be_said_in_every_language() {
    const PACKETS: usize = 14 * 1024;
    let (languages, templates) = (languages(), templates());
    let long = "N".repeat(60);
    for language in languages.offered().iter().map(|language| language.tag).chain(driveway::locales::PSEUDO) {
        let words = Arc::clone(languages.words(language));
        for (make, model) in [(Some("Kia"), Some("Niro EV")), (None, None), (Some(long.as_str()), Some(long.as_str()))]
        {
            for sample in samples().iter().filter(|sample| sample.folder == "pages") {
                let name = format!("{language} {}/{}", sample.screen, sample.variant);
                let source = templates.render(&words, &frame(&words, make, model), sample);
                let source = source.unwrap_or_else(|error| panic!("{name}: {error:?}"));
                let html = Html::parse_document(&source);
                let heading = texts(&html, "h1");
                assert_eq!(heading.len(), 1, "{name}");
                assert!(
                    texts(&html, "title")[0].ends_with(" Driveway") || driveway::locales::PSEUDO.contains(&language)
                );
                assert!(source.starts_with(&format!("<!doctype html>\n<html lang=\"{language}\" dir=")), "{name}");
                for text in texts(&html, "h1, h2, h3, p, li, a, button, label, summary, th, td") {
                    let is_key = text.split_once('.').is_some_and(|(group, key)| {
                        let plain =
                            |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                        plain(group) && plain(key)
                    });
                    assert!(!is_key && !text.contains("{ "), "{name} says {text:?}");
                }
                let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
                std::io::Write::write_all(&mut packed, source.as_bytes()).unwrap();
                let size = packed.finish().unwrap().len();
                assert!(size < PACKETS, "{name} has {size} bytes");
            }
        }
    }
}

#[test]
fn sentences_stand_in_the_case_their_language_needs() {
    let languages = languages();
    for (tag, make, key, expected) in [
        ("de", Some("Kia"), "reconnect.heading", "Verbinden Sie Ihren Kia Niro neu"),
        ("de", None, "reconnect.heading", "Verbinden Sie Ihr Auto neu"),
        ("de", None, "maker_down.heading", "Der Dienst von Ihrem Hersteller antwortet nicht"),
        ("it", Some("Kia"), "plan_limit.heading", "Gli aggiornamenti della sua Kia Niro sono in pausa"),
        ("it", None, "maker_down.heading", "Il servizio della casa automobilistica non risponde"),
        ("pt-PT", Some("Kia"), "account_action.heading", "A Kia precisa de algo da sua parte"),
        ("fr", Some("Kia"), "reconnect.heading", "Reconnectez votre Kia Niro"),
        ("nb", None, "reconnect.heading", "Koble til bilen din igjen"),
    ] {
        let words = languages.words(tag);
        let names = frame(words, make, make.map(|_| "Niro")).names;
        assert_eq!(names.say(words, key, &[]).unwrap(), expected, "{tag}");
    }
    for (tag, one, many) in [
        ("de", "etwa 1 Minute", "etwa 5 Minuten"),
        ("sv", "ungefär 1 minut", "ungefär 5 minuter"),
        ("es", "alrededor de 1 minuto", "alrededor de 5 minutos"),
    ] {
        let words = languages.words(tag);
        assert_eq!(words.counted("names.wait_minutes", 1).unwrap(), one);
        assert_eq!(words.counted("names.wait_minutes", 5).unwrap(), many);
    }
}

#[test]
fn a_figure_has_the_plural_and_the_space_of_its_language() {
    let languages = languages();
    for (tag, one, many, percent) in [
        ("en", "1 mile", "2 miles", "80%"),
        ("en-US", "1 mile", "2 miles", "80%"),
        ("de", "1 Meile", "2 Meilen", "80\u{a0}%"),
        ("fr", "1 mile", "2 miles", "80\u{202f}%"),
        ("es", "1 milla", "2 millas", "80\u{a0}%"),
        ("it", "1 miglio", "2 miglia", "80%"),
        ("nl", "1 mijl", "2 mijl", "80%"),
        ("sv", "1 engelsk mil", "2 engelska mil", "80\u{a0}%"),
        ("nb", "1 engelsk mil", "2 engelske mil", "80\u{a0}%"),
        ("da", "1 engelsk mil", "2 engelske mil", "80\u{a0}%"),
        ("pt-PT", "1 milha", "2 milhas", "80%"),
    ] {
        let words = languages.words(tag);
        let said = |unit: &str, number: f64| words.measured(&format!("unit.{unit}"), number).unwrap();
        assert_eq!((said("mi", 1.2), said("mi", 1.8)), (one.to_owned(), many.to_owned()), "{tag}");
        assert_eq!(said("percent", 80.0), percent, "{tag}");
        let left = words.measured("value.range_mi", 1.0).unwrap();
        assert!(left.contains(one), "{tag}: {left}");
    }
    let said = |tag: &str, key: &str, number: f64| languages.words(tag).measured(key, number).unwrap();
    assert_eq!(said("fr", "unit.mi", 0.0), "0 mile");
    assert_eq!(said("es", "value.range_km", 1.0), "Queda aproximadamente 1\u{a0}km");
    assert_eq!(said("en-US", "unit.litres", 1.0), "1 liter");
    assert_eq!(said("ar-XB", "unit.mi", 1.0).matches('1').count(), 1);
}
