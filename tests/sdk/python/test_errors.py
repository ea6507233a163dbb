"""Every documented test login: which error its car answers with, as the SDK shows it."""

import json
from pathlib import Path
from urllib.parse import parse_qs

from expect import ID, Checks
from owners import car_of, connect
from sandbox import ORIGIN

ERRORS = json.loads((Path(__file__).parents[2] / "fixtures" / "errors.json").read_text())


def logins(family):
    found = [error for error in ERRORS if error["family"] == family and error["test_login"]]
    assert found, f"no {family} login in errors.json"
    return found


class TestLogins(Checks):
    """One check a login, made below."""

    def check_v2(self, expected):
        car = car_of(connect("CHEVROLET", expected["test_login"]["email"]))
        error = self.failure(car.odometer)
        self.assert_error(
            error,
            type=expected["type"],
            code=expected["code"],
            status=expected["status"],
            resolution=expected["resolution_type"],
            doc=expected["doc"],
        )
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


def _check(check, expected):
    return lambda self: check(self, expected)


for row in logins("api_v2"):
    setattr(TestLogins, f"test_login_{row['type']}.{row['code']}", _check(TestLogins.check_v2, row))
for row in logins("api_v1"):
    setattr(TestLogins, f"test_login_{row['code']}_of_v1.0", _check(TestLogins.check_v1, row))
