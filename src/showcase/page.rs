//! The pages about screens: the list of all, the list of one screen, one entry, and the tours.

use serde::Serialize;
use url::form_urlencoded;

use crate::recovery::{Class, Screen};
use crate::showcase::choices::{Choices, Control};
use crate::showcase::entries::{Entry, Subject};
use crate::showcase::samples;
use crate::showcase::states::CarState;
use crate::showcase::trigger::scenario::{self, Scenario};
use crate::web::names::CarNames;
use crate::web::pages::values::in_frame;
use crate::web::render::{Frame, Page};
use crate::web::{AppState, Error, assets};

/// A list of entries with the controls, or, of a single one, all about it.
#[derive(Debug, Serialize)]
pub struct Gallery {
    #[serde(skip)]
    variant: &'static str,
    #[serde(skip)]
    heading: &'static str,
    /// The screen it is about; empty in the list of all.
    slug: &'static str,
    /// What it is called.
    subject: String,
    count: String,
    /// What is looked for; empty: everything.
    find: String,
    /// How the pictures are cut: `phone` or `desktop`.
    cut: &'static str,
    groups: Vec<Group>,
    controls: Vec<Control>,
    query: String,
    previous: String,
    next: String,
}

#[derive(Debug, Serialize)]
struct Group {
    class: &'static str,
    heading: String,
    cards: Vec<Card>,
}

/// One entry in a list.
#[derive(Debug, Serialize)]
pub struct Card {
    name: String,
    code: String,
    when: String,
    /// Why it cannot be triggered, or what a trigger does besides.
    remark: String,
    address: String,
    can_trigger: bool,
    /// The address of its picture; empty where there is none.
    picture: String,
}

impl Page for Gallery {
    fn folder(&self) -> &str {
        "showcase"
    }
    fn screen(&self) -> &str {
        "screens"
    }
    fn variant(&self) -> &str {
        self.variant
    }
    fn heading(&self) -> String {
        self.heading.to_owned()
    }
}

/// The entries that are asked for, by who can fix them. `find`: a word of their names or reasons, or an error code.
pub fn all(state: &AppState, frame: &Frame, choices: Choices, find: String) -> Result<Gallery, Error> {
    let wanted = find.to_lowercase();
    let (mut groups, mut count) = (Vec::new(), 0);
    for class in Class::ALL.into_iter().map(Some).chain([None]).filter(|class| choices.wants(*class)) {
        let mut cards = Vec::new();
        for entry in crate::showcase::entries::entries().iter().filter(|entry| entry.subject.class() == class) {
            let card = card(state, frame, entry, choices)?;
            if card.is_about(&wanted, entry) {
                cards.push(card);
            }
        }
        count += cards.len();
        if !cards.is_empty() {
            let heading = state.words.text(&format!("gallery_class.{}", class.map_or("none", Class::name)), &[])?;
            groups.push(Group { class: class.map_or("", Class::name), heading, cards });
        }
    }
    let count = state.words.counted("gallery.count", i64::try_from(count).unwrap_or(i64::MAX))?;
    let page = gallery(state, choices, ("", "gallery.heading"), "", groups, count)?;
    Ok(Gallery { find, ..page })
}

/// What a query looks for, as it was typed but for what nobody types.
pub fn looked_for(query: &str) -> String {
    let given = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "find");
    let text = given.map(|(_, text)| text.into_owned()).unwrap_or_default();
    text.trim().chars().filter(|sign| !sign.is_control()).take(LONGEST).collect()
}

/// Longer than any word of the list.
const LONGEST: usize = 60;

impl Card {
    fn is_about(&self, wanted: &str, entry: &Entry) -> bool {
        let code = entry.subject.screen().map(|(screen, variant)| samples::incident(screen, variant, 0).what);
        let texts = [&self.name, &self.code, &self.when, &code.unwrap_or_default()];
        texts.into_iter().any(|text| text.to_lowercase().contains(wanted))
    }
}

/// The entries of one screen; nothing if there is none of this name.
pub fn of_screen(state: &AppState, frame: &Frame, slug: &str, choices: Choices) -> Result<Option<Gallery>, Error> {
    let entries: Vec<Entry> =
        crate::showcase::entries::entries().into_iter().filter(|entry| entry.slug == slug).collect();
    let Some(first) = entries.first() else { return Ok(None) };
    let cards = entries.iter().map(|entry| card(state, frame, entry, choices)).collect::<Result<_, _>>()?;
    let class = first.subject.class().map_or("", Class::name);
    let heading = state.words.text("gallery.variants_heading", &[])?;
    let group = Group { class, heading, cards };
    let mut page =
        gallery(state, choices, ("screen", "gallery.screen_heading"), first.slug, vec![group], String::new())?;
    page.subject = first.slug.to_owned();
    Ok(Some(page))
}

