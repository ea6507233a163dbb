//! Every page in every variant, rendered with sample values, with names missing, and with names that are too long; and
//! the catalogue against the templates and the code.

use std::collections::BTreeSet;
use std::sync::Arc;

use driveway::recovery::Screen;
use driveway::web::language::Languages;
use driveway::web::names::CarNames;
use driveway::web::render::{Details, FieldError, Frame, Globals, Page, Templates};
use driveway::web::words::Words;
use scraper::{Html, Selector};
use serde::Serialize;
use serde_json::{Value, json};

/// A page with sample data.
#[derive(Serialize)]
pub(crate) struct Sample {
    #[serde(skip)]
    pub(crate) folder: &'static str,
    #[serde(skip)]
    pub(crate) screen: String,
    #[serde(skip)]
    pub(crate) variant: &'static str,
    #[serde(skip)]
    pub(crate) class: &'static str,
    #[serde(skip)]
    pub(crate) heading: String,
    #[serde(flatten)]
    pub(crate) data: Value,
}

impl Page for Sample {
    fn folder(&self) -> &str {
        self.folder
    }
    fn screen(&self) -> &str {
        &self.screen
    }
    fn heading(&self) -> String {
        self.heading.clone()
    }
    fn variant(&self) -> &str {
        self.variant
    }
    fn class(&self) -> &str {
        self.class
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let outcome = json!({
        "permissions": [{ "label": "See the VIN", "reason": "So we know it is the same car next time", "required": true }],
        "not_done": "Your car was not locked.", "retry_url": "/vehicles/abc/commands/lock",
        "not_yet": true, "cookies": true, "key_url": "https://www.tesla.com/_ak/example.com", "feature": "Location",
        "permission": "See where the car is", "permission_reason": "So we can show where it is parked",
        "form": { "make": "Kia", "model": "Niro", "year": "2024", "vin": "" }, "makes": ["Kia"],
        "prefilled": true, "stale": true, "save_failed": true, "vin_check": true,
    });
    let mut samples = Vec::new();
    for screen in Screen::ALL.into_iter().filter(|screen| screen.has_page()) {
        for variant in screen.variants() {
            let class = screen.class(variant).name();
            let heading = screen.heading(variant, true);
            samples.push(Sample {
                folder: "pages",
                screen: screen.slug().into(),
                variant,
                class,
                heading,
                data: outcome.clone(),
            });
        }
    }
    let line = json!({ "slug": "permission-missing", "class": "fix_here", "text": "To show this, Driveway needs one more OK.", "action": "review" });
    let car = json!({ "id": "a", "name": "Your Kia Niro", "year": "2024", "connected": true, "status_text": "Up to date", "status_icon": "ok", "odometer": "12,345 km", "updated": "today at 14:05" });
    let banner = |action: &str| json!({ "slug": "reconnect", "class": "fix_here", "variant": "", "heading": "Reconnect your Kia", "lead": "It is not updating.", "kept": "", "action": action, "action_label": "Reconnect", "url": "/support" });
    let commands = json!({
        "offered": [{ "name": "lock", "label": "Lock" }],
        "others": [{ "name": "unlock", "label": "Unlock" }],
        "asked": [
            { "name": "unlock", "text": "Unlock: sent at 14:05.", "slug": "", "class": "", "more": false },
            { "name": "lock", "text": "Your car was not locked.", "slug": "car-not-ready", "class": "at_the_car", "more": true },
        ],
    });
    let vehicle = |banner: Value, connected: bool| {
        json!({
            "commands": commands, "asking": banner.is_null() && connected, "needs_reconnect": false,
            "values": [
                { "name": "odometer", "label": "Distance driven", "before": "", "text": "12,345", "after": "\u{a0}km", "range": "About 54 km left", "time": "today at 14:05", "maps": [{ "label": "OpenStreetMap", "href": "https://www.openstreetmap.org/" }], "line": null },
                { "name": "location", "label": "Location", "before": "", "text": "", "after": "", "range": "", "time": "", "maps": [], "line": line },
            ],
            "not_available": "Not available for your Kia: fuel level", "status_text": "Up to date", "status_icon": "ok",
            "times": "We checked at 14:05.", "banner": banner, "connected": connected,
        })
    };
    let finding = json!({ "name": "clock", "state": "broken", "state_text": "Broken", "icon": "off", "title": "Clock", "found": "It is off.", "advice": "Set it.", "screen": "connect-server-error" });
    let setup = |open: Value| json!({ "redirect_uri": "http://localhost:8000/callback", "sandbox_url": "http://127.0.0.1:8001/", "broken": "", "look": "1 thing", "well": "0 things", "open": open, "fine": [finding] });
    let gallery = |slug: &str| {
        let card = json!({ "name": "Page not found", "code": "not-found/plain", "when": "You open an old address.", "remark": "It is old.", "address": "/screens/not-found/plain", "picture": "", "can_trigger": true });
        json!({ "find": "", "cut": "phone", "slug": slug, "subject": slug, "count": "There are 2 of them.", "query": "", "previous": "/screens/a/b", "next": "",
            "groups": [{ "class": "wait", "heading": "Time will fix it", "cards": [card] }],
            "controls": [{ "name": "make", "options": [{ "value": "KIA", "label": "Kia", "chosen": true }] }] })
    };
    let slide = |part: &str, number: usize| json!({ "part": part, "number": number, "preview_of": "/screens/vehicle/banner-reconnect/preview", "pictures": ["", ""], "before": "", "quoted": "", "after": if part == "end" { "" } else { "/screens/story/1" } });
    let unit = |folder, screen: &str, variant, heading: &str, data| Sample {
        folder,
        screen: screen.into(),
        variant,
        class: "",
        heading: heading.into(),
        data,
    };
    let plain = |screen: &str, variant, heading: &str, data| unit("pages", screen, variant, heading, data);
    samples.extend([
        plain("before-you-go", "", "before.heading", outcome),
        plain("home", "", "home.heading", json!({})),
        plain("cars", "", "cars.heading", json!({ "cars": [car] })),
        plain("settings", "", "settings.heading", json!({ "cars": [car], "distance": "km" })),
        plain("settings", "", "settings.heading", json!({ "cars": [], "distance": "mi" })),
        plain("vehicle", "", "vehicle.heading", vehicle(Value::Null, true)),
        plain("vehicle", "", "vehicle.heading", vehicle(banner("reconnect"), true)),
        plain("vehicle", "", "vehicle.heading", vehicle(banner("check"), true)),
        plain("vehicle", "", "vehicle.heading", vehicle(banner("details"), true)),
        plain("vehicle", "", "vehicle.heading", vehicle(Value::Null, false)),
        plain("pending", "", "pending.heading", json!({ "what": "Lock" })),
        plain("forget", "", "forget.heading", json!({})),
        plain("disconnect", "", "disconnect.heading", json!({})),
        plain("disconnect", "remove", "remove.heading", json!({})),
        plain("vehicle-incompatible-saved", "", "saved.heading", json!({ "vin_last4": "4521" })),
        plain("vehicle-incompatible-saved", "expired", "saved.heading", json!({ "vin_last4": "" })),
        plain("vehicle-incompatible-delete", "", "delete.heading", json!({ "vin_last4": "" })),
        plain("vehicle-incompatible-deleted", "", "deleted.heading", json!({ "vin_last4": "" })),
        plain("not-found", "", "not_found.heading", json!({})),
        plain("server-problem", "", "server_problem.heading", json!({})),
        plain("unavailable", "", "unavailable.heading", json!({})),
        plain("slow-down", "", "slow_down.heading", json!({})),
        plain("sign-in", "", "sign_in.heading", json!({})),
        unit("setup", "setup", "", "setup.heading", setup(json!([finding]))),
        unit("setup", "setup", "", "setup.heading", setup(json!([]))),
        unit(
            "showcase",
            "sheet",
            "",
            "sheet.heading",
            json!({ "cut": "phone", "cards": [{ "name": "Page not found", "code": "not-found/plain", "when": "You open an old address.", "picture": "" }] }),
        ),
        unit("showcase", "story", "", "story.begin_heading", slide("begin", 0)),
        unit("showcase", "story", "", "story_reconnect.heading", slide("reconnect", 4)),
        unit("showcase", "story", "", "story.end_heading", slide("end", 0)),
        unit("showcase", "screens", "", "gallery.heading", gallery("")),
        unit("showcase", "screens", "screen", "gallery.screen_heading", gallery("not-found")),
        unit("showcase", "screens", "entry", "gallery.entry_heading", gallery("not-found")),
        unit("showcase", "tour", "", "tour.heading", json!({ "flows": [{ "slug": "reconnect", "name": "Signing in again", "lead": "One sign-in mends it.", "steps": [{ "address": "/screens/tour/reconnect/1", "name": "Your Kia" }] }] })),
        plain("privacy", "", "privacy.heading", json!({})),
        plain("accessibility", "", "accessibility.heading", json!({})),
        plain("support", "", "support.heading", json!({})),
    ]);
    samples.extend(crate::operator_pages::samples()); // unit: operator
    // A unit that has been taken out took its pages with it.
    samples.retain(|sample| Templates::pages().any(|page| page == sample.screen));
    samples
}

pub(crate) fn templates() -> Templates {
    let globals = Globals {
        app_name: "Driveway".into(),
        version: "0",
        brand: String::new(), // unit: brand
        sandbox: true,
        support_url: "/support".into(),
    };
    Templates::load(languages(), &globals).unwrap()
}

/// Every language there is.
pub(crate) fn languages() -> Arc<Languages> {
    let offered: Vec<String> = driveway::locales::tags().iter().map(|tag| (*tag).to_owned()).collect();
    Arc::new(Languages::load("Driveway", 365, &offered).unwrap())
}

pub(crate) fn frame(words: &Words, make: Option<&str>, model: Option<&str>) -> Frame {
    Frame {
        csrf: "token".into(),
        back: "/settings".into(),
        max_year: "2027".into(),
        reference: "K7QF-2M9D".into(),
        vehicle_id: "abc".into(),
        when: "today at 14:05".into(),
        wait: "about 2 minutes".into(),
        at: "14:07".into(),
        details: Some(Details {
            reference: "K7QF-2M9D".into(),
            what: "CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION".into(),
            ..Details::default()
        }),
        names: CarNames::new(words, make, model, Some(2024)).unwrap(),
        ..Frame::default()
    }
}

pub(crate) fn texts(html: &Html, css: &str) -> Vec<String> {
    let selector = Selector::parse(css).unwrap();
    html.select(&selector)
        .map(|element| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn every_template_belongs_to_a_page_and_renders_in_every_variant() {
    let words = Arc::clone(languages().source());
    let templates = templates();
    let long = "N".repeat(60);
    let mut rendered = BTreeSet::new();
    for (make, model) in [(Some("Kia"), Some("Niro EV")), (None, None), (Some(long.as_str()), Some(long.as_str()))] {
        for sample in samples() {
            let html = templates.render(&words, &frame(&words, make, model), &sample);
            let html = html.unwrap_or_else(|error| panic!("{}/{}: {error:?}", sample.screen, sample.variant));
            check(&sample, &html);
            rendered.insert(sample.screen);
        }
    }
    assert_eq!(rendered, Templates::pages().map(str::to_owned).collect());
}

/// What is true for every page: one heading, its title, one primary action at most, words people use, nothing inline.
fn check(sample: &Sample, source: &str) {
    let name = format!("{}/{}", sample.screen, sample.variant);
    let html = Html::parse_document(source);
    let headings = texts(&html, "h1");
    assert_eq!(headings.len(), 1, "{name}");
    assert_eq!(texts(&html, "title"), [format!("{} – Driveway", headings[0])], "{name}");
    let primary = texts(&html, "[data-action=primary]").len();
    let lists = matches!(sample.screen.as_str(), "cars" | "settings" | "screens" | "sheet" | "tour");
    assert!(primary == 1 || (primary == 0 && lists), "{name} has {primary} primary actions");
    // The pages with a script, which comes from a file of ours.
    let ours =
        ["js/copy", "showcase/turn"].map(|file| format!("<script src=\"/static/{file}.js?v=0\" defer></script>"));
    let source = &ours.iter().fold(source.to_owned(), |source, script| match sample.screen.as_str() {
        "setup" | "story" => source.replacen(script, "", 1),
        _ => source,
    });
    for forbidden in ["style=", "<style", "<script", "onclick", "javascript:", "<!--"] {
        assert!(!source.contains(forbidden), "{name} has {forbidden}");
    }
    if matches!(sample.screen.as_str(), "setup" | "support") {
        return; // For whoever runs the app, in their words.
    }
    let mut sentences = [
        headings,
        texts(&html, ".lead"),
        texts(&html, ".points li"),
        texts(&html, ".steps li"),
        texts(&html, ".button"),
    ]
    .concat();
    for lead in texts(&html, ".lead") {
        assert!(lead.split_whitespace().count() <= 25 || name.contains("NNN"), "{name}: {lead}");
    }
    sentences.iter_mut().for_each(|text| *text = text.to_lowercase());
    for text in &sentences {
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            assert!(!BANNED.contains(&word), "{name} says {word:?} in {text:?}");
        }
        for sentence in text.split(['.', '?']) {
            assert!(sentence.split_whitespace().count() <= 20, "{name}: {sentence:?} is too long");
        }
    }
}

/// The "do not use" column of the copy rules, as single words.
const BANNED: &[&str] = &[
    "authenticate",
    "authorise",
    "authorize",
    "oauth",
    "token",
    "scope",
    "callback",
    "api",
    "endpoint",
    "vehicle",
    "telematics",
    "upstream",
    "oem",
    "incompatible",
    "invalid",
    "illegal",
    "forbidden",
    "denied",
    "rejected",
    "failed",
    "terminated",
    "abort",
    "oops",
    "whoops",
    "please",
    "unfortunately",
    "simply",
    "just",
    "403",
    "404",
    "429",
    "500",
    "502",
];

#[test]
fn every_key_is_used_and_every_key_used_exists() {
    let words = Words::load("Driveway").unwrap();
    let keys: BTreeSet<&str> = words.keys().collect();
    let mut sources = String::new();
    collect("templates", "html", &mut sources);
    let mut used: BTreeSet<String> =
        sources.split("t(key=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    // A key that is put together at run time ends where the variant begins; rendering every variant covers those.
    used.retain(|key| !key.ends_with(['.', '_']));
    for key in &used {
        assert!(keys.contains(key.as_str()), "a template asks for {key}");
    }
    collect("src", "rs", &mut sources);
    used.extend(keys.iter().filter(|key| sources.contains(&format!("\"{key}\""))).map(|key| (*key).to_owned()));
    // Built from a name at run time, or kept for a screen that is not there yet.
    let built = [
        "names.",
        "doctor_kind.",
        "permission_",
        "command_",
        "unreachable.",
        "not_ready.",
        "value.",
        "unit.",
        "error.",
        "forms.",
        "language.",
        "settings.km",
        "settings.mi",
        "gallery_",
        "story",
        "when_",
        "tour_",
        "operator_figure.", // unit: operator
        "demand_column.",   // unit: operator
    ];
    let later =
        ["details.cop", "before.popup", "reconnected.primary", "connected.primary", "feature.why", "form.stale"];
    let unused: Vec<&&str> = keys
        .iter()
        .filter(|key| !used.contains(**key))
        .filter(|key| !built.iter().chain(&later).any(|start| key.starts_with(start)))
        .collect();
    assert_eq!(unused, Vec::<&&str>::new());
}

fn collect(directory: &str, ending: &str, text: &mut String) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(path.to_str().unwrap(), ending, text);
        } else if path.extension().is_some_and(|found| found == ending) {
            text.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn a_form_with_errors_says_so_first() {
    let words = Arc::clone(languages().source());
    let templates = templates();
    let sample = samples().into_iter().find(|sample| sample.screen == "vehicle-incompatible").unwrap();
    let errors = vec![FieldError { field: "make", text: "Enter the make of your car".into() }];
    let frame = Frame { form_errors: errors, ..frame(&words, None, None) };
    let html = Html::parse_document(&templates.render(&words, &frame, &sample).unwrap());
    assert!(texts(&html, "title")[0].starts_with("Error: "));
    assert_eq!(texts(&html, ".summary h2"), ["There is a problem"]);
    assert_eq!(texts(&html, "#make-error"), ["Enter the make of your car"]);
}
