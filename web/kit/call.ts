/**
 * The typed client: an endpoint of the contract and its input in, its answer out.
 *
 * The session is a cookie, so nothing is carried here but a header that a foreign page cannot send (against forged requests).
 */
import type { Answer, Endpoint, Input, Problem } from '../../contract/endpoint.ts'
import { noteServerTime } from './clock.ts'

/** The server said no, or could not be reached (`code: 'unreachable'`, status 0). */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.problem = problem
  }
}

/** Told when the server no longer knows us; the house then shows the door. */
export const signedOut = new EventTarget()

/** @throws ProblemError for every answer that is not a success, and when there is no answer */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  options: { signal?: AbortSignal } = {},
): Promise<Answer<E>> {
  const { url, body } = addressOf(endpoint, input as Record<string, unknown>)
  const response = await reach(url, {
    method: endpoint.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(endpoint.method === 'GET' ? {} : { 'x-samenspraak': '1' }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
    ...(options.signal ? { signal: options.signal } : {}),
  })
  noteServerTime(response.headers.get('date'))
  if (!response.ok) throw new ProblemError(await readProblem(response, endpoint.needs))
  return (response.status === 204 ? {} : await response.json()) as Answer<E>
}

/** The same with a body that is no JSON: the bytes of a file. */
export async function callWith<E extends Endpoint>(endpoint: E, input: Input<E>, body: Blob): Promise<Answer<E>> {
  const { url } = addressOf(endpoint, input as Record<string, unknown>)
  const headers = { accept: 'application/json', 'x-samenspraak': '1', 'content-type': 'application/octet-stream' }
  const response = await reach(url, { method: endpoint.method, credentials: 'same-origin', headers, body })
  if (!response.ok) throw new ProblemError(await readProblem(response, endpoint.needs))
  return (await response.json()) as Answer<E>
}

/** Fields named in the path go there, those of the query schema into the query, the rest is the body. */
export function addressOf(endpoint: Endpoint, input: Record<string, unknown>): { url: string; body?: string } {
  const rest = { ...input }
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams()
  for (const name of fieldsOf(endpoint.query)) {
    const value = rest[name]
    delete rest[name]
    if (value !== undefined && value !== null) query.set(name, String(value))
  }
  const url = query.size > 0 ? `${path}?${query}` : path
  return asksBody(endpoint.body) ? { url, body: JSON.stringify(rest) } : { url }
}

/** A body may also be one of several shapes. */
const asksBody = (schema: Endpoint['body']) => schema.def.type === 'union' || fieldsOf(schema).length > 0

function fieldsOf(schema: Endpoint['query']): string[] {
  const definition = schema.def as { shape?: Record<string, unknown> }
  return Object.keys(definition.shape ?? {})
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError({ type: 'about:blank', title: 'No connection', status: 0, code: 'unreachable' })
  }
}

async function readProblem(response: Response, needs: Endpoint['needs']): Promise<Problem> {
  if (response.status === 401 && needs !== 'public') signedOut.dispatchEvent(new Event('signed-out'))
  const fallback = {
    type: 'about:blank',
    title: response.statusText || `HTTP ${response.status}`,
    status: response.status,
    code: response.status >= 500 ? 'broken' : 'unexpected',
  }
  try {
    const said = (await response.json()) as Partial<Problem>
    return { ...fallback, ...said }
  } catch {
    return fallback
  }
}

/** What went wrong, whatever it was. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  const title = error instanceof Error ? error.message : String(error)
  return { type: 'about:blank', title, status: 0, code: 'page' }
}
