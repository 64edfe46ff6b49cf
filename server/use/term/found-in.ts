/** Where in messages the words stand for which they met terms. */
import { found, type Span } from '../../../domain/listening/found.ts'
import { readMessage } from '../../../domain/listening/meets.ts'
import { parse } from '../../../domain/listening/parse.ts'
import type { Query } from '../../../domain/listening/query.ts'
import type { Context } from '../../context.ts'
import { queriesOf } from '../../store/term.ts'

/** @returns the places in a text, for some of these terms */
export async function foundIn(
  ctx: Context,
  organisationId: string,
  ids: readonly string[],
): Promise<(text: string, termIds: readonly string[]) => Span[]> {
  const queries = new Map<string, Query>()
  for (const { id, query } of await queriesOf(ctx.db, organisationId, ids)) {
    const parsed = parse(query)
    if (parsed.ok) queries.set(id, parsed.query)
  }
  return (text, termIds) => {
    const of = termIds.flatMap((id) => queries.get(id) ?? [])
    return of.length === 0 ? [] : found({ is: 'any', of }, readMessage({ text }))
  }
}
