// Draws the land and the borders of the world once, for the maps of the site: Natural Earth (public domain), from the
// package world-atlas, thinned out and written as whole hundredths of a degree.
//
//   node build-map.mjs            writes map/world.txt (1:110m) and map/near.txt (1:50m, simplified)
//   node build-map.mjs --check    compares instead, exit code 1 if they differ
//
// A line of the result is a kind (L the ring of a piece of land, B a border line) and numbers: the first point, then the
// step to each next one. Longitudes count from the central meridian 11 degrees east, so that the map is cut in the Bering Strait.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoProject, geoStitch } from 'd3-geo-projection';
import * as d3 from 'd3-geo';
import { merge, mesh } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';

const centralMeridian = 11;
const antarctica = '010';

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}`), 'utf8'));

/** Longitudes from the central meridian, latitudes: both in degrees. */
const rotated = d3.geoEquirectangular().rotate([-centralMeridian, 0]).scale(180 / Math.PI).translate([0, 0]).precision(0);

/** The area of a ring in square degrees, shrunk towards the poles as the eye sees it. */
function area(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return Math.abs(sum / 2) * Math.cos((ring[0][1] * Math.PI) / 180);
}

function encode(kind, points) {
  const whole = points.map(([x, y]) => [Math.round(x * 100), Math.round(-y * 100)]);
  const steps = [];
  let previous = [0, 0];
  for (const point of whole) {
    if (steps.length && point[0] === previous[0] && point[1] === previous[1]) continue;
    steps.push(point[0] - previous[0], point[1] - previous[1]);
    previous = point;
  }
  return steps.length >= 4 ? `${kind} ${steps.join(' ')}` : '';
}

function draw(topology, smallest) {
  const countries = topology.objects.countries.geometries.filter((country) => country.id !== antarctica);
  const land = geoProject(geoStitch(merge(topology, countries)), rotated);
  const borders = geoProject(mesh(topology, { type: 'GeometryCollection', geometries: countries }, (a, b) => a !== b), rotated);
  const polygons = land.type === 'Polygon' ? [land.coordinates] : land.coordinates;
  const rings = polygons.flat().filter((ring) => area(ring) >= smallest);
  return [
    ...rings.map((ring) => encode('L', ring.slice(0, -1))),
    ...borders.coordinates.map((line) => encode('B', line)),
  ].filter(Boolean).join('\n') + '\n';
}

const maps = {
  'map/world.txt': () => draw(read('countries-110m.json'), 0.3),
  'map/near.txt': () => draw(simplify(presimplify(read('countries-50m.json')), 0.012), 0.02),
};

let differs = false;
for (const [name, make] of Object.entries(maps)) {
  const text = make();
  const path = new URL(name, import.meta.url);
  if (process.argv.includes('--check')) {
    if (readFileSync(path, 'utf8') !== text) {
      console.error(`${name} is not what build-map.mjs makes`);
      differs = true;
    }
  } else {
    writeFileSync(path, text);
    console.log(`${name}: ${text.length} bytes, ${text.split('\n').length - 1} lines`);
  }
}
process.exit(differs ? 1 : 0);
