/** Judges by the models that are shipped and by what organisations taught; the same in this thread and in another. */
import { chanceOfDangerSaid, dangersSaid } from '../../domain/language/danger-said.ts'
import { type Because, createJudge, type Judge, type Understood } from '../../domain/language/judge.ts'
import type { Language } from '../../domain/language/judgement.ts'
import { unpack } from '../../domain/language/pack.ts'
import { type Judged, toJudged } from '../../domain/language/reading.ts'
import { chanceOfPressSaid, pressOf } from '../../domain/listening/press.ts'
import type { OwnBytes } from './understanding.ts'
import { type Shipped, shippedKnowledge } from './weights.ts'

/** Texts to judge. `bytes` come along where the engine said that it lacks the model. */
export type Task = { texts: readonly string[]; home: 'nl' | 'en'; own: string | null; bytes?: OwnBytes }
export type Answer = { judged: (Judged | null)[] } | { lacks: string }

export type Engine = {
  do(task: Task): Answer
  /** @returns null when it lacks the model */
  judgeOf(own: string | null, bytes?: OwnBytes): { judge: Judge; version: string } | null
}

/** Models of organisations that are held at once. */
const mostHeld = 16

export function createEngine(): Engine {
  const shipped = shippedKnowledge()
  const plain = { judge: createJudge(shipped), version: shipped.version }
  const held = new Map<string, { judge: Judge; version: string }>()

  const judgeOf = (own: string | null, bytes?: OwnBytes) => {
    if (own === null) return plain
    const known = held.get(own) ?? (bytes && { judge: createJudge(withOwn(shipped, bytes)), version: own })
    if (!known) return null
    // What was asked longest ago makes room.
    held.delete(own)
    held.set(own, known)
    for (const oldest of held.keys()) if (held.size > mostHeld) held.delete(oldest)
    return known
  }
  return {
    judgeOf,
    do({ texts, home, own, bytes }) {
      const by = judgeOf(own, bytes)
      if (!by) return { lacks: own ?? '' }
      const judged = texts.map((text) => {
        const seen = by.judge.judge(text, home)
        return seen && hearingPress(hearingDanger(toJudged(seen, by.version), text), text)
      })
      return { judged }
    },
  }
}

/** Danger that is said in so many words is heard, whatever the model makes of it. */
function hearingDanger(judged: Judged, text: string): Judged {
  const said = dangersSaid(text)
  if (said.length === 0) return judged
  const heard = said.map(({ danger }) => [danger, Math.max(chanceOfDangerSaid, judged.traits?.[danger] ?? 0)] as const)
  return { ...judged, traits: { ...judged.traits, ...Object.fromEntries(heard) } }
}

/** So is who says to write for the public: whoever looks for the press finds what is marked as such. */
function hearingPress(judged: Judged, text: string): Judged {
  if (!pressOf('', text, '').is) return judged
  return { ...judged, traits: { ...judged.traits, press: Math.max(chanceOfPressSaid, judged.traits?.press ?? 0) } }
}

/** By which words something is seen; those that say a danger outright come first, with the weight of what is sure. */
export function becauseOf(judge: Judge, text: string, name: string, home: 'nl' | 'en'): Because[] {
  const outright = dangersSaid(text).filter(({ danger }) => danger === name)
  const seen = judge.because(text, name, home)
  const isSaid = ({ from, until }: Because) => outright.some((one) => from < one.until && one.from < until)
  return [...outright.map(({ from, until }) => ({ from, until, weight: 1 })), ...seen.filter((one) => !isSaid(one))]
}

/** The shipped models, each with what was taught on top of it. */
export function withOwn({ language, understood }: Shipped, bytes: OwnBytes) {
  const taught = [...understood].map(([is, model]): [Language, Understood] => {
    const own = is === 'nl' ? bytes.nl : is === 'en' ? bytes.en : null
    return [is, own ? { ...model, own: unpack(own).model } : model]
  })
  return { language, understood: new Map(taught) }
}
