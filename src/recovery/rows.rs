//! One row for each screen: all that is a constant of it, and what is read off it.

use crate::recovery::screen::{Class, Screen};

impl Screen {
    /// Its row.
    fn row(self) -> Row {
        const KNOWN: &[&str] = &["", "connected"];
        const AGAIN: &[&str] = &["", "again"];
        match self {
            Self::AccessDenied => Row {
                variants: &["", "again", "connected"],
                headings: &[("", "access_denied.heading"), ("again", "access_denied.again_heading")],
                ..Row::new("access-denied", Class::Choice)
            },
            Self::VehicleIncompatible => Row {
                headings: &[("", "incompatible.heading"), (UNNAMED, "incompatible.heading_unknown")],
                ..Row::new("vehicle-incompatible", Class::NotPossible)
            },
            Self::InvalidSubscription => Row {
                variants: KNOWN,
                headings: &[("", "subscription.heading"), ("connected", "subscription.connected_heading")],
                banner: Some((3, &[("", "subscription.connected_lead", "check", "subscription.connected_primary")])),
                ..Row::new("invalid-subscription", Class::FixAtMaker)
            },
            Self::NoVehicles => Row {
                variants: KNOWN,
                headings: &[("", "no_vehicles.heading")],
                ..Row::new("no-vehicles", Class::FixAtMaker)
            },
            Self::ConfigurationError => Row {
                variants: AGAIN,
                headings: &[("", "configuration.heading")],
                ..Row::new("configuration-error", Class::Ours)
            },
            Self::ConnectServerError => Row {
                variants: &["", "again", "connected"],
                headings: &[("", "connect_server.heading")],
                ..Row::new("connect-server-error", Class::Wait)
            },
            Self::LinkExpired => {
                Row { status: 400, headings: &[("", "expired.heading")], ..Row::new("link-expired", Class::FixHere) }
            }
            Self::Unknown => {
                Row { variants: AGAIN, headings: &[("", "unknown.heading")], ..Row::new("unknown", Class::Ours) }
            }
            Self::Reconnect => Row {
                variants: &["", "access_withdrawn"],
                headings: &[("", "reconnect.heading")],
                banner: Some((1, &[("", "reconnect.banner", "reconnect", "reconnect.banner_action")])),
                ..Row::new("reconnect", Class::FixHere)
            },
            Self::ReconnectFailed => Row {
                variants: &["", "again", "wrong_car"],
                headings: &[("", "reconnect_failed.heading"), ("wrong_car", "wrong_car.heading")],
                ..Row::new("reconnect-failed", Class::FixHere)
            },
            Self::CarUnreachable => Row {
                variants: &["asleep", "signal", "service", "low_battery", "unknown"],
                headings: &[("", "unreachable.{}_heading")],
                banner: Some((8, &[("", "unreachable.{}_lead", "check", "unreachable.primary")])),
                ..Row::new("car-unreachable", Class::Wait)
            },
            Self::CarNotReady => Row {
                variants: &NOT_READY,
                headings: &[("", "not_ready.{}_heading")],
                ..Row::new("car-not-ready", Class::AtTheCar)
            },
            Self::AccountAction => Row {
                variants: &["", "virtual_key"],
                headings: &[("", "account_action.heading"), ("virtual_key", "virtual_key.heading")],
                banner: Some((
                    2,
                    &[
                        ("", "account_action.lead", "check", "account_action.primary"),
                        ("virtual_key", "virtual_key.lead", "check", "virtual_key.secondary"),
                    ],
                )),
                ..Row::new("account-action", Class::FixAtMaker)
            },
            Self::CarMissing => Row {
                headings: &[("", "car_missing.heading")],
                banner: Some((0, &[("", "car_missing.lead", "check", "car_missing.primary")])),
                ..Row::new("car-missing", Class::FixAtMaker)
            },
            Self::PermissionMissing => {
                Row { headings: &[("", "permission.heading")], ..Row::new("permission-missing", Class::FixHere) }
            }
            Self::FeatureUnavailable => Row {
                variants: &["", "reconnect_to_get"],
                headings: &[("", "feature.line"), ("reconnect_to_get", "feature.reconnect_to_get")],
                ..Row::new("feature-unavailable", Class::NotPossible)
            },
            Self::PlanLimit => Row {
                variants: &["", "connecting"],
                headings: &[("", "plan_limit.heading"), ("connecting", "plan_limit.connecting_heading")],
                banner: Some((4, &[("", "plan_limit.lead", "details", "plan_limit.secondary")])),
                ..Row::new("plan-limit", Class::Ours)
            },
            Self::TooSoon => Row {
                variants: &["", "other"],
                headings: &[("", "too_soon.heading"), ("other", "too_soon.heading_other")],
                banner: Some((7, &[("", "too_soon.lead_other", "check", "too_soon.primary")])),
                ..Row::new("too-soon", Class::Wait)
            },
            Self::MakerDown => Row {
                status: 502,
                variants: &["", "data", "link"],
                headings: &[
                    ("", "maker_down.heading"),
                    ("data", "maker_down.data_heading"),
                    ("link", "maker_down.link_heading"),
                ],
                banner: Some((
                    6,
                    &[
                        ("", "maker_down.lead", "check", "maker_down.primary"),
                        ("data", "maker_down.data", "check", "maker_down.primary"),
                        ("link", "maker_down.link", "check", "maker_down.primary"),
                    ],
                )),
                ..Row::new("maker-down", Class::Wait)
            },
            Self::OurFault => Row {
                status: 500,
                variants: &["", "connecting"],
                headings: &[("", "our_fault.heading"), ("connecting", "our_fault.connecting_heading")],
                banner: Some((5, &[("", "our_fault.lead", "details", "our_fault.secondary")])),
                ..Row::new("our-fault", Class::Ours)
            },
            Self::AlreadyConnected => Row {
                variants: &["", "other"],
                headings: &[("", "already.heading"), ("other", "already.other_heading")],
                ..Row::new("already-connected", Class::FixHere)
            },
        }
    }

