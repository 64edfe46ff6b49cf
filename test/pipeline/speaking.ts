/** An organisation that listens for itself, for a competitor and for a topic; and what is kept of how people speak of them. */
import { changed, newBoard } from '../../domain/brand/board.ts'
import type { Note } from '../../domain/message/message.ts'
import type { Context } from '../../server/context.ts'
import { readSums, saidOf } from '../../server/store/brand.ts'
import { transact } from '../../server/store/database.ts'
import { createLabels } from '../../server/store/label.ts'
import { followBrand } from '../../server/use/brand/follow-brand.ts'
import { addedBy } from '../../server/use/brand/recount.ts'
import { addTerm, createTermGroup } from '../../server/use/term/change-terms.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import { lookBack } from '../../server/use/term/look-back.ts'
import { bring, create, makeOrganisation, type TestOrganisation } from '../support/organisation.ts'

export type Place = TestOrganisation & { us: string; them: string; outage: string; label: string }

export const published = new Date('2026-11-18T12:00:00Z')
export const said = (id: string, text: string, more: Partial<Note> = {}) => ({
  id,
  text,
  actor: { network: 'plain', id: `wie-${id}`, handle: `wie-${id}` },
  addressed: false,
  visibility: 'public' as const,
  published,
  ...more,
})
export function speaking(ctx: Context) {
  /** It listens for itself (Voltmeer), a competitor (Netwijs) and a topic. */
  async function place(): Promise<Place> {
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
    while (await followTerms(ctx, organisationId));
    while (await lookBack(ctx, organisationId));
    while (await followBrand(ctx, organisationId));
  }

  const says = (to: Place, id: string, text: string, more: Partial<Note> = {}) =>
    bring(ctx, to, [create(said(id, text, more))])

  const messageOf = async ({ organisationId }: Place, externalId: string) =>
    (
      await ctx.db
        .selectFrom('message')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .where('external_id', '=', externalId)
        .executeTakeFirst()
    )?.id

  async function kept({ organisationId }: Place) {
    const { db } = ctx
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
      await ctx.db.selectFrom('message').select('id').where('organisation_id', '=', organisationId).execute()
    ).map(({ id }) => id)
    const all = await ctx.db.transaction().execute((tx) => addedBy(tx, organisationId, ids))
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
    const cells = (await readSums(ctx.db, to.organisationId, { from: week, until: week })).get(week) ?? []
    return Object.fromEntries(
      cells.flatMap(({ subject, by, sums }) => (by.kind === 'all' ? [[subject ?? 'all', sums.messages]] : [])),
    )
  }
  const topicsOf = async (to: Place, externalId: string) =>
    (await saidOf(ctx.db, to.organisationId, [(await messageOf(to, externalId)) ?? ''])).map(({ topic }) => topic)

  return { place, work, says, messageOf, kept, anew, totals, topicsOf }
}
