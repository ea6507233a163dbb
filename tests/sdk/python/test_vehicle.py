"""Every v2.0 call the SDK has about one car."""

from datetime import datetime

import smartcar

from expect import ACCEPTED, FORBIDDEN, ID, Checks
from owners import SCOPE, car_of, connect, ford, kia, shy, tesla, volt

MILE = 1.609344
GALLON = 3.785412
PSI = 6.894757


class Readings(Checks):
    """What a car tells."""

    def reading(self, answer, unit_system="metric"):
        """An answer whose meta must be that of a car."""
        self.assert_fresh(answer.meta, unit_system)
        return answer

    def test_attributes_the_chevrolet_is_a_volt(self):
        car = car_of(volt())
        attributes = car.attributes()
        self.assertEqual(attributes[:3], (car.vehicle_id, "CHEVROLET", "Volt"))
        self.assert_between(attributes.year, 2011, 2019)
        self.assert_static(attributes.meta)

    def test_attributes_of_the_ford(self):
        self.assertEqual(car_of(ford()).attributes().make, "FORD")

    def test_vin(self):
        vin = car_of(volt()).vin()
        self.assertRegex(vin.vin, r"^[0-9A-HJ-NPR-Z]{17}$")
        self.assert_static(vin.meta)

    def test_permissions_what_was_granted_from_offset_0(self):
        permissions = car_of(volt()).permissions()
        self.assertEqual(sorted(permissions.permissions), sorted(SCOPE))
        self.assertEqual(permissions.paging, (len(SCOPE), 0))
        self.assert_static(permissions.meta)

    def test_permissions_turn_pages(self):
        permissions = car_of(volt()).permissions({"limit": 3, "offset": 2})
        self.assertEqual(len(permissions.permissions), 3)
        self.assertEqual(permissions.paging, (len(SCOPE), 2))

    def test_odometer(self):
        self.assert_between(self.reading(car_of(volt()).odometer()).distance, 1, 300_000)

    def test_location_in_colorado(self):
        location = self.reading(car_of(volt()).location())
        self.assert_between(location.latitude, 36, 42)
        self.assert_between(location.longitude, -110, -101)

    def test_battery(self):
        battery = self.reading(car_of(volt()).battery())
        self.assert_between(battery.percent_remaining, 0, 1)
        self.assert_between(battery.range, 0, 483)

    def test_battery_capacity(self):
        self.assert_between(self.reading(car_of(volt()).battery_capacity()).capacity, 5, 250)

    def test_nominal_capacity(self):
        nominal = car_of(volt()).nominal_capacity()
        self.assertRegex(nominal.meta.request_id, ID)
        for available in nominal.availableCapacities:
            self.assert_between(available.capacity, 5, 250)
            self.assertIsInstance(available.description, (str, type(None)))
        if nominal.capacity is None:
            self.assertTrue(nominal.availableCapacities, "neither a capacity nor a choice of them")
        else:
            self.assert_between(nominal.capacity["nominal"], 5, 250)
        if nominal.url is not None:
            self.assertTrue(nominal.url.endswith("redirect_uri="), nominal.url)

    def test_charge(self):
        charge = self.reading(car_of(volt()).charge())
        self.assertIsInstance(charge.is_plugged_in, bool)
        self.assertIn(charge.state, ("CHARGING", "FULLY_CHARGED", "NOT_CHARGING"))

    def test_fuel(self):
        fuel = self.reading(car_of(volt()).fuel())
        self.assert_between(fuel.amount_remaining, 0, 500)
        self.assert_between(fuel.percent_remaining, 0, 1)
        self.assert_between(fuel.range, 0, 1500)

    def test_engine_oil(self):
        self.assert_between(self.reading(car_of(volt()).engine_oil()).life_remaining, 0, 1)

    def test_tire_pressure(self):
        *pressures, _ = self.reading(car_of(volt()).tire_pressure())
        self.assertEqual(len(pressures), 4)
        for pressure in pressures:
            self.assert_between(pressure, 175, 300)

    def test_lock_status(self):
        status = self.reading(car_of(volt()).lock_status())
        self.assertIsInstance(status.is_locked, bool)
        self.assertEqual(len(status.doors), 4)
        for part in [*status.doors, *status.windows, *status.sunroof, *status.storage, *status.charging_port]:
            self.assertEqual(sorted(part), ["status", "type"])

    def test_service_history_a_list_narrowed_by_dates(self):
        car = car_of(volt())
        history = car.service_history("2015-01-01", "2100-01-01")
        self.assertRegex(history.meta.request_id, ID)
        self.assertTrue(history.items, "no record at all")
        for record in history.items:
            datetime.fromisoformat(record["serviceDate"].replace("Z", "+00:00"))
            self.assert_between(record["odometerDistance"], 0, 300_000)
            self.assertIsInstance(record["serviceTasks"], list)
        self.assertEqual(car.service_history("1990-01-01", "1990-12-31").items, [])

    def test_diagnostic_system_status(self):
        systems = self.reading(car_of(volt()).diagnostic_system_status()).systems
        self.assertTrue(systems)
        for system in systems:
            self.assertIsInstance(system.system_id, str)
            self.assertIn(system.status, ("OK", "ALERT"))

    def test_diagnostic_trouble_codes(self):
        for active in self.reading(car_of(volt()).diagnostic_trouble_codes()).active_codes:
            self.assertRegex(active.code, r"^[PBCU][0-9A-F]{4}$")

    def test_imperial_units(self):
        metric, imperial = car_of(volt()), car_of(volt(), unit_system="imperial")
        self.assert_near(self.reading(imperial.odometer(), "imperial").distance * MILE, metric.odometer().distance)
        self.assert_near(self.reading(imperial.battery(), "imperial").range * MILE, metric.battery().range)
        gallons, litres = self.reading(imperial.fuel(), "imperial"), metric.fuel()
        self.assert_near(gallons.amount_remaining * GALLON, litres.amount_remaining)
        self.assert_near(gallons.range * MILE, litres.range)
        psi = self.reading(imperial.tire_pressure(), "imperial")
        self.assert_near(psi.back_left * PSI, metric.tire_pressure().back_left)

    def test_an_unknown_unit_system_is_refused(self):
        self.assert_invalid(self.failure(car_of(volt(), unit_system="furlongs").odometer))


