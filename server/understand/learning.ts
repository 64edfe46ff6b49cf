/** Learning from an organisation's corrections, language by language, in a thread of its own that ends with it. */
import type { LearntLanguage } from '../../contract/understanding.ts'
import { chanceFrom } from '../../domain/language/chance.ts'
import { learn, type Taught } from '../../domain/language/learn.ts'
import { pack } from '../../domain/language/pack.ts'
import type { Measured } from '../../domain/language/taught.ts'
import { startThread, threadOver } from '../thread.ts'
import { withOwn } from './engine.ts'
import type { OwnBytes } from './understanding.ts'
import { shippedKnowledge } from './weights.ts'

export type Examples = { nl: readonly Taught[]; en: readonly Taught[] }
/** `present` is what is in use; the seed makes the same lessons teach the same. */
export type Lesson = { examples: Examples; present: OwnBytes; seed: number }
export type Lessons = { own: OwnBytes; better: boolean; languages: LearntLanguage[] }

const patience = 5 * 60_000

/** @throws Error when the thread breaks, takes too long, or is to stop */
export async function learnAside(lesson: Lesson, stopping: AbortSignal): Promise<Lessons> {
  // Who was told to stop before this began is told nothing again.
  stopping.throwIfAborted()
  const thread = threadOver<Lesson, Lessons>(
    () => startThread('./learn-worker', import.meta.url, { maxOldGenerationSizeMb: 1024 }),
    patience,
  )
  const stop = () => void thread.close()
  stopping.addEventListener('abort', stop)
  try {
    return await thread.ask(lesson)
  } finally {
    stopping.removeEventListener('abort', stop)
    await thread.close()
  }
}

/**
 * Where something became better, the model holds what is better and leaves the rest as it was; where nothing did, it holds what was
 * learnt, to be looked at.
 */
export function learnLanguages({ examples, present, seed }: Lesson): Lessons {
  const knowledge = withOwn(shippedKnowledge(), present)
  const learnt = (['nl', 'en'] as const).flatMap((language) => {
    const base = knowledge.understood.get(language)
    const some = examples[language]
    return base && some.length > 0 ? [{ language, of: learn(base, some, chanceFrom(seed)) }] : []
  })
  const better = learnt.some(({ of }) => of.better)
  const bytesOf = (language: 'nl' | 'en') => {
    const one = learnt.find((each) => each.language === language)?.of
    return one?.own && (one.better || !better) ? pack(one.own) : present[language]
  }
  return {
    own: { nl: bytesOf('nl'), en: bytesOf('en') },
    better,
    languages: learnt.map(({ language, of }) => ({
      language,
      better: of.better,
      taught: of.taught,
      heldOut: of.heldOut,
      shipped: shown(of.shipped),
      present: shown(of.present),
      learnt: shown(of.learnt),
      curve: of.curve.map(({ examples: n, right }) => ({ examples: n, right })),
      confusion: of.learnt.confusion.map((row) => [...row]),
      each: Object.entries(of.learnt.each).map(([name, counts]) => ({ name, ...counts })),
    })),
  }
}

const shown = ({ sentiment, traits, topics, right }: Measured) => ({ sentiment, traits, topics, right })
