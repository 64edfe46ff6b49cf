/**
 * Who might be the same person: records that share something rare. Comparing all with all costs the square; so records wait in blocks of who
 * share a clue (a name, a sound, a user part, an area). A block that grows above a cap is divided by a second clue of another column, and
 * that by a third: what many share counts only together with more. A block that cannot be divided further lets each record meet its
 * neighbours only, so that ten thousand of one name cost ten thousand comparisons and not fifty million.
 *
 * Two records meet just when they share a set of at most `deep` clues that no more than `cap` records have; the order in which records
 * came makes no difference to that. Blocking on several keys: Hernández & Stolfo 1995 (with the sorted neighbourhood); dividing blocks that
 * grow: Papadakis et al. 2020, "Blocking and Filtering Techniques for Entity Resolution".
 *
 * Cost: a record stands in some tens of blocks, whatever the number of records.
 */

/** `column`: clues of one column do not divide each other's blocks. */
export type Clue = { key: number; column: number }

export type Caps = { cap: number; deep: number; neighbours: number }
export const caps: Caps = { cap: 40, deep: 3, neighbours: 3 }

type Node = { members: number[]; columns: readonly number[]; children: Map<number, Node> | null }

export type Blocks = {
  /** @returns who share a block with it, each once */
  add(record: number, clues: readonly Clue[]): number[]
  /** All blocks as they stand, each with its members. */
  each(visit: (members: readonly number[], whole: boolean) => void): void
}

export function createBlocks({ cap, deep, neighbours }: Caps = caps): Blocks {
  const root: Node = { members: [], columns: [], children: new Map() }
  const cluesOf: (readonly Clue[])[] = []

  function put(node: Node, record: number, from: number, met: Set<number> | null): void {
    const clues = cluesOf[record] ?? []
    for (let i = from; i < clues.length; i++) {
      const clue = clues[i]
      if (!clue || node.columns.includes(clue.column)) continue
      let child = node.children?.get(clue.key)
      if (!child) {
        child = { members: [], columns: [...node.columns, clue.column], children: null }
        node.children?.set(clue.key, child)
      }
      join(child, record, i + 1, met)
    }
  }

  function join(node: Node, record: number, next: number, met: Set<number> | null): void {
    const last = node.columns.length >= deep
    if (met && !node.children)
      for (const other of last && node.members.length > cap ? node.members.slice(-neighbours) : node.members)
        met.add(other)
    node.members.push(record)
    if (node.children) put(node, record, next, met)
    if (node.children || last || node.members.length <= cap) return
    node.children = new Map()
    const key = cluesOf[record]?.[next - 1]?.key
    for (const member of node.members)
      put(node, member, (cluesOf[member]?.findIndex((clue) => clue.key === key) ?? 0) + 1, null)
    node.members = []
  }

  return {
    add(record, clues) {
      cluesOf[record] = [...clues].sort((a, b) => a.key - b.key)
      const met = new Set<number>()
      put(root, record, 0, met)
      return [...met]
    },
    each(visit) {
      const walk = (node: Node) => {
        if (node.children) for (const child of node.children.values()) walk(child)
        else if (node.members.length > 1) visit(node.members, node.members.length <= cap)
      }
      walk(root)
    },
  }
}
