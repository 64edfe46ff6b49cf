/** Who may be who: what joins by itself, what is suggested with reasons, and what nobody is bothered with. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Contact } from '../../contract/contact.ts'
import type { Actor } from '../../domain/message/message.ts'
import { showContact } from '../../server/http/show/contact.ts'
import { bringContactEvents } from '../../server/use/contact/bring-contact-events.ts'
import { bringRecords } from '../../server/use/contact/bring-records.ts'
import { compareAccounts } from '../../server/use/contact/compare-accounts.ts'
import { sayApart } from '../../server/use/contact/keep-apart.ts'
import { takeApart } from '../../server/use/contact/take-apart.ts'
import { followSearch } from '../../server/use/follow-search.ts'
import type { TestHouse } from '../http/house.ts'
import { openPlainHouse } from '../pipeline/hearing.ts'
import { bring, create, makeOrganisation, type TestOrganisation } from '../support/organisation.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())

let said = 0
async function says(
  to: TestOrganisation,
  id: string,
  over: Partial<Actor> = {},
  text = 'Goedenavond, ik heb een vraag.',
) {
  const actor = { network: 'plain', id, name: `Naam ${id}`, ...over }
  await bring(house.ctx, to, [create({ id: `bericht-${++said}`, actor, text })])
}

async function compared(to: TestOrganisation): Promise<void> {
  while (await followSearch(house.ctx, to.organisationId));
  while (await compareAccounts(house.ctx, to.organisationId));
}

async function person(to: TestOrganisation, externalId: string): Promise<Contact> {
  const { contact_id } = await house.ctx.db
    .selectFrom('claim as c')
    .innerJoin('account as a', 'a.id', 'c.account_id')
    .select('c.contact_id')
    .where('c.organisation_id', '=', to.organisationId)
    .where('a.external_id', '=', externalId)
    .executeTakeFirstOrThrow()
  const found = await showContact(house.ctx, to.organisationId, contact_id)
  if (!found) throw new Error('the contact is gone')
  return found
}
const reasons = (one: Contact) =>
  one.suggestions.map(({ contact, evidence }) => [contact.name, evidence.map(({ kind }) => kind)])

describe('somebody who is known already', () => {
  test('and has an address confirmed that is somebody’s, is joined by itself, and taken apart for good', async () => {
    const to = await makeOrganisation(house.ctx)
    await says(to, 'a', { name: 'Fatima Bennani', verifiedEmail: 'f@x.nl' })
    await says(to, 'b', { network: 'chat', name: 'Fatima Bennani' })
    await compared(to)
    await says(to, 'b', { network: 'chat', name: 'Fatima Bennani', verifiedEmail: 'f@x.nl' })
    await compared(to)
    const one = await person(to, 'b')
    expect(one.accounts).toHaveLength(2)
    expect(one.joins).toMatchObject([{ by: null, evidence: [{ kind: 'same email', value: 'f@x.nl', verified: true }] }])
    await takeApart(house.ctx, to, one.joins[0]?.id ?? '', true)
    await says(to, 'b', { network: 'chat', name: 'Fatima Bennani', verifiedEmail: 'f@x.nl' }, 'En mijn mail is f@x.nl')
    await compared(to)
    expect((await person(to, 'b')).accounts).toHaveLength(1)
    expect((await person(to, 'b')).suggestions).toEqual([])
  })

  test('and writes an address of somebody else is suggested, never joined; and not after a no', async () => {
    const to = await makeOrganisation(house.ctx)
    await says(to, 'a', { network: 'email', name: 'Karim Aydin', verifiedEmail: 'karim@x.nl' })
    await says(to, 'b', { name: 'kaydin88' }, 'Mijn mailadres is karim@x.nl, klantnummer onbekend.')
    await compared(to)
    const one = await person(to, 'b')
    expect(one.accounts).toHaveLength(1)
    expect(reasons(one)).toEqual([['Karim Aydin', ['wrote email']]])
    expect(reasons(await person(to, 'a'))).toEqual([['kaydin88', ['wrote email']]])
    await sayApart(house.ctx, to, [one.id, (await person(to, 'a')).id], true)
    await says(to, 'b', { name: 'kaydin88' }, 'Nogmaals: karim@x.nl')
    await compared(to)
    expect((await person(to, 'b')).suggestions).toEqual([])
  })

  test('and writes a customer number is suggested as that customer', async () => {
    const to = await makeOrganisation(house.ctx)
    const record = { number: 'K-20817', name: 'Zoë Prins', emails: ['zoe@x.nl'] }
    await bringRecords(house.ctx, to, [{ place: 0, record }])
    await says(to, 'z', { name: 'zprins' }, 'Klantnummer K-20817, het duurt nu al een week.')
    await compared(to)
    expect(reasons(await person(to, 'z'))).toEqual([['Zoë Prins', ['wrote number']]])
  })

  test('and writes the number of an order of somebody who lives elsewhere is suggested, with that against it', async () => {
    const to = await makeOrganisation(house.ctx)
    const record = { number: 'K-1', name: 'Ans Prins', emails: ['ans@x.nl'], fields: { Woonplaats: 'Zwolle' } }
    await bringRecords(house.ctx, to, [{ place: 0, record }])
    const { id } = await person(to, 'ans@x.nl')
    const order = { key: 'VV-88213', kind: 'purchase', title: 'Modem', at: house.ctx.clock().toISOString() }
    await bringContactEvents(house.ctx, to, [{ ...order, contact: id }])
    await says(to, 'a', { name: 'aprins' }, 'Waar blijft VV-88213? Groet, A. Prins, Brink 4, 7411 BT Deventer')
    await compared(to)
    expect((await person(to, 'a')).suggestions).toMatchObject([
      {
        contact: { name: 'Ans Prins' },
        evidence: [{ kind: 'wrote order' }],
        counter: { kind: 'other town', value: 'Zwolle' },
      },
    ])
  })
})

describe('a name', () => {
  const given = [
    'Anna',
    'Bram',
    'Daan',
    'Els',
    'Finn',
    'Ingrid',
    'Julia',
    'Kees',
    'Lotte',
    'Mehmet',
    'Noor',
    'Piet',
    'Roos',
    'Sem',
    'Tess',
  ]
  const family = [
    'Bakker',
    'Bos',
    'Dekker',
    'Hoekstra',
    'Jansen',
    'Kramer',
    'Meijer',
    'Peters',
    'Prins',
    'Smit',
    'Visser',
    'Vos',
    'Yilmaz',
  ]
  const called = (i: number) => `${given[i % given.length]} ${family[(i * 7) % family.length]}`

  test('that is rare is a reason to look; one that many have is none, however many there are', async () => {
    const to = await makeOrganisation(house.ctx)
    const actors = Array.from({ length: 120 }, (_, i) => {
      const name = i % 6 === 0 ? 'Jan Jansen' : called(i)
      return create({ id: `c-${i}`, actor: { network: 'plain', id: `crowd-${i}`, name } })
    })
    await bring(house.ctx, to, actors)
    await compared(to)
    await says(to, 'x1', { network: 'email', name: 'Xanthippe Oudekerk' })
    await says(to, 'x2', { network: 'chat', name: 'Xanthippe Oudekerk' })
    await says(to, 'j', { network: 'chat', name: 'Jan Jansen' })
    await compared(to)
    expect(reasons(await person(to, 'x2'))).toEqual([['Xanthippe Oudekerk', ['name']]])
    expect((await person(to, 'j')).suggestions).toEqual([])
  }, 60_000)

  test('that is another one speaks against it: who uses the family’s address is suggested with that', async () => {
    const to = await makeOrganisation(house.ctx)
    await says(to, 'a', { network: 'email', name: 'Ingrid Postma', verifiedEmail: 'thuis@x.nl' })
    await says(to, 'b', { network: 'chat', name: 'Henk Postma' })
    await says(to, 'b', { network: 'chat', name: 'Henk Postma', verifiedEmail: 'thuis@x.nl' })
    await compared(to)
    const one = await person(to, 'b')
    expect(one.accounts).toHaveLength(1)
    expect(one.suggestions).toMatchObject([{ contact: { name: 'Ingrid Postma' }, counter: { kind: 'other name' } }])
  })
})
