// The door of an event in a browser at 390 px: with JavaScript off the button counts; with it on, taps
// without a connection wait and are counted once each, also the one whose answer was lost.
//   BROWSER_MODULES=DIR CHROMIUM=FILE node tally.mjs http://localhost:PORT name=value "Title of a draft that takes place now"
// Exit status 1 and one sentence when something is not as it should be.
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const { chromium } = createRequire(process.env.BROWSER_MODULES + '/x.js')('playwright-core');
const [base, cookie, title] = process.argv.slice(2);
let path = '/staff';
const [name, ...value] = cookie.split('=');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

async function open(javaScriptEnabled) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled });
  await context.addCookies([{ name, value: value.join('='), url: base }]);
  const page = await context.newPage();
  page.on('pageerror', error => { throw error; });
  await page.goto(base + path);
  const wide = await page.locator('body').evaluate(body => body.ownerDocument.documentElement.scrollWidth);
  assert.ok(wide <= 390, `the page is ${wide} px wide`);
  return { context, page };
}
const shown = async page => Number(await page.locator('#arrived').innerText());
const press = (page, label) => page.getByRole('button', { name: label, exact: true }).click();
const settled = (page, words) => page.locator('#tally-state', { hasText: words }).waitFor();

try {
  const plain = await open(false);
  await plain.page.getByRole('link', { name: title }).first().click();
  const event = new URL(plain.page.url()).pathname;
  await plain.page.goto(`${base}${event}/publication`);
  const anyway = plain.page.locator('input[name=publish_anyway]');
  if (await anyway.count()) await anyway.check();
  await plain.page.locator('main').getByRole('button', { name: /^Publish$/ }).click();
  await plain.page.getByRole('link', { name: 'Count people at the door' }).click();
  path = new URL(plain.page.url()).pathname;
  const before = await shown(plain.page);
  const button = await plain.page.getByRole('button', { name: 'One more', exact: true }).boundingBox();
  assert.ok(button.height >= 120 && button.width >= 300, 'the button is for a thumb');
  await press(plain.page, 'One more');
  assert.equal(await shown(plain.page), before + 1, 'a plain form counts');

  const { context, page } = await open(true);
  await settled(page, 'Every tap is counted');
  await press(page, 'Two more');
  await settled(page, 'Every tap is counted');
  assert.equal(await shown(page), before + 3);

  await context.setOffline(true);
  for (let tap = 0; tap < 5; tap += 1) await press(page, 'One more');
  await settled(page, 'Taps still to be sent: 5');
  assert.equal(await shown(page), before + 8, 'the number goes on without a connection');
  await context.setOffline(false);
  await settled(page, 'Every tap is counted');
  assert.equal(await shown(page), before + 8, 'five taps without a connection are five');

  // The server counts the next tap, and its answer is lost on the way.
  let lost = 0;
  await page.route('**' + path, async route => {
    if (route.request().method() === 'POST' && lost === 0) {
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    } else {
      await route.fallback();
    }
  });
  await press(page, 'One more');
  await settled(page, 'No connection');
  await settled(page, 'Every tap is counted');
  assert.equal(lost, 1);
  assert.equal(await shown(page), before + 9, 'a tap sent twice is counted once');
  await page.reload();
  assert.equal(await shown(page), before + 9, 'the server says the same');

  // Signed out in the middle: the taps wait on the phone, also across a closed page.
  await context.clearCookies();
  await press(page, 'One more');
  await settled(page, 'sign in again');
  await context.addCookies([{ name, value: value.join('='), url: base }]);
  await page.goto(base + path);
  await settled(page, 'Every tap is counted');
  assert.equal(await shown(page), before + 10);
  await plain.page.reload();
  assert.equal(await shown(plain.page), before + 10, 'another phone sees the same number');
  console.log('counted at the door: 10 of 10');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
}
