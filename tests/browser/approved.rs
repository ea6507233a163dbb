//! Approved pictures: how each screen looked when someone last said that it looks right. A page that comes out otherwise
//! fails; `RENEW_PICTURES=1 cargo test --test browser approved` makes new ones to look at and commit.
//!
//! Pictures are kept small and compared coarsely, cell by cell and row by best fitting row: another font, another line
//! break or another clock time passes, a lost style sheet, a missing picture or a fallen layout does not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use thirtyfour::prelude::*;

use crate::harness::{Setup, visit};
use crate::owner::Owner;

/// Pixels of a cell of the kept picture, each way.
const CELL: usize = 12;
/// How much the average cell may differ, of 255. Another font family makes up to 9, a lost style sheet 14 and more.
const TOLERANCE: f64 = 11.0;
/// How much taller or shorter a page may be.
const STRETCH: f64 = 0.15;
/// A kept pixel stands for this many of the page, each way.
const SHRINK: usize = 3;

struct Picture {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl Picture {
    /// Reads any PNG as shades of grey.
    fn read(bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let samples = info.color_type.samples();
        let shade = |pixel: &[u8]| match samples {
            1 | 2 => pixel[0],
            _ => u8::try_from((u32::from(pixel[0]) + u32::from(pixel[1]) + u32::from(pixel[2])) / 3).unwrap(),
        };
        let grey = pixels[..info.buffer_size()].chunks(samples).map(shade).collect();
        Self { width: info.width as usize, height: info.height as usize, grey }
    }

    /// Each pixel the average of a square.
    fn shrunk(&self, by: usize) -> Self {
        let (width, height) = (self.width / by, self.height / by);
        let average = |cell: usize| {
            let (x, y) = (cell % width * by, cell / width * by);
            let rows = (y..y + by).flat_map(|row| &self.grey[row * self.width + x..row * self.width + x + by]);
            u8::try_from(rows.map(|shade| usize::from(*shade)).sum::<usize>() / (by * by)).unwrap()
        };
        Self { width, height, grey: (0..width * height).map(average).collect() }
    }

    fn write(&self, file: &Path) {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let file = fs::File::create(file).unwrap();
        let mut encoder =
            png::Encoder::new(file, u32::try_from(self.width).unwrap(), u32::try_from(self.height).unwrap());
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::High);
        encoder.write_header().unwrap().write_image_data(&self.grey).unwrap();
    }

    /// What a person would call different; nothing when it is the same page.
    fn difference(&self, other: &Self) -> Option<String> {
        let stretch = (self.height as f64 - other.height as f64).abs() / other.height as f64;
        if self.width != other.width || stretch > STRETCH {
            return Some(format!("{}x{} instead of {}x{}", self.width, self.height, other.width, other.height));
        }
        let average = apart(&self.shrunk(CELL), &other.shrunk(CELL));
        (average > TOLERANCE).then(|| format!("{average:.1} of 255 off on average"))
    }

    fn rows(&self) -> Vec<&[u8]> {
        self.grey.chunks(self.width).collect()
    }
}

/// How far two pictures are apart, row by row, when each row may be held against whichever row of the other fits best as
/// long as the order stays: a line that wraps elsewhere moves all below it, and is no other page for that.
fn apart(mine: &Picture, theirs: &Picture) -> f64 {
    let (mine, theirs) = (mine.rows(), theirs.rows());
    let between =
        |a: &[u8], b: &[u8]| a.iter().zip(b).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>() / a.len() as f64;
    let mut before = vec![0.0; theirs.len() + 1];
    before[1..].fill(f64::INFINITY);
    for row in &mine {
        let mut now = vec![f64::INFINITY; theirs.len() + 1];
        for (index, other) in theirs.iter().enumerate() {
            let way = before[index].min(before[index + 1]).min(now[index]);
            now[index + 1] = way + between(row, other);
        }
        before = now;
    }
    before[theirs.len()] / mine.len().max(theirs.len()) as f64
}

impl Owner {
    async fn looks_like_the_approved_pictures(&self, kind: &str, addresses: Vec<String>) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/browser/pictures/approved").join(kind);
        let renew = std::env::var_os("RENEW_PICTURES").is_some();
        let (mut wrong, mut names) = (Vec::new(), BTreeSet::new());
        for address in addresses {
            self.opens(&address).await;
            let name = address.trim_matches('/').replace('/', "-");
            let file = folder.join(format!("{name}.png"));
            let picture = Picture::read(&self.photographs_the_page().await).shrunk(SHRINK);
            if renew {
                picture.write(&file);
            } else {
                match fs::read(&file) {
                    Ok(approved) => {
                        let difference = picture.difference(&Picture::read(&approved));
                        wrong.extend(difference.map(|difference| format!("{address}: {difference}")));
                    }
                    Err(_) => wrong.push(format!("{address}: no approved picture")),
                }
            }
            names.insert(format!("{name}.png"));
        }
        let kept = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        wrong.extend(kept.filter(|name| !names.contains(name)).map(|name| format!("{name} is of no screen any more")));
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// The whole page, also what is below the fold.
    async fn photographs_the_page(&self) -> Vec<u8> {
        let page = self.browser.find(By::Tag("body")).await.unwrap();
        page.screenshot_as_png().await.unwrap()
    }
}

#[tokio::test]
async fn phones_show_what_was_approved() {
    visit(Setup { width: Some(390), ..Setup::ORDINARY }, async |owner| {
        let addresses = owner.finds_previews().await;
        owner.looks_like_the_approved_pictures("phone", addresses).await;
    })
    .await;
}

#[tokio::test]
async fn dark_desks_show_what_was_approved() {
    visit(Setup { dark: true, width: Some(1280), ..Setup::ORDINARY }, async |owner| {
        let addresses = owner.finds_a_preview_of_each_screen().await;
        owner.looks_like_the_approved_pictures("desk-dark", addresses).await;
    })
    .await;
}
