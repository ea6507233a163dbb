//! What owners allowed: grants and their tokens in the older generation, connections in both.
//!
//! Plain data that serialises as it is. `tokens.rs` and `connections.rs` say how they come and go.

use serde::{Deserialize, Serialize};

/// One completed consent: the tokens made from it reach these cars with these permissions.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Grant {
    pub(super) account: String,
    pub(super) user_id: String,
    pub(super) cars: Vec<String>,
    pub(super) permissions: Vec<String>,
}

/// A code, an access token or a refresh token: which one, the map says that holds it.
#[derive(Serialize, Deserialize)]
pub(super) struct Token {
    pub(super) grant: String,
    /// A code's only: what Connect was given; empty where that was nothing.
    #[serde(default)]
    pub(super) redirect_uri: String,
    pub(super) expires_at: i64,
}

/// An owner who let the application at a car.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Connection {
    pub(super) id: String,
    pub(super) user: String,
    pub(super) account: String,
    pub(super) car: String,
    pub(super) permissions: Vec<String>,
    pub(super) mode: String,
    /// The application's own id for the owner.
    pub(super) external_id: Option<String>,
    pub(super) connected_at: i64,
}
