/** People that turn out to be one, and turn out not to be: whatever is joined, in whatever order it is taken apart again. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rootOf } from '../../domain/contact/join.ts'
import type { Actor } from '../../domain/message/message.ts'
import { joinContacts } from '../../server/use/contact/join-contacts.ts'
import { sayApart } from '../../server/use/contact/keep-apart.ts'
import { joinAgain, takeApart } from '../../server/use/contact/take-apart.ts'
import { noteObjection } from '../../server/use/note-objection.ts'
import { sendReply } from '../../server/use/send-reply.ts'
import type { TestHouse } from '../http/house.ts'
import { openPlainHouse } from '../pipeline/hearing.ts'
import { bring, create, makeOrganisation, type TestOrganisation } from '../support/organisation.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())

const actor = (id: string, over: Partial<Actor> = {}): Actor => ({ network: 'plain', id, name: `Naam ${id}`, ...over })
let said = 0
const says = (to: TestOrganisation, ...who: Actor[]) =>
  bring(
    house.ctx,
    to,
    who.map((one) => create({ id: `bericht-${++said}`, actor: one })),
  )

type Row = Record<string, string | null>
const rowsOf = async (query: ReturnType<typeof sql<Row>>) => (await query.execute(house.ctx.db)).rows

/** Whose everything is: the claims whole, and what follows from them. */
async function state({ organisationId }: TestOrganisation) {
  const of = sql`where organisation_id = ${organisationId}`
  return {
    claims: await rowsOf(sql`select * from claim ${of} order by id`),
    conversations: await rowsOf(sql`select id, contact_id, own_contact_id from conversation ${of} order by id`),
    contacts: await rowsOf(sql`select id, name, joined_to from contact ${of} order by id`),
    told: await rowsOf(sql`select contact_id, reply_id from told ${of} order by reply_id`),
    aparts: await rowsOf(sql`select one_id, other_id from contact_apart ${of} order by 1, 2`),
  }
}

/** The law: whose something is now follows from whose it is by itself and the claims that stand. */
async function expectLaw(to: TestOrganisation) {
  const { organisation_id, ...found } = { organisation_id: to.organisationId, ...(await state(to)) }
  const standing = await rowsOf(sql`
    select id, from_id, into_id from contact_join where organisation_id = ${organisation_id} and withdrawn_at is null`)
  const joins = standing.map(({ id, from_id, into_id }) => ({
    id: id ?? '',
    fromId: from_id ?? '',
    intoId: into_id ?? '',
  }))
  for (const { id, joined_to } of found.contacts) expect(joined_to ?? id).toBe(rootOf(joins, id ?? ''))
  for (const claim of found.claims) expect(claim.contact_id).toBe(rootOf(joins, claim.own_id ?? claim.contact_id ?? ''))
  for (const one of found.conversations)
    expect(one.contact_id).toBe(rootOf(joins, one.own_contact_id ?? one.contact_id ?? ''))
  return joins
}

async function contactOf(to: TestOrganisation, externalId: string): Promise<string> {
  const [row] = await rowsOf(sql`
    select c.contact_id from claim c join account a on a.organisation_id = ${to.organisationId} and a.id = c.account_id
    where c.organisation_id = ${to.organisationId} and a.external_id = ${externalId} and c.withdrawn_at is null`)
  return row?.contact_id ?? ''
}

const byHand = [{ kind: 'by hand', value: null, verified: false }] as const
async function join(to: TestOrganisation, from: string, into: string, anyway = false) {
  const [fromId, intoId] = [await contactOf(to, from), await contactOf(to, into)]
  return joinContacts(house.ctx, to, { fromId, intoId, evidence: byHand, anyway })
}

const heard = async (...who: Actor[]) => {
  const to = await makeOrganisation(house.ctx)
  await says(to, ...who)
  return to
}
const threePeople = () => heard(actor('a'), actor('b'), actor('c'))

