import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import { createReach } from '../../server/reach.ts'
import { readConversations } from '../../server/store/conversation.ts'
import { pageOfRuns } from '../../server/store/rule.ts'
import { undoChanges } from '../../server/use/change-conversations.ts'
import { previewRule } from '../../server/use/rule/preview-rule.ts'
import { runRules } from '../../server/use/rule/run-rules.ts'
import { runWaits } from '../../server/use/rule/run-waits.ts'
import { changeRule, createRule, type GivenRule, orderRules } from '../../server/use/rule/save-rule.ts'
import { sendWebhooks } from '../../server/use/rule/send-webhooks.ts'
import { stopRunaways } from '../../server/use/rule/stop-runaways.ts'
import { sayReason } from '../../web/words/reasons.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, plainChannel, type TestOrganisation } from '../support/organisation.ts'

type Hook = { url: string; body: string; headers: Record<string, string> }
let house: TestHouse
let answers = 204
const hooks: Hook[] = []
beforeAll(async () => {
  house = await openHouse({
    context: {
      channels: new Map([...allChannels, ['plain', plainChannel]]),
      reach: async (url, { headers, body = '' }) => {
        hooks.push({ url, headers, body: String(body) })
        return { status: answers, headers: {}, body: '' }
      },
    },
  })
})
afterAll(() => house.close())

const given = (more: Partial<GivenRule>): GivenRule => ({
  name: 'Storing',
  moment: { when: 'said' },
  conditions: [],
  actions: [{ do: 'set', workState: 'pending' }],
  last: false,
  webhookUrl: null,
  ...more,
})

/** An organisation in which the rules have looked once, so that they see what comes from now on. */
async function place(...rules: Partial<GivenRule>[]): Promise<{ to: TestOrganisation; ids: string[] }> {
  const to = await makeOrganisation(house.ctx)
  await runRules(house.ctx, to.organisationId)
  const ids: string[] = []
  for (const rule of rules) {
    const { row } = await createRule(house.ctx, to, given(rule))
    ids.push(row.id)
    await changeRule(house.ctx, to, row.id, { enabled: true })
  }
  return { to, ids }
}

const says = (to: TestOrganisation, id: string, text: string, more = {}) =>
  bring(house.ctx, to, [create({ id, text, actor: { network: 'plain', id: 'fatima' }, ...more })])

async function conversationsIn(to: TestOrganisation) {
  const rows = await house.ctx.db
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .orderBy('number')
    .execute()
  return readConversations(
    house.ctx.db,
    to.organisationId,
    rows.map(({ id }) => id),
  )
}

const runsOf = (to: TestOrganisation, id = '') => pageOfRuns(house.ctx.db, to.organisationId, id, null, 50)

test('a rule does what it says, once, says which rule it was, and is undone like anything else', async () => {
  const { to, ids } = await place({ conditions: [{ if: 'says', words: ['géén internet'] }] })
  await says(to, 'a', 'Al twee dagen GEEN INTERNET, kan iemand mij helpen?')
  await says(to, 'b', 'Mooi, dat internetten gaat best', { actor: { network: 'plain', id: 'bram' } })
  await runRules(house.ctx, to.organisationId)
  await runRules(house.ctx, to.organisationId)
  expect((await conversationsIn(to)).map(({ workState }) => workState)).toEqual(['pending', 'open'])
  const [run, ...more] = await runsOf(to, ids[0])
  expect(more).toEqual([])
  const acts = await house.ctx.db
    .selectFrom('act')
    .select(['rule_id', 'agent_id', 'kind'])
    .where('organisation_id', '=', to.organisationId)
    .execute()
  expect(acts).toEqual([{ rule_id: ids[0], agent_id: null, kind: 'set' }])
  expect(await undoChanges(house.ctx, to, run?.batch_id ?? '')).toEqual({ undone: 1, kept: 0 })
  expect((await conversationsIn(to)).map(({ workState }) => workState)).toEqual(['open', 'open'])
  expect((await runsOf(to, ids[0]))[0]?.batch_id).toBeNull()
})

test('rules go in their order, a later one sees what an earlier one did, and the last one ends it', async () => {
  const { to, ids } = await place(
    {
      actions: [
        { do: 'move', teamId: null },
        { do: 'set', workState: 'pending' },
      ],
      last: true,
    },
    { actions: [{ do: 'set', workState: 'answered' }] },
  )
  await says(to, 'a', 'Hallo')
  await runRules(house.ctx, to.organisationId)
  expect((await conversationsIn(to))[0]?.workState).toBe('pending')
  expect(await runsOf(to, ids[1])).toEqual([])
})

