//! Every flow is links and forms: an owner whose browser runs no script connects a car, and says no, like anyone else.

use thirtyfour::prelude::*;

use crate::connect::HEALTHY;
use crate::harness::{Setup, visit};
use crate::owner::Owner;

const WITHOUT_SCRIPT: Setup = Setup { without_script: true, ..Setup::ORDINARY };

impl Owner {
    /// Whether a page may run script here: one that changes its own title, if it can.
    async fn runs_script(&self) -> bool {
        self.goes_to("data:text/html,<title>off</title><script>document.title='on'</script>").await;
        self.browser.title().await.unwrap() == "on"
    }
}

#[tokio::test]
async fn an_owner_connects_and_disconnects_a_car_without_script() {
    visit(WITHOUT_SCRIPT, async |owner| {
        assert!(!owner.runs_script().await, "this browser runs script");
        owner.connects_a_car().await;
        owner.reads("Up to date").await;
        owner.presses("Check again").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        owner.presses("Stop sharing").await;
        owner.presses("Stop sharing").await;
        owner.sees("cars", "Your cars").await;
        assert_eq!(owner.notice().await, "Your Chevrolet Volt is no longer connected");
    })
    .await;
}

#[tokio::test]
async fn an_owner_says_no_without_script() {
    visit(WITHOUT_SCRIPT, async |owner| {
        assert!(!owner.runs_script().await, "this browser runs script");
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("FORD", HEALTHY).await;
        owner.presses_id("deny-button").await;
        owner.sees("access-denied", "Your car is not connected").await;
        let why = owner.browser.query(By::Css("details.support > summary, details > summary")).first().await.unwrap();
        why.click().await.unwrap();
        owner.reads("Send these details if you contact us.").await;
        owner.presses("Continue without my car").await;
        owner.sees("home", "Driveway without your car").await;
    })
    .await;
}

#[tokio::test]
async fn an_ordinary_owner_runs_script() {
    visit(Setup::ORDINARY, async |owner| assert!(owner.runs_script().await, "the check itself is broken")).await;
}
