/** A listener for tests: what it handed over, and waiting for the next without sleeping. */

import { listenAt, type Pace, pace } from '../../../channels/email/receive.ts'
import type { Connection, Cursor, Handed, Progress, Raw, Settings } from '../../../channels/kit/channel.ts'
import { newMemory } from '../../../channels/kit/memory.ts'
import type { Dovecot } from './dovecot.ts'
import type { Sink } from './sink.ts'

export const address = 'klantenservice@voltmeer.example'

export function connectionTo(dovecot: Pick<Dovecot, 'port'>, sink?: Sink, more: Settings = {}): Connection {
  const settings = {
    address,
    fromName: '{name} van Voltmeer',
    imapHost: '127.0.0.1',
    imapPort: dovecot.port,
    imapSecurity: 'none',
    imapUser: address,
    imapPassword: 'geheim',
    smtpHost: '127.0.0.1',
    smtpPort: sink?.port ?? 1,
    smtpSecurity: 'none',
    smtpUser: sink?.user ?? '',
    smtpPassword: sink?.password ?? '',
    ...more,
  }
  return { id: '01890000-0000-7000-8000-000000000001', name: 'E-mail', settings, address }
}

export type Ear = {
  items: Raw[]
  texts(): string[]
  cursor(): Cursor | null
  notes: Progress[]
  /** Resolves as soon as the condition holds; rejects when listening ends first. */
  until(holds: () => boolean): Promise<void>
  /** Why listening ended. */
  ended: Promise<Error | null>
  stop(): Promise<void>
}

/** A mailbox is read by IMAP, and by nothing else. */
export const nothingElse = {
  readPage: () => Promise.reject(new Error('A mailbox is not read by HTTP')),
  openSocket: () => {
    throw new Error('A mailbox is not read by WebSocket')
  },
  holds: async () => new Set<string>(),
  understand: () => Promise.reject(new Error('It hands over what it hears')),
}

export function listenTo(connection: Connection, cursor: Cursor | null = null, wait: Partial<Pace> = {}): Ear {
  const stopping = new AbortController()
  const items: Raw[] = []
  const notes: Progress[] = []
  let last = cursor
  let over = false
  let changed = () => {}
  const run = async () => {
    const listening = {
      connection,
      cursor,
      signal: stopping.signal,
      meets: () => false,
      memory: newMemory(),
      ...nothingElse,
      clock: () => new Date(),
      progress: (note: Progress) => {
        notes.push(note)
        changed()
      },
    }
    const take = (handed: Handed) => {
      items.push(...handed.items)
      if (handed.progress) notes.push(handed.progress)
      last = handed.cursor
      changed()
    }
    for await (const handed of listenAt(listening, { ...pace, ...wait })) take(handed)
    return null
  }
  const ended = run()
    .catch((error: Error) => error)
    .finally(() => {
      over = true
      changed()
    })
  return {
    items,
    texts: () => items.map(({ bytes }) => Buffer.from(bytes).toString('latin1')),
    cursor: () => last,
    notes,
    ended,
    until: (holds) =>
      new Promise((resolve, reject) => {
        changed = () => {
          if (holds()) resolve()
          else if (over) void ended.then((error) => reject(error ?? new Error('Listening stopped')))
        }
        changed()
      }),
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
