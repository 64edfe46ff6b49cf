import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import { readConversations } from '../../server/store/conversation.ts'
import { pageOfRuns } from '../../server/store/rule.ts'
import { undoChanges } from '../../server/use/change-conversations.ts'
import { previewRule } from '../../server/use/rule/preview-rule.ts'
import { runRules } from '../../server/use/rule/run-rules.ts'
import { runWaits } from '../../server/use/rule/run-waits.ts'
import { changeRule, createRule, type GivenRule } from '../../server/use/rule/save-rule.ts'
import { sendWebhooks } from '../../server/use/rule/send-webhooks.ts'
import { stopRunaways } from '../../server/use/rule/stop-runaways.ts'
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
        hooks.push({ url, headers, body })
        return { status: answers, body: '' }
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
