// The page of `kontor align match --review-page`: a person decides which item each of ours is. Works from a file, asks
// nobody; what is decided is kept in the browser until it is saved as the file of decisions.
//
// The file's rules are those of src/kontor/align/decisions/decisions_file.hpp: people's lines keep their bytes and their
// order, a run's lines are replaced.

/** @typedef {{item: string, url: string, label: string, names: string[], name?: string, query_name?: string, score: number,
 *   country?: string, lat?: number, lon?: number, population?: number, type?: string, km?: number, evidence: string,
 *   log_odds: number, features: [string, string, number][]}} Candidate */
/** @typedef {{id: string, name: string, names: string[], country?: string, lat?: number, lon?: number, population?: number,
 *   type?: string, claimed?: string, state: string, reason?: string, candidates: Candidate[]}} RecordOfOurs */
/** @typedef {{raw: string, fields: {[column: string]: string}}} Line */
/** @typedef {{accept: string, reject: string[], none: boolean, note: string}} Work */

/** @type {{file: string, decisions: string, records: RecordOfOurs[]}} */
const data = JSON.parse(text('data'));
const records = data.records;
const byId = new Map(records.map((record) => [record.id, record]));
const persons = new Set(['accept', 'reject', 'none']);

/** @param {string} id */
function text(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id)).textContent ?? '';
}

/** @template {HTMLElement} T @param {string} id @param {new () => T} type @returns {T} */
function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no #${id}`);
  return found;
}

// ---- the file of decisions

/** Cuts CSV into lines with their bytes and fields. @param {string} csv @param {string} separator */
function cutLines(csv, separator) {
  /** @type {{raw: string, fields: string[]}[]} */
  const lines = [];
  let fields = [];
  let field = '';
  let quoted = false;
  let begin = 0;
  for (let i = 0; i < csv.length; ++i) {
    const c = csv[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (csv[i + 1] === '"') field += csv[++i];
      else quoted = false;
    } else if (c === '"' && field === '') {
      quoted = true;
    } else if (c === separator) {
      fields.push(field);
      field = '';
    } else if (c === '\n' || i + 1 === csv.length) {
      if (c !== '\n') field += c;
      fields.push(field.replace(/\r$/, ''));
      lines.push({ raw: csv.slice(begin, i + 1), fields });
      fields = [];
      field = '';
      begin = i + 1;
    } else {
      field += c;
    }
  }
  if (begin < csv.length) lines.push({ raw: csv.slice(begin), fields: [...fields, field] });
  return lines;
}

class Decisions {
  /** @param {string} csv */
  constructor(csv) {
    const head = csv.split('\n', 1)[0];
    this.separator = [',', ';', '\t'].find((c) => head.includes(c)) ?? ',';
    this.lineEnd = head.endsWith('\r') ? '\r\n' : '\n';
    const lines = cutLines(csv, this.separator);
    this.head = lines[0].raw.endsWith('\n') ? lines[0].raw : lines[0].raw + this.lineEnd;
    this.columns = lines[0].fields.map((name) => name.replace(/^\uFEFF/, ''));
    for (const column of ['id', 'item', 'decision']) {
      if (!this.columns.includes(column)) throw new Error(`this is no file of decisions: it has no column '${column}'`);
    }
    /** @type {Line[]} */
    this.lines = lines.slice(1).map(({ raw, fields }) => ({
      raw: raw.endsWith('\n') ? raw : raw + this.lineEnd,
      fields: Object.fromEntries(this.columns.map((column, i) => [column, fields[i] ?? ''])),
    }));
  }

  /** The person's line that settles a record: the last one. @param {string} id */
  settled(id) {
    return this.lines.filter((line) => line.fields.id === id && ['accept', 'none'].includes(line.fields.decision)).pop();
  }

  /** @param {string} id @param {string} item */
  rejected(id, item) {
    return this.lines.some((line) => line.fields.id === id && line.fields.item === item && line.fields.decision === 'reject');
  }

