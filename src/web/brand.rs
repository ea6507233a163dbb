//! The brand as it is sent: a style sheet of a few lines, the logo, the icon of the tab. Without `APP_ACCENT` and `APP_LOGO`
//! no page asks for any of it.

use actix_web::web::{Data, ServiceConfig, get};
use actix_web::{HttpRequest, HttpResponse};
use sha2::{Digest, Sha256};

use crate::brand::Brand;
use crate::web::assets::{self, Asset};

/// What is sent, made once.
struct Sent {
    version: String,
    sheet: Asset,
    logo: Asset,
    icon: Asset,
}

impl Sent {
    fn new(brand: &Brand) -> Self {
        let (sheet, (logo_kind, logo), (icon_kind, icon)) = (sheet(brand), brand.mark(), brand.icon());
        Self {
            version: version(brand),
            sheet: Asset::new("text/css; charset=utf-8", sheet.into_bytes()),
            logo: Asset::new(logo_kind, logo),
            icon: Asset::new(icon_kind, icon),
        }
    }
}

/// `GET /static/css/brand.css`, `/static/img/logo` and `/static/img/favicon`.
pub fn routes(brand: &Brand) -> impl FnOnce(&mut ServiceConfig) + Clone {
    let sent = Data::new(Sent::new(brand));
    |app| {
        app.app_data(sent)
            .route(
                "/static/css/brand.css",
                get().to(async |sent: Data<Sent>, request| answer(&sent, &sent.sheet, request)),
            )
            .route("/static/img/logo", get().to(async |sent: Data<Sent>, request| answer(&sent, &sent.logo, request)))
            .route(
                "/static/img/favicon",
                get().to(async |sent: Data<Sent>, request| answer(&sent, &sent.icon, request)),
            );
    }
}

/// An address with the version of the sheet or of the file itself in it never has to be asked for again.
fn answer(sent: &Sent, asset: &Asset, request: HttpRequest) -> HttpResponse {
    let is_own = request.query_string().strip_prefix("v=").is_some_and(|asked| asked == asset.tag());
    asset.answer(&request, if is_own { asset.tag() } else { &sent.version })
}

/// Changes whenever the brand does; empty without one.
pub fn version(brand: &Brand) -> String {
    match brand.is_ours() {
        true => String::new(),
        // The sheet names the logo by what it holds, and so stands for it.
        false => format!("{}{}", assets::version(), assets::short(Sha256::new_with_prefix(sheet(brand)))),
    }
}

fn sheet(brand: &Brand) -> String {
    let version = assets::short(Sha256::new_with_prefix(brand.mark().1));
    brand.sheet(&format!("/static/img/logo?v={version}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brand::Accent;

    #[test]
    fn the_address_of_the_sheet_changes_with_the_brand() {
        let version = |accent: &str| version(&Brand { accent: Accent::parse(accent).ok(), logo: None });
        assert_ne!(version("#7a1fa2"), version("#8a3b12"));
        assert_eq!(version("none of it"), "");
    }
}
