//! Rows for tests.

use oauth2::{AccessToken, RefreshToken};

use super::Grant;
use crate::recovery::{Failure, Incident};
use crate::smartcar::vehicle::Attributes;
use crate::smartcar::{SmartcarId, TokenSet};

pub(crate) fn incident() -> Incident {
    Incident::of(&Failure::Internal, "K7QF-2M9D".into(), 1)
}

pub(crate) fn token_set(name: &str) -> Grant {
    let set = TokenSet {
        access_token: AccessToken::new(format!("{name}-access")),
        refresh_token: RefreshToken::new(format!("{name}-refresh")),
        expires_at: 1_000,
    };
    Grant { tokens: Some(set), user: None }
}

pub(crate) fn car(id: &str) -> Attributes {
    Attributes { id: SmartcarId::parse(id).unwrap(), make: "KIA".into(), model: "Niro".into(), year: Some(2024) }
}
