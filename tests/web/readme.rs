//! The README claims only what the code does: its table of screens, its settings, its size.

use std::collections::BTreeSet;

use driveway::config::Config;
use driveway::recovery::Screen;

const README: &str = include_str!("../../README.md");

#[test]
fn the_table_of_failures_names_every_screen_and_no_other() {
    let table = README.split("## What leads where").nth(1).unwrap().split("\n## ").next().unwrap();
    let cells = table.lines().filter_map(|line| line.split('|').nth(2)).filter_map(|cell| cell.split('`').nth(1));
    let named: BTreeSet<&str> = cells.collect();
    assert_eq!(named, Screen::ALL.into_iter().map(Screen::slug).collect());
}

#[test]
fn the_redirect_uri_to_register_is_the_one_the_app_sends() {
    let config = Config::from_lookup(|_| None).unwrap();
    assert!(README.contains(&format!("`{}`", config.smartcar.redirect_uri)));
}

#[test]
fn every_picture_is_there_and_small() {
    let pictures: Vec<&str> = README
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|path| path.ends_with(".png"))
        .collect();
    assert_eq!(pictures.len(), 9);
    for path in pictures {
        let size = std::fs::metadata(path).unwrap_or_else(|error| panic!("{path}: {error}")).len();
        assert!(size < 48 * 1024, "{path} has {size} bytes");
    }
}

#[test]
fn every_path_it_names_exists_and_it_is_short() {
    assert!(README.lines().count() < 150);
    for name in
        README.split('`').skip(1).step_by(2).filter(|name| name.contains('/') && !name.contains([' ', ':', '{', '*']))
    {
        if let Some(path) = name.strip_suffix('/').or(Some(name)).filter(|path| !path.starts_with('/')) {
            assert!(
                std::path::Path::new(path).exists() || std::path::Path::new("src/web").join(path).exists(),
                "{name}"
            );
        }
    }
}
