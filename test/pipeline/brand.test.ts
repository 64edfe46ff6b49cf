/** How people speak of us is kept on write: what is kept is what would be counted anew, whatever happened in whatever order. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saidOf } from '../../server/store/brand.ts'
import { transact } from '../../server/store/database.ts'
import { recordEvents } from '../../server/store/event.ts'
import { rebuildBrand } from '../../server/use/brand/follow-brand.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { bringAudiences } from '../../server/use/influence/bring-audiences.ts'
import { followVoices } from '../../server/use/influence/follow-voices.ts'
import { noteObjection, removeObjection } from '../../server/use/note-objection.ts'
import { changeTermGroup, removeTermGroup } from '../../server/use/term/change-terms.ts'
import { judge } from '../../server/use/term/judge-hits.ts'
import { correctJudgement } from '../../server/use/understanding/correct-judgement.ts'
import { forgetListenedOf } from '../../server/work/forget.ts'
import type { TestHouse } from '../http/house.ts'
import { bring, note } from '../support/organisation.ts'
import { openPlainHouse } from './hearing.ts'
import { type Place, published, said, speaking } from './speaking.ts'

let house: TestHouse
let at: ReturnType<typeof speaking>
beforeAll(async () => {
  house = await openPlainHouse()
  at = speaking(house.ctx)
})
afterAll(() => house.close())

describe('what counts', () => {
  test('is what is said in public: about us, about a competitor, or to us', async () => {
    const to = await at.place()
    await at.says(to, '1', 'Voltmeer is traag')
    await at.says(to, '2', 'Van Netwijs naar Voltmeer, slim?')
    await at.says(to, '3', 'Netwijs belt weer')
    await at.says(to, '4', 'Mooi weer vandaag')
    await at.says(to, '5', 'Help, geen internet', { addressed: true })
    await at.says(to, '6', 'Voltmeer, mijn factuur klopt niet', { addressed: true, visibility: 'direct' })
    await at.says(to, '7', 'Voltmeer is de beste', { ours: true })
    await at.work(to)
    expect(await at.totals(to)).toEqual({ all: 5, us: 3, 'them:Netwijs': 2 })
  })

  test('is taken out exactly when it is taken back, put aside, or its writer objects; and comes back with them', async () => {
    const to = await at.place()
    await at.says(to, 'stays', 'Voltmeer doet het')
    await at.work(to)
    const before = await at.kept(to)
    const by = { organisationId: to.organisationId, agentId: to.agentId }
    await at.says(to, 'goes', 'Voltmeer is een ramp, storing op storing', { addressed: true })
    await at.work(to)
    const after = await at.kept(to)
    expect(after).not.toEqual(before)
    const id = (await at.messageOf(to, 'goes')) ?? ''
    await judge(house.ctx, to.organisationId, to.us, [id], false)
    await at.work(to)
    expect(await at.kept(to)).toEqual(before)
    await judge(house.ctx, to.organisationId, to.us, [id], null)
    await at.work(to)
    expect(await at.kept(to)).toEqual(after)
    await noteObjection(house.ctx, by, { network: 'plain', account: 'wie-goes', how: 'by hand', note: null })
    await at.work(to)
    expect(await at.kept(to)).toEqual(before)
    const objection = await house.ctx.db
      .selectFrom('objection')
      .select('id')
      .where('organisation_id', '=', to.organisationId)
      .executeTakeFirstOrThrow()
    await removeObjection(house.ctx, by, objection.id)
    await at.work(to)
    expect(await at.kept(to)).toEqual(after)
    await bring(house.ctx, to, [{ type: 'Delete', id: 'goes', at: published }])
    await at.work(to)
    expect(await at.kept(to)).toEqual(before)
  })

  test('is louder the more people it reaches, as far as reactions explain them; also when that is learnt later', async () => {
    const to = await at.place()
    const { ctx } = house
    const wie = { network: 'plain', id: 'wie', handle: 'wie' }
    await at.says(to, 'first', 'Voltmeer is traag', { actor: wie })
    await at.says(to, 'other', 'Voltmeer is traag')
    const loudness = async (externalId: string) => {
      await at.work(to)
      const [said] = await saidOf(ctx.db, to.organisationId, [(await at.messageOf(to, externalId)) ?? ''])
      return (said?.counts.loud ?? 0) / (said?.counts.fresh ?? 1)
    }
    const loud = (reach: number) => Math.round(100 * (1 + Math.log10(1 + reach)))
    expect([await loudness('first'), await loudness('other')]).toEqual([loud(1), loud(1)])
    const follow = async (audience: number) => {
      house.wait(1000)
      const told = { network: 'plain', account: 'wie', audience, lists: null, at: ctx.clock() }
      await bringAudiences(ctx, to.organisationId, [told])
    }
    await follow(60)
    expect([await loudness('first'), await loudness('other')]).toEqual([loud(32), loud(1)])
    // A million followers and nobody who ever reacted: two hundred of them count.
    await follow(1_000_000)
    expect(await loudness('first')).toBe(loud(128))
    const answers = Array.from({ length: 4 }, (_, i) => ({ ...wie, id: `fan ${i}`, handle: `fan ${i}` }))
    for (const [i, actor] of answers.entries())
      await at.says(to, `antwoord ${i}`, 'Ja', { actor, thread: { inReplyTo: ['first'] } })
    while (await followVoices(ctx, to.organisationId));
    expect(await loudness('first')).toBe(loud(512))
    await bring(
      ctx,
      to,
      [1, 2, 3].map((i) => ({ type: 'Delete', id: `antwoord ${i}`, at: published })),
    )
    while (await followVoices(ctx, to.organisationId));
    expect(await loudness('first')).toBe(loud(256))
    await at.says(to, 'later', 'Voltmeer is snel', { actor: wie })
    expect([await loudness('later'), await loudness('first')]).toEqual([loud(256), loud(256)])
  })

  test('moves to another competitor when its group does, and to nobody with a group that is removed', async () => {
    const to = await at.place()
    await at.says(to, '1', 'Netwijs belt weer')
    await at.work(to)
    await changeTermGroup(house.ctx, to, to.them, { competitor: 'Netwijs Groep' })
    await at.work(to)
    expect(await at.totals(to)).toEqual({ all: 1, 'them:Netwijs Groep': 1 })
    await changeTermGroup(house.ctx, to, to.them, { about: 'product' })
    await at.work(to)
    expect(await at.totals(to)).toEqual({ all: 1, us: 1 })
    await removeTermGroup(house.ctx, to, to.them)
    await at.work(to)
    expect(await at.totals(to)).toEqual({})
  })

  test('has one topic: what a person says, else a label, else a search term about a topic', async () => {
    const to = await at.place()
    await at.says(to, '1', 'Storing bij Voltmeer', { addressed: true })
    await at.work(to)
    expect(await at.topicsOf(to, '1')).toEqual([to.outage])
    const { id: conversation } = await house.ctx.db
      .selectFrom('conversation')
      .select('id')
      .where('organisation_id', '=', to.organisationId)
      .executeTakeFirstOrThrow()
    const labelled = { do: 'label' as const, add: [to.label], remove: [] }
    await changeConversations(house.ctx, { ...to, ruleId: null }, [conversation], [labelled])
    await at.work(to)
    expect(await at.topicsOf(to, '1')).toEqual([to.label])
    const denied = { aspect: 'topic' as const, labelId: to.label, value: false }
    await correctJudgement(house.ctx, to, (await at.messageOf(to, '1')) ?? '', denied)
    await at.work(to)
    expect(await at.topicsOf(to, '1')).toEqual([to.outage])
  })

  test('stays in the sums when its time has come, without a word of who said it', async () => {
    const to = await at.place()
    await at.says(to, '1', 'Voltmeer is traag')
    await at.work(to)
    const { cells } = await at.kept(to)
    await house.ctx.db
      .updateTable('message')
      .set({ retain_until: new Date(house.ctx.clock().getTime() - 1000) })
      .where('organisation_id', '=', to.organisationId)
      .execute()
    while (await forgetListenedOf(house.ctx, to.organisationId));
    await at.work(to)
    expect(await at.kept(to)).toEqual({ voices: [], cells })
    expect(await at.totals(to)).toEqual({ all: 1, us: 1 })
  })
})

test('when a demo firm left, nothing is kept of what was said there', async () => {
  const to = await at.place()
  await at.says(to, '1', 'Voltmeer is traag')
  await at.work(to)
  const { ctx } = house
  await transact(ctx.db, async (tx) => {
    for (const table of ['hit', 'message'] as const)
      await tx.deleteFrom(table).where('organisation_id', '=', to.organisationId).execute()
    const left = { kind: 'demo.removed' as const, objectId: to.organisationId, version: 1 }
    await recordEvents(tx, to.organisationId, [left], ctx.clock())
  })
  await at.work(to)
  expect(await at.kept(to)).toEqual({ voices: [], cells: [] })
})

describe('what is kept is what is counted anew', () => {
  const who = fc.constantFrom('an', 'bo', 'cas')
  const id = fc.constantFrom('a', 'b', 'c', 'd')
  const text = fc.constantFrom(
    'Voltmeer is traag',
    'Netwijs of Voltmeer?',
    'storing bij netwijs',
    'mooi weer',
    'Dank Voltmeer',
  )
  const step = fc.oneof(
    fc.record({
      does: fc.constant('say' as const),
      id,
      who,
      text,
      addressed: fc.boolean(),
      day: fc.integer({ min: 1, max: 20 }),
    }),
    fc.record({ does: fc.constant('edit' as const), id, who, text }),
    fc.record({ does: fc.constant('delete' as const), id }),
    fc.record({
      does: fc.constant('correct' as const),
      id,
      value: fc.constantFrom('negative' as const, 'positive' as const, null),
    }),
    fc.record({ does: fc.constant('aside' as const), id, relevant: fc.constantFrom(false, null) }),
    fc.record({ does: fc.constant('object' as const), who }),
    fc.record({ does: fc.constant('reach' as const), who, followers: fc.constantFrom(3, 90, 190) }),
    fc.record({
      does: fc.constant('group' as const),
      about: fc.constantFrom('brand' as const, 'competitor' as const, 'topic' as const),
    }),
    fc.record({ does: fc.constant('work' as const) }),
  )

  async function play(to: Place, one: typeof step extends fc.Arbitrary<infer S> ? S : never): Promise<void> {
    const { ctx } = house
    const by = { organisationId: to.organisationId, agentId: to.agentId }
    const actor = 'who' in one ? { network: 'plain', id: one.who, handle: one.who } : undefined
    const found = 'id' in one ? await at.messageOf(to, one.id) : undefined
    switch (one.does) {
      case 'say': {
        const on = new Date(Date.UTC(2026, 10, one.day, 12))
        return at.says(to, one.id, one.text, { ...(actor && { actor }), addressed: one.addressed, published: on })
      }
      case 'edit': {
        const edited = note({ ...said(one.id, one.text, actor ? { actor } : {}), revision: 1 })
        return bring(ctx, to, [{ type: 'Update', note: edited }])
      }
      case 'delete':
        return bring(ctx, to, [{ type: 'Delete', id: one.id, at: published }])
      case 'correct':
        if (found) await correctJudgement(ctx, by, found, { aspect: 'sentiment', value: one.value }).catch(() => null)
        return
      case 'aside':
        if (found) await judge(ctx, to.organisationId, to.us, [found], one.relevant)
        return
      case 'object':
        await noteObjection(ctx, by, { network: 'plain', account: one.who, how: 'by hand', note: null })
        return
      case 'reach': {
        const told = { network: 'plain', account: one.who, audience: one.followers, lists: null, at: ctx.clock() }
        await bringAudiences(ctx, to.organisationId, [told])
        return
      }
      case 'group':
        return changeTermGroup(ctx, to, to.them, { about: one.about })
      case 'work':
        return at.work(to)
    }
  }

  test('after anything in any order, and also when all of it is made anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const to = await at.place()
        for (const one of steps) await play(to, one)
        await at.work(to)
        const now = await at.kept(to)
        expect(now.cells).toEqual(await at.anew(to))
        await rebuildBrand(house.ctx, to.organisationId)
        await at.work(to)
        expect(await at.kept(to)).toEqual(now)
      }),
      { numRuns: 8 },
    )
  }, 120_000)

  test('also after somebody who never followed begins, and after sums were spoilt', async () => {
    const to = await at.place()
    await at.says(to, '1', 'Voltmeer is traag')
    await at.work(to)
    const before = await at.kept(to)
    const { db } = house.ctx
    await db.updateTable('brand_sum').set({ tone: 7 }).where('organisation_id', '=', to.organisationId).execute()
    await rebuildBrand(house.ctx, to.organisationId)
    await at.work(to)
    expect(await at.kept(to)).toEqual(before)
    for (const table of ['brand_said', 'brand_voice', 'brand_sum', 'event_cursor'] as const)
      await db.deleteFrom(table).where('organisation_id', '=', to.organisationId).execute()
    await at.work(to)
    expect(await at.kept(to)).toEqual(before)
  })
})
