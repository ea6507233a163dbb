//! Compatibility: whether a VIN, or what a brand sells, works with Smartcar and can do what is asked.
//!
//! Answers from the sandbox's own catalogue, so that Connect and this agree; a VIN alone says its make and model year.
//! In v1.0 `compatible` meant all of it at once, in v2.0 only that the car works with Smartcar. It does not imitate
//! Smartcar's real data, nor differences between countries but one: outside the US nothing is said of capabilities.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::car::Described;
use super::super::catalogue::{self, BRANDS, Power};
use super::super::commands::COMMANDS;
use super::super::connect::is_permission;
use super::super::faults::Dialect;
use super::super::identities::{self, Ending};
use super::super::oauth::is_basic;
use super::super::values::ENDPOINTS;
use super::super::works_now;
use super::{Answer, Call, authorization, ok};

/// Cars built before do not work with Smartcar at all, as the SDK suites know of a BMW of 2013.
const FIRST_COMPATIBLE: u16 = 2015;
/// Cars built before can be connected and do nothing that is asked for here, as they know of an Audi of 2016.
const FIRST_CAPABLE: u16 = 2017;
const LEVELS: [&str; 5] = ["compatible", "phev", "incompatible", "fuel", "bev"];
const REGIONS: [&str; 3] = ["US", "CA", "EUROPE"];
const TYPES: [&str; 4] = ["ICE", "HEV", "PHEV", "BEV"];
const MODES: [&str; 3] = ["live", "test", "simulated"];

