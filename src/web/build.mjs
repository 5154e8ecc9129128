// Gathers what the site takes from npm into dist/: the typefaces and the query engine, with their licences.
//
//   npm ci && npm run build
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const out = join(here, 'dist');

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'engine'), { recursive: true });
mkdirSync(join(out, 'fonts'), { recursive: true });

for (const file of ['web.js', 'web_bg.wasm']) copyFileSync(join(modules, 'oxigraph', file), join(out, 'engine', file));

// Of each typeface the upright letters of these ranges; browsers load only the ranges that a page needs.
const ranges = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'];
let css = '/* Source Serif 4 and Source Sans 3 by Adobe, SIL Open Font License 1.1 */\n';
for (const family of ['source-serif-4', 'source-sans-3']) {
  const folder = join(modules, '@fontsource-variable', family);
  const rules = readFileSync(join(folder, 'index.css'), 'utf8').match(/@font-face\s*{[^}]*}/g) ?? [];
  for (const range of ranges) {
    const file = `${family}-${range}-wght-normal.woff2`;
    const rule = rules.find((text) => text.includes(file));
    if (!rule) throw new Error(`${family} has no rule for ${file}`);
    css += rule.replace(/url\([^)]*\)/, `url(${file})`) + '\n';
    copyFileSync(join(folder, 'files', file), join(out, 'fonts', file));
  }
  cpSync(join(folder, 'LICENSE'), join(out, 'fonts', `LICENSE-${family}.txt`));
}
writeFileSync(join(out, 'fonts', 'fonts.css'), css);
writeFileSync(join(out, '.built'), '');
