//! Whether Smartcar's hosts answer this machine, and whether its clock agrees with theirs. All are asked at once, with
//! nothing that says who asks; any HTTP answer counts, also an error.

use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use actix_web::http::header::HttpDate;
use futures_util::future::join_all;
use url::Url;

use crate::causes::Causes;
use crate::recovery::Screen;
use crate::setup::{Report, State, Told};
use crate::smartcar::ApiVersion;
use crate::web::AppState;
use crate::web::words::Error;

/// One of Smartcar's hosts, and what it said.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The setting that moves it.
    pub setting: &'static str,
    /// Where it is.
    pub origin: String,
    /// Its `Date` when it answered, which it may leave out.
    pub date: Result<Option<String>, ()>,
    title: &'static str,
    needed_by: &'static [ApiVersion],
    screen: Screen,
}

/// Asks them all.
pub async fn ask(state: &AppState) -> Vec<Answer> {
    use ApiVersion::{V1, V2, V3};
    let origins = &state.cars.client.settings().origins;
    let (answer, lost) = (Screen::ConnectServerError, Screen::MakerDown);
    let hosts: [(_, _, _, &'static [ApiVersion], _); 5] = [
        ("doctor.reach_connect", "SMARTCAR_CONNECT_ORIGIN", &origins.connect, &[V1, V2, V3], answer),
        ("doctor.reach_auth", "SMARTCAR_AUTH_ORIGIN", &origins.auth, &[V1, V2], answer),
        ("doctor.reach_iam", "SMARTCAR_IAM_ORIGIN", &origins.iam, &[V3], answer),
        ("doctor.reach_api", "SMARTCAR_API_ORIGIN", &origins.api, &[V1, V2], lost),
        ("doctor.reach_api_v3", "SMARTCAR_API_V3_ORIGIN", &origins.api_v3, &[V3], lost),
    ];
    join_all(hosts.map(async |(title, setting, origin, needed_by, screen)| {
        let date = state.cars.client.answers(origin, PATIENCE).await;
        let date =
            date.map_err(|error| tracing::warn!(setting, error = %Causes(&error), "the setup doctor got no answer"));
        Answer { setting, origin: origin.origin().ascii_serialization(), date, title, needed_by, screen }
    }))
    .await
}

/// A host that the chosen version needs must answer; silence of another one is worth a look.
pub fn examine(answers: &[Answer], version: ApiVersion, report: &mut Report<'_>) -> Result<(), Error> {
    for answer in answers {
        let values = [("origin", answer.origin.as_str()), ("setting", answer.setting)];
        let needed = answer.needed_by.contains(&version);
        if answer.date.is_ok() {
            report.fine(answer.title, "doctor.reach_answers", &values)?;
            continue;
        }
        let state = if needed { State::Broken } else { State::Look };
        let found = if needed { "doctor.reach_silent" } else { "doctor.reach_silent_unused" };
        let told = Told { found, advice: "doctor.reach_advice", screen: needed.then_some(answer.screen) };
        report.add(state, answer.title, &told, &values)?;
    }
    Ok(())
}

/// Asks Connect for its first page, as an owner's browser would, and follows nothing.
pub async fn ask_connect(state: &AppState) -> Option<Url> {
    let answer = state.cars.client.connect_leads_to(PATIENCE).await;
    // Whether it answers at all is another finding.
    answer.inspect_err(|error| tracing::warn!(%error, "the setup doctor could not open Connect's first page")).ok()?
}

/// A browser follows the redirect that answers a form only to hosts that the page's policy names. `hosts`: those it names.
pub fn examine_connect(leads_to: Option<Url>, hosts: &[Url], report: &mut Report<'_>) -> Result<(), Error> {
    let named = |url: &Url| hosts.iter().any(|host| host.origin() == url.origin());
    let Some(origin) = leads_to.filter(|url| !named(url)).map(|url| url.origin().ascii_serialization()) else {
        return report.fine("doctor.connect_hosts", "doctor.connect_hosts_named", &[]);
    };
    let screen = Some(Screen::ConnectServerError);
    let told = Told { found: "doctor.connect_hosts_other", advice: "doctor.connect_hosts_advice", screen };
    report.add(State::Broken, "doctor.connect_hosts", &told, &[("origin", &origin)])
}

/// A clock that is far off breaks TLS, and tells owners wrong times.
pub fn compare_clocks(answers: &[Answer], now: i64, report: &mut Report<'_>) -> Result<(), Error> {
    let theirs = answers.iter().find_map(|answer| epoch_seconds(answer.date.as_ref().ok()?.as_deref()?));
    let Some(theirs) = theirs else {
        let told = Told { found: "doctor.clock_unknown", advice: "", screen: None };
        return report.add(State::Look, "doctor.clock", &told, &[]);
    };
    let skew = (now / 1000 - theirs).abs();
    let seconds = skew.to_string();
    if skew <= LARGEST_SKEW {
        return report.fine("doctor.clock", "doctor.clock_agrees", &[("seconds", &seconds)]);
    }
    let told =
        Told { found: "doctor.clock_off", advice: "doctor.clock_advice", screen: Some(Screen::ConnectServerError) };
    report.add(State::Broken, "doctor.clock", &told, &[("seconds", &seconds)])
}

fn epoch_seconds(date: &str) -> Option<i64> {
    let date = SystemTime::from(HttpDate::from_str(date).ok()?);
    i64::try_from(date.duration_since(UNIX_EPOCH).ok()?.as_secs()).ok()
}

/// A page is waiting.
const PATIENCE: Duration = Duration::from_secs(3);
/// Seconds.
const LARGEST_SKEW: i64 = 60;

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, state};
    use super::*;

    fn answer(title: &'static str, needed_by: &'static [ApiVersion], date: Result<Option<&str>, ()>) -> Answer {
        let date = date.map(|date| date.map(str::to_owned));
        let screen = Screen::MakerDown;
        Answer { setting: "SMARTCAR_API_ORIGIN", origin: "https://a.example".into(), date, title, needed_by, screen }
    }

    #[test]
    fn silence_is_as_bad_as_the_host_is_needed() {
        let answers = [
            answer("doctor.reach_api", &[ApiVersion::V2], Err(())),
            answer("doctor.reach_api_v3", &[ApiVersion::V3], Err(())),
            answer("doctor.reach_connect", &[ApiVersion::V2], Ok(None)),
        ];
        let findings = findings(|report| examine(&answers, ApiVersion::V2, report));
        assert_eq!(state(&findings, "reach-api"), (State::Broken, "maker-down"));
        assert_eq!(state(&findings, "reach-api-v3"), (State::Look, ""));
        assert_eq!(state(&findings, "reach-connect"), (State::Fine, ""));
    }

    #[test]
    fn a_host_connect_leads_to_must_be_one_that_the_policy_names() {
        let hosts = [Url::parse("https://connect.example").unwrap(), Url::parse("https://login.example").unwrap()];
        let found = |leads_to: Option<&str>| {
            let leads_to = leads_to.map(|url| Url::parse(url).unwrap());
            state(&findings(|report| examine_connect(leads_to, &hosts, report)), "connect-hosts")
        };
        for fine in [None, Some("https://connect.example/welcome"), Some("https://login.example/x?y=z")] {
            assert_eq!(found(fine), (State::Fine, ""), "{fine:?}");
        }
        for other in ["https://other.example/a", "http://connect.example/welcome", "https://connect.example:444/"] {
            assert_eq!(found(Some(other)), (State::Broken, "connect-server-error"), "{other}");
        }
    }

    #[test]
    fn a_minute_is_how_far_clocks_may_be_apart() {
        let noon = "Sun, 03 May 2026 12:00:00 GMT";
        let at_noon = epoch_seconds(noon).unwrap() * 1000;
        let found = |date, now| {
            let answers = [answer("doctor.reach_api", &[], date)];
            state(&findings(|report| compare_clocks(&answers, now, report)), "clock")
        };
        assert_eq!(found(Ok(Some(noon)), at_noon + 60_999), (State::Fine, ""));
        assert_eq!(found(Ok(Some(noon)), at_noon - 61_000), (State::Broken, "connect-server-error"));
        for date in [Ok(None), Ok(Some("yesterday")), Err(())] {
            assert_eq!(found(date, at_noon), (State::Look, ""));
        }
    }
}
