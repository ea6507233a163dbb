//! Templates: loads them all, ties each page's data to its file, and renders.
//!
//! A page is a struct that serializes to what its template reads, plus the [`Frame`] that every page needs. Templates
//! are embedded, so the program does not depend on the directory it is started in.

use std::sync::Arc;

use fluent_bundle::FluentValue;
use include_dir::{Dir, include_dir};
use serde::Serialize;
use serde_json::json;
use tera::{Context, Kwargs, State, Tera, Value};

use super::names::CarNames;
use super::words::{self, Words};
use crate::recovery::Screen;
use crate::web::language::Languages;

/// Data for one page template.
pub trait Page: Serialize {
    /// The page's name: its template without ending, and the value of `data-screen`.
    fn screen(&self) -> &str;
    /// The catalogue key of its heading.
    fn heading(&self) -> String;
    /// The folder its template is in: a unit's pages have their own.
    fn folder(&self) -> &str {
        "pages"
    }
    /// The page's variant; empty for the plain one.
    fn variant(&self) -> &str {
        ""
    }
    /// The class of a failure screen; empty for other pages.
    fn class(&self) -> &str {
        ""
    }
    /// Whether search engines are asked to leave it out.
    fn noindex(&self) -> bool {
        true
    }
}

/// What is the same on every page for as long as the app runs.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names the templates use")]
pub struct Globals {
    pub app_name: String,
    pub version: &'static str,
    pub brand: String, // unit: brand
    pub sandbox: bool,
    pub support_url: String,
}

/// What every page needs besides its own data.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the names the templates use, explained where they are filled in")]
pub struct Frame {
    pub csrf: String,
    /// The page a choice of language comes back to.
    pub back: String,
    pub notice: String,
    pub max_year: String,
    pub reference: String,
    pub vehicle_id: String,
    pub when: String,
    pub wait: String,
    pub at: String,
    pub form_errors: Vec<FieldError>,
    pub details: Option<Details>,
    #[serde(flatten)]
    pub names: CarNames,
    /// What units add, by name. In templates only the frame of every page and the `act.*` components look at it.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Frame {
    /// Adds what a unit has to say about the failure on the page.
    pub fn explain(&mut self, notes: Option<serde_json::Value>) {
        self.extra.extend(notes.map(|notes| ("notes".to_owned(), notes)));
    }
}

/// A problem with one field of a form, in words.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct FieldError {
    /// The field's id.
    pub field: &'static str,
    /// What to do about it.
    pub text: String,
}

/// "Details for support": what a person may send us, and nothing that could harm them. Empty rows are left out.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the rows of the table on the page")]
pub struct Details {
    pub reference: String,
    pub time_utc: String,
    pub time_local: String,
    pub what: String,
    pub partner_ref: String,
    pub page: String,
    pub car: String,
}

