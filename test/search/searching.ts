/** A house whose owner searches what came in through the plain channel. */
import type { Found } from '../../contract/search.ts'
import type { ChannelEvent } from '../../domain/message/message.ts'
import { firstOrganisation } from '../../server/store/organisation.ts'
import { followSearch } from '../../server/use/follow-search.ts'
import type { TestHouse, Visitor } from '../http/house.ts'
import { openPlainHouse } from '../pipeline/hearing.ts'
import { bring, type TestOrganisation } from '../support/organisation.ts'

export type Searching = {
  house: TestHouse
  owner: Visitor
  place: TestOrganisation
  /** Bring in, and have the index follow. */
  hear(...events: ChannelEvent[]): Promise<void>
  follow(): Promise<void>
  find(q: string, more?: Record<string, string>): Promise<Found>
  /** The texts of the messages that are found, in alphabetical order. */
  texts(q: string, more?: Record<string, string>): Promise<string[]>
}

export async function openSearching(): Promise<Searching> {
  const house = await openPlainHouse()
  const owner = await house.owner()
  const organisation = await firstOrganisation(house.ctx.db)
  if (!organisation) throw new Error('nobody lives here')
  const [organisationId, channelId] = [organisation.id, house.ctx.newId()]
  const address = 'proef@example.org'
  await house.ctx.db
    .insertInto('channel')
    .values({
      organisation_id: organisationId,
      id: channelId,
      kind: 'plain',
      name: 'Proef',
      address,
      settings: '{}',
      created_at: house.ctx.clock(),
    })
    .execute()
  const place = { organisationId, channelId, agentId: '', zone: 'Europe/Amsterdam' }
  const follow = async () => {
    while (await followSearch(house.ctx, organisationId));
  }
  const find = async (q: string, more: Record<string, string> = {}) => {
    const answer = await owner.ask<Found>('GET', `/api/v1/search?${new URLSearchParams({ q, ...more })}`)
    if (answer.status !== 200) throw new Error(answer.text)
    return answer.body
  }
  return {
    house,
    owner,
    place,
    follow,
    find,
    async hear(...events) {
      await bring(house.ctx, place, events)
      await follow()
    },
    async texts(q, more) {
      const { messages } = await find(q, { kind: 'messages', limit: '50', ...more })
      const rows = await house.ctx.db
        .selectFrom('message')
        .select('text')
        .where('organisation_id', '=', organisationId)
        .where('id', 'in', ['00000000-0000-0000-0000-000000000000', ...messages.items.map(({ id }) => id)])
        .execute()
      return rows.map(({ text }) => text).sort()
    },
  }
}
