"""What time ends. Last of all, because it ends every token."""

import smartcar

from expect import ID, UNAUTHENTICATED, Checks
from owners import auth_client, connect, consent
from sandbox import control


class Expiry(Checks):
    """Codes live ten minutes, used refresh tokens as long again, access tokens two hours."""

    def test_codes_access_tokens_and_used_refresh_tokens_expire(self):
        client = auth_client()
        used = connect("FORD", "late@python.example").access.refresh_token
        code = consent("FORD", "later@python.example")["code"]
        access = client.exchange_refresh_token(used)
        control("clock", advance_seconds=11 * 60)
        self.assertEqual(self.failure(client.exchange_code, code).message, f"Invalid code: {code}.")
        message = f"Invalid refresh_token: {used}."
        self.assertEqual(self.failure(client.exchange_refresh_token, used).message, message)
        control("clock", advance_seconds=7200)
        self.assert_error(self.failure(smartcar.get_user, access.access_token), **UNAUTHENTICATED)
        renewed = client.exchange_refresh_token(access.refresh_token)
        self.assertRegex(smartcar.get_user(renewed.access_token).id, ID)
