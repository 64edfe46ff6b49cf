/** Rules are tried on last month before they hold, and who would hold nearly everybody is asked whether that is meant. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { RulesPreview, SuppressionRules } from '../../contract/suppression-rules.ts'
import type { Note } from '../../domain/message/message.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { create, plainChannel } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let joris: Visitor
let marketer: Visitor
let organisationId: string
let channelId: string
const day = 86_400_000

beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  joris = await house.owner()
  marketer = await house.colleague('marketer')
  organisationId = (await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id
  channelId = house.ctx.newId()
  const plain = { kind: 'plain', name: 'Proef', address: 'proef@example.org', settings: '{}' }
  const row = { ...plain, organisation_id: organisationId, id: channelId, created_at: house.ctx.clock() }
  await house.ctx.db.insertInto('channel').values(row).execute()
  // A month ago somebody was hurt, and said soon that it was well; another only asked something.
  await writes('fatima', 'Dit is een klacht: jullie service is waardeloos en niemand doet iets.')
  await writes('bram', 'Wat kost glasvezel bij jullie?')
  house.wait(5 * day)
  await asks('fatima', 'Voorjaar')
  await asks('bram', 'Voorjaar')
  house.wait(60_000)
  await writes('fatima', 'Ja, het is opgelost. Alles werkt weer, bedankt!', { thread: { inReplyTo: ['p-1'] } })
  house.wait(10 * day)
}, 60_000)
afterAll(() => house.close())

let said = 0
async function writes(name: string, text: string, more: Partial<Note> = {}): Promise<void> {
  const actor = { network: 'email', id: `${name}@example.nl`, name }
  const event = create({ id: `p-${++said}`, actor, text, published: house.ctx.clock(), ...more })
  await acceptArrivals(house.ctx, { organisationId, channelId, zone: 'Europe/Amsterdam' }, [
    { bytes: Buffer.from(JSON.stringify(event)) },
  ])
  while ((await receiveMessages(house.ctx, organisationId)) > 0);
}
const asks = async (name: string, campaign: string) => {
  await joris.ask('POST', '/api/v1/decisions', {
    ...{ purpose: 'offer', channel: 'email', campaign, addressees: [{ email: `${name}@example.nl` }] },
  })
  await house.ctx.suppression.notes.settled()
}
const known = async () =>
  (await joris.ask<{ rules: SuppressionRules; version: number }>('GET', '/api/v1/suppression/rules')).body
const tried = async (part: Partial<SuppressionRules>, by = joris) =>
  (
    await by.ask<RulesPreview>('POST', '/api/v1/suppression/rules/preview', {
      rules: { ...(await known()).rules, ...part },
    })
  ).body

test('the same rules would have done the same, and what stood then counts, not what stands now', async () => {
  const found = await tried({})
  expect(found.people).toMatchObject({ looked: 2, now: found.people.tried })
  expect(found.people.now).toBe(2)
  expect(found.mails).toEqual({ looked: 2, now: 2, tried: 2 })
  expect(found.examples).toEqual([])
})

test('rules that let go say for whom and why it was held, and marketing sees no conversation in it', async () => {
  const off = { painful: { on: false, quietDays: 7 }, inDialogue: { on: false, hours: 48 } }
  const found = await tried(off)
  expect(found.people).toMatchObject({ now: 2, tried: 0 })
  expect(found.mails).toMatchObject({ now: 2, tried: 0 })
  const fatima = found.examples.find(({ contact }) => contact.name === 'fatima')
  expect(fatima).toMatchObject({ now: 'hold', tried: 'send', campaign: 'Voorjaar' })
  expect(fatima?.reasons[0]?.conversations).toHaveLength(1)
  const shown = await tried(off, marketer)
  expect(shown.examples.flatMap(({ reasons }) => reasons.flatMap(({ conversations }) => conversations))).toEqual([])
})

test('what changes for whoever we do not know is said, with how many addresses of last month it is about', async () => {
  const asked = { purpose: 'offer', channel: 'email', campaign: 'Nieuwsbrief' }
  // A list leaves a count only; a permission is in the log.
  await joris.ask('POST', '/api/v1/decisions', {
    ...{ ...asked, addressees: [{ email: 'a@elders.example' }, { email: 'b@elders.example' }] },
  })
  await joris.ask('POST', '/api/v1/leases', { ...asked, addressee: { email: 'c@elders.example' } })
  await house.ctx.suppression.notes.settled()

  const same = await tried({})
  expect(same.strangers).toEqual({
    ...{ now: 'waits', tried: 'waits', waited: 3, asked: { looked: 1, now: 1, tried: 1, changed: 0 } },
  })
  const elsewhere = await tried({ consentLives: 'elsewhere' })
  expect(elsewhere.strangers).toEqual({
    ...{ now: 'waits', tried: 'goes', waited: 3, asked: { looked: 1, now: 1, tried: 0, changed: 1 } },
  })
  expect(elsewhere.examples).toEqual([])
})

test('a day that is not there is refused at its own field, with how to write it; who may not change rules reads whom to ask', async () => {
  const { rules, version } = await known()
  const tries = async (from: string, until: string) =>
    (
      await joris.ask('PATCH', '/api/v1/suppression/rules', {
        ...{ version, rules: { ...rules, sensitiveDays: [{ name: 'Stil', from, until }] } },
      })
    ).problem?.fields
  expect(await tries('02-31', '03-01')).toEqual([
    { path: 'rules.sensitiveDays.0.from', message: expect.stringContaining('05-04 for the fourth of May') },
  ])
  expect(await tries('2026-12-02', '2026-12-01')).toEqual([
    { path: 'rules.sensitiveDays.0.until', message: 'should not be before it begins' },
  ])
  const read = await marketer.ask<{ keepers: string[] }>('GET', '/api/v1/suppression/rules')
  expect(read.body.keepers).toEqual(['Joris Vermeer'])
})

test('rules that would hold everybody are refused with the number, until it is said that they are meant', async () => {
  const { rules, version } = await known()
  const strict = { ...rules, consentLives: 'here' as const }
  const first = await joris.ask('PATCH', '/api/v1/suppression/rules', { rules: strict, version })
  expect(first.status).toBe(409)
  expect(first.problem).toMatchObject({ code: 'holds-everybody', looked: 2, held: 2 })
  expect((await known()).version).toBe(version)
  const meant = { rules: strict, version, confirm: true }
  expect((await joris.ask('PATCH', '/api/v1/suppression/rules', meant)).status).toBe(200)
  // Who meant it is not asked again for each other change.
  const more = { ...strict, issue: { on: false } }
  expect((await joris.ask('PATCH', '/api/v1/suppression/rules', { rules: more, version: 1 })).status).toBe(200)
  const { body } = await joris.ask<{ items: { kind: string; about: object }[] }>('GET', '/api/v1/log')
  expect(body.items).toContainEqual(
    expect.objectContaining({ kind: 'suppression-rules-changed', about: { changed: 'consentLives' } }),
  )
})
