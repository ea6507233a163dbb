// Every v2.0 call the SDK has about one car.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import smartcar from 'smartcar';

import {
  assertBetween,
  assertError,
  assertFresh,
  assertInvalid,
  assertNear,
  assertStatic,
  failure,
  FORBIDDEN,
  ID,
} from './expect.js';
import { carOf, connectByForms, kia, SCOPE, shy, tesla, volt } from './owners.js';

const ACCEPTED = { status: 'success', message: 'Successfully sent request to vehicle' };

const MILE = 1.609344;
const GALLON = 3.785412;
const PSI = 6.894757;

const theVolt = async (options) => carOf(await volt(), options);

/** A reading without its meta, which must be that of a car. */
async function reading(promise, unitSystem) {
  const { meta, ...body } = await promise;
  assertFresh(meta, unitSystem);
  return body;
}

test('attributes: the Chevrolet is a Volt', async () => {
  const car = await theVolt();
  const { meta, ...attributes } = await car.attributes();
  const { year } = attributes;
  assert.deepEqual(attributes, { id: car.id, make: 'CHEVROLET', model: 'Volt', year });
  assertBetween(year, 2011, 2019);
  assertStatic(meta);
});

test('vin', async () => {
  const { vin, meta } = await (await theVolt()).vin();
  assert.match(vin, /^[0-9A-HJ-NPR-Z]{17}$/);
  assertStatic(meta);
});

test('permissions: what was granted, from offset 0', async () => {
  const { permissions, paging, meta } = await (await theVolt()).permissions();
  assert.deepEqual([...permissions].sort(), [...SCOPE].sort());
  assert.deepEqual(paging, { count: SCOPE.length, offset: 0 });
  assertStatic(meta);
});

test('permissions turn pages', async () => {
  const { permissions, paging } = await (await theVolt()).permissions({ limit: 3, offset: 2 });
  assert.equal(permissions.length, 3);
  assert.deepEqual(paging, { count: SCOPE.length, offset: 2 });
});

test('odometer', async () => {
  const { distance } = await reading((await theVolt()).odometer());
  assertBetween(distance, 1, 300_000);
});

test('location: in Colorado', async () => {
  const { latitude, longitude } = await reading((await theVolt()).location());
  assertBetween(latitude, 36, 42);
  assertBetween(longitude, -110, -101);
});

test('battery', async () => {
  const { percentRemaining, range } = await reading((await theVolt()).battery());
  assertBetween(percentRemaining, 0, 1);
  assertBetween(range, 0, 483);
});

test('batteryCapacity', async () => {
  const { capacity } = await reading((await theVolt()).batteryCapacity());
  assertBetween(capacity, 5, 250);
});

test('nominalCapacity', async () => {
  const { meta, ...body } = await (await theVolt()).nominalCapacity();
  assert.match(meta.requestId, ID);
  assert.deepEqual(Object.keys(body).sort(), ['availableCapacities', 'capacity', 'url']);
  for (const { capacity, description } of body.availableCapacities) {
    assertBetween(capacity, 5, 250);
    assert.ok(description === null || typeof description === 'string');
  }
  if (body.capacity !== null) assertBetween(body.capacity.nominal, 5, 250);
  else assert.ok(body.availableCapacities.length > 0, 'neither a capacity nor a choice of them');
  if (body.url !== null) assert.ok(body.url.endsWith('redirect_uri='), body.url);
});

test('charge', async () => {
  const { isPluggedIn, state } = await reading((await theVolt()).charge());
  assert.equal(typeof isPluggedIn, 'boolean');
  assert.ok(['CHARGING', 'FULLY_CHARGED', 'NOT_CHARGING'].includes(state), state);
});

test('setChargeLimit, then getChargeLimit', async () => {
  const car = await theVolt();
  for (const limit of [0.7, 1]) {
    const { meta, ...answer } = await car.setChargeLimit(limit);
    assert.deepEqual(answer, ACCEPTED);
    assert.match(meta.requestId, ID);
    assert.deepEqual(await reading(car.getChargeLimit()), { limit });
  }
});

test('setChargeLimit refuses what is no share from a half to one', async () => {
  const car = await theVolt();
  for (const limit of [0.49, 1.01, 'half']) {
    assertInvalid(await failure(car.setChargeLimit(limit)));
  }
});

test('fuel', async () => {
  const { amountRemaining, percentRemaining, range } = await reading((await theVolt()).fuel());
  assertBetween(amountRemaining, 0, 500);
  assertBetween(percentRemaining, 0, 1);
  assertBetween(range, 0, 1500);
});

test('engineOil', async () => {
  const { lifeRemaining } = await reading((await theVolt()).engineOil());
  assertBetween(lifeRemaining, 0, 1);
});

