//! The handlers, in the order an owner meets them.

pub mod callback;
pub mod command;
pub mod connect;
pub mod disconnect;
pub mod funnel;
pub mod gallery;
pub mod health;
pub mod home;
pub mod incompatible;
pub mod outcome;
pub mod pages;
pub mod requests;
pub mod setup;
pub mod vehicle;
