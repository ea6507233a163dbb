//! A connection that broke: the banner on the car's page, one sign-in that mends it, and every way that sign-in can end
//! otherwise. Whatever happens, the last data stays.

use crate::connect::HEALTHY;
use crate::harness::{Setup, visit};
use crate::owner::Owner;

impl Owner {
    /// Connects a car, changes the password at the maker, and comes back to the car's page.
    async fn has_changed_the_password(&self) {
        self.connects_a_car().await;
        let car = self.browser.current_url().await.unwrap();
        self.goes_to(&self.site.sandbox).await;
        self.presses("The owner changed the password: Chevrolet Volt 2018").await;
        self.goes_to(car.as_str()).await;
        self.finds_the_connection_lost().await;
    }

    /// The car's page says that it needs a sign-in, and still shows what it knows.
    async fn finds_the_connection_lost(&self) {
        self.sees("vehicle", "Your Chevrolet Volt").await;
        assert!(self.has_banner("reconnect").await, "there is no banner");
        self.reads("Reconnect your Chevrolet Volt").await;
        self.reads("Your Chevrolet Volt is not updating. Last update: ").await;
        self.reads("Needs you: reconnect").await;
        assert!(self.value_card("Distance driven").await.contains(" km"), "the last data is gone");
        assert_eq!(self.notice().await, "");
    }

    /// The car's page is as it was before anything broke.
    async fn finds_the_connection_mended(&self) {
        self.sees("vehicle", "Your Chevrolet Volt").await;
        assert!(!self.has_banner("reconnect").await, "the banner stays");
        self.reads("Up to date").await;
    }
}

const CONNECTED_AGAIN: &str = "Your Chevrolet Volt is connected again. Your information is up to date from now on.";

#[tokio::test]
async fn an_owner_who_changed_the_password_signs_in_once_and_is_connected_again() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_changed_the_password().await;
        owner.presses("Reconnect").await;
        owner.sees_at_connect("Sign in with Chevrolet").await;
        owner.signs_in(HEALTHY).await;
        owner.sees_at_connect("Renew the application's access").await;
        owner.presses_id("approval-button").await;

        owner.finds_the_connection_mended().await;
        assert_eq!(owner.notice().await, CONNECTED_AGAIN);
        owner.browser.refresh().await.unwrap();
        owner.finds_the_connection_mended().await;
        assert_eq!(owner.notice().await, "");
        assert_eq!(owner.stored("SELECT id FROM vehicles").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_owner_reconnects_where_the_error_names_no_address() {
    let setup = Setup { api_version: Some("1.0"), ..Setup::ORDINARY };
    visit(setup, async |owner| {
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("CHEVROLET", "smartcar@voa-000.vehicle-owner-action-required.com").await;
        owner.presses_id("approval-button").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert!(owner.has_banner("reconnect").await);
        owner.presses("Reconnect").await;
        owner.presses("Sign in as this car's owner smartcar@voa-000.vehicle-owner-action-required.com").await;
        owner.presses_id("approval-button").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert!(!owner.has_banner("reconnect").await);
        owner.reads("Up to date").await;
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_backs_out_of_reconnecting_finds_the_page_as_it_was() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_changed_the_password().await;
        let before = owner.text().await;
        owner.presses("Reconnect").await;
        owner.sees_at_connect("Sign in with Chevrolet").await;
        owner.goes_back().await;
        owner.finds_the_connection_lost().await;
        assert_eq!(owner.text().await, before);
        owner.browser.refresh().await.unwrap();
        owner.finds_the_connection_lost().await;

        owner.presses("Reconnect").await;
        owner.signs_in(HEALTHY).await;
        owner.presses_id("approval-button").await;
        owner.finds_the_connection_mended().await;
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_signs_in_to_another_account_changes_nothing_and_may_add_that_car() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_changed_the_password().await;
        owner.presses("Reconnect").await;
        owner.signs_in("someone-else@example.com").await;
        owner.presses_id("approval-button").await;

        owner.sees("reconnect-failed", "That was a different car").await;
        owner.reads("You signed in to an account that does not have your Chevrolet Volt in it.").await;
        owner.reads("We have not changed or added anything.").await;
        assert_eq!(owner.actions("primary").await, ["Try again"]);
        assert_eq!(owner.stored("SELECT id FROM vehicles").await.len(), 1);
        owner.browser.refresh().await.unwrap();
        owner.sees("reconnect-failed", "That was a different car").await;

        owner.presses("Add the other car as well").await;
        owner.signs_in_at_connect("CHEVROLET", "someone-else@example.com").await;
        owner.presses_id("approval-button").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert!(!owner.has_banner("reconnect").await);
        assert_eq!(owner.stored("SELECT id FROM vehicles").await.len(), 2);
        owner.opens("/").await;
        owner.reads("Needs you: reconnect").await;
    })
    .await;
}

#[tokio::test]
async fn a_car_that_still_fails_after_signing_in_is_handed_to_support_the_second_time() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_changed_the_password().await;
        owner.presses("Reconnect").await;
        for (lead, primary) in [("You signed in, but ", "Try again"), ("It has not worked again.", "Contact support")] {
            owner.signs_in("still-failing@sandbox.test").await;
            owner.presses_id("approval-button").await;
            owner.sees("reconnect-failed", "We still cannot reach your Chevrolet Volt").await;
            owner.reads(lead).await;
            owner.reads("We kept everything up to ").await;
            assert_eq!(owner.actions("primary").await, [primary]);
            if primary == "Try again" {
                owner.presses(primary).await;
            }
        }
        owner.reads("Your reference is ").await;
        owner.presses("Not now").await;
        owner.finds_the_connection_lost().await;
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_declines_while_reconnecting_reads_the_words_for_a_connected_car() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_changed_the_password().await;
        owner.presses("Reconnect").await;
        owner.signs_in(HEALTHY).await;
        owner.presses_id("deny-button").await;
        owner.sees("access-denied", "Your car is not connected").await;
        owner.reads("We kept everything up to ").await;
        assert_eq!(owner.actions("primary").await, ["Reconnect"]);
        owner.presses("Not now").await;
        owner.finds_the_connection_lost().await;
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_heals_by_itself_takes_its_banner_along() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_changed_the_password().await;
        owner.cars_become("HEALTHY").await;
        owner.browser.refresh().await.unwrap();
        owner.finds_the_connection_mended().await;
        assert_eq!(owner.notice().await, "");
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_says_not_now_is_left_alone_until_they_check_again() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_changed_the_password().await;
        owner.presses("Not now").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert!(!owner.has_banner("reconnect").await, "the banner stays");
        owner.reads("Needs you: reconnect").await;

        owner.presses("Check again").await;
        owner.sees("reconnect", "Reconnect your Chevrolet Volt").await;
        owner.presses("Reconnect").await;
        owner.signs_in(HEALTHY).await;
        owner.presses_id("approval-button").await;
        owner.finds_the_connection_mended().await;
    })
    .await;
}
