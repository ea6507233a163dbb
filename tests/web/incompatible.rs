//! The car does not work with us: what the owner shared is filled in, what they type is kept, what they send is one row.

use crate::browser::{Browser, Page};
use crate::connecting::{sign_in, to_sign_in};
use crate::harness::{Stack, on_a_server};

const TEST_LOGIN: &str = "smartcar@vehicle-incompatible.com";
const FORM: &str = "form#details";

/// Comes back from Connect with a car that does not work, sharing what is ticked.
pub(crate) async fn come_back(browser: &mut Browser, ticked: &[(&str, &str)]) -> Page {
    let page = to_sign_in(browser, "AUDI").await;
    let stopped = sign_in(browser, &page, TEST_LOGIN).await;
    assert!(stopped.has("#share-vehicle"), "{}", stopped.html);
    browser.press(&stopped, "#back-to-application", ticked).await
}

async fn send(browser: &mut Browser, page: &Page, answers: &[(&str, &str)]) -> Page {
    browser.press(page, "button[form=details]", answers).await
}

fn value(page: &Page, field: &str) -> String {
    page.attribute(&format!("input#{field}"), "value").unwrap()
}

#[actix_web::test]
async fn what_the_owner_shared_is_filled_in_and_nowhere_else() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[("share", "yes")]).await;
    assert_eq!((page.status, page.url.path(), page.url.query()), (200, "/connect/vehicle-incompatible", None));
    assert_eq!(page.attribute("main", "data-class").as_deref(), Some("not_possible"));
    assert!(page.words("h1").starts_with("Your Audi ") && page.words("h1").ends_with(" does not work with Driveway"));
    assert_eq!((value(&page, "make").as_str(), value(&page, "vin").as_str()), ("Audi", "0SCAUDI012FE3B132"));
    assert!(page.says("You chose to share these details. Check them before you send."));
    // Developer notes name the published test car, whoever comes back.
    for part in ["title", "header", ".outcome", "details:not(.notes)", "footer"] {
        assert!(!page.words(part).contains("0SCAUDI012FE3B132"), "the VIN stands in its field only, not in {part}");
    }
    let notes = page.words("details.notes"); // unit: showcase
    assert!(notes.contains("vin=(17 characters)"), "{notes}"); // unit: showcase
    assert!(
        stack.rows("SELECT reference FROM incompatible_vehicles").await.is_empty(),
        "nothing is stored before it is sent"
    );
}

#[actix_web::test]
async fn an_owner_who_keeps_the_details_back_gets_an_empty_form() {
    let stack = Stack::start().await;
    let page = come_back(&mut stack.browser(), &[]).await;
    assert_eq!(page.words("h1"), "Your car does not work with Driveway");
    assert!(!page.says("You chose to share these details."));
    for field in ["make", "model", "year", "vin"] {
        assert_eq!(value(&page, field), "", "{field}");
    }
}

#[actix_web::test]
async fn any_subset_of_the_details_may_arrive() {
    for shared in ["make", "year", "vin", "model"] {
        let stack = Stack::start().await;
        let page = come_back(&mut stack.browser(), &[("share", "yes"), ("detail", shared)]).await;
        assert_eq!((page.status, page.screen().as_str()), (200, "vehicle-incompatible"));
        for field in ["make", "model", "year", "vin"] {
            assert_eq!(value(&page, field).is_empty(), field != shared, "{field} when {shared} is shared");
        }
    }
}

#[actix_web::test]
async fn sending_saves_one_row_and_shows_a_masked_summary() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[("share", "yes")]).await;
    let saved = send(&mut browser, &page, &[]).await;
    assert_eq!((saved.status, saved.screen().as_str()), (200, "vehicle-incompatible-saved"));
    let reference = stack.rows("SELECT reference FROM incompatible_vehicles").await.remove(0);
    assert_eq!(saved.url.path(), format!("/requests/{reference}"));
    assert!(saved.says(&format!("Your reference is {reference}")) && saved.says("VIN ending B132"));
    assert!(!saved.html.contains("0SCAUDI012FE3B132"));
    assert_eq!(stack.rows("SELECT vin FROM incompatible_vehicles").await, ["0SCAUDI012FE3B132"]);
    assert_eq!(stack.rows("SELECT source FROM incompatible_vehicles").await, ["shared"]);
    let bookmarked = browser.open(saved.url.path()).await;
    assert_eq!(bookmarked.screen(), "vehicle-incompatible-saved");
    let elsewhere = stack.browser().open(saved.url.path()).await;
    assert_eq!(elsewhere.screen(), "vehicle-incompatible-saved/expired");
    assert!(!elsewhere.says("Audi") && !elsewhere.says("B132"));
}

