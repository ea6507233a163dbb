//! On the narrowest screen, light and dark: nothing makes the page wider than the window, and the browser has nothing to
//! complain about (a refused style sheet or image would be in its console, which the harness wants empty).

use thirtyfour::prelude::*;

use crate::connect::HEALTHY;
use crate::harness::{Setup, visit};
use crate::operator::PAGES;
use crate::owner::Owner;

const NARROW: Setup = Setup { width: Some(320), ..Setup::ORDINARY };

impl Owner {
    async fn walks_through_narrow_pages(&self) {
        self.opens("/").await;
        self.sees("before-you-go", "Connect your car").await;
        self.fits_the_page().await;

        self.presses("Connect your car").await;
        self.fits_the_page().await;
        self.presses_id("continue-button").await;
        self.fits_the_page().await;
        self.presses_id("FORD").await;
        self.fits_the_page().await;
        self.signs_in(HEALTHY).await;
        self.fits_the_page().await;
        self.presses_id("deny-button").await;
        self.sees("access-denied", "Your car is not connected").await;
        self.fits_the_page().await;

        self.presses("Connect your car").await;
        self.signs_in_at_connect("MERCEDES_BENZ", "smartcar@vehicle-incompatible.com").await;
        self.clicks_box("Share my car's details").await;
        self.fits_the_page().await;
        self.presses_id("back-to-application").await;
        self.types("model", "An uncommonly-long-model-name-without-any-space-in-it").await;
        self.types("vin", "short").await;
        self.presses("Send details").await;
        self.reads("Model must be 50 characters or fewer").await;
        self.fits_the_page().await;

        self.presses("Connect a different car").await;
        self.presses_id("continue-button").await;
        self.presses_id("brand-not-listed").await;
        self.clicks_box("Share my car's details").await;
        self.types("typed-make", &"Unbreakable".repeat(5)).await;
        self.presses_id("back-to-application").await;
        self.reads("UnbreakableUnbreakable").await;
        self.fits_the_page().await;
        self.presses("Send details").await;
        self.reads("Make must be 50 characters or fewer").await;
        self.fits_the_page().await;

        self.connects_a_car().await;
        self.fits_the_page().await;
        self.cars_become("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED").await;
        self.browser.refresh().await.unwrap();
        self.reads("Reconnect your Chevrolet Volt").await;
        self.fits_the_page().await;
        self.presses("Stop sharing").await;
        self.fits_the_page().await;
        self.fills_the_operators_pages().await;
        let others = ["/", "/settings", "/setup", "/privacy", "/accessibility", "/support", "/nowhere"];
        for path in others.into_iter().chain(PAGES) {
            self.opens(path).await;
            self.fits_the_page().await;
        }
    }

    /// Whether the page is dark behind its text.
    async fn sees_a_dark_page(&self) -> bool {
        let page = self.browser.find(By::Tag("html")).await.unwrap();
        let colour = page.css_value("background-color").await.unwrap();
        let parts = colour.trim_start_matches(|c: char| !c.is_ascii_digit()).split(',');
        parts.take(3).filter_map(|part| part.trim_matches([' ', ')']).parse::<u32>().ok()).sum::<u32>() < 3 * 128
    }
}

#[tokio::test]
async fn light_pages_fit_the_narrowest_screen() {
    visit(NARROW, async |owner| {
        owner.walks_through_narrow_pages().await;
        assert!(!owner.sees_a_dark_page().await);
    })
    .await;
}

#[tokio::test]
async fn dark_pages_fit_the_narrowest_screen() {
    visit(Setup { dark: true, ..NARROW }, async |owner| {
        // Colours have no width: what could be wide is on these two.
        for path in ["/", "/settings"] {
            owner.opens(path).await;
            owner.fits_the_page().await;
        }
        assert!(owner.sees_a_dark_page().await);
    })
    .await;
}
