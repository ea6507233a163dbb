"""A webhook from its first challenge to its last event, with a receiver that knows only what the SDK offers."""

import hashlib
import hmac
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread

import requests
import smartcar

from expect import ID, UNAUTHENTICATED, Checks
from owners import car_of, volt
from sandbox import MANAGEMENT_TOKEN, control

NO_WEBHOOK = "00000000-0000-4000-8000-000000000000"


class Receiver(ThreadingHTTPServer):
    """Listens on this machine, answers the challenge, and keeps every other event."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.events = Queue()
        self.uri = f"http://127.0.0.1:{self.server_port}/events"

    def __enter__(self):
        Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        event = json.loads(body)
        answer = {}
        if event["eventType"] == "VERIFY":
            answer = {"challenge": smartcar.hash_challenge(MANAGEMENT_TOKEN, event["data"]["challenge"])}
        else:
            self.server.events.put((body, self.headers["sc-signature"]))
        content = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """The suite's output is its lines."""


class Webhooks(Checks):
    """hash_challenge, verify_payload, subscribe, unsubscribe."""

    def test_hash_challenge(self):
        expected = hmac.new(MANAGEMENT_TOKEN.encode(), b"a challenge", hashlib.sha256).hexdigest()
        self.assertEqual(smartcar.hash_challenge(MANAGEMENT_TOKEN, "a challenge"), expected)

    def test_subscribe_verify_payload_unsubscribe(self):
        car = car_of(volt())
        with Receiver() as receiver:
            webhook = control("webhooks", uri=receiver.uri)
            self.assertEqual(webhook["state"], "verified", webhook["problem"])

            subscription = car.subscribe(webhook["id"])
            self.assertEqual(subscription[:2], (webhook["id"], car.vehicle_id))
            self.assertRegex(subscription.meta.request_id, ID)
            body, signature = receiver.events.get(timeout=10)
            self.assertIs(smartcar.verify_payload(MANAGEMENT_TOKEN, signature, body), True)
            self.assertIs(smartcar.verify_payload(MANAGEMENT_TOKEN, signature, f"{body} "), False)
            event = json.loads(body)
            self.assertEqual(event["eventType"], "VEHICLE_STATE")
            self.assertEqual(event["data"]["vehicle"]["id"], car.vehicle_id)
            self.assertEqual(event["meta"]["webhookId"], webhook["id"])
            self.assertEqual(event["meta"]["signalCount"], len(event["data"]["signals"]))

            unsubscribed = car.unsubscribe(MANAGEMENT_TOKEN, webhook["id"])
            self.assertEqual(unsubscribed.status, "success")
            # Nobody is subscribed any more, so there is nothing to send.
            with self.assertRaises(requests.HTTPError) as refused:
                control(f"webhooks/{webhook['id']}/send", vehicle_id=car.vehicle_id)
            self.assertEqual(refused.exception.response.status_code, 422)

    def test_subscribe_refuses_an_unknown_webhook(self):
        error = self.failure(car_of(volt()).subscribe, NO_WEBHOOK)
        self.assert_error(error, type="VALIDATION", status=400, doc="validation-errors#null")

    def test_unsubscribe_refuses_a_wrong_management_token(self):
        self.assert_error(self.failure(car_of(volt()).unsubscribe, "wrong", NO_WEBHOOK), **UNAUTHENTICATED)
