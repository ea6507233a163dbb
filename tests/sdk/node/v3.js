// What the SDK has of v3: one vehicle and its signals. It names no owner, so these go by `request` where one is needed.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import smartcar from 'smartcar';

import { assertBetween, failure, ID } from './expect.js';
import { volt } from './owners.js';
import { applicationToken } from './sandbox.js';

/** The Volt as the application itself sees it, and the header that names its owner. */
async function shared() {
  const { vehicles, query } = await volt();
  const car = new smartcar.Vehicle(vehicles[0], await applicationToken());
  return { car, owner: { 'sc-user-id': query.get('user_id') } };
}

test('v3 getVehicle', async () => {
  const { car } = await shared();
  const { body, headers } = await smartcar.getVehicle(car.token, car.id);
  const { data } = body;
  assert.equal(data.id, car.id);
  assert.equal(data.type, 'vehicle');
  assert.equal(data.attributes.make, 'CHEVROLET');
  assert.equal(data.attributes.model, 'Volt');
  assertBetween(data.attributes.year, 2011, 2019);
  assert.match(data.links.self, new RegExp(`/vehicles/${car.id}$`));
  assert.match(headers['sc-request-id'], ID);
});

test('v3 getVehicle refuses the token of an owner', async () => {
  const { token, vehicles } = await volt();
  const error = await failure(smartcar.getVehicle(token, vehicles[0]));
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

test('v3 getSignals and getSignal need to know the owner', async () => {
  const { car } = await shared();
  for (const call of [car.getSignals(), car.getSignal('odometer-traveleddistance')]) {
    assert.equal((await failure(call)).statusCode, 400);
  }
});

test('v3 signals of a car', async () => {
  const { car, owner } = await shared();
  const { body, meta } = await car.request('get', 'signals', null, owner, '3');
  assert.ok(body.data.length > 0);
  for (const signal of body.data) assertSignal(signal);
  assert.ok(body.meta === undefined, 'the SDK puts the headers in its place');
  assert.ok(body.links.self && body.included.vehicle);
  assert.equal(body.included.vehicle.id, car.id);
  assert.match(meta['sc-request-id'], ID);
});

test('v3 one signal of a car', async () => {
  const { car, owner } = await shared();
  const { body } = await car.request('get', 'signals/odometer-traveleddistance', null, owner, '3');
  const signal = body.data ?? body;
  assertSignal(signal);
  assert.equal(signal.attributes.code, 'odometer-traveleddistance');
  assertBetween(signal.attributes.body.value, 1, 300_000);
});

function assertSignal({ id, type, attributes }) {
  assert.ok(id);
  assert.equal(type, 'signal');
  const { code, name, group, status } = attributes;
  assert.ok(code && name && group, JSON.stringify(attributes));
  assert.ok(['SUCCESS', 'ERROR', 'UNAVAILABLE'].includes(status.value), status.value);
}
