/**
 * Signing in with better-auth on our own tables. Only its functions are used: its own HTTP routes are not mounted, its telemetry
 * is off, its limits are ours, and it gets to see no header but the cookie. It is loaded when somebody first needs it.
 *
 * To recognise somebody and to let them in are two steps, because between them may come a second factor; and whom a passkey or the
 * organisation's own sign-in recognised is let in the same way.
 */
import type { Context } from '../context.ts'
import { readAgent } from '../store/agent.ts'
import { describeSession, sweepSessions } from '../store/session.ts'
import { findUser, readPassword } from '../store/sign-in.ts'
import type { CameBy } from '../store/sign-in-tables.ts'
import { cookiesOf, passCookies } from './session-cookie.ts'

/** An agent has the id of its user. */
export type Entered = { organisationId: string; agentId: string }
export type Session = Entered & { sessionId: string }
type Coming = { by: CameBy; device: string | null }

export type SignIn = {
  /** Load it now, for whoever does not want to wait later. */
  load(): Promise<void>
  /**
   * @returns null when address and password do not belong together or the door is closed, after the same time whichever it is.
   * Nobody is in yet.
   */
  recognise(email: string, password: string): Promise<Entered | null>
  /** Let somebody in who was recognised; the cookie goes on `out`. @returns null when the door is closed */
  admit(whom: Entered, coming: Coming, out: Headers): Promise<Session | null>
  /** The session of a cookie; its cookie is renewed on `out` now and then. */
  session(request: Request, out: Headers): Promise<Session | null>
  leave(request: Request, out: Headers): Promise<void>
  hash(password: string): Promise<string>
  matches(password: string, hash: string): Promise<boolean>
}

export function signInWith(ctx: Context): SignIn {
  type Library = ReturnType<typeof import('./sign-in-library.ts')['openLibrary']>
  let loading: Promise<Library> | undefined
  const auth = () => {
    loading ??= import('./sign-in-library.ts').then(({ openLibrary }) => openLibrary(ctx))
    return loading
  }

  return {
    async load() {
      await (await auth()).$context
    },
    async recognise(email, password) {
      const user = await findUser(ctx.db, email)
      const hash = user && (await readPassword(ctx.db, user.id))
      // Whoever asks about an address that nobody has waits as long.
      if (!hash) await ctx.passwords.hash(password)
      if (!user || !hash || !(await ctx.passwords.verify({ password, hash }))) return null
      const agent = await readAgent(ctx.db, user.organisation_id, user.id)
      return agent?.active ? { organisationId: user.organisation_id, agentId: user.id } : null
    },
    async admit(whom, { by, device }, out) {
      const { api } = await auth()
      const { headers, response } = await api
        .admit({ body: { userId: whom.agentId }, returnHeaders: true })
        .catch(unwrap)
      if (!response.sessionId) return null
      passCookies(headers, out)
      const at = ctx.clock()
      await describeSession(ctx.db, response.sessionId, { by, device, at })
      await sweepSessions(ctx.db, whom.agentId, at)
      return { ...whom, sessionId: response.sessionId }
    },
    async session(request, out) {
      const { api } = await auth()
      const found = await api.getSession({ headers: cookiesOf(request), returnHeaders: true }).catch(unwrap)
      passCookies(found.headers, out)
      if (!found.response) return null
      const { user, session } = found.response
      return { organisationId: user.organisationId, agentId: user.id, sessionId: session.id }
    },
    async leave(request, out) {
      const left = await (await auth()).api.signOut({ headers: cookiesOf(request), returnHeaders: true })
      passCookies(left.headers, out)
    },
    hash: (password) => ctx.passwords.hash(password),
    matches: (password, hash) => ctx.passwords.verify({ password, hash }),
  }
}

/** The library wraps what the store said, which is what tells whether it may be tried again. */
function unwrap(error: unknown): never {
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error
}
