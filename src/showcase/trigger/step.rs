//! The steps a scenario is made of: what the sandbox is told, and what a pretend owner does.

use crate::recovery::Screen;
use crate::smartcar::vehicle::Command;

/// One step on the way to a page.
#[derive(Debug)]
pub enum Step {
    /// The screen counts as having come up this often today.
    Recount(Screen, u32),
    /// This browser has no car.
    NoCars,
    /// It has one, and nothing is wrong with it.
    HealthyCar,
    /// Something is wrong with the car: with all of it, or with one reading or command.
    Broken(String, Option<&'static str>),
    /// A gateway between us and the car gives up.
    Gateway,
    /// The car takes longer to answer than a page waits.
    Slow,
    /// The next question to the vehicle API ends in a fault of its own.
    Fault,
    /// The car is checked, so that we know how it is.
    Checked,
    /// Its owner says "not now".
    Postponed,
    /// Its owner stops sharing.
    Disconnected,
    /// Ends: an owner connects a car.
    Connect(Login, Decision),
    /// Ends: an owner reconnects the car.
    Reconnect(Login, Decision),
    /// Ends: a return with a state of ours and these parameters.
    Return(&'static str),
    /// Ends: a return that belongs to nothing.
    Stray,
    /// Ends: the car's page, or one below it.
    Look(&'static str),
    /// Ends: "Check again" is pressed.
    Check,
    /// The car is asked for something, and its page is not looked at.
    Asked(Command),
    /// Ends: the page about what was asked for.
    Answer(Command),
    /// Ends: details of a car that does not work are saved, and a page about them is opened.
    Request(Saved),
    /// Ends: a page of ours.
    Open(&'static str),
}

/// Who signs in at Connect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Login {
    /// The owner of the car.
    Own,
    /// The same owner with an account that has another car.
    Other,
    /// A test identity of the sandbox.
    Test(&'static str),
}

/// What they do there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Allow all that is asked.
    Allow,
    /// Deny it.
    Deny,
    /// Share the details of a car that does not work.
    Share,
    /// Go back from where Connect stops.
    Leave,
}

/// Details of a car that does not work, and what happens to them.
#[derive(Debug, Clone, Copy)]
pub struct Saved {
    /// The model year tells the cars of the entries apart.
    pub year: i64,
    /// Whether this browser remembers that it sent them.
    pub ours: bool,
    /// Whether they are deleted again.
    pub deleted: bool,
    /// What follows the request's address.
    pub path: &'static str,
}
