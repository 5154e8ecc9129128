// The file of decisions: people's lines keep their bytes and their order, a run's lines are replaced, as
// src/kontor/align/decisions/decisions_file.hpp says.

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

/** The item of Wikidata that somebody typed or whose address was pasted; empty if it is none. @param {string} text */
function itemOf(text) {
  const address = /^(?:https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q[1-9][0-9]*)(?:[?#].*)?$/i;
  return address.exec(text.trim())?.[1].toUpperCase() ?? '';
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
    /** @type {Map<string, Line[]>} */
    this.byId = new Map();
    for (const line of this.lines) this.byId.set(line.fields.id, [...this.of(line.fields.id), line]);
  }

  /** The lines of a record. @param {string} id */
  of(id) {
    return this.byId.get(id) ?? [];
  }

  /** The person's line that settles a record: the last one. @param {string} id */
  settled(id) {
    return this.of(id).filter((line) => ['accept', 'none'].includes(line.fields.decision)).pop();
  }

  /** @param {string} id @param {string} item */
  rejected(id, item) {
    return this.of(id).some((line) => line.fields.item === item && line.fields.decision === 'reject');
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
