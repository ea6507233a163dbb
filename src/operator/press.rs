//! What was pressed, without script. A form of a failure screen carries `pressed=<slug>.<action>` as a hidden field, a link
//! as a parameter; here both become events, and the parameter leaves the address at once.
//!
//! Only screens this session was shown are counted, so that a forged or shared address counts nothing. Quiet links and
//! links to other sites (the car maker's, a `mailto:` for support) carry nothing and are not counted.

use actix_web::HttpRequest;
use url::form_urlencoded;

use crate::operator::verb::Verb;
use crate::operator::{events, seen};
use crate::recovery::Screen;
use crate::web::session::Visit;
use crate::web::{AppState, SUPPORT};

/// Records a press, if the text is one of ours; once for each time the screen was shown, so that whoever presses again and
/// again is one case. `path`: where it leads; an action that leads to support is both.
pub(super) fn record(state: &AppState, visit: &Visit, text: &str, path: &str) {
    let Some((screen, verb)) = parse(text) else { return };
    let mut seen = seen::all(visit);
    let Some(shown) = seen.iter_mut().rev().find(|seen| seen.screen == screen) else { return };
    let mut verbs = vec![verb];
    verbs.extend((path == SUPPORT && verb != Verb::Support).then_some(Verb::Support));
    verbs.retain(|verb| !shown.pressed.contains(verb));
    if verbs.is_empty() {
        return;
    }
    shown.pressed.extend(&verbs);
    let shown = shown.clone();
    events::keep(visit, seen);
    for verb in verbs {
        events::record(state, visit, verb, &shown, Some(shown.at), None);
    }
}

/// `reconnect.primary` -> its screen and verb.
fn parse(text: &str) -> Option<(Screen, Verb)> {
    let (slug, action) = text.split_once('.')?;
    let verb = match action {
        "primary" => Verb::Primary,
        "secondary" => Verb::Secondary,
        "support" => Verb::Support,
        _ => return None,
    };
    Some((Screen::from_slug(slug)?, verb))
}

/// The first `pressed` of a query, and the query without any of them; nothing when there is none.
pub(super) fn taken_out(query: &str) -> Option<(String, String)> {
    let value = |part: &str| {
        let (name, value) = form_urlencoded::parse(part.as_bytes()).next()?;
        (name == "pressed").then(|| value.into_owned())
    };
    let first = query.split('&').find_map(value)?;
    let rest: Vec<&str> = query.split('&').filter(|part| value(part).is_none()).collect();
    Some((first, rest.join("&")))
}

/// The address to go on at. One slash at its beginning: two would make it another site's.
pub(super) fn clean(path: &str, rest: &str) -> String {
    let path = path.trim_start_matches(['/', '\\']);
    if rest.is_empty() { format!("/{path}") } else { format!("/{path}?{rest}") }
}

/// Whether a page of ours was pressed: browsers say when an address comes from elsewhere, or is only fetched ahead.
pub(super) fn is_own_press(request: &HttpRequest) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    matches!(header("sec-fetch-site"), None | Some("same-origin")) && header("sec-purpose").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_actions_of_our_screens_are_presses() {
        assert_eq!(parse("reconnect.primary"), Some((Screen::Reconnect, Verb::Primary)));
        assert_eq!(parse("access-denied.support"), Some((Screen::AccessDenied, Verb::Support)));
        for text in
            ["", ".", "reconnect", "reconnect.", "reconnect.recovered", "RECONNECT.primary", "x.primary", "a.b.c"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_rest_of_a_query_stays_as_it_was() {
        let taken = |query: &str| taken_out(query).map(|(first, rest)| format!("{first}|{rest}"));
        assert_eq!(taken("pressed=a.b").as_deref(), Some("a.b|"));
        assert_eq!(taken("x=%2F&pressed=a&y&pre%73sed=b").as_deref(), Some("a|x=%2F&y"));
        assert_eq!(taken("x=1&press=2"), None);
        assert_eq!(taken(""), None);
    }

    #[test]
    fn the_clean_address_is_never_another_sites() {
        assert_eq!(clean("/home", "a=b"), "/home?a=b");
        for path in ["//evil.example/a", "/\\evil.example/a", "///evil.example/a"] {
            assert_eq!(clean(path, ""), "/evil.example/a");
        }
    }
}