/// One entry.
pub fn of_entry(state: &AppState, frame: &Frame, entry: &Entry, choices: Choices) -> Result<Gallery, Error> {
    let class = entry.subject.class();
    let heading = state.words.text(&format!("gallery_class.{}", class.map_or("none", Class::name)), &[])?;
    let group =
        Group { class: class.map_or("", Class::name), heading, cards: vec![card(state, frame, entry, choices)?] };
    let mut page = gallery(state, choices, ("entry", "gallery.entry_heading"), entry.slug, vec![group], String::new())?;
    page.subject = name(state, frame, entry, choices)?;
    let (previous, next) = neighbours(entry);
    let address = |entry: Option<Entry>| entry.map(|entry| entry.address() + page.query.as_str()).unwrap_or_default();
    (page.previous, page.next) = (address(previous), address(next));
    Ok(page)
}

fn gallery(
    state: &AppState,
    choices: Choices,
    (variant, heading): (&'static str, &'static str),
    slug: &'static str,
    groups: Vec<Group>,
    count: String,
) -> Result<Gallery, Error> {
    let (query, controls) = (choices.query(), choices.controls(&state.words)?);
    let (subject, find, previous, next) = (String::new(), String::new(), String::new(), String::new());
    let cut = choices.cut();
    Ok(Gallery { variant, heading, slug, subject, count, find, cut, groups, controls, query, previous, next })
}

/// The entries before and after one.
pub fn neighbours(entry: &Entry) -> (Option<Entry>, Option<Entry>) {
    let entries = crate::showcase::entries::entries();
    let Some(place) = entries.iter().position(|other| other == entry) else { return (None, None) };
    (place.checked_sub(1).and_then(|before| entries.get(before)).cloned(), entries.get(place + 1).cloned())
}

/// The card of an entry.
pub fn card(state: &AppState, frame: &Frame, entry: &Entry, choices: Choices) -> Result<Card, Error> {
    let scenario = scenario::of(entry, state.cars.client.settings().api_version);
    let remark = match (state.config.sandbox.is_some(), &scenario) {
        (true, Scenario::Cannot(why)) => state.words.text(&format!("gallery_cannot.{why}"), &[])?,
        (true, Scenario::Can { remark: Some(remark), .. }) => {
            state.words.text(&format!("gallery_remark.{remark}"), &[])?
        }
        (true, Scenario::Can { remark: None, .. }) | (false, _) => String::new(),
    };
    Ok(Card {
        name: name(state, frame, entry, choices)?,
        code: format!("{}/{}", entry.slug, entry.state),
        when: state.words.text(&entry.when(), &[])?,
        remark,
        address: entry.address(),
        picture: picture(entry, choices),
        can_trigger: state.config.sandbox.is_some() && matches!(scenario, Scenario::Can { .. }),
    })
}

/// The address of an entry's picture; empty where none was taken.
fn picture(entry: &Entry, choices: Choices) -> String {
    let path = format!("img/screens/{}/{}.{}.webp", choices.pictures(), entry.slug, entry.state);
    if assets::has(&path) { format!("/static/{path}?v={}", assets::version()) } else { String::new() }
}

/// What an entry is called: the heading its page has, or a name for a state of a page that has the car's.
pub fn name(state: &AppState, frame: &Frame, entry: &Entry, choices: Choices) -> Result<String, Error> {
    let (make, model) = choices.car();
    let names = CarNames::new(&state.words, Some(make), Some(model), Some(2024))?;
    let frame = Frame { names, ..frame.clone() };
    let of = |screen: Screen, variant: &str| {
        let feature = state.words.text("command_lock.feature", &[])?;
        let wait = state.words.counted("names.wait_minutes", 2)?;
        let key = screen.heading(variant, !frame.names.make.is_empty());
        in_frame(state, &frame, &key, &[("feature", &feature), ("wait", &wait)])
    };
    match entry.subject {
        Subject::Outcome { screen, variant, .. } => of(screen, variant),
        Subject::Form(form) => Ok(state.words.text(&format!("gallery_form.{}", form.name()), &[])?),
        Subject::Car(CarState::Line(screen, variant)) => of(screen, variant),
        Subject::Car(CarState::Banner(screen, variant)) => {
            Ok(state.words.text("gallery.banner", &[("name", &of(screen, variant)?)])?)
        }
        Subject::Car(car) => Ok(state.words.text(&format!("gallery_car.{}", car.name().replace('-', "_")), &[])?),
        Subject::Plain(page) => in_frame(state, &frame, page.heading(), &[("reference", samples::REFERENCE)]),
    }
}