#[actix_web::test]
async fn what_was_typed_is_a_row_with_its_own_source() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[]).await;
    let answers = [("make", "Škoda"), ("model", "<b>Octavia</b>"), ("year", "2019"), ("vin", "tmbje7nx0-ly000001")];
    let saved = send(&mut browser, &page, &answers).await;
    assert_eq!(saved.screen(), "vehicle-incompatible-saved");
    assert!(saved.says("2019 Škoda <b>Octavia</b>") && !saved.html.contains("<b>Octavia"), "markup is text");
    assert_eq!(stack.rows("SELECT vin FROM incompatible_vehicles").await, ["TMBJE7NX0LY000001"]);
    assert_eq!(stack.rows("SELECT source FROM incompatible_vehicles").await, ["typed"]);
}

#[actix_web::test]
async fn each_mistake_has_its_words_in_the_summary_and_beside_the_field_and_loses_nothing() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[]).await;
    let long = "V".repeat(10_000);
    for (field, typed, words) in [
        ("make", "", "Enter the make of your car"),
        ("make", long.as_str(), "Make must be 50 characters or fewer"),
        ("model", "   ", "Enter the model of your car"),
        ("year", "", "Enter the model year"),
        ("year", "12", "Model year must be 4 numbers"),
        ("year", "99999", "Model year must be 4 numbers"),
        ("year", "soon", "Model year must be 4 numbers"),
        ("year", "1899", "Model year must be between 1900 and"),
        ("vin", "1HGCM82633A00435", "VIN must have 17 letters and numbers"),
        ("vin", "🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗", "VIN must have 17 letters and numbers"),
        ("vin", long.as_str(), "VIN must have 17 letters and numbers"),
        ("vin", "1HGCM82633I004352", "VIN must not have the letters I, O or Q"),
    ] {
        let mut answers = vec![("make", "Kia"), ("model", "Niro \"EV\""), ("year", "2024"), ("vin", "")];
        answers.iter_mut().filter(|(name, _)| *name == field).for_each(|answer| answer.1 = typed);
        let again = send(&mut browser, &page, &answers).await;
        assert_eq!((again.status, again.screen().as_str()), (422, "vehicle-incompatible"), "{field}: {words}");
        assert!(again.words("title").starts_with("Error: "), "{}", again.words("title"));
        assert!(again.words(".summary a").starts_with(words), "{}", again.words(".summary"));
        assert_eq!(again.attribute(".summary a", "href"), Some(format!("#{field}")));
        assert!(again.words(&format!("#{field}-error")).starts_with(words));
        assert!(again.has(".summary[tabindex='-1'][autofocus]"), "the summary takes focus");
        for (name, typed) in answers {
            assert_eq!(value(&again, name), typed, "{name} is kept");
        }
    }
    assert!(stack.rows("SELECT reference FROM incompatible_vehicles").await.is_empty());
}

#[actix_web::test]
async fn the_same_car_sent_twice_even_at_once_is_one_row_with_one_reference() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[]).await;
    let answers = [("make", "Kia"), ("model", "Niro"), ("year", "2024")];
    let mut second = browser.clone();
    let (a, b) = tokio::join!(send(&mut browser, &page, &answers), send(&mut second, &page, &answers));
    assert_eq!((a.status, b.status), (200, 200));
    assert_eq!(a.url.path(), b.url.path());
    let reload = send(&mut browser, &page, &answers).await;
    assert_eq!(reload.url.path(), a.url.path());
    assert_eq!(stack.rows("SELECT reference FROM incompatible_vehicles").await.len(), 1);
}

#[actix_web::test]
async fn a_page_that_was_open_for_long_keeps_every_answer_and_asks_to_press_once_more() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[]).await;
    let mut later = stack.browser();
    let stale = send(&mut later, &page, &[("make", "Kia"), ("model", "Niro"), ("year", "2024"), ("vin", "")]).await;
    assert_eq!(stale.screen(), "vehicle-incompatible");
    assert!(stale.says("This page was open for a long time. Your answers are still here. Press Send details again."));
    assert_eq!((value(&stale, "make").as_str(), value(&stale, "model").as_str()), ("Kia", "Niro"));
    assert!(stack.rows("SELECT reference FROM incompatible_vehicles").await.is_empty());
    let saved = send(&mut later, &stale, &[]).await;
    assert_eq!(saved.screen(), "vehicle-incompatible-saved");
}

