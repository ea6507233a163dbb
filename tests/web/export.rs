//! `cargo run -- export DIR`: every screen as plain files that need no server.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use driveway::showcase::entries::entries;
use driveway::showcase::export::{Error, export};
use scraper::{Html, Selector};

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

#[actix_web::test]
async fn every_screen_is_a_file_whose_links_lead_to_files() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("show");
    assert_eq!(export(&site).await.unwrap(), [site.join("index.html")]);
    let files = files_below(&site);
    let bytes: u64 = files.iter().map(|file| file.metadata().unwrap().len()).sum();
    assert!(bytes < 15_000_000, "{bytes}");
    for entry in entries() {
        assert!(site.join(format!("screens/{}/{}.page.html", entry.slug, entry.state)).exists(), "{}", entry.address());
    }
    let mut broken = BTreeSet::new();
    for page in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "html")) {
        let text = std::fs::read_to_string(page).unwrap();
        assert!(text.contains("Sample"), "{} is not marked", page.display());
        let html = Html::parse_document(&text);
        assert!(html.select(&Selector::parse("form[method=post]").unwrap()).next().is_none(), "{page:?}");
        for (css, attribute) in [("[href]", "href"), ("[src]", "src"), ("form[action]", "action")] {
            for element in html.select(&Selector::parse(css).unwrap()) {
                let address = element.value().attr(attribute).unwrap();
                let is_elsewhere = address.starts_with('#') || address.starts_with("https:");
                if !is_elsewhere && !page.parent().unwrap().join(address).exists() {
                    broken.insert(format!("{}: {address}", page.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    let css = std::fs::read_to_string(site.join("static/css/screens.css")).unwrap();
    assert!(css.contains("data:image/svg+xml;base64,") && !css.contains("url(\"/static"), "drawings are inside");
}

#[actix_web::test]
async fn a_folder_that_holds_something_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    assert!(matches!(export(folder.path()).await, Err(Error::NotEmpty(_))));
    assert_eq!(files_below(folder.path()), [folder.path().join("mine.txt")]);
}
