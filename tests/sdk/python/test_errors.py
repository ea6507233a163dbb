"""Every documented error as the SDK shows it: those with a test login by that login, the others by remote control."""

import json
from pathlib import Path
from urllib.parse import parse_qs

from expect import ID, Checks
from owners import car_of, connect, unlucky
from sandbox import ORIGIN, control

ERRORS = json.loads((Path(__file__).parents[2] / "fixtures" / "errors.json").read_text())


def rows(family, has_login):
    found = [error for error in ERRORS if error["family"] == family and (error["test_login"] is not None) == has_login]
    assert found, f"no {family} errors in errors.json"
    return found


def key(row):
    return ":".join(part for part in (row["type"], row["code"]) if part)


class Errors(Checks):
    """One check a row of the list, made below."""

    def assert_shown(self, error, row):
        """What the SDK must make of a row."""
        names = {"type": row["type"], "code": row["code"], "status": row["status"], "doc": row["doc"]}
        self.assert_error(error, **names, resolution=row["resolution_type"])

    def check_login(self, expected):
        car = car_of(connect("CHEVROLET", expected["test_login"]["email"]))
        error = self.failure(car.odometer)
        self.assert_shown(error, expected)
        if expected["code"] == "AUTHENTICATION_FAILED":
            address, query = error.resolution["url"].split("?")
            self.assertEqual(address, f"{ORIGIN}/oauth/reauthenticate")
            self.assertEqual(parse_qs(query)["vehicle_id"], [car.vehicle_id])
            self.assertEqual(parse_qs(query)["response_type"], ["vehicle_id"])
        else:
            self.assertIsNone(error.resolution["url"])
        # What does not come from the car is never touched.
        self.assertEqual(car.vin().vin, expected["test_login"]["vin"])
        self.assertEqual(car.attributes().id, car.vehicle_id)
        self.assertIn("read_odometer", car.permissions().permissions)

    def check_v1(self, expected):
        car = car_of(connect("CHEVROLET", expected["test_login"]["email"]), version="1.0")
        error = self.failure(car.odometer)
        self.assertEqual((error.type, error.code), (expected["type"], expected["code"]))
        self.assertGreater(len(error.message), 10)
        self.assertRegex(error.request_id, ID)
        # The documentation gives some of them no status.
        self.assertEqual(error.status_code, expected["status"] or error.status_code)
        self.assertIsInstance(error.status_code, int)

    def check_condition(self, expected):
        car = car_of(unlucky())
        control(f"cars/{car.vehicle_id}/condition", condition=key(expected), times=1)
        error = self.failure(car.odometer)
        self.assert_shown(error, expected)
        if key(expected) == "RATE_LIMIT:VEHICLE":
            self.assertRegex(error.retry_after, "^[0-9]+$")
        if expected["type"] == "VALIDATION":
            self.assertIsInstance(error.detail, list)
        if expected["code"] == "VIRTUAL_KEY_REQUIRED":
            self.assertRegex(error.resolution["url"], r"^https://www\.tesla\.com/_ak/")
        # Once was enough.
        self.assertGreater(car.odometer().distance, 0)

    def test_a_test_vin_in_place_of_a_login(self):
        vin = next(row["test_login"]["vin"] for row in ERRORS if row["code"] == "ASLEEP")
        options = {"single_select": {"vin": vin}, "make_bypass": "LAND_ROVER", "user": "an-owner"}
        owner = connect("LAND_ROVER", "asleep@python.example", **options, flags={"country": "US"})
        self.assertEqual(len(owner.vehicles), 1)
        self.assertEqual(car_of(owner).vin().vin, vin)
        self.assertEqual(self.failure(car_of(owner).odometer).code, "ASLEEP")


def _check(check, expected):
    return lambda self: check(self, expected)


for row in rows("api_v2", True):
    setattr(Errors, f"test_login_{row['type']}.{row['code']}", _check(Errors.check_login, row))
for row in rows("api_v2", False):
    setattr(Errors, f"test_error_{key(row)}", _check(Errors.check_condition, row))
for row in rows("api_v1", True):
    setattr(Errors, f"test_login_{row['code']}_of_v1.0", _check(Errors.check_v1, row))