test('tirePressure', async () => {
  const { backLeft, backRight, frontLeft, frontRight } = await reading((await theVolt()).tirePressure());
  for (const pressure of [backLeft, backRight, frontLeft, frontRight]) assertBetween(pressure, 175, 300);
});

test('lockStatus', async () => {
  const { isLocked, ...parts } = await reading((await theVolt()).lockStatus());
  assert.equal(typeof isLocked, 'boolean');
  assert.deepEqual(Object.keys(parts).sort(), ['chargingPort', 'doors', 'storage', 'sunroof', 'windows']);
  for (const { type, status } of Object.values(parts).flat()) assert.ok(type && status);
  assert.equal(parts.doors.length, 4);
});

test('lock and unlock', async () => {
  const car = await theVolt();
  for (const command of ['lock', 'unlock', 'lock']) {
    const { meta, ...answer } = await car[command]();
    assert.deepEqual(answer, ACCEPTED);
    assert.match(meta.requestId, ID);
    assert.equal((await car.lockStatus()).isLocked, command === 'lock');
  }
});

test('startCharge and stopCharge', async () => {
  const car = carOf(await kia());
  // Whichever way the car is found, it ends up not charging.
  if ((await car.charge()).state === 'CHARGING') await car.stopCharge();
  for (const [command, state] of [['startCharge', 'CHARGING'], ['stopCharge', 'NOT_CHARGING']]) {
    const { meta, ...answer } = await car[command]();
    assert.deepEqual(answer, ACCEPTED);
    assert.match(meta.requestId, ID);
    assert.equal((await car.charge()).state, state);
  }
});

test('sendDestination', async () => {
  const { meta, ...answer } = await (await theVolt()).sendDestination(47.6205, -122.3493);
  assert.deepEqual(answer, ACCEPTED);
  assert.match(meta.requestId, ID);
});

test('serviceHistory: an array, narrowed by dates', async () => {
  const car = await theVolt();
  const { data, meta } = await car.serviceHistory('2015-01-01', '2100-01-01');
  assert.ok(Array.isArray(data) && data.length > 0, 'no record at all');
  for (const record of data) {
    assert.ok(!Number.isNaN(Date.parse(record.serviceDate)), record.serviceDate);
    assertBetween(record.odometerDistance, 0, 300_000);
    assert.ok(Array.isArray(record.serviceTasks));
  }
  assert.match(meta.requestId, ID);
  assert.deepEqual((await car.serviceHistory('1990-01-01', '1990-12-31')).data, []);
});

test('diagnosticSystemStatus', async () => {
  const { systems } = await reading((await theVolt()).diagnosticSystemStatus());
  assert.ok(systems.length > 0);
  for (const { systemId, status } of systems) {
    assert.equal(typeof systemId, 'string');
    assert.ok(['OK', 'ALERT'].includes(status), status);
  }
});

test('diagnosticTroubleCodes', async () => {
  const { activeCodes } = await reading((await theVolt()).diagnosticTroubleCodes());
  assert.ok(Array.isArray(activeCodes));
  for (const { code } of activeCodes) assert.match(code, /^[PBCU][0-9A-F]{4}$/);
});

test('imperial units', async () => {
  const [metric, imperial] = [await theVolt(), await theVolt({ unitSystem: 'imperial' })];
  const miles = await reading(imperial.odometer(), 'imperial');
  assertNear(miles.distance * MILE, (await metric.odometer()).distance);
  const range = await reading(imperial.battery(), 'imperial');
  assertNear(range.range * MILE, (await metric.battery()).range);
  const gallons = await reading(imperial.fuel(), 'imperial');
  assertNear(gallons.amountRemaining * GALLON, (await metric.fuel()).amountRemaining);
  assertNear(gallons.range * MILE, (await metric.fuel()).range);
  const psi = await reading(imperial.tirePressure(), 'imperial');
  assertNear(psi.backLeft * PSI, (await metric.tirePressure()).backLeft);
});

test('an unknown unit system is refused', async () => {
  const car = await theVolt({ unitSystem: 'furlongs' });
  assertInvalid(await failure(car.odometer()));
});

test('batch: every reading at once', async () => {
  const car = await theVolt();
  const paths = [
    '/', '/vin', '/odometer', '/location', '/battery', '/battery/capacity', '/battery/nominal_capacity', '/charge',
    '/charge/limit', '/fuel', '/engine/oil', '/tires/pressure', '/security', '/diagnostics/system_status',
    '/diagnostics/dtcs', '/permissions',
  ];
  const batch = await car.batch(paths);
  const names = [
    'attributes', 'vin', 'odometer', 'location', 'battery', 'batteryCapacity', 'batteryNominalCapacity', 'charge',
    'chargeLimit', 'fuel', 'engineOil', 'tirePressure', 'lockStatus', 'diagnosticSystemStatus',
    'diagnosticTroubleCodes', 'permissions',
  ];
  assert.deepEqual(Object.keys(batch), names);
  for (const name of names) assert.match(batch[name]().meta.requestId, ID);
  assert.equal(batch.attributes().model, 'Volt');
  assert.equal(batch.odometer().distance, (await car.odometer()).distance);
  assertFresh(batch.odometer().meta);
});

