/** What an organisation holds after hearing something, in these portions. */

import { allChannels } from '../../channels/index.ts'
import type { ChannelEvent, Note } from '../../domain/message/message.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, makeOrganisation, note, plainChannel } from '../support/organisation.ts'
import { stored } from '../support/stored.ts'

export type Held = Awaited<ReturnType<typeof stored>>

/** A house in which the plain channel is known. */
export const openPlainHouse = () =>
  openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })

export async function heard(
  house: TestHouse,
  portions: readonly (readonly ChannelEvent[])[],
  history = false,
): Promise<Held> {
  const to = await makeOrganisation(house.ctx)
  for (const portion of portions) await bring(house.ctx, to, portion, history)
  return stored(house.ctx, to.organisationId)
}

export const outcomes = (held: Held) => held.arrivals?.map((row) => (row as { outcome: string }).outcome)
export const rowsOf = (held: Held, table: string) => held[table] as Record<string, unknown>[]

export const remove = (id: string): ChannelEvent => ({ type: 'Delete', id, at: new Date('2026-11-21T21:00:00Z') })
export const account = ([id, type]: [string, 'Renamed' | 'Gone']): ChannelEvent => ({
  type,
  actor: { network: 'plain', id, name: `${id} heet anders` },
  at: new Date('2026-11-21T21:00:00Z'),
})
/** Somebody likes something, passes it on, or takes that back. */
export const applaud = (type: 'Like' | 'Announce' | 'Undo', who: string, object: string): ChannelEvent => ({
  ...{ id: `${who} ${type === 'Announce' ? 'shares' : 'likes'} ${object}`, at: new Date('2026-11-21T21:00:00Z') },
  ...{ actor: { network: 'plain', id: who, name: who } },
  ...(type === 'Undo' ? { type } : { type, object }),
})
export const edit = (of: Partial<Note> & { id: string; revision: number }): ChannelEvent => ({
  type: 'Update',
  note: note(of),
})
