// Every documented test login: which error its car answers with, as the SDK shows it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertError, failure, ID } from './expect.js';
import { carOf, connectByForms } from './owners.js';
import { ORIGIN } from './sandbox.js';

const ERRORS = JSON.parse(readFileSync(new URL('../../fixtures/errors.json', import.meta.url)));

const logins = (family) => {
  const found = ERRORS.filter((error) => error.family === family && error.test_login);
  assert.ok(found.length > 0, `no ${family} login in errors.json`);
  return found;
};

for (const expected of logins('api_v2')) {
  const { type, code, status, resolution_type: resolution, doc } = expected;
  test(`test login ${type}.${code}`, async () => {
    const car = carOf(await connectByForms('CHEVROLET', expected.test_login.email));
    const error = await failure(car.odometer());
    assertError(error, { type, code, statusCode: status, resolution, doc });
    if (code === 'AUTHENTICATION_FAILED') {
      const { origin, pathname, searchParams } = new URL(error.resolution.url);
      assert.equal(origin + pathname, `${ORIGIN}/oauth/reauthenticate`);
      assert.equal(searchParams.get('vehicle_id'), car.id);
      assert.equal(searchParams.get('response_type'), 'vehicle_id');
    } else {
      assert.equal(error.resolution.url, undefined);
    }
    // What does not come from the car is never touched.
    assert.equal((await car.vin()).vin, expected.test_login.vin);
    assert.equal((await car.attributes()).id, car.id);
    assert.ok((await car.permissions()).permissions.includes('read_odometer'));
  });
}

for (const expected of logins('api_v1')) {
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
