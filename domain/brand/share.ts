/**
 * Share of voice: how much of what is said about the organisation and its competitors together is about each, in weight of accounts and not in
 * messages, so that it cannot be shouted up. Somebody who speaks of several counts for each of them, and that is in the interval: it is of a ratio,
 * over accounts (estimate.ts), on the scale of log odds, so that it stays between 0 and 1 and holds for small shares (compared with others by
 * Korn & Graubard 1998). Small numbers are pulled to equal shares.
 */
import { type Board, type By, sumsOf } from './board.ts'
import { effective, errorOf, fewest, invented, within } from './estimate.ts'

/** Thousandths of what is said of all; those of all subjects together are 1000, but for rounding. */
export type Share = { share: number; low: number; high: number; tooFew: boolean; accounts: number; messages: number }

/** @param subjects all that are listened for, also those of whom nothing was said; at least the subject itself */
export function shareOf(board: Board, subject: string, subjects: readonly string[], by: By = { kind: 'all' }): Share {
  const [own, all] = [sumsOf(board, subject, by), sumsOf(board, null, by)]
  const { accounts, messages } = own
  const tooFew = effective(all.weight, all.weight2) < fewest
  if (subjects.length < 2) return { share: 1000, low: 1000, high: 1000, tooFew, accounts, messages }
  // The invented account speaks of one of them, of each as likely.
  const [likely, square] = [1 / subjects.length, invented ** 2]
  const [total, total2] = [all.weight + invented, all.weight2 + square]
  const share = (own.weight + invented * likely) / total
  const [own2, both] = [own.weight2 + square * likely, own.weightAll + square * likely]
  const enough = effective(total, total2)
  const error = errorOf(own2 - 2 * share * both + share * share * total2, total, enough)
  const odds = Math.log(share / (1 - share))
  const margin = (within(enough) * error) / (share * (1 - share))
  const at = (logOdds: number) => Math.round(1000 / (1 + Math.exp(-logOdds)))
  return { share: at(odds), low: at(odds - margin), high: at(odds + margin), tooFew, accounts, messages }
}
