/** Listening to sites as the program does: what is handed over is understood and kept, the memory outlives a stop. */

import type { Listening, Overheard, Settings } from '../../channels/kit/channel.ts'
import { newMemory } from '../../channels/kit/memory.ts'
import { decode } from '../../channels/sites/decode.ts'
import { newPace } from '../../channels/sites/pace.ts'
import { listenAt } from '../../channels/sites/receive.ts'
import type { Note } from '../../domain/message/message.ts'
import type { Web } from './web.ts'

export type CrawlOptions = {
  sites: readonly string[]
  settings?: Settings
  memory?: Listening['memory']
  meets?: (words: Overheard) => boolean
  clock?: () => Date
  /** Milliseconds of a second. */
  second?: number
  seats?: number
}

export function crawlOf(web: Web, options: CrawlOptions) {
  const { memory = newMemory(), meets = () => true, clock = () => new Date(), second = 1, seats = 8 } = options
  const stop = new AbortController()
  const settings = {
    address: options.sites.map((host) => web.at(host)).join('\n'),
    delaySeconds: 5,
    ...options.settings,
  }
  const connection = { id: 'c', name: 'Websites', address: settings.address, settings }
  const heard: (Note & { history: boolean })[] = []
  const state = { passed: 0, fault: '' }
  let ring = () => {}
  const listening: Listening = {
    connection,
    readPage: web.readPage,
    openSocket: () => {
      throw new Error('Sites are read by looking')
    },
    cursor: null,
    signal: stop.signal,
    clock,
    progress: () => ring(),
    meets,
    holds: async () => new Set(),
    memory,
    understand: (raw) => decode(raw, { connection, received: clock() }),
  }
  const done = (async () => {
    for await (const { items, passed = 0 } of listenAt(listening, second, newPace(seats))) {
      state.passed += passed
      for (const { bytes, history = false } of items) {
        const event = await decode(bytes, { connection, received: clock() })
        if ('note' in event) heard.push({ ...event.note, history })
      }
      ring()
    }
  })().catch((error: unknown) => {
    state.fault = error instanceof Error ? error.message : String(error)
    ring()
  })
  return {
    heard,
    state,
    memory,
    async until(holds: () => boolean): Promise<void> {
      while (!holds()) {
        if (state.fault) throw new Error(state.fault)
        await new Promise<void>((resolve) => {
          ring = resolve
          setTimeout(resolve, 20)
        })
      }
    },
    /** Why it ended. */
    async ends(): Promise<string> {
      await done
      return state.fault
    },
    async stop(): Promise<void> {
      stop.abort()
      await done
    },
  }
}
