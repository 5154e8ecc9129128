// Going from one to the next, deciding by button or key, saving and opening.

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
      make('p', {}, none), otherItem(record), make('label', { for: 'note' }, 'Note'), note), map(record)),
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
  const next = at >= 0 ? visible[at + step] : visible.find((record) => numberOf(record) > current) ?? visible[0];
  if (next) go(numberOf(next));
}

/** The next record that is not settled, wherever it is. */
function moveOn() {
  const open = shown().filter((record) => !isSettled(record));
  const next = open.find((record) => numberOf(record) > current) ?? open[0];
  if (next) go(numberOf(next));
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
  if (workOf(record.id).accept === candidate.item) openAgain(record);
  else accept(record, candidate.item);
}

/** @param {RecordOfOurs} record @param {string} item */
function accept(record, item) {
  const label = record.candidates.find((candidate) => candidate.item === item)?.label;
  decide(record.id, { accept: item, none: false, reject: workOf(record.id).reject.filter((other) => other !== item) });
  tell(`${item} ${label ? `${label} ` : ''}accepted`);
  moveOn();
}

/** @param {RecordOfOurs} record */
function openAgain(record) {
  decide(record.id, { accept: '' });
  tell('open again');
  show();
}

/** What is in the field for an item that is no candidate; nothing takes it back. @param {RecordOfOurs} record @param {HTMLInputElement} field */
function acceptOther(record, field) {
  const item = itemOf(field.value);
  if (item) return accept(record, item);
  if (!field.value.trim() && otherAccepted(record)) return openAgain(record);
  field.setAttribute('aria-invalid', 'true');
  field.focus();
  say(`'${field.value.trim()}' is no item of Wikidata, expected one such as Q1715, or its address.`);
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
async function openFile(file) {
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
  e: () => document.getElementById('note')?.focus(), o: () => document.getElementById('other')?.focus(),
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
filter.addEventListener('change', () => {
  const visible = shown();
  if (visible.length > 0 && !visible.includes(records[current])) go(numberOf(visible[0]));
  else show();
});
element('save', HTMLButtonElement).addEventListener('click', save);
element('undo', HTMLButtonElement).addEventListener('click', undo);
element('open', HTMLInputElement).addEventListener('change', (event) => {
  const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
  if (file) openFile(file);
});

readDraft();
if (!records.some(needsReview)) filter.value = records.some((record) => record.state === 'none') ? 'none' : 'all';
current = Math.max(0, numberOf(shown().find((record) => !isSettled(record)) ?? shown()[0]));
show();
