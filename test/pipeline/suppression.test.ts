/** Protecting the dialogue, with the real pipeline, store and readers of what people write. */
import { expect, test } from 'vitest'
import { defaultRules, written } from '../../domain/suppression/rules.ts'
import { putSuggestion } from '../../server/store/contact-suggestion.ts'
import { transact } from '../../server/store/database.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { joinContacts } from '../../server/use/contact/join-contacts.ts'
import { takeApart } from '../../server/use/contact/take-apart.ts'
import { noteObjection } from '../../server/use/note-objection.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { noteConsent } from '../../server/use/suppression/note-consent.ts'
import { setSituation } from '../../server/use/suppression/set-situation.ts'
import { correctJudgement } from '../../server/use/understanding/correct-judgement.ts'
import { bring, note } from '../support/organisation.ts'
import { protectedPlace } from './protected-place.ts'

const on = protectedPlace()
const { complaint, agrees, neutral, later, mail, says, answers, offer, ask, code, fatima, lease, consume, contactOf } =
  on

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
  await bring(on.house.ctx, on.to, [])
  const [hurt, calm] = [await contactOf('plain', 'f-public'), await contactOf('email', 'fatima@example.nl')]
  await on.house.ctx.db
    .updateTable('conversation')
    .set({ waits_since: null, work_state: 'answered' })
    .where('contact_id', '=', calm)
    .execute()
  expect(await code(fatima)).toBe('free')
  await transact(on.house.ctx.db, (tx) =>
    putSuggestion(tx, on.to.organisationId, {
      ids: [hurt, calm],
      evidence: [],
      counter: null,
      strength: 0.7,
      since: on.house.ctx.clock(),
    }),
  )
  expect(await ask(fatima)).toMatchObject({ code: 'dialogue', why: [{ situation: 'painful', possibly: true }] })
  const { joinId } = await joinContacts(on.house.ctx, on.to, { fromId: hurt, intoId: calm, evidence: [] })
  expect((await ask(fatima))?.why[0]).not.toHaveProperty('possibly')
  expect(await code({ contact: hurt })).toBe('dialogue')
  await takeApart(on.house.ctx, on.to, joinId, true)
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
    changeRules(on.house.ctx, on.to, written({ ...defaultRules, consentLives }), version)
  await rules(null, 1)
  expect(await ask(fatima)).toMatchObject({ verdict: 'hold', code: 'unknown' })
  expect(await code(fatima, { ...offer, purpose: 'transactional' })).toBe('transactional')
  await rules('here', 2)
  expect(await code(fatima)).toBe('no-consent')
  const consent = { by: fatima, source: 'formulier', proof: 'aangevinkt', since: null, until: null }
  await noteConsent(on.house.ctx, on.to, { ...consent, kind: 'consent', purpose: 'offer', medium: 'email' })
  expect(await code(fatima)).toBe('free')
  expect(await code(fatima, { ...offer, purpose: 'survey' })).toBe('no-consent')
  await noteConsent(on.house.ctx, on.to, { ...consent, kind: 'objection', purpose: 'marketing', medium: 'any' })
  expect(await ask(fatima)).toMatchObject({ verdict: 'drop', code: 'objection' })
  await expect(rules('here', 2)).rejects.toMatchObject({ code: 'conflict' })
})

test('who objects on one account objects on all that are theirs, also who does not want to be listened to', async () => {
  await says(neutral, { network: 'plain', id: 'f', verifiedEmail: 'fatima@example.nl' })
  await noteObjection(on.house.ctx, on.to, { network: 'plain', account: 'f', how: 'mail', note: null })
  expect(await code({ contact: await contactOf('plain', 'f') })).toBe('objection')
  expect(await code(fatima)).toBe('objection')
})

test('what somebody of us says holds until the customer says something new', async () => {
  await says(complaint, mail('fatima@example.nl'))
  const contact = await contactOf('email', 'fatima@example.nl')
  const by = { organisationId: on.to.organisationId, agentId: on.to.agentId }
  await setSituation(on.house.ctx, by, contact, { situation: 'calm', reason: 'gebeld' })
  later(24)
  expect(await code(fatima)).toBe('free')
  await says(complaint, mail('fatima@example.nl'))
  expect(await code(fatima)).toBe('dialogue')
  await setSituation(on.house.ctx, by, contact, { situation: 'farewell', reason: 'afscheid' })
  await says(agrees, mail('fatima@example.nl'))
  later(24 * 90)
  expect(await ask(fatima)).toMatchObject({ code: 'dialogue', until: null, why: [{ situation: 'farewell' }] })
})

test('what is changed, taken back or read otherwise by a person hurts no more, or does from then on', async () => {
  await changeRules(
    on.house.ctx,
    on.to,
    written({ ...defaultRules, inDialogue: { on: false, hours: 1 }, consentLives: 'elsewhere' }),
    1,
  )
  const id = await says(complaint, mail('fatima@example.nl'))
  const change = (text: string, revision: number) =>
    bring(on.house.ctx, on.to, [
      {
        type: 'Update',
        note: note({ id, text, revision, actor: mail('fatima@example.nl'), published: on.house.ctx.clock() }),
      },
    ])
  await change(neutral, 1)
  expect(await code(fatima)).toBe('free')
  await change(complaint, 2)
  expect(await code(fatima)).toBe('dialogue')
  const { id: messageId } = await on.house.ctx.db
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', on.to.organisationId)
    .where('external_id', '=', id)
    .executeTakeFirstOrThrow()
  const read = (trait: 'complaint' | 'distress' | 'refusal' | 'refused' | 'churn', value: boolean) =>
    correctJudgement(on.house.ctx, on.to, messageId, { aspect: 'trait', trait, value })
  for (const trait of ['complaint', 'distress', 'refusal', 'refused', 'churn'] as const) await read(trait, false)
  expect(await code(fatima)).toBe('free')
  const given = await lease()
  await read('distress', true)
  expect(await consume(given.id)).toMatchObject({ consumed: false, decision: { code: 'dialogue' } })
  await bring(on.house.ctx, on.to, [{ type: 'Delete', id, at: on.house.ctx.clock() }])
  expect(await code(fatima)).toBe('free')
})

test('a label that means a complaint holds as long as it is there, or until they say that it is well', async () => {
  const first = await says(neutral, mail('fatima@example.nl'))
  const { id } = await on.house.ctx.db
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', on.to.organisationId)
    .executeTakeFirstOrThrow()
  const labelId = on.house.ctx.newId()
  const label = { id: labelId, name: 'Klacht', colour: 'rust', meaning: 'complaint' } as const
  await on.house.ctx.db
    .insertInto('label')
    .values({ organisation_id: on.to.organisationId, ...label, created_at: on.house.ctx.clock() })
    .execute()
  const by = { organisationId: on.to.organisationId, agentId: on.to.agentId, ruleId: null }
  await changeConversations(on.house.ctx, by, [id], [{ do: 'label', add: [labelId], remove: [] }])
  await answers(first, mail('fatima@example.nl'))
  later(24 * 5)
  expect(await ask(fatima)).toMatchObject({ code: 'dialogue', why: [{ situation: 'painful', painFor: 'label' }] })
  await says(agrees, mail('fatima@example.nl'), { thread: { inReplyTo: [first] } })
  expect(await code(fatima)).toBe('free')
})
