// A sergeant's way in a browser at 390 px with JavaScript off: sign in, copy the last event, fill two
// fields, pass the check page, publish; then cancel in two taps and a sentence. Taps and typed fields are
// counted and have to be that few; the time is printed, and asserted by nobody.
//   BROWSER_MODULES=DIR CHROMIUM=FILE node sergeant.mjs http://localhost:PORT INVITATION DEPARTMENT EMAIL
// INVITATION is the one-time link of a person invited as EMAIL. Exit status 1 and one sentence when a step
// is not as it should be.
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const { chromium } = createRequire(process.env.BROWSER_MODULES + '/x.js')('playwright-core');
const [base, invitation, department, email] = process.argv.slice(2);
const password = 'seven quiet otters swim';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
const page = await context.newPage();
const count = { taps: 0, fields: 0 };

async function fits() {
  const wide = await page.locator('body').evaluate(body => body.ownerDocument.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${page.url()} is ${wide} px wide`);
}
async function tap(locator) {
  count.taps += 1;
  await locator.click();
  await fits();
}
async function type(label, text) {
  count.fields += 1;
  await page.locator('main').getByLabel(label, { exact: true }).first().fill(text);
}
const button = name => page.locator('main').getByRole('button', { name });
const link = name => page.locator('main').getByRole('link', { name });
const words = async () => (await page.locator('main').innerText()).replace(/[\u2066-\u2069]/g, '');
async function says(...sentences) {
  const text = await words();
  for (const sentence of sentences) assert.match(text, sentence, `${page.url()} should say ${sentence}:\n${text}`);
}
/** What was needed since the last time this was asked. */
function spent(what) {
  const { taps, fields } = count;
  count.taps = count.fields = 0;
  console.log(`${what}: ${taps} taps, ${fields} typed fields`);
  return [taps, fields];
}

try {
  // Once in a lifetime, so not counted: the invitation sets a password.
  await page.goto(new URL(new URL(invitation).pathname, base).href);
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('The same password again').fill(password);
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();

  const began = Date.now();
  await page.goto(`${base}/staff`);
  await type('Your work email', email);
  await type('Your password', password);
  await tap(button('Sign in'));
  await says(/Events/);
  assert.deepEqual(spent('signing in'), [1, 2]);

  await tap(link(/^Copy the last event/));
  await says(/Filled in from/, /Only the date and the start are missing/);
  const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await type('Date', day);
  await type('From', '15:00');
  await tap(button('Save and check'));
  const written = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' };
  const computed = new Date(`${day}T12:00:00Z`).toLocaleDateString('en-US', written);
  await says(/Check before you publish/, new RegExp(`${computed}, (from )?3 `));
  const anyway = page.locator('input[name=publish_anyway]');
  const asks = await anyway.count();
  if (asks) await tap(anyway);
  await tap(button(/^Publish$/));
  const [taps, fields] = spent('a repeat event, from the board to the public page');
  assert.equal(fields, 2, 'copying leaves two fields to fill');
  assert.equal(taps, 3 + asks, 'copy, save and check, publish, and a tick when something asks');
  const published = Date.now();

  const event = new URL(page.url()).pathname.split('/')[3];
  const open = async () => {
    const resident = await browser.newContext({ javaScriptEnabled: false });
    const their = await resident.newPage();
    const answer = await their.goto(`${base}/${department}/events/${event}`);
    const text = await their.locator('main').innerText();
    await resident.close();
    return { status: answer.status(), text };
  };
  const shown = await open();
  assert.equal(shown.status, 200, 'the public page is there');
  assert.doesNotMatch(shown.text, /cancelled/i);

  await tap(link('Cancel this event'));
  await type('Why? One sentence that everybody can read', 'The café has no power today.');
  await tap(button(/^Cancel this event/));
  const [cancelTaps, sentences] = spent('cancelling it');
  assert.ok(cancelTaps <= 2 && sentences === 1, 'two taps and a sentence');
  const called = await open();
  assert.match(called.text, /cancelled/i, 'the public page says so');
  assert.match(called.text, /The café has no power today\./);
  const seconds = since => ((Date.now() - since) / 1000).toFixed(1);
  console.log(`a sergeant published a repeat event and cancelled it at 390 px with JavaScript off (${((published - began) / 1000).toFixed(1)} s to the public page, ${seconds(began)} s in all)`);
} catch (error) {
  console.error(`sergeant.mjs: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
