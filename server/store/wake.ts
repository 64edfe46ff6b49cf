/**
 * Waking sleepers by NOTIFY, in this process and in others. A wake-up is only ever a hint: every sleeper also looks by itself now
 * and then, so a lost one costs time and never a message. Called after commit, in a statement of its own.
 */
import pg from 'pg'
import type { Connect } from './database.ts'

/**
 * arrivals: there is something to receive. events: something happened. outbox: something may leave. relay: mail of a tool waits.
 * holds: marketing waits for somebody, or no longer.
 */
export type Bell = 'arrivals' | 'events' | 'outbox' | 'channels' | 'views' | 'relay' | 'holds'

export type Wake = {
  ring(bell: Bell, organisationId: string): Promise<void>
  /** @returns stop listening */
  on(bell: Bell, hear: (organisationId: string) => void): () => void
  /** Hear what this process rings before `ring` returns: what is read after it was written here is of after it. @returns stop listening */
  here(bell: Bell, hear: (organisationId: string) => void): () => void
  /** Say words to every process, this one included; for what may get lost. */
  say(words: string): Promise<void>
  /** @returns stop listening */
  hear(listen: (words: string) => void): () => void
  close(): Promise<void>
}

const name = 'samenspraak'
const spoken = 'samenspraak_words'

/** One listening connection per process, made again when it breaks (hearers are then all called, with an empty id). */
export function wakeOver(pool: pg.Pool, connect: Connect, log: (problem: Error) => void): Wake {
  type Hearers = Map<Bell, Set<(organisationId: string) => void>>
  const hearers: Hearers = new Map()
  const near: Hearers = new Map()
  const listeners = new Set<(words: string) => void>()
  let client: pg.Client | null = null
  /** How the store calls that connection. */
  let mine = 0
  let closed = false
  let again: NodeJS.Timeout | undefined

  const tell = (bell: Bell, organisationId: string, to = hearers) => {
    for (const hear of to.get(bell) ?? []) hear(organisationId)
  }
  const add = (to: Hearers, bell: Bell, hear: (organisationId: string) => void) => {
    const set = to.get(bell) ?? new Set()
    to.set(bell, set.add(hear))
    return () => void set.delete(hear)
  }
  const hearAll = (words: string) => {
    for (const listen of listeners) listen(words)
  }
  const everybody = () => {
    for (const bell of hearers.keys()) tell(bell, '')
  }
  const open = async () => {
    if (closed) return
    const fresh = new pg.Client({ ...connect, application_name: 'samenspraak wake' })
    const broken = (error?: Error) => {
      if (client === fresh) client = null
      if (closed || again) return
      if (error) log(error)
      again = setTimeout(() => {
        again = undefined
        void open()
      }, 250)
    }
    fresh.on('error', broken)
    fresh.on('end', () => broken())
    fresh.on('notification', ({ channel, payload, processId }) => {
      if (channel === spoken) {
        if (processId !== mine) hearAll(payload ?? '')
        return
      }
      const [bell, organisationId] = (payload ?? '').split(' ')
      if (bell && organisationId) tell(bell as Bell, organisationId)
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${name}`)
      await fresh.query(`listen ${spoken}`)
      mine = (await fresh.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0
      client = fresh
      everybody()
    } catch (error) {
      await fresh.end().catch(() => undefined)
      broken(error as Error)
    }
  }
  void open()

  return {
    async ring(bell, organisationId) {
      tell(bell, organisationId, near)
      // What the bell is about is committed already: a bell that cannot be rung must not look as if that had failed.
      await pool.query('select pg_notify($1, $2)', [name, `${bell} ${organisationId}`]).catch(log)
    },
    on: (bell, hear) => add(hearers, bell, hear),
    here: (bell, hear) => add(near, bell, hear),
    async say(words) {
      // Here at once; said by the connection that listens, so that it knows its own words when they come back.
      hearAll(words)
      await (client ?? pool).query('select pg_notify($1, $2)', [spoken, words]).catch(log)
    },
    hear(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    async close() {
      closed = true
      clearTimeout(again)
      await client?.end()
    },
  }
}
