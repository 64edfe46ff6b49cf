/**
 * A message and all who reacted to it, read from what was said in one public thread: who answered, quoted or liked whom. It also says whether somebody else carries
 * it: in one of four cascades another person than the writer brings in more than a tenth of all who take part.
 *
 * What answers something that we do not hold belongs to what began the thread, when only one message did. Cost: linear in what was said.
 */

/** What was said in a thread; `gone` when it is there no more, while others still answer it. */
export type Said = {
  id: string
  externalId: string
  inReplyTo: string | null
  account: string | null
  ours: boolean
  gone: boolean
  /** It stands elsewhere (a quote), or says nothing (a like): it reacts, and nothing here belongs to it. */
  aside: boolean
  /** Moment, in milliseconds. */
  at: number
}

/** @param from whose words they reacted to */
export type Reaction = { id: string; by: string; from: string; at: number }
/** Reactions in the order in which they came; our own words are none. */
export type Cascade = { root: Said; ids: ReadonlySet<string>; reactions: readonly Reaction[] }

export type Carrier = { account: string; people: number }

/** Fewer are no sign of anything. */
const fewest = 3
const share = 0.1

export function cascadesIn(said: readonly Said[]): Cascade[] {
  const held = new Map(said.map((one) => [one.externalId, one]))
  const begins = said.filter(({ inReplyTo }) => inReplyTo === null)
  const only = begins.length === 1 ? begins[0] : undefined
  const above = (one: Said): Said | undefined =>
    one.inReplyTo === null ? undefined : (held.get(one.inReplyTo) ?? (only === one ? undefined : only))
  const roots = rootsOf(said, above)
  const cascades = new Map<string, { root: Said; ids: Set<string>; reactions: Reaction[] }>()
  for (const one of said.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    const root = roots.get(one) ?? one
    const cascade = cascades.get(root.id) ?? { root, ids: new Set(), reactions: [] }
    cascades.set(root.id, cascade)
    if (!one.aside) cascade.ids.add(one.id)
    const from = heardOf(one, above)
    if (one === root || one.ours || one.gone || !one.account || !from) continue
    cascade.reactions.push({ id: one.id, by: one.account, from, at: one.at })
  }
  return [...cascades.values()]
}

/** Who passes through our answer reacts to whom we answered. Rings end at the number of steps that no talk has. */
function heardOf(one: Said, above: (one: Said) => Said | undefined): string | null {
  let at = above(one)
  for (let step = 0; at?.ours && step < 50; step++) at = above(at)
  return at?.account ?? null
}

/** Where each hangs in the end. Who answer each other in a ring, as a network should not say, each begin by themselves. */
function rootsOf(said: readonly Said[], above: (one: Said) => Said | undefined): Map<Said, Said> {
  const roots = new Map<Said, Said>()
  for (const one of said) {
    const way = new Set<Said>()
    let at = one
    for (let next = above(at); next && !way.has(at) && !roots.has(at); next = above(at)) {
      way.add(at)
      at = next
    }
    const isRing = way.has(at)
    const root = roots.get(at) ?? at
    for (const each of way) roots.set(each, isRing ? each : root)
    if (!isRing) roots.set(at, root)
  }
  return roots
}

/**
 * Who, apart from the writer, brought in most of those who came: everybody who first reacted to them, or to somebody whom they brought in.
 * Null as long as those are fewer than three, or no more than a tenth.
 */
export function carrierOf({ root, reactions }: Cascade): Carrier | null {
  /** Through whom each came; the writer brings in who reacts to them. */
  const through = new Map<string, string | null>()
  const brought = new Map<string, number>()
  for (const { by, from } of reactions) {
    if (by === root.account || through.has(by)) continue
    const branch = from === root.account ? null : (through.get(from) ?? from)
    through.set(by, branch)
    if (branch !== null && branch !== by) brought.set(branch, (brought.get(branch) ?? 0) + 1)
  }
  let most: Carrier | null = null
  for (const [account, people] of brought) if (!most || people > most.people) most = { account, people }
  return most && most.people >= fewest && most.people > share * through.size ? most : null
}
