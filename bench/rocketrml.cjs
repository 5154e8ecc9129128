// Maps with rocketrml, a peer in JavaScript: node rocketrml.cjs MAPPING. The mapping is renamed to the older vocabulary,
// which is the one it reads.
const fs = require('fs');
const rocketrml = require('rocketrml');

const rml = 'http://semweb.mmlab.be/ns/rml#';
const rr = 'http://www.w3.org/ns/r2rml#';
const fromRml = ['logicalSource', 'referenceFormulation', 'iterator', 'reference', 'source', 'LogicalSource'];

const mapping = fs.readFileSync(process.argv[2], 'utf8')
  .replace(/rml:source \[[^\]]*rml:path ("[^"]*")[^\]]*\]/, 'rml:source $1')
  .replace(/rml:JSONPath/, '<http://semweb.mmlab.be/ns/ql#JSONPath>')
  .replace(/\brml:(\w+)/g, (_, name) => `<${fromRml.includes(name) ? rml : rr}${name}>`)
  .replace(/\{\$\.([^}]*)\}/g, '{$1}')
  .replace(/reference> "\$\./g, 'reference> "');

rocketrml.parseFileLive(mapping, {'twinnings.json': fs.readFileSync('twinnings.json', 'utf8')}, {toRDF: true})
  .then((out) => process.stdout.write(out))
  .catch((error) => { console.error(error); process.exit(1); });
