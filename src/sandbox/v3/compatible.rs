//! Compatible vehicles over v3: what each brand sells that works with Smartcar.
//!
//! The path and its filters are known from notes only; the form of an item is our choice, after that of a vehicle. Regions
//! are checked and otherwise make no difference, as in v2.0.

use serde_json::{Value, json};

use super::super::catalogue::{self, BRANDS};
use super::super::commands::COMMANDS;
use super::super::values::ENDPOINTS;
use super::super::works_now;
use super::{Answer, Call};

const PAGE_SIZE: usize = 50;
const REGIONS: [&str; 3] = ["US", "CA", "EUROPE"];

impl Call<'_> {
    /// GET /compatible-vehicles
    pub(super) fn compatible_vehicles(&self) -> Result<Answer, Answer> {
        let params = self.params();
        let refuse = |note: &str| self.fail("VALIDATION:PARAMETER", Some(note));
        if params.first("filter[region]").is_some_and(|region| !REGIONS.contains(&region)) {
            return Err(refuse("filter[region] must be US, CA or EUROPE."));
        }
        let make = params.first("filter[make]");
        let works_now = self.sandbox.read(|world| world.works_now.clone());
        let is_known =
            |make: &str| catalogue::find(make).is_some() || works_now::rows(&works_now, make).next().is_some();
        if make.is_some_and(|make| !is_known(make)) {
            return Err(refuse("filter[make] names no brand."));
        }
        let power = params.first("filter[powertrainType]");
        if power.is_some_and(|power| !["ICE", "HEV", "PHEV", "BEV"].contains(&power)) {
            return Err(refuse("filter[powertrainType] must be ICE, HEV, PHEV or BEV."));
        }
        let out = self.sandbox.read(|world| world.still_out());
        let mut items: Vec<Value> = Vec::new();
        for brand in BRANDS.iter().filter(|brand| make.is_none_or(|make| brand.make.eq_ignore_ascii_case(make))) {
            for model in brand.models.iter().filter(|model| power.is_none_or(|power| json!(model.power) == power)) {
                if out.iter().any(|car| car.make == brand.make && car.model == model.name) {
                    continue;
                }
                let able = |part: &str| catalogue::incapable(brand.make, model.power, part).is_none();
                let reads = ENDPOINTS.iter().filter(|row| able(row.name)).map(|row| row.permission);
                let obeys = COMMANDS.iter().filter(|row| able(row.part)).map(|row| row.permission);
                let mut permissions: Vec<&str> = reads.chain(obeys).filter(|name| !name.is_empty()).collect();
                permissions.sort_unstable();
                permissions.dedup();
                items.push(json!({
                    "id": format!("{}-{}", brand.make, items.len()), "type": "compatible-vehicle",
                    "attributes": {
                        "make": brand.make, "model": model.name, "startYear": model.year - 5, "endYear": model.year,
                        "powertrainType": model.power, "permissions": permissions,
                    },
                }));
            }
        }
        let flipped = works_now.iter().filter(|car| make.is_none_or(|make| car.make.eq_ignore_ascii_case(make)));
        for car in flipped.filter(|_| power.is_none()) {
            let attributes = works_now::row(car);
            items.push(json!({
                "id": format!("{}-{}", car.make, items.len()), "type": "compatible-vehicle", "attributes": attributes,
            }));
        }
        self.list(&items, PAGE_SIZE)
    }
}
