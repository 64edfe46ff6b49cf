/** Somebody is erased: nothing in the whole store tells of them any more, and the figures hold. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../domain/message/message.ts'
import { storeAttachments } from '../../server/store/attachment.ts'
import { memoryOf } from '../../server/store/channel-memory.ts'
import { transact } from '../../server/store/database.ts'
import { createToolRow } from '../../server/store/relay.ts'
import { addTask } from '../../server/use/change-tasks.ts'
import { bringContactEvents } from '../../server/use/contact/bring-contact-events.ts'
import { bringRecords } from '../../server/use/contact/bring-records.ts'
import { compareAccounts } from '../../server/use/contact/compare-accounts.ts'
import { eraseAddress } from '../../server/use/contact/erase-address.ts'
import { eraseOn, erasePerson } from '../../server/use/contact/erase-person.ts'
import { joinContacts } from '../../server/use/contact/join-contacts.ts'
import { sayApart } from '../../server/use/contact/keep-apart.ts'
import { noteContact } from '../../server/use/contact/note-contact.ts'
import { followSearch } from '../../server/use/follow-search.ts'
import { noteObjection } from '../../server/use/note-objection.ts'
import { acceptingMail } from '../../server/use/relay/accept-mail.ts'
import { replayErasures } from '../../server/use/replay-erasures.ts'
import { sendReply } from '../../server/use/send-reply.ts'
import { consumeLease } from '../../server/use/suppression/consume-lease.ts'
import { noteConsent } from '../../server/use/suppression/note-consent.ts'
import { takeLease } from '../../server/use/suppression/take-lease.ts'
import { writeNote } from '../../server/use/write-note.ts'
import { saveDraft } from '../../server/use/writing/save-draft.ts'
import type { TestHouse } from '../http/house.ts'
import { openPlainHouse } from '../pipeline/hearing.ts'
import { bring, create, makeOrganisation, type TestOrganisation } from '../support/organisation.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())

const mark = 'zwaluwstaart'
const karim: Actor = {
  network: 'plain',
  id: `karim-${mark}`,
  name: `Karim ${mark}`,
  handle: `k_${mark}`,
  verifiedEmail: `${mark}@x.nl`,
  verifiedPhone: '+31699887766',
}
const chat: Actor = { network: 'plain', id: `chat-${mark}`, name: `K. ${mark}` }
const lot: Actor = { network: 'plain', id: 'lot', name: 'Lotte' }

let said = 0
const says = (to: TestOrganisation, actor: Actor, text: string, more = {}) =>
  bring(house.ctx, to, [create({ id: `m-${++said}`, actor, text, ...more })])

async function contactOf({ organisationId }: TestOrganisation, externalId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select c.contact_id as id from claim c join account a on a.organisation_id = ${organisationId} and a.id = c.account_id
    where c.organisation_id = ${organisationId} and a.external_id = ${externalId} and c.withdrawn_at is null`.execute(
    house.ctx.db,
  )
  return rows[0]?.id ?? ''
}

const eraseAll = async ({ organisationId }: TestOrganisation) => {
  while ((await eraseOn(house.ctx, organisationId)) === true);
  while (await followSearch(house.ctx, organisationId));
}

/** The tables in which something of an organisation contains any of these words, in text or in bytes. */
async function tellingOf({ organisationId }: TestOrganisation, words: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = current_schema() and column_name = 'organisation_id'
      and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')`.execute(
    house.ctx.db,
  )
  const all = words.flatMap((word) => [`%${word}%`, `%${Buffer.from(word).toString('hex')}%`])
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql`
      select from ${sql.table(name)} t where organisation_id = ${organisationId} and t::text ilike any(${all}) limit 1`.execute(
      house.ctx.db,
    )
    if (rows.length > 0) found.push(name)
  }
  return found.sort()
}

