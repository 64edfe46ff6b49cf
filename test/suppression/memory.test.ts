/** What is decided from memory is what the store would say, whatever happened; and what is not sure to be of now is not relied on. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Note } from '../../domain/message/message.ts'
import type { Addressee } from '../../domain/suppression/addressee.ts'
import type { Ask } from '../../domain/suppression/ask.ts'
import type { Decision } from '../../domain/suppression/decide.ts'
import { defaultRules, type WrittenRules, written } from '../../domain/suppression/rules.ts'
import { renewContacts } from '../../server/store/contact-join.ts'
import { putSuggestion } from '../../server/store/contact-suggestion.ts'
import { connect, transact } from '../../server/store/database.ts'
import { recordEvents } from '../../server/store/event.ts'
import { readRules } from '../../server/store/suppression-rule.ts'
import { calledOf, wordsEach } from '../../server/suppression/called.ts'
import { decideFrom } from '../../server/suppression/decide-from.ts'
import { catchUp } from '../../server/suppression/follow.ts'
import { newSeed } from '../../server/suppression/hash.ts'
import { loadMemory } from '../../server/suppression/load.ts'
import type { Memory } from '../../server/suppression/memory.ts'
import { forgetPast } from '../../server/suppression/read.ts'
import { suppressionOver } from '../../server/suppression/room.ts'
import { bringRecords } from '../../server/use/contact/bring-records.ts'
import { erasePerson } from '../../server/use/contact/erase-person.ts'
import { joinContacts } from '../../server/use/contact/join-contacts.ts'
import { sayApart } from '../../server/use/contact/keep-apart.ts'
import { takeApart } from '../../server/use/contact/take-apart.ts'
import { noteObjection, removeObjection } from '../../server/use/note-objection.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { consumeLease } from '../../server/use/suppression/consume-lease.ts'
import { decideNow } from '../../server/use/suppression/decide-now.ts'
import { endConsent, noteConsent } from '../../server/use/suppression/note-consent.ts'
import { setSituation } from '../../server/use/suppression/set-situation.ts'
import { takeLease } from '../../server/use/suppression/take-lease.ts'
import { zones } from '../../server/zones.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, plainChannel, type TestOrganisation } from '../support/organisation.ts'

let house: TestHouse
let now = new Date('2026-11-23T12:00:00Z')
let count = 0
const seed = newSeed()

beforeAll(async () => {
  const channels = new Map([...allChannels, ['plain', plainChannel]])
  house = await openHouse({ context: { channels, clock: () => now } })
})
afterAll(() => house.close())

const complaint = 'Ik ben hier zo boven op. Dit is een klacht: jullie service is waardeloos en niemand doet iets.'
const texts = [complaint, 'Ja, het is opgelost. Alles werkt weer, bedankt!', 'Wat kost glasvezel bij jullie?']
const mail = (id: string): Note['actor'] => ({ network: 'email', id })
const people: Note['actor'][] = [
  mail('fatima@example.nl'),
  mail('fatima+web@example.nl'),
  mail('bram@bürgerbrö.example'),
  { network: 'plain', id: 'F-Public', handle: '@Fatima', verifiedEmail: 'fatima@example.nl' },
  { network: 'plain', id: 'bram', verifiedPhone: '+31612345678' },
]
const addressees: Exclude<Addressee, { contact: string }>[] = [
  { email: 'Fatima@Example.nl' },
  { email: '"fatima+web"@example.nl' },
  { email: 'fatima+niets@example.nl' },
  { email: 'bram@BÜRGERBRÖ.example' },
  { email: 'niemand@example.nl' },
  { email: 'klant@example.nl' },
  { phone: '06-12345678' },
  { account: { network: 'plain', id: 'f-public' } },
  { account: { network: 'plain', id: '@fatima' } },
  { email: 'geen adres' },
]
const asks: Ask[] = [
  { purpose: 'offer', medium: 'email', campaign: 'Najaar' },
  { purpose: 'survey', medium: 'sms', campaign: null },
  { purpose: 'transactional', medium: 'email', campaign: null },
]
const rules: Partial<WrittenRules>[] = [
  { consentLives: 'here' },
  { consentLives: null, painful: { on: false, quietDays: 1 } },
  { inDialogue: { on: true, hours: 100 } },
  { segments: [{ purpose: 'marketing', medium: 'any', segment: 'vip' }] },
  { caps: [{ purpose: 'marketing', medium: 'any', days: 14, most: 1 }] },
]

type Step = { do: string; one: number; other: number }
const steps = [
  ...['says', 'says', 'says', 'answers', 'join', 'apart', 'suggest', 'keep apart', 'consent', 'end consent'],
  ...['object', 'take back', 'situation', 'rules', 'send', 'send', 'record', 'later', 'erase'],
]
const step: fc.Arbitrary<Step> = fc.record({ do: fc.constantFrom(...steps), one: fc.nat(), other: fc.nat() })
const pick = <T>(all: readonly T[], which: number): T | undefined => all[which % all.length]

async function play(to: TestOrganisation, step: Step): Promise<void> {
  const { ctx } = house
  const by = { organisationId: to.organisationId, agentId: to.agentId }
  const contacts = await idsOf('contact', to)
  const [one, other] = [pick(contacts, step.one), pick(contacts, step.other)]
  const actor = pick(people, step.one) ?? mail('a@b.nl')
  const address = pick(addressees.slice(0, 9), step.one) ?? { email: 'a@b.nl' }
  const said = { source: 'formulier', proof: null, since: null }
  switch (step.do) {
    case 'says':
      return bring(ctx, to, [create({ id: `m${++count}`, text: pick(texts, step.other) ?? '', actor, published: now })])
    case 'answers': {
      const ours = { text: 'Hersteld.', actor: mail('wij@example.org'), ours: true, to: actor, published: now }
      const before = [`m${count}`]
      return bring(ctx, to, [create({ id: `m${++count}`, ...ours, thread: { inReplyTo: before } })])
    }
    case 'join':
      if (one && other) await joinContacts(ctx, by, { fromId: one, intoId: other, evidence: [], anyway: true })
      return
    case 'apart': {
      const join = pick(await idsOf('contact_join', to), step.one)
      if (join) await takeApart(ctx, by, join, step.other % 2 === 0)
      return
    }
    case 'suggest':
      if (one && other && one !== other)
        await transact(ctx.db, async (tx) => {
          const made = { ids: [one, other], evidence: [], counter: null, strength: 0.7, since: now } as const
          await putSuggestion(tx, to.organisationId, made)
          const changed = await renewContacts(tx, to.organisationId, [other])
          const told = changed.map(({ id, version }) => ({ kind: 'contact.changed' as const, objectId: id, version }))
          await recordEvents(tx, to.organisationId, told, now)
        })
      return
    case 'keep apart':
      if (one && other) await sayApart(ctx, by, [one, other], step.one % 2 === 0)
      return
    case 'consent': {
      const kind = pick(['consent', 'pause', 'objection'] as const, step.other) ?? 'consent'
      const until = kind === 'pause' ? new Date(now.getTime() + 3 * 86_400_000) : null
      const scope = pick(
        [{ purpose: 'marketing', medium: 'any' } as const, { purpose: 'offer', medium: 'email' } as const],
        step.other,
      )
      if (scope) await noteConsent(ctx, by, { ...said, ...scope, by: address, kind, until })
      return
    }
    case 'end consent': {
      const id = pick(await idsOf('consent', to), step.one)
      if (id) await endConsent(ctx, by, id)
      return
    }
    case 'object': {
      const account = pick(['f-public', 'vreemd'], step.one) ?? ''
      await noteObjection(ctx, by, { network: 'plain', account, how: 'mail', note: null })
      return
    }
    case 'take back': {
      const id = pick(await idsOf('objection', to), step.one)
      if (id) await removeObjection(ctx, by, id)
      return
    }
    case 'situation': {
      const situation = pick(['calm', 'painful', 'farewell'] as const, step.other)
      if (one && situation) await setSituation(ctx, by, one, { situation, reason: 'gebeld' })
      return
    }
    case 'rules': {
      const known = await readRules(ctx.db, to.organisationId)
      const change = { ...written(known.rules), ...pick(rules, step.one) }
      await changeRules(ctx, by, change, known.version, true)
      return
    }
    case 'send': {
      const asked = asks[0]
      const { id } = asked ? await takeLease(ctx, to.organisationId, asked, address, 'proef') : { id: null }
      if (id) await consumeLease(ctx, to.organisationId, id)
      return
    }
    case 'record': {
      const record = {
        number: `k${step.one % 3}`,
        emails: ['klant@example.nl'],
        segments: step.other % 2 ? ['vip'] : [],
      }
      await bringRecords(ctx, by, [{ place: 0, record }])
      return
    }
    case 'later':
      now = new Date(now.getTime() + (step.one % 100) * 3_600_000)
      return
    case 'erase':
      if (one && step.other % 4 === 0) await erasePerson(ctx, by, one)
  }
}

async function idsOf(
  table: 'contact' | 'contact_join' | 'consent' | 'objection',
  { organisationId }: TestOrganisation,
) {
  const rows = await house.ctx.db
    .selectFrom(table)
    .select('id')
    .where('organisation_id', '=', organisationId)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What was said when, of two that say the same, is by chance; and so is the order of what holds as well. */
