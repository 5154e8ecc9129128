// Changes the format of a file with npm's oxigraph or jsonld, for bench/formats: formats_peer.cjs LIBRARY INPUT TO
const fs = require('fs');

const [library, input, to] = process.argv.slice(2);
const paths = [process.cwd(), ...(process.env.NODE_PATH || '').split(':')];
const load = (name) => require(require.resolve(name, {paths}));
const text = fs.readFileSync(input, 'utf8');

async function main() {
  if (library === 'oxigraph') {
    const oxigraph = load('oxigraph');
    const store = new oxigraph.Store();
    store.load(text, {format: input.split('.').pop(), no_transaction: true});
    return store.dump({format: to, ...(to === 'nq' ? {} : {from_graph_name: oxigraph.defaultGraph()})});
  }
  const jsonld = load('jsonld');
  if (to === 'jsonld') return JSON.stringify(await jsonld.fromRDF(text, {format: 'application/n-quads'}));
  return jsonld.toRDF(JSON.parse(text), {format: 'application/n-quads'});
}

main().then((result) => process.stdout.write(result));
