/** `npm run train:influence -- FILE.csv`: learns the shipped scale from judged pairs, writes it, and prints its held-out figures. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { pairReader } from '../../domain/influence/pairs.ts'
import { root } from '../../server/root.ts'
import { measureApart } from './apart.ts'
import { learnScale } from './learn.ts'
import { scaleAsCode } from './scale-as-code.ts'

const version = '2026-11'
const seeds = [1, 2, 3, 4, 5]

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('Usage: npm run train:influence -- FILE.csv')
  process.exit(2)
}
const [headers = [], ...rows] = parse(readFileSync(file)) as string[][]
const pairs = rows.map(pairReader(headers)).filter((pair) => pair !== null)
writeFileSync(join(root, 'domain', 'influence', 'shipped.ts'), scaleAsCode(learnScale(pairs, version)))
console.log(JSON.stringify({ pairs: pairs.length, apart: measureApart(pairs, seeds) }, null, 2))
