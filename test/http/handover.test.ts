/** The end of a shift: what is shown to whom, and how much of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { readHandover } from '../../contract/handover.ts'
import { bring, create, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

type Handover = Answer<typeof readHandover>

let house: TestHouse
let owner: Visitor
let joris: Visitor & { id: string }
let sanne: Visitor & { id: string }
let place: TestOrganisation
const ids: string[] = []
let complaintId = ''
let teamId = ''

beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  owner = await house.owner()
  joris = await house.colleague('agent')
  sanne = await house.colleague('agent')
  const made = { kind: 'plain', name: 'Plein', settings: {} }
  const channel = await owner.ask<{ id: string }>('POST', '/api/v1/channels', made)
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  place = { organisationId, channelId: channel.body.id, agentId: joris.id, zone: 'Europe/Amsterdam' }
  await talks(6)
  const { labels } = (await owner.ask<{ labels: Labelled[] }>('GET', '/api/v1/labels')).body
  complaintId = labels.find(({ meaning }) => meaning === 'complaint')?.id ?? ''
  teamId = (await owner.ask<{ teams: { id: string }[] }>('GET', '/api/v1/teams')).body.teams[0]?.id ?? ''
})
afterAll(() => house.close())

type Labelled = { id: string; name: string; meaning: string | null }

/** So many customers say something, one after the other. */
async function talks(n: number): Promise<void> {
  const from = ids.length
  const said = (i: number) =>
    create({ id: `m${from + i}`, text: 'Wanneer?', actor: { network: 'plain', id: `klant-${from + i}` } })
  await bring(
    house.ctx,
    place,
    Array.from({ length: n }, (_, i) => said(i)),
  )
  const rows = await house.ctx.db.selectFrom('conversation').select('id').orderBy('number').execute()
  ids.splice(0, ids.length, ...rows.map(({ id }) => id))
}

const change = (of: readonly (string | undefined)[], ...changes: object[]) =>
  owner.ask('POST', '/api/v1/conversations/changes', { ids: of, changes })
const handover = async (who: Visitor, query = '') => (await who.ask<Handover>('GET', `/api/v1/handover${query}`)).body
const idsOf = (list: { items: readonly { id: string }[] }) => list.items.map(({ id }) => id)

test('mine is mine, my teams are theirs too, and everything is everybody’s', async () => {
  await change([ids[0]], { do: 'assign', agentId: joris.id })
  await change([ids[1]], { do: 'assign', agentId: sanne.id })
  await change([ids[2]], { do: 'move', teamId })
  expect(idsOf((await handover(joris)).open)).toEqual([ids[0]])
  expect(idsOf((await handover(joris, '?scope=teams')).open)).toEqual([ids[0]])
  await owner.ask('PATCH', `/api/v1/teams/${teamId}`, { join: [joris.id] })
  expect(idsOf((await handover(joris, '?scope=teams')).open).sort()).toEqual([ids[0], ids[2]].sort())
  expect(idsOf((await handover(sanne, `?team=${teamId}`)).open)).toEqual([ids[2]])
  expect(idsOf((await handover(joris, '?scope=everything')).open).sort()).toEqual([...ids].sort())
})

test('a complaint is known by what its label means, stands apart, and stays until the customer agrees', async () => {
  await owner.ask('PATCH', `/api/v1/labels/${complaintId}`, { name: 'boos' })
  await change([ids[0], ids[3]], { do: 'label', add: [complaintId], remove: [] })
  const all = await handover(joris, '?scope=everything')
  expect(idsOf(all.complaints).sort()).toEqual([ids[0], ids[3]].sort())
  expect(idsOf(all.open)).not.toContain(ids[0])
  expect(idsOf((await handover(joris)).complaints)).toEqual([ids[0]])
  await change([ids[3]], { do: 'set', workState: 'answered' })
  expect(idsOf((await handover(joris, '?scope=everything')).complaints)).toEqual([ids[0]])
  const refused = house.ctx.db.updateTable('conversation').set({ customer_word: 'refused' })
  await refused.where('id', '=', ids[3] ?? '').execute()
  expect(idsOf((await handover(joris, '?scope=everything')).complaints)).toContain(ids[3])
})

test('what was promised or taken on stands there until it is done, with what it is about', async () => {
  const about = { kind: 'commitment', title: 'Terugbellen', conversationId: ids[4], agentId: sanne.id }
  const task = await owner.ask<{ id: string }>('POST', '/api/v1/tasks', about)
  const other = await owner.ask<{ id: string }>('POST', '/api/v1/tasks', { ...about, kind: 'task' })
  const hers = await handover(sanne)
  expect(idsOf(hers.tasks).sort()).toEqual([task.body.id, other.body.id].sort())
  expect(hers.about.map(({ id }) => id)).toEqual([ids[4]])
  expect((await handover(joris)).tasks.items).toEqual([])
  await owner.ask('PATCH', `/api/v1/tasks/${task.body.id}`, { done: true })
  expect(idsOf((await handover(sanne)).tasks)).toEqual([other.body.id])
  await owner.ask('PATCH', `/api/v1/tasks/${other.body.id}`, { agentId: joris.id })
  expect(idsOf((await handover(joris)).tasks)).toEqual([other.body.id])
  expect(idsOf((await handover(joris, '?scope=everything')).tasks)).toEqual([other.body.id])
})

test('what hurts is a complaint without a label as well, also when it was set aside; what else was set aside stands last', async () => {
  await change([ids[4], ids[5]], { do: 'assign', agentId: joris.id })
  await change([ids[4], ids[5]], { do: 'snooze', until: null })
  expect(idsOf((await handover(joris)).later).sort()).toEqual([ids[4], ids[5]].sort())
  const at = house.ctx.clock()
  const hurt = house.ctx.db.updateTable('conversation').set({ pain_since: at, pain_at: at, pain_for: 'complaint' })
  await hurt.where('id', '=', ids[4] ?? '').execute()
  const his = await handover(joris)
  expect(idsOf(his.complaints)).toContain(ids[4])
  expect(idsOf(his.later)).toEqual([ids[5]])
})

test('however much there is, it is bounded and says that there is more', async () => {
  await talks(220)
  const { open } = await handover(joris, '?scope=everything')
  expect(open.items).toHaveLength(200)
  expect(open.more).toBe(true)
  const given = await change(idsOf(open), { do: 'assign', agentId: sanne.id })
  expect(given.status).toBe(200)
  expect((await handover(joris)).open.items).toEqual([])
})

test('who may not read conversations is told so, and a scope that does not exist is refused', async () => {
  expect((await house.stranger().ask('GET', '/api/v1/handover')).status).toBe(401)
  expect((await (await house.program(['event.read'])).ask('GET', '/api/v1/handover')).status).toBe(403)
  expect((await joris.ask('GET', '/api/v1/handover?scope=yours')).status).toBe(400)
})
