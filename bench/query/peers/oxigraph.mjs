// Oxigraph (WebAssembly) on the queries of this benchmark: node oxigraph.mjs DATA.nt QUERY.rq...
// Prints "load<TAB>seconds", then "query<TAB>rows<TAB>best milliseconds" for each.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import oxigraph from "oxigraph";

const [data, ...queries] = process.argv.slice(2);
let start = performance.now();
const store = new oxigraph.Store();
store.load(readFileSync(data), { format: "application/n-triples" });
console.log(`load\t${((performance.now() - start) / 1000).toFixed(3)}`);

for (const path of queries) {
  const text = readFileSync(path, "utf8");
  const end = performance.now() + 2000;
  let best = Infinity;
  let rows = 0;
  for (let run = 0; run < 3 || (run < 100 && performance.now() < end); ++run) {
    start = performance.now();
    rows = store.query(text).length;
    best = Math.min(best, performance.now() - start);
  }
  console.log(`${basename(path, ".rq")}\t${rows}\t${best.toFixed(3)}`);
}