describe('two contacts that are joined', () => {
  test('are one person: accounts, conversations and what was told them, also what still comes in', async () => {
    const to = await threePeople()
    const [a, b] = [await contactOf(to, 'a'), await contactOf(to, 'b')]
    const { conversations } = await state(to)
    const own = conversations.find(({ contact_id }) => contact_id === a)
    const draft = {
      conversationId: own?.id ?? '',
      text: 'Wij zoeken het voor u uit en bellen morgen terug met een antwoord.',
      said: 1,
      key: 'sleutel-a',
    }
    await sendReply(house.ctx, to, draft)
    await join(to, 'a', 'b')
    await says(to, actor('a'))
    const after = await state(to)
    expect(await contactOf(to, 'a')).toBe(b)
    expect(after.conversations.filter(({ contact_id }) => contact_id === b)).toHaveLength(3)
    expect(after.told).toEqual([{ contact_id: b, reply_id: expect.any(String) }])
    await expectLaw(to)
  })

  test('are told of: each person and each conversation that went along has an event', async () => {
    const to = await threePeople()
    const [a, b] = [await contactOf(to, 'a'), await contactOf(to, 'b')]
    const { conversations } = await state(to)
    await join(to, 'a', 'b')
    const events = await rowsOf(sql`
      select kind, object_id from event where organisation_id = ${to.organisationId} order by position desc limit 3`)
    const moved = conversations.find(({ contact_id }) => contact_id === a)?.id
    expect(events.map(({ object_id }) => object_id).sort()).toEqual([a, b, moved].sort())
  })

  test('and taken apart are exactly as before; what came in since is with whom its account is', async () => {
    const to = await threePeople()
    const before = await state(to)
    const { joinId } = await join(to, 'a', 'b')
    await takeApart(house.ctx, to, joinId, false)
    expect(await state(to)).toEqual(before)
    const again = await join(to, 'a', 'b')
    await says(to, actor('a'), actor('b'))
    await takeApart(house.ctx, to, again.joinId, false)
    const { conversations } = await state(to)
    const [a, b] = [await contactOf(to, 'a'), await contactOf(to, 'b')]
    const mine = (id: string) => conversations.filter(({ contact_id }) => contact_id === id)
    expect([mine(a).length, mine(b).length]).toEqual([2, 2])
  })

  test('an account that is recognised by its address goes along with whom it was recognised as', async () => {
    const to = await heard(actor('a', { verifiedEmail: 'a@example.org' }), actor('b'))
    const { joinId } = await join(to, 'a', 'b')
    await says(to, actor('a2', { verifiedEmail: 'a@example.org' }))
    expect(await contactOf(to, 'a2')).toBe(await contactOf(to, 'b'))
    await takeApart(house.ctx, to, joinId, false)
    expect(await contactOf(to, 'a2')).toBe(await contactOf(to, 'a'))
    expect(await contactOf(to, 'a2')).not.toBe(await contactOf(to, 'b'))
    await expectLaw(to)
  })

  test('what was joined by itself is taken apart in one go too', async () => {
    const to = await heard(
      actor('a', { verifiedEmail: 'a@example.org' }),
      actor('a2', { verifiedEmail: 'a@example.org' }),
    )
    const [made] = await expectLaw(to)
    const told = await rowsOf(sql`
      select act.agent_id, s.name as who, o.name as other from act
      join contact s on s.organisation_id = ${to.organisationId} and s.id = act.subject_id
      join contact o on o.organisation_id = ${to.organisationId} and o.id = (act.after ->> 'other')::uuid
      where act.organisation_id = ${to.organisationId} and act.kind = 'contacts-joined'`)
    expect(told).toEqual([{ agent_id: null, who: 'Naam a2', other: 'Naam a' }])
    await takeApart(house.ctx, to, made?.id ?? '', true)
    expect(await contactOf(to, 'a2')).not.toBe(await contactOf(to, 'a'))
    await says(to, actor('a2', { verifiedEmail: 'a@example.org' }))
    expect(await contactOf(to, 'a2')).not.toBe(await contactOf(to, 'a'))
  })

  test('an address that a whole family uses makes no one person of them', async () => {
    const family = ['vader', 'moeder', 'zus', 'broer', 'opa', 'oma', 'tante']
    const to = await heard(...family.map((id) => actor(id, { verifiedEmail: 'thuis@example.org' })))
    const people = await Promise.all(family.map((id) => contactOf(to, id)))
    expect(new Set(people).size).toBe(3)
  })
})

describe('an objection', () => {
  test('holds for the whole person as long as they are one, and stays with its own account', async () => {
    const to = await threePeople()
    await noteObjection(house.ctx, to, { network: 'plain', account: 'a', how: 'by hand', note: null })
    const isKept = async (id: string) => {
      await bring(house.ctx, to, [create({ id, actor: actor('b'), addressed: false, visibility: 'public' })])
      const rows = await rowsOf(sql`
        select id from message where organisation_id = ${to.organisationId} and external_id = ${id} and state <> 'deleted'`)
      return rows.length === 1
    }
    expect(await isKept('voor')).toBe(true)
    const { joinId } = await join(to, 'b', 'a')
    expect(await isKept('samen')).toBe(false)
    await takeApart(house.ctx, to, joinId, true)
    expect(await isKept('los')).toBe(true)
  })
})

