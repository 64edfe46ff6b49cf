/**
 * What is kept of all accounts together: counts, sums and sums of products, from which a rating and its interval follow. Accounts come and
 * go one by one; whole numbers, so in any order. They stay exact up to some 600,000 accounts of the largest weight, or tens of millions of usual ones.
 */
import type { Part } from './voice.ts'

export type Sums = {
  accounts: number
  messages: number
  weight: number
  tone: number
  doubt: number
  /** Of weight times weight, and so on. */
  weight2: number
  weightTone: number
  tone2: number
  /** Weight times what the same account says of all subjects together. */
  weightAll: number
}

export const noSums: Sums = {
  accounts: 0,
  messages: 0,
  weight: 0,
  tone: 0,
  doubt: 0,
  weight2: 0,
  weightTone: 0,
  tone2: 0,
  weightAll: 0,
}

/** @param all the weight of this account for all subjects together @param times 1 adds, -1 takes out */
export const withAccount = (sums: Sums, { messages, weight, tone, doubt }: Part, all: number, times: 1 | -1): Sums => ({
  accounts: sums.accounts + times,
  messages: sums.messages + times * messages,
  weight: sums.weight + times * weight,
  tone: sums.tone + times * tone,
  doubt: sums.doubt + times * doubt,
  weight2: sums.weight2 + times * weight * weight,
  weightTone: sums.weightTone + times * weight * tone,
  tone2: sums.tone2 + times * tone * tone,
  weightAll: sums.weightAll + times * weight * all,
})
