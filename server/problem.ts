/** An expected failure on its way to whoever asked. Thrown by `check…`, `access…` and verbs; made into RFC 9457 at the edge. */
import { type ProblemCode, problems } from '../contract/problem.ts'

export type FieldProblem = { path: string; message: string }

export type AboutProblem = {
  /** One English sentence: what, where, what to do. */
  detail?: string
  fields?: FieldProblem[]
  /** Seconds after which it may be tried again. */
  retryAfter?: number
  /** Members of the problem besides the standard ones, such as `news`. */
  more?: Record<string, unknown>
}

export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: ProblemCode
  readonly about: AboutProblem

  constructor(code: ProblemCode, about: AboutProblem = {}) {
    super(about.detail ?? problems[code].title)
    this.code = code
    this.about = about
  }
}

/** `throw refuse('not-found')`. */
export function refuse(code: ProblemCode, about: AboutProblem = {}): ProblemError {
  return new ProblemError(code, about)
}

/** @param message in plain words, following on the field's name: "is not an e-mail address" */
export function refuseField(path: string, message: string): ProblemError {
  return refuseFields([{ path, message }])
}

/** Several at once; the first twenty are enough to begin with. */
export function refuseFields(problems: readonly FieldProblem[]): ProblemError {
  const fields = problems.slice(0, 20)
  return refuse('invalid', {
    detail: fields.map(({ path, message }) => `${path || 'the body'} ${message}`).join('; '),
    fields,
  })
}
