/** Protecting the dialogue, with the real pipeline, store and readers of what people write. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Note } from '../../domain/message/message.ts'
import type { Addressee } from '../../domain/suppression/addressee.ts'
import type { Ask } from '../../domain/suppression/ask.ts'
import { defaultRules, written } from '../../domain/suppression/rules.ts'
import { putSuggestion } from '../../server/store/contact-suggestion.ts'
import { transact } from '../../server/store/database.ts'
import { renewFeelings } from '../../server/store/feeling.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { joinContacts } from '../../server/use/contact/join-contacts.ts'
import { takeApart } from '../../server/use/contact/take-apart.ts'
import { noteObjection } from '../../server/use/note-objection.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { consumeLease, consumeLeases } from '../../server/use/suppression/consume-lease.ts'
import { decideNow } from '../../server/use/suppression/decide-now.ts'
import { noteConsent } from '../../server/use/suppression/note-consent.ts'
import { setSituation } from '../../server/use/suppression/set-situation.ts'
import { takeLease, takeLeases } from '../../server/use/suppression/take-lease.ts'
import { correctJudgement } from '../../server/use/understanding/correct-judgement.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, note, plainChannel, type TestOrganisation } from '../support/organisation.ts'

let house: TestHouse
let now = new Date('2026-11-23T12:00:00Z')
let to: TestOrganisation
let count = 0

beforeAll(async () => {
  const channels = new Map([...allChannels, ['plain', plainChannel]])
  house = await openHouse({ context: { channels, clock: () => now } })
})
afterAll(() => house.close())
beforeEach(async () => {
  now = new Date('2026-11-23T12:00:00Z')
  to = await makeOrganisation(house.ctx)
  await changeRules(house.ctx, to, written({ ...defaultRules, consentLives: 'elsewhere' }), 0)
})

/** A law of every state: what stands with a conversation is what comes out when all that was said is told anew. */
afterEach(async () => {
  const rows = await house.ctx.db
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .execute()
  const ids = rows.map(({ id }) => id)
  expect(await transact(house.ctx.db, (tx) => renewFeelings(tx, to.organisationId, ids))).toEqual(new Map())
})

const complaint = 'Ik ben hier zo boven op. Dit is een klacht: jullie service is waardeloos en niemand doet iets.'
const agrees = 'Ja, het is opgelost. Alles werkt weer, bedankt!'
const neutral = 'Wat kost glasvezel bij jullie?'
const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000)
}

const mail = (address: string): Note['actor'] => ({ network: 'email', id: address, name: 'Fatima' })
async function says(text: string, actor: Note['actor'], more: Partial<Note> = {}): Promise<string> {
  const id = `m${++count}`
  await bring(house.ctx, to, [create({ id, text, actor, published: now, ...more })])
  return id
}
/** We answer. */
const answers = (inReplyTo: string, actor: Note['actor']) =>
  says(
    'Wij hebben het hersteld.',
    { network: 'email', id: 'wij@example.org' },
    { ours: true, to: actor, thread: { inReplyTo: [inReplyTo] } },
  )

