//! The vocabulary of answers: screens and their classes, with one row for all that is a constant of a screen.

use serde::{Deserialize, Serialize};

use crate::recovery::pause::Pace;

/// The answer to a failure: which screen, in which variant, and what whoever runs the app makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recovery {
    /// The screen.
    pub screen: Screen,
    /// Its variant; empty for the plain one.
    pub variant: &'static str,
    /// How patiently to ask a car again; `None`: asking cannot help before someone has done something.
    pub pace: Option<Pace>,
    /// The setting, or the place in Smartcar's dashboard, to look at first; `None`: nothing of ours is to blame. Owners never
    /// see it.
    pub look_at: Option<&'static str>,
}

impl Recovery {
    /// A screen in its plain variant.
    pub fn of(screen: Screen) -> Self {
        Self::variant(screen, "")
    }

    /// A screen in a variant.
    pub fn variant(screen: Screen, variant: &'static str) -> Self {
        Self { screen, variant, pace: None, look_at: None }
    }

    pub(super) fn brisk(self) -> Self {
        Self { pace: Some(Pace::Brisk), ..self }
    }

    pub(super) fn slow(self) -> Self {
        Self { pace: Some(Pace::Slow), ..self }
    }

    pub(super) fn look_at(self, place: &'static str) -> Self {
        Self { look_at: Some(place), ..self }
    }

    /// Who can fix it.
    pub fn class(self) -> Class {
        self.screen.class(self.variant)
    }

    /// The same answer on its `attempt`-th time in a day: some screens stop offering what did not help.
    pub fn repeated(self, attempt: u32) -> Self {
        let has_other_words = self.screen.variants().contains(&"again");
        if has_other_words && self.variant.is_empty() && attempt > 1 { Self { variant: "again", ..self } } else { self }
    }
}

/// Who can fix it. The class decides icon, colour and tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The owner chose not to share.
    Choice,
    /// The owner can fix it here, now.
    FixHere,
    /// The owner must act in the car maker's app.
    FixAtMaker,
    /// The owner must do something at the car.
    AtTheCar,
    /// Time fixes it.
    Wait,
    /// This car or feature is not supported.
    NotPossible,
    /// We must fix it.
    Ours,
}

impl Class {
    /// Every class, from the owner's choice to our own fault.
    pub const ALL: [Self; 7] =
        [Self::Choice, Self::FixHere, Self::FixAtMaker, Self::AtTheCar, Self::Wait, Self::NotPossible, Self::Ours];

    /// The value of `data-class`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::FixHere => "fix_here",
            Self::FixAtMaker => "fix_at_maker",
            Self::AtTheCar => "at_the_car",
            Self::Wait => "wait",
            Self::NotPossible => "not_possible",
            Self::Ours => "ours",
        }
    }
}

/// Every failure screen. The slug is also the template's name and the address `/connect/{slug}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the screens")]
pub enum Screen {
    AccessDenied,
    VehicleIncompatible,
    InvalidSubscription,
    NoVehicles,
    ConfigurationError,
    ConnectServerError,
    LinkExpired,
    Unknown,
    Reconnect,
    ReconnectFailed,
    CarUnreachable,
    CarNotReady,
    AccountAction,
    CarMissing,
    PermissionMissing,
    FeatureUnavailable,
    PlanLimit,
    TooSoon,
    MakerDown,
    OurFault,
    AlreadyConnected,
}

impl Screen {
    /// Every screen, in the order an owner may meet them.
    pub const ALL: [Self; 21] = [
        Self::AccessDenied,
        Self::VehicleIncompatible,
        Self::InvalidSubscription,
        Self::NoVehicles,
        Self::ConfigurationError,
        Self::ConnectServerError,
        Self::LinkExpired,
        Self::Unknown,
        Self::Reconnect,
        Self::ReconnectFailed,
        Self::CarUnreachable,
        Self::CarNotReady,
        Self::AccountAction,
        Self::CarMissing,
        Self::PermissionMissing,
        Self::FeatureUnavailable,
        Self::PlanLimit,
        Self::TooSoon,
        Self::MakerDown,
        Self::OurFault,
        Self::AlreadyConnected,
    ];

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
