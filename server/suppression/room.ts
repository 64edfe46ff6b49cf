/**
 * May this be sent now? Answered from memory, for organisations that ask. What is not sure to be of now is said to be stale: then marketing
 * is held and what somebody is owed goes. Permissions and hand-overs ask the store and never this.
 */
import type { Ask } from '../../domain/suppression/ask.ts'
import type { Decision } from '../../domain/suppression/decide.ts'
import type { Context } from '../context.ts'
import { connect } from '../store/database.ts'
import { zones } from '../zones.ts'
import { wordsEach } from './called.ts'
import { decideFrom } from './decide-from.ts'
import { type Follower, follow } from './follower.ts'
import { newSeed, type Seed } from './hash.ts'
import { type Notes, notesOver } from './notes.ts'

export type Answered = {
  /** In the order of the question. */
  decisions: readonly Decision[]
  /** Whom each is about; null when nobody here is meant. */
  contactAt(place: number): string | null
  /** The event up to which everything was known. */
  version: number
  stale: boolean
  at: Date
  zone: string
}

export type Suppression = {
  /** With what names are hashed, for `calledOf`. */
  seed: Seed
  /**
   * @param called as `calledOf` gives them
   * @param patience milliseconds to wait until everything is in memory
   * @returns null when it is not by then: the store knows
   */
  decide(organisationId: string, ask: Ask, called: Uint32Array, patience: number): Promise<Answered | null>
  notes: Notes
  close(): Promise<void>
}

/** So long is waited for a store that does not confirm in time. */
const confirmMs = 250
/** What nobody asks about for so long is forgotten. */
const idleMs = 30 * 60_000
const sweepMs = 60_000
/** Milliseconds of the event loop in one go. */
const sliceMs = 5

type Parts = Pick<Context, 'db' | 'clock' | 'log' | 'newId' | 'store' | 'wake'>

export function suppressionOver(parts: Parts): Suppression {
  const seed = newSeed()
  const { clock, log, store } = parts
  // Connections of its own: where all others are taken it still hears what happened. They are opened when somebody asks.
  const { db } = connect(store, (err) => log.warn({ err }, 'a connection of decisions broke'), 4)
  const followers = new Map<string, Follower>()
  const notes = notesOver(parts)
  const ring = (organisationId: string) => {
    for (const [id, one] of followers) if (organisationId === '' || organisationId === id) one.ring()
  }
  const silence = [parts.wake.on('events', ring), parts.wake.here('events', ring)]
  const sweep = setInterval(() => {
    for (const [id, one] of followers)
      if (one.idleMs() > idleMs) {
        followers.delete(id)
        void one.stop()
      }
  }, sweepMs)
  sweep.unref()
  const followerOf = (organisationId: string) => {
    const known = followers.get(organisationId) ?? follow({ db, store, clock, log }, seed, organisationId)
    followers.set(organisationId, known)
    return known
  }

  return {
    seed,
    notes,
    async decide(organisationId, ask, called, patience) {
      const follower = followerOf(organisationId)
      if (!follower.isReady()) await follower.readyWithin(follower.memory() ? confirmMs : patience)
      const memory = follower.memory()
      if (!memory) return null
      const [at, version, zone] = [clock(), memory.position, memory.zone]
      const n = called.length / wordsEach
      const decisions: Decision[] = []
      const contacts = new Int32Array(n)
      let stale = false
      while (decisions.length < n) {
        const isOld = follower.isStale() || follower.memory() !== memory
        stale ||= isOld
        const one = decideFrom(memory, ask, { now: at, zone, zones }, isOld)
        const until = performance.now() + sliceMs
        do {
          const place = decisions.length
          const { decision, contact } = one(called, place * wordsEach)
          decisions.push(decision)
          contacts[place] = contact
        } while (decisions.length < n && ((decisions.length & 63) !== 0 || performance.now() < until))
        if (decisions.length === n) break
        await new Promise((resolve) => setImmediate(resolve))
        if (follower.isStale()) await follower.readyWithin(confirmMs)
      }
      const contactAt = (place: number) => {
        const contact = contacts[place] ?? -1
        return contact < 0 ? null : memory.contacts.idOf(contact)
      }
      return { decisions, contactAt, version, stale, at, zone }
    },
    async close() {
      for (const each of silence) each()
      clearInterval(sweep)
      await notes.close()
      const ended = [...followers.values()].map((one) => one.stop())
      await db.destroy()
      await Promise.all(ended)
    },
  }
}
