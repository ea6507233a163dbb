//! A car that does not work: what its owner shared at Connect is filled in, mistakes keep every answer, one car makes one
//! row, and what was sent can be taken back.

use thirtyfour::prelude::*;

use crate::harness::{Setup, visit};
use crate::owner::Owner;

const INCOMPATIBLE: &str = "smartcar@vehicle-incompatible.com";
const ROWS: &str = "SELECT json_array(make, model, year, vin, source) FROM incompatible_vehicles";

impl Owner {
    /// From the app's first page to Connect's page about a car that does not work.
    async fn has_an_incompatible_audi(&self) {
        self.opens("/").await;
        self.presses("Connect your car").await;
        self.signs_in_at_connect("AUDI", INCOMPATIBLE).await;
        self.sees_at_connect("This car does not work with the application").await;
    }

    /// What the four fields of the form hold, in their order.
    async fn finds_in_the_form(&self) -> [String; 4] {
        let [make, model, year, vin] = ["make", "model", "year", "vin"].map(|field| self.finds_in(field));
        [make.await, model.await, year.await, vin.await]
    }

    /// The reference under which the one saved request is stored.
    async fn reference(&self) -> String {
        self.stored("SELECT reference FROM incompatible_vehicles").await.concat()
    }
}

#[tokio::test]
async fn an_owner_shares_the_details_corrects_them_sends_them_and_takes_them_back() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_an_incompatible_audi().await;
        owner.clicks_box("Share my car's details").await;
        owner.presses_id("back-to-application").await;

        owner.sees("vehicle-incompatible", "Your Audi A4 does not work with Driveway").await;
        owner.reads("You chose to share these details. Check them before you send.").await;
        assert_eq!(owner.finds_in_the_form().await, ["Audi", "A4", "2020", "0SCAUDI012FE3B132"]);

        owner.types("year", "soon").await;
        owner.types("vin", "0SCAUDI012FE3B13").await;
        owner.presses("Send details").await;
        owner.sees("vehicle-incompatible", "Your Audi A4 does not work with Driveway").await;
        owner.has_focus_on("main section.summary").await;
        assert!(owner.browser.title().await.unwrap().starts_with("Error: "));
        for problem in ["Model year must be 4 numbers", "VIN must have 17 letters and numbers"] {
            assert_eq!(owner.text().await.matches(problem).count(), 2, "{problem}: once above, once at its field");
        }
        assert_eq!(owner.finds_in_the_form().await, ["Audi", "A4", "soon", "0SCAUDI012FE3B13"]);
        let link = By::LinkText("Model year must be 4 numbers");
        owner.browser.query(link).first().await.unwrap().click().await.unwrap();
        owner.has_focus_on("#year").await;
        assert!(owner.stored(ROWS).await.is_empty());

        owner.types("year", "2020").await;
        owner.types("vin", "0scaudi-012fe 3b132").await;
        owner.presses("Send details").await;
        owner.sees("vehicle-incompatible-saved", "Your car's details are saved").await;
        assert_eq!(owner.stored(ROWS).await, [r#"["Audi","A4",2020,"0SCAUDI012FE3B132","shared"]"#]);
        let reference = owner.reference().await;
        owner.reads(&format!("Your reference is {reference}")).await;
        owner.reads("VIN ending B132").await;
        assert!(!owner.text().await.contains("0SCAUDI"), "a whole VIN is on the page");

        owner.presses("Delete these details").await;
        owner.sees("vehicle-incompatible-delete", "Delete your car's details?").await;
        owner.presses("Keep them").await;
        owner.sees("vehicle-incompatible-saved", "Your car's details are saved").await;
        owner.presses("Delete these details").await;
        owner.presses("Delete details").await;
        owner.sees("vehicle-incompatible-deleted", "Your car's details are deleted").await;
        assert!(owner.stored(ROWS).await.is_empty());
        owner.opens(&format!("/requests/{reference}")).await;
        owner.sees("vehicle-incompatible-deleted", "These details were deleted").await;
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_goes_back_and_sends_the_same_car_again_makes_one_row() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_an_incompatible_audi().await;
        owner.clicks_box("Share my car's details").await;
        owner.presses_id("back-to-application").await;
        owner.presses("Send details").await;
        owner.sees("vehicle-incompatible-saved", "Your car's details are saved").await;
        let address = owner.browser.current_url().await.unwrap();
        owner.browser.refresh().await.unwrap();
        owner.goes_back().await;
        owner.sees("vehicle-incompatible", "Your Audi A4 does not work with Driveway").await;
        owner.presses("Send details").await;
        owner.sees("vehicle-incompatible-saved", "Your car's details are saved").await;
        assert_eq!(owner.browser.current_url().await.unwrap(), address, "the same car has the same reference");
        assert_eq!(owner.stored(ROWS).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn pressing_send_twice_makes_one_row() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_an_incompatible_audi().await;
        owner.clicks_box("Share my car's details").await;
        owner.presses_id("back-to-application").await;
        let send = owner.browser.query(By::Css("[data-action=primary]")).first().await.unwrap();
        owner.browser.action_chain().double_click_element(&send).perform().await.unwrap();
        owner.sees("vehicle-incompatible-saved", "Your car's details are saved").await;
        assert_eq!(owner.stored(ROWS).await.len(), 1);
        owner.reads(&format!("Your reference is {}", owner.reference().await)).await;
    })
    .await;
}

