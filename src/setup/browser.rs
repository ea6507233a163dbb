//! Whether the browser that asks has brought its session back, as it must after Connect.

use crate::config::Config;
use crate::recovery::Screen;
use crate::setup::{Report, State, Told};
use crate::web::session::Visit;
use crate::web::words::Error;

/// A first visit has no cookie yet, so it is asked to look once more. Under another name than that of `APP_BASE_URL` the
/// cookie of that name cannot be seen.
pub fn examine(config: &Config, visit: &Visit, host: &str, report: &mut Report<'_>) -> Result<(), Error> {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    judge(visit.is_new, config.base_url.host_str().is_some_and(|own| own == name), report)
}

fn judge(is_new: bool, by_own_name: bool, report: &mut Report<'_>) -> Result<(), Error> {
    if !by_own_name {
        return report.fine("doctor.cookie", "doctor.cookie_elsewhere", &[]);
    }
    if is_new {
        let told =
            Told { found: "doctor.cookie_none", advice: "doctor.cookie_again", screen: Some(Screen::LinkExpired) };
        return report.add(State::Look, "doctor.cookie", &told, &[]);
    }
    report.fine("doctor.cookie", "doctor.cookie_returned", &[])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, state};
    use super::*;

    #[test]
    fn a_cookie_that_does_not_come_back_is_told() {
        let found = |is_new, by_own_name| state(&findings(|report| judge(is_new, by_own_name, report)), "cookie");
        assert_eq!(found(true, true), (State::Look, "link-expired"));
        assert_eq!(found(false, true), (State::Fine, ""));
        assert_eq!(found(true, false), (State::Fine, ""));
    }
}