test('what a rule does starts no rule, and what was there before us starts none', async () => {
  const { to, ids } = await place({ actions: [{ do: 'set', workState: 'pending' }] }, { moment: { when: 'opened' } })
  await bring(house.ctx, to, [create({ id: 'oud', text: 'Van vorig jaar' })], true)
  await says(to, 'a', 'Nieuw')
  for (let i = 0; i < 3; i++) await runRules(house.ctx, to.organisationId)
  expect(await runsOf(to, ids[0])).toHaveLength(1)
  expect(await runsOf(to, ids[1])).toHaveLength(1)
})

test('a rule about waiting does its work once for each wait', async () => {
  const { to, ids } = await place({
    moment: { when: 'waits', minutes: 30 },
    actions: [{ do: 'webhook' }],
    webhookUrl: 'https://example.org/hook',
  })
  await says(to, 'a', 'Is daar iemand?')
  await runWaits(house.ctx, to.organisationId)
  expect(await runsOf(to, ids[0])).toEqual([])
  house.wait(31 * 60_000)
  await runWaits(house.ctx, to.organisationId)
  await runWaits(house.ctx, to.organisationId)
  expect(await runsOf(to, ids[0])).toHaveLength(1)
})

test('a webhook carries ids and no texts, is signed, and is tried again until it is taken', async () => {
  const { to, ids } = await place({ actions: [{ do: 'webhook' }], webhookUrl: 'https://example.org/hook' })
  hooks.length = 0
  answers = 500
  await says(to, 'a', 'Mijn rekeningnummer is geheim')
  await runRules(house.ctx, to.organisationId)
  const stopping = new AbortController().signal
  await sendWebhooks(house.ctx, to.organisationId, stopping)
  expect((await runsOf(to, ids[0]))[0]).toMatchObject({ webhook: 'waiting', problem: 'The webhook answers 500.' })
  await sendWebhooks(house.ctx, to.organisationId, stopping)
  expect(hooks).toHaveLength(1)
  answers = 204
  house.wait(61_000)
  await sendWebhooks(house.ctx, to.organisationId, stopping)
  expect((await runsOf(to, ids[0]))[0]).toMatchObject({ webhook: 'sent', problem: null })
  expect(hooks.map(({ headers }) => headers['webhook-id'])).toEqual(Array(2).fill((await runsOf(to, ids[0]))[0]?.id))
  expect(hooks[0]?.body).not.toContain('rekeningnummer')
  expect(hooks[0]?.headers['webhook-signature']).toMatch(/^v1,/)
})

test('a rule that goes round in circles by way of another program is stopped, and says why', async () => {
  const { to, ids } = await place({ actions: [{ do: 'set', workState: 'pending' }] })
  for (let i = 0; i < 25; i++)
    await says(to, `m${i}`, 'Bedankt voor uw bericht', i ? { thread: { inReplyTo: ['m0'] } } : {})
  await runRules(house.ctx, to.organisationId)
  await stopRunaways(house.ctx, to.organisationId)
  const rule = await house.ctx.db
    .selectFrom('rule')
    .selectAll()
    .where('id', '=', ids[0] ?? '')
    .executeTakeFirstOrThrow()
  expect(rule).toMatchObject({ enabled: false, stopped: 'It did something 25 times in an hour, about #1.' })
})

test('a preview tells what would have been done with last month and changes nothing', async () => {
  const { to } = await place()
  await says(to, 'a', 'De storing duurt nu al een dag')
  await says(to, 'b', 'Wanneer komt de monteur?', { actor: { network: 'plain', id: 'bram' } })
  const asked = { moment: { when: 'said' } as const, conditions: [{ if: 'says', words: ['storing'] } as const] }
  const preview = await previewRule(house.ctx, to.organisationId, asked)
  expect(preview).toMatchObject({ looked: 2, met: 1, examples: [{ text: 'De storing duurt nu al een dag' }] })
  expect((await conversationsIn(to)).map(({ version }) => version)).toEqual([1, 1])
})

const post = (id: string, text: string) =>
  create({ id, text, addressed: false, visibility: 'public', thread: { root: id }, actor: { network: 'plain', id } })

test('a post that a rule is about becomes a conversation, once, and the log leads to it', async () => {
  const { to, ids } = await place({
    moment: { when: 'listened' },
    conditions: [{ if: 'says', words: ['glasvezel'] }],
    actions: [{ do: 'open', teamId: null }],
  })
  await bring(house.ctx, to, [post('a', 'Die glasvezel komt er nooit'), post('b', 'Mooi weer vandaag')])
  await runRules(house.ctx, to.organisationId)
  await runRules(house.ctx, to.organisationId)
  const [conversation, ...more] = await conversationsIn(to)
  expect(more).toEqual([])
  expect(conversation).toMatchObject({ workState: 'open', snippet: 'Die glasvezel komt er nooit' })
  expect(await runsOf(to, ids[0])).toMatchObject([{ conversation_id: conversation?.id, problem: null, batch_id: null }])
  const act = house.ctx.db.selectFrom('act').select(['kind', 'rule_id', 'agent_id'])
  expect(await act.where('organisation_id', '=', to.organisationId).execute()).toEqual([
    { kind: 'open', rule_id: ids[0], agent_id: null },
  ])
})