#[actix_web::test]
async fn a_storage_fault_keeps_the_answers_in_the_form() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[]).await;
    stack.change("ALTER TABLE incompatible_vehicles RENAME TO away").await;
    let failed = send(&mut browser, &page, &[("make", "Kia"), ("model", "Niro"), ("year", "2024")]).await;
    assert_eq!((failed.status, failed.screen().as_str()), (500, "vehicle-incompatible"));
    assert!(failed.says("We could not save your details. They are still here, so you can send them again."));
    assert_eq!(value(&failed, "model"), "Niro");
    stack.change("ALTER TABLE away RENAME TO incompatible_vehicles").await;
    assert_eq!(send(&mut browser, &failed, &[]).await.screen(), "vehicle-incompatible-saved");
}

#[actix_web::test]
async fn a_database_that_is_busy_or_has_enough_keeps_the_answers_in_the_form_and_names_a_time() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[]).await;
    let answers = [("make", "Kia"), ("model", "Niro"), ("year", "2024")];
    let kept = |page: &Page| {
        assert_eq!((page.status, page.screen().as_str()), (503, "vehicle-incompatible"));
        assert!(page.headers.contains_key("retry-after") && value(page, "model") == "Niro");
    };
    if !on_a_server() {
        let lock = stack.locks_the_database().await;
        kept(&send(&mut browser, &page, &answers).await);
        drop(lock);
    }
    stack
        .change(
            "INSERT INTO incompatible_vehicles (reference, make, model, year, source, language, created_at)
             WITH RECURSIVE numbers(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 10000)
             SELECT 'R' || number, 'KIA', 'Niro', 2024, 'typed', 'en', 4102444800000 FROM numbers",
        )
        .await;
    kept(&send(&mut browser, &page, &answers).await);
}

#[actix_web::test]
async fn details_can_be_deleted_and_the_reference_then_says_so() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[("share", "yes")]).await;
    let saved = send(&mut browser, &page, &[]).await;
    let confirm = browser.click(&saved, "[data-action=quiet]").await;
    assert_eq!(confirm.words("h1"), "Delete your car's details?");
    let kept = browser.click(&confirm, "[data-action=secondary]").await;
    assert_eq!(kept.screen(), "vehicle-incompatible-saved");
    let deleted = browser.press(&confirm, "[data-action=primary]", &[]).await;
    assert_eq!(
        (deleted.screen().as_str(), deleted.words("h1").as_str()),
        ("vehicle-incompatible-deleted", "Your car's details are deleted")
    );
    assert!(stack.rows("SELECT reference FROM incompatible_vehicles").await.is_empty());
    let later = browser.open(saved.url.path()).await;
    assert_eq!(later.words("h1"), "These details were deleted");
    let twice = browser.press(&confirm, "[data-action=primary]", &[]).await;
    assert_eq!(twice.status, 200, "a second press is harmless");
}

#[actix_web::test]
async fn nobody_deletes_the_details_of_another() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[("share", "yes")]).await;
    let saved = send(&mut browser, &page, &[]).await;
    let mut other = stack.browser();
    let home = other.open("/").await;
    let token = home.attribute("input[name=csrf]", "value").unwrap();
    let refused = other.post(&format!("{}/delete", saved.url.path()), &[("csrf", &token)]).await;
    assert_eq!(refused.status, 404);
    assert_eq!(stack.rows("SELECT reference FROM incompatible_vehicles").await.len(), 1);
    assert_eq!(other.open("/requests/AAAA-2222").await.status, 404);
}

#[actix_web::test]
async fn a_brand_that_is_not_listed_leads_to_the_same_form() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let home = browser.open("/").await;
    let welcome = browser.press(&home, "form[action='/connect'] button", &[]).await;
    let brands = browser.press(&welcome, "#continue-button", &[]).await;
    let stopped = browser.press(&brands, "#brand-not-listed", &[]).await;
    let page = browser.press(&stopped, "#back-to-application", &[]).await;
    assert_eq!(page.screen(), "vehicle-incompatible");
    assert!(page.has(FORM));
}
