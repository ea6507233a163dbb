// The owners of this suite. Each signs in once, when first asked for; every check after that shares the tokens.

import smartcar from 'smartcar';

import { signInByForms, signInWithBrowser } from './connect.js';

export const REDIRECT_URI = 'https://example.com/auth';

/** What the SDK's own suite asks of its Volt, and the rest of what a v2.0 call can need. */
export const SCOPE = [
  'read_vehicle_info',
  'read_vin',
  'read_odometer',
  'read_location',
  'read_battery',
  'read_charge',
  'read_fuel',
  'read_engine_oil',
  'read_tires',
  'read_security',
  'read_service_history',
  'read_diagnostics',
  'read_user_profile',
  'control_charge',
  'control_navigation',
  'control_security',
];

/** A car that lacks one of these cannot be connected at all. */
const REQUIRED = SCOPE.map((permission) => `required:${permission}`);

export const authClient = () => new smartcar.AuthClient({ redirectUri: REDIRECT_URI, mode: 'test' });

/** What Connect comes back with, and the state that was sent. `signIn` says how the owner walks through it. */
async function consent(signIn, make, email, scope, options) {
  const state = `state of ${email}`;
  const url = authClient().getAuthUrl(scope, { state, forcePrompt: true, ...options });
  const query = await signIn(url, make, email);
  if (!query.has('code')) throw new Error(`Connect came back without a code: ${query}`);
  return { query, state };
}

export const consentByForms = (make, email) => consent(signInByForms, make, email, SCOPE);

/** An owner with their tokens and cars. */
async function connect(signIn, make, email, scope, options) {
  const { query, state } = await consent(signIn, make, email, scope, options);
  const access = await authClient().exchangeCode(query.get('code'));
  const { vehicles } = await smartcar.getVehicles(access.accessToken);
  return { query, state, access, token: access.accessToken, vehicles };
}

export const connectByForms = (make, email, scope = SCOPE, options = {}) =>
  connect(signInByForms, make, email, scope, options);

const once = (make) => {
  let made;
  return () => (made ??= make());
};

/** A plug-in hybrid: it has every reading. */
export const volt = once(() => connect(signInWithBrowser, 'CHEVROLET', 'volt@node.example', REQUIRED));
/** An electric car, found by searching for its brand: no fuel, no oil. */
export const kia = once(() => connect(signInWithBrowser, 'KIA', 'kia@node.example', SCOPE));
export const tesla = once(() => connectByForms('TESLA', 'driver@node.example'));
/** Whose car has one trouble after the other. */
export const unlucky = once(() => connectByForms('CHEVROLET', 'unlucky@node.example'));
/** An owner who shares nothing but make and model. */
export const shy = once(() => connectByForms('FORD', 'shy@node.example', ['required:read_vehicle_info']));

/** The first car of an owner. */
export function carOf({ vehicles, token }, options) {
  return new smartcar.Vehicle(vehicles[0], token, options);
}
