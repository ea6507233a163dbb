//! The handlers, in the order an owner meets them.

pub mod callback;
pub mod choose;
pub mod command;
pub mod connect;
pub mod disconnect;
pub mod health;
pub mod home;
pub mod outcome;
pub mod pages;
pub mod vehicle;