const plain = ({ why, ...decision }: Decision) => ({
  ...decision,
  why: why.map((one) => JSON.stringify(one.code === 'objection' ? { ...one, since: null } : one)).toSorted(),
})

async function expectSame(memory: Memory, to: TestOrganisation) {
  const whom: Addressee[] = [...addressees, ...(await idsOf('contact', to)).map((contact) => ({ contact }))]
  const called = calledOf(seed, whom)
  const clock = { now, zone: memory.zone, zones }
  for (const ask of asks) {
    const { decisions } = await decideNow(house.ctx, to.organisationId, ask, whom)
    const one = decideFrom(memory, ask, clock, false)
    for (const [i, decision] of decisions.entries())
      expect([whom[i], plain(one(called, i * wordsEach).decision)]).toEqual([whom[i], plain(decision)])
  }
}

const reading = (to: TestOrganisation) => ({ db: house.ctx.db, organisationId: to.organisationId, now })
const follow = async (memory: Memory | null, to: TestOrganisation): Promise<Memory> =>
  memory && (await catchUp(memory, reading(to))) ? memory : loadMemory(seed, reading(to), house.ctx.store)

test('whatever happened, memory that follows says what the store says, and so does memory that is filled afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (history) => {
      now = new Date('2026-11-23T12:00:00Z')
      const to = await makeOrganisation(house.ctx)
      await changeRules(house.ctx, to, written({ ...defaultRules, consentLives: 'elsewhere' }), 0)
      let memory = await follow(null, to)
      for (const [i, one] of history.entries()) {
        // What cannot be done is refused, and nothing happened.
        await play(to, one).catch((error) => expect(error).toHaveProperty('about'))
        if (i % 4 < 3) continue
        memory = await follow(memory, to)
        await expectSame(memory, to)
      }
      memory = await follow(memory, to)
      forgetPast(memory, now)
      await expectSame(memory, to)
      await expectSame(await loadMemory(seed, reading(to), house.ctx.store), to)
    }),
    { numRuns: 5 },
  )
})