  /** @param {{[column: string]: string}} fields */
  print(fields) {
    return this.columns.map((column) => {
      const value = fields[column] ?? '';
      return /["\r\n]/.test(value) || value.includes(this.separator) ? `"${value.replaceAll('"', '""')}"` : value;
    }).join(this.separator) + this.lineEnd;
  }

  /** The whole file with what was decided here. @param {Map<string, Work>} work @param {string} who @param {string} when */
  text(work, who, when) {
    const placed = new Set();
    /** @param {string} id */
    const fresh = (id) => {
      placed.add(id);
      return linesOf(id, /** @type {Work} */ (work.get(id)), who, when).map((fields) => this.print(fields)).join('');
    };
    let out = this.head;
    for (const { raw, fields } of this.lines) {
      const done = work.get(fields.id);
      if (!done || persons.has(fields.decision)) {
        out += raw;
        continue;
      }
      // A run's proposal stays unless the record is settled or the very item rejected.
      if (!done.accept && !done.none && !done.reject.includes(fields.item)) out += raw;
      if (!placed.has(fields.id)) out += fresh(fields.id);
    }
    for (const id of work.keys()) {
      if (!placed.has(id)) out += fresh(id);
    }
    return out;
  }
}

/** @param {string} id @param {Work} done @param {string} who @param {string} when */
function linesOf(id, done, who, when) {
  const record = byId.get(id);
  /** @param {string} item @param {string} decision */
  const line = (item, decision) => {
    const candidate = record?.candidates.find((known) => known.item === item);
    return {
      id, item, decision, who, when, note: done.note, evidence: candidate?.evidence ?? '',
      score: candidate ? candidate.score.toFixed(1) : '', name: record?.name ?? '', label: candidate?.label ?? '',
    };
  };
  const lines = done.reject.map((item) => line(item, 'reject'));
  if (done.accept) lines.push(line(done.accept, 'accept'));
  if (done.none) lines.push(line('', 'none'));
  return lines;
}

// ---- what is decided here

let decisions = new Decisions(data.decisions);
/** @type {Map<string, Work>} */
let work = new Map();
/** @type {{id: string, before: Work | undefined}[]} */
const history = [];
let saved = true;
let current = 0;
let chosen = 0;

/** A number for the page's content, so that two pages do not mix their drafts. */
function fingerprint() {
  let hash = 7;
  for (const c of text('data')) hash = (hash * 31 + (c.codePointAt(0) ?? 0)) >>> 0;
  return `kontor-review-${hash.toString(16)}`;
}
const draftKey = fingerprint();

function keepDraft() {
  try {
    localStorage.setItem(draftKey, JSON.stringify({ who: who.value, work: [...work] }));
  } catch { /* no storage: the page still warns before it is closed */ }
}

function readDraft() {
  try {
    const draft = JSON.parse(localStorage.getItem(draftKey) ?? 'null');
    if (!draft) return;
    who.value = draft.who;
    work = new Map(draft.work);
    saved = work.size === 0;
  } catch { /* no storage, or not ours */ }
}

/** @param {string} id */
function workOf(id) {
  return work.get(id) ?? { accept: '', reject: [], none: false, note: '' };
}

/** @param {string} id @param {Partial<Work>} change */
function decide(id, change) {
  history.push({ id, before: work.get(id) });
  const done = { ...workOf(id), ...change };
  if (done.accept || done.none || done.reject.length > 0) work.set(id, done);
  else work.delete(id);
  saved = false;
  keepDraft();
}

function undo() {
  const last = history.pop();
  if (!last) return say('Nothing to undo.');
  if (last.before) work.set(last.id, last.before);
  else work.delete(last.id);
  saved = false;
  keepDraft();
  go(records.findIndex((record) => record.id === last.id));
  say('Undone.');
}

/** 'accepted', 'none', 'rejected', or what the run says. @param {RecordOfOurs} record */
function status(record) {
  const done = work.get(record.id);
  if (done?.accept) return 'accepted';
  if (done?.none) return 'none';
  const settled = decisions.settled(record.id);
  const stale = decisions.lines.some((line) => line.fields.id === record.id && line.fields.decision === 'stale');
  if (settled && !stale) return settled.fields.decision === 'accept' ? 'accepted' : 'none';
  if (stale) return 'stale';
  if (done) return 'rejected';
  return record.state;
}

/** @param {RecordOfOurs} record */
function isSettled(record) {
  const done = work.get(record.id);
  return Boolean(done?.accept || done?.none) || (status(record) === 'accepted' && Boolean(decisions.settled(record.id))) ||
    (status(record) === 'none' && Boolean(decisions.settled(record.id)));
}

/** Whether a person should look. @param {RecordOfOurs} record */
function needsReview(record) {
  return ['review', 'conflict', 'stale'].includes(record.state) || decisions.lines.some(
    (line) => line.fields.id === record.id && ['review', 'conflict', 'stale'].includes(line.fields.decision));
}

// ---- showing

const who = element('who', HTMLInputElement);
const filter = element('filter', HTMLSelectElement);
const list = element('list', HTMLOListElement);
const main = element('record', HTMLElement);
const shortcuts = element('shortcuts', HTMLInputElement);

/** @param {string} message */
function say(message) {
  element('said', HTMLParagraphElement).textContent = message;
}

/** @param {string} tag @param {{[name: string]: string}} attributes @param {(Node | string)[]} content */
function make(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** @param {string} tag @param {{[name: string]: string | number}} attributes @param {(Node | string)[]} content */
function svg(tag, attributes, ...content) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...content);
  return made;
}

