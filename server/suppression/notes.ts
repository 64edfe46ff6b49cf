/**
 * What was decided is written down behind the answer, many in one transaction, so that nobody waits for it. What waits is bounded: who
 * decides about more waits for room. What waits when the program is killed is lost, and nothing depends on it; when it stops, or the store
 * is away for a while, nothing is.
 */
import type { Context } from '../context.ts'
import { isPassing, transact } from '../store/database.ts'
import { type Decided, logDecisions } from '../store/decision-log.ts'
import type { Occasion } from '../store/suppression-tables.ts'

/** @property day on the clocks of the organisation @property n how many there are at most: made one by one when they are written */
export type Note = {
  organisationId: string
  decided: Iterable<Decided>
  n: number
  about: { tool: string; occasion: Occasion; at: Date; day: string }
}

export type Notes = {
  /** Resolves when there is room for more. */
  add(note: Note): Promise<void>
  /** Everything that was added is written. */
  settled(): Promise<void>
  close(): Promise<void>
}

const atOnce = 500
const mostWaiting = 300_000
const againMs = 1_000

export function notesOver({ db, log }: Pick<Context, 'db' | 'log'>): Notes {
  const queue: Note[] = []
  let waiting = 0
  let writing = Promise.resolve()
  let forRoom: (() => void)[] = []
  let [idle, closing] = [true, false]

  const write = async ({ organisationId, about }: Note, decided: readonly Decided[]) => {
    for (;;) {
      try {
        return await transact(db, (tx) => logDecisions(tx, organisationId, decided, about))
      } catch (error) {
        log.warn({ err: error, decisions: decided.length }, 'decisions could not be written down')
        if (closing || !isPassing(error)) return
        await new Promise((resolve) => setTimeout(resolve, againMs))
      }
    }
  }
  const writeAll = async (note: Note) => {
    let some: Decided[] = []
    for (const one of note.decided) {
      some.push(one)
      if (some.length < atOnce) continue
      await write(note, some)
      some = []
    }
    if (some.length > 0) await write(note, some)
  }
  /** Those that came in meanwhile about the same, as one: a thousand single questions are one transaction. */
  const together = (first: Note): Note => {
    const { organisationId, about, n } = first
    const all = [first]
    while (all.length < atOnce) {
      const next = queue[0]
      if (!next || next.n > 1 || n > 1 || !isAlike(first, next)) break
      queue.shift()
      all.push(next)
    }
    return {
      organisationId,
      about,
      n: all.reduce((sum, one) => sum + one.n, 0),
      decided: all.flatMap((one) => [...one.decided]),
    }
  }
  const work = async () => {
    idle = false
    try {
      for (let note = queue.shift(); note; note = queue.shift()) {
        const some = together(note)
        await writeAll(some)
        waiting -= some.n
        const free = forRoom
        forRoom = []
        for (const each of free) each()
      }
    } finally {
      idle = true
    }
  }

  return {
    async add(note) {
      queue.push(note)
      waiting += note.n
      if (idle) writing = work()
      while (waiting > mostWaiting && !closing) await new Promise<void>((resolve) => forRoom.push(resolve))
    },
    settled: () => writing,
    async close() {
      closing = true
      for (const each of forRoom) each()
      await writing
    },
  }
}

/** Written as one, with the moment of the first. */
const isAlike = (one: Note, other: Note) =>
  other.about.at.getTime() - one.about.at.getTime() < againMs &&
  one.organisationId === other.organisationId &&
  one.about.tool === other.about.tool &&
  one.about.occasion === other.about.occasion &&
  one.about.day === other.about.day
