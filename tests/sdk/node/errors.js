// Every documented error as the SDK shows it: those with a test login by that login, the others by remote control.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertError, failure, ID } from './expect.js';
import { carOf, connectByForms, SCOPE, unlucky } from './owners.js';
import { control, ORIGIN } from './sandbox.js';

const ERRORS = JSON.parse(readFileSync(new URL('../../fixtures/errors.json', import.meta.url)));

const rows = (family, hasLogin) => {
  const found = ERRORS.filter((error) => error.family === family && (error.test_login !== null) === hasLogin);
  assert.ok(found.length > 0, `no ${family} errors in errors.json`);
  return found;
};

/** What the SDK must make of a row of the list. */
const shown = ({ type, code, status, resolution_type: resolution, doc }) => {
  return { type, code: code ?? undefined, statusCode: status, resolution, doc };
};

for (const expected of rows('api_v2', true)) {
  const { type, code, test_login: login } = expected;
  test(`test login ${type}.${code}`, async () => {
    const car = carOf(await connectByForms('CHEVROLET', login.email));
    const error = await failure(car.odometer());
    assertError(error, shown(expected));
    if (code === 'AUTHENTICATION_FAILED') {
      const { origin, pathname, searchParams } = new URL(error.resolution.url);
      assert.equal(origin + pathname, `${ORIGIN}/oauth/reauthenticate`);
      assert.equal(searchParams.get('vehicle_id'), car.id);
      assert.equal(searchParams.get('response_type'), 'vehicle_id');
    } else {
      assert.equal(error.resolution.url, undefined);
    }
    // What does not come from the car is never touched.
    assert.equal((await car.vin()).vin, login.vin);
    assert.equal((await car.attributes()).id, car.id);
    assert.ok((await car.permissions()).permissions.includes('read_odometer'));
  });
}

for (const expected of rows('api_v2', false)) {
  const key = [expected.type, expected.code].filter(Boolean).join(':');
  test(`error ${key}`, async () => {
    const car = carOf(await unlucky());
    await control(`cars/${car.id}/condition`, { condition: key, times: 1 });
    const error = await failure(car.odometer());
    assertError(error, shown(expected));
    if (key === 'RATE_LIMIT:VEHICLE') assert.match(error.retryAfter, /^[0-9]+$/);
    if (key.startsWith('VALIDATION')) assert.ok(Array.isArray(error.detail));
    if (key.endsWith('VIRTUAL_KEY_REQUIRED')) assert.match(error.resolution.url, /^https:\/\/www\.tesla\.com\/_ak\//);
    assert.ok((await car.odometer()).distance > 0, 'once was enough');
  });
}

test('a test VIN in place of a login', async () => {
  const { test_login: login } = ERRORS.find(({ code }) => code === 'ASLEEP');
  const options = { singleSelect: { vin: login.vin }, makeBypass: 'LAND_ROVER', user: 'an-owner', flags: { country: 'US' } };
  const owner = await connectByForms('LAND_ROVER', 'asleep@node.example', SCOPE, options);
  assert.equal(owner.vehicles.length, 1);
  const car = carOf(owner);
  assert.equal((await car.vin()).vin, login.vin);
  assert.equal((await failure(car.odometer())).code, 'ASLEEP');
});

for (const expected of rows('api_v1', true)) {
  const { type, code, status } = expected;
  test(`test login ${code} of v1.0`, async () => {
    const car = carOf(await connectByForms('CHEVROLET', expected.test_login.email), { version: '1.0' });
    const error = await failure(car.odometer());
    assert.equal(error.type, type);
    assert.equal(error.code, code);
    assert.equal(error.message, `${type}:${code} - ${error.description}`);
    assert.match(error.requestId, ID);
    if (status !== null) assert.equal(error.statusCode, status);
    assert.equal(error.resolution, undefined);
  });
}
