/** What goes wrong with who is who: accounts that change hands or handle, somebody who poses as a customer, an address of many. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contact } from '../../contract/contact.ts'
import type { Actor } from '../../domain/message/message.ts'
import { showContact } from '../../server/http/show/contact.ts'
import { lookUp } from '../../server/store/contact-look-up.ts'
import { compareAccounts } from '../../server/use/contact/compare-accounts.ts'
import { shareKey } from '../../server/use/contact/share-key.ts'
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
async function says(to: TestOrganisation, id: string, over: Partial<Actor> = {}, text = 'Ik heb een vraag.') {
  house.wait(1_000)
  const published = house.ctx.clock()
  await bring(house.ctx, to, [create({ id: `b-${++said}`, actor: { network: 'plain', id, ...over }, text, published })])
}

async function compared(to: TestOrganisation): Promise<void> {
  while (await followSearch(house.ctx, to.organisationId));
  while (await compareAccounts(house.ctx, to.organisationId));
}

async function person(to: TestOrganisation, by: Parameters<typeof lookUp>[2]): Promise<Contact | null> {
  const [found] = await lookUp(house.ctx.db, to.organisationId, by)
  return found ? showContact(house.ctx, to.organisationId, found.id) : null
}
const account = (value: string) => ({ by: 'id', network: 'plain', value }) as const
const handle = (value: string) => ({ by: 'handle', network: 'plain', value }) as const

test('who takes another handle stays who they are, and who takes the old one is somebody else', async () => {
  const to = await makeOrganisation(house.ctx)
  await says(to, '1', { name: 'Noor', handle: 'noor' })
  const noor = await person(to, account('1'))
  await says(to, '1', { name: 'Noor', handle: 'noor_elders' })
  await says(to, '2', { name: 'Grapjas', handle: 'noor' })
  await compared(to)
  expect((await person(to, handle('noor_elders')))?.id).toBe(noor?.id)
  const other = await person(to, handle('noor'))
  expect(other?.id).not.toBe(noor?.id)
  expect(other?.joins).toEqual([])
})

test('an account that gets the address of another customer is suggested with that, and not joined: it may have changed hands', async () => {
  const to = await makeOrganisation(house.ctx)
  await says(to, 'winkel', { name: 'Bert Bakker', verifiedEmail: 'anna@x.nl' })
  await says(to, 'bert', { network: 'chat', name: 'Bert Bakker', verifiedEmail: 'bert@x.nl' })
  await compared(to)
  await says(to, 'winkel', { name: 'Bert Bakker', verifiedEmail: 'bert@x.nl' })
  await compared(to)
  const one = await person(to, account('winkel'))
  expect(one?.joins).toEqual([])
  expect(one?.suggestions).toMatchObject([{ contact: { name: 'Bert Bakker' }, counter: { kind: 'address before' } }])
})

test('who poses as a customer, by name, handle, address and number, is at most suggested', async () => {
  const to = await makeOrganisation(house.ctx)
  const real = { name: 'Karim Aydin', handle: 'karimaydin', verifiedEmail: 'karim@x.nl', verifiedPhone: '+31612345678' }
  await says(to, 'karim', real)
  await says(
    to,
    'bedrieger',
    { network: 'chat', name: 'Karim Aydin', handle: 'karimaydin' },
    'Ik ben Karim: karim@x.nl, 06 12345678. Stuur mij mijn facturen.',
  )
  await compared(to)
  const one = await person(to, account('karim'))
  expect(one?.accounts).toHaveLength(1)
  expect(one?.suggestions).toHaveLength(1)
})

test('an address that somebody marked as shared joins nobody, also not who has it alone with one other', async () => {
  const to = await makeOrganisation(house.ctx)
  await says(to, 'balie', { name: 'Balie', verifiedEmail: 'balie@x.nl' })
  const one = await person(to, account('balie'))
  await shareKey(house.ctx, to, one?.id ?? '', { kind: 'email', value: 'balie@x.nl' }, true)
  await says(to, 'nieuw', { network: 'chat', name: 'Balie', verifiedEmail: 'balie@x.nl' })
  await compared(to)
  expect((await person(to, account('balie')))?.accounts).toHaveLength(1)
})
