/** Which pages are asked: the filters that the screen offers, half of the time from the beginning and half from deep inside. */
import type { Filters } from '../../contract/conversation.ts'
import { toCursor } from '../../server/http/show/conversation.ts'
import type { PageKey } from '../../server/store/queue.ts'
import type { Chance } from '../kit/chance.ts'
import type { Seeded } from './seed.ts'

export type Asked = { filters: Filters; after: PageKey | null }

export function askPages(chance: Chance, seeded: Seeded, n: number): Asked[] {
  return Array.from({ length: n }, () => {
    const state = chance.pick(['open', 'open', 'open', 'pending', 'answered', 'all'] as const)
    const owner = chance.pick(['anybody', 'anybody', 'mine', 'nobody'] as const)
    const channel = chance.next() < 0.4 ? { channel: chance.pick(seeded.channels) } : {}
    const { from, until } = state === 'open' ? seeded.due : seeded.spoken
    const at = new Date(from + chance.whole(until - from))
    // No conversation has this id; a place between two rows is as good as one at a row.
    const after = chance.next() < 0.5 ? { at, id: '01900000-0000-7000-8000-000000000000' } : null
    return { filters: { state, owner, ...channel }, after }
  })
}

export function pathOf({ filters, after }: Asked): string {
  const query = new URLSearchParams({ limit: '50' })
  for (const [name, value] of Object.entries(filters)) query.set(name, String(value))
  if (after) query.set('after', toCursor(after))
  return `/api/v1/conversations?${query}`
}
