// What the map, the timeline and the tables can do when there is JavaScript: choose, sort, zoom. Without it everything
// is shown.
// @ts-check

/** The criteria by which ties are chosen; each row of the table of ties carries its values as data attributes. */
const criteria = /** @type {const} */ (['kind', 'theme', 'status', 'decade']);

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
const all = (root, selector) => [...root.querySelectorAll(selector)].map((element) => /** @type {HTMLElement} */ (element));

/**
 * Shows the ties that fit the filters on the map, in the timeline and in the table, and keeps the choice in the address.
 * @param {HTMLFormElement} form
 */
function makeFilters(form) {
  const rows = all(document, 'tr[data-tie]');
  const marked = all(document, '[data-tie]');
  const places = all(document, '[data-ties]').filter((place) => place.dataset.ties);
  const selects = [...form.querySelectorAll('select')];
  const output = /** @type {HTMLElement} */ (form.querySelector('output'));
  const buttons = makeLegendButtons(() => apply());

  function apply() {
    const choice = new FormData(form);
    const off = new Set(buttons.filter((button) => button.getAttribute('aria-pressed') === 'false').map((button) => button.value));
    const shown = new Set();
    for (const row of rows) {
      const fits = criteria.every((name) => {
        const values = (row.dataset[name] ?? '').split(' ');
        if (name === 'kind') return !off.has(values[0]);
        const wanted = choice.get(name);
        return !wanted || values.includes(String(wanted));
      });
      if (fits) shown.add(row.dataset.tie);
    }
    for (const element of marked) element.classList.toggle('faded', !shown.has(element.dataset.tie));
    for (const place of places) place.classList.toggle('faded', !(place.dataset.ties ?? '').split(' ').some((tie) => shown.has(tie)));
    const { one, many, of } = output.dataset;
    output.textContent = shown.size === rows.length ? `${rows.length} ${rows.length === 1 ? one : many}` : `${shown.size} ${of} ${rows.length} ${many}`;
    remember(choice, off);
  }

  /** @param {FormData} choice @param {Set<string>} off */
  function remember(choice, off) {
    const query = new URLSearchParams();
    for (const [name, value] of choice) if (value) query.set(name, String(value));
    if (off.size) query.set('without', [...off].join(' '));
    const text = query.toString();
    history.replaceState(null, '', text ? `?${text}${location.hash}` : location.pathname + location.hash);
  }

  const query = new URLSearchParams(location.search);
  for (const select of selects) {
    select.value = query.get(select.name) ?? '';
    if (select.selectedIndex < 0) select.value = '';
  }
  const without = (query.get('without') ?? '').split(' ');
  for (const button of buttons) if (without.includes(button.value)) button.setAttribute('aria-pressed', 'false');
  form.addEventListener('change', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  // Empties the fields itself: at the event they still have their values, and what is shown would lag behind them.
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    for (const select of selects) select.value = '';
    for (const button of buttons) button.setAttribute('aria-pressed', 'true');
    apply();
  });
  form.hidden = false;
  apply();
}

/**
 * The entries of the legend become buttons that switch their kind off and on.
 * @param {() => void} apply
 */
function makeLegendButtons(apply) {
  return all(document, '#legend a').map((link) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = link.className;
    button.value = link.dataset.kind ?? '';
    button.setAttribute('aria-pressed', 'true');
    button.append(...link.childNodes);
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') === 'false'));
      apply();
    });
    link.replaceWith(button);
    return button;
  });
}

/** Pointing at a row, a bar or a line raises all that belongs to the same tie. */
function makeHighlights() {
  /** @type {Element[]} */
  let raised = [];
  document.addEventListener('pointerover', (event) => {
    for (const element of raised) element.classList.remove('raised');
    const over = /** @type {Element} */ (event.target).closest('[data-tie], [data-ties]');
    const data = /** @type {HTMLElement | null} */ (over)?.dataset;
    const ties = (data?.tie ?? data?.ties ?? '').split(' ').filter(Boolean);
    raised = ties.flatMap((tie) => [...document.querySelectorAll(`[data-tie="${tie}"]`)]);
    for (const element of raised) element.classList.add('raised');
  });
}

