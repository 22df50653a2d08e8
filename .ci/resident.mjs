// A resident's whole way in a browser at 390 px with JavaScript off: find an event, say yes without a
// name, change the number, find the RSVP again by its code, withdraw, be forgotten.
//   BROWSER_MODULES=DIR CHROMIUM=FILE node resident.mjs http://localhost:PORT/DEPARTMENT "Title of an event"
// DIR holds playwright-core. Exit status 1 and one sentence when a step is not as it should be.
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const { chromium } = createRequire(process.env.BROWSER_MODULES + '/x.js')('playwright-core');
const [home, title] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
const page = await context.newPage();
const asked = [];
page.on('request', request => asked.push(request.url()));

async function says(...sentences) {
  // Names and numbers stand between marks that keep directions of writing apart.
  const text = (await page.locator('main').innerText()).replace(/[\u2066-\u2069]/g, '');
  for (const sentence of sentences) assert.match(text, sentence, `${page.url()} should say ${sentence}:\n${text}`);
  const wide = await page.locator('body').evaluate(body => body.ownerDocument.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${page.url()} is ${wide} px wide`);
}
const press = name => page.getByRole('button', { name }).click();
const follow = name => page.getByRole('link', { name }).first().click();

try {
  await page.goto(home);
  await follow(title);
  await says(/You do not need to give your name/);
  await follow('Say you are coming');
  await page.getByLabel('How many people?').fill('2');
  await press('Count me in');
  // Nobody fills a form within two seconds: it is shown once more, as it was sent.
  if (await page.getByRole('button', { name: 'Count me in' }).count()) {
    assert.equal(await page.getByLabel('How many people?').inputValue(), '2', 'what was typed is kept');
    await page.waitForTimeout(2100);
    await press('Count me in');
  }
  await says(/You are coming: 2 people/);
  const code = (await page.locator('main').innerText()).match(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/)?.[0];
  assert.ok(code, 'the page shows a code to write down');

  await page.getByLabel('How many people?').fill('3');
  await press('Save the number');
  await says(/You are coming: 3 people/);

  await page.goto(`${home}/code`);
  await page.getByLabel('Code').fill(code.toLowerCase().replace('-', ' '));
  await press('Show my RSVP');
  await says(/You are coming: 3 people/, /A head count: 3 people/);
  const mine = page.url();

  await press('Take me off the list');
  await says(/You are not on the list/);

  await page.goto(mine);
  await press('Delete it now');
  await says(/We hold nothing/);
  const after = await page.goto(mine);
  assert.ok([404, 410].includes(after.status()), `the old link answers ${after.status()}`);

  assert.deepEqual(await context.cookies(), [], 'no cookie was set');
  const abroad = asked.filter(url => new URL(url).origin !== new URL(home).origin);
  assert.deepEqual(abroad, [], 'nothing was asked of anybody else');
  console.log('a resident went the whole way at 390 px with JavaScript off, without a name and without a cookie');
} catch (error) {
  console.error(`resident.mjs: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
