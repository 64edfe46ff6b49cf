/** Two programs on one store, and the people of a scene: whom marketing is for, and who complains. */

import { allChannels } from '../../channels/index.ts'
import type { ChannelEvent, Note } from '../../domain/message/message.ts'
import { defaultRules, written } from '../../domain/suppression/rules.ts'
import { type Context, closeContext, createContext } from '../../server/context.ts'
import type { Connect, Transaction } from '../../server/store/database.ts'
import { recordEvents } from '../../server/store/event.ts'
import { migrate } from '../../server/store/migrate.ts'
import { openStore } from '../../server/store/open.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { makeOrganisation, plainChannel, type TestOrganisation } from '../../test/support/organisation.ts'
import type { Run } from '../kit/bench.ts'
import type { Chance } from '../kit/chance.ts'
import { makeHouse } from '../kit/house.ts'

export type Stage = { programs: readonly [Context, Context]; place: TestOrganisation; chance: Chance }

export async function openPrograms(run: Run): Promise<readonly [Context, Context]> {
  const config = await makeHouse(run)
  const store = await openStore(config, { as: 'command' })
  run.after(() => store.stop())
  const channels = new Map([...allChannels, ['plain', plainChannel] as const])
  const open = (connect: Connect) => {
    const ctx = createContext(config, connect, { channels })
    run.after(() => closeContext(ctx))
    return ctx
  }
  const programs = [open(store.connect), open(store.connect)] as const
  await migrate(programs[0].pool)
  return programs
}

/** An organisation in which only what hurts holds marketing: the rest would hide it. */
export async function openStage(programs: readonly [Context, Context], chance: Chance): Promise<Stage> {
  const place = await makeOrganisation(programs[0])
  const rules = { ...defaultRules, caps: [], sensitiveDays: [], inDialogue: { on: false, hours: 1 } }
  await changeRules(programs[0], place, written({ ...rules, consentLives: 'elsewhere' }), 0)
  return { programs, place, chance }
}

export type Said = { id: string; text: string; actor: Note['actor']; inReplyTo?: string }

const noteOf = ({ id, text, actor, inReplyTo }: Said): ChannelEvent => ({
  type: 'Create',
  note: {
    ...{ id, text, actor, revision: 0, ours: false, addressed: true, published: new Date(), attachments: [] },
    ...{ visibility: 'direct' as const, thread: inReplyTo ? { inReplyTo: [inReplyTo] } : {} },
  },
})

/** It comes in as everything does, in whichever program is quicker. */
export async function say(stage: Stage, said: readonly Said[], history = false): Promise<void> {
  const ctx = stage.chance.pick(stage.programs)
  const items = said.map((one) => ({ bytes: Buffer.from(JSON.stringify(noteOf(one))), history }))
  await acceptArrivals(ctx, stage.place, items)
  await Promise.all(stage.programs.map((one) => receiveAll(one, stage.place.organisationId)))
}

async function receiveAll(ctx: Context, organisationId: string): Promise<void> {
  while ((await receiveMessages(ctx, organisationId)) > 0);
}

/** Whatever is committed has a place in the one order in which everything is committed: the log of events. */
export const mark = (tx: Transaction, { place }: Stage, id: string): Promise<number> =>
  recordEvents(tx, place.organisationId, [{ kind: 'suppression.changed', objectId: id, version: 1 }], new Date())

/** Where something stands in that order; the last time, where it happened more than once. */
export async function placesOf({ programs, place }: Stage, kind: string, ids: readonly string[]) {
  const rows = await programs[0].db
    .selectFrom('event')
    .select(['object_id', (eb) => eb.fn.max('position').as('position')])
    .where('organisation_id', '=', place.organisationId)
    .where('kind', '=', kind)
    .where('object_id', 'in', ids.length > 0 ? ids : [place.organisationId])
    .groupBy('object_id')
    .execute()
  return new Map(rows.map((row) => [row.object_id, Number(row.position)]))
}
