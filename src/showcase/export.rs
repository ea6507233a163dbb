//! `cargo run -- export DIR`: every screen, every variant, gallery and tour as plain files, to be shown from a stick or any
//! static host. Nothing is drawn anew: the app is started beside, asked like by a browser, and its links are made relative.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Local;

use crate::app;
use crate::config::{Config, Problems};
use crate::locales;
use crate::showcase::entries::entries;
use crate::showcase::story;
use crate::showcase::tour::Flow;
use crate::store::random_id;

/// Why nothing, or not all, was exported.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds something: nothing of it is touched.
    #[error("{0} is not empty; choose a new folder")]
    NotEmpty(String),
    /// A file could not be written.
    #[error("{0} could not be written; what is there so far is not complete")]
    Write(String, #[source] io::Error),
    /// The settings are wrong.
    #[error(transparent)]
    Settings(#[from] Problems),
    /// The app could not be started beside.
    #[error(transparent)]
    App(#[from] app::Error),
    /// No id for a temporary folder.
    #[error("no randomness")]
    Random(#[from] getrandom::Error),
    /// The app did not answer.
    #[error("a page could not be fetched")]
    Fetch(#[from] reqwest::Error),
    /// A page that should be there is not.
    #[error("{0} answered {1}")]
    Page(String, u16),
}

/// Writes everything into a new folder, under the product's own name, colour and logo. Answers with the page to open.
pub async fn export(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let name = folder.display().to_string();
    if folder.exists() && folder.read_dir().map_err(|error| Error::Write(name.clone(), error))?.next().is_some() {
        return Err(Error::NotEmpty(name));
    }
    let data = std::env::temp_dir().join(format!("{}-{}", env!("CARGO_PKG_NAME"), random_id()?));
    let written = write_all(folder, &data).await;
    // What was only needed meanwhile; the system would tidy it up as well.
    let _ = std::fs::remove_dir_all(&data);
    written
}

async fn write_all(folder: &Path, data: &Path) -> Result<Vec<PathBuf>, Error> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(app::Error::Listen)?;
    let address = listener.local_addr().map_err(app::Error::Listen)?;
    let mut config = Config::from_lookup(|name| match name {
        // Where nothing can be triggered, there is nothing on a page that needs a server.
        "SMARTCAR_MODE" => Some("test".to_owned()),
        "SMARTCAR_APPLICATION_ID" | "SMARTCAR_CLIENT_ID" | "SMARTCAR_CLIENT_SECRET" => Some("none".to_owned()),
        "APP_BASE_URL" => Some(format!("http://{address}")),
        "BIND_ADDR" => Some(address.to_string()),
        "DATABASE_URL" => Some(format!("sqlite://{}", data.join("app.db").display())),
        // Without a server nobody can choose another.
        "APP_LANGUAGES" => Some(locales::SOURCE.to_owned()),
        "APP_NAME" | "APP_ACCENT" | "APP_LOGO" => std::env::var(name).ok(),
        _ => None,
    })?;
    config.data_dir = data.to_owned();
    let product = config.app_name.clone();
    let running = app::serve(config, listener).await?;
    let handle = running.handle();
    let serving = actix_web::rt::spawn(running.run());
    let site = Site { origin: format!("http://{address}"), http: reqwest::Client::new(), pages: pages() };
    let files = site.files(&product).await;
    handle.stop().await;
    drop(serving.await);
    let files = files?;
    for (file, bytes) in &files {
        let path = folder.join(file);
        let failed = |error| Error::Write(path.display().to_string(), error);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(failed)?;
        }
        std::fs::write(&path, bytes).map_err(failed)?;
    }
    Ok(vec![folder.join("index.html")])
}

/// The app as it runs beside, and the files its pages become.
struct Site {
    origin: String,
    http: reqwest::Client,
    pages: BTreeMap<String, PathBuf>,
}

/// Address -> file.
fn pages() -> BTreeMap<String, PathBuf> {
    let mut pages = BTreeMap::from([
        ("/screens".to_owned(), PathBuf::from("index.html")),
        ("/screens/tour".to_owned(), "tour.html".into()),
        ("/screens/sheet".to_owned(), "sheet.html".into()),
        ("/privacy".to_owned(), "privacy.html".into()),
        ("/accessibility".to_owned(), "accessibility.html".into()),
    ]);
    for set in SETS.iter().filter(|set| !set.0.is_empty()) {
        pages.insert(format!("/screens{}", set.0), set.1.into());
    }
    for entry in entries() {
        let address = entry.address();
        pages.insert(format!("/screens/{}", entry.slug), format!("screens/{}.html", entry.slug).into());
        pages.insert(address.clone(), format!("screens/{}/{}.html", entry.slug, entry.state).into());
        pages.insert(format!("{address}/preview"), format!("screens/{}/{}.page.html", entry.slug, entry.state).into());
    }
    for slide in 0..story::SLIDES {
        pages.insert(story::address(slide), format!("story/{slide}.html").into());
    }
    for flow in Flow::ALL {
        for number in 1..=flow.steps().len() {
            pages.insert(flow.address(number), format!("tour/{}-{number}.html", flow.slug()).into());
        }
    }
    pages
}

/// The gallery with each kind of pictures, which a page without a server cannot choose in a form: query, file, name.
const SETS: [(&str, &str, &str); 4] = [
    ("", "index.html", "phone, light"),
    ("?look=dark", "phone-dark.html", "phone, dark"),
    ("?size=desktop", "desktop-light.html", "desktop, light"),
    ("?size=desktop&look=dark", "desktop-dark.html", "desktop, dark"),
];

impl Site {
    async fn files(&self, product: &str) -> Result<BTreeMap<PathBuf, Vec<u8>>, Error> {
        let (mut files, mut assets) = (BTreeMap::new(), BTreeSet::new());
        let mark = format!("{product} {} · {}", env!("CARGO_PKG_VERSION"), Local::now().format("%-d %B %Y"));
        for (address, file) in &self.pages {
            let html = String::from_utf8_lossy(&self.get(address).await?).into_owned();
            files.insert(file.clone(), self.made_relative(&html, file, &mark, &mut assets).into_bytes());
        }
        for address in assets {
            let mut bytes = self.get(&address).await?;
            if address.ends_with(".css") {
                bytes = self.with_pictures_inside(&String::from_utf8_lossy(&bytes)).await?.into_bytes();
            }
            files.insert(address.trim_start_matches('/').into(), bytes);
        }
        Ok(files)
    }

    async fn get(&self, address: &str) -> Result<Vec<u8>, Error> {
        let answer = self.http.get(format!("{}{address}", self.origin)).send().await?;
        if !answer.status().is_success() {
            return Err(Error::Page(address.to_owned(), answer.status().as_u16()));
        }
        Ok(answer.bytes().await?.to_vec())
    }

    /// A page whose addresses lead to files beside it, marked as a sample.
    fn made_relative(&self, html: &str, file: &Path, mark: &str, assets: &mut BTreeSet<String>) -> String {
        let up = "../".repeat(file.components().count() - 1);
        let mut page = String::with_capacity(html.len());
        let mut rest = html;
        while let Some((start, attribute)) = ["href=\"/", "src=\"/", "action=\"/"]
            .into_iter()
            .filter_map(|attribute| rest.find(attribute).map(|start| (start, attribute)))
            .min()
        {
            let begin = start + attribute.len() - 1;
            let length = rest[begin..].find('"').unwrap_or(rest.len() - begin);
            let address = rest[begin..begin + length].replace("&amp;", "&").replace("&#x2F;", "/");
            page.push_str(&rest[..begin]);
            page.push_str(&up);
            page.push_str(&self.file_of(&address, assets));
            rest = &rest[begin + length..];
        }
        page.push_str(rest);
        let links = SETS.map(|(_, file, name)| format!(" <a href=\"{up}{file}\">{name}</a>")).concat();
        let links = if SETS.iter().any(|set| file == Path::new(set.1)) { links } else { String::new() };
        let badge = format!("<body><p class=\"sandbox\"><span><strong>Sample</strong> {mark}</span>{links}</p>");
        page = page.replacen("<body>", &badge, 1);
        without_controls(&page)
    }

    /// Where an address leads in the files: a page, a file of ours, or, for what needs a server, the list of all screens.
    fn file_of(&self, address: &str, assets: &mut BTreeSet<String>) -> String {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        if path.starts_with("/static/") {
            assets.insert(path.to_owned());
            return path.trim_start_matches('/').to_owned();
        }
        let known = self.pages.get(address).or_else(|| self.pages.get(path));
        known.map_or_else(|| "index.html".to_owned(), |file| file.display().to_string())
    }

    /// A style sheet that holds its drawings: a browser takes none from beside a file.
    async fn with_pictures_inside(&self, css: &str) -> Result<String, Error> {
        let mut sheet = String::with_capacity(css.len());
        let mut rest = css;
        while let Some(start) = rest.find("url(\"/static/") {
            let begin = start + "url(\"".len();
            let length = rest[begin..].find('"').unwrap_or(rest.len() - begin);
            let bytes = self.get(&rest[begin..begin + length]).await?;
            sheet.push_str(&rest[..begin]);
            sheet.push_str(&format!("data:image/svg+xml;base64,{}", STANDARD.encode(bytes)));
            rest = &rest[begin + length..];
        }
        sheet.push_str(rest);
        Ok(sheet)
    }
}

/// The form of the gallery asks a server, of which there is none.
fn without_controls(page: &str) -> String {
    let Some(start) = page.find("<form class=\"controls\"") else { return page.to_owned() };
    let end = page[start..].find("</form>").map_or(page.len(), |end| start + end + "</form>".len());
    format!("{}{}", &page[..start], &page[end..])
}
