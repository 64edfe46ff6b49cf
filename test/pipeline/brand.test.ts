/** How people speak of us is kept on write: what is kept is what would be counted anew, whatever happened in whatever order. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changed, newBoard } from '../../domain/brand/board.ts'
import type { Note } from '../../domain/message/message.ts'
import { readSums, saidOf } from '../../server/store/brand.ts'
import { transact } from '../../server/store/database.ts'
import { createLabels } from '../../server/store/label.ts'
import { followBrand, rebuildBrand } from '../../server/use/brand/follow-brand.ts'
import { addedBy } from '../../server/use/brand/recount.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { noteObjection, removeObjection } from '../../server/use/note-objection.ts'
import { addTerm, changeTermGroup, createTermGroup, removeTermGroup } from '../../server/use/term/change-terms.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import { judge } from '../../server/use/term/judge-hits.ts'
import { lookBack } from '../../server/use/term/look-back.ts'
import { correctJudgement } from '../../server/use/understanding/correct-judgement.ts'
import { forgetListenedOf } from '../../server/work/forget.ts'
import type { TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, note, type TestOrganisation } from '../support/organisation.ts'
import { openPlainHouse } from './hearing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())

type Place = TestOrganisation & { us: string; them: string; outage: string; label: string }

/** It listens for itself (Voltmeer), a competitor (Netwijs) and a topic. */
async function place(): Promise<Place> {
  const { ctx } = house
  const to = await makeOrganisation(ctx)
  const group = async (name: string, about: 'brand' | 'competitor' | 'topic', query: string) => {
    const id = await createTermGroup(ctx, to, { name, about, colour: 'blue', teamId: null })
    await addTerm(ctx, to, id, query)
    return id
  }
  const us = await group('Wij', 'brand', 'voltmeer')
  const them = await group('Netwijs', 'competitor', 'netwijs')
  const outage = await group('Storing', 'topic', 'storing')
  const label = ctx.newId()
  const made = { id: label, name: 'Prijs', colour: 'blue' as const, meaning: null, created_at: ctx.clock() }
  await transact(ctx.db, (tx) => createLabels(tx, to.organisationId, [made]))
  await work(to)
  return { ...to, us, them, outage, label }
}

async function work({ organisationId }: TestOrganisation): Promise<void> {
  while (await followTerms(house.ctx, organisationId));
  while (await lookBack(house.ctx, organisationId));
  while (await followBrand(house.ctx, organisationId));
}

const published = new Date('2026-11-18T12:00:00Z')
const said = (id: string, text: string, more: Partial<Note> = {}) => ({
  id,
  text,
  actor: { network: 'plain', id: `wie-${id}`, handle: `wie-${id}` },
  addressed: false,
  visibility: 'public' as const,
  published,
  ...more,
})
const says = (to: Place, id: string, text: string, more: Partial<Note> = {}) =>
  bring(house.ctx, to, [create(said(id, text, more))])

const messageOf = async ({ organisationId }: Place, externalId: string) =>
  (
    await house.ctx.db
      .selectFrom('message')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('external_id', '=', externalId)
      .executeTakeFirst()
  )?.id

async function kept({ organisationId }: Place) {
  const { db } = house.ctx
  const voices = await db
    .selectFrom('brand_voice')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('week')
    .orderBy('account_id')
    .orderBy('subject')
    .orderBy('topic')
    .orderBy('network')
    .execute()
  const cells = [...(await readSums(db, organisationId, { from: '2000-01-01', until: '2100-01-01' }))]
  const sorted = cells.map(([week, list]) => [
    week,
    list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  ])
  return { voices, cells: sorted.sort() }
}

/** The cells of each week, from nothing but the messages as they are now. */
async function anew({ organisationId }: Place) {
  const ids = (
    await house.ctx.db.selectFrom('message').select('id').where('organisation_id', '=', organisationId).execute()
  ).map(({ id }) => id)
  const all = await house.ctx.db.transaction().execute((tx) => addedBy(tx, organisationId, ids))
  const weeks = [...new Set(all.map(({ week }) => week))].sort()
  return weeks.map((week) => {
    const { cells } = changed(
      newBoard,
      all.filter((one) => one.week === week),
    )
    return [week, [...cells.values()].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))]
  })
}

const totals = async (to: Place, week = '2026-11-16') => {
  const cells = (await readSums(house.ctx.db, to.organisationId, { from: week, until: week })).get(week) ?? []
  return Object.fromEntries(
    cells.flatMap(({ subject, by, sums }) => (by.kind === 'all' ? [[subject ?? 'all', sums.messages]] : [])),
  )
}
const topicsOf = async (to: Place, externalId: string) =>
  (await saidOf(house.ctx.db, to.organisationId, [(await messageOf(to, externalId)) ?? ''])).map(({ topic }) => topic)

