"""Where the sandbox is, what it was told, and its remote control. tests/sdk/run sets all of it."""

import os

import requests


def setting(name):
    """One setting; a missing one ends the suite at once instead of reaching out to the real Smartcar."""
    value = os.environ.get(name)
    if not value:
        raise SystemExit(f"{name} is not set; start this suite with tests/sdk/run")
    return value


ORIGIN = setting("SMARTCAR_API_ORIGIN")
MANAGEMENT_TOKEN = setting("SANDBOX_MANAGEMENT_TOKEN")
for host in ("AUTH", "CONNECT", "MANAGEMENT_API", "VEHICLE_API_V3"):
    setting(f"SMARTCAR_{host}_ORIGIN")


def control(action, **body):
    """POST /_control/{action}; what it answers."""
    response = requests.post(f"{ORIGIN}/_control/{action}", json=body, timeout=10)
    response.raise_for_status()
    return response.json() if response.text else None


def application_token():
    """A token of the application itself, for v3. The SDK has no call for it."""
    form = {
        "grant_type": "client_credentials",
        "client_id": setting("SMARTCAR_CLIENT_ID"),
        "client_secret": setting("SMARTCAR_CLIENT_SECRET"),
    }
    response = requests.post(f"{ORIGIN}/oauth2/token", data=form, timeout=10)
    response.raise_for_status()
    return response.json()["access_token"]
