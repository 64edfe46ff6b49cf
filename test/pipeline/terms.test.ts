import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import { ProblemError } from '../../server/problem.ts'
import { pageOfHits } from '../../server/store/hit.ts'
import { saidPerHour } from '../../server/store/hit-count.ts'
import { listTerms } from '../../server/store/term.ts'
import { runRules } from '../../server/use/rule/run-rules.ts'
import { changeRule, createRule } from '../../server/use/rule/save-rule.ts'
import { shortenSome } from '../../server/use/shorten-listened.ts'
import {
  addTerm,
  changeTerm,
  createTermGroup,
  removeOneTerm,
  removeTermGroup,
} from '../../server/use/term/change-terms.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import { lookBack } from '../../server/use/term/look-back.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, note, plainChannel, type TestOrganisation } from '../support/organisation.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
})
afterAll(() => house.close())

/** An organisation that follows its terms, with one group. */
async function place(): Promise<{ to: TestOrganisation; group: string }> {
  const to = await makeOrganisation(house.ctx)
  const group = await createTermGroup(house.ctx, to, { name: 'Wij', about: 'brand', colour: 'blue', teamId: null })
  await work(to)
  return { to, group }
}

async function work({ organisationId }: TestOrganisation): Promise<void> {
  while (await followTerms(house.ctx, organisationId));
  while (await lookBack(house.ctx, organisationId));
}

const says = (to: TestOrganisation, id: string, text: string, more = {}) =>
  bring(house.ctx, to, [
    create({
      id,
      text,
      actor: { network: 'plain', id: 'fatima', handle: 'fatima' },
      addressed: false,
      visibility: 'public',
      ...more,
    }),
  ])

async function hits({ organisationId }: TestOrganisation, groupId: string) {
  const page = await pageOfHits(house.ctx.db, organisationId, { groupId }, null, 50)
  const messages = await house.ctx.db
    .selectFrom('message')
    .select(['id', 'text'])
    .where('organisation_id', '=', organisationId)
    .execute()
  return page.map(({ message_id, term_ids, addressed }) => ({
    text: messages.find(({ id }) => id === message_id)?.text,
    terms: term_ids.length,
    addressed,
  }))
}

async function counted({ organisationId }: TestOrganisation, groupId: string): Promise<number> {
  const hours = await saidPerHour(house.ctx.db, organisationId, groupId, new Date(0), new Date('2100-01-01'))
  return hours.reduce((sum, { said }) => sum + Number(said), 0)
}

test('what comes in meets the terms, once per group; what does not meet them is no hit', async () => {
  const { to, group } = await place()
  await addTerm(house.ctx, to, group, 'storing')
  await addTerm(house.ctx, to, group, 'stroom*')
  await says(to, '1', 'Alweer een storing, de stroomkabel is stuk')
  await says(to, '2', 'Mooi weer vandaag')
  await says(to, '3', 'Storing? @jullie', { addressed: true })
  await work(to)
  expect(await hits(to, group)).toEqual([
    { text: 'Storing? @jullie', terms: 1, addressed: true },
    { text: 'Alweer een storing, de stroomkabel is stuk', terms: 2, addressed: false },
  ])
  expect(await counted(to, group)).toBe(2)
})

test('a new term looks back over history, and finds what a term that was always there finds', async () => {
  const { to, group } = await place()
  const early = await createTermGroup(house.ctx, to, { name: 'Vroeg', about: 'topic', colour: 'rust', teamId: null })
  await addTerm(house.ctx, to, early, 'storing NOT oefening')
  for (const [i, text] of ['storing', 'storing bij een oefening', 'een STÓRING in Zwolle'].entries())
    await says(to, `b${i}`, text)
  await work(to)
  await addTerm(house.ctx, to, group, 'storing NOT oefening')
  expect(await hits(to, group)).toEqual([])
  await work(to)
  expect(await hits(to, group)).toEqual(await hits(to, early))
  expect(await counted(to, group)).toBe(2)
  const term = (await listTerms(house.ctx.db, to.organisationId)).find(({ group_id }) => group_id === group)
  expect(term).toMatchObject({ back_done: true, back_seen: 3, back_met: 2 })
})

test('an edit is met anew; what is taken back is shown no more, and stays counted', async () => {
  const { to, group } = await place()
  await addTerm(house.ctx, to, group, 'storing')
  await says(to, '1', 'Een storing')
  await says(to, '2', 'Nog een storing')
  await work(to)
  const edited = note({ id: '1', text: 'Een staking', revision: 1, actor: { network: 'plain', id: 'fatima' } })
  await bring(house.ctx, to, [{ type: 'Update', note: { ...edited, addressed: false } }])
  await bring(house.ctx, to, [{ type: 'Delete', id: '2', at: new Date() }])
  await work(to)
  expect(await hits(to, group)).toEqual([])
  expect(await counted(to, group)).toBe(1)
})

