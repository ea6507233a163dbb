//! The requests about unsupported cars that a browser has sent: only it may see their details or delete them.

use serde::{Deserialize, Serialize};

use super::Error;
use super::session::Visit;

/// What a browser may see of the requests it has sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentRequest {
    /// Its reference.
    pub reference: String,
    /// Whether its owner has deleted it.
    pub deleted: bool,
}

impl Visit {
    /// Remembers a request this browser has sent, or that its owner has deleted it.
    pub fn remember_request(&self, request: SentRequest) -> Result<(), Error> {
        self.matters();
        self.write_until(&format!("{REQUEST}{}", request.reference), &request, self.now + REMEMBERED_MS)
    }

    /// A request this browser has sent.
    pub fn sent_request(&self, reference: &str) -> Option<SentRequest> {
        self.read(&format!("{REQUEST}{reference}"))
    }
}

/// As long as somebody may want to look at it, or take it back.
const REMEMBERED_MS: i64 = 365 * 24 * 60 * 60 * 1000;
const REQUEST: &str = "request.";