describe('refused is', () => {
  test('a person with itself, and somebody who is not there', async () => {
    const to = await threePeople()
    await join(to, 'a', 'b')
    await expect(join(to, 'b', 'a')).rejects.toMatchObject({ code: 'conflict' })
    const gone = { fromId: house.ctx.newId(), intoId: await contactOf(to, 'a'), evidence: byHand }
    await expect(joinContacts(house.ctx, to, gone)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('who was kept apart, also by way of others, until somebody means it', async () => {
    const to = await threePeople()
    const [a, b] = [await contactOf(to, 'a'), await contactOf(to, 'b')]
    await sayApart(house.ctx, to, [a, b], true)
    await join(to, 'c', 'b')
    await expect(join(to, 'a', 'c')).rejects.toMatchObject({ code: 'kept-apart' })
    const program = { organisationId: to.organisationId, agentId: null }
    const joining = { fromId: a, intoId: b, evidence: byHand, anyway: true }
    await expect(joinContacts(house.ctx, program, joining)).rejects.toMatchObject({ code: 'kept-apart' })
    const { joinId } = await join(to, 'a', 'c', true)
    await takeApart(house.ctx, to, joinId, false)
    await expect(join(to, 'a', 'c')).rejects.toMatchObject({ code: 'kept-apart' })
    await sayApart(house.ctx, to, [a, b], false)
    await join(to, 'a', 'c')
  })

  test('taking apart twice; joining again is possible, and undoes what was said with it', async () => {
    const to = await threePeople()
    const { joinId } = await join(to, 'a', 'b')
    const before = await state(to)
    await takeApart(house.ctx, to, joinId, true)
    await expect(takeApart(house.ctx, to, joinId, true)).rejects.toMatchObject({ code: 'conflict' })
    await expect(join(to, 'a', 'b')).rejects.toMatchObject({ code: 'kept-apart' })
    await joinAgain(house.ctx, to, joinId)
    expect(await state(to)).toEqual(before)
  })

  test('a person of more accounts than one can have', async () => {
    const some = (from: number) => Array.from({ length: 251 }, (_, i) => actor(`m${from + i}`))
    const to = await heard(...some(0), ...some(251))
    const first = [await contactOf(to, 'm0'), await contactOf(to, 'm251')]
    // As if they had been joined one by one.
    for (const [i, root] of first.entries())
      await sql`
        update claim set own_id = contact_id, contact_id = ${root} from account a
        where claim.organisation_id = ${to.organisationId} and a.organisation_id = ${to.organisationId} and a.id = claim.account_id
          and substr(a.external_id, 2)::int between ${i * 251 + 1} and ${i * 251 + 250}`.execute(house.ctx.db)
    await expect(join(to, 'm0', 'm251')).rejects.toMatchObject({ code: 'too-many-for-one' })
  })
})

test('whatever happens at the same moment: nothing waits for ever, nothing is left with the wrong one', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const to = await heard(...names.map((name) => actor(name, { verifiedEmail: `${name}@example.org` })))
  const attempt = (work: Promise<unknown>) => work.catch((error) => expect(error).toHaveProperty('code'))
  for (let round = 0; round < 4; round++) {
    const standing = await expectLaw(to)
    await Promise.all([
      ...names.map((name, i) => attempt(join(to, name, names[(i + 1 + round) % names.length] ?? ''))),
      ...standing.map(({ id }) => attempt(takeApart(house.ctx, to, id, false))),
      says(to, ...names.map((name) => actor(name))),
      says(to, actor(`new-${round}`, { verifiedEmail: 'a@example.org' })),
    ])
    await expectLaw(to)
  }
}, 60_000)

test('any sequence of joining, speaking and taking apart: everything is always with whom it belongs, and in the end as it was', async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const index = fc.nat({ max: names.length - 1 })
  const step = fc.oneof(
    fc.record({ do: fc.constant('join' as const), one: index, other: index }),
    fc.record({ do: fc.constant('apart' as const), which: fc.nat({ max: 9 }) }),
    fc.record({ do: fc.constant('say' as const), one: index, other: index }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), fc.func(fc.nat()), async (steps, order) => {
      const to = await heard(...names.map((name) => actor(name, { verifiedEmail: `${name}@example.org` })))
      const before = await state(to)
      for (const each of steps) {
        const standing = await expectLaw(to)
        if (each.do === 'join') await join(to, names[each.one] ?? '', names[each.other] ?? '').catch(() => {})
        else if (each.do === 'say') await says(to, actor(names[each.one] ?? ''), actor(names[each.other] ?? ''))
        else if (standing.length > 0)
          await takeApart(house.ctx, to, standing[each.which % standing.length]?.id ?? '', false)
      }
      const left = (await expectLaw(to)).toSorted((x, y) => order(x.id) - order(y.id))
      for (const { id } of left) {
        await takeApart(house.ctx, to, id, false)
        await expectLaw(to)
      }
      const after = await state(to)
      expect({ ...after, conversations: [] }).toEqual({ ...before, conversations: [] })
      expect(after.conversations).toEqual(expect.arrayContaining(before.conversations))
      const whose = await rowsOf(sql`
        select v.contact_id, c.contact_id as of from conversation v
        join message m on m.organisation_id = ${to.organisationId} and m.conversation_id = v.id
        join claim c on c.organisation_id = ${to.organisationId} and c.account_id = m.account_id
        where v.organisation_id = ${to.organisationId}`)
      for (const { contact_id, of } of whose) expect(contact_id).toBe(of)
    }),
    { numRuns: 20 },
  )
})
