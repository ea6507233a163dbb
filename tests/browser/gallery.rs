//! The gallery by keyboard alone, and on the narrowest screen, light and dark.

use thirtyfour::prelude::*;

use crate::harness::{Setup, visit};
use crate::owner::Owner;

impl Owner {
    /// Walks on with Tab until the focus is on what this selector finds, and presses Enter there. Wherever it rests on the
    /// way, it can be seen.
    async fn reaches_by_keyboard(&self, selector: &str) {
        let target = self.browser.query(By::Css(selector)).first().await.unwrap();
        for _ in 0..400 {
            self.hits(Key::Tab).await;
            let stop = self.browser.active_element().await.unwrap();
            let outline = stop.css_value("outline-style").await.unwrap();
            assert_ne!(outline, "none", "the focus cannot be seen on {:?}", stop.text().await);
            if stop == target {
                let page = self.browser.find(By::Tag("html")).await.unwrap();
                self.hits(Key::Enter).await;
                page.wait_until().error("Enter leads nowhere").stale().await.unwrap();
                return;
            }
        }
        panic!("Tab does not reach {selector}");
    }
}

#[tokio::test]
async fn a_stakeholder_without_a_mouse_looks_at_a_screen_causes_it_and_takes_the_tour() {
    visit(Setup { notes_requests: true, ..Setup::ORDINARY }, async |owner| {
        owner.opens("/").await;
        owner.reaches_by_keyboard(".sandbox a[href='/screens']").await;
        owner.sees("screens", "Every screen in Driveway").await;
        owner.reaches_by_keyboard("h3 a[href='/screens/access-denied/plain']").await;
        owner.sees("screens", "About: Your car is not connected").await;
        owner.reaches_by_keyboard(".actions a[href='/screens/access-denied/plain/preview']").await;
        owner.sees("access-denied", "Your car is not connected").await;
        owner.reaches_by_keyboard(".preview a[rel=next]").await;
        owner.sees("access-denied", "Your car is not connected, and that is fine").await;
        owner.reaches_by_keyboard(".preview a[rel=prev]").await;
        // Whatever is pressed on a preview leads to the page about it.
        owner.reaches_by_keyboard("main [data-action=primary]").await;
        owner.reads("All variants of this screen").await;
        owner.reaches_by_keyboard("button[data-trigger]").await;
        owner.sees("access-denied", "Your car is not connected").await;
        assert!(owner.browser.find_all(By::Css(".preview")).await.unwrap().is_empty(), "this one is real");
        assert_eq!(owner.returns_from_connect().await.len(), 1, "and came back by the normal way");
        owner.reaches_by_keyboard("details.notes summary, .sandbox a[href='/screens']").await;
        owner.opens("/screens/tour").await;
        owner.reaches_by_keyboard("a[href='/screens/tour/reconnect/1']").await;
        owner.reaches_by_keyboard(".preview a[rel=next]").await;
        assert!(owner.has_banner("reconnect").await);
        owner.reaches_by_keyboard(".preview ul li:nth-last-child(2) a").await;
        owner.sees("tour", "Guided tour").await;
    })
    .await;
}

#[tokio::test]
async fn every_page_about_screens_fits_the_narrowest_screen_light_and_dark() {
    for dark in [false, true] {
        visit(Setup { width: Some(320), dark, ..Setup::ORDINARY }, async |owner| {
            for path in [
                "/screens",
                "/screens/car-not-ready",
                "/screens/vehicle/lines",
                "/screens/vehicle/commands/preview?names=long",
                "/screens/reconnect/plain/preview?names=long",
                "/screens/reconnect/plain/preview?names=right-to-left",
                "/screens/vehicle-incompatible/errors/preview?names=long",
                "/screens/settings/plain/preview?names=long",
                "/screens/tour",
                "/screens/tour/subscription/4",
                "/screens/sheet",
            ] {
                owner.opens(path).await;
                let mut folds = owner.browser.find_all(By::Css("main details > summary")).await.unwrap();
                // The bar at the foot of the window comes last: unfolded, it stands over the end of the page.
                folds.extend(owner.browser.find_all(By::Css("nav details > summary")).await.unwrap());
                for fold in folds {
                    fold.scroll_into_view().await.unwrap();
                    fold.click().await.unwrap();
                }
                owner.fits_the_page().await;
            }
        })
        .await;
    }
}
