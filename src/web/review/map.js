// The small map of one of ours and its candidates.

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
