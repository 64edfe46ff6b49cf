/**
 * From pairs to persons. Whoever joins all pairs that look alike ends with half a town as one person: A is like B, B like C, and so on. So
 * the strongest pairs are joined first (Kruskal 1956), and two groups become one only where their members agree with each other on the
 * whole: a weak bridge between two groups that otherwise differ is refused. What a person decided goes before: who was kept apart never
 * comes together, also not by way of others.
 *
 * Cost: for each pair that would join two groups, at most `sample` times `sample` weighings.
 */
import type { Kind } from './kind.ts'
import type { Column } from './table.ts'

export type Edge = { a: number; b: number; weight: number }

/** Binary digits; 10 is a thousand to one. */
export const thresholds = {
  /** A pair is joined from here: rather one person than two. Below, it is not even suggested. */
  likely: 0,
  /** From here nobody needs to look. */
  sure: 10,
  /** What all pairs between two groups must weigh on average: little may be known of some, but together they may not contradict. */
  average: -3,
}

/** What is no person any more: so many records, or so many different addresses or numbers. */
export const limits: Limits = { members: 1_000, different: { email: 25, phone: 25 } }
export type Limits = { members: number; different: Partial<Record<Kind, number>> }

export type Rules = {
  weigh(a: number, b: number): number
  columns: readonly Column[]
  limits: Limits
  /** Who a person here joined, and kept apart. */
  always: readonly (readonly [number, number])[]
  never: readonly (readonly [number, number])[]
}

/** Members of each group that are asked. */
const sample = 16

/** @returns the groups, each in the order in which it grew */
export function personsOf(records: readonly number[], edges: readonly Edge[], rules: Rules): number[][] {
  const groups = new Map(records.map((record) => [record, [record]]))
  const apart = apartFrom(rules.never)
  const join = (a: number, b: number, agrees: (one: readonly number[], other: readonly number[]) => boolean) => {
    const [one, other] = [groups.get(a), groups.get(b)]
    if (!one || !other || one === other || forbidden(one, other, apart) || tooMuch(one, other, rules)) return
    if (!agrees(one, other)) return
    const [large, small] = one.length < other.length ? [other, one] : [one, other]
    for (const record of small) {
      large.push(record)
      groups.set(record, large)
    }
  }
  for (const [a, b] of rules.always) join(a, b, () => true)
  for (const { a, b } of strongestFirst(edges))
    join(a, b, (one, other) => meanWeight(one, other, rules) >= thresholds.average)
  return [...new Set(groups.values())]
}

/** Ties in the order of the records: who calls must number them by what they say, not by when they came. */
const strongestFirst = (edges: readonly Edge[]) =>
  edges
    .filter(({ weight }) => weight >= thresholds.likely)
    .sort(
      (x, y) =>
        y.weight - x.weight || Math.min(x.a, x.b) - Math.min(y.a, y.b) || Math.max(x.a, x.b) - Math.max(y.a, y.b),
    )

function meanWeight(one: readonly number[], other: readonly number[], { weigh }: Rules): number {
  const [some, others] = [one.slice(0, sample), other.slice(0, sample)]
  let sum = 0
  for (const a of some) for (const b of others) sum += weigh(a, b)
  return sum / (some.length * others.length)
}

function apartFrom(never: Rules['never']): ReadonlyMap<number, ReadonlySet<number>> {
  const apart = new Map<number, Set<number>>()
  const put = (a: number, b: number) => apart.set(a, (apart.get(a) ?? new Set()).add(b))
  for (const [a, b] of never) {
    put(a, b)
    put(b, a)
  }
  return apart
}

const forbidden = (one: readonly number[], other: readonly number[], apart: ReturnType<typeof apartFrom>) =>
  apart.size > 0 && one.some((record) => other.some((each) => apart.get(record)?.has(each)))

function tooMuch(one: readonly number[], other: readonly number[], { columns, limits }: Rules): boolean {
  if (one.length + other.length > limits.members) return true
  return columns.some(({ kind, codes }) => {
    const most = limits.different[kind]
    if (most === undefined || one.length + other.length <= most) return false
    const values = new Set([...one, ...other].map((record) => codes[record] ?? -1))
    values.delete(-1)
    return values.size > most
  })
}
