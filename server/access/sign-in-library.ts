/** The sign-in library as this house uses it, with a way in of our own for whoever was recognised by other means than a password. */
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import * as z from 'zod'
import type { Context } from '../context.ts'
import { readAgent } from '../store/agent.ts'
import { organisationOf } from '../store/sign-in.ts'

/** Days that somebody stays signed in without coming back; renewed daily. */
const stays = 7
const day = 24 * 60 * 60

/** Opens a session for a user whom we know by now. It has no address: it can only be called from here. */
const admission = {
  id: 'samenspraak',
  endpoints: {
    admit: createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ userId: z.string() }) }, async (call) => {
      const { internalAdapter } = call.context
      const user = await internalAdapter.findUserById(call.body.userId)
      const session = user && (await internalAdapter.createSession(user.id))
      if (!session) return { sessionId: null }
      await setSessionCookie(call, { session, user })
      return { sessionId: session.id }
    }),
  },
} satisfies BetterAuthPlugin

/** Everything that the library is told. Only its functions are used. */
export function openLibrary(ctx: Context) {
  return betterAuth({
    appName: 'Samenspraak',
    baseURL: ctx.config.publicUrl,
    secret: ctx.seal.mark('the cookies of sessions'),
    database: { db: ctx.db, type: 'postgres' },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
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
    plugins: [admission],
    databaseHooks: { session: { create: { before: ({ userId }) => mayComeIn(ctx, userId) } } },
    advanced: {
      cookiePrefix: 'samenspraak',
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => ctx.newId() },
    },
  })
}

/** `false` makes no session. */
async function mayComeIn({ db }: Context, userId: string): Promise<false | undefined> {
  const organisationId = await organisationOf(db, userId)
  const agent = organisationId ? await readAgent(db, organisationId, userId) : undefined
  return agent?.active ? undefined : false
}
