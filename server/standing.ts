/**
 * The search terms of organisations, in memory and ready to be met. They follow the store by number: whoever asks first reads what
 * changed since, so what it gets is at least as new as the moment at which it asked.
 */
import type { Message } from '../domain/listening/keys.ts'
import { parse } from '../domain/listening/parse.ts'
import { createPercolator, type Percolator } from '../domain/listening/percolator.ts'
import type { Context } from './context.ts'
import type { Store } from './store/database.ts'
import { termsChangedAfter } from './store/term.ts'

export type Standing = {
  /** The terms that something meets, per group. */
  met(message: Message): Map<string, string[]>
  /** Whether it meets any term at all. */
  meets(message: Message): boolean
}

type Held = Standing & { changed: number; percolator: Percolator; groupOf: Map<string, string> }

const houses = new WeakMap<Context, Map<string, Held>>()

/** @param store a transaction, to see the terms as they are there */
export async function standingOf(ctx: Context, store: Store, organisationId: string): Promise<Standing> {
  const house = houses.get(ctx) ?? new Map<string, Held>()
  houses.set(ctx, house)
  const held = house.get(organisationId) ?? newStanding()
  house.set(organisationId, held)
  for (const row of await termsChangedAfter(store, organisationId, held.changed)) {
    held.percolator.remove(row.id)
    held.groupOf.delete(row.id)
    held.changed = Math.max(held.changed, row.changed)
    const parsed = row.removed || !row.enabled ? null : parse(row.query)
    if (!parsed?.ok) continue
    held.percolator.add(row.id, parsed.query)
    held.groupOf.set(row.id, row.group_id)
  }
  return held
}

function newStanding(): Held {
  const percolator = createPercolator()
  const groupOf = new Map<string, string>()
  return {
    changed: 0,
    percolator,
    groupOf,
    met(message) {
      const groups = new Map<string, string[]>()
      for (const id of percolator.match(message)) {
        const group = groupOf.get(id)
        if (group === undefined) continue
        const terms = groups.get(group)
        if (terms) terms.push(id)
        else groups.set(group, [id])
      }
      return groups
    },
    meets: (message) => percolator.match(message).length > 0,
  }
}
