/**
 * An old network of which only rows are left (a CSV, or saved pages): who said what, when, to whom. What was said with us is brought in;
 * what others said to each other is theirs, and stays out unless somebody has a ground for it.
 */
import { Unusable } from '../command.ts'
import { notOurs } from './activitystreams.ts'
import type { ImportMap } from './map.ts'
import { rowsIn } from './read.ts'
import { asItem, broken, type Found, one, type Place } from './record.ts'
import type { Source } from './source.ts'

/** What is known after a first look through all files. */
export type Dialogues = {
  /** Who we are there. */
  us: Set<string>
  /** Ids of what we said, and of what we answered. */
  said: Set<string>
  answered: Set<string>
}

/** @throws Unusable when a file lacks a column, or no row is ours */
export async function findDialogues(
  sources: readonly Source[],
  map: ImportMap,
  others: boolean,
  tell: (rows: number) => void,
): Promise<Dialogues> {
  const found: Dialogues = { us: new Set(), said: new Set(), answered: new Set() }
  let rows = 0
  for (const source of sources)
    for await (const row of rowsIn(source, map, 'UTC')) {
      if (++rows % 1000 === 0) tell(rows)
      if (!('item' in row) || !row.item.ours) continue
      found.said.add(row.item.id)
      found.us.add(row.item.author?.id ?? '')
      if (row.item.inReplyTo) found.answered.add(row.item.inReplyTo)
    }
  if (found.said.size === 0 && !map.toUs && !others)
    throw new Unusable(
      'No row is yours, so nothing tells what was said to you: let "ours" in the map say which rows are',
    )
  return found
}

export async function* networkIn(
  source: Source,
  map: ImportMap,
  zone: string,
  { us, said, answered }: Dialogues,
  others: boolean,
  from?: Place,
): AsyncGenerator<Found> {
  for await (const { line, after, ...row } of rowsIn(source, map, zone, from)) {
    if ('broken' in row) {
      yield broken(line, after, row.broken, row.id)
      continue
    }
    const { item } = row
    const withUs =
      item.ours || map.toUs || us.has(item.to?.id ?? '') || said.has(item.inReplyTo ?? '') || answered.has(item.id)
    if (withUs) yield one(line, after, asItem(item))
    else if (others) yield one(line, after, asItem({ ...item, addressed: false }))
    else yield { line, after, items: [], aside: [{ kind: 'other', id: item.id, why: notOurs }] }
  }
}