describe('what counts', () => {
  test('is what is said in public: about us, about a competitor, or to us', async () => {
    const to = await place()
    await says(to, '1', 'Voltmeer is traag')
    await says(to, '2', 'Van Netwijs naar Voltmeer, slim?')
    await says(to, '3', 'Netwijs belt weer')
    await says(to, '4', 'Mooi weer vandaag')
    await says(to, '5', 'Help, geen internet', { addressed: true })
    await says(to, '6', 'Voltmeer, mijn factuur klopt niet', { addressed: true, visibility: 'direct' })
    await says(to, '7', 'Voltmeer is de beste', { ours: true })
    await work(to)
    expect(await totals(to)).toEqual({ all: 5, us: 3, 'them:Netwijs': 2 })
  })

  test('is taken out exactly when it is taken back, put aside, or its writer objects; and comes back with them', async () => {
    const to = await place()
    await says(to, 'stays', 'Voltmeer doet het')
    await work(to)
    const before = await kept(to)
    const by = { organisationId: to.organisationId, agentId: to.agentId }
    await says(to, 'goes', 'Voltmeer is een ramp, storing op storing', { addressed: true })
    await work(to)
    const after = await kept(to)
    expect(after).not.toEqual(before)
    const id = (await messageOf(to, 'goes')) ?? ''
    await judge(house.ctx, to.organisationId, to.us, [id], false)
    await work(to)
    expect(await kept(to)).toEqual(before)
    await judge(house.ctx, to.organisationId, to.us, [id], null)
    await work(to)
    expect(await kept(to)).toEqual(after)
    await noteObjection(house.ctx, by, { network: 'plain', account: 'wie-goes', how: 'by hand', note: null })
    await work(to)
    expect(await kept(to)).toEqual(before)
    const objection = await house.ctx.db
      .selectFrom('objection')
      .select('id')
      .where('organisation_id', '=', to.organisationId)
      .executeTakeFirstOrThrow()
    await removeObjection(house.ctx, by, objection.id)
    await work(to)
    expect(await kept(to)).toEqual(after)
    await bring(house.ctx, to, [{ type: 'Delete', id: 'goes', at: published }])
    await work(to)
    expect(await kept(to)).toEqual(before)
  })

  test('moves to another competitor when its group does, and to nobody with a group that is removed', async () => {
    const to = await place()
    await says(to, '1', 'Netwijs belt weer')
    await work(to)
    await changeTermGroup(house.ctx, to, to.them, { competitor: 'Netwijs Groep' })
    await work(to)
    expect(await totals(to)).toEqual({ all: 1, 'them:Netwijs Groep': 1 })
    await changeTermGroup(house.ctx, to, to.them, { about: 'product' })
    await work(to)
    expect(await totals(to)).toEqual({ all: 1, us: 1 })
    await removeTermGroup(house.ctx, to, to.them)
    await work(to)
    expect(await totals(to)).toEqual({})
  })

  test('has one topic: what a person says, else a label, else a search term about a topic', async () => {
    const to = await place()
    await says(to, '1', 'Storing bij Voltmeer', { addressed: true })
    await work(to)
    expect(await topicsOf(to, '1')).toEqual([to.outage])
    const { id: conversation } = await house.ctx.db
      .selectFrom('conversation')
      .select('id')
      .where('organisation_id', '=', to.organisationId)
      .executeTakeFirstOrThrow()
    const labelled = { do: 'label' as const, add: [to.label], remove: [] }
    await changeConversations(house.ctx, { ...to, ruleId: null }, [conversation], [labelled])
    await work(to)
    expect(await topicsOf(to, '1')).toEqual([to.label])
    const denied = { aspect: 'topic' as const, labelId: to.label, value: false }
    await correctJudgement(house.ctx, to, (await messageOf(to, '1')) ?? '', denied)
    await work(to)
    expect(await topicsOf(to, '1')).toEqual([to.outage])
  })

  test('stays in the sums when its time has come, without a word of who said it', async () => {
    const to = await place()
    await says(to, '1', 'Voltmeer is traag')
    await work(to)
    const { cells } = await kept(to)
    await house.ctx.db
      .updateTable('message')
      .set({ retain_until: new Date(house.ctx.clock().getTime() - 1000) })
      .where('organisation_id', '=', to.organisationId)
      .execute()
    while (await forgetListenedOf(house.ctx, to.organisationId));
    await work(to)
    expect(await kept(to)).toEqual({ voices: [], cells })
    expect(await totals(to)).toEqual({ all: 1, us: 1 })
  })
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
    const found = 'id' in one ? await messageOf(to, one.id) : undefined
    switch (one.does) {
      case 'say': {
        const on = new Date(Date.UTC(2026, 10, one.day, 12))
        return says(to, one.id, one.text, { ...(actor && { actor }), addressed: one.addressed, published: on })
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
      case 'group':
        return changeTermGroup(ctx, to, to.them, { about: one.about })
      case 'work':
        return work(to)
    }
  }

  test('after anything in any order, and also when all of it is made anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const to = await place()
        for (const one of steps) await play(to, one)
        await work(to)
        const now = await kept(to)
        expect(now.cells).toEqual(await anew(to))
        await rebuildBrand(house.ctx, to.organisationId)
        await work(to)
        expect(await kept(to)).toEqual(now)
      }),
      { numRuns: 6 },
    )
  }, 120_000)

  test('also after somebody who never followed begins, and after sums were spoilt', async () => {
    const to = await place()
    await says(to, '1', 'Voltmeer is traag')
    await work(to)
    const before = await kept(to)
    const { db } = house.ctx
    await db.updateTable('brand_sum').set({ tone: 7 }).where('organisation_id', '=', to.organisationId).execute()
    await rebuildBrand(house.ctx, to.organisationId)
    await work(to)
    expect(await kept(to)).toEqual(before)
    for (const table of ['brand_said', 'brand_voice', 'brand_sum', 'event_cursor'] as const)
      await db.deleteFrom(table).where('organisation_id', '=', to.organisationId).execute()
    await work(to)
    expect(await kept(to)).toEqual(before)
  })
})
