//! The requests about unsupported cars that a browser has sent: only it may see their details or delete them.

use serde::{Deserialize, Serialize};

use super::Error;
use super::session::{KEPT, REQUESTS, Visit};

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
        let mut requests: Vec<SentRequest> = self.read(REQUESTS).unwrap_or_default();
        requests.retain(|kept| kept.reference != request.reference);
        requests.push(request);
        let surplus = requests.len().saturating_sub(KEPT);
        requests.drain(..surplus);
        self.write(REQUESTS, &requests)
    }

    /// A request this browser has sent.
    pub fn sent_request(&self, reference: &str) -> Option<SentRequest> {
        self.read::<Vec<SentRequest>>(REQUESTS)?.into_iter().find(|request| request.reference == reference)
    }
}
