/**
 * How people speak of somebody in a period: the mean tone over accounts, each by its weight (voice.ts). Robust by its bounds: a tone lies between
 * -1 and 1 and a weight has a cap, so no account can move it far, whatever it says and how often.
 *
 * Two things make it unsure, and they are added as variances. Which accounts happened to speak: estimate.ts. And the model that read the tone: its
 * single mistakes vary as accounts do and are in that already; what is not is that it may lean to one side in all messages alike, which
 * no volume averages out. It is taken to lean by a tenth of the doubt that it has itself about each message, so a rating of messages that it
 * understands less is less sure. (Its chances are off by 0.02 to 0.05; training/language.)
 */
import { type Board, type By, sumsOf } from './board.ts'
import { effective, errorOf, fewest, invented, within } from './estimate.ts'
import { whole } from './rounded.ts'
import type { Sums } from './sums.ts'

/** Thousandths: -1000 when everybody is surely negative, 1000 when everybody is surely positive. */
export type Rating = {
  points: number
  /** Between these it lies in four of five cases. */
  low: number
  high: number
  /** Too few to say much: what is usual weighs heavily in it. */
  tooFew: boolean
  accounts: number
  messages: number
}

/** In points; not rounded. */
export type Mean = { points: number; error: number; lean: number; accounts: number }

/** How far the invented account may be from what is usual, in hundredths of tone: one standard deviation. */
const apart = 35
const leans = 0.1

/**
 * @param usual in thousandths: what is said of them normally, such as the rating of the period before. Topics and groups are pulled to the rating
 * of the whole.
 */
export function ratingOf(board: Board, subject: string, by: By = { kind: 'all' }, usual = 0): Rating {
  const all = meanOf(sumsOf(board, subject, { kind: 'all' }), usual)
  const sums = sumsOf(board, subject, by)
  const mean = by.kind === 'all' ? all : meanOf(sums, all.points)
  const margin = within(mean.accounts) * Math.hypot(mean.error, mean.lean)
  return {
    points: whole(mean.points),
    low: whole(Math.max(-1000, mean.points - margin)),
    high: whole(Math.min(1000, mean.points + margin)),
    tooFew: effective(sums.weight, sums.weight2) < fewest,
    accounts: sums.accounts,
    messages: sums.messages,
  }
}

export function meanOf(heard: Sums, usual: number): Mean {
  const { weight, tone, doubt, weight2, weightTone, tone2 } = withInvented(heard, usual)
  const mean = tone / weight
  const squares = tone2 - 2 * mean * weightTone + mean * mean * weight2
  const accounts = effective(weight, weight2)
  return {
    points: 10 * mean,
    error: 10 * errorOf(squares, weight, accounts),
    lean: (10 * leans * doubt) / weight,
    accounts,
  }
}

/** What the invented account adds, as a part of its own. */
export const usualPart = (usual: number) => ({ weight: invented, tone: (invented * usual) / 10 })

function withInvented(sums: Sums, usual: number): Sums {
  const { weight, tone } = usualPart(usual)
  return {
    ...sums,
    weight: sums.weight + weight,
    tone: sums.tone + tone,
    weight2: sums.weight2 + weight ** 2,
    weightTone: sums.weightTone + weight * tone,
    tone2: sums.tone2 + tone ** 2 + (weight * apart) ** 2,
  }
}
