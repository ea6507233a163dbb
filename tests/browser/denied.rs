//! "Deny access": a choice that is respected. The first time we explain and offer again, the second time we step back,
//! and after that the subject is not raised any more.

use crate::connect::HEALTHY;
use crate::harness::{Setup, visit};

#[tokio::test]
async fn an_owner_who_says_no_may_choose_again_and_a_second_no_is_final() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("FORD", HEALTHY).await;
        owner.presses_id("deny-button").await;

        owner.sees("access-denied", "Your car is not connected").await;
        owner.reads("Driveway does not have your OK to see your car's information.").await;
        owner.reads("So we can log your miles").await;
        assert_eq!(owner.actions("primary").await, ["Connect your car"]);
        assert_eq!(owner.actions("secondary").await, ["Continue without my car"]);
        assert!(owner.stored("SELECT id FROM vehicles").await.is_empty());

        owner.browser.refresh().await.unwrap();
        owner.sees("access-denied", "Your car is not connected").await;

        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("FORD", HEALTHY).await;
        owner.sees_at_connect("Choose what to share").await;
        owner.presses_id("deny-button").await;
        owner.sees("access-denied", "Your car is not connected, and that is fine").await;
        assert_eq!(owner.actions("primary").await, ["Continue without my car"]);
        assert_eq!(owner.actions("secondary").await, ["Try connecting again"]);

        owner.presses("Continue without my car").await;
        owner.sees("home", "Driveway without your car").await;
        owner.opens("/").await;
        owner.sees("home", "Driveway without your car").await;
        assert!(!owner.text().await.contains("Connect your car"), "the subject is raised again");
        assert_eq!(owner.stored("SELECT outcome FROM connect_attempts").await, ["connect_access_denied"; 2]);
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_said_no_twice_finds_the_way_back_in_settings() {
    visit(Setup::ORDINARY, async |owner| {
        for start in ["/", "/settings"] {
            owner.opens(start).await;
            owner.presses("Connect your car").await;
            owner.signs_in_at_connect("FORD", HEALTHY).await;
            owner.presses_id("deny-button").await;
        }
        owner.sees("access-denied", "Your car is not connected, and that is fine").await;
        owner.opens("/settings").await;
        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("FORD", HEALTHY).await;
        owner.presses_id("approval-button").await;
        owner.sees("vehicle", "Your Ford Explorer").await;
        owner.opens("/").await;
        owner.sees("cars", "Your cars").await;
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_says_no_to_one_car_keeps_the_other() {
    visit(Setup::ORDINARY, async |owner| {
        owner.connects_a_car().await;
        owner.opens("/").await;
        owner.presses("Connect a different car").await;
        owner.signs_in_at_connect("FORD", HEALTHY).await;
        owner.presses_id("deny-button").await;
        owner.sees("access-denied", "Your car is not connected").await;
        owner.presses("Continue without my car").await;
        assert!(!owner.text().await.contains("until a car is connected"), "one car is connected");
        owner.opens("/").await;
        owner.sees("cars", "Your cars").await;
        owner.reads("Up to date").await;
    })
    .await;
}
