"""Tokens and whose they are: AuthClient, get_user, get_vehicles, and how the SDK finds its hosts."""

import os
import subprocess
import sys
from datetime import datetime, timedelta

import smartcar
import smartcar.config

from expect import ID, UNAUTHENTICATED, Checks
from owners import auth_client, car_of, connect, ford, volt
from sandbox import ORIGIN


class Origins(Checks):
    """Where the SDK looks for Smartcar."""

    def test_origins_are_read_at_import(self):
        script = (
            "import os, smartcar.config as config\n"
            "os.environ['SMARTCAR_API_ORIGIN'] = 'http://too-late.example'\n"
            "print(config.API_ORIGIN, config.VEHICLE_API_ORIGIN)"
        )
        environment = {
            **os.environ,
            "SMARTCAR_API_ORIGIN": "http://early.example",
            "SMARTCAR_VEHICLE_API_V3_ORIGIN": "http://v3.example",
        }
        printed = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
        self.assertEqual(printed.stdout.split(), [b"http://early.example", b"http://v3.example"])

    def test_the_auth_origin_is_the_whole_address_of_the_token_endpoint(self):
        self.assertEqual(smartcar.config.AUTH_ORIGIN, f"{ORIGIN}/oauth/token")

    def test_connect_has_an_origin_of_its_own(self):
        self.assertTrue(auth_client().get_auth_url().startswith(f"{ORIGIN}/oauth/authorize?"))


class Tokens(Checks):
    """AuthClient."""

    def test_connect_returns_a_code_and_the_state(self):
        query = volt().query
        self.assertEqual(query["state"], "state of volt@python.example")
        self.assertRegex(query["code"], ID)
        self.assertRegex(query["user_id"], ID)

    def test_connect_a_second_brand(self):
        self.assertEqual(len(ford().vehicles), 1)

    def test_exchange_code_gives_a_pair_of_tokens(self):
        access = volt().access
        self.assertRegex(access.access_token, ID)
        self.assertRegex(access.refresh_token, ID)
        self.assertEqual(access.token_type, "Bearer")
        self.assertGreaterEqual(access.expires_in, 7200)
        self.assertGreater(access.expiration, datetime.utcnow() + timedelta(minutes=115))

    def test_exchange_refresh_token_gives_a_new_pair(self):
        old = volt().access
        new = auth_client().exchange_refresh_token(old.refresh_token)
        self.assertRegex(new.access_token, ID)
        self.assertNotEqual(new.access_token, old.access_token)
        self.assertNotEqual(new.refresh_token, old.refresh_token)
        for token in (new.access_token, old.access_token):
            self.assertRegex(smartcar.get_user(token).id, ID)

    def test_exchange_code_refuses_an_unknown_code(self):
        self.assert_refused(auth_client().exchange_code, "no-such-code", "Invalid code: no-such-code.")

    def test_exchange_code_refuses_a_used_code(self):
        code = volt().query["code"]
        self.assert_refused(auth_client().exchange_code, code, f"Invalid code: {code}.")

    def test_exchange_code_refuses_another_redirect_uri(self):
        client = auth_client(redirect_uri="https://elsewhere.example/auth")
        self.assertEqual(self.failure(client.exchange_code, volt().query["code"]).status_code, 400)

    def test_exchange_refresh_token_refuses_an_unknown_token(self):
        message = "Invalid refresh_token: no-such-token."
        self.assert_refused(auth_client().exchange_refresh_token, "no-such-token", message)

    def test_the_token_endpoint_refuses_a_wrong_secret(self):
        error = self.failure(auth_client(client_secret="wrong").exchange_code, "any")
        self.assertEqual((error.type, error.status_code), ("invalid_client", 401))

    def test_the_token_endpoint_takes_flags(self):
        error = self.failure(auth_client().exchange_code, "no-such-code", {"flags": {"country": "DE", "flag": True}})
        self.assertEqual(error.message, "Invalid code: no-such-code.")

    def test_neither_redirect_uri_nor_scope_need_be_named(self):
        client = auth_client()
        # Given none, the SDK would read one from its environment.
        client.redirect_uri = None
        owner = connect("CHEVROLET", "plain@python.example", scope=None, client=client)
        self.assertEqual(len(owner.vehicles), 1)
        self.assertEqual(car_of(owner).attributes().model, "Volt")

    def assert_refused(self, call, argument, message):
        error = self.failure(call, argument)
        self.assertEqual((error.type, error.status_code, error.message), ("invalid_request", 400, message))


class Owner(Checks):
    """get_user and get_vehicles."""

    def test_get_user_gives_the_id_connect_returned(self):
        user = smartcar.get_user(volt().token)
        self.assertEqual(user.id, volt().query["user_id"])
        self.assert_static(user.meta)

    def test_get_user_refuses_an_unknown_token(self):
        error = self.failure(smartcar.get_user, "no-such-token")
        self.assert_error(error, **UNAUTHENTICATED)
        self.assertTrue(error.doc_url.endswith("authentication-errors#null"))

    def test_get_vehicles_gives_ids_of_36_characters_and_their_number(self):
        vehicles, paging, meta = smartcar.get_vehicles(volt().token)
        self.assertEqual(len(vehicles), 1)
        self.assertRegex(vehicles[0], ID)
        self.assertEqual(paging, (1, 0))
        self.assert_static(meta)

    def test_get_vehicles_turns_pages(self):
        token = connect("FORD", "12-vehicles@smartcar.com").token
        first = smartcar.get_vehicles(token)
        self.assertEqual((len(first.vehicles), first.paging), (10, (12, 0)))
        rest = smartcar.get_vehicles(token, {"limit": 5, "offset": 10})
        self.assertEqual((len(rest.vehicles), rest.paging), (2, (12, 10)))
        self.assertEqual(len({*first.vehicles, *rest.vehicles}), 12)

    def test_get_vehicles_refuses_a_page_of_51(self):
        self.assert_invalid(self.failure(smartcar.get_vehicles, volt().token, {"limit": 51}))
