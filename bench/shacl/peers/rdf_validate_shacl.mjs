// rdf-validate-shacl on the data of this benchmark: node rdf_validate_shacl.mjs DATA.nt SHAPES.ttl
// Prints "load<TAB>seconds" and "validate<TAB>results<TAB>best milliseconds".
import { readFileSync } from 'node:fs'
import rdf from '@zazuko/env'
import { Parser } from 'n3'
import Validator from 'rdf-validate-shacl'

function read(file) {
  const dataset = rdf.dataset()
  for (const quad of new Parser({ factory: rdf }).parse(readFileSync(file, 'utf8'))) dataset.add(quad)
  return dataset
}

const [dataFile, shapesFile] = process.argv.slice(2)
const start = performance.now()
const data = read(dataFile)
console.log(`load\t${((performance.now() - start) / 1000).toFixed(3)}`)
const validator = new Validator(read(shapesFile), { factory: rdf })
let best = Infinity
let results = 0
for (let run = 0; run < 3; ++run) {
  const begin = performance.now()
  results = (await validator.validate(data)).results.length
  best = Math.min(best, performance.now() - begin)
}
console.log(`validate\t${results}\t${best.toFixed(3)}`)