/** Everything that can be known of somebody. */
async function wellKnown(): Promise<TestOrganisation> {
  const to = await makeOrganisation(house.ctx)
  const { ctx } = house
  const who = { ...to, kind: 'agent', role: 'owner', sessionId: '' } as const
  const text = `Mijn modem ${mark} knippert, bel ${karim.verifiedPhone}`
  await says(to, karim, text, { subject: `Storing ${mark}`, audience: [`ook-${mark}@x.nl`] })
  const { id: messageId } = await ctx.db
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .executeTakeFirstOrThrow()
  await transact(ctx.db, (tx) => storeAttachments(tx, to.organisationId, ctx.newId, [{ messageId, files: [file] }]))
  await says(to, chat, `Hier nog eens: ${mark}@x.nl`)
  await says(to, lot, 'Iets heel anders')
  const likes = { type: 'Like', id: `vindt leuk ${mark}`, actor: karim, object: `m-${said}`, at: ctx.clock() } as const
  await bring(ctx, to, [likes])
  while (await followSearch(ctx, to.organisationId));
  while (await compareAccounts(ctx, to.organisationId));
  await bringRecords(ctx, to, [
    { place: 0, record: { number: `K-${mark}`, emails: [`${mark}@x.nl`], name: mark, fields: { wijk: mark } } },
  ])
  const id = await contactOf(to, karim.id)
  await bringContactEvents(ctx, to, [
    {
      key: `order-${mark}`,
      title: `Modem ${mark}`,
      at: '2026-11-20T10:00:00Z',
      contact: id,
      url: `https://x.nl/${mark}`,
    },
  ])
  await noteContact(ctx, who, id, `Belt liever niet (${mark})`)
  await joinContacts(ctx, to, { fromId: await contactOf(to, chat.id), intoId: id, evidence: [reason] })
  await sayApart(ctx, to, [id, await contactOf(to, lot.id)], true)
  const { rows } = await sql<{ id: string }>`
    select id from conversation where organisation_id = ${to.organisationId} and contact_id = ${id} order by number`.execute(
    ctx.db,
  )
  const [first, second] = rows.map((row) => row.id)
  await writeNote(ctx, who, first ?? '', { text: `Zie ${mark}` })
  await addTask(ctx, who, { kind: 'task', title: `Bel ${mark}`, conversationId: first ?? '', agentId: to.agentId })
  await sendReply(ctx, to, {
    conversationId: first ?? '',
    text: `Beste ${mark}, wij kijken het na.`,
    said: 1,
    key: 'sleutel-1',
  })
  await saveDraft(ctx, to, { conversationId: second ?? '', base: 0, text: `Beste ${mark}`, said: 1 })
  await memoryOf(ctx, to.organisationId, to.channelId).set(`who ${karim.id}`, { id: karim.id, name: karim.name })
  await memoryOf(ctx, to.organisationId, to.channelId).set('said m-x', { by: chat.id })
  return to
}

const reason = { kind: 'same email', value: `${mark}@x.nl`, verified: true } as const
const file = { name: `factuur-${mark}.txt`, mediaType: 'text/plain', bytes: Buffer.from(mark) }
test('nothing in the store tells of who was erased; that something was said stays, and so does everybody else', async () => {
  const to = await wellKnown()
  const words = [mark, '31699887766']
  expect(await tellingOf(to, words)).toEqual(
    expect.arrayContaining(['contact', 'message', 'draft', 'contact_join', 'channel_memory']),
  )
  const id = await contactOf(to, karim.id)
  await erasePerson(house.ctx, to, await contactOf(to, chat.id))
  await eraseAll(to)
  expect(await tellingOf(to, words)).toEqual([])
  const { rows } = await sql<{ n: number; gone: number; waits: number }>`
    select count(*)::int as n, count(*) filter (where state = 'deleted')::int as gone,
      (select count(*)::int from conversation where organisation_id = ${to.organisationId} and work_state = 'open') as waits
    from message where organisation_id = ${to.organisationId}`.execute(house.ctx.db)
  expect(rows).toEqual([{ n: 4, gone: 3, waits: 1 }])
  expect(await tellingOf(to, ['Iets heel anders'])).toContain('message')
  await expect(erasePerson(house.ctx, to, id)).rejects.toThrow('erased already')
})

