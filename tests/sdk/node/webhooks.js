// A webhook from its first challenge to its last event, with a receiver that knows only what the SDK offers.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { on, once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';

import smartcar from 'smartcar';

import { assertError, failure, ID, UNAUTHENTICATED } from './expect.js';
import { carOf, volt } from './owners.js';
import { control, MANAGEMENT_TOKEN } from './sandbox.js';

const NO_WEBHOOK = '00000000-0000-4000-8000-000000000000';

/** Listens on this machine, answers the challenge, and keeps every other event for `next`. */
async function receiver() {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const event = JSON.parse(text);
    if (event.eventType === 'VERIFY') {
      const challenge = smartcar.hashChallenge(MANAGEMENT_TOKEN, event.data.challenge);
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ challenge }));
    } else {
      response.end();
      server.emit('event', { event, signature: request.headers['sc-signature'] });
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // Keeps what comes before it is asked for; a test that waits longer than this waits in vain.
  const events = on(server, 'event', { signal: AbortSignal.timeout(20_000) });
  return {
    uri: `http://127.0.0.1:${server.address().port}/events`,
    next: async () => (await events.next()).value[0],
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

test('hashChallenge', () => {
  const expected = createHmac('sha256', MANAGEMENT_TOKEN).update('a challenge').digest('hex');
  assert.equal(smartcar.hashChallenge(MANAGEMENT_TOKEN, 'a challenge'), expected);
});

test('subscribe, verifyPayload, unsubscribe', async () => {
  const car = carOf(await volt());
  const { uri, next, close } = await receiver();
  try {
    const webhook = await control('webhooks', { uri });
    assert.equal(webhook.state, 'verified', webhook.problem);

    const { meta, ...subscription } = await car.subscribe(webhook.id);
    assert.deepEqual(subscription, { webhookId: webhook.id, vehicleId: car.id });
    assert.match(meta.requestId, ID);
    const { event, signature } = await next();
    assert.equal(smartcar.verifyPayload(MANAGEMENT_TOKEN, signature, event), true);
    assert.equal(smartcar.verifyPayload(MANAGEMENT_TOKEN, signature, { ...event, vehicleId: NO_WEBHOOK }), false);
    assert.equal(event.eventType, 'VEHICLE_STATE');
    assert.equal(event.data.vehicle.id, car.id);
    assert.equal(event.data.vehicle.model, 'Volt');
    assert.equal(event.meta.webhookId, webhook.id);
    assert.equal(event.meta.signalCount, event.data.signals.length);

    const unsubscribed = await car.unsubscribe(MANAGEMENT_TOKEN, webhook.id);
    assert.match(unsubscribed.meta.requestId, ID);
    // Nobody is subscribed any more, so there is nothing to send.
    await assert.rejects(control(`webhooks/${webhook.id}/send`, { vehicle_id: car.id }), /422/);
  } finally {
    close();
  }
});

test('subscribe refuses an unknown webhook', async () => {
  const error = await failure(carOf(await volt()).subscribe(NO_WEBHOOK));
  assertError(error, { type: 'VALIDATION', statusCode: 400, doc: 'validation-errors#null' });
});

test('unsubscribe refuses a wrong management token', async () => {
  assertError(await failure(carOf(await volt()).unsubscribe('wrong', NO_WEBHOOK)), UNAUTHENTICATED);
});
