// What the page shows: the list of ours, and a card for each candidate with its features.

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
    const index = numberOf(record);
    const button = make('button', { type: 'button', class: `state-${statusOf(record)}` },
      make('span', { class: 'name' }, record.name), make('span', { class: 'status' }, statusOf(record)));
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

/** A field for an item that is no candidate. @param {RecordOfOurs} record */
function otherItem(record) {
  const other = otherAccepted(record);
  const field = document.createElement('input');
  for (const [name, value] of Object.entries({ id: 'other', size: '24', autocomplete: 'off', spellcheck: 'false', placeholder: 'Q1715', value: other })) {
    field.setAttribute(name, value);
  }
  field.addEventListener('input', () => field.removeAttribute('aria-invalid'));
  const form = make('form', { class: other ? 'other accepted' : 'other' }, make('label', { for: 'other' }, 'Another item'), field,
    make('button', {}, 'Accept this item'));
  if (other) form.append(make('a', { href: `https://www.wikidata.org/wiki/${other}`, rel: 'noreferrer', target: '_blank' }, `${other} accepted`));
  else form.append(make('a', { href: `https://www.wikidata.org/w/index.php?search=${encodeURIComponent(record.name)}`, rel: 'noreferrer', target: '_blank' }, 'Search Wikidata'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    acceptOther(record, field);
  });
  return form;
}
