/** The house itself: first run, signing in, the people who work here, keys for programs, and the demo firm. */
import * as z from 'zod/mini'
import { byId, endpoint, id, language, line, permissions, time } from './endpoint.ts'
import { retainDays } from './objection.ts'

export const roles = ['owner', 'admin', 'agent', 'viewer', 'marketer'] as const
/** Those that answer customers. */
export const answering: readonly (typeof roles)[number][] = ['owner', 'admin', 'agent']

const email = z.email().check(z.maxLength(254))
const personName = line(80)
const password = z.string().check(z.minLength(10), z.maxLength(200))

export const agent = z.object({
  id,
  version: z.number(),
  name: z.string(),
  /** What customers see: a first name or an alias. */
  alias: z.string(),
  email: z.string(),
  role: z.enum(roles),
  signature: z.string(),
  /** A small picture as a data URL, or null for the initials. */
  face: z.nullable(z.string()),
  language: z.nullable(language),
  /** On which telephone of the exchange they sit. */
  extension: z.nullable(z.string()),
  active: z.boolean(),
})
export type Agent = z.infer<typeof agent>

export const readHouse = endpoint({
  method: 'GET',
  path: '/api/v1/house',
  summary: 'Whether somebody lives here yet',
  needs: 'public',
  answer: z.object({
    settled: z.boolean(),
    name: z.nullable(z.string()),
    language: z.nullable(language),
    version: z.string(),
    /** The first run asks for the code from the terminal when strangers could reach this address. */
    needsCode: z.boolean(),
    /** What the organisation calls its own sign-in, where it has one. */
    singleSignOn: z.nullable(z.string()),
  }),
})

export const settle = endpoint({
  method: 'POST',
  path: '/api/v1/house',
  summary: 'First run: name the organisation, make the owner, start empty or with the demo firm',
  needs: 'public',
  body: z.object({
    organisation: line(80),
    language,
    name: personName,
    email,
    password,
    demo: z.boolean(),
    code: z.optional(z.string()),
    /** For how many days that is kept which nobody engages with. */
    retainDays: z.optional(retainDays),
  }),
  answer: z.object({ organisationId: id }),
  status: 201,
})

export const me = z.object({
  agent,
  organisation: z.object({ id, name: z.string(), language, zone: z.string(), demo: z.boolean() }),
  permissions: z.array(z.enum(permissions)),
})
export type Me = z.infer<typeof me>

export const signIn = endpoint({
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Sign in',
  needs: 'public',
  body: z.object({
    email: z.string().check(z.maxLength(254)),
    password: z.string().check(z.maxLength(200)),
    /** Of the second factor, where there is one: six digits, or a spare code. */
    code: z.optional(z.string().check(z.maxLength(40))),
    /** Do not ask this browser for a code for a month. */
    trust: z.optional(z.boolean()),
  }),
  answer: me,
})
export const readMe = endpoint({
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who am I',
  needs: 'self',
  answer: me,
})
export const signOut = endpoint({ method: 'DELETE', path: '/api/v1/session', summary: 'Sign out', needs: 'self' })

export const changeMe = endpoint({
  method: 'PATCH',
  path: '/api/v1/me',
  summary: 'How customers see me, and my own settings',
  needs: 'self',
  body: z.object({
    alias: z.optional(personName),
    signature: z.optional(z.string().check(z.maxLength(1000))),
    face: z.optional(
      z.nullable(
        z.string().check(z.maxLength(80_000), z.regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/)),
      ),
    ),
    language: z.optional(z.nullable(language)),
    extension: z.optional(z.nullable(z.string().check(z.trim(), z.regex(/^[\w.@-]{1,40}$/)))),
    password: z.optional(z.object({ now: z.string(), next: password })),
  }),
  answer: agent,
})

export const listAgents = endpoint({
  method: 'GET',
  path: '/api/v1/agents',
  summary: 'The people who work here',
  needs: 'agent.read',
  answer: z.object({ agents: z.array(agent) }),
})

export const addAgent = endpoint({
  method: 'POST',
  path: '/api/v1/agents',
  summary: 'Add a person; answers with a link on which they choose a password, valid for three days and once',
  needs: 'agent.change',
  body: z.object({ name: personName, email, role: z.enum(roles) }),
  answer: z.object({ agent, invitation: z.string() }),
  status: 201,
})

export const changeAgent = endpoint({
  method: 'PATCH',
  path: '/api/v1/agents/{id}',
  summary: 'Change a role, close or reopen the door; the last owner stays owner',
  needs: 'agent.change',
  params: byId,
  body: z.object({ name: z.optional(personName), role: z.optional(z.enum(roles)), active: z.optional(z.boolean()) }),
  answer: agent,
})

export const inviteAgain = endpoint({
  method: 'POST',
  path: '/api/v1/agents/{id}/invitation',
  summary: 'A new link to choose a password',
  needs: 'agent.change',
  params: byId,
  answer: z.object({ invitation: z.string() }),
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations',
  summary: 'Choose a password with the link from an invitation',
  needs: 'public',
  body: z.object({ token: z.string().check(z.maxLength(200)), password }),
  answer: z.object({ email: z.string() }),
})

export const scopes = [
  'message.bring',
  'receipt.bring',
  'event.read',
  'conversation.read',
  'customer.bring',
  'decision.ask',
  'mailing.clean',
  'consent.note',
] as const

export const apiKey = z.object({
  id,
  name: z.string(),
  hint: z.string(),
  scopes: z.array(z.enum(scopes)),
  channelId: z.nullable(id),
  createdAt: time,
  lastUsedAt: z.nullable(time),
})
export type ApiKey = z.infer<typeof apiKey>

export const listKeys = endpoint({
  method: 'GET',
  path: '/api/v1/keys',
  summary: 'Keys for programs',
  needs: 'key.change',
  answer: z.object({ keys: z.array(apiKey) }),
})
export const createKey = endpoint({
  method: 'POST',
  path: '/api/v1/keys',
  summary: 'Make a key; the secret is shown this once',
  needs: 'key.change',
  body: z.object({
    name: personName,
    scopes: z.array(z.enum(scopes)).check(z.minLength(1)),
    channelId: z.optional(z.nullable(id)),
  }),
  answer: z.object({ key: apiKey, secret: z.string() }),
  status: 201,
})
export const revokeKey = endpoint({
  method: 'DELETE',
  path: '/api/v1/keys/{id}',
  summary: 'Revoke a key',
  needs: 'key.change',
  params: byId,
})

export const loadDemo = endpoint({
  method: 'POST',
  path: '/api/v1/demo',
  summary: 'Load the demo firm',
  needs: 'organisation.change',
  status: 202,
  answer: z.object({ started: z.boolean() }),
})
export const demoMode = z.enum(['calm', 'busy'])
export const readDemo = endpoint({
  method: 'GET',
  path: '/api/v1/demo',
  summary: 'What goes on at the demo firm: a calm day or the busy evening; null where there is no demo firm',
  needs: 'organisation.change',
  answer: z.object({ mode: z.nullable(demoMode) }),
})
export const setDemoMode = endpoint({
  method: 'PATCH',
  path: '/api/v1/demo',
  summary: 'Let a calm day or the busy evening begin at the demo firm',
  needs: 'organisation.change',
  body: z.object({ mode: demoMode }),
  answer: z.object({ mode: z.nullable(demoMode) }),
})
export const removeDemo = endpoint({
  method: 'DELETE',
  path: '/api/v1/demo',
  summary: 'Remove everything of the demo firm',
  needs: 'organisation.change',
})
