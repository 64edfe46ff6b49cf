/** Signing in with more than a password, and what a person can see and end of it. */
import * as z from 'zod/mini'
import { byId, endpoint, id, line, time } from './endpoint.ts'
import { me } from './organisation.ts'

const email = z.string().check(z.maxLength(254))
const password = z.string().check(z.maxLength(200))
/** Six digits of an app, or one of the spare codes. */
const code = z.string().check(z.maxLength(40))
/** Needed of whoever has a password; who comes in from elsewhere has none. */
const proof = z.object({ password: z.optional(password) })

/** What an authenticator app scans or takes by hand. It counts once it is confirmed with a code. */
const proposal = z.object({ uri: z.string(), secret: z.string() })
const spareCodes = z.object({ codes: z.array(z.string()) })

/** As the browser makes it (`PublicKeyCredential.toJSON`); the server checks it to the last byte. */
const credential = z.looseObject({
  id: z.string().check(z.maxLength(2000)),
  response: z.looseObject({ clientDataJSON: z.string().check(z.maxLength(20_000)) }),
})
/** For `PublicKeyCredential.parse...OptionsFromJSON`. */
const options = z.looseObject({ challenge: z.string() })

const passkey = z.object({ id, name: z.string(), createdAt: time, lastUsedAt: z.nullable(time) })
export type Passkey = z.infer<typeof passkey>

const session = z.object({
  id,
  current: z.boolean(),
  cameBy: z.enum(['password', 'passkey', 'single-sign-on']),
  /** "Firefox, Linux", or null when it did not say. */
  device: z.nullable(z.string()),
  since: time,
  seenAt: time,
})
export type Session = z.infer<typeof session>

const mySignIn = z.object({
  hasPassword: z.boolean(),
  /** Whether the organisation asks it of everybody who signs in with a password. */
  required: z.boolean(),
  secondFactor: z.object({ on: z.boolean(), codesLeft: z.number() }),
  passkeys: z.array(passkey),
  sessions: z.array(session),
})
export type MySignIn = z.infer<typeof mySignIn>

export const readMySignIn = endpoint({
  method: 'GET',
  path: '/api/v1/me/sign-in',
  summary: 'How I sign in, and where I am signed in',
  needs: 'self',
  answer: mySignIn,
})

export const proposeFactor = endpoint({
  method: 'POST',
  path: '/api/v1/me/second-factor',
  summary: 'Begin to set up a second factor; it counts once it is confirmed',
  needs: 'self',
  body: proof,
  answer: proposal,
})
export const confirmFactor = endpoint({
  method: 'PATCH',
  path: '/api/v1/me/second-factor',
  summary: 'Confirm the second factor with a first code; answers with spare codes, shown this once',
  needs: 'self',
  body: z.object({ code }),
  answer: spareCodes,
})
export const removeFactor = endpoint({
  method: 'POST',
  path: '/api/v1/me/second-factor/removal',
  summary: 'Sign in without a second factor from now on',
  needs: 'self',
  body: proof,
})
export const renewCodes = endpoint({
  method: 'POST',
  path: '/api/v1/me/second-factor/codes',
  summary: 'New spare codes; the old ones stop working',
  needs: 'self',
  body: proof,
  answer: spareCodes,
})

/** For whoever has to have a second factor before they can come in: with address and password in hand. */
export const proposeFirstFactor = endpoint({
  method: 'POST',
  path: '/api/v1/session/second-factor',
  summary: 'Begin to set up a second factor that the organisation requires, before coming in',
  needs: 'public',
  body: z.object({ email, password }),
  answer: proposal,
})
export const confirmFirstFactor = endpoint({
  method: 'PATCH',
  path: '/api/v1/session/second-factor',
  summary: 'Confirm it with a first code and come in; answers with spare codes, shown this once',
  needs: 'public',
  body: z.object({ email, password, code }),
  answer: spareCodes,
})