    /// The screen's name in addresses, templates and `data-screen`.
    pub fn slug(self) -> &'static str {
        self.row().slug
    }

    /// Every variant the screen comes in. Whatever must exist once for each of them walks this list.
    pub fn variants(self) -> &'static [&'static str] {
        self.row().variants
    }

    /// The HTTP status of its page. A known outcome is a page like any other; what failed on the way is said as such.
    pub fn status(self) -> u16 {
        self.row().status
    }

    /// Whether it is a page. A missing feature is one line in place of a value, never more.
    pub fn has_page(self) -> bool {
        self != Self::FeatureUnavailable
    }

    /// The screen an address names.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|screen| screen.slug() == slug)
    }

    /// Who can fix what this screen explains. A feature that connecting again brings is the one variant another can fix.
    pub fn class(self, variant: &str) -> Class {
        if variant == "reconnect_to_get" { Class::FixHere } else { self.row().class }
    }

    /// The catalogue key of its heading, as a page, a banner or a line.
    pub fn heading(self, variant: &str, make_is_known: bool) -> String {
        let headings = self.row().headings;
        let of = |wanted: &str| headings.iter().find(|(variant, _)| *variant == wanted).map(|(_, key)| *key);
        let unnamed = of(UNNAMED).filter(|_| !make_is_known);
        unnamed.or_else(|| of(variant)).or_else(|| of("")).unwrap_or_default().replace("{}", variant)
    }

    /// Where the screen stands among the banners of one car: of several, only the first is shown. `None`: never a banner.
    pub fn banner_rank(self) -> Option<u8> {
        self.row().banner.map(|(rank, _)| rank)
    }

    /// What its banner says and offers; `None`: never a banner.
    pub fn banner(self, variant: &str) -> Option<BannerWords> {
        let (_, words) = self.row().banner?;
        let of = |wanted: &str| words.iter().find(|(variant, ..)| *variant == wanted);
        let (_, lead, action, label) = of(variant).or_else(|| of(""))?;
        Some(BannerWords { lead: lead.replace("{}", variant), action, label })
    }
}

/// The words of a banner, by their catalogue keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BannerWords {
    /// What is the matter.
    pub lead: String,
    /// What its one button does: `check`, `reconnect` or `details`.
    pub action: &'static str,
    /// What stands on the button.
    pub label: &'static str,
}

/// All that is a constant of one screen. In keys `{}` stands for the variant.
struct Row {
    slug: &'static str,
    class: Class,
    variants: &'static [&'static str],
    status: u16,
    /// Variant and catalogue key.
    headings: &'static [(&'static str, &'static str)],
    /// Rank among the banners of one car; then variant, lead, action and label.
    banner: Option<(u8, &'static [BannerRow])>,
}

type BannerRow = (&'static str, &'static str, &'static str, &'static str);

impl Row {
    const fn new(slug: &'static str, class: Class) -> Self {
        Self { slug, class, variants: &[""], status: 200, headings: &[], banner: None }
    }
}

/// Stands for the variant in a heading that cannot name the make.
const UNNAMED: &str = "(unnamed)";
const NOT_READY: [&str; 13] = [
    "door",
    "trunk",
    "hood",
    "ignition",
    "motion",
    "unplugged",
    "plugged",
    "charging",
    "full",
    "not_charging",
    "fault",
    "remote",
    "other",
];
