// Answers SPARQL in the browser, on the published N-Triples: Oxigraph as WebAssembly, loaded with the first question.
// @ts-check

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('#editor'));
if (form) makeEditor(form);

/** @param {HTMLFormElement} form */
function makeEditor(form) {
  const query = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));
  const result = /** @type {HTMLElement} */ (form.querySelector('#result'));
  /** @type {Promise<any> | undefined} */
  let store;

  async function load() {
    const engine = new URL(form.dataset.engine ?? '', location.href);
    const { default: initialise, Store } = await import(new URL('web.js', engine).href);
    await initialise({ module_or_path: new URL('web_bg.wasm', engine) });
    const loaded = new Store();
    for (const source of [form.dataset.source, form.dataset.concepts]) {
      const answer = await fetch(source ?? '');
      if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
      loaded.load(await answer.text(), { format: 'application/n-triples' });
    }
    return loaded;
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    result.replaceChildren(paragraph(result.dataset.loading ?? ''));
    result.setAttribute('aria-busy', 'true');
    try {
      store ??= load();
      const loaded = await store;
      await new Promise((done) => setTimeout(done));  // lets the page say that it is busy
      result.replaceChildren(...show(loaded.query(query.value, { base_iri: form.dataset.base })));
    } catch (error) {
      const text = paragraph(String(error instanceof Error ? error.message : error));
      text.className = 'error';
      result.replaceChildren(text);
      if (error instanceof TypeError) store = undefined;  // loading failed: try again next time
    }
    result.removeAttribute('aria-busy');
  });

  /** @param {any} answer @returns {Node[]} */
  function show(answer) {
    if (typeof answer === 'boolean') return [paragraph((answer ? result.dataset.yes : result.dataset.no) ?? '')];
    if (answer.length && answer[0].subject) {
      const text = document.createElement('pre');
      text.textContent = answer.map((/** @type {any} */ quad) => `${quad.subject} ${quad.predicate} ${quad.object} .`).join('\n');
      return [text];
    }
    const names = [...new Set(answer.flatMap((/** @type {Map<string, any>} */ row) => [...row.keys()]))];
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const name of names) {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = name;
      head.append(cell);
    }
    const body = table.createTBody();
    for (const row of answer.slice(0, 1000)) {
      const line = body.insertRow();
      for (const name of names) line.insertCell().append(...term(row.get(name)));
    }
    const scroll = document.createElement('div');
    scroll.className = 'scroll';
    scroll.append(table);
    return [paragraph(`${answer.length} ${result.dataset.rows}`), scroll];
  }

  for (const button of document.querySelectorAll('button.use')) {
    const use = /** @type {HTMLButtonElement} */ (button);
    use.hidden = false;
    use.addEventListener('click', () => {
      query.value = use.closest('details')?.querySelector('pre')?.textContent ?? '';
      form.scrollIntoView();
      query.focus();
    });
  }
  form.hidden = false;
}

/** @param {string} text */
function paragraph(text) {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

/** @param {any} value @returns {(Node | string)[]} */
function term(value) {
  if (!value) return [];
  if (value.termType !== 'NamedNode' || !/^https?:/.test(value.value)) return [value.value];
  const link = document.createElement('a');
  link.href = value.value;
  link.textContent = value.value.replace(/^.*[/#](?=.)/, '');
  link.title = value.value;
  return [link];
}
