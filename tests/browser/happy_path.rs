//! Connecting: from "before you go" through Connect to the car's page, with all that is optional on the way; and
//! leaving again.

use crate::connect::HEALTHY;
use crate::harness::{Setup, visit};

#[tokio::test]
async fn an_owner_connects_a_car_reads_it_and_stops_sharing() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        owner.sees("before-you-go", "Connect your car").await;
        owner.reads("See how far it has driven").await;
        owner.reads("So we can log your miles").await;
        owner.presses("Connect your car").await;

        owner.sees_at_connect("Connect your car").await;
        owner.presses_id("continue-button").await;
        owner.types("brand-search", "chev").await;
        owner.presses("Search").await;
        owner.presses_id("CHEVROLET").await;
        owner.signs_in(HEALTHY).await;
        owner.sees_at_connect("Choose what to share").await;
        owner.presses_id("approval-button").await;

        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert_eq!(
            owner.notice().await,
            "Your Chevrolet Volt is connected. You can now see its information in Driveway."
        );
        owner.reads("Up to date").await;
        for (value, unit) in [("Distance driven", "km"), ("Battery level", "%"), ("Fuel level", "%"), ("Location", "°")]
        {
            let card = owner.value_card(value).await;
            assert!(card.contains(unit) && card.contains("Updated "), "{value} has no unit or time: {card}");
        }

        owner.browser.refresh().await.unwrap();
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert_eq!(owner.notice().await, "", "a notice is shown once");

        owner.presses("Stop sharing").await;
        owner.sees("disconnect", "Stop sharing your Chevrolet Volt?").await;
        owner.presses("Keep sharing").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert_eq!(owner.stored("SELECT id FROM tokens").await.len(), 1);
        owner.presses("Stop sharing").await;
        owner.presses("Stop sharing").await;
        owner.sees("cars", "Your cars").await;
        assert_eq!(owner.notice().await, "Your Chevrolet Volt is no longer connected");
        owner.reads("Not connected").await;
        assert!(owner.stored("SELECT id FROM tokens").await.is_empty(), "the tokens outlive the sharing");

        owner.presses("Your Chevrolet Volt").await;
        owner.reads("This is the last information we got.").await;
        owner.presses("Delete information").await;
        owner.sees("disconnect", "Remove your Chevrolet Volt?").await;
        owner.presses("Remove this car").await;
        owner.sees("before-you-go", "Connect your car").await;
        assert_eq!(owner.notice().await, "Your Chevrolet Volt has been removed");
        assert!(owner.stored("SELECT id FROM vehicles UNION ALL SELECT signal FROM readings").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_owner_of_three_cars_shares_two_of_them_and_not_where_they_are() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("CHEVROLET", "3-vehicles@smartcar.com").await;
        owner.clicks_box("Chevrolet Malibu").await;
        owner.clicks_box("Know where the car is").await;
        owner.presses_id("approval-button").await;

        owner.sees("cars", "Your cars").await;
        assert_eq!(owner.notice().await, "Your cars are connected. You can now see their information here.");
        owner.reads("Your Chevrolet Bolt EV").await;
        assert!(!owner.text().await.contains("Malibu"));

        owner.presses("Your Chevrolet Volt").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        owner.reads("Up to date").await;
        let card = owner.value_card("Location").await;
        assert!(card.contains("To show this, Driveway needs to: See where the car is."), "{card}");
        assert!(!card.contains('°'), "{card}");
    })
    .await;
}

#[tokio::test]
async fn an_owner_of_several_cars_knows_this_one_by_its_year_too() {
    visit(Setup::ORDINARY, async |owner| {
        owner.connects_a_car().await;
        owner.reads("2018").await;
    })
    .await;
}

#[tokio::test]
async fn a_car_that_is_connected_already_is_not_connected_twice() {
    visit(Setup::ORDINARY, async |owner| {
        owner.connects_a_car().await;
        owner.opens("/").await;
        owner.presses("Connect a different car").await;
        owner.signs_in_at_connect("CHEVROLET", HEALTHY).await;
        owner.presses_id("approval-button").await;
        owner.sees("already-connected", "Your Chevrolet Volt is already connected").await;
        assert_eq!(owner.stored("SELECT id FROM vehicles").await.len(), 1);
        owner.presses("Go to your car").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
    })
    .await;
}
