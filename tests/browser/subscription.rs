//! The car's online service is off: an owner who comes back from Connect with it, and one whose car had worked before.

use crate::connect::HEALTHY;
use crate::harness::{Setup, visit};

#[tokio::test]
async fn an_owner_without_a_subscription_comes_back_and_tries_again() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("AUDI", "smartcar@invalid-subscription.com").await;
        owner.sees_at_connect("The connected services of this car are not active").await;
        owner.presses_id("back-to-application").await;

        owner.sees("invalid-subscription", "Your car's online service is off").await;
        owner.reads("How to turn it on").await;
        owner.reads("may charge for this service. Driveway does not.").await;
        assert_eq!(owner.actions("primary").await, ["Try connecting again"]);
        assert_eq!(owner.actions("secondary").await, ["Connect a different car"]);

        owner.presses("Try connecting again").await;
        owner.signs_in_at_connect("AUDI", HEALTHY).await;
        owner.presses_id("approval-button").await;
        owner.sees("vehicle", "Your Audi A4").await;
    })
    .await;
}

#[tokio::test]
async fn the_third_try_in_a_day_is_told_to_wait_until_tomorrow() {
    visit(Setup::ORDINARY, async |owner| {
        for attempt in 1..=3 {
            owner.opens("/").await;
            owner.presses("Connect your car").await;
            owner.signs_in_at_connect("AUDI", "smartcar@invalid-subscription.com").await;
            owner.presses_id("back-to-application").await;
            owner.sees("invalid-subscription", "Your car's online service is off").await;
            let waits = owner.text().await.contains("Try again tomorrow.");
            assert_eq!(waits, attempt == 3, "attempt {attempt}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_connected_car_whose_subscription_lapses_keeps_its_last_data_until_it_is_renewed() {
    visit(Setup::ORDINARY, async |owner| {
        owner.connects_a_car().await;
        let odometer = owner.value_card("Distance driven").await;
        owner.cars_become("CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION").await;

        owner.browser.refresh().await.unwrap();
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert!(owner.has_banner("invalid-subscription").await);
        owner.reads("Your Chevrolet Volt has stopped sharing").await;
        owner.reads("Needs you: open the Chevrolet app").await;
        assert_eq!(owner.value_card("Distance driven").await.lines().nth(1), odometer.lines().nth(1));

        owner.presses("Check again").await;
        owner.sees("invalid-subscription", "Your Chevrolet Volt has stopped sharing").await;
        owner.reads("We kept everything up to ").await;

        owner.cars_become("HEALTHY").await;
        owner.presses("Check again").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert!(!owner.has_banner("invalid-subscription").await);
        owner.reads("Up to date").await;
    })
    .await;
}
