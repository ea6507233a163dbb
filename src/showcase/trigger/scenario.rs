//! How each entry is caused for real: what the sandbox is told, and what its owner does then. A table and no more;
//! [`crate::showcase::trigger`] carries it out.

use crate::recovery::Screen;
use crate::showcase::entries::{Entry, Subject};
use crate::showcase::notes::{documented, v1_name};
use crate::showcase::states::{CarState, FormState, Plain};
use crate::showcase::trigger::step::{Decision, Login, Saved, Step};
use crate::smartcar::ApiVersion;
use crate::smartcar::vehicle::Command;

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
        // Whoever can sign in to a car takes it over, so nobody meets it on purpose.
        (Screen::AlreadyConnected, "other") => Scenario::Cannot("race"),
        (Screen::AlreadyConnected, _) => can([Step::HealthyCar, Step::Connect(Login::Own, Decision::Allow)]),
        (Screen::TooSoon, "") => can([Step::HealthyCar, Step::Checked, Step::Check]),
        (Screen::OurFault, "connecting") => can([Step::Fault, Step::Connect(Login::Own, Decision::Allow)]),
        (Screen::PlanLimit, "connecting") => Scenario::Cannot("bill"),
        (Screen::MakerDown, "link") => Scenario::Cannot("token"),
        (Screen::CarNotReady | Screen::PermissionMissing, _) => {
            let command = crate::showcase::samples::command_of(variant);
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
        Plain::Forget => can([Step::HealthyCar, Step::Open("/settings/forget")]),
        Plain::Disconnect => can([Step::HealthyCar, Step::Look("/disconnect")]),
        Plain::Remove => can([Step::HealthyCar, Step::Disconnected, Step::Look("/disconnect")]),
        Plain::NotFound => can([Step::Open("/screens/nowhere")]),
        Plain::ServerProblem | Plain::Unavailable | Plain::SlowDown => Scenario::Cannot("last_resort"),
    }
}
