//! The sandbox's own HTML: loads its templates and wraps a page in its headers.
//!
//! Everything is compiled in, so the binary depends on no directory. Pages need no script. `form-action` names the
//! application's origin besides our own, because Chromium applies it to the redirect that answers a form post.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use serde_json::{Value, json};
use tera::{Context, Tera};
use url::{Origin, Url};

const TEMPLATES: [(&str, &str); 12] = [
    ("base.html", include_str!("pages/base.html")),
    ("start.html", include_str!("pages/start.html")),
    ("car.html", include_str!("pages/car.html")),
    ("journal.html", include_str!("pages/journal.html")),
    ("identities.html", include_str!("pages/identities.html")),
    ("welcome.html", include_str!("pages/welcome.html")),
    ("brands.html", include_str!("pages/brands.html")),
    ("sign_in.html", include_str!("pages/sign_in.html")),
    ("permissions.html", include_str!("pages/permissions.html")),
    ("incompatible.html", include_str!("pages/incompatible.html")),
    ("stopped.html", include_str!("pages/stopped.html")),
    ("message.html", include_str!("pages/message.html")),
];

/// Templates, ready to be filled.
pub(super) struct Pages(Tera);

impl Pages {
    pub(super) fn load() -> Result<Self, tera::Error> {
        let mut tera = Tera::default();
        tera.add_raw_templates(TEMPLATES)?;
        Ok(Self(tera))
    }

    /// A page. The forms of one of Connect's may end at the application, whose address is `back`.
    pub(super) fn show(&self, back: Option<&Url>, template: &str, status: StatusCode, values: &Value) -> HttpResponse {
        let form_target = back.map(|back| match back.origin() {
            origin @ Origin::Tuple(..) => format!(" {}", origin.ascii_serialization()),
            // An opaque origin (custom scheme) can only be named by its scheme.
            Origin::Opaque(_) => format!(" {}:", back.scheme()),
        });
        let policy = format!(
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; \
             form-action 'self'{}",
            form_target.unwrap_or_default()
        );
        match Context::from_serialize(values).and_then(|context| self.0.render(template, &context)) {
            Ok(page) => HttpResponse::build(status)
                .content_type("text/html; charset=utf-8")
                .insert_header((CONTENT_SECURITY_POLICY, policy))
                // Not `no-referrer`: under it browsers send `Origin: null` with our own forms, and the guard refuses them.
                .insert_header((REFERRER_POLICY, "same-origin"))
                .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
                .insert_header((CACHE_CONTROL, "no-store"))
                .body(page),
            Err(error) => {
                tracing::error!(template, ?error, "a sandbox page could not be rendered");
                HttpResponse::InternalServerError()
                    .content_type("text/plain")
                    .body("The sandbox could not draw this page.")
            }
        }
    }

    /// A short page with nothing to press, for what cannot go on.
    pub(super) fn message(&self, status: StatusCode, heading: &str, lines: &[&str]) -> HttpResponse {
        self.show(None, "message.html", status, &json!({"heading": heading, "lines": lines}))
    }
}

/// GET /sandbox/sandbox.css
pub(super) async fn stylesheet() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-cache"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(include_str!("pages/sandbox.css"))
}
