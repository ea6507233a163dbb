// Tokens and whose they are: AuthClient, getUser, getVehicles.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import smartcar from 'smartcar';

import { signInByForms } from './connect.js';
import { assertError, assertInvalid, assertStatic, failure, ID, UNAUTHENTICATED } from './expect.js';
import { authClient, connectByForms, consentByForms, kia, REDIRECT_URI, volt } from './owners.js';
import { control, ORIGIN } from './sandbox.js';

const TWO_HOURS = 7_200_000;

test('Connect returns a code and the state', async () => {
  const { query, state } = await volt();
  assert.equal(query.get('state'), state);
  assert.match(query.get('code'), ID);
  assert.match(query.get('user_id'), ID);
});

test('Connect finds a brand that was searched for', async () => {
  const { vehicles } = await kia();
  assert.equal(vehicles.length, 1);
});

test('exchangeCode gives a pair of tokens', async () => {
  const { access } = await volt();
  assert.match(access.accessToken, ID);
  assert.match(access.refreshToken, ID);
  assert.ok(access.expiration - Date.now() > TWO_HOURS - 120_000, access.expiration);
});

test('the token endpoint names type and lifetime', async () => {
  // The SDK keeps neither of the two, so the endpoint is asked without it.
  const { access } = await volt();
  const { clientId, clientSecret } = authClient();
  const response = await fetch(`${ORIGIN}/oauth/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: access.refreshToken }),
  });
  const reply = await response.json();
  assert.equal(reply.token_type, 'Bearer');
  assert.ok(reply.expires_in >= 7200, `${reply.expires_in}`);
});

test('exchangeRefreshToken gives a new pair', async () => {
  const { access } = await volt();
  const renewed = await authClient().exchangeRefreshToken(access.refreshToken);
  assert.match(renewed.accessToken, ID);
  assert.notEqual(renewed.accessToken, access.accessToken);
  assert.notEqual(renewed.refreshToken, access.refreshToken);
  assert.match((await smartcar.getUser(renewed.accessToken)).id, ID);
  assert.match((await smartcar.getUser(access.accessToken)).id, ID, 'the earlier access token stays good');
});

test('exchangeCode refuses an unknown code', async () => {
  const error = await failure(authClient().exchangeCode('no-such-code'));
  assert.equal(error.type, 'invalid_request');
  assert.equal(error.statusCode, 400);
  assert.equal(error.description, 'Invalid code: no-such-code.');
});

test('exchangeCode refuses a used code', async () => {
  const { query } = await volt();
  const error = await failure(authClient().exchangeCode(query.get('code')));
  assert.equal(error.type, 'invalid_request');
  assert.equal(error.description, `Invalid code: ${query.get('code')}.`);
});

test('exchangeCode refuses another redirect URI', async () => {
  const client = new smartcar.AuthClient({ redirectUri: 'https://elsewhere.example/auth', mode: 'test' });
  const { query } = await volt();
  assert.equal((await failure(client.exchangeCode(query.get('code')))).statusCode, 400);
});

test('exchangeRefreshToken refuses an unknown token', async () => {
  const error = await failure(authClient().exchangeRefreshToken('no-such-token'));
  assert.equal(error.type, 'invalid_request');
  assert.equal(error.statusCode, 400);
  assert.equal(error.description, 'Invalid refresh_token: no-such-token.');
});

test('the token endpoint refuses a wrong secret', async () => {
  const client = new smartcar.AuthClient({ clientSecret: 'wrong', redirectUri: REDIRECT_URI });
  const error = await failure(client.exchangeCode('any'));
  assert.equal(error.type, 'invalid_client');
  assert.equal(error.statusCode, 401);
});

test('neither redirect URI nor scope need be named', async () => {
  const client = new smartcar.AuthClient({ mode: 'test' });
  const query = await signInByForms(client.getAuthUrl(), 'CHEVROLET', 'plain@node.example');
  const { accessToken } = await client.exchangeCode(query.get('code'));
  const { vehicles } = await smartcar.getVehicles(accessToken);
  assert.equal((await new smartcar.Vehicle(vehicles[0], accessToken).attributes()).model, 'Volt');
});

test('the token endpoint takes flags', async () => {
  const error = await failure(authClient().exchangeCode('no-such-code', { flags: { country: 'DE', flag: true } }));
  assert.equal(error.description, 'Invalid code: no-such-code.');
});

test('getUser gives the id Connect returned', async () => {
  const { query, token } = await volt();
  const user = await smartcar.getUser(token);
  assert.equal(user.id, query.get('user_id'));
  assertStatic(user.meta);
});

test('getUser refuses an unknown token', async () => {
  const error = await failure(smartcar.getUser('no-such-token'));
  assertError(error, UNAUTHENTICATED);
  assert.ok(error.docURL.endsWith('authentication-errors#null'), error.docURL);
});

test('getVehicles gives ids of 36 characters and their number', async () => {
  const { token } = await volt();
  const { vehicles, paging, meta } = await smartcar.getVehicles(token);
  assert.equal(vehicles.length, 1);
  assert.match(vehicles[0], ID);
  assert.deepEqual(paging, { count: 1, offset: 0 });
  assertStatic(meta);
});

test('getVehicles turns pages', async () => {
  const { token } = await connectByForms('CHEVROLET', '12-vehicles@smartcar.com');
  const first = await smartcar.getVehicles(token);
  assert.equal(first.vehicles.length, 10);
  assert.deepEqual(first.paging, { count: 12, offset: 0 });
  const rest = await smartcar.getVehicles(token, { limit: 5, offset: 10 });
  assert.equal(rest.vehicles.length, 2);
  assert.deepEqual(rest.paging, { count: 12, offset: 10 });
  assert.equal(new Set([...first.vehicles, ...rest.vehicles]).size, 12);
});

test('getVehicles refuses a page of 51', async () => {
  const { token } = await volt();
  assertInvalid(await failure(smartcar.getVehicles(token, { limit: 51 })));
});

/** Last of all, because it ends every token. */
export function expiry() {
  test('codes, access tokens and used refresh tokens expire', async () => {
    const unused = await connectByForms('FORD', 'late@node.example');
    const code = (await consentByForms('FORD', 'later@node.example')).query.get('code');
    const { accessToken, refreshToken } = await authClient().exchangeRefreshToken(unused.access.refreshToken);
    await control('clock', { advance_seconds: 11 * 60 });
    assert.equal((await failure(authClient().exchangeCode(code))).description, `Invalid code: ${code}.`);
    const used = unused.access.refreshToken;
    const error = await failure(authClient().exchangeRefreshToken(used));
    assert.equal(error.description, `Invalid refresh_token: ${used}.`);
    await control('clock', { advance_seconds: 7200 });
    assertError(await failure(smartcar.getUser(accessToken)), UNAUTHENTICATED);
    const renewed = await authClient().exchangeRefreshToken(refreshToken);
    assert.match((await smartcar.getUser(renewed.accessToken)).id, ID);
  });
}
