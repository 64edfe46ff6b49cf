/** How likely it is that people are one by how they are called: asked of the linkage, in a thread, because learning takes half a second. */
import type { Likeness } from '../../../domain/contact/compare.ts'
import type { LinkageRow } from '../../store/contact-compare.ts'
import { startThread, threadOver } from '../../thread.ts'

export type Task = {
  organisationId: string
  /** Each account of one beside each of another; the likest of them counts. */
  pairs: readonly { one: readonly LinkageRow[]; other: readonly LinkageRow[] }[]
  /** From what it learns, when it said that it lacks that. */
  sample?: readonly LinkageRow[]
}
export type Said = { lacks: true } | { likeness: (Likeness | null)[] } | { fault: string }

const thread = threadOver<Task, Said>(
  () => startThread('./likeness-worker', import.meta.url, { maxOldGenerationSizeMb: 256 }),
  30_000,
)

/** @param sample read only when the thread has not learnt how people are called here, or did so long ago */
export async function likenessOf(
  task: Omit<Task, 'sample'>,
  sample: () => Promise<readonly LinkageRow[]>,
): Promise<(Likeness | null)[]> {
  if (task.pairs.length === 0) return []
  let said = await thread.ask(task)
  if ('lacks' in said) said = await thread.ask({ ...task, sample: await sample() })
  if ('likeness' in said) return said.likeness
  throw new Error(`the linkage failed: ${'fault' in said ? said.fault : 'it learnt nothing'}`)
}
