/** Who asks: a person by the cookie of a session, or a program by its key. */
import type { Needs } from '../../contract/endpoint.ts'
import type { scopes } from '../../contract/organisation.ts'
import type { Context } from '../context.ts'
import { readAgent } from '../store/agent.ts'
import { findKey, touchKey } from '../store/api-key.ts'
import { touchSession } from '../store/session.ts'
import type { Role } from '../store/tables.ts'
import { bearerOf, hashKey } from './api-key.ts'
import { sessionTokenOf } from './session-cookie.ts'
import type { SignIn } from './sign-in.ts'

export type AgentWho = { kind: 'agent'; organisationId: string; agentId: string; role: Role; sessionId: string }
/** With a `channelId` the key is for that channel only. */
export type KeyWho = {
  kind: 'key'
  organisationId: string
  keyId: string
  scopes: readonly string[]
  channelId: string | null
}
export type Who = AgentWho | KeyWho

/** What can ask for an endpoint with this need: only what a scope names is for programs too. */
export type WhoFor<N extends Needs> = N extends 'public' ? null : N extends (typeof scopes)[number] ? Who : AgentWho

export type Whos = {
  /** Null when it is nobody we know. Cookies that must be renewed are put on `out`. */
  find(request: Request, out: Headers): Promise<Who | null>
  /** Look everybody up anew: somebody's session, role or key has changed. */
  forget(): void
  /** For what goes on after it was let in, such as a live stream. @returns stop */
  onForget(hear: () => void): () => void
}

/** Milliseconds that we trust what we know; a change in another process is noticed after this. */
const trusted = 3_000
const most = 5_000
/** Milliseconds between two notes that a session is in use. */
const seenEvery = 300_000

export function whos(ctx: Context, signIn: SignIn): Whos {
  let known = new Map<string, { who: Who; until: number }>()
  const hearers = new Set<() => void>()
  const seen = new Map<string, number>()

  const see = async (sessionId: string): Promise<void> => {
    const at = ctx.clock()
    if (at.getTime() - (seen.get(sessionId) ?? 0) < seenEvery) return
    seen.set(sessionId, at.getTime())
    if (seen.size > most) seen.delete(seen.keys().next().value ?? sessionId)
    await touchSession(ctx.db, sessionId, at)
  }

  const look = async (request: Request, key: string | null, out: Headers): Promise<Who | null> => {
    if (key) return findProgram(ctx, key)
    const session = await signIn.session(request, out)
    if (!session) return null
    await see(session.sessionId)
    const agent = await readAgent(ctx.db, session.organisationId, session.agentId)
    return agent?.active ? { kind: 'agent', ...session, role: agent.role } : null
  }

  return {
    async find(request, out) {
      const key = bearerOf(request)
      const token = key ?? sessionTokenOf(request)
      if (!token) return null
      const now = ctx.clock().getTime()
      const remembered = known.get(token)
      if (remembered && remembered.until > now) return remembered.who
      const asked = known
      const who = await look(request, key, out)
      asked.delete(token)
      // When everybody was forgotten meanwhile, this goes into a map that nobody looks at any more.
      if (who) asked.set(token, { who, until: now + trusted })
      if (asked.size > most) asked.delete(asked.keys().next().value ?? token)
      return who
    },
    forget() {
      known = new Map()
      for (const hear of hearers) hear()
    },
    onForget(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
  }
}

/** Found by the hash of the whole secret, so the time that it takes tells nothing about the secret. */
async function findProgram(ctx: Context, secret: string): Promise<KeyWho | null> {
  const row = await findKey(ctx.db, hashKey(secret))
  if (!row) return null
  const now = ctx.clock()
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > 60_000) await touchKey(ctx.db, row.id, now)
  const { id, organisation_id, scopes, channel_id } = row
  return { kind: 'key', organisationId: organisation_id, keyId: id, scopes, channelId: channel_id }
}
