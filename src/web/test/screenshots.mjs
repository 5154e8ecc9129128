// Takes pictures of a published folder, to be looked at.
//
//   node test/screenshots.mjs FOLDER OUTPUT [NAME...]
//
// Those of the README are front-en and relation-en, made smaller: cwebp -q 82 -m 6 NAME.png -o screenshots/NAME.webp
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './browser.mjs';
import { serve } from './server.mjs';

const [folder, output, ...names] = process.argv.slice(2);
const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
/** @type {Record<string, {path: string, viewport?: {width: number, height: number}, dark?: boolean, print?: boolean, whole?: boolean, at?: string}>} */
const pictures = {
  front: { path: '', whole: true },
  'front-en': { path: 'en/' },
  'front-map': { path: '', viewport: { width: 1280, height: 1000 }, at: '#map' },
  'front-phone': { path: '', viewport: phone, whole: true },
  'front-phone-map': { path: '', viewport: phone, at: '#map' },
  'front-phone-time': { path: '', viewport: phone, at: '#timeline' },
  'front-phone-table': { path: 'en/', viewport: phone, at: '#table' },
  'front-dark': { path: '', dark: true, whole: true },
  'front-print': { path: '', print: true, whole: true },
  place: { path: 'id/place/poznan/', whole: true },
  'place-en-dark': { path: 'en/id/place/poznan/', dark: true },
  relation: { path: 'id/relation/hannover-rouen/', whole: true },
  'relation-phone': { path: 'id/relation/hannover-rouen/', viewport: phone, whole: true },
  'relation-en': { path: 'en/id/relation/hannover-rouen/', at: '#disputes' },
  participant: { path: 'id/participant/Malm%C3%B6/', viewport: phone, whole: true },
  project: { path: 'en/id/project/aware-fair/', whole: true },
  network: { path: 'en/id/organisation/eurocities/', whole: true },
  theme: { path: 'def/theme/culture/', whole: true },
  source: { path: 'id/source/overview/', whole: true },
  places: { path: 'places/', whole: true },
  queries: { path: 'queries/', whole: true },
  data: { path: 'data/', whole: true },
  changes: { path: 'changes/' },
  ontology: { path: 'en/ns/' },
  concepts: { path: 'def/' },
  accessibility: { path: 'accessibility/' },
};

mkdirSync(output, { recursive: true });
const server = await serve(folder);
const browser = await launch();
for (const [name, picture] of Object.entries(pictures)) {
  if (names.length && !names.includes(name)) continue;
  const page = await browser.newPage({ viewport: picture.viewport ?? wide, colorScheme: picture.dark ? 'dark' : 'light' });
  if (picture.print) await page.emulateMedia({ media: 'print' });
  await page.goto(`${server.origin}/${picture.path}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if (picture.at) await page.evaluate((at) => document.querySelector(at)?.scrollIntoView(), picture.at);
  await page.screenshot({ path: join(output, `${name}.png`), fullPage: picture.whole });
  await page.close();
}
await browser.close();
server.close();