function shown() {
  return records.filter((record) => filter.value === 'all' || (filter.value === 'review' && needsReview(record)) ||
    (filter.value === 'open' && needsReview(record) && !isSettled(record)) || filter.value === record.state);
}

function showList() {
  list.replaceChildren(...shown().map((record) => {
    const index = records.indexOf(record);
    const button = make('button', { type: 'button', class: `state-${status(record)}` },
      make('span', { class: 'name' }, record.name), make('span', { class: 'status' }, status(record)));
    if (index === current) button.setAttribute('aria-current', 'true');
    button.addEventListener('click', () => go(index));
    return make('li', {}, button);
  }));
  list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  const all = records.filter(needsReview);
  const done = all.filter(isSettled).length;
  const progress = element('progress', HTMLProgressElement);
  progress.max = Math.max(all.length, 1);
  progress.value = all.length === 0 ? 1 : done;
  element('count', HTMLSpanElement).textContent = `${done} of ${all.length} reviewed`;
  element('save', HTMLButtonElement).classList.toggle('due', !saved);
}

/** @param {number} value */
const degrees = (value) => value.toFixed(3);

/** @param {{country?: string, type?: string, population?: number, lat?: number, lon?: number, km?: number}} place */
function facts(place) {
  /** @type {HTMLElement[]} */
  const rows = [];
  /** @param {string} name @param {string | undefined} value */
  const add = (name, value) => { if (value) rows.push(make('dt', {}, name), make('dd', {}, value)); };
  add('Country', place.country);
  add('Type', place.type);
  add('Inhabitants', place.population?.toLocaleString('en'));
  add('Place', place.lat === undefined || place.lon === undefined ? undefined : `${degrees(place.lat)}, ${degrees(place.lon)}`);
  add('Distance', place.km === undefined ? undefined : `${place.km < 10 ? place.km.toFixed(1) : Math.round(place.km)} km`);
  return make('dl', { class: 'facts' }, ...rows);
}

/** @param {Candidate} candidate */
function featureTable(candidate) {
  const rows = candidate.features.map(([feature, level, weight]) => {
    const bar = make('span', { class: weight < 0 ? 'bar against' : 'bar for', 'aria-hidden': 'true' });
    bar.style.width = `${Math.min(Math.abs(weight) * 5, 60)}px`;
    return make('tr', {}, make('th', { scope: 'row' }, feature), make('td', {}, level),
      make('td', { class: 'weight' }, bar, `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`));
  });
  return make('table', {}, make('caption', {}, 'For and against, in log-odds'), make('tbody', {}, ...rows));
}

