"""What belongs to the application: what it may ask of which car, and its connections."""

import smartcar
from smartcar.smartcar import get_compatibility_matrix

from expect import ID, UNAUTHENTICATED, Checks
from owners import car_of, connect, volt
from sandbox import MANAGEMENT_TOKEN

# The two cars of the SDK's own suite.
TESLA = "5YJXCDE22HF068739"
AUDI = "WAUAFAFL1GN014882"


class Compatibility(Checks):
    """get_compatibility and get_compatibility_matrix."""

    def test_get_compatibility_a_car_that_can_do_all_of_it(self):
        answer = smartcar.get_compatibility(TESLA, ["read_odometer", "read_location"], "US")
        self.assertEqual((answer.compatible, answer.reason), (True, None))
        expected = [("read_odometer", "/odometer", True, None), ("read_location", "/location", True, None)]
        self.assertEqual(answer.capabilities, expected)
        self.assertRegex(answer.meta.request_id, ID)

    def test_get_compatibility_a_car_that_cannot(self):
        answer = smartcar.get_compatibility(AUDI, ["read_odometer", "read_location"])
        self.assertIs(answer.compatible, True)
        self.assertEqual(len(answer.capabilities), 2)
        self.assertFalse(all(capability.capable for capability in answer.capabilities))

    def test_get_compatibility_fuel_of_a_tesla(self):
        answer = smartcar.get_compatibility(TESLA, ["read_fuel"])
        self.assertEqual(answer.capabilities, [("read_fuel", "/fuel", False, "SMARTCAR_NOT_CAPABLE")])

    def test_get_compatibility_engine_oil_of_an_electric_car(self):
        # A Kia EV6.
        answer = smartcar.get_compatibility("KNA00000000000000", ["read_engine_oil"])
        self.assertIs(answer.compatible, True)
        self.assertIs(answer.capabilities[0].capable, False)

    def test_get_compatibility_reads_the_make_of_a_made_up_vin(self):
        answer = smartcar.get_compatibility("0SCGMCT0386A85356", ["read_odometer", "read_fuel"], "US")
        self.assertEqual((answer.compatible, answer.reason), (True, None))
        odometer, fuel = answer.capabilities
        self.assertEqual((odometer.capable, odometer.reason), (True, None))
        self.assertEqual((fuel.capable, fuel.reason), (False, "VEHICLE_NOT_CAPABLE"))

    def test_get_compatibility_an_old_model_year_does_not_work(self):
        answer = smartcar.get_compatibility("WBAKE5C58DJ107700", ["read_odometer", "read_location"])
        self.assertEqual((answer.compatible, answer.reason), (False, "VEHICLE_NOT_COMPATIBLE"))
        self.assertEqual(answer.capabilities, [])

    def test_get_compatibility_a_brand_nobody_knows(self):
        answer = smartcar.get_compatibility("ZZZ00000000000000", ["read_fuel"])
        self.assertIs(answer.compatible, False)
        self.assertIn(answer.reason, ("MAKE_NOT_COMPATIBLE", "VEHICLE_NOT_COMPATIBLE"))
        self.assertEqual(answer.capabilities, [])

    def test_get_compatibility_takes_keys_and_flags(self):
        options = {"client_secret": "wrong", "flags": {"country": "DE"}}
        error = self.failure(smartcar.get_compatibility, TESLA, ["read_vin"], options=options)
        self.assert_error(error, **UNAUTHENTICATED)

    def test_get_compatibility_refuses_a_vin_of_16_characters(self):
        self.assert_invalid(self.failure(smartcar.get_compatibility, TESLA[1:], ["read_vin"]))

    def test_get_compatibility_matrix(self):
        matrix = get_compatibility_matrix("US", "")
        self.assertIn("Volt", [entry.model for entry in matrix["CHEVROLET"]])
        for entry in sum(matrix.values(), []):
            self.assertLessEqual(entry.startYear, entry.endYear)
            self.assertIn(entry.type, ("ICE", "HEV", "PHEV", "BEV"))
            self.assertTrue(entry.endpoints and entry.permissions, entry.model)

    def test_get_compatibility_matrix_is_narrowed_by_make_type_and_scope(self):
        scope = ["read_battery", "control_charge"]
        matrix = get_compatibility_matrix("US", "NISSAN", {"type": "BEV", "scope": scope})
        self.assertEqual(list(matrix), ["NISSAN"])
        for entry in matrix["NISSAN"]:
            self.assertEqual(entry.type, "BEV")
            self.assertLessEqual(set(scope), set(entry.permissions))

    def test_get_compatibility_matrix_refuses_a_region_nobody_knows(self):
        self.assert_invalid(self.failure(get_compatibility_matrix, "ATLANTIS", ""))


class Connections(Checks):
    """get_connections and delete_connections, with the management token."""

    def test_get_connections_the_newest_first_page_by_page(self):
        newest = connect("NISSAN", "newest@python.example")
        connections, paging, meta = smartcar.get_connections(MANAGEMENT_TOKEN, paging={"limit": 1})
        self.assertRegex(meta.request_id, ID)
        self.assertEqual(connections[0][:2], (newest.vehicles[0], newest.query["user_id"]))
        self.assertTrue(paging.cursor, "one connection of several leaves a cursor")
        seen, cursor = list(connections), paging.cursor
        while cursor:
            page = smartcar.get_connections(MANAGEMENT_TOKEN, paging={"limit": 100, "cursor": cursor})
            seen += page.connections
            cursor = page.paging.cursor
        moments = [connection.connected_at for connection in seen]
        self.assertEqual(moments, sorted(moments, reverse=True))
        self.assertEqual([connection.vehicle_id for connection in seen].count(volt().vehicles[0]), 1)

    def test_get_connections_of_one_user_of_one_vehicle(self):
        user, vehicle = volt().query["user_id"], volt().vehicles[0]
        for wanted in ({"user_id": user}, {"vehicle_id": vehicle}):
            connections, paging, _ = smartcar.get_connections(MANAGEMENT_TOKEN, wanted)
            self.assertEqual([connection[:2] for connection in connections], [(vehicle, user)])
            self.assertIsNone(paging.cursor)

    def test_get_connections_refuses_a_wrong_token(self):
        self.assert_error(self.failure(smartcar.get_connections, "wrong"), **UNAUTHENTICATED)

    def test_delete_connections_by_user_and_by_vehicle(self):
        for by in ("user_id", "vehicle_id"):
            owner = connect("HYUNDAI", f"deleted-by-{by}@python.example")
            ids = {"user_id": owner.query["user_id"], "vehicle_id": owner.vehicles[0]}
            deleted = smartcar.delete_connections(MANAGEMENT_TOKEN, {by: ids[by]})
            self.assertEqual(deleted.connections, [(ids["vehicle_id"], ids["user_id"], None)])
            self.assertRegex(deleted.meta.request_id, ID)
            self.assertEqual(self.failure(car_of(owner).odometer).type, "PERMISSION")
            self.assertEqual(smartcar.get_connections(MANAGEMENT_TOKEN, {by: ids[by]}).connections, [])

    def test_delete_connections_refuses_a_wrong_token(self):
        error = self.failure(smartcar.delete_connections, "wrong", {"vehicle_id": volt().vehicles[0]})
        self.assert_error(error, **UNAUTHENTICATED)
