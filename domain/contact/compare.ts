/** Two persons held beside each other: what speaks for their being one, and what against it. */
import { type Counter, type Reason, saysLittle } from './evidence.ts'
import type { Mentions } from './mentions.ts'

/** What is known of somebody. Keys are those that a channel vouches for. */
export type Profile = {
  name: string
  keys: readonly {
    kind: 'email' | 'phone'
    value: string
    sharers: number
    marked?: boolean
    /** Its account has another one of the same kind too. */
    besides?: boolean
  }[]
  handles: readonly { network: string; handle: string }[]
  /** Customer numbers. */
  records: readonly string[]
  /** Numbers of what they bought. */
  orders: readonly string[]
  /** Where they live, as customer records say. */
  towns: readonly string[]
}

/** What the linkage says of how they are called; see `linkage/explain.ts`. */
export type Likeness = {
  verdict: 'sure' | 'likely' | 'apart'
  household: boolean
  /** Their names agree as far as they go; or a part of them is another one. */
  sameName: boolean
  otherName: boolean
}

export function compare(
  one: Profile,
  other: Profile,
  wrote: Mentions | null,
  likeness: Likeness | null,
): { reasons: Reason[]; counters: Counter[] } {
  const reasons = [...sameKeys(one, other), ...(wrote ? written(wrote, other) : []), ...sameHandles(one, other)]
  if (likeness && likeness.verdict !== 'apart' && likeness.sameName)
    reasons.push({ kind: 'name', value: other.name, verified: false })
  return {
    reasons,
    counters: against({ ...one, towns: [...one.towns, ...(wrote?.towns ?? [])] }, other, reasons, likeness),
  }
}

function sameKeys(one: Profile, other: Profile): Reason[] {
  return one.keys
    .filter((key) => other.keys.some(({ kind, value }) => kind === key.kind && value === key.value))
    .map(({ kind, value, sharers, marked }) => {
      const same = kind === 'email' ? ('same email' as const) : ('same phone' as const)
      return { kind: same, value, verified: true, sharedBy: sharers, ...(marked && { marked }) }
    })
}

function written({ emails, phones, numbers }: Mentions, other: Profile): Reason[] {
  const keys = other.keys.filter(({ kind, value }) => (kind === 'email' ? emails : phones).includes(value))
  const named = (kind: 'wrote number' | 'wrote order', known: readonly string[]) =>
    known.filter((number) => numbers.includes(number)).map((value) => ({ kind, value, verified: false }))
  return [
    ...keys.map(({ kind, value, sharers, marked }) => {
      const wrote = kind === 'email' ? ('wrote email' as const) : ('wrote phone' as const)
      return { kind: wrote, value, verified: false, sharedBy: sharers, ...(marked && { marked }) }
    }),
    ...named('wrote number', other.records),
    ...named('wrote order', other.orders),
  ]
}

/** On two networks, and long enough to be somebody's own. */
function sameHandles(one: Profile, other: Profile): Reason[] {
  const bare = (handle: string) => handle.toLowerCase().replace(/^@/, '')
  const same = one.handles.find(
    ({ network, handle }) =>
      bare(handle).length >= 5 &&
      other.handles.some((each) => each.network !== network && bare(each.handle) === bare(handle)),
  )
  return same ? [{ kind: 'same handle', value: bare(same.handle), verified: false }] : []
}

function against(one: Profile, other: Profile, reasons: readonly Reason[], likeness: Likeness | null): Counter[] {
  const counters: Counter[] = []
  if (likeness?.otherName) counters.push({ kind: 'other name', value: other.name })
  const town = other.towns[0]
  if (town && one.towns.length > 0 && !one.towns.some((each) => other.towns.some((its) => isSameTown(each, its))))
    counters.push({ kind: 'other town', value: town })
  if (likeness?.household) counters.push({ kind: 'household', value: null })
  const both = one.handles.find(({ network }) => other.handles.some((each) => each.network === network))
  if (both) counters.push({ kind: 'same network', value: both.network })
  if (one.records.length > 0 && other.records.some((number) => !one.records.includes(number)))
    counters.push({ kind: 'two records', value: other.records[0] ?? null })
  const anotherBefore = (keys: Profile['keys']) =>
    keys.find(({ value, besides }) => besides && reasons.some((reason) => reason.verified && reason.value === value))
  const besides = anotherBefore(one.keys) ?? anotherBefore(other.keys)
  if (besides) counters.push({ kind: 'address before', value: besides.value })
  const shared = reasons.find(saysLittle)
  if (shared) counters.push({ kind: 'shared', value: shared.value })
  return counters
}

const isSameTown = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** A name as words to look for: without signs, the first few; empty when too short to say anything. */
export function nameWords(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)
  return words.join('').length < 4 ? '' : words.slice(0, 5).join(' ')
}
