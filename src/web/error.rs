//! What can stop a request altogether, and the status it answers with. Recommended screens are not errors: they are
//! outcomes, and live in [`crate::recovery`].

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpResponse, ResponseError};

use super::{render, words};
use crate::cars::Broken;
use crate::store;

/// Why a request could not be answered as meant.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such page, or not this owner's.
    #[error("not found")]
    NotFound,
    /// A form from a page that is too old, or from another site.
    #[error("stale form token")]
    StaleForm {
        /// Whether the browser keeps a session, in which the page about it finds what to say.
        can_be_told: bool,
    },
    /// More than any form of ours holds.
    #[error("the form was too large")]
    TooLarge,
    /// A body that did not arrive in time.
    #[error("the form was too slow")]
    TooSlow,
    /// A body that ended early, or is not what it says.
    #[error("the form was broken off")]
    Broken,
    /// More than one address may send; how long until it may again.
    #[error("the sender sent too much")]
    TooMany(std::time::Duration),
    /// A page of the operator, and nobody signed in.
    #[error("not signed in")]
    SignIn,
    /// A page about somebody's cars, and nobody is signed in; where they do that.
    #[error("nobody is signed in")]
    SignedOut(String),
    /// The session could not be read or written.
    #[error("the session failed")]
    Session,
    /// More browsers than can be right want to be remembered.
    #[error("too many sessions have begun today")]
    TooManySessions,
    /// No randomness for an id.
    #[error("no randomness")]
    Random(#[from] getrandom::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A page could not be rendered.
    #[error(transparent)]
    Render(#[from] render::Error),
    /// A job about cars could not be done.
    #[error(transparent)]
    Job(#[from] Broken),
    /// Work that goes on after the browser has left ended early.
    #[error("a task ended early")]
    Task(#[from] tokio::task::JoinError),
}

impl From<words::Error> for Error {
    fn from(error: words::Error) -> Self {
        Self::Render(error.into())
    }
}

impl ResponseError for Error {
    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        if let Self::SignedOut(sign_in) = self {
            answer.insert_header((LOCATION, sign_in.as_str())).insert_header((CACHE_CONTROL, "no-store"));
        }
        answer.finish()
    }

    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::StaleForm { .. } | Self::Broken => StatusCode::BAD_REQUEST,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::SignedOut(_) => StatusCode::SEE_OTHER,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooManySessions | Self::Store(store::Error::TooManyToday) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(error) | Self::Job(Broken::Store(error)) if error.is_overload() => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Session | Self::Random(_) | Self::Store(_) | Self::Job(_) | Self::Render(_) | Self::Task(_) => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
        }
    }
}
