/** Removing a team: what it holds is said beforehand, goes where one chose, and nothing of it is left behind. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Conversation, QueueCounts } from '../../contract/conversation.ts'
import type { Team } from '../../contract/team.ts'
import { clearTeams } from '../../server/use/clear-teams.ts'
import { bring, create, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
let place: TestOrganisation

beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  owner = await house.owner()
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  place = { organisationId, channelId: '', agentId, zone: 'Europe/Amsterdam' }
})
afterAll(() => house.close())

const get = async <T>(path: string) => (await owner.ask<T>('GET', `/api/v1/${path}`)).body
const makeTeam = async (name: string) => (await owner.ask<Team>('POST', '/api/v1/teams', { name })).body
const remove = (id: string, heirId: string | null, who = owner) =>
  who.ask('POST', `/api/v1/teams/${id}/removal`, { heirId })
const everywhere = async () => (await get<{ items: Conversation[] }>('conversations?state=all')).items
const teamsOf = async (ids: readonly string[]) =>
  (await everywhere()).filter(({ id }) => ids.includes(id)).map(({ team }) => team?.name ?? null)
const cleared = async () => {
  while (await clearTeams(house.ctx, place.organisationId));
}

/** A team with a channel, three conversations of which one is answered, and a task. */
async function busyTeam(name: string) {
  const team = await makeTeam(name)
  const channel = await owner.ask<{ id: string }>('POST', '/api/v1/channels', {
    kind: 'plain',
    name: `Plein ${name}`,
    settings: {},
    teamId: team.id,
  })
  const said = (n: number) => create({ id: `${name} ${n}`, actor: { network: 'plain', id: `${name} ${n}` } })
  const at = { ...place, channelId: channel.body.id }
  const known = new Set((await everywhere()).map(({ id }) => id))
  await bring(house.ctx, at, [said(1), said(2), said(3)])
  const ids = (await everywhere()).flatMap(({ id }) => (known.has(id) ? [] : [id]))
  const changes = [{ do: 'set', workState: 'answered' }]
  await owner.ask('POST', '/api/v1/conversations/changes', { ids: ids.slice(0, 1), changes })
  const task = await owner.ask<{ id: string }>('POST', '/api/v1/tasks', { kind: 'task', title: 'Bel', teamId: team.id })
  return { team, channelId: channel.body.id, ids, taskId: task.body.id }
}
const taskOf = (id: string) =>
  house.ctx.db.selectFrom('task').select(['agent_id', 'team_id']).where('id', '=', id).executeTakeFirstOrThrow()

test('what a team holds is said before it is removed', async () => {
  const { team } = await busyTeam('Bezorging')
  const filters = { state: 'open', team: team.id }
  await owner.ask('POST', '/api/v1/views', { name: 'Van bezorging', personal: false, filters })
  const holds = { open: 2, others: 1, tasks: 1, channels: 1, rules: 0, views: 1, canned: 0 }
  expect(await get(`teams/${team.id}/holds`)).toEqual(holds)
})

test('what it holds goes to another team, finished conversations included', async () => {
  const { team, ids, channelId, taskId } = await busyTeam('Techniek')
  const heir = await makeTeam('Storingen')
  expect((await remove(team.id, heir.id)).status).toBe(204)
  // At once nothing shows the team, and then everything shows the other.
  expect(await teamsOf(ids)).toEqual([null, null, null])
  await cleared()
  expect(await teamsOf(ids)).toEqual(['Storingen', 'Storingen', 'Storingen'])
  const counts = await get<QueueCounts>('conversations/counts')
  expect(counts.teams[heir.id]).toEqual({ open: 2, nobody: 2 })
  expect(counts.teams[team.id]).toBeUndefined()
  expect(await taskOf(taskId)).toEqual({ agent_id: null, team_id: heir.id })
  const { channels } = await get<{ channels: { id: string; team: Team | null }[] }>('channels')
  expect(channels.find(({ id }) => id === channelId)?.team?.name).toBe('Storingen')
  const { acts } = await get<{ acts: { kind: string; agentId: string | null }[] }>(`conversations/${ids[0]}/timeline`)
  expect(acts.at(-1)).toMatchObject({ kind: 'move', agentId: null, after: { teamId: heir.id } })
  // Its name is free, and the heir can be removed as well.
  expect((await makeTeam('Techniek')).name).toBe('Techniek')
  await remove(heir.id, null)
  await cleared()
  expect(await teamsOf(ids)).toEqual([null, null, null])
})

test('without an heir conversations are nobody’s, and its tasks are for who removed it', async () => {
  const { team, ids, taskId } = await busyTeam('Sales')
  await remove(team.id, null)
  await cleared()
  expect(await teamsOf(ids)).toEqual([null, null, null])
  expect(await taskOf(taskId)).toEqual({ agent_id: place.agentId, team_id: null })
  expect((await get<{ teams: Team[] }>('teams')).teams.map(({ id }) => id)).not.toContain(team.id)
})

test('what comes back to a removed team, by undoing, does not stay there', async () => {
  const { team, ids } = await busyTeam('Inkoop')
  const moved = await owner.ask<{ batchId: string }>('POST', '/api/v1/conversations/changes', {
    ids,
    changes: [{ do: 'move', teamId: null }],
  })
  await remove(team.id, null)
  await cleared()
  await owner.ask('POST', `/api/v1/changes/${moved.body.batchId}/undo`)
  await cleared()
  await cleared()
  expect((await get<QueueCounts>('conversations/counts')).teams[team.id]).toBeUndefined()
})

test('a team is no heir of itself, and only who runs the house removes one', async () => {
  const team = await makeTeam('Alleen')
  expect((await remove(team.id, team.id)).status).toBe(400)
  expect((await remove(team.id, house.ctx.newId())).status).toBe(400)
  expect((await remove(team.id, null, await house.colleague('agent'))).status).toBe(403)
  expect((await remove(team.id, null)).status).toBe(204)
  expect((await remove(team.id, null)).status).toBe(404)
  const move = { ids: [(await everywhere())[0]?.id], changes: [{ do: 'move', teamId: team.id }] }
  expect((await owner.ask('POST', '/api/v1/conversations/changes', move)).status).toBe(400)
})
