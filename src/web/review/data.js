// The page of `kontor align match --review-page`: a person decides which item each of ours is. Works from a file, asks
// nobody; what is decided is kept in the browser until it is saved as the file of decisions.
//
// The parts are put into one script in this order: data, decisions, work, cards, map, review.

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
const numbers = new Map(records.map((record, number) => [record, number]));
const persons = new Set(['accept', 'reject', 'none']);

/** Where a record stands among all. @param {RecordOfOurs | undefined} record */
function numberOf(record) {
  return record ? numbers.get(record) ?? -1 : -1;
}

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
