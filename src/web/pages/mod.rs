//! What a page says, from data alone.

pub mod banner;
pub mod car;
pub mod commands;
pub mod outcome;
pub mod values;
