/** Remembers every statement that a test file sends to the store, so that they can be checked at its end. */
import pg from 'pg'

export const statements = new Set<string>()

const query = pg.Client.prototype.query
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const first = given[0]
  const text = typeof first === 'string' ? first : (first as { text?: unknown } | null)?.text
  if (typeof text === 'string') statements.add(text)
  return Reflect.apply(query, this, given)
} as typeof query
