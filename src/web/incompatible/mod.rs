//! A car that does not work yet: the form about it, the rules its answers are held to, and what became of what was sent.

pub mod form;
pub mod requests;
pub mod rules;
