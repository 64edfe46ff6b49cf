/**
 * S5, Contacten: somebody writes the number of an order and lives elsewhere. Joined, there is one time line and the stricter consent; taken apart,
 * both are exactly as they were; and who objects has no influence any more, and waits no longer for it.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Contact } from '../../contract/contact.ts'
import type { Conversation } from '../../contract/conversation.ts'
import type { ContactWaits, Floor } from '../../contract/floor.ts'
import type { ContactSuppression } from '../../contract/suppression-held.ts'
import { contactWords } from '../../web/words/contact.ts'
import { floorWords } from '../../web/words/floor.ts'
import { influenceWords } from '../../web/words/influence.ts'
import { soonerWords } from '../../web/words/sooner.ts'
import { suppressionWords } from '../../web/words/suppression.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const people = {
  nl: { name: 'Fatima Bakkali', handle: 'fatima', number: 'K-20817', order: 'VV-88213', town: 'Zwolle' },
  en: { name: 'Karim Aydin', handle: 'karim', number: 'K-31190', order: 'VV-90417', town: 'Meppel' },
}
type Somebody = (typeof people)['nl']
const mailOf = ({ handle }: Somebody) => `${handle}@klant.example`

let house: E2e
let page: Page
let [shop, square] = ['', '']
beforeAll(async () => {
  house = await openHouse()
  ;({ page } = await house.visitor())
  page.setDefaultTimeout(60_000)
  await page.goto(house.url)
  const owner = { name: 'Joris Vermeer', email: 'joris@voltmeer.example', password }
  await house.ask(page, 'POST', '/api/v1/house', { organisation: 'Voltmeer', language: 'nl', ...owner, demo: false })
  const channel = async (name: string, address: string) =>
    (await ask<{ id: string }>('POST', '/api/v1/channels', { kind: 'api', name, settings: { address } })).id
  shop = await channel('Webwinkel', 'winkel')
  square = await channel('Plein', 'plein')
  await ask('PATCH', '/api/v1/influence', { ground: 'Gerechtvaardigd belang, voor deze proef.' })
}, 60_000)
afterAll(() => house.stop())

const ask = <T>(method: string, path: string, body?: unknown) => house.ask<T>(page, method, path, body)
const bring = (channel: string, ...messages: object[]) =>
  ask('POST', `/api/v1/messages?channel=${channel}`, { messages })
const slowly = { timeout: 30_000 }

async function idOf(query: string): Promise<string> {
  const { contacts } = await ask<{ contacts: { id: string }[] }>('GET', `/api/v1/contacts?${query}`)
  return contacts[0]?.id ?? ''
}

/** All that is shown of somebody. Versions only count how often something happened, and what is counted fades by a hair a second. */
async function everythingOf(id: string): Promise<unknown> {
  const parts = ['', '/timeline', '/suppression', '/factor'].map((part) => ask('GET', `/api/v1/contacts/${id}${part}`))
  const without = (key: string, value: unknown) =>
    ['version', 'suggestions', 'at', 'count'].includes(key) ? undefined : value
  return JSON.parse(JSON.stringify(await Promise.all(parts), without))
}

/** What she said in the shop, what she said in the square, and thirty people who reacted to that. */
async function evening(who: Somebody): Promise<{ inShop: string; inSquare: string }> {
  const { handle, name, number, order, town } = who
  await bring(shop, {
    id: `${handle} besteld`,
    text: 'Ik heb zojuist een modem besteld. Wanneer komt het?',
    author: { id: `${handle}-winkel`, name, verifiedEmail: mailOf(who) },
  })
  await expect.poll(() => idOf(`email=${mailOf(who)}`), slowly).not.toBe('')
  const customer = { number, name, emails: [mailOf(who)], fields: { Woonplaats: town } }
  await ask('POST', '/api/v1/customers', { customers: [customer] })
  const bought = { key: order, kind: 'purchase', title: 'Modem Voltbox 3', at: new Date().toISOString(), number }
  await ask('POST', '/api/v1/contact-events', { events: [bought] })
  const author = { id: handle, name, handle, audience: 41_000, lists: 320 }
  const aside = { text: 'Kijk mijn taart.', visibility: 'public', addressed: false }
  await bring(square, { ...aside, id: `${handle} taart`, author })
  const fans = Array.from({ length: 30 }, (_, i) => ({ id: `${handle} fan ${i}`, name: `Fan ${i}` }))
  await bring(square, ...fans.map((fan) => ({ ...aside, id: fan.id, author: fan, inReplyTo: `${handle} taart` })))
  await bring(square, {
    ...{ id: `${handle} vraag`, author, visibility: 'public' },
    text: `Waar blijft ${order}? Groet, ${name}, Brink 4, 7411 BT Deventer`,
  })
  await expect.poll(() => idOf(`account=plein:${handle}`), slowly).not.toBe('')
  const [inShop, inSquare] = [await idOf(`email=${mailOf(who)}`), await idOf(`account=plein:${handle}`)]
  await expect.poll(() => levelOf(inSquare), slowly).toBeGreaterThan(1)
  const says = { purpose: 'marketing', medium: 'any', source: 'aan de telefoon' }
  await ask('POST', '/api/v1/consents', { ...says, kind: 'consent', by: { email: mailOf(who) } })
  const account = { network: 'plein', id: handle }
  await ask('POST', '/api/v1/consents', { ...says, kind: 'objection', by: { account } })
  return { inShop, inSquare }
}

