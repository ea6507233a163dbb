// What belongs to the application: what it may ask of which car, and its connections.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import smartcar from 'smartcar';

import { assertError, assertInvalid, failure, ID, UNAUTHENTICATED } from './expect.js';
import { carOf, connectByForms, volt } from './owners.js';
import { MANAGEMENT_TOKEN } from './sandbox.js';

// The two cars of the SDK's own suite.
const TESLA = '5YJXCDE22HF068739';
const AUDI = 'WAUAFAFL1GN014882';

test('getCompatibility: a car that can do all of it', async () => {
  const { meta, ...answer } = await smartcar.getCompatibility(TESLA, ['read_odometer', 'read_location'], 'US');
  assert.deepEqual(answer, {
    compatible: true,
    reason: null,
    capabilities: [
      { permission: 'read_odometer', endpoint: '/odometer', capable: true, reason: null },
      { permission: 'read_location', endpoint: '/location', capable: true, reason: null },
    ],
  });
  assert.match(meta.requestId, ID);
});

test('getCompatibility: a car that cannot', async () => {
  const answer = await smartcar.getCompatibility(AUDI, ['read_odometer', 'read_location']);
  assert.equal(answer.compatible, true);
  assert.ok(answer.capabilities.length === 2 && answer.capabilities.some(({ capable }) => !capable));
  for (const { capable, reason } of answer.capabilities) {
    assert.ok(capable ? reason === null : ['VEHICLE_NOT_CAPABLE', 'SMARTCAR_NOT_CAPABLE'].includes(reason), reason);
  }
});

test('getCompatibility: fuel of a Tesla', async () => {
  const { compatible, capabilities } = await smartcar.getCompatibility(TESLA, ['read_fuel']);
  assert.equal(compatible, true);
  const fuel = { permission: 'read_fuel', endpoint: '/fuel', capable: false, reason: 'SMARTCAR_NOT_CAPABLE' };
  assert.deepEqual(capabilities, [fuel]);
});

test('getCompatibility: a command', async () => {
  const { capabilities } = await smartcar.getCompatibility(TESLA, ['control_security']);
  const lock = { permission: 'control_security', endpoint: '/security', capable: true, reason: null };
  assert.deepEqual(capabilities, [lock]);
});

test('getCompatibility reads the make of a made-up VIN', async () => {
  const { compatible, capabilities } = await smartcar.getCompatibility('0SCGMCT0386A85356', ['read_odometer', 'read_fuel']);
  assert.equal(compatible, true);
  assert.deepEqual(capabilities.map(({ capable, reason }) => [capable, reason]), [
    [true, null],
    [false, 'VEHICLE_NOT_CAPABLE'],
  ]);
});

test('getCompatibility of an old model year', async () => {
  const answer = await smartcar.getCompatibility('WBAKE5C58DJ107700', ['read_odometer']);
  assert.equal(answer.compatible, false);
  assert.equal(answer.reason, 'VEHICLE_NOT_COMPATIBLE');
  assert.deepEqual(answer.capabilities, []);
});

test('getCompatibility: a brand nobody knows', async () => {
  const { compatible, reason, capabilities } = await smartcar.getCompatibility('ZZZ00000000000000', ['read_fuel']);
  assert.equal(compatible, false);
  assert.ok(['MAKE_NOT_COMPATIBLE', 'VEHICLE_NOT_COMPATIBLE'].includes(reason), reason);
  assert.deepEqual(capabilities, []);
});

test('getCompatibility takes a test level', async () => {
  const answer = await smartcar.getCompatibility('0SCAUDI012FE3B133', ['read_odometer'], 'US', {
    testModeCompatibilityLevel: 'compatible',
  });
  assert.equal(answer.compatible, true);
});

test('getCompatibility takes options in place of the country', async () => {
  const { compatible } = await smartcar.getCompatibility(TESLA, ['read_vin'], { mode: 'live', flags: { country: 'DE' } });
  assert.equal(compatible, true);
});

test('getCompatibility refuses a VIN of 16 characters', async () => {
  assertInvalid(await failure(smartcar.getCompatibility(TESLA.slice(1), ['read_vin'])));
});

test('getCompatibility refuses a wrong secret', async () => {
  const error = await failure(smartcar.getCompatibility(TESLA, ['read_vin'], { clientSecret: 'wrong' }));
  assertError(error, UNAUTHENTICATED);
});

