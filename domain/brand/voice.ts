/**
 * How much one account counts when it speaks about one subject, and how that is divided over what it speaks of.
 *
 * Messages of one account resemble each other, so the next one tells less than the first: n messages weigh as much as n / (1 + (n - 1) r)
 * independent ones (the design effect of Kish 1965) with r a half, a choice: ten count as 1.8 and never more than two. Loudness is the mean of
 * that of its messages, so repeating does not make louder. So an account weighs at most `mostWeight`: twelve people who reach nobody and speak once.
 *
 * Cost: a few steps for each topic that the account spoke of.
 */
import type { Counts } from './heard.ts'

/** What an account adds somewhere; whole numbers. */
export type Part = {
  messages: number
  /** Hundredths: 100 is somebody who reaches nobody and spoke once, just now. */
  weight: number
  /** Weight times tone (-100 to 100). */
  tone: number
  /** Weight times doubt (0 to 100). */
  doubt: number
}

export const mostWeight = 1200

const alike = 0.5

/** @param said the counts of one account, by what it spoke of @returns the same with what each adds; the weights are together at most `mostWeight` */
export function partsOf<Of extends { counts: Counts }>(said: readonly Of[]): { of: Of; part: Part }[] {
  const there = said.filter(({ counts }) => counts.messages > 0 && counts.loud > 0)
  const fresh = there.reduce((sum, { counts }) => sum + counts.fresh, 0)
  const loud = there.reduce((sum, { counts }) => sum + counts.loud, 0)
  const count = fresh / 1000
  const weight = (loud / fresh) * (count / (1 + (count - 1) * alike))
  return there.map((of) => {
    const { messages, loud: own, tone, doubt } = of.counts
    const share = Math.floor(weight * (own / loud))
    return {
      of,
      part: {
        messages,
        weight: share,
        tone: Math.round(share * (tone / own)),
        doubt: Math.round(share * (doubt / own)),
      },
    }
  })
}