const contactOf = (id: string) => ask<Contact>('GET', `/api/v1/contacts/${id}`)
const levelOf = async (id: string) =>
  (await ask<{ factor: { level: number | null } | null }>('GET', `/api/v1/contacts/${id}/factor`)).factor?.level ?? 0
const objects = async (id: string) =>
  (await ask<ContactSuppression>('GET', `/api/v1/contacts/${id}/suppression`)).reasons.some(
    ({ code }) => code === 'objection',
  )
const waitsOf = (id: string) => ask<ContactWaits>('GET', `/api/v1/contacts/${id}/waits`)

describe.each(['nl', 'en'] as const)('an evening of who is who (%s)', (language) => {
  const words = contactWords[language]
  const who = people[language]
  let [inShop, inSquare] = ['', '']
  let before: unknown[] = []
  const both = () => Promise.all([inShop, inSquare].map(everythingOf))

  test('the same order number, another town: suggested with both, and joined there is one time line', async () => {
    await ask('PATCH', '/api/v1/me', { language })
    ;({ inShop, inSquare } = await evening(who))
    await expect.poll(async () => (await contactOf(inShop)).suggestions.length, slowly).toBe(1)
    before = await both()
    expect(await objects(inShop)).toBe(false)
    await page.goto(`${house.url}/contacten/${inShop}`)
    const suggestion = page.getByRole('region', { name: `${words.isSame} ${who.name}` })
    await suggestion.getByText(words.reason['wrote order'](who.order)).waitFor()
    await suggestion.getByText(words.counter['other town'](who.town)).waitFor()
    await expectAccessible(page)
    await picture(page, `s5-suggested-${language}`)
    await suggestion.getByRole('button', { name: words.yesOf(who.name) }).click()
    await page.getByRole('button', { name: words.takeApartOf(who.name) }).waitFor()
    for (const said of ['Wanneer komt het?', `Waar blijft ${who.order}?`])
      await page.getByRole('link', { name: said }).first().waitFor()
    const pause = page.getByRole('region', { name: suppressionWords[language].title })
    await pause.getByText(suppressionWords[language].codes.objection).waitFor()
    expect(await objects(inShop)).toBe(true)
    expect(await levelOf(inShop)).toBeGreaterThan(1)
    await expectAccessible(page)
    await picture(page, `s5-joined-${language}`)
  }, 180_000)

  test('taken apart, both are exactly as they were', async () => {
    await page.getByRole('button', { name: words.takeApartOf(who.name) }).click()
    await page.getByText(words.apart(who.name)).waitFor()
    // How far a voice reaches is worked out behind it.
    await expect.poll(both, slowly).toEqual(before)
  }, 120_000)

  test('who objects has no influence any more, and waits no longer', async () => {
    const influence = influenceWords[language]
    const floor = floorWords[language]
    await bring(square, answerTo(`${who.handle} vraag`))
    await expect.poll(async () => (await waitsOf(inSquare)).n, slowly).toBe(1)
    await page.goto(`${house.url}/contacten/${inSquare}`)
    const reach = page.getByRole('region', { name: influence.reach, exact: true })
    await reach.getByRole('button', { name: influence.objected }).click()
    await page.getByRole('dialog').getByRole('button', { name: influence.objectedAct }).click()
    await reach.getByText(influence.state.objected).waitFor()
    const asksAgain = { id: `${who.handle} weer`, text: 'En nu?', author: { id: who.handle, name: who.name } }
    await bring(square, asksAgain)
    await expect.poll(() => openWith(inSquare), slowly).toBeTruthy()
    const asked = await openWith(inSquare)
    await page.goto(`${house.url}/gesprekken/${asked?.id}`)
    await page.getByText('En nu?').first().waitFor()
    expect(await page.getByText(soonerWords[language].because.factor).count()).toBe(0)
    await bring(square, answerTo(`${who.handle} weer`))
    await expect.poll(async () => (await waitsOf(inSquare)).n, slowly).toBe(2)

    await page.goto(`${house.url}/contacten/${inSquare}`)
    await page.getByRole('link', { name: floor.seeOwn }).click()
    await page.getByText(floor.measures.turn, { exact: true }).click()
    const own = page.getByRole('region', { name: floor.own(who.name) })
    await own.getByText(floor.waitedFor('').trim()).first().waitFor()
    await expectAccessible(page)
    await picture(page, `s5-own-row-${language}`)
    const { edges, levels } = await ask<Floor>('GET', '/api/v1/floor')
    const { turn, passed, last } = await waitsOf(inSquare)
    // Of a turn that is not over yet the bars stand before the edge at nothing.
    const late = turn.slice(edges.turn.indexOf(0) + 1)
    expect(late.reduce((all, n) => all + n, 0)).toBe(0)
    expect(passed.slice(1).reduce((all, n) => all + n, 0)).toBe(0)
    expect(last).toHaveLength(2)
    expect(levels.map(({ level }) => level)).toEqual([0])
  }, 180_000)
})

const answerTo = (id: string) => ({
  ...{ id: `${id} antwoord`, text: 'We kijken ernaar.', ours: true, inReplyTo: id, visibility: 'public' },
})
async function openWith(contactId: string): Promise<Conversation | undefined> {
  const { conversations } = await contactOf(contactId)
  return conversations.find(({ workState }) => workState === 'open')
}
