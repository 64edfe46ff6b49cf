/**
 * What moved a rating from one period to another, as parts that add up to the change exactly. A rating is a mean over parts (topics, or groups of
 * accounts, and the account that is invented for what is usual), so it moves for two reasons: *tone*, a part is spoken of differently; and
 * *volume*, there is more or less of a part that lies above or below the rest. Each is taken at the middle of the two periods, so nothing is
 * left over and the way back is the same with the other sign (Kitagawa 1955). It adds up and is no proof of a cause.
 *
 * The interval of the change takes the periods as independent. Many speak in both and in the same vein, so it is rather too wide. If the model leans, it
 * does so in both; only how far the lean differs counts. Cost: the topics and groups of one subject.
 */
import { type Board, namesIn, sumsOf } from './board.ts'
import { within } from './estimate.ts'
import { type Mean, meanOf, usualPart } from './rating.ts'
import { roundedTo, whole } from './rounded.ts'

/** Thousandths of a rating. */
type Mover = { name: string; tone: number; volume: number }
export type Moved = {
  from: number
  to: number
  /** The change lies between these in four of five cases: when 0 is between them it may be nothing. */
  low: number
  high: number
  /** By how far they move it. */
  movers: readonly Mover[]
  /** How much less or more of what is usual stands in for too few accounts. */
  usual: Omit<Mover, 'name'>
}
export type Side = { board: Board; usual: number }
type Parted = { weight: number; tone: number }

/** @param usual of each side as for `ratingOf` */
export function movedBy(before: Side, after: Side, subject: string, kind: 'topic' | 'group'): Moved {
  const [one, other] = [wholeOf(before, subject), wholeOf(after, subject)]
  const [from, to] = [whole(one.points), whole(other.points)]
  const names = [...new Set([...namesIn(before.board, subject, kind), ...namesIn(after.board, subject, kind)])].sort()
  const partsIn = ({ board, usual }: Side): Parted[] => [
    usualPart(usual),
    ...names.map((name) => sumsOf(board, subject, { kind, name })),
  ]
  const [usual = nothing, ...rest] = inPairs(roundedTo(to - from, contributions(partsIn(before), partsIn(after))))
  const margin =
    within(Math.min(one.accounts, other.accounts)) * Math.hypot(one.error, other.error, other.lean - one.lean)
  return {
    from,
    to,
    low: whole(other.points - one.points - margin),
    high: whole(other.points - one.points + margin),
    movers: names
      .map((name, i) => ({ name, ...(rest[i] ?? nothing) }))
      .sort((a, b) => Math.abs(b.tone + b.volume) - Math.abs(a.tone + a.volume)),
    usual,
  }
}

const wholeOf = ({ board, usual }: Side, subject: string): Mean =>
  meanOf(sumsOf(board, subject, { kind: 'all' }), usual)

const nothing = { tone: 0, volume: 0 }

/** Of each part its tone and its volume, one after the other, in thousandths. */
function contributions(before: readonly Parted[], after: readonly Parted[]): number[] {
  const [one, other] = [totalOf(before), totalOf(after)]
  const middle = (one.tone / one.weight + other.tone / other.weight) / 2
  return before.flatMap((was, i) => {
    const is = after[i] ?? { weight: 0, tone: 0 }
    const [shareWas, shareIs] = [was.weight / one.weight, is.weight / other.weight]
    // A part that was not spoken of had no tone that could have changed: all of it is volume.
    const toneWas = was.weight > 0 ? was.tone / was.weight : is.weight > 0 ? is.tone / is.weight : 0
    const toneIs = is.weight > 0 ? is.tone / is.weight : toneWas
    const tone = ((shareWas + shareIs) / 2) * (toneIs - toneWas)
    const volume = (shareIs - shareWas) * ((toneWas + toneIs) / 2 - middle)
    return [10 * tone, 10 * volume]
  })
}

const totalOf = (parts: readonly Parted[]): Parted =>
  parts.reduce((sum, { weight, tone }) => ({ weight: sum.weight + weight, tone: sum.tone + tone }), {
    weight: 0,
    tone: 0,
  })

const inPairs = (values: readonly number[]): Omit<Mover, 'name'>[] =>
  values.flatMap((tone, i) => (i % 2 === 0 ? [{ tone, volume: values[i + 1] ?? 0 }] : []))
