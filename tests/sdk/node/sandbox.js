// Where the sandbox is, what it was told, and its remote control. tests/sdk/run sets all of it.

/** One setting; a missing one ends the suite at once instead of reaching out to the real Smartcar. */
export function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; start this suite with tests/sdk/run`);
  return value;
}

export const ORIGIN = setting('SMARTCAR_API_ORIGIN');
export const MANAGEMENT_TOKEN = setting('SANDBOX_MANAGEMENT_TOKEN');
for (const host of ['AUTH', 'MANAGEMENT_API', 'API_V3']) setting(`SMARTCAR_${host}_ORIGIN`);

/** POST /_control/{action}; what it answers. */
export async function control(action, body = {}) {
  const response = await fetch(`${ORIGIN}/_control/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`/_control/${action}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text && JSON.parse(text);
}

/** A token of the application itself, for v3. The SDK has no call for it. */
export async function applicationToken() {
  const response = await fetch(`${ORIGIN}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: setting('SMARTCAR_CLIENT_ID'),
      client_secret: setting('SMARTCAR_CLIENT_SECRET'),
    }),
  });
  if (!response.ok) throw new Error(`/oauth2/token: ${response.status} ${await response.text()}`);
  return (await response.json()).access_token;
}
