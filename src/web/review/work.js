// What is decided on the page and not yet saved; it is kept in the browser.

let decisions = new Decisions(data.decisions);
/** @type {Map<string, Work>} */
let work = new Map();
/** @type {{id: string, before: Work | undefined}[]} */
const steps = [];
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
  steps.push({ id, before: work.get(id) });
  const done = { ...workOf(id), ...change };
  // A note may come before what it explains.
  if (done.accept || done.none || done.reject.length > 0 || done.note) work.set(id, done);
  else work.delete(id);
  saved = false;
  keepDraft();
}

function undo() {
  const last = steps.pop();
  if (!last) return say('Nothing to undo.');
  if (last.before) work.set(last.id, last.before);
  else work.delete(last.id);
  saved = false;
  keepDraft();
  go(records.findIndex((record) => record.id === last.id));
  say('Undone.');
}

/** 'accepted', 'none', 'rejected', or what the run says. @param {RecordOfOurs} record */
function statusOf(record) {
  const done = work.get(record.id);
  if (done?.accept) return 'accepted';
  if (done?.none) return 'none';
  const settled = decisions.settled(record.id);
  const stale = decisions.of(record.id).some((line) => line.fields.decision === 'stale');
  if (settled && !stale) return settled.fields.decision === 'accept' ? 'accepted' : 'none';
  if (stale) return 'stale';
  if (done && done.reject.length > 0) return 'rejected';
  return record.state;
}

/** @param {RecordOfOurs} record */
function isSettled(record) {
  const done = work.get(record.id);
  return Boolean(done?.accept || done?.none) || (statusOf(record) === 'accepted' && Boolean(decisions.settled(record.id))) ||
    (statusOf(record) === 'none' && Boolean(decisions.settled(record.id)));
}

/** The item that is accepted here though it is no candidate; empty if none is. @param {RecordOfOurs} record */
function otherAccepted(record) {
  const item = workOf(record.id).accept;
  return record.candidates.some((candidate) => candidate.item === item) ? '' : item;
}

/** Whether a person should look. @param {RecordOfOurs} record */
function needsReview(record) {
  const open = ['review', 'conflict', 'stale'];
  return open.includes(record.state) || decisions.of(record.id).some((line) => open.includes(line.fields.decision));
}
