"""What the SDK has of v3: one vehicle and its signals. It names no owner, so these go by `request` where one is needed."""

import smartcar
from smartcar.smartcar import get_vehicle

from expect import ID, Checks
from owners import volt
from sandbox import application_token


class Version3(Checks):
    """get_vehicle, get_signals, get_signal."""

    def setUp(self):
        self.token = application_token()
        self.car = smartcar.Vehicle(volt().vehicles[0], self.token, {"version": "3"})

    def with_owner(self, path):
        return self.car.request("GET", path, headers={"sc-user-id": volt().query["user_id"]})

    def test_v3_get_vehicle(self):
        answer = get_vehicle(self.token, self.car.vehicle_id)
        data = answer["body"]["data"]
        self.assertEqual((data["id"], data["type"]), (self.car.vehicle_id, "vehicle"))
        self.assertEqual((data["attributes"]["make"], data["attributes"]["model"]), ("CHEVROLET", "Volt"))
        self.assertTrue(data["links"]["self"].endswith(f"/vehicles/{self.car.vehicle_id}"))
        self.assertRegex(answer["headers"]["SC-Request-Id"], ID)

    def test_v3_get_vehicle_refuses_the_token_of_an_owner(self):
        error = self.failure(get_vehicle, volt().token, self.car.vehicle_id)
        # The SDK does not know the envelope of v3 and hands its body on.
        self.assertEqual((error.type, error.status_code), ("SDK_ERROR", 401))
        self.assertRegex(error.request_id, ID)
        self.assertIn('"errors"', error.message)

    def test_v3_get_vehicle_of_a_car_nobody_shares(self):
        error = self.failure(get_vehicle, self.token, "00000000-0000-4000-8000-000000000000")
        self.assertEqual((error.type, error.status_code), ("SDK_ERROR", 404))

    def test_v3_get_signals_and_get_signal_need_to_know_the_owner(self):
        self.assertEqual(self.failure(self.car.get_signals).status_code, 400)
        self.assertEqual(self.failure(self.car.get_signal, "odometer-traveleddistance").status_code, 400)

    def test_v3_signals_of_a_car(self):
        body = self.with_owner("signals").body
        self.assertTrue(body["data"])
        for signal in body["data"]:
            self.assert_signal(signal)
        self.assertEqual(body["meta"]["totalCount"], len(body["data"]))
        self.assertTrue(body["links"]["self"])
        self.assertEqual(body["included"]["vehicle"]["id"], self.car.vehicle_id)

    def test_v3_one_signal_of_a_car(self):
        body = self.with_owner("signals/odometer-traveleddistance").body
        signal = body.get("data", body)
        self.assert_signal(signal)
        self.assertEqual(signal["attributes"]["code"], "odometer-traveleddistance")
        self.assert_between(signal["attributes"]["body"]["value"], 1, 300_000)

    def assert_signal(self, signal):
        self.assertEqual(signal["type"], "signal")
        attributes = signal["attributes"]
        self.assertTrue(signal["id"] and attributes["code"] and attributes["name"] and attributes["group"])
        self.assertIn(attributes["status"]["value"], ("SUCCESS", "ERROR", "UNAVAILABLE"))
