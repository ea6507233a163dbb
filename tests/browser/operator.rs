//! The operator's pages with a year of data: on the narrowest window, to the eyes of axe-core, and on paper.

use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};

use crate::harness::{Setup, visit};
use crate::owner::Owner;

/// Every page of the operator; the last asks whether requests are to be deleted.
pub(crate) const PAGES: [&str; 8] = [
    "/operator",
    "/operator/demand",
    "/operator/demand?by=year&from_year=12",
    "/operator/helps",
    "/operator/helps?screen=reconnect",
    "/operator/back",
    "/operator/delete",
    "/operator/delete/confirm",
];

impl Owner {
    /// Fills the operator's pages, and begins to delete requests.
    pub(crate) async fn fills_the_operators_pages(&self) {
        self.opens("/operator").await;
        self.presses("Add sample data").await;
        self.opens("/operator/back").await;
        self.types("make", "Zastava").await;
        self.presses("Mark as working").await;
        self.opens("/operator/delete").await;
        let day = "const day = document.getElementById('before'); day.value = day.max;";
        self.browser.execute(day, vec![]).await.unwrap();
        self.presses("Find all before this day").await;
        self.sees("remove", "Delete them?").await;
    }
}

#[tokio::test]
async fn a_page_of_the_list_fits_one_sheet_of_paper() {
    visit(Setup::ORDINARY, async |owner| {
        owner.fills_the_operators_pages().await;
        for page in ["/operator/demand", "/operator/demand?by=model", "/operator/demand?by=year"] {
            owner.opens(page).await;
            let a4 = PrintPage { width: 21.0, height: 29.7 };
            let margin = PrintMargins { top: 1.4, bottom: 1.4, left: 1.4, right: 1.4 };
            let sheet = PrintParameters { page: a4, margin, background: true, ..PrintParameters::default() };
            let pdf = owner.browser.print_page(sheet).await.unwrap();
            let text = String::from_utf8_lossy(&pdf);
            let sheets = text.matches("/Type /Page\n").count();
            assert_eq!(sheets, 1, "{page} takes {sheets} sheets");
        }
    })
    .await;
}
