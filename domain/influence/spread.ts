/**
 * How many people a message may still move: apart from who wrote it, because one who passes it on can bring more than all who follow the author.
 *
 * Everybody who spoke (the author, and each who reacted) moves so many people on average, and those come in time: half of them soon, the others in
 * a long tail (log-logistic). What came so far, against what should have come by now, is the heat of the message; all that is still to come is
 * warmed by it. Heat begins at 1 and is a Gamma with as much certainty as `asSure` reactions give, reactions are Poisson: so it is
 * (asSure + came) / (asSure + expected by now). Who reacts moves others in turn, a geometric sum, held below where it would never end. Rate times who
 * spoke times time that is left, updated by each reaction: a plain relative of SEISMIC (Zhao et al. 2015).
 *
 * It is no more than an expectation: on real cascades it was within a factor of four of what still came in four of five cases, ten minutes
 * as well as six hours after the beginning, so that is its interval. Cost: one look at each who spoke.
 */
import { cleaned, type Signals } from './signals.ts'

export type Voice = {
  who: string
  /** Moment, in milliseconds. */
  at: number
  /** How many people react to what they say, or pick up what they pass on, on average. */
  rate: number
}

export type Pace = {
  /** Milliseconds in which half of the reactions come. */
  halfway: number
  /** How the others come: the lower, the longer the tail. At 0.65 a quarter is still to come after five times as long. */
  tail: number
  /** How many people somebody who reacts moves, on average. */
  usual: number
}
/** To begin with, and a choice; a house learns its own. */
export const usualPace: Pace = { halfway: 30 * 60 * 1000, tail: 0.65, usual: 0.2 }

export type Spread = {
  /** Different people who reacted. */
  came: number
  /** How many are still to come, and between which numbers in four of five cases. */
  toCome: number
  low: number
  high: number
  /** More than 1: it moves more people than it usually would. */
  heat: number
  /** Who brings most of what is still to come. */
  by: string
}

const asSure = 4
/** A reaction brings at most so many further ones: above 1 it would never end. */
const mostOnward = 0.8
const within = 4

/**
 * @param reactions who reacted; who does so more than once counts once, from the first time
 * @param likely who has not reacted and is likely to: how likely, and how many people they move
 */
export function spreadOf(
  author: Voice,
  reactions: readonly Voice[],
  now: number,
  pace: Pace = usualPace,
  likely: readonly { chance: number; rate: number }[] = [],
): Spread {
  const others = firstOfEach(reactions, author.who)
  const voices = [author, ...others].map(({ who, at, rate }) => {
    const part = partBy(Math.max(0, now - at), pace)
    return { who, byNow: sane(rate) * part, left: sane(rate) * (1 - part) }
  })
  const came = others.length
  const heat = (asSure + came) / (asSure + sum(voices.map(({ byNow }) => byNow)))
  const left = sum(voices.map((voice) => voice.left)) + sum(likely.map(({ chance, rate }) => sane(chance) * sane(rate)))
  const toCome = (heat * left) / (1 - Math.min(mostOnward, sane(pace.usual)))
  const by = voices.reduce((most, voice) => (voice.left > most.left ? voice : most))
  return {
    came,
    toCome,
    low: Math.max(0, (toCome + 1) / within - 1),
    high: (toCome + 1) * within - 1,
    heat,
    by: by.who,
  }
}

/** How many people react to what an account says, shrunk to what is usual by two posts. @param usual reactions to a post of anybody */
export function reactionsExpected(signals: Signals, usual: number): number {
  const { reactions, posts } = cleaned(signals)
  return (reactions + 2 * usual) / (posts + 2)
}

/** The part of the reactions that comes within so many milliseconds. */
function partBy(passed: number, { halfway, tail }: Pace): number {
  const times = (passed / halfway) ** tail
  return times / (1 + times)
}

function firstOfEach(reactions: readonly Voice[], author: string): Voice[] {
  const first = new Map<string, Voice>()
  for (const voice of reactions) {
    const known = first.get(voice.who)
    if (voice.who !== author && (!known || isBefore(voice, known))) first.set(voice.who, voice)
  }
  return [...first.values()]
}

/** Of one moment the one that moves more, so that the order in which they are given makes no difference. */
const isBefore = (one: Voice, other: Voice) =>
  one.at < other.at || (one.at === other.at && sane(one.rate) > sane(other.rate))

const sane = (rate: number) => (rate > 0 && rate < Number.POSITIVE_INFINITY ? rate : 0)
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