class Batch(Checks):
    """Many readings in one call."""

    def test_batch_every_reading_at_once(self):
        car = car_of(volt())
        names = {
            "/": "attributes",
            "/vin": "vin",
            "/odometer": "odometer",
            "/location": "location",
            "/battery": "battery",
            "/battery/capacity": "battery_capacity",
            "/battery/nominal_capacity": "battery_nominal_capacity",
            "/charge": "charge",
            "/charge/limit": "get_charge_limit",
            "/fuel": "fuel",
            "/engine/oil": "engine_oil",
            "/tires/pressure": "tire_pressure",
            "/security": "lock_status",
            "/service/history": "service_history",
            "/diagnostics/system_status": "diagnostic_system_status",
            "/diagnostics/dtcs": "diagnostic_trouble_codes",
            "/permissions": "permissions",
        }
        batch = car.batch(list(names))
        self.assertEqual(batch._fields, (*names.values(), "meta"))
        for name in names.values():
            self.assertEqual(getattr(batch, name)().meta.request_id, batch.meta.request_id)
        self.assertEqual(batch.attributes().model, "Volt")
        self.assertEqual(batch.odometer().distance, car.odometer().distance)
        self.assert_fresh(batch.odometer().meta)

    def test_batch_one_item_fails_the_others_do_not(self):
        batch = car_of(kia()).batch(["/odometer", "/fuel"])
        self.assert_between(batch.odometer().distance, 1, 300_000)
        error = self.failure(batch.fuel)
        self.assert_error(error, type="COMPATIBILITY", code="VEHICLE_NOT_CAPABLE", status=501)

    def test_batch_nothing_asked_for(self):
        self.assert_invalid(self.failure(car_of(volt()).batch, []))