test('other words are another term: what only the old one met leaves, what the new one meets comes', async () => {
  const { to, group } = await place()
  const term = await addTerm(house.ctx, to, group, 'storing')
  await says(to, '1', 'storing')
  await says(to, '2', 'staking')
  await says(to, '3', 'storing door staking')
  await work(to)
  const now = await changeTerm(house.ctx, to, term, { query: 'staking' })
  expect(now).not.toBe(term)
  await work(to)
  expect((await hits(to, group)).map(({ text }) => text)).toEqual(['storing door staking', 'staking'])
  expect(await counted(to, group)).toBe(2)
})

test('a term that pauses meets nothing new and keeps what it met; one that is removed takes its hits along', async () => {
  const { to, group } = await place()
  const term = await addTerm(house.ctx, to, group, 'storing')
  await says(to, '1', 'storing een')
  await work(to)
  await changeTerm(house.ctx, to, term, { enabled: false })
  await says(to, '2', 'storing twee')
  await work(to)
  expect((await hits(to, group)).map(({ text }) => text)).toEqual(['storing een'])
  await removeOneTerm(house.ctx, to, term)
  await work(to)
  expect(await hits(to, group)).toEqual([])
  expect(await counted(to, group)).toBe(0)
  await expect(changeTerm(house.ctx, to, term, { enabled: true })).rejects.toThrow('no such search term')
})

test('a group that is removed leaves no hits and no terms', async () => {
  const { to, group } = await place()
  await addTerm(house.ctx, to, group, 'storing')
  await says(to, '1', 'storing')
  await work(to)
  await removeTermGroup(house.ctx, to, group)
  await work(to)
  expect(await hits(to, group)).toEqual([])
  expect(await listTerms(house.ctx.db, to.organisationId)).toEqual([])
})

test('a term that cannot be understood is refused, and says where', async () => {
  const { to, group } = await place()
  const refused = await addTerm(house.ctx, to, group, 'storing AND (internet').catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(ProblemError)
  expect(refused).toMatchObject({ code: 'term-unclear', about: { more: { fault: { code: 'bracket-open', at: 12 } } } })
  expect(await listTerms(house.ctx.db, to.organisationId)).toEqual([])
})

test('a rule makes a conversation for a team of what meets the terms of a group, and waits until that is known', async () => {
  const { to, group } = await place()
  const teamId = house.ctx.newId()
  await house.ctx.db.insertInto('team').values({ organisation_id: to.organisationId, id: teamId, name: 'PR' }).execute()
  await runRules(house.ctx, to.organisationId)
  const { row } = await createRule(house.ctx, to, {
    name: 'Storing naar PR',
    moment: { when: 'listened' },
    conditions: [{ if: 'term', groupIds: [group] }],
    actions: [{ do: 'open', teamId }],
    last: false,
    webhookUrl: null,
  })
  await changeRule(house.ctx, to, row.id, { enabled: true })
  await addTerm(house.ctx, to, group, 'storing')
  await says(to, '1', 'Wat een storing weer')
  await says(to, '2', 'Wat een weer')
  // The rules look first: they wait for the terms.
  await runRules(house.ctx, to.organisationId)
  await work(to)
  await runRules(house.ctx, to.organisationId)
  const opened = await house.ctx.db
    .selectFrom('conversation')
    .select(['snippet', 'team_id'])
    .where('organisation_id', '=', to.organisationId)
    .execute()
  expect(opened).toEqual([{ snippet: 'Wat een storing weer', team_id: teamId }])
})

test('of a long text that nobody engaged with a snippet is kept after a day, and it stays where it was found', async () => {
  const { to, group } = await place()
  await addTerm(house.ctx, to, group, 'zonnepanelen')
  const filler = Array.from({ length: 400 }, (_, i) => `woord${i}`).join(' ')
  await says(to, 'lang', `${filler} zonnepanelen ${filler}`)
  await says(to, 'kort', 'zonnepanelen')
  await work(to)
  expect(await shortenSome(house.ctx, to.organisationId)).toBe(false)
  await sql`update message set received_at = received_at - interval '2 days' where organisation_id = ${to.organisationId}`.execute(
    house.ctx.db,
  )
  await shortenSome(house.ctx, to.organisationId)
  await work(to)
  const [short, long] = (await hits(to, group)).map(({ text }) => text ?? '').toSorted((a, b) => a.length - b.length)
  expect(short).toBe('zonnepanelen')
  expect(long).toContain('zonnepanelen')
  expect(long?.length).toBeLessThan(700)
  expect(await shortenSome(house.ctx, to.organisationId)).toBe(false)
})
