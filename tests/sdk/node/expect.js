// What the checks share: forms of ids and errors.

import assert from 'node:assert/strict';

export const ID = /^[0-9a-f-]{36}$/;

export const UNAUTHENTICATED = { type: 'AUTHENTICATION', statusCode: 401, doc: 'authentication-errors#null' };
export const FORBIDDEN = {
  type: 'PERMISSION',
  statusCode: 403,
  resolution: 'REAUTHENTICATE',
  doc: 'permission-errors#null',
};

/** The error `promise` must end with. */
export async function failure(promise) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    assert.equal(error.name, 'SmartcarError', `not an error of the SDK: ${error.stack}`);
    return error;
  }
  return assert.fail(`should have failed, but gave ${JSON.stringify(value)}`);
}

/** A v2.0 error: every field the SDK makes of it. The SDK leaves out a `code` that is null. */
export function assertError(error, { type, code, statusCode, resolution = null, doc }) {
  const { type: actualType, code: actualCode, statusCode: actualStatus } = error;
  assert.deepEqual(
    { type: actualType, code: actualCode, statusCode: actualStatus, resolution: error.resolution?.type },
    { type, code, statusCode, resolution },
  );
  assert.match(error.requestId, ID);
  assert.ok(error.description.length > 10, `description: ${error.description}`);
  assert.equal(error.message, `${type}:${code ?? null} - ${error.description}`);
  assert.match(error.docURL, /^https:/);
  if (doc) assert.ok(error.docURL.includes(doc), error.docURL);
}

/** A request that cannot be understood. Whether its `code` is null or PARAMETER the documentation leaves open. */
export function assertInvalid(error) {
  const { code } = error;
  assert.ok(code === undefined || code === 'PARAMETER', error.message);
  assertError(error, { type: 'VALIDATION', code, statusCode: 400, doc: 'validation-errors#' });
}

/** The meta of an answer that comes from the car. */
export function assertFresh(meta, unitSystem = 'metric') {
  assert.match(meta.requestId, ID);
  assert.equal(meta.unitSystem, unitSystem);
  for (const moment of [meta.dataAge, meta.fetchedAt]) assert.ok(moment instanceof Date && moment <= new Date(), moment);
  assert.ok(meta.dataAge <= meta.fetchedAt, 'recorded after it was fetched');
}

/** The meta of an answer no car gave. */
export function assertStatic(meta) {
  assert.match(meta.requestId, ID);
  assert.equal(meta.dataAge, undefined);
}

export function assertBetween(value, least, most) {
  assert.ok(typeof value === 'number' && value >= least && value <= most, `${value} is not in ${least}..${most}`);
}

/** Equal but for rounding and the moment between two readings. */
export function assertNear(actual, expected) {
  assertBetween(actual, expected * 0.99 - 0.02, expected * 1.01 + 0.02);
}
