/** Judges by the models that are shipped and by what organisations taught; the same in this thread and in another. */
import { createJudge, type Judge, type Understood } from '../../domain/language/judge.ts'
import type { Language } from '../../domain/language/judgement.ts'
import { unpack } from '../../domain/language/pack.ts'
import { type Judged, toJudged } from '../../domain/language/reading.ts'
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
        return seen && toJudged(seen, by.version)
      })
      return { judged }
    },
  }
}

/** The shipped models, each with what was taught on top of it. */
export function withOwn({ language, understood }: Shipped, bytes: OwnBytes) {
  const taught = [...understood].map(([is, model]): [Language, Understood] => {
    const own = is === 'nl' ? bytes.nl : is === 'en' ? bytes.en : null
    return [is, own ? { ...model, own: unpack(own).model } : model]
  })
  return { language, understood: new Map(taught) }
}
