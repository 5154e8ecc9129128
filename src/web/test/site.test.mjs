// A published site in a real browser: every page loads without an error and without asking another host, the filters and
// the editor work, nothing breaks WCAG 2.1 AA as far as axe can see, and all of it works without JavaScript too.
//
//   KONTOR_SITE=public npm test
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { serve } from './server.mjs';

const folder = process.env.KONTOR_SITE ?? '';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {{origin: string, close: () => void}} */
let server;

before(async () => {
  assert.ok(folder, 'KONTOR_SITE names no folder');
  server = await serve(folder);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** The addresses of all pages, from the files. */
function pages() {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('index.html'))
    .map((name) => `/${name.slice(0, -'index.html'.length)}`)
    .sort();
}

/** Of many pages of one type the first few: their template is the same. */
function samples() {
  const seen = new Map();
  return pages().filter((path) => {
    const type = path.replace(/[^/]+\/$/, '');
    seen.set(type, (seen.get(type) ?? 0) + 1);
    return seen.get(type) <= 2;
  });
}

/**
 * A page that remembers what goes wrong in it.
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) problems.push(`${page.url()}: ${message.text()}`); });
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => { if (!request.url().startsWith(server.origin) && !request.url().startsWith('data:')) problems.push(`asks ${request.url()}`); });
  page.on('response', (response) => { if (response.status() >= 400) problems.push(`${response.url()}: ${response.status()}`); });
  return { page, problems, close: () => context.close() };
}

test('every page loads without an error and without asking another host', async () => {
  const { page, problems, close } = await open();
  for (const path of samples()) await page.goto(server.origin + path);
  assert.deepEqual(problems, []);
  await close();
});

test('every link within the site leads to a page, and every anchor to a place on it', () => {
  const paths = new Set(pages());
  const files = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${name}`));
  const anchors = new Map();
  const ids = (path) => {
    if (!anchors.has(path)) {
      const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
      const list = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
      assert.equal(new Set(list).size, list.length, `${path} has an id twice: ${list.filter((id, i) => list.indexOf(id) !== i)}`);
      anchors.set(path, new Set(list));
    }
    return anchors.get(path);
  };
  const broken = new Set();
  for (const path of paths) {
    const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
    for (const [, target] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      const url = new URL(target.replaceAll('&amp;', '&'), `http://site${path}`);
      if (url.host !== 'site' || target.startsWith('http')) continue;
      const place = decodeURIComponent(url.pathname);
      if (paths.has(place)) {
        if (url.hash && !ids(place).has(decodeURIComponent(url.hash.slice(1)))) broken.add(`${path}: ${target}`);
      } else if (!files.has(place)) {
        broken.add(`${path}: ${target}`);
      }
    }
  }
  assert.deepEqual([...broken].slice(0, 20), []);
});

test('addresses of the data lead to their pages on a plain web server', async () => {
  const { page, close } = await open();
  const sample = readdirSync(join(folder, 'id/place')).filter((name) => !name.includes('.')).slice(0, 5);
  for (const name of sample) {
    const answer = await page.goto(`${server.origin}/id/place/${name}`);
    assert.equal(answer?.status(), 200);
    assert.match(page.url(), new RegExp(`/id/place/${name}/$`));
    for (const ending of ['ttl', 'jsonld', 'nt']) assert.equal((await page.request.get(`${server.origin}/id/place/${name}.${ending}`)).status(), 200);
  }
  await close();
});

test('filters show fitting ties on map, timeline and table, and the address keeps the choice', async () => {
  const { page, problems, close } = await open();
  await page.goto(server.origin);
  const rows = page.locator('tr[data-tie]:not(.faded)');
  const whole = await rows.count();
  assert.ok(whole > 5);
  const status = page.locator('select[name=status]');
  const value = await status.locator('option').nth(2).getAttribute('value');
  await status.selectOption(value);
  const some = await rows.count();
  assert.ok(some > 0 && some < whole);
  assert.equal(await page.locator('tr[data-tie]:visible').count(), some);
  for (const row of await rows.all()) assert.equal(await row.getAttribute('data-status'), value);
  assert.equal(await page.locator('.world .lines path:not(.faded)').count(), some);
  assert.match(page.url(), new RegExp(`status=${value}`));
  await page.reload();
  assert.equal(await rows.count(), some);
  await page.locator('button[type=reset]').click();
  assert.equal(await rows.count(), whole);

  const kind = page.locator('#legend button').first();
  await kind.click();
  assert.equal(await kind.getAttribute('aria-pressed'), 'false');
  const without = await rows.count();
  assert.ok(without < whole);
  assert.equal(await page.locator(`tr[data-tie]:not(.faded)[data-kind="${await kind.getAttribute('value')}"]`).count(), 0);
  await page.locator('button[type=reset]').click();

  const decade = page.locator('select[name=decade]');
  await decade.selectOption({ index: 1 });
  assert.ok(await rows.count() < whole);
  await page.locator('button[type=reset]').click();
  await page.locator('select[name=theme]').selectOption({ index: 1 });
  assert.ok(await rows.count() <= whole);
  assert.deepEqual(problems, []);
  await close();
});

test('tables sort by every column, both ways, what is unknown last', async () => {
  const { page, close } = await open();
  await page.goto(server.origin);
  const since = page.locator('table.ties thead th').nth(3);
  const dates = async () => (await page.locator('table.ties tbody td[data-sort]').evaluateAll((cells) => cells.map((cell) => cell.dataset.sort))).filter(Boolean);
  await since.locator('button').click();
  assert.equal(await since.getAttribute('aria-sort'), 'ascending');
  const up = await dates();
  assert.deepEqual(up, [...up].sort());
  await since.locator('button').click();
  assert.equal(await since.getAttribute('aria-sort'), 'descending');
  assert.deepEqual(await dates(), [...up].sort().reverse());
  await close();
});

test('the map can be looked at more closely, by keyboard too', async () => {
  const { page, close } = await open();
  await page.goto(server.origin);
  const svg = page.locator('.world svg');
  const whole = await svg.getAttribute('viewBox');
  await page.locator('.world .zoom button').first().focus();
  await page.keyboard.press('Enter');
  assert.notEqual(await svg.getAttribute('viewBox'), whole);
  await page.locator('.world .zoom button').nth(1).click();
  assert.equal(await svg.getAttribute('viewBox'), whole);
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement !== document.body));
  await close();
});

test('questions are answered in the browser, like the page itself answers them', async () => {
  const { page, problems, close } = await open();
  await page.goto(`${server.origin}/en/queries/`);
  await page.locator('#query').fill('SELECT (COUNT(*) AS ?n) { ?r a <https://w3id.org/kontor/ns#Partnership> }');
  await page.locator('#editor button[type=submit]').click();
  await page.locator('#result td').waitFor({ timeout: 30_000 });
  await page.goto(`${server.origin}/en/`);
  const relations = await page.locator('.figures strong').first().textContent();
  await page.goto(`${server.origin}/en/queries/`);
  await page.locator('#q-partners-by-kind > summary').click();
  await page.locator('#q-partners-by-kind details > summary').click();
  await page.locator('#q-partners-by-kind button.use').click();
  await page.locator('#editor button[type=submit]').click();
  await page.locator('#result tbody tr').first().waitFor({ timeout: 30_000 });
  const mine = await page.locator('#result tbody tr').count();
  assert.equal(mine, await page.locator('#q-partners-by-kind table.answer tbody tr').count());
  await page.locator('#query').fill('SELECT WHERE');
  await page.locator('#editor button[type=submit]').click();
  await page.locator('#result .error').waitFor();
  assert.ok(relations);
  assert.deepEqual(problems, []);
  await close();
});

test('everything can be read without JavaScript', async () => {
  const { page, problems, close } = await open({ javaScriptEnabled: false });
  await page.goto(server.origin);
  assert.ok(await page.locator('tr[data-tie]').first().isVisible());
  assert.ok(await page.locator('.world .lines path').first().isVisible());
  assert.equal(await page.locator('#filters').isVisible(), false);
  assert.ok(await page.locator('#legend a').first().isVisible());
  await page.goto(`${server.origin}/queries/`);
  assert.equal(await page.locator('#editor').isVisible(), false);
  await page.locator('details.example > summary').first().click();
  assert.ok(await page.locator('details.example').first().locator('table, pre, p').first().isVisible());
  assert.deepEqual(problems, []);
  await close();
});

for (const [name, options] of /** @type {const} */ ([
  ['on a wide screen', {}],
  ['in the dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
])) {
  test(`axe finds nothing against WCAG 2.1 AA ${name}`, async () => {
    const { page, close } = await open(options);
    const paths = samples().filter((path, i, all) => !path.startsWith('/en/') ? all.findIndex((other) => other.replace(/[^/]+\/$/, '') === path.replace(/[^/]+\/$/, '')) === i || path.split('/').length < 4 : path.split('/').length < 4);
    /** @type {string[]} */
    const found = [];
    for (const path of paths) {
      await page.goto(server.origin + path);
      for (const summary of await page.locator('details.example:not([open]) > summary').all()) if (path === '/queries/') await summary.click();
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const result = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
        return result.violations.map((violation) => `${violation.id}: ${violation.nodes.slice(0, 3).map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
      });
      found.push(...violations.map((violation) => `${path}: ${violation}`));
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wider > 0) found.push(`${path}: is ${wider} pixels wider than the screen`);
    }
    assert.deepEqual(found, []);
    await close();
  });
}
