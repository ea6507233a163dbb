//! `POST /language` and `POST /settings/distance`: what an owner chooses for themselves. The session keeps it.

use actix_web::HttpResponse;

use crate::web::Error;
use crate::web::form::Form;
use crate::web::language::localized::Localized;
use crate::web::language::reader::Distance;
use crate::web::session::Visit;
use crate::web::state::see_other;

/// `POST /language`: and back to the page it was chosen on. A language that is not offered changes nothing.
pub async fn language(state: Localized, visit: Visit, form: Form) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    let chosen = form.field("language");
    if state.languages.offered().iter().any(|language| language.tag == chosen) {
        visit.choose_language(chosen)?;
    }
    Ok(see_other(page_of_ours(form.field("back"))))
}

/// `POST /settings/distance`. A unit that does not exist changes nothing.
pub async fn distance(visit: Visit, form: Form) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    if let Some(distance) = Distance::from_name(form.field("distance")) {
        visit.choose_distance(distance)?;
    }
    Ok(see_other("/settings"))
}

/// The path, if it is one of a page of ours; else the front door. What browsers read as another site begins with two strokes
/// of either kind.
fn page_of_ours(path: &str) -> &str {
    const LONGEST: usize = 200;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.');
    let is_ours = path.starts_with('/') && !path.starts_with("//") && path.len() <= LONGEST && path.bytes().all(plain);
    if is_ours { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_elsewhere() {
        for path in ["/", "/settings", "/vehicles/0a1b", "/connect/access-denied", "/screens/vehicle/ok/preview"] {
            assert_eq!(page_of_ours(path), path);
        }
        let long = format!("/{}", "a".repeat(300));
        for path in
            ["", "//evil.example", "/\\evil.example", "https://evil.example", "/a?b=c", "/a\r\nb", "/%2F", &long]
        {
            assert_eq!(page_of_ours(path), "/", "{path}");
        }
    }
}
