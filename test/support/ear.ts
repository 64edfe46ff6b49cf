/** Listening by rounds over the real way out, one look at a time; a minute is a millisecond. */
import { expect } from 'vitest'
import type { Cursor, Handed, Listening, Overheard, Settings } from '../../channels/kit/channel.ts'
import { newMemory } from '../../channels/kit/memory.ts'
import { createDownload, createReach } from '../../server/reach.ts'

export type EarOptions = {
  settings: Settings
  /** Where it may go: "host:port". */
  host: string
  cursor?: Cursor | null
  memory?: Listening['memory']
  clock?: () => Date
  meets?: (words: Overheard) => boolean
}

export function earOn(listen: (listening: Listening, minute: number) => AsyncIterable<Handed>, options: EarOptions) {
  const { settings, host, clock = () => new Date(), memory = newMemory(), meets = () => false } = options
  const stop = new AbortController()
  const connection = { id: 'c', name: 'Kanaal', address: String(settings.address), settings }
  const readPage = createDownload({ privateHosts: [host], timeout: 5000, longest: 5 * 1024 * 1024 })
  const reach = createReach({ privateHosts: [host], timeout: 5000 })
  const asking = { connection, readPage, clock, memory }
  const openSocket = () => expect.unreachable('it is read by looking')
  let cursor: Cursor | null = options.cursor ?? null
  const heard = listen(
    {
      ...asking,
      cursor,
      signal: stop.signal,
      progress: () => undefined,
      meets,
      openSocket,
      holds: async () => new Set<string>(),
      understand: () => Promise.reject(new Error('It hands over what it hears')),
    },
    1,
  )[Symbol.asyncIterator]()
  return {
    asking,
    sending: { connection, reach, memory, clock, signal: stop.signal, home: 'https://desk.example/' },
    more: { reach, openSocket, house: '' },
    cursor: () => cursor,
    /** One look: everything handed over, up to the moment at which the cursor says when to look again. */
    async look(): Promise<{ items: Handed['items']; passed: number }> {
      const items: Handed['items'] = []
      let passed = 0
      for (;;) {
        const { value, done } = await heard.next()
        if (done) return { items, passed }
        items.push(...value.items)
        passed += value.passed ?? 0
        const looked = Number(value.cursor.next) > Number(cursor?.next ?? 0)
        cursor = value.cursor
        if (looked) return { items, passed }
      }
    },
    /** One look that fails. @returns why */
    async fails(): Promise<string> {
      const { value } = await heard.next()
      if (value) cursor = value.cursor
      return heard.next().then(
        () => 'it went on',
        (error: Error) => error.message,
      )
    },
    stop: () => stop.abort(),
  }
}
