/** Rules at the edge: what is refused, with the field and the reason, and how many there may be. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Rule } from '../../contract/rule.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
})
afterAll(() => house.close())

const plain = {
  name: 'Storing',
  moment: { when: 'said' },
  conditions: [{ if: 'says', words: ['storing'] }],
  actions: [{ do: 'set', workState: 'pending' }],
  last: false,
  webhookUrl: null,
}
const make = (more: object = {}) =>
  owner.ask<{ rule: Rule; secret: string | null }>('POST', '/api/v1/rules', { ...plain, ...more })
const gone = '0198c0de-0000-7000-8000-000000000000'

test.each([
  ['a team', { actions: [{ do: 'move', teamId: gone }] }, /actions\.0 names a team that is not there/],
  ['a label', { actions: [{ do: 'label', add: [gone], remove: [] }] }, /actions\.0 names a label/],
  ['somebody', { actions: [{ do: 'assign', agentId: gone }] }, /actions\.0 names somebody who does not answer/],
  ['somebody to tell', { actions: [{ do: 'notify', agentIds: [gone], teamIds: [] }] }, /does not work here/],
  ['a team in a condition', { conditions: [{ if: 'team', teamIds: [gone] }] }, /conditions\.0 names a team/],
  [
    'a group of terms',
    { conditions: [{ if: 'term', groupIds: [gone] }] },
    /conditions\.0 names a group of search terms/,
  ],
])('a rule that names %s that is not there is refused, with the field', async (_, more, said) => {
  const { status, problem } = await make(more)
  expect(status).toBe(400)
  expect(problem.detail).toMatch(said)
})

test.each([
  ['assigning a post that is no conversation', { moment: { when: 'listened' } }, /needs a conversation/],
  ['opening what is a conversation', { actions: [{ do: 'open', teamId: null }] }, /only for posts/],
  ['a webhook to nowhere', { actions: [{ do: 'webhook' }] }, /webhookUrl is needed/],
  ['a webhook that is no web address', { webhookUrl: 'javascript:alert(1)' }, /webhookUrl/],
  ['doing nothing', { actions: [] }, /actions/],
  ['labelling with nothing', { actions: [{ do: 'label', add: [], remove: [] }] }, /actions\.0 names no label/],
  ['telling nobody', { actions: [{ do: 'notify', agentIds: [], teamIds: [] }] }, /actions\.0 names nobody/],
  ['words of ten thousand characters', { conditions: [{ if: 'says', words: ['x'.repeat(10_000)] }] }, /words/],
  ['hours that are none', { conditions: [{ if: 'hours', hours: { days: [1], from: '25:00', until: '9' } }] }, /hours/],
])('%s is refused, in words', async (_, more, said) => {
  const { status, problem } = await make(more)
  expect(status).toBe(400)
  expect(problem.detail).toMatch(said)
})

test('a rule is off until somebody switches it on, and its secret is told once', async () => {
  const { status, body } = await make({ actions: [{ do: 'webhook' }], webhookUrl: 'https://example.org/hook' })
  expect(status).toBe(201)
  expect(body.rule.enabled).toBe(false)
  expect(body.secret).toMatch(/^whsec_/)
  const { text } = await owner.ask('GET', '/api/v1/rules')
  expect(text).not.toContain('whsec_')
  const on = await owner.ask<Rule>('PATCH', `/api/v1/rules/${body.rule.id}`, { enabled: true })
  expect(on.body).toMatchObject({ enabled: true, version: 2 })
})

test('whoever answers customers reads the rules and does not make them', async () => {
  const agent = await house.colleague('agent')
  expect((await agent.ask('GET', '/api/v1/rules')).status).toBe(200)
  expect((await agent.ask('POST', '/api/v1/rules', plain)).status).toBe(403)
})

test('there are at most five hundred, all of them listed in their order', async () => {
  const { rules: before } = (await owner.ask<{ rules: Rule[] }>('GET', '/api/v1/rules')).body
  const last = before.at(-1)
  const row = await house.ctx.db
    .selectFrom('rule')
    .selectAll()
    .where('id', '=', last?.id ?? '')
    .executeTakeFirstOrThrow()
  const many = Array.from({ length: 500 - before.length }, (_, i) => ({
    ...row,
    id: house.ctx.newId(),
    place: row.place + 1 + i,
    moment: JSON.stringify(row.moment),
    conditions: JSON.stringify(row.conditions),
    actions: JSON.stringify(row.actions),
  }))
  await house.ctx.db.insertInto('rule').values(many).execute()
  const { status, problem } = await make()
  expect(status).toBe(409)
  expect(problem.detail).toMatch(/There are 500 rules already/)
  const { rules } = (await owner.ask<{ rules: Rule[] }>('GET', '/api/v1/rules')).body
  expect(rules).toHaveLength(500)
  const ids = rules.map(({ id }) => id).reverse()
  const ordered = await owner.ask<{ rules: Rule[] }>('POST', '/api/v1/rules/order', { ids })
  expect(ordered.body.rules.map(({ id }) => id)).toEqual(ids)
})