impl Call<'_> {
    /// GET /compatibility
    pub(super) fn compatibility(&self) -> Result<Answer, Answer> {
        self.expect_secret()?;
        let vin = self.needed("vin")?.to_ascii_uppercase();
        if !identities::is_vin(&vin) {
            return Err(self.invalid("vin", "vin must be 17 letters and digits."));
        }
        let scope = self.scope(&self.needed("scope")?)?;
        let country = self.parameter(&self.params(), "country")?.unwrap_or_else(|| "US".to_owned());
        if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Err(self.invalid("country", "country must be two letters, such as US."));
        }
        self.choice("mode", &MODES)?;
        let level = self.choice("test_mode_compatibility_level", &LEVELS)?;
        let (make, power, reason) = self.find_out(&vin, level.as_deref());
        let is_too_old = level.is_none() && self.built(&vin).is_some_and(|year| year < FIRST_CAPABLE);
        let capabilities: Vec<Value> = if reason.is_some() || !country.eq_ignore_ascii_case("US") {
            Vec::new()
        } else {
            scope.iter().map(|permission| capability(make, power, is_too_old, permission)).collect()
        };
        let all = capabilities.iter().all(|capability| capability["capable"] == true);
        Ok(ok(match self.dialect {
            Dialect::V1 => json!({"compatible": reason.is_none() && all}),
            Dialect::V2 => json!({"compatible": reason.is_none(), "reason": reason, "capabilities": capabilities}),
        }))
    }

    /// The brand, what moves the car, and why it does not work with Smartcar at all.
    fn find_out(&self, vin: &str, level: Option<&str>) -> (&'static str, Power, Option<&'static str>) {
        let Some(brand) = catalogue::find_by_vin(vin) else {
            if self.sandbox.read(|world| world.works_now.iter().any(|car| car.vin == vin)) {
                return ("", Power::Ice, None);
            }
            let reason = level.is_none_or(|level| level == "incompatible").then_some("MAKE_NOT_COMPATIBLE");
            return ("", Power::Phev, reason);
        };
        let known = self.sandbox.read(|world| world.cars.values().find(|car| car.vin == vin).map(|car| car.power));
        let power = match level {
            Some("bev") => Power::Bev,
            Some("fuel") => Power::Ice,
            Some("phev" | "compatible") => Power::Phev,
            _ => known.unwrap_or(brand.model(0).power),
        };
        let identity = identities::recognise_vin(vin);
        let is_out = identity.is_some_and(|identity| identity.ending == Some(Ending::Incompatible));
        let is_out = is_out || self.built(vin).is_some_and(|year| year < FIRST_COMPATIBLE);
        let (turned_down, works_now) = self.sandbox.read(|world| {
            let holds = |cars: &[Described]| cars.iter().any(|car| car.vin == vin);
            (holds(&world.turned_down), holds(&world.works_now))
        });
        let is_out = (is_out || turned_down) && !works_now;
        let is_out = level.map_or(is_out, |level| level == "incompatible");
        (brand.make, power, is_out.then_some("VEHICLE_NOT_COMPATIBLE"))
    }

    /// The model year: of a car that was seen, its own; of any other, what its VIN says.
    fn built(&self, vin: &str) -> Option<u16> {
        let seen = self.sandbox.read(|world| world.cars.values().find(|car| car.vin == vin).map(|car| car.year));
        seen.or_else(|| catalogue::model_year(vin))
    }

    /// GET /compatibility/matrix
    pub(super) fn matrix(&self) -> Result<Answer, Answer> {
        self.expect_secret()?;
        if self.choice("region", &REGIONS)?.is_none() {
            return Err(self.invalid("region", "region is required: US, CA or EUROPE."));
        }
        self.choice("mode", &MODES)?;
        let list = |name: &str| -> Result<Vec<String>, Answer> {
            let given = self.parameter(&self.params(), name)?.unwrap_or_default();
            Ok(given.split_whitespace().map(str::to_owned).collect())
        };
        let (types, makes) = (list("type")?, list("make")?);
        let scope = self.scope(&list("scope")?.join(" "))?;
        if types.iter().any(|given| !TYPES.contains(&given.as_str())) {
            return Err(self.invalid("type", &format!("type must be {}.", TYPES.join(", "))));
        }
        if let Some(unknown) = makes.iter().find(|make| catalogue::find(make).is_none()) {
            let known: Vec<&str> = BRANDS.iter().map(|brand| brand.make).collect();
            let unknown: String = unknown.chars().take(60).collect();
            return Err(self.invalid("make", &format!("{unknown} is not one of {}.", known.join(", "))));
        }
        let out = self.sandbox.read(|world| world.still_out());
        let mut found: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for brand in BRANDS.iter() {
            if !makes.is_empty() && !makes.iter().any(|make| make.eq_ignore_ascii_case(brand.make)) {
                continue;
            }
            let models = brand.models.iter().filter(|model| {
                let is_out = out.iter().any(|car| car.make == brand.make && car.model == model.name);
                let power = json!(model.power);
                !is_out && (types.is_empty() || types.iter().any(|wanted| power == wanted.as_str()))
            });
            let able = |power: Power| {
                scope.iter().all(|permission| catalogue::incapable(brand.make, power, part_of(permission)).is_none())
            };
            let rows: Vec<Value> = models
                .filter(|model| able(model.power))
                .map(|model| {
                    let endpoints = ENDPOINTS.iter().filter(|endpoint| {
                        catalogue::incapable(brand.make, model.power, endpoint.name).is_none()
                            && !endpoint.permission.is_empty()
                    });
                    let (paths, mut permissions): (Vec<String>, Vec<&str>) =
                        endpoints.map(|endpoint| (path_of(endpoint.name), endpoint.permission)).unzip();
                    let commands = COMMANDS
                        .iter()
                        .filter(|command| catalogue::incapable(brand.make, model.power, command.part).is_none());
                    permissions.extend(commands.map(|command| command.permission));
                    permissions.dedup();
                    json!({
                        "model": model.name, "startYear": model.year - 5, "endYear": model.year, "type": model.power,
                        "endpoints": paths, "permissions": permissions,
                    })
                })
                .collect();
            let rows = works_now::rows(&self.sandbox.read(|world| world.works_now.clone()), brand.make)
                .chain(rows)
                .collect::<Vec<_>>();
            if !rows.is_empty() {
                found.insert(brand.make, rows);
            }
        }
        Ok(ok(json!(found)))
    }

    fn expect_secret(&self) -> Result<(), Answer> {
        let settings = &self.sandbox.settings;
        let header = authorization(self.request).unwrap_or_default();
        let known = is_basic(header, &settings.client_id, &settings.client_secret);
        if known {
            Ok(())
        } else {
            Err(self.fail("AUTHENTICATION", Some("The client id or secret is wrong or missing.")))
        }
    }

    fn needed(&self, name: &str) -> Result<String, Answer> {
        let given = self.parameter(&self.params(), name)?;
        given.ok_or_else(|| self.invalid(name, &format!("{name} is required.")))
    }

    fn choice(&self, name: &str, choices: &[&str]) -> Result<Option<String>, Answer> {
        let given = self.parameter(&self.params(), name)?;
        match given {
            Some(given) if !choices.contains(&given.as_str()) => {
                Err(self.invalid(name, &format!("{name} must be one of {}.", choices.join(", "))))
            }
            given => Ok(given),
        }
    }

    fn scope(&self, text: &str) -> Result<Vec<String>, Answer> {
        let names = text.split_whitespace().map(|name| name.strip_prefix("required:").unwrap_or(name).to_owned());
        let names: Vec<String> = names.collect();
        match names.iter().find(|name| !is_permission(name)) {
            Some(unknown) => {
                let unknown: String = unknown.chars().take(60).collect();
                Err(self.invalid("scope", &format!("scope holds an unknown permission ({unknown}).")))
            }
            None => Ok(names),
        }
    }
}

fn capability(make: &str, power: Power, is_too_old: bool, permission: &str) -> Value {
    let fault = catalogue::incapable(make, power, part_of(permission));
    let fault = if is_too_old { Some("COMPATIBILITY:VEHICLE_NOT_CAPABLE") } else { fault };
    let reading = ENDPOINTS.iter().find(|endpoint| endpoint.permission == permission).map(|endpoint| endpoint.name);
    let command = COMMANDS.iter().find(|command| command.permission == permission).map(|command| command.part);
    json!({
        "permission": permission, "endpoint": reading.or(command).map(path_of),
        "capable": fault.is_none(), "reason": fault.and_then(|fault| fault.split(':').nth(1)),
    })
}

fn part_of(permission: &str) -> &str {
    permission.trim_start_matches("read_").trim_start_matches("control_")
}

fn path_of(endpoint: &str) -> String {
    if endpoint == "attributes" { "/".to_owned() } else { format!("/{endpoint}") }
}