test('a question of the press goes to the team that speaks with the press, and a question of a customer does not', async () => {
  const { to } = await place({ conditions: [{ if: 'press' }] })
  await says(to, 'a', 'Ik ben journalist en zoek vandaag nog een woordvoerder voor wederhoor.')
  await says(to, 'b', 'Wanneer komt de monteur?', { actor: { network: 'plain', id: 'bram' } })
  await runRules(house.ctx, to.organisationId)
  expect((await conversationsIn(to)).map(({ workState }) => workState)).toEqual(['pending', 'open'])
})

test('what was said around us long ago is no news to a rule', async () => {
  const { to, ids } = await place({ moment: { when: 'listened' }, actions: [{ do: 'open', teamId: null }] })
  const old = post('a', 'Van vorig jaar')
  if (old.type !== 'Create') throw new Error('a post is created')
  const published = new Date(house.ctx.clock().getTime() - 400 * 24 * 3_600_000)
  await bring(house.ctx, to, [{ ...old, note: { ...old.note, published } }], true)
  await runRules(house.ctx, to.organisationId)
  expect(await runsOf(to, ids[0])).toEqual([])
})

test('what is gone is left out and said, the rest is done, and no other rule waits for it', async () => {
  const labelId = house.ctx.newId()
  const { to, ids } = await place()
  const [name, agentId] = ['klacht', house.ctx.newId()]
  const row = { organisation_id: to.organisationId, created_at: house.ctx.clock() }
  await house.ctx.db
    .insertInto('label')
    .values({ ...row, id: labelId, name, colour: 'grey' } as never)
    .execute()
  await house.ctx.db
    .insertInto('agent')
    .values({ ...row, id: agentId, name, alias: name, email: `${agentId}@example.org`, role: 'agent' })
    .execute()
  const actions: GivenRule['actions'] = [
    { do: 'assign', agentId },
    { do: 'label', add: [labelId], remove: [] },
    { do: 'set', workState: 'pending' },
  ]
  for (const rule of [given({ actions }), given({ actions: [{ do: 'move', teamId: null }] })]) {
    const { row: made } = await createRule(house.ctx, to, rule)
    ids.push(made.id)
    await changeRule(house.ctx, to, made.id, { enabled: true })
  }
  const of = (table: 'agent' | 'label') =>
    house.ctx.db.updateTable(table).where('organisation_id', '=', to.organisationId)
  await of('agent').set({ active: false }).where('id', '=', agentId).execute()
  await of('label').set({ removed_at: house.ctx.clock() }).where('id', '=', labelId).execute()
  await says(to, 'a', 'Hallo')
  await runRules(house.ctx, to.organisationId)
  expect(await conversationsIn(to)).toMatchObject([{ workState: 'pending', agentId: null, labelIds: [] }])
  const problem = 'One of its actions names somebody who does not answer conversations here.'
  expect(await runsOf(to, ids[0])).toMatchObject([{ problem }])
  expect(await runsOf(to, ids[1])).toMatchObject([{ problem: null }])
  await expect(changeRule(house.ctx, to, ids[0] ?? '', { enabled: true })).rejects.toThrow(/actions\.0 names somebody/)
  expect((await changeRule(house.ctx, to, ids[0] ?? '', { enabled: false })).enabled).toBe(false)
})

test('a webhook to a place that may not be reached is refused, and the log says so', async () => {
  const { to, ids } = await place({ actions: [{ do: 'webhook' }], webhookUrl: 'http://127.0.0.1:1/hook' })
  await says(to, 'a', 'Hallo')
  await runRules(house.ctx, to.organisationId)
  const reach = createReach({ privateHosts: [] })
  await sendWebhooks({ ...house.ctx, reach }, to.organisationId, new AbortController().signal)
  const [run] = await runsOf(to, ids[0])
  expect(run).toMatchObject({ webhook: 'waiting' })
  expect(run?.problem).toMatch(/127\.0\.0\.1 is not on the public internet/)
  expect(sayReason(run?.problem ?? '', 'nl')).toMatch(/staat niet op het openbare internet/)
})

test('the order that somebody gives holds, and the rules that they left out come after', async () => {
  const { to, ids } = await place({ name: 'een' }, { name: 'twee' }, { name: 'drie' })
  await orderRules(house.ctx, to, [ids[2] ?? '', house.ctx.newId()])
  const rows = await house.ctx.db
    .selectFrom('rule')
    .select('name')
    .where('organisation_id', '=', to.organisationId)
    .orderBy('place')
    .execute()
  expect(rows.map(({ name }) => name)).toEqual(['drie', 'een', 'twee'])
})
