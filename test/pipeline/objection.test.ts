/** Who objects is listened to no more: what was overheard is erased with proof, and waits for some days without. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import { openAttachment, storeAttachments } from '../../server/store/attachment.ts'
import { transact } from '../../server/store/database.ts'
import { eraseLapsed, noteObjection, proveObjection, removeObjection } from '../../server/use/note-objection.ts'
import { addTerm, createTermGroup } from '../../server/use/term/change-terms.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import { judge } from '../../server/use/term/judge-hits.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, plainChannel, type TestOrganisation } from '../support/organisation.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
})
afterAll(() => house.close())

const fatima = { network: 'plain', id: 'did:1', handle: 'Fatima', name: 'Fatima' }
const says = (to: TestOrganisation, id: string, more = {}) =>
  bring(house.ctx, to, [create({ id, text: `bericht ${id}`, actor: fatima, addressed: false, ...more })])

const kept = ({ organisationId }: TestOrganisation) =>
  house.ctx.db
    .selectFrom('message')
    .select(['external_id', 'text', 'state'])
    .where('organisation_id', '=', organisationId)
    .orderBy('external_id')
    .execute()

const raw = ({ organisationId }: TestOrganisation) =>
  house.ctx.db
    .selectFrom('arrival')
    .select('position')
    .where('organisation_id', '=', organisationId)
    .where('raw', 'is not', null)
    .execute()

test('who objects is listened to no more: what was overheard is erased, what comes later leaves no word', async () => {
  const to = await makeOrganisation(house.ctx)
  const group = await createTermGroup(house.ctx, to, { name: 'Wij', about: 'brand', colour: 'blue', teamId: null })
  await followTerms(house.ctx, to.organisationId)
  await addTerm(house.ctx, to, group, 'bericht')
  await says(to, '1')
  await followTerms(house.ctx, to.organisationId)
  const given = { network: 'plain', account: '@fatima', how: 'mail', note: null, proof: 'Mailde van het account' }
  expect(await noteObjection(house.ctx, to, given)).toEqual({ erased: 1, hidden: 0, eraseAt: null })
  await says(to, '2')
  await bring(house.ctx, to, [
    {
      type: 'Update',
      note: { ...noteIn(create({ id: '1', text: 'gewijzigd', actor: fatima })), addressed: false, revision: 1 },
    },
  ])
  await followTerms(house.ctx, to.organisationId)
  expect(await kept(to)).toEqual([
    { external_id: '1', text: '', state: 'deleted' },
    { external_id: '2', text: '', state: 'deleted' },
  ])
  expect(await raw(to)).toEqual([])
  const hits = await house.ctx.db
    .selectFrom('hit')
    .selectAll()
    .where('organisation_id', '=', to.organisationId)
    .execute()
  expect(hits).toEqual([])
})

describe('without proof', () => {
  const day = 86_400_000
  const given = { network: 'plain', account: '@fatima', how: 'notice page', note: null, proof: null }
  const counted = async ({ organisationId }: TestOrganisation) => {
    const { rows } = await sql<{ said: string | null }>`
      select sum(said) as said from hit_hour where organisation_id = ${organisationId}`.execute(house.ctx.db)
    return Number(rows[0]?.said ?? 0)
  }
  const objectionIn = ({ organisationId }: TestOrganisation) =>
    house.ctx.db
      .selectFrom('objection')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow()
  const withheldIn = ({ organisationId }: TestOrganisation) =>
    house.ctx.db.selectFrom('withheld').selectAll().where('organisation_id', '=', organisationId).execute()
  /** Two posts that meet a term, of which one was put aside, and one that was edited before. */
  async function heard(): Promise<{ to: TestOrganisation; group: string }> {
    const to = await makeOrganisation(house.ctx)
    const group = await createTermGroup(house.ctx, to, { name: 'Wij', about: 'brand', colour: 'blue', teamId: null })
    await followTerms(house.ctx, to.organisationId)
    await addTerm(house.ctx, to, group, 'bericht')
    await says(to, '1')
    await says(to, '2')
    await bring(house.ctx, to, [
      {
        type: 'Update',
        note: { ...noteIn(create({ id: '1', text: 'bericht beter', actor: fatima })), addressed: false, revision: 1 },
      },
    ])
    await followTerms(house.ctx, to.organisationId)
    const [, second] = await house.ctx.db
      .selectFrom('message')
      .select('id')
      .where('organisation_id', '=', to.organisationId)
      .orderBy('external_id')
      .execute()
    await judge(house.ctx, to.organisationId, group, [second?.id ?? ''], false)
    return { to, group }
  }
  const everything = async (to: TestOrganisation) => ({
    kept: await kept(to),
    counted: await counted(to),
    hits: (
      await house.ctx.db
        .selectFrom('hit')
        .select(['message_id', 'relevant'])
        .where('organisation_id', '=', to.organisationId)
        .orderBy('message_id')
        .execute()
    ).map(({ message_id, relevant }) => [message_id, relevant]),
    earlier: await house.ctx.db
      .selectFrom('message_revision')
      .select(['message_id', 'text'])
      .where('organisation_id', '=', to.organisationId)
      .execute(),
  })

  test('what was overheard is hidden and counts nowhere; let go of, it is back as it was', async () => {
    const { to } = await heard()
    const before = await everything(to)
    expect(before.counted).toBe(1)
    const noted = await noteObjection(house.ctx, to, given)
    expect(noted).toEqual({ erased: 0, hidden: 2, eraseAt: new Date(house.ctx.clock().getTime() + 7 * day) })
    await followTerms(house.ctx, to.organisationId)
    expect(await everything(to)).toMatchObject({ counted: 0, hits: [], earlier: [] })
    expect((await kept(to)).map(({ text, state }) => [text, state])).toEqual([
      ['', 'deleted'],
      ['', 'deleted'],
    ])
    // The network tells again what it told before: that is not its writer taking it back.
    await says(to, '2')
    await removeObjection(house.ctx, to, (await objectionIn(to)).id)
    await followTerms(house.ctx, to.organisationId)
    expect(await everything(to)).toEqual(before)
    expect(await withheldIn(to)).toEqual([])
  })

  test('after its days it is erased for good, and taking the objection back brings nothing', async () => {
    const { to } = await heard()
    await noteObjection(house.ctx, to, given)
    expect(await eraseLapsed(house.ctx, to.organisationId)).toBe(0)
    house.wait(7 * day)
    expect(await eraseLapsed(house.ctx, to.organisationId)).toBe(2)
    expect(await withheldIn(to)).toEqual([])
    expect((await objectionIn(to)).erase_at).toBeNull()
    await removeObjection(house.ctx, to, (await objectionIn(to)).id)
    expect((await kept(to)).every(({ text }) => text === '')).toBe(true)
  })

  test('who shows afterwards that it is theirs is erased then', async () => {
    const { to } = await heard()
    await noteObjection(house.ctx, to, given)
    expect(await proveObjection(house.ctx, to, (await objectionIn(to)).id, 'Schreef het op het account')).toBe(2)
    expect(await withheldIn(to)).toEqual([])
  })

  test('a file that came with it is shown to nobody meanwhile, also where its address is known', async () => {
    const { ctx } = house
    const { to } = await heard()
    const organisationId = to.organisationId
    const { id: messageId } = await ctx.db
      .selectFrom('message')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow()
    const files = [{ name: 'modem.png', mediaType: 'image/png', bytes: Buffer.from('plaatje') }]
    await transact(ctx.db, (tx) => storeAttachments(tx, organisationId, ctx.newId, [{ messageId, files }]))
    const { id } = await ctx.db
      .selectFrom('attachment')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow()
    await noteObjection(ctx, to, given)
    expect(await openAttachment(ctx.db, organisationId, id)).toBeUndefined()
    await removeObjection(ctx, to, (await objectionIn(to)).id)
    expect((await openAttachment(ctx.db, organisationId, id))?.name).toBe('modem.png')
  })

  test('what its writer takes back meanwhile does not come back', async () => {
    const { to } = await heard()
    await noteObjection(house.ctx, to, given)
    await bring(house.ctx, to, [{ type: 'Delete', id: '1', at: house.ctx.clock() }])
    await removeObjection(house.ctx, to, (await objectionIn(to)).id)
    expect((await kept(to)).map(({ text }) => text)).toEqual(['', 'bericht 2'])
  })
})

test('what they say to us still comes in, and what is in a conversation stays', async () => {
  const to = await makeOrganisation(house.ctx)
  await says(to, '1', { addressed: true })
  await noteObjection(house.ctx, to, { network: 'plain', account: 'did:1', how: 'formulier', note: null, proof: null })
  await says(to, '2', { addressed: true })
  expect((await kept(to)).map(({ text }) => text)).toEqual(['bericht 1', 'bericht 2'])
})

test('a batch in which an objector speaks equals its messages one by one', async () => {
  const one = await makeOrganisation(house.ctx)
  const all = await makeOrganisation(house.ctx)
  const events = ['1', '2', '3'].map((id) =>
    create({ id, text: id, actor: id === '2' ? fatima : { network: 'plain', id: `p${id}` }, addressed: false }),
  )
  for (const to of [one, all])
    await noteObjection(house.ctx, to, { network: 'plain', account: 'fatima', how: 'mail', note: null, proof: null })
  for (const event of events) await bring(house.ctx, one, [event])
  await bring(house.ctx, all, events)
  expect(await kept(all)).toEqual(await kept(one))
})

function noteIn(event: ReturnType<typeof create>) {
  if (!('note' in event)) throw new Error('no note')
  return event.note
}
