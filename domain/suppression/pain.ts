/**
 * Whether a dialogue hurts: what its customer said, one thing after the other. It begins with what is read from their words, or with
 * having to come back in anger, and ends when they say themselves that it is well. Our own answer ends nothing. The same function serves
 * what comes in now and, over all that was said, what came late, was corrected, changed or erased: both see the same.
 */

/** Gravest first. */
const pains = ['danger', 'distress', 'refusal', 'complaint', 'churn', 'second contact'] as const
export type PainFor = (typeof pains)[number]

export type Feeling = {
  /** Since when it hurts without their having said that it is well; null when it does not. */
  painSince: Date | null
  /** When it hurt last; this stays. */
  painAt: Date | null
  painFor: PainFor | null
  /** Messages that made it so, the newest five. */
  painBecause: readonly string[]
  /** When they said last that it is well. */
  easedAt: Date | null
  /** When they last said something themselves. */
  heardAt: Date | null
}

export const noFeeling: Feeling = {
  painSince: null,
  painAt: null,
  painFor: null,
  painBecause: [],
  easedAt: null,
  heardAt: null,
}

const mostBecause = 5

/** Something that the customer said; what machines sent and what was there before us is not heard here. */
export type Heard = {
  /** Of the message, where that is known. */
  id: string | null
  at: Date
  reads: readonly string[] | null
  /** We had answered, and what was said before this was ours; or they called or came by again. */
  comesBack: boolean
  afterOurs: boolean
}

const readAs: readonly (readonly [PainFor, readonly string[]])[] = [
  ['danger', ['selfharm', 'threat']],
  ['distress', ['distress']],
  ['refusal', ['refusal', 'refused']],
  ['complaint', ['complaint']],
  ['churn', ['churn']],
]

/** What hurts in it; null when nothing does. */
export function painIn({ reads, comesBack }: Pick<Heard, 'reads' | 'comesBack'>): PainFor | null {
  const read = readAs.find(([, names]) => names.some((name) => reads?.includes(name)))
  if (read) return read[0]
  return comesBack && reads?.includes('negative') ? 'second contact' : null
}

/** They say that it is well: outright, or with thanks for our answer. */
const isWell = ({ reads, afterOurs }: Heard) =>
  reads?.includes('agreed') === true || (afterOurs && reads?.includes('thanks') === true)

/** @returns only what is felt, of whatever is given */
export function feel(before: Feeling, heard: Heard): Feeling {
  const { painSince, painAt, painFor, painBecause, easedAt } = before
  const heardAt = latest(before.heardAt, heard.at)
  const pain = painIn(heard)
  if (pain)
    return {
      painSince: painSince ?? heard.at,
      painAt: latest(painAt, heard.at),
      painFor: graver(painFor, pain),
      painBecause: [...painBecause, ...(heard.id === null ? [] : [heard.id])].slice(-mostBecause),
      easedAt,
      heardAt,
    }
  if (!isWell(heard)) return { painSince, painAt, painFor, painBecause, easedAt, heardAt }
  return { painSince: null, painAt, painFor: null, painBecause: [], easedAt: heard.at, heardAt }
}

/** Somebody of us says that it does not hurt any more. What they said before stays said, and counts no longer. */
export const soothed = { painSince: null, painFor: null, painBecause: [] } as const

export type Said = {
  id: string
  at: Date
  ours: boolean
  /** A machine sent it, or it was there before us: it stands between the others and is not felt. */
  silent: boolean
  visit: boolean
  reads: readonly string[] | null
}

/**
 * From all that was said, in order.
 * @param soothedAt when somebody of us said last that it does not hurt
 */
export function feelingOf(said: readonly Said[], soothedAt: Date | null): Feeling {
  let feeling = noFeeling
  let before: Said | null = null
  for (const one of said) {
    if (!one.ours && !one.silent) {
      const afterOurs = before?.ours ?? false
      const comesBack = before !== null && (one.visit || afterOurs)
      feeling = feel(feeling, { ...one, comesBack, afterOurs })
      if (soothedAt && one.at <= soothedAt) feeling = { ...feeling, ...soothed }
    }
    before = one
  }
  return feeling
}

const latest = (a: Date | null, b: Date) => (a && a > b ? a : b)
const graver = (a: PainFor | null, b: PainFor): PainFor => pains.find((one) => one === a || one === b) ?? b
