/**
 * `npm run train:language -- --data DIR [nl] [en] [language]`: trains the models that are shipped and writes them into
 * `domain/language/weights`; then measures what was written on the branches of the corpus that taught nothing. The same input gives the same
 * bytes. README.md beside this says what DIR holds, and what the figures mean.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { pack, unpack } from '../../domain/language/pack.ts'
import { measureSpoken, measureUnderstood } from './measure.ts'
import { trainSpoken } from './spoken.ts'
import { trainUnderstood } from './understood.ts'

const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true })
if (!values.data) throw new Error('Where is the data? npm run train:language -- --data DIR')
const data = values.data
const wanted = positionals.length > 0 ? positionals : ['nl', 'en', 'language']
const weights = (name: string) => new URL(`../../domain/language/weights/${name}.bin`, import.meta.url)

for (const name of wanted) {
  const began = performance.now()
  if (name === 'language') writeFileSync(weights(name), pack(trainSpoken(data)))
  else if (name === 'nl' || name === 'en') {
    const { model, lexicon } = trainUnderstood(name, data)
    writeFileSync(weights(name), pack(model, lexicon))
  } else throw new Error(`There is no model ${name}: nl, en or language`)
  const packed = readFileSync(weights(name))
  const seconds = Math.round((performance.now() - began) / 1000)
  const figures =
    name === 'language' ? measureSpoken(unpack(packed).model, data) : measureUnderstood(name, unpack(packed))
  console.log(JSON.stringify({ model: name, kB: Math.round(packed.length / 1000), seconds, ...figures }))
}
