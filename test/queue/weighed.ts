/** A house that knows how far voices reach, for tests of what comes in is due, with a clock that stands still until it is moved. */
import type { Level } from '../../domain/influence/scale.ts'
import type { ChannelEvent } from '../../domain/message/message.ts'
import type { TestHouse } from '../http/house.ts'
import { openPlainHouse } from '../pipeline/hearing.ts'
import { bring, create } from '../support/organisation.ts'
import { type Desk, makeDesk } from './desk.ts'

export const minute = 60_000
export const epoch = new Date('2026-11-21T19:00:00Z').getTime()

export let house: TestHouse
export const clock = { now: epoch }
export async function openWeighed(): Promise<void> {
  house = await openPlainHouse()
  house.ctx.clock = () => new Date(clock.now)
}

export type Person = { who: string; level: Level | null }
export const asks = (who: string, id = who, more: Partial<Parameters<typeof create>[0]> = {}) =>
  create({ id, actor: { network: 'plain', id: who, name: who }, ...more })
export const answers = (id: string): ChannelEvent =>
  create({
    id: `answer to ${id}`,
    ours: true,
    actor: { network: 'plain', id: 'firma', name: 'Firma' },
    thread: { inReplyTo: [id] },
  })

/** A house that knows these people already, and how far their voice reaches; everything is promised within twenty minutes. */
export async function deskWith(
  people: readonly Person[],
  { ground = 'proef' as string | null, agents = 2 } = {},
): Promise<Desk> {
  const { ctx } = house
  const desk = await makeDesk(ctx, agents)
  const { organisationId } = desk.to
  const before = people.map(({ who }) => asks(who, `before ${who}`))
  await bring(ctx, desk.to, before, true)
  await ctx.db
    .updateTable('organisation')
    .set({ influence_ground: ground, influence_since: new Date(clock.now) })
    .where('id', '=', organisationId)
    .execute()
  await ctx.db
    .updateTable('channel')
    .set({ promise_minutes: 20 })
    .where('organisation_id', '=', organisationId)
    .execute()
  for (const { who, level } of people) {
    if (level === null) continue
    const { id } = await contactOf(desk, who)
    const factor = { contact_id: id, level, at: new Date(clock.now), look_at: new Date(clock.now) }
    await ctx.db
      .insertInto('contact_factor')
      .values({ organisation_id: organisationId, parts: '[]', ...factor })
      .execute()
  }
  return desk
}

export const contactOf = ({ to }: Desk, name: string) =>
  house.ctx.db
    .selectFrom('contact')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()

export const messageOf = ({ to }: Desk, externalId: string) =>
  house.ctx.db
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow()

export const inNeed = 'Ik ben bang. Mijn baby ligt in de kou en ik ben ten einde raad, help me alsjeblieft.'

export const rowsOf = ({ to }: Desk) =>
  house.ctx.db
    .selectFrom('conversation')
    .selectAll()
    .where('organisation_id', '=', to.organisationId)
    .where('history', '=', false)
    .orderBy('number')
    .execute()

export const minutesEarlier = (row: Awaited<ReturnType<typeof rowsOf>>[number]) =>
  (row.boost?.parts ?? []).map(({ what, earlier }) => `${what} ${earlier / minute}`)
