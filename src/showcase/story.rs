//! The story for an audience: one owner, four evenings, about three minutes. Each slide says what happened in Connect, what a
//! typical app shows at this moment, what this one does, and what it means. Keys turn it; without script its links do.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::showcase::handlers::allowed;
use crate::web::edge::headers;
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::{AppState, Error, assets};

/// One evening: its name in keys and pictures, and the preview of what this app shows.
const EVENINGS: [(&str, &str); 4] = [
    ("access_denied", "/screens/access-denied/plain/preview"),
    ("incompatible", "/screens/vehicle-incompatible/plain/preview"),
    ("subscription", "/screens/invalid-subscription/plain/preview"),
    ("reconnect", "/screens/vehicle/banner-reconnect/preview"),
];

/// The first slide opens the story, the last one ends it.
pub const SLIDES: usize = EVENINGS.len() + 2;

/// The address of a slide; empty beyond the ends.
pub fn address(slide: usize) -> String {
    if slide < SLIDES { format!("/screens/story/{slide}") } else { String::new() }
}

/// One slide.
#[derive(Debug, Serialize)]
struct Slide {
    #[serde(skip)]
    heading: String,
    /// `begin`, an evening's name, or `end`.
    part: &'static str,
    /// The evening's number, from one; 0 for the first and last slide.
    number: usize,
    /// The preview of what this app shows.
    preview_of: &'static str,
    /// Pictures of Connect and of this app; empty where they are missing.
    pictures: [String; 2],
    before: String,
    after: String,
    /// A number of whoever runs the app; empty where there is none.
    quoted: String,
}

impl Page for Slide {
    fn folder(&self) -> &str {
        "showcase"
    }
    fn screen(&self) -> &str {
        "story"
    }
    fn heading(&self) -> String {
        self.heading.clone()
    }
}

/// `GET /screens/story/{slide}`.
pub async fn show(state: web::Data<AppState>, visit: Visit, slide: web::Path<usize>) -> Result<HttpResponse, Error> {
    allowed(&state)?;
    let slide = Some(*slide).filter(|slide| *slide < SLIDES).ok_or(Error::NotFound)?;
    let evening = slide.checked_sub(1).and_then(|place| EVENINGS.get(place));
    let part = match (evening, slide) {
        (Some((name, _)), _) => name,
        (None, 0) => "begin",
        (None, _) => "end",
    };
    let page = Slide {
        heading: if evening.is_some() { format!("story_{part}.heading") } else { format!("story.{part}_heading") },
        part,
        number: if evening.is_some() { slide } else { 0 },
        preview_of: evening.map_or("", |(_, preview)| preview),
        pictures: ["connect", "ours"].map(|side| picture(part, side)),
        before: slide.checked_sub(1).map(address).unwrap_or_default(),
        after: address(slide + 1),
        quoted: String::new(),
    };
    let page = Slide { quoted: crate::operator::quoted(&state).await?, ..page }; // unit: operator
    let mut answer = state.page(StatusCode::OK, &state.frame(&visit)?, &page)?;
    if let Ok(policy) = HeaderValue::from_str(&headers::policy_with_our_script(&state.config.form_hosts())) {
        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    Ok(answer)
}

fn picture(part: &str, side: &str) -> String {
    let path = format!("img/story/{part}.{side}.webp");
    if assets::has(&path) { format!("/static/{path}?v={}", assets::version()) } else { String::new() }
}