test('what tools sent to somebody, and what was decided about it, goes with them; of an address that nobody has too', async () => {
  const to = await makeOrganisation(house.ctx)
  const { ctx } = house
  await says(to, karim, 'een')
  const email = `${mark}@x.nl`
  const stranger = `vreemd-${mark}@x.nl`
  const tool = await transact(ctx.db, (tx) =>
    createToolRow(tx, {
      ...{ id: ctx.newId(), organisation_id: to.organisationId, name: 'Nieuwsbrief', username: `mail-${ctx.newId()}` },
      ...{ password_hash: Buffer.alloc(32), purpose: 'newsletter', purposes: [], host: 'mail.example', port: 25 },
      ...{ security: 'none', server_user: '', server_password: null, connections: 1, most_per_minute: 60 },
      ...{ largest: 10_000, keep_hours: 1, unsubscribe: false, created_at: ctx.clock() },
    }),
  )
  const accept = acceptingMail(ctx)
  for (const address of [email, stranger]) {
    const bytes = Buffer.from(`Subject: Dag ${mark}\r\n\r\nDag ${mark}`)
    await accept({ tool, sender: 'winkel@x.example', recipients: [address], bytes, eightBit: false })
    const ask = { purpose: 'offer', medium: 'email', campaign: 'Najaar' } as const
    const { id } = await takeLease(ctx, to.organisationId, ask, { email: address }, 'tool')
    if (id) await consumeLease(ctx, to.organisationId, id)
    await takeLease(ctx, to.organisationId, ask, { email: address }, 'tool')
    const said = { kind: 'consent', purpose: 'marketing', medium: 'any', until: null, since: null } as const
    await noteConsent(ctx, to, { ...said, by: { email: address }, source: 'formulier', proof: mark })
  }
  expect(await tellingOf(to, [mark])).toEqual(expect.arrayContaining(['relay_recipient', 'consent', 'decision_log']))
  await erasePerson(ctx, to, await contactOf(to, karim.id))
  await eraseAll(to)
  expect(await eraseAddress(ctx, to, { network: 'email', value: stranger })).toBeGreaterThan(3)
  expect(await eraseAddress(ctx, to, { network: 'email', value: stranger })).toBe(0)
  expect(await tellingOf(to, [mark])).toEqual([])
})

describe('who was erased', () => {
  test('is somebody new when they write again from the same account, and is joined by nobody', async () => {
    const to = await makeOrganisation(house.ctx)
    await says(to, karim, 'een')
    await says(to, lot, 'twee')
    const [before, other] = [await contactOf(to, karim.id), await contactOf(to, lot.id)]
    await erasePerson(house.ctx, to, before)
    const join = joinContacts(house.ctx, to, { fromId: other, intoId: before, evidence: [] })
    await expect(join).rejects.toThrow('erased')
    await eraseAll(to)
    await says(to, karim, 'drie')
    const after = await contactOf(to, karim.id)
    expect(after).not.toBe('')
    expect(after).not.toBe(before)
  })

  test('while somebody joins them, is erased whole or not at all', async () => {
    for (let round = 0; round < 3; round++) {
      const to = await makeOrganisation(house.ctx)
      await says(to, karim, 'een')
      await says(to, lot, `twee ${mark}`)
      const [one, other] = [await contactOf(to, karim.id), await contactOf(to, lot.id)]
      const evidence = [{ kind: 'by hand', value: null, verified: false }] as const
      const [joined] = await Promise.allSettled([
        joinContacts(house.ctx, to, { fromId: other, intoId: one, evidence }),
        erasePerson(house.ctx, to, one),
      ])
      await eraseAll(to)
      const left = house.ctx.db.selectFrom('message').select('id').where('text', '=', `twee ${mark}`)
      const rows = await left.where('organisation_id', '=', to.organisationId).execute()
      expect(rows.length === 1).toBe(joined.status === 'rejected')
    }
  })

  test('keeps their objection, so that they are left alone', async () => {
    const to = await makeOrganisation(house.ctx)
    await says(to, lot, 'een')
    await noteObjection(house.ctx, to, { network: 'plain', account: 'lot', how: 'by hand', note: null })
    await erasePerson(house.ctx, to, await contactOf(to, 'lot'))
    await eraseAll(to)
    expect(await tellingOf(to, ['lot'])).toContain('objection')
  })

  test('is erased again after a restore, and not with them who was one with them at the time', async () => {
    const to = await makeOrganisation(house.ctx)
    await says(to, karim, `een ${mark}`)
    await says(to, lot, 'twee')
    const [one, other] = [await contactOf(to, karim.id), await contactOf(to, lot.id)]
    await joinContacts(house.ctx, to, { fromId: one, intoId: other, evidence: [] })
    const erasure = {
      organisationId: to.organisationId,
      id: house.ctx.newId(),
      kind: 'contact',
      subjectId: one,
    } as const
    const list = [{ ...erasure, at: house.ctx.clock() }]
    expect(await replayErasures(house.ctx, list)).toBe(1)
    await eraseAll(to)
    expect(await tellingOf(to, [mark])).toEqual([])
    expect(await tellingOf(to, ['twee'])).toContain('message')
    expect(await contactOf(to, 'lot')).toBe(other)
    expect(await replayErasures(house.ctx, list)).toBe(0)
  })
})