test('what the store does not confirm is stale: marketing is held, what somebody is owed goes', async () => {
  const to = await makeOrganisation(house.ctx)
  await changeRules(house.ctx, to, written({ ...defaultRules, consentLives: 'elsewhere' }), 0)
  const room = suppressionOver(house.ctx)
  const ask = (purpose: 'offer' | 'transactional') =>
    room.decide(
      to.organisationId,
      { purpose, medium: 'email', campaign: null },
      calledOf(room.seed, addressees),
      10_000,
    )
  expect(await ask('offer')).toMatchObject({ stale: false, decisions: addressees.map(() => ({ code: 'free' })) })
  const { pool, db } = connect(house.ctx.store, () => undefined, 1)
  const other = await pool.connect()
  await other.query('begin')
  await other.query('lock table counter in access exclusive mode')
  // It holds for a tenth of a second.
  while ((await ask('offer'))?.stale === false);
  expect((await ask('offer'))?.decisions[0]).toMatchObject({ verdict: 'hold', code: 'stale' })
  expect(await ask('transactional')).toMatchObject({
    stale: true,
    decisions: addressees.map(() => ({ verdict: 'send' })),
  })
  await other.query('rollback')
  while ((await ask('offer'))?.stale);
  other.release()
  await db.destroy()
  await room.close()
})

test('a complaint in one program is seen by the next decision in another', async () => {
  const to = await makeOrganisation(house.ctx)
  await changeRules(house.ctx, to, written({ ...defaultRules, consentLives: 'elsewhere' }), 0)
  const room = suppressionOver(house.ctx)
  const ask = async () => {
    const called = calledOf(room.seed, [{ email: 'fatima@example.nl' }])
    const asked = { purpose: 'offer', medium: 'email', campaign: null } as const
    return (await room.decide(to.organisationId, asked, called, 10_000))?.decisions[0]?.code
  }
  expect(await ask()).toBe('free')
  await bring(house.ctx, to, [create({ id: 'm', text: complaint, actor: mail('fatima@example.nl'), published: now })])
  while ((await ask()) !== 'dialogue') await new Promise((resolve) => setImmediate(resolve))
  await room.close()
})
