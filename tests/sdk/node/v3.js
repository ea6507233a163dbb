// What the SDK has of v3: one vehicle and its signals. It cannot name an owner to the application's own token, so it reads
// signals with an owner's token, or by `request` with a header.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import smartcar from 'smartcar';

import { assertBetween, failure, ID } from './expect.js';
import { carOf, volt } from './owners.js';
import { applicationToken, control } from './sandbox.js';

// The car and the token of the SDK's own suite.
const FIXTURE = new smartcar.Vehicle('tst2e255-d3c8-4f90-9fec-e6e68b98e9cb', 'test-data-token');

/** The Volt as the application itself sees it, and the header that names its owner. */
async function shared() {
  const { vehicles, query } = await volt();
  const car = new smartcar.Vehicle(vehicles[0], await applicationToken());
  return { car, owner: { 'sc-user-id': query.get('user_id') } };
}

test('v3 getVehicle, for the application and for an owner', async () => {
  const { car } = await shared();
  for (const token of [car.token, (await volt()).token]) {
    const { body, headers } = await smartcar.getVehicle(token, car.id);
    assertVehicle(body, { id: car.id, make: 'CHEVROLET', model: 'Volt' });
    assertBetween(body.attributes.year, 2011, 2019);
    assert.match(headers['sc-request-id'], ID);
  }
});

test('v3 getVehicle refuses an unknown token', async () => {
  const error = await failure(smartcar.getVehicle('no-such-token', (await volt()).vehicles[0]));
  assert.equal(error.statusCode, 401);
  // The SDK does not know the envelope of v3 and hands its body on.
  assert.equal(error.type, 'SDK_ERROR');
  assert.match(error.requestId, ID);
});

test('v3 getVehicle of a car nobody shares', async () => {
  const { car } = await shared();
  const error = await failure(smartcar.getVehicle(car.token, '00000000-0000-4000-8000-000000000000'));
  assert.equal(error.statusCode, 404);
  assert.equal(error.type, 'SDK_ERROR');
});

test('v3 getSignals', async () => {
  const car = carOf(await volt());
  const { body, headers } = await car.getSignals();
  assertSignals(body, car.id);
  assert.match(headers['sc-request-id'], ID);
});

test('v3 getSignal', async () => {
  const { body, headers } = await carOf(await volt()).getSignal('odometer-traveleddistance');
  assertOdometer(body);
  assert.match(headers['sc-request-id'], ID);
});

test('v3 getSignal of a code nobody knows', async () => {
  const error = await failure(carOf(await volt()).getSignal('no-such-signal'));
  assert.equal(error.statusCode, 404);
  assert.equal(error.type, 'SDK_ERROR');
});

test('v3 signals need to know the owner when the application asks', async () => {
  const { car, owner } = await shared();
  assert.equal((await failure(car.getSignals())).statusCode, 400);
  assert.equal((await failure(car.getSignal('odometer-traveleddistance'))).statusCode, 400);
  assertSignals((await car.request('get', 'signals', null, owner, '3')).body, car.id);
  assertOdometer((await car.request('get', 'signals/odometer-traveleddistance', null, owner, '3')).body);
});

test("v3 the fixture of the SDK's own suite, which has two signals", async () => {
  const { body } = await smartcar.getVehicle(FIXTURE.token, FIXTURE.id);
  assertVehicle(body, { id: FIXTURE.id, make: 'TESLA', model: 'Model Y' });
  assert.equal(body.attributes.year, 2021);
  const signals = (await FIXTURE.getSignals()).body;
  assertSignals(signals, FIXTURE.id);
  assert.equal(signals.data.length, 2);
  assert.equal(signals.data[0].attributes.status.value, 'SUCCESS');
  assert.equal(signals.included.vehicle.attributes.year, '2021');
  assertOdometer((await FIXTURE.getSignal('odometer-traveleddistance')).body);
});

test('v3 wrapped: what is asked for alone stands in data', async () => {
  await control('shapes', { single: 'wrapped' });
  try {
    const { body } = await smartcar.getVehicle(FIXTURE.token, FIXTURE.id);
    assert.equal(body.id, undefined);
    assertVehicle(body.data, { id: FIXTURE.id, make: 'TESLA', model: 'Model Y' });
    assertOdometer((await FIXTURE.getSignal('odometer-traveleddistance')).body.data);
    assertSignals((await FIXTURE.getSignals()).body, FIXTURE.id);
  } finally {
    await control('shapes', { single: 'bare' });
  }
});

function assertVehicle({ id, type, attributes, links }, expected) {
  const { make, model } = attributes;
  assert.deepEqual({ id, make, model }, expected);
  assert.equal(type, 'vehicle');
  assert.ok(links.self.endsWith(`/vehicles/${id}`), links.self);
}

// The SDK puts the headers in the place of the body's own meta.
function assertSignals({ data, links, included }, id) {
  assert.ok(data.length > 0);
  for (const signal of data) assertSignal(signal);
  assert.ok(links.self);
  assert.equal(included.vehicle.id, id);
}

function assertOdometer(signal) {
  assertSignal(signal);
  assert.equal(signal.attributes.code, 'odometer-traveleddistance');
  assertBetween(signal.attributes.body.value, 1, 300_000);
}

function assertSignal({ id, type, attributes }) {
  assert.ok(id);
  assert.equal(type, 'signal');
  const { code, name, group, status } = attributes;
  assert.ok(code && name && group, JSON.stringify(attributes));
  assert.ok(['SUCCESS', 'ERROR', 'UNAVAILABLE'].includes(status.value), status.value);
}