/// A page that could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A template is broken or lacks data.
    #[error("a template could not be rendered")]
    Template(#[from] tera::Error),
    /// The words are broken.
    #[error(transparent)]
    Words(#[from] words::Error),
}

/// All templates, loaded once.
#[derive(Clone)]
pub struct Templates(Arc<Tera>);

impl Templates {
    /// Loads the embedded templates and gives them their words, of whichever language a page is rendered in.
    pub fn load(languages: Arc<Languages>, globals: &Globals) -> Result<Self, Error> {
        let mut tera = Tera::new();
        let spoken = Arc::clone(&languages);
        tera.register_function("t", move |kwargs: Kwargs, state: &State<'_>| {
            let key: &str = kwargs.must_get("key")?;
            let words = words_of(&spoken, state)?;
            // Most sentences are the same on every page: they are handed to templates ready made.
            match words.ready(key) {
                Some(sentence) => Ok(sentence.clone()),
                None => translate(words, key, &kwargs, state),
            }
        });
        let (spoken, offered) = (Arc::clone(&languages), languages.offered().iter());
        tera.register_function("lang_of", move |kwargs: Kwargs, state: &State<'_>| {
            let key: &str = kwargs.must_get("key")?;
            Ok::<_, tera::Error>(Value::from(words_of(&spoken, state)?.language_of(key).tag))
        });
        let context = tera.global_context();
        context.extend(Context::from_serialize(globals)?);
        let offered: Vec<_> = offered.map(|language| json!({ "tag": language.tag, "name": language.name })).collect();
        context.insert("languages", &offered);
        context.insert("pages", &Self::pages().collect::<Vec<_>>());
        for name in FROM_UNITS {
            context.insert(name, &Value::none());
        }
        let mut files = Vec::new();
        collect(&TEMPLATES, &mut files);
        tera.add_raw_templates(slots(&files).into_iter().chain(files))?;
        Ok(Self(Arc::new(tera)))
    }

    /// Renders a page in its frame, in the language of these words.
    pub fn render<P: Page>(&self, words: &Words, frame: &Frame, page: &P) -> Result<String, Error> {
        let mut context = Context::from_serialize(frame)?;
        context.insert("lang", words.language().tag);
        context.insert("dir", words.language().direction);
        context.extend(Context::from_serialize(page)?);
        context.insert("screen", page.screen());
        context.insert("variant", page.variant());
        context.insert("class", page.class());
        // Whose actions are counted when they are pressed: those of a failure screen.
        let counted = Screen::from_slug(page.screen()).filter(|_| !page.class().is_empty());
        context.insert("pressed", counted.map_or("", Screen::slug));
        context.insert("noindex", &page.noindex());
        context.insert("heading_key", &page.heading());
        Ok(self.0.render(&format!("{}/{}.html", page.folder(), page.screen()), &context)?)
    }

    /// The names of all pages there are templates for: those of the product, then those of units.
    pub fn pages() -> impl Iterator<Item = &'static str> {
        let folders = TEMPLATES.dirs().filter(|folder| !folder.path().ends_with("partials"));
        let names =
            folders.flat_map(Dir::files).filter(|file| file.path().extension().is_some_and(|end| end == "html"));
        names.filter_map(|file| file.path().file_stem()?.to_str()).filter(|name| *name != "components")
    }
}

/// What units may add to a page ([`Frame::extra`]); nothing where they do not.
const FROM_UNITS: [&str; 2] = ["notes", "preview"];

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

fn collect(directory: &Dir<'static>, files: &mut Vec<(String, String)>) {
    for file in directory.files() {
        if let (Some(name), Some(text)) =
            (file.path().to_str().filter(|name| name.ends_with(".html")), file.contents_utf8())
        {
            files.push((name.to_owned(), text.to_owned()));
        }
    }
    directory.dirs().for_each(|directory| collect(directory, files));
}

/// What units add to every page: for each place the files of that name from all of them, in the order of their names.
fn slots(files: &[(String, String)]) -> Vec<(String, String)> {
    SLOTS
        .map(|slot| {
            let end = format!("/slots/{slot}.html");
            let parts: String =
                files.iter().filter(|(name, _)| name.ends_with(&end)).map(|(_, text)| text.as_str()).collect();
            (format!("slots/{slot}.html"), parts)
        })
        .to_vec()
}

/// The places: in the head, in the sandbox's badge, above the page and below it.
const SLOTS: [&str; 4] = ["head", "badge", "top", "after"];

/// The words of the language a page is rendered in.
fn words_of<'a>(languages: &'a Languages, state: &State<'_>) -> tera::TeraResult<&'a Words> {
    let tag = state.get::<String>("lang")?.unwrap_or_default();
    Ok(languages.words(&tag))
}

/// `t(key=...)`: values come from the call first, then from the page.
fn translate(words: &Words, key: &str, kwargs: &Kwargs, state: &State<'_>) -> tera::TeraResult<Value> {
    let value = |name: &str| {
        let from_call = kwargs.get::<String>(name).ok().flatten();
        from_call.or_else(|| state.get::<String>(name).ok().flatten()).map(FluentValue::from)
    };
    words.format(key, value).map(Value::from).map_err(|error| tera::Error::message(error.to_string()))
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Templates")
    }
}
