// Owners who walk through Connect: in Chromium as the SDK's own suite does it, or by its forms alone.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Browser, Builder, By, until } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';

const PATIENCE = 30_000;

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // The last address is read, never loaded: no other host is asked, so none can be slow.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Signs in with a browser nobody has used before and returns the query Connect came back with. */
export async function signInWithBrowser(url, make, email) {
  const profile = mkdtempSync(join(tmpdir(), 'sdk-node-'));
  const options = new chrome.Options();
  options.setChromeBinaryPath(command('chromium'));
  options.addArguments(...FLAGS, `--user-data-dir=${profile}`);
  const driver = await new Builder()
    .forBrowser(Browser.CHROME)
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(command('chromedriver')))
    .build();
  try {
    return await walk(driver, url, make, email);
  } finally {
    await driver.quit();
    rmSync(profile, { recursive: true, force: true });
  }
}

// The order, selectors and waits of the SDK's own suite, but for its pause of five seconds before the permission page:
// that one spares the real token endpoint.
async function walk(driver, url, make, email) {
  const find = (selector) => driver.wait(until.elementLocated(By.css(selector)), PATIENCE);

  await driver.get(url);
  await (await find('button#continue-button')).click();
  if (make === 'KIA') await (await find('input[id=brand-search]')).sendKeys(make);
  await (await find(`button#${make}.brand-list-item`)).click();
  await (await find('input[id=username]')).sendKeys(email);
  await (await find('input[id=password')).sendKeys('password');
  await (await find('[id=sign-in-button]')).click();
  await find('.page-content');
  await (await find('button[id=approval-button]')).click();
  await driver.wait(until.urlContains('example.com'), PATIENCE);
  return new URL(await driver.getCurrentUrl()).searchParams;
}

function command(name) {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} is not installed`);
  return stdout.trim();
}

/**
 * The same walk by plain forms, without cookies, for the many logins that differ in their e-mail only: a browser takes
 * seconds for each. What a browser meets on these pages the first logins have shown.
 */
export async function signInByForms(url, make, email) {
  const welcome = await go(url);
  const page = (step) => new URL(step, welcome).href;
  await go(page('brands'), { make });
  const permissions = await go(page('sign-in'), { username: email, password: 'password' });
  const html = await (await fetch(permissions)).text();
  const ticked = [...html.matchAll(/name="(car|permission)" value="([^"]*)" checked/g)];
  const form = [...ticked.map(([, name, value]) => [name, value]), ['decision', 'approve']];
  return new URL(await go(permissions, form)).searchParams;
}

/** Opens an address, or sends a form there, and returns where the answer leads. */
async function go(url, form) {
  const body = form && new URLSearchParams(form);
  const response = await fetch(url, { method: body ? 'POST' : 'GET', body, redirect: 'manual' });
  const location = response.headers.get('location');
  if (!location) throw new Error(`${url} leads nowhere: ${response.status} ${await response.text()}`);
  return new URL(location, url).href;
}