export const proposePasskey = endpoint({
  method: 'POST',
  path: '/api/v1/me/passkeys/options',
  summary: 'What the browser needs to make a passkey',
  needs: 'self',
  body: proof,
  answer: options,
})
export const addPasskey = endpoint({
  method: 'POST',
  path: '/api/v1/me/passkeys',
  summary: 'Keep the passkey that the browser made',
  needs: 'self',
  body: z.object({ name: line(60), credential }),
  answer: passkey,
  status: 201,
})
export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/api/v1/me/passkeys/{id}',
  summary: 'Forget a passkey',
  needs: 'self',
  params: byId,
})
export const askPasskey = endpoint({
  method: 'POST',
  path: '/api/v1/session/passkey/options',
  summary: 'What the browser needs to show a passkey',
  needs: 'public',
  answer: options,
})
export const enterWithPasskey = endpoint({
  method: 'POST',
  path: '/api/v1/session/passkey',
  summary: 'Sign in with a passkey',
  needs: 'public',
  body: z.object({ credential }),
  answer: me,
})

export const endMySession = endpoint({
  method: 'DELETE',
  path: '/api/v1/me/sessions/{id}',
  summary: 'Sign out somewhere else',
  needs: 'self',
  params: byId,
})
export const endMyOtherSessions = endpoint({
  method: 'DELETE',
  path: '/api/v1/me/sessions',
  summary: 'Sign out everywhere but here',
  needs: 'self',
  answer: z.object({ ended: z.number() }),
})

export const resetFactor = endpoint({
  method: 'DELETE',
  path: '/api/v1/agents/{id}/second-factor',
  summary: 'Forget the second factor and passkeys of somebody who lost them, and sign them out everywhere',
  needs: 'agent.change',
  params: byId,
})

/** The organisation's own sign-in (OpenID Connect). */
const singleSignOn = z.object({
  label: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  domains: z.array(z.string()),
  open: z.boolean(),
})
export type SingleSignOn = z.infer<typeof singleSignOn>

const signInRules = z.object({ needsSecondFactor: z.boolean(), singleSignOn: z.nullable(singleSignOn) })

export const readSignInRules = endpoint({
  method: 'GET',
  path: '/api/v1/sign-in',
  summary: 'How people sign in to this organisation',
  needs: 'organisation.change',
  answer: signInRules,
})
export const changeSignInRules = endpoint({
  method: 'PATCH',
  path: '/api/v1/sign-in',
  summary: 'Require a second factor of whoever signs in with a password, or no longer',
  needs: 'organisation.change',
  body: z.object({ needsSecondFactor: z.boolean() }),
  answer: signInRules,
})
export const setSingleSignOn = endpoint({
  method: 'POST',
  path: '/api/v1/sign-in/single-sign-on',
  summary: 'Let people sign in with the organisation’s own sign-in; it is tried out before it is kept',
  needs: 'organisation.change',
  body: z.object({
    label: line(60),
    issuer: z.string().check(z.maxLength(500)),
    clientId: line(300),
    /** Left out: as it was. */
    secret: z.optional(z.string().check(z.maxLength(1000))),
    domains: z
      .array(z.string().check(z.trim(), z.toLowerCase(), z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)))
      .check(z.maxLength(50)),
    /** Whoever has an address in one of the domains becomes an agent at the first visit. */
    open: z.boolean(),
  }),
  answer: signInRules,
})
export const removeSingleSignOn = endpoint({
  method: 'DELETE',
  path: '/api/v1/sign-in/single-sign-on',
  summary: 'No longer sign in with the organisation’s own sign-in',
  needs: 'organisation.change',
})

export const startSingleSignOn = endpoint({
  method: 'POST',
  path: '/api/v1/session/single-sign-on',
  summary: 'Where to go to sign in with the organisation’s own sign-in',
  needs: 'public',
  body: z.object({ back: z.optional(z.string().check(z.maxLength(2000))) }),
  answer: z.object({ url: z.string() }),
})
export const finishSingleSignOn = endpoint({
  method: 'GET',
  path: '/api/v1/session/single-sign-on/return',
  summary: 'Where the organisation’s own sign-in sends the browser back to',
  needs: 'public',
  /** `state`, and `code` or `error`; providers add things of their own. */
  query: z.looseObject({}),
  produces: 'text/html',
})
