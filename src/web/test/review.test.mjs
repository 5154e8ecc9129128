// The page of `kontor align match --review-page` in a real browser, opened from a file: reviewing with the keyboard alone,
// what is saved, people's lines, no request to anybody, WCAG 2.1 AA as far as axe can see.
//
//   KONTOR_REVIEW=folder node --test test/review.test.mjs     the folder has review.html and decisions.csv
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';

const folder = process.env.KONTOR_REVIEW ?? '';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const loaded = readFileSync(join(folder, 'decisions.csv'), 'utf8');

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** A fresh page; everything that it asks for or complains about is remembered. @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) problems.push(message.text()); });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) problems.push(`asks for ${request.url()}`); });
  await page.goto(pathToFileURL(join(folder, 'review.html')).href);
  return { page, problems, close: () => context.close() };
}

/** What the browser saves on the key. @param {import('playwright-core').Page} page @param {() => Promise<void>} action */
async function download(page, action) {
  const [file] = await Promise.all([page.waitForEvent('download'), action()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

const today = () => {
  const d = new Date();
  return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
};

test('The keyboard alone reviews everything, and the saved file keeps what it does not decide', async () => {
  const { page, problems, close } = await open();
  const keys = page.keyboard;
  await keys.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'who');
  await keys.type('Bea, "B."');
  await keys.press('Escape');
  assert.equal(await page.locator('h2').textContent(), 'Gävle');
  assert.equal(await page.locator('#count').textContent(), '0 of 2 reviewed');
  await keys.press('2');
  await keys.press('r');
  await keys.press('1');
  await keys.press('e');
  await keys.type('the municipality signs');
  await keys.press('Escape');
  await keys.press('a');
  assert.match(await page.locator('#said').textContent() ?? '', /Gävle: Q900004 Gävle Municipality accepted. 1 of 2 reviewed./);
  assert.equal(await page.locator('h2').textContent(), 'Rouen');
  await keys.press('n');
  await keys.press('u');
  assert.equal(await page.locator('#count').textContent(), '1 of 2 reviewed');
  await keys.press('n');
  assert.equal(await page.locator('#count').textContent(), '2 of 2 reviewed');
  const saved = await download(page, () => keys.press('s'));
  assert.equal(saved.name, 'decisions.csv');
  const lines = loaded.split('\n');
  const expected = lines.flatMap((line) => {
    if (line.startsWith('gaevle,')) {
      const [evidence, score] = line.split(',').slice(6, 8);
      const other = saved.text.match(/gaevle,Q900003,reject,[^\n]*,([0-9a-f]{16},[0-9.]+),/)?.[1];
      return [`gaevle,Q900003,reject,"Bea, ""B.""",${today()},the municipality signs,${other},Gävle,Gävle`,
        `gaevle,Q900004,accept,"Bea, ""B.""",${today()},the municipality signs,${evidence},${score},Gävle,Gävle Municipality`];
    }
    return line.startsWith('rouen,') ? [`rouen,,none,"Bea, ""B.""",${today()},,,,Rouen,`] : [line];
  });
  assert.deepEqual(saved.text.split('\n'), expected);
  assert.deepEqual(problems, []);
  await close();
});

test('An item that is no candidate is accepted by its number or its address, with the keyboard', async () => {
  const { page, problems, close } = await open();
  const keys = page.keyboard;
  await page.fill('#who', 'Bea');
  await keys.press('Escape');
  const typed = async (/** @type {string} */ text) => {
    await keys.press('o');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'other');
    await page.fill('#other', '');
    await keys.type(text);
    await keys.press('Enter');
  };
  for (const wrong of ['Gävle', 'Q0', 'Q12x', 'P31', 'https://example.org/wiki/Q25748', 'Q1 Q2', '']) {
    await typed(wrong);
    assert.match(await page.locator('#said').textContent() ?? '', /is no item of Wikidata, expected one such as Q1715/, wrong);
    assert.equal(await page.getAttribute('#other', 'aria-invalid'), 'true', wrong);
    assert.equal(await page.locator('h2').textContent(), 'Gävle');
    await keys.press('Escape');
  }
  await typed(' https://www.wikidata.org/wiki/Q25748?uselang=de#P31 ');
  assert.equal(await page.locator('#said').textContent(), 'Gävle: Q25748 accepted. 1 of 2 reviewed.');
  assert.equal(await page.locator('h2').textContent(), 'Rouen');
  await typed('http://www.wikidata.org/entity/Q30974');
  assert.equal(await page.locator('#count').textContent(), '2 of 2 reviewed');
  const saved = await download(page, () => keys.press('Escape').then(() => keys.press('s')));
  assert.deepEqual(saved.text.split('\n').filter((line) => /^(gaevle|rouen),/.test(line)),
    [`gaevle,Q25748,accept,Bea,${today()},,,,Gävle,`, `rouen,Q30974,accept,Bea,${today()},,,,Rouen,`]);
  await page.getByRole('button', { name: /^Gävle/ }).click();
  assert.equal(await page.inputValue('#other'), 'Q25748');
  await page.fill('#other', '');
  await page.getByRole('button', { name: 'Accept this item' }).click();
  assert.equal(await page.locator('#count').textContent(), '1 of 2 reviewed');
  await page.fill('#other', 'q900003');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('#said').textContent() ?? '', /Q900003 Gävle accepted/);
  assert.deepEqual(problems, []);
  await close();
});

