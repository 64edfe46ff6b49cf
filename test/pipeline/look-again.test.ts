import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Raw } from '../../channels/kit/channel.ts'
import { lookAgain, planLooks } from '../../server/use/look-again.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, note, plainChannel, type TestOrganisation } from '../support/organisation.ts'

const raw = (event: unknown): Raw => ({ bytes: Buffer.from(JSON.stringify(event)) })
const asked: string[] = []
let now = new Date('2026-03-04T10:00:00Z')
/** What the network says when it is asked about one. */
const stands = new Map<string, () => Raw[]>()
const silent = {
  ...plainChannel,
  kind: 'silent',
  async reread({ id }: { id: string }) {
    asked.push(id)
    return stands.get(id)?.() ?? []
  },
}
let house: TestHouse
beforeAll(async () => {
  house = await openHouse({
    context: { channels: new Map([...allChannels, ['silent', silent], ['plain', plainChannel]]), clock: () => now },
  })
})
afterAll(() => house.close())

const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000)
}
async function look({ organisationId }: TestOrganisation): Promise<string[]> {
  asked.length = 0
  while (await planLooks(house.ctx, organisationId));
  while (await lookAgain(house.ctx, organisationId, new AbortController().signal));
  await receiveMessages(house.ctx, organisationId)
  return [...asked]
}
async function place(kind = 'silent') {
  const to = await makeOrganisation(house.ctx, kind)
  await look(to)
  return to
}
const said = async ({ organisationId }: TestOrganisation) =>
  (
    await house.ctx.db
      .selectFrom('message')
      .select(['text', 'state'])
      .where('organisation_id', '=', organisationId)
      .orderBy('external_id')
      .execute()
  ).map(({ text, state }) => [text, state])

test('what was changed or taken back without a word is found out', async () => {
  const to = await place()
  await bring(house.ctx, to, [
    create({ id: 'a', text: 'eerst' }),
    create({ id: 'b', text: 'weg' }),
    create({ id: 'c', text: 'zo' }),
  ])
  expect(await look(to)).toEqual([])
  stands.set('a', () => [raw({ type: 'Update', note: note({ id: 'a', text: 'later', revision: 1 }) })])
  stands.set('b', () => [raw({ type: 'Delete', id: 'b', at: now })])
  later(2)
  expect((await look(to)).sort()).toEqual(['a', 'b', 'c'])
  expect(await said(to)).toEqual([
    ['later', 'edited'],
    ['', 'deleted'],
    ['zo', 'present'],
  ])
})

test('what somebody is about to answer goes first and is looked at most often', async () => {
  const to = await place()
  await bring(house.ctx, to, [
    create({ id: 'x', text: 'om ons heen', addressed: false, published: now, actor: { network: 'silent', id: 'p' } }),
    create({ id: 'y', text: 'aan ons', published: now, actor: { network: 'silent', id: 'q' } }),
  ])
  await look(to)
  later(2)
  expect(await look(to)).toEqual(['y', 'x'])
  // At two days the overheard one is left for sixteen hours, the dialogue never longer than six.
  later(48)
  await look(to)
  later(7)
  expect(await look(to)).toEqual(['y'])
})

test('a network that cannot be asked is asked again later, and nothing is taken for gone', async () => {
  const to = await place()
  await bring(house.ctx, to, [create({ id: 'd', text: 'staat er nog' })])
  await look(to)
  stands.set('d', () => {
    throw new Error('429')
  })
  later(2)
  expect(await look(to)).toEqual(['d'])
  expect(await look(to)).toEqual([])
  expect(await said(to)).toEqual([['staat er nog', 'present']])
  stands.delete('d')
  later(2)
  expect(await look(to)).toEqual(['d'])
})

test('a network that tells of changes by itself is never asked', async () => {
  const to = await place('plain')
  await bring(house.ctx, to, [create({ id: 'e', text: 'hallo' })])
  await look(to)
  later(24)
  expect(await look(to)).toEqual([])
})