#[tokio::test]
async fn an_owner_shares_only_some_details() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_an_incompatible_audi().await;
        owner.clicks_box("Share my car's details").await;
        owner.clicks_box("VIN").await;
        owner.clicks_box("Model").await;
        owner.presses_id("back-to-application").await;
        owner.sees("vehicle-incompatible", "Your Audi does not work with Driveway").await;
        assert_eq!(owner.finds_in_the_form().await, ["Audi", "", "2020", ""]);
        owner.presses("Continue without my car").await;
        owner.sees("home", "Driveway without your car").await;
        assert!(owner.stored(ROWS).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_keeps_the_details_back_may_still_type_them() {
    visit(Setup::ORDINARY, async |owner| {
        owner.has_an_incompatible_audi().await;
        owner.presses_id("back-to-application").await;
        owner.sees("vehicle-incompatible", "Your car does not work with Driveway").await;
        assert_eq!(owner.finds_in_the_form().await, ["", "", "", ""]);
        assert!(!owner.text().await.contains("You chose to share these details"));

        owner.presses("Send details").await;
        owner.reads("There is a problem").await;
        owner.has_focus_on("main section.summary").await;
        for problem in ["Enter the make of your car", "Enter the model of your car", "Enter the model year"] {
            owner.reads(problem).await;
        }
        owner.types("make", "Kia").await;
        owner.types("model", "Niro EV").await;
        owner.types("year", "2019").await;
        owner.presses("Send details").await;
        owner.sees("vehicle-incompatible-saved", "Your car's details are saved").await;
        assert_eq!(owner.stored(ROWS).await, [r#"["Kia","Niro EV",2019,null,"typed"]"#]);
        owner.presses("Connect a different car").await;
        owner.sees_at_connect("Connect your car").await;
    })
    .await;
}

#[tokio::test]
async fn an_owner_whose_brand_is_not_listed_tells_its_name() {
    visit(Setup::ORDINARY, async |owner| {
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.presses_id("continue-button").await;
        owner.presses_id("brand-not-listed").await;
        owner.clicks_box("Share my car's details").await;
        owner.types("typed-make", "Trabant").await;
        owner.presses_id("back-to-application").await;
        owner.sees("vehicle-incompatible", "Your Trabant does not work with Driveway").await;
        assert_eq!(owner.finds_in_the_form().await, ["Trabant", "", "", ""]);
    })
    .await;
}