const offer: Ask = { purpose: 'offer', medium: 'email', campaign: 'Najaar' }
const ask = async (one: Addressee, asked: Ask = offer) => {
  const { decisions } = await decideNow(house.ctx, to.organisationId, asked, [one])
  return decisions[0]
}
const code = async (one: Addressee, asked?: Ask) => (await ask(one, asked))?.code
const fatima = { email: 'fatima@example.nl' }
const lease = (one: Addressee = fatima) => takeLease(house.ctx, to.organisationId, offer, one, 'proef')
const consume = (id: string | null) => consumeLease(house.ctx, to.organisationId, id ?? '')
const contactOf = async (network: string, name: string) => {
  const { contact_id } = await house.ctx.db
    .selectFrom('claim as c')
    .innerJoin('account as a', 'a.id', 'c.account_id')
    .select('c.contact_id')
    .where('a.organisation_id', '=', to.organisationId)
    .where('a.network', '=', network)
    .where('a.external_id', '=', name)
    .where('c.withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return contact_id
}

test('somebody who complains gets no marketing, what they are owed goes; and it ends with their own word, after that day', async () => {
  expect(await code(fatima)).toBe('free')
  const first = await says(complaint, mail('fatima@example.nl'))
  expect(await ask(fatima)).toMatchObject({ verdict: 'hold', code: 'dialogue', until: null })
  expect(await ask(fatima, { ...offer, purpose: 'transactional' })).toMatchObject({
    verdict: 'send',
    code: 'transactional',
  })
  await answers(first, mail('fatima@example.nl'))
  const quiet = await ask(fatima)
  expect(quiet?.until?.toISOString()).toBe('2026-11-30T12:00:00.000Z')
  later(1)
  await says(agrees, mail('fatima@example.nl'), { thread: { inReplyTo: [first] } })
  expect(await ask(fatima)).toMatchObject({ code: 'dialogue', until: new Date('2026-11-23T23:00:00Z') })
  later(24)
  expect(await code(fatima)).toBe('free')
})

test('it goes quiet by itself days after our answer, and never while they wait for us', async () => {
  const first = await says(complaint, mail('fatima@example.nl'))
  later(24 * 30)
  expect(await code(fatima)).toBe('dialogue')
  await answers(first, mail('fatima@example.nl'))
  later(24 * 6)
  expect(await code(fatima)).toBe('dialogue')
  later(24 * 1.1)
  expect(await code(fatima)).toBe('free')
})

test('a dialogue that does not hurt holds for two days after the last word', async () => {
  const first = await says(neutral, mail('fatima@example.nl'))
  expect(await ask(fatima)).toMatchObject({ code: 'dialogue', why: [{ situation: 'waiting for us' }] })
  await answers(first, mail('fatima@example.nl'))
  expect(await ask(fatima)).toMatchObject({ until: new Date('2026-11-25T12:00:00Z') })
  later(49)
  expect(await code(fatima)).toBe('free')
})

test('it holds for all that is theirs, joined or perhaps the same, and no longer once they are taken apart', async () => {
  await says(complaint, { network: 'plain', id: 'f-public' })
  later(24 * 3)
  await says(neutral, mail('fatima@example.nl'))
  later(24 * 3)
  await bring(house.ctx, to, [])
  const [hurt, calm] = [await contactOf('plain', 'f-public'), await contactOf('email', 'fatima@example.nl')]
  await house.ctx.db
    .updateTable('conversation')
    .set({ waits_since: null, work_state: 'answered' })
    .where('contact_id', '=', calm)
    .execute()
  expect(await code(fatima)).toBe('free')
  await transact(house.ctx.db, (tx) =>
    putSuggestion(tx, to.organisationId, { ids: [hurt, calm], evidence: [], counter: null, strength: 0.7, since: now }),
  )
  expect(await ask(fatima)).toMatchObject({ code: 'dialogue', why: [{ situation: 'painful', possibly: true }] })
  const { joinId } = await joinContacts(house.ctx, to, { fromId: hurt, intoId: calm, evidence: [] })
  expect((await ask(fatima))?.why[0]).not.toHaveProperty('possibly')
  expect(await code({ contact: hurt })).toBe('dialogue')
  await takeApart(house.ctx, to, joinId, true)
  expect(await code(fatima)).toBe('free')
  expect(await code({ account: { network: 'plain', id: 'F-Public' } })).toBe('dialogue')
})

test('an address in any legal spelling is the same one, and a mailbox with something behind a plus may be', async () => {
  await says(complaint, mail('fatima+klacht@xn--brgerbr-g1a1c.example'))
  for (const email of ['Fatima+Klacht@BÜRGERBRÖ.example', ' "fatima+klacht"@bürgerbrö.example. '])
    expect(await ask({ email })).toMatchObject({ code: 'dialogue' })
  expect((await ask({ email: 'fatima@bürgerbrö.example' }))?.why).toMatchObject([
    { possibly: true, situation: 'painful' },
  ])
  expect(await code({ email: 'niemand@bürgerbrö.example' })).toBe('free')
  expect(await ask({ email: 'geen adres' })).toMatchObject({ verdict: 'send' })
})

test('as long as nobody said where consent is kept, who is not known is held; where it is kept here, who did not consent', async () => {
  const rules = (consentLives: 'here' | null, version: number) =>
    changeRules(house.ctx, to, written({ ...defaultRules, consentLives }), version)
  await rules(null, 1)
  expect(await ask(fatima)).toMatchObject({ verdict: 'hold', code: 'unknown' })
  expect(await code(fatima, { ...offer, purpose: 'transactional' })).toBe('transactional')
  await rules('here', 2)
  expect(await code(fatima)).toBe('no-consent')
  const consent = { by: fatima, source: 'formulier', proof: 'aangevinkt', since: null, until: null }
  await noteConsent(house.ctx, to, { ...consent, kind: 'consent', purpose: 'offer', medium: 'email' })
  expect(await code(fatima)).toBe('free')
  expect(await code(fatima, { ...offer, purpose: 'survey' })).toBe('no-consent')
  await noteConsent(house.ctx, to, { ...consent, kind: 'objection', purpose: 'marketing', medium: 'any' })
  expect(await ask(fatima)).toMatchObject({ verdict: 'drop', code: 'objection' })
  await expect(rules('here', 2)).rejects.toMatchObject({ code: 'conflict' })
})

test('who objects on one account objects on all that are theirs, also who does not want to be listened to', async () => {
  await says(neutral, { network: 'plain', id: 'f', verifiedEmail: 'fatima@example.nl' })
  await noteObjection(house.ctx, to, { network: 'plain', account: 'f', how: 'mail', note: null })
  expect(await code({ contact: await contactOf('plain', 'f') })).toBe('objection')
  expect(await code(fatima)).toBe('objection')
})

test('what somebody of us says holds until the customer says something new', async () => {
  await says(complaint, mail('fatima@example.nl'))
  const contact = await contactOf('email', 'fatima@example.nl')
  const by = { organisationId: to.organisationId, agentId: to.agentId }
  await setSituation(house.ctx, by, contact, { situation: 'calm', reason: 'gebeld' })
  later(24)
  expect(await code(fatima)).toBe('free')
  await says(complaint, mail('fatima@example.nl'))
  expect(await code(fatima)).toBe('dialogue')
  await setSituation(house.ctx, by, contact, { situation: 'farewell', reason: 'afscheid' })
  await says(agrees, mail('fatima@example.nl'))
  later(24 * 90)
  expect(await ask(fatima)).toMatchObject({ code: 'dialogue', until: null, why: [{ situation: 'farewell' }] })
})

test('a permission is used once, and not at all when a complaint came in between', async () => {
  const given = await lease()
  expect(given).toMatchObject({ decision: { verdict: 'send', code: 'free' } })
  expect(await consume(given.id)).toMatchObject({ consumed: true })
  expect(await consume(given.id)).toMatchObject({ consumed: false, decision: { code: 'expired' } })
  const second = await lease()
  await says(complaint, mail('fatima@example.nl'))
  // Whom the address is of was not known when it was asked for.
  expect(await consume(second.id)).toMatchObject({ consumed: false, before: null })
  expect(await lease()).toMatchObject({ id: null, decision: { verdict: 'hold' } })
})

test('a permission lapses after its seconds, and when somebody else turns out to be meant as well', async () => {
  const late = await lease()
  later(0.01)
  expect(await consume(late.id)).toMatchObject({ consumed: false, decision: { code: 'expired' } })
  const given = await lease()
  await says(neutral, { network: 'plain', id: 'f', verifiedEmail: 'fatima@example.nl' })
  expect(await consume(given.id)).toMatchObject({ consumed: false, decision: { code: 'stale' } })
})

test('no more goes to one person than the rules say, whatever of their addresses it goes to', async () => {
  const caps = [{ purpose: 'marketing', medium: 'any', days: 7, most: 2 }] as const
  await changeRules(house.ctx, to, written({ ...defaultRules, caps: [...caps], consentLives: 'elsewhere' }), 1)
  await says(neutral, { network: 'plain', id: 'f', verifiedEmail: 'fatima@example.nl' })
  later(24 * 5)
  await house.ctx.db
    .updateTable('conversation')
    .set({ waits_since: null })
    .where('organisation_id', '=', to.organisationId)
    .execute()
  for (const one of [fatima, { account: { network: 'plain', id: 'f' } }])
    expect(await consume((await lease(one)).id)).toMatchObject({ consumed: true })
  expect(await ask(fatima)).toMatchObject({ code: 'cap', until: new Date('2026-12-04T23:00:00Z') })
  later(24 * 7)
  expect(await code(fatima)).toBe('free')
})

test('permissions that are used together: of two for one person the second sees the first, who complained holds up nobody else, and one whose guard is gone lapses', async () => {
  const caps = [{ purpose: 'marketing', medium: 'any', days: 7, most: 1 }] as const
  await changeRules(house.ctx, to, written({ ...defaultRules, caps: [...caps], consentLives: 'elsewhere' }), 1)
  const people = ['een', 'twee', 'twee', 'drie', 'vier'].map((name) => ({ email: `${name}@example.nl` }))
  const wanted = people.map((addressee) => ({ ask: offer, addressee }))
  const leases = await takeLeases(house.ctx, to.organisationId, wanted, 'proef')
  const ids = leases.flatMap(({ id }) => id ?? [])
  expect(ids.length).toBe(people.length)
  await says(complaint, mail('drie@example.nl'))
  const guards = house.ctx.db.deleteFrom('guard').where('organisation_id', '=', to.organisationId)
  await guards.where('key', '=', 'a:email:vier@example.nl').execute()
  const also: string[] = []
  const used = await consumeLeases(
    house.ctx,
    to.organisationId,
    ids,
    async (_, consumed) => void also.push(...consumed),
  )
  expect(used.map(({ consumed, decision }) => (consumed ? 'sent' : decision.code))).toEqual([
    ...['sent', 'sent', 'cap', 'stale', 'stale'],
  ])
  expect(also).toEqual(ids.slice(0, 2))
  const again = await consumeLeases(house.ctx, to.organisationId, ids.slice(0, 1))
  expect(again[0]).toMatchObject({ consumed: false, decision: { code: 'expired' } })
})

test('what is changed, taken back or read otherwise by a person hurts no more, or does from then on', async () => {
  await changeRules(
    house.ctx,
    to,
    written({ ...defaultRules, inDialogue: { on: false, hours: 1 }, consentLives: 'elsewhere' }),
    1,
  )
  const id = await says(complaint, mail('fatima@example.nl'))
  const change = (text: string, revision: number) =>
    bring(house.ctx, to, [
      { type: 'Update', note: note({ id, text, revision, actor: mail('fatima@example.nl'), published: now }) },
    ])
  await change(neutral, 1)
  expect(await code(fatima)).toBe('free')
  await change(complaint, 2)
  expect(await code(fatima)).toBe('dialogue')
  const { id: messageId } = await house.ctx.db
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .where('external_id', '=', id)
    .executeTakeFirstOrThrow()
  const read = (trait: 'complaint' | 'distress' | 'refusal' | 'refused' | 'churn', value: boolean) =>
    correctJudgement(house.ctx, to, messageId, { aspect: 'trait', trait, value })
  for (const trait of ['complaint', 'distress', 'refusal', 'refused', 'churn'] as const) await read(trait, false)
  expect(await code(fatima)).toBe('free')
  const given = await lease()
  await read('distress', true)
  expect(await consume(given.id)).toMatchObject({ consumed: false, decision: { code: 'dialogue' } })
  await bring(house.ctx, to, [{ type: 'Delete', id, at: now }])
  expect(await code(fatima)).toBe('free')
})

test('a label that means a complaint holds as long as it is there, or until they say that it is well', async () => {
  const first = await says(neutral, mail('fatima@example.nl'))
  const { id } = await house.ctx.db
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .executeTakeFirstOrThrow()
  const labelId = house.ctx.newId()
  const label = { id: labelId, name: 'Klacht', colour: 'rust', meaning: 'complaint' } as const
  await house.ctx.db
    .insertInto('label')
    .values({ organisation_id: to.organisationId, ...label, created_at: now })
    .execute()
  const by = { organisationId: to.organisationId, agentId: to.agentId, ruleId: null }
  await changeConversations(house.ctx, by, [id], [{ do: 'label', add: [labelId], remove: [] }])
  await answers(first, mail('fatima@example.nl'))
  later(24 * 5)
  expect(await ask(fatima)).toMatchObject({ code: 'dialogue', why: [{ situation: 'painful', painFor: 'label' }] })
  await says(agrees, mail('fatima@example.nl'), { thread: { inReplyTo: [first] } })
  expect(await code(fatima)).toBe('free')
})
