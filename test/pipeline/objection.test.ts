import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import { noteObjection } from '../../server/use/note-objection.ts'
import { addTerm, createTermGroup } from '../../server/use/term/change-terms.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
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
  expect(await noteObjection(house.ctx, to, { network: 'plain', account: '@fatima', how: 'mail', note: null })).toBe(1)
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

test('what they say to us still comes in, and what is in a conversation stays', async () => {
  const to = await makeOrganisation(house.ctx)
  await says(to, '1', { addressed: true })
  await noteObjection(house.ctx, to, { network: 'plain', account: 'did:1', how: 'formulier', note: null })
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
    await noteObjection(house.ctx, to, { network: 'plain', account: 'fatima', how: 'mail', note: null })
  for (const event of events) await bring(house.ctx, one, [event])
  await bring(house.ctx, all, events)
  expect(await kept(all)).toEqual(await kept(one))
})

function noteIn(event: ReturnType<typeof create>) {
  if (!('note' in event)) throw new Error('no note')
  return event.note
}
