/** Whatever went wrong becomes one problem+json (RFC 9457) with a stable code, and nothing about it leaks. */
import type pino from 'pino'
import { problems } from '../../contract/problem.ts'
import { ProblemError, refuse } from '../problem.ts'
import { isPassing } from '../store/database.ts'

export function problemResponse(error: ProblemError): Response {
  const { status, title } = problems[error.code]
  const { detail, fields, retryAfter, more } = error.about
  const body = {
    type: `urn:samenspraak:problem:${error.code}`,
    title,
    status,
    code: error.code,
    detail,
    fields,
    ...more,
  }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (retryAfter !== undefined) headers.set('retry-after', String(Math.max(1, Math.ceil(retryAfter))))
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  return new Response(JSON.stringify(body), { status, headers })
}

/** What people get to see of any error; the unexpected is logged under a reference that they can name. */
export function toProblem(error: unknown, newId: () => string, log: pino.Logger, where: object): ProblemError {
  if (error instanceof ProblemError) return error
  if (isPassing(error)) {
    log.warn({ ...where, err: error }, 'the store did not answer')
    return refuse('unavailable', { retryAfter: 2 })
  }
  const reference = newId()
  log.error({ ...where, reference, err: error }, 'unexpected')
  return refuse('unexpected', { detail: `The log tells more under reference ${reference}.`, more: { reference } })
}
