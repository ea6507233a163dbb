//! How each entry is caused for real: what the sandbox is told, and what its owner does then. A table and no more;
//! [`super::trigger`] carries it out.

use super::states::{CarState, FormState, Plain};
use super::{Entry, Subject};
use crate::recovery::Screen;
use crate::smartcar::ApiVersion;
use crate::smartcar::vehicle::Command;
use crate::web::devnotes::{documented, v1_name};

/// Whether an entry can be caused.
#[derive(Debug)]
pub enum Scenario {
    /// It can: the last step ends on its page.
    Can {
        /// What is done, in order.
        steps: Vec<Step>,
        /// What it does besides, by the name of its sentence.
        remark: Option<&'static str>,
    },
    /// It cannot, for this reason.
    Cannot(&'static str),
}

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
    /// Another account of ours connects the car that is connected next.
    Elsewhere,
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

const LOGIN_BROKEN: &str = "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED";

/// How an entry is caused in a dialect.
pub fn of(entry: &Entry, api: ApiVersion) -> Scenario {
    match entry.subject {
        Subject::Outcome { screen, variant, attempt } => outcome(screen, variant, attempt, api),
        Subject::Form(FormState::Empty) => {
            can([Step::Connect(Login::Test("smartcar@vehicle-incompatible.com"), Decision::Leave)])
        }
        Subject::Form(FormState::Errors) => Scenario::Cannot("by_hand"),
        Subject::Form(FormState::Stale) => Scenario::Cannot("stale"),
        Subject::Form(FormState::SaveFailed) => Scenario::Cannot("database"),
        Subject::Car(state) => car(state, api),
        Subject::Plain(page) => plain(page),
    }
}

fn can<const N: usize>(steps: [Step; N]) -> Scenario {
    Scenario::Can { steps: steps.into(), remark: None }
}

fn outcome(screen: Screen, variant: &'static str, attempt: u32, api: ApiVersion) -> Scenario {
    let before = || Step::Recount(screen, attempt.saturating_sub(1));
    let connect = |login, decision| can([before(), Step::Connect(Login::Test(login), decision)]);
    let again = |login, decision| {
        let broken = Step::Broken(LOGIN_BROKEN.to_owned(), None);
        can([Step::HealthyCar, broken, Step::Checked, before(), Step::Reconnect(login, decision)])
    };
    match (screen, variant) {
        (Screen::AccessDenied, "connected") => again(Login::Own, Decision::Deny),
        (Screen::AccessDenied, _) => can([before(), Step::Connect(Login::Own, Decision::Deny)]),
        (Screen::VehicleIncompatible, _) => connect("smartcar@vehicle-incompatible.com", Decision::Share),
        (Screen::InvalidSubscription, "") => connect("smartcar@invalid-subscription.com", Decision::Leave),
        (Screen::NoVehicles, "") => connect("no-vehicles@sandbox.test", Decision::Leave),
        (Screen::NoVehicles, _) => again(Login::Test("no-vehicles@sandbox.test"), Decision::Leave),
        (Screen::ConfigurationError, _) => connect("configuration-error@sandbox.test", Decision::Leave),
        (Screen::ConnectServerError, "connected") => again(Login::Test("server-error@sandbox.test"), Decision::Leave),
        (Screen::ConnectServerError, _) => connect("server-error@sandbox.test", Decision::Leave),
        (Screen::LinkExpired, _) => can([before(), Step::Stray]),
        (Screen::Unknown, _) => can([before(), Step::Return("error=brand_new")]),
        (Screen::ReconnectFailed, "wrong_car") => again(Login::Other, Decision::Allow),
        (Screen::ReconnectFailed, _) => again(Login::Test("still-failing@sandbox.test"), Decision::Allow),
        (Screen::AlreadyConnected, "other") => can([Step::Elsewhere, Step::Connect(Login::Other, Decision::Allow)]),
        (Screen::AlreadyConnected, _) => can([Step::HealthyCar, Step::Connect(Login::Own, Decision::Allow)]),
        (Screen::TooSoon, "") => can([Step::HealthyCar, Step::Checked, Step::Check]),
        (Screen::OurFault, "connecting") => can([Step::Fault, Step::Connect(Login::Own, Decision::Allow)]),
        (Screen::PlanLimit, "connecting") => Scenario::Cannot("bill"),
        (Screen::CarNotReady | Screen::PermissionMissing, _) => {
            let command = super::samples::command_of(variant);
            troubled(screen, variant, api, Some(command.name()), Step::Answer(command))
        }
        (
            Screen::InvalidSubscription
            | Screen::Reconnect
            | Screen::CarUnreachable
            | Screen::AccountAction
            | Screen::CarMissing
            | Screen::FeatureUnavailable
            | Screen::PlanLimit
            | Screen::TooSoon
            | Screen::MakerDown
            | Screen::OurFault,
            _,
        ) => match troubled(screen, variant, api, None, Step::Check) {
            Scenario::Can { mut steps, remark } => {
                steps.insert(0, before());
                Scenario::Can { steps, remark }
            }
            cannot @ Scenario::Cannot(_) => cannot,
        },
    }
}

/// A healthy car, what is wrong with it, and what its owner does then; where the dialect has a name for it.
fn troubled(
    screen: Screen,
    variant: &'static str,
    api: ApiVersion,
    endpoint: Option<&'static str>,
    end: Step,
) -> Scenario {
    let name = match (api, documented(screen, variant)) {
        (ApiVersion::V1, _) if v1_name(screen, variant).is_none() => return Scenario::Cannot("dialect"),
        (ApiVersion::V1, _) if screen == Screen::MakerDown => return can([Step::HealthyCar, Step::Gateway, end]),
        (ApiVersion::V1, None) if screen == Screen::CarNotReady => "VEHICLE_STATE:DOOR_OPEN".to_owned(),
        (_, Some(error)) => error.name(),
        (_, None) => return Scenario::Cannot("dialect"),
    };
    can([Step::HealthyCar, Step::Broken(name, endpoint), end])
}

fn car(state: CarState, api: ApiVersion) -> Scenario {
    let broken = |what: &str, endpoint| Step::Broken(what.to_owned(), endpoint);
    let look = Step::Look("");
    match state {
        CarState::UpToDate => can([Step::HealthyCar, look]),
        CarState::Older => can([Step::HealthyCar, broken("VEHICLE_STATE:DOOR_OPEN", None), look]),
        CarState::TwoTimes => Scenario::Cannot("two_times"),
        CarState::Lines => can([Step::HealthyCar, broken("PERMISSION", Some("location")), look]),
        CarState::Asking => can([Step::HealthyCar, Step::Slow, look]),
        CarState::Commands => can([Step::HealthyCar, Step::Asked(Command::Lock), look]),
        CarState::Postponed => {
            can([Step::HealthyCar, broken(LOGIN_BROKEN, None), Step::Checked, Step::Postponed, look])
        }
        CarState::NeverRead => can([Step::Connect(Login::Test("VEHICLE_STATE.ASLEEP@smartcar.com"), Decision::Allow)]),
        CarState::Disconnected => can([Step::HealthyCar, Step::Disconnected, look]),
        CarState::Connected => can([Step::HealthyCar, Step::Disconnected, Step::Connect(Login::Own, Decision::Allow)]),
        CarState::Reconnected => {
            let back = Step::Reconnect(Login::Own, Decision::Allow);
            can([Step::HealthyCar, broken(LOGIN_BROKEN, None), Step::Checked, back])
        }
        CarState::ReconnectedPending => {
            let back = Step::Reconnect(Login::Own, Decision::Allow);
            can([Step::HealthyCar, broken(LOGIN_BROKEN, None), Step::Checked, Step::Slow, back])
        }
        CarState::Banner(screen, variant) => troubled(screen, variant, api, None, look),
        CarState::Line(screen, variant) => troubled(screen, variant, api, Some("location"), look),
    }
}

fn plain(page: Plain) -> Scenario {
    let without_cars = |path| Scenario::Can {
        steps: vec![Step::NoCars, Step::Recount(Screen::AccessDenied, 0), Step::Open(path)],
        remark: Some("removes_cars"),
    };
    let request = |year, ours, deleted, path| can([Step::Request(Saved { year, ours, deleted, path })]);
    match page {
        Plain::BeforeYouGo => without_cars("/"),
        Plain::Home => without_cars("/home"),
        Plain::SettingsEmpty => without_cars("/settings"),
        Plain::Saved => request(2024, true, false, ""),
        Plain::SavedExpired => request(2023, false, false, ""),
        Plain::Delete => request(2024, true, false, "/delete"),
        Plain::Deleted => request(2022, true, true, "/delete"),
        Plain::DeletedBefore => request(2022, true, true, ""),
        Plain::Cars => can([Step::HealthyCar, Step::Open("/")]),
        Plain::Settings => can([Step::HealthyCar, Step::Open("/settings")]),
        Plain::Pending => can([Step::HealthyCar, Step::Answer(Command::Lock)]),
        Plain::Disconnect => can([Step::HealthyCar, Step::Look("/disconnect")]),
        Plain::Remove => can([Step::HealthyCar, Step::Disconnected, Step::Look("/disconnect")]),
        Plain::NotFound => can([Step::Open("/screens/nowhere")]),
        Plain::ServerProblem | Plain::Unavailable => Scenario::Cannot("last_resort"),
    }
}