/** @param {HTMLTableElement} table */
function makeSortable(table) {
  const body = table.tBodies[0];
  const heads = [...table.querySelectorAll('thead th')];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const key = (/** @type {HTMLTableRowElement} */ row) => row.cells[column].dataset.sort ?? row.cells[column].textContent?.trim() ?? '';
      const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
      const rows = [...body.rows].map((row) => ({ row, key: key(row) }));
      // What is not known comes last either way.
      rows.sort((a, b) => Number(!a.key) - Number(!b.key) || (down ? compare(b.key, a.key) : compare(a.key, b.key)));
      body.append(...rows.map(({ row }) => row));
    });
  });
}

/**
 * Buttons, keys and dragging to look closer. Names keep their size, so that more of them find room.
 * @param {SVGSVGElement} svg
 */
function makeZoom(svg) {
  const whole = svg.viewBox.baseVal;
  const home = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  const homeText = svg.getAttribute('viewBox') ?? '';
  let view = { ...home };
  const german = document.documentElement.lang === 'de';

  function show() {
    view.x = Math.min(Math.max(view.x, home.x), home.x + home.width - view.width);
    view.y = Math.min(Math.max(view.y, home.y), home.y + home.height - view.height);
    const k = home.width / view.width;
    svg.setAttribute('viewBox', k === 1 ? homeText : `${view.x} ${view.y} ${view.width} ${view.height}`);
    svg.style.setProperty('--k', String(k));
    svg.classList.toggle('zoomed', k > 1.8);
    for (const circle of svg.querySelectorAll('circle')) {
      circle.dataset.r ??= circle.getAttribute('r') ?? '4';
      circle.setAttribute('r', String(Number(circle.dataset.r) / k));
    }
    svg.style.touchAction = k > 1 ? 'none' : 'pan-y';
  }

  /** @param {number} factor @param {number} [x] @param {number} [y] the point that stays, in units of the map */
  function zoom(factor, x = view.x + view.width / 2, y = view.y + view.height / 2) {
    const width = Math.min(home.width, Math.max(home.width / 12, view.width / factor));
    const scale = width / view.width;
    view = { x: x - (x - view.x) * scale, y: y - (y - view.y) * scale, width, height: view.height * scale };
    show();
  }

  const controls = document.createElement('div');
  controls.className = 'zoom';
  for (const [sign, name, action] of /** @type {[string, string, () => void][]} */ ([
    ['+', german ? 'Vergrößern' : 'Zoom in', () => zoom(1.6)],
    ['−', german ? 'Verkleinern' : 'Zoom out', () => zoom(1 / 1.6)],
  ])) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.setAttribute('aria-label', `${name}: ${svg.getAttribute('aria-label')}`);
    button.addEventListener('click', action);
    controls.append(button);
  }
  svg.after(controls);

  /** @param {PointerEvent | WheelEvent} event */
  const point = (event) => {
    const box = svg.getBoundingClientRect();
    return {
      x: view.x + ((event.clientX - box.left) / box.width) * view.width,
      y: view.y + ((event.clientY - box.top) / box.height) * view.height,
    };
  };
  svg.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;  // the page keeps its wheel; pinching arrives as a wheel with ctrl
    event.preventDefault();
    const at = point(event);
    zoom(Math.exp(-event.deltaY / 200), at.x, at.y);
  }, { passive: false });

  /** @type {{x: number, y: number} | null} */
  let grip = null;
  let moved = false;
  svg.addEventListener('pointerdown', (event) => {
    if (view.width < home.width && event.isPrimary) grip = point(event);
    moved = false;
  });
  svg.addEventListener('pointermove', (event) => {
    if (!grip) return;
    const at = point(event);
    if (Math.hypot(at.x - grip.x, at.y - grip.y) > view.width / 200) moved = true;
    view.x += grip.x - at.x;
    view.y += grip.y - at.y;
    show();
  });
  for (const end of ['pointerup', 'pointerleave', 'pointercancel']) svg.addEventListener(end, () => { grip = null; });
  svg.addEventListener('click', (event) => { if (moved) event.preventDefault(); }, true);
}

const filters = /** @type {HTMLFormElement | null} */ (document.querySelector('#filters'));
if (filters) makeFilters(filters);
makeHighlights();
for (const table of document.querySelectorAll('table.sortable')) makeSortable(/** @type {HTMLTableElement} */ (table));
for (const svg of document.querySelectorAll('svg[data-map]')) makeZoom(/** @type {SVGSVGElement} */ (svg));
