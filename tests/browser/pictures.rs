//! The pictures of the README and of the gallery, taken from the running app. Not part of a test run, because every run would change them:
//!
//! ```sh
//! cargo test --test browser pictures -- --ignored
//! ```
//!
//! renews all of them in `tests/browser/pictures/`: each of the four flows on a phone and on a desktop, and one page under
//! another brand; and the small ones of the gallery in `static/img/screens/`: every screen, on a phone and on a desktop, light and
//! dark.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::connect::HEALTHY;
use crate::harness::{Setup, visit};
use crate::owner::Owner;

const PHONE: Setup = Setup { width: Some(390), height: Some(760), ..Setup::ORDINARY };
const DESKTOP: Setup = Setup { width: Some(1280), height: Some(800), ..Setup::ORDINARY };

impl Owner {
    /// Keeps what the window shows.
    async fn takes_a_picture(&self, name: &str) {
        let file = format!("{}/tests/browser/pictures/{name}.png", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(file, small(&self.browser.screenshot_as_png().await.unwrap())).unwrap();
    }

    async fn takes_the_four_flows(&self, size: &str) {
        self.opens("/").await;
        self.presses("Connect your car").await;
        self.signs_in_at_connect("FORD", HEALTHY).await;
        self.presses_id("deny-button").await;
        self.sees("access-denied", "Your car is not connected").await;
        self.takes_a_picture(&format!("access-denied-{size}")).await;

        self.presses("Connect your car").await;
        self.signs_in_at_connect("AUDI", "smartcar@vehicle-incompatible.com").await;
        self.clicks_box("Share my car's details").await;
        self.presses_id("back-to-application").await;
        self.reads("does not work with Driveway").await;
        self.takes_a_picture(&format!("vehicle-incompatible-{size}")).await;

        self.presses("Connect a different car").await;
        self.signs_in_at_connect("AUDI", "smartcar@invalid-subscription.com").await;
        self.presses_id("back-to-application").await;
        self.sees("invalid-subscription", "Your car's online service is off").await;
        self.takes_a_picture(&format!("invalid-subscription-{size}")).await;

        self.needs_to_reconnect().await;
        self.takes_a_picture(&format!("reconnect-{size}")).await;
    }

    async fn needs_to_reconnect(&self) {
        self.connects_a_car().await;
        self.cars_become("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED").await;
        self.opens("/").await;
        self.presses("Your Chevrolet Volt").await;
        self.reads("Reconnect your Chevrolet Volt").await;
    }
}

impl Owner {
    /// Takes a small picture of every screen for the gallery. The bar of the preview and the sandbox's badge are not the
    /// screen's.
    async fn takes_small_pictures(&self, folder: &str, (width, height, scale, quality): (u32, u32, f64, u32)) {
        let folder = format!("{}/static/img/screens/{folder}", env!("CARGO_MANIFEST_DIR"));
        std::fs::create_dir_all(&folder).unwrap();
        for entry in driveway::showcase::entries::entries() {
            self.opens(&format!("{}/preview", entry.address())).await;
            let hide = "document.querySelectorAll('.preview, .sandbox, .notes').forEach(part => part.remove());
                document.body.style.paddingBlockEnd = 0;";
            self.browser.execute(hide, Vec::new()).await.unwrap();
            let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": scale });
            let wanted = json!({ "format": "webp", "quality": quality, "clip": clip });
            let taken = self.browser.cdp().send_raw("Page.captureScreenshot", wanted).await.unwrap();
            let bytes = STANDARD.decode(taken["data"].as_str().unwrap()).unwrap();
            std::fs::write(format!("{folder}/{}.{}.webp", entry.slug, entry.state), bytes).unwrap();
        }
    }
}

impl Owner {
    /// Takes a picture of one side of an evening, without the sandbox's badge.
    async fn takes_a_side(&self, name: &str) {
        let hide = "document.querySelectorAll('.preview, .sandbox, .notes').forEach(part => part.remove());";
        self.browser.execute(hide, Vec::new()).await.unwrap();
        let clip = json!({ "x": 0, "y": 0, "width": 390, "height": 640, "scale": 0.8 });
        let wanted = json!({ "format": "webp", "quality": 60, "clip": clip });
        let taken = self.browser.cdp().send_raw("Page.captureScreenshot", wanted).await.unwrap();
        let folder = format!("{}/static/img/story", env!("CARGO_MANIFEST_DIR"));
        std::fs::create_dir_all(&folder).unwrap();
        let bytes = STANDARD.decode(taken["data"].as_str().unwrap()).unwrap();
        std::fs::write(format!("{folder}/{name}.webp"), bytes).unwrap();
    }
}

#[tokio::test]
#[ignore = "renews the pictures of the story"]
async fn four_evenings_for_the_story() {
    let phone = Setup { width: Some(390), height: Some(640), ..Setup::ORDINARY };
    visit(phone, async |owner| {
        for (evening, brand, email) in [
            ("access_denied", "KIA", HEALTHY),
            ("incompatible", "AUDI", "smartcar@vehicle-incompatible.com"),
            ("subscription", "AUDI", "smartcar@invalid-subscription.com"),
        ] {
            owner.opens("/").await;
            owner.presses("Connect your car").await;
            owner.signs_in_at_connect(brand, email).await;
            owner.takes_a_side(&format!("{evening}.connect")).await;
        }
        owner.opens("/").await;
        owner.presses("Connect your car").await;
        owner.sees_at_connect("Connect your car").await;
        owner.presses_id("continue-button").await;
        owner.presses_id("KIA").await;
        owner.takes_a_side("reconnect.connect").await;
        for (evening, preview) in [
            ("access_denied", "access-denied/plain"),
            ("incompatible", "vehicle-incompatible/plain"),
            ("subscription", "invalid-subscription/plain"),
            ("reconnect", "vehicle/banner-reconnect"),
        ] {
            owner.opens(&format!("/screens/{preview}/preview")).await;
            owner.takes_a_side(&format!("{evening}.ours")).await;
        }
    })
    .await;
}

#[tokio::test]
#[ignore = "renews the small pictures of the gallery"]
async fn every_screen_for_the_gallery() {
    let phone = Setup { width: Some(390), height: Some(640), ..Setup::ORDINARY };
    for (look, dark) in [("light", false), ("dark", true)] {
        let folder = format!("phone-{look}");
        visit(Setup { dark, ..phone }, async |owner| owner.takes_small_pictures(&folder, (390, 640, 0.36, 32)).await)
            .await;
        let folder = format!("desktop-{look}");
        visit(Setup { dark, ..DESKTOP }, async |owner| owner.takes_small_pictures(&folder, (1280, 800, 0.2, 55)).await)
            .await;
    }
}

/// The same picture with a palette, at a third of its size. Pages have few colours; of the many shades at the edges of
/// letters, the rarest become the nearest of the others.
fn small(picture: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let pixels =
        bytes[..info.buffer_size()].chunks(info.color_type.samples()).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    let pixels: Vec<[u8; 3]> = pixels.collect();
    let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
    pixels.iter().for_each(|colour| *counts.entry(*colour).or_default() += 1);
    let mut colours: Vec<[u8; 3]> = counts.keys().copied().collect();
    colours.sort_by_key(|colour| (Reverse(counts[colour]), *colour));
    let palette = &colours[..colours.len().min(256)];
    let places: HashMap<[u8; 3], u8> = colours.iter().map(|colour| (*colour, nearest(palette, *colour))).collect();
    let indices: Vec<u8> = pixels.iter().map(|colour| places[colour]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, info.width, info.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header().unwrap().write_image_data(&indices).unwrap();
    file
}

/// The place of the colour in the palette that is nearest to this one.
fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let distance =
        |other: &[u8; 3]| (0..3).map(|part| u32::from(other[part].abs_diff(colour[part])).pow(2)).sum::<u32>();
    let place = (0..palette.len()).min_by_key(|place| distance(&palette[*place])).unwrap();
    u8::try_from(place).unwrap()
}

#[tokio::test]
#[ignore = "renews the pictures of the README"]
async fn the_four_flows_on_a_phone() {
    visit(PHONE, async |owner| owner.takes_the_four_flows("phone").await).await;
}

#[tokio::test]
#[ignore = "renews the pictures of the README"]
async fn the_four_flows_on_a_desktop() {
    visit(DESKTOP, async |owner| owner.takes_the_four_flows("desktop").await).await;
}

#[tokio::test]
#[ignore = "renews the pictures of the README"]
async fn one_page_under_another_brand() {
    visit(Setup { branded: true, ..DESKTOP }, async |owner| {
        owner.needs_to_reconnect().await;
        owner.takes_a_picture("branded").await;
    })
    .await;
}
