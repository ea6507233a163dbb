"""What the SDK has of v3: one vehicle and its signals. It cannot name an owner to the application's own token, so it
reads signals with an owner's token, or by `request` with a header."""

import smartcar
from smartcar.smartcar import get_vehicle

from expect import ID, Checks
from owners import car_of, volt
from sandbox import application_token, control

ODOMETER = "odometer-traveleddistance"

# The car and the token of the SDK's own suite.
FIXTURE = smartcar.Vehicle("tst2e255-d3c8-4f90-9fec-e6e68b98e9cb", "test-data-token")


class Version3(Checks):
    """get_vehicle, get_signals, get_signal."""

    def shared(self):
        """The Volt as the application itself sees it."""
        return smartcar.Vehicle(volt().vehicles[0], application_token(), {"version": "3"})

    def test_v3_get_vehicle_for_the_application_and_for_an_owner(self):
        vehicle = volt().vehicles[0]
        for token in (application_token(), volt().token):
            answer = get_vehicle(token, vehicle)
            self.assert_vehicle(answer["body"], vehicle, "CHEVROLET", "Volt")
            self.assertRegex(answer["headers"]["SC-Request-Id"], ID)

    def test_v3_get_vehicle_refuses_an_unknown_token(self):
        error = self.failure(get_vehicle, "no-such-token", volt().vehicles[0])
        # The SDK does not know the envelope of v3 and hands its body on.
        self.assertEqual((error.type, error.status_code), ("SDK_ERROR", 401))
        self.assertRegex(error.request_id, ID)
        self.assertIn('"errors"', error.message)

    def test_v3_get_vehicle_of_a_car_nobody_shares(self):
        error = self.failure(get_vehicle, application_token(), "00000000-0000-4000-8000-000000000000")
        self.assertEqual((error.type, error.status_code), ("SDK_ERROR", 404))

    def test_v3_get_signals(self):
        car = car_of(volt())
        answer = car.get_signals()
        self.assert_signals(answer["body"], car.vehicle_id)
        self.assertRegex(answer["headers"]["SC-Request-Id"], ID)

    def test_v3_get_signal(self):
        answer = car_of(volt()).get_signal(ODOMETER)
        self.assert_odometer(answer["body"])
        self.assertRegex(answer["headers"]["SC-Request-Id"], ID)

    def test_v3_get_signal_of_a_code_nobody_knows(self):
        error = self.failure(car_of(volt()).get_signal, "no-such-signal")
        self.assertEqual((error.type, error.status_code), ("SDK_ERROR", 404))

    def test_v3_signals_need_to_know_the_owner_when_the_application_asks(self):
        car = self.shared()
        self.assertEqual(self.failure(car.get_signals).status_code, 400)
        self.assertEqual(self.failure(car.get_signal, ODOMETER).status_code, 400)
        owner = volt().query["user_id"]
        self.assert_signals(car.request("GET", "signals", headers={"sc-user-id": owner}).body, car.vehicle_id)
        self.assert_odometer(car.request("GET", f"signals/{ODOMETER}", headers={"sc-user-id": owner}).body)

    def test_v3_the_fixture_of_the_sdks_own_suite_which_has_two_signals(self):
        vehicle = get_vehicle(FIXTURE.access_token, FIXTURE.vehicle_id)["body"]
        self.assert_vehicle(vehicle, FIXTURE.vehicle_id, "TESLA", "Model Y")
        self.assertEqual(vehicle["attributes"]["year"], 2021)
        signals = FIXTURE.get_signals()["body"]
        self.assert_signals(signals, FIXTURE.vehicle_id)
        self.assertEqual(signals["meta"], {"totalCount": 2, "pageSize": 2, "page": 1})
        self.assertEqual(signals["included"]["vehicle"]["attributes"]["year"], "2021")
        self.assert_odometer(FIXTURE.get_signal(ODOMETER)["body"])

    def test_v3_wrapped_what_is_asked_for_alone_stands_in_data(self):
        control("shapes", single="wrapped")
        try:
            body = get_vehicle(FIXTURE.access_token, FIXTURE.vehicle_id)["body"]
            self.assertNotIn("id", body)
            self.assert_vehicle(body["data"], FIXTURE.vehicle_id, "TESLA", "Model Y")
            self.assert_odometer(FIXTURE.get_signal(ODOMETER)["body"]["data"])
            self.assert_signals(FIXTURE.get_signals()["body"], FIXTURE.vehicle_id)
        finally:
            control("shapes", single="bare")

    def assert_vehicle(self, data, *expected):
        attributes = data["attributes"]
        self.assertEqual((data["id"], attributes["make"], attributes["model"]), expected)
        self.assertEqual(data["type"], "vehicle")
        self.assertTrue(data["links"]["self"].endswith(f"/vehicles/{data['id']}"))

    def assert_signals(self, body, vehicle):
        self.assertTrue(body["data"])
        for signal in body["data"]:
            self.assert_signal(signal)
        self.assertEqual(body["meta"]["totalCount"], len(body["data"]))
        self.assertTrue(body["links"]["self"])
        self.assertEqual(body["included"]["vehicle"]["id"], vehicle)

    def assert_odometer(self, signal):
        self.assert_signal(signal)
        self.assertEqual(signal["attributes"]["code"], ODOMETER)
        self.assert_between(signal["attributes"]["body"]["value"], 1, 300_000)

    def assert_signal(self, signal):
        self.assertEqual(signal["type"], "signal")
        attributes = signal["attributes"]
        self.assertTrue(signal["id"] and attributes["code"] and attributes["name"] and attributes["group"])
        self.assertIn(attributes["status"]["value"], ("SUCCESS", "ERROR", "UNAVAILABLE"))