/** @param {RecordOfOurs} record @param {Candidate} candidate @param {number} index */
function card(record, candidate, index) {
  const done = workOf(record.id);
  const settled = decisions.settled(record.id);
  const before = settled?.fields.item === candidate.item ? 'accepted before'
    : decisions.rejected(record.id, candidate.item) ? 'rejected before' : '';
  const accept = make('button', { type: 'button', 'aria-pressed': String(done.accept === candidate.item) }, 'Accept');
  accept.addEventListener('click', () => acceptItem(index));
  const reject = make('button', { type: 'button', 'aria-pressed': String(done.reject.includes(candidate.item)) }, 'Reject');
  reject.addEventListener('click', () => rejectItem(index));
  const heading = make('h3', {}, make('span', { class: 'number' }, String(index + 1)), ` ${candidate.label} `,
    make('a', { href: candidate.url, rel: 'noreferrer', target: '_blank' }, candidate.item));
  const made = make('section', { class: index === chosen ? 'card chosen' : 'card', 'aria-label': `Candidate ${index + 1}: ${candidate.label}` },
    heading, make('p', { class: 'score' }, make('strong', {}, candidate.score.toFixed(1)), ' of 100', before ? ` · ${before}` : ''),
    make('p', { class: 'actions' }, accept, ' ', reject));
  if (candidate.name) made.append(make('p', {}, `${candidate.query_name} = ${candidate.name}`));
  made.append(facts(candidate));
  if (candidate.names.length > 0) made.append(make('p', { class: 'names' }, `Also: ${candidate.names.join(', ')}`));
  made.append(featureTable(candidate));
  return made;
}

// ---- the map

// Longitudes count from the central meridian of the built-in map (src/web/build-map.mjs), which is cut in the Bering Strait.
const centralMeridian = 11;
/** @param {number} lon */
const east = (lon) => ((lon - centralMeridian + 540) % 360) - 180;

/** Lines in hundredths of degrees: the first point, then steps. @param {string} kind */
function outlines(kind) {
  return text('land').split('\n').filter((line) => line.startsWith(kind)).map((line) => {
    const numbers = line.slice(2).split(' ').map(Number);
    let x = 0;
    let y = 0;
    /** @type {[number, number][]} */
    const points = [];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      points.push([x / 100, y / 100]);
    }
    return points;
  });
}
const land = outlines('L');
const borders = outlines('B');

