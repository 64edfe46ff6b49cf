/**
 * Judging in a few worker threads, so that no pile of messages holds up anybody's screen. A few short texts are judged in place: handing
 * them over was measured to cost more than judging them. What waits is bounded: who brings more waits for room.
 */
import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { startThread, threadOver } from '../thread.ts'
import { type Answer, becauseOf, createEngine, type Engine, type Task } from './engine.ts'
import type { For, Understanding } from './understanding.ts'

/** Up to here judging in place takes about a millisecond. */
const light = { texts: 8, letters: 2000 }
/** Texts that a thread is given at once. */
const atOnce = 200
/** Tasks that wait; a task is at most a megabyte or two. */
const mostWaiting = 32
const patience = 30_000

type PoolOptions = { threads?: number; start?: () => Worker; patience?: number }

export function createUnderstanding(options: PoolOptions = {}): Understanding {
  const start = options.start ?? (() => startThread('./judge-worker', import.meta.url, { maxOldGenerationSizeMb: 512 }))
  const threads = Array.from({ length: options.threads ?? usualThreads() }, () =>
    threadOver<Task, Answer | { fault: string }>(start, options.patience ?? patience),
  )
  const forRoom: (() => void)[] = []
  const waiting = () => threads.reduce((sum, thread) => sum + thread.waiting(), 0)
  let here: Engine | undefined
  const inPlace = () => {
    here ??= createEngine()
    return here
  }

  const room = async () => {
    while (waiting() >= mostWaiting) await new Promise<void>((resolve) => forRoom.push(resolve))
  }
  /** The thread in which least waits gets it; one that lacks the organisation's model is given it along. */
  const ask = async (task: Task, whose: For): Promise<Answer> => {
    await room()
    const [first, ...others] = threads
    if (!first) throw new Error('there is no thread to judge in')
    const thread = others.reduce((least, one) => (one.waiting() < least.waiting() ? one : least), first)
    try {
      const answer = await thread.ask(task)
      if ('fault' in answer) throw new Error(`judging failed: ${answer.fault}`)
      if (!('lacks' in answer) || !whose.own) return answer
    } finally {
      forRoom.shift()?.()
    }
    return ask({ ...task, bytes: await whose.own.read() }, whose)
  }

  return {
    async judgeMany(texts, whose) {
      const of = { home: whose.home, own: whose.own?.id ?? null }
      if (isLight(texts)) return judgedIn(await doHere(inPlace(), { texts, ...of }, whose))
      const parts = Array.from({ length: Math.ceil(texts.length / atOnce) }, (_, i) =>
        texts.slice(i * atOnce, (i + 1) * atOnce),
      )
      const answers = await Promise.all(parts.map((part) => ask({ texts: part, ...of }, whose)))
      return answers.flatMap(judgedIn)
    },
    async because(text, names, whose) {
      const own = whose.own?.id ?? null
      const by = inPlace().judgeOf(own) ?? inPlace().judgeOf(own, await whose.own?.read())
      return new Map(names.map((name) => [name, by ? becauseOf(by.judge, text, name, whose.home) : []]))
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

/** One core is for everything else. */
const usualThreads = () => Math.max(1, Math.min(4, availableParallelism() - 1))

function isLight(texts: readonly string[]): boolean {
  return texts.length <= light.texts && texts.reduce((sum, { length }) => sum + length, 0) <= light.letters
}

async function doHere(engine: Engine, task: Task, whose: For): Promise<Answer> {
  const answer = engine.do(task)
  return 'lacks' in answer && whose.own ? engine.do({ ...task, bytes: await whose.own.read() }) : answer
}

function judgedIn(answer: Answer) {
  if ('lacks' in answer) throw new Error(`the model ${answer.lacks} is gone`)
  return answer.judged
}
