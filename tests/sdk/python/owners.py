"""The owners of this suite. Each signs in once, when first asked for; every check after that shares the tokens."""

from functools import wraps
from types import SimpleNamespace

import smartcar

from connect import sign_in_by_forms, sign_in_with_browser

REDIRECT_URI = "https://example.com/auth"

# What the SDK's own suite asks of its Volt, and the rest of what a v2.0 call can need.
SCOPE = [
    "read_vehicle_info",
    "read_vin",
    "read_odometer",
    "read_location",
    "read_battery",
    "read_charge",
    "read_fuel",
    "read_engine_oil",
    "read_tires",
    "read_security",
    "read_service_history",
    "read_diagnostics",
    "read_user_profile",
    "control_charge",
    "control_navigation",
    "control_security",
]

# A car that lacks one of these cannot be connected at all.
REQUIRED = [f"required:{permission}" for permission in SCOPE]


def auth_client(**settings):
    return smartcar.AuthClient(**{"redirect_uri": REDIRECT_URI, "mode": "test", **settings})


def consent(make, email, scope=SCOPE, sign_in=sign_in_by_forms, client=None, **options):
    """What Connect comes back with, the state that was sent included."""
    state = f"state of {email}"
    url = (client or auth_client()).get_auth_url(scope, {"state": state, "force_prompt": True, **options})
    query = sign_in(url, make, email)
    if "code" not in query:
        raise RuntimeError(f"Connect came back without a code: {query}")
    if query["state"] != state:
        raise RuntimeError(f"Connect came back with another state: {query}")
    return query


def connect(make, email, scope=SCOPE, sign_in=sign_in_by_forms, client=None, **options):
    """An owner with their tokens and cars."""
    client = client or auth_client()
    query = consent(make, email, scope, sign_in, client, **options)
    access = client.exchange_code(query["code"])
    vehicles = smartcar.get_vehicles(access.access_token).vehicles
    return SimpleNamespace(query=query, access=access, token=access.access_token, vehicles=vehicles)


def once(sign_in):
    """Signs in when first asked; a login that fails fails every check at once, instead of each after its own wait."""
    outcome = []

    @wraps(sign_in)
    def signed_in():
        if not outcome:
            try:
                outcome.append((sign_in(), None))
            except Exception as error:
                outcome.append((None, error))
        owner, error = outcome[0]
        if error:
            raise error
        return owner

    return signed_in


@once
def volt():
    """A plug-in hybrid: it has every reading."""
    return connect("CHEVROLET", "volt@python.example", REQUIRED, sign_in_with_browser)


@once
def ford():
    """A petrol car, the second brand of the SDK's own suite."""
    return connect("FORD", "ford@python.example", sign_in=sign_in_with_browser)


@once
def kia():
    """An electric car: no fuel, no oil."""
    return connect("KIA", "kia@python.example")


@once
def tesla():
    return connect("TESLA", "driver@python.example")


@once
def unlucky():
    """Whose car has one trouble after the other."""
    return connect("CHEVROLET", "unlucky@python.example")


@once
def shy():
    """An owner who shares nothing but make and model."""
    return connect("FORD", "shy@python.example", ["required:read_vehicle_info"])


def car_of(owner, **options):
    """The first car of an owner."""
    return smartcar.Vehicle(owner.vehicles[0], owner.token, options)
