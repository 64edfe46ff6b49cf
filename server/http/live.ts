/**
 * Live events by cursor over the event log. Each group of viewers who may see the same has one tail: it reads what is new once,
 * renders it once, and every stream of the group sends the same bytes. Who reconnects goes on from the position they had.
 */
import type { Who } from '../access/who.ts'
import type { Context } from '../context.ts'
import { newestPosition, readEvents } from '../store/event.ts'
import { letPass } from './let-pass.ts'
import { showEvents } from './show/event.ts'

/** Events of one reading; those who are further behind than `mostBehind` fetch anew instead. */
const atOnce = 500
const mostBehind = 5000
/** Events that a tail keeps for those who blink. */
const kept = 2000
/** Readings are at least so far apart, so that a busy minute is a few readings and not a thousand. */
const pauseMs = 40

type Line = { position: number; text: string }
export type Listener = {
  /** Takes text for the stream. @returns false when it cannot keep up: it is then ended, and comes back with its position */
  send: (text: string) => boolean
  end: () => void
}
type Reader = Listener & { agentId: string | null; position: number; pumping: boolean }
type Tail = { who: Who; position: number; lines: Line[]; readers: Set<Reader>; reading: boolean; again: boolean }

export type Live = {
  /** Follow what happens after a position. @returns stop */
  follow(who: Who, after: number | null, listener: Listener): Promise<() => void>
  close(): void
}

export const reset = (position: number) => `event: reset\nid: ${position}\ndata: {"position":${position}}\n\n`

export function liveEvents(ctx: Context): Live {
  const tails = new Map<string, Tail>()
  const silencePassing = letPass(ctx, function* () {
    for (const { who, readers } of tails.values())
      for (const { agentId, send } of readers) if (agentId) yield { organisationId: who.organisationId, agentId, send }
  })
  const silence = ctx.wake.on('events', (organisationId) => {
    for (const tail of tails.values())
      if (organisationId === '' || tail.who.organisationId === organisationId) void read(tail)
  })
  // A lost bell costs a second, never an event.
  const timer = setInterval(() => {
    for (const tail of tails.values()) void read(tail)
  }, 1000)

  const lines = async (who: Who, after: number): Promise<Line[]> => {
    const events = await readEvents(ctx.db, who.organisationId, after, atOnce)
    return (await showEvents(ctx, who, events)).map((event) => ({
      position: event.position,
      text: `id: ${event.position}\ndata: ${JSON.stringify(event)}\n\n`,
    }))
  }

  /** Read what is new, as long as there is something new. */
  const read = async (tail: Tail): Promise<void> => {
    tail.again = true
    if (tail.reading) return
    tail.reading = true
    try {
      while (tail.again && tail.readers.size > 0) {
        tail.again = false
        const fresh = await lines(tail.who, tail.position)
        tail.position = fresh.at(-1)?.position ?? tail.position
        tail.lines = [...tail.lines, ...fresh].slice(-kept)
        for (const reader of tail.readers) void pump(tail, reader)
        if (fresh.length === atOnce) tail.again = true
        if (fresh.length > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    } catch (error) {
      ctx.log.warn({ err: error }, 'live events wait for the store')
    } finally {
      tail.reading = false
    }
  }

  /** Bring one reader up to its tail: from the lines that are kept, or from the log when it is further behind. */
  const pump = async (tail: Tail, reader: Reader): Promise<void> => {
    if (reader.pumping) return
    reader.pumping = true
    try {
      while (reader.position < tail.position && tail.readers.has(reader)) {
        const first = tail.lines[0]?.position ?? Number.POSITIVE_INFINITY
        const next =
          reader.position + 1 >= first
            ? tail.lines.slice(tail.lines.findIndex((line) => line.position > reader.position))
            : await lines(tail.who, reader.position)
        const last = next.at(-1)
        if (!last) break
        reader.position = last.position
        if (!reader.send(next.map((line) => line.text).join(''))) {
          tail.readers.delete(reader)
          reader.end()
        }
      }
    } catch {
      tail.readers.delete(reader)
      reader.end()
    } finally {
      reader.pumping = false
    }
  }

  return {
    async follow(who, after, listener) {
      const newest = await newestPosition(ctx.db, who.organisationId)
      const group = `${who.organisationId} ${who.kind === 'agent' ? who.role : 'key'}`
      const tail = tails.get(group) ?? {
        who,
        position: newest,
        lines: [],
        readers: new Set(),
        reading: false,
        again: false,
      }
      tails.set(group, tail)
      const from = after ?? newest
      const lost = from > newest || newest - from > mostBehind
      if (lost) listener.send(reset(newest))
      const agentId = who.kind === 'agent' ? who.agentId : null
      const reader: Reader = { ...listener, agentId, position: lost ? newest : from, pumping: false }
      tail.readers.add(reader)
      void pump(tail, reader).then(() => read(tail))
      return () => {
        tail.readers.delete(reader)
        if (tail.readers.size === 0) tails.delete(group)
      }
    },
    close() {
      silence()
      silencePassing()
      clearInterval(timer)
      for (const tail of tails.values()) for (const reader of tail.readers) reader.end()
      tails.clear()
    },
  }
}