/** @param {RecordOfOurs} record */
function map(record) {
  const places = record.candidates.map((candidate, i) => ({ ...candidate, sign: String(i + 1), words: `${i + 1} ${candidate.label}` }));
  const ours = record.lat === undefined ? [] : [{ ...record, sign: '', words: `ours, ${record.name}` }];
  const all = [...ours, ...places].flatMap((place) => place.lat === undefined || place.lon === undefined ? []
    : [{ lat: place.lat, lon: east(place.lon), sign: place.sign, words: place.words }]);
  if (all.length === 0) return make('p', { class: 'no-map' }, 'No coordinates.');
  const [width, height] = [360, 260];
  const centre = { lat: (Math.min(...all.map((p) => p.lat)) + Math.max(...all.map((p) => p.lat))) / 2,
    lon: (Math.min(...all.map((p) => p.lon)) + Math.max(...all.map((p) => p.lon))) / 2 };
  const stretch = Math.max(0.2, Math.cos(centre.lat * Math.PI / 180));
  const span = Math.max(4, 1.5 * Math.max(...all.map((p) => Math.abs(p.lat - centre.lat) * 2 * width / height)),
    1.5 * stretch * Math.max(...all.map((p) => Math.abs(p.lon - centre.lon) * 2)));
  const scale = width / span;
  /** @param {number} lon @param {number} lat @returns {[number, number]} */
  const project = (lon, lat) => [width / 2 + (lon - centre.lon) * stretch * scale, height / 2 - (lat - centre.lat) * scale];
  /** @param {[number, number][][]} lines @param {string} end */
  const path = (lines, end) => lines.map((points) => points.map(([lon, lat]) => project(lon, lat)))
    .filter((points) => points.some(([x]) => x > -width) && points.some(([x]) => x < 2 * width) &&
      points.some(([, y]) => y > -height) && points.some(([, y]) => y < 2 * height))
    .map((points) => `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${end}`).join('');
  const drawn = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Map: ${all.map((p) => p.words).join('; ')}` },
    svg('rect', { width, height, class: 'sea' }), svg('path', { d: path(land, 'Z'), class: 'land' }),
    svg('path', { d: path(borders, ''), class: 'borders' }));
  for (const place of [...all].reverse()) {
    const [x, y] = project(place.lon, place.lat);
    if (place.sign === '') drawn.append(svg('path', { d: `M${x - 8} ${y}h16M${x} ${y - 8}v16`, class: 'ours' }));
    else {
      drawn.append(svg('circle', { cx: x, cy: y, r: 5, class: Number(place.sign) === chosen + 1 ? 'candidate chosen' : 'candidate' }),
        svg('text', { x: x + 7, y: y - 5 }, place.sign));
    }
  }
  const kilometres = [1000, 500, 200, 100, 50, 20].find((km) => km / 111.2 * scale < width / 3) ?? 20;
  drawn.append(svg('path', { d: `M10 ${height - 10}h${(kilometres / 111.2 * scale).toFixed(1)}`, class: 'scale' }),
    svg('text', { x: 10, y: height - 15 }, `${kilometres} km`));
  return drawn;
}

function show() {
  showList();
  const record = records[current];
  if (!record) {
    main.replaceChildren(make('p', {}, 'No records.'));
    return;
  }
  const done = workOf(record.id);
  const settled = decisions.settled(record.id);
  const none = make('button', { type: 'button', 'aria-pressed': String(done.none) }, 'None of them');
  none.addEventListener('click', acceptNone);
  const note = make('textarea', { id: 'note', rows: '2' });
  if (note instanceof HTMLTextAreaElement) {
    note.value = done.note;
    note.addEventListener('change', () => decide(record.id, { note: note.value }));
  }
  const state = [record.state, record.reason].filter(Boolean).join(': ');
  const before = settled ? ` · ${settled.fields.decision === 'accept' ? settled.fields.item : 'none'} accepted by ${settled.fields.who || 'a person'}` : '';
  main.replaceChildren(
    make('h2', { id: 'title', tabindex: '-1' }, record.name),
    make('p', { class: 'state' }, `${record.id} · ${state}${record.claimed ? ` · said to be ${record.claimed}` : ''}${before}`),
    make('div', { class: 'ours' }, make('div', {}, facts(record),
      ...(record.names.length > 0 ? [make('p', { class: 'names' }, `Also: ${record.names.join(', ')}`)] : []),
      make('p', {}, none), make('label', { for: 'note' }, 'Note'), note), map(record)),
    make('div', { class: 'cards', tabindex: '0', role: 'group', 'aria-label': 'Candidates' }, ...record.candidates.map((candidate, i) => card(record, candidate, i))));
}

/** @param {number} index */
function go(index) {
  if (index < 0 || index >= records.length) return;
  current = index;
  chosen = 0;
  show();
}

/** @param {number} step */
function move(step) {
  const visible = shown();
  const at = visible.indexOf(records[current]);
  const next = at >= 0 ? visible[at + step] : visible.find((record) => records.indexOf(record) > current) ?? visible[0];
  if (next) go(records.indexOf(next));
}

/** The next record that is not settled, wherever it is. */
function moveOn() {
  const open = shown().filter((record) => !isSettled(record));
  const next = open.find((record) => records.indexOf(record) > current) ?? open[0];
  if (next) go(records.indexOf(next));
  else show();
}

/** @param {string} what */
function tell(what) {
  const record = records[current];
  const all = records.filter(needsReview);
  say(`${record.name}: ${what}. ${all.filter(isSettled).length} of ${all.length} reviewed.`);
}

/** @param {number} index */
function acceptItem(index) {
  const record = records[current];
  const candidate = record?.candidates[index];
  if (!candidate) return;
  const done = workOf(record.id);
  const again = done.accept === candidate.item;
  decide(record.id, { accept: again ? '' : candidate.item, none: false, reject: done.reject.filter((item) => item !== candidate.item) });
  tell(again ? 'open again' : `${candidate.item} ${candidate.label} accepted`);
  if (again) show();
  else moveOn();
}

/** @param {number} index */
function rejectItem(index) {
  const record = records[current];
  const candidate = record?.candidates[index];
  if (!candidate) return;
  const done = workOf(record.id);
  const again = done.reject.includes(candidate.item);
  decide(record.id, { reject: again ? done.reject.filter((item) => item !== candidate.item) : [...done.reject, candidate.item],
    accept: done.accept === candidate.item ? '' : done.accept });
  tell(again ? `${candidate.item} no longer rejected` : `${candidate.item} ${candidate.label} rejected`);
  show();
}

function acceptNone() {
  const record = records[current];
  if (!record) return;
  const again = workOf(record.id).none;
  decide(record.id, { none: !again, accept: '' });
  tell(again ? 'open again' : 'none of them');
  if (again) show();
  else moveOn();
}

function save() {
  if (!who.value.trim()) {
    who.focus();
    return say('Please say who decides.');
  }
  const today = new Date();
  const when = [today.getFullYear(), String(today.getMonth() + 1).padStart(2, '0'), String(today.getDate()).padStart(2, '0')].join('-');
  const blob = new Blob([decisions.text(work, who.value.trim(), when)], { type: 'text/csv' });
  const link = make('a', { href: URL.createObjectURL(blob), download: data.file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.getAttribute('href') ?? ''), 10_000);
  saved = true;
  showList();
  say(`Saved as ${data.file}: put it in place of the old one.`);
}

/** Another file of decisions instead of the one the page was made with. @param {File} file */
async function open(file) {
  try {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });  // keep the byte order mark of spreadsheets
    decisions = new Decisions(decoder.decode(await file.arrayBuffer()));
    say(`${file.name}: ${decisions.lines.length} lines.`);
    show();
  } catch (error) {
    say(`${file.name}: ${error instanceof Error ? error.message : error}`);
  }
}

/** @type {{[key: string]: () => void}} */
const keys = {
  j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
  a: () => acceptItem(chosen), r: () => rejectItem(chosen), n: acceptNone, u: undo, s: save,
  e: () => document.getElementById('note')?.focus(),
};
for (let i = 1; i <= 9; ++i) {
  keys[String(i)] = () => {
    if (!records[current]?.candidates[i - 1]) return;
    chosen = i - 1;
    show();
    document.querySelector('.card.chosen')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
}

document.addEventListener('keydown', (event) => {
  const target = event.target;
  const typing = target instanceof HTMLInputElement && target.type !== 'checkbox' || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  if (event.key === 'Escape' && target instanceof HTMLElement) return target.blur();
  if (typing || !shortcuts.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  const action = keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
addEventListener('beforeunload', (event) => { if (!saved) event.preventDefault(); });
who.addEventListener('change', keepDraft);
filter.addEventListener('change', () => { show(); });
element('save', HTMLButtonElement).addEventListener('click', save);
element('undo', HTMLButtonElement).addEventListener('click', undo);
element('open', HTMLInputElement).addEventListener('change', (event) => {
  const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
  if (file) open(file);
});

readDraft();
current = Math.max(0, records.findIndex((record) => needsReview(record) && !isSettled(record)));
show();
