//! What people do with browsers: back, reload, a second tab, pressing twice, opening an old address. Nothing is done
//! twice, nothing is lost, nobody ends on a blank page.

use thirtyfour::prelude::*;

use crate::connect::HEALTHY;
use crate::harness::{Setup, visit};

const CARS: &str = "SELECT make FROM vehicles ORDER BY make";
const GRANTS: &str = "SELECT id FROM tokens";

#[tokio::test]
async fn an_owner_connects_two_cars_in_two_tabs_at_once() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        let first = owner.browser.window().await.unwrap();
        owner.presses("Connect your car").await;
        let second = owner.browser.new_tab().await.unwrap();
        owner.browser.switch_to_window(second).await.unwrap();
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("FORD", HEALTHY).await;
        owner.sees_at_connect("Choose what to share").await;

        owner.browser.switch_to_window(first).await.unwrap();
        owner.signs_in_at_connect("CHEVROLET", HEALTHY).await;
        owner.presses_id("approval-button").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;

        let second = owner.browser.windows().await.unwrap().pop().unwrap();
        owner.browser.switch_to_window(second).await.unwrap();
        owner.presses_id("approval-button").await;
        owner.sees("vehicle", "Your Ford Explorer").await;
        assert_eq!(owner.stored(CARS).await, ["CHEVROLET", "FORD"]);
    })
    .await;
}

#[tokio::test]
async fn going_back_to_connect_and_allowing_again_changes_nothing() {
    visit(Setup::ORDINARY, async |owner| {
        owner.connects_a_car().await;
        owner.goes_back().await;
        owner.sees_at_connect("Choose what to share").await;
        owner.presses_id("approval-button").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert_eq!(owner.notice().await, "Your car is already connected.");
        assert_eq!((owner.stored(CARS).await.len(), owner.stored(GRANTS).await.len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn an_old_return_address_is_harmless_after_connecting() {
    visit(Setup { notes_requests: true, ..Setup::ORDINARY }, async |owner| {
        owner.connects_a_car().await;
        let arrived = owner.returns_from_connect().await;
        assert_eq!(arrived.len(), 1, "one return: {arrived:?}");
        owner.goes_to(&arrived[0]).await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert_eq!(owner.notice().await, "Your car is already connected.");
        owner.reads("Up to date").await;
        assert_eq!((owner.stored(CARS).await.len(), owner.stored(GRANTS).await.len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn an_old_return_address_is_harmless_after_a_refusal() {
    visit(Setup { notes_requests: true, ..Setup::ORDINARY }, async |owner| {
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("FORD", HEALTHY).await;
        owner.presses_id("deny-button").await;
        owner.sees("access-denied", "Your car is not connected").await;
        let arrived = owner.returns_from_connect().await;
        owner.goes_to(arrived.first().unwrap()).await;
        owner.sees("access-denied", "Your car is not connected").await;

        owner.goes_back().await;
        owner.sees("access-denied", "Your car is not connected").await;
        owner.goes_back().await;
        owner.sees_at_connect("Choose what to share").await;
        owner.presses_id("approval-button").await;
        owner.sees("link-expired", "This link has expired").await;
        assert!(owner.stored(CARS).await.is_empty(), "a spent state still connects");

        owner.presses("Start again").await;
        owner.sees_at_connect("Connect your car").await;
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_backs_out_of_connecting_starts_over_on_the_same_page() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.sees_at_connect("Connect your car").await;
        owner.goes_back().await;
        owner.sees("before-you-go", "Connect your car").await;
        owner.browser.refresh().await.unwrap();
        owner.connects_a_car().await;
    })
    .await;
}

#[tokio::test]
async fn pressing_allow_twice_connects_once() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("CHEVROLET", HEALTHY).await;
        let allow = owner.browser.query(By::Id("approval-button")).first().await.unwrap();
        owner.browser.action_chain().double_click_element(&allow).perform().await.unwrap();
        owner.sees("vehicle", "Your Chevrolet Volt").await;
        assert_eq!((owner.stored(CARS).await.len(), owner.stored(GRANTS).await.len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn the_address_of_an_outcome_says_nothing_in_another_browser() {
    visit(Setup::ORDINARY, async |owner| {
        for slug in ["access-denied", "vehicle-incompatible", "invalid-subscription", "reconnect-failed"] {
            owner.opens(&format!("/connect/{slug}")).await;
            owner.sees("link-expired", "This link has expired").await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_opens_the_app_by_its_other_name_can_connect_too() {
    visit(Setup::ORDINARY, async |owner| {
        owner.goes_to(&owner.site.app.replace("localhost", "127.0.0.1")).await;
        owner.sees("before-you-go", "Connect your car").await;
        owner.presses("Connect your car").await;
        owner.signs_in_at_connect("CHEVROLET", HEALTHY).await;
        owner.presses_id("approval-button").await;
        owner.sees("vehicle", "Your Chevrolet Volt").await;
    })
    .await;
}
