//! Which sentence of the catalogue heads each failure screen, as a page, a banner or a line.

use crate::recovery::Screen;

/// The catalogue key of a screen's heading.
pub fn heading(screen: Screen, variant: &str, make_is_known: bool) -> String {
    let key = match screen {
        Screen::AccessDenied if variant == "again" => "access_denied.again_heading",
        Screen::AccessDenied => "access_denied.heading",
        Screen::VehicleIncompatible if make_is_known => "incompatible.heading",
        Screen::VehicleIncompatible => "incompatible.heading_unknown",
        Screen::InvalidSubscription if variant == "connected" => "subscription.connected_heading",
        Screen::InvalidSubscription => "subscription.heading",
        Screen::NoVehicles => "no_vehicles.heading",
        Screen::ConfigurationError => "configuration.heading",
        Screen::ConnectServerError => "connect_server.heading",
        Screen::LinkExpired => "expired.heading",
        Screen::Unknown => "unknown.heading",
        Screen::Reconnect => "reconnect.heading",
        Screen::ReconnectFailed if variant == "wrong_car" => "wrong_car.heading",
        Screen::ReconnectFailed => "reconnect_failed.heading",
        Screen::CarUnreachable => return format!("unreachable.{variant}_heading"),
        Screen::CarNotReady => return format!("not_ready.{variant}_heading"),
        Screen::AccountAction if variant == "virtual_key" => "virtual_key.heading",
        Screen::AccountAction => "account_action.heading",
        Screen::CarMissing => "car_missing.heading",
        Screen::PermissionMissing => "permission.heading",
        Screen::FeatureUnavailable if variant == "reconnect_to_get" => "feature.reconnect_to_get",
        Screen::FeatureUnavailable => "feature.line",
        Screen::PlanLimit if variant == "connecting" => "plan_limit.connecting_heading",
        Screen::PlanLimit => "plan_limit.heading",
        Screen::TooSoon if variant == "other" => "too_soon.heading_other",
        Screen::TooSoon => "too_soon.heading",
        Screen::MakerDown if variant == "data" => "maker_down.data_heading",
        Screen::MakerDown if variant == "link" => "maker_down.link_heading",
        Screen::MakerDown => "maker_down.heading",
        Screen::OurFault if variant == "connecting" => "our_fault.connecting_heading",
        Screen::OurFault => "our_fault.heading",
        Screen::AlreadyConnected if variant == "other" => "already.other_heading",
        Screen::AlreadyConnected => "already.heading",
    };
    key.to_owned()
}
