/**
 * Signing in with better-auth on our own tables. Only its functions are used: its own HTTP routes are not mounted, its telemetry
 * is off, its limits are ours, and it gets to see no header but the cookie. It is loaded when somebody first needs it.
 */
import type { Context } from '../context.ts'
import { readAgent } from '../store/agent.ts'
import { organisationOf, sweepSessions } from '../store/sign-in.ts'
import { cookiesOf, passCookies } from './session-cookie.ts'

/** An agent has the id of its user. */
export type Entered = { organisationId: string; agentId: string }
export type Session = Entered & { sessionId: string }

export type SignIn = {
  /** Load it now, for whoever does not want to wait later. */
  load(): Promise<void>
  /** @returns null when address and password do not belong together, after the same time whichever of them is wrong */
  enter(email: string, password: string, out: Headers): Promise<Entered | null>
  /** The session of a cookie; its cookie is renewed on `out` now and then. */
  session(request: Request, out: Headers): Promise<Session | null>
  leave(request: Request, out: Headers): Promise<void>
  hash(password: string): Promise<string>
  matches(password: string, hash: string): Promise<boolean>
}

/** Days that somebody stays signed in without coming back; renewed daily. */
const stays = 7
const day = 24 * 60 * 60

export function signInWith(ctx: Context): SignIn {
  let loading: ReturnType<typeof open> | undefined
  const auth = () => {
    loading ??= open(ctx)
    return loading
  }
  return {
    async load() {
      await (await auth()).$context
    },
    async enter(email, password, out) {
      const { api } = await auth()
      const entered = await api.signInEmail({ body: { email, password }, returnHeaders: true }).catch(refused)
      if (!entered) return null
      passCookies(entered.headers, out)
      const { user } = entered.response
      await sweepSessions(ctx.db, user.id, ctx.clock())
      return { organisationId: user.organisationId, agentId: user.id }
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
    async hash(password) {
      return (await (await auth()).$context).password.hash(password)
    },
    async matches(password, hash) {
      return (await (await auth()).$context).password.verify({ password, hash })
    },
  }
}

async function open(ctx: Context) {
  const { betterAuth } = await import('better-auth')
  return betterAuth({
    appName: 'Samenspraak',
    baseURL: ctx.config.publicUrl,
    secret: ctx.seal.mark('the cookies of sessions'),
    database: { db: ctx.db, type: 'postgres' },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: {
      modelName: 'sign_in_session',
      expiresIn: stays * day,
      updateAge: day,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    user: {
      modelName: 'sign_in_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        organisationId: { type: 'string', fieldName: 'organisation_id', required: true, input: false },
      },
    },
    account: {
      modelName: 'sign_in_credential',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'sign_in_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: { session: { create: { before: ({ userId }) => mayComeIn(ctx, userId) } } },
    advanced: {
      cookiePrefix: 'samenspraak',
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => ctx.newId() },
    },
  })
}

/** A closed door answers exactly as a wrong password does. `false` makes no session. */
async function mayComeIn({ db }: Context, userId: string): Promise<false | undefined> {
  const organisationId = await organisationOf(db, userId)
  const agent = organisationId ? await readAgent(db, organisationId, userId) : undefined
  return agent?.active ? undefined : false
}

/** The library's own way of saying no; anything else is a real failure. */
function refused(error: unknown): null {
  if (error instanceof Error && 'statusCode' in error && (error.statusCode === 401 || error.statusCode === 400))
    return null
  return unwrap(error)
}

/** The library wraps what the store said, which is what tells whether it may be tried again. */
function unwrap(error: unknown): never {
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error
}