test('batch: one item fails, the others do not', async () => {
  const batch = await carOf(await kia()).batch(['/odometer', '/fuel']);
  assertBetween(batch.odometer().distance, 1, 300_000);
  const error = await failure((async () => batch.fuel())());
  // The SDK gives an item's error the status of the whole batch.
  assertError(error, { type: 'COMPATIBILITY', code: 'VEHICLE_NOT_CAPABLE', statusCode: 200 });
});

test('batch: nothing asked for', async () => {
  assertInvalid(await failure((await theVolt()).batch([])));
});

test('request: any path, with headers of its own', async () => {
  const car = await theVolt();
  const { body, meta } = await car.request('get', 'odometer', null, { 'sc-unit-system': 'imperial' });
  assertNear(body.distance * MILE, (await car.odometer()).distance);
  assertFresh(meta, 'imperial');
});

test('request: a Tesla tells who drives it', async () => {
  const car = carOf(await tesla());
  const info = await car.request('get', 'tesla/user/info');
  assert.match(info.body.email, /@/);
  const access = await car.request('get', 'tesla/user/access');
  assert.ok(['OWNER', 'DRIVER'].includes(access.body.accessType), access.body.accessType);
});

test('a Tesla asked for fuel: SMARTCAR_NOT_CAPABLE', async () => {
  const car = carOf(await tesla());
  const error = await failure(car.fuel());
  assertError(error, { type: 'COMPATIBILITY', code: 'SMARTCAR_NOT_CAPABLE', statusCode: 501 });
});

test('an electric car has no engine oil', async () => {
  const error = await failure(carOf(await kia()).engineOil());
  assert.equal(error.type, 'COMPATIBILITY');
  assert.equal(error.statusCode, 501);
});

test('a malformed id is a mistake of the request', async () => {
  const { token } = await volt();
  assertInvalid(await failure(new smartcar.Vehicle('bad_id', token).attributes()));
});

test("a Ford does all that the SDK's own suite asks", async () => {
  const car = carOf(await connectByForms('FORD', 'ford@node.example'));
  for (const call of ['startCharge', 'stopCharge', 'lock', 'unlock']) assert.equal((await car[call]()).status, 'success');
  assert.equal((await car.setChargeLimit(0.7)).status, 'success');
  assert.equal((await car.sendDestination(47.6205063, -122.3518523)).status, 'success');
  assert.ok((await car.serviceHistory('2015-01-01', '2100-01-01')).data.length > 0);
  assert.ok((await car.diagnosticSystemStatus()).systems.length > 0);
  assert.ok((await car.diagnosticTroubleCodes()).activeCodes.length > 0);
});

test('a permission that was not granted', async () => {
  const car = carOf(await shy());
  assert.equal((await car.attributes()).make, 'FORD');
  for (const call of ['vin', 'odometer', 'tirePressure', 'lock', 'startCharge']) {
    assertError(await failure(car[call]()), FORBIDDEN);
  }
});

test("another owner's car", async () => {
  const [{ token }, { vehicles }] = [await shy(), await volt()];
  const car = new smartcar.Vehicle(vehicles[0], token);
  assertError(await failure(car.attributes()), FORBIDDEN);
});

test('a version nobody knows is the latest', async () => {
  assert.equal((await (await theVolt({ version: '99999999.99' })).attributes()).model, 'Volt');
});

test('a version that is no number', async () => {
  const error = await failure((await theVolt({ version: 'next' })).attributes());
  assertError(error, { type: 'RESOURCE_NOT_FOUND', code: 'VERSION', statusCode: 404 });
});

test('a path nobody knows', async () => {
  const error = await failure((await theVolt()).request('get', 'no/such/path'));
  assertError(error, { type: 'RESOURCE_NOT_FOUND', code: 'PATH', statusCode: 404 });
});

test('flags are taken', async () => {
  const car = await theVolt({ flags: { country: 'DE' } });
  assert.equal((await car.attributes()).model, 'Volt');
});

test('disconnect ends access to the car', async () => {
  const owner = await connectByForms('CHEVROLET', 'leaving@node.example');
  const car = carOf(owner);
  const { status, meta } = await car.disconnect();
  assert.equal(status, 'success');
  assert.match(meta.requestId, ID);
  assertError(await failure(car.odometer()), FORBIDDEN);
  assert.deepEqual((await smartcar.getVehicles(owner.token)).vehicles, []);
});
