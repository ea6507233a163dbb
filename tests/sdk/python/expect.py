"""What the checks share: forms of ids, metas and errors."""

from datetime import datetime, timezone
from unittest import TestCase

from smartcar.exception import SmartcarException

ID = r"^[0-9a-f-]{36}$"
ACCEPTED = ("success", "Successfully sent request to vehicle")

UNAUTHENTICATED = {"type": "AUTHENTICATION", "status": 401, "doc": "authentication-errors#null"}
FORBIDDEN = {"type": "PERMISSION", "status": 403, "resolution": "REAUTHENTICATE", "doc": "permission-errors#null"}


class Checks(TestCase):
    """A test case that knows the forms of this API."""

    def failure(self, call, *arguments, **options):
        """The error a call must end with."""
        with self.assertRaises(SmartcarException) as caught:
            call(*arguments, **options)
        return caught.exception

    def assert_error(self, error, *, type, status, code=None, resolution=None, doc=""):
        """A v2.0 error: every field the SDK makes of it."""
        actual = (error.type, error.code, error.status_code, error.resolution["type"])
        self.assertEqual(actual, (type, code, status, resolution))
        self.assertRegex(error.request_id, ID)
        self.assertGreater(len(error.description), 10)
        self.assertEqual(error.message, f"{type}{f':{code}' if code else ''} - {error.description}")
        self.assertTrue(error.doc_url.startswith("https:") and doc in error.doc_url, error.doc_url)

    def assert_invalid(self, error):
        """A request that cannot be understood. Whether its code is null or PARAMETER the documentation leaves open."""
        self.assertIn(error.code, (None, "PARAMETER"), error.message)
        self.assert_error(error, type="VALIDATION", code=error.code, status=400, doc="validation-errors#")

    def assert_fresh(self, meta, unit_system="metric"):
        """The meta of an answer that comes from the car."""
        self.assertRegex(meta.request_id, ID)
        self.assertEqual(meta.unit_system, unit_system)
        recorded, fetched = (_moment(text) for text in (meta.data_age, meta.fetched_at))
        self.assertLessEqual(recorded, fetched)
        self.assertLessEqual(fetched, datetime.now(timezone.utc))

    def assert_static(self, meta):
        """The meta of an answer no car gave."""
        self.assertRegex(meta.request_id, ID)
        self.assertFalse(hasattr(meta, "data_age"), meta)

    def assert_between(self, value, least, most):
        self.assertIsInstance(value, (int, float))
        self.assertTrue(least <= value <= most, f"{value} is not in {least}..{most}")

    def assert_near(self, actual, expected):
        """Equal but for rounding and the moment between two readings."""
        self.assert_between(actual, expected * 0.99 - 0.02, expected * 1.01 + 0.02)


def _moment(text):
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)