test('Lines of people stay byte by byte, whatever is decided', async () => {
  const { page, problems, close } = await open();
  const text = '\uFEFFid;item;decision;who;when;note;evidence;score;name;label;mine\r\n' +
    'richmond;Q900006;accept;Anna;2026-03-01;"two; lines\nof a note";;;;;kept\r\n' +
    'poznan;Q900001;reject;Anna;;;;;;;\r\n' +
    'gaevle;Q900003;review;kontor;;;;;;;\r\n';
  await page.setInputFiles('#open', { name: 'theirs.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('#said', { hasText: '3 lines' }).waitFor();
  await page.fill('#who', 'Bea');
  await page.selectOption('#filter', 'all');
  await page.getByRole('button', { name: /^Posen/ }).click();
  await page.getByRole('button', { name: 'Accept', exact: true }).first().click();
  const { text: saved } = await download(page, () => page.click('#save'));
  assert.ok(saved.startsWith(text), 'all lines stand where they stood');
  assert.match(saved.slice(text.length), /^poznan;Q900001;accept;Bea;[0-9-]+;;[0-9a-f]{16};100\.0;Posen;Poznań;\r\n$/);
  assert.deepEqual(problems, []);
  await close();
});

test('A note may be written before the decision that it explains', async () => {
  const { page, problems, close } = await open();
  await page.fill('#who', 'Bea');
  await page.fill('#note', 'as their charter says');
  await page.getByRole('button', { name: 'Reject', exact: true }).first().click();
  assert.equal(await page.inputValue('#note'), 'as their charter says');
  const { text } = await download(page, () => page.click('#save'));
  assert.match(text, /^gaevle,Q90000[34],reject,Bea,[0-9-]+,as their charter says,/m);
  await close();
  assert.deepEqual(problems, []);
});

test('Whoever shows other records sees the first of them', async () => {
  const { page, close } = await open();
  assert.equal(await page.locator('h2').textContent(), 'Gävle');
  await page.selectOption('#filter', 'auto');
  const first = await page.locator('#list .name').first().textContent();
  assert.notEqual(first, 'Gävle');
  assert.equal(await page.locator('h2').textContent(), first);
  await close();
});

test('Nothing is saved without a name, a draft outlives the page, and keys can be turned off', async () => {
  const { page, close } = await open();
  await page.keyboard.press('a');
  await page.click('#save');
  assert.equal(await page.locator('#said').textContent(), 'Please say who decides.');
  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  assert.equal(await page.locator('#count').textContent(), '1 of 2 reviewed');
  await page.locator('summary').click();
  await page.uncheck('#shortcuts');
  await page.keyboard.press('n');
  assert.equal(await page.locator('#count').textContent(), '1 of 2 reviewed');
  await close();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing in ${colorScheme} colours`, async () => {
    const { page, close } = await open({ colorScheme });
    for (const size of [{ width: 1400, height: 900 }, { width: 400, height: 800 }]) {
      await page.setViewportSize(size);
      await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
      const result = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
      assert.deepEqual(result.violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes[0].html}`), []);
      if (process.env.KONTOR_SCREENSHOTS) await page.screenshot({ path: join(process.env.KONTOR_SCREENSHOTS, `review-${colorScheme}-${size.width}.png`) });
    }
    await close();
  });
}
