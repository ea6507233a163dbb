//! A page that asks the database several things: what is not answered is missing, the page says so, and the rest is there.

use crate::causes::Causes;

/// The parts of one page.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Whether one of them could not be read.
    pub(super) missing: bool,
}

impl Parts {
    /// What was asked for; `None` where the database is busy or broken.
    pub(super) async fn get<T, E: std::error::Error + 'static>(
        &mut self,
        part: impl Future<Output = Result<T, E>>,
    ) -> Option<T> {
        part.await
            .inspect_err(|error| {
                tracing::error!(error = %Causes(error), "a part of a page of the operator could not be read");
                self.missing = true;
            })
            .ok()
    }

    /// A number for a page, or the sign that there is none.
    pub(super) fn number(number: Option<i64>) -> String {
        number.map_or_else(|| "–".to_owned(), crate::operator::plot::grouped)
    }
}
