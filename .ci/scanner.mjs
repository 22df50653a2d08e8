// A mail scanner in a browser: opens every link of every message, runs whatever scripts there are, and
// follows redirects. It presses no button, so nothing may change.
//   BROWSER_MODULES=DIR CHROMIUM=FILE node scanner.mjs FILE   with one address on each line of FILE
// Exit status 1 and one sentence when a link does not open.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const { chromium } = createRequire(process.env.BROWSER_MODULES + '/x.js')('playwright-core');
const links = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  const context = await browser.newContext({ acceptDownloads: true });
  assert.ok(links.length > 10, `only ${links.length} links`);
  for (const link of links) {
    const page = await context.newPage();
    // A calendar is a download, which a browser answers with an aborted navigation.
    const answer = await page.goto(link, { waitUntil: 'networkidle' }).catch(error => {
      assert.match(error.message, /Download is starting|ERR_ABORTED/, link);
    });
    assert.ok(!answer || answer.status() < 400, `${link} answered ${answer?.status()}`);
    await page.close();
  }
  console.log(`links opened: ${links.length}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
}
