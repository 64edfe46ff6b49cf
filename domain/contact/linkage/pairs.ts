/** The pairs of records that are compared: those that meet in a block. */
import { type Blocks, type Caps, caps, createBlocks } from './blocks.ts'
import { cluesOf } from './clues.ts'
import type { Table } from './table.ts'

export type Pairs = { size: number; a: Int32Array; b: Int32Array }

export function blocksOf(table: Table, limits: Caps = caps): Blocks {
  const blocks = createBlocks(limits)
  for (let record = 0; record < table.size; record++) blocks.add(record, cluesOf(table, record))
  return blocks
}

export function pairsOf(table: Table, blocks: Blocks, limits: Caps = caps): Pairs {
  const [near, spelt] = [Array.from({ length: table.size }, (): (readonly number[])[] => []), spelling(table)]
  blocks.each((members, whole) => {
    if (whole) for (const member of members) near[member]?.push(members)
    else for (const [a, b] of neighbours(members, spelt, limits.neighbours)) near[a]?.push([b])
  })
  return collect(near)
}

function collect(near: readonly (readonly (readonly number[])[])[]): Pairs {
  const [as, bs]: [number[], number[]] = [[], []]
  const seen = new Int32Array(near.length).fill(-1)
  for (const [a, blocks] of near.entries()) {
    const meet = (b: number) => {
      if (b <= a || seen[b] === a) return
      seen[b] = a
      as.push(a)
      bs.push(b)
    }
    for (const block of blocks) for (const b of block) meet(b)
  }
  return { size: as.length, a: Int32Array.from(as), b: Int32Array.from(bs) }
}

/** In the order of what they say, each meets the next few. */
function neighbours(members: readonly number[], spelt: (record: number) => string, most: number): [number, number][] {
  const ordered = members
    .map((member) => ({ member, key: spelt(member) }))
    .sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : x.member - y.member))
  return ordered.flatMap(({ member }, i) =>
    ordered
      .slice(i + 1, i + 1 + most)
      .map(({ member: other }): [number, number] => (member < other ? [member, other] : [other, member])),
  )
}

const spelling =
  ({ columns }: Table) =>
  (record: number) =>
    columns.map(({ codes, values }) => values[codes[record] ?? -1] ?? '').join('\u0001')