class Commands(Checks):
    """What a car is told."""

    def assert_accepted(self, action):
        self.assertEqual(action[:2], ACCEPTED)
        self.assertRegex(action.meta.request_id, ID)

    def test_lock_and_unlock(self):
        car = car_of(volt())
        for command, locked in ((car.lock, True), (car.unlock, False), (car.lock, True)):
            self.assert_accepted(command())
            self.assertIs(car.lock_status().is_locked, locked)

    def test_start_charge_and_stop_charge(self):
        car = car_of(kia())
        # Whichever way the car is found, it ends up not charging.
        if car.charge().state == "CHARGING":
            car.stop_charge()
        for command, state in ((car.start_charge, "CHARGING"), (car.stop_charge, "NOT_CHARGING")):
            self.assert_accepted(command())
            self.assertEqual(car.charge().state, state)

    def test_set_charge_limit_then_get_charge_limit(self):
        car = car_of(volt())
        for limit in (0.7, 1):
            self.assert_accepted(car.set_charge_limit(limit))
            answer = car.get_charge_limit()
            self.assertEqual(answer.limit, limit)
            self.assert_fresh(answer.meta)

    def test_set_charge_limit_refuses_what_is_no_share_from_a_half_to_one(self):
        for limit in (0.49, 1.01, "half", None):
            self.assert_invalid(self.failure(car_of(volt()).set_charge_limit, limit))

    def test_send_destination(self):
        self.assert_accepted(car_of(volt()).send_destination(47.6205, -122.3493))

    def test_send_destination_refuses_what_is_not_on_earth(self):
        self.assert_invalid(self.failure(car_of(volt()).send_destination, 91, 0))

    def test_disconnect_ends_access_to_the_car(self):
        owner = connect("CHEVROLET", "leaving@python.example")
        car = car_of(owner)
        answer = car.disconnect()
        self.assertEqual(answer.status, "success")
        self.assertRegex(answer.meta.request_id, ID)
        self.assert_error(self.failure(car.odometer), **FORBIDDEN)
        self.assertEqual(smartcar.get_vehicles(owner.token).vehicles, [])


class Refusals(Checks):
    """What a car, a token or a path cannot do."""

    def test_request_any_path_with_headers_of_its_own(self):
        car = car_of(volt())
        answer = car.request("GET", "odometer", headers={"sc-unit-system": "imperial"})
        self.assert_near(answer.body["distance"] * MILE, car.odometer().distance)
        self.assert_fresh(answer.meta, "imperial")

    def test_request_a_tesla_tells_who_drives_it(self):
        car = car_of(tesla())
        self.assertIn("@", car.request("GET", "tesla/user/info", headers={}).body["email"])
        access = car.request("GET", "tesla/user/access", headers={}).body
        self.assertIn(access["accessType"], ("OWNER", "DRIVER"))

    def test_a_tesla_asked_for_fuel(self):
        error = self.failure(car_of(tesla()).fuel)
        self.assert_error(error, type="COMPATIBILITY", code="SMARTCAR_NOT_CAPABLE", status=501)

    def test_an_electric_car_has_no_engine_oil(self):
        error = self.failure(car_of(kia()).engine_oil)
        self.assertEqual((error.type, error.status_code), ("COMPATIBILITY", 501))

    def test_a_malformed_id_is_a_mistake_of_the_request(self):
        error = self.failure(smartcar.Vehicle("bad_id", volt().token).attributes)
        self.assert_error(error, type="VALIDATION", code=None, status=400)
        error = self.failure(smartcar.Vehicle("bad_id", volt().token, {"version": "1.0"}).attributes)
        self.assertEqual((error.type, error.status_code), ("validation_error", 400))
        self.assertNotIn("resolution", vars(error))

    def test_the_ford_does_all_that_the_sdks_own_suite_asks(self):
        car = car_of(ford())
        for call in (car.start_charge, car.stop_charge, car.lock, car.unlock):
            self.assertEqual(call().status, "success")
        self.assertEqual(car.set_charge_limit(0.7).status, "success")
        self.assertEqual(car.send_destination(47.6205063, -122.3518523).status, "success")
        self.assertTrue(car.service_history("2015-01-01", "2100-01-01").items)
        self.assertTrue(car.diagnostic_system_status().systems)
        self.assertTrue(car.diagnostic_trouble_codes().active_codes)

    def test_a_permission_that_was_not_granted(self):
        car = car_of(shy())
        self.assertEqual(car.attributes().make, "FORD")
        for call in (car.vin, car.odometer, car.tire_pressure, car.lock, car.start_charge):
            self.assert_error(self.failure(call), **FORBIDDEN)

    def test_another_owners_car(self):
        car = smartcar.Vehicle(volt().vehicles[0], shy().token)
        self.assert_error(self.failure(car.attributes), **FORBIDDEN)

    def test_a_version_nobody_knows_is_the_latest(self):
        self.assertEqual(car_of(volt(), version="99999999.99").attributes().model, "Volt")

    def test_a_version_that_is_no_number(self):
        error = self.failure(car_of(volt(), version="next").attributes)
        self.assert_error(error, type="RESOURCE_NOT_FOUND", code="VERSION", status=404)

    def test_a_path_nobody_knows(self):
        error = self.failure(car_of(volt()).request, "GET", "no/such/path", headers={})
        self.assert_error(error, type="RESOURCE_NOT_FOUND", code="PATH", status=404)

    def test_flags_are_taken(self):
        self.assertEqual(car_of(volt(), flags={"country": "DE"}).attributes().model, "Volt")
