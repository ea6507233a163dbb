//! The bar over a page of samples.

use serde::Serialize;

/// What a page of samples adds to the page it shows: where it stands among the others, and a harmless end for whatever
/// is pressed on it.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the names the template uses; an empty address leaves its link out")]
pub struct Bar {
    pub label: String,
    pub previous: String,
    pub next: String,
    pub all: String,
    /// About the screen; every action of the page leads here.
    pub page: String,
    /// Where "Trigger it" is posted to.
    pub trigger: String,
    /// In a tour: what was done, and what the app did.
    pub told: Vec<Row>,
}

/// A term and what there is to say about it.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "plain names")]
pub struct Row {
    pub label: String,
    pub text: String,
}