test('getCompatibilityMatrix', async () => {
  const { meta, ...matrix } = await smartcar.getCompatibilityMatrix('US');
  assert.match(meta.requestId, ID);
  assert.ok(matrix.CHEVROLET.some(({ model }) => model === 'Volt'));
  for (const entry of Object.values(matrix).flat()) {
    assert.ok(entry.model && entry.startYear <= entry.endYear, JSON.stringify(entry));
    assert.ok(['ICE', 'HEV', 'PHEV', 'BEV'].includes(entry.type), entry.type);
    assert.ok(entry.endpoints.length > 0 && entry.permissions.length > 0, entry.model);
  }
});

test('getCompatibilityMatrix is narrowed by type, make and scope', async () => {
  const { meta, ...matrix } = await smartcar.getCompatibilityMatrix('US', {
    type: 'BEV',
    make: ['TESLA', 'NISSAN'],
    scope: ['read_battery', 'control_charge'],
  });
  assert.match(meta.requestId, ID);
  assert.deepEqual(Object.keys(matrix).sort(), ['NISSAN', 'TESLA']);
  for (const { type, permissions } of Object.values(matrix).flat()) {
    assert.equal(type, 'BEV');
    assert.ok(permissions.includes('read_battery') && permissions.includes('control_charge'));
  }
});

test('getCompatibilityMatrix refuses a region nobody knows', async () => {
  assertInvalid(await failure(smartcar.getCompatibilityMatrix('ATLANTIS')));
});

const CONNECTION = ['connectedAt', 'mode', 'userId', 'vehicleId'];

test('getConnections: the newest first, page by page', async () => {
  const newest = await connectByForms('NISSAN', 'newest@node.example');
  const { connections, paging, meta } = await smartcar.getConnections(MANAGEMENT_TOKEN, {}, { limit: 1 });
  assert.match(meta.requestId, ID);
  const [connection] = connections;
  assert.deepEqual(Object.keys(connection).sort(), CONNECTION);
  assert.equal(connection.vehicleId, newest.vehicles[0]);
  assert.equal(connection.userId, newest.query.get('user_id'));
  assert.equal(connection.mode, 'test');
  const seen = [connection];
  let { cursor } = paging;
  assert.ok(cursor, 'one connection of several leaves a cursor');
  while (cursor) {
    const page = await smartcar.getConnections(MANAGEMENT_TOKEN, {}, { limit: 100, cursor });
    seen.push(...page.connections);
    cursor = page.paging.cursor;
  }
  assert.equal(cursor, null, 'the last page says null');
  const moments = seen.map(({ connectedAt }) => Date.parse(connectedAt));
  assert.deepEqual(moments, [...moments].sort((one, other) => other - one));
  const { vehicles } = await volt();
  assert.equal(seen.filter(({ vehicleId }) => vehicleId === vehicles[0]).length, 1);
});

test('getConnections of one user, of one vehicle', async () => {
  const { query, vehicles } = await volt();
  const userId = query.get('user_id');
  for (const filter of [{ userId }, { vehicleId: vehicles[0] }]) {
    const { connections, paging } = await smartcar.getConnections(MANAGEMENT_TOKEN, filter);
    assert.equal(connections.length, 1);
    assert.equal(connections[0].userId, userId);
    assert.equal(connections[0].vehicleId, vehicles[0]);
    assert.equal(paging.cursor, null);
  }
});

test('getConnections refuses a wrong token', async () => {
  assertError(await failure(smartcar.getConnections('wrong')), UNAUTHENTICATED);
});

for (const by of ['userId', 'vehicleId']) {
  test(`deleteConnections by ${by}`, async () => {
    const owner = await connectByForms('HYUNDAI', `deleted-by-${by}@node.example`);
    const ids = { userId: owner.query.get('user_id'), vehicleId: owner.vehicles[0] };
    const { connections, meta } = await smartcar.deleteConnections(MANAGEMENT_TOKEN, { [by]: ids[by] });
    assert.deepEqual(connections, [ids]);
    assert.match(meta.requestId, ID);
    assert.equal((await failure(carOf(owner).odometer())).type, 'PERMISSION');
    const left = await smartcar.getConnections(MANAGEMENT_TOKEN, { [by]: ids[by] });
    assert.deepEqual(left.connections, []);
  });
}

test('deleteConnections refuses a wrong token', async () => {
  const { vehicles } = await volt();
  assertError(await failure(smartcar.deleteConnections('wrong', { vehicleId: vehicles[0] })), UNAUTHENTICATED);
});
