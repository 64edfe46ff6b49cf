/** The worker thread's side of `likeness.ts`: what it learnt of how people are called, for the organisations that asked last. */
import { parentPort } from 'node:worker_threads'
import type { Likeness } from '../../../domain/contact/compare.ts'
import { type Explanation, explain } from '../../../domain/contact/linkage/explain.ts'
import { type Linked, link } from '../../../domain/contact/linkage/link.ts'
import { addRow } from '../../../domain/contact/linkage/table.ts'
import { type LinkageRow, linkageColumns } from '../../store/contact-compare.ts'
import type { Said, Task } from './likeness.ts'

/** After so many rows that it did not learn from it learns anew. */
const mostAdded = 4_000
const mostOrganisations = 20

type Learnt = { linked: Linked; added: number }
const learnt = new Map<string, Learnt>()

/** What one word says of who somebody is, a handle says too. */
const isName = /\p{L}+\P{L}+\p{L}/u

parentPort?.on('message', (task: Task) => {
  let said: Said
  try {
    said = answer(task)
  } catch (error) {
    said = { fault: error instanceof Error ? error.message : 'unknown' }
  }
  parentPort?.postMessage(said)
})
parentPort?.postMessage('ready')

function answer({ organisationId, pairs, sample }: Task): Said {
  if (sample) learn(organisationId, sample)
  const known = learnt.get(organisationId)
  if (!known || known.added > mostAdded) return { lacks: true }
  return { likeness: pairs.map(({ one, other }) => likest(known, one, other)) }
}

function learn(organisationId: string, sample: readonly LinkageRow[]): void {
  learnt.delete(organisationId)
  const [oldest] = learnt.keys()
  if (learnt.size >= mostOrganisations && oldest) learnt.delete(oldest)
  learnt.set(organisationId, { linked: link([...linkageColumns], sample), added: 0 })
}

function likest(known: Learnt, one: readonly LinkageRow[], other: readonly LinkageRow[]): Likeness | null {
  const { table, scale } = known.linked
  const placed = (rows: readonly LinkageRow[]) =>
    rows.filter(([name]) => isName.test(name)).map((row) => addRow(table, row))
  const [left, right] = [placed(one), placed(other)]
  known.added += left.length + right.length
  const all = left.flatMap((a) => right.map((b) => explain(table, scale, a, b)))
  const best = all.toSorted((a, b) => b.weight - a.weight)[0]
  return best ? toLikeness(best) : null
}

function toLikeness({ verdict, household, evidence, counter }: Explanation): Likeness {
  const otherName = counter?.kind === 'name' && counter.level === 'different'
  return { verdict, household, sameName: !otherName && evidence.some(({ kind }) => kind === 'name'), otherName }
}
