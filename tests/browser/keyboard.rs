//! By keyboard alone: the first stop is the link past the header, every stop comes in the order of the page, and Enter
//! does what a press does.

use thirtyfour::prelude::*;

use crate::connect::HEALTHY;
use crate::harness::{Setup, visit};
use crate::owner::Owner;

impl Owner {
    /// Presses a key wherever the focus is.
    pub(crate) async fn hits(&self, key: Key) {
        self.browser.action_chain().send_keys(key).perform().await.unwrap();
    }

    /// Presses Tab until the focus is on these words, and answers what it passed.
    async fn tabs_to(&self, words: &str) -> Vec<String> {
        let mut passed = Vec::new();
        while passed.len() < 30 {
            self.hits(Key::Tab).await;
            let stop = self.browser.active_element().await.unwrap().text().await.unwrap();
            if stop == words {
                return passed;
            }
            passed.push(stop);
        }
        panic!("Tab does not reach {words}, only {passed:?}");
    }
}

#[tokio::test]
async fn an_owner_without_a_mouse_says_no_and_goes_on() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        let passed = owner.tabs_to("Connect your car").await;
        assert_eq!(
            passed,
            ["Skip to main content", "Numbers", "How to use your own account", "Every screen", "Driveway", "Settings"]
        );
        owner.hits(Key::Enter).await;
        owner.sees_at_connect("Connect your car").await;
        owner.tabs_to("Continue").await;
        owner.hits(Key::Enter).await;
        owner.sees_at_connect("Choose your car's brand").await;
        owner.presses_id("FORD").await;
        owner.signs_in(HEALTHY).await;
        owner.tabs_to("Deny access").await;
        owner.hits(Key::Enter).await;

        owner.sees("access-denied", "Your car is not connected").await;
        assert_eq!(owner.tabs_to("Continue without my car").await.last().unwrap(), "Connect your car");
        owner.hits(Key::Enter).await;
        owner.sees("home", "Driveway without your car").await;
    })
    .await;
}

#[tokio::test]
async fn the_first_stop_leads_past_the_header() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        owner.tabs_to("Skip to main content").await;
        owner.hits(Key::Enter).await;
        let passed = owner.tabs_to("Connect your car").await;
        assert!(passed.is_empty(), "the header is not skipped: {passed:?}");
    })
    .await;
}
