//! The copy button of the setup doctor, the one thing of the app that needs script, with script and without.

use thirtyfour::prelude::*;

use crate::harness::{Setup, visit};

const BUTTON: &str = "button[data-copy]";

#[tokio::test]
async fn the_redirect_uri_is_copied_at_a_press_and_that_is_announced() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/setup").await;
        let button = owner.browser.query(By::Css(BUTTON)).and_displayed().first().await.unwrap();
        button.click().await.unwrap();
        let said = owner.browser.query(By::Css("#redirect-uri-status")).with_text("Copied".to_owned());
        assert!(said.exists().await.unwrap(), "nobody hears that it was copied");
    })
    .await;
}

#[tokio::test]
async fn without_script_there_is_no_button_and_the_field_is_there() {
    visit(Setup { without_script: true, ..Setup::ORDINARY }, async |owner| {
        owner.opens("/setup").await;
        assert_eq!(owner.finds_in("redirect-uri").await, format!("{}/callback", owner.site.app));
        assert!(!owner.browser.find(By::Css(BUTTON)).await.unwrap().is_displayed().await.unwrap());
    })
    .await;
}
