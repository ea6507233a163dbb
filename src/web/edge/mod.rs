//! What every request passes on its way in and every answer on its way out, whatever page it is about: who sends it, how much of
//! it is taken, under which name it is known, and how it is packed.

pub mod canonical_host;
pub mod client_address;
pub mod compression;
pub mod headers;
pub mod limits;
pub mod request_id;
