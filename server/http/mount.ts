/** A promise of the contract, kept: what is guaranteed before a handler runs stands in `answer`, as a list. */
import type { Context as HonoContext } from 'hono'
import type { Answer, Endpoint, Input } from '../../contract/endpoint.ts'
import type { Door } from '../access/door.ts'
import { may } from '../access/permissions.ts'
import type { Who, WhoFor } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { addressOf, visitorOf } from './address.ts'
import { limitBody } from './body.ts'
import { faultsOf, readInput } from './input.ts'
import { checkOrigin } from './origin.ts'
import { type RateLimiter, rateLimiter } from './rate-limit.ts'

export type Call<E extends Endpoint> = {
  ctx: Context
  door: Door
  who: WhoFor<E['needs']>
  input: Input<E>
  /** The body is read already, unless the endpoint declares none. */
  request: Request
  /** Headers for the answer, such as cookies. */
  headers: Headers
  /** One visitor, for limits. */
  visitor: string
}

/** A `Response` is for what is not JSON: files and streams. */
export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Answer<E> | Response>

export type Limits = {
  /** Bytes of the body; 1 MB when absent. */
  body?: number
  /** The handler reads the input itself: what may be large is read in a thread. */
  unread?: boolean
}

export type Mount = <E extends Endpoint>(endpoint: E, handle: Handler<E>, limits?: Limits) => void
/** What a file of `routes/` exports: it mounts its endpoints. */
export type Routes = (mount: Mount, ctx: Context) => void

export type Mounted = { endpoint: Endpoint; answer: (c: HonoContext) => Promise<Response> }

export type House = {
  ctx: Context
  door: Door
  /** Check that answers fit the contract: for tests. */
  strict: boolean
}

/** @returns `mount`, and everything that was mounted with it */
export function mounting(house: House): { mount: Mount; mounted: Mounted[] } {
  const mounted: Mounted[] = []
  const visits = rateLimiter({ burst: 60, perMinute: 60 }, house.ctx.clock)
  const mount: Mount = (endpoint, handle, limits = {}) => {
    mounted.push({ endpoint, answer: (c) => answer(house, visits, endpoint, handle, limits, c) })
  }
  return { mount, mounted }
}

async function answer<E extends Endpoint>(
  house: House,
  visits: RateLimiter,
  endpoint: E,
  handle: Handler<E>,
  limits: Limits,
  c: HonoContext,
): Promise<Response> {
  const { ctx, door } = house
  const headers = new Headers({ 'cache-control': 'no-store' })
  const visitor = visitorOf(addressOf(c.req.raw, c.env, ctx.config.trustProxy))

  checkRate(endpoint, visits, visitor)
  const request = limitBody(c.req.raw, limits.body ?? 1024 * 1024)
  checkOrigin(request, ctx.config.publicUrl)
  const who = await accessWho(endpoint, door, request, headers)
  checkPermission(endpoint, who)
  const input = limits.unread ? ({} as Input<E>) : await readInput(endpoint, c.req.param(), request)
  const given = await handle({ ctx, door, who: who as WhoFor<E['needs']>, input, request, headers, visitor })
  if (house.strict) checkAnswer(endpoint, given)
  return toResponse(endpoint, given, headers)
}

/** Behind a sign-in we know whom to talk to; before it everybody gets a share. */
function checkRate(endpoint: Endpoint, visits: RateLimiter, visitor: string): void {
  if (endpoint.needs === 'public') visits.spend(visitor)
}

async function accessWho(endpoint: Endpoint, door: Door, request: Request, headers: Headers): Promise<Who | null> {
  if (endpoint.needs === 'public') return null
  const who = await door.find(request, headers)
  if (!who) throw refuse('sign-in-needed')
  return who
}

function checkPermission({ needs }: Endpoint, who: Who | null): void {
  if (needs === 'public' || (needs === 'self' && who?.kind === 'agent')) return
  if (needs === 'self') throw refuse('not-allowed', { detail: 'This is for people who sign in, not for keys.' })
  if (!who || !may(who, needs)) throw refuse('not-allowed', { detail: `It needs the permission ${needs}.` })
}

function checkAnswer(endpoint: Endpoint, given: unknown): void {
  const faults = given instanceof Response ? [] : faultsOf(endpoint.answer, given)
  const wrong = faults.map(({ path, message }) => `${path} ${message}`)
  if (wrong.length > 0)
    throw new TypeError(`${endpoint.method} ${endpoint.path} does not keep the contract: ${wrong.join('; ')}`)
}

function toResponse(endpoint: Endpoint, given: unknown, headers: Headers): Response {
  if (given instanceof Response) {
    for (const cookie of headers.getSetCookie()) given.headers.append('set-cookie', cookie)
    return given
  }
  if (endpoint.status === 204) return new Response(null, { status: 204, headers })
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(given), { status: endpoint.status, headers })
}
